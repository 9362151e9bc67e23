"""The calendar of a branch's capacity: routes a day and zone, and how much of them is taken.

Times are local wall times of the branch, lengths are minutes. Routes are counted and changed
here by their number alone; names, shifts, maxima and stops stay where they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import text

from core.booking.request import zone_day_key
from core.capacity.blocked import BlockRow, CalendarBlock, block_row, covered_minutes
from core.capacity.day_change import WantedRoute
from core.capacity.write_capacity import CapacityWritten, StatedCapacity, write_capacity
from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk
    from core.errors import OverPromised

MOST_DAYS: Final = 92
"""Days one calendar may span."""
MOST_ROUTES: Final = 99
"""Routes a zone may have on one day: a typing error more often than a need."""

_ZONES = text(
    """
    with o as (
        select branch_id, timezone, cast(:first as date)::timestamp as first,
               (cast(:first as date) + cast(:days as integer))::timestamp as last
        from booker.branches where branch_id = :branch
    )
    select (clock_timestamp() at time zone o.timezone)::date as today,
           array(select (extract(epoch from d at time zone o.timezone) / 60)::bigint
                 from generate_series(o.first, o.last, interval '1 day') as d order by d
           ) as midnights,
           (select coalesce(jsonb_agg(jsonb_build_array(z.zone_id, z.name, z.active)
                                      order by z.name), '[]')
            from booker.zones z where z.branch_id = o.branch_id) as zones,
           (select coalesce(jsonb_agg(jsonb_build_array(
                       x.zone_id, x.route_id, x.technician, x.reason,
                       (extract(epoch from x.starts_at) / 60)::bigint,
                       (extract(epoch from x.ends_at) / 60)::bigint,
                       (x.starts_at at time zone o.timezone)::time,
                       (x.ends_at at time zone o.timezone)::time)
                       order by x.starts_at, x.reason), '[]')
            from booker.blocks x
            where x.branch_id = o.branch_id and x.starts_at < o.last at time zone o.timezone
              and x.ends_at > o.first at time zone o.timezone) as blocks
    from o
    """
)
_NAMES = text("select zone_id, name from booker.zones where branch_id = :branch")
_COLUMNS = """
    select r.zone_id, r.service_date, r.number, r.technician, r.max_stops, r.retired,
           (r.starts_at at time zone :timezone)::time as local_starts,
           (r.ends_at at time zone :timezone)::time as local_ends,
           (extract(epoch from r.starts_at) / 60)::bigint as starts,
           (extract(epoch from r.ends_at) / 60)::bigint as ends,
           r.route_id, coalesce(s.stops, 0) as stops, coalesce(s.taken, 0) as taken
"""
_TAKEN = """
    count(*) as stops, sum((extract(epoch from t.ends_at - t.starts_at) / 60)::integer) as taken
