"""accept and decline: the customer's answer to a dispatcher's proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.booking.redraft import redraft
from core.booking.resolve import resolve

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.database.desk import Desk


def accept(desk: Desk, act_id: UUID, reference: str) -> Booking:
    """The customer said yes: the proposed window is held, marked as agreed, and drafted anew.

    It still waits for the dispatcher. Raises Expired, AlreadyResolved, NotFound, ActReused.
    """

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference)

    return resolve(desk, "accept", act_id, reference, draft=draft)


def decline(desk: Desk, act_id: UUID, reference: str, *, keep_old: bool = False) -> Booking:
    """The customer said no: the hold is released, or with ``keep_old`` has its old window again.

    Raises Expired, AlreadyResolved, NotFound, ActReused.
    """

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference, kept=True) if keep_old else {}

    return resolve(desk, "decline", act_id, reference, {"keep_old": keep_old}, draft)
