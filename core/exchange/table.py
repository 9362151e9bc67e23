"""A sheet with its mapping at hand: its header, its rows as they count, cell after cell."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar, cast

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import NOTHING, Cell, Row, column_letters
from core.exchange.cells import CellRefused, shown
from core.exchange.date_order import how_dates
from core.exchange.dates import MONTH_FIRST, HowDates, fold, month_in
from core.exchange.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from core.exchange.book import Sheet, Value
    from core.exchange.mapping import SheetMapping

Result = TypeVar("Result")
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
_INITIALS = frozenset(word[:2] for word in _TOTALS)
_MOST_NOTES = 3
_MOST_IN_TITLE = 3
"""Filled cells of a row that is a title, not a header of its own."""
_TICK_ROWS = 1_024
_MISSING = object()


def plain(header: str) -> str:
    """A header's words only: ``"Customer #"`` → ``"customer number"``."""
    lowered = fold(header).replace("#", " number ").replace("&", " and ").replace("\u00ba", " ")
    return " ".join(re.sub(r"[^\w]+|_", " ", lowered).split())


def is_total(cell: Cell) -> bool:
    """Whether the cell begins a row, or a column, of sums."""
    return isinstance(cell.value, str) and plain(cell.value) in _TOTALS


def header_row(sheet: Sheet, number: int) -> Row:
    """Row ``number``, with what is merged down into it; a blank one where there is none."""
    above = {row.number: row for row in takewhile(lambda row: row.number <= number, sheet.rows)}
    found = above.get(number, Row(number, ()))
    values = list(found.values)
    for area in sheet.merged:
        if area.first_row < number <= area.last_row and area.first_column < limits.MAX_COLUMNS:
            top = above.get(area.first_row)
            column = area.first_column
            if top is not None and found.cell(column).blank and not top.cell(column).blank:
                values.extend([None] * (column + 1 - len(values)))
                values[column] = top.values[column]
    return replace(found, values=tuple(values))


def month_of(sheet: Sheet, header: int, today: date | None) -> date | None:
    """The month that the sheet's name, or a title above its header, tells."""
    for row in reversed(sheet.rows[:HEADER_ROWS]):
        filled = [value for value in row.values if value is not None]
        if row.number < header and len(filled) <= _MOST_IN_TITLE:
            for value in filled:
                if isinstance(value, date) and value.day != 1 and len(filled) > 1:
                    continue  # a day beside other words is no title of a month
                found = month_in(value, today)
                if found is not None:
                    return found
    return month_in(sheet.name, today)


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
    _skipped: dict[str, list[int]] = field(default_factory=dict)
    _initials: frozenset[str] = frozenset()

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
        filled = _merged_values(self.sheet, below, self.notes)
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
                row = _with(row, filled[row.number])  # noqa: PLW2901 - the row as it counts
            if not self._leaves_out(row, columns, head, grid=grid):
                yield row
        self._tell_skipped()

    def _leaves_out(self, row: Row, columns: list[int], head: list[str], *, grid: bool) -> bool:
        first = next((index for index in columns if not row.cell(index).blank), None)
        if first is None:
            return not grid
        value = row.values[first]
        if not isinstance(value, str):
            return False
        initial = value.lstrip()[:2]
        if initial.isascii() and initial.lower() not in self._initials:
            # nearly every row: words are compared only where they can be the same
            return False
        if len(value) <= 20 and is_total(row.cell(first)):  # noqa: PLR2004 - a word
            self._skip("total", row)
            return True
        if (
            value
            and len(columns) > 1
            and plain(value) == head[columns.index(first)]
            and [plain(str(other)) for other in self._values(row, columns)] == head
        ):
            self._skip("header", row)
            return True
        return False

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
        values = {
            row.values[index]
            for row in self.sheet.rows
            if row.number > self.header.number and len(row.values) > index
        }
        return self.how(values)

    def how(self, values: Iterable[Value]) -> HowDates:
        """How these dates are read; what was guessed is noted."""
        month = self.mapping.month or month_of(self.sheet, self.header.number, self.today)
        how, notes = how_dates(
            values,
            self.mapping.dates,
            today=self.today,
            from_1904=self.sheet.from_1904,
            month=month,
        )
        self.notes.extend(notes)
        return how

    def note_unused(self, used: Iterable[int] = ()) -> None:
        """Note the columns with a header that nothing is read from."""
        taken = {*self.columns.values(), *used}
        for index, value in enumerate(self.header.values if self.header.number else ()):
            cell = Cell(value)
            if index not in taken and not cell.blank and index not in self.hidden_columns:
                self.notes.append(f'Column {column_letters(index)} ("{shown(cell)}") is not used.')


def _with(row: Row, values: Mapping[int, Value]) -> Row:
    found = list(row.values)
    found.extend([None] * (max(values) + 1 - len(found)))
    for index, value in values.items():
        found[index] = value
    return replace(row, values=tuple(found))


def _merged_values(sheet: Sheet, below: list[Row], notes: list[str]) -> dict[int, dict[int, Value]]:
    """Row number → column → the value of the merged area that the cell is a part of."""
    if not sheet.merged or not below:
        return {}
    numbers = [row.number for row in below]
    filled: dict[int, dict[int, Value]] = {}
    count = 0
    areas: list[str] = []
    for area in sheet.merged:
        start = bisect_left(numbers, area.first_row)
        if start == len(numbers) or numbers[start] != area.first_row:
            continue
        top = below[start].cell(area.first_column)
        if top.blank:
            continue
        last_column = min(area.last_column, limits.MAX_COLUMNS - 1)
        for row in below[start : bisect_right(numbers, area.last_row)]:
            for column in range(area.first_column, last_column + 1):
                if row.cell(column).blank:
                    filled.setdefault(row.number, {})[column] = top.value
                    count += 1
            if count > limits.MAX_MERGED:
                message = f"{sheet.name} has more merged cells than can be read."
                raise InvalidInput(message, next_step="Undo the merging of its cells.")
        areas.append(f"{column_letters(area.first_column)}{area.first_row}")
    if areas:
        more = f" and {len(areas) - _MOST_NOTES} more" if len(areas) > _MOST_NOTES else ""
        notes.append(
            f"Merged cells ({', '.join(areas[:_MOST_NOTES])}{more}): their value counts for "
            "every row and column that they cover."
        )
    return filled


class RowReader:
    """Takes a row's cells one by one and notes what is refused; ``ok`` while nothing was.

    One reader serves all rows of a table (:meth:`begin`), and remembers what a text came to:
    zones, dates and windows repeat by the thousand.
    """

    _MOST_REMEMBERED = 2_000

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.row = table.header
        self._mark = 0
        self._columns = table.columns
        self._remembered: dict[str, dict[Value, object]] = {name: {} for name in table.columns}

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
        index = self._columns.get(name)
        if index is None:
            return default
        row = self.row
        value = row.values[index] if index < len(row.values) else None
        # numbers are left out: 1, 1.0 and True are one key, and are not the same
        simple = (value is None or value.__class__ is str) and not row.troubles
        remembered = self._remembered[name]
        if simple:
            found = remembered.get(value, _MISSING)
            if found is not _MISSING:
                return cast("Result", found)  # one field has one parser
        try:
            result = parse(row.cell(index))
        except CellRefused as refused:
            self.refuse(name, refused.message, refused.proposal)
            return default
        if simple and len(remembered) < self._MOST_REMEMBERED:
            remembered[value] = result
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
