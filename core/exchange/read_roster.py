"""The roster: a row a technician's day, with shift and most jobs."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.table import RowReader, find_table, header_of, words

if TYPE_CHECKING:
    from core.exchange.problem import Problem
    from core.exchange.sheet import Sheet

_WORDS = {
    "zone": words("Zone", "Area", "Territory", "Service zone", "Service area", "Region"),
    "date": words("Date", "Day", "Service date", "Work date"),
    "technician": words("Technician", "Tech", "Technician name", "Tech name", "Employee", "Name"),
    "starts": words("Start", "Starts", "From", "Shift start", "Start time", "Begin"),
    "ends": words("End", "Ends", "To", "Shift end", "End time", "Until", "Finish"),
    "max_stops": words(
        "Max jobs", "Max stops", "Maximum", "Max", "Max bookings", "Limit", "Max calls"
    ),
}
_NEEDED = {"zone": "Zone", "date": "Date", "starts": "Start", "ends": "End"}
_NO_DAY = date.min


def is_roster(sheet: Sheet) -> bool:
    """Whether the sheet has a roster's header."""
    return header_of(sheet, _WORDS, _NEEDED) is not None


def read_roster(sheet: Sheet) -> CapacityReading:
    """Every zone-day that a row names, with all its routes."""
    table = find_table(sheet, _WORDS, _NEEDED, "a roster")
    problems: list[Problem] = []
    collector = DayCollector()
    working: dict[tuple[str, date], list[WantedRoute]] = {}
    for row in table.rows():
        reader = RowReader(table, row)
        zone = reader.take("zone", cells.required, "")
        day = reader.take("date", cells.day, _NO_DAY)
        route = _route(reader)
        if reader.ok and route.technician is not None:
            same = working.setdefault((route.technician.casefold(), day), [])
            clash = next((r for r in same if r.starts < route.ends and route.starts < r.ends), None)
            if clash is not None:
                reader.refuse("technician", f"already works at that time in row {clash.row}.")
            else:
                same.append(route)
        if reader.ok:
            routes = collector.name(zone, day, row.number, table.letters["date"])
            routes.append(route)
            if len(routes) > MOST_ROUTES:
                reader.refuse("zone", f"has more than {MOST_ROUTES} technicians on {day}.")
        problems.extend(reader.problems)
    return CapacityReading(
        form="roster",
        sheet=sheet.name,
        days=collector.days(),
        problems=tuple(problems),
        columns=table.letters,
        notes=table.notes,
        names_technicians="technician" in table.columns,
        states_maximum="max_stops" in table.columns,
    )


def _route(reader: RowReader) -> WantedRoute:
    starts = reader.take("starts", cells.clock, time())
    ends = reader.take("ends", cells.clock, time())
    if reader.accepted("starts", "ends"):
        try:
            cells.check_order(starts, ends)
        except cells.CellRefused as refused:
            reader.refuse("ends", refused.message, refused.proposal)
    return WantedRoute(
        starts=starts,
        ends=ends,
        technician=reader.take("technician", cells.optional, None),
        max_stops=reader.take("max_stops", lambda cell: cells.whole(cell, 1, 200), None),
        row=reader.row.number,
    )
