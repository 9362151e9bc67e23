"""Writes capacity: the routes of zone-days as somebody states them, promises kept.

Under the zone-days' locks: read what stands, find the smallest change, write it, plan the
standing visits of routes that vanish or shrink onto what remains, settle. Less capacity than is
promised is refused with the bookings concerned (docs/domain.md, "capacity"), unless their loss
of room is accepted: then the routes they need are kept, retired, until they are empty.
"""

from __future__ import annotations

import time as clock
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.booking.request import zone_day_key
from core.booking.write import plan_json
from core.booking.zone_day import LoadedDay, load_zone_days
from core.capacity.day_change import DayChange, StandingRoute, WantedRoute, day_change
from core.database.rehearsal import run
from core.errors import Busy, InvalidInput, OverPromised
from core.planning.budget import Budget
from core.planning.model import Plan, Route, ZoneDay
from core.planning.replan import replan
from core.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from core.database.desk import Desk

MOST_ZONE_DAYS = 4_000
"""Zone-days with routes that one act may change: each is a lock in the server's table."""
PLANNING_SECONDS = 1.0
"""Search for one zone-day …"""
MOST_PLANNING_SECONDS = 10.0
"""… and for all of one act: the locks are held meanwhile."""
_SEED = 20
_ROUNDS = 4

_ZONES = text("select zone_id, name from booker.zones where branch_id = :branch")
_LINKS = text("select zone_id, neighbour_id from booker.zone_links where branch_id = :branch")
_ROUTES = text(
    """
    select r.route_id, r.zone_id, r.service_date, r.number, r.technician, r.max_stops, r.retired,
           (r.starts_at at time zone o.timezone)::time as starts,
           (r.ends_at at time zone o.timezone)::time as ends,
           (select count(*) from booker.stops t
            join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
            where t.zone_day = k.zone_day and t.branch_id = r.branch_id
              and t.route_id = r.route_id
              and not (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp())
           ) as stops
    from booker.branches o
    cross join unnest(cast(:keys as text[])) as k (zone_day)
    cross join lateral (
        select * from booker.routes r
        where r.zone_day = k.zone_day and r.branch_id = o.branch_id) r
    where o.branch_id = :branch
    order by r.zone_day, r.number
    """
)
_SAVE = text(
    "select app.save_routes(:branch, :act, :content, :routes, cast(:keys as text[]))"
).bindparams(bindparam("content", type_=JSONB), bindparam("routes", type_=JSONB))
_SETTLE = text("select app.settle_routes(:branch, :act, :content, :final, :result)").bindparams(
    bindparam("content", type_=JSONB),
    bindparam("final", type_=JSONB),
    bindparam("result", type_=JSONB),
)
_CREATE_ZONES = text("select app.save_zones(:branch, :act, :content, :names)").bindparams(
    bindparam("content", type_=JSONB), bindparam("names", type_=JSONB)
)


@dataclass(frozen=True, slots=True)
class StatedCapacity:
    """What is stated: zone name and date → every route that works then; none: no service.

    ``names_technicians``, ``states_maximum``: what is not stated stays as it is.
    """

    days: Mapping[tuple[str, date], Sequence[WantedRoute]]
    names_technicians: bool
    states_maximum: bool
    new_zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptRoute:
    """A route that is not stated any more, kept because of what was promised on it.

    It keeps its stops and takes no other (``retired``).
    """

    zone: str
    day: date
    route: int
    technician: str | None
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapacityWritten:
    """Counts of routes, and the routes that were kept for what is promised on them."""

    added: int
    changed: int
    unchanged: int
    removed: int
    kept: tuple[KeptRoute, ...]
    zones_created: tuple[str, ...]


class _MoreLocks(Exception):
    """Zone-days changed since they were looked at: they must be locked first."""

    def __init__(self, keys: set[str]) -> None:
        super().__init__("more locks")
        self.keys = keys


def write_capacity(
    desk: Desk,
    stated: StatedCapacity,
    *,
    act_id: UUID,
    content: Mapping[str, Any],
    allow_over_promised: bool = False,
    dry_run: bool = False,
) -> CapacityWritten:
    """Make the zone-days as they are stated (admins only). ``content`` names the act's input.

    Raises OverPromised with zone, date and references; InvalidInput (a technician in two
    places), NotAllowed, ActReused, Busy.
    """
    locks: set[str] = set()
    for _ in range(_ROUNDS):
        attempt = _Attempt(desk, stated, act_id, dict(content), locks, allow_over_promised)
        try:
            return run(desk, attempt, dry_run=dry_run, locks=sorted(locks))
        except _MoreLocks as more:
            locks |= more.keys
            if len(locks) > MOST_ZONE_DAYS:
                message = f"This changes more than {MOST_ZONE_DAYS:,} zone-days."
                raise InvalidInput(
                    message, next_step="Split the file and import the parts."
                ) from more
    message = "Other desks kept changing these days."
    raise Busy(message)


