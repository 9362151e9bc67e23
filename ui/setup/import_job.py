"""One long piece of work: how far it is, and how it is told to stop."""

from __future__ import annotations

import threading

from core.errors import Cancelled


class Job:
    """Shared by the thread that works and the GUI thread, which looks at `progress` now and then.

    Neither waits for the other: no signal crosses, however often the core tells its progress.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self.progress: tuple[str, int, int] = ("", 0, 0)

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let the work end at its next look; nothing is written then."""
        self._stopped.set()

    def check(self) -> None:
        """Called by the work: raises Cancelled where it shall end."""
        if self._stopped.is_set():
            message = "This was stopped."
            raise Cancelled(message, next_step="Nothing was written.")

    def tell(self, what: str, done: int, total: int) -> None:
        """Called by the work, a core.exchange.progress.Progress; raises Cancelled as `check`."""
        self.check()
        self.progress = (what, done, total)
