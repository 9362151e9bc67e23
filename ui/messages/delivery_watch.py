"""Reads how delivery stands, from time to time and when messages change, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.messages.health import read_health
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.health import DeliveryHealth
    from ui.line import LineStatus
    from ui.session import Session

READ_EVERY_MS: Final = 15_000
AT_MOST_EVERY_MS: Final = 1_000
"""A worker changes many messages a second: they are read together."""


class DeliveryWatch(QObject):
    """``health_read`` carries a DeliveryHealth, also where nothing changed but the time."""

    health_read = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.health: DeliveryHealth | None = None
        self._soon = single_shot(self, AT_MOST_EVERY_MS, self.read)
        self._every = QTimer(self)
        self._every.setInterval(READ_EVERY_MS)
        self._every.timeout.connect(self.read)
        session.changed.connect(self._on_changed)
        session.line_changed.connect(self._on_line_changed)

    def start(self) -> None:
        """Read now, and go on."""
        self._every.start()
        self.read()

    def stop(self) -> None:
        """Nobody looks."""
        self._every.stop()
        self._soon.stop()

    @Slot()
    def read(self) -> None:
        """Read it now."""
        self._session.read(
            read_health, self._show, self._keep, owner=self, topic="health", background=True
        )

    def _show(self, health: DeliveryHealth) -> None:
        self.health = health
        self.health_read.emit(health)

    def _keep(self, error: BookerError) -> None:
        """What was read stays: the strip says since when there is no line."""
        del error

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        is_meant = self._every.isActive() and change.touches("messages", "branches")
        # not started anew by each: it would never come while they go on
        if is_meant and not self._soon.isActive():
            self._soon.start()

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up and self._every.isActive():
            self.read()
