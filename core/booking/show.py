"""Reads of single bookings and of the holds that wait for a dispatcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from core.booking.facts import Booking, booking_from_json
from core.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.database.desk import Desk

_SOME = text(
    """
    select app.booking_json(b.branch_id, b.booking_id) as booking from booker.bookings b
    where b.branch_id = :branch and b.reference = any (cast(:references as text[]))
      and b.keeps_for is null
    order by b.reference
    """
)
# as a dispatcher works them off: VIP first, then the soonest to expire
_HOLDS = text(
    """
    select app.booking_json(b.branch_id, b.booking_id) as booking from booker.bookings b
    where b.branch_id = :branch and b.state in ('held', 'proposed') and b.keeps_for is null
      and b.expires_at > clock_timestamp()
    order by b.vip desc, b.expires_at, b.reference
    limit :most
    """
)
MOST_HOLDS = 1000


def show(desk: Desk, reference: str) -> Booking:
    """One booking by its reference, any case. Raises NotFound."""
    found = show_some(desk, [reference.strip().upper()])
    if not found:
        message = f"There is no booking {reference} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the reference.")
    return found[0]


def show_some(desk: Desk, references: Sequence[str]) -> tuple[Booking, ...]:
    """Those of the bookings that there are, by reference: one question to the database."""
    values = {"branch": desk.branch.branch_id, "references": list(references)}
    with desk.reading() as connection:
        rows = connection.execute(_SOME, values).all()
    return tuple(booking_from_json(row.booking) for row in rows)


def holds(desk: Desk) -> tuple[Booking, ...]:
    """The running holds and proposals (at most 1,000), VIP first, then soonest to expire."""
    with desk.reading() as connection:
        rows = connection.execute(
            _HOLDS, {"branch": desk.branch.branch_id, "most": MOST_HOLDS}
        ).all()
    return tuple(booking_from_json(row.booking) for row in rows)
