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
