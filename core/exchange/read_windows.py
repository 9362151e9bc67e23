"""Arrival windows from a sheet: label, local times, weekdays, limit (docs/domain.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from core.exchange import cells
from core.exchange.dates import fold
from core.exchange.problem import Reading
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from core.exchange.book import Cell
    from core.exchange.table import Table

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
    "lun": 1,
    "lunes": 1,
    "mar": 2,
    "martes": 2,
    "mie": 3,
    "miercoles": 3,
    "jue": 4,
    "jueves": 4,
    "vie": 5,
    "viernes": 5,
    "sab": 6,
    "sabado": 6,
    "dom": 7,
    "domingo": 7,
}
_GROUPS = {
    "": _EVERY_DAY,
    "daily": _EVERY_DAY,
    "every day": _EVERY_DAY,
    "all": _EVERY_DAY,
    "all days": _EVERY_DAY,
    "weekdays": (1, 2, 3, 4, 5),
    "todos los dias": _EVERY_DAY,
    "diario": _EVERY_DAY,
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
    active: bool = True


def windows_of(table: Table) -> Reading[WindowRecord]:
    """Every row as an arrival window, or as problems."""
    records: dict[str, WindowRecord] = {}
    reader = RowReader(table)
    table.note_unused()
    for row in table.rows():
        reader.begin(row)
        record = _read_row(reader)
        if reader.ok:
            same = records.setdefault(record.label.casefold(), record)
            if same is not record:
                reader.refuse("label", f"stands in row {same.row} already.")
    return Reading(
        table.sheet.name,
        tuple(records.values()),
        tuple(reader.problems),
        table.letters,
        tuple(table.notes),
    )


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
        active=reader.take("active", cells.active, default=True),
    )


def _weekdays(cell: Cell) -> tuple[int, ...]:
    """``Mon-Fri``, ``M,W,F``, ``1-5``, ``Sat``, ``daily``; blank means every day."""
    typed = " ".join(fold(cells.text(cell)).replace(".", "").split())
    if typed in _GROUPS:
        return _GROUPS[typed]
    days: set[int] = set()
    ranges = re.sub(r"\s*(?:-|\u2013|\bto\b|\ba\b)\s*", "-", typed)
    for part in re.sub(r"[,;/&+]|\band\b|\by\b", " ", ranges).split():
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
