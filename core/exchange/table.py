"""A sheet with its mapping at hand: its header, its rows as they count, cell after cell."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar, cast

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import NOTHING, Cell, Row, column_letters
from core.exchange.cells import CellRefused, shown
from core.exchange.date_order import how_dates
from core.exchange.dates import (
    MONTH_FIRST,
    HowDates,
    fold,
    is_day_number,
    is_weekday,
    month_in,
    weekday_named,
    with_weekday,
)
from core.exchange.merged_cells import merged_cells, with_merged
from core.exchange.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from core.exchange.book import Sheet, Value
    from core.exchange.mapping import SheetMapping

Result = TypeVar("Result")
Wanted = tuple[str, "Callable[[Cell], Any]", Any]
"""A field, what reads its cell, and what it is where there is no such column, or it is refused."""
HEADER_ROWS = 40
"""Title rows that may stand above the header."""
_TOTALS = frozenset(
    {
        "total",
        "totals",
        "sum",
        "grand total",
        "all",
        "all zones",
        "subtotal",
        "sub total",
        "total general",
        "totales",
        "suma",
    }
)
_TOTAL = frozenset({"total", "totals", "totales", "subtotal", "subtotals"})
_LONGEST_TOTAL = 40
_AMOUNTS = ("technicians", "minutes", "jobs", "max_stops")
_INITIALS = frozenset(word[:2] for word in _TOTALS)
_MOST_NOTES = 3
_MOST_IN_TITLE = 3
"""Filled cells of a row that is a title, not a header of its own."""
_TICK_ROWS = 1_024
_MOST_REMEMBERED = 2_000
"""Texts of a column of which it is remembered what they came to."""
_MISSING = object()


def plain(header: str) -> str:
    """A header's words only: ``"Customer #"`` → ``"customer number"``."""
    lowered = fold(header).replace("#", " number ").replace("&", " and ").replace("\u00ba", " ")
    return " ".join(re.sub(r"[^\w]+|_", " ", lowered).split())


def is_total(cell: Cell, *, phrase: bool = False) -> bool:
    """Whether the cell begins a row, or a column, of sums; ``phrase``: "Total technicians" too."""
    if not isinstance(cell.value, str):
        return False
    said = plain(cell.value)
    words = said.split()
    return said in _TOTALS or (phrase and not _TOTAL.isdisjoint((*words[:1], *words[-1:])))


def header_row(sheet: Sheet, number: int) -> Row:
    """Row ``number``, with what is merged down into it; a blank one where there is none."""
    above = {row.number: row for row in takewhile(lambda row: row.number <= number, sheet.rows)}
    found = above.get(number, Row(number, ()))
    values = list(found.values)
    looked: set[int] = set()
    for area in sheet.merged:
        column = area.first_column
        if column in looked or not area.first_row < number <= area.last_row:
            continue
        looked.add(column)
        if column < limits.MAX_COLUMNS:
            top = above.get(area.first_row)
            if top is not None and found.cell(column).blank and not top.cell(column).blank:
                values.extend([None] * (column + 1 - len(values)))
                values[column] = top.values[column]
    return replace(found, values=tuple(values))


def month_of(sheet: Sheet, header: int, today: date | None) -> date | None:
    """The month that the sheet's name, or a title above its header, tells."""
    found = months_of(sheet, header, today)
    return found[0] if found else None


def months_of(sheet: Sheet, header: int, today: date | None) -> list[date]:
    """Every month that a title above the header tells, the nearest first, then the name's.

    A month's name without a year is not another month than that of the same name.
    """
    result: list[date] = []
    alone: list[date] = []
    for value in _titles(sheet, header):
        found = month_in(value, None)
        if found is not None and found not in result:
            result.append(found)
        elif found is None and (found := month_in(value, today)) is not None:
            alone.append(found)
    for found in alone:
        if all(found.month != other.month for other in result):
            result.append(found)
    return result


def _titles(sheet: Sheet, header: int) -> Iterator[Value]:
    """What may tell the month of a sheet."""
    for row in reversed(sheet.rows[:HEADER_ROWS]):
        filled = [value for value in row.values if value is not None]
        if row.number < header and len(filled) <= _MOST_IN_TITLE:
            for value in filled:
                if isinstance(value, date) and value.day != 1 and len(filled) > 1:
                    continue  # a day beside other words is no title of a month
                yield value
    yield sheet.name


