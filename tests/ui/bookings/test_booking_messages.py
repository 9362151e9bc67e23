"""A booking's messages in its details, and telling that the technician is on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser

from core.messages.list_messages import messages_of
from core.messages.send_again import send_again
from tests.courier import Courier, set_up
from tests.ui.bookings.scene import Scene, confirmed, furnish, scene
from ui.bookings.booking_acts import BookingAct, possible_acts
from ui.bookings.details import MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = furnish(make_office())
    set_up(office)
    return office


@pytest.fixture
def desk(shop: Office, qtbot: QtBot) -> Iterator[Scene]:
    with scene(shop, qtbot) as made:
        yield made


def move_to_today(office: Office, booking: Booking) -> None:
    """Let the visit be today, whatever the hour is: triggers are lifted for the moment."""
    now = datetime.now(ZoneInfo(office.timezone))
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update booker.bookings set service_date = %s, promised_from = %s, promised_to = %s"
            " where reference = %s",
            (now.date(), now, now + timedelta(hours=2), booking.reference),
        )


def test_every_message_stands_with_its_fate_and_the_chosen_one_is_shown(
    shop: Office, desk: Scene
) -> None:
    booking = confirmed(shop, "S1")
    failed = {booking.reference: {"result": "failed", "error": "The mailbox is gone."}}
    (first,) = Courier(shop).deliver(failed)[booking.reference]
    send_again(shop.desk(), uuid4(), first, "right@example.com")
    desk.choose(booking)
    desk.tab.details.pages.setCurrentIndex(MESSAGE)
    messages = desk.tab.details.message
    desk.qtbot.waitUntil(lambda: len(messages.rows.rows) == 2)
    new, old = (messages.rows.rows_model.index(n, 0).data() for n in range(2))
    assert new.startswith("Confirmation by e-mail: waits since")
    assert "right@example.com" in new
    assert old.startswith("Confirmation by e-mail: failed")
    assert "The mailbox is gone." in old

    def recipients() -> set[str]:
        return {label.text() for label in messages.view.findChildren(QLabel)}

    desk.qtbot.waitUntil(lambda: "right@example.com" in recipients())
    messages.rows.go_to(1)
    desk.qtbot.waitUntil(lambda: "s1@example.com" in recipients())
    pages = messages.view.findChildren(QTextBrowser)
    assert any("Customer S1" in page.toPlainText() for page in pages)
    # what is delivered meanwhile is told under one's eyes, and the chosen one stays
    Courier(shop).deliver()
    desk.qtbot.waitUntil(lambda: "sent" in str(messages.rows.rows_model.index(0, 0).data()))
    assert messages.chosen == first


def test_only_of_today_s_visit_somebody_is_on_the_way(shop: Office) -> None:
    booking = confirmed(shop, "S2")
    roles = frozenset({"csr"})
    assert BookingAct.ON_THE_WAY not in possible_acts(booking, roles, shop.today())
    assert BookingAct.ON_THE_WAY in possible_acts(booking, roles, booking.date)
    held = replace(booking, state="held")
    assert BookingAct.ON_THE_WAY not in possible_acts(held, roles, booking.date)


def test_the_customer_is_told_that_the_technician_is_on_the_way(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S3")
    move_to_today(shop, booking)
    desk.tab.show_item(booking.reference)
    desk.qtbot.waitUntil(lambda: desk.shown() == booking.reference)
    desk.settle()
    button = desk.tab.details.button(BookingAct.ON_THE_WAY)
    assert button.isVisible()
    button.click()
    answers = [b for b in desk.tab.details.ask.findChildren(QPushButton) if b.isVisible()]
    assert [b.accessibleName() for b in answers] == [
        "In 15 min", "In 30 min", "In 60 min", "No time", "Back",
    ]  # fmt: skip
    QTest.keyClick(answers[1], Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "is told that the technician" in desk.tab.notice.text())
    newest, *_ = messages_of(shop.desk(), booking.reference)
    assert (newest.kind, newest.state) == ("on_the_way", "queued")
