"""A hold resolves once: dispatchers against each other, and a dispatcher against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.release import release
from core.booking.show import show
from core.errors import AlreadyResolved, Expired, NotOffered, Taken
from tests.core.booking.races import truth
from tests.core.booking.races.clients import WEAK, Call, Clients, split
from tests.core.booking.races.days import FIRST, expires_in, holds, single_openings, wide_days
from tests.core.booking.races.weaken import (
    allow_any_transition,
    forget_expiry,
    forget_to_lock_bookings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from tests.core.booking.races.clients import Outcome
    from tests.office import Office

pytestmark = pytest.mark.race

ROUNDS = 8
CONTROL_ROUNDS = 25
EXPIRY_ROUNDS = 30


def _confirmations(booking: Booking, count: int) -> list[Call]:
    return [Call(confirm, (uuid4(), booking.reference)) for _ in range(count)]


def _held(desk: Desk, office: Office, site: int) -> Booking:
    return hold(desk, uuid4(), f"S{site}", "TUNE", office.day(FIRST), "10-12")


def test_one_dispatcher_confirms_and_the_other_is_told_who_did(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, 1)
    desk = office.desk()
    clients.sign_in(office, "dispatcher")
    for site in range(1, 1 + ROUNDS):
        booking = _held(desk, office, site)
        winners, losers = split(clients.race(_confirmations(booking, 2)))
        assert [winner.booking.state for winner in winners] == ["confirmed"]
        for loser in losers:
            assert isinstance(loser.error, AlreadyResolved)
            assert f"was confirmed by {office.login('dispatcher')} at" in loser.error.message
        assert show(desk, booking.reference).message == "queued"


def test_control_without_the_guards_both_confirm(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, 1)
    allow_any_transition(office)
    forget_to_lock_bookings(office)
    desk = office.desk()
    clients.sign_in(office, "dispatcher", strength=WEAK)
    for round_ in range(CONTROL_ROUNDS):
        booking = _held(desk, office, 1 + round_ % 16)
        winners, _ = split(clients.race(_confirmations(booking, 8)))
        if len(winners) > 1:
            return
        office.execute(
            "update booker.bookings set state = 'cancelled' where branch_id = :branch"
            " and reference = :reference",
            reference=booking.reference,
        )
    pytest.fail("nobody confirmed twice without the guards: the race is no race")


def test_a_release_and_a_confirmation_resolve_a_hold_once(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = wide_days(make_office, 1)
    desk = office.desk()
    clients.sign_in(office, "dispatcher")
    for site in range(1, 1 + ROUNDS):
        booking = _held(desk, office, site)
        calls = [*_confirmations(booking, 1), Call(release, (uuid4(), booking.reference))]
        winners, losers = split(clients.race(calls))
        assert [type(loser.error) for loser in losers] == [AlreadyResolved]
        state = winners[0].booking.state
        assert truth.state(office, booking.reference) == state
        assert truth.stops(office, booking.reference) == (state == "confirmed")


def _against_the_clock(
    clients: Clients, office: Office, booking: Booking, milliseconds: int
) -> list[Outcome]:
    """Two dispatchers confirm while the hold's time is up, and fourteen want what it frees."""
    calls = [*_confirmations(booking, 2), *holds(booking.date, 14)]
    return clients.race(calls, at_go=lambda: expires_in(office, booking.reference, milliseconds))


def test_a_hold_is_confirmed_before_its_expiry_or_expired_and_never_both(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = single_openings(make_office, EXPIRY_ROUNDS)
    desk = office.desk()
    clients.sign_in(office, "dispatcher")
    milliseconds = 40
    seen: set[bool] = set()
    for ahead in range(FIRST, FIRST + EXPIRY_ROUNDS):
        day = office.day(ahead)
        booking = hold(desk, uuid4(), "S17", "TUNE", day, "8-10")
        outcomes = _against_the_clock(clients, office, booking, milliseconds)
        confirmed, refused = split(outcomes[:2])
        won, lost = split(outcomes[2:])
        assert len(confirmed) <= 1
        assert len(confirmed) + len(won) <= 1
        assert all(isinstance(loser.error, Taken | NotOffered) for loser in lost)
        after = show(desk, booking.reference)
        if confirmed:
            assert {type(loser.error) for loser in refused} == {AlreadyResolved}
            (row,) = office.rows(
                "select confirmed_at < expires_at as in_time from booker.bookings"
                " where branch_id = :branch and reference = :reference",
                reference=booking.reference,
            )
            assert row.in_time
            assert after.state == "confirmed"
            milliseconds //= 2
        else:
            assert {type(loser.error) for loser in refused} == {Expired}
            assert after.state == "expired"
            assert after.stops == ()
            milliseconds += 20
        seen.add(bool(confirmed))
        assert truth.overlaps(office) == 0
        if len(seen) == 2 and ahead >= FIRST + ROUNDS:
            return
    pytest.fail(f"the race always ended the same way: {seen}")


def test_control_without_the_guards_a_hold_is_confirmed_after_its_expiry(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = single_openings(make_office, CONTROL_ROUNDS)
    allow_any_transition(office)
    forget_expiry(office)
    desk = office.desk()
    clients.sign_in(office, "dispatcher", strength=WEAK)
    for ahead in range(FIRST, FIRST + CONTROL_ROUNDS):
        booking = hold(desk, uuid4(), "S17", "TUNE", office.day(ahead), "8-10")
        _against_the_clock(clients, office, booking, 0)
        if office.rows(
            "select from booker.bookings where branch_id = :branch and confirmed_at > expires_at"
        ):
            return
    pytest.fail("nothing was confirmed late without the guards: the race is no race")