def _first_filled(row: Row, columns: Sequence[int]) -> int | None:
    """The first of the columns that has something in this row."""
    if columns and columns[0] < len(row.values):
        value = row.values[columns[0]]
        if value.__class__ is str and value[:1].isalnum():
            return columns[0]
    return next((index for index in columns if not row.cell(index).blank), None)


@dataclass(slots=True)
class Table:
    """A sheet with its header understood. ``columns``: field → index from 0.

    ``notes`` grow while the rows are read.
    """

    sheet: Sheet
    mapping: SheetMapping
    header: Row
    columns: Mapping[str, int]
    watch: limits.Watch
    today: date | None = None
    notes: list[str] = field(default_factory=list)
    hidden_columns: frozenset[int] = frozenset()
    zones: frozenset[str] = frozenset()
    """The branch's zones, casefolded: one may be called "Total"."""
    _skipped: dict[str, list[int]] = field(default_factory=dict)
    _initials: frozenset[str] = frozenset()
    _counts: set[tuple[int, str]] = field(default_factory=set)

    @property
    def letters(self) -> dict[str, str]:
        """Field → the letters of its column."""
        return {name: column_letters(index) for name, index in self.columns.items()}

    def rows(self, *, grid: bool = False) -> Iterator[Row]:
        """The rows below the header as they count.

        Merged cells are filled, repeated headers and the totals left out, hidden rows as the
        mapping says; what was left out stands in ``notes`` at the end. In a list a row with
        nothing under the columns that are read is a remark; in a ``grid`` its cells count.
        """
        below = [row for row in self.sheet.rows if row.number > self.header.number]
        filled = merged_cells(self.sheet, below, self.notes, self._amounts(grid=grid))
        columns = sorted(set(self.columns.values()))
        head = [plain(str(value)) for value in self._values(self.header, columns)]
        self._initials = _INITIALS | {word[:2] for word in head if word}
        leave = self.mapping.hidden_rows == "leave"
        for count, row in enumerate(below):
            if not count % _TICK_ROWS:
                self.watch.tick()
            if leave and row.hidden:
                self._skip("hidden", row)
                continue
            if row.number in filled:
                row = with_merged(row, filled[row.number])  # noqa: PLW2901 - the row as it counts
            if not self._leaves_out(row, columns, head, grid=grid):
                yield row
        self._tell_skipped()

    def _leaves_out(self, row: Row, columns: list[int], head: list[str], *, grid: bool) -> bool:
        first = _first_filled(row, columns)
        if first is None:
            return not grid
        value = row.values[first]
        if not isinstance(value, str) or self._plainly_counts(first, value):
            return False
        keys = {self.columns.get("zone"), self.columns.get("date")}
        if self.is_sum(row.cell(first), key=first in keys):
            self._skip("total", row)
            return True
        if not value or len(columns) == 1 or plain(value) != head[columns.index(first)]:
            # whatever else stands in the row: zones repeat by the thousand
            if len(self._counts) < _MOST_REMEMBERED:
                self._counts.add((first, value))
            return False
        if [plain(str(other)) for other in self._values(row, columns)] == head:
            self._skip("header", row)
            return True
        return False

    def _plainly_counts(self, column: int, value: str) -> bool:
        """Whether a row that begins so counts: nearly every one, without comparing words."""
        if (column, value) in self._counts:
            return True
        initial = value.lstrip()[:2]
        return (
            initial.isascii()
            and initial.lower() not in self._initials
            and "total" not in value.lower()
        )

    def is_zone(self, name: str) -> bool:
        """Whether the branch has a zone of this name."""
        return tidy(name).casefold() in self.zones

    def is_sum(self, cell: Cell, *, key: bool = True) -> bool:
        """Whether a cell begins a row, or column, of sums and is no zone's name.

        ``key``: it stands where capacity has its zones or dates, never a customer's name.
        """
        value = cell.value
        if not isinstance(value, str) or len(value) > _LONGEST_TOTAL or self.is_zone(value):
            return False
        return is_total(cell, phrase=key and self.mapping.kind == "capacity")

    def _amounts(self, *, grid: bool) -> Callable[[int], bool]:
        """Whether a column has what adds up, and so may not be spread over merged cells."""
        if self.mapping.kind != "capacity":
            return lambda _column: False
        if grid:
            keys = {index for name, index in self.columns.items() if name not in {"first", "last"}}
            return lambda column: column not in keys
        amounts = {self.columns[name] for name in _AMOUNTS if name in self.columns}
        return lambda column: column in amounts

    @staticmethod
    def _values(row: Row, columns: Iterable[int]) -> list[Value]:
        return ["" if row.cell(index).blank else row.cell(index).value for index in columns]

    def _skip(self, why: str, row: Row) -> None:
        self._skipped.setdefault(why, []).append(row.number)

    def _tell_skipped(self) -> None:
        said = {
            "hidden": "hidden: left out.",
            "total": "a total: left out.",
            "header": "the header again: left out.",
            "weekdays": "the weekdays' names: left out.",
        }
        for why, numbers in self._skipped.items():
            rows = ", ".join(map(str, numbers[:_MOST_NOTES]))
            more = len(numbers) - _MOST_NOTES
            if more > 0:
                rows += f" and {more} more"
            many = "Rows" if len(numbers) > 1 else "Row"
            self.notes.append(f"{many} {rows}: {said[why]}")

    def skip_weekdays(self, row: Row) -> None:
        """Note that a row has nothing but the names of weekdays."""
        self._skip("weekdays", row)

    def how_dates(self, column: str = "date") -> HowDates:
        """How the dates of a field's column are read; what was guessed is noted."""
        index = self.columns.get(column)
        if index is None:
            return MONTH_FIRST
        weekdays = self.weekdays
        values: set[Value] = set()
        for row in self.sheet.rows:
            if row.number > self.header.number and len(row.values) > index:
                value = row.values[index]
                if weekdays is not None and column == "date":
                    value = with_weekday(value, row.cell(weekdays).value)
                values.add(value)
        return self.how(values)

    @property
    def weekdays(self) -> int | None:
        """The column beside the dates that has nothing but weekdays' names; it is not read."""
        place = self.columns.get("date")
        taken = set(self.columns.values())
        for index in () if place is None else (place - 1, place + 1):
            if index >= 0 and index not in taken and self._names_weekdays(index):
                return index
        return None

    def _names_weekdays(self, index: int) -> bool:
        named = False
        for row in self.sheet.rows:
            if row.number > self.header.number and not row.cell(index).blank:
                if not is_weekday(row.values[index]):
                    return False
                named = True
        return named

    def how(self, values: Iterable[Value]) -> HowDates:
        """How these dates are read; what was guessed is noted."""
        values = set(values)
        numbers = any(is_day_number(value) for value in values)
        month = self.mapping.month or self._month(asked=numbers)
        how, notes = how_dates(
            values,
            self.mapping.dates,
            today=self.today,
            from_1904=self.sheet.from_1904,
            month=month,
            remembered=self.mapping.remembered,
        )
        self.notes.extend(notes)
        if month is not None and numbers:
            self.notes.append(f"Bare day numbers are days of {month:%Y-%m}.")
        return how

    def _month(self, *, asked: bool) -> date | None:
        """The month of the sheet; where it is needed and several are told, that is refused."""
        months = months_of(self.sheet, self.header.number, self.today)
        if asked and len(months) > 1:
            told = " and ".join(f"{month:%Y-%m}" for month in months[:2])
            message = f"{self.sheet.name}: titles and name tell several months: {told}."
            raise InvalidInput(
                message, next_step="Correct the titles or the sheet's name.", field="month"
            )
        return months[0] if months else None

    def note_unused(self, used: Iterable[int] = ()) -> None:
        """Note the columns with a header that nothing is read from."""
        taken = {*self.columns.values(), *used}
        for index, value in enumerate(self.header.values if self.header.number else ()):
            cell = Cell(value)
            if index not in taken and not cell.blank and index not in self.hidden_columns:
                self.notes.append(f'Column {column_letters(index)} ("{shown(cell)}") is not used.')


