"""complete: the visit took place (dispatchers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def complete(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """Mark the confirmed booking ``reference`` completed.

    Raises AlreadyResolved, NotAllowed, NotFound, ActReused.
    """
    return resolve(desk, "complete", act_id, reference)
