"""The messages on screen: states, the customer's view, the way to the booking."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.release import release
from tests.ui.desk import open_session
from ui.messages.messages_tab import MessagesTab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(8)
    office.add_routes(office.day(), 4)
    return office


@contextmanager
def opened(office: Office, qtbot: QtBot) -> Iterator[MessagesTab]:
    with open_session(office, "csr") as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        tab = MessagesTab(session)
        session.changed.connect(tab.changed)
        qtbot.addWidget(tab)
        tab.resize(1024, 640)
        tab.show()
        tab.shown()
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
        yield tab
        session.changed.disconnect(tab.changed)
        tab.close()


def held(office: Office, site: str) -> Booking:
    return hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(), "8-10")


def states(tab: MessagesTab) -> dict[str, str]:
    return {row.reference: row.state for row in tab.model.rows}


def test_a_draft_is_queued_by_the_dispatcher_under_one_s_eyes(shop: Office, qtbot: QtBot) -> None:
    booking = held(shop, "S1")
    with opened(shop, qtbot) as tab:
        qtbot.waitUntil(lambda: states(tab).get(booking.reference) == "draft")
        tab.table.choose(
            next(m.message_id for m in tab.model.rows if m.reference == booking.reference)
        )
        confirm(shop.desk("dispatcher"), uuid4(), booking.reference)
        qtbot.waitUntil(lambda: states(tab).get(booking.reference) == "queued")
        assert tab.table.current_row().reference == booking.reference

        def hints() -> list[str]:
            return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]

        qtbot.waitUntil(lambda: any("nothing is delivered before" in text for text in hints()))


def test_it_is_shown_as_the_customer_sees_it(shop: Office, qtbot: QtBot) -> None:
    booking = held(shop, "S2")
    with opened(shop, qtbot) as tab:
        tab.text.setText(booking.reference)
        qtbot.waitUntil(lambda: states(tab) == {booking.reference: "draft"})
        pages = tab.view.findChildren(QTextBrowser)
        qtbot.waitUntil(
            lambda: all("Customer S2" in page.toPlainText() for page in pages) and bool(pages)
        )
        labels = [label.text() for label in tab.view.findChildren(QLabel)]
        assert "s2@example.com" in labels


def test_states_and_words_narrow_and_nothing_found_says_what_to_do(
    shop: Office, qtbot: QtBot
) -> None:
    gone, stays = held(shop, "S3"), held(shop, "S4")
    release(shop.desk("csr"), uuid4(), gone.reference)
    with opened(shop, qtbot) as tab:
        tab.states.setCurrentIndex(tab.states.findData("withdrawn"))
        qtbot.waitUntil(
            lambda: gone.reference in states(tab) and stays.reference not in states(tab)
        )
        tab.text.setText("nobody@nowhere")
        qtbot.waitUntil(lambda: not states(tab))
        assert "fewer words" in tab.table.accessibleDescription()
        tab.show_item(stays.reference)
        qtbot.waitUntil(lambda: set(states(tab)) == {stays.reference})


def test_enter_opens_the_booking(shop: Office, qtbot: QtBot) -> None:
    booking = held(shop, "S5")
    with opened(shop, qtbot) as tab:
        tab.text.setText(booking.reference)
        qtbot.waitUntil(lambda: set(states(tab)) == {booking.reference})
        QTest.keyClick(tab.text, Qt.Key.Key_Down)
        with qtbot.waitSignal(tab.asked) as asked:
            QTest.keyClick(tab.table, Qt.Key.Key_Return)
        assert asked.args == ["bookings", booking.reference]


def test_an_office_without_messages_says_how_they_come(
    make_office: Callable[[], Office], qtbot: QtBot
) -> None:
    with opened(make_office(), qtbot) as tab:
        assert "No messages yet" in tab.table.accessibleDescription()


def test_everything_that_takes_the_focus_has_a_name(shop: Office, qtbot: QtBot) -> None:
    held(shop, "S6")
    with opened(shop, qtbot) as tab:
        nameless = [
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in tab.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
        ]
        assert nameless == []
