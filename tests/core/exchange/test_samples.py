"""The sample sheets stay what they are when they are moved to days that are still to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from core.exchange.capacity_sheet import CapacityReading
from core.exchange.read import read
from core.exchange.recognise import recognise_kind
from core.exchange.sheet import open_book
from tests.samples import BRANCHES, DATA, upcoming

if TYPE_CHECKING:
    from pathlib import Path

YEAR = timedelta(weeks=52)


def days_of(path: Path) -> list[tuple[str, date, int]]:
    """Zone, day and number of routes that every sheet states."""
    book = open_book(path)
    found = []
    for mapping in recognise_kind(book, "capacity"):
        reading = read(book, mapping, {}, today=date(2026, 11, 21))
        assert isinstance(reading, CapacityReading)
        found += [(day.zone, day.day, len(day.routes)) for day in reading.days]
    return found


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 12, 5), 0),
        (date(2026, 12, 6), 1),
        (date(2027, 12, 4), 1),
        (date(2031, 7, 1), 5),
    ],
)
def test_only_the_years_differ(branch: str, today: date, years: int, tmp_path: Path) -> None:
    folder = upcoming(branch, tmp_path, today)

    moved = days_of(folder / "capacity.xlsx")

    there = days_of(DATA / branch / "capacity.xlsx")
    assert moved == [(zone, day + years * YEAR, routes) for zone, day, routes in there]
    assert all(day > today for _, day, _ in moved)
    assert len(moved) > 100
