"""``export``: sheets out, plain or by a profile, by hand or when they are due; empty ones too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from booker_desktop import profiles as databases
from booker_desktop.commands import answer
from booker_desktop.commands.options import (
    BookerCommand,
    BookerGroup,
    act,
    act_id_option,
    iso_date,
)
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.commands.stay import run_once, stay
from core.errors import InvalidInput, NotFound
from core.exchange.blank import BLANK_KINDS, save_blank
from core.exchange.export import EXPORT_KINDS, SOURCES, export
from core.exchange.profiles import (
    ExportProfile,
    find_profile,
    list_profiles,
    remove_profile,
    save_profile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from core.database.desk import Desk
    from core.exchange.profiles import Schedule

_HELP = {
    "bookings": "Confirmed bookings, one a row, as FILE.csv or FILE.xlsx.",
    "sites": "Sites (customers' addresses), as the import reads them.",
    "job-types": "Job types, as the import reads them.",
    "windows": "Arrival windows, as the import reads them.",
    "capacity": "Capacity as a roster, as the import reads it.",
    "messages": "Messages to customers.",
    "audit": "The audit trail: who did what to which row.",
}


class ExportCommand(BookerCommand):
    """A command whose ``--profile`` may also name an export profile.

    A database's name means the database, as everywhere; any other the branch's export profile.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.params = [known for known in self.params if known.name != "global_profile_name"]
        self.params.append(
            click.Option(
                ["--profile", "profile_names"],
                multiple=True,
                metavar="NAME",
                help="An export profile, see `export profiles`; or which database.",
            )
        )


@click.group("export", cls=BookerGroup)
def export_sheets() -> None:
    """Write sheets that a spreadsheet opens, or a route planner, or a calendar."""