class RowReader:
    """Takes a row's cells one by one and notes what is refused; ``ok`` while nothing was.

    One reader serves all rows of a table (:meth:`begin`), and remembers what a text came to:
    zones, dates and windows repeat by the thousand.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.row = table.header
        self._mark = 0
        self._columns = table.columns
        self._weekdays = table.weekdays
        self._places: dict[str, tuple[int, dict[Value, object]]] = {
            name: (index, {}) for name, index in table.columns.items()
        }

    def begin(self, row: Row) -> None:
        """Go on with this row."""
        self.row = row
        self._mark = len(self.problems)
        if self._mark > limits.MAX_PROBLEMS:
            message = f"{self.table.sheet.name} has more than {limits.MAX_PROBLEMS:,} wrong cells."
            raise InvalidInput(
                message, next_step="Look whether the columns and the order of dates are right."
            )

    @property
    def ok(self) -> bool:
        """Whether no cell of the row was refused so far."""
        return len(self.problems) == self._mark

    def accepted(self, *names: str) -> bool:
        """Whether none of these fields was refused so far."""
        if self.ok:
            return True
        letters = {self.table.letters.get(name) for name in names}
        return all(problem.column not in letters for problem in self.problems[self._mark :])

    def cell(self, name: str) -> Cell:
        """The cell of a field; a blank one where the table has no such column."""
        index = self._columns.get(name)
        return NOTHING if index is None else self.row.cell(index)

    def take(self, name: str, parse: Callable[[Cell], Result], default: Result) -> Result:
        """The field's value; ``default`` where it has no column or is refused."""
        place = self._places.get(name)
        if place is None:
            return default
        index, remembered = place
        row = self.row
        if self._weekdays is not None and name == "date":
            return self._take_beside(index, self._weekdays, parse, default)
        value = row.values[index] if index < len(row.values) else None
        # numbers are left out: 1, 1.0 and True are one key, and are not the same
        simple = not row.troubles and (value.__class__ is str or value is None)
        if simple:
            found = remembered.get(value, _MISSING)
            if found is not _MISSING:
                return cast("Result", found)  # one field has one parser
        try:
            result = parse(Cell(value) if simple else row.cell(index))
        except CellRefused as refused:
            self.refuse(name, refused.message, refused.proposal)
            return default
        if simple and len(remembered) < _MOST_REMEMBERED:
            remembered[value] = result
        return result

    def take_all(self, wanted: Sequence[Wanted]) -> list[Any]:
        """As :meth:`take`, of several fields: half the time, where there are many of either."""
        row, places = self.row, self._places
        if row.troubles or self._weekdays is not None:
            return [self.take(*one) for one in wanted]
        values, width = row.values, len(row.values)
        taken: list[Any] = []
        for name, parse, default in wanted:
            place = places.get(name)
            if place is None:
                taken.append(default)
                continue
            index, remembered = place
            value = values[index] if index < width else None
            simple = value.__class__ is str or value is None
            result = remembered.get(value, _MISSING) if simple else _MISSING
            if result is _MISSING:
                try:
                    result = parse(Cell(value))
                except CellRefused as refused:
                    self.refuse(name, refused.message, refused.proposal)
                    taken.append(default)
                    continue
                if simple and len(remembered) < _MOST_REMEMBERED:
                    remembered[value] = result
            taken.append(result)
        return taken

    def _take_beside(
        self, index: int, weekdays: int, parse: Callable[[Cell], Result], default: Result
    ) -> Result:
        """The row's date, which its weekday in another column must not contradict."""
        cell, said = self.row.cell(index), self.row.cell(weekdays).value
        try:
            result = parse(Cell(with_weekday(cell.value, said), cell.trouble))
        except CellRefused as refused:
            self.refuse_at(index, refused.message, refused.proposal)
            return default
        if not isinstance(said, str) or not isinstance(result, date):
            return result
        if weekday_named(said) not in {None, result.weekday()}:
            message = f"is not the weekday of {result}."
            self.refuse_at(weekdays, message, "Correct the date or the weekday.")
            return default
        return result

    def refuse(self, name: str, message: str, proposal: str = "") -> None:
        """Note that the field's cell, or the whole row ("") is refused."""
        self.refuse_at(self._columns.get(name), message, proposal)

    def refuse_at(self, index: int | None, message: str, proposal: str = "") -> None:
        """Note that the cell in a column, or the whole row (``None``) is refused."""
        self.problems.append(
            Problem(
                sheet=self.table.sheet.name,
                row=self.row.number,
                column="" if index is None else column_letters(index),
                value="" if index is None else shown(self.row.cell(index)),
                message=message,
                proposal=proposal,
            )
        )


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """``Did you mean …?`` with the nearest of the known names, or ``""``."""
    if len(value) > 100:  # noqa: PLR2004 - no name; comparing takes the square of its length
        return ""
    names = {tidy(name).casefold(): name for name in known}
    near = difflib.get_close_matches(tidy(value).casefold(), names, n=1, cutoff=0.6)
    return f'Did you mean "{names[near[0]]}"?' if near else ""