"""
# A month has thousands of stops. Found by their branch and booking, the policy is part of the
# index's question; found by their zone-day, it would be asked once a row, which costs more than
# all the rest.
_MONTH = text(
    f"""
    with s as materialized (
        select t.route_id, {_TAKEN}
        from booker.stops t
        where t.branch_id = :branch and t.booking_id = any (array(
            select b.booking_id from booker.bookings b
            where b.branch_id = :branch and b.service_date between :first and :last
              and not (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp())))
        group by t.route_id)
    {_COLUMNS}
    from booker.routes r
    left join s on s.route_id = r.route_id
    where r.branch_id = :branch and r.zone_id = any (:zones)
      and r.service_date between :first and :last
    order by r.zone_id, r.service_date, r.number
    """  # noqa: S608 -- made of constants
)
# Some zone-days, wherever they are: a probe of the hash index each.
_ROUTES = text(
    f"""
    {_COLUMNS}
    from unnest(cast(:keys as text[])) as k (zone_day)
    cross join lateral (
        select * from booker.routes r
        where r.zone_day = k.zone_day and r.branch_id = :branch) r
    left join lateral (
        select {_TAKEN}
        from booker.stops t
        where t.zone_day = k.zone_day and t.branch_id = :branch and t.route_id = r.route_id
          and t.booking_id not in (
              select b.booking_id from booker.bookings b
              where b.branch_id = :branch and b.state in ('held', 'proposed')
                and b.expires_at <= clock_timestamp())) s on true
    order by r.zone_day, r.number
    """  # noqa: S608 -- made of constants
)


@dataclass(frozen=True, slots=True)
class CalendarRoute:
    """One route of a zone-day. ``minutes``: of its shift, without what is blocked.

    ``stops`` and ``taken_minutes`` (drive, buffers, work) are of live bookings and of visits that
    took place. ``retired``: kept for its stops only, it takes no other.
    """

    number: int
    technician: str | None
    starts: time
    ends: time
    max_stops: int | None
    retired: bool
    stops: int
    taken_minutes: int
    minutes: int

    def as_wanted(self) -> WantedRoute:
        """The route as somebody would state it."""
        return WantedRoute(self.starts, self.ends, self.technician, self.max_stops)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One zone's day. ``routes`` counts those that work, ``minutes`` is what they have to give.

    ``blocked``: the reasons, empty without; ``closed``: blocked as a whole, for everybody.
    ``each``: the routes by their numbers, also those that are kept for their stops only.
    """

    zone: str
    day: date
    routes: int = 0
    minutes: int = 0
    taken_minutes: int = 0
    stops: int = 0
    blocked: str = ""
    closed: bool = False
    blocks: tuple[CalendarBlock, ...] = ()
    each: tuple[CalendarRoute, ...] = ()

    @property
    def load(self) -> int | None:
        """Per cent of the minutes that are taken, rounded; None where there are none to take."""
        if not self.minutes:
            return None
        return round(100 * self.taken_minutes / self.minutes)

    @property
    def kept(self) -> int:
        """Routes that are there for their stops only."""
        return sum(route.retired for route in self.each)


@dataclass(frozen=True, slots=True)
class Calendar:
    """``days`` days from ``first`` of every zone; ``cells`` has each of them.

    ``zones``: by name; one that is not active is there as long as it has routes.
    """

    zones: tuple[str, ...]
    first: date
    days: int
    today: date
    cells: Mapping[tuple[str, date], CalendarDay]

    @property
    def dates(self) -> tuple[date, ...]:
        """The days, in order."""
        return tuple(self.first + timedelta(days=n) for n in range(self.days))


def load_calendar(desk: Desk, first: date, days: int) -> Calendar:
    """The calendar of ``days`` days from ``first``. Raises InvalidInput (too many days)."""
    if not 1 <= days <= MOST_DAYS:
        message = f"A calendar spans 1 to {MOST_DAYS} days, not {days}."
        raise InvalidInput(message)
    with desk.reading() as connection:
        return _load(connection, desk, first, days)


def load_days(
    desk: Desk, keys: Iterable[tuple[str, date]]
) -> dict[tuple[str, date], tuple[CalendarRoute, ...]]:
    """The routes of these zone-days, wherever they are; ``minutes`` here is the whole shift.

    A zone that is not there has none.
    """
    wanted = list(dict.fromkeys(keys))
    found: dict[tuple[str, date], list[CalendarRoute]] = {key: [] for key in wanted}
    with desk.reading() as connection:
        names = {
            row.zone_id: row.name
            for row in connection.execute(_NAMES, {"branch": desk.branch.branch_id})
        }
        ids = {name: zone_id for zone_id, name in names.items()}
        zone_days = [zone_day_key(ids[zone], day) for zone, day in wanted if zone in ids]
        for row in _routes(connection, desk, zone_days):
            found[names[row.zone_id], row.service_date].append(_route(row, row.ends - row.starts))
    return {key: tuple(routes) for key, routes in found.items()}


