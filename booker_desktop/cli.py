"""``booker``: its commands, its exit codes, and how each error leaves the program.

Exit codes: 0 done · 1 a bug · 2 bad input or usage · 3 refused by a rule · 4 database unreachable
· 5 not allowed. With ``--json`` one JSON document on standard output, errors too.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NoReturn

import click

from booker_desktop import logbook
from booker_desktop.commands import answer
from booker_desktop.commands.options import JSON_FLAG, LazyGroup
from booker_desktop.commands.session import Session
from booker_desktop.screen import has_screen
from core.errors import BookerError, Bug, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

LOG = logging.getLogger("booker")
INTERRUPTED: Final = 130

_ACTS = "booker_desktop.commands.acts"
_LOOK = "booker_desktop.commands.look"
_OFFICE = "booker_desktop.commands.office"
_IMPORTS = "booker_desktop.commands.imports"
_MESSAGES = "booker_desktop.commands.messages"
_DELIVERY = "booker_desktop.commands.delivery"
_PLACES: Final[dict[str, tuple[str, str]]] = {
    "window": ("booker_desktop.commands.window:window", "Open the window (as without a command)."),
    "demo": ("booker_desktop.commands.demo:demo", "Play a booking day on a sample branch."),
    "profile": ("booker_desktop.commands.profile:profile", "Which databases there are."),
    "init": (f"{_OFFICE}:init", "Prepare the profile's database."),
    "doctor": ("booker_desktop.commands.doctor:doctor", "Check connection, schema, walls."),
    "branch": (f"{_OFFICE}:branch", "Found and list branches."),
    "staff": (f"{_OFFICE}:staff", "Staff: logins, roles, passwords, leaving."),
    "password": (f"{_OFFICE}:own_password", "Change your own password."),
    "zone": (f"{_LOOK}:zone", "List the zones of the branch."),
    "import": (f"{_IMPORTS}:import_sheets", "Take in sites, job types, windows, capacity."),
    "windows": (f"{_LOOK}:windows", "Which arrival windows can be promised, and why not."),
    "hold": (f"{_ACTS}:hold", "Hold a window for a site's job."),
    "holds": (f"{_LOOK}:holds", "The holds that wait for a dispatcher."),
    "confirm": (f"{_ACTS}:confirm", "Confirm a hold (dispatchers)."),
    "propose": (f"{_ACTS}:propose", "Propose another window for a hold (dispatchers)."),
    "accept": (f"{_ACTS}:accept", "The customer accepts the proposal."),
    "decline": (f"{_ACTS}:decline", "The customer declines the proposal."),
    "release": (f"{_ACTS}:release", "Give a hold back."),
    "reschedule": (f"{_ACTS}:reschedule", "Hold another window for a confirmed booking."),
    "cancel": (f"{_ACTS}:cancel", "Cancel a confirmed booking."),
    "complete": (f"{_ACTS}:complete", "The visit took place (dispatchers)."),
    "no-show": (f"{_ACTS}:no_show", "Nobody was there (dispatchers)."),
    "on-the-way": (f"{_MESSAGES}:on_the_way", "Tell the customer that somebody is on the way."),
    "show": (f"{_LOOK}:show", "One booking."),
    "plan": (f"{_LOOK}:plan", "A zone's day, route by route."),
    "export": (
        "booker_desktop.commands.exports:export_sheets",
        "Write bookings, sites, capacity … as CSV, XLSX or calendars.",
    ),
    "messages": (f"{_MESSAGES}:messages", "Messages to customers, and what became of them."),
    "message": (f"{_MESSAGES}:message", "One message: show it, send it again, settle it."),
    "site": (f"{_DELIVERY}:site", "How a site's customer is written to."),
    "delivery": (f"{_DELIVERY}:delivery", "How messages are delivered, and whether they are."),
    "secret": (f"{_DELIVERY}:secret", "Keys of providers, in this computer's keyring."),
    "worker": ("booker_desktop.commands.worker:worker", "Deliver messages until it is stopped."),
    "audit": ("booker_desktop.commands.audit:audit", "Who did what, and whether it is whole."),
}


class Usage(BookerError):
    """The command line itself was not understood."""

    code: ClassVar[str] = "usage"
    title: ClassVar[str] = "The command was not understood"
    exit_code: ClassVar[int] = 2
    default_next: ClassVar[str] = "See `booker --help`."


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    del param
    if not value or ctx.resilient_parsing:
        return
    from importlib import metadata  # noqa: PLC0415 - reads mail headers, and who asks is rare

    try:
        version = metadata.version("booker")
    except metadata.PackageNotFoundError:
        version = "from a checkout that is not installed"
    click.echo(f"booker {version}")
    ctx.exit()


@click.group(
    cls=LazyGroup,
    places=_PLACES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.option(
    "--self-check", is_flag=True, help="Check that this Booker is whole, and that it can book."
)
@click.pass_context
def cli(ctx: click.Context, *, self_check: bool) -> int:
    """Arrival windows that are genuinely covered: offer, hold, confirm, export.

    Without a command the window opens.
    """
    session: Session = ctx.obj
    if ctx.invoked_subcommand is not None:
        if self_check:
            message = "--self-check stands alone, without a command."
            raise click.UsageError(message, ctx)
        return 0
    if self_check:
        # it imports everything there is
        from booker_desktop.commands.self_check import run_self_check  # noqa: PLC0415

        session.command = "self-check"
        return run_self_check(session)
    if session.as_json:
        raise Usage("A command is missing.")
    from booker_desktop.commands.window import open_window  # noqa: PLC0415 - not for others

    if not has_screen():
        # where no window can be, somebody who types the name alone wants to know what can
        click.echo(ctx.get_help(), err=True)

    session.command = "window"
    return open_window(session)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command; answer its exit code. Nothing escapes as a traceback."""
    # a program without a console has none of these
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    sys.stderr = sys.stderr or sys.stdout
    for stream in (sys.stdout, sys.stderr):
        # names and dashes must not fail on a console of another code page
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(arguments)
    own = words[: words.index("--")] if "--" in words else words
    session = Session()
    session.as_json = JSON_FLAG in own
    started = time.monotonic()
    with logbook.writing():
        code = _guarded(words, session)
        took = time.monotonic() - started
        LOG.info("%s: exit %d after %.2f s", session.command or "-", code, took)
    return code


