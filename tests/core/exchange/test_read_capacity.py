from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.exchange.read_window_counts import routes_of_counts
from core.exchange.sheet import Row, Sheet, Value
from tests.core.exchange.rows import BRANCHES, book_of, places, read_capacity, sample, sheet_of

if TYPE_CHECKING:
    from core.exchange.capacity_sheet import CapacityReading

WINDOWS = {
    "8-10": (time(8), time(10)),
    "10-12": (time(10), time(12)),
    "12-2": (time(12), time(14)),
    "2-4": (time(14), time(16)),
    "4-6": (time(16), time(18)),
}
MONDAY = date(2026, 12, 7)
USUAL = (time(8), time(17))


def read(*rows: list[Value]) -> CapacityReading:
    return read_capacity(book_of(sheet_of(*rows)), WINDOWS)


def shifts(reading: CapacityReading) -> dict[tuple[str, date], list[tuple[time, time]]]:
    return {
        (day.zone, day.day): [(route.starts, route.ends) for route in day.routes]
        for day in reading.days
    }


@pytest.mark.parametrize(("branch", "routes"), list(zip(BRANCHES, (284, 295, 274), strict=True)))
def test_the_real_matrices(branch: str, routes: int) -> None:
    reading = read_capacity(sample(branch, "capacity.xlsx"), WINDOWS)
    assert (reading.form, reading.sheet, reading.problems) == ("matrix", "Capacity", ())
    assert len(reading.days) == 4 * 28
    assert sum(len(day.routes) for day in reading.days) == routes
    # Sundays are CLOSED, 12/13/2026 is typed as text
    assert all(not day.routes for day in reading.days if day.day.isoweekday() == 7)
    title = branch.title()
    assert {day.zone for day in reading.days} == {f"{title} {z}" for z in ("NE", "NW", "SE", "SW")}
    assert {
        (route.starts, route.ends)
        for day in reading.days
        if day.zone.endswith("NW")
        for route in day.routes
    } == {(time(7, 30), time(16, 30))}


@pytest.mark.parametrize(("branch", "routes"), list(zip(BRANCHES, (123, 121, 123), strict=True)))
def test_the_real_rosters(branch: str, routes: int) -> None:
    reading = read_capacity(sample(branch, "capacity.xlsx"), WINDOWS, "roster ")
    assert (reading.form, reading.sheet, reading.problems) == ("roster", "Roster", ())
    assert (reading.names_technicians, reading.states_maximum) == (True, True)
    assert sum(len(day.routes) for day in reading.days) == routes
    first = reading.days[0].routes[0]
    assert (first.technician, first.starts, first.ends, first.max_stops) == (
        "NE-Tech 1",
        time(7, 30),
        time(16, 30),
        6,
    )


@pytest.mark.parametrize("branch", BRANCHES)
def test_the_real_lists_by_window_give_every_window_its_count(branch: str) -> None:
    book = sample(branch, "capacity_long.csv")
    reading = read_capacity(book, WINDOWS)
    assert (reading.form, reading.problems, len(reading.days)) == ("windows", (), 96)
    days = {(day.zone, day.day.isoformat()): day for day in reading.days}
    for row in book.sheets[0].rows[1:]:
        zone, day, window, count = (str(cell.value) for cell in row.cells)
        starts, ends = WINDOWS[window]
        routes = days[zone, day].routes
        assert sum(r.starts <= starts and ends <= r.ends for r in routes) == int(count)


