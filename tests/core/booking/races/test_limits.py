"""Sixteen clients against the limits that are not minutes.

One booking a site and window, one act an id, N bookings a window, N stops a route, routes kept
for VIP customers. Where such a wall stands or falls alone, stops may overlap: else sixteen plans
for the same minutes would be refused for those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.errors import ActReused, Busy, Duplicate, NotOffered, Taken
from tests.core.booking.races import truth
from tests.core.booking.races.clients import CLIENTS, SHIPPED, WEAK, Call, Clients, Strength, split
from tests.core.booking.races.days import FIRST, a_hold, holds, wide_days
from tests.core.booking.races.weaken import (
    allow_duplicates,
    allow_full_windows,
    allow_long_routes,
    allow_overlaps,
    forget_acts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tests.office import Office

pytestmark = pytest.mark.race

ROUNDS = 4
CONTROL_ROUNDS = 10
WINDOWS = ("8-10", "10-12", "12-2", "2-4")


def _until(rounds: int, office: Office, shown: Callable[[date], bool]) -> None:
    """Run a control day after day until the fault is there; it must be."""
    for ahead in range(FIRST, FIRST + rounds):
        if shown(office.day(ahead)):
            return
    pytest.fail("the fault never appeared with its wall away: the race is no race")


# one live booking a site, date and window


def test_a_site_gets_one_booking_and_fifteen_are_told_of_it(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, ROUNDS)
    clients.sign_in(office)
    for ahead in range(FIRST, FIRST + ROUNDS):
        day = office.day(ahead)
        winners, losers = split(clients.race([a_hold(1, day) for _ in range(CLIENTS)]))
        assert len(winners) == 1
        assert truth.live(office, day) == [winners[0].booking.reference]
        for loser in losers:
            assert isinstance(loser.error, Duplicate)
            assert winners[0].booking.reference in loser.error.message
            assert loser.error.alternatives


def test_the_unique_index_alone_refuses_the_second(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, ROUNDS)
    allow_overlaps(office)
    clients.sign_in(office, strength=WEAK)
    for ahead in range(FIRST, FIRST + ROUNDS):
        outcomes = clients.race([a_hold(1, office.day(ahead)) for _ in range(CLIENTS)])
        winners, losers = split(outcomes)
        assert len(winners) == 1
        assert {type(loser.error) for loser in losers} == {Duplicate}


def test_control_without_the_index_a_site_is_booked_twice(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, CONTROL_ROUNDS)
    allow_duplicates(office)
    allow_overlaps(office)
    clients.sign_in(office, strength=WEAK)

    def booked_twice(day: date) -> bool:
        clients.race([a_hold(1, day) for _ in range(CLIENTS)])
        return truth.duplicates(office) > 0

    _until(CONTROL_ROUNDS, office, booked_twice)


# one act an id


def test_sixteen_with_one_act_id_are_one_act(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, ROUNDS)
    clients.sign_in(office)
    for ahead in range(FIRST, FIRST + ROUNDS):
        day = office.day(ahead)
        winners, losers = split(clients.race([a_hold(1, day)] * CLIENTS))
        assert not losers
        assert len({winner.booking for winner in winners}) == 1
        assert truth.live(office, day) == [winners[0].booking.reference]


def test_sixteen_with_one_act_id_and_two_contents_are_one_act(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, ROUNDS)
    clients.sign_in(office)
    for ahead in range(FIRST, FIRST + ROUNDS):
        day = office.day(ahead)
        act_id = uuid4()
        calls = [Call(hold, (act_id, "S1", "TUNE", day, WINDOWS[n % 2])) for n in range(CLIENTS)]
        winners, losers = split(clients.race(calls))
        assert len({winner.booking for winner in winners}) == 1
        assert len(winners) == len(losers) == CLIENTS // 2
        assert {type(loser.error) for loser in losers} == {ActReused}
        assert truth.live(office, day) == [winners[0].booking.reference]


def test_control_without_the_memory_of_acts_one_id_books_twice(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, CONTROL_ROUNDS)
    forget_acts(office)
    allow_duplicates(office)
    allow_overlaps(office)
    clients.sign_in(office, strength=WEAK)

    def booked_twice(day: date) -> bool:
        clients.race([a_hold(1, day)] * CLIENTS)
        return truth.duplicates(office) > 0

    _until(CONTROL_ROUNDS, office, booked_twice)


# at most N bookings a window


def _limited(make_office: Callable[[], Office], days: int) -> Office:
    office = wide_days(make_office, days)
    office.execute(
        "update booker.arrival_windows set max_bookings = 3"
        " where branch_id = :branch and label = '8-10'"
    )
    return office


def test_a_windows_limit_is_reached_and_not_passed(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _limited(make_office, ROUNDS)
    clients.sign_in(office)
    for ahead in range(FIRST, FIRST + ROUNDS):
        winners, losers = split(clients.race(holds(office.day(ahead))))
        assert len(winners) == 3
        assert len(truth.live(office, office.day(ahead))) == 3
        assert all(isinstance(loser.error, Taken | NotOffered) for loser in losers)
        assert all("limit" in loser.error.message for loser in losers if loser.error)


def test_the_counter_alone_keeps_the_windows_limit(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _limited(make_office, ROUNDS)
    allow_overlaps(office)
    clients.sign_in(office, strength=WEAK)
    for ahead in range(FIRST, FIRST + ROUNDS):
        clients.race(holds(office.day(ahead)))
        assert len(truth.live(office, office.day(ahead))) <= 3


def test_control_without_the_check_a_windows_limit_is_passed(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _limited(make_office, CONTROL_ROUNDS)
    allow_full_windows(office)
    allow_overlaps(office)
    clients.sign_in(office, strength=WEAK)

    def passed(day: date) -> bool:
        clients.race(holds(day))
        return len(truth.live(office, day)) > 3

    _until(CONTROL_ROUNDS, office, passed)


# at most N stops a route


def _short_routes(make_office: Callable[[], Office], days: int) -> Office:
    office = make_office()
    office.add_sites(CLIENTS)
    for ahead in range(FIRST, FIRST + days):
        office.add_routes(office.day(ahead), 2, max_stops=1)
    return office


def _spread(day: date) -> list[Call]:
    """Wishes that no minute of the two routes forbids: only their maxima do."""
    return [a_hold(n + 1, day, WINDOWS[n % len(WINDOWS)]) for n in range(8)]


def test_routes_maxima_are_reached_and_not_passed(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _short_routes(make_office, ROUNDS)
    clients.sign_in(office)
    for ahead in range(FIRST, FIRST + ROUNDS):
        winners, losers = split(clients.race(_spread(office.day(ahead))))
        assert len(winners) == 2
        assert len(truth.live(office, office.day(ahead))) == 2
        assert all(isinstance(loser.error, Taken | NotOffered) for loser in losers)
        assert truth.broken_rules(office, office.day(ahead)) == []


def test_the_counter_alone_keeps_routes_maxima(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _short_routes(make_office, ROUNDS)
    clients.sign_in(office, strength=WEAK)
    for ahead in range(FIRST, FIRST + ROUNDS):
        clients.race(_spread(office.day(ahead)))
        assert len(truth.live(office, office.day(ahead))) <= 2


def test_control_without_the_check_routes_maxima_are_passed(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _short_routes(make_office, CONTROL_ROUNDS)
    allow_long_routes(office)
    clients.sign_in(office, strength=WEAK)

    def passed(day: date) -> bool:
        clients.race(_spread(day))
        return len(truth.live(office, day)) > 2

    _until(CONTROL_ROUNDS, office, passed)


# routes kept for VIP customers


def _one_route_kept(make_office: Callable[[], Office], days: int) -> Office:
    """A morning route and an afternoon one; one of the two, whichever, is kept for VIP sites."""
    office = make_office()
    office.add_sites(CLIENTS)
    office.add_sites(1, vip=True, prefix="V")
    office.execute(
        "update booker.zones set vip_reserve_routes = 1, vip_reserve_hours = 0"
        " where branch_id = :branch"
    )
    for ahead in range(FIRST, FIRST + days):
        office.add_routes(office.day(ahead), starts="08:00", ends="12:00")
        office.add_routes(office.day(ahead), starts="12:00", ends="16:00")
    return office


def _mornings_and_afternoons(day: date) -> list[Call]:
    """Each half alone is allowed, both together are not: what a row lock would not see."""
    return [a_hold(n + 1, day, ("8-10", "2-4")[n % 2]) for n in range(CLIENTS)]


def _common_routes(office: Office, day: date) -> int:
    (row,) = office.rows(
        "select count(distinct t.route_id) as n from booker.stops t join booker.bookings b"
        " on b.branch_id = t.branch_id and b.booking_id = t.booking_id"
        " where t.branch_id = :branch and t.service_date = :day and not b.vip",
        day=day,
    )
    return int(row.n)


@pytest.mark.parametrize(
    "strength",
    [
        pytest.param(SHIPPED, id="as shipped"),
        pytest.param(Strength("SERIALIZABLE", locking=False), id="serializable alone"),
    ],
)
def test_the_route_kept_for_vips_is_kept(
    clients: Clients, make_office: Callable[[], Office], strength: Strength
) -> None:
    office = _one_route_kept(make_office, ROUNDS)
    desk = office.desk()
    clients.sign_in(office, strength=strength)
    for ahead in range(FIRST, FIRST + ROUNDS):
        day = office.day(ahead)
        winners, losers = split(clients.race(_mornings_and_afternoons(day)))
        assert winners
        assert _common_routes(office, day) == 1
        assert all(isinstance(loser.error, Taken | NotOffered | Busy) for loser in losers)
        taken = {winner.booking.window for winner in winners}
        (kept,) = {"8-10", "2-4"} - taken
        assert hold(desk, uuid4(), "V1", "TUNE", day, kept).vip


def test_control_without_lock_and_serializability_the_kept_route_is_sold(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = _one_route_kept(make_office, CONTROL_ROUNDS)
    clients.sign_in(office, strength=WEAK)

    def sold(day: date) -> bool:
        clients.race(_mornings_and_afternoons(day))
        return _common_routes(office, day) > 1

    _until(CONTROL_ROUNDS, office, sold)
