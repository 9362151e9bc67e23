"""A dispatcher moves one stop by hand: to another route, to another time, or both.

The stop goes exactly where it was dropped. The other stops of the routes that this touches keep
their route and their order, and slide inside their promises only as far as they must.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from core.planning.field import Field
from core.planning.model import Plan, Stop
from core.planning.travel import Roads
from core.planning.verify import verify
from core.planning.witness import plan_of, retell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from core.planning.model import Minute, Route, Visit, ZoneDay

ORDERS_TIED = 3
"""Up to so many technicians, neighbouring orders are tried on each of their routes."""


class MoveReason(StrEnum):
    """Why a stop cannot go where it was dropped."""

    NOT_THERE = "not_there"  # the booking has no stop on the route it shall leave
    UNDER_WAY = "under_way"  # begun, done, or partly on routes outside this zone-day
    PINNED = "pinned"
    ALL_DAY = "all_day"  # it takes a whole free route, from the beginning of the shift
    RETIRED = "retired"
    OTHER_ZONE = "other_zone"
    ALREADY_THERE = "already_there"  # another technician's stop of the same booking
    PROMISE = "promise"
    PAST = "past"
    BEFORE_SHIFT = "before_shift"
    AFTER_SHIFT = "after_shift"
    ROUTE_FULL = "route_full"
    VIP_RESERVED = "vip_reserved"
    BLOCKED = "blocked"
    FIRST_DRIVE = "first_drive"  # it would have to begin before the shift does, or before now
    OVERLAPS = "overlaps"
    DRIVE = "drive"
    DRIVE_TOO_FAR = "drive_too_far"
    LEAVES = "leaves"  # without it, who follows on its old route is not reached
    NO_ROOM = "no_room"  # several others together leave no room


@dataclass(frozen=True, slots=True)
class MoveRefused:
    """The stop stays. ``route_id``: where it fails; ``other``: who is in the way.

    ``minutes``: of a drive, or the most stops of a full route; ``block``: what it would meet.
    """

    reason: MoveReason
    route_id: str = ""
    other: str = ""
    minutes: int = 0
    block: tuple[Minute, Minute] | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    day: ZoneDay
    visit: Visit
    stop: Stop
    route: Route
    arrives: Minute

    @property
    def own(self) -> tuple[Stop, ...]:
        """The visit's standing stops."""
        return tuple(s for s in self.day.stops if s.booking_id == self.visit.booking_id)

    @property
    def routes(self) -> list[str]:
        """The routes that the visit will be on."""
        return [self.route.route_id if s == self.stop else s.route_id for s in self.own]


def move(
    day: ZoneDay, booking_id: str, from_route_id: str, to_route_id: str, arrives: Minute
) -> Plan | MoveRefused:
    """The day with the booking's stop of one route on another (or the same), arriving then.

    Of a booking of several technicians only the named stop changes its route; all of them
    arrive anew. A settled day does not hinder: whoever moves a stop by hand tells its people.
    Raises KeyError where the zone-day has no such visit or route.
    """
    visit = {v.booking_id: v for v in day.visits}[booking_id]
    route = {r.route_id: r for r in day.routes}[to_route_id]
    stop = next(
        (s for s in day.stops if (s.booking_id, s.route_id) == (booking_id, from_route_id)), None
    )
    if stop is None:
        return MoveRefused(MoveReason.NOT_THERE, from_route_id)
    if (from_route_id, stop.arrives) == (to_route_id, arrives):
        return Plan(day.stops)
    wish = _Wish(day, visit, stop, route, arrives)
    refused = _stays(wish) or _not_on_route(wish) or _not_at_time(wish)
    if refused is not None:
        return refused
    plan = _plan(wish)
    if plan is None:
        return _in_the_way(wish)
    wrong = _wrong(wish, plan)
    if wrong:
        reserved = any(fault.startswith("VIP") for fault in wrong)
        reason = MoveReason.VIP_RESERVED if reserved else MoveReason.NO_ROOM
        return MoveRefused(reason, to_route_id)
    return plan


def _stays(wish: _Wish) -> MoveRefused | None:
    """Why this booking's stop may not move at all."""
    day, visit = wish.day, wish.visit
    begun = day.not_before is not None and any(s.starts < day.not_before for s in wish.own)
    if visit.fixed or begun:
        return MoveRefused(MoveReason.UNDER_WAY)
    if any(s.pinned for s in wish.own):
        return MoveRefused(MoveReason.PINNED)
    return None


