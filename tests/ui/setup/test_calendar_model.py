"""Numbers over numbers: edits, what another desk makes of them, what is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.setup.calendars import FIRST, TODAY, calendar, cell
from ui.setup.calendar_model import CalendarModel, number_of

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ui.setup.calendar_model import Key

KEY: Key = ("South", date(2026, 11, 19))


@pytest.fixture
def model(qtbot: QtBot) -> CalendarModel:
    del qtbot
    made = CalendarModel()
    shown = calendar()
    made.set_calendar(shown, shown.dates)
    return made


def test_the_model_keeps_qt_s_rules(model: CalendarModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_edits({KEY: 5})
    model.set_refused({KEY: "no"})
    shown = calendar(("North",), 28)
    model.set_calendar(shown, shown.dates)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(CalendarModel())  # type: ignore[no-untyped-call]


def test_an_edit_is_what_differs(model: CalendarModel) -> None:
    model.set_edits({KEY: 5})
    assert (model.count(KEY), model.edits[KEY].was) == (5, 2)
    index = model.index_of(KEY)
    assert index.data() == "5"
    assert "Changed to 5, not saved yet" in index.data(Qt.ItemDataRole.ToolTipRole)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("South, Thursday 19 November. Changed to 5") or "November 19" in words
    model.set_edits({KEY: 2})
    assert not model.edits
    model.set_edits({KEY: 0})
    model.set_edits({KEY: None})
    assert not model.edits


def test_only_numbers_of_routes_are_taken(model: CalendarModel, qtbot: QtBot) -> None:
    index = model.index_of(KEY)
    with qtbot.waitSignal(model.typed) as typed:
        assert model.setData(index, "7")
    assert typed.args == [{KEY: 7}]
    for words in ("seven", "-1", "100", "2.5", "٣"):
        assert number_of(words) is None
        assert not model.setData(index, words)
    assert [number_of(words) for words in ("", " ", "-", "\N{EN DASH}", " 12 ", "99")] == [
        0, 0, 0, 0, 12, 99,
    ]  # fmt: skip


def test_another_desk_s_change_shows_where_nothing_is_typed(model: CalendarModel) -> None:
    other: Key = ("North", KEY[1])
    model.set_edits({KEY: 5})
    before = model.calendar
    assert before is not None
    cells = dict(before.cells) | {KEY: cell(*KEY, 3), other: cell(*other, 4)}
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda index: told.append((index.row(), index.column())))
    model.set_calendar(replace(before, cells=cells), model.dates)
    assert model.count(other) == 4
    assert model.count(KEY) == 5
    assert model.conflicts() == (KEY,)
    assert "Another desk made it 3 meanwhile; it was 2" in model.sentences(KEY)
    assert sorted(told) == [(0, 18), (1, 18)]


def test_what_stands_there_by_now_is_no_edit(model: CalendarModel, qtbot: QtBot) -> None:
    model.set_edits({KEY: 5})
    before = model.calendar
    assert before is not None
    cells = dict(before.cells) | {KEY: cell(*KEY, 5)}
    with qtbot.waitSignal(model.edited):
        model.set_calendar(replace(before, cells=cells), model.dates)
    assert not model.edits
    assert not model.conflicts()


def test_numbers_for_days_that_are_not_read_wait_for_them(model: CalendarModel) -> None:
    beyond: Key = ("North", FIRST + timedelta(days=40))
    same: Key = ("South", beyond[1])
    model.set_edits({beyond: 3, same: 2})
    assert model.edits[beyond].was is None
    later = replace(
        calendar(),
        first=FIRST + timedelta(days=30),
        cells={key: cell(*key, 2) for key in (beyond, same)},
        zones=("North", "South"),
    )
    model.set_calendar(later, [beyond[1]])
    assert list(model.edits) == [beyond]
    assert model.edits[beyond].was == 2


def test_what_was_written_is_known_at_once(model: CalendarModel) -> None:
    beyond: Key = ("North", FIRST + timedelta(days=40))
    model.set_edits({KEY: 3, beyond: 4})
    model.set_refused({KEY: "Less than is promised"})
    assert "Less than is promised" in model.sentences(KEY)
    model.learn_routes({KEY: cell(*KEY, 3).each, beyond: cell(*beyond, 4).each})
    assert (model.edits, model.refused) == ({}, {})
    assert model.count(KEY) == 3


def test_headers_name_zones_and_days(model: CalendarModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(row, down) for row in range(3)] == ["North", "South", "West"]
    assert model.headerData(17, across) == str(TODAY.day)
    told = str(model.headerData(17, across, Qt.ItemDataRole.ToolTipRole))
    assert "18" in told
    assert ": 6 routes, " in told
    assert told.endswith("% taken")
    assert model.headerData(99, across) is None
