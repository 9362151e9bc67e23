"""Writes capacity: the routes of zone-days as somebody states them, promises kept.

Read what stands, find the smallest change, write it, plan the standing visits of routes that
vanish or shrink onto what remains, settle. Less capacity than is promised is refused with the
bookings concerned (docs/domain.md, "capacity"), unless their loss of room is accepted: then the
routes they need are kept, retired, until they are empty.

A change of a few days is one SERIALIZABLE transaction under the locks of its zone-days, as a hold
is. A year's roster cannot be: ten thousand locks are more than a server's table has, and a
transaction that reads and writes a hundred thousand rows would fail with any hold of the branch.
It runs at READ COMMITTED, which is safe here because of what it locks instead, in this order:

1. who else writes routes waits (one lock a branch, which no hold asks for);
2. zone-days whose stops may have to move are locked as always, their neighbours' too: few, because
   bookings are made weeks ahead, not years;
3. the rows of the other standing routes that change. No stop comes to a route or leaves it without
   its row being written (its count of stops), so that from then on these hold what they hold; and
   row locks are written in the rows, not in the server's table.

What stands is read again then, and only then judged. Routes that are added where none stood are
written before any of this: nobody can know them yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4, uuid5

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.booking.request import zone_day_key
from core.booking.zone_day import load_zone_days
from core.capacity.day_change import StandingRoute, WantedRoute, day_change
from core.capacity.plan_change import ChangedDay, plan_day, seconds_each
from core.capacity.standing import Standing, read_standing
from core.database.rehearsal import run
from core.errors import Busy, InvalidInput, OverPromised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.zone_day import LoadedDay
    from core.database.desk import Desk

    Tell = Callable[[str, int, int], None]
    After = Callable[[Connection, "CapacityWritten", Sequence[ChangedDay]], None]

FEW_ROUTES: Final = 2_000
"""More routes than these, or more zone-days with routes than FEW_ZONE_DAYS, are written in bulk."""
FEW_ZONE_DAYS: Final = 400
MOST_ZONE_DAYS: Final = 2_000
"""Zone-days whose bookings one act may plan anew: each is a lock in the server's table."""
ROUTES_AT_ONCE: Final = 5_000
"""Of one statement, which must end within its time-out, and after which one can cancel."""
_ROUNDS: Final = 4

