"""The kill campaign: workers that die at every step of a delivery, and others that take over."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from tests.core.messages.campaign.deaths import Death, Step
from tests.core.messages.campaign.desk import DeskWork
from tests.core.messages.campaign.worker import WorkerProcess

if TYPE_CHECKING:
    from random import Random

    from tests.core.messages.campaign.desk import Booked, Fate
    from tests.core.messages.campaign.worker import Orders
    from tests.office import Office

WORKERS = 2
MOST_PASSES = 5
TURN_SECONDS = 0.05
PAUSE_SECONDS = 0.5
"""What waits for its next attempt waits no longer than that: the campaign has no hours."""
START_SECONDS, EACH_SECONDS = 90.0, 1.0
"""A campaign takes no longer than this, and so much for each booking."""

_NO_PAUSES = """
update booker.deliveries set due_at = clock_timestamp()
where branch_id = :branch and due_at > clock_timestamp() and lease_token is null
"""
_NO_LEASES = """
update booker.deliveries set lease_until = clock_timestamp()
where branch_id = :branch and lease_until > clock_timestamp()
  and not worker_id = any (cast(:alive as uuid[]))
"""
_WAKE = "select pg_notify('booker_' || replace(cast(:branch as text), '-', ''), 'messages')"
_ON_THE_WAY = """
select (select count(*) from booker.messages where branch_id = :branch and state = 'queued')
     + (select count(*) from booker.deliveries
        where branch_id = :branch and (due_at is not null
            or (handed_at is not null and lease_until > clock_timestamp())))
     + (select count(*) from booker.bookings where branch_id = :branch
        and state in ('held', 'proposed') and expires_at <= clock_timestamp())
"""


@dataclass(frozen=True, slots=True)
class Told:
    """How a campaign went: who died where, and what the office had booked."""

    booked: tuple[Booked, ...]
    deaths: Counter[Step]
    workers: int
    seconds: float


@dataclass
class Campaign:
    """Two workers on one office. ``hasty``: leases end too early, also of those who live."""

    office: Office
    orders: Orders
    deaths: list[Death]
    hasty: bool = False
    died: Counter[Step] = field(default_factory=Counter)
    begun: int = 0

    def run(self, fates: list[Fate]) -> Told:
        """Book, deliver, die and take over until nothing is on its way any more."""
        began = time.monotonic()
        most = START_SECONDS + EACH_SECONDS * len(fates)
        waiting = deque(self.deaths)
        desk = DeskWork(self.office, fates)
        workers = [self._begin(waiting) for _ in range(WORKERS)]
        desk.start()
        try:
            paused_at = began
            while desk.is_alive() or self._on_the_way():
                assert time.monotonic() - began < most, self._unfinished()
                for number, worker in enumerate(workers):
                    if not worker.is_alive:
                        workers[number] = self._replace(worker, waiting)
                        self._pass_time(workers)
                if time.monotonic() - paused_at > PAUSE_SECONDS:
                    paused_at = time.monotonic()
                    self._pass_time(workers)
                wait([worker.process.sentinel for worker in workers], TURN_SECONDS)
        finally:
            codes = [worker.end() for worker in workers]
        desk.join()
        if desk.trouble is not None:
            raise desk.trouble
        # whoever has a death before them may still meet it while they say goodbye
        assert set(codes) <= {0, -9}, codes
        return Told(tuple(desk.booked), self.died, self.begun, time.monotonic() - began)

    def _begin(self, waiting: deque[Death]) -> WorkerProcess:
        self.begun += 1
        return WorkerProcess(self.orders, waiting.popleft() if waiting else None)

    def _replace(self, worker: WorkerProcess, waiting: deque[Death]) -> WorkerProcess:
        assert worker.was_killed, f"a worker ended by itself: {worker.process.exitcode}"
        assert worker.death is not None
        self.died[worker.death.step] += 1
        worker.end()
        return self._begin(waiting)

    def _pass_time(self, workers: list[WorkerProcess]) -> None:
        """Let pauses end, and the leases of the dead; nobody has to wait for them."""
        alive = [] if self.hasty else [worker.worker_id for worker in workers if worker.is_alive]
        if None in alive:
            # one of them may hold what this would take from them
            self._as_time(_NO_PAUSES)
        else:
            self._as_time(_NO_PAUSES, _NO_LEASES, alive=alive)

    def _as_time(self, *statements: str, **values: object) -> None:
        for statement in (*statements, _WAKE):
            self.office.execute(statement, **values)

    def _on_the_way(self) -> int:
        return int(self.office.rows(_ON_THE_WAY)[0][0])

    def _unfinished(self) -> str:
        found = self.office.rows(
            "select b.reference, b.state, m.state, m.kind, d.attempts, d.due_at, d.lease_until,"
            " d.last_error from booker.bookings b"
            " left join booker.messages m using (branch_id, booking_id)"
            " left join booker.deliveries d using (branch_id, message_id)"
            " where branch_id = :branch and (m.state = 'queued' or d.due_at is not null"
            " or d.lease_until > clock_timestamp()) limit 5"
        )
        return f"still on their way: {self._on_the_way()}, such as {found}"


def draw_deaths(rounds: int, chance: Random, most_passes: int = MOST_PASSES) -> list[Death]:
    """Each step so many times, in any order."""
    deaths = [Death(step, chance.randint(1, most_passes)) for step in Step for _ in range(rounds)]
    chance.shuffle(deaths)
    return deaths
