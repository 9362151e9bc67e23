"""The roster: a row a technician's day, with shift and most jobs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.dates import day as read_day
from core.exchange.routes_from import shift_of, usual_shift
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from core.exchange.book import Cell
    from core.exchange.routes_from import Shift
    from core.exchange.table import Table

_NO_DAY = date.min


def read_roster(table: Table) -> CapacityReading:
    """Every zone-day that a row names, with all its routes."""
    reader = RowReader(table)
    collector = DayCollector()
    how = table.how_dates()
    usual = usual_shift(table)
    if not {"starts", "ends", "shift"} & table.columns.keys():
        table.notes.append(f"No times are stated: {usual[0]:%H:%M} to {usual[1]:%H:%M} is taken.")
    table.note_unused()
    letters, zone_letters = table.letters["date"], table.letters["zone"]
    working: dict[tuple[str, date], list[WantedRoute]] = {}
    for row in table.rows():
        reader.begin(row)
        zone = reader.take("zone", cells.required, "")
        day = reader.take("date", lambda cell: read_day(cell, how), _NO_DAY)
        route = _route(reader, usual)
        if reader.ok and route.technician is not None:
            same = working.setdefault((route.technician.casefold(), day), [])
            clash = next((r for r in same if r.starts < route.ends and route.starts < r.ends), None)
            if clash is not None:
                reader.refuse("technician", f"already works at that time in row {clash.row}.")
            else:
                same.append(route)
        if reader.ok:
            routes = collector.name(zone, day, row.number, letters, row.number, zone_letters)
            routes.append(route)
            if len(routes) > MOST_ROUTES:
                reader.refuse("zone", f"has more than {MOST_ROUTES} technicians on {day}.")
        if not reader.ok:
            collector.doubt(zone, None if day == _NO_DAY else day)
    return CapacityReading(
        form="roster",
        sheet=table.sheet.name,
        days=collector.days(),
        problems=tuple(reader.problems),
        columns=table.letters,
        notes=tuple(table.notes),
        names_technicians="technician" in table.columns,
        states_maximum="max_stops" in table.columns,
        unsure=collector.unsure(),
    )


def _route(reader: RowReader, usual: Shift) -> WantedRoute:
    starts, ends = times_of(reader, usual)
    return WantedRoute(
        starts=starts,
        ends=ends,
        technician=reader.take("technician", cells.optional, None),
        max_stops=reader.take("max_stops", _most_stops, None),
        row=reader.row.number,
    )


def times_of(reader: RowReader, usual: Shift) -> Shift:
    """Start and end, or a shift; what a row leaves blank of both is the usual."""
    columns = reader.table.columns
    if "starts" not in columns and "ends" not in columns:
        return reader.take("shift", lambda cell: shift_of(cell, usual), usual)
    if "shift" in columns and reader.cell("starts").blank and reader.cell("ends").blank:
        return reader.take("shift", lambda cell: shift_of(cell, usual), usual)
    starts = reader.take("starts", cells.working_start, usual[0])
    ends = reader.take("ends", cells.clock, usual[1])
    if reader.accepted("starts", "ends"):
        try:
            cells.check_order(starts, ends)
        except cells.CellRefused as refused:
            reader.refuse(
                "ends" if "ends" in columns else "starts", refused.message, refused.proposal
            )
    return starts, ends


def times_or_usual(reader: RowReader, usual: Shift) -> Shift:
    """As :func:`times_of`; where a row states no time at all, the usual."""
    if all(reader.cell(name).blank for name in ("starts", "ends", "shift")):
        return usual
    return times_of(reader, usual)


def _most_stops(cell: Cell) -> int | None:
    return cells.whole(cell, 1, 200)
