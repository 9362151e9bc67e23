"""The quick choices of days, and what a filter asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from core.booking.list_bookings import STATES, BookingFilter
from ui.bookings.filter_bar import BookingFilterBar, Days, days_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WEDNESDAY = date(2026, 12, 30)


@pytest.fixture
def bar(qtbot: QtBot) -> BookingFilterBar:
    made = BookingFilterBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (Days.TODAY, WEDNESDAY, WEDNESDAY),
        (Days.TOMORROW, date(2026, 12, 31), date(2026, 12, 31)),
        (Days.NEXT_14, WEDNESDAY, date(2027, 1, 12)),
        (Days.ALL, None, None),
    ],
)
def test_quick_choices(choice: Days, first: date | None, last: date | None) -> None:
    assert days_of(choice, WEDNESDAY) == (first, last)


@pytest.mark.parametrize(
    ("country", "first"),
    [
        (QLocale.Country.UnitedStates, date(2026, 12, 27)),
        (QLocale.Country.UnitedKingdom, date(2026, 12, 28)),
    ],
)
def test_a_week_begins_where_the_user_s_country_begins_it(
    country: QLocale.Country, first: date
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, country))
    try:
        begins, ends = days_of(Days.THIS_WEEK, WEDNESDAY)
    finally:
        QLocale.setDefault(before)
    assert begins == first
    assert ends is not None
    assert (ends - first).days == 6


def test_it_asks_for_what_is_chosen(bar: BookingFilterBar) -> None:
    assert bar.is_open()
    bar.set_zones(["North", "South"])
    bar.zone.setCurrentIndex(2)
    bar.states.setCurrentIndex(bar.states.findText("No-show"))
    bar.text.setText("  maple ")
    bar.show_days(date(2026, 3, 1), date(2026, 3, 2))
    assert bar.wanted(WEDNESDAY) == BookingFilter(
        date(2026, 3, 1), date(2026, 3, 2), "South", frozenset({"no_show"}), "maple"
    )
    assert not bar.is_open()


def test_new_zones_leave_the_choice_as_it_is(bar: BookingFilterBar, qtbot: QtBot) -> None:
    bar.set_zones(["North", "South"])
    bar.zone.setCurrentIndex(2)
    with qtbot.assertNotEmitted(bar.filter_changed):
        bar.set_zones(["East", "North", "South"])
    assert bar.zone.currentData() == "South"
    bar.set_zones(["East"])
    assert bar.zone.currentData() is None


def test_looking_for_something_drops_every_other_filter_and_asks_once(
    bar: BookingFilterBar, qtbot: QtBot
) -> None:
    bar.states.setCurrentIndex(3)
    asked: list[BookingFilter] = []
    bar.filter_changed.connect(lambda: asked.append(bar.wanted(WEDNESDAY)))
    with qtbot.waitSignal(bar.filter_changed):
        bar.look_for("ABC123")
    assert asked == [BookingFilter(text="ABC123")]


def test_every_state_can_be_chosen_and_the_dates_show_only_for_one_s_own_days(
    bar: BookingFilterBar,
) -> None:
    offered = {
        state for index in range(bar.states.count()) for state in bar.states.itemData(index) or ()
    }
    assert offered == STATES
    bar.show()
    assert not bar.first.isVisible()
    bar.days.setCurrentIndex(bar.days.count() - 1)
    assert bar.first.isVisible()
