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
    # no parameters: the driver then takes several statements at once, and a % for itself
    connection = op.get_bind()
    if role is not None:
        connection.exec_driver_sql(f"set local role {role}")
    connection.exec_driver_sql(text, execution_options={"no_parameters": True})
    if role is not None:
        connection.exec_driver_sql("reset role")
