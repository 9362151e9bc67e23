"""What a site is promised and what it had: for whoever has its customer on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from core.booking.describe import describe
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from core.booking.facts import Booking
    from core.database.desk import Desk

MOST_OF_SITE = 200
"""Bookings of one site that one question may ask for."""

_SITE = text("select site_id from booker.sites where branch_id = :branch and number = :number")
_BOOKINGS = text(
    """
    select b.booking_id
    from booker.bookings b
    cross join (
        select (clock_timestamp() at time zone timezone)::date as today
        from booker.branches where branch_id = :branch
    ) o
    cross join lateral (
        select b.service_date >= o.today
               and (b.state = 'confirmed' or (b.state in ('held', 'proposed')
                    and b.expires_at > clock_timestamp())) as upcoming
    ) x
    where b.branch_id = :branch and b.site_id = :site and b.keeps_for is null
    order by x.upcoming desc, case when x.upcoming then b.promised_from end,
             b.promised_from desc, b.held_at desc, b.reference
    limit :most
    """
)


def site_bookings(desk: Desk, site_number: str, most: int = 10) -> tuple[Booking, ...]:
    """What the site is still promised, soonest first; then all its others, latest first.

    The first part: holds, proposals and confirmed bookings from the branch's today on. Raises
    NotFound (no such site), InvalidInput (``most`` not 1 to 200).
    """
    if not 1 <= most <= MOST_OF_SITE:
        message = f"Ask for 1 to {MOST_OF_SITE} bookings of a site, not {most}."
        raise InvalidInput(message)
    branch = desk.branch.branch_id
    with desk.reading() as connection:
        site = connection.execute(_SITE, {"branch": branch, "number": site_number.strip()}).first()
        if site is None:
            message = f"There is no site {site_number} in {desk.branch.code}."
            raise NotFound(message, next_step="Check the customer number.")
        found = connection.execute(
            _BOOKINGS, {"branch": branch, "site": site.site_id, "most": most}
        ).scalars()
        return describe(connection, desk, found)
