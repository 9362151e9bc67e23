"""A desk: one login at work in one branch. Every act and every read begins with one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.database.connection import CONNECT_SECONDS, Database
from core.database.target import Target
from core.errors import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import Connection, TextClause

    Extra: TypeAlias = Mapping[str, Any] | Sequence[Any]

Answer: TypeAlias = Any
"""What an act's function answers: JSON as Python has it."""

__all__ = ["Answer", "Branch", "Database", "Desk", "Target", "open_database", "open_desk"]


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
    def reading(self, *, whole: bool = False) -> Iterator[Connection]:
        """See Database.reading."""
        with self.database.reading(whole=whole) as connection:
            yield connection

    def act(
        self,
        name: str,
        act_id: UUID,
        content: Mapping[str, Any],
        *,
        extra: Extra | None = None,
        locks: Sequence[str] = (),
    ) -> Answer:
        """Do an act in a transaction of its own; answers what its function answers, JSON as Python.

        ``app.<name>(branch, act, content)``, with ``extra`` as a fourth argument where one is
        given: a string as text, everything else as JSON. Safe to repeat under the same id. Raises
        core.errors types.
        """

        def work(connection: Connection) -> Answer:
            return self.act_in(connection, name, act_id, content, extra)

        return self.database.serializable(work, locks=locks)

    def act_in(
        self,
        connection: Connection,
        name: str,
        act_id: UUID,
        content: Mapping[str, Any],
        extra: Extra | None = None,
    ) -> Answer:
        """As `act`, in a transaction that is open already."""
        values: dict[str, Any] = {
            "branch": self.branch.branch_id,
            "act": act_id,
            "content": dict(content),
        }
        if extra is not None:
            values["extra"] = dict(extra) if isinstance(extra, Mapping) else extra
        statement = _act(name, extra=extra is not None, as_json=not isinstance(extra, str))
        return connection.execute(statement, values).scalar_one()


@cache
def _act(name: str, *, extra: bool, as_json: bool) -> TextClause:
    if not name.isidentifier():
        message = f"{name!r} is not the name of an act"
        raise ValueError(message)
    statement = f"select app.{name}(:branch, :act, :content{', :extra' if extra else ''})"
    kinds = [bindparam("content", type_=JSONB)]
    if extra and as_json:
        kinds.append(bindparam("extra", type_=JSONB))
    return text(statement).bindparams(*kinds)


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
