"""The bookings that the sample branch has before its first day is played, by its own staff.

Nobody judges a window, a route or a driver's day on an empty calendar.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import text

from booker_desktop.demo_day import CSRS, DISPATCHER, LOOK_AHEAD_DAYS
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.errors import NotOffered, Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from booker_desktop.demo import Stage
    from core.booking.facts import Window
    from core.database.desk import Desk

STOPS: Final = (8, 7, 6, 2)
"""How many bookings a zone has on its next days of service: the nearer, the fuller."""
JOBS: Final = ("AC-TUNE", "NOHEAT", "APPL-DX", "DRAIN", "PEST-Q", "FURN-TUNE", "INSPECT")
NOTES: Final = (
    "Please ring twice; the bell is quiet.",
    "",
    "",
    "The unit is behind the garage.",
    "",
    "Needs an invoice made out to the landlord.",
    "",
)
_SEED: Final = 17
_MEASURING_JOB: Final = "PEST-Q"
"""The shortest one: a day on which not even this fits is no day of service."""

_SITES = text(
    """
    select s.number, z.name as zone from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch and s.active
    order by s.number
    """
)
_BOOKED = text("select exists (select from booker.bookings where branch_id = :branch)")


def book_week(stage: Stage) -> tuple[str, ...]:
    """Book the days ahead of a branch that has no booking yet; the references, all confirmed."""
    csrs = [stage.desk(login) for login in CSRS]
    dispatcher = stage.desk(DISPATCHER)
    branch = {"branch": dispatcher.branch.branch_id}
    with dispatcher.reading() as connection:
        if connection.execute(_BOOKED, branch).scalar_one():
            return ()
        sites = list(connection.execute(_SITES, branch).all())
    random.Random(_SEED).shuffle(sites)  # noqa: S311 - who is booked is no secret
    by_zone: dict[str, list[Any]] = {}
    for site in sites:
        by_zone.setdefault(site.zone, []).append(site.number)
    references = []
    for numbers in by_zone.values():
        for reference in _hold_ahead(csrs, numbers):
            confirm(dispatcher, uuid4(), reference)
            references.append(reference)
    return tuple(references)


def _hold_ahead(csrs: Sequence[Desk], sites: list[str]) -> Iterator[str]:
    """Hold a zone's next days for its sites, one after the other."""
    waiting = iter(sites)
    made = 0
    for windows, wanted in zip(_days_of_service(csrs[0], sites[0]), STOPS, strict=False):
        for number in range(wanted):
            site = next(waiting, None)
            if site is None:
                return
            # first one of every window, so that the day is spread as a day is
            first = number % len(windows)
            desk = csrs[made % len(csrs)]
            held = _hold_one(desk, site, made, (*windows[first:], *windows[:first]))
            if held is not None:
                made += 1
                yield held


def _hold_one(desk: Desk, site: str, number: int, windows: Sequence[Window]) -> str | None:
    """Hold the first of the windows that can be promised; None where none can."""
    job, notes = JOBS[number % len(JOBS)], NOTES[number % len(NOTES)]
    for window in windows:
        try:
            booking = hold(desk, uuid4(), site, job, window.date, window.window, notes=notes)
        except (NotOffered, Taken):
            continue
        return booking.reference
    return None


def _days_of_service(desk: Desk, site: str) -> list[tuple[Window, ...]]:
    """The windows that are open on an empty calendar, by day, of the days that have some."""
    days: dict[date, list[Window]] = {}
    for window in offers(desk, site, _MEASURING_JOB, None, LOOK_AHEAD_DAYS).windows:
        if window.offered:
            days.setdefault(window.date, []).append(window)
    return [tuple(windows) for windows in days.values()]