def test_a_matrix_as_people_type_it() -> None:
    reading = read(
        ["North side - technicians"],
        ["Blank = closed. Shift 7:00 to 15:30 unless noted."],
        [None],
        ["Remark", "Zone", "Hours", datetime(2026, 12, 7), "12/8/2026", "2026-12-09", 46366],  # noqa: DTZ001
        ["x", " North\u00a0", None, 2, " 1 ", "Closed", None],
        [None, "North", "12:00-20:00", 1, "\u00a0", "off", 0],
        [None, "South", "8am-5pm", "2.0", None, "-", "n/a"],
        [None, "Totals:", None, 99, 99, 99, 99],
    )
    assert reading.problems == ()
    assert reading.notes == (
        'Column A ("Remark") is not used.',
        "Row 8: a total: left out.",
    )
    early, late = (time(7), time(15, 30)), (time(12), time(20))
    assert shifts(reading) == {
        ("North", MONDAY): [early, early, late],
        ("North", MONDAY + timedelta(1)): [early],
        ("North", MONDAY + timedelta(2)): [],
        ("North", MONDAY + timedelta(3)): [],
        ("South", MONDAY): [USUAL, USUAL],
        ("South", MONDAY + timedelta(1)): [],
        ("South", MONDAY + timedelta(2)): [],
        ("South", MONDAY + timedelta(3)): [],
    }


def test_every_bad_cell_of_a_matrix_is_named() -> None:
    reading = read(
        ["Zone", "Shift", "2026-12-07", "13/13/2026", "2026-12-07", "12-9"],
        ["North", "8-x", "two", 1, 1, 1],
        ["South", "", "2.5", 1, 1, 1],
        ["West", "", 201, 1, 1, 1],
        ["South", "8:00-17:00", 1, 1, 1, 1],
        [None, "", 4, 1, 1, 1],
    )
    assert places(reading.problems) == [
        (1, "D", "13/13/2026"),
        (1, "E", "2026-12-07"),
        (1, "F", "12-9"),
        (2, "B", "8-x"),
        (2, "C", "two"),
        (3, "C", "2.5"),
        (4, "C", "201"),
        (5, "A", "South"),
        (6, "A", ""),
    ]
    assert "CLOSED" in reading.problems[4].proposal


def test_a_formula_counts_by_its_value_and_one_without_is_named() -> None:
    sheet = Sheet(
        "S",
        (
            Row(1, ("Zone", "2026-12-07")),
            Row(2, ("North", "=B9"), {1: "is a formula whose value the file does not carry."}),
        ),
    )
    reading = read_capacity(book_of(sheet), WINDOWS)
    assert places(reading.problems) == [(2, "B", "=B9")]


def test_every_bad_cell_of_a_roster_is_named() -> None:
    head: list[Value] = ["Zone", "Date", "Technician", "Start", "End", "Max jobs"]
    reading = read(
        head,
        ["North", MONDAY, "Ann", "8:00", "17:00", 6],
        ["South", MONDAY, "ann", "16:00", "20:00", ""],
        ["North", "soon", "Bob", "8:00", "5:00", 0],
        ["", MONDAY, "Eve", "late", "17:00", ""],
        ["North", MONDAY, "Ann", "17:00", "20:00", ""],
    )
    assert places(reading.problems) == [
        (3, "C", "ann"),
        (4, "B", "soon"),
        (4, "E", "5:00"),
        (4, "F", "0"),
        (5, "A", ""),
        (5, "D", "late"),
    ]
    assert shifts(reading) == {("North", MONDAY): [USUAL, (time(17), time(20))]}


def test_every_bad_cell_of_a_list_by_window_is_named() -> None:
    reading = read(
        ["zone", "date", "window", "technicians"],
        ["North", MONDAY, "8-10", 2],
        ["North", MONDAY, "8-10", 1],
        ["North", MONDAY, "9-10", 1],
        ["North", MONDAY, date(2026, 8, 10), 1],
        ["North", MONDAY, "10-12", -1],
    )
    assert places(reading.problems) == [
        (3, "C", "8-10"),
        (4, "C", "9-10"),
        (5, "C", "2026-08-10"),
        (6, "D", "-1"),
    ]
    assert reading.problems[1].proposal == 'Did you mean "8-10"?'


def test_hidden_sheets_are_only_read_by_name() -> None:
    hidden = Sheet("Old", sheet_of(["Zone", "2026-12-07"], ["North", 1]).rows, hidden=True)
    shown = sheet_of(["Zone", "2026-12-08"], ["North", 2], name="New")
    assert read_capacity(book_of(hidden, shown), WINDOWS).sheet == "New"
    assert read_capacity(book_of(hidden, shown), WINDOWS, "Old").sheet == "Old"
    with pytest.raises(InvalidInput, match="no capacity that can be recognised"):
        read_capacity(book_of(sheet_of(["Zone", "Name"], ["North", "x"])), WINDOWS)


