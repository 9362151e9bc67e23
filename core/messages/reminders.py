"""Makes the reminders that are due: one a channel, for one promise, whoever asks how often."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from core.errors import BookerError
from core.messages import outbox
from core.messages.worker_drafts import instant, read_templates, render_reminder

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk

LOG = logging.getLogger(__name__)


def make_reminders(desk: Desk, stopping: threading.Event) -> int:
    """Queue every reminder that is due; how many messages. Raises core.errors types."""
    made = 0
    while not stopping.is_set():
        rows = outbox.due_reminders(desk)
        queued = 0
        if rows:
            with desk.reading() as connection:
                templates = read_templates(connection, desk.branch.branch_id, ("reminder",))
            for row in rows:
                try:
                    # all of a row at once: a reminder that was made is not asked for again. Worded
                    # by the database's clock: this computer's may be a day off
                    queued += outbox.queue(
                        desk, render_reminder(row, templates, instant(row["now"]))
                    )
                except BookerError:
                    raise
                except Exception:
                    # one booking's reminder must not cost the others theirs
                    LOG.exception("the reminder of %s could not be made", row["reference"])
        made += queued
        if queued == 0:
            break
    return made
