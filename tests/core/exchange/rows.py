"""Makes sheets for readers' tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.exchange.sheet import NOTHING, Book, Cell, Row, Sheet, open_book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.exchange.problem import Problem
    from core.exchange.sheet import Value

DATA = Path(__file__).parents[2] / "data"
BRANCHES = ("arvada", "glendale", "manchester")


def sheet_of(*rows: Sequence[Value], name: str = "Sheet1") -> Sheet:
    """A sheet with these values; a row of nothing is left out, as a file's blank row is."""
    return Sheet(
        name,
        tuple(
            Row(number, tuple(NOTHING if value is None else Cell(value) for value in row))
            for number, row in enumerate(rows, start=1)
            if any(value is not None for value in row)
        ),
    )


def book_of(*sheets: Sheet) -> Book:
    """A book with these sheets."""
    return Book("book.xlsx", "0" * 64, sheets)


def sample(branch: str, name: str) -> Book:
    """A branch's real file."""
    return open_book(DATA / branch / name)


def places(problems: Sequence[Problem]) -> list[tuple[int, str, str]]:
    """Row, column and value of each problem."""
    return [(problem.row, problem.column, problem.value) for problem in problems]
