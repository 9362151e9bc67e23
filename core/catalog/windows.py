"""The arrival windows of a branch; and the act that saves one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.catalog.entry_fields import number_between, one_line, refuse
from core.errors import InvalidInput, NotFound, NotOffered, OverPromised

if TYPE_CHECKING:
    from datetime import time
    from uuid import UUID

    from core.database.desk import Desk

LONGEST_LABEL = 40
MOST_BOOKINGS = 10_000
_WEEK = range(1, 8)


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


def save_window(
    desk: Desk, act_id: UUID, entry: ArrivalWindow, *, was: str | None = None
) -> ArrivalWindow:
    """Make a window (``was`` None), or make the window labelled ``was`` what the entry states.

    Admins. Standing bookings keep the promise they have; windows may overlap. Raises InvalidInput
    (its ``field`` names the field of ArrivalWindow that is wrong), OverPromised (``field``
    max_bookings: more is promised already, where and when), NotFound (no window ``was``),
    NotAllowed, ActReused.
    """
    checked = check_window(entry)
    content = {
        "was": was,
        "label": checked.label,
        "starts": checked.starts.isoformat(),
        "ends": checked.ends.isoformat(),
        "weekdays": list(checked.weekdays),
        "max_bookings": checked.max_bookings,
        "active": checked.active,
    }
    try:
        desk.act("save_window", act_id, content)
    except NotFound:
        raise
    except InvalidInput as error:
        error.field = "label"
        raise
    except (OverPromised, NotOffered) as error:
        error.field = "max_bookings"
        raise
    return next(window for window in list_windows(desk) if window.label == checked.label)


def check_window(entry: ArrivalWindow) -> ArrivalWindow:
    """The entry tidied. Raises InvalidInput naming the first bad field."""
    label = one_line("label", "The window's label", entry.label, LONGEST_LABEL)
    for field, called, moment in (
        ("starts", "The beginning", entry.starts),
        ("ends", "The end", entry.ends),
    ):
        if moment.second or moment.microsecond or moment.tzinfo is not None:
            refuse(field, f"{called} of a window is a local time in whole minutes.")
    if entry.starts >= entry.ends:
        refuse("ends", "A window ends after it starts, on the same day.")
    weekdays = tuple(sorted(set(entry.weekdays)))
    if not weekdays:
        refuse("weekdays", "A window needs at least one weekday.", "Choose its weekdays.")
    if not all(day in _WEEK for day in weekdays):
        refuse("weekdays", "Weekdays are 1 (Monday) to 7 (Sunday).")
    if entry.max_bookings is not None:
        number_between(
            "max_bookings",
            "The most bookings of a zone's day",
            entry.max_bookings,
            0,
            MOST_BOOKINGS,
        )
    return replace(entry, label=label, weekdays=weekdays)
