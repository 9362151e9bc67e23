"""Founding an office by commands alone: prepare the database, branches, staff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from booker_desktop import provision, secrets
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand, BookerGroup, act, act_id_option
from booker_desktop.commands.session import Session, pass_session
from core.database.desk import Desk, list_branches, open_database
from core.database.walls import require_walls
from core.errors import InvalidInput, NotAllowed
from core.trust.founding import add_branch, add_staff
from core.trust.staff import (
    ONE_TIME_HOURS,
    ROLES,
    change_password,
    change_staff,
    check_password,
    deactivate_staff,
    list_staff,
    reactivate_staff,
    reset_password,
)

if TYPE_CHECKING:
    from uuid import UUID

    from core.trust.staff import StaffMember


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
@click.option("--role", type=click.Choice(ROLES), required=True)
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
        said += f"\n{_once(added.password)}"
    session.answer(content, said)


def _once(password: str) -> str:
    return (
        f"One-time password, shown only now: {password}\n"
        f"It lets in for {ONE_TIME_HOURS} hours and must be changed, with `booker password`."
    )


@staff.command("list")
@pass_session
def staff_list(session: Session) -> None:
    """The branch's staff, with their last sign-ins."""
    desk = session.desk()
    members = list_staff(desk)
    rows = [
        (
            m.login,
            m.role,
            m.display_name,
            ""
            if m.last_sign_in_at is None
            else answer.moment(m.last_sign_in_at, desk.branch.timezone),
            _state(m),
        )
        for m in members
    ]
    headings = ("login", "role", "name", "last sign-in", "")
    session.answer({"staff": members}, answer.table(headings, rows))


def _state(member: StaffMember) -> str:
    if not member.active:
        return "left"
    return "one-time password" if member.one_time_password else ""


@staff.command("role")
@click.argument("login")
@click.argument("role", type=click.Choice(ROLES))
@act_id_option
@pass_session
def staff_role(session: Session, login: str, role: str, act_id: UUID | None) -> None:
    """Give LOGIN another ROLE in the branch (admins)."""
    desk = session.desk(writing=True)
    _tell(session, desk, change_staff(desk, act(act_id), login, role=role))


@staff.command("deactivate")
@click.argument("login")
@act_id_option
@pass_session
def staff_deactivate(session: Session, login: str, act_id: UUID | None) -> None:
    """Take LOGIN's rights in the branch away, at once (admins)."""
    desk = session.desk(writing=True)
    _tell(session, desk, deactivate_staff(desk, act(act_id), login))


@staff.command("activate")
@click.argument("login")
@act_id_option
@pass_session
def staff_activate(session: Session, login: str, act_id: UUID | None) -> None:
    """Give LOGIN, who left, the role in the branch again (admins)."""
    desk = session.desk(writing=True)
    _tell(session, desk, reactivate_staff(desk, act(act_id), login))


def _tell(session: Session, desk: Desk, member: StaffMember) -> None:
    content = {
        "login": member.login,
        "role": member.role,
        "branch": desk.branch.code,
        "active": member.active,
    }
    said = f"{member.login} is {member.role} of {desk.branch.code}."
    if not member.active:
        said = f"{member.login} has no rights in {desk.branch.code} any more."
    session.answer(content, said)


@staff.command("reset-password")
@click.argument("login")
@act_id_option
@pass_session
def staff_reset_password(session: Session, login: str, act_id: UUID | None) -> None:
    """Give LOGIN a one-time password, which is printed once (admins)."""
    desk = session.desk(writing=True)
    password = reset_password(desk, act(act_id), login)
    content = {"login": login.strip(), "branch": desk.branch.code, "password": password}
    session.answer(content, _once(password))


@click.command("password", cls=BookerCommand)
@click.option("--password-stdin", is_flag=True, help="Read the new password from standard input.")
@pass_session
def own_password(session: Session, *, password_stdin: bool) -> None:
    """Change your own password, in all your branches."""
    database = session.database()
    with database.reading() as connection:
        require_walls(connection)
    branches = list_branches(database)
    if not branches:
        message = f"{database.login} is not staff of any branch here."
        raise NotAllowed(message)
    profile = session.profile().name
    is_remembered = secrets.remembered(profile, database.login) is not None
    new = _new_password(from_stdin=password_stdin)
    change_password(Desk(database, branches[0]), new)
    remembered = is_remembered and secrets.remember(profile, database.login, new)
    said = f"The password of {database.login} is changed."
    if is_remembered:
        said += (
            " The keyring has the new one."
            if remembered
            else " The keyring still has the old one: it could not be changed there."
        )
    session.answer({"login": database.login, "remembered": remembered}, said)


def _new_password(*, from_stdin: bool) -> str:
    """The password typed twice, or the first line of standard input. Raises InvalidInput."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        message = "There is no terminal to type the new password on."
        raise InvalidInput(message, next_step="Pipe it in, with --password-stdin.")
    first: str = click.prompt("New password", hide_input=True, err=True)
    # before it is typed again
    check_password(first)
    again: str = click.prompt("The same again", hide_input=True, err=True)
    if first != again:
        message = "The two passwords are not the same."
        raise InvalidInput(message, next_step="Type the new password twice.")
    return first
