"""Client processes, warm and waiting: races between real programs, not between threads.

Each is a spawned Python with a desk of its own. An order is prepared by everybody first; then
all are let go at once.
"""

from __future__ import annotations

import multiprocessing
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from core.booking.facts import Booking
from core.database.desk import open_database, open_desk
from core.errors import BookerError
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

    from core.database.desk import Desk
    from core.database.target import Target
    from tests.office import Office

CLIENTS = 16
ANSWER_SECONDS = 60
"""After this a client counts as hung: "every client gets an answer" has failed."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How a client's database pool behaves; the default is how the program ships it."""

    isolation: str = "SERIALIZABLE"
    locking: bool = True


SHIPPED = Strength()
WEAK = Strength("READ COMMITTED", locking=False)
"""No lock and no serializability: only the database's own walls are left."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Open a desk, and a connection, as a member of staff."""

    target: Target
    password: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Call:
    """``act(desk, *arguments)``, to be run when all are let go."""

    act: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: a value, one of our errors, or a bug's traceback; and how long."""

    seconds: float
    value: Any = None
    error: BookerError | None = None
    bug: str | None = None

    @property
    def booking(self) -> Booking:
        """The booking that a successful act answered with."""
        assert isinstance(self.value, Booking), self
        return self.value


def _serve(pipe: Connection) -> None:
    """A client's life: sign in, prepare, go, answer; until the pipe ends."""
    desk: Desk | None = None
    while True:
        try:
            order = pipe.recv()
        except EOFError:
            return
        if isinstance(order, SignIn):
            if desk is not None:
                desk.database.close()
            database = open_database(order.target, order.password)
            database.isolation = order.strength.isolation
            database.locking = order.strength.locking
            desk = open_desk(database)
            pipe.send("signed in")
        else:
            pipe.send("ready")
            pipe.recv()
            assert desk is not None
            pipe.send(_outcome(desk, order))


def _outcome(desk: Desk, call: Call) -> Outcome:
    began = time.perf_counter()
    try:
        value = call.act(desk, *call.arguments)
    except BookerError as error:
        return Outcome(time.perf_counter() - began, error=error)
    except Exception:  # noqa: BLE001 told to the test, which fails for it
        return Outcome(time.perf_counter() - began, bug=traceback.format_exc())
    return Outcome(time.perf_counter() - began, value=value)


def _context() -> SpawnContext | ForkServerContext:
    """New interpreters everywhere; where the system can, made from one that has imported all."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "core.booking.hold", "core.booking.resolve"])
    return context


class Clients:
    """A pool of client processes; close it, or use it as a context manager."""

    def __init__(self, count: int = CLIENTS) -> None:
        context = _context()
        self._pipes: list[Connection] = []
        self.processes: list[multiprocessing.process.BaseProcess] = []
        for number in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs,), name=f"client {number}", daemon=True
            )
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self.processes.append(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self.processes:
            process.join(10)
            if process.is_alive():
                process.kill()
                process.join()

    def __len__(self) -> int:
        return len(self.processes)

    def sign_in(self, office: Office, *logins: str, strength: Strength = SHIPPED) -> None:
        """Give every client a desk at ``office``; the logins go round (none: all are the csr)."""
        wanted = logins or ("csr",)
        for login in wanted:
            # one person has a few connections; here one login stands for sixteen people
            office.execute(f'alter role "{office.login(login)}" connection limit -1')
        for number, pipe in enumerate(self._pipes):
            login = wanted[number % len(wanted)]
            pipe.send(SignIn(office.target(login), PASSWORD, strength))
        for pipe in self._pipes:
            assert _heard(pipe) == "signed in"

    def race(
        self, calls: Sequence[Call], *, at_go: Callable[[], object] | None = None
    ) -> list[Outcome]:
        """Let one client a call go at once; ``at_go`` runs when all are ready, just before.

        Answers the outcomes in the order of ``calls``; an outcome that is a bug fails the test.
        """
        self.start(calls, at_go=at_go)
        return self.answers(len(calls))

    def start(self, calls: Sequence[Call], *, at_go: Callable[[], object] | None = None) -> None:
        """As ``race``, without waiting for the answers."""
        assert len(calls) <= len(self._pipes)
        for pipe, call in zip(self._pipes, calls, strict=False):
            pipe.send(call)
        for pipe in self._pipes[: len(calls)]:
            assert _heard(pipe) == "ready"
        if at_go is not None:
            at_go()
        for pipe in self._pipes[: len(calls)]:
            pipe.send("go")

    def answers(self, count: int) -> list[Outcome]:
        """What came of the calls that ``start`` let go; each client gets an answer."""
        outcomes = [_heard(pipe) for pipe in self._pipes[:count]]
        bugs = [outcome.bug for outcome in outcomes if outcome.bug]
        assert not bugs, bugs[0]
        return outcomes


def _heard(pipe: Connection) -> Any:  # noqa: ANN401 - whatever a client sends
    assert pipe.poll(ANSWER_SECONDS), "a client got no answer"
    return pipe.recv()


def split(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """The winners and the losers of a race."""
    return (
        [outcome for outcome in outcomes if outcome.error is None],
        [outcome for outcome in outcomes if outcome.error is not None],
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
