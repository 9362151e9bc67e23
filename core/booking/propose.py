"""propose: a dispatcher offers the customer of a hold another window."""

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


def propose(desk: Desk, act_id: UUID, reference: str, service_date: date, window: str) -> Booking:
    """Move the hold ``reference`` to another window that has a plan.

    The old window stays held until the customer's answer, and the expiry is extended. Raises
    what hold raises, and Expired, AlreadyResolved, NotAllowed.
    """
    with desk.reading() as connection:
        known = find_booking(connection, desk, reference)
        request = load_request(connection, desk, known.site, known.job_type, "proposal")
    content = {"reference": known.reference, "date": service_date, "window": window.strip()}
    return place(desk, "propose", act_id, content, request, locks=known.zone_days)
