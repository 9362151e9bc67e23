"""The sample's dates: always ahead, weekdays kept, and the same for every later demo."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from booker_desktop.demo_sheets import CYCLE, moved, write_capacity

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))


# how fast the machine draws them beside other tests says nothing of the dates
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(day=DAYS, today=DAYS, later=st.integers(0, 60))
def test_a_date_is_moved_by_whole_weeks_into_what_is_ahead(
    day: date, today: date, later: int
) -> None:
    new = moved(day, today)
    assert today < new <= today + timedelta(days=CYCLE)
    assert new.weekday() == day.weekday()
    afterwards = moved(day, today + timedelta(days=later))
    assert (afterwards - new).days % CYCLE == 0


def test_the_sheets_cover_the_next_four_weeks_but_sundays(tmp_path: Path) -> None:
    today = date(2027, 3, 13)
    write_capacity(tmp_path / "capacity.xlsx", today)
    book = load_workbook(tmp_path / "capacity.xlsx")
    roster = {row[1].date() for row in book["Roster"].iter_rows(min_row=2, values_only=True)}  # type: ignore[union-attr]
    ahead = [today + timedelta(days=step) for step in range(1, CYCLE + 1)]
    assert roster == {day for day in ahead if day.isoweekday() < 6}
    total = [cell.value for cell in book["Capacity"][9]]
    assert total[0] == "TOTAL"
    assert total[2:] == [f"=SUM({letter}5:{letter}8)" for letter in "CDEFGHIJ"]
