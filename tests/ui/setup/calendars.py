"""Calendars made by hand."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from core.capacity.calendar import Calendar, CalendarDay, CalendarRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = date(2026, 11, 1)
TODAY = date(2026, 11, 18)


def calendar(
    zones: Sequence[str] = ("North", "South", "West"), days: int = 30, routes: int = 2
) -> Calendar:
    """``routes`` empty routes every day; more taken the later it is."""
    cells = {}
    for number, zone in enumerate(zones):
        for n in range(days):
            day = FIRST + timedelta(days=n)
            cells[zone, day] = cell(zone, day, routes, taken=(n * 17 + number * 29) % 110)
    return Calendar(tuple(zones), FIRST, days, TODAY, cells)


def cell(zone: str, day: date, routes: int, *, taken: int = 0) -> CalendarDay:
    """``taken`` per cent of ``routes`` routes of nine hours."""
    each = tuple(
        CalendarRoute(
            n + 1,
            None,
            time(8),
            time(17),
            None,
            retired=False,
            stops=0,
            taken_minutes=540 * taken // 100,
            minutes=540,
        )
        for n in range(routes)
    )
    return CalendarDay(zone, day, routes, 540 * routes, 540 * taken // 100 * routes, 0, each=each)