@dataclass(slots=True)
class _Day:
    """One zone-day that changes: the change, and what the plan makes of it."""

    zone_id: UUID
    zone: str
    day: date
    change: DayChange
    before: LoadedDay | None = None
    kept: set[UUID] = field(default_factory=set)
    moves: list[dict[str, Any]] = field(default_factory=list)

    @property
    def touches_stops(self) -> bool:
        """Whether a route with live stops vanishes, or gets other hours or another maximum."""
        return any(route.stops for route in self.change.gone) or any(
            old.stops
            and (old.starts, old.ends, old.max_stops) != (new.starts, new.ends, new.max_stops)
            for old, new in self.change.changed
        )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One transaction under the locks. Repeatable: the act's id sees to it."""

    desk: Desk
    stated: StatedCapacity
    act_id: UUID
    content: dict[str, Any]
    locks: set[str]
    allow_over_promised: bool

    def __call__(self, connection: Connection) -> CapacityWritten:
        act = {"branch": self.desk.branch.branch_id, "act": self.act_id, "content": self.content}
        zones = self._zones(connection)
        days, unchanged = self._changes(connection, zones)
        self._require_locks(connection, days)
        touched = [day for day in days if day.touches_stops]
        for day in touched:
            day.before = self._load(connection, day)
        done = connection.execute(
            _SAVE,
            {
                **act,
                "routes": [_wire(day, route) for day in days for route in _wanted(day)],
                "keys": [zone_day_key(day.zone_id, day.day) for day in days],
            },
        ).scalar_one()
        if done is not None:
            return _from_result(done)
        self._plan(connection, touched)
        result = _result(days, unchanged, self.stated.new_zones)
        final = {
            "routes": [_wire(day, route) for day in days for route in _final(day)],
            "moves": [move for day in touched for move in day.moves],
            "removed": [
                str(route.route_id)
                for day in days
                for route in day.change.gone
                if route.route_id not in day.kept
            ],
        }
        return _from_result(
            connection.execute(_SETTLE, {**act, "final": final, "result": result}).scalar_one()
        )

    def _zones(self, connection: Connection) -> dict[str, UUID]:
        branch = self.desk.branch.branch_id
        if self.stated.new_zones:
            connection.execute(
                _CREATE_ZONES,
                {
                    "branch": branch,
                    # an act of its own within this one: its id follows from this act's
                    "act": uuid5(self.act_id, "save_zones"),
                    "content": self.content,
                    "names": list(self.stated.new_zones),
                },
            )
        return {row.name: row.zone_id for row in connection.execute(_ZONES, {"branch": branch})}

    def _changes(self, connection: Connection, zones: Mapping[str, UUID]) -> tuple[list[_Day], int]:
        """The zone-days that are not as stated, and the count of routes that stay."""
        missing = sorted({name for name, _ in self.stated.days} - zones.keys())
        if missing:
            message = f"There is no zone {', '.join(missing)} in this branch."
            raise InvalidInput(message)
        keys = [zone_day_key(zones[name], day) for name, day in self.stated.days]
        standing: dict[tuple[UUID, date], list[StandingRoute]] = {}
        rows = connection.execute(_ROUTES, {"branch": self.desk.branch.branch_id, "keys": keys})
        for row in rows:
            standing.setdefault((row.zone_id, row.service_date), []).append(
                StandingRoute(
                    row.route_id,
                    row.number,
                    row.starts,
                    row.ends,
                    row.technician,
                    row.max_stops,
                    row.retired,
                    row.stops,
                )
            )
        days: list[_Day] = []
        unchanged = 0
        for (name, day), wanted in self.stated.days.items():
            change = day_change(
                standing.get((zones[name], day), []),
                wanted,
                new_id=uuid4,
                names_technicians=self.stated.names_technicians,
                states_maximum=self.stated.states_maximum,
            )
            unchanged += len(change.unchanged)
            if not change.nothing:
                days.append(_Day(zones[name], name, day, change))
        return days, unchanged

    def _require_locks(self, connection: Connection, days: Sequence[_Day]) -> None:
        """Locks on every day with routes that changes, and on its neighbours' same day."""
        neighbours: dict[UUID, list[UUID]] = {}
        for row in connection.execute(_LINKS, {"branch": self.desk.branch.branch_id}):
            neighbours.setdefault(row.zone_id, []).append(row.neighbour_id)
        needed: set[str] = set()
        for day in days:
            if day.change.changed or day.change.gone or day.change.unchanged:
                needed.add(zone_day_key(day.zone_id, day.day))
            if day.touches_stops:
                needed |= {zone_day_key(zone, day.day) for zone in neighbours.get(day.zone_id, ())}
        if not needed <= self.locks:
            raise _MoreLocks(needed)

    def _load(self, connection: Connection, day: _Day) -> LoadedDay:
        branch = self.desk.branch.branch_id
        return load_zone_days(connection, branch, day.zone_id, [day.day])[day.day]

    def _plan(self, connection: Connection, days: Sequence[_Day]) -> None:
        """Find a plan for each day's standing visits; OverPromised with all that have none."""
        seconds = min(PLANNING_SECONDS, MOST_PLANNING_SECONDS / max(len(days), 1))
        lost: list[str] = []
        for day in days:
            loaded = self._load(connection, day)
            left = self._plan_day(day, loaded, seconds)
            if left:
                lost.append(f"{day.zone} on {day.day}: {', '.join(left)}")
        if lost:
            message = f"Less capacity than is already promised. {'; '.join(lost)}."
            raise OverPromised(
                message,
                next_step=(
                    "Reschedule or cancel these bookings first, or accept it with "
                    "--accept-losses: then the routes they need are kept until they are empty."
                ),
            )

    def _plan_day(self, day: _Day, loaded: LoadedDay, seconds: float) -> list[str]:
        """Plan one day; the references that stay without a place, unless that is accepted."""
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
                return []
            if not self.allow_over_promised:
                return sorted({references[booking] for booking in left})
            # every round keeps at least one more route; with all of them kept the day is as
            # it was, so this ends
            changeable = gone | {str(old.route_id) for old, _ in day.change.changed}
            more = _routes_of(loaded.day, left, changeable - {str(r) for r in day.kept})
            if not more:
                more = _routes_of(loaded.day, None, changeable - {str(r) for r in day.kept})
            if not more:
                return sorted({references[booking] for booking in left})
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


