"""no_show: nobody was there (dispatchers)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.booking.redraft import redraft
from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.database.desk import Desk


def no_show(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """Mark the confirmed booking ``reference`` a no-show; its stops stay, the time was used.

    A customer who was told of the appointment is asked to call. Raises AlreadyResolved, NotAllowed,
    NotFound, ActReused.
    """

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference, "no_show")

    return resolve(desk, "no_show", act_id, reference, draft=draft)
