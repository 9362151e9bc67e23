"""confirm: a dispatcher makes the promise real; its message is queued with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.booking.redraft import redraft
from core.booking.resolve import resolve
from core.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.database.desk import Desk

LONGEST_LINE: Final = 500
"""Characters that a dispatcher may add to the message."""


def confirm(desk: Desk, act_id: UUID, reference: str, line: str | None = None) -> Booking:
    """Confirm the hold ``reference``; ``line`` is added to what the customer is told.

    Only a dispatcher of the branch, only an unexpired hold, only once: the database sees to
    it. A booking it replaces becomes rescheduled in the same transaction. Raises Expired,
    AlreadyResolved (who did it, when), NotAllowed, NotFound, ActReused; InvalidInput (its
    ``field``: line).
    """
    added = " ".join((line or "").split())
    if not added:
        return resolve(desk, "confirm", act_id, reference)
    if len(added) > LONGEST_LINE:
        message = f"The added line has {len(added)} characters; {LONGEST_LINE} can be sent."
        raise InvalidInput(message, field="line")

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference, line=added)

    return resolve(desk, "confirm", act_id, reference, {"line": added}, draft)
