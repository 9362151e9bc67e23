"""Arrival windows from a sheet: label, local times, weekdays, limit (docs/domain.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from core.exchange import cells
from core.exchange.problem import Problem, Reading
from core.exchange.table import RowReader, find_table, words

if TYPE_CHECKING:
    from core.exchange.sheet import Cell, Sheet

_WORDS = {
    "label": words("Window", "Label", "Arrival window", "Name", "Slot", "Time slot", "Time window"),
    "starts": words("From", "Start", "Starts", "Start time", "Begin", "Begins"),
    "ends": words("To", "End", "Ends", "End time", "Until", "Finish"),
    "weekdays": words("Days", "Weekdays", "Weekday", "Day", "Days of week"),
    "max_bookings": words(
        "Max jobs", "Max bookings", "Maximum", "Limit", "Max", "Max per day", "Maximum of bookings"
    ),
}
_NEEDED = {"label": "Window", "starts": "From", "ends": "To"}
_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_DAYS = {
    "m": 1,
    "mo": 1,
    "mon": 1,
    "monday": 1,
    "tu": 2,
    "tue": 2,
    "tues": 2,
    "tuesday": 2,
    "w": 3,
    "we": 3,
    "wed": 3,
    "wednesday": 3,
    "th": 4,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "thursday": 4,
    "f": 5,
    "fr": 5,
    "fri": 5,
    "friday": 5,
    "sa": 6,
    "sat": 6,
    "saturday": 6,
    "su": 7,
    "sun": 7,
    "sunday": 7,
}
_GROUPS = {
    "": _EVERY_DAY,
    "daily": _EVERY_DAY,
    "every day": _EVERY_DAY,
    "all": _EVERY_DAY,
    "all days": _EVERY_DAY,
    "weekdays": (1, 2, 3, 4, 5),
    "weekend": (6, 7),
    "weekends": (6, 7),
}


@dataclass(frozen=True, slots=True)
class WindowRecord:
    """An arrival window as a row states it; times are local, weekdays 1 (Monday) to 7."""

    row: int
    label: str
    starts: time
    ends: time
    weekdays: tuple[int, ...] = _EVERY_DAY
    max_bookings: int | None = None


def read_windows(sheet: Sheet) -> Reading[WindowRecord]:
    """Every row as a window, or as problems; :class:`InvalidInput` if it is no such sheet."""
    table = find_table(sheet, _WORDS, _NEEDED, "arrival windows")
    records: dict[str, WindowRecord] = {}
    problems: list[Problem] = []
    for row in table.rows():
        reader = RowReader(table, row)
        record = _read_row(reader)
        same = records.get(record.label.casefold())
        if reader.ok and same is not None:
            reader.refuse("label", f"stands in row {same.row} already.")
        if reader.ok:
            records[record.label.casefold()] = record
        problems.extend(reader.problems)
    return Reading(sheet.name, tuple(records.values()), tuple(problems), table.letters, table.notes)


def _read_row(reader: RowReader) -> WindowRecord:
    starts = reader.take("starts", cells.clock, time())
    ends = reader.take("ends", cells.clock, time())
    if reader.accepted("starts", "ends"):
        try:
            cells.check_order(starts, ends)
        except cells.CellRefused as refused:
            reader.refuse("ends", refused.message, refused.proposal)
    return WindowRecord(
        row=reader.row.number,
        label=reader.take("label", cells.label, ""),
        starts=starts,
        ends=ends,
        weekdays=reader.take("weekdays", _weekdays, _EVERY_DAY),
        max_bookings=reader.take("max_bookings", lambda cell: cells.whole(cell, 0, 10_000), None),
    )


def _weekdays(cell: Cell) -> tuple[int, ...]:
    """``Mon-Fri``, ``M,W,F``, ``1-5``, ``Sat``, ``daily``; blank means every day."""
    typed = " ".join(cells.text(cell).casefold().replace(".", "").split())
    if typed in _GROUPS:
        return _GROUPS[typed]
    days: set[int] = set()
    ranges = re.sub(r"\s*(?:-|\u2013|\bto\b)\s*", "-", typed)
    for part in re.sub(r"[,;/&+]|\band\b", " ", ranges).split():
        ends = [_weekday(name) for name in part.split("-")]
        if len(ends) > 2 or None in ends:  # noqa: PLR2004 - a range has two ends
            message = "are not weekdays."
            raise cells.CellRefused(message, "Write them as Mon-Fri, or Mon, Wed, Fri.")
        first, last = ends[0] or 0, ends[-1] or 0
        if first > last:
            last += 7  # Sat-Mon goes over the week's end
        days |= {(day - 1) % 7 + 1 for day in range(first, last + 1)}
    return tuple(sorted(days))


def _weekday(name: str) -> int | None:
    if name in {"1", "2", "3", "4", "5", "6", "7"}:
        return int(name)
    return _DAYS.get(name)
