"""The zones of a branch, with their rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.errors import NotFound

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from core.database.desk import Desk


@dataclass(frozen=True, slots=True)
class Zone:
    """An area that technicians of a branch cover. Minutes and km/h; see docs/domain.md."""

    zone_id: UUID
    name: str
    default_drive_minutes: int
    road_factor: float
    speed_kmh: float
    max_drive_minutes: int | None
    vip_reserve_routes: int
    vip_reserve_hours: int
    released_until: date | None
    active: bool


_ZONES = text(
    """
    select zone_id, name, default_drive_minutes, road_factor, speed_kmh, max_drive_minutes,
           vip_reserve_routes, vip_reserve_hours, released_until, active
    from booker.zones where branch_id = :branch order by name
    """
)


def list_zones(desk: Desk) -> tuple[Zone, ...]:
    """Every zone, by name."""
    with desk.reading() as connection:
        rows = connection.execute(_ZONES, {"branch": desk.branch.branch_id})
        return tuple(Zone(*row) for row in rows)


def find_zone(desk: Desk, name: str) -> Zone:
    """The zone of that name. Raises NotFound with the names there are."""
    zones = list_zones(desk)
    for zone in zones:
        if zone.name == name.strip():
            return zone
    known = ", ".join(zone.name for zone in zones) or "none yet"
    message = f"There is no zone {name} in this branch; there are: {known}."
    raise NotFound(message)
