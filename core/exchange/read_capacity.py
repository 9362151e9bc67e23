"""Capacity from a file, whichever of the three forms it has, on whichever sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange.read_matrix import find_matrix, read_matrix
from core.exchange.read_roster import is_roster, read_roster
from core.exchange.read_window_counts import Shift, is_window_counts, read_window_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.exchange.capacity_sheet import CapacityReading
    from core.exchange.sheet import Book, Sheet


def read_capacity(
    book: Book, windows: Mapping[str, Shift], sheet: str | None = None
) -> CapacityReading:
    """The sheet named, else the first visible one that is recognised as capacity.

    ``windows``: label → local start and end, for capacity by window. :class:`InvalidInput`
    when no sheet, or not the one named, is a matrix, a roster or a list by window.
    """
    candidates = [book.sheet(sheet)] if sheet else [s for s in book.sheets if not s.hidden]
    for candidate in candidates:
        reading = _read(candidate, windows)
        if reading is not None:
            return reading
    where = f'Sheet "{candidates[0].name}" of {book.name}' if sheet else book.name
    message = f"{where} has no capacity that can be recognised."
    raise InvalidInput(
        message,
        next_step=(
            "Capacity is a matrix (Zone, then a column a date), a roster (Zone, Date, "
            "Technician, Start, End, Max jobs) or a list (zone, date, window, technicians)."
        ),
    )


def _read(sheet: Sheet, windows: Mapping[str, Shift]) -> CapacityReading | None:
    if is_window_counts(sheet):
        return read_window_counts(sheet, windows)
    if is_roster(sheet):
        return read_roster(sheet)
    header = find_matrix(sheet)
    return None if header is None else read_matrix(sheet, header)
