"""The routes of a zone-day in order, as a dispatcher reads them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.booking.facts import at_minute
from core.booking.zone_day import LoadedDay, load_zone_days
from core.errors import NotFound
from core.planning.replan import retime
from core.planning.travel import Roads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy import Connection, Row

    from core.booking.zone_day import StandingStop
    from core.database.desk import Desk
    from core.planning.model import Route, Stop, Visit, ZoneDay

_ZONE = text(
    """
    select zone_id, name, default_drive_minutes, road_factor, speed_kmh from booker.zones
    where branch_id = :branch and name = :name
    """
)

# what the planner does not need to know of the bookings with a stop that day
_TOLD = text(
    """
    select b.booking_id::text, s.customer_name,
           concat_ws(', ', nullif(concat_ws(' ', s.address, s.unit), ''), s.city,
                     nullif(concat_ws(' ', s.state, s.postal_code), '')) as address,
           s.phone, s.notes as site_notes, j.code as job_type, j.name as job_name,
           w.label as window, b.agreed, b.notes, b.answers,
           case when b.state in ('held', 'proposed') then b.expires_at end as expires_at
    from booker.bookings b
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.arrival_windows w on w.branch_id = b.branch_id and w.window_id = b.window_id
    where b.branch_id = :branch and b.booking_id = any (cast(:bookings as uuid[]))
    """
)


@dataclass(frozen=True, slots=True)
class StopOnRoute:
    """One stop as it stands on its route; instants are aware UTC datetimes.

    ``expires_at``: of a hold or a proposal, else None. ``site_notes`` stand with the site,
    ``notes`` and ``answers`` (question, answer) with the booking: both for the technician.
    """

    reference: str
    state: str
    site: str
    latitude: float | None
    longitude: float | None
    minutes_on_site: int
    buffer_before: int
    buffer_after: int
    drive_minutes: int
    starts_at: datetime
    arrives_at: datetime
    ends_at: datetime
    promised_from: datetime
    promised_to: datetime
    technicians: int
    pinned: bool
    customer_name: str
    address: str
    phone: str | None
    job_type: str
    job_name: str
    window: str
    vip: bool
    agreed: bool
    site_notes: str | None
    notes: str | None
    answers: tuple[tuple[str, str], ...]
    all_day: bool
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """One technician's day: shift, stops in order, blocked time as (from, to, reason)."""

    route: int
    technician: str | None
    starts_at: datetime
    ends_at: datetime
    max_stops: int | None
    stops: tuple[StopOnRoute, ...]
    start_latitude: float | None
    start_longitude: float | None
    blocks: tuple[tuple[datetime, datetime, str], ...]


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """A zone's day, with the driving rules it was planned by."""

    zone: str
    date: date
    default_drive_minutes: int
    road_factor: float
    speed_kmh: float
    routes: tuple[PlannedRoute, ...]


def zone_plan(desk: Desk, zone_name: str, service_date: date) -> ZonePlan:
    """The zone-day as it stands, drives told from stop to stop. Raises NotFound."""
    with desk.reading() as connection:
        zone = connection.execute(
            _ZONE, {"branch": desk.branch.branch_id, "name": zone_name.strip()}
        ).first()
        if zone is None:
            message = f"There is no zone {zone_name} in {desk.branch.code}."
            raise NotFound(message)
        loaded = load_zone_days(connection, desk.branch.branch_id, zone.zone_id, [service_date])[
            service_date
        ]
        told = _told(connection, desk, loaded)
    return ZonePlan(
        zone=zone.name,
        date=service_date,
        default_drive_minutes=zone.default_drive_minutes,
        road_factor=zone.road_factor,
        speed_kmh=zone.speed_kmh,
        routes=_routes(loaded, told, str(zone.zone_id)),
    )


