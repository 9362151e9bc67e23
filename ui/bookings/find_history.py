"""Reads what happened to one booking, and puts it into words; for a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.trust.audit import EventFilter, list_events
from core.trust.names import names_of
from ui.bookings.history import Entry, history

if TYPE_CHECKING:
    from core.database.desk import Desk
    from ui.moments import LocalTimes

MOST_EVENTS: Final = 1_000


def find_history(desk: Desk, reference: str, times: LocalTimes) -> tuple[Entry, ...]:
    """The history of the booking, the newest act first."""
    events = list_events(desk, EventFilter(reference=reference), MOST_EVENTS)
    return history(events, names_of(desk, events), times)