def test_the_example_of_counts() -> None:
    counts = list(zip(WINDOWS.values(), (3, 2, 3, 1, 2), strict=True))
    assert routes_of_counts(counts) == [
        (time(8), time(18)),
        (time(8), time(14)),
        (time(8), time(10)),
        (time(12), time(14)),
        (time(16), time(18)),
    ]


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_counts_become_routes_and_routes_become_the_counts(counts: list[int]) -> None:
    routes = routes_of_counts(list(zip(WINDOWS.values(), counts, strict=True)))
    for (starts, ends), count in zip(WINDOWS.values(), counts, strict=True):
        assert sum(r[0] <= starts and ends <= r[1] for r in routes) == count


DECEMBER: list[Value] = ["Zone", 1, 2, 3, 4, 5]


def test_the_month_of_bare_day_numbers_is_told() -> None:
    sheet = sheet_of(["Capacity"], DECEMBER, ["North", 1, 1, 1, 1, 1], name="December 2026")
    reading = read_capacity(book_of(sheet), WINDOWS)
    assert reading.days[0].day == date(2026, 12, 1)
    assert "Bare day numbers are days of 2026-12." in reading.notes


@pytest.mark.parametrize("title", ["Printed 21 Nov 2026", date(2026, 11, 21), "November 2026"])
def test_a_month_that_title_and_name_tell_differently_is_refused(title: Value) -> None:
    sheet = sheet_of([title], DECEMBER, ["North", 1, 1, 1, 1, 1], name="December 2026")
    with pytest.raises(InvalidInput, match="2026-11 and 2026-12") as refused:
        read_capacity(book_of(sheet), WINDOWS)
    assert refused.value.field == "month"


def test_a_month_s_name_alone_is_no_other_month() -> None:
    sheet = sheet_of(["January 2026"], DECEMBER, ["North", 1, 1, 1, 1, 1], name="Jan")
    assert read_capacity(book_of(sheet), WINDOWS).days[0].day == date(2026, 1, 1)


def test_a_weekday_in_a_cell_of_its_own_must_fit_the_date() -> None:
    grid = read(["Zone", "2026-12-07", "2026-12-08"], [None, "Mon", "Wed"], ["North", 1, 1])
    assert places(grid.problems) == [(2, "C", "Wed")]
    assert grid.unsure == {("north", date(2026, 12, 8))}
    head: list[Value] = ["Zone", "Day", "Date", "Technicians"]
    told = read(
        head,
        ["North", "Mon", "7/12/2026", 1],
        ["South", "Tue", "8/12/2026", 1],
        ["East", "", "9/12/2026", 0],
    )
    assert [day.day for day in told.days] == [MONDAY, date(2026, 12, 8), date(2026, 12, 9)]
    wrong = read(head, ["North", "Tue", MONDAY, 1], ["South", "Tue", "12/7/2026", 1])
    assert places(wrong.problems) == [(2, "B", "Tue"), (3, "C", "12/7/2026")]


def test_a_start_that_may_be_in_the_night_is_refused() -> None:
    head: list[Value] = ["Zone", "Date", "Technician", "Start", "End"]
    roster = read(
        head,
        ["North", MONDAY, "Ann", 1, 5],
        ["North", MONDAY, "Bob", "1:30", "5:00"],
        ["North", MONDAY, "Cyd", "01:00", "05:00"],
        ["North", MONDAY, "Dan", "1 pm", "5 pm"],
        ["North", MONDAY, "Eve", time(1), time(5)],
    )
    assert places(roster.problems) == [(2, "D", "1"), (3, "D", "1:30")]
    assert len(roster.days[0].routes) == 3
    matrix = read(["Zone", "Shift", "2026-12-07"], ["North", "1-5", 1], ["South", "1pm-5pm", 1])
    assert places(matrix.problems) == [(2, "B", "1-5")]
