from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from core.exchange.cells import CellRefused
from core.exchange.date_order import how_dates
from core.exchange.dates import HowDates, maybe_day, month_in
from core.exchange.sheet import Cell, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 21)
DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    "typed",
    [
        "7 Dec",
        "Dec 7",
        "7-Dec",
        "12/7",
        "Mon 12/7",
        "7 de diciembre",
        "lunes 7 dic 2026",
        "7-dic-26",
        "Dec 7th, '26",
        "2026/12/7",
        "2026.12.07",
    ],
)
def test_days_in_more_spellings(typed: str) -> None:
    assert maybe_day(Cell(typed), HowDates(today=TODAY)) == DAY


def test_a_year_that_is_missing_is_the_nearest() -> None:
    how = HowDates(today=TODAY)
    assert maybe_day(Cell("3 Jan"), how) == date(2027, 1, 3)
    assert maybe_day(Cell("20 Nov"), how) == date(2026, 11, 20)
    with pytest.raises(CellRefused, match="not a day of the calendar"):
        maybe_day(Cell("30 Feb"), how)
    with pytest.raises(CellRefused, match="without a year"):
        maybe_day(Cell("7 Dec"))


@pytest.mark.parametrize("value", ["2026-13-01", "13/13/2026", "29 Feb 2027", "0/5/2026"])
def test_days_that_there_are_not(value: str) -> None:
    with pytest.raises(CellRefused):
        maybe_day(Cell(value))


@pytest.mark.parametrize("value", ["May", "North", "8-10 am", "x" * 500, "\u00b2", True, None, 0.5])
def test_what_does_not_look_like_a_day(value: Value) -> None:
    assert maybe_day(Cell(value), HowDates(today=TODAY)) is None


def test_bare_numbers_are_days_of_a_month_only_where_one_is_known() -> None:
    how = HowDates(month=date(2027, 2, 1))
    assert maybe_day(Cell(28), how) == date(2027, 2, 28)
    assert maybe_day(Cell("3"), how) == date(2027, 2, 3)
    assert maybe_day(Cell(3)) is None
    with pytest.raises(CellRefused):
        maybe_day(Cell(29), how)
    assert maybe_day(Cell(44901), HowDates(from_1904=True)) == DAY.replace(year=2026)


@pytest.mark.parametrize(
    ("values", "day_first", "said"),
    [
        (["13/12/2026", "3/12/2026"], True, "can only be read so"),
        (["12/13/2026", "3/12/2026"], False, ""),
        (["3/12/2026"], False, "month first: 3/12/2026 is 2026-03-12"),
        (["7.12.2026"], True, "day first"),
        (["7/12/2026", "8/12/2026", "9/12/2026"], True, "follow each other"),
        (["12/7/2026", "12/8/2026", "12/9/2026"], False, "month first"),
        (["12/8/2026", datetime(2026, 12, 7)], False, ""),  # noqa: DTZ001
        (["8/12/2026", "2026-12-07"], True, "fit the other dates"),
        (["13/12/2026", "12/13/2026"], False, ""),
        (["2026-12-07", 46363, None, "x"], False, ""),
        (["7 Dec"], False, '"7 Dec" is 2026-12-07'),
        (["Mon 7/12/2026", "8/12/2026"], True, "can only be read so"),
        (["lun 7/12/2026"], True, "can only be read so"),
        (["Mon 12/7/2026", "12/8/2026"], False, ""),
        (["Mon 7/12"], True, "can only be read so"),
    ],
)
def test_the_order_that_a_column_proves(
    values: Sequence[Value],
    day_first: bool,  # noqa: FBT001 - a parameter of the test
    said: str,
) -> None:
    how, notes = how_dates(values, "auto", today=TODAY)
    assert how.day_first is day_first
    assert said in " ".join(notes)
    assert bool(notes) == bool(said)


def test_the_order_that_a_person_chose_is_not_discussed() -> None:
    how, notes = how_dates(["3/12/2026"], "dmy", today=TODAY)
    assert (how.day_first, notes) == (True, ())
    with pytest.raises(CellRefused) as refused:
        maybe_day(Cell("12/13/2026"), how)
    assert refused.value.proposal == "Did you mean 13/12/2026?"


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Dec 2026", date(2026, 12, 1)),
        ("Schedule for December, 2026", date(2026, 12, 1)),
        ("diciembre de 2026", date(2026, 12, 1)),
        ("Capacity_Dec '26", date(2026, 12, 1)),
        ("12/2026", date(2026, 12, 1)),
        ("2027-02", date(2027, 2, 1)),
        (datetime(2026, 12, 1), date(2026, 12, 1)),  # noqa: DTZ001
        ("January", date(2027, 1, 1)),
        ("12/7/2026", None),
        ("13/2026", None),
        ("Capacity 2026", None),
        (5, None),
    ],
)
def test_months_in_titles(title: Value, first: date | None) -> None:
    assert month_in(title, TODAY) == first


