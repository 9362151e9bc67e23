"""From a sheet and its mapping to records: the one way in for every kind and form."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import column_letters
from core.exchange.mapping import SheetMapping, check
from core.exchange.read_job_types import JobTypeRecord, job_types_of
from core.exchange.read_matrix import across, read_matrix
from core.exchange.read_quantities import read_quantities
from core.exchange.read_roster import read_roster
from core.exchange.read_sites import SiteRecord, sites_of
from core.exchange.read_window_counts import read_window_counts
from core.exchange.read_windows import WindowRecord, windows_of
from core.exchange.sheet import open_book
from core.exchange.table import Table, header_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from core.exchange.book import Book, Sheet
    from core.exchange.capacity_sheet import CapacityReading
    from core.exchange.problem import Reading
    from core.exchange.routes_from import Shift

__all__ = ["open_book", "read"]

_CATALOG: Mapping[
    str,
    Callable[[Table], Reading[SiteRecord] | Reading[JobTypeRecord] | Reading[WindowRecord]],
] = {"sites": sites_of, "job-types": job_types_of, "windows": windows_of}


def read(
    book: Book,
    mapping: SheetMapping,
    windows: Mapping[str, Shift],
    *,
    zones: Iterable[str] = (),
    today: date | None = None,
    stop: Callable[[], None] | None = None,
) -> Reading[SiteRecord] | Reading[JobTypeRecord] | Reading[WindowRecord] | CapacityReading:
    """Every row of the mapping's sheet as a record, or as problems.

    ``windows``: label → local start and end, as the branch has them. ``zones``: its zones' names,
    of which one may be a word such as "Total" that else begins a sum. ``today``: for dates
    without a year. ``stop`` is called now and then and may raise. InvalidInput (with ``field``)
    when the mapping does not fit the sheet, or when hidden rows or columns are there and nobody
    has said whether they count (``hidden_rows``).
    """
    check(mapping)
    table = open_table(
        book, mapping, today=today or datetime.now(UTC).date(), watch=limits.Watch(book.name, stop)
    )
    table.zones = frozenset(tidy(zone).casefold() for zone in zones)
    table.notes.extend(book.notes)
    if mapping.kind != "capacity":
        return _CATALOG[mapping.kind](table)
    if mapping.form == "roster":
        return read_roster(table)
    if mapping.form == "windows":
        return read_window_counts(table, windows)
    if mapping.unit == "hours" and mapping.form == "minutes":
        table.notes.append("Hours are taken as 60 minutes each.")
    if mapping.form in {"matrix", "matrix-turned"} or not _LIST_FIELDS & table.columns.keys():
        return read_matrix(table)
    return read_quantities(table)


_LIST_FIELDS = {"technicians", "minutes", "jobs"}


def open_table(book: Book, mapping: SheetMapping, *, today: date, watch: limits.Watch) -> Table:
    """The mapping's sheet, with the mapping at hand."""
    sheet = book.sheet(mapping.sheet)
    if not sheet.rows:
        message = f"{sheet.name} is empty."
        raise InvalidInput(message)
    table = Table(
        sheet=sheet,
        mapping=mapping,
        header=header_row(sheet, mapping.header),
        columns=_columns(sheet, mapping),
        watch=watch,
        today=today,
        hidden_columns=sheet.hidden_columns if mapping.hidden_rows == "leave" else frozenset(),
    )
    if mapping.hidden_rows == "ask":
        _ask(table)
    return table


def _columns(sheet: Sheet, mapping: SheetMapping) -> dict[str, int]:
    """The columns that count; InvalidInput where a needed one is not there."""
    left = sheet.hidden_columns if mapping.hidden_rows == "leave" else frozenset()
    columns = {name: index for name, index in mapping.columns.items() if index not in left}
    missing = [*SheetMapping.missing(mapping)]
    if not missing and columns.keys() != mapping.columns.keys():
        found = SheetMapping(sheet.name, mapping.kind, mapping.form, mapping.header, columns)
        missing = [*found.missing()]
    if not missing and mapping.form in {"minutes", "jobs"}:
        missing = _missing_of_list(columns, mapping.form)
    if missing:
        which = " and none ".join(missing)
        message = f"{sheet.name} has no column {which}."
        if mapping.notes:
            message += f" {mapping.notes[0]}"
        raise InvalidInput(message, next_step="Choose the column, or add it.", field="columns")
    used: dict[int, str] = {}
    for name, index in columns.items():
        if name in {"first", "last"}:
            continue
        other = used.setdefault(index, name)
        if other != name:
            message = f"Column {column_letters(index)} cannot mean both {other} and {name}."
            raise InvalidInput(message, field="columns")
    return columns


def _missing_of_list(columns: Mapping[str, int], form: str) -> list[str]:
    """What a long list, or a grid of minutes or jobs, lacks."""
    if form in columns:
        return [name.title() for name in ("zone", "date") if name not in columns]
    return [] if {"zone", "date"} & columns.keys() else ["Zone"]


def _ask(table: Table) -> None:
    """Refuse a sheet that hides something, with the question what is to become of it."""
    below = [
        row.number for row in table.sheet.rows if row.hidden and row.number > table.header.number
    ]
    columns = {*table.columns.values(), *(index for index, _ in across(table))}
    hidden = sorted(columns & table.sheet.hidden_columns)
    if not below and not hidden:
        return
    parts: list[str] = []
    if below:
        parts.append(f"{len(below):,} hidden rows (the first is row {below[0]})")
    if hidden:
        parts.append(f"hidden columns ({', '.join(map(column_letters, hidden[:5]))})")
    message = f"{table.sheet.name} has {' and '.join(parts)}: shall they be taken or left out?"
    raise InvalidInput(
        message, next_step="Say whether hidden rows are taken or left out.", field="hidden_rows"
    )
