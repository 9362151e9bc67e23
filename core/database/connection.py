"""One connection pool to one database as one login, and the two ways to use it."""

from __future__ import annotations

import random
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

import psycopg
from sqlalchemy import URL, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from core.database import refusals
from core.database.breakable import breakable
from core.database.round_trips import execute_together, pipelines
from core.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Engine, TextClause
    from sqlalchemy.engine.interfaces import DBAPICursor

    from core.database.target import Target

T = TypeVar("T")

CONNECT_SECONDS = 5
LOCK_MILLISECONDS = 8_000
STATEMENT_MILLISECONDS = 30_000
ATTEMPTS = 8
"""Runs of one transaction at most; each later one waits a little, with jitter."""
REPLANS = 2
RECONNECTS = 2
_CLOSED = "The connection was closed here."

# Locks in one order everywhere, so that two acts on several zone-days cannot deadlock; the one of
# capacity first, so that who waits for a long import keeps no zone-day from others meanwhile.
_LOCK = text(
    "select pg_catalog.pg_advisory_lock(k.h) from (select pg_catalog.hashtextextended(d, 0) as h"
    " from unnest(cast(:keys as text[])) as d group by 1"
    " order by bool_and(d not like 'capacity:%'), 1 offset 0) as k"
)
_UNLOCK = text("select pg_catalog.pg_advisory_unlock_all()")


