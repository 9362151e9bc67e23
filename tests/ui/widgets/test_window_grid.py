from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtTest import QTest

from core.booking.facts import Window
from core.planning.model import Reason
from tests.ui.widgets.clocks import StandingClock
from tests.ui.widgets.facts import (
    AS_OF,
    FIRST,
    HOURS,
    TIMEZONE,
    closed,
    offers,
    window,
    with_window,
)
from ui.moments import short_day
from ui.widgets.window_grid import WindowGrid
from ui.widgets.window_grid_model import WindowGridModel, cheapest, days_of
from ui.widgets.window_grid_view import WindowGridView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from core.booking.facts import Offers

DAY = timedelta(days=1)
NARROW = (560, 640)
WIDE = (1600, 500)
Key = Qt.Key


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def grid(qtbot: QtBot) -> WindowGrid:
    made = WindowGrid()
    qtbot.addWidget(made)
    made.resize(*NARROW)
    made.show()
    return made


def _view(grid: WindowGrid) -> WindowGridView:
    view = grid.focusProxy()
    assert isinstance(view, WindowGridView)
    return view


def _model(grid: WindowGrid) -> WindowGridModel:
    model = _view(grid).model()
    assert isinstance(model, WindowGridModel)
    return model


def _show(grid: WindowGrid, shown: Offers) -> None:
    grid.set_offers(shown, timezone=TIMEZONE)


def _press(grid: WindowGrid, *keys: Qt.Key) -> tuple[str, str] | None:
    for key in keys:
        QTest.keyClick(_view(grid), key)
    at = grid.current_window()
    return None if at is None else (at.date.isoformat(), at.window)


def test_the_model_keeps_qts_rules_through_every_change(
    qtmodeltester: ModelTester,
) -> None:
    model = WindowGridModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    shown = offers()
    model.set_days(days_of(shown, TIMEZONE))
    model.arrange(7)
    model.set_days(days_of(with_window(shown, window(FIRST, HOURS[0], 2, 1)), TIMEZONE))
    model.set_fresh({(FIRST, "8-10")})
    model.arrange(14)
    model.set_days(days_of(offers(days=3), TIMEZONE))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_two_weeks_stand_above_each_other_where_it_is_narrow(
    grid: WindowGrid, qtbot: QtBot
) -> None:
    _show(grid, offers())
    view = _view(grid)
    assert _model(grid).columnCount() == 7
    assert _model(grid).rowCount() == 12
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    grid.select(FIRST + 9 * DAY, "12-14")
    grid.resize(*WIDE)
    qtbot.waitUntil(lambda: _model(grid).columnCount() == 14)
    assert _model(grid).rowCount() == 6
    at = grid.current_window()
    assert at is not None
    assert (at.date, at.window) == (FIRST + 9 * DAY, "12-14")


def test_the_cursor_begins_on_the_open_window_with_the_least_driving(grid: WindowGrid) -> None:
    shown = offers()
    _show(grid, shown)
    at = grid.current_window()
    least = min(w.extra_drive_minutes for w in shown.windows if w.extra_drive_minutes is not None)
    assert at is not None
    assert at.offered
    assert at.extra_drive_minutes == least


