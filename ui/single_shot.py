"""Timers that run out once, as often as they are started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def single_shot(owner: QObject, milliseconds: int, call: Callable[[], object]) -> QTimer:
    """A timer of ``owner`` that calls once it was not started again for so long."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