class Database:
    """A pool of at most ``pool_size`` connections; close it, or use it as a context manager.

    ``isolation`` is SERIALIZABLE; tests weaken it to show what it guards against.
    """

    def __init__(
        self,
        target: Target,
        password: str | None,
        *,
        pool_size: int = 2,
        connect_seconds: int = CONNECT_SECONDS,
    ) -> None:
        self.target = target
        self._aborted = threading.Event()
        self.isolation = "SERIALIZABLE"
        self.locking = True
        connect_args: dict[str, Any] = {
            "connect_timeout": connect_seconds,
            "sslmode": target.sslmode,
            "application_name": "booker",
            # a dead laptop must not keep its lock until TCP gives up after hours
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 15_000,
            # a plan over a small table would be a sequential scan, whose predicate lock covers
            # the whole table: unrelated zones would then fail each other; so would one that
            # reads the branch's rows in the order of their key, hence the low page cost; and a
            # disabled scan that is taken all the same looks costly enough to be compiled (jit)
            "options": (
                f"-c lock_timeout={LOCK_MILLISECONDS}"
                f" -c statement_timeout={STATEMENT_MILLISECONDS}"
                " -c enable_seqscan=off -c random_page_cost=1 -c jit=off -c timezone=UTC"
            ),
        }
        self.engine: Engine = create_engine(
            URL.create(
                "postgresql+psycopg",
                username=target.user,
                password=password,
                database=target.dbname,
                query={"host": target.host, "port": str(target.port)},
            ),
            connect_args=connect_args,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=connect_seconds,
            pool_recycle=120,
            hide_parameters=True,
        )
        kind = breakable(self._stop_if_aborted)

        @event.listens_for(self.engine, "do_connect")
        def connect(
            _dialect: object, _record: object, arguments: Sequence[Any], options: dict[str, Any]
        ) -> psycopg.Connection[Any]:
            return kind.connect(*arguments, **options)

        @event.listens_for(self.engine, "do_execute")
        def execute(
            cursor: DBAPICursor, statement: str, parameters: object, _context: object
        ) -> bool:
            return execute_together(cursor, statement, parameters)

    @property
    def login(self) -> str:
        """The database login that acts."""
        return self.target.user

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def abort(self) -> None:
        """End every call that runs, and every later one, with Unreachable; safe to repeat.

        For another thread, when nobody waits for the answers any more: calls end within 0.2 s,
        whether they connect, wait for the server, or pause before they try again.
        """
        self._aborted.set()

    def _stop_if_aborted(self) -> None:
        if self._aborted.is_set():
            raise psycopg.OperationalError(_CLOSED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @contextmanager
    def reading(self, *, whole: bool = False) -> Iterator[Connection]:
        """Statements that read, each as of its own moment: what a screen shows is a hint.

        ``whole``: in one READ COMMITTED transaction, for settings of it and rows that are
        streamed; it costs a round trip more. Raises core.errors.Unreachable and its kind.
        """
        self._refuse_if_aborted()
        isolation = "READ COMMITTED" if whole or not pipelines() else "AUTOCOMMIT"
        try:
            with self.engine.connect() as connection:
                connection.execution_options(isolation_level=isolation, postgresql_readonly=True)
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise self._translated(error) from error

    def serializable(self, work: Callable[[Connection], T], *, locks: Sequence[str] = ()) -> T:
        """Run ``work`` in one SERIALIZABLE transaction and return what it returns.

        ``locks`` are zone-day keys: taken before the snapshot, released after the commit, so
        that desks on one zone-day queue instead of failing each other. ``work`` may run several
        times (bounded; after a serialization failure, or a connection lost with the commit's
        answer): it must be repeatable, which an act's id makes it. Raises core.errors types.
        """
        return self._repeated(work, locks, self.isolation)

    def in_bulk(self, work: Callable[[Connection], T], *, locks: Sequence[str] = ()) -> T:
        """As ``serializable``, at READ COMMITTED: for acts of a hundred thousand rows.

        At SERIALIZABLE such an act reads and writes so much that a hold anywhere in the branch
        would fail it after all its work, or be failed by it. ``work`` locks the rows that it
        judges by before it reads them; what it may rely on otherwise stands with its callers.
        """
        return self._repeated(work, locks, "READ COMMITTED")

    def _repeated(self, work: Callable[[Connection], T], locks: Sequence[str], isolation: str) -> T:
        replans = 0
        for attempt in range(1, ATTEMPTS + 1):
            self._refuse_if_aborted()
            try:
                return self._run(work, locks, isolation)
            except DBAPIError as error:
                replans += refusals.is_replannable(error)
                again = (
                    refusals.is_retryable(error)
                    or (refusals.is_replannable(error) and replans < REPLANS)
                    or (refusals.is_disconnect(error) and attempt <= RECONNECTS)
                )
                if not again or attempt == ATTEMPTS or self._aborted.is_set():
                    raise self._translated(error) from error
                # jitter, not secrecy
                self._aborted.wait(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311
        message = "unreachable: the last attempt returns or raises"
        raise AssertionError(message)

    def _run(self, work: Callable[[Connection], T], locks: Sequence[str], isolation: str) -> T:
        with self.engine.connect() as connection:
            if not locks or not self.locking:
                return self._transaction(connection, work, isolation)
            try:
                # inside: a lock that could not be had in time leaves those before it held
                self._outside(connection, _LOCK, {"keys": list(locks)})
                return self._transaction(connection, work, isolation)
            finally:
                if not connection.invalidated:
                    self._outside(connection, _UNLOCK)

    def _transaction(
        self, connection: Connection, work: Callable[[Connection], T], isolation: str
    ) -> T:
        connection.execution_options(isolation_level=isolation)
        with connection.begin():
            return work(connection)

    @staticmethod
    def _outside(
        connection: Connection, statement: TextClause, values: dict[str, Any] | None = None
    ) -> None:
        """Run a statement outside any transaction: the lock comes before the snapshot."""
        connection.execution_options(isolation_level="AUTOCOMMIT")
        with connection.begin():
            connection.execute(statement, values)

    def _refuse_if_aborted(self) -> None:
        if self._aborted.is_set():
            raise Unreachable(_CLOSED)

    def _translated(self, error: DBAPIError) -> Exception:
        if self._aborted.is_set() and refusals.is_disconnect(error):
            return Unreachable(_CLOSED)
        return refusals.as_booker_error(error) or error
