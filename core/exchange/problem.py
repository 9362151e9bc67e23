"""What a reader says about a file: the records it understood, and each place it refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused row or cell, by its place as a spreadsheet names it.

    ``column`` is the column's letters ("" where the whole row is meant), ``value`` what stands
    there, ``proposal`` what could stand there instead ("" where nothing can be proposed).
    """

    sheet: str
    row: int
    column: str
    value: str
    message: str
    proposal: str = ""

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it, ``B7``; ``7`` where the whole row is meant."""
        return f"{self.column}{self.row}"

    def __str__(self) -> str:
        """One line for a person: place, reason, proposal."""
        place = f"{self.sheet}, row {self.row}"
        if self.column:
            place += f", column {self.column}"
        shown = f' "{self.value}"' if self.value else ""
        hint = f" {self.proposal}" if self.proposal else ""
        return f"{place}:{shown} {self.message}{hint}"

    def as_json(self) -> dict[str, str | int]:
        """The document printed with ``--json``."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
            "proposal": self.proposal,
        }


@dataclass(frozen=True, slots=True)
class Reading(Generic[Record]):
    """A sheet as typed records, each with its row number, and every problem met.

    ``columns`` maps the fields that the sheet has to their column's letters: a field that is
    not there is not stated, a blank cell states "nothing". ``notes`` tell what was ignored.
    """

    sheet: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
