"""Offers made by hand, with every kind of cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.booking.facts import Offers, Window
from core.planning.model import Reason

TIMEZONE = "America/Denver"
FIRST = date(2026, 11, 23)
AS_OF = datetime(2026, 11, 23, 17, 42, 7, tzinfo=UTC)
HOURS = ((8, 10), (10, 12), (12, 14), (14, 16), (16, 18))
WORDS = {
    Reason.CLOSED: "Arvada NE has no service that day.",
    Reason.TOO_SOON: "Too soon: bookings need 120 minutes' notice.",
    Reason.ROUTES_FULL: "All routes are full then.",
    Reason.WINDOW_LIMIT: "This window's limit of bookings has been reached.",
    Reason.TECHNICIANS_SHORT: "Needs 2 technicians at once, 1 free.",
    Reason.VIP_RESERVED: "What is left that day is reserved for VIP customers.",
    Reason.SHIFT_TOO_SHORT: "The job is longer than what is left of every shift.",
    Reason.ALREADY_BOOKED: "This site already has booking ARV-1042 then.",
    Reason.BLOCKED: "Blocked then (team meeting).",
    Reason.DRIVE_TOO_FAR: "The drive would be longer than the zone allows.",
    Reason.NOT_RELEASED: "Arvada NE is released until 2026-12-04 only.",
    Reason.BEYOND_HORIZON: "Bookings are taken 60 days ahead, until 2027-01-22.",
    Reason.ALL_DAY_STARTS_EARLIER: "An all-day job begins when the shift does, in another window.",
    Reason.CHECKING: "Still checking whether the day can be re-planned.",
}


def window(day: date, hours: tuple[int, int], free: int = 0, drive: int = 0) -> Window:
    """An open window with ``free`` technicians; all routes full with none."""
    starts, ends = (
        datetime.combine(day, time(hour), ZoneInfo(TIMEZONE)).astimezone(UTC) for hour in hours
    )
    some = "1 technician can take it." if free == 1 else f"{free} technicians can take it."
    return Window(
        date=day,
        window=f"{hours[0]}-{hours[1]}",
        starts_at=starts,
        ends_at=ends,
        offered=free > 0,
        technicians_free=free,
        extra_drive_minutes=drive if free else None,
        reason=None if free else Reason.ROUTES_FULL,
        explanation=some if free else WORDS[Reason.ROUTES_FULL],
    )


def closed(open_window: Window, reason: Reason) -> Window:
    """The same window, closed for ``reason``."""
    return replace(
        open_window,
        offered=False,
        technicians_free=0,
        extra_drive_minutes=None,
        reason=reason,
        explanation=WORDS[reason],
    )


def offers(days: int = 14, first: date = FIRST) -> Offers:
    """Two weeks with open cells, closed Sundays, and each reason somewhere."""
    reasons = [reason for reason in Reason if reason not in (Reason.CLOSED, Reason.BEYOND_HORIZON)]
    made = []
    for number in range(days):
        day = first + timedelta(days=number)
        for row, hours in enumerate(HOURS):
            count = number * len(HOURS) + row
            cell = window(day, hours, 1 + count % 4, 3 + (count * 7) % 23)
            if day.isoweekday() == 7:
                cell = closed(cell, Reason.CLOSED)
            elif number == 0 and row < 3:
                cell = closed(cell, Reason.TOO_SOON)
            elif count % 3 == 1:
                cell = closed(cell, reasons[count // 3 % len(reasons)])
            made.append(cell)
    return Offers("AR-0187", "HVAC-TUNE", "Arvada NE", AS_OF, tuple(made))


def with_window(shown: Offers, changed: Window) -> Offers:
    """The offer with one window as ``changed`` says."""
    key = (changed.date, changed.window)
    return replace(
        shown,
        windows=tuple(changed if (w.date, w.window) == key else w for w in shown.windows),
    )
