"""technician_on_the_way: told by hand to the customer of today's visit."""

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

MOST_MINUTES: Final = 600


def technician_on_the_way(
    desk: Desk, act_id: UUID, reference: str, minutes: int | None = None
) -> Booking:
    """Tell the customer of the confirmed booking ``reference``, whose visit is today.

    ``minutes``: until the arrival, 0 to 600; None: not known. An earlier such message that waits is
    withdrawn. Raises InvalidInput (not today; the customer cannot be reached; its ``field``:
    minutes), AlreadyResolved, NotFound, ActReused.
    """
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        message = f"The technician arrives in 0 to {MOST_MINUTES} minutes, not in {minutes}."
        raise InvalidInput(message, field="minutes")

    def draft(connection: Connection) -> dict[str, Any]:
        return redraft(connection, desk, reference, "on_the_way", minutes=minutes)

    return resolve(desk, "technician_on_the_way", act_id, reference, {"minutes": minutes}, draft)
