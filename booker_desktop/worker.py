"""The worker: delivers the messages of its branches, and does what nobody has to ask for.

Every branch has a thread for each of its tasks, each on a rhythm of its own, so that none waits
for another, or ends with it. What a worker was killed in the middle of, the next one takes over
when the lease has run out (core/messages/deliver.py).
"""

from __future__ import annotations

import logging
import platform
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from booker_desktop import profiles, secrets
from core import steady
from core.database.desk import Desk, list_branches
from core.errors import BookerError, NotAllowed
from core.messages import outbox, sweep
from core.messages.branch_providers import BranchProviders
from core.messages.deliverer import Deliverer
from core.messages.listen import Listener
from core.messages.notices import make_notices
from core.messages.providers.choose import Paces, parse_sandbox
from core.messages.reminders import make_reminders
from core.messages.replies import Replies
from core.messages.settings import read_settings
from core.messages.statuses import look_at_statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from booker_desktop.profiles import Profile
    from core.database.desk import Branch, Database
    from core.database.target import Target
    from core.messages.providers.choose import Sandbox

LOG = logging.getLogger(__name__)

POOL_SIZE: Final = 3
"""Connections of a worker to the database, beside the one that listens."""
BRANCHES_SECONDS: Final = 60.0
"""How often it is asked which branches the login may deliver for."""
_LOOK_SECONDS: Final = 0.2
_AGAIN_SECONDS: Final = 1.0
_LONGEST_END: Final = 45.0
"""So long a worker that is to end waits for the messages that it has handed over."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a worker works: as whom, where its keys are found, and whether into a sandbox.

    ``secret(branch_code, name)``: see `booker_desktop.secrets`.
    """

    secret: Callable[[str, str], str | None]
    sandbox: Sandbox | None = None
    in_desktop: bool = False
    threads: int = 4


