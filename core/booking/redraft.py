"""Drafts what is said of a booking that exists, and lets it be seen before it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.messages.booking_facts import read_booking_facts, require_booking_facts
from core.messages.draft import draft_message

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.database.desk import Desk
    from core.messages.booking_facts import BookingFacts


def redraft(
    connection: Connection,
    desk: Desk,
    reference: str,
    kind: str | None = None,
    *,
    kept: bool = False,
    line: str = "",
    minutes: int | None = None,
) -> dict[str, Any]:
    """The draft of ``kind`` (None: the promise itself) for the booking's present window.

    ``kept``: for the one that is kept during a proposal. ``line``: the dispatcher's. ``minutes``:
    until the technician is there. An empty draft where there is no such window: the act itself then
    says why.
    """
    found = read_booking_facts(connection, desk, reference, kind, kept=kept)
    return {} if found is None else _draft(found, line, minutes)


def preview_draft(desk: Desk, reference: str, line: str = "") -> dict[str, Any]:
    """What `confirm` with ``line`` would say: a draft, with "email" and "sms_number" of the site.

    Either is None where it would go nowhere. Raises NotFound.
    """
    with desk.reading() as connection:
        found = require_booking_facts(connection, desk, reference)
    return {**_draft(found, line), "email": found.email, "sms_number": found.sms_number}


def _draft(found: BookingFacts, line: str, minutes: int | None = None) -> dict[str, Any]:
    facts = replace(found.facts, line=line, minutes_away=minutes)
    return draft_message(found.kind, found.templates, facts, found.language)