@pytest.mark.parametrize("typed", ["Fri 2026-12-07", "viernes 7 dic 2026", "Tue 12/7/2026"])
def test_a_weekday_that_contradicts_its_date_is_refused(typed: str) -> None:
    with pytest.raises(CellRefused, match="2026-12-07 is a Monday"):
        maybe_day(Cell(typed))


def _days(
    values: Sequence[Value], order: str = "auto", *, remembered: bool = False
) -> list[date | None]:
    """What the values are read as together, ``None`` for each that is refused."""
    how, _ = how_dates(values, order, today=TODAY, remembered=remembered)
    found: list[date | None] = []
    for value in values:
        try:
            found.append(maybe_day(Cell(value), how))
        except CellRefused:
            found.append(None)
    return found


def test_a_date_without_a_year_keeps_the_year_of_those_beside_it() -> None:
    months = [f"15 {name}" for name in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul")]
    assert _days(months) == [date(2027, number, 15) for number in range(1, 8)]
    week = [f"5/{number}" for number in range(20, 26)]
    assert _days(week) == [date(2027, 5, number) for number in range(20, 26)]
    assert _days(["28 Dec", "2 Jan"]) == [date(2026, 12, 28), date(2027, 1, 2)]
    assert _days(["Mon 5 Jan", "Tue 6 Jan"]) == [date(2026, 1, 5), date(2026, 1, 6)]
    assert _days(["Mon 30 Nov", "Thu 3 Dec"]) == [date(2026, 11, 30), date(2026, 12, 3)]
    assert _days(["2025-12-29", "12/31", "1/2"])[1:] == [date(2025, 12, 31), date(2026, 1, 2)]


def test_dates_without_a_year_over_a_whole_year_are_refused() -> None:
    assert _days([f"{month}/15" for month in range(1, 13)]) == [None] * 12


def test_a_month_and_a_year_are_no_day() -> None:
    assert _days(["Apr-27", "May-27", "Jun-27"]) == [None] * 3
    assert _days(["Apr-27", "Apr-28"]) == [date(2027, 4, 27), date(2027, 4, 28)]


def test_dates_that_a_spreadsheet_may_have_swapped_are_refused() -> None:
    swapped = datetime(2026, 10, 12)  # noqa: DTZ001
    certain = datetime(2026, 12, 12)  # noqa: DTZ001
    there = date(2026, 12, 13)
    assert _days([swapped, certain, "13/12/2026"]) == [None, certain.date(), there]
    assert _days([swapped, "12/13/2026"]) == [None, there]
    # text that could have become a date did not: nothing was turned
    assert _days([swapped, "12/13/2026", "12/8/2026"])[0] == swapped.date()
    assert _days([swapped, "2026-12-13"]) == [swapped.date(), there]


def test_what_can_be_read_in_either_order_is_refused_where_the_others_disagree() -> None:
    assert _days(["13/12/2026", "12/14/2026", "3/4/2026", "5/5/2026"]) == [
        None,
        date(2026, 12, 14),
        None,
        date(2026, 5, 5),
    ]
    assert _days(["13/12/2026", "12/14/2026", "Mon 7/12/2026"])[2] == DAY


def test_an_order_that_the_column_contradicts_is_refused() -> None:
    assert _days(["3/12/2026", "21/12/2026"], "mdy") == [None, None]
    assert _days(["3/12/2026", "12/21/2026"], "dmy") == [None, None]
    following = ["12/7/2026", "12/8/2026"]
    assert None not in _days(following, "dmy")
    assert _days(following, "dmy", remembered=True) == [None, None]
    assert _days(following, "mdy", remembered=True) == [DAY, date(2026, 12, 8)]
    how, notes = how_dates(["3/4/2026"], "dmy", today=TODAY, remembered=True)
    assert how.day_first
    assert notes == ("Dates are read day first, as last time.",)
