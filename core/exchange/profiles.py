"""Export profiles: columns, formats and filters under a name, for the systems next door.

An admin saves them; four come with the program and can only be copied. docs/export.md says what
each part means.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import time
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.typed_text import FieldRefused, tidy_lines
from core.errors import InvalidInput, NotAllowed, NotFound
from core.exchange.export_kinds import export_fields, source_of
from core.exchange.export_patterns import date_pattern, time_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from core.database.desk import Desk

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "FORMATS",
    "SHIPPED",
    "ExportProfile",
    "ProfileColumn",
    "Schedule",
    "check_profile",
    "export_fields",
    "find_profile",
    "list_profiles",
    "remove_profile",
    "save_profile",
]

FORMATS = ("csv", "xlsx", "ics")
DELIMITERS = (",", ";", "\t", "|", "^")
ENCODINGS = ("utf-8-sig", "utf-8", "utf-16", "cp1252")
MOST_COLUMNS = 60
MOST_DAYS = 3_660
FEWEST_MINUTES, MOST_MINUTES = 5, 1_440
_LONGEST_NAME = 80
_LONGEST_TITLE = 100
_LONGEST_FOLDER = 1_000
_LONGEST_FILE_NAME = 150
FILE_NAME = "{name} {date} {time}"

_ALL = text("select name, content from booker.export_profiles where branch_id = :branch")


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """A column of the file: the field it shows, and what stands above it."""

    field: str
    title: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a profile's file is due: every so many minutes of the day, or daily at a local time.

    One of both. ``folder`` is a folder on the machine that runs it; ``file_name`` may hold
    {name}, {date} and {time} (of the due moment, local), the format's ending is added.
    """

    folder: str
    every_minutes: int | None = None
    at: time | None = None
    file_name: str = FILE_NAME


