"""The calendar by keys at a real office: typed, saved, refused, undone, and seen by others."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTimeEdit

from core.booking.hold import hold
from core.capacity.calendar import CalendarRoute, load_days, set_route_counts
from core.catalog.blocks import BlockEntry, save_block
from tests.ui.setup.at_setup import control, nameless, open_page, press, retype, settle, wait, write
from ui.setup.calendar_bars import week_of
from ui.setup.calendar_page import CalendarPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office

SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_zone("South")
    office.add_sites(4)
    for n in (1, 2, 3):
        office.add_routes(office.day(n), 2)
    return office


@pytest.fixture
def page(shop: Office, qtbot: QtBot) -> Iterator[CalendarPage]:
    with open_page(shop, qtbot, CalendarPage) as opened:
        wait(qtbot, lambda: opened.model.calendar is not None)
        show(opened, qtbot, shop.day())
        yield opened


def show(page: CalendarPage, qtbot: QtBot, day: date) -> None:
    """Turn to the month of a day and put the cursor on it."""
    page.show_item(day)
    wait(qtbot, lambda: day in page.model.dates)
    page.view.go(("North", day))
    page.view.setFocus()


def routes(office: Office, day: date, zone: str = "North") -> tuple[CalendarRoute, ...]:
    return load_days(office.desk("admin"), [(zone, day)])[zone, day]


def count(office: Office, day: date, zone: str = "North") -> int:
    return sum(not route.retired for route in routes(office, day, zone))


def save(page: CalendarPage, qtbot: QtBot) -> None:
    control(Key.Key_S)
    wait(qtbot, lambda: not page.writer.is_busy)
    settle(page, qtbot)


def test_numbers_are_typed_saved_and_taken_back(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day()
    for key in (Key.Key_4, Key.Key_Return, Key.Key_1, Key.Key_Return):
        press(key)
    assert page.frame.state_words() == "2 cells changed"
    assert page.has_unsaved()
    assert count(shop, day) == 2
    save(page, qtbot)
    assert (count(shop, day), count(shop, day, "South")) == (4, 1)
    assert "3 routes added" in page.notice.text()
    assert not page.has_unsaved()
    control(Key.Key_Z)
    wait(qtbot, lambda: "Taken back" in page.notice.text())
    assert (count(shop, day), count(shop, day, "South")) == (2, 0)
    assert [r.technician for r in routes(shop, day)] == ["Tech 1North", "Tech 2North"]
    wait(qtbot, lambda: page.model.count(("North", day)) == 2)
    control(Key.Key_Y)
    wait(qtbot, lambda: "Saved again" in page.notice.text())
    assert count(shop, day) == 4


def test_typing_is_undone_step_by_step(page: CalendarPage, shop: Office) -> None:
    day = shop.day()
    press(Key.Key_9)
    press(Key.Key_Return)
    press(Key.Key_8)
    press(Key.Key_Return)
    control(Key.Key_Z)
    assert {key: edit.count for key, edit in page.model.edits.items()} == {("North", day): 9}
    control(Key.Key_Z)
    assert not page.model.edits
    control(Key.Key_Y)
    control(Key.Key_Y)
    assert len(page.model.edits) == 2
    page.discard_unsaved()
    assert not page.has_unsaved()
    assert not page.stack.canUndo()


def test_removed_routes_come_back_with_their_names_and_shifts(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day()
    before = routes(shop, day)
    press(Key.Key_Delete)
    save(page, qtbot)
    assert count(shop, day) == 0
    control(Key.Key_Z)
    wait(qtbot, lambda: routes(shop, day) == before)


def test_new_routes_work_the_shift_that_is_remembered(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day(2)
    retype(page.frame.starts, "7:30")
    press(Key.Key_Tab)
    retype(page.frame.ends, "16:00")
    press(Key.Key_Tab)
    show(page, qtbot, day)
    press(Key.Key_3)
    press(Key.Key_Return)
    save(page, qtbot)
    assert [(r.starts, r.ends) for r in routes(shop, day)] == [
        (time(8), time(17)),
        (time(8), time(17)),
        (time(7, 30), time(16)),
    ]
    kept = page.session.preferences.text("setup/calendar/shift/arvada")
    assert kept == "07:30:00/16:00:00"
    retype(page.frame.ends, "6:00")
    show(page, qtbot, day)
    press(Key.Key_5)
    press(Key.Key_Return)
    save(page, qtbot)
    assert "ends after it starts" in page.frame.shift_error.text()
    assert count(shop, day) == 3


def test_less_than_promised_stays_marked_and_nothing_is_half_written(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day()
    held = hold(shop.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    for key in (Key.Key_0, Key.Key_Return, Key.Key_5, Key.Key_Return):
        press(key)
    control(Key.Key_S)
    wait(qtbot, page.frame.refused.isVisible)
    assert held.reference in page.frame.refused.text()
    assert "Nothing was written" in page.frame.refused.text()
    assert list(page.model.refused) == [("North", day)]
    assert held.reference in page.model.refused["North", day]
    assert page.view.current_key() == ("North", day)
    assert (count(shop, day), count(shop, day, "South")) == (2, 0)
    page.frame.refused.undo_button.setFocus()
    press(Key.Key_Space)
    assert {key: edit.count for key, edit in page.model.edits.items()} == {("South", day): 5}
    assert not page.frame.refused.isVisible()
    save(page, qtbot)
    assert (count(shop, day), count(shop, day, "South")) == (2, 5)


def test_routes_can_be_kept_until_their_bookings_end(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day()
    held = hold(shop.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    press(Key.Key_Delete)
    control(Key.Key_S)
    wait(qtbot, page.frame.refused.isVisible)
    page.frame.refused.keep_button.setFocus()
    press(Key.Key_Space)
    wait(qtbot, lambda: not page.model.edits and not page.writer.is_busy)
    assert [(r.retired, r.stops) for r in routes(shop, day)] == [(True, 1)]
    assert "1 route kept for 1 booking." in page.notice.text()
    cell = page.model.cell(("North", day))
    assert cell is not None
    assert (cell.routes, cell.kept) == (0, 1)
    assert held.reference


def test_a_range_is_filled_and_a_week_copied(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day = shop.day(10)
    show(page, qtbot, day)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_6)
    control(Key.Key_Return)
    assert {key: e.count for key, e in page.model.edits.items()} == {
        ("North", day): 6,
        ("South", day): 6,
    }
    page.frame.copy_button.setFocus()
    press(Key.Key_Space)
    retype(page.frame.copy_bar.weeks, "2")
    press(Key.Key_Return)
    assert not page.frame.copy_bar.isVisible()
    for weeks in (1, 2):
        there = day + timedelta(days=7 * weeks)
        assert page.model.count(("South", there)) == 6
    save(page, qtbot)
    assert count(shop, day + timedelta(days=14), "South") == 6
    assert not page.has_unsaved()


def test_another_desk_s_change_is_seen_and_a_conflict_said(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    day, other = ("North", shop.day()), ("South", shop.day())
    press(Key.Key_7)
    # still open: what comes from another desk does not change what is being typed
    set_route_counts(shop.desk("admin"), uuid4(), {day: 3, other: 2}, shift=(time(8), time(17)))
    wait(qtbot, lambda: page.model.count(other) == 2)
    press(Key.Key_Return)
    assert page.model.count(day) == 7
    assert not page.model.conflicts()
    set_route_counts(shop.desk("admin"), uuid4(), {day: 4}, shift=(time(8), time(17)))
    wait(qtbot, page.model.conflicts)
    assert page.model.conflicts() == (day,)
    assert "Another desk changed" in page.notice.text()
    save(page, qtbot)
    assert count(shop, shop.day()) == 7
    # what another desk changed since is not taken back
    set_route_counts(shop.desk("admin"), uuid4(), {day: 1}, shift=(time(8), time(17)))
    control(Key.Key_Z)
    wait(qtbot, lambda: "Another desk changed this" in page.notice.text())
    assert count(shop, shop.day()) == 1


def test_months_turn_by_keys_and_edits_stay(page: CalendarPage, shop: Office, qtbot: QtBot) -> None:
    month = page.month
    press(Key.Key_5)
    press(Key.Key_Return)
    press(Key.Key_PageDown)
    wait(qtbot, lambda: page.model_month() != month)
    assert page.month.day == 1
    assert page.month > month
    assert len(page.model.edits) == 1
    press(Key.Key_PageUp)
    wait(qtbot, lambda: page.model_month() == month)
    assert page.model.count(("North", shop.day())) == 5
    page.go_today()
    wait(qtbot, lambda: page.view.current_key() == ("South", shop.today()))


def test_a_route_is_changed_beside_the_grid(page: CalendarPage, shop: Office, qtbot: QtBot) -> None:
    panel = page.frame.panel
    page.frame.panel_button.setChecked(True)
    assert panel.isVisible()
    assert [r.technician for r in panel.routes.rows] == ["Tech 1North", "Tech 2North"]
    panel.table.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    control(Key.Key_A)
    write("Ann")
    retype(panel.form.rows["starts"].field, "9:00")
    press(Key.Key_Return)
    wait(qtbot, lambda: "Ann" in {r.technician for r in routes(shop, shop.day())})
    ann = next(r for r in routes(shop, shop.day()) if r.technician == "Ann")
    assert (ann.number, ann.starts) == (2, time(9))
    wait(qtbot, lambda: not page.writer.is_busy)
    retype(panel.form.rows["ends"].field, "8:00")
    press(Key.Key_Return)
    wait(qtbot, lambda: "ends after it starts" in panel.form.rows["ends"].error.text())
    panel.form.undo()
    panel.remove_button.click()
    wait(qtbot, lambda: count(shop, shop.day()) == 1)
    page.view.setFocus()
    wait(qtbot, lambda: not page.writer.is_busy)
    control(Key.Key_Z)
    wait(qtbot, lambda: count(shop, shop.day()) == 2)


def test_a_route_s_time_is_blocked_on_the_other_page(
    page: CalendarPage, shop: Office, qtbot: QtBot
) -> None:
    page.frame.panel_button.setChecked(True)
    with qtbot.waitSignal(page.page_asked) as asked:
        page.frame.panel.block_button.click()
    assert asked.args == ["blocks", BlockEntry("", shop.day(), zone="North", route=1)]


def test_blocked_days_say_why(page: CalendarPage, shop: Office, qtbot: QtBot) -> None:
    save_block(shop.desk("admin"), uuid4(), BlockEntry("Inventory", shop.day()))
    key = ("North", shop.day())
    wait(qtbot, lambda: (cell := page.model.cell(key)) is not None and cell.closed)
    assert "Inventory (all day)" in page.model.index_of(key).data(Qt.ItemDataRole.ToolTipRole)


def test_without_zones_it_says_what_to_do(make_office: Callable[[], Office], qtbot: QtBot) -> None:
    office = make_office()
    office.execute("update booker.zones set active = false")
    with open_page(office, qtbot, CalendarPage) as opened:
        wait(qtbot, lambda: "Add zones first" in opened.view.accessibleDescription())


def test_without_a_line_what_is_typed_stays(shop: Office, qtbot: QtBot) -> None:
    with (
        shop.line() as proxy,
        open_page(shop, qtbot, CalendarPage, port=proxy.port) as opened,
    ):
        wait(qtbot, lambda: opened.model.calendar is not None)
        show(opened, qtbot, shop.day())
        press(Key.Key_6)
        press(Key.Key_Return)
        proxy.cut()
        wait(qtbot, lambda: not opened.session.line.status.is_up)
        control(Key.Key_S)
        wait(qtbot, opened.notice.text)
        assert opened.model.count(("North", shop.day())) == 6
        assert opened.has_unsaved()


def test_everything_has_a_name_and_looks_right(
    page: CalendarPage, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    page.frame.panel_button.setChecked(True)
    page.frame.copy_bar.ask(page.month)
    assert not nameless(page)
    assert not page.findChildren(QTimeEdit)
    look(page, "calendar", (1000, 620))


def test_a_week_begins_where_the_locale_says() -> None:
    week = week_of(date(2026, 11, 18))
    assert len(week) == 7
    assert date(2026, 11, 18) in week
