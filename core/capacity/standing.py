"""The routes that stand on zone-days, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from core.booking.request import zone_day_key
from core.capacity.day_change import StandingRoute

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

FEW_DAYS: Final = 1_000
"""So many zone-days are read one by one, through the hash index, which locks no neighbour of theirs
(SERIALIZABLE); more of them as the stretch of days that they are."""

_STOPS = """
    case when r.stop_count = 0 then 0 else (
        select count(*) from booker.stops t
        join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
        where t.zone_day = r.zone_day and t.branch_id = r.branch_id and t.route_id = r.route_id
          and not (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp())) end
"""
_ROUTES = """
    select r.route_id, r.zone_id, r.service_date, r.number, r.technician, r.max_stops, r.retired,
           (r.starts_at at time zone o.timezone)::time as starts,
           (r.ends_at at time zone o.timezone)::time as ends, r.stop_count, {stops} as stops
    from booker.branches o
    {routes}
    where o.branch_id = :branch
    order by r.zone_id, r.service_date, r.number
"""
_OF_DAYS = text(
    _ROUTES.format(
        stops=_STOPS,
        routes="cross join unnest(cast(:keys as text[])) as k (zone_day) cross join lateral ("
        "select * from booker.routes r"
        " where r.zone_day = k.zone_day and r.branch_id = o.branch_id) r",
    )
)
_OF_STRETCH = text(
    _ROUTES.format(
        stops=_STOPS,
        routes="join booker.routes r on r.branch_id = :branch"
        " and r.zone_id = any (cast(:zones as uuid[]))"
        " and r.service_date between :first and :last",
    )
)


@dataclass(slots=True)
class Standing:
    """Zone and date → the routes there.

    ``holding``: keys of zone-days with any stop at all, those of expired holds included.
    """

    routes: dict[tuple[UUID, date], list[StandingRoute]] = field(default_factory=dict)
    holding: set[str] = field(default_factory=set)


def read_standing(
    connection: Connection, branch_id: UUID, days: Collection[tuple[UUID, date]]
) -> Standing:
    """What stands on these zone-days."""
    if not days:
        return Standing()
    values: Mapping[str, object]
    if len(days) <= FEW_DAYS:
        statement = _OF_DAYS
        values = {"branch": branch_id, "keys": [zone_day_key(zone, day) for zone, day in days]}
    else:
        statement = _OF_STRETCH
        values = {
            "branch": branch_id,
            "zones": list({zone for zone, _ in days}),
            "first": min(day for _, day in days),
            "last": max(day for _, day in days),
        }
    wanted = days if isinstance(days, (set, frozenset, dict)) else set(days)
    found = Standing()
    for row in connection.execute(statement, values):
        key = (row.zone_id, row.service_date)
        if key not in wanted:
            continue
        found.routes.setdefault(key, []).append(
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
        if row.stop_count:
            found.holding.add(zone_day_key(*key))
    return found
