"""The database's clock as a desk sees it: measured at the last answer, carried on by our own.

A desktop's wall clock is never asked (docs/domain.md, "Time").
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core import steady

if TYPE_CHECKING:
    from collections.abc import Callable


class ServerClock(QObject):
    """Tells the database's time; ``ticked`` comes once a second, for countdowns."""

    ticked = Signal()

    def __init__(
        self, parent: QObject | None = None, *, monotonic: Callable[[], float] = steady.now
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._server = datetime.now(UTC)
        self._at = monotonic()
        self._round_trip: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

    @property
    def is_set(self) -> bool:
        """Whether the database has told its time at all; before that, ours stands in."""
        return self._round_trip is not None

    def set(self, server_now: datetime, sent: float, got: float) -> None:
        """The database said ``server_now`` (UTC) between the monotonic instants sent and got.

        The middle is the best guess; a slow answer does not replace a quick one that is at most
        a minute old, because its guess is worse: unless it proves that one wrong.
        """
        round_trip = got - sent
        recent = self._monotonic() - self._at < timedelta(minutes=1).total_seconds()
        if (
            self._round_trip is not None
            and recent
            and round_trip > 2 * self._round_trip + 0.05
            and self._may_be(server_now, sent, got, self._round_trip / 2 + 0.05)
        ):
            return
        self._server = server_now
        self._at = (sent + got) / 2
        self._round_trip = round_trip

    def _may_be(self, server_now: datetime, sent: float, got: float, slack: float) -> bool:
        """Whether our time says ``server_now`` between sent and got, or so many seconds beside."""
        at = self._at + (server_now - self._server).total_seconds()
        return sent - slack <= at <= got + slack

    def now(self) -> datetime:
        """The database's time now, UTC."""
        return self._server + timedelta(seconds=self._monotonic() - self._at)
