"""Offices and days made for races, and what many clients then ask for at once."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import text

from core.booking.hold import hold
from core.errors import BookerError
from tests.core.booking.races.clients import CLIENTS, Call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from tests.office import Office

FIRST = 3
"""Days ahead of the first race: past every office's minimum notice."""


def single_openings(make_office: Callable[[], Office], days: int) -> Office:
    """An office whose days have one route of one hour each: room for one TUNE in 8-10."""
    office = make_office()
    office.add_sites(CLIENTS + 1)
    for ahead in range(FIRST, FIRST + days):
        office.add_routes(office.day(ahead), starts="08:00", ends="09:00")
    return office


def wide_days(make_office: Callable[[], Office], days: int, routes: int = CLIENTS) -> Office:
    """An office with so many routes a day that capacity is never what refuses."""
    office = make_office()
    office.add_sites(CLIENTS + 1)
    for ahead in range(FIRST, FIRST + days):
        office.add_routes(office.day(ahead), routes)
    return office


def a_hold(site: int, day: date, window: str = "8-10", job: str = "TUNE") -> Call:
    """One client's hold for site ``S<site>``, with an act id of its own."""
    return Call(hold, (uuid4(), f"S{site}", job, day, window))


def holds(day: date, count: int = CLIENTS, window: str = "8-10") -> list[Call]:
    """As many clients, each for a site of its own, want the same window."""
    return [a_hold(site, day, window) for site in range(1, count + 1)]


def expires_in(office: Office, reference: str, milliseconds: int) -> None:
    """Let a hold's time be up so soon, by the database's clock.

    Triggers guard the row even from the administrator, so they are lifted for the moment.
    """
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.execute(
            text(
                "update booker.bookings set expires_at = clock_timestamp()"
                " + make_interval(secs => :milliseconds / 1000.0)"
                " where branch_id = :branch and reference = :reference"
            ),
            {
                "branch": office.branch_id,
                "reference": reference,
                "milliseconds": milliseconds,
            },
        )


@dataclass(frozen=True, slots=True)
class Try:
    """One hold of a client that fills a day: when it began and ended, and what came of it."""

    began: float
    ended: float
    reference: str | None
    error: BookerError | None


def fill(desk: Desk, day: date, sites: Sequence[str], windows: Sequence[str]) -> list[Try]:
    """Hold for one site after the other, window by window, until each has been refused once.

    Times are the system's monotonic clock, the same for every process of a machine.
    """
    tries = []
    waiting = list(windows)
    for site in sites:
        if not waiting:
            break
        window = waiting.pop(0)
        began = time.monotonic()
        try:
            reference = hold(desk, uuid4(), site, "TUNE", day, window).reference
        except BookerError as error:
            tries.append(Try(began, time.monotonic(), None, error))
        else:
            tries.append(Try(began, time.monotonic(), reference, None))
            waiting.append(window)
    return tries


def keep_locked(desk: Desk, keys: Sequence[str]) -> None:
    """Take the zone-days' locks, begin a transaction, and never end it."""

    def work(connection: Connection) -> None:
        connection.execute(text("select 1"))
        threading.Event().wait()

    desk.database.serializable(work, locks=keys)
