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
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import BookerError, Bug
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
LOG = logging.getLogger(__name__)

THREADS: Final = 3
"""Calls that run at the same time; the desktop's pool has as many connections. With the line's own
that makes four, and two more where the window delivers: two windows of one login stay inside the
sixteen that the database allows it."""
SWITCH_SECONDS: Final = 0.0001
"""How long a thread keeps the interpreter while the GUI thread waits for it. Painting gives it up
at every call into Qt: at Python's 5 ms, one planner in the background makes a grid's painting take
250 ms, at 0.1 ms 40."""
MOST_WAITING: Final = 200
"""Calls that may wait for a thread; more means that somebody asks in a loop."""
CLOSE_SECONDS: Final = 2.5
"""How long `Tasks.close` waits for calls that have been told to end."""


_Topic: TypeAlias = "tuple[int, str]"
"""An owner by its id, and what it asks about."""


@dataclass(slots=True, eq=False)
class _Call:
    """One question: what to run, whom to tell, and whether anybody still asks."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[BookerError], None]
    owner: QObject
    topic: _Topic | None
    number: int
    is_background: bool
    result: Any = None
    error: BookerError | None = None


@dataclass(slots=True)
class _Queue:
    """What the threads share; every field is read and written under ``condition``.

    ``waiting``: what a person asked comes before what is read in the background.
    """

    threads: int
    condition: threading.Condition = field(default_factory=threading.Condition)
    waiting: list[_Call] = field(default_factory=list)
    running: Counter[_Topic | None] = field(default_factory=Counter)
    closing: bool = False

    def put(self, call: _Call) -> None:
        """Let it wait for its turn."""
        self.waiting.append(call)
        # stable: each kind stays in its order
        self.waiting.sort(key=lambda one: one.is_background)
        self.condition.notify()

    def take(self) -> _Call | None:
        """The next call that may run now, which runs from now on."""
        # one thread is left for what a person asks next: neither the background nor calls that
        # nobody waits for any more take them all
        most = max(self.threads - 1, 1)
        for call in self.waiting:
            if call.is_background and self.running.total() >= most:
                return None
            if call.topic is None or self.running[call.topic] < most:
                self.waiting.remove(call)
                self.running[call.topic] += 1
                return call
        return None

    def ended(self, call: _Call) -> None:
        """It does not run any more."""
        self.running[call.topic] -= 1
        if not self.running[call.topic]:
            del self.running[call.topic]
        self.condition.notify_all()

    def forget(self, topic: _Topic) -> int:
        """Drop what waits about it; how many calls that were."""
        before = len(self.waiting)
        self.waiting = [call for call in self.waiting if call.topic != topic]
        return before - len(self.waiting)


class _Newest(NamedTuple):
    """The newest call about a topic, until it is answered."""

    number: int
    is_background: bool


class Tasks(QObject):
    """Runs calls on a few threads and brings their answers to the GUI thread.

    Everything public is called from the GUI thread. ``busy_changed`` tells whether any call waits
    or runs. Each answer has a turn of the event loop to itself: what was asked at the same moment
    is often answered at the same moment, and a window that showed all of it at once would stand
    still for so long.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = THREADS) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._queue = _Queue(threads)
        self._numbers = count(1)
        self._newest: dict[_Topic, _Newest] = {}
        self._open = 0
        self._answers: deque[_Call] = deque()
        self._turn = single_shot(self, 0, self._on_turn)
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
        background: bool = False,
    ) -> None:
        """Run ``work`` on a thread; then ``done(result)`` or ``failed(error)`` on the GUI thread.

        ``owner`` gone by then: nobody is told. ``topic``: a newer call of the same owner and topic
        makes this one's answer stale; it is dropped, and not even started if it still waits.
        ``background``: nobody waits for it, so that whatever a person asks goes before it; a call
        that makes a person's stale is one itself. Anything that is no BookerError is logged and
        arrives as a Bug.
        """
        key = (id(owner), topic) if topic else None
        if key is not None and key in self._newest:
            background = background and self._newest[key].is_background
        call = _Call(work, done, failed, owner, key, next(self._numbers), background)
        dropped = 0
        with self._queue.condition:
            if self._queue.closing:
                return
            if key is not None:
                self._newest[key] = _Newest(call.number, background)
                dropped = self._queue.forget(key)
            if len(self._queue.waiting) >= MOST_WAITING:
                message = f"more than {MOST_WAITING} calls are waiting for a thread"
                raise RuntimeError(message)
            self._queue.put(call)
        self._count(1 - dropped)

    def forget(self, owner: QObject, topic: str) -> None:
        """Nobody asks this any more: its answer, if one is under way, is dropped."""
        key = (id(owner), topic)
        self._newest.pop(key, None)
        with self._queue.condition:
            dropped = self._queue.forget(key)
        self._count(-dropped)

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
                self._queue.ended(call)
                closing = self._queue.closing
            if not closing:
                self._answered.emit(call)

    def _next(self) -> _Call | None:
        with self._queue.condition:
            while not self._queue.closing:
                call = self._queue.take()
                if call is not None:
                    return call
                self._queue.condition.wait()
            return None

    @Slot(object)
    def _on_answered(self, call: _Call) -> None:
        self._answers.append(call)
        self._turn.start()

    @Slot()
    def _on_turn(self) -> None:
        call = self._answers.popleft()
        if self._answers:
            self._turn.start()
        self._deliver(call)
        # the thread may still hold the call: a widget that lost its last reference there would die
        # in a thread that is not its own
        del call.work, call.done, call.failed, call.owner

    def _deliver(self, call: _Call) -> None:
        self._count(-1)
        if call.topic is not None:
            newest = self._newest.get(call.topic)
            if newest is None or newest.number != call.number:
                return
            del self._newest[call.topic]
        if not shiboken6.isValid(call.owner):
            return
        if call.error is not None:
            call.failed(call.error)
        else:
            call.done(call.result)
