"""A grid of capacity: zones down and dates across, or turned.

The cells are technicians, minutes or jobs, as the mapping's form says; a zone (or a date) may
stand in several rows, one for each shift. Blank and CLOSED state: no routes.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange.book import column_letters
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.cells import CellRefused, required
from core.exchange.dates import WEEKDAY_ONLY, fold, in_range, maybe_day, weekday_named
from core.exchange.dates import day as read_day
from core.exchange.header_words import only_units
from core.exchange.read_roster import times_or_usual
from core.exchange.routes_from import routes_from, usual_shift
from core.exchange.table import RowReader, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.exchange.book import Cell, Row
    from core.exchange.routes_from import Shift
    from core.exchange.table import Table

_NO_DAY = date.min
_NO_ZONES = frozenset(
    {
        "day",
        "days",
        "weekday",
        "day of week",
        "dia",
        "dia de la semana",
        "week",
        "wk",
        "semana",
        "month",
        "mes",
        "notes",
        "note",
        "comments",
        "comment",
        "remarks",
        "notas",
        "comentarios",
        "observaciones",
        "holiday",
    }
)
"""Headers beside a column of dates that are no zone's name."""


def read_matrix(table: Table) -> CapacityReading:
    """Every zone-day of the grid below the header."""
    grid = _Grid(table)
    lines = grid.lines
    if not lines and not grid.reader.problems:
        what = "zone" if grid.turned else "date"
        message = f"{table.sheet.name}, row {table.header.number}: no column has a {what} above it."
        raise InvalidInput(message, next_step="Choose the row with the headers.", field="header")
    refused = {problem.column for problem in grid.reader.problems}
    table.note_unused(
        [
            *lines,
            *(i for i in range(len(table.header.values)) if column_letters(i) in refused),
        ]
    )
    for row in table.rows(grid=True):
        grid.read(row)
    return CapacityReading(
        form=table.mapping.form,
        sheet=table.sheet.name,
        days=grid.collector.days(),
        problems=tuple(grid.reader.problems),
        columns=table.letters,
        notes=tuple(table.notes),
        states_maximum=table.mapping.form == "jobs",
        unsure=grid.collector.unsure(),
    )


class _Grid:
    """One reading. ``lines``: column → the date, or (turned) the zone, above it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.turned = "zone" not in table.columns
        self.key = "date" if self.turned else "zone"
        self.reader = RowReader(table)
        self.collector = DayCollector()
        self.lines: Mapping[int, str | date] = (
            _zones_across(table, self.reader, self.collector)
            if self.turned
            else _dates_across(table, self.reader, self.collector)
        )
        self._how = table.how_dates()
        self._usual = usual_shift(table)
        self._shifts = not {"shift", "starts", "ends"}.isdisjoint(table.columns)
        self._make = routes_from(table.mapping)
        self._seen: dict[tuple[str | date, time, time], int] = {}

    def read(self, row: Row) -> None:
        """Take one row."""
        reader = self.reader
        reader.begin(row)
        if reader.cell(self.key).blank:
            filled = [row.cell(index) for index in self.lines if not row.cell(index).blank]
            if not filled:
                return
            if all(_names_weekday(cell) for cell in filled):
                self.table.skip_weekdays(row)
                self._compare_weekdays(row)
                return
        line = self._line()
        starts, ends = times_or_usual(reader, self._usual)
        if line is None:
            if self._shifts:
                # one more shift of any line; without shifts a line has one row, and this is none
                self.collector.doubt("", None)
            return
        if not reader.ok:
            # the shift alone is wrong: the cells are still looked at, for what is wrong there
            self._doubt_row(line)
        first = self._seen.setdefault((_key(line), starts, ends), row.number)
        if first != row.number:
            with_shift = "with this shift " if self._shifts else ""
            reader.refuse(self.key, f"{with_shift}stands in row {first} already.")
            self._doubt_row(line)
            return
        for index, other in self.lines.items():
            zone, day = (other, line) if self.turned else (line, other)
            self._cell(index, str(zone), day, (starts, ends))

    def _compare_weekdays(self, row: Row) -> None:
        """Refuse a weekday below a date that is of another one."""
        for index, day in self.lines.items():
            said = row.cell(index).value
            if not isinstance(day, date) or not isinstance(said, str):
                continue
            weekday = weekday_named(said)
            if weekday not in {None, day.weekday()}:
                message = f"is not the weekday of {day}."
                self.reader.refuse_at(index, message, "Correct the date or the weekday.")
                self.collector.doubt("", day)

    def _cell(self, index: int, zone: str, day: str | date, shift: Shift) -> None:
        row, reader = self.reader.row, self.reader
        assert isinstance(day, date)  # noqa: S101 - one of a row and a column is always the day
        try:
            routes = self._make(row.cell(index), shift, row.number)
        except CellRefused as refused:
            reader.refuse_at(index, refused.message, refused.proposal)
            self.collector.doubt(zone, day)
            return
        letters = column_letters(index)
        if self.turned:
            place = (self.table.header.number, letters)
        else:
            place = (row.number, column_letters(self.table.columns["zone"]))
        stated = self.collector.name(zone, day, row.number, letters, *place)
        stated.extend(routes)
        if len(stated) > MOST_ROUTES and routes:
            reader.refuse_at(index, f"makes more than {MOST_ROUTES} technicians of one day.")
            self.collector.doubt(zone, day)

    def _line(self) -> str | date | None:
        """The row's zone or date; ``None`` when it is refused."""
        if self.turned:
            found = self.reader.take("date", lambda cell: read_day(cell, self._how), _NO_DAY)
            return None if found == _NO_DAY else found
        return self.reader.take("zone", required, "") or None

    def _doubt_row(self, line: str | date) -> None:
        if isinstance(line, date):
            self.collector.doubt("", line)
        else:
            self.collector.doubt(line, None)


