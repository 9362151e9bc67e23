"""Bookings: found, read, changed, exported; alive while other desks work."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.propose import propose
from core.booking.release import release
from core.booking.reschedule import reschedule
from core.booking.show import show
from tests.ui.bookings.scene import Scene, confirmed, furnish, held, scene
from ui.bookings.booking_acts import BookingAct
from ui.bookings.bookings_tab import BookingsTab
from ui.bookings.details import HISTORY, MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.office import Office

# one worker, so that its office is made once


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    return furnish(make_office())


@pytest.fixture
def desk(shop: Office, qtbot: QtBot) -> Iterator[Scene]:
    with scene(shop, qtbot) as opened:
        yield opened


def press(desk: Scene, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key, to whatever has the focus."""
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    QTest.keyClick(QApplication.focusWidget() or desk.tab, key, pressed)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_what_another_desk_does_appears_and_the_choice_survives(shop: Office, desk: Scene) -> None:
    mine = confirmed(shop, "S1", "8-10")
    desk.choose(mine)
    other = held(shop, "S2", "10-12")
    desk.wait_for_state(other, "held")
    assert desk.shown() == mine.reference
    cancel(shop.desk("csr"), uuid4(), mine.reference, "gone")
    desk.wait_for_state(mine, "cancelled")
    desk.qtbot.waitUntil(
        lambda: (
            desk.tab.details.booking is not None and desk.tab.details.booking.state == "cancelled"
        )
    )
    assert desk.shown() == mine.reference


def test_filters_narrow_by_words_states_zone_and_days(shop: Office, desk: Scene) -> None:
    early = confirmed(shop, "S3", "12-2", ahead=1)
    late = held(shop, "S3", "12-2", ahead=6)
    desk.wait_for_state(late, "held")

    desk.tab.filter.text.setText("Customer S3")
    desk.qtbot.waitUntil(lambda: set(desk.states()) == {early.reference, late.reference})
    bar = desk.tab.filter
    bar.states.setCurrentIndex(bar.states.findText("Confirmed"))
    desk.qtbot.waitUntil(lambda: set(desk.states()) == {early.reference})
    bar.states.setCurrentIndex(0)
    bar.show_days(shop.day(6), shop.day(6))
    desk.qtbot.waitUntil(lambda: set(desk.states()) == {late.reference})
    bar.text.setText("nobody is called so")
    desk.qtbot.waitUntil(lambda: not desk.states())
    assert desk.tab.details.booking is None
    assert "fewer words" in desk.tab.table.accessibleDescription()


def test_dates_the_wrong_way_round_are_said(shop: Office, desk: Scene) -> None:
    desk.tab.filter.show_days(shop.day(5), shop.day(2))
    desk.qtbot.waitUntil(lambda: "before it begins" in desk.tab.notice.text())
    desk.tab.filter.show_days(shop.day(2), shop.day(5))
    desk.qtbot.waitUntil(lambda: not desk.tab.notice.text())


def test_show_item_finds_a_booking_that_the_filters_hide(shop: Office, desk: Scene) -> None:
    hidden = confirmed(shop, "S4", "2-4", ahead=7)
    desk.tab.filter.text.setText("nobody is called so")
    desk.qtbot.waitUntil(lambda: not desk.states())
    desk.tab.show_item(hidden.reference)
    desk.qtbot.waitUntil(lambda: desk.shown() == hidden.reference)
    desk.tab.show_item("NOSUCH")
    desk.qtbot.waitUntil(lambda: "no booking NOSUCH" in desk.tab.notice.text())


