"""How fast a provider may be asked: a bucket of turns that threads share.

A provider that says "too many" is left alone for as long as it asks, and from then on asked half
as fast; every mail it takes brings a little of the speed back.
"""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING, Final

from core import steady

if TYPE_CHECKING:
    from collections.abc import Callable

_BURST_SECONDS: Final = 0.05
"""Turns of so long may be saved up, one at least: a lone message never waits, and no second has
more of them than it may."""
_SLOWEST: Final = 1 / 16
_RECOVERY: Final = 1 / 20
_PAUSE_SECONDS: Final = 1.0
_LONGEST_PAUSE_SECONDS: Final = 300.0


class Pace:
    """Turns of ``per_second``; None: as fast as it goes."""

    def __init__(
        self, per_second: float | None, *, clock: Callable[[], float] = steady.now
    ) -> None:
        self._full = per_second
        self._rate = per_second or 0.0
        self._clock = clock
        self._lock = threading.Lock()
        self._saved = self._burst()
        self._seen = clock()
        self._free_at = self._seen

    @property
    def per_second(self) -> float | None:
        """The speed at the moment."""
        return None if self._full is None else self._rate

    def set_speed(self, per_second: float | None) -> None:
        """Another full speed; what was learnt from refusals stays in proportion."""
        with self._lock:
            if per_second == self._full:
                return
            share = self._rate / self._full if self._full else 1.0
            self._full = per_second
            self._rate = (per_second or 0.0) * share
            self._saved = min(self._saved, self._burst())

    def reserve(self, most_seconds: float = math.inf) -> float | None:
        """Take the next turn, and return in how many seconds it is; None: later than that."""
        with self._lock:
            now = self._clock()
            paused = max(self._free_at - now, 0.0)
            if self._full is None:
                return paused if paused <= most_seconds else None
            passed = max(now - self._seen, 0.0)
            self._saved = min(self._saved + passed * self._rate, self._burst())
            self._seen = max(now, self._seen)
            turn = paused + max(1 - self._saved, 0.0) / self._rate
            if turn > most_seconds:
                return None
            self._saved -= 1
            return turn

    def wait(self, stopping: threading.Event, most_seconds: float = math.inf) -> bool:
        """Wait for a turn; False: ``stopping`` was set, or it would take longer than that."""
        while not stopping.is_set():
            seconds = self.reserve(most_seconds)
            if seconds is None or (seconds > 0 and stopping.wait(seconds)):
                return False
            with self._lock:
                if self._clock() >= self._free_at:
                    return True
            # the provider refused somebody in the meantime: this turn is gone
        return False

    def slow_down(self, seconds: float | None = None) -> None:
        """The provider refused a turn: leave it alone, then go on more slowly."""
        with self._lock:
            pause = min(_PAUSE_SECONDS if seconds is None else seconds, _LONGEST_PAUSE_SECONDS)
            self._free_at = max(self._free_at, self._clock() + pause)
            # nothing is saved up meanwhile, or all who wait would go at once
            self._seen = max(self._seen, self._free_at)
            self._saved = min(self._saved, 1.0)
            if self._full is not None:
                self._rate = max(self._rate / 2, self._full * _SLOWEST)

    def went_well(self) -> None:
        """The provider took one."""
        with self._lock:
            if self._full is not None:
                self._rate = min(self._rate + self._full * _RECOVERY, self._full)

    def _burst(self) -> float:
        return max(1.0, (self._full or 0.0) * _BURST_SECONDS)
