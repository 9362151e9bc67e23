"""Keeps the collection of garbage from holding the window up while a big file is in memory.

A full collection walks every object there is and lets no other thread run meanwhile: with 100,000
rows some 80 ms on an idle machine, and a busy one takes the processor away in the middle of it.
Rows of a sheet have no cycles: they are freed without it.
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


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is collected meanwhile; what is there at the end is left out of later collections.

    May be used by several threads at a time.
    """
    global _under_way  # noqa: PLW0603 - the collector is the process's too
    with _LOCK:
        _under_way += 1
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            _under_way -= 1
            if not _under_way:
                gc.freeze()
                gc.enable()


def collect_again() -> None:
    """The file was given back: later collections look at everything that is left."""
    gc.unfreeze()
