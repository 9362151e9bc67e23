"""Sixteen clients fill one zone-day to its last minute."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from core.booking.offers import offers
from core.errors import NotOffered, Taken
from tests.core.booking.races import truth
from tests.core.booking.races.clients import CLIENTS, Call, Clients, percentile
from tests.core.booking.races.days import FIRST, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.core.booking.races.days import Try
    from tests.office import Office

logger = logging.getLogger(__name__)
pytestmark = [pytest.mark.race, pytest.mark.alone]

ROUTES = 10
SITES = 40
"""For each client, more than the day has room for."""
WINDOWS = ("8-10", "10-12", "12-2", "2-4", "4-6")


def test_no_overlap_and_no_lost_hold(clients: Clients, make_office: Callable[[], Office]) -> None:
    office = make_office()
    for number in range(CLIENTS):
        office.add_sites(SITES, prefix=f"C{number}-")
    office.add_sites(1)
    day = office.day(FIRST)
    office.add_routes(day, ROUTES)
    clients.sign_in(office)
    outcomes = clients.race(
        [
            Call(
                fill,
                (
                    day,
                    [f"C{number}-{n}" for n in range(1, SITES + 1)],
                    WINDOWS[number % 5 :] + WINDOWS[: number % 5],
                ),
            )
            for number in range(CLIENTS)
        ]
    )
    tries: list[Try] = [entry for outcome in outcomes for entry in outcome.value]
    held = {entry.reference for entry in tries if entry.reference is not None}
    refused = [entry for entry in tries if entry.error is not None]
    # every client was told of every window that there is no more room, and of nothing else
    assert len(refused) == CLIENTS * len(WINDOWS)
    assert all(isinstance(entry.error, Taken | NotOffered) for entry in refused)
    assert set(truth.live(office, day)) == held
    assert all(truth.stops(office, reference or "") == 1 for reference in held)
    assert truth.overlaps(office) == 0
    assert truth.broken_rules(office, day) == []
    told = offers(office.desk(), "S1", "TUNE", day, 1, thorough=True)
    assert [window.window for window in told.windows if window.offered] == []
    waits = [entry.ended - entry.began for entry in tries if entry.reference]
    lost = [entry.ended - entry.began for entry in refused]
    logger.info(
        "%d holds on %d routes: p99 %.3f s; refusals p50 %.3f s, p99 %.3f s",
        len(held),
        ROUTES,
        percentile(waits, 0.99),
        percentile(lost, 0.5),
        percentile(lost, 0.99),
    )
    # sixteen clients share this machine with their server; each office's desk has its own
    assert percentile(lost, 0.5) < 1
