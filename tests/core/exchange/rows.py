"""Makes sheets for readers' tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from core.exchange.capacity_sheet import CapacityReading
from core.exchange.problem import Reading
from core.exchange.read import read
from core.exchange.recognise import recognise_kind
from core.exchange.sheet import Book, Row, Sheet, open_book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.exchange.problem import Problem
    from core.exchange.read_job_types import JobTypeRecord
    from core.exchange.read_sites import SiteRecord
    from core.exchange.read_windows import WindowRecord
    from core.exchange.routes_from import Shift
    from core.exchange.sheet import Value

DATA = Path(__file__).parents[2] / "data"
BRANCHES = ("arvada", "glendale", "manchester")


def sheet_of(*rows: Sequence[Value], name: str = "Sheet1") -> Sheet:
    """A sheet with these values; a row of nothing is left out, as a file's blank row is."""
    return Sheet(
        name,
        tuple(
            Row(number, tuple(row))
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


def _read(sheet: Sheet, kind: str) -> Reading[Any]:
    book = book_of(sheet)
    reading = read(book, recognise_kind(book, kind)[0], {})
    assert isinstance(reading, Reading)
    return reading


def read_sites(sheet: Sheet) -> Reading[SiteRecord]:
    """The sheet, recognised and read."""
    return cast("Reading[SiteRecord]", _read(sheet, "sites"))


def read_job_types(sheet: Sheet) -> Reading[JobTypeRecord]:
    """The sheet, recognised and read."""
    return cast("Reading[JobTypeRecord]", _read(sheet, "job-types"))


def read_windows(sheet: Sheet) -> Reading[WindowRecord]:
    """The sheet, recognised and read."""
    return cast("Reading[WindowRecord]", _read(sheet, "windows"))


def read_capacity(
    book: Book, windows: Mapping[str, Shift], sheet: str | None = None
) -> CapacityReading:
    """The sheet named, or the first that is recognised as capacity, read."""
    reading = read(book, recognise_kind(book, "capacity", sheet=sheet)[0], windows)
    assert isinstance(reading, CapacityReading)
    return reading
