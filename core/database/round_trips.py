"""Statements that go over the line together: a slow line is paid by the answers waited for.

A transaction's BEGIN goes with its first statement, and a statement that only reads needs none: it
is a transaction of its own, made read-only by what goes before it.
"""

from __future__ import annotations

from typing import Any, Final

import psycopg
from psycopg.pq import TransactionStatus

_READ_ONLY: Final = "select pg_catalog.set_config('transaction_read_only', 'on', true)"


def pipelines() -> bool:
    """Whether the client library here can send several statements at once."""
    return psycopg.Pipeline.is_supported()


def execute_together(cursor: object, statement: str, parameters: Any) -> bool:  # noqa: ANN401 - as the driver takes them
    """Execute it with what must go before it, in one round trip; False: that is for the driver.

    A connection that commits by itself and is ``read_only`` reads: `set` would be of no effect
    there, and is refused.
    """
    if not pipelines() or type(cursor) is not psycopg.Cursor:
        return False
    connection: psycopg.Connection[Any] = cursor.connection
    reads = connection.autocommit and bool(connection.read_only)
    begins = (
        not connection.autocommit and connection.info.transaction_status is TransactionStatus.IDLE
    )
    if not reads and not begins:
        return False
    if reads and statement.lstrip().lower().startswith("set "):
        message = "A setting needs a transaction: reading(whole=True)."
        raise ValueError(message)
    with connection.pipeline():
        if reads:
            connection.execute(_READ_ONLY)
        cursor.execute(statement, parameters)
    return True
