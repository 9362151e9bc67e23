"""Connections that another thread can break off: a connect, a query or a wait, at once.

psycopg waits in steps of 0.1 s and resumes its generator after each: there the question is asked,
so that no socket is touched from another thread and nothing depends on the platform. Only the
resolving of a host's name, which happens inside libpq, cannot be broken off. In a pipeline their
BEGIN goes with the first statement (see round_trips).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from psycopg.abc import PQGen, PQGenConn

T = TypeVar("T")

STEP_SECONDS = 0.1
"""How often a wait asks whether it shall go on."""


class _ServerCursor(psycopg.ServerCursor[Any]):
    """A cursor of the server's, which is gone with its line: then there is nothing to close.

    SQLAlchemy leaves it open then, and psycopg would call that a leak.
    """

    def __del__(self, *_warn: object) -> None:
        if not self.connection.closed:
            super().__del__()


def breakable(check: Callable[[], None]) -> type[psycopg.Connection[Any]]:
    """A class of connections that call ``check`` while they wait, and end when it raises.

    ``check`` raises a psycopg.OperationalError to break off; the connection is closed by then.
    """

    class Breakable(psycopg.Connection[Any]):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 (psycopg's)
            super().__init__(*arguments, **options)
            self.server_cursor_factory = _ServerCursor

        @classmethod
        def _connect_gen(cls, conninfo: str = "") -> PQGenConn[Any]:
            return _checked(super()._connect_gen(conninfo), check)

        def wait(
            self, gen: PQGen[T], interval: float = STEP_SECONDS, timeout: float | None = None
        ) -> T:
            return super().wait(_checked(gen, self._check), interval=interval, timeout=timeout)

        def _start_query(self) -> PQGen[None]:
            idle = self.pgconn.transaction_status == TransactionStatus.IDLE
            if self._pipeline is None or self._autocommit or not idle:
                yield from super()._start_query()
                return
            # psycopg's own waits for the answer before it sends what follows
            yield from self._exec_command(self._get_tx_start_command())

        def _check(self) -> None:
            try:
                check()
            except psycopg.OperationalError:
                # what the server still says belongs to no question any more
                self.pgconn.finish()
                raise

    return Breakable


def _checked(waiting: Generator[Any, Any, T], check: Callable[[], None]) -> Generator[Any, Any, T]:
    """The same generator, with the question asked before it begins and after every wait."""
    check()
    try:
        wanted = next(waiting)
        while True:
            ready = yield wanted
            check()
            wanted = waiting.send(ready)
    except StopIteration as ended:
        value: T = ended.value
        return value
    finally:
        waiting.close()
