"""Runs a version's .sql files, each as the role that shall own what it makes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).parent / "versions"


def run(revision: str, name: str, role: str | None = None) -> None:
    """Run ``versions/sql_<revision>/<name>`` on the migrating connection, as ``role``.

    Objects belong to who creates them, and default privileges go by creator: so the file runs
    *as* its owner instead of being handed over afterwards.
    """
    _execute(_read(revision, name), role)


def restore(revision: str, name: str, functions: Iterable[str], role: str) -> None:
    """Put back ``functions`` of schema ``app`` as ``versions/sql_<revision>/<name>`` made them.

    For a downgrade, where a later version replaced them; their rights stay. Raises LookupError
    where the file does not make one of them.
    """
    for function in functions:
        made = definition(revision, name, function)
        _execute(f"create or replace {made.removeprefix('create ')}", role)


def definition(revision: str, name: str, function: str) -> str:
    """The statement of ``versions/sql_<revision>/<name>`` that creates ``app.<function>``.

    Raises LookupError where the file does not make it.
    """
    found = re.search(
        rf"^create (?:or replace )?(function app\.{function}\(.*?^\$\$;)$",
        _read(revision, name),
        re.DOTALL | re.MULTILINE,
    )
    if found is None:
        message = f"{name} of {revision} makes no function {function}"
        raise LookupError(message)
    return f"create {found[1]}"


def _read(revision: str, name: str) -> str:
    return (_FOLDER / f"sql_{revision}" / name).read_text("utf-8")


def _execute(text: str, role: str | None) -> None:
    # no parameters: the driver then takes several statements at once, and a % for itself
    connection = op.get_bind()
    if role is not None:
        connection.exec_driver_sql(f"set local role {role}")
    connection.exec_driver_sql(text, execution_options={"no_parameters": True})
    if role is not None:
        connection.exec_driver_sql("reset role")
