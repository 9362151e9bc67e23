"""How long the GUI thread was away: a timer that should come every few milliseconds."""

from __future__ import annotations

import faulthandler
import gc
import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

BEAT_MS: Final = 5
LATE_MS: Final = 25.0
"""So late a beat is when the watcher looks what the GUI thread is doing."""
_DEPTH: Final = 12


@dataclass(frozen=True, slots=True)
class Stall:
    """``late`` and ``busy`` in milliseconds; ``doing``: the word that `about` said last.

    ``busy`` is what the GUI thread itself computed; ``waited``, how long it was ready to run while
    the processor worked for others (0 where the system does not tell). What is left it was
    blocked. ``seen``: its stack, innermost first, while it was late.
    """

    late: float
    doing: str
    busy: float
    waited: float
    collected: float
    seen: tuple[str, ...]

    @property
    def own(self) -> float:
        """The milliseconds that are this program's doing, whoever else uses the machine."""
        return max(self.late - self.waited, 0.0)

    def __str__(self) -> str:
        told = f"{self.late:.0f} ms in {self.doing or 'nothing'} (busy {self.busy:.0f} ms"
        if self.waited:
            told += f", without a processor {self.waited:.0f} ms"
        if self.collected:
            told += f", collecting garbage {self.collected:.0f} ms"
        return f"{told}): {' < '.join(self.seen) or 'not seen'}"


class Heartbeat(QObject):
    """Measures from `start` on; ``longest`` and each stall's ``late`` are in milliseconds.

    A stall is what a beat came later than it should have; those above ``noticed`` are kept. A
    thread of its own looks at the GUI thread's stack whenever a beat is overdue.
    """

    def __init__(self, noticed: float = 20.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.noticed = noticed
        self.longest_by_act: dict[str, float] = {}
        self.beats = 0
        self.stalls: list[Stall] = []
        self._doing = ""
        self._last: float | None = None
        self._busy = 0.0
        self._queued = 0.0
        self._collected = 0.0
        self._collecting: float | None = None
        self._seen: tuple[str, ...] = ()
        self._gui = threading.get_ident()
        self._stopped = threading.Event()
        self._watcher: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    @property
    def longest(self) -> float:
        """The longest stall of all."""
        return max(self.longest_by_act.values(), default=0.0)

    @contextmanager
    def running(self) -> Iterator[None]:
        """From `start` to `stop`."""
        self.start()
        try:
            yield
        finally:
            self.stop()

    def start(self) -> None:
        """Begin, or go on."""
        self._begin_anew()
        self._stopped.clear()
        self._watcher = threading.Thread(target=self._watch, name="heartbeat", daemon=True)
        self._watcher.start()
        gc.callbacks.append(self._on_garbage)
        self._timer.start()

    def stop(self) -> None:
        """Pause: what follows is not the window's doing."""
        self._timer.stop()
        self._last = None
        gc.callbacks.remove(self._on_garbage)
        self._stopped.set()
        if self._watcher is not None:
            self._watcher.join()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What happens meanwhile is the test's own doing."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def about(self, doing: str) -> None:
        """Stalls from now on belong to this."""
        self._doing = doing

    def excuse(self, seconds: float) -> None:
        """So long the test itself looked at the window; that is not the window's doing."""
        if self._last is not None:
            self._last += seconds

    def said(self, above: float) -> str:
        """The stalls above so many milliseconds, the longest first, one a line."""
        worst = sorted(self.stalls, key=lambda stall: -stall.late)
        return "\n".join(str(stall) for stall in worst if stall.late > above)

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            late = 1000 * (now - self._last) - BEAT_MS
            self.beats += 1
            self.longest_by_act[self._doing] = max(late, self.longest_by_act.get(self._doing, 0.0))
            if late > self.noticed:
                busy = 1000 * (time.thread_time() - self._busy)
                waited = 1000 * (_queued_seconds() - self._queued)
                collected = 1000 * self._collected
                self.stalls.append(Stall(late, self._doing, busy, waited, collected, self._seen))
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._seen = ()
        self._collected = 0.0
        self._busy = time.thread_time()
        self._queued = _queued_seconds()
        self._last = time.perf_counter()

    def _on_garbage(self, phase: str, _info: dict[str, Any]) -> None:
        """Whichever thread collects, no other runs meanwhile."""
        if phase == "start":
            self._collecting = time.perf_counter()
        elif self._collecting is not None:
            self._collected += time.perf_counter() - self._collecting

    def _watch(self) -> None:
        """Look at the GUI thread once a stall; holds none of its frames, and so no painter."""
        mark = f"Thread 0x{self._gui:016x} "
        with TemporaryFile("w+", encoding="utf-8") as file:
            while not self._stopped.wait(BEAT_MS / 1000):
                last = self._last
                if last is None or self._seen or 1000 * (time.perf_counter() - last) < LATE_MS:
                    continue
                file.seek(0)
                file.truncate()
                faulthandler.dump_traceback(file, all_threads=True)
                file.seek(0)
                _, _, stack = file.read().partition(mark)
                places = _places(stack)
                # what the test itself looks at is excused, and tells nothing
                if not any(place.endswith(" looked") for place in places):
                    self._seen = tuple(places)


def _queued_seconds() -> float:
    """So long this thread has been ready to run without a processor, where the system tells."""
    try:
        told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text("ascii")
    except FileNotFoundError:
        return 0.0
    return int(told.split()[1]) / 1e9


def _places(stack: str) -> list[str]:
    """Of a thread's stack as faulthandler writes it: file, line and function, innermost first."""
    lines = stack.splitlines()[1 : _DEPTH + 1]
    found = [re.match(r'  File ".*?([^/\\"]+)", line (\d+) in (\S+)', line) for line in lines]
    return [f"{at[1]}:{at[2]} {at[3]}" for at in found if at]
