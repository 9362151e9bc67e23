"""Drafts the confirmation of a booking that exists, for the window it will have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from core.booking.calendar import DayWindow
from core.booking.request import load_request
from core.booking.write import draft_for
from core.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.database.desk import Desk

_PROMISE = text(
    """
    select b.reference, s.number as site, j.code as job_type, p.service_date, p.window_id,
           w.label, (extract(epoch from p.promised_from) / 60)::bigint as promised_from,
           (extract(epoch from p.promised_to) / 60)::bigint as promised_to
    from booker.bookings b
    join booker.bookings p on p.branch_id = b.branch_id
     and case when :kept then p.keeps_for = b.booking_id and p.state = 'held'
              else p.booking_id = b.booking_id end
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.arrival_windows w on w.branch_id = p.branch_id and w.window_id = p.window_id
    where b.branch_id = :branch and b.reference = :reference
    """
)


def redraft(connection: Connection, desk: Desk, reference: str, *, kept: bool) -> dict[str, str]:
    """The draft for the booking's present window, or the one ``kept`` during a proposal.

    An empty draft where there is no such window: the act itself then says why.
    """
    row = connection.execute(
        _PROMISE,
        {
            "branch": desk.branch.branch_id,
            "reference": reference.strip().upper(),
            "kept": kept,
        },
    ).first()
    if row is None:
        return {}
    try:
        request = load_request(connection, desk, row.site, row.job_type)
    except NotFound:
        # deactivated meanwhile: the promise stands, and the act decides
        return {}
    window = DayWindow(
        row.service_date, row.window_id, row.label, row.promised_from, row.promised_to, None, ""
    )
    return draft_for(request, window, row.reference)
