"""Runs an act on one booking that needs no plan: lock its zone-days, call, answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.booking.write import call_act
from core.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.database.desk import Desk

# the booking's own zone-day, its stops', and those of what it replaces or what keeps for it
_LOCKS = text(
    """
    with these as (
        select b.booking_id, b.zone_day from booker.bookings a
        join booker.bookings b on b.branch_id = a.branch_id
         and (b.booking_id in (a.booking_id, a.replaces) or b.keeps_for = a.booking_id)
        where a.branch_id = :branch and a.reference = :reference
    )
    select s.number as site, j.code as job_type, b.service_date, w.label,
           array(select zone_day from these
                 union
                 select t.zone_day from booker.stops t
                 where t.branch_id = :branch
                   and t.booking_id in (select booking_id from these)) as zone_days
    from booker.bookings b
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.arrival_windows w on w.branch_id = b.branch_id and w.window_id = b.window_id
    where b.branch_id = :branch and b.reference = :reference and b.keeps_for is null
    """
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a booking before its zone-days are locked."""

    reference: str
    site: str
    job_type: str
    zone_days: tuple[str, ...]


def find_booking(connection: Connection, desk: Desk, reference: str) -> Known:
    """Look a booking up by its reference, any case. Raises NotFound."""
    wanted = reference.strip().upper()
    row = connection.execute(_LOCKS, {"branch": desk.branch.branch_id, "reference": wanted}).first()
    if row is None:
        message = f"There is no booking {reference} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the reference.")
    return Known(wanted, row.site, row.job_type, tuple(row.zone_days))


def resolve(
    desk: Desk,
    kind: str,
    act_id: UUID,
    reference: str,
    more: Mapping[str, Any] | None = None,
    draft: Callable[[Connection], Mapping[str, Any]] | None = None,
) -> Booking:
    """Run act ``kind`` on ``reference``; ``more`` joins its content.

    ``draft`` renders, inside the transaction, the message that the act drafts anew.
    """
    with desk.reading() as connection:
        known = find_booking(connection, desk, reference)
    content = {"reference": known.reference, **(more or {})}

    def work(connection: Connection) -> Booking:
        extra = None if draft is None else draft(connection)
        return call_act(connection, desk, kind, act_id, content, extra)

    return desk.database.serializable(work, locks=known.zone_days)
