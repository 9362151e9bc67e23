"""What stated capacity would change, and whose bookings would lose their cover; nothing stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.booking.request import zone_day_key
from core.booking.zone_day import load_zone_days
from core.capacity.plan_change import plan_day, seconds_each
from core.capacity.write_capacity import Look, quiet, wanted_routes
from core.database.rehearsal import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from core.booking.zone_day import LoadedDay
    from core.capacity.plan_change import ChangedDay
    from core.capacity.write_capacity import StatedCapacity, Tell
    from core.database.desk import Desk

_DAYS_AT_ONCE: Final = 50
_SAVE = text(
    "select app.save_routes(:branch, :act, '{}', :routes, cast(:keys as text[]))"
).bindparams(bindparam("routes", type_=JSONB))


@dataclass(frozen=True, slots=True)
class LostCover:
    """Bookings of a zone's day for which no plan was found on the stated routes."""

    zone: str
    day: date
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapacityPreview:
    """Zone-days that would change, counts of routes, and the bookings that would lose."""

    days: tuple[ChangedDay, ...]
    added: int
    changed: int
    unchanged: int
    removed: int
    losses: tuple[LostCover, ...]


def preview_capacity(desk: Desk, stated: StatedCapacity, *, tell: Tell = quiet) -> CapacityPreview:
    """Compare, and plan what would have to be planned; nothing is written (admins only).

    Days whose bookings may have to move are written, read and taken back, some at a time: so
    they are what the real thing would plan on, and locked for no longer than that takes; the
    planning comes after. Raises InvalidInput, NotAllowed, Busy.
    """
    with desk.reading() as connection:
        look = Look.at(connection, desk, stated)
    touched = [day for day in look.days if day.touches_stops]
    losses: list[LostCover] = []
    for first in range(0, len(touched), _DAYS_AT_ONCE):
        some = touched[first : first + _DAYS_AT_ONCE]
        for number, (day, loaded) in enumerate(zip(some, _rehearse(desk, some), strict=True)):
            tell("zone-days planned anew", first + number, len(touched))
            left = plan_day(day, loaded, seconds_each(len(touched)), keep_routes=False)
            if left:
                losses.append(LostCover(day.zone, day.day, left))
    return CapacityPreview(
        days=look.days,
        added=sum(len(day.change.added) for day in look.days),
        changed=sum(len(day.change.changed) for day in look.days),
        unchanged=look.unchanged + sum(len(day.change.unchanged) for day in look.days),
        removed=sum(len(day.change.gone) for day in look.days),
        losses=tuple(losses),
    )


def _rehearse(desk: Desk, days: Sequence[ChangedDay]) -> list[LoadedDay]:
    """The days as they would be loaded with the stated routes."""
    branch = desk.branch.branch_id

    def load(connection: Connection) -> list[LoadedDay]:
        values: dict[str, Any] = {
            "branch": branch,
            "act": uuid4(),
            "routes": [wire for day in days for wire in wanted_routes(day)],
            "keys": [zone_day_key(day.zone_id, day.day) for day in days],
        }
        connection.execute(_SAVE, values)
        return [load_zone_days(connection, branch, day.zone_id, [day.day])[day.day] for day in days]

    return run(desk, load, dry_run=True, in_bulk=True)
