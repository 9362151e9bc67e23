"""Asks providers what became of messages that were sent: delivered, bounced, complained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.messages import outbox

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk
    from core.messages.branch_providers import BranchProviders

AT_ONCE: Final = 20
"""Messages of one question to the database: what is told is pushed to its next look at once."""


def look_at_statuses(desk: Desk, providers: BranchProviders, stopping: threading.Event) -> int:
    """Look at every message that is due for it; of how many something new is known.

    Raises core.errors types.
    """
    news = 0
    while providers.is_ready and not stopping.is_set():
        checks = outbox.claim_status_checks(desk, AT_ONCE)
        if not checks:
            break
        for check in checks:
            provider = providers.named(check.channel, check.provider)
            if stopping.is_set() or provider is None:
                # what was pushed is looked at again later
                continue
            status = provider.status(check.provider_id)
            if status is not None:
                news += outbox.record_status(desk, check.message_id, status.state, status.error)
    return news
