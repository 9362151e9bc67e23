"""The zones of a branch, with their rules and their neighbours; and the act that saves one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.entry_fields import number_between, one_line, refuse
from core.errors import InvalidInput, NotFound, OverPromised

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from core.database.desk import Desk

LONGEST_NAME = 80
MOST_DRIVE_MINUTES = 480
MOST_ROAD_FACTOR = 10
MOST_SPEED_KMH = 200
MOST_RESERVE_ROUTES = 1_000
MOST_RESERVE_HOURS = 8_760


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


@dataclass(frozen=True, slots=True)
class ZoneEntry:
    """A zone as a form states it, whole. ``max_drive_minutes`` None: however long the drive."""

    name: str
    default_drive_minutes: int = 15
    road_factor: float = 1.3
    speed_kmh: float = 40.0
    max_drive_minutes: int | None = None
    vip_reserve_routes: int = 0
    vip_reserve_hours: int = 0
    released_until: date | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class ZoneLink:
    """``neighbour``'s routes may serve ``zone``'s sites, at least so many minutes away."""

    zone: str
    neighbour: str
    drive_minutes: int


_ZONES = text(
    """
    select zone_id, name, default_drive_minutes, road_factor, speed_kmh, max_drive_minutes,
           vip_reserve_routes, vip_reserve_hours, released_until, active
    from booker.zones where branch_id = :branch order by name
    """
)
_LINKS = text(
    """
    select z.name, n.name as neighbour, l.drive_minutes
    from booker.zone_links l
    join booker.zones z on z.branch_id = l.branch_id and z.zone_id = l.zone_id
    join booker.zones n on n.branch_id = l.branch_id and n.zone_id = l.neighbour_id
    where l.branch_id = :branch order by z.name, n.name
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


def list_links(desk: Desk) -> tuple[ZoneLink, ...]:
    """Every link between zones, by their names; ``rules.set_zone_link`` sets one."""
    with desk.reading() as connection:
        rows = connection.execute(_LINKS, {"branch": desk.branch.branch_id})
        return tuple(ZoneLink(*row) for row in rows)


def save_zone(desk: Desk, act_id: UUID, entry: ZoneEntry, *, was: str | None = None) -> Zone:
    """Make a zone (``was`` None), or make the zone called ``was`` what the entry states. Admins.

    A renamed zone keeps everything. One that is no longer active offers its sites nothing; its
    routes still serve neighbours that are linked to them, until its capacity is taken away. Raises
    InvalidInput (its ``field`` names the field of ZoneEntry that is wrong), OverPromised (``field``
    active: live bookings stand ahead, named), NotFound (no zone ``was``), NotAllowed, ActReused.
    """
    checked = check_zone(entry)
    content: dict[str, Any] = {**asdict(checked), "was": was}
    if checked.released_until is not None:
        content["released_until"] = checked.released_until.isoformat()
    try:
        desk.act("save_zone", act_id, content)
    except NotFound:
        raise
    except InvalidInput as error:
        error.field = "name"
        raise
    except OverPromised as error:
        error.field = "active"
        raise
    return find_zone(desk, checked.name)


def check_zone(entry: ZoneEntry) -> ZoneEntry:
    """The entry tidied. Raises InvalidInput naming the first bad field."""
    name = one_line("name", "The zone's name", entry.name, LONGEST_NAME)
    numbers: tuple[tuple[str, str, float, float], ...] = (
        ("default_drive_minutes", "The drive between two stops", 0, MOST_DRIVE_MINUTES),
        ("road_factor", "The road factor", 1, MOST_ROAD_FACTOR),
        ("speed_kmh", "The speed", 1, MOST_SPEED_KMH),
        ("vip_reserve_routes", "The routes reserved for VIP customers", 0, MOST_RESERVE_ROUTES),
        ("vip_reserve_hours", "The hours of the VIP reserve", 0, MOST_RESERVE_HOURS),
    )
    for field, called, least, most in numbers:
        number_between(field, called, getattr(entry, field), least, most)
    if entry.max_drive_minutes is not None:
        number_between(
            "max_drive_minutes", "The longest drive", entry.max_drive_minutes, 1, MOST_DRIVE_MINUTES
        )
    if entry.released_until is not None and entry.released_until.year not in range(1970, 3000):
        refuse("released_until", f"{entry.released_until.isoformat()} is not a day to book for.")
    return replace(entry, name=name)
