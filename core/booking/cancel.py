"""cancel: the customer no longer wants a confirmed booking; its stops are freed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.booking.redraft import redraft
from core.booking.resolve import resolve
from core.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.database.desk import Desk


def cancel(desk: Desk, act_id: UUID, reference: str, reason: str) -> Booking:
    """Cancel the confirmed booking ``reference``; a message not yet sent is withdrawn.

    A customer who was told of the appointment is told of its end. Raises InvalidInput
    without a reason, AlreadyResolved, NotFound, ActReused.
    """
    if not reason.strip():
        message = "A cancellation needs a reason."
        raise InvalidInput(message)

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference, "cancellation")

    return resolve(desk, "cancel", act_id, reference, {"reason": reason.strip()}, draft)
