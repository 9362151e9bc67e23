from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exchange import cells, dates
from core.exchange.cells import CellRefused
from core.exchange.sheet import Cell, Value

DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2026, 12, 7),  # noqa: DTZ001 - a spreadsheet's date has no zone
        "12/7/2026",
        "12/07/26",
        " 12/7/2026\u00a0",
        "12-7-2026",
        "Mon 12/7/2026",
        "Monday, 12/7/2026",
        "2026-12-07",
        "2026-12-07 00:00:00",
        "2026-12-07T00:00",
        "20261207",
        20261207,
        "Dec 7, 2026",
        "December 7 2026",
        "7-Dec-2026",
        "7 December 2026",
        46363,
        46363.0,
    ],
)
def test_one_day_typed_in_many_ways(value: Value) -> None:
    assert dates.day(Cell(value)) == DAY


@pytest.mark.parametrize(
    ("value", "message", "proposal"),
    [
        ("13/12/2026", "month first", "Did you mean 12/13/2026?"),
        ("12/7", "without a year", "12/31/2026"),
        ("2/30/2026", "not a day of the calendar", ""),
        ("soon", "is not a date", "2026-12-31"),
        ("", "must not be blank", ""),
        (datetime(2026, 12, 7, 8), "time of day", "2026-12-07"),  # noqa: DTZ001
        (date(1999, 1, 1), "is not between", ""),
        (True, "is not a date", ""),
        (1.5, "is not a date", ""),
    ],
)
def test_what_is_no_day(value: Value, message: str, proposal: str) -> None:
    with pytest.raises(CellRefused) as refused:
        dates.day(Cell(value))
    assert message in refused.value.message
    assert proposal in refused.value.proposal


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_days_round_trip_in_both_spellings(day: date) -> None:
    for typed in (day.isoformat(), f"{day.month}/{day.day}/{day.year}", f"{day:%m/%d/%y}"):
        assert dates.day(Cell(typed)) == day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (time(7, 30), time(7, 30)),
        ("7:30", time(7, 30)),
        ("07:30:00", time(7, 30)),
        ("7:30 am", time(7, 30)),
        ("0730", time(7, 30)),
        (0.3125, time(7, 30)),
        (datetime(1899, 12, 30, 7, 30), time(7, 30)),  # noqa: DTZ001
        ("5pm", time(17)),
        ("5 P.M.", time(17)),
        ("12 pm", time(12)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("17", time(17)),
        (8, time(8)),
    ],
)
def test_times_of_day(value: Value, expected: time) -> None:
    assert cells.clock(Cell(value)) == expected


@pytest.mark.parametrize("value", ["", "25:00", "8:61", "13pm", "later", 1.5, time(8, 0, 30), True])
def test_what_is_no_time(value: Value) -> None:
    with pytest.raises(CellRefused):
        cells.clock(Cell(value))


@pytest.mark.parametrize(
    "typed",
    [
        "8:00-17:00",
        "8:00 \u2013 17:00",
        "8am-5pm",
        "8 to 17",
        "0800-1700",
        "8:00 until 5 pm",
        "8-5",
        "8.00-17.00",
        "8 a 17",
        "8:00 a. m. - 5:00 p. m.",
    ],
)
def test_shifts(typed: str) -> None:
    assert cells.shift(typed) == (time(8), time(17))


def test_a_shift_that_ends_in_the_morning_proposes_the_afternoon() -> None:
    with pytest.raises(CellRefused) as refused:
        cells.shift("8:00-5:00")
    assert refused.value.proposal == "Did you mean 08:00-17:00?"
    with pytest.raises(CellRefused):
        cells.shift("20-5")
    assert cells.shift("all day") is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Y", True),
        ("yes", True),
        ("x", True),
        (1, True),
        (True, True),
        (" TRUE ", True),
        ("", False),
        (None, False),
        ("no", False),
        (0, False),
    ],
)
def test_flags(typed: Value, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert cells.flag(Cell(typed)) is expected


def test_what_is_neither_yes_nor_no() -> None:
    with pytest.raises(CellRefused):
        cells.flag(Cell("maybe"))


@pytest.mark.parametrize(
    ("value", "expected"), [("5", 5), (5.0, 5), (" 5 ", 5), ("\u00a05", 5), (None, None)]
)
def test_whole_numbers(value: Value, expected: int | None) -> None:
    assert cells.whole(Cell(value), 0, 10) == expected


@pytest.mark.parametrize("value", ["3.5", 2.5, "-1", "11", "three", "1e3", "\u0663x", "5 techs"])
def test_what_is_no_whole_number(value: Value) -> None:
    with pytest.raises(CellRefused):
        cells.whole(Cell(value), 0, 10)


def test_minutes() -> None:
    assert [cells.minutes(Cell(v)) for v in (90, "90", "90 min", "90 minutes")] == [90] * 4
    with pytest.raises(CellRefused, match="time of day"):
        cells.minutes(Cell(time(1, 30)))
    with pytest.raises(CellRefused, match="between"):
        cells.minutes(Cell("9999 min"))


def test_text_is_tidied_and_what_cannot_be_shown_is_refused() -> None:
    assert cells.required(Cell(" Ann\u00a0 Lee ")) == "Ann Lee"
    assert cells.required(Cell(1001.0)) == "1001"
    assert cells.notes(Cell("gate 1 \r\n dog  ")) == "gate 1\ndog"
    assert cells.notes(Cell("=call first")) == "=call first"
    for bad in ("bell\x07", "x" * 3000, date(2026, 1, 1), timedelta(1)):
        with pytest.raises(CellRefused):
            cells.text(Cell(bad))
    with pytest.raises(CellRefused, match="not carry"):
        cells.text(Cell("=A1", "is a formula whose value the file does not carry."))
    with pytest.raises(CellRefused, match="blank"):
        cells.required(Cell(" \u00a0"))


@pytest.mark.parametrize("value", [date(2026, 8, 10), "10-Aug", "Aug-10"])
def test_a_label_that_a_spreadsheet_made_a_date_of(value: Value) -> None:
    with pytest.raises(CellRefused) as refused:
        cells.label(Cell(value))
    assert '"8-10"' in refused.value.proposal
