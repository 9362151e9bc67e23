"""Finding a table in a sheet: its header row, whatever its place, order and exact words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange.cells import CellRefused, shown
from core.exchange.problem import Problem
from core.exchange.sheet import NOTHING, column_letters

if TYPE_CHECKING:
    from core.exchange.sheet import Cell, Row, Sheet

Value = TypeVar("Value")
HEADER_ROWS = 40
"""Title rows that may stand above the header."""

Words = Mapping[str, frozenset[str]]
"""Field → the words that offices write above its column, as :func:`plain` gives them."""


def plain(header: str) -> str:
    """A header's words only: ``"Customer #"`` → ``"customer number"``."""
    lowered = tidy(header).casefold().replace("#", " number ").replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+|_", " ", lowered).split())


def words(*names: str) -> frozenset[str]:
    """Header words, in the form :func:`plain` gives."""
    return frozenset(plain(name) for name in names)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its header understood. ``columns``: field → index from 0."""

    sheet: Sheet
    header: Row
    columns: Mapping[str, int]
    notes: tuple[str, ...]

    @property
    def letters(self) -> dict[str, str]:
        """Field → the letters of its column."""
        return {name: column_letters(index) for name, index in self.columns.items()}

    def rows(self) -> Iterator[Row]:
        """The rows below the header."""
        return (row for row in self.sheet.rows if row.number > self.header.number)


def recognise(row: Row, known: Words) -> dict[str, list[int]]:
    """Field → indexes of the columns that ``row``, read as a header, names for it."""
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(row.cells):
        if isinstance(cell.value, str):
            header = plain(cell.value)
            for name, spellings in known.items():
                if header in spellings:
                    found.setdefault(name, []).append(index)
    return found


def header_of(sheet: Sheet, known: Words, needed: Iterable[str]) -> Row | None:
    """The first row that names every needed field, within the first rows of the sheet."""
    wanted = set(needed)
    for row in sheet.rows[:HEADER_ROWS]:
        if wanted <= recognise(row, known).keys():
            return row
    return None


def find_table(sheet: Sheet, known: Words, needed: Mapping[str, str], what: str) -> Table:
    """The table of ``sheet``; ``needed``: field → the word shown where it is missing.

    :class:`InvalidInput` says which columns are missing or doubled, and what was found.
    """
    header = header_of(sheet, known, needed)
    if header is None:
        raise InvalidInput(
            _missing(sheet, known, needed, what),
            next_step=f"Choose the file or sheet with the {what}, or add the column.",
        )
    found = recognise(header, known)
    for name, indexes in found.items():
        if len(indexes) > 1:
            places = " and ".join(column_letters(index) for index in indexes)
            message = f"{sheet.name}, row {header.number}: columns {places} both mean {name}."
            raise InvalidInput(message, next_step="Remove or rename one of them.")
    columns = {name: indexes[0] for name, indexes in found.items()}
    return Table(sheet, header, columns, tuple(_ignored(header, set(columns.values()))))


def _missing(sheet: Sheet, known: Words, needed: Mapping[str, str], what: str) -> str:
    if not sheet.rows:
        return f"{sheet.name} is empty."
    likely = max(sheet.rows[:HEADER_ROWS], key=lambda row: len(recognise(row, known)))
    found = recognise(likely, known)
    missing = [title for name, title in needed.items() if name not in found]
    if len(missing) == len(needed):
        return f"{sheet.name} does not look like {what}: no header row with {', '.join(missing)}."
    return (
        f"{sheet.name} does not look like {what}: row {likely.number} has no column "
        f"{' and none '.join(missing)}."
    )


def _ignored(header: Row, used: set[int]) -> Iterator[str]:
    for index, cell in enumerate(header.cells):
        if index not in used and not cell.blank:
            yield f'Column {column_letters(index)} ("{shown(cell)}") is not used.'


@dataclass(slots=True)
class RowReader:
    """Takes a row's cells one by one and notes what is refused; ``ok`` while nothing was."""

    table: Table
    row: Row
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether no cell of the row was refused so far."""
        return not self.problems

    def accepted(self, *names: str) -> bool:
        """Whether none of these fields was refused so far."""
        letters = {self.table.letters.get(name) for name in names}
        return all(problem.column not in letters for problem in self.problems)

    def cell(self, name: str) -> Cell:
        """The cell of a field; a blank one where the table has no such column."""
        index = self.table.columns.get(name)
        return NOTHING if index is None else self.row.cell(index)

    def take(self, name: str, parse: Callable[[Cell], Value], default: Value) -> Value:
        """The field's value; ``default`` where it has no column or is refused."""
        if name not in self.table.columns:
            return default
        try:
            return parse(self.cell(name))
        except CellRefused as refused:
            self.refuse(name, refused.message, refused.proposal)
            return default

    def refuse(self, name: str, message: str, proposal: str = "") -> None:
        """Note that the field's cell, or the whole row ("") is refused."""
        index = self.table.columns.get(name)
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
    names = {tidy(name).casefold(): name for name in known}
    near = difflib.get_close_matches(tidy(value).casefold(), names, n=1, cutoff=0.6)
    return f'Did you mean "{names[near[0]]}"?' if near else ""