def _not_on_route(wish: _Wish) -> MoveRefused | None:
    """Why the route does not take the stop, whatever the time."""
    day, visit, route = wish.day, wish.visit, wish.route
    others = {s.booking_id for s in day.stops if s.route_id == route.route_id}
    changes = route.route_id != wish.stop.route_id
    late = wish.arrives != route.starts
    most = route.max_stops
    for holds, reason in (
        (changes and visit.booking_id in others, MoveReason.ALREADY_THERE),
        (changes and route.retired, MoveReason.RETIRED),
        (changes and not Roads(day).may_serve(route, visit), MoveReason.OTHER_ZONE),
        (visit.all_day and (late or (changes and bool(others))), MoveReason.ALL_DAY),
        (changes and most is not None and len(others) >= most, MoveReason.ROUTE_FULL),
    ):
        if holds:
            return MoveRefused(reason, route.route_id, minutes=most or 0)
    return None


def _not_at_time(wish: _Wish) -> MoveRefused | None:
    """Why none of the visit's routes can have it then, were they empty."""
    day, visit, arrives = wish.day, wish.visit, wish.arrives
    if not visit.promised_from <= arrives < visit.promised_to:
        return MoveRefused(MoveReason.PROMISE)
    known = {route.route_id: route for route in day.routes}
    for route_id in wish.routes:
        route = known[route_id]
        stop = _bare(visit, route, arrives)
        if day.not_before is not None and stop.starts < day.not_before:
            return MoveRefused(MoveReason.PAST)
        if stop.starts < route.starts:
            return MoveRefused(MoveReason.BEFORE_SHIFT, route_id)
        if stop.ends > route.ends:
            return MoveRefused(MoveReason.AFTER_SHIFT, route_id)
        for starts, ends in route.blocks:
            if stop.starts < ends and starts < stop.ends:
                return MoveRefused(MoveReason.BLOCKED, route_id, block=(starts, ends))
    return None


def _bare(visit: Visit, route: Route, arrives: Minute) -> Stop:
    """The visit's stop without its drive, which depends on who goes before."""
    if visit.all_day:
        return Stop(visit.booking_id, route.route_id, route.starts, route.starts, route.ends, 0)
    return Stop(
        visit.booking_id,
        route.route_id,
        arrives - visit.buffer_before,
        arrives,
        arrives + visit.minutes + visit.buffer_after,
        0,
    )


# -- the plan --------------------------------------------------------------------------------


def _plan(wish: _Wish, without: Collection[str] = ()) -> Plan | None:
    """The moved day that slides others least; None: no times fit.

    ``without``: bookings that are thought away, to find out who is in the way.
    """
    day = _dropped(wish, without)
    touched = _touched(day, wish)
    field = Field(_part(day, touched))
    moved = next(v for v, one in enumerate(field.visits) if one.booking_id == wish.visit.booking_id)
    _forget(field, moved, _part(_thought_away(wish.day, without), touched))
    rest = [stop for stop in wish.day.stops if stop.route_id not in touched]
    best: Plan | None = None
    for orders in _orders(field, moved, wish):
        found = plan_of(field, orders)
        if found is not None:
            plan = retell(wish.day, [*rest, *found.stops])
            if best is None or _slid(wish, plan) < _slid(wish, best):
                best = plan
    return best


def _forget(field: Field, moved: int, stood: ZoneDay) -> None:
    """Who cannot move may stay behind whom it stood behind, but not behind the moved stop.

    The field took the order of the moved day for the standing one.
    """
    field.follows = [
        {v: before for v, before in follows.items() if before != moved}
        for follows in Field(stood).follows
    ]


def _dropped(wish: _Wish, without: Collection[str]) -> ZoneDay:
    """The day as if the stop stood where it was dropped, bound to that minute."""
    day = _thought_away(wish.day, without)
    known = {route.route_id: route for route in day.routes}
    stops: list[Stop] = []
    for stop in day.stops:
        stays = stop != wish.stop and stop.arrives == wish.arrives
        if stop.booking_id != wish.visit.booking_id or stays:
            stops.append(stop)
            continue
        route = wish.route if stop == wish.stop else known[stop.route_id]
        stops.append(_bare(wish.visit, route, wish.arrives))
    bound = replace(wish.visit, promised_from=wish.arrives, promised_to=wish.arrives + 1)
    visits = tuple(bound if visit.booking_id == bound.booking_id else visit for visit in day.visits)
    return replace(day, visits=visits, stops=tuple(stops), settled=False)


def _thought_away(day: ZoneDay, bookings: Collection[str]) -> ZoneDay:
    return replace(
        day,
        visits=tuple(visit for visit in day.visits if visit.booking_id not in bookings),
        stops=tuple(stop for stop in day.stops if stop.booking_id not in bookings),
    )


def _touched(day: ZoneDay, wish: _Wish) -> set[str]:
    """Both routes, and those tied to them by bookings of several technicians."""
    known = {route.route_id for route in day.routes}
    movable = {visit.booking_id for visit in day.visits if not visit.fixed}
    of_visit: dict[str, set[str]] = {}
    for stop in day.stops:
        if stop.booking_id in movable:
            of_visit.setdefault(stop.booking_id, set()).add(stop.route_id)
    touched = {wish.stop.route_id, *wish.routes}
    grown = True
    while grown:
        tied = {r for routes in of_visit.values() if routes & touched for r in routes}
        grown = not tied <= touched
        touched |= tied
    return touched & known


