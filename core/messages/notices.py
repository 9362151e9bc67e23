"""Tells the branch itself what it wants to know: messages in trouble, what became of bookings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from core.errors import BookerError
from core.messages import outbox
from core.messages.worker_drafts import read_templates, render_notice

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk

LOG = logging.getLogger(__name__)


def make_notices(desk: Desk, stopping: threading.Event) -> int:
    """Queue every notice that is due; how many. Raises core.errors types."""
    made = 0
    while not stopping.is_set():
        rows = outbox.due_notices(desk)
        queued = 0
        if rows:
            with desk.reading() as connection:
                templates = read_templates(connection, desk.branch.branch_id, ("notice",))
            for row in rows:
                try:
                    queued += outbox.queue(desk, [render_notice(row, templates)])
                except BookerError:
                    raise
                except Exception:
                    # what cannot be told must not keep the rest from being told
                    LOG.exception("the notice about %s could not be made", row["reference"])
        made += queued
        if queued == 0:
            break
    return made
