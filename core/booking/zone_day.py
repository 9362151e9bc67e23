"""Reads zone-days out of the database as the planner wants them: minutes, routes, visits.

A hold past its expiry is not there, whether or not anybody has swept it yet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import text

from core.booking.request import zone_day_key
from core.planning.model import Place, Route, Stop, Travel, Visit, ZoneDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection, Row

    _OnDay = TypeVar("_OnDay", Row[Any], "StandingStop")

_ZONES = text(
    """
    select z.zone_id, z.default_drive_minutes, z.road_factor, z.speed_kmh, z.max_drive_minutes,
           z.vip_reserve_routes, z.vip_reserve_hours,
           ceil(extract(epoch from clock_timestamp()) / 60)::bigint as now,
           (select jsonb_object_agg(w.window_id, w.max_bookings) from booker.arrival_windows w
            where w.branch_id = o.branch_id and w.max_bookings is not null) as limits,
           array(select clock_timestamp()
                     >= (d.service_date - 1 + o.settled_at) at time zone o.timezone
                 from unnest(cast(:dates as date[])) with ordinality as d (service_date, nth)
                 order by d.nth) as settled
    from booker.branches o
    join booker.zones z on z.branch_id = o.branch_id
    left join booker.zone_links l on l.branch_id = z.branch_id and l.zone_id = :zone
         and l.neighbour_id = z.zone_id
    where o.branch_id = :branch and (z.zone_id = :zone or l.neighbour_id is not null)
    """
)

_LINKS = text(
    """
    select l.zone_id, l.neighbour_id, l.drive_minutes from booker.zone_links l
    where l.branch_id = :branch and l.neighbour_id = any (:zones)
    """
)

# lateral: one probe of the hash index a zone-day, and no predicate lock on its neighbours
_ROUTES = text(
    """
    select r.route_id, r.zone_id, r.service_date, r.zone_day, r.number, r.technician, r.max_stops,
           r.retired, r.start_latitude, r.start_longitude,
           (extract(epoch from r.starts_at) / 60)::bigint as starts,
           (extract(epoch from r.ends_at) / 60)::bigint as ends
    from unnest(cast(:keys as text[])) as k (zone_day)
    cross join lateral (
        select * from booker.routes r
        where r.zone_day = k.zone_day and r.branch_id = :branch) r
    order by r.zone_day, r.number
    """
)

# No joins from here on: tables that grow quickly have old statistics or none, and a plan that
# takes a day's stops for one row joins every stop to every booking of the branch. Besides, an
# index scan asks the policy once, the inner side of a join once a row.
_STOPS = text(
    """
    select t.stop_id::text, t.route_id, t.zone_day, t.pinned, t.drive_minutes,
           (extract(epoch from t.starts_at) / 60)::bigint as starts,
           (extract(epoch from t.arrives_at) / 60)::bigint as arrives,
           (extract(epoch from t.ends_at) / 60)::bigint as ends,
           t.booking_id::text
    from unnest(cast(:keys as text[])) as k (zone_day)
    cross join lateral (
        select * from booker.stops t
        where t.zone_day = k.zone_day and t.branch_id = :branch) t
    """
)

_BOOKINGS = text(
    """
    select b.booking_id::text, b.reference, b.state, b.zone_id, b.window_id::text, b.minutes,
           b.technicians, b.all_day, b.buffer_before, b.buffer_after, b.vip,
           (extract(epoch from b.promised_from) / 60)::bigint as promised_from,
           (extract(epoch from b.promised_to) / 60)::bigint as promised_to,
           b.site_id::text
    from booker.bookings b
    where b.branch_id = :branch and b.booking_id = any (cast(:bookings as uuid[]))
      and not (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp())
    """
)

_SITES = text(
    """
    select s.site_id::text, s.number, s.latitude, s.longitude from booker.sites s
    where s.branch_id = :branch and s.site_id = any (cast(:sites as uuid[]))
    """
)

_BLOCKS = text(
    """
    select x.zone_id, x.route_id, x.technician, x.reason,
           floor(extract(epoch from x.starts_at) / 60)::bigint as starts,
           ceil(extract(epoch from x.ends_at) / 60)::bigint as ends
    from booker.blocks x
    where x.branch_id = :branch
      and x.ends_at > to_timestamp(cast(:first as bigint) * 60)
      and x.starts_at < to_timestamp(cast(:last as bigint) * 60)
    """
)


@dataclass(frozen=True, slots=True)
class StandingStop:
    """A live stop with its booking and its site, instants as the planner's minutes.

    The fields are the columns of _STOPS, _BOOKINGS and _SITES in their order, but for the last
    of the first two, which leads to the next.
    """

    stop_id: str
    route_id: UUID
    zone_day: str
    pinned: bool
    drive_minutes: int
    starts: int
    arrives: int
    ends: int
    booking_id: str
    reference: str
    state: str
    site_zone_id: UUID
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

    ``rows``: the standing stops; ``routes``: one a route (number, technician …);
    ``block_reasons``: the reasons of blocks that day.
    """

    day: ZoneDay
    rows: tuple[StandingStop, ...]
    routes: tuple[Row[Any], ...]
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
    zones = connection.execute(
        _ZONES, {"branch": branch_id, "zone": zone_id, "dates": list(dates)}
    ).all()
    zone_ids = [row.zone_id for row in zones]
    keys = [zone_day_key(zone, day) for zone in zone_ids for day in dates]
    at = {"branch": branch_id, "keys": keys}
    routes = connection.execute(_ROUTES, at).all()
    stops = _load_stops(connection, branch_id, keys)
    blocks: Sequence[Row[Any]] = ()
    if routes:
        span = {"first": min(r.starts for r in routes), "last": max(r.ends for r in routes)}
        blocks = connection.execute(_BLOCKS, {"branch": branch_id, **span}).all()
    links: dict[tuple[str, str], int] = {}
    if len(zone_ids) > 1:
        links = {
            (str(row.zone_id), str(row.neighbour_id)): row.drive_minutes
            for row in connection.execute(_LINKS, {"branch": branch_id, "zones": zone_ids})
        }
    common = _Common(zone_id, zones, links, zones[0].limits or {}, for_vip)
    routes_of = _by_zone_day(routes)
    stops_of = _by_zone_day(stops)
    loaded = {}
    for service_date, settled in zip(dates, zones[0].settled, strict=True):
        day_keys = [zone_day_key(zone, service_date) for zone in zone_ids]
        loaded[service_date] = common.day(
            [row for key in day_keys for row in routes_of[key]],
            [row for key in day_keys for row in stops_of[key]],
            blocks,
            settled=settled,
        )
    return loaded


