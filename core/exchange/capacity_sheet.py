"""What a capacity sheet states: for the zone-days it names, the routes that work there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from core.capacity.day_change import WantedRoute
    from core.exchange.problem import Problem

MOST_ROUTES = 200
"""Routes of one zone on one day: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A zone-day and every route that works there; none: no service that day.

    ``row`` and ``column`` are the place that names it first, ``zone_row`` and ``zone_column``
    that of the zone's name. ``zone`` is as typed, tidied.
    """

    zone: str
    day: date
    routes: tuple[WantedRoute, ...]
    row: int
    column: str
    zone_row: int = 0
    zone_column: str = ""


@dataclass(frozen=True, slots=True)
class CapacityReading:
    """A capacity sheet of any form (:data:`core.exchange.mapping.FORMS`).

    ``names_technicians`` and ``states_maximum``: whether the form says anything about them;
    what it does not state, stays as it is. ``unsure``: zone (casefolded) and date of every
    zone-day that a refused cell may concern, stated or not: without that cell it may have less
    than was meant.
    """

    form: str
    sheet: str
    days: tuple[StatedDay, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
    names_technicians: bool = False
    states_maximum: bool = False
    unsure: frozenset[tuple[str, date]] = frozenset()


class DayCollector:
    """Gathers routes by zone-day, in the order in which the sheet names the zone-days.

    A refused row is told with what could be read of it: the zone, the day, both or neither.
    """

    def __init__(self) -> None:
        self._days: dict[tuple[str, date], tuple[str, int, str, int, str, list[WantedRoute]]] = {}
        self._unsure: set[tuple[str, date]] = set()
        self._unsure_zones: set[str] = set()
        self._unsure_dates: set[date] = set()
        self._all_unsure = False

    def name(
        self, zone: str, day: date, row: int, column: str, zone_row: int = 0, zone_column: str = ""
    ) -> list[WantedRoute]:
        """State the zone-day, and give the list that its routes go into."""
        key = (zone.casefold(), day)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = (zone, row, column, zone_row or row, zone_column, [])
        return found[5]

    def doubt(self, zone: str, day: date | None) -> None:
        """A row was refused that concerns this zone ("" unknown) and day (``None`` unknown)."""
        if zone and day is not None:
            self._unsure.add((zone.casefold(), day))
        elif zone:
            self._unsure_zones.add(zone.casefold())
        elif day is not None:
            self._unsure_dates.add(day)
        else:
            self._all_unsure = True

    def days(self) -> tuple[StatedDay, ...]:
        """Every zone-day stated."""
        return tuple(
            StatedDay(zone, day, tuple(routes), row, column, zone_row, zone_column)
            for (_, day), (zone, row, column, zone_row, zone_column, routes) in self._days.items()
        )

    def unsure(self) -> frozenset[tuple[str, date]]:
        """Every zone-day that a refused row may concern."""
        concerned = {
            (zone, day)
            for zone, day in self._days
            if self._all_unsure or zone in self._unsure_zones or day in self._unsure_dates
        }
        return frozenset(self._unsure | concerned)
