from __future__ import annotations

from datetime import date

import pytest

from core.catalog.job_types import JobType
from ui.booking.words import days_from, length

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 12, 1), "in 10 days"),
        (date(2025, 11, 21), "365 days ago"),
    ],
)
def test_days_are_counted_from_today(day: date, said: str) -> None:
    assert days_from(day, TODAY) == said


def test_a_job_s_length_says_all_day_where_it_has_no_minutes() -> None:
    day = JobType("I", "Install", None, 2, True, 0, 0, True, ())  # noqa: FBT003 (a row's values)
    hour = JobType("T", "Tune", 60, 1, False, 0, 0, True, ())  # noqa: FBT003 (a row's values)
    assert length(day) == "all day · 2 technicians"
    assert length(hour) == "60 min · 1 technician"