@dataclass
class Task:
    """Something done again and again: ``work`` answers how many it was."""

    name: str
    seconds: float
    work: Callable[[], int]
    count: int = 0
    done_at: datetime | None = None
    problem: str | None = None
    woken: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Once. Raises what the work raises."""
        self.count += self.work()
        self.done_at, self.problem = datetime.now(UTC), None

    def attempt(self) -> None:
        """Once; a failure is kept in ``problem``, and logged when it is another than before."""
        try:
            self.run()
        except BookerError as error:
            self._failed(f"{error.title}. {error.message}")
        except Exception as error:
            LOG.exception("the worker's task %s", self.name)
            self._failed(f"A fault of Booker's: {type(error).__name__}.")

    def _failed(self, problem: str) -> None:
        if problem != self.problem:
            LOG.warning("%s: %s", self.name, problem)
        self.problem = problem


class BranchWorker:
    """A worker's work for one branch. ``start`` its threads, or ``run_once``."""

    def __init__(self, desk: Desk, options: Options, paces: Paces) -> None:
        self.desk = desk
        self.worker_id: UUID = uuid4()
        self._options = options
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        providers = BranchProviders(
            desk, partial(options.secret, desk.branch.code), options.sandbox, paces
        )
        self.providers = providers
        self.deliverer = Deliverer(
            desk, self.worker_id, providers, self._stopping, threads=options.threads
        )
        replies = Replies(desk, providers)
        stopping = self._stopping
        self.reminders = Task("reminders", 20.0, partial(make_reminders, desk, stopping))
        self.notices = Task("notices", 15.0, partial(make_notices, desk, stopping))
        self.statuses = Task("statuses", 15.0, partial(look_at_statuses, desk, providers, stopping))
        self.replies = Task("replies", 60.0, partial(replies.take_in, stopping))
        self.expired = Task("expired", 10.0, partial(sweep.record_expired, desk, stopping))
        self.sealed = Task("sealed", 10.0, partial(sweep.seal, desk, stopping))
        self._beat = Task("beat", 10.0, self._say_beat)
        self.tasks = (
            self.reminders,
            self.notices,
            self.statuses,
            self.replies,
            self.expired,
            self.sealed,
        )

    def start(self) -> None:
        """Begin; every task in a thread of its own."""
        code = self.desk.branch.code
        jobs: list[tuple[str, Callable[[], None]]] = [("deliver", self._deliver)]
        jobs += [(task.name, partial(self._repeat, task)) for task in (self._beat, *self.tasks)]
        for name, job in jobs:
            thread = threading.Thread(target=job, name=f"{name} {code}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def run_once(self) -> dict[str, int]:
        """Everything that is due, until nothing is; counts by name. Raises core.errors types."""
        self.providers.refresh()
        self._beat.run()
        try:
            for task in (self.expired, self.reminders, self.notices, self.replies):
                task.run()
            self.deliverer.run_once()
            self.statuses.run()
            self.notices.run()
            self.deliverer.run_once()
            self.sealed.run()
        finally:
            self._leave()
        return self.counts()

    def counts(self) -> dict[str, int]:
        """What was done so far."""
        results = self.deliverer.results
        return {
            "delivered": results["sent"],
            "failed": results["failed"],
            "again": results["again"],
            "uncertain": results["uncertain"],
            **{task.name: task.count for task in self.tasks},
        }

    def heard(self, topics: Collection[str]) -> None:
        """Something changed in the branch; for any thread."""
        if "branches" in topics:
            self.deliverer.wake(settings_changed=True)
        elif "messages" in topics:
            self.deliverer.wake()

    def stop(self) -> None:
        """Begin to end: what is handed over comes to its end, nothing new begins."""
        self._stopping.set()
        self.deliverer.wake()
        for task in (self._beat, *self.tasks):
            task.woken.set()

    def join(self, seconds: float) -> bool:
        """Wait until it has ended, and say goodbye; False: it takes longer than that."""
        until = steady.now() + seconds
        for thread in self._threads:
            thread.join(max(until - steady.now(), 0.0))
        if any(thread.is_alive() for thread in self._threads):
            return False
        if self._threads:
            self._leave()
        return True

    def _deliver(self) -> None:
        """Into a sandbox not before the branch knows that: it gives such a worker less."""
        if self._options.sandbox is not None:
            self._beat.attempt()
            while self._beat.problem is not None and not self._stopping.wait(_AGAIN_SECONDS):
                self._beat.attempt()
        self.deliverer.run()

    def _repeat(self, task: Task) -> None:
        while not self._stopping.is_set():
            task.attempt()
            task.woken.wait(task.seconds)
            task.woken.clear()

    def _say_beat(self) -> int:
        outbox.beat(self.desk, self.worker_id, self.facts())
        return 1

    def facts(self) -> dict[str, Any]:
        """What the beat says: tasks → {"at": ISO or null, "count", "problem": or null}."""
        tasks: dict[str, Mapping[str, Any]] = {
            task.name: {
                "at": task.done_at.isoformat() if task.done_at else None,
                "count": task.count,
                "problem": task.problem,
            }
            for task in self.tasks
        }
        tasks["deliver"] = {
            "at": datetime.now(UTC).isoformat(),
            "count": self.deliverer.results["sent"],
            "problem": self.deliverer.problem,
        }
        return {
            "host": platform.node() or "?",
            "version": version(),
            "sandbox": str(self._options.sandbox) if self._options.sandbox else None,
            "in_desktop": self._options.in_desktop,
            "tasks": tasks,
        }

    def _leave(self) -> None:
        try:
            outbox.leave(self.desk, self.worker_id)
        except BookerError as error:
            # it is forgotten in a week
            LOG.info("the worker could not say goodbye: %s", error)


class Worker:
    """Serves every branch that the login may deliver for, or the one named, until stopped."""

    def __init__(
        self, database: Database, options: Options, branch_code: str | None = None
    ) -> None:
        self._database = database
        self._options = options
        self._branch_code = branch_code
        self._paces = Paces()
        self.branches: dict[UUID, BranchWorker] = {}
        self.problems: list[str] = []
        """What ``run_once`` could not do, in words."""

    def served(self) -> tuple[Branch, ...]:
        """The branches that the login may deliver for now. Raises NotAllowed: none."""
        found = tuple(
            branch
            for branch in list_branches(self._database)
            if self._branch_code in {None, branch.code} and may_deliver(self._database, branch)
        )
        if not found:
            where = "any branch" if self._branch_code is None else f"the branch {self._branch_code}"
            message = f"{self._database.login} may not deliver messages for {where}."
            raise NotAllowed(
                message,
                next_step="Have an admin add a login with `booker staff add LOGIN --role worker`.",
            )
        return found

    def run_once(self) -> dict[str, int]:
        """Everything that is due in every branch; the counts together.

        A branch that fails ends no other's turn; the first failure is raised at the end.
        """
        counts: Counter[str] = Counter()
        failures: list[BookerError] = []
        for branch in self.served():
            made = self._make(branch)
            try:
                counts.update(made.run_once())
            except BookerError as error:
                counts.update(made.counts())
                if failures:
                    self.problems.append(f"{branch.name}: {error.title}. {error.message}")
                failures.append(error)
            problem = made.deliverer.problem
            if problem is not None:
                self.problems.append(f"{branch.name}: {problem}")
        if failures:
            raise failures[0]
        return dict(counts)

    def run(
        self, target: Target, password: str | None, stopping: threading.Event, *, end_seconds: float
    ) -> None:
        """Work until ``stopping`` is set, and then until what is handed over has come to its end.

        Raises NotAllowed where there is nothing to serve at the beginning.
        """
        wanted = self.served()
        ended = threading.Event()
        listener = Listener(target, password, ended, self._heard)
        listener.hear([branch.branch_id for branch in wanted])
        thread = threading.Thread(target=listener.run, name="listen", daemon=True)
        thread.start()
        try:
            while not stopping.is_set():
                self._serve(wanted)
                listener.hear(self.branches)
                look_at = steady.now() + BRANCHES_SECONDS
                while steady.now() < look_at and not stopping.wait(_LOOK_SECONDS):
                    pass
                wanted = self._still_served(wanted)
        finally:
            ended.set()
            self._end(end_seconds)
            thread.join(1.0)

    def _still_served(self, before: tuple[Branch, ...]) -> tuple[Branch, ...]:
        try:
            return self.served()
        except NotAllowed as error:
            LOG.warning("%s", error)
            return ()
        except BookerError:
            # the line is down: whoever was served is served again when it is back
            return before

    def _serve(self, wanted: tuple[Branch, ...]) -> None:
        keys = {branch.branch_id for branch in wanted}
        for branch_id in [key for key in self.branches if key not in keys]:
            # its threads end by themselves
            self.branches.pop(branch_id).stop()
        for branch in wanted:
            if branch.branch_id not in self.branches:
                made = self._make(branch)
                self.branches[branch.branch_id] = made
                made.start()

    def _make(self, branch: Branch) -> BranchWorker:
        return BranchWorker(Desk(self._database, branch), self._options, self._paces)

    def _heard(self, branch_id: UUID, topics: frozenset[str]) -> None:
        worker = self.branches.get(branch_id)
        if worker is not None:
            worker.heard(topics)

    def _end(self, seconds: float) -> None:
        until = steady.now() + seconds
        for worker in self.branches.values():
            worker.stop()
        for worker in self.branches.values():
            if not worker.join(max(until - steady.now(), 0.0)):
                LOG.warning("%s: it ended before its messages did", worker.desk.branch.code)


def may_deliver(database: Database, branch: Branch) -> bool:
    """Whether the login may deliver for the branch: as a worker, or as a desktop that may."""
    if "worker" in branch.roles:
        return True
    if not {"dispatcher", "admin"} & set(branch.roles):
        return False
    return read_settings(Desk(database, branch)).desktop_worker


def secret_of(profile: str) -> Callable[[str, str], str | None]:
    """How this computer's keys of a profile are found: (branch code, name) → key, or None."""
    return partial(secrets.find_secret, profile)


def sandbox_of(profile: Profile) -> Sandbox | None:
    """Where the profile's messages go instead of to customers. Raises InvalidInput."""
    return parse_sandbox(profile.sandbox, profiles.sandbox_dir(profile.name))


def version() -> str:
    """Booker's version, or what it runs from."""
    try:
        return metadata.version("booker")
    except metadata.PackageNotFoundError:
        return "a checkout"
