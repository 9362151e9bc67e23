"""Who a command acts as, on which database: the global options turned into a desk.

The database's libraries are imported by the methods that connect: help, usage errors and the
window's form do not wait for them.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from booker_desktop import profiles
from booker_desktop.commands import answer
from core.database.target import Target
from core.errors import InvalidInput, SignInRefused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from booker_desktop.profiles import Profile
    from core.database.desk import Database, Desk


class Session:
    """One command's global options, and what it opened, which `close` closes."""

    def __init__(self) -> None:
        self.profile_name: str | None = None
        self.login: str | None = None
        self.branch: str | None = None
        self.as_json = False
        self.command: str | None = None
        self._open = ExitStack()
        self._prompted: tuple[str, str, str] | None = None

    def close(self) -> None:
        """Close every connection."""
        self._open.close()

    def answer(self, content: Mapping[str, Any], text: str) -> None:
        """Print the command's answer in the form that was asked for."""
        if self.as_json:
            answer.write_json(content)
        else:
            answer.write_text(text)

    def profile(self) -> Profile:
        """The profile named, or the current one. Raises NotFound."""
        return profiles.Profiles().show(self.profile_name)

    def target(self) -> tuple[Target, str | None]:
        """Where to connect as whom, and the password; the embedded server runs after this.

        Raises InvalidInput (a central profile without a login), SignInRefused (no password).
        """
        from booker_desktop import provision  # noqa: PLC0415 - see the module

        profile = self.profile()
        login = self.login or profile.login
        if profile.kind == "embedded":
            address = provision.prepare_embedded(profile)
            if login is None or login == address.administrator:
                return provision.administrator_target(profile, address), None
            target = Target(address.host, address.port, profile.dbname, login, "disable")
        else:
            if login is None:
                message = f"The profile {profile.name} does not say who signs in."
                raise InvalidInput(message, next_step="Say it with --as LOGIN.")
            target = Target(profile.host, profile.port, profile.dbname, login, profile.sslmode)
        return target, self._password(profile, login)

    def database(self) -> Database:
        """A pool for the login, on a database whose schema this program knows.

        Raises Unreachable, SignInRefused, UnsafeDatabase.
        """
        database, _ = self.signed_in()
        return database

    def signed_in(self, *, pool_size: int = 2) -> tuple[Database, str | None]:
        """As `database`, with the password, for who opens connections of another kind."""
        from booker_desktop import secrets  # noqa: PLC0415 - see the module
        from core.database.desk import open_database  # noqa: PLC0415
        from core.database.walls import require_schema  # noqa: PLC0415

        target, password = self.target()
        database = open_database(target, password, pool_size=pool_size)
        try:
            with database.reading() as connection:
                require_schema(connection)
        except BaseException:
            # who tries again and again leaves no pools behind
            database.close()
            raise
        self._open.callback(database.close)
        if self._prompted is not None:
            # it opened the database, so it is worth remembering, where there is a keyring
            secrets.remember(*self._prompted)
        return database, password

    def desk(self, *, writing: bool = False) -> Desk:
        """The desk in the branch named, else the profile's, else the only one of the login.

        ``writing``: the walls are checked first. Raises NotAllowed, NotFound, InvalidInput,
        UnsafeDatabase and what `database` raises.
        """
        from core.database.desk import Desk, list_branches, open_desk  # noqa: PLC0415
        from core.database.walls import require_walls  # noqa: PLC0415

        database = self.database()
        if writing:
            with database.reading() as connection:
                require_walls(connection)
        if self.branch is None:
            usual = self.profile().branch
            for branch in list_branches(database):
                if branch.code == usual:
                    return self._reminded(Desk(database, branch))
        return self._reminded(open_desk(database, self.branch))

    def _reminded(self, desk: Desk) -> Desk:
        """The desk; whoever has a one-time password is told so beside the answer."""
        from core.trust.staff import must_change_password  # noqa: PLC0415 - see the module

        if must_change_password(desk):
            click.echo(
                "Your password is a one-time one: change it with `booker password`.", err=True
            )
        return desk

    def _password(self, profile: Profile, login: str) -> str:
        from booker_desktop import secrets  # noqa: PLC0415 - see the module

        known = secrets.find_password(profile.name, login)
        if known is not None:
            return known
        if not sys.stdin.isatty():
            message = f"There is no password for {login}."
            next_step = f"Set {profiles.PASSWORD_VARIABLE}, or run Booker in a terminal."
            raise SignInRefused(message, next_step=next_step)
        typed: str = click.prompt(f"Password of {login}", hide_input=True, err=True)
        self._prompted = (profile.name, login, typed)
        return typed


pass_session = click.make_pass_decorator(Session)
