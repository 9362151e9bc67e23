"""Alembic's entry: one transaction, one migrating session at a time, bounded waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import context

from core.database.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection

_connection: Connection | None = context.config.attributes.get("connection")
if _connection is None:
    _message = "migrations run on a connection that the caller opened"
    raise RuntimeError(_message)

with _connection.begin():
    _connection.exec_driver_sql("set local lock_timeout = '10s'")
    _connection.exec_driver_sql("set local statement_timeout = '10min'")
    # one migration of this database at a time; another database of the cluster may migrate beside
    # it (advisory locks are a database's own), so what makes roles tolerates that
    _connection.exec_driver_sql(
        "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('booker migrate', 0))"
    )
    _connection.exec_driver_sql("create schema if not exists booker")
    context.configure(
        connection=_connection,
        target_metadata=METADATA,
        version_table_schema="booker",
        transactional_ddl=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
