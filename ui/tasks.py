"""The one way to run a call of the core off the GUI thread.

Worker threads take calls from a queue; answers come back through one queued signal of one QObject
that lives in the GUI thread. (QRunnables with signals of their own lose results, and psycopg's
asyncio cannot run on QtAsyncio.)
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import BookerError, Bug

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
LOG = logging.getLogger(__name__)

THREADS: Final = 3
"""Calls that run at the same time; the desktop's pool has as many connections. With the line's own
that makes four: two windows of one login stay inside the eight that the database allows it."""
SWITCH_SECONDS: Final = 0.0001
"""How long a thread keeps the interpreter while the GUI thread waits for it. Painting gives it up
at every call into Qt: at Python's 5 ms, one planner in the background makes a grid's painting take
250 ms, at 0.1 ms 40."""
MOST_WAITING: Final = 200
"""Calls that may wait for a thread; more means that somebody asks in a loop."""
CLOSE_SECONDS: Final = 2.5
"""How long `Tasks.close` waits for calls that have been told to end."""


@dataclass(slots=True)
class _Call:
    """One question: what to run, whom to tell, and whether anybody still asks."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[BookerError], None]
    owner: QObject
    topic: tuple[int, str] | None
    number: int
    result: Any = None
    error: BookerError | None = None


@dataclass(slots=True)
class _Queue:
    """What the threads share; every field is read and written under ``condition``."""

    condition: threading.Condition = field(default_factory=threading.Condition)
    waiting: deque[_Call] = field(default_factory=deque)
    running: int = 0
    closing: bool = False


class Tasks(QObject):
    """Runs calls on a few threads and brings their answers to the GUI thread.

    Everything public is called from the GUI thread. ``busy_changed`` tells whether any call waits
    or runs.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = THREADS) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._queue = _Queue()
        self._numbers = count(1)
        self._newest: dict[tuple[int, str], int] = {}
        self._open = 0
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._work, name=f"booker-task-{n}", daemon=True)
            for n in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether any call waits, runs, or has an answer that was not delivered yet."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BookerError], None],
        *,
        owner: QObject,
        topic: str = "",
    ) -> None:
        """Run ``work`` on a thread; then ``done(result)`` or ``failed(error)`` on the GUI thread.

        ``owner`` gone by then: nobody is told. ``topic``: a newer call of the same owner and topic
        makes this one's answer stale; it is dropped, and not even started if it still waits.
        Anything that is no BookerError is logged and arrives as a Bug.
        """
        key = (id(owner), topic) if topic else None
        call = _Call(work, done, failed, owner, key, next(self._numbers))
        with self._queue.condition:
            if self._queue.closing:
                return
            if key is not None:
                self._newest[key] = call.number
                self._forget_waiting(key)
            if len(self._queue.waiting) >= MOST_WAITING:
                message = f"more than {MOST_WAITING} calls are waiting for a thread"
                raise RuntimeError(message)
            self._queue.waiting.append(call)
            self._queue.condition.notify()
        self._count(1)

    def forget(self, owner: QObject, topic: str) -> None:
        """Nobody asks this any more: its answer, if one is under way, is dropped."""
        key = (id(owner), topic)
        with self._queue.condition:
            self._newest.pop(key, None)
            self._forget_waiting(key)

    def close(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Take no more calls, drop those that wait, and wait for the threads to end.

        Whoever closes breaks off the calls that run (``Database.abort``) first. False: a thread
        is still busy after ``seconds``.
        """
        with self._queue.condition:
            self._queue.closing = True
            dropped = len(self._queue.waiting)
            self._queue.waiting.clear()
            self._queue.condition.notify_all()
        self._count(-dropped)
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _forget_waiting(self, key: tuple[int, str]) -> None:
        kept = deque(call for call in self._queue.waiting if call.topic != key)
        dropped = len(self._queue.waiting) - len(kept)
        self._queue.waiting = kept
        self._count(-dropped)

    def _count(self, change: int) -> None:
        was = self._open > 0
        self._open += change
        if (self._open > 0) != was:
            self.busy_changed.emit(self._open > 0)

    def _work(self) -> None:
        while (call := self._next()) is not None:
            try:
                call.result = call.work()
            except BookerError as error:
                call.error = error
            except Exception as error:
                LOG.exception("a call of the window failed")
                call.error = Bug(f"{type(error).__name__}: what happened stands in the log.")
            with self._queue.condition:
                closing = self._queue.closing
            if not closing:
                self._answered.emit(call)

    def _next(self) -> _Call | None:
        with self._queue.condition:
            while not self._queue.waiting:
                if self._queue.closing:
                    return None
                self._queue.condition.wait()
            return self._queue.waiting.popleft()

    @Slot(object)
    def _on_answered(self, call: _Call) -> None:
        self._deliver(call)
        # the thread may still hold the call: a widget that lost its last reference there would die
        # in a thread that is not its own
        del call.work, call.done, call.failed, call.owner

    def _deliver(self, call: _Call) -> None:
        self._count(-1)
        if call.topic is not None:
            if self._newest.get(call.topic) != call.number:
                return
            del self._newest[call.topic]
        if not shiboken6.isValid(call.owner):
            return
        if call.error is not None:
            call.failed(call.error)
        else:
            call.done(call.result)
