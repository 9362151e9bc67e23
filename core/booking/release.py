"""release: give a hold (or a proposal) back; its capacity is free at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def release(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """Release the hold or proposal ``reference``.

    Raises Expired, AlreadyResolved, NotFound, ActReused.
    """
    return resolve(desk, "release", act_id, reference)