def _wanted(day: _Day) -> list[StandingRoute]:
    return [*(new for _, new in day.change.changed), *day.change.added]


def _final(day: _Day) -> list[StandingRoute]:
    """The routes as they end up: kept ones with the hours they had, retired."""
    routes = [
        replace(old, retired=True) if old.route_id in day.kept else new
        for old, new in day.change.changed
    ]
    routes += day.change.added
    routes += [
        replace(route, retired=True) for route in day.change.gone if route.route_id in day.kept
    ]
    return routes


def _wire(day: _Day, route: StandingRoute) -> dict[str, Any]:
    return {
        "route_id": str(route.route_id),
        "zone_id": str(day.zone_id),
        "date": day.day.isoformat(),
        "number": route.number,
        "technician": route.technician,
        "starts": route.starts.isoformat(),
        "ends": route.ends.isoformat(),
        "max_stops": route.max_stops,
        "retired": route.retired,
    }


def _result(days: Sequence[_Day], unchanged: int, new_zones: Sequence[str]) -> dict[str, Any]:
    """What the act answers: JSON-ready, so that a repetition answers the same."""
    added = changed = removed = 0
    kept: list[dict[str, Any]] = []
    for day in days:
        added += len(day.change.added)
        for old, _ in day.change.changed:
            if old.route_id in day.kept and old.retired:
                unchanged += 1
            else:
                changed += 1
        removed += sum(route.route_id not in day.kept for route in day.change.gone)
        routes = [*(old for old, _ in day.change.changed), *day.change.gone]
        kept += [_kept(day, route) for route in routes if route.route_id in day.kept]
    return {
        "added": added,
        "changed": changed,
        "unchanged": unchanged,
        "removed": removed,
        "kept": kept,
        "zones_created": list(new_zones),
    }


def _kept(day: _Day, route: StandingRoute) -> dict[str, Any]:
    rows = () if day.before is None else day.before.rows
    return {
        "zone": day.zone,
        "date": day.day.isoformat(),
        "route": route.number,
        "technician": route.technician,
        "references": sorted(
            {row.reference for row in rows if row.route_id == str(route.route_id)}
        ),
    }


def _from_result(result: Mapping[str, Any]) -> CapacityWritten:
    return CapacityWritten(
        added=result["added"],
        changed=result["changed"],
        unchanged=result["unchanged"],
        removed=result["removed"],
        kept=tuple(
            KeptRoute(
                zone=kept["zone"],
                day=date.fromisoformat(kept["date"]),
                route=kept["route"],
                technician=kept["technician"],
                references=tuple(kept["references"]),
            )
            for kept in result["kept"]
        ),
        zones_created=tuple(result["zones_created"]),
    )