def _load_stops(connection: Connection, branch_id: UUID, keys: Sequence[str]) -> list[StandingStop]:
    stops = connection.execute(_STOPS, {"branch": branch_id, "keys": list(keys)}).all()
    if not stops:
        return []
    wanted = list({row.booking_id for row in stops})
    bookings = {
        row.booking_id: row
        for row in connection.execute(_BOOKINGS, {"branch": branch_id, "bookings": wanted})
    }
    places = list({row.site_id for row in bookings.values()})
    sites = {
        row.site_id: row
        for row in connection.execute(_SITES, {"branch": branch_id, "sites": places})
    }
    # a stop without a booking here belongs to a hold past its expiry
    return [
        StandingStop(*row[:-1], *booking[:-1], *sites[booking.site_id])
        for row in stops
        if (booking := bookings.get(row.booking_id)) is not None
    ]


def _by_zone_day(rows: Iterable[_OnDay]) -> defaultdict[str, list[_OnDay]]:
    found: defaultdict[str, list[_OnDay]] = defaultdict(list)
    for row in rows:
        found[row.zone_day].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Common:
    """What the days of one reading share."""

    zone_id: UUID
    zones: Sequence[Row[Any]]
    links: Mapping[tuple[str, str], int]
    limits: Mapping[str, int]
    for_vip: bool

    def day(
        self,
        routes: Sequence[Row[Any]],
        stops: Sequence[StandingStop],
        blocks: Sequence[Row[Any]],
        *,
        settled: bool,
    ) -> LoadedDay:
        now = self.zones[0].now
        common_routes = {row.route_id for row in stops if not row.vip}
        reserves = {
            row.zone_id: row.vip_reserve_routes
            for row in self.zones
            if row.vip_reserve_routes and self._reserve_active(row, routes, now)
        }
        planned = []
        reasons: list[str] = []
        for row in routes:
            spans = [block for block in blocks if _concerns(block, row)]
            reasons += [block.reason for block in spans]
            reserved = (
                row.zone_id != self.zone_id
                and row.zone_id in reserves
                and not self.for_vip
                and row.route_id not in common_routes
            )
            planned.append(_route(row, spans, retired=row.retired or reserved))
        day = ZoneDay(
            zone=str(self.zone_id),
            routes=tuple(planned),
            visits=_visits(stops, now),
            stops=tuple(_stop(row) for row in stops),
            travel={str(row.zone_id): _travel(row) for row in self.zones},
            links=self.links,
            window_limits=self.limits,
            vip_reserve=reserves.get(self.zone_id, 0),
            settled=settled,
            not_before=now,
        )
        return LoadedDay(day, tuple(stops), tuple(routes), tuple(dict.fromkeys(reasons)))

    @staticmethod
    def _reserve_active(zone: Row[Any], routes: Sequence[Row[Any]], now: int) -> bool:
        shifts = [row.starts for row in routes if row.zone_id == zone.zone_id]
        return bool(shifts) and now < min(shifts) - 60 * zone.vip_reserve_hours


def _concerns(block: Row[Any], route: Row[Any]) -> bool:
    return (
        block.zone_id in (None, route.zone_id)
        and block.route_id in (None, route.route_id)
        and block.technician in (None, route.technician)
        and block.starts < route.ends
        and block.ends > route.starts
    )


def _route(row: Row[Any], blocks: Sequence[Row[Any]], *, retired: bool) -> Route:
    start = None
    if row.start_latitude is not None:
        start = Place(f"start:{row.route_id}", row.start_latitude, row.start_longitude)
    return Route(
        route_id=str(row.route_id),
        zone=str(row.zone_id),
        starts=row.starts,
        ends=row.ends,
        technician=row.technician,
        max_stops=row.max_stops,
        start=start,
        blocks=tuple(sorted((block.starts, block.ends) for block in blocks)),
        retired=retired,
    )


def _travel(row: Row[Any]) -> Travel:
    return Travel(
        default_minutes=row.default_drive_minutes,
        road_factor=row.road_factor,
        speed_kmh=row.speed_kmh,
        max_minutes=row.max_drive_minutes,
    )


def _stop(row: StandingStop) -> Stop:
    return Stop(
        booking_id=row.booking_id,
        route_id=str(row.route_id),
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
        zone=str(row.site_zone_id),
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
