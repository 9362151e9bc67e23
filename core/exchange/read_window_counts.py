"""Capacity by arrival window: zone, date, window, technicians; one count a row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.capacity.day_change import WantedRoute
from core.catalog.typed_text import tidy
from core.exchange import cells
from core.exchange.capacity_sheet import CapacityReading, DayCollector
from core.exchange.dates import day as read_day
from core.exchange.routes_from import Shift, technicians
from core.exchange.table import RowReader, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.exchange.table import Table

_NO_DAY = date.min


def read_window_counts(table: Table, windows: Mapping[str, Shift]) -> CapacityReading:
    """Routes from counts. ``windows``: label → local start and end, as the branch has them."""
    known = {tidy(name).casefold(): shift for name, shift in windows.items()}
    reader = RowReader(table)
    collector = DayCollector()
    counts: dict[tuple[str, date], dict[str, tuple[int, int]]] = {}
    named: dict[tuple[str, date], tuple[str, int]] = {}
    how = table.how_dates()
    table.note_unused()
    proposals: dict[str, str] = {}
    for row in table.rows():
        reader.begin(row)
        zone = reader.take("zone", cells.required, "")
        day = reader.take("date", lambda cell: read_day(cell, how), _NO_DAY)
        window = reader.take("window", cells.label, "")
        count = reader.take("technicians", technicians, 0)
        label = window.casefold()
        if window and label not in known:
            if label not in proposals:
                nearest = did_you_mean(window, windows)
                proposals[label] = nearest or "Import the arrival windows first."
            reader.refuse("window", "is no arrival window of this branch.", proposals[label])
        if reader.ok:
            key = (zone.casefold(), day)
            stated = counts.setdefault(key, {})
            first = stated.setdefault(label, (count, row.number))[1]
            if first != row.number:
                reader.refuse("window", f"of this zone and date stands in row {first} already.")
            elif key not in named:
                named[key] = (zone, row.number)
        if not reader.ok:
            collector.doubt(zone, None if day == _NO_DAY else day)
    letters, zone_letters = table.letters["date"], table.letters["zone"]
    for named_day, stated in counts.items():
        zone, number = named[named_day]
        routes = collector.name(zone, named_day[1], number, letters, number, zone_letters)
        routes.extend(
            WantedRoute(starts, ends, row=number)
            for starts, ends in routes_of_counts(
                [(known[label], count) for label, (count, _) in stated.items()]
            )
        )
    return CapacityReading(
        form="windows",
        sheet=table.sheet.name,
        days=collector.days(),
        problems=tuple(reader.problems),
        columns=table.letters,
        notes=tuple(table.notes),
        unsure=collector.unsure(),
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
