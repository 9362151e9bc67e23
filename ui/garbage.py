"""Keeps the collection of garbage from holding the window up (see core.garbage).

A full collection takes some 65 ms on an idle machine for a window with its tabs, and a busy machine
takes the processor away in the middle of it. So nothing is collected while windows are made ready,
and what they are made of is left out of every later collection.
"""

from __future__ import annotations

import gc
import threading

from core.garbage import hold_off, set_aside

_LOCK = threading.Lock()
_windows = 0


class WindowAside:
    """Holds collections off until a window is ready, and counts it in again once it is closed."""

    def __init__(self) -> None:
        global _windows  # noqa: PLW0603 - the collector is the process's too
        self._is_ready = False
        with _LOCK:
            _windows += 1
        hold_off()

    def ready(self) -> None:
        """All that the window is made of is there."""
        if not self._is_ready:
            self._is_ready = True
            set_aside()

    def closed(self) -> None:
        """It goes: when it was the last one, everything that is left is looked at again."""
        global _windows  # noqa: PLW0603
        self.ready()
        with _LOCK:
            _windows -= 1
            if not _windows:
                gc.unfreeze()
