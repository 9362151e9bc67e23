"""How sites, jobs and bookings are said in the panes of Book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.moments import short_day

if TYPE_CHECKING:
    from datetime import date

    from core.booking.facts import Booking
    from core.catalog.job_types import JobType
    from core.catalog.sites import Site

LIVE: Final = frozenset({"held", "proposed", "confirmed"})
"""States in which a booking occupies its window."""


def street(site: Site) -> str:
    """Street and unit: "10367 West 55th Place #103"."""
    return " ".join(part for part in (site.address, site.unit) if part)


def town(site: Site) -> str:
    """City, state and postal code: "Arvada, CO 80002"."""
    region = " ".join(part for part in (site.state, site.postal_code) if part)
    return ", ".join(part for part in (site.city, region) if part)


def length(job: JobType) -> str:
    """Minutes on site and technicians: "75 min · 2 technicians"."""
    time = (
        QCoreApplication.translate("BookWords", "all day")
        if job.all_day or job.minutes is None
        else QCoreApplication.translate("BookWords", "{n} min").format(n=job.minutes)
    )
    who = (
        QCoreApplication.translate("BookWords", "1 technician")
        if job.technicians == 1
        else QCoreApplication.translate("BookWords", "{n} technicians").format(n=job.technicians)
    )
    return f"{time} · {who}"


def days_from(day: date, today: date) -> str:
    """How far away a date is: "in 3 days", "today", "12 days ago"."""
    days = (day - today).days
    near = {
        -1: QCoreApplication.translate("BookWords", "yesterday"),
        0: QCoreApplication.translate("BookWords", "today"),
        1: QCoreApplication.translate("BookWords", "tomorrow"),
    }
    if days in near:
        return near[days]
    if days > 0:
        return QCoreApplication.translate("BookWords", "in {n} days").format(n=days)
    return QCoreApplication.translate("BookWords", "{n} days ago").format(n=-days)


def promise(booking: Booking) -> str:
    """What was promised: "Thu, 26 Nov, 8-10"."""
    return f"{short_day(booking.date)}, {booking.window}"
