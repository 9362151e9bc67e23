"""move_stop and pin_stop: a dispatcher puts a stop where people will drive it.

The promise stays as it is: a stop moves inside it, and what cannot work is refused in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from core.booking.facts import at_minute, to_minute
from core.booking.request import zone_day_key
from core.booking.resolve import find_booking
from core.booking.write import call_act, plan_json
from core.booking.zone_day import LoadedDay, load_zone_days
from core.errors import CannotMove, InvalidInput, NotAllowed, NotFound, Taken
from core.planning.model import Plan
from core.planning.move import MoveReason, MoveRefused, move

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.booking.zone_day import RouteRow, StandingStop
    from core.database.desk import Desk

_ZONE = text(
    """
    select z.zone_id, z.name, app.my_roles(z.branch_id) as roles,
           array(select l.neighbour_id from booker.zone_links l
                 where l.branch_id = z.branch_id and l.zone_id = z.zone_id) as neighbours
    from booker.zones z
    where z.branch_id = :branch and z.name = :zone
    """
)
_DONE = text("select exists (select from booker.acts where branch_id = :branch and act_id = :act)")


def move_stop(
    desk: Desk,
    act_id: UUID,
    zone: str,
    service_date: date,
    reference: str,
    *,
    route: int,
    to_route: int,
    arrives_at: datetime,
) -> Booking:
    """Move the booking's stop from ``route`` to ``to_route`` of the zone's day, arriving then.

    The routes are numbers as in zone_plan, ``arrives_at`` an aware instant on a whole minute.
    All stops of the booking arrive then; others on these routes slide inside their promises.
    Raises CannotMove (why), Taken (it is no longer on that route), NotAllowed (dispatchers
    only), Expired, AlreadyResolved, NotFound, InvalidInput, ActReused.
    """
    if arrives_at.tzinfo is None or arrives_at.timestamp() % 60:
        message = f"A stop arrives at an instant on a whole minute, not at {arrives_at}."
        raise InvalidInput(message)
    wanted = _look_up(desk, zone, service_date, reference)
    arrives = to_minute(arrives_at)
    content = {
        "reference": wanted.reference,
        "zone": wanted.zone,
        "date": service_date.isoformat(),
        "route": route,
        "to_route": to_route,
        "arrives_at": at_minute(arrives).isoformat(),
    }

    def work(connection: Connection) -> Booking:
        extra: dict[str, Any] = {"moves": []}
        values = {"branch": desk.branch.branch_id, "act": act_id}
        # nothing to plan where it was done already, only to answer as before
        if not connection.execute(_DONE, values).scalar_one():
            loaded = load_zone_days(
                connection, desk.branch.branch_id, wanted.zone_id, [service_date]
            )[service_date]
            extra = _Move(desk, wanted, loaded, route, to_route, arrives).decide()
        return call_act(connection, desk, "move_stops", act_id, content, extra)

    return desk.database.serializable(work, locks=wanted.locks)


def pin_stop(
    desk: Desk, act_id: UUID, zone: str, service_date: date, reference: str, *, pinned: bool
) -> Booking:
    """Pin the booking's stops where they are, or let them move again (dispatchers).

    Raises NotAllowed, Expired, AlreadyResolved, NotFound, ActReused.
    """
    wanted = _look_up(desk, zone, service_date, reference)
    content = {
        "reference": wanted.reference,
        "zone": wanted.zone,
        "date": service_date.isoformat(),
        "pinned": pinned,
    }

    def work(connection: Connection) -> Booking:
        return call_act(connection, desk, "pin_stop", act_id, content)

    return desk.database.serializable(work, locks=wanted.locks)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The booking and the zone-day that an act names, and what it must lock."""

    reference: str
    zone: str
    zone_id: UUID
    locks: tuple[str, ...]


def _look_up(desk: Desk, zone: str, service_date: date, reference: str) -> _Wanted:
    kept_for, tilde, _ = reference.strip().upper().partition("~")
    if tilde:
        message = f"That is the window kept for {kept_for} until its customer answers the proposal."
        raise CannotMove(message, next_step="Wait for the answer, or accept or decline it.")
    with desk.reading() as connection:
        row = connection.execute(
            _ZONE, {"branch": desk.branch.branch_id, "zone": zone.strip()}
        ).first()
        if row is None:
            message = f"There is no zone {zone} in {desk.branch.code}."
            raise NotFound(message)
        # the act's function asks the same, and decides; asked before, a csr hears that instead
        # of what the day lacks
        if "dispatcher" not in row.roles:
            message = f"{desk.database.login} is not a dispatcher here."
            raise NotAllowed(message)
        known = find_booking(connection, desk, reference)
    keys = [zone_day_key(key, service_date) for key in (row.zone_id, *row.neighbours)]
    locks = tuple(dict.fromkeys((*keys, *known.zone_days)))
    return _Wanted(known.reference, row.name, row.zone_id, locks)


