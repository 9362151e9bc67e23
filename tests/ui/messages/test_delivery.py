"""What became of messages, on screen: states, what happened, sending again, settling, health."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.messages.list_messages import messages_of
from tests.courier import Courier, set_up
from tests.ui.desk import open_session
from ui.messages.messages_tab import MessagesTab
from ui.status_strip import StatusStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office


FAILED = {"result": "failed", "error": "The address is not known there."}
UNSURE = {"result": "uncertain", "error": "Whether it was accepted is not known."}


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(30)
    office.add_routes(office.day(), 9)
    set_up(office)
    Courier(office).beat("folder:/srv/mail")
    return office


def confirmed(office: Office, site: str) -> str:
    booking = hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(), "8-10")
    return confirm(office.desk("dispatcher"), uuid4(), booking.reference).reference


@contextmanager
def opened(office: Office, qtbot: QtBot, reference: str = "") -> Iterator[MessagesTab]:
    with open_session(office, "csr") as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        tab = MessagesTab(session)
        session.changed.connect(tab.changed)
        qtbot.addWidget(tab)
        tab.text.setText(reference)
        tab.resize(1180, 700)
        tab.show()
        tab.shown()
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
        yield tab
        session.changed.disconnect(tab.changed)
        tab.close()


def said(tab: MessagesTab) -> str:
    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def test_states_that_are_looked_for_together(shop: Office, qtbot: QtBot) -> None:
    fine, bad = confirmed(shop, "S1"), confirmed(shop, "S2")
    done = Courier(shop).deliver({bad: FAILED})
    assert Courier(shop).report(done[fine][0], "delivered")
    waiting = confirmed(shop, "S3")
    with opened(shop, qtbot) as tab:

        def shown() -> set[str]:
            return {row.reference for row in tab.model.rows}

        ours = {fine, bad, waiting}
        for group, reference in (
            ("trouble", bad),
            ("sent", fine),
            ("waiting", waiting),
            ("delivered", fine),
        ):
            tab.states.setCurrentIndex(tab.states.findData(group))
            qtbot.waitUntil(lambda r=reference: ours & shown() == {r})  # type: ignore[misc]
        tab.channels.setCurrentIndex(tab.channels.findData("sms"))
        qtbot.waitUntil(lambda: not shown())
        assert "by any way" in tab.table.accessibleDescription()


def test_what_happened_is_told_with_attempts_and_the_provider_s_id(
    shop: Office, qtbot: QtBot
) -> None:
    reference = confirmed(shop, "S4")
    courier = Courier(shop)
    courier.beat("address:me@example.com")
    (message,) = courier.deliver()[reference]
    with opened(shop, qtbot, reference) as tab:
        qtbot.waitUntil(lambda: "Attempt 1" in tab.details.happened.toPlainText())
        told = tab.details.happened.toPlainText()
        assert "handed to Resend, accepted" in told
        taken = f"Taken by Resend as re_{str(message)[:8]}"
        assert f"{taken}, for the sandbox's address me@example.com" in told
        assert told.index("Drafted") < told.index("Queued") < told.index("Attempt 1")
        assert "Sent" in said(tab)
        assert tab.details.again_button.isVisible()
        assert not tab.details.arrived_button.isVisible()
        Courier(shop).report(message, "bounced", "It was refused. Ask for another one.")
        qtbot.waitUntil(lambda: "It was refused. Ask for another one." in said(tab))
        assert "one. Correct" not in said(tab)
        qtbot.waitUntil(lambda: "Bounced" in tab.details.happened.toPlainText())


def test_it_is_sent_again_to_the_corrected_address(shop: Office, qtbot: QtBot) -> None:
    reference = confirmed(shop, "S5")
    Courier(shop).deliver({reference: FAILED})
    with opened(shop, qtbot, reference) as tab:
        qtbot.waitUntil(tab.details.again_button.isVisible)
        tab.details.again_button.click()
        address = tab.details.pane.address
        qtbot.waitUntil(address.hasFocus)
        assert address.selectedText() == "s5@example.com"
        QTest.keyClicks(address, "right")
        QTest.keyClick(address, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "is not an e-mail address" in said(tab))
        assert tab.details.pane.isVisible()
        QTest.keyClicks(address, "@example.com")
        assert "is not an e-mail address" not in said(tab)
        QTest.keyClick(address, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "sent again, to right@example.com" in tab.notice.text())
        qtbot.waitUntil(lambda: len(tab.model.rows) == 2)
        qtbot.waitUntil(lambda: tab.table.current_row().recipient == "right@example.com")
        assert not tab.details.pane.isVisible()
        qtbot.waitUntil(lambda: not tab.details.again_button.isVisible())
    assert [m.state for m in messages_of(shop.desk(), reference)] == ["queued", "failed"]


def test_what_would_no_longer_be_true_is_refused_in_words(shop: Office, qtbot: QtBot) -> None:
    reference = confirmed(shop, "S6")
    Courier(shop).deliver({reference: FAILED})
    cancel(shop.desk("csr"), uuid4(), reference, "moved away")
    with opened(shop, qtbot, reference) as tab:
        qtbot.waitUntil(tab.details.again_button.isVisible)
        tab.details.again_button.click()
        QTest.keyClick(tab.details.pane.address, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "no longer be true" in tab.notice.text())


def test_esc_goes_back_to_the_table(shop: Office, qtbot: QtBot) -> None:
    reference = confirmed(shop, "S7")
    Courier(shop).deliver({reference: FAILED})
    with opened(shop, qtbot, reference) as tab:
        qtbot.waitUntil(tab.details.again_button.isVisible)
        tab.details.again_button.click()
        qtbot.waitUntil(tab.details.pane.address.hasFocus)
        QTest.keyClick(tab.details.pane.address, Qt.Key.Key_Escape)
        assert not tab.details.pane.isVisible()
        qtbot.waitUntil(tab.table.hasFocus)


def test_a_person_says_that_an_uncertain_one_arrived(shop: Office, qtbot: QtBot) -> None:
    reference = confirmed(shop, "S8")
    Courier(shop).deliver({reference: UNSURE})
    with opened(shop, qtbot, reference) as tab:
        qtbot.waitUntil(tab.details.arrived_button.isVisible)
        assert "Ask the customer whether it arrived." in said(tab)
        tab.details.arrived_button.click()
        tab.details.arrived_button.click()
        qtbot.waitUntil(lambda: tab.model.rows[0].state == "sent")
        qtbot.waitUntil(lambda: not tab.details.arrived_button.isVisible())
        assert "counts as sent" in tab.notice.text()


def test_the_banner_and_the_strip_tell_how_delivery_stands(
    make_office: Callable[[], Office], qtbot: QtBot
) -> None:
    office = make_office()
    office.add_sites(3)
    office.add_routes(office.day(), 3)
    set_up(office)
    courier = Courier(office)
    courier.beat("folder:/srv/mail")
    with opened(office, qtbot) as tab:
        strip = StatusStrip(tab.session)
        qtbot.addWidget(strip)
        strip.resize(1180, 30)
        strip.show()
        delivery = strip.findChild(QLabel, "delivery")
        assert delivery is not None
        qtbot.waitUntil(lambda: delivery.text() == "Sandbox")
        qtbot.waitUntil(lambda: "everything goes to the folder /srv/mail" in tab.banner.text())
        reference = confirmed(office, "S1")
        qtbot.waitUntil(lambda: delivery.text() == "1 message waits · Sandbox")
        courier.deliver({reference: FAILED})
        qtbot.waitUntil(lambda: delivery.text() == "1 message did not arrive · Sandbox")
        qtbot.waitUntil(lambda: "Correct the address" in tab.banner.text())
        confirmed(office, "S2")
        office.execute(
            "update booker.workers set beat_at = beat_at - interval '4 minutes'"
            " where branch_id = :branch"
        )
        tab.watch.read()
        qtbot.waitUntil(
            lambda: "Nobody has delivered for 4 minutes: 1 message waits" in tab.banner.text()
        )
        strip.close()


def test_buttons_say_what_they_do(shop: Office, qtbot: QtBot) -> None:
    with opened(shop, qtbot) as tab:
        nameless = [b.text() for b in tab.findChildren(QPushButton) if not b.accessibleName()]
        assert nameless == []
