"""reschedule: a new hold that names the confirmed booking it shall replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.place import place
from core.booking.request import load_request
from core.booking.resolve import find_booking

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def reschedule(
    desk: Desk, act_id: UUID, reference: str, service_date: date, window: str
) -> Booking:
    """Hold another window for the same site and job; answers with the *new* booking.

    The customer keeps the old promise until a dispatcher confirms the new one. Raises what
    hold raises, and AlreadyResolved where ``reference`` is not confirmed.
    """
    with desk.reading() as connection:
        known = find_booking(connection, desk, reference)
        request = load_request(connection, desk, known.site, known.job_type, "reschedule")
    content = {"reference": known.reference, "date": service_date, "window": window.strip()}
    return place(desk, "reschedule", act_id, content, request, locks=known.zone_days)
