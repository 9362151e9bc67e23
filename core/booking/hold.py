"""hold: promise a window for some minutes, with a plan in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.place import place
from core.booking.request import load_request

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk


def hold(
    desk: Desk, act_id: UUID, site_number: str, job_code: str, service_date: date, window: str
) -> Booking:
    """Hold arrival window ``window`` (its label) of ``service_date`` for a site's job.

    The hold occupies capacity until its expiry, by the database's clock. Raises NotOffered,
    Taken and Duplicate with the nearest windows still open; NotFound, ActReused, Busy.
    """
    with desk.reading() as connection:
        request = load_request(connection, desk, site_number, job_code)
    content = {
        "site": request.site_number,
        "job_type": request.job_code,
        "date": service_date,
        "window": window.strip(),
    }
    return place(desk, "hold", act_id, content, request)