def set_route_counts(
    desk: Desk,
    act_id: UUID,
    counts: Mapping[tuple[str, date], int],
    *,
    shift: tuple[time, time],
    accept_losses: bool = False,
) -> CapacityWritten:
    """Let zone-days have so many routes (admins only), all of them or none.

    Standing routes keep their names, shifts, maxima and stops; new ones work ``shift``; the
    emptiest go, of those the last. Raises OverPromised with the bookings that would lose their
    cover (``accept_losses``: the routes they need are kept until they are empty), InvalidInput,
    NotAllowed, ActReused, Busy.
    """
    _check(counts, shift)
    standing = load_days(desk, counts)
    days = {key: wanted_routes(standing[key], count, shift) for key, count in counts.items()}
    content = {
        "counts": [[zone, day.isoformat(), n] for (zone, day), n in sorted(counts.items())],
        "shift": [at.isoformat() for at in shift],
        "accept_losses": accept_losses,
    }
    return write_capacity(
        desk,
        StatedCapacity(days, names_technicians=False, states_maximum=False),
        act_id=act_id,
        content=content,
        allow_over_promised=accept_losses,
    )


def set_routes(
    desk: Desk,
    act_id: UUID,
    days: Mapping[tuple[str, date], Sequence[WantedRoute]],
    *,
    accept_losses: bool = False,
) -> CapacityWritten:
    """Let zone-days have exactly these routes, with names, shifts and maxima (admins only).

    Raises as `set_route_counts`, and InvalidInput where a technician would be in two places.
    """
    for routes in days.values():
        for route in routes:
            _check_shift(route.starts, route.ends)
            if route.max_stops is not None and route.max_stops < 1:
                message = "A route takes at least one stop; leave it empty for any number."
                raise InvalidInput(message, field="max_stops")
    content = {
        "routes": [
            [zone, day.isoformat(), [_stated(route) for route in routes]]
            for (zone, day), routes in sorted(days.items())
        ],
        "accept_losses": accept_losses,
    }
    return write_capacity(
        desk,
        StatedCapacity(days, names_technicians=True, states_maximum=True),
        act_id=act_id,
        content=content,
        allow_over_promised=accept_losses,
    )


def lost_bookings(
    error: OverPromised, keys: Iterable[tuple[str, date]]
) -> dict[tuple[str, date], tuple[str, ...]]:
    """Which of the zone-days that were to be changed the refusal is about, with its bookings."""
    found: dict[tuple[str, date], tuple[str, ...]] = {}
    for zone, day in keys:
        # a zone's name may be the end of another's
        named = re.search(rf"[.;] {re.escape(zone)} on {day}: ([^;]+)", error.message)
        if named:
            references = named[1].removesuffix(".").split(",")
            found[zone, day] = tuple(reference.strip() for reference in references)
    return found


def wanted_routes(
    standing: Sequence[CalendarRoute], count: int, shift: tuple[time, time]
) -> tuple[WantedRoute, ...]:
    """``count`` routes of a zone-day that has ``standing``: pure."""
    fullest = sorted(standing, key=lambda r: (r.retired, -r.stops, r.number))
    # one that is kept for its stops works again before another is added
    kept = [route for route in fullest if not route.retired or route.stops][:count]
    added = [WantedRoute(*shift)] * (count - len(kept))
    return (*(WantedRoute(route.starts, route.ends) for route in kept), *added)


# -----------------------------------------------------------------------------------------------


def _check(counts: Mapping[tuple[str, date], int], shift: tuple[time, time]) -> None:
    _check_shift(*shift)
    for (zone, day), count in counts.items():
        if not 0 <= count <= MOST_ROUTES:
            message = f"{zone} on {day}: 0 to {MOST_ROUTES} routes, not {count}."
            raise InvalidInput(message)


def _check_shift(starts: time, ends: time) -> None:
    if starts >= ends:
        message = f"A shift ends after it starts, not from {starts:%H:%M} to {ends:%H:%M}."
        raise InvalidInput(message, field="ends")


def _stated(route: WantedRoute) -> list[Any]:
    return [
        route.starts.isoformat(),
        route.ends.isoformat(),
        route.technician,
        route.max_stops,
    ]


