"""The grid by keys: ranges, filling, copy and paste; drawn in time."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.setup.calendars import FIRST, TODAY, calendar
from ui.setup.calendar_model import CalendarModel
from ui.setup.calendar_paint import Look, cell_size, look_of
from ui.setup.calendar_view import CalendarView
from ui.setup.calendar_words import Load, load_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.setup.calendar_model import Key

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
FRAME_SECONDS = 0.016
NOVEMBER = [date(2026, 11, n) for n in range(1, 31)]


@pytest.fixture
def view(qtbot: QtBot) -> CalendarView:
    model = CalendarModel()
    made = CalendarView(model)
    model.setParent(made)
    made.counts_typed.connect(model.set_edits)
    shown = calendar()
    model.set_calendar(shown, shown.dates)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def edits(view: CalendarView) -> dict[Key, int]:
    return {key: edit.count for key, edit in view.grid.edits.items()}


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """On what has the focus: the grid, or the field in its cell."""
    QTest.keyClick(cast("QWidget", QGuiApplication.focusObject()), key, held)


def test_it_begins_at_today(view: CalendarView) -> None:
    assert view.current_key() == ("North", TODAY)
    assert view.columnViewportPosition(TODAY.day - 1) < view.viewport().width() // 2


def test_a_digit_types_and_enter_goes_down(view: CalendarView) -> None:
    for key in (Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Tab):
        press(key)
    assert edits(view) == {("North", TODAY): 7, ("South", TODAY): 12}
    assert view.current_key() == ("South", date(2026, 11, 19))
    assert view.hasFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_9)
    press(Qt.Key.Key_Escape)
    assert len(edits(view)) == 2


def test_a_range_is_filled_and_cleared(view: CalendarView) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(key, SHIFT)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return, CONTROL)
    there = [(zone, day) for zone in ("North", "South") for day in NOVEMBER[17:19]]
    assert edits(view) == dict.fromkeys(there, 4)
    press(Qt.Key.Key_Delete)
    assert edits(view) == dict.fromkeys(there, 0)
    view.go(("West", TODAY))
    view.grid.set_edits({("West", TODAY): 6})
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Return, CONTROL)
    assert edits(view)["West", NOVEMBER[18]] == edits(view)["West", TODAY]


def test_copied_numbers_are_text_for_a_spreadsheet_and_back(view: CalendarView) -> None:
    view.grid.set_edits({("North", NOVEMBER[17]): 1, ("South", NOVEMBER[18]): 8})
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "1\t2\n2\t8"
    view.go(("South", NOVEMBER[20]))
    press(Qt.Key.Key_V, CONTROL)
    assert edits(view)["South", NOVEMBER[20]] == 1
    assert edits(view)["West", NOVEMBER[21]] == 8


def test_a_block_repeats_where_the_range_is_a_multiple_and_ends_at_the_edge(
    view: CalendarView,
) -> None:
    view.choose((("North", NOVEMBER[0]), ("South", NOVEMBER[3])))
    QGuiApplication.clipboard().setText("5\t6\r\n")
    view.paste()
    assert edits(view) == {
        (zone, NOVEMBER[n]): 5 + n % 2 for zone in ("North", "South") for n in range(4)
    }
    view.go(("West", NOVEMBER[29]))
    QGuiApplication.clipboard().setText("9\t9\n9\t9")
    view.paste()
    assert edits(view)["West", NOVEMBER[29]] == 9
    assert len(edits(view)) == 9


def test_what_is_no_number_is_not_pasted_and_said(view: CalendarView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("3\tclosed?")
    with qtbot.waitSignal(view.paste_refused) as refused:
        view.paste()
    assert "“closed?” (row 1, column 2" in refused.args[0]
    assert not edits(view)


def test_pages_turn_and_a_letter_is_nobody_s(view: CalendarView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_requested) as asked:
        press(Qt.Key.Key_PageDown)
    assert asked.args == [1]
    press(Qt.Key.Key_X)
    assert not edits(view)


def test_another_month_keeps_the_zone_and_the_day(view: CalendarView) -> None:
    view.go(("South", NOVEMBER[29]))
    february = calendar(days=27)
    view.grid.set_calendar(february, february.dates)
    assert view.current_key() == ("South", NOVEMBER[26])


def test_a_month_of_twelve_zones_is_painted_within_a_frame(view: CalendarView) -> None:
    month = calendar([f"Zone {n}" for n in range(12)], 30)
    view.grid.set_calendar(month, month.dates)
    size = cell_size()
    view.resize(size.width() * 32 + 200, size.height() * 14)
    view.viewport().repaint()
    times = []
    for _ in range(12):
        began = time.perf_counter()
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
    assert min(times) < FRAME_SECONDS


def test_load_is_told_by_word_number_and_colour() -> None:
    month = calendar(("North",), 30)
    levels = {load_of(cell) for cell in month.cells.values()}
    assert levels == set(Load)
    assert len({level.tone for level in Load}) == len(Load)
    for cell in month.cells.values():
        look = look_of(cell, None, refused=False, place=(False, False, False))
        assert look.per_cent == cell.load
        assert look.level is load_of(cell)
    assert look_of(None, None, refused=False, place=(False, False, False)) == Look(None)
    assert NOVEMBER[0] == FIRST


def test_how_it_looks(
    view: CalendarView, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    view.grid.set_edits({("South", TODAY): 5})
    view.grid.set_refused({("South", TODAY): "no"})
    look(view, "calendar-view", (1000, 260))