def test_a_cancellation_needs_a_reason_and_esc_keeps_the_booking(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S5", "8-10", ahead=2)
    desk.choose(booking)
    desk.tab.table.setFocus()
    press(desk, Qt.Key.Key_Delete, CTRL)
    pane = desk.tab.details.cancel
    assert pane.isVisible()
    press(desk, Qt.Key.Key_Return)
    assert pane.isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert desk.tab.table.hasFocus()
    assert show(shop.desk("csr"), booking.reference).state == "confirmed"

    press(desk, Qt.Key.Key_Delete, CTRL)
    QTest.keyClicks(desk.tab.details.cancel.reason, "moved away")
    press(desk, Qt.Key.Key_Return)
    desk.wait_for_state(booking, "cancelled")
    assert show(shop.desk("csr"), booking.reference).reason == "moved away"
    assert "cancelled" in desk.tab.notice.text()


@pytest.mark.parametrize(
    ("act", "state"), [(BookingAct.COMPLETE, "completed"), (BookingAct.NO_SHOW, "no_show")]
)
def test_a_dispatcher_tells_how_the_visit_was_after_a_question(
    shop: Office, desk: Scene, act: BookingAct, state: str
) -> None:
    booking = confirmed(shop, "S6", "8-10" if state == "completed" else "10-12", ahead=2)
    desk.choose(booking)
    desk.tab.details.button(act).click()
    ask = desk.tab.details.ask
    assert ask.isVisible()
    assert show(shop.desk("csr"), booking.reference).state == "confirmed"
    press(desk, Qt.Key.Key_Return)
    desk.wait_for_state(booking, state)


def test_a_csr_reschedules_and_the_old_promise_stays(shop: Office, qtbot: QtBot) -> None:
    booking = confirmed(shop, "S7", "8-10", ahead=2)
    with scene(shop, qtbot, "csr", words=booking.reference) as desk:
        desk.choose(booking)
        assert not desk.tab.details.button(BookingAct.COMPLETE).isVisible()
        desk.tab.details.pages.setCurrentIndex(HISTORY)
        qtbot.waitUntil(lambda: desk.tab.details.history.topLevelItemCount() == 2)
        desk.tab.table.setFocus()
        press(desk, Qt.Key.Key_M, CTRL)
        pane = desk.tab.reschedule_pane
        assert pane.isVisible()
        qtbot.waitUntil(lambda: pane.grid.current_window() is not None)
        assert pane.grid.select(shop.day(4), "12-2")
        press(desk, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not pane.isVisible())
        assert "stays promised until" in desk.tab.notice.text()
        assert show(shop.desk("csr"), booking.reference).state == "confirmed"
        [new] = shop.rows(
            "select n.state, n.service_date from booker.bookings n"
            " join booker.bookings o on o.booking_id = n.replaces"
            " where o.reference = :reference",
            reference=booking.reference,
        )
        assert (new.state, new.service_date) == ("held", shop.day(4))


def test_a_window_that_is_closed_says_why(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S8", "10-12", ahead=2)
    desk.choose(booking)
    desk.tab.details.button(BookingAct.RESCHEDULE).click()
    pane = desk.tab.reschedule_pane
    desk.qtbot.waitUntil(lambda: pane.grid.current_window() is not None)
    assert pane.grid.select(booking.date, "10-12")
    press(desk, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "cannot be promised" in pane.notice.text())
    press(desk, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert show(shop.desk("csr"), booking.reference).state == "confirmed"


def test_a_hold_is_released_and_one_whose_time_is_up_expires_on_screen(
    shop: Office, desk: Scene
) -> None:
    first, second = held(shop, "S9", "8-10", ahead=1), held(shop, "S9", "2-4", ahead=1)
    desk.choose(first)
    desk.tab.table.setFocus()
    press(desk, Qt.Key.Key_R, CTRL)
    desk.wait_for_state(first, "released")
    shop.expire(second.reference)
    # nobody writes it down: the countdown's end is what is noticed
    desk.tab.session.clock.ticked.emit()
    desk.tab.filter.filter_changed.emit()
    desk.wait_for_state(second, "expired")


def test_when_the_chosen_booking_goes_nothing_is_chosen(shop: Office, qtbot: QtBot) -> None:
    day = shop.day(7)
    with scene(shop, qtbot, day=day, words="Customer S1") as desk:
        stays, goes = held(shop, "S10", ahead=7), held(shop, "S11", ahead=7)
        desk.choose(goes)
        states = desk.tab.filter.states
        states.setCurrentIndex(states.findText("Held"))
        desk.settle()
        assert set(desk.states()) == {stays.reference, goes.reference}
        assert desk.shown() == goes.reference
        release(shop.desk("csr"), uuid4(), goes.reference)
        qtbot.waitUntil(lambda: set(desk.states()) == {stays.reference})
        desk.tab.table.setFocus()
        press(desk, Qt.Key.Key_R, CTRL)
        desk.settle()
        assert desk.shown() == ""
        assert show(shop.desk(), stays.reference).state == "held"
        # another question is the person's own: its first answer is chosen
        desk.tab.filter.text.setText("S10")
        qtbot.waitUntil(lambda: desk.shown() == stays.reference)


def test_a_proposal_is_declined_back_to_the_old_window(shop: Office, desk: Scene) -> None:
    booking = held(shop, "S10", "8-10", ahead=4)
    propose(shop.desk("dispatcher"), uuid4(), booking.reference, shop.day(4), "4-6")
    desk.wait_for_state(booking, "proposed")
    desk.choose(booking)
    desk.tab.table.setFocus()
    press(desk, Qt.Key.Key_D, CTRL)
    assert desk.tab.details.ask.isVisible()
    press(desk, Qt.Key.Key_Return)
    desk.wait_for_state(booking, "held")
    assert show(shop.desk("csr"), booking.reference).window == "8-10"


def test_what_another_dispatcher_decided_is_said(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S11", "8-10", ahead=5)
    desk.choose(booking)
    desk.tab.details.button(BookingAct.CANCEL).click()
    # the tab is not told of it before the person answers
    desk.session.changed.disconnect(desk.tab.changed)
    cancel(shop.desk("dispatcher"), uuid4(), booking.reference, "first")
    QTest.keyClicks(desk.tab.details.cancel.reason, "second")
    desk.tab.details.cancel.reason.lineEdit().returnPressed.emit()  # type: ignore[union-attr]
    desk.qtbot.waitUntil(lambda: "already" in desk.tab.notice.text())
    desk.session.changed.connect(desk.tab.changed)
    assert show(shop.desk("csr"), booking.reference).reason == "first"


def test_history_and_message_are_read_when_they_are_looked_at(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S12", "8-10", ahead=5)
    desk.choose(booking)
    desk.tab.details.pages.setCurrentIndex(HISTORY)
    tree = desk.tab.details.history
    desk.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    assert (tree.topLevelItem(0).text(0)).startswith("Confirmed\n")  # type: ignore[union-attr]
    assert "Held" in tree.topLevelItem(1).text(0)  # type: ignore[union-attr]
    tree.topLevelItem(0).setExpanded(True)  # type: ignore[union-attr]
    cancel(shop.desk("csr"), uuid4(), booking.reference, "away")
    desk.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 3)
    assert "Cancelled: away" in tree.topLevelItem(0).text(0)  # type: ignore[union-attr]
    assert tree.topLevelItem(1).isExpanded()  # type: ignore[union-attr]

    desk.tab.details.pages.setCurrentIndex(MESSAGE)
    desk.settle()
    assert "s12@example.com" in _texts(desk)


def test_a_link_leads_to_the_booking_that_is_replaced(shop: Office, desk: Scene) -> None:
    old = confirmed(shop, "S1", "10-12", ahead=6)
    new = reschedule(shop.desk("csr"), uuid4(), old.reference, shop.day(6), "4-6")
    confirm(shop.desk("dispatcher"), uuid4(), new.reference)
    desk.choose(new)
    assert desk.tab.details.booking is not None
    assert desk.tab.details.booking.replaces == old.reference
    desk.tab.details.reference_followed.emit(old.reference)
    desk.qtbot.waitUntil(lambda: desk.shown() == old.reference)


def test_the_rows_that_are_shown_are_exported(shop: Office, desk: Scene, tmp_path: Path) -> None:
    held(shop, "S2", "8-10", ahead=7)
    confirmed(shop, "S2", "4-6", ahead=7)
    desk.tab.filter.text.setText("Customer S2")
    desk.tab.filter.show_days(shop.day(7), shop.day(7))
    desk.qtbot.waitUntil(lambda: len(desk.states()) == 2)
    path = tmp_path / "shown.csv"

    press(desk, Qt.Key.Key_S, CTRL)
    dialog = desk.tab.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.qtbot.waitUntil(lambda: "exported" in desk.tab.notice.text())
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["reference"]: row["state"] for row in csv.DictReader(file)}
    assert rows == desk.states()


def test_route_sheets_of_a_day_are_written(shop: Office, desk: Scene, tmp_path: Path) -> None:
    booking = confirmed(shop, "S3", "10-12", ahead=5)
    desk.choose(booking)
    desk.tab.table.setFocus()
    press(desk, Qt.Key.Key_P, CTRL, SHIFT)
    pane = desk.tab.sheets_pane
    assert pane.isVisible()
    assert pane.zone.currentData() == "North"
    path = tmp_path / "sheets.pdf"
    with desk.qtbot.waitSignal(pane.written):
        pane.write(path)
    assert path.read_bytes().startswith(b"%PDF")
    pane.day.setDate(pane.day.date().addYears(1))
    pane.write(path)
    desk.qtbot.waitUntil(lambda: "No technician has a stop" in pane.notice.text())
    press(desk, Qt.Key.Key_Escape)
    assert not pane.isVisible()


def test_without_a_line_it_stays_readable_and_says_why_not(shop: Office, qtbot: QtBot) -> None:
    booking = held(shop, "S4", "8-10", ahead=6)
    with (
        shop.line() as line,
        scene(shop, qtbot, words=booking.reference, port=line.port) as desk,
    ):
        desk.choose(booking)
        line.refuse()
        line.cut()
        qtbot.waitUntil(lambda: not desk.session.line.status.is_up)
        desk.tab.details.button(BookingAct.RELEASE).click()
        qtbot.waitUntil(lambda: "no line to the database" in desk.tab.notice.text())
        assert desk.shown() == booking.reference
        assert show(shop.desk("csr"), booking.reference).state == "held"


def test_everything_that_takes_the_focus_has_a_name(shop: Office, desk: Scene) -> None:
    booking = confirmed(shop, "S5", "4-6", ahead=6)
    desk.choose(booking)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in desk.tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_down_leaves_the_text_for_the_table_and_find_comes_back(shop: Office, desk: Scene) -> None:
    confirmed(shop, "S6", "4-6", ahead=6)
    desk.qtbot.waitUntil(lambda: bool(desk.states()))
    desk.tab.filter.text.setFocus()
    press(desk, Qt.Key.Key_Down)
    assert desk.tab.table.hasFocus()
    press(desk, Qt.Key.Key_F, CTRL)
    assert desk.tab.filter.text.hasFocus()


def test_more_than_can_be_shown_is_said_with_how_to_narrow(
    shop: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for site in ("S7", "S8", "S9"):
        confirmed(shop, site, "4-6", ahead=5)
    monkeypatch.setattr("ui.bookings.bookings_tab.MOST", 2)
    with scene(shop, qtbot, day=shop.day(5)) as desk:
        qtbot.waitUntil(lambda: len(desk.states()) == 2)
        said = " ".join(label.text() for label in desk.tab.findChildren(QLabel))
        assert "The first 2 bookings; there are more. Narrow by" in said


def test_columns_and_splitters_are_remembered(shop: Office, qtbot: QtBot) -> None:
    with scene(shop, qtbot) as desk:
        desk.tab.table.setColumnWidth(4, 222)
        desk.tab.save_layout()
        again = BookingsTab(desk.session)
        qtbot.addWidget(again)
        assert again.table.columnWidth(4) == 222


def test_the_days_of_quick_choices_are_the_branch_s(shop: Office, desk: Scene) -> None:
    today = shop.today()
    wanted = desk.tab.filter.wanted(today)
    assert (wanted.first, wanted.last) == (today, today + timedelta(days=13))


def _texts(desk: Scene) -> str:
    return " ".join(label.text() for label in desk.tab.details.message.findChildren(QLabel))
