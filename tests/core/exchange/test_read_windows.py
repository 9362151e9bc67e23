from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from tests.core.exchange.rows import BRANCHES, read_windows, sample, sheet_of

if TYPE_CHECKING:
    from core.exchange.sheet import Value

HEAD = ("Window", "From", "To")


@pytest.mark.parametrize("branch", BRANCHES)
def test_the_branches_real_files(branch: str) -> None:
    reading = read_windows(sample(branch, "windows.csv").sheets[0])
    assert reading.problems == ()
    assert [(r.label, r.starts, r.ends) for r in reading.records] == [
        ("8-10", time(8), time(10)),
        ("10-12", time(10), time(12)),
        ("12-2", time(12), time(14)),
        ("2-4", time(14), time(16)),
        ("4-6", time(16), time(18)),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", (1, 2, 3, 4, 5, 6, 7)),
        ("Daily", (1, 2, 3, 4, 5, 6, 7)),
        ("Mon-Fri", (1, 2, 3, 4, 5)),
        ("Monday to Friday", (1, 2, 3, 4, 5)),
        ("M, W, F", (1, 3, 5)),
        ("Sat & Sun", (6, 7)),
        ("Sat\u2013Mon", (1, 6, 7)),
        ("1-5", (1, 2, 3, 4, 5)),
        ("Tue Thu", (2, 4)),
        (6, (6,)),
    ],
)
def test_weekdays(typed: Value, expected: tuple[int, ...]) -> None:
    reading = read_windows(sheet_of([*HEAD, "Days"], ["8-10", "8:00", "10:00", typed]))
    assert [record.weekdays for record in reading.records] == [expected]


@pytest.mark.parametrize(
    ("row", "column", "proposal"),
    [
        ([date(2026, 8, 10), "8:00", "10:00", "", ""], "A", '"8-10"'),
        (["12-2", "12:00", "2:00", "", ""], "C", "12:00-14:00"),
        (["8-10", "8:00", None, "", ""], "C", ""),
        (["8-10", "8:00", "10:00", "Mon-Fry", ""], "D", "Mon-Fri"),
        (["8-10", "8:00", "10:00", "", "-1"], "E", ""),
    ],
)
def test_a_bad_cell_is_named(row: list[Value], column: str, proposal: str) -> None:
    reading = read_windows(sheet_of([*HEAD, "Days", "Max jobs"], row))
    assert reading.records == ()
    assert [problem.column for problem in reading.problems] == [column]
    assert proposal in reading.problems[0].proposal


def test_a_limit_and_a_double() -> None:
    reading = read_windows(
        sheet_of([*HEAD, "Max jobs"], ["8-10", "8am", "10am", 4], ["8-10", "8:00", "10:00", ""])
    )
    assert [record.max_bookings for record in reading.records] == [4]
    assert [(p.row, p.column) for p in reading.problems] == [(3, "A")]
