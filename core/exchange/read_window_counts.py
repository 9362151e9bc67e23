"""Capacity by arrival window: zone, date, window, technicians; one count a row."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.catalog.typed_text import tidy
from core.exchange import cells
from core.exchange.capacity_sheet import MOST_ROUTES, CapacityReading, DayCollector
from core.exchange.table import RowReader, did_you_mean, find_table, header_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.exchange.problem import Problem
    from core.exchange.sheet import Sheet

Shift = tuple[time, time]
_WORDS = {
    "zone": words("Zone", "Area", "Territory", "Service zone", "Service area", "Region"),
    "date": words("Date", "Day", "Service date", "Work date"),
    "window": words("Window", "Arrival window", "Slot", "Time slot", "Time window", "Label"),
    "technicians": words(
        "Technicians",
        "Techs",
        "Capacity",
        "Count",
        "Technician count",
        "# of techs",
        "Available",
        "Techs available",
    ),
}
_NEEDED = {"zone": "Zone", "date": "Date", "window": "Window", "technicians": "Technicians"}
_NO_DAY = date.min


def is_window_counts(sheet: Sheet) -> bool:
    """Whether the sheet has the header of capacity by window."""
    return header_of(sheet, _WORDS, _NEEDED) is not None


def read_window_counts(sheet: Sheet, windows: Mapping[str, Shift]) -> CapacityReading:
    """Routes from counts. ``windows``: label → local start and end, as the branch has them."""
    table = find_table(sheet, _WORDS, _NEEDED, "capacity by window")
    known = {tidy(name).casefold(): shift for name, shift in windows.items()}
    problems: list[Problem] = []
    counts: dict[tuple[str, date], dict[str, tuple[int, int]]] = {}
    named: dict[tuple[str, date], tuple[str, int]] = {}
    for row in table.rows():
        reader = RowReader(table, row)
        zone = reader.take("zone", cells.required, "")
        day = reader.take("date", cells.day, _NO_DAY)
        window = reader.take("window", cells.label, "")
        count = reader.take("technicians", lambda cell: cells.whole(cell, 0, MOST_ROUTES), None)
        if window and window.casefold() not in known:
            proposal = did_you_mean(window, windows) or "Import the arrival windows first."
            reader.refuse("window", "is no arrival window of this branch.", proposal)
        if reader.ok:
            key = (zone.casefold(), day)
            named.setdefault(key, (zone, row.number))
            stated = counts.setdefault(key, {})
            if window.casefold() in stated:
                first = stated[window.casefold()][1]
                reader.refuse("window", f"of this zone and date stands in row {first} already.")
            else:
                stated[window.casefold()] = (count or 0, row.number)
        problems.extend(reader.problems)
    collector = DayCollector()
    for named_day, stated in counts.items():
        zone, number = named[named_day]
        routes = collector.name(zone, named_day[1], number, table.letters["date"])
        routes.extend(
            WantedRoute(starts, ends, row=number)
            for starts, ends in routes_of_counts(
                [(known[label], count) for label, (count, _) in stated.items()]
            )
        )
    return CapacityReading(
        form="windows",
        sheet=sheet.name,
        days=collector.days(),
        problems=tuple(problems),
        columns=table.letters,
        notes=table.notes,
    )


def routes_of_counts(counts: Sequence[tuple[Shift, int]]) -> list[Shift]:
    """Shifts of the fewest technicians that give every window its count.

    The i-th technician works every window whose count is at least i; windows that follow each
    other without a gap are one shift, a gap ends it.
    """
    result: list[Shift] = []
    for level in range(1, max((count for _, count in counts), default=0) + 1):
        result.extend(_joined(sorted(shift for shift, count in counts if count >= level)))
    return sorted(result, key=lambda shift: (shift[0], -shift[1].hour, -shift[1].minute))


def _joined(shifts: Iterable[Shift]) -> list[Shift]:
    result: list[Shift] = []
    for starts, ends in shifts:
        if result and starts <= result[-1][1]:
            result[-1] = (result[-1][0], max(ends, result[-1][1]))
        else:
            result.append((starts, ends))
    return result