_ZONES = text("select zone_id, name from booker.zones where branch_id = :branch")
_LINKS = text("select zone_id, neighbour_id from booker.zone_links where branch_id = :branch")
_SAVE = text(
    "select app.save_routes(:branch, :act, :content, :routes, cast(:keys as text[]))"
).bindparams(bindparam("content", type_=JSONB), bindparam("routes", type_=JSONB))
_LOCK_ROUTES = text("select app.lock_routes(:branch, cast(:routes as uuid[]))")
_SETTLE = text("select app.settle_routes(:branch, :act, :content, :final, :result)").bindparams(
    bindparam("content", type_=JSONB),
    bindparam("final", type_=JSONB),
    bindparam("result", type_=JSONB),
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


def zones_act(act_id: UUID) -> UUID:
    """The act within ``act_id`` that makes its new zones: its id follows from that one's."""
    return uuid5(act_id, "save_zones")


def capacity_lock(branch_id: UUID) -> str:
    """The lock of whoever writes routes of the branch; no hold asks for it."""
    return f"capacity:{branch_id}"


def quiet(_what: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def write_capacity(
    desk: Desk,
    stated: StatedCapacity,
    *,
    act_id: UUID,
    content: Mapping[str, Any],
    allow_over_promised: bool = False,
    dry_run: bool = False,
    tell: Tell = quiet,
    after: After | None = None,
) -> CapacityWritten:
    """Make the zone-days as they are stated (admins only). ``content`` names the act's input.

    ``tell`` hears how far it is, and may raise to stop it: nothing is written then. ``after``
    runs within the transaction, last, with the days that differed; it may raise as well. Raises
    OverPromised with zone, date and references; InvalidInput (a technician in two places),
    NotAllowed, ActReused, Busy.
    """
    with desk.reading() as connection:
        look = Look.at(connection, desk, stated)
    locks = look.locks(in_bulk=look.many) | {capacity_lock(desk.branch.branch_id)}
    for _ in range(_ROUNDS):
        if len(locks) > MOST_ZONE_DAYS:
            message = f"This changes bookings of more than {MOST_ZONE_DAYS:,} zone-days."
            raise InvalidInput(message, next_step="Split the file and import the parts.")
        attempt = _Attempt(
            desk,
            stated,
            act_id,
            dict(content),
            locks,
            allow_over_promised,
            look,
            tell,
            after,
        )
        try:
            return run(desk, attempt, dry_run=dry_run, locks=sorted(locks), in_bulk=look.many)
        except _MoreLocks as more:
            locks |= more.keys
    message = "Other desks kept changing these days."
    raise Busy(message)


@dataclass(frozen=True, slots=True)
class Look:
    """What is stated beside what stands: the zone-days that differ."""

    days: tuple[ChangedDay, ...]
    unchanged: int
    holding: frozenset[str]
    neighbours: Mapping[UUID, Sequence[UUID]]

    @classmethod
    def at(
        cls,
        connection: Connection,
        desk: Desk,
        stated: StatedCapacity,
        among: Sequence[ChangedDay] | None = None,
        *,
        seen: Look | None = None,
    ) -> Look:
        """Compare all that is stated, or again the days ``among``. Raises InvalidInput.

        A zone that is yet to be made (``new_zones``) gets a key for the occasion. What was ``seen``
        of days on which nothing stood, and nothing stands, is taken as it is.
        """
        branch = desk.branch.branch_id
        zones = {row.name: row.zone_id for row in connection.execute(_ZONES, {"branch": branch})}
        for name in stated.new_zones:
            zones.setdefault(name, uuid5(branch, name))
        missing = sorted({name for name, _ in stated.days} - zones.keys())
        if missing:
            message = f"There is no zone {', '.join(missing)} in this branch."
            raise InvalidInput(message)
        names = stated.days if among is None else [(day.zone, day.day) for day in among]
        standing = read_standing(connection, branch, {(zones[name], day) for name, day in names})
        neighbours: dict[UUID, list[UUID]] = {}
        for row in connection.execute(_LINKS, {"branch": branch}):
            neighbours.setdefault(row.zone_id, []).append(row.neighbour_id)
        fresh = {} if seen is None else seen.fresh
        return cls._compared(stated, names, zones, standing, neighbours, fresh)

    @classmethod
    def _compared(
        cls,
        stated: StatedCapacity,
        names: Sequence[tuple[str, date]] | Mapping[tuple[str, date], object],
        zones: Mapping[str, UUID],
        standing: Standing,
        neighbours: Mapping[UUID, Sequence[UUID]],
        fresh: Mapping[tuple[UUID, date], ChangedDay],
    ) -> Look:
        days: list[ChangedDay] = []
        unchanged = 0
        for name, day in names:
            key = zones[name], day
            there = standing.routes.get(key, [])
            if not there and key in fresh:
                days.append(fresh[key])
                continue
            change = day_change(
                there,
                stated.days[name, day],
                new_id=uuid4,
                names_technicians=stated.names_technicians,
                states_maximum=stated.states_maximum,
            )
            if change.nothing:
                unchanged += len(change.unchanged)
            else:
                days.append(ChangedDay(zones[name], name, day, change))
        return cls(tuple(days), unchanged, frozenset(standing.holding), neighbours)

    @property
    def fresh(self) -> Mapping[tuple[UUID, date], ChangedDay]:
        """Zone and date → the days on which nothing stands."""
        return {(day.zone_id, day.day): day for day in self.days if not day.changes_standing}

    @property
    def many(self) -> bool:
        """Whether it is to be written in bulk."""
        routes = sum(
            len(day.change.added) + len(day.change.changed) + len(day.change.gone)
            for day in self.days
        )
        standing = sum(day.changes_standing for day in self.days)
        return routes > FEW_ROUTES or standing > FEW_ZONE_DAYS

    def locks(self, *, in_bulk: bool) -> set[str]:
        """Zone-days that must be locked: those whose stops may move, and their neighbours'.

        Where there are few, every one with routes that changes.
        """
        needed: set[str] = set()
        for day in self.days:
            if day.touches_stops or (day.changes_standing and not in_bulk):
                needed.add(zone_day_key(day.zone_id, day.day))
            if day.touches_stops:
                others = self.neighbours.get(day.zone_id, ())
                needed |= {zone_day_key(zone, day.day) for zone in others}
        return needed


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One transaction under the locks. Repeatable: the act's id sees to it."""

    desk: Desk
    stated: StatedCapacity
    act_id: UUID
    content: dict[str, Any]
    locks: set[str]
    allow_over_promised: bool
    seen: Look
    tell: Tell
    after: After | None

    @property
    def in_bulk(self) -> bool:
        return self.seen.many

    def __call__(self, connection: Connection) -> CapacityWritten:
        written, days = self._written(connection)
        if self.after is not None:
            self.after(connection, written, days)
        return written

    def _written(self, connection: Connection) -> tuple[CapacityWritten, Sequence[ChangedDay]]:
        self._create_zones(connection)
        look = Look.at(connection, self.desk, self.stated, seen=self.seen)
        fresh = [day for day in look.days if not day.changes_standing]
        done = self._save(connection, fresh, [], 0, len(look.days))
        if done is not None:
            return _from_result(done), ()
        changing = [day for day in look.days if day.changes_standing]
        unchanged = look.unchanged
        if self.in_bulk and changing:
            self._lock(connection, changing)
            look = Look.at(connection, self.desk, self.stated, changing)
            changing = list(look.days)
            unchanged += look.unchanged
        if not look.locks(in_bulk=self.in_bulk) <= self.locks:
            raise _MoreLocks(look.locks(in_bulk=self.in_bulk))
        touched = [day for day in changing if day.touches_stops]
        for day in touched:
            day.before = self._load(connection, day)
        holding = [
            key for day in changing if (key := zone_day_key(day.zone_id, day.day)) in look.holding
        ]
        self._save(connection, changing, holding, len(fresh), len(fresh) + len(changing))
        self._plan(connection, touched)
        days = fresh + changing
        unchanged += sum(len(day.change.unchanged) for day in days)
        said_again = touched if self.in_bulk else days
        final = {
            "routes": [
                {**_wire_of(day), **_wire(route)} for day in said_again for route in _final(day)
            ],
            "moves": [move for day in touched for move in day.moves],
            "removed": [
                str(route.route_id)
                for day in changing
                for route in day.change.gone
                if route.route_id not in day.kept
            ],
        }
        result = _result(days, unchanged, self.stated.new_zones)
        values = {**self._act, "final": final, "result": result}
        return _from_result(connection.execute(_SETTLE, values).scalar_one()), days

    @property
    def _act(self) -> dict[str, Any]:
        return {
            "branch": self.desk.branch.branch_id,
            "act": self.act_id,
            "content": self.content,
        }

    def _create_zones(self, connection: Connection) -> None:
        if self.stated.new_zones:
            act, names = zones_act(self.act_id), list(self.stated.new_zones)
            self.desk.act_in(connection, "save_zones", act, self.content, names)

    def _lock(self, connection: Connection, days: Sequence[ChangedDay]) -> None:
        routes = [
            route.route_id
            for day in days
            for route in (
                *day.change.unchanged,
                *(old for old, _ in day.change.changed),
                *day.change.gone,
            )
        ]
        # in one order whoever locks them, so that two cannot wait for each other
        routes.sort()
        for first in range(0, len(routes), ROUTES_AT_ONCE):
            part = routes[first : first + ROUTES_AT_ONCE]
            values = {"branch": self.desk.branch.branch_id, "routes": part}
            connection.execute(_LOCK_ROUTES, values)

    def _save(
        self,
        connection: Connection,
        days: Sequence[ChangedDay],
        holding: Sequence[str],
        begun: int,
        total: int,
    ) -> Mapping[str, Any] | None:
        """Write the days' routes as they are stated; what the act answered if it was done."""
        done: Mapping[str, Any] | None = None
        routes: list[dict[str, Any]] = []
        keys = list(holding)
        for number, day in enumerate(days, start=1):
            routes += wanted_routes(day)
            if len(routes) >= ROUTES_AT_ONCE or number == len(days):
                self.tell("zone-days", begun + number, total)
                values = {**self._act, "routes": routes, "keys": keys}
                done = done or connection.execute(_SAVE, values).scalar_one()
                routes, keys = [], []
        if not days:
            done = connection.execute(_SAVE, {**self._act, "routes": [], "keys": keys}).scalar_one()
        return done

    def _load(self, connection: Connection, day: ChangedDay) -> LoadedDay:
        branch = self.desk.branch.branch_id
        return load_zone_days(connection, branch, day.zone_id, [day.day])[day.day]

    def _plan(self, connection: Connection, days: Sequence[ChangedDay]) -> None:
        """Find a plan for each day's standing visits; OverPromised with all that have none."""
        lost: list[str] = []
        for number, day in enumerate(days):
            self.tell("zone-days planned anew", number, len(days))
            loaded = self._load(connection, day)
            left = plan_day(
                day, loaded, seconds_each(len(days)), keep_routes=self.allow_over_promised
            )
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


def wanted_routes(day: ChangedDay) -> list[dict[str, Any]]:
    """The routes that are changed and added, as ``app.write_routes`` takes them."""
    of_day = _wire_of(day)
    return [
        *({**of_day, **_wire(new)} for _, new in day.change.changed),
        *({**of_day, **_wire(route), "is_new": True} for route in day.change.added),
    ]


def _final(day: ChangedDay) -> list[StandingRoute]:
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


def _wire_of(day: ChangedDay) -> dict[str, Any]:
    return {"zone_id": str(day.zone_id), "date": day.day.isoformat()}


def _wire(route: StandingRoute) -> dict[str, Any]:
    return {
        "route_id": str(route.route_id),
        "number": route.number,
        "technician": route.technician,
        "starts": route.starts.isoformat(),
        "ends": route.ends.isoformat(),
        "max_stops": route.max_stops,
        "retired": route.retired,
    }


def _result(days: Sequence[ChangedDay], unchanged: int, new_zones: Sequence[str]) -> dict[str, Any]:
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


def _kept(day: ChangedDay, route: StandingRoute) -> dict[str, Any]:
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
