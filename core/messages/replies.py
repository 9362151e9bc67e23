"""Takes in what customers answer to text messages: STOP, and START."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from core.messages import outbox

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk
    from core.messages.branch_providers import BranchProviders

BACK: Final = timedelta(days=14)
"""How far a worker that starts looks back; a reply that is known already changes nothing."""
OVERLAP: Final = timedelta(minutes=10)
"""Providers list what came in with a delay, and by their own clock."""


class Replies:
    """What was answered since the last time."""

    def __init__(self, desk: Desk, providers: BranchProviders) -> None:
        self._desk = desk
        self._providers = providers
        self.since = datetime.now(UTC) - BACK

    def take_in(self, stopping: threading.Event) -> int:
        """Ask the provider, and record stops and starts; how many sites it changed.

        Raises core.errors types.
        """
        provider = self._providers.of("sms")
        if provider is None:
            return 0
        changed = 0
        asked_at = datetime.now(UTC)
        told = provider.replies(self.since)
        if told is None:
            # the next time asks from where this one did: no STOP is lost to a line that was down
            return 0
        # the last word of each number: one that was taken back is not said again by a new worker
        said = sorted(told, key=lambda reply: reply.at)
        for reply in {reply.number: reply for reply in said}.values():
            if stopping.is_set():
                return changed
            changed += outbox.record_reply(self._desk, reply.number, reply.word, reply.at)
        self.since = asked_at - OVERLAP
        return changed