def test_arrows_walk_the_bands_as_one_sheet(grid: WindowGrid) -> None:
    _show(grid, offers())
    grid.select(FIRST + 6 * DAY, "8-10")
    assert _press(grid, Key.Key_Right) == ("2026-11-30", "8-10")
    assert _press(grid, Key.Key_Left) == ("2026-11-29", "8-10")
    assert _press(grid, Key.Key_Home) == ("2026-11-23", "8-10")
    assert _press(grid, Key.Key_Left, Key.Key_Up) == ("2026-11-23", "8-10")
    assert _press(grid, *[Key.Key_Down] * 5) == ("2026-11-30", "8-10")
    assert _press(grid, Key.Key_Up) == ("2026-11-23", "16-18")
    assert _press(grid, Key.Key_End) == ("2026-11-29", "16-18")
    QTest.keyClick(_view(grid), Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert _press(grid, Key.Key_Down, Key.Key_Right) == ("2026-12-06", "16-18")
    QTest.keyClick(_view(grid), Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert _press(grid) == ("2026-11-23", "8-10")


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
@pytest.mark.parametrize("label", ["8-10", "14-16"])
def test_enter_chooses_a_window_open_or_closed(
    grid: WindowGrid, qtbot: QtBot, enter: Qt.Key, label: str
) -> None:
    _show(grid, offers())
    grid.select(FIRST, label)
    with qtbot.waitSignal(grid.window_chosen) as chosen:
        QTest.keyClick(_view(grid), enter)
    assert isinstance(chosen.args[0], Window)
    assert (chosen.args[0].window, chosen.args[0].offered) == (label, label == "14-16")


def test_page_down_and_up_ask_for_a_page_and_keep_the_place(grid: WindowGrid, qtbot: QtBot) -> None:
    _show(grid, offers())
    grid.select(FIRST + 2 * DAY, "10-12")
    for key, step in ((Key.Key_PageDown, 1), (Key.Key_PageUp, -1)):
        with qtbot.waitSignal(grid.page_requested) as asked:
            QTest.keyClick(_view(grid), key)
        assert asked.args == [step]
    _show(grid, offers(first=FIRST + 14 * DAY))
    assert _press(grid) == ("2026-12-09", "10-12")


def test_letters_and_tab_are_not_the_grids(grid: WindowGrid) -> None:
    _show(grid, offers())
    before = grid.current_window()
    QTest.keyClick(_view(grid), Key.Key_O)
    assert grid.current_window() == before
    assert not _view(grid).tabKeyNavigation()


def test_an_unchanged_offer_tells_nobody_anything(grid: WindowGrid) -> None:
    told: list[object] = []
    _show(grid, offers())
    _view(grid)
    _model(grid).dataChanged.connect(lambda *_: told.append("data"))
    _model(grid).modelReset.connect(lambda: told.append("reset"))
    grid.current_changed.connect(told.append)
    grid.current_lost.connect(told.append)
    _show(grid, replace(offers(), as_of=AS_OF + timedelta(seconds=5)))
    assert told == []


def test_only_the_cell_that_changed_is_told_and_marked_for_a_while(
    grid: WindowGrid, qtbot: QtBot
) -> None:
    shown = offers()
    _show(grid, shown)
    _view(grid)
    told: list[object] = []

    def hear(index: QModelIndex, *_: object) -> None:
        told.append(_model(grid).key(index))

    _model(grid).dataChanged.connect(hear)
    after = window(FIRST + DAY, HOURS[0], 4, 15)
    _show(grid, with_window(shown, after))
    assert set(told) == {(FIRST + DAY, "8-10")}
    assert _model(grid).fresh == {(FIRST + DAY, "8-10")}
    qtbot.waitUntil(lambda: _model(grid).fresh == frozenset(), timeout=5000)


def test_a_search_that_came_to_its_end_is_no_news(grid: WindowGrid) -> None:
    checking = closed(window(FIRST + DAY, HOURS[0], 1), Reason.CHECKING)
    shown = with_window(offers(), checking)
    _show(grid, shown)
    _show(grid, with_window(shown, window(FIRST + DAY, HOURS[0], 2, 30)))
    assert _model(grid).fresh == frozenset()


def test_a_window_that_goes_away_under_the_cursor_is_told_in_a_sentence(
    grid: WindowGrid, qtbot: QtBot
) -> None:
    shown = offers()
    _show(grid, shown)
    grid.select(FIRST + 3 * DAY, "8-10")
    at = grid.current_window()
    assert at is not None
    with qtbot.waitSignal(grid.current_lost) as lost:
        _show(grid, with_window(shown, closed(at, Reason.ROUTES_FULL)))
    day = short_day(date(2026, 11, 26))
    assert lost.args == [f"{day}, 8-10 has just gone. Closed: All routes are full then."]
    assert _press(grid) == ("2026-11-26", "8-10")


def test_another_question_loses_nothing_and_begins_at_its_own_best(grid: WindowGrid) -> None:
    shown = offers()
    _show(grid, shown)
    lost: list[str] = []
    grid.current_lost.connect(lost.append)
    other = replace(
        shown,
        job_type="REPAIR",
        windows=tuple(
            window(w.date, HOURS[0], 1, 5)
            if w.date == FIRST + DAY and w.window == "8-10"
            else closed(w, Reason.ROUTES_FULL)
            for w in shown.windows
        ),
    )
    _show(grid, other)
    assert lost == []
    at = grid.current_window()
    assert at is not None
    assert (at.date, at.window) == (FIRST + DAY, "8-10")
    assert _model(grid).fresh == frozenset()


def test_every_cell_says_what_it_is_to_a_screen_reader(grid: WindowGrid) -> None:
    shown = offers()
    _show(grid, shown)
    model = _model(grid)

    def said(key: tuple[date, str]) -> str:
        return str(model.data(model.index_of(key), Qt.ItemDataRole.AccessibleTextRole))

    for cell in shown.windows:
        words = said((cell.date, cell.window))
        assert cell.explanation in words
        assert cell.window in words
        assert ("Open" in words) == cell.offered
    wanted = "Monday 23 November, 14-16. Open: 4 technicians can take it."
    assert said((FIRST, "14-16")).startswith(wanted)


def test_every_reason_has_words_of_its_own(grid: WindowGrid) -> None:
    words = set()
    for reason in Reason:
        shown = offers(days=1)
        _show(grid, replace(shown, windows=(closed(shown.windows[0], reason),)))
        model = _model(grid)
        words.add(model.data(model.index(1, 0)))
    assert len(words) == len(Reason)


def test_a_day_without_service_is_one_reason(grid: WindowGrid) -> None:
    _show(grid, offers())
    closed_days = _model(grid).closed
    assert closed_days == {FIRST + 6 * DAY: Reason.CLOSED, FIRST + 13 * DAY: Reason.CLOSED}


def test_a_window_that_a_day_does_not_have_cannot_be_chosen(grid: WindowGrid) -> None:
    shown = offers(days=2)
    _show(grid, replace(shown, windows=shown.windows[1:]))
    assert not grid.select(FIRST, "8-10")
    assert grid.select(FIRST + DAY, "8-10")
    assert not grid.select(FIRST + 2 * DAY, "8-10")


def test_the_cheapest_mark_is_on_few_cells() -> None:
    shown = offers(days=3)
    same = replace(shown, windows=tuple(window(w.date, HOURS[0], 1, 0) for w in shown.windows[::5]))
    assert len(cheapest(days_of(same, TIMEZONE))) == 3
    none = replace(shown, windows=tuple(closed(w, Reason.ROUTES_FULL) for w in shown.windows))
    assert cheapest(days_of(none, TIMEZONE)) == frozenset()


def test_labels_stand_in_the_order_of_the_clock_on_days_when_it_changes() -> None:
    sunday = FIRST.replace(month=11, day=1)
    cells = tuple(window(sunday + n * DAY, hours, 1) for n in range(2) for hours in HOURS[::-1])
    days = days_of(replace(offers(), windows=cells), TIMEZONE)
    assert days.labels == ("8-10", "10-12", "12-14", "14-16", "16-18")


def test_an_old_offer_says_so(grid: WindowGrid) -> None:
    clock = StandingClock()
    _show(grid, offers())
    grid.set_as_of(AS_OF, clock)
    assert grid.age_text() == "As of 10:42:07"
    clock.go(15)
    assert grid.age_text() == "As of 10:42:07"
    clock.go(8)
    assert grid.age_text() == "As of 10:42:07, 23 s ago: may have changed"
    grid.set_as_of(AS_OF + timedelta(seconds=20), clock)
    assert grid.age_text() == "As of 10:42:27"
    grid.set_loading("Asking …")
    assert grid.age_text() == ""


def test_nothing_known_is_no_cell(grid: WindowGrid, qtbot: QtBot) -> None:
    _show(grid, offers())
    with qtbot.waitSignal(grid.current_changed) as changed:
        grid.set_loading("Looking for arrival windows")
    assert changed.args == [None]
    assert grid.current_window() is None
    assert _press(grid, Key.Key_Down, Key.Key_Return) is None
    assert not grid.select_best()


def test_the_grid_in_light_and_dark(
    qtbot: QtBot, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    for name, size in (("narrow", NARROW), ("wide", WIDE), ("huge", (3000, 900))):
        made = WindowGrid()
        qtbot.addWidget(made)
        _show(made, offers())
        look(made, f"window_grid_{name}", size)
        empty = WindowGrid()
        qtbot.addWidget(empty)
        empty.set_empty("No site chosen", "Choose a site and a job type first.")
        look(empty, f"window_grid_empty_{name}", size)


def test_a_closed_cell_can_have_a_word_of_its_own(grid: WindowGrid) -> None:
    booked = closed(window(FIRST + DAY, HOURS[0], 1), Reason.ALREADY_BOOKED)
    shown = with_window(offers(), booked)
    _show(grid, shown)
    index = _model(grid).index_of((booked.date, booked.window))
    assert index.data() == "Booked already"
    words = {(booked.date, booked.window): "Held now"}
    grid.set_offers(shown, timezone=TIMEZONE, words=words)
    assert index.data() == "Held now"
    # a day closed as a whole still shows it
    all_day = shown
    for one in shown.windows:
        if one.date == booked.date:
            all_day = with_window(all_day, closed(one, Reason.ALREADY_BOOKED))
    grid.set_offers(all_day, timezone=TIMEZONE)
    assert booked.date in _model(grid).closed
    grid.set_offers(all_day, timezone=TIMEZONE, words=words)
    assert booked.date not in _model(grid).closed
