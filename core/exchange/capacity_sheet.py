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

    ``row`` and ``column`` are the place that names it first. ``zone`` is as typed, tidied.
    """

    zone: str
    day: date
    routes: tuple[WantedRoute, ...]
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class CapacityReading:
    """A capacity sheet of any form. ``form``: ``matrix``, ``roster`` or ``windows``.

    ``names_technicians`` and ``states_maximum``: whether the form says anything about them;
    what it does not state, stays as it is. ``zone_columns``: the zone column's letters.
    """

    form: str
    sheet: str
    days: tuple[StatedDay, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
    names_technicians: bool = False
    states_maximum: bool = False


class DayCollector:
    """Gathers routes by zone-day, in the order in which the sheet names the zone-days."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, date], tuple[str, int, str, list[WantedRoute]]] = {}

    def name(self, zone: str, day: date, row: int, column: str) -> list[WantedRoute]:
        """State the zone-day, and give the list that its routes go into."""
        found = self._days.setdefault((zone.casefold(), day), (zone, row, column, []))
        return found[3]

    def days(self) -> tuple[StatedDay, ...]:
        """Every zone-day stated."""
        return tuple(
            StatedDay(zone, day, tuple(routes), row, column)
            for (_, day), (zone, row, column, routes) in self._days.items()
        )
