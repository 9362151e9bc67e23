"""Opens a database for the window: connected, of the right schema, every wall standing.

What runs a server on this computer is imported where a profile has one: the others start without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.database.desk import Desk, list_branches, open_database
from core.database.target import Target
from core.database.walls import require_schema, require_walls
from core.errors import NotAllowed, SignInRefused
from core.trust import staff

if TYPE_CHECKING:
    from booker_desktop.profiles import Profile
    from core.database.desk import Branch, Database

POOL_SIZE: Final = 3
"""Calls of one window at the same time; `ui.tasks.THREADS` are its threads."""
CONNECT_SECONDS: Final = 20
"""Longer than a command's: a person sees that it tries, and can break it off."""


def pool(profile: Profile, login: str, password: str) -> Database:
    """A pool that has not connected yet; an embedded server runs after this.

    Raises what `provision.prepare_embedded` raises.
    """
    if profile.kind == "central":
        target = Target(profile.host, profile.port, profile.dbname, login, profile.sslmode)
    else:
        from booker_desktop import provision  # noqa: PLC0415 - see the module

        address = provision.prepare_embedded(profile)
        target = Target(address.host, address.port, profile.dbname, login, "disable")
    return open_database(target, password, pool_size=POOL_SIZE, connect_seconds=CONNECT_SECONDS)


def enter(database: Database, *, is_remembered: bool) -> tuple[Branch, ...]:
    """Connect, see that it is safe to book here, and tell the login's branches, never none.

    ``is_remembered``: the password is the keyring's, so a refusal says that it may be old. Raises
    SignInRefused (LockedOut), Unreachable, UnsafeDatabase, NotAllowed, Busy.
    """
    try:
        with database.reading() as connection:
            require_schema(connection)
            require_walls(connection)
    except SignInRefused as error:
        if not is_remembered or type(error) is not SignInRefused:
            raise
        message = f"The password of {database.login} remembered on this computer is refused."
        raise SignInRefused(message, next_step="Type the password as it is now.") from error
    branches = list_branches(database)
    if not branches:
        message = f"{database.login} is not staff of any branch here."
        raise NotAllowed(message, next_step="Ask an administrator of your branch to add you.")
    return branches


def must_change(database: Database, branches: tuple[Branch, ...]) -> bool:
    """Whether the login came in with a one-time password, whichever branch gave it."""
    return staff.must_change_password(Desk(database, branches[0]))


def change_password(database: Database, branches: tuple[Branch, ...], new: str) -> None:
    """Change the login's own password, everywhere. Raises InvalidInput, Unreachable, Busy."""
    staff.change_password(Desk(database, branches[0]), new)
