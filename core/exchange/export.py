"""export: what a branch has, as a file of any kind, plain or by a profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.errors import InvalidInput
from core.exchange.calendar_files import write_calendars
from core.exchange.export_bookings import format_of
from core.exchange.export_file import ExportResult
from core.exchange.export_kinds import EXPORT_KINDS, SOURCES, export_fields, source_of
from core.exchange.export_layout import Column, Layout, plain_layout
from core.exchange.export_patterns import date_pattern, time_pattern
from core.exchange.export_rows import first_rows, wanted, write_rows
from core.exchange.profiles import check_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.database.desk import Desk
    from core.exchange.export_layout import ExportSource
    from core.exchange.profiles import ExportProfile
    from core.exchange.progress import Progress

__all__ = ["EXPORT_KINDS", "SOURCES", "ExportResult", "export", "export_fields", "sample_rows"]

_TODAY = text(
    "select (clock_timestamp() at time zone timezone)::date as today, language"
    " from booker.branches where branch_id = :branch"
)
_ZONES = text("select name from booker.zones where branch_id = :branch")


def export(
    desk: Desk,
    kind: str,
    path: Path,
    *,
    profile: ExportProfile | None = None,
    first: date | None = None,
    last: date | None = None,
    tell: Progress | None = None,
    ready: Callable[[], None] | None = None,
) -> ExportResult:
    """Write everything of ``kind`` (see EXPORT_KINDS) to ``path``, whole or not at all.

    Without a profile the name's ending chooses CSV or Excel, and bookings are the confirmed ones;
    with one, ``.xlsx`` is Excel and any other ending the profile's own format. ``first`` …
    ``last``: days, both included, instead of the profile's. ``path`` of calendars: a folder, or
    one ``.ics``. ``tell`` may raise Cancelled; ``ready`` is called before files take their place.
    Raises InvalidInput (a kind, ending, range, zone or folder that does not do).
    """
    source = source_of(kind)
    if not source.has_dates and (first is not None or last is not None):
        message = f"{kind} have no dates."
        raise InvalidInput(message, next_step="Leave the period out.")
    if profile is None:
        values = wanted(desk, source, first=first, last=last, states=source.usual_states)
        layout = plain_layout(source)
        return write_rows(
            desk,
            source,
            layout,
            values,
            path,
            file_format=format_of(path),
            tell=tell,
            ready=ready,
        )
    profile = check_profile(profile)
    if profile.kind != kind:
        message = f"The profile {profile.name} is one of {profile.kind}, not of {kind}."
        raise InvalidInput(message, next_step=f"Export {profile.kind} with it.")
    values, language = _asked(desk, source, profile, first, last)
    if profile.format == "ics":
        return write_calendars(desk, values, path, tell=tell, ready=ready)
    return write_rows(
        desk,
        source,
        _layout(source, profile, language),
        values,
        path,
        file_format="xlsx" if path.suffix.casefold() == ".xlsx" else _text_format(profile, path),
        tell=tell,
        ready=ready,
    )


def sample_rows(desk: Desk, profile: ExportProfile, most: int = 3) -> Sequence[Sequence[str]]:
    """The header and the first rows as ``profile`` would write them, for a person to look at.

    Nothing for calendars. Raises InvalidInput as `export` does.
    """
    profile = check_profile(profile)
    if profile.format == "ics":
        return ()
    source = source_of(profile.kind)
    values, language = _asked(desk, source, profile, None, None)
    return first_rows(desk, source, _layout(source, profile, language), values, most)


def _text_format(profile: ExportProfile, path: Path) -> str:
    if profile.format == "xlsx":
        message = f"The profile {profile.name} writes Excel files, and {path.name} is none."
        raise InvalidInput(message, next_step="Let the name end in .xlsx.")
    return "csv"


def _asked(
    desk: Desk,
    source: ExportSource,
    profile: ExportProfile,
    first: date | None,
    last: date | None,
) -> tuple[dict[str, Any], str]:
    """What the statements ask for, and the branch's language."""
    with desk.reading() as connection:
        branch = {"branch": desk.branch.branch_id}
        today, language = connection.execute(_TODAY, branch).one()
        zones = set(connection.execute(_ZONES, branch).scalars())
    gone = [name for name in profile.zones if name not in zones]
    if gone:
        message = f"The profile {profile.name} asks for {', '.join(gone)}, which is no zone here."
        raise InvalidInput(message, next_step="Change the profile's zones.", field="zones")
    if first is None and last is None:
        if profile.days_back is not None:
            first = today - timedelta(days=profile.days_back)
        if profile.days_ahead is not None:
            last = today + timedelta(days=profile.days_ahead)
    values = wanted(
        desk,
        source,
        first=first,
        last=last,
        zones=profile.zones,
        states=profile.states or source.usual_states,
    )
    return values, str(language)


def _layout(source: ExportSource, profile: ExportProfile, language: str) -> Layout:
    columns: list[Column] = []
    for column in profile.columns:
        known = source.field(column.field)
        if known is not None:
            columns.append(Column(column.title, known))
    clock = time_pattern(profile.time_format, language)
    return replace(
        Layout(tuple(columns), source.sheet),
        delimiter=profile.delimiter,
        encoding=profile.encoding,
        date=date_pattern(profile.date_format, language),
        time=clock,
        clock=clock,
    )
