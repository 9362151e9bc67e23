"""Hears at once, for a worker, that something changed in one of its branches."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

import psycopg
from psycopg import sql

from core.database.breakable import breakable

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection
    from uuid import UUID

    from core.database.target import Target

LOG = logging.getLogger(__name__)

EVERYTHING: Final = frozenset({"branches", "messages"})
"""The topics that a worker goes by."""
PAUSE_SECONDS: Final = 5.0
"""Before it connects again; meanwhile the worker looks by itself (`deliverer.POLL_SECONDS`)."""
CONNECT_SECONDS: Final = 10
_STEP_SECONDS: Final = 1.0


class Listener:
    """``run`` blocks its own thread until ``stopping`` is set; one connection for all branches.

    ``on_change(branch_id, topics)`` is called in that thread; for all of EVERYTHING when listening
    begins, or begins again, because nobody knows what was missed.
    """

    def __init__(
        self,
        target: Target,
        password: str | None,
        stopping: threading.Event,
        on_change: Callable[[UUID, frozenset[str]], None],
    ) -> None:
        self._target = target
        self._password = password
        self._stopping = stopping
        self._on_change = on_change
        self._wanted: frozenset[UUID] = frozenset()
        self._class = breakable(self._check)

    def hear(self, branches: Collection[UUID]) -> None:
        """Listen for these branches from the next second on; for any thread."""
        self._wanted = frozenset(branches)

    def run(self) -> None:
        """Listen until stopped; a line that is lost is had again."""
        while not self._stopping.is_set():
            try:
                with self._connect() as connection:
                    self._listen(connection)
            except psycopg.Error as error:
                LOG.info("not listening: %s", error)
            self._stopping.wait(PAUSE_SECONDS)

    def _check(self) -> None:
        if self._stopping.is_set():
            message = "stopped"
            raise psycopg.OperationalError(message)

    def _connect(self) -> psycopg.Connection[Any]:
        target = self._target
        return self._class.connect(
            host=target.host,
            port=target.port,
            dbname=target.dbname,
            user=target.user,
            password=self._password,
            sslmode=target.sslmode,
            application_name="booker-worker",
            autocommit=True,
            connect_timeout=CONNECT_SECONDS,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=2,
            tcp_user_timeout=10_000,
        )

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        heard: dict[str, UUID] = {}
        while not self._stopping.is_set():
            wanted = {f"booker_{branch.hex}": branch for branch in self._wanted}
            if wanted != heard:
                connection.execute("unlisten *")
                for channel in wanted:
                    connection.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
                heard = wanted
                for branch in heard.values():
                    self._on_change(branch, EVERYTHING)
            for notification in connection.notifies(timeout=_STEP_SECONDS, stop_after=1):
                if notification.channel in heard:
                    topic = notification.payload.partition(" ")[0]
                    self._on_change(heard[notification.channel], frozenset({topic}))