def _guarded(words: list[str], session: Session) -> int:
    """Run the command; every error becomes its sentence and its exit code."""
    try:
        result = cli.main(words, prog_name="booker", standalone_mode=False, obj=session)
    except BookerError as error:
        # the cause's own text may quote a customer's row, so only its kind is written down
        cause = type(error.__cause__).__name__ if error.__cause__ else "no fault below"
        LOG.info("%s: %s (%s)", error.code, error.message, cause)
        return _refuse(error, session)
    except (click.ClickException, UnicodeEncodeError) as error:
        return _refuse_usage(error, session)
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("Interrupted.\n")
        return INTERRUPTED
    except SystemExit:
        # click's word for a broken pipe: whoever read the output has seen enough
        return 0
    except Exception:
        LOG.exception("bug")
        message = "What it was doing stands in its log, with no password in it."
        next_step = f"Send {logbook.path()} to whoever maintains Booker."
        return _refuse(Bug(message, next_step=next_step), session)
    else:
        return result if isinstance(result, int) else 0
    finally:
        session.close()


def _refuse_usage(error: click.ClickException | UnicodeEncodeError, session: Session) -> int:
    """Say what was not understood; where nothing was asked, what can be."""
    if isinstance(error, UnicodeEncodeError):
        # bytes on the command line that are no text; the driver takes nothing else
        return _refuse(InvalidInput("Something typed is not text in UTF-8."), session)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        if not session.as_json:
            sys.stderr.write(error.format_message() + "\n")
            return Usage.exit_code
        return _refuse(Usage("A command is missing."), session)
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    next_step = f"See `{where or 'booker'} --help`."
    return _refuse(Usage(error.format_message(), next_step=next_step), session)


def _refuse(error: BookerError, session: Session) -> int:
    answer.write_error(error, as_json=session.as_json)
    return error.exit_code
