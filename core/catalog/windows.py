"""The arrival windows of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import time

    from core.database.desk import Desk


@dataclass(frozen=True, slots=True)
class ArrivalWindow:
    """The promise's shape: local times, weekdays 1 (Monday) to 7, most bookings a zone-day."""

    label: str
    starts: time
    ends: time
    weekdays: tuple[int, ...]
    max_bookings: int | None
    active: bool


_WINDOWS = text(
    """
    select label, starts, ends, weekdays, max_bookings, active
    from booker.arrival_windows where branch_id = :branch order by starts, ends, label
    """
)


def list_windows(desk: Desk) -> tuple[ArrivalWindow, ...]:
    """Every arrival window, by its start."""
    with desk.reading() as connection:
        rows = connection.execute(_WINDOWS, {"branch": desk.branch.branch_id})
        return tuple(
            ArrivalWindow(
                row.label, row.starts, row.ends, tuple(row.weekdays), row.max_bookings, row.active
            )
            for row in rows
        )
