"""``worker``: delivers messages, and what else nobody has to ask for, until it is stopped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from booker_desktop import worker as working
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.commands.stay import stopped_by_signal
from core.database.desk import Desk, list_branches
from core.database.walls import require_walls
from core.errors import InvalidInput, SignInRefused, Unreachable
from core.trust.staff import must_change_password

if TYPE_CHECKING:
    import threading

    from core.database.connection import Database

AGAIN_SECONDS: Final = 5.0
END_SECONDS: Final = 45.0
"""So long it waits, told to end, for the messages that it has handed over."""


@click.command("worker", cls=BookerCommand)
@click.option("--once", is_flag=True, help="Do what is due until nothing is, and end.")
@pass_session
def worker(session: Session, *, once: bool) -> int:
    """Deliver the branches' messages: confirmations, reminders, notices, their status.

    Needs a login of the role worker. Several may run, on several computers. Without --once it
    stays until it is stopped, and serves every branch of its login, or the one of --branch.
    """
    profile = session.profile()
    options = working.Options(working.secret_of(profile.name), working.sandbox_of(profile))
    if once:
        database, _ = _enter(session)
        return _once(session, working.Worker(database, options, session.branch), options)
    if session.as_json:
        message = "A worker that stays answers with no document."
        raise InvalidInput(message, next_step="Leave out --json, or use --once.")
    with stopped_by_signal() as stopped:
        entered = _wait_to_enter(session, stopped)
        if entered is not None:
            database, password = entered
            busy = working.Worker(database, options, session.branch)
            answer.write_text(_greeting(busy, options))
            busy.run(database.target, password, stopped, end_seconds=END_SECONDS)
    answer.write_text("Stopped.")
    return 0


def _enter(session: Session) -> tuple[Database, str | None]:
    """The database, its walls standing. Raises what `Session.database` raises."""
    database, password = session.signed_in(pool_size=working.POOL_SIZE)
    with database.reading() as connection:
        require_walls(connection)
    branches = list_branches(database)
    if branches and must_change_password(Desk(database, branches[0])):
        _say(
            f"The password of {database.login} is a one-time one: it lets in for a few days only. "
            "Change it with `booker password`."
        )
    return database, password


def _wait_to_enter(
    session: Session, stopped: threading.Event
) -> tuple[Database, str | None] | None:
    """As `_enter`, as soon as there is a database: the computer may have started before it."""
    told = ""
    while not stopped.is_set():
        try:
            return _enter(session)
        except SignInRefused:
            raise
        except Unreachable as error:
            if error.message != told:
                told = error.message
                _say(f"{error.message} Trying again every {AGAIN_SECONDS:.0f} seconds.")
        stopped.wait(AGAIN_SECONDS)
    return None


def _once(session: Session, busy: working.Worker, options: working.Options) -> int:
    try:
        counts = busy.run_once()
    finally:
        for problem in busy.problems:
            _say(problem)
    where = f" Sandbox: {options.sandbox}." if options.sandbox else ""
    said = ", ".join(f"{name} {n}" for name, n in counts.items() if n) or "nothing was due"
    content = {**counts, "sandbox": str(options.sandbox) if options.sandbox else None}
    session.answer(content, f"Done: {said}.{where}")
    return 0


def _greeting(busy: working.Worker, options: working.Options) -> str:
    names = ", ".join(branch.name for branch in busy.served())
    where = (
        f" Sandbox: every message goes to {options.sandbox}, as long as no other worker delivers"
        " to customers."
        if options.sandbox
        else ""
    )
    return f"Delivering for {names}.{where}"


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