def _register(kind: str) -> None:
    @export_sheets.command(kind, cls=ExportCommand, help=_HELP[kind])
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
    @pass_session
    def command(
        session: Session,
        file: Path,
        profile_names: Sequence[str],
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        _export(session, kind, file, profile_names, (first, last))

    if SOURCES[kind].has_dates:
        day = "service date" if kind in {"bookings", "capacity"} else "day"
        command.params[1:1] = [
            click.Option(["--from", "first"], type=iso_date, metavar="DATE", help=f"First {day}."),
            click.Option(
                ["--to", "last"], type=iso_date, metavar="DATE", help=f"Last {day}, included."
            ),
        ]


for _kind in EXPORT_KINDS:
    _register(_kind)


def _export(
    session: Session,
    kind: str,
    file: Path,
    profile_names: Sequence[str],
    period: tuple[date | None, date | None],
) -> None:
    wanted = _export_profile_of(session, profile_names)
    desk = session.desk()
    profile = None if wanted is None else find_profile(desk, wanted)
    if file.is_dir() and (profile is None or profile.format != "ics"):
        message = f"{file} is a folder."
        raise InvalidInput(message, next_step="Name a file.")
    result = export(desk, kind, file, profile=profile, first=period[0], last=period[1])
    content: dict[str, Any] = {"file": str(result.path), "format": result.format}
    if kind == "bookings":
        content["bookings"] = result.rows
    content |= {"kind": kind, "profile": profile and profile.name, "rows": result.rows}
    what = "confirmed bookings" if kind == "bookings" and profile is None else _words(kind, profile)
    session.answer(content, f"Wrote {result.rows} {what} to {file}.")


def _words(kind: str, profile: ExportProfile | None) -> str:
    if profile is not None and profile.format == "ics":
        return "visits"
    return {"capacity": "routes", "audit": "events"}.get(kind, kind.replace("-", " "))


def _export_profile_of(session: Session, names: Sequence[str]) -> str | None:
    """The export profile among the names given; a database's name goes to the session."""
    known = {profile.name for profile in databases.Profiles().list()}
    wanted: list[str] = []
    for name in names:
        if name in known:
            session.profile_name = name
        else:
            wanted.append(name)
    if len(wanted) > 1:
        message = f"{wanted[-1]} is no database, and one export profile is enough."
        raise InvalidInput(message, next_step="See `booker export profiles`.")
    return wanted[0] if wanted else None


# -- profiles -----------------------------------------------------------------------------------


@export_sheets.command("profiles")
@pass_session
def list_all(session: Session) -> None:
    """The export profiles there are: those that come with Booker, and the branch's own."""
    found = list_profiles(session.desk())
    rows = [
        (
            profile.name,
            profile.kind,
            profile.format,
            len(profile.columns) or None,
            _schedule_words(profile.schedule),
            "comes with Booker" if profile.shipped else "",
        )
        for profile in found
    ]
    content = {"profiles": [p.as_json() | {"shipped": p.shipped} for p in found]}
    headings = ("profile", "of", "format", "columns", "schedule", "")
    session.answer(content, answer.table(headings, rows))


def _schedule_words(schedule: Schedule | None) -> str:
    if schedule is None:
        return ""
    when = (
        f"daily at {schedule.at:%H:%M}"
        if schedule.at is not None
        else f"every {schedule.every_minutes} min"
    )
    return f"{when} into {schedule.folder}"


@export_sheets.group("profile", cls=BookerGroup)
def one_profile() -> None:
    """One export profile."""


@one_profile.command("show")
@click.argument("name", metavar="NAME")
@pass_session
def show(session: Session, name: str) -> None:
    """One profile; with --json in the form that `save` takes."""
    profile = find_profile(session.desk(), name)
    session.answer(profile.as_json(), _profile_text(profile))


def _profile_text(profile: ExportProfile) -> str:
    document = profile.as_json()
    schedule = _schedule_words(profile.schedule)
    told = {
        "kind": profile.kind,
        "format": profile.format,
        **{
            key: document[key]
            for key in ("delimiter", "encoding", "date_format", "time_format")
            if profile.format == "csv" or (key.endswith("_format") and profile.format == "xlsx")
        },
        "zones": ", ".join(profile.zones) or "any",
        "states": ", ".join(profile.states) or "the usual ones",
        "days_back": profile.days_back,
        "days_ahead": profile.days_ahead,
        "schedule": schedule or "none",
    }
    lines = [profile.name]
    lines += [f"  {key}: {'any' if value is None else value}" for key, value in told.items()]
    if profile.columns:
        rows = [(column.field, column.title) for column in profile.columns]
        lines += ["", answer.table(("field", "title"), rows)]
    return "\n".join(lines)


@one_profile.command("save")
@click.argument("name", metavar="NAME")
@click.option(
    "--file",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    metavar="JSON",
    help="The profile, as `show --json` prints one.",
)
@act_id_option
@pass_session
def save(session: Session, name: str, source: Path, act_id: UUID | None) -> None:
    """Save a profile under NAME; one of that name is replaced (admins)."""
    profile = ExportProfile.from_json({**_document(source), "name": name})
    desk = session.desk(writing=True)
    saved = save_profile(desk, act(act_id), profile, was=_standing(desk, profile.name))
    session.answer(saved.as_json(), f"Saved the export profile {saved.name}.")


def _document(source: Path) -> dict[str, Any]:
    try:
        found = json.loads(source.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        message = f"{source.name} is no readable JSON: {error}."
        raise InvalidInput(message) from error
    if not isinstance(found, dict):
        message = f"{source.name} holds no profile."
        raise InvalidInput(message, next_step="See `booker export profile show NAME --json`.")
    return found


def _standing(desk: Desk, name: str) -> str | None:
    """The name as it stands, where the branch has that profile of its own."""
    try:
        return find_profile(desk, name).name
    except NotFound:
        return None


@one_profile.command("remove")
@click.argument("name", metavar="NAME")
@act_id_option
@pass_session
def remove(session: Session, name: str, act_id: UUID | None) -> None:
    """Remove one of the branch's own profiles (admins)."""
    desk = session.desk(writing=True)
    standing = _standing(desk, name) or name
    remove_profile(desk, act(act_id), standing)
    session.answer({"removed": standing}, f"Removed the export profile {standing}.")


# -- empty workbooks, and what is due ---------------------------------------------------------


@export_sheets.command("blank")
@click.argument("kind", type=click.Choice(list(BLANK_KINDS)), metavar="KIND")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--form",
    type=click.Choice([form for forms in BLANK_KINDS.values() for form in forms]),
    help="Of capacity: roster (the usual one), matrix or windows.",
)
@pass_session
def blank(session: Session, kind: str, file: Path, form: str | None) -> None:
    """An empty workbook to fill in and import: KIND is sites, job-types, windows or capacity."""
    result = save_blank(session.desk(), kind, file, form=form)
    content = {"kind": kind, "form": form or BLANK_KINDS[kind][0], "file": str(result.path)}
    session.answer(content, f"Saved an empty workbook for {kind} as {file}.")


@export_sheets.command("scheduled")
@click.option("--stay", "staying", is_flag=True, help="Keep looking every minute until stopped.")
@pass_session
def scheduled(session: Session, *, staying: bool) -> int:
    """Write what the profiles' schedules make due, each run once, on whichever machine is first."""
    if staying and session.as_json:
        message = "--stay tells what happens as it happens, not as one document."
        raise click.UsageError(message)
    desk = session.desk(writing=True)
    return stay(desk) if staying else run_once(session, desk)
