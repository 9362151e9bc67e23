"""confirm: a dispatcher makes the promise real; its message is queued with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def confirm(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """Confirm the hold ``reference``.

    Only a dispatcher of the branch, only an unexpired hold, only once: the database sees to
    it. A booking it replaces becomes rescheduled in the same transaction. Raises Expired,
    AlreadyResolved (who did it, when), NotAllowed, NotFound, ActReused.
    """
    return resolve(desk, "confirm", act_id, reference)
