"""Keeps the collection of garbage from holding the window up.

A full collection walks every object there is and lets no other thread run meanwhile: some 65 ms on
an idle machine for a window with its tabs, 80 more for a sheet of 100,000 rows, and a busy machine
takes the processor away in the middle of it. So nothing is collected while windows are made ready
and while sheets are read, and what is there afterwards is left out of every later collection. What
has no cycles, as the rows of a sheet, is freed without any.
"""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = threading.Lock()
_under_way = 0
_windows = 0


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is collected meanwhile; what is there at the end is left out of later collections.

    May be used by several threads at a time.
    """
    _hold_off()
    try:
        yield
    finally:
        _set_aside()


class WindowAside:
    """Holds collections off until a window is ready, and counts it in again once it is closed."""

    def __init__(self) -> None:
        global _windows  # noqa: PLW0603 - the collector is the process's too
        self._is_ready = False
        with _LOCK:
            _windows += 1
        _hold_off()

    def ready(self) -> None:
        """All that the window is made of is there."""
        if not self._is_ready:
            self._is_ready = True
            _set_aside()

    def closed(self) -> None:
        """It goes: when it was the last one, everything that is left is looked at again."""
        global _windows  # noqa: PLW0603
        self.ready()
        with _LOCK:
            _windows -= 1
            if not _windows:
                gc.unfreeze()


def _hold_off() -> None:
    global _under_way  # noqa: PLW0603
    with _LOCK:
        _under_way += 1
        gc.disable()


def _set_aside() -> None:
    global _under_way  # noqa: PLW0603
    with _LOCK:
        _under_way -= 1
        if not _under_way:
            gc.freeze()
            gc.enable()