def _part(day: ZoneDay, routes: Collection[str]) -> ZoneDay:
    """Only these routes: what is wrong on others does not hinder a move here."""
    stops = tuple(stop for stop in day.stops if stop.route_id in routes)
    there = {stop.booking_id for stop in stops}
    return replace(
        day,
        routes=tuple(route for route in day.routes if route.route_id in routes),
        visits=tuple(visit for visit in day.visits if visit.booking_id in there),
        stops=stops,
        vip_reserve=0,
        window_limits={},
    )


def _orders(field: Field, moved: int, wish: _Wish) -> Iterator[list[list[int]]]:
    """Route orders with the moved visit by its time, then one place sooner or later."""
    base = [[v for v in seq if v != moved] for seq in field.seq]
    choices: list[Sequence[int]] = []
    for r in field.slots[moved]:
        at = sum(field.arrival[v] < wish.arrives for v in base[r])
        near = [at, *(i for i in (at - 1, at + 1) if 0 <= i <= len(base[r]))]
        named = field.routes[r].route_id == wish.route.route_id
        choices.append(near if named or len(field.slots[moved]) <= ORDERS_TIED else near[:1])
    for spots in product(*choices):
        orders = [list(seq) for seq in base]
        for r, i in zip(field.slots[moved], spots, strict=True):
            orders[r].insert(i, moved)
        yield orders


def _slid(wish: _Wish, plan: Plan) -> tuple[int, int]:
    """Minutes that others slide, and how many stops change."""
    stood = {(s.booking_id, s.route_id): s.arrives for s in wish.day.stops}
    minutes = sum(
        abs(s.arrives - stood[s.booking_id, s.route_id])
        for s in plan.moved
        if s.booking_id != wish.visit.booking_id
    )
    return minutes, len(plan.moved)


def _wrong(wish: _Wish, plan: Plan) -> list[str]:
    """What the plan breaks that the standing day did not."""
    day = replace(wish.day, settled=False)
    before = set(verify(day, Plan(day.stops)))
    return [fault for fault in verify(day, plan) if fault not in before]


# -- who is in the way -----------------------------------------------------------------------


def _in_the_way(wish: _Wish) -> MoveRefused:
    """The one booking without which it would work, else what the drives ask for."""
    roads = Roads(wish.day)
    stops = [s for s in wish.day.stops if s.route_id in {wish.stop.route_id, *wish.routes}]
    others = [s for s in stops if s.booking_id != wish.visit.booking_id]
    others.sort(key=lambda s: abs(s.arrives - wish.arrives))
    everybody = tuple({s.booking_id for s in others})
    known = {route.route_id: route for route in wish.day.routes}
    if _plan(wish, everybody) is None:
        return _first_drive(wish, roads)
    visits = {visit.booking_id: visit for visit in wish.day.visits}
    for stop in others:
        if _plan(wish, (stop.booking_id,)) is None:
            continue
        route, other = known[stop.route_id], visits[stop.booking_id]
        bare = _bare(wish.visit, route, wish.arrives)
        if stop.route_id not in wish.routes:
            return MoveRefused(MoveReason.LEAVES, stop.route_id, stop.booking_id)
        if stop.starts + stop.drive < bare.ends and bare.starts < stop.ends:
            return MoveRefused(MoveReason.OVERLAPS, stop.route_id, stop.booking_id)
        minutes = roads.between(route.zone, other.place, wish.visit.place)
        longest = wish.day.travel[route.zone].max_minutes
        far = longest is not None and minutes > longest
        reason = MoveReason.DRIVE_TOO_FAR if far else MoveReason.DRIVE
        return MoveRefused(reason, stop.route_id, stop.booking_id, minutes)
    nearest = others[0]
    return MoveRefused(MoveReason.NO_ROOM, nearest.route_id, nearest.booking_id)


def _first_drive(wish: _Wish, roads: Roads) -> MoveRefused:
    """Even alone on its routes it cannot arrive then: the drive from the start is too long."""
    known = {route.route_id: route for route in wish.day.routes}
    drives = {r: roads.to_stop(known[r], None, wish.visit) for r in wish.routes}
    route_id = max(drives, key=drives.__getitem__)
    minutes, route = drives[route_id], known[route_id]
    longest = wish.day.travel[route.zone].max_minutes
    if longest is not None and minutes > longest:
        return MoveRefused(MoveReason.DRIVE_TOO_FAR, route_id, minutes=minutes)
    bare = _bare(wish.visit, route, wish.arrives)
    for starts, ends in route.blocks:
        if bare.starts - minutes < ends and starts < bare.ends:
            return MoveRefused(MoveReason.BLOCKED, route_id, block=(starts, ends))
    return MoveRefused(MoveReason.FIRST_DRIVE, route_id, minutes=minutes)