def _load(connection: Connection, desk: Desk, first: date, days: int) -> Calendar:
    found = connection.execute(
        _ZONES, {"branch": desk.branch.branch_id, "first": first, "days": days}
    ).one()
    zones = [(UUID(zone_id), name, active) for zone_id, name, active in found.zones]
    dates = [first + timedelta(days=n) for n in range(days)]
    values = {
        "branch": desk.branch.branch_id,
        "timezone": desk.branch.timezone,
        "zones": [zone_id for zone_id, _, _ in zones],
        "first": dates[0],
        "last": dates[-1],
    }
    routes: defaultdict[tuple[UUID, date], list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_MONTH, values):
        routes[row.zone_id, row.service_date].append(row)
    blocks = [block_row(row) for row in found.blocks]
    cells: dict[tuple[str, date], CalendarDay] = {}
    for n, day in enumerate(dates):
        span = (found.midnights[n], found.midnights[n + 1])
        here = [block for block in blocks if block.starts < span[1] and block.ends > span[0]]
        for zone_id, name, _ in zones:
            cells[name, day] = _day(name, day, span, routes[zone_id, day], here, zone_id)
    working = {name for (name, _), cell in cells.items() if cell.each}
    shown = tuple(name for _, name, active in zones if active or name in working)
    return Calendar(
        shown,
        first,
        days,
        found.today,
        {key: cell for key, cell in cells.items() if key[0] in shown},
    )


def _routes(connection: Connection, desk: Desk, keys: Sequence[str]) -> Sequence[Row[Any]]:
    values = {
        "branch": desk.branch.branch_id,
        "timezone": desk.branch.timezone,
        "keys": list(keys),
    }
    return connection.execute(_ROUTES, values).all()


def _route(row: Row[Any], minutes: int) -> CalendarRoute:
    return CalendarRoute(
        row.number,
        row.technician,
        row.local_starts,
        row.local_ends,
        row.max_stops,
        row.retired,
        row.stops,
        int(row.taken),
        minutes,
    )


def _day(
    zone: str,
    day: date,
    span: tuple[int, int],
    rows: Sequence[Row[Any]],
    blocks: Sequence[BlockRow],
    zone_id: UUID,
) -> CalendarDay:
    each: list[CalendarRoute] = []
    touching: list[BlockRow] = []
    for row in rows:
        mine = [block for block in blocks if block.concerns(zone_id, row)]
        touching += mine
        open_minutes = row.ends - row.starts - covered_minutes(mine, row.starts, row.ends)
        # a route that is kept for its stops has nothing else to give
        each.append(_route(row, int(row.taken) if row.retired else open_minutes))
    for_all = [block for block in blocks if block.for_all and block.zone_id in (None, zone_id)]
    shown = list(dict.fromkeys([*for_all, *touching]))
    numbers = {row.route_id: row.number for row in rows}
    return CalendarDay(
        zone,
        day,
        sum(not route.retired for route in each),
        sum(route.minutes for route in each),
        sum(route.taken_minutes for route in each),
        sum(route.stops for route in each),
        "; ".join(dict.fromkeys(block.reason for block in shown)),
        bool(shown) and _is_closed(for_all, span, each),
        tuple(_told(block, span, numbers) for block in shown),
        tuple(each),
    )


def _is_closed(
    for_all: Sequence[BlockRow], span: tuple[int, int], each: Sequence[CalendarRoute]
) -> bool:
    if covered_minutes(for_all, *span) == span[1] - span[0]:
        return True
    working = [route for route in each if not route.retired]
    return bool(working) and not any(route.minutes for route in working)


def _told(block: BlockRow, span: tuple[int, int], numbers: Mapping[UUID, int]) -> CalendarBlock:
    return CalendarBlock(
        block.reason,
        block.local_starts if block.starts > span[0] else time(0),
        block.local_ends if block.ends < span[1] else time(0),
        block.starts <= span[0] and block.ends >= span[1],
        block.technician,
        None if block.route_id is None else numbers.get(block.route_id),
    )
