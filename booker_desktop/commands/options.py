"""The options every command takes, wherever they stand, and the kinds of values that are typed."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID, uuid4

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from booker_desktop.commands.session import Session

JSON_FLAG: Final = "--json"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS: Final = range(1970, 3000)
"""A few days before or after them must be dates too."""
Command = TypeVar("Command", bound="Callable[..., object]")


def _keep(ctx: click.Context, param: click.Parameter, value: str | bool | None) -> None:  # noqa: FBT001 - click's signature
    session: Session = ctx.obj
    if value is None or value is False or ctx.resilient_parsing:
        return
    if value == "":
        # an unset variable of a script must not fall back on somebody else, least the administrator
        message = "it is empty."
        raise click.BadParameter(message, ctx, param)
    # every command has these beside its own, so their names must not meet
    setattr(session, str(param.name).removeprefix("global_"), value)


def _global_options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--profile", "global_profile_name"],
            metavar="NAME",
            help="Which database; see `profile`.",
            expose_value=False,
            callback=_keep,
        ),
        click.Option(
            ["--as", "global_login"],
            metavar="LOGIN",
            help="Who acts; the password comes from BOOKER_PASSWORD or the keyring.",
            expose_value=False,
            callback=_keep,
        ),
        click.Option(
            ["--branch", "global_branch"],
            metavar="CODE",
            help="Which branch, for staff of several.",
            expose_value=False,
            callback=_keep,
        ),
        click.Option(
            [JSON_FLAG, "global_as_json"],
            is_flag=True,
            default=False,
            help="Answer with one JSON document.",
            expose_value=False,
            callback=_keep,
        ),
    ]


class BookerCommand(click.Command):
    """A command that takes the global options behind its name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.params += _global_options()


class BookerGroup(click.Group):
    """A group that takes the global options, and so do its commands."""

    command_class = BookerCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.params += _global_options()


class LazyGroup(BookerGroup):
    """A group whose commands are imported when they are asked for: a start costs only its own.

    ``places``: a command's name → ``module:attribute`` and its line of help.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        places: Mapping[str, tuple[str, str]] | None = None,
        **kwargs: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self._places = dict(places or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of the day's work."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self._places:
            return None
        session: Session = ctx.obj
        session.command = cmd_name
        module, attribute = self._places[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print names and help without importing a command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self._places.items()])


def iso_date(value: str | date) -> date:
    """A date typed as 2026-11-23; a usage error says how one is written."""
    if isinstance(value, date):
        return value
    message = f"“{value}” is not a date; write it as 2026-11-23."
    if not _DATE.fullmatch(value.strip()):
        raise click.BadParameter(message)
    try:
        typed = date.fromisoformat(value.strip())
    except ValueError as error:
        raise click.BadParameter(message) from error
    if typed.year not in _YEARS:
        message = f"{value.strip()} is not a day that anything could be booked for."
        raise click.BadParameter(message)
    return typed


def act_id_option(function: Command) -> Command:
    """Let a caller name the act, so that repeating the command is harmless."""
    return click.option(
        "--act-id",
        type=click.UUID,
        metavar="UUID",
        help="The act's own id: the same id again does nothing twice.",
    )(function)


def act(given: UUID | None) -> UUID:
    """The act's id: the one given, or a new one."""
    return given or uuid4()
