"""Keeps the collection of garbage from holding up what makes a great many objects.

A full collection walks every object there is and lets no other thread run meanwhile. While a
hundred thousand rows are read, none of which is garbage, it would look through all of them again
and again: a third of the time. So nothing is collected meanwhile, and what is there afterwards is
left out of every later collection. What has no cycles, as the rows of a sheet, is freed without
any.
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

    May be used by several threads at a time, and one within another.
    """
    hold_off()
    try:
        yield
    finally:
        set_aside()


def hold_off() -> None:
    """Collect nothing until `set_aside` was called as often as this."""
    global _under_way  # noqa: PLW0603 - the collector is the process's too
    with _LOCK:
        _under_way += 1
        gc.disable()


def set_aside() -> None:
    """The last one: leave what is there out of later collections, and collect again."""
    global _under_way  # noqa: PLW0603
    with _LOCK:
        _under_way -= 1
        if not _under_way:
            gc.freeze()
            gc.enable()
