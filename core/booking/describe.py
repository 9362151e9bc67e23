"""Many bookings at once as facts: one query for a whole page instead of one a booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from core.booking.facts import Booking, booking_from_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk

# The same keys as app.booking_json. Each table is asked once for all keys, by its branch: as the
# inner side of a join it would be asked once a row, and its policy with it.
_PAGE = text(
    """
    with b as materialized (
        select * from booker.bookings
        where branch_id = :branch and booking_id = any (cast(:bookings as uuid[]))
    ), s as materialized (
        select site_id, number, customer_name, phone, email,
               concat_ws(', ', nullif(concat_ws(' ', address, unit), ''), city,
                         nullif(concat_ws(' ', state, postal_code), '')) as address
        from booker.sites
        where branch_id = :branch and site_id = any (array(select site_id from b))
    ), j as materialized (
        select job_type_id, code, name from booker.job_types
        where branch_id = :branch and job_type_id = any (array(select job_type_id from b))
    ), z as materialized (
        select zone_id, name from booker.zones
        where branch_id = :branch and zone_id = any (array(select zone_id from b))
    ), w as materialized (
        select window_id, label from booker.arrival_windows
        where branch_id = :branch and window_id = any (array(select window_id from b))
    ), o as materialized (
        select booking_id, reference from booker.bookings
        where branch_id = :branch
          and booking_id = any (array(select replaces from b where replaces is not null))
    ), m as materialized (
        select distinct on (booking_id) booking_id, state from booker.messages
        where branch_id = :branch and booking_id = any (cast(:bookings as uuid[]))
          and kind not in ('reminder', 'on_the_way', 'notice')
        order by booking_id, drafted_at desc, channel
    ), t as materialized (
        select * from booker.stops
        where branch_id = :branch and booking_id = any (cast(:bookings as uuid[]))
    ), r as materialized (
        select route_id, number, technician from booker.routes
        where branch_id = :branch and route_id = any (array(select route_id from t))
    ), p as materialized (
        select t.booking_id, jsonb_agg(jsonb_build_object(
            'route', r.number, 'technician', r.technician,
            'starts_at', t.starts_at at time zone 'UTC',
            'arrives_at', t.arrives_at at time zone 'UTC',
            'ends_at', t.ends_at at time zone 'UTC',
            'drive_minutes', t.drive_minutes) order by r.number) as stops
        from t join r on r.route_id = t.route_id
        group by t.booking_id
    )
    select b.booking_id, jsonb_build_object(
        'booking_id', b.booking_id, 'reference', b.reference, 'state', b.state,
        'site', s.number, 'customer_name', s.customer_name, 'address', s.address,
        'phone', s.phone, 'email', s.email, 'job_type', j.code, 'job_name', j.name,
        'zone', z.name, 'date', b.service_date, 'window', w.label)
        || jsonb_build_object(
        'promised_from', b.promised_from at time zone 'UTC',
        'promised_to', b.promised_to at time zone 'UTC',
        'minutes', b.minutes, 'technicians', b.technicians, 'all_day', b.all_day, 'vip', b.vip,
        'held_by', b.held_by, 'held_at', b.held_at at time zone 'UTC',
        'expires_at', case when b.state in ('held', 'proposed', 'expired')
                           then b.expires_at at time zone 'UTC' end,
        'overdue', b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp(),
        'agreed', b.agreed,
        'confirmed_by', b.confirmed_by, 'confirmed_at', b.confirmed_at at time zone 'UTC',
        'closed_by', b.closed_by, 'closed_at', b.closed_at at time zone 'UTC',
        'reason', b.reason, 'notes', b.notes, 'answers', b.answers,
        'replaces', o.reference, 'message', m.state,
        'stops', coalesce(p.stops, '[]')) as booking
    from b
    join s on s.site_id = b.site_id
    join j on j.job_type_id = b.job_type_id
    join z on z.zone_id = b.zone_id
    join w on w.window_id = b.window_id
    left join o on o.booking_id = b.replaces
    left join m on m.booking_id = b.booking_id
    left join p on p.booking_id = b.booking_id
    """
)


def describe(
    connection: Connection, desk: Desk, booking_ids: Iterable[UUID]
) -> tuple[Booking, ...]:
    """The bookings of these ids, in their order; those of another branch are not there."""
    wanted = list(booking_ids)
    if not wanted:
        return ()
    rows = connection.execute(_PAGE, {"branch": desk.branch.branch_id, "bookings": wanted})
    found = {row.booking_id: row.booking for row in rows}
    return tuple(booking_from_json(found[key]) for key in wanted if key in found)