def _told(connection: Connection, desk: Desk, loaded: LoadedDay) -> dict[str, Row[Any]]:
    ids = list(dict.fromkeys(row.booking_id for row in loaded.rows))
    rows = connection.execute(_TOLD, {"branch": desk.branch.branch_id, "bookings": ids})
    return {row.booking_id: row for row in rows}


def _routes(
    loaded: LoadedDay, told: Mapping[str, Row[Any]], zone_key: str
) -> tuple[PlannedRoute, ...]:
    fresh = retime(loaded.day)
    by_route = _driven(loaded.day, loaded.day.stops if fresh is None else fresh.stops)
    facts = {row.booking_id: row for row in loaded.rows}
    return tuple(
        PlannedRoute(
            route=row.number,
            technician=row.technician,
            starts_at=at_minute(row.starts),
            ends_at=at_minute(row.ends),
            max_stops=row.max_stops,
            stops=tuple(
                _stop(stop, facts[stop.booking_id], told[stop.booking_id])
                for stop in by_route[row.route_id]
            ),
            start_latitude=row.start_latitude,
            start_longitude=row.start_longitude,
            blocks=tuple(
                (at_minute(block.starts), at_minute(block.ends), block.reason)
                for block in sorted(loaded.blocks[row.route_id], key=lambda b: b.starts)
            ),
        )
        for row in loaded.routes
        if row.zone_id == zone_key
    )


def _driven(day: ZoneDay, stops: Iterable[Stop]) -> dict[str, list[Stop]]:
    """Each route's stops in order, every drive as it is now.

    A stop that went away leaves the next one with the drive that was planned, and planning
    leaves it so where nothing else moves: the arrival is the same, the technician starts later.
    """
    by_route: dict[str, list[Stop]] = defaultdict(list)
    for stop in sorted(stops, key=lambda s: s.starts):
        by_route[stop.route_id].append(stop)
    visits = {visit.booking_id: visit for visit in day.visits}
    roads = Roads(day)
    for route in day.routes:
        by_route[route.route_id] = _on_route(route, by_route[route.route_id], visits, roads)
    return by_route


def _on_route(
    route: Route, stops: Iterable[Stop], visits: Mapping[str, Visit], roads: Roads
) -> list[Stop]:
    told = []
    previous: Visit | None = None
    for stop in stops:
        visit = visits[stop.booking_id]
        # the link of a zone that borders on this one from its side only is not known here
        known = roads.may_serve(route, visit) and not visit.all_day
        saved = stop.drive - roads.to_stop(route, previous, visit) if known else 0
        later = replace(stop, starts=stop.starts + saved, drive=stop.drive - saved)
        told.append(later if saved > 0 else stop)
        previous = visit
    return told


def _stop(stop: Stop, row: StandingStop, told: Row[Any]) -> StopOnRoute:
    # an all-day job takes what its shift takes, buffers included
    minutes, before, after = row.minutes, row.buffer_before, row.buffer_after
    if row.all_day:
        minutes, before, after = stop.ends - stop.arrives, 0, 0
    return StopOnRoute(
        reference=row.reference,
        state=row.state,
        site=row.number,
        latitude=row.latitude,
        longitude=row.longitude,
        minutes_on_site=minutes,
        buffer_before=before,
        buffer_after=after,
        drive_minutes=stop.drive,
        starts_at=at_minute(stop.starts),
        arrives_at=at_minute(stop.arrives),
        ends_at=at_minute(stop.ends),
        promised_from=at_minute(row.promised_from),
        promised_to=at_minute(row.promised_to),
        technicians=row.technicians,
        pinned=stop.pinned,
        customer_name=told.customer_name,
        address=told.address,
        phone=told.phone,
        job_type=told.job_type,
        job_name=told.job_name,
        window=told.window,
        vip=row.vip,
        agreed=told.agreed,
        site_notes=told.site_notes,
        notes=told.notes,
        answers=tuple((question, answer) for question, answer in told.answers),
        all_day=row.all_day,
        expires_at=told.expires_at,
    )
