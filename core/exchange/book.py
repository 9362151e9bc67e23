"""What an opened file is: sheets of rows of cells, each with its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter

from core.catalog.typed_text import tidy
from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool | date | datetime | time | timedelta | None


class Cell(NamedTuple):
    """A value; ``trouble`` says why it cannot be believed (an error, an uncomputed formula).

    A tuple, because they are made by the million.
    """

    value: Value = None
    trouble: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands there, stray spaces of any kind aside."""
        if self.trouble:
            return False
        return self.value is None or (isinstance(self.value, str) and not tidy(self.value))


NOTHING = Cell()
_NO_TROUBLE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has something in it; ``number`` counts from 1, as a spreadsheet does.

    ``values`` are plain, because cells are many and most are looked at once: ``troubles`` has
    the few that cannot be believed, by index. ``hidden``: by hand or by a filter.
    """

    number: int
    values: tuple[Value, ...]
    troubles: Mapping[int, str] = field(default_factory=lambda: _NO_TROUBLE)
    hidden: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, made afresh."""
        return tuple(self.cell(index) for index in range(len(self.values)))

    def cell(self, index: int) -> Cell:
        """The cell at ``index`` (from 0); beyond the row's end, a blank one."""
        if index >= len(self.values):
            return NOTHING
        return Cell(self.values[index], self.troubles.get(index, ""))


@dataclass(frozen=True, slots=True)
class Merged:
    """An area of merged cells, rows from 1 and columns from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def alone(self) -> bool:
        """Whether it is a single cell."""
        return self.first_row == self.last_row and self.first_column == self.last_column


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows, blank ones left out. A text file is one sheet, named for the file.

    ``hidden_columns``: indexes from 0. ``from_1904``: a day that is typed as a bare number
    counts from 1904, as old Macintosh workbooks do.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """An opened file. ``digest`` is the SHA-256 of its bytes, in hexadecimal.

    ``notes``: what of the file is left alone (macros, other workbooks).
    """

    name: str
    digest: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name, capitals and stray spaces aside; :class:`InvalidInput`."""
        wanted = tidy(name).casefold()
        for sheet in self.sheets:
            if tidy(sheet.name).casefold() == wanted:
                return sheet
        names = ", ".join(sheet.name for sheet in self.sheets)
        message = f'{self.name} has no sheet "{name}". Its sheets: {names}.'
        raise InvalidInput(message)


def column_letters(index: int) -> str:
    """``0`` → ``A``, ``26`` → ``AA``."""
    return get_column_letter(index + 1)
