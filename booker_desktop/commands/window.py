"""``window``: opens the window. ``booker`` alone does the same."""

from __future__ import annotations

import os

import click

from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.profiles import PASSWORD_VARIABLE
from core.errors import InvalidInput
from core.garbage import no_collection


@click.command(cls=BookerCommand)
@pass_session
def window(session: Session) -> int:
    """Open the window: sign in, book, dispatch. With --as and BOOKER_PASSWORD at once."""
    return open_window(session)


def open_window(session: Session) -> int:
    """Open the window with what the global options say; answers the exit code.

    Raises InvalidInput where there is no screen, or where a document was asked for; NotFound
    for an unknown profile.
    """
    if session.as_json:
        message = "The window answers with no document."
        raise InvalidInput(message, next_step="Leave out --json, or name a command.")
    # Qt is loaded for who opens a window only
    from booker_desktop.screen import require_screen  # noqa: PLC0415

    require_screen()
    # nothing of what is loaded is garbage, and looking for some would take a fifth of the time
    with no_collection():
        from booker_desktop.app import Start, run_window  # noqa: PLC0415
        from booker_desktop.gate import DesktopGate  # noqa: PLC0415

    # an unknown name is refused here, in words, not in a form that does not have it
    profile = None if session.profile_name is None else session.profile().name
    password = None
    if session.login is not None:
        password = os.environ.get(PASSWORD_VARIABLE)
    start = Start(profile, session.login, session.branch, password or None)
    return run_window(DesktopGate(profile), start)
