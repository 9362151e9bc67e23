"""Reads zone-days out of the database as the planner wants them: minutes, routes, visits.

A hold past its expiry is not there, whether or not anybody has swept it yet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import text

from core.booking.request import zone_day_key
from core.planning.model import Place, Route, Stop, Travel, Visit, ZoneDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    _OnDay = TypeVar("_OnDay", "RouteRow", "StandingStop")

_READ = text("select app.read_zone_days(:branch, :zone, cast(:dates as date[]))")


class ZoneRow(NamedTuple):
    """A zone's rules."""

    zone_id: str
    default_drive_minutes: int
    road_factor: float
    speed_kmh: float
    max_drive_minutes: int | None
    vip_reserve_routes: int
    vip_reserve_hours: int


class RouteRow(NamedTuple):
    """A route with what the planner does not need: its number in the zone-day."""

    route_id: str
    zone_id: str
    zone_day: str
    number: int
    technician: str | None
    max_stops: int | None
    retired: bool
    start_latitude: float | None
    start_longitude: float | None
    starts: int
    ends: int


class BlockRow(NamedTuple):
    """Blocked time of the branch, or of a zone, a route or a technician."""

    zone_id: str | None
    route_id: str | None
    technician: str | None
    reason: str
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class StandingStop:
    """A live stop with its booking and its site, instants as the planner's minutes.

    The fields are the stops', bookings' and sites' arrays of ``app.read_zone_days`` in their
    order, but for the last of the first two, which leads to the next.
    """

    stop_id: str
    route_id: str
    zone_day: str
    pinned: bool
    drive_minutes: int
    starts: int
    arrives: int
    ends: int
    booking_id: str
    reference: str
    state: str
    site_zone_id: str
    window_id: str
    minutes: int
    technicians: int
    all_day: bool
    buffer_before: int
    buffer_after: int
    vip: bool
    promised_from: int
    promised_to: int
    site_id: str
    number: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class LoadedDay:
    """A zone-day for the planner, and what the planner does not need to know.

    ``rows``: the standing stops; ``routes``: one a route (number, technician …); ``blocks``:
    by route id what is blocked on it, and why; ``block_reasons``: every reason of that day.
    """

    day: ZoneDay
    rows: tuple[StandingStop, ...]
    routes: tuple[RouteRow, ...]
    blocks: Mapping[str, tuple[BlockRow, ...]]
    block_reasons: tuple[str, ...]


def load_zone_days(
    connection: Connection,
    branch_id: UUID,
    zone_id: UUID,
    dates: Sequence[date],
    *,
    for_vip: bool = True,
) -> dict[date, LoadedDay]:
    """The zone's days, with the neighbour zones whose routes may serve it.

    ``for_vip`` False: a neighbour's routes that are reserved for VIP customers count as retired.
    """
    read = connection.execute(
        _READ, {"branch": branch_id, "zone": zone_id, "dates": list(dates)}
    ).scalar_one()
    zones = [ZoneRow(*row) for row in read["zones"]]
    links = {(zone, neighbour): minutes for zone, neighbour, minutes in read["links"]}
    common = _Common(
        str(zone_id), read["now"], zones, links, read["limits"], _blocks(read), for_vip=for_vip
    )
    routes_of = _by_zone_day(RouteRow(*row) for row in read["routes"])
    stops_of = _by_zone_day(_standing(read))
    loaded = {}
    for service_date, settled in zip(dates, read["settled"] or (), strict=True):
        keys = [zone_day_key(zone.zone_id, service_date) for zone in zones]
        loaded[service_date] = common.day(
            [row for key in keys for row in routes_of[key]],
            [row for key in keys for row in stops_of[key]],
            settled=settled,
        )
    return loaded


def _blocks(read: Mapping[str, Any]) -> list[BlockRow]:
    return [BlockRow(*row) for row in read["blocks"]]


def _standing(read: Mapping[str, Any]) -> list[StandingStop]:
    bookings = {row[0]: row[1:] for row in read["bookings"]}
    sites = {row[0]: row for row in read["sites"]}
    # a stop without a booking here belongs to a hold past its expiry
    return [
        StandingStop(*row, *booking[:-1], *sites[booking[-1]])
        for row in read["stops"]
        if (booking := bookings.get(row[-1])) is not None
    ]


