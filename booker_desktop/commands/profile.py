"""``profile``: which databases this computer knows."""

from __future__ import annotations

from typing import get_args

import click

from booker_desktop import provision
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerGroup
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.profiles import Profile, Profiles, SslMode
from core.errors import InvalidInput

_COLUMNS = ("", "name", "kind", "host", "port", "database", "login", "branch", "sandbox")
_POSTGRES_PORT = 5432


@click.group(cls=BookerGroup)
def profile() -> None:
    """Which databases there are, and which one is used."""


@profile.command("list")
@pass_session
def list_profiles(session: Session) -> None:
    """Every profile; * marks the current one."""
    book = Profiles()
    known = [(entry, book.is_current(entry.name)) for entry in book.list()]
    session.answer(
        {"profiles": [provision.located(entry).as_json(current=now) for entry, now in known]},
        answer.table(_COLUMNS, [_row(provision.located(entry), now) for entry, now in known]),
    )


@profile.command("show")
@click.argument("name", required=False)
@pass_session
def show_profile(session: Session, name: str | None) -> None:
    """One profile: host, port, database. Never a password."""
    book = Profiles()
    entry = provision.located(book.show(name or session.profile_name))
    current = book.is_current(entry.name)
    session.answer(entry.as_json(current=current), answer.table(_COLUMNS, [_row(entry, current)]))


@profile.command("add")
@click.argument("name")
@click.option("--embedded", is_flag=True, help="A database of its own on this computer.")
@click.option("--host", help="The central server's name or address.")
@click.option("--port", type=click.IntRange(1, 65535), default=_POSTGRES_PORT, show_default=True)
@click.option("--dbname", default="booker", show_default=True, help="The database's name.")
@click.option("--login", "default_login", help="Who signs in without --as.")
@click.option(
    "--sslmode", type=click.Choice(get_args(SslMode)), default="prefer", show_default=True
)
@click.option("--sandbox", help="Where messages go instead: folder, folder:PATH, address:A@B.")
@click.option("--replace", is_flag=True, help="Write over a profile of that name.")
@pass_session
def add_profile(  # noqa: PLR0913 - a command has the arguments that its line has
    session: Session,
    name: str,
    host: str | None,
    port: int,
    dbname: str,
    default_login: str | None,
    sslmode: SslMode,
    sandbox: str | None,
    *,
    embedded: bool,
    replace: bool,
) -> None:
    """Add a central database (--host …), or another embedded one (--embedded).

    --branch CODE names the branch that is used without --branch.
    """
    if embedded == (host is not None):
        message = "A profile is either central, with --host, or --embedded."
        raise InvalidInput(message)
    login = default_login or session.login
    wanted = (
        Profile(name, "embedded", "127.0.0.1", 0, dbname, login, session.branch, "disable", sandbox)
        if host is None
        else Profile(name, "central", host, port, dbname, login, session.branch, sslmode, sandbox)
    )
    book = Profiles()
    entry = book.add(wanted, replace_existing=replace)
    current = book.is_current(entry.name)
    session.answer(entry.as_json(current=current), f"Added the profile {entry.name}.")


@profile.command("use")
@click.argument("name")
@pass_session
def use_profile(session: Session, name: str) -> None:
    """Use this profile in every command without --profile."""
    entry = Profiles().use(name)
    session.answer(entry.as_json(current=True), f"Commands use the profile {entry.name} from now.")


@profile.command("sandbox")
@click.argument("where", metavar="folder|folder:PATH|address:NAME@HOST|off")
@click.argument("name", required=False)
@pass_session
def sandbox_profile(session: Session, where: str, name: str | None) -> None:
    """Where messages go instead of to customers; off: they are real.

    For the profile NAME, or the current one. A worker that runs must be started again.
    """
    book = Profiles()
    known = book.show(name or session.profile_name)
    entry = book.set_sandbox(known.name, None if where == "off" else where)
    said = (
        f"Messages of the profile {entry.name} go to their customers from now."
        if entry.sandbox is None
        else f"Every message of the profile {entry.name} goes to {entry.sandbox} from now."
    )
    session.answer(entry.as_json(current=book.is_current(entry.name)), said)


def _row(entry: Profile, current: bool) -> tuple[object, ...]:  # noqa: FBT001 - a table's cell
    return (
        "*" if current else "",
        entry.name,
        entry.kind,
        entry.host,
        entry.port or None,
        entry.dbname,
        entry.login,
        entry.branch,
        entry.sandbox,
    )
