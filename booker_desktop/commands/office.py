"""Founding an office by commands alone: prepare the database, branches, staff."""

from __future__ import annotations

import click

from booker_desktop import provision
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand, BookerGroup
from booker_desktop.commands.session import Session, pass_session
from core.database.desk import list_branches, open_database
from core.database.walls import require_walls
from core.trust.founding import add_branch, add_staff, list_staff


@click.command(cls=BookerCommand)
@pass_session
def init(session: Session) -> None:
    """Prepare the profile's database for Booker: make it, bring its schema up to date.

    A central database needs an administrator's login (--as) and password. Safe to repeat.
    """
    profile = session.profile()
    target, password = session.target()
    if profile.kind == "central":
        provision.ensure_central_database(target, password)
    with open_database(target, password) as database:
        done = provision.prepare(database)
    content = {
        "profile": profile.name,
        "dbname": target.dbname,
        "schema_before": done.before,
        "schema": done.version,
        "server_version": done.server_version,
        "walls": "present",
    }
    what = "already" if done.before == done.version else "now"
    session.answer(
        content,
        f"The database {target.dbname} of the profile {profile.name} is {what} prepared: "
        f"schema {done.version} on PostgreSQL {done.server_version}, every wall stands.",
    )


@click.group(cls=BookerGroup)
def branch() -> None:
    """Branches: one office each."""


@branch.command("add")
@click.argument("code")
@click.option("--name", required=True, help="The office's name.")
@click.option("--timezone", required=True, help="Its time zone, e.g. America/Denver.")
@pass_session
def branch_add(session: Session, code: str, name: str, timezone: str) -> None:
    """Found a branch (administrators); the founder becomes its first admin."""
    database = session.database()
    with database.reading() as connection:
        require_walls(connection)
    add_branch(database, code, name, timezone)
    content = {"code": code.strip(), "name": name.strip(), "timezone": timezone.strip()}
    session.answer(content, f"Founded the branch {content['code']} ({content['timezone']}).")


@branch.command("list")
@pass_session
def branch_list(session: Session) -> None:
    """The branches the login is staff of."""
    branches = list_branches(session.database())
    rows = [(b.code, b.name, b.timezone, ", ".join(b.roles)) for b in branches]
    headings = ("code", "name", "time zone", "your role")
    session.answer({"branches": branches}, answer.table(headings, rows))


@click.group(cls=BookerGroup)
def staff() -> None:
    """Staff: each member signs in with a login of the database's own."""


@staff.command("add")
@click.argument("login")
@click.option("--role", type=click.Choice(["csr", "dispatcher", "admin"]), required=True)
@click.option("--name", "display_name", help="The person's name; the login without it.")
@pass_session
def staff_add(session: Session, login: str, role: str, display_name: str | None) -> None:
    """Give LOGIN a role in the branch (admins); prints a one-time password for a new login."""
    desk = session.desk(writing=True)
    added = add_staff(desk, login, role, display_name=display_name)
    content = {
        "login": added.login,
        "role": added.role,
        "branch": desk.branch.code,
        "password": added.password,
    }
    said = f"{added.login} is {added.role} of {desk.branch.code}."
    if added.password is None:
        said += " The login was there before and keeps its password."
    else:
        said += f"\nOne-time password, shown only now: {added.password}"
    session.answer(content, said)


@staff.command("list")
@pass_session
def staff_list(session: Session) -> None:
    """The branch's staff."""
    members = list_staff(session.desk())
    rows = [(m.login, m.role, m.display_name, "" if m.active else "left") for m in members]
    headings = ("login", "role", "name", "")
    session.answer({"staff": members}, answer.table(headings, rows))
