"""no_show: nobody was there (dispatchers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def no_show(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """Mark the confirmed booking ``reference`` a no-show; its stops stay, the time was used.

    Raises AlreadyResolved, NotAllowed, NotFound, ActReused.
    """
    return resolve(desk, "no_show", act_id, reference)
