"""Delivers a branch's messages with several threads: at once when one is queued, and on a beat."""

from __future__ import annotations

import logging
import queue
import threading
from collections import Counter
from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING, Final

from core import steady
from core.errors import BookerError
from core.messages import outbox
from core.messages.deliver import Delivery, Done, Step, lease_seconds

if TYPE_CHECKING:
    from uuid import UUID

    from core.database.desk import Desk
    from core.messages.branch_providers import BranchProviders
    from core.messages.outbox import Claimed

LOG = logging.getLogger(__name__)

THREADS: Final = 4
"""Messages on their way at the same time."""
EACH: Final = 2
"""Messages under lease for each thread, so that none waits for the next claim."""
AHEAD_SECONDS: Final = 10.0
"""What is claimed is what the pace lets go within so long."""
POLL_SECONDS: Final = 5.0
"""How often it is looked without having been told."""
REFRESH_SECONDS: Final = 15.0

FAULT: Final = "fault"
"""The result of a message whose fate could not be written down."""


class _Wake:
    """What stands in the queue of results when somebody only says: look again."""


class Deliverer:
    """``run`` in a thread of its own, or ``run_once``; `wake` from any other.

    ``results`` counts what came of messages (sent, again, failed, uncertain, lost, fault).
    """

    def __init__(
        self,
        desk: Desk,
        worker_id: UUID,
        providers: BranchProviders,
        stopping: threading.Event,
        *,
        threads: int = THREADS,
    ) -> None:
        self._desk = desk
        self._worker_id = worker_id
        self._providers = providers
        self._stopping = stopping
        self._threads = threads
        self._delivery = Delivery(desk, providers, stopping)
        self._jobs: queue.SimpleQueue[tuple[Claimed, float] | None] = queue.SimpleQueue()
        self._events: queue.SimpleQueue[Done | _Wake] = queue.SimpleQueue()
        self._in_flight = 0
        self._refreshed_at = float("-inf")
        self._stale_settings = threading.Event()
        self.results: Counter[str] = Counter()
        self.problem: str | None = None
        self._trouble: str | None = None

    def wake(self, *, settings_changed: bool = False) -> None:
        """Look at once for what is due; for any thread."""
        if settings_changed:
            self._stale_settings.set()
        self._events.put(_Wake())

    def run(self) -> None:
        """Deliver until it is stopped, then end what runs. Faults are kept in ``problem``."""
        self._start()
        while not self._stopping.is_set():
            try:
                self._pass(is_staying=True)
            except BookerError as error:
                self.problem = f"{error.title}. {error.message}"
            except Exception as error:
                LOG.exception("delivery")
                self.problem = f"A fault of Booker's: {type(error).__name__}."
            self._stopping.wait(POLL_SECONDS)
        self._end()

    def run_once(self) -> None:
        """Deliver until nothing is due. Raises core.errors types."""
        self._start()
        try:
            self._pass(is_staying=False)
            self.problem = self._said()
        finally:
            self._end()

    def _said(self) -> str | None:
        """What keeps messages from going out: nothing set up, or what a provider said last."""
        problem = self._providers.problem()
        return self._trouble if problem is None else f"{problem.message} {problem.next_step}"

    def _pass(self, *, is_staying: bool) -> None:
        """Claim and hand out until stopped; or, not staying, until nothing is due."""
        looks = True
        while not self._stopping.is_set():
            self._refresh()
            most = self._most()
            room = most - self._in_flight
            if looks and room > 0 and (self._in_flight == 0 or 2 * room >= most):
                looks = self._claim(room)
            if not is_staying and not looks and self._in_flight == 0:
                return
            if looks and self._in_flight == 0:
                continue
            looks = self._hear() or looks
            self.problem = self._said()

    def _hear(self) -> bool:
        """Wait for results, or for somebody who says that there may be more; whether so."""
        try:
            events = [self._events.get(timeout=POLL_SECONDS)]
        except queue.Empty:
            return True
        with suppress(queue.Empty):
            while True:
                events.append(self._events.get_nowait())
        for event in events:
            self._count(event)
        return any(isinstance(event, _Wake) for event in events)

    def _refresh(self) -> None:
        due = steady.now() - self._refreshed_at > REFRESH_SECONDS
        if due or self._stale_settings.is_set():
            self._stale_settings.clear()
            self._providers.refresh()
            self._refreshed_at = steady.now()

    def _most(self) -> int:
        """How many messages may be under lease here: what soon can go."""
        speeds = [
            provider.pace.per_second
            for channel in self._providers.channels
            if (provider := self._providers.of(channel)) is not None
        ]
        slowest = min((speed for speed in speeds if speed is not None), default=None)
        most = EACH * self._threads
        return most if slowest is None else max(1, min(most, ceil(slowest * AHEAD_SECONDS)))

    def _claim(self, room: int) -> bool:
        """Claim and hand out; whether there may be more."""
        channels = self._providers.channels
        if not channels:
            return False
        seconds = max(
            lease_seconds(provider, EACH)
            for channel in channels
            if (provider := self._providers.of(channel)) is not None
        )
        lease_until = steady.now() + seconds
        claimed = outbox.claim(self._desk, self._worker_id, room, seconds, channels)
        for message in claimed:
            LOG.debug("%s %s", message.message_id, Step.CLAIMED, extra={"step": Step.CLAIMED})
            self._in_flight += 1
            self._jobs.put((message, lease_until))
        return bool(claimed)

    def _start(self) -> None:
        for number in range(self._threads):
            name = f"deliver {self._desk.branch.code} {number + 1}"
            # daemons: a program that ends does not wait for a provider that does not answer
            threading.Thread(target=self._send, name=name, daemon=True).start()

    def _end(self) -> None:
        """Let what runs come to its end; what only waited is given back."""
        while self._in_flight:
            self._count(self._events.get())
        for _ in range(self._threads):
            self._jobs.put(None)

    def _send(self) -> None:
        """The life of a sending thread."""
        while (job := self._jobs.get()) is not None:
            done = Done(FAULT)
            try:
                done = self._delivery.deliver(*job)
            except BookerError as error:
                LOG.warning("%s: %s", job[0].message_id, error)
            except Exception:
                LOG.exception("delivery of %s", job[0].message_id)
            finally:
                self._events.put(done)

    def _count(self, event: Done | _Wake) -> None:
        if isinstance(event, _Wake):
            return
        self._in_flight -= 1
        self.results[event.result] += 1
        if event.result == "sent":
            self._trouble = None
        elif event.result == "again":
            self._trouble = event.error or self._trouble
