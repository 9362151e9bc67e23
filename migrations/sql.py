"""Runs a version's .sql files, each as the role that shall own what it makes."""

from __future__ import annotations

from pathlib import Path

from alembic import op


def run(revision: str, name: str, role: str | None = None) -> None:
    """Run ``versions/sql_<revision>/<name>`` on the migrating connection, as ``role``.

    Objects belong to who creates them, and default privileges go by creator: so the file runs
    *as* its owner instead of being handed over afterwards.
    """
    text = (Path(__file__).parent / "versions" / f"sql_{revision}" / name).read_text("utf-8")
    # the driver's own connection: no parameter substitution, several statements at once
    connection = op.get_bind().connection.driver_connection
    if connection is None:
        message = "the migrating connection is closed"
        raise RuntimeError(message)
    if role is not None:
        connection.execute(f"set local role {role}")
    connection.execute(text)
    if role is not None:
        connection.execute("reset role")
