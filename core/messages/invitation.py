"""A booking as an entry of its customer's calendar (iTIP, RFC 5546): the arrival window.

The entry's UID is one through every reschedule, and its SEQUENCE grows: a calendar moves the entry,
and takes it out, instead of keeping two.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from core.messages.worker_drafts import instant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

FILE_NAME: Final = "appointment.ics"
_METHODS: Final = {"confirmation": "REQUEST", "reschedule": "REQUEST", "cancellation": "CANCEL"}
_WORDS: Final = {
    "en": (
        "{job_type}, {branch}",
        (
            "Our technician arrives at some time within this window.\nWhat: {job_type}\n"
            "Where: {address}\nNumber: {reference}\n\nIf the time does not suit you, please call "
            "us and give the number {reference}."
        ),
        "This appointment is cancelled. Number: {reference}.",
    ),
    "es": (
        "{job_type}, {branch}",
        (
            "Nuestro técnico llegará en algún momento dentro de este horario.\nQué: {job_type}\n"
            "Dónde: {address}\nReferencia: {reference}\n\nSi el horario no le conviene, llámenos "
            "y denos la referencia {reference}."
        ),
        "Esta cita está cancelada. Referencia: {reference}.",
    ),
}


def method_of(kind: str) -> str | None:
    """REQUEST or CANCEL; None: a message of this kind carries no invitation."""
    return _METHODS.get(kind)


def invitation(
    kind: str,
    booking: Mapping[str, Any],
    *,
    sender: str,
    sender_name: str,
    recipient: str,
    now: datetime,
    language: str,
) -> bytes | None:
    """The iCalendar file that goes with a message of ``kind``; None: none does.

    ``booking`` is that of app.claim_messages: reference, uid, sequence, promised_from, promised_to
    (UTC), branch, customer_name, address, job_type. ``now`` is aware; an unknown ``language`` is
    English.
    """
    from icalendar import (  # noqa: PLC0415 - with the first message that is sent
        Calendar,
        Event,
        vCalAddress,
        vText,
    )

    method = method_of(kind)
    if method is None:
        return None
    summary, description, cancelled = _WORDS.get(language, _WORDS["en"])
    told = {name: booking[name] for name in ("job_type", "branch", "address", "reference")}
    event = Event()
    event.add("uid", booking["uid"])
    event.add("sequence", booking["sequence"])
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", instant(booking["promised_from"]))
    event.add("dtend", instant(booking["promised_to"]))
    event.add("summary", summary.format(**told))
    is_over = method == "CANCEL"
    event.add("description", (cancelled if is_over else description).format(**told))
    event.add("location", booking["address"])
    event.add("status", "CANCELLED" if is_over else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if is_over else "OPAQUE")
    organizer = vCalAddress(f"mailto:{sender}")
    organizer.params["CN"] = vText(sender_name or booking["branch"])
    event.add("organizer", organizer)
    attendee = vCalAddress(f"mailto:{recipient}")
    attendee.params["CN"] = vText(booking["customer_name"])
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    # they agreed on the telephone: nobody waits for an answer by mail
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Booker//Booker//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
