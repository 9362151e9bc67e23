"""``doctor``: whether this computer, the database and the login are fit for booking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click
from sqlalchemy import text

from booker_desktop import secrets
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.embedded import EmbeddedServer, default_data_dir
from core.database.desk import list_branches
from core.database.walls import SCHEMA_VERSION, missing_walls
from core.errors import BookerError

if TYPE_CHECKING:
    from core.database.connection import Database

_UNFIT: Final = 3
_CLOCK_SECONDS: Final = 60.0
"""A desk's clock that is off by more misleads whoever reads a countdown beside it."""

_SERVER = text("select version() as version, clock_timestamp() as now")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``detail`` says what was found."""

    name: str
    ok: bool
    detail: str


@click.command(cls=BookerCommand)
@pass_session
def doctor(session: Session) -> int:
    """Check connection, server, schema, walls, login, clock, embedded server and keyring."""
    checks = [_keyring()]
    error: BookerError | None = None
    try:
        database = session.database()
        checks.insert(0, Check("connection", ok=True, detail=f"signed in as {database.login}"))
        checks[1:1] = _database(database)
    except BookerError as refused:
        error = refused
        checks.insert(0, Check("connection", ok=False, detail=f"{error.title}. {error.message}"))
    profile = session.profile()
    if profile.kind == "embedded":
        server = EmbeddedServer(default_data_dir(profile.name))
        running = server.is_running()
        state = "running" if running else "stopped"
        checks.append(Check("embedded server", running, f"{state}, in {server.data_dir}"))
    fit = all(check.ok for check in checks)
    content = {"ok": fit, "profile": profile.name, "checks": checks}
    if error is not None:
        content |= error.as_json()
    rows = [("ok" if check.ok else "BAD", check.name, check.detail) for check in checks]
    session.answer(content, answer.table(("", "what", "found"), rows))
    if error is not None:
        return error.exit_code
    return 0 if fit else _UNFIT


def _database(database: Database) -> list[Check]:
    before = datetime.now(UTC)
    with database.reading() as connection:
        server = connection.execute(_SERVER).one()
        middle = before + (datetime.now(UTC) - before) / 2
        missing = missing_walls(connection)
    branches = list_branches(database)
    off = (server.now - middle).total_seconds()
    return [
        Check("server", ok=True, detail=server.version.split(" on ")[0]),
        Check("schema", ok=True, detail=f"version {SCHEMA_VERSION}, as this Booker needs"),
        Check("walls", not missing, "; ".join(missing) or "every one stands"),
        Check(
            "login",
            ok=True,
            detail="; ".join(f"{', '.join(b.roles)} of {b.code}" for b in branches)
            or "staff of no branch yet",
        ),
        Check(
            "clock",
            abs(off) <= _CLOCK_SECONDS,
            f"the database's is {abs(off):.1f} s {'ahead' if off >= 0 else 'behind'}",
        ),
    ]


def _keyring() -> Check:
    refusal = secrets.refusal()
    return Check("keyring", ok=True, detail=refusal or "passwords can be remembered")
