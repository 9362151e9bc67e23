"""A desk: one login at work in one branch. Every act and every read begins with one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.database.connection import CONNECT_SECONDS, Database
from core.database.target import Target
from core.errors import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy import Connection

__all__ = ["Branch", "Database", "Desk", "Target", "open_database", "open_desk"]


@dataclass(frozen=True, slots=True)
class Branch:
    """One office: the unit of isolation. ``roles`` are the signed-in login's roles in it."""

    branch_id: UUID
    code: str
    name: str
    timezone: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """A database connection pool and the branch that is worked in."""

    database: Database
    branch: Branch

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See Database.reading."""
        with self.database.reading() as connection:
            yield connection


def open_database(
    target: Target,
    password: str | None,
    *,
    pool_size: int = 2,
    connect_seconds: int = CONNECT_SECONDS,
) -> Database:
    """A pool; connects at first use, not here. A connect is given ``connect_seconds``."""
    return Database(target, password, pool_size=pool_size, connect_seconds=connect_seconds)


def list_branches(database: Database) -> tuple[Branch, ...]:
    """The branches the login is staff of, by code."""
    with database.reading() as connection:
        rows = connection.execute(
            text(
                "select branch_id, code, name, timezone, app.my_roles(branch_id) as roles"
                " from booker.branches where branch_id = any (app.my_branches()) order by code"
            )
        )
        return tuple(Branch(r.branch_id, r.code, r.name, r.timezone, tuple(r.roles)) for r in rows)


def open_desk(database: Database, branch_code: str | None = None) -> Desk:
    """The desk of ``branch_code``, or of the only branch the login is staff of.

    Raises NotAllowed (staff of none, or not of that one), InvalidInput (of several).
    """
    branches = list_branches(database)
    if not branches:
        message = f"{database.login} is not staff of any branch here."
        raise NotAllowed(
            message,
            next_step="Have an admin add you, or found a branch with `booker branch add`.",
        )
    if branch_code is None:
        if len(branches) > 1:
            codes = ", ".join(branch.code for branch in branches)
            message = f"{database.login} is staff of several branches: {codes}."
            raise InvalidInput(message, next_step="Say which one with --branch CODE.")
        return Desk(database, branches[0])
    for branch in branches:
        if branch.code == branch_code:
            return Desk(database, branch)
    message = f"{database.login} is not staff of a branch {branch_code}."
    # whether there is such a branch is nothing that others need to know
    raise NotAllowed(message)
