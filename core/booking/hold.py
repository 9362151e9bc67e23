"""hold: promise a window for some minutes, with a plan in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.booking.place import place
from core.booking.request import load_request
from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk

LONGEST_NOTES = 2_000
LONGEST_ANSWER = 1_000
MOST_ANSWERS = 12


def hold(
    desk: Desk,
    act_id: UUID,
    site_number: str,
    job_code: str,
    service_date: date,
    window: str,
    *,
    notes: str = "",
    answers: Sequence[tuple[str, str]] = (),
) -> Booking:
    """Hold arrival window ``window`` (its label) of ``service_date`` for a site's job.

    The hold occupies capacity until its expiry, by the database's clock. ``notes`` are for the
    technician (at most 2,000 characters); ``answers`` are pairs of the job type's intake question
    and the customer's answer (at most 12), of which blank answers are left out. Neither changes
    afterwards. Raises NotOffered, Taken and Duplicate with the nearest windows still open;
    InvalidInput (its ``field``: notes or answers), NotFound, ActReused, Busy.
    """
    told = _told(notes, answers)
    with desk.reading() as connection:
        request = load_request(connection, desk, site_number, job_code)
    content = {
        "site": request.site_number,
        "job_type": request.job_code,
        "date": service_date,
        "window": window.strip(),
        **told,
    }
    return place(desk, "hold", act_id, content, request)


def _told(notes: str, answers: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What the act's content carries of it: only what was said, so that older acts stay alike."""
    told: dict[str, Any] = {}
    if notes := notes.strip():
        told["notes"] = notes
    if given := [[asked.strip(), said.strip()] for asked, said in answers if said.strip()]:
        told["answers"] = given
    if len(notes) > LONGEST_NOTES:
        message = f"The notes have {len(notes):,} characters; {LONGEST_NOTES:,} can be kept."
        raise InvalidInput(message, field="notes")
    if len(given) > MOST_ANSWERS:
        message = f"There are {len(given)} answers; {MOST_ANSWERS} can be kept."
        raise InvalidInput(message, field="answers")
    for asked, said in given:
        if len(said) > LONGEST_ANSWER:
            message = f'The answer to "{asked}" is longer than {LONGEST_ANSWER:,} characters.'
            raise InvalidInput(message, field="answers")
    return told
