"""A worker of the campaign: the real one in a process of its own, with a death arranged for it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from booker_desktop.worker import BranchWorker, Options, Worker
from core.database.desk import open_database
from core.messages.providers import http_line
from tests.core.messages.campaign.deaths import arrange
from tests.office import PASSWORD

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

    from core.database.desk import Branch
    from core.database.target import Target
    from tests.core.messages.campaign.deaths import Death

END_SECONDS = 30.0
POOL_SIZE = 4
PROVIDERS = (
    "core.messages.providers.resend_mail",
    "core.messages.providers.smtp_mail",
    "core.messages.providers.twilio_sms",
)


@dataclass(frozen=True, slots=True)
class Orders:
    """Where to work, with which keys; ``read_seconds``: how long an answer is waited for."""

    target: Target
    environment: dict[str, str] = field(repr=False)
    secrets: dict[str, str] = field(repr=False)
    read_seconds: float = 1.0
    threads: int = 4


class WorkerProcess:
    """One worker, begun; ``worker_id`` is known once it has signed in."""

    def __init__(self, orders: Orders, death: Death | None) -> None:
        self.death = death
        context = _context()
        self._ours, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(orders, death, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self._worker_id: str | None = None

    @property
    def worker_id(self) -> str | None:
        """Its id in the database, or None: it has done nothing yet."""
        if self._worker_id is None and self._ours.poll():
            try:
                self._worker_id = self._ours.recv()
            except EOFError:
                return None
        return self._worker_id

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.is_alive()

    @property
    def was_killed(self) -> bool:
        """Whether it died of its death, and not of a fault."""
        return self.process.exitcode == -signal.SIGKILL

    def end(self) -> int | None:
        """Ask it to end, as a service manager does; its exit code."""
        self.process.terminate()
        self.process.join(END_SECONDS + 10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self._ours.close()
        return self.process.exitcode


class _Known(Worker):
    """Tells its id as soon as it has one: whoever restarts it wants to know what it left."""

    pipe: Connection

    def _make(self, branch: Branch) -> BranchWorker:
        made = super()._make(branch)
        self.pipe.send(str(made.worker_id))
        return made


def _work(orders: Orders, death: Death | None, pipe: Connection) -> None:
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    os.environ.update(orders.environment)
    logging.basicConfig(level=logging.ERROR)
    _be_impatient(orders.read_seconds)
    if death is not None:
        arrange(death)
    options = Options(lambda _branch, name: orders.secrets.get(name), threads=orders.threads)
    with open_database(orders.target, PASSWORD, pool_size=POOL_SIZE) as database:
        worker = _Known(database, options)
        worker.pipe = pipe
        worker.run(orders.target, PASSWORD, stopping, end_seconds=END_SECONDS)


def _be_impatient(seconds: float) -> None:
    """Answers that never come are not waited for as long as in earnest."""
    defaults: dict[str, Any] | None = http_line.HttpLine.__init__.__kwdefaults__
    assert defaults is not None
    assert "read_seconds" in defaults
    defaults["read_seconds"] = seconds


def _context() -> SpawnContext | ForkServerContext:
    """New interpreters; where the system can, made from one that has imported all."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *PROVIDERS])
    return context
