"""All-day jobs in re-planning: routes are emptied for them, and closed to everybody else."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.planning.tours import Tours

MOST_CHOICES = 8


def whole_choices(tours: Tours, v: int) -> list[tuple[int, ...]]:
    """Sets of routes that all-day visit ``v`` could take whole, the emptiest first."""
    field = tours.field
    by_start: dict[int, list[int]] = {}
    for r in field.eligible(v):
        route = field.routes[r]
        if (
            field.lo[v] <= route.starts <= field.hi[v]
            and field.opens(r) == route.starts
            and route.max_stops != 0
            and not tours.blocked[r]
            and all(u < field.standing and tours.movable[u] for u in tours.seq[r][1:-1])
        ):
            by_start.setdefault(route.starts, []).append(r)
    found: list[tuple[int, ...]] = []
    for routes in by_start.values():
        routes.sort(key=lambda r: (len(tours.seq[r]), r))
        found.extend(combinations(routes[:6], field.need[v]))
    found.sort(key=lambda chosen: sum(len(tours.seq[r]) for r in chosen))
    return found[:MOST_CHOICES]


def seat(tours: Tours, v: int, routes: tuple[int, ...]) -> list[int] | None:
    """Put ``v`` alone on these routes; who must leave them, or None where the rest breaks.

    The routes are closed to all other visits from now on (``allowed`` changes).
    """
    leaving = sorted({u for r in routes for u in tours.seq[r][1:-1]})
    if not tours.take_out(leaving):
        return None
    starts = tours.field.routes[routes[0]].starts
    for r in routes:
        tours.seq[r].insert(1, v)
    tours.on[v] = routes
    tours.lo[v] = tours.hi[v] = tours.earliest[v] = tours.latest[v] = starts
    closed = set(routes)
    tours.allowed = [
        [r for r in own if r not in closed] if u != v else own
        for u, own in enumerate(tours.allowed)
    ]
    return leaving
