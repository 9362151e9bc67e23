"""``doctor``: whether this computer, the database and the login are fit for booking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import click
from sqlalchemy import text

from booker_desktop import secrets
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.embedded import EmbeddedServer, default_data_dir
from core.database.desk import Desk, list_branches
from core.database.walls import SCHEMA_VERSION, missing_walls
from core.errors import BookerError
from core.messages.health import read_health
from core.messages.providers.provider import NotSetUp

if TYPE_CHECKING:
    from core.database.connection import Database
    from core.messages.health import DeliveryHealth

_UNFIT: Final = 3
_CLOCK_SECONDS: Final = 60.0
"""A desk's clock that is off by more misleads whoever reads a countdown beside it."""

_LATE_SECONDS: Final = 600.0
"""A message that is due and waits for longer, while somebody delivers, is a fault."""

_SERVER = text("select version() as version, clock_timestamp() as now")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``detail`` says what was found."""

    name: str
    ok: bool
    detail: str


@click.command(cls=BookerCommand)
@click.option(
    "--send-test",
    "send_to",
    metavar="ADDRESS",
    help="Send a test message to an e-mail address, or a number that begins with +.",
)
@pass_session
def doctor(session: Session, send_to: str | None) -> int:
    """Check connection, server, schema, walls, login, clock, worker, embedded server, keyring."""
    checks = [_keyring()]
    error: BookerError | None = None
    try:
        database = session.database()
        checks.insert(0, Check("connection", ok=True, detail=f"signed in as {database.login}"))
        checks[1:1] = _database(database)
        if send_to is not None:
            checks.append(_send_test(session, send_to.strip()))
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
        *(
            _worker(f"worker {b.code}" if len(branches) > 1 else "worker", Desk(database, b))
            for b in branches
        ),
    ]


def _worker(name: str, desk: Desk) -> Check:
    """Whether somebody delivers the branch's messages, where that was set up."""
    health = read_health(desk)
    waits = f"{health.backlog} messages wait" if health.backlog != 1 else "1 message waits"
    late = 0.0
    if health.oldest_queued_at is not None:
        late = (health.as_of - health.oldest_queued_at).total_seconds()
        waits += f", the oldest since {_ago(late)}"
    if health.sandbox:
        waits += f"; sandbox {health.sandbox}"
    problem = _worker_problem(health)
    if health.last_beat is None:
        heard = "no worker was heard of"
    else:
        heard = f"last heard of {_ago((health.as_of - health.last_beat).total_seconds())} ago"
    if not health.is_set_up and not health.is_alive:
        return Check(name, ok=True, detail=f"delivery is not set up; {waits}")
    fit = health.is_alive and late <= _LATE_SECONDS
    return Check(name, fit, f"{heard}; {waits}" + (f"; {problem}" if problem else ""))


def _worker_problem(health: DeliveryHealth) -> str:
    """What the newest worker that lives says of its delivering, if that is bad news."""
    for worker in health.workers:
        if worker.is_alive:
            return str((worker.tasks.get("deliver") or {}).get("problem") or "")
    return ""


def _ago(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"  # noqa: PLR2004 - two minutes


def _send_test(session: Session, to: str) -> Check:
    """A test message by what this computer has; what it needs is loaded for who sends one."""
    from booker_desktop.worker import sandbox_of, secret_of  # noqa: PLC0415
    from core.messages.branch_providers import BranchProviders  # noqa: PLC0415
    from core.messages.trial import send_trial  # noqa: PLC0415

    profile = session.profile()
    desk = session.desk()
    code = desk.branch.code
    sandbox = sandbox_of(profile)
    providers = BranchProviders(desk, partial(secret_of(profile.name), code), sandbox)
    try:
        by, outcome = send_trial(providers, desk.branch.name, to)
    except NotSetUp as missing:
        return Check("send test", ok=False, detail=f"{missing.message} {missing.next_step}")
    where = f" (sandbox {sandbox})" if sandbox else ""
    if outcome.result == "sent":
        number = f", its number there is {outcome.provider_id}" if outcome.provider_id else ""
        return Check("send test", ok=True, detail=f"{by} took it for {to}{number}{where}")
    return Check("send test", ok=False, detail=f"{by}: {outcome.error or 'not sent'}{where}")


def _keyring() -> Check:
    refusal = secrets.refusal()
    return Check("keyring", ok=True, detail=refusal or "passwords can be remembered")
