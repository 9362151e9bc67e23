"""What a changed zone-day makes of its standing visits: moves, routes that are kept, or a no.

Pure but for the clock: it plans on days that somebody loaded.
"""

from __future__ import annotations

import time as clock
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from core.booking.write import plan_json
from core.planning.budget import Budget
from core.planning.model import Plan, Route, ZoneDay
from core.planning.replan import replan
from core.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from core.booking.zone_day import LoadedDay
    from core.capacity.day_change import DayChange

PLANNING_SECONDS: Final = 1.0
"""Search for one zone-day …"""
MOST_PLANNING_SECONDS: Final = 10.0
"""… and for all of one act: the locks are held meanwhile."""
_SEED: Final = 20


@dataclass(slots=True)
class ChangedDay:
    """One zone-day that changes: the change, and what the plan makes of it.

    ``before``: the day as it was loaded before anything was written. ``kept``: routes that stay
    for what is promised on them. ``lost``: bookings without a place, were no route kept, by
    reference. ``moves``: as ``app.write_plan`` takes them.
    """

    zone_id: UUID
    zone: str
    day: date
    change: DayChange
    before: LoadedDay | None = None
    kept: set[UUID] = field(default_factory=set)
    lost: tuple[str, ...] = ()
    moves: list[dict[str, Any]] = field(default_factory=list)

    @property
    def touches_stops(self) -> bool:
        """Whether a route with live stops vanishes, or gets other hours or another maximum."""
        return any(route.stops for route in self.change.gone) or any(
            old.stops
            and (old.starts, old.ends, old.max_stops) != (new.starts, new.ends, new.max_stops)
            for old, new in self.change.changed
        )

    @property
    def changes_standing(self) -> bool:
        """Whether routes are concerned on which a desk may be planning at this moment."""
        change = self.change
        return bool(change.changed or change.gone or change.unchanged)


def seconds_each(days: int) -> float:
    """How long one of so many zone-days may be searched."""
    return min(PLANNING_SECONDS, MOST_PLANNING_SECONDS / max(days, 1))


def plan_day(
    day: ChangedDay, loaded: LoadedDay, seconds: float, *, keep_routes: bool
) -> tuple[str, ...]:
    """Plan ``loaded``, the day with its changed routes; who stays without a place, by reference.

    With ``keep_routes`` nobody does: the routes that they need are kept, retired.
    """
    gone = {str(route.route_id) for route in day.change.gone}
    before = {} if day.before is None else {r.route_id: r for r in day.before.day.routes}
    references = {str(row.booking_id): row.reference for row in loaded.rows}
    while True:
        routes: list[Route] = []
        for route in loaded.day.routes:
            if UUID(route.route_id) in day.kept:
                routes.append(replace(before[route.route_id], retired=True))
            elif route.route_id not in gone:
                routes.append(route)
        # promises come before the VIP reserve and the windows' limits, which bind offers
        planned = replace(loaded.day, routes=tuple(routes), vip_reserve=0, window_limits={})
        plan, left = _place(planned, seconds)
        if plan is not None:
            day.moves = plan_json(loaded, plan, "")["moves"]
            return ()
        if not day.kept:
            day.lost = tuple(sorted({references[booking] for booking in left}))
        if not keep_routes:
            return day.lost
        # every round keeps at least one more route; with all of them kept the day is as it was,
        # so this ends
        changeable = gone | {str(old.route_id) for old, _ in day.change.changed}
        more = _routes_of(loaded.day, left, changeable - {str(r) for r in day.kept})
        if not more:
            more = _routes_of(loaded.day, None, changeable - {str(r) for r in day.kept})
        if not more:
            return tuple(sorted({references[booking] for booking in left}))
        day.kept |= more


def _place(day: ZoneDay, seconds: float) -> tuple[Plan | None, tuple[str, ...]]:
    """The standing plan if it still holds, else a new one, else who is left over."""
    standing = Plan(stops=day.stops)
    if not verify(day, standing):
        return standing, ()
    homeless = _homeless(day)
    # the others are still planned, so that the refusal names everybody
    rest = replace(
        day,
        visits=tuple(visit for visit in day.visits if visit.booking_id not in homeless),
        stops=tuple(stop for stop in day.stops if stop.booking_id not in homeless),
    )
    found = replan(rest, Budget(clock.monotonic, seconds), _SEED)
    if isinstance(found, Plan):
        return (None, homeless) if homeless else (found, ())
    return None, (*homeless, *found)


def _homeless(day: ZoneDay) -> tuple[str, ...]:
    """Bookings for which there are too few routes, whatever the plan: no search helps them."""
    own = {(stop.booking_id, stop.route_id) for stop in day.stops}
    return tuple(
        visit.booking_id
        for visit in day.visits
        if not visit.fixed
        and visit.technicians
        > sum(
            (visit.zone == route.zone or (visit.zone, route.zone) in day.links)
            and (not route.retired or (visit.booking_id, route.route_id) in own)
            for route in day.routes
        )
    )


def _routes_of(day: ZoneDay, bookings: Sequence[str] | None, among: set[str]) -> set[UUID]:
    """Routes with stops of these bookings (``None``: of any)."""
    return {
        UUID(stop.route_id)
        for stop in day.stops
        if stop.route_id in among and (bookings is None or stop.booking_id in bookings)
    }
