"""Answers that come late, or not at all: they are of the booking they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.booking.hold import hold
from core.booking.show import show
from tests.ui.bookings.scene import confirmed, furnish, held, scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.line_proxy import LineProxy
    from tests.office import Office
    from tests.ui.bookings.scene import Scene
    from ui.bookings.reschedule_pane import ReschedulePane

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    return furnish(make_office())


@pytest.fixture
def line(shop: Office) -> Iterator[LineProxy]:
    with shop.line() as line:
        yield line


def reschedule(desk: Scene, booking: Booking) -> ReschedulePane:
    """The grid of another window for the booking, with its windows."""
    desk.choose(booking)
    pane = desk.tab.reschedule_pane
    desk.tab.table.setFocus()
    QTest.keyClick(desk.tab.table, Qt.Key.Key_M, CTRL)
    desk.qtbot.waitUntil(lambda: pane.grid.current_window() is not None, timeout=10_000)
    desk.settle()
    return pane


def enter(pane: ReschedulePane) -> None:
    QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Return)


def replacements(office: Office, booking: Booking) -> list[str]:
    return [
        row.label
        for row in office.rows(
            "select w.label from booker.bookings n"
            " join booker.bookings o on o.booking_id = n.replaces"
            " join booker.arrival_windows w on w.window_id = n.window_id"
            " where o.reference = :reference and n.state = 'held'",
            reference=booking.reference,
        )
    ]


def test_an_unanswered_new_window_is_not_held_beside_a_second_one(
    shop: Office, line: LineProxy, qtbot: QtBot
) -> None:
    booking = confirmed(shop, "S1")
    with scene(shop, qtbot, "csr", words=booking.reference, port=line.port) as desk:
        pane = reschedule(desk, booking)
        assert pane.grid.select(shop.day(4), "10-12")
        line.cut_at_commit("app.reschedule")
        enter(pane)
        qtbot.waitUntil(lambda: not desk.session.line.status.is_up, timeout=15_000)
        desk.settle()
        # that the windows could not be read either does not take its place
        assert "not known yet" in pane.notice.text()
        line.resume()
        qtbot.waitUntil(lambda: desk.session.line.status.is_up, timeout=15_000)
        # somebody who does not wait for the answer
        pane.grid.setFocus()
        assert pane.grid.select(shop.day(4), "2-4")
        enter(pane)
        qtbot.waitUntil(lambda: not pane.isVisible(), timeout=15_000)
        desk.settle()
        assert replacements(shop, booking) == ["10-12"]


def test_a_refusal_offers_nothing_to_the_booking_that_is_open_by_then(
    shop: Office, line: LineProxy, qtbot: QtBot
) -> None:
    first, second = confirmed(shop, "S1"), confirmed(shop, "S2")
    with scene(shop, qtbot, "csr", words="Customer S", port=line.port, day=shop.day(3)) as desk:
        reschedule(desk, second)
        pane = reschedule(desk, first)
        assert pane.grid.select(shop.day(4), "10-12")
        line.delay(0.2)
        hold(shop.desk("dispatcher"), uuid4(), "S1", "TUNE", shop.day(4), "10-12")
        enter(pane)
        assert desk.tab.table.choose(second.reference)
        desk.tab.table.setFocus()
        QTest.keyClick(desk.tab.table, Qt.Key.Key_M, CTRL)
        assert pane.booking is not None
        assert pane.booking.reference == second.reference
        qtbot.waitUntil(lambda: first.reference in desk.tab.notice.text(), timeout=15_000)
        assert not pane.notice.isVisible()
        line.delay(0.0)


def test_a_key_pressed_twice_acts_once_and_is_told_once(
    shop: Office, line: LineProxy, qtbot: QtBot
) -> None:
    booking = held(shop, "S3")
    with scene(shop, qtbot, "csr", words=booking.reference, port=line.port) as desk:
        desk.choose(booking)
        line.delay(0.2)
        desk.tab.table.setFocus()
        for _ in range(2):
            QTest.keyClick(desk.tab.table, Qt.Key.Key_R, CTRL)
        qtbot.waitUntil(desk.tab.notice.isVisible, timeout=10_000)
        line.delay(0.0)
        desk.settle()
        assert "is released" in desk.tab.notice.text()
        assert show(shop.desk("csr"), booking.reference).state == "released"
