"""The arrival windows of a range of days as instants, and the rules that need no plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.errors import InvalidInput, NotFound
from core.planning.model import Reason

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from core.booking.request import Request

MAX_DAYS = 92
"""Days one question may span."""

# The database turns local window times into instants: one time-zone table, one source of truth.
_WINDOWS = text(
    """
    with o as (
        select branch_id, timezone, (clock_timestamp() at time zone timezone)::date as today
        from booker.branches where branch_id = :branch
    )
    select o.today, d::date as service_date, w.window_id, w.label, w.starts, w.active,
           (extract(epoch from (d::date + w.starts) at time zone o.timezone) / 60)::bigint
               as promised_from,
           (extract(epoch from (d::date + w.ends) at time zone o.timezone) / 60)::bigint
               as promised_to,
           extract(isodow from d)::integer = any (w.weekdays) as runs,
           (select split_part(b.reference, '~', 1) from booker.bookings b
            where b.branch_id = o.branch_id and b.site_id = :site
              and b.service_date = d::date and b.window_id = w.window_id
              and (b.state = 'confirmed' or (b.state in ('held', 'proposed')
                   and b.expires_at > clock_timestamp())) limit 1) as booked
    from o
    cross join generate_series(
        coalesce(cast(:first as date), o.today)::timestamp,
        (coalesce(cast(:first as date), o.today) + cast(:days as integer) - 1)::timestamp,
        interval '1 day') as d
    join booker.arrival_windows w on w.branch_id = o.branch_id and w.active
    order by service_date, w.starts, w.label
    """
)


@dataclass(frozen=True, slots=True)
class DayWindow:
    """One arrival window on one day; ``closed`` says why it is closed whatever the routes do."""

    service_date: date
    window_id: UUID
    label: str
    promised_from: int
    promised_to: int
    closed: Reason | None
    explanation: str


def database_minute(connection: Connection) -> int:
    """Now, by the database's clock, rounded up to the minute."""
    return int(
        connection.execute(
            text("select ceil(extract(epoch from clock_timestamp()) / 60)::bigint")
        ).scalar_one()
    )


def load_windows(
    connection: Connection, request: Request, first: date | None, days: int, now: int
) -> list[DayWindow]:
    """Every active window of ``days`` days from ``first`` (None: the branch's today)."""
    if not 1 <= days <= MAX_DAYS:
        message = f"A question may span 1 to {MAX_DAYS} days, not {days}."
        raise InvalidInput(message)
    rows = connection.execute(
        _WINDOWS,
        {"branch": request.branch_id, "site": request.site_id, "first": first, "days": days},
    ).all()
    return [_judged(row, request, now) for row in rows]


def load_window(
    connection: Connection, request: Request, service_date: date, label: str, now: int
) -> DayWindow:
    """One window by its label. Raises NotFound with the labels there are."""
    windows = load_windows(connection, request, service_date, 1, now)
    for window in windows:
        if window.label == label.strip():
            return window
    known = ", ".join(window.label for window in windows) or "none yet"
    message = f"There is no arrival window {label}; there are: {known}."
    raise NotFound(message)


def _judged(row: Row[Any], request: Request, now: int) -> DayWindow:
    closed, explanation = _closed(row, request, now)
    return DayWindow(
        row.service_date,
        row.window_id,
        row.label,
        row.promised_from,
        row.promised_to,
        closed,
        explanation,
    )


def _closed(row: Row[Any], request: Request, now: int) -> tuple[Reason | None, str]:
    if row.booked is not None:
        return Reason.ALREADY_BOOKED, f"This site already has booking {row.booked} then."
    if row.promised_from < now + request.minimum_notice:
        return Reason.TOO_SOON, f"Too soon: bookings need {request.minimum_notice} minutes' notice."
    last = row.today + timedelta(days=request.horizon_days)
    if row.service_date > last:
        return (
            Reason.BEYOND_HORIZON,
            f"Bookings are taken {request.horizon_days} days ahead, until {last.isoformat()}.",
        )
    reason, words = _closed_zone(row, request)
    if reason is None and not row.runs:
        return Reason.CLOSED, f"The window {row.label} is closed on that weekday."
    return reason, words


def _closed_zone(row: Row[Any], request: Request) -> tuple[Reason | None, str]:
    if not request.zone_active:
        return Reason.CLOSED, f"{request.zone_name} is no longer served."
    if request.released_until is not None and row.service_date > request.released_until:
        return (
            Reason.NOT_RELEASED,
            f"{request.zone_name} is released until {request.released_until.isoformat()} only.",
        )
    return None, ""