def _key(line: str | date) -> str | date:
    return line.casefold() if isinstance(line, str) else line


def _names_weekday(cell: Cell) -> bool:
    return isinstance(cell.value, str) and WEEKDAY_ONLY.fullmatch(fold(cell.value)) is not None


def across(table: Table) -> Iterator[tuple[int, Cell]]:
    """The filled cells of the header that may be a date or a zone, with their columns."""
    first = table.columns.get("first", 0)
    last = table.columns.get("last", len(table.header.values))
    taken = {index for name, index in table.columns.items() if name not in {"first", "last"}}
    for index in range(first, min(last + 1, len(table.header.values))):
        cell = table.header.cell(index)
        if index not in taken and index not in table.hidden_columns and not cell.blank:
            yield index, cell


def _dates_across(table: Table, reader: RowReader, collector: DayCollector) -> dict[int, date]:
    """Column → date, for every column whose header is one."""
    dates: dict[int, date] = {}
    seen: dict[date, int] = {}
    reader.begin(table.header)
    how = table.how(cell.value for _, cell in across(table))
    for index, cell in across(table):
        try:
            found = maybe_day(cell, how)
            if found is not None:
                found = in_range(found)
        except CellRefused as refused:
            if how.month is not None and _empty_below(table, index):
                # the 31st of a month that has 30 days, kept in the form for the other months
                continue
            reader.refuse_at(index, refused.message, refused.proposal)
            continue
        if found is not None and found in seen:
            collector.doubt("", found)
            letters = column_letters(seen[found])
            reader.refuse_at(index, f"stands above column {letters} already.")
        elif found is not None:
            dates[index] = found
            seen[found] = index
    return dates


def _empty_below(table: Table, index: int) -> bool:
    return all(
        row.cell(index).blank for row in table.sheet.rows if row.number > table.header.number
    )


def _zones_across(table: Table, reader: RowReader, collector: DayCollector) -> dict[int, str]:
    """Column → zone, for every column whose header may be one."""
    zones: dict[int, str] = {}
    seen: dict[str, int] = {}
    reader.begin(table.header)
    for index, cell in across(table):
        if not isinstance(cell.value, str) or table.is_sum(cell) or is_beside(cell):
            continue
        zone = tidy(cell.value)
        first = seen.setdefault(zone.casefold(), index)
        if first != index:
            collector.doubt(zone, None)
            reader.refuse_at(index, f"stands above column {column_letters(first)} already.")
        elif not only_units(zone) or table.is_zone(zone):
            zones[index] = zone
    return zones


def is_beside(cell: Cell) -> bool:
    """Whether a header is of what people keep beside the zones: weekdays, remarks."""
    return isinstance(cell.value, str) and plain(cell.value) in _NO_ZONES
