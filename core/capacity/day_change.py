"""Capacity is the set of routes: what a zone-day has, what it shall have, and the difference.

Pure: no database. Times are local wall times of the branch; instants are the database's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time
    from uuid import UUID

Match = Callable[["StandingRoute", "WantedRoute"], bool]


@dataclass(frozen=True, slots=True)
class WantedRoute:
    """One technician's shift as somebody states it, local times; ``row`` of the sheet says so."""

    starts: time
    ends: time
    technician: str | None = None
    max_stops: int | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class StandingRoute:
    """A route as it stands; ``stops`` counts the live ones (holds past their expiry are gone)."""

    route_id: UUID
    number: int
    starts: time
    ends: time
    technician: str | None
    max_stops: int | None
    retired: bool
    stops: int


@dataclass(frozen=True, slots=True)
class DayChange:
    """What makes a zone-day as it is wanted. ``changed`` carries old and new of each route."""

    unchanged: tuple[StandingRoute, ...]
    changed: tuple[tuple[StandingRoute, StandingRoute], ...]
    added: tuple[StandingRoute, ...]
    gone: tuple[StandingRoute, ...]

    @property
    def nothing(self) -> bool:
        """Whether the day already is as it is wanted."""
        return not (self.changed or self.added or self.gone)


def day_change(
    standing: Sequence[StandingRoute],
    wanted: Sequence[WantedRoute],
    *,
    new_id: Callable[[], UUID],
    names_technicians: bool,
    states_maximum: bool,
) -> DayChange:
    """The smallest change of one zone-day from ``standing`` to ``wanted``.

    A wanted route takes over a standing one: of the same technician first, then of the same
    shift, then any, routes with stops before empty ones, so that ids, numbers and stops stay
    where they can. What the sheet's form does not state (technician, maximum) stays as it is.
    A retired route that still has stops and is not taken over stays, and is not a change.
    """
    pairs, rest = _pair(standing, wanted, names_technicians=names_technicians)
    taken = {route.route_id for route, _ in pairs}
    unchanged: list[StandingRoute] = []
    changed: list[tuple[StandingRoute, StandingRoute]] = []
    for route, wish in pairs:
        after = replace(
            route,
            starts=wish.starts,
            ends=wish.ends,
            technician=wish.technician if names_technicians else route.technician,
            max_stops=wish.max_stops if states_maximum else route.max_stops,
            retired=False,
        )
        if after == route:
            unchanged.append(route)
        else:
            changed.append((route, after))
    gone: list[StandingRoute] = []
    for route in standing:
        if route.route_id in taken:
            continue
        if route.retired and route.stops:
            unchanged.append(route)
        else:
            gone.append(route)
    used = {route.number for route in standing}
    free = (number for number in count(1) if number not in used)
    added: list[StandingRoute] = []
    for wish, number in zip(rest, free, strict=False):
        added.append(
            StandingRoute(
                new_id(),
                number,
                wish.starts,
                wish.ends,
                wish.technician,
                wish.max_stops,
                retired=False,
                stops=0,
            )
        )
    return DayChange(tuple(unchanged), tuple(changed), tuple(added), tuple(gone))


def _pair(
    standing: Sequence[StandingRoute], wanted: Sequence[WantedRoute], *, names_technicians: bool
) -> tuple[list[tuple[StandingRoute, WantedRoute]], list[WantedRoute]]:
    """Who takes over whom, each route and each wish at most once; and the wishes left over."""
    # a route that works before a retired one, one with stops before an empty one
    free = sorted(standing, key=lambda route: (route.retired, -route.stops, route.number))
    wishes = list(wanted)
    if not free:
        return [], wishes
    pairs: list[tuple[StandingRoute, WantedRoute]] = []

    def same_shift(route: StandingRoute, wish: WantedRoute) -> bool:
        return (route.starts, route.ends) == (wish.starts, wish.ends)

    def same_technician(route: StandingRoute, wish: WantedRoute) -> bool:
        return (
            wish.technician is not None
            and route.technician is not None
            and route.technician.casefold() == wish.technician.casefold()
        )

    def unnamed(route: StandingRoute, wish: WantedRoute) -> bool:
        return not names_technicians or route.technician is None or wish.technician is None

    rules: list[Match] = [
        lambda route, wish: same_technician(route, wish) and same_shift(route, wish),
        same_technician,
        lambda route, wish: same_shift(route, wish) and unnamed(route, wish),
        same_shift,
        lambda _route, _wish: True,
    ]
    for rule in rules:
        for wish in list(wishes):
            route = next((route for route in free if rule(route, wish)), None)
            if route is not None:
                free.remove(route)
                wishes.remove(wish)
                pairs.append((route, wish))
    return pairs, wishes
