"""Capacity as a long list without windows: zone, date, and technicians, minutes or jobs."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.dates import day as read_day
from core.exchange.read_roster import times_or_usual
from core.exchange.routes_from import routes_from, usual_shift
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.capacity.day_change import WantedRoute
    from core.exchange.book import Cell
    from core.exchange.routes_from import Shift
    from core.exchange.table import Table

_NO_DAY = date.min
_QUANTITY = {"counts": "technicians", "minutes": "minutes", "jobs": "jobs"}


def read_quantities(table: Table) -> CapacityReading:
    """Every zone-day that a row names; with a shift, or start and end, every shift of it."""
    quantity = _QUANTITY[table.mapping.form]
    reader = RowReader(table)
    collector = DayCollector()
    how = table.how_dates()
    usual = usual_shift(table)
    make = routes_from(table.mapping)
    table.note_unused()
    letters, zone_letters = table.letters["date"], table.letters["zone"]
    seen: dict[tuple[str, date, time, time], int] = {}
    for row in table.rows():
        reader.begin(row)
        zone = reader.take("zone", cells.required, "")
        day = reader.take("date", lambda cell: read_day(cell, how), _NO_DAY)
        shift = times_or_usual(reader, usual)
        routes = _routes(reader, quantity, make, shift)
        if reader.ok:
            first = seen.setdefault((zone.casefold(), day, *shift), row.number)
            if first != row.number:
                reader.refuse("date", f"of this zone stands in row {first} already.")
        if reader.ok:
            stated = collector.name(zone, day, row.number, letters, row.number, zone_letters)
            stated.extend(routes)
            if len(stated) > MOST_ROUTES:
                reader.refuse(quantity, f"makes more than {MOST_ROUTES} technicians of one day.")
        if not reader.ok:
            collector.doubt(zone, None if day == _NO_DAY else day)
    return CapacityReading(
        form=table.mapping.form,
        sheet=table.sheet.name,
        days=collector.days(),
        problems=tuple(reader.problems),
        columns=table.letters,
        notes=tuple(table.notes),
        states_maximum=table.mapping.form == "jobs",
        unsure=collector.unsure(),
    )


def _routes(
    reader: RowReader,
    quantity: str,
    make: Callable[[Cell, Shift, int], list[WantedRoute]],
    shift: Shift,
) -> list[WantedRoute]:
    # not through take(): what a cell comes to depends on its row's shift
    try:
        return make(reader.cell(quantity), shift, reader.row.number)
    except cells.CellRefused as refused:
        reader.refuse(quantity, refused.message, refused.proposal)
        return []