@dataclass(frozen=True, slots=True)
class ExportProfile:
    """How one kind is handed on.

    ``columns``: none for calendars, whose content is fixed. ``date_format``, ``time_format``: see
    core.exchange.export_patterns. ``zones``, ``states``: none means any (of bookings: the
    confirmed ones). ``days_back``, ``days_ahead``: which dates, relative to today at the branch;
    None: no bound. ``days_back`` -1 begins tomorrow.
    """

    name: str
    kind: str
    format: str
    columns: tuple[ProfileColumn, ...]
    delimiter: str = ","
    date_format: str = "yyyy-MM-dd"
    time_format: str = "HH:mm"
    encoding: str = "utf-8-sig"
    zones: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    days_back: int | None = None
    days_ahead: int | None = None
    schedule: Schedule | None = None
    shipped: bool = False

    def as_json(self) -> dict[str, Any]:
        """The document that is stored, shown, and read from a file."""
        schedule = self.schedule
        return {
            "name": self.name,
            "kind": self.kind,
            "format": self.format,
            "columns": [{"field": c.field, "title": c.title} for c in self.columns],
            "delimiter": self.delimiter,
            "date_format": self.date_format,
            "time_format": self.time_format,
            "encoding": self.encoding,
            "zones": list(self.zones),
            "states": list(self.states),
            "days_back": self.days_back,
            "days_ahead": self.days_ahead,
            "schedule": None
            if schedule is None
            else {
                "folder": schedule.folder,
                "every_minutes": schedule.every_minutes,
                "at": None if schedule.at is None else f"{schedule.at:%H:%M}",
                "file_name": schedule.file_name,
            },
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> ExportProfile:
        """The inverse of :meth:`as_json`; what is left out is as usual. Raises InvalidInput."""
        known = set(_EMPTY.as_json())
        unknown = sorted(set(document) - known)
        if unknown:
            message = f"A profile has no {', '.join(unknown)}."
            raise InvalidInput(message, next_step=f"It has: {', '.join(sorted(known))}.")
        try:
            more: dict[str, Any] = dict(document)
            more |= {name: _text(name, document[name]) for name in _TEXTS if name in document}
            more["columns"] = tuple(
                ProfileColumn(str(c["field"]), str(c.get("title") or c["field"]))
                for c in document.get("columns", ())
            )
            for name in ("zones", "states"):
                more[name] = _texts(document.get(name, ()))
            if document.get("schedule") is not None:
                more["schedule"] = _schedule(document["schedule"])
            profile = replace(_EMPTY, **more)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"This is not a profile: {error}."
            raise InvalidInput(message, next_step="See docs/export.md for an example.") from error
        return check_profile(profile)


_EMPTY = ExportProfile("", "bookings", "csv", ())
_TEXTS = ("name", "kind", "format", "delimiter", "date_format", "time_format", "encoding")


def _text(name: str, given: object) -> str:
    if not isinstance(given, str):
        message = f"{name} is a text"
        raise TypeError(message)
    return given


def _texts(given: object) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or not all(isinstance(item, str) for item in given):
        message = "zones and states are lists of texts"
        raise ValueError(message)
    return tuple(given)


def _schedule(document: Mapping[str, Any]) -> Schedule:
    unknown = set(document) - {"folder", "every_minutes", "at", "file_name"}
    if unknown:
        message = f"a schedule has no {', '.join(sorted(unknown))}"
        raise ValueError(message)
    at = document.get("at")
    return Schedule(
        str(document["folder"]),
        document.get("every_minutes"),
        None if at is None else time.fromisoformat(at),
        document.get("file_name") or FILE_NAME,
    )


# -- what a profile may be ----------------------------------------------------------------------


def check_profile(profile: ExportProfile) -> ExportProfile:
    """The profile tidied. Raises InvalidInput; ``field`` names what is wrong."""
    source = source_of(profile.kind)
    _one_of(profile.format, FORMATS, "format", "format")
    _one_of(profile.delimiter, DELIMITERS, "delimiter", "delimiter")
    _one_of(profile.encoding, ENCODINGS, "encoding", "encoding")
    date_pattern(profile.date_format)
    time_pattern(profile.time_format)
    for state in profile.states:
        _one_of(state, source.states, "states", f"state of {profile.kind}")
    if profile.zones and not source.has_zones:
        message = f"{profile.kind} are not of a zone."
        raise InvalidInput(message, next_step="Leave the zones out.", field="zones")
    _check_days(profile, dated=source.has_dates)
    return replace(
        profile,
        name=_line(profile.name, "name", "The name", _LONGEST_NAME),
        columns=_checked_columns(profile),
        schedule=None if profile.schedule is None else _checked_schedule(profile.schedule),
    )


def _one_of(value: object, allowed: tuple[str, ...], field: str, what: str) -> None:
    if value not in allowed:
        message = f'"{value}" is no {what}.'
        shown = ", ".join("tab" if item == "\t" else item for item in allowed)
        raise InvalidInput(message, next_step=f"Choose one of: {shown or 'none'}.", field=field)


def _line(value: object, field: str, what: str, most: int) -> str:
    """One line of text, tidied, that must be there."""
    try:
        found = " ".join(tidy_lines(value).split()) if isinstance(value, str) else ""
    except FieldRefused as refused:
        raise InvalidInput(f"{what} {refused.message}", field=field) from None
    if not found or len(found) > most:
        message = f"{what} has 1 to {most} characters."
        raise InvalidInput(message, field=field)
    return found


def _checked_columns(profile: ExportProfile) -> tuple[ProfileColumn, ...]:
    if profile.format == "ics":
        if profile.kind != "bookings":
            message = f"Calendars are made of bookings, not of {profile.kind}."
            raise InvalidInput(message, next_step="Choose CSV or XLSX.", field="format")
        return ()
    if not 1 <= len(profile.columns) <= MOST_COLUMNS:
        message = f"A profile has 1 to {MOST_COLUMNS} columns."
        raise InvalidInput(message, next_step="Choose its columns.", field="columns")
    source = source_of(profile.kind)
    columns: list[ProfileColumn] = []
    for column in profile.columns:
        if source.field(column.field) is None:
            message = f"{profile.kind} have no field {column.field}."
            fields = ", ".join(known.name for known in source.fields)
            raise InvalidInput(message, next_step=f"There are: {fields}.", field="columns")
        title = _line(column.title, "columns", "A column's title", _LONGEST_TITLE)
        if any(other.title.casefold() == title.casefold() for other in columns):
            message = f"Two columns are called {title}."
            raise InvalidInput(message, next_step="Rename one of them.", field="columns")
        columns.append(ProfileColumn(column.field, title))
    return tuple(columns)


def _check_days(profile: ExportProfile, *, dated: bool) -> None:
    for name, days in (("days_back", profile.days_back), ("days_ahead", profile.days_ahead)):
        if days is None:
            continue
        if not dated:
            message = f"{profile.kind} have no dates."
            raise InvalidInput(message, next_step="Leave the days out.", field=name)
        if not _whole(days, -MOST_DAYS, MOST_DAYS):
            message = f"Days back and ahead are whole numbers up to {MOST_DAYS:,}."
            raise InvalidInput(message, field=name)
    if (
        profile.days_back is not None
        and profile.days_ahead is not None
        and -profile.days_back > profile.days_ahead
    ):
        message = "The days end before they begin."
        raise InvalidInput(message, field="days_ahead")


def _whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _checked_schedule(schedule: Schedule) -> Schedule:
    folder = _line(schedule.folder, "folder", "The folder", _LONGEST_FOLDER)
    if not (PurePosixPath(folder).is_absolute() or PureWindowsPath(folder).is_absolute()):
        message = f"{folder} is not the whole path of a folder."
        raise InvalidInput(message, next_step="Begin it with / or a drive.", field="folder")
    if (schedule.every_minutes is None) == (schedule.at is None):
        message = "A schedule runs every so many minutes, or daily at a time: one of both."
        raise InvalidInput(message, field="every_minutes")
    if schedule.every_minutes is not None and not _whole(
        schedule.every_minutes, FEWEST_MINUTES, MOST_MINUTES
    ):
        message = f"The minutes between two runs are {FEWEST_MINUTES} to {MOST_MINUTES:,}."
        raise InvalidInput(message, field="every_minutes")
    file_name = _line(schedule.file_name, "file_name", "The file name", _LONGEST_FILE_NAME)
    literal = file_name
    for part in ("{name}", "{date}", "{time}"):
        literal = literal.replace(part, "")
    if any(letter in '{}/\\:*?"<>|' for letter in literal) or literal.startswith("."):
        message = f'"{file_name}" cannot be a file name.'
        next_step = "Use letters, digits, spaces, - and _, and {name}, {date} or {time}."
        raise InvalidInput(message, next_step=next_step, field="file_name")
    return replace(schedule, folder=folder, file_name=file_name)


# -- the branch's profiles -------------------------------------------------------------------------


def list_profiles(desk: Desk) -> tuple[ExportProfile, ...]:
    """The profiles that come with the program, then the branch's own by name.

    One that a later version saved in a form that is not known here is left out: none of the
    others shall be lost with it.
    """
    with desk.reading() as connection:
        rows = connection.execute(_ALL, {"branch": desk.branch.branch_id}).all()
    own: list[ExportProfile] = []
    for row in rows:
        with suppress(InvalidInput):
            own.append(profile_of(row.name, row.content))
    return (*SHIPPED, *sorted(own, key=lambda profile: profile.name.casefold()))


def profile_of(name: str, content: Mapping[str, Any]) -> ExportProfile:
    """A stored profile. Raises InvalidInput where a later version wrote what is not known here."""
    return ExportProfile.from_json({**content, "name": name})


def find_profile(desk: Desk, name: str) -> ExportProfile:
    """The profile of that name, capitals aside. Raises NotFound with the names there are."""
    profiles = list_profiles(desk)
    wanted = " ".join(name.split()).casefold()
    for profile in profiles:
        if profile.name.casefold() == wanted:
            return profile
    known = ", ".join(profile.name for profile in profiles)
    message = f"There is no export profile {name}; there are: {known}."
    raise NotFound(message)


def save_profile(
    desk: Desk, act_id: UUID, profile: ExportProfile, *, was: str | None = None
) -> ExportProfile:
    """Make a profile, or change the one called ``was`` (admins only); answers it as it stands.

    Raises InvalidInput (``field`` names what is wrong), NotFound, NotAllowed, ActReused, Busy.
    """
    checked = replace(check_profile(profile), shipped=False)
    _refuse_shipped(was)
    if _is_shipped(checked.name):
        message = f"{checked.name} comes with Booker and cannot be changed."
        raise InvalidInput(message, next_step="Save your copy under another name.", field="name")
    document = checked.as_json()
    name = document.pop("name")
    content = {"name": name, "was": was, "content": document}
    try:
        desk.act("save_export_profile", act_id, content)
    except InvalidInput as error:
        if "already" in error.message:
            error.field = "name"
        raise
    return checked


def remove_profile(desk: Desk, act_id: UUID, name: str) -> None:
    """Remove one of the branch's own profiles (admins only).

    Raises NotAllowed (also for one that comes with the program), NotFound, ActReused, Busy.
    """
    _refuse_shipped(name)
    desk.act("remove_export_profile", act_id, {"name": name})


def _is_shipped(name: str) -> bool:
    return any(profile.name.casefold() == name.casefold() for profile in SHIPPED)


def _refuse_shipped(name: str | None) -> None:
    if name is not None and _is_shipped(name):
        message = f"{name} comes with Booker and cannot be changed or removed."
        raise NotAllowed(message, next_step="Copy it under another name, and change the copy.")


# -- what comes with the program ----------------------------------------------------------------


def _columns(**titles: str) -> tuple[ProfileColumn, ...]:
    return tuple(ProfileColumn(field, title) for field, title in titles.items())


SHIPPED = (
    ExportProfile(
        "Dispatch sheet",
        "bookings",
        "xlsx",
        (
            ProfileColumn("date", "Date"),
            ProfileColumn("from", "From"),
            ProfileColumn("to", "To"),
            ProfileColumn("planned_arrival", "Planned arrival"),
            ProfileColumn("technicians", "Technicians"),
            ProfileColumn("zone", "Zone"),
            ProfileColumn("job_name", "Job"),
            ProfileColumn("visit_minutes", "Minutes"),
            ProfileColumn("customer_name", "Customer"),
            ProfileColumn("address_line", "Address"),
            ProfileColumn("phone", "Phone"),
            ProfileColumn("vip", "VIP"),
            ProfileColumn("instructions", "Instructions"),
            ProfileColumn("reference", "Reference"),
        ),
        days_back=0,
        days_ahead=1,
        shipped=True,
    ),
    ExportProfile(
        "Google My Maps",
        "bookings",
        "csv",
        _columns(
            stop_name="Name",
            address_line="Address",
            latitude="Latitude",
            longitude="Longitude",
            description="Description",
        ),
        encoding="utf-8",
        days_back=0,
        days_ahead=0,
        shipped=True,
    ),
    ExportProfile(
        "Route planner",
        "bookings",
        "csv",
        (
            ProfileColumn("reference", "Order ID"),
            ProfileColumn("date", "Date"),
            ProfileColumn("customer_name", "Name"),
            ProfileColumn("address_line", "Address"),
            ProfileColumn("latitude", "Latitude"),
            ProfileColumn("longitude", "Longitude"),
            ProfileColumn("from", "Time window start"),
            ProfileColumn("to", "Time window end"),
            ProfileColumn("visit_minutes", "Duration"),
            ProfileColumn("technicians", "Driver"),
            ProfileColumn("technicians_needed", "Technicians needed"),
            ProfileColumn("instructions", "Notes"),
            ProfileColumn("phone", "Phone"),
            ProfileColumn("email", "Email"),
        ),
        encoding="utf-8",
        days_back=0,
        days_ahead=1,
        shipped=True,
    ),
    ExportProfile(
        "Calendars (.ics)",
        "bookings",
        "ics",
        (),
        days_back=7,
        days_ahead=60,
        shipped=True,
    ),
)
"""Read-only, for every branch; docs/export.md says what they are for."""
