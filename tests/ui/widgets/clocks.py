"""A clock for tests of widgets: it goes on when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tests.ui.widgets.facts import AS_OF


class StandingClock(QObject):
    """Tells AS_OF until it is moved."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.at = AS_OF

    def now(self) -> datetime:
        return self.at

    def go(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.ticked.emit()
