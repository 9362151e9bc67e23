"""The line to the database: watched by a thread of its own, told in the GUI thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core import steady
from core.database.live import Watcher
from core.errors import BookerError, SignInRefused

if TYPE_CHECKING:
    from datetime import datetime

    from core.database.desk import Desk
    from core.database.live import Change
    from ui.clock import ServerClock

SILENCE_SECONDS: Final = 8.0
"""No answer for so long: the line counts as lost, whatever the socket still believes."""
CLOSE_SECONDS: Final = 2.0


class LineState(StrEnum):
    """What can be said of the line."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    REFUSED = "refused"  # the database answers, and no longer lets this login in


@dataclass(frozen=True, slots=True)
class LineStatus:
    """``since``: when it became so; ``heard_at``: the last answer; both by the database's clock."""

    state: LineState
    since: datetime
    heard_at: datetime | None
    error: BookerError | None = None

    @property
    def is_up(self) -> bool:
        """Whether acts can be sent."""
        return self.state is LineState.CONNECTED


class Line(QObject):
    """Owns the watching thread; ``status_changed`` and ``changed`` come in the GUI thread."""

    status_changed = Signal(object)
    changed = Signal(object)
    _beat = Signal(object, float, float)
    _changed = Signal(object)
    _lost = Signal(object)

    def __init__(
        self,
        desk: Desk,
        password: str | None,
        clock: ServerClock,
        parent: QObject | None = None,
        *,
        listen: bool = True,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._heard: float | None = None
        self.status = LineStatus(LineState.CONNECTING, clock.now(), None)
        self._watcher = Watcher(
            desk.database.target,
            password,
            desk.branch.branch_id,
            on_beat=self._beat.emit,
            on_change=self._changed.emit,
            on_lost=self._lost.emit,
            listen=listen,
        )
        queued = Qt.ConnectionType.QueuedConnection
        self._beat.connect(self._on_beat, queued)
        self._changed.connect(self._on_changed, queued)
        self._lost.connect(self._on_lost, queued)
        self._silence = QTimer(self)
        self._silence.setInterval(500)
        self._silence.timeout.connect(self._check_silence)
        self._thread = threading.Thread(target=self._watcher.run, name="booker-line", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()
        self._silence.start()

    def close(self) -> bool:
        """End the watching; False if its thread would not end in time."""
        self._silence.stop()
        self._watcher.stop()
        if self._thread.ident is not None:
            self._thread.join(CLOSE_SECONDS)
        return not self._thread.is_alive()

    @Slot(object, float, float)
    def _on_beat(self, server_now: datetime, sent: float, got: float) -> None:
        self._heard = got
        self._clock.set(server_now, sent, got)
        self._become(LineState.CONNECTED)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        self.changed.emit(change)

    @Slot(object)
    def _on_lost(self, error: BookerError) -> None:
        refused = isinstance(error, SignInRefused)
        self._become(LineState.REFUSED if refused else LineState.LOST, error)

    def _check_silence(self) -> None:
        if (
            self.status.state is LineState.CONNECTED
            and self._heard is not None
            and steady.now() - self._heard > SILENCE_SECONDS
        ):
            self._become(LineState.LOST)

    def _become(self, state: LineState, error: BookerError | None = None) -> None:
        now = self._clock.now()
        heard_at = now if state is LineState.CONNECTED else self.status.heard_at
        is_new = state is not self.status.state
        since = now if is_new else self.status.since
        self.status = LineStatus(state, since, heard_at, error)
        if is_new:
            self.status_changed.emit(self.status)