def _by_zone_day(rows: Iterable[_OnDay]) -> defaultdict[str, list[_OnDay]]:
    found: defaultdict[str, list[_OnDay]] = defaultdict(list)
    for row in rows:
        found[row.zone_day].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Common:
    """What the days of one reading share."""

    zone_id: str
    now: int
    zones: Sequence[ZoneRow]
    links: Mapping[tuple[str, str], int]
    limits: Mapping[str, int]
    blocks: Sequence[BlockRow]
    for_vip: bool

    def day(
        self, routes: Sequence[RouteRow], stops: Sequence[StandingStop], *, settled: bool
    ) -> LoadedDay:
        now = self.now
        common_routes = {row.route_id for row in stops if not row.vip}
        reserves = {
            row.zone_id: row.vip_reserve_routes
            for row in self.zones
            if row.vip_reserve_routes and self._reserve_active(row, routes, now)
        }
        planned = []
        blocks: dict[str, tuple[BlockRow, ...]] = {}
        for row in routes:
            spans = tuple(block for block in self.blocks if _concerns(block, row))
            blocks[row.route_id] = spans
            reserved = (
                row.zone_id != self.zone_id
                and row.zone_id in reserves
                and not self.for_vip
                and row.route_id not in common_routes
            )
            planned.append(_route(row, spans, retired=row.retired or reserved))
        day = ZoneDay(
            zone=self.zone_id,
            routes=tuple(planned),
            visits=_visits(stops, now),
            stops=tuple(_stop(row) for row in stops),
            travel={row.zone_id: _travel(row) for row in self.zones},
            links=self.links,
            window_limits=self.limits,
            vip_reserve=reserves.get(self.zone_id, 0),
            settled=settled,
            not_before=now,
        )
        reasons = dict.fromkeys(block.reason for spans in blocks.values() for block in spans)
        return LoadedDay(day, tuple(stops), tuple(routes), blocks, tuple(reasons))

    @staticmethod
    def _reserve_active(zone: ZoneRow, routes: Sequence[RouteRow], now: int) -> bool:
        shifts = [row.starts for row in routes if row.zone_id == zone.zone_id]
        return bool(shifts) and now < min(shifts) - 60 * zone.vip_reserve_hours


def _concerns(block: BlockRow, route: RouteRow) -> bool:
    return (
        block.zone_id in (None, route.zone_id)
        and block.route_id in (None, route.route_id)
        and block.technician in (None, route.technician)
        and block.starts < route.ends
        and block.ends > route.starts
    )


def _route(row: RouteRow, blocks: Sequence[BlockRow], *, retired: bool) -> Route:
    start = None
    if row.start_latitude is not None:
        start = Place(f"start:{row.route_id}", row.start_latitude, row.start_longitude)
    return Route(
        route_id=row.route_id,
        zone=row.zone_id,
        starts=row.starts,
        ends=row.ends,
        technician=row.technician,
        max_stops=row.max_stops,
        start=start,
        blocks=tuple(sorted((block.starts, block.ends) for block in blocks)),
        retired=retired,
    )


def _travel(row: ZoneRow) -> Travel:
    return Travel(
        default_minutes=row.default_drive_minutes,
        road_factor=row.road_factor,
        speed_kmh=row.speed_kmh,
        max_minutes=row.max_drive_minutes,
    )


def _stop(row: StandingStop) -> Stop:
    return Stop(
        booking_id=row.booking_id,
        route_id=row.route_id,
        starts=row.starts,
        arrives=row.arrives,
        ends=row.ends,
        drive=row.drive_minutes,
        pinned=row.pinned,
    )


def _visits(stops: Sequence[StandingStop], now: int) -> tuple[Visit, ...]:
    by_booking: dict[str, list[StandingStop]] = {}
    for row in stops:
        by_booking.setdefault(row.booking_id, []).append(row)
    return tuple(_visit(rows, now) for rows in by_booking.values())


def _visit(rows: Sequence[StandingStop], now: int) -> Visit:
    row = rows[0]
    # under way, done, or partly on routes that are not loaded: it stays where it is
    fixed = (
        row.state in {"completed", "no_show"}
        or len(rows) < row.technicians
        or any(stop.starts < now for stop in rows)
    )
    return Visit(
        booking_id=row.booking_id,
        place=Place(row.site_id, row.latitude, row.longitude),
        zone=row.site_zone_id,
        minutes=row.minutes,
        technicians=row.technicians if len(rows) == row.technicians else len(rows),
        promised_from=row.promised_from,
        promised_to=row.promised_to,
        all_day=row.all_day,
        buffer_before=row.buffer_before,
        buffer_after=row.buffer_after,
        vip=row.vip,
        window=row.window_id,
        fixed=fixed,
    )
