"""The capacity matrix: a row a zone (and shift), a column a date, technicians in the cells."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.catalog.typed_text import tidy
from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.problem import Problem
from core.exchange.sheet import column_letters
from core.exchange.table import (
    HEADER_ROWS,
    RowReader,
    Table,
    plain,
    recognise,
    words,
)

if TYPE_CHECKING:
    from core.exchange.sheet import Cell, Row, Sheet

USUAL_SHIFT = (time(8), time(17))
_WORDS = {
    "zone": words("Zone", "Area", "Territory", "Service zone", "Service area", "Region", "Zones"),
    "shift": words("Shift", "Hours", "Working hours", "Shift hours", "Shift times"),
}
_CLOSED = frozenset(
    {
        "",
        "closed",
        "close",
        "off",
        "none",
        "no service",
        "holiday",
        "n a",
        "na",
        "x",
    }
)
_TOTALS = frozenset({"total", "totals", "sum", "grand total", "all", "all zones", "subtotal"})
_NOTE = re.compile(
    r"shift:?\s+(\d[\d:. ]*(?:[ap]\.?m\.?)?\s*(?:-|\u2013|to)\s*\d[\d:]*\s*(?:[ap]\.?m\.?)?)"
    r"\s*(?:unless|by default|if not)",
    re.IGNORECASE,
)


def find_matrix(sheet: Sheet) -> Row | None:
    """The header row of a matrix: a zone column and at least one date."""
    for row in sheet.rows[:HEADER_ROWS]:
        if "zone" in recognise(row, _WORDS) and any(_dated(cell) for cell in row.cells):
            return row
    return None


def _dated(cell: Cell) -> bool:
    try:
        return cells.maybe_day(cell) is not None
    except cells.CellRefused:
        return False


def read_matrix(sheet: Sheet, header: Row) -> CapacityReading:
    """Every zone-day of the matrix below ``header``; blank and CLOSED state: no routes."""
    found = recognise(header, _WORDS)
    columns = {name: indexes[0] for name, indexes in found.items()}
    table = Table(sheet, header, columns, ())
    problems: list[Problem] = []
    dates = _read_dates(table, problems)
    notes = tuple(
        f'Column {column_letters(index)} ("{cells.shown(cell)}") is not used.'
        for index, cell in enumerate(header.cells)
        if index not in dates
        and index not in columns.values()
        and not cell.blank
        and not any(problem.column == column_letters(index) for problem in problems)
    )
    usual = _usual_shift(sheet, header)
    collector = DayCollector()
    shifts: dict[tuple[str, time, time], int] = {}
    for row in table.rows():
        reader = RowReader(table, row)
        if plain(cells.shown(reader.cell("zone"))) in _TOTALS:
            continue
        if reader.cell("zone").blank and all(row.cell(index).blank for index in dates):
            continue
        _read_row(reader, dates, usual, shifts, collector)
        problems.extend(reader.problems)
    return CapacityReading(
        form="matrix",
        sheet=sheet.name,
        days=collector.days(),
        problems=tuple(problems),
        columns=table.letters,
        notes=notes,
    )


def _read_dates(table: Table, problems: list[Problem]) -> dict[int, date]:
    """Column index → date, for every column whose header is one."""
    dates: dict[int, date] = {}
    seen: dict[date, int] = {}
    for index, cell in enumerate(table.header.cells):
        if index in table.columns.values() or cell.blank:
            continue
        message = ""
        proposal = ""
        try:
            found = cells.maybe_day(cell)
            if found is not None:
                found = cells.day(cell)
        except cells.CellRefused as refused:
            message, proposal = refused.message, refused.proposal
            found = None
        if found is not None and found in seen:
            message = f"stands above column {column_letters(seen[found])} already."
        if message:
            problems.append(
                Problem(
                    table.sheet.name,
                    table.header.number,
                    column_letters(index),
                    cells.shown(cell),
                    message,
                    proposal,
                )
            )
        elif found is not None:
            dates[index] = found
            seen[found] = index
    return dates


def _usual_shift(sheet: Sheet, header: Row) -> tuple[time, time]:
    """The note above the table ("Shift 8:00-17:00 unless noted."), else the trade's usual."""
    for row in sheet.rows:
        if row.number >= header.number:
            break
        for cell in row.cells:
            match = _NOTE.search(tidy(cell.value)) if isinstance(cell.value, str) else None
            found = cells.shift(match[1]) if match else None
            if found is not None:
                return found
    return USUAL_SHIFT


def _read_row(
    reader: RowReader,
    dates: dict[int, date],
    usual: tuple[time, time],
    shifts: dict[tuple[str, time, time], int],
    collector: DayCollector,
) -> None:
    zone = reader.take("zone", cells.required, "")
    starts, ends = reader.take("shift", lambda cell: _shift(cell, usual), usual)
    if not zone:
        return
    first = shifts.setdefault((zone.casefold(), starts, ends), reader.row.number)
    if first != reader.row.number:
        reader.refuse("zone", f"with this shift stands in row {first} already.")
        return
    for index, day in dates.items():
        cell = reader.row.cell(index)
        letters = column_letters(index)
        try:
            count = _count(cell)
        except cells.CellRefused as refused:
            reader.problems.append(
                Problem(
                    reader.table.sheet.name,
                    reader.row.number,
                    letters,
                    cells.shown(cell),
                    refused.message,
                    refused.proposal,
                )
            )
            continue
        routes = collector.name(zone, day, reader.row.number, letters)
        routes.extend([WantedRoute(starts, ends, row=reader.row.number)] * count)


def _shift(cell: Cell, usual: tuple[time, time]) -> tuple[time, time]:
    typed = cells.text(cell)
    if not typed:
        return usual
    found = cells.shift(typed)
    if found is None:
        message = "is not a shift."
        raise cells.CellRefused(message, "Write it as 8:00-17:00.")
    return found


def _count(cell: Cell) -> int:
    """Technicians: a number; blank, CLOSED and the like: none."""
    if isinstance(cell.value, str) and not cell.trouble and plain(cell.value) in _CLOSED:
        return 0
    try:
        count = cells.whole(cell, 0, MOST_ROUTES)
    except cells.CellRefused as refused:
        proposal = refused.proposal or "Write how many technicians work, or CLOSED."
        raise cells.CellRefused(refused.message, proposal) from None
    return count or 0
