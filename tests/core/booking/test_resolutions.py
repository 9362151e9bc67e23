"""What becomes of a hold: confirmed, proposed, released, expired; and of a booking after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import pytest

from core.booking.answer_proposal import accept, decline
from core.booking.cancel import cancel
from core.booking.complete import complete
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.no_show import no_show
from core.booking.offers import offers
from core.booking.propose import propose
from core.booking.release import release
from core.booking.reschedule import reschedule
from core.booking.show import holds, show
from core.errors import (
    AlreadyResolved,
    Duplicate,
    Expired,
    InvalidInput,
    NotAllowed,
    NotFound,
)
from tests.core.booking.standing import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from tests.office import Office


class Floor(NamedTuple):
    """Two desks and a day with two routes of its own."""

    office: Office
    csr: Desk
    dispatcher: Desk
    day: date


@pytest.fixture(scope="module")
def days(office: Office) -> Iterator[int]:
    """A fresh day for each test."""
    office.add_sites(99)
    return iter(range(2, 55))


@pytest.fixture
def floor(office: Office, days: Iterator[int]) -> Floor:
    """Desks of a CSR and a dispatcher, and an empty day."""
    day = office.day(next(days))
    office.add_routes(day, 2)
    return Floor(office, office.desk(), office.desk("dispatcher"), day)


def held(floor: Floor, window: str = "8-10", site: str = "S1") -> Booking:
    return hold(floor.csr, uuid4(), site, "TUNE", floor.day, window)


def messages(floor: Floor, reference: str) -> list[str]:
    return [
        row.state
        for row in floor.office.rows(
            "select m.state from booker.messages m join booker.bookings b"
            " using (branch_id, booking_id) where b.reference = :reference order by drafted_at",
            reference=reference,
        )
    ]


def test_confirmation_queues_the_message_with_the_promise(floor: Floor) -> None:
    booking = held(floor)
    assert messages(floor, booking.reference) == ["draft"]
    confirmed = confirm(floor.dispatcher, uuid4(), booking.reference)
    assert (confirmed.state, confirmed.message) == ("confirmed", "queued")
    assert confirmed.confirmed_by == floor.office.login("dispatcher")
    assert confirmed.stops == booking.stops
    assert booking.reference not in [b.reference for b in holds(floor.csr)]


def test_only_a_dispatcher_confirms(floor: Floor) -> None:
    booking = held(floor)
    for login in ("csr", "admin"):
        with pytest.raises(NotAllowed, match="needs dispatcher"):
            confirm(floor.office.desk(login), uuid4(), booking.reference)
    assert messages(floor, booking.reference) == ["draft"]


def test_second_confirmation_is_told_who_was_first(floor: Floor) -> None:
    booking = held(floor)
    confirm(floor.dispatcher, uuid4(), booking.reference)
    with pytest.raises(AlreadyResolved, match=floor.office.login("dispatcher")):
        confirm(floor.dispatcher, uuid4(), booking.reference)


def test_expired_hold_is_gone_whether_or_not_anybody_swept(floor: Floor) -> None:
    booking = held(floor)
    floor.office.expire(booking.reference)
    seen = show(floor.csr, booking.reference)
    assert (seen.state, seen.stops, seen.message) == ("expired", (), "withdrawn")
    assert booking.reference not in [b.reference for b in holds(floor.csr)]
    for act in (confirm, release):
        with pytest.raises(Expired, match=booking.reference):
            act(floor.dispatcher, uuid4(), booking.reference)
    stored = "select state from booker.bookings where reference = :reference"
    assert floor.office.rows(stored, reference=booking.reference)[0].state == "held"
    # its site and its minutes are free again, and whoever writes next records the expiry
    again = held(floor)
    assert again.state == "held"
    assert floor.office.rows(stored, reference=booking.reference)[0].state == "expired"
    assert messages(floor, booking.reference) == ["withdrawn"]
    assert faults(floor.office, floor.csr, floor.day) == []


def test_release_frees_the_capacity_at_once(floor: Floor) -> None:
    booking = held(floor)
    released = release(floor.csr, uuid4(), booking.reference)
    assert (released.state, released.stops, released.message) == ("released", (), "withdrawn")
    with pytest.raises(AlreadyResolved, match="released"):
        confirm(floor.dispatcher, uuid4(), booking.reference)


def test_dispatcher_proposes_and_customer_accepts(floor: Floor) -> None:
    booking = held(floor)
    proposed = propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "2-4")
    assert (proposed.state, proposed.window) == ("proposed", "2-4")
    assert proposed.message == "queued"
    assert proposed.expires_at is not None
    assert proposed.expires_at > datetime.now(UTC) + timedelta(minutes=50)
    # the old window stays held meanwhile: for this site, nothing else can be held there
    cells = {w.window: w for w in offers(floor.csr, "S1", "TUNE", floor.day, 1).windows}
    assert cells["8-10"].reason == "already_booked"
    assert cells["2-4"].reason == "already_booked"
    with pytest.raises(AlreadyResolved, match="waits for the customer"):
        confirm(floor.dispatcher, uuid4(), booking.reference)

    agreed = accept(floor.csr, uuid4(), booking.reference)
    assert (agreed.state, agreed.window, agreed.agreed) == ("held", "2-4", True)
    assert agreed.message == "draft"
    cells = {w.window: w for w in offers(floor.csr, "S1", "TUNE", floor.day, 1).windows}
    assert cells["8-10"].offered
    confirmed = confirm(floor.dispatcher, uuid4(), booking.reference)
    assert (confirmed.window, confirmed.message) == ("2-4", "queued")
    # the draft, the proposal, and the confirmation
    assert messages(floor, booking.reference) == ["withdrawn", "queued", "queued"]
    assert faults(floor.office, floor.csr, floor.day) == []


def test_declined_proposal_is_released(floor: Floor) -> None:
    booking = held(floor)
    propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "2-4")
    declined = decline(floor.csr, uuid4(), booking.reference)
    assert (declined.state, declined.stops) == ("released", ())
    cells = {w.window: w for w in offers(floor.csr, "S1", "TUNE", floor.day, 1).windows}
    assert cells["8-10"].offered
    assert cells["2-4"].offered


def test_declined_proposal_returns_to_the_old_window(floor: Floor) -> None:
    booking = held(floor)
    propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "2-4")
    back = decline(floor.csr, uuid4(), booking.reference, keep_old=True)
    assert (back.state, back.window, back.agreed) == ("held", "8-10", False)
    assert back.stops == booking.stops
    # the draft, the proposal, and the draft for the window of before
    assert messages(floor, booking.reference) == ["withdrawn", "queued", "draft"]
    assert confirm(floor.dispatcher, uuid4(), booking.reference).window == "8-10"


def test_a_hold_can_be_proposed_twice(floor: Floor) -> None:
    booking = held(floor)
    propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "2-4")
    decline(floor.csr, uuid4(), booking.reference, keep_old=True)
    propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "10-12")
    assert accept(floor.csr, uuid4(), booking.reference).window == "10-12"


def test_unanswered_proposal_expires_with_both_windows(floor: Floor) -> None:
    booking = held(floor)
    propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "2-4")
    floor.office.expire(booking.reference)
    with pytest.raises(Expired):
        accept(floor.csr, uuid4(), booking.reference)
    cells = {w.window: w for w in offers(floor.csr, "S1", "TUNE", floor.day, 1).windows}
    assert cells["8-10"].offered
    assert cells["2-4"].offered


def test_proposal_of_the_same_window_is_refused(floor: Floor) -> None:
    booking = held(floor)
    with pytest.raises(Duplicate, match=booking.reference):
        propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "8-10")
    assert show(floor.csr, booking.reference).state == "held"


def test_a_csr_may_not_propose(floor: Floor) -> None:
    booking = held(floor)
    with pytest.raises(NotAllowed):
        propose(floor.csr, uuid4(), booking.reference, floor.day, "2-4")


def test_what_stands_in_the_way_is_said_before_what_the_plan_lacks(floor: Floor) -> None:
    booking = held(floor)
    closed = floor.office.day(70)
    with pytest.raises(NotAllowed):
        propose(floor.csr, uuid4(), booking.reference, closed, "8-10")
    with pytest.raises(AlreadyResolved, match="is held"):
        reschedule(floor.csr, uuid4(), booking.reference, closed, "8-10")
    confirm(floor.dispatcher, uuid4(), booking.reference)
    with pytest.raises(AlreadyResolved, match="is confirmed"):
        propose(floor.dispatcher, uuid4(), booking.reference, floor.day, "8-10")
    late = held(floor, "10-12", "S2")
    floor.office.expire(late.reference)
    with pytest.raises(Expired):
        propose(floor.dispatcher, uuid4(), late.reference, closed, "8-10")


def test_a_proposal_made_twice_answers_the_same(floor: Floor) -> None:
    booking = held(floor)
    act = uuid4()
    first = propose(floor.dispatcher, act, booking.reference, floor.day, "2-4")
    assert propose(floor.dispatcher, act, booking.reference, floor.day, "2-4") == first


def test_reschedule_keeps_the_old_promise_until_the_new_is_confirmed(floor: Floor) -> None:
    old = confirm(floor.dispatcher, uuid4(), held(floor).reference)
    new = reschedule(floor.csr, uuid4(), old.reference, floor.day, "4-6")
    assert (new.state, new.replaces) == ("held", old.reference)
    assert show(floor.csr, old.reference).state == "confirmed"
    confirm(floor.dispatcher, uuid4(), new.reference)
    replaced = show(floor.csr, old.reference)
    assert (replaced.state, replaced.stops) == ("rescheduled", ())
    assert replaced.reason == f"replaced by {new.reference}"


def test_released_replacement_leaves_the_old_promise(floor: Floor) -> None:
    old = confirm(floor.dispatcher, uuid4(), held(floor).reference)
    new = reschedule(floor.csr, uuid4(), old.reference, floor.day, "4-6")
    release(floor.csr, uuid4(), new.reference)
    assert show(floor.csr, old.reference).state == "confirmed"


def test_replacement_of_a_cancelled_booking_cannot_be_confirmed(floor: Floor) -> None:
    old = confirm(floor.dispatcher, uuid4(), held(floor).reference)
    new = reschedule(floor.csr, uuid4(), old.reference, floor.day, "4-6")
    cancel(floor.csr, uuid4(), old.reference, "sold the house")
    with pytest.raises(AlreadyResolved, match="cancelled"):
        confirm(floor.dispatcher, uuid4(), new.reference)


def test_cancel_needs_a_reason_and_withdraws_what_was_not_sent(floor: Floor) -> None:
    booking = confirm(floor.dispatcher, uuid4(), held(floor).reference)
    with pytest.raises(InvalidInput, match="reason"):
        cancel(floor.csr, uuid4(), booking.reference, "  ")
    cancelled = cancel(floor.csr, uuid4(), booking.reference, "moved away")
    assert (cancelled.state, cancelled.reason) == ("cancelled", "moved away")
    assert cancelled.message == "withdrawn"
    assert cancelled.stops == ()


@pytest.mark.parametrize(("act", "state"), [(complete, "completed"), (no_show, "no_show")])
def test_visits_end_as_the_dispatcher_says(floor: Floor, act: object, state: str) -> None:
    booking = confirm(floor.dispatcher, uuid4(), held(floor).reference)
    assert callable(act)
    with pytest.raises(NotAllowed):
        act(floor.csr, uuid4(), booking.reference)
    ended = act(floor.dispatcher, uuid4(), booking.reference)
    assert ended.state == state
    assert ended.stops == booking.stops
    with pytest.raises(AlreadyResolved):
        act(floor.dispatcher, uuid4(), booking.reference)


def test_unknown_reference_is_said(floor: Floor) -> None:
    for act in (confirm, release, complete):
        with pytest.raises(NotFound, match="ZZZZZZ"):
            act(floor.dispatcher, uuid4(), "ZZZZZZ")
