"""From what a cell states (technicians, minutes or jobs) to routes; never more than stated."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.catalog.typed_text import tidy
from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES
from core.exchange.cells import CellRefused
from core.exchange.table import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.exchange.book import Cell
    from core.exchange.mapping import SheetMapping
    from core.exchange.table import Table

Shift = tuple[time, time]
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
        "cerrado",
        "libre",
        "feriado",
        "festivo",
        "sin servicio",
    }
)


_SHIFT_NOTE = re.compile(
    r"shift:?\s+(\d[\d:. ]*(?:[ap]\.?m\.?)?\s*(?:-|\u2013|to)\s*\d[\d:]*\s*(?:[ap]\.?m\.?)?)"
    r"\s*(?:unless|by default|if not)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 500


def usual_shift(table: Table) -> Shift:
    """The note above the table ("Shift 8:00-17:00 unless noted."), else the mapping's."""
    for row in table.sheet.rows:
        if row.number >= table.header.number:
            break
        for value in row.values:
            if isinstance(value, str) and len(value) <= _LONGEST_TITLE:
                match = _SHIFT_NOTE.search(tidy(value))
                found = cells.shift(match[1]) if match else None
                if found is not None:
                    return found
    return table.mapping.shift


def minutes_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def is_closed(cell: Cell) -> bool:
    """Whether the cell says in words that nobody works."""
    return isinstance(cell.value, str) and not cell.trouble and plain(cell.value) in _CLOSED


def technicians(cell: Cell) -> int:
    """A number of technicians; blank, CLOSED and the like: none."""
    return _number(cell, MOST_ROUTES, "Write how many technicians work, or CLOSED.")


def routes_of_technicians(cell: Cell, shift: Shift, row: int) -> list[WantedRoute]:
    """So many routes of one shift."""
    return [WantedRoute(*shift, row=row)] * technicians(cell)


def routes_of_jobs(cell: Cell, shift: Shift, row: int, jobs_per_route: int) -> list[WantedRoute]:
    """Routes whose maxima sum to exactly so many jobs."""
    jobs = _number(cell, MOST_ROUTES * jobs_per_route, "Write how many jobs, or CLOSED.")
    full, rest = divmod(jobs, jobs_per_route)
    routes = [WantedRoute(*shift, max_stops=jobs_per_route, row=row)] * full
    if rest:
        routes.append(WantedRoute(*shift, max_stops=rest, row=row))
    return routes


def routes_of_minutes(cell: Cell, shift: Shift, row: int, *, hours: bool) -> list[WantedRoute]:
    """Routes of together so many minutes: full shifts, and one that ends earlier."""
    starts, ends = shift
    length = minutes_of(ends) - minutes_of(starts)
    total = _minutes(cell, MOST_ROUTES * length, hours=hours)
    full, rest = divmod(total, length)
    routes = [WantedRoute(starts, ends, row=row)] * full
    if rest:
        earlier = minutes_of(starts) + rest
        routes.append(WantedRoute(starts, time(earlier // 60, earlier % 60), row=row))
    return routes


def _minutes(cell: Cell, most: int, *, hours: bool) -> int:
    if is_closed(cell):
        return 0
    if not hours:
        return cells.minutes(cell, 0, most) or 0
    if isinstance(cell.value, str) and any(letter.isalpha() for letter in cell.value):
        # "7.5 h" says itself what it is
        return cells.minutes(cell, 0, most) or 0
    number = cells.number(cell)
    if number is None:
        return 0
    # a third of an hour typed as .33 is 19 minutes: never more than stated
    total = int(number * 60 + 1e-6)
    if not 0 <= total <= most:
        message = f"is not between 0 and {most // 60:,} hours."
        raise CellRefused(message)
    return total


def _number(cell: Cell, most: int, proposal: str) -> int:
    value = cell.value
    if type(value) is int and not cell.trouble and 0 <= value <= most:
        return value  # the usual cell, without further ado
    if is_closed(cell):
        return 0
    try:
        return cells.whole(cell, 0, most) or 0
    except CellRefused as refused:
        raise CellRefused(refused.message, refused.proposal or proposal) from None


def routes_from(mapping: SheetMapping) -> Callable[[Cell, Shift, int], list[WantedRoute]]:
    """What makes routes of a cell of this form: it takes cell, shift and row."""
    if mapping.form == "minutes":
        hours = mapping.unit == "hours"
        return lambda cell, shift, row: routes_of_minutes(cell, shift, row, hours=hours)
    if mapping.form == "jobs":
        most = mapping.jobs_per_route
        return lambda cell, shift, row: routes_of_jobs(cell, shift, row, most)
    return routes_of_technicians


def shift_of(cell: Cell, usual: Shift) -> Shift:
    """The shift that a cell states, else the usual one."""
    typed = cells.text(cell)
    if not typed:
        return usual
    if cells.before_dawn(typed):
        raise CellRefused(cells.IN_DOUBT, cells.WRITE_AS)
    found = cells.shift(typed)
    if found is None:
        message = "is not a shift."
        raise CellRefused(message, "Write it as 8:00-17:00.")
    return found