@dataclass(frozen=True, slots=True)
class _Move:
    """One move on the day as it stands under the lock."""

    desk: Desk
    wanted: _Wanted
    loaded: LoadedDay
    route: int
    to_route: int
    arrives: int

    def decide(self) -> dict[str, Any]:
        """What ``app.move_stops`` shall write. Raises CannotMove, Taken, NotFound."""
        from_route, to_route = self._row(self.route), self._row(self.to_route)
        rows = [row for row in self.loaded.rows if row.reference == self.wanted.reference]
        if not rows:
            message = f"{self.wanted.reference} has no stop in {self.wanted.zone} on that day."
            raise Taken(message, next_step="Look at the day again.")
        found = move(
            self.loaded.day,
            rows[0].booking_id,
            from_route.route_id,
            to_route.route_id,
            self.arrives,
        )
        if isinstance(found, Plan):
            extra = plan_json(self.loaded, found, "")
            own = {row.stop_id for row in rows}
            # dropped where it was: then nothing else has a reason to move
            return extra if any(m["stop_id"] in own for m in extra["moves"]) else {"moves": []}
        if found.reason is MoveReason.NOT_THERE:
            message = f"{self.wanted.reference} is no longer on route {self.route}."
            raise Taken(message, next_step="Another desk moved it; look at the day again.")
        next_step = "Unpin it first." if found.reason is MoveReason.PINNED else None
        raise CannotMove(self._sentence(found, rows[0]), next_step=next_step)

    def _row(self, number: int) -> RouteRow:
        zone = str(self.wanted.zone_id)
        for row in self.loaded.routes:
            if (row.zone_id, row.number) == (zone, number):
                return row
        message = f"There is no route {number} in {self.wanted.zone} on that day."
        raise NotFound(message, next_step="Look at the day again.")

    # -- in words ----------------------------------------------------------------------------

    def _clock(self, minute: int) -> str:
        zone = ZoneInfo(self.desk.branch.timezone)
        return at_minute(minute).astimezone(zone).strftime("%H:%M")

    def _span(self, starts: int, ends: int) -> str:
        return f"{self._clock(starts)}-{self._clock(ends)}"

    def _name(self, route_id: str) -> str:
        for row in self.loaded.routes:
            if row.route_id == route_id:
                who = f" ({row.technician})" if row.technician else ""
                return f"route {row.number}{who}"
        return "its route"

    def _other(self, found: MoveRefused) -> StandingStop:
        return next(
            row
            for row in self.loaded.rows
            if (row.booking_id, row.route_id) == (found.other, found.route_id)
        )

    def _sentence(self, found: MoveRefused, row: StandingStop) -> str:
        at, name = self._clock(self.arrives), self._name(found.route_id)
        words = {
            MoveReason.UNDER_WAY: f"{row.reference} is under way, done, or partly elsewhere.",
            MoveReason.PINNED: f"{row.reference} is pinned.",
            MoveReason.ALL_DAY: (
                f"{row.reference} is an all-day job: it takes a whole free route, from the"
                " beginning of its shift."
            ),
            MoveReason.RETIRED: f"{name} takes no other stops that day.",
            MoveReason.OTHER_ZONE: f"{name} does not serve the zone of {row.reference}.",
            MoveReason.ALREADY_THERE: f"{row.reference} already has a stop on {name}.",
            MoveReason.PROMISE: (
                f"{row.reference} is promised for"
                f" {self._span(row.promised_from, row.promised_to)}; {at} lies outside."
            ),
            MoveReason.PAST: f"{at} is too soon: it would have to begin before now.",
            MoveReason.ROUTE_FULL: f"{name} has its {found.minutes} stops already.",
            MoveReason.VIP_RESERVED: "The routes that are free are reserved for VIP customers.",
            MoveReason.FIRST_DRIVE: (
                f"The drive of {found.minutes} minutes to {row.reference} does not fit before"
                f" {at} on {name}."
            ),
        }.get(found.reason)
        words = words or self._beside_others(found, row)
        return words[0].upper() + words[1:]

    def _beside_others(self, found: MoveRefused, row: StandingStop) -> str:
        at, name = self._clock(self.arrives), self._name(found.route_id)
        if found.block is not None:
            return self._blocked(found, name)
        if found.reason in {MoveReason.BEFORE_SHIFT, MoveReason.AFTER_SHIFT}:
            route = next(r for r in self.loaded.routes if r.route_id == found.route_id)
            shift = self._span(route.starts, route.ends)
            return f"At {at} {row.reference} would lie outside the shift of {name}, {shift}."
        if not found.other:
            if found.reason is MoveReason.DRIVE_TOO_FAR:
                return f"The drive of {found.minutes} minutes is longer than the zone allows."
            return f"{row.reference} does not fit on {name} at {at}."
        other = self._other(found)
        return {
            MoveReason.OVERLAPS: (
                f"{row.reference} at {at} overlaps with {other.reference}"
                f" {self._span(other.starts, other.ends)}, {self._why_it_stays(other)}."
            ),
            MoveReason.DRIVE: (
                f"The drive of {found.minutes} minutes between {row.reference} and"
                f" {other.reference} {self._span(other.starts, other.ends)} does not fit;"
                f" {other.reference} is one {self._why_it_stays(other)}."
            ),
            MoveReason.DRIVE_TOO_FAR: (
                f"The drive of {found.minutes} minutes between {row.reference} and"
                f" {other.reference} is longer than the zone allows."
            ),
            MoveReason.LEAVES: (
                f"Without {row.reference}, {other.reference} on {name} is not reached in time:"
                f" it is one {self._why_it_stays(other)}."
            ),
        }.get(
            found.reason,
            f"{row.reference} at {at} does not fit beside {other.reference} and the other stops"
            f" on {name}.",
        )

    def _blocked(self, found: MoveRefused, name: str) -> str:
        blocks = self.loaded.blocks[found.route_id]
        reasons = [b.reason for b in blocks if (b.starts, b.ends) == found.block]
        span = self._span(*found.block) if found.block else ""
        return f"{name} is blocked {span} ({'; '.join(dict.fromkeys(reasons))})."

    def _why_it_stays(self, other: StandingStop) -> str:
        now = self.loaded.day.not_before
        if other.pinned:
            return "which is pinned"
        if other.state in {"completed", "no_show"} or (now is not None and other.starts < now):
            return "which is under way or done"
        promise = self._span(other.promised_from, other.promised_to)
        return f"which cannot give way inside what was promised ({promise})"
