"""Stops that dispatchers move and pin by hand: what works, what is refused, and in which words."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.complete import complete
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.move_stop import move_stop, pin_stop
from core.booking.propose import propose
from core.booking.show import show
from core.booking.zone_plan import zone_plan
from core.errors import (
    ActReused,
    AlreadyResolved,
    CannotMove,
    Expired,
    InvalidInput,
    NotAllowed,
    NotFound,
    NotOffered,
    Taken,
)
from core.trust.audit import read_events
from core.trust.founding import add_staff
from tests.core.booking.standing import faults
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from core.booking.facts import Booking
    from tests.office import Office


class Day:
    """A day with two routes of an office, and its stops by hand."""

    def __init__(self, office: Office, ahead: int, routes: int = 2) -> None:
        self.office = office
        self.day: date = office.day(ahead)
        self.desk = office.desk("dispatcher")
        office.add_routes(self.day, routes)

    def hold(self, site: str, window: str, job: str = "TUNE") -> str:
        return hold(self.office.desk("csr"), uuid4(), site, job, self.day, window).reference

    def move(self, reference: str, route: int, to_route: int, clock: str) -> Booking:
        """Move the stop so that it arrives at that local time."""
        (row,) = self.office.rows(
            "select app.instant(:branch, :day, cast(:clock as time)) as at",
            day=self.day,
            clock=clock,
        )
        return move_stop(
            self.desk,
            uuid4(),
            "North",
            self.day,
            reference,
            route=route,
            to_route=to_route,
            arrives_at=row.at,
        )

    def refusal(self, reference: str, route: int, to_route: int, clock: str) -> str:
        """The sentence with which the move is refused; nothing changed."""
        before = self.stops()
        with pytest.raises(CannotMove) as refused:
            self.move(reference, route, to_route, clock)
        assert self.stops() == before
        return refused.value.message

    def stops(self) -> dict[str, list[tuple[int, str, bool]]]:
        """(route, local arrival, pinned) of each booking's stops."""
        rows = self.office.rows(
            "select b.reference, r.number, t.pinned, to_char(t.arrives_at at time zone"
            " o.timezone, 'HH24:MI') as at from booker.stops t"
            " join booker.bookings b using (branch_id, booking_id)"
            " join booker.routes r using (branch_id, route_id)"
            " join booker.branches o on o.branch_id = t.branch_id"
            " where t.branch_id = :branch and t.service_date = :day order by r.number, at",
            day=self.day,
        )
        told: dict[str, list[tuple[int, str, bool]]] = {}
        for row in rows:
            told.setdefault(row.reference, []).append((row.number, row.at, row.pinned))
        return told


@pytest.fixture(scope="module")
def furnished(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(60)
    return office


def test_a_stop_goes_to_another_technician_and_time(furnished: Office) -> None:
    day = Day(furnished, 3)
    first, second = day.hold("S1", "8-10"), day.hold("S2", "10-12")
    confirm(day.desk, uuid4(), second)
    assert day.stops() == {first: [(1, "08:00", False)], second: [(2, "10:00", False)]}
    told = day.move(second, 2, 1, "11:15")
    assert day.stops() == {first: [(1, "08:00", False)], second: [(1, "11:15", False)]}
    (stop,) = told.stops
    assert (told.reference, told.state, stop.route, stop.drive_minutes) == (
        second,
        "confirmed",
        1,
        15,
    )
    assert told == show(day.desk, second)
    assert faults(furnished, day.desk, day.day) == []


def test_who_is_in_the_way_slides_inside_what_was_promised(furnished: Office) -> None:
    day = Day(furnished, 4)
    first, second = day.hold("S3", "8-10"), day.hold("S4", "8-10")
    assert day.stops() == {first: [(1, "08:00", False)], second: [(2, "08:00", False)]}
    day.move(second, 2, 1, "08:05")
    assert day.stops() == {second: [(1, "08:05", False)], first: [(1, "09:20", False)]}
    assert faults(furnished, day.desk, day.day) == []


def test_what_cannot_work_is_refused_in_words(furnished: Office) -> None:
    day = Day(furnished, 5)
    furnished.add_routes(day.day, 1, max_stops=0)
    furnished.add_routes(day.day, 1, starts="09:00", ends="11:00")
    first, second = (day.hold(f"S{n}", "8-10") for n in (5, 6))
    whole = {reference: route for reference, ((route, _, _),) in day.stops().items()}
    on_1, on_2 = (next(k for k, v in whole.items() if v == route) for route in (1, 2))
    assert set(whole) == {first, second}
    pin_stop(day.desk, uuid4(), "North", day.day, on_1, pinned=True)
    assert day.refusal(on_1, 1, 2, "08:30") == f"{on_1} is pinned."
    assert day.refusal(on_2, 2, 2, "10:00") == (
        f"{on_2} is promised for 08:00-10:00; 10:00 lies outside."
    )
    assert day.refusal(on_2, 2, 1, "08:30") == (
        f"{on_2} at 08:30 overlaps with {on_1} 08:00-09:00, which is pinned."
    )
    assert day.refusal(on_2, 2, 1, "09:10") == (
        f"The drive of 15 minutes between {on_2} and {on_1} 08:00-09:00 does not fit;"
        f" {on_1} is one which is pinned."
    )
    assert day.refusal(on_2, 2, 3, "09:00") == ("Route 3 (Tech 3North) has its 0 stops already.")
    assert day.refusal(on_2, 2, 4, "08:30") == (
        f"At 08:30 {on_2} would lie outside the shift of route 4 (Tech 4North), 09:00-11:00."
    )
    furnished.execute(
        "insert into booker.blocks (branch_id, block_id, starts_at, ends_at, reason, technician)"
        " select :branch, gen_random_uuid(), app.instant(:branch, :day, '10:00'),"
        " app.instant(:branch, :day, '10:30'), 'Dentist', 'Tech 4North'",
        day=day.day,
    )
    assert day.refusal(on_2, 2, 4, "09:15") == (
        "Route 4 (Tech 4North) is blocked 10:00-10:30 (Dentist)."
    )
    day.move(on_2, 2, 4, "09:00")


def test_an_all_day_job_and_one_of_two_technicians(furnished: Office) -> None:
    day = Day(furnished, 6, routes=4)
    whole = day.hold("S8", "8-10", "INSTALL")
    pair = day.hold("S9", "10-12", "SWAP")
    stops = day.stops()
    ((on, _, _),) = stops[whole]
    assert "all-day job" in day.refusal(whole, on, on, "08:30")
    (one, at, _), (two, _, _) = stops[pair]
    free = next(n for n in (1, 2, 3, 4) if n not in {on, one, two})
    assert day.refusal(pair, one, two, at) == f"{pair} already has a stop on {_named(two)}."
    told = day.move(pair, two, free, "11:00")
    assert {stop.route for stop in told.stops} == {one, free}
    assert {route: clock for route, clock, _ in day.stops()[pair]} == {one: "11:00", free: "11:00"}
    assert faults(furnished, day.desk, day.day) == []


def _named(route: int) -> str:
    return f"route {route} (Tech {route}North)"


def test_pinning_is_told_and_undone(furnished: Office) -> None:
    day = Day(furnished, 7)
    reference = day.hold("S10", "8-10")
    assert pin_stop(day.desk, uuid4(), "North", day.day, reference, pinned=True) == show(
        day.desk, reference
    )
    ((stop, *_), *_) = (route.stops for route in zone_plan(day.desk, "North", day.day).routes)
    assert stop.pinned
    pin_stop(day.desk, uuid4(), "North", day.day, reference, pinned=False)
    day.move(reference, 1, 2, "08:40")
    assert day.stops() == {reference: [(2, "08:40", False)]}
    acts = [event.act for event in read_events(day.desk, reference)]
    assert {"hold", "pin_stop", "move_stop"} == set(acts)


def test_a_repeated_act_answers_the_same_and_moves_once(furnished: Office) -> None:
    day = Day(furnished, 8)
    reference = day.hold("S11", "8-10")
    act, at = uuid4(), show(day.desk, reference).promised_from + timedelta(minutes=30)

    def again(to_route: int) -> Booking:
        return move_stop(
            day.desk, act, "North", day.day, reference, route=1, to_route=to_route, arrives_at=at
        )

    first = again(2)
    day.move(reference, 2, 1, "09:00")
    assert again(2) == first
    assert day.stops() == {reference: [(1, "09:00", False)]}
    with pytest.raises(ActReused):
        again(1)


def test_after_the_day_is_settled_only_the_named_booking_changes_route(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    office.add_sites(5)
    office.execute("update booker.branches set settled_at = '00:00' where branch_id = :branch")
    # noon of tomorrow: settled since midnight, and nothing of it has begun
    day = Day(office, 1)
    reference = day.hold("S1", "2-4")
    day.move(reference, 1, 2, "15:00")
    assert day.stops() == {reference: [(2, "15:00", False)]}


def test_who_may_not_and_what_is_not_there(furnished: Office) -> None:
    day = Day(furnished, 9)
    reference = day.hold("S12", "8-10")
    at = show(day.desk, reference).promised_from

    for login in ("csr", "admin"):
        desk = furnished.desk(login)
        with pytest.raises(NotAllowed):
            move_stop(
                desk, uuid4(), "North", day.day, reference, route=1, to_route=2, arrives_at=at
            )
        with pytest.raises(NotAllowed):
            pin_stop(desk, uuid4(), "North", day.day, reference, pinned=True)
    with pytest.raises(NotFound, match="no route 9"):
        day.move(reference, 1, 9, "09:00")
    with pytest.raises(NotFound, match="no booking ZZZZZZ"):
        day.move("ZZZZZZ", 1, 2, "09:00")
    with pytest.raises(NotFound, match="no zone West"):
        pin_stop(day.desk, uuid4(), "West", day.day, reference, pinned=True)
    with pytest.raises(Taken, match="no longer on route 2"):
        day.move(reference, 2, 1, "09:00")
    with pytest.raises(InvalidInput, match="whole minute"):
        move_stop(
            day.desk,
            uuid4(),
            "North",
            day.day,
            reference,
            route=1,
            to_route=2,
            arrives_at=at + timedelta(seconds=5),
        )
    with pytest.raises(NotOffered, match="kept for"):
        day.move(f"{reference}~1", 1, 2, "09:00")
    furnished.expire(reference)
    with pytest.raises((Expired, Taken)):
        day.move(reference, 1, 2, "09:00")
    with pytest.raises(Expired):
        pin_stop(day.desk, uuid4(), "North", day.day, reference, pinned=True)


def test_a_proposal_moves_too_and_its_kept_window_stays(furnished: Office) -> None:
    day = Day(furnished, 10)
    reference = day.hold("S13", "8-10")
    propose(day.desk, uuid4(), reference, day.day, "2-4")
    ((on, _, _),) = day.stops()[reference]
    day.move(reference, on, 3 - on, "15:00")
    stops = day.stops()
    assert stops[reference] == [(3 - on, "15:00", False)]
    assert stops[f"{reference}~1"] == [(1, "08:00", False)]


def test_two_dispatchers_move_the_same_stop(furnished: Office) -> None:
    """Both drop it on another route: one does it, the other hears that it is gone from there."""
    add_staff(furnished.admin_desk, furnished.login("second"), "dispatcher", password=PASSWORD)
    for n, ahead in enumerate(range(11, 17)):
        day = Day(furnished, ahead, routes=3)
        reference = day.hold(f"S{20 + n}", "8-10")
        at = show(day.desk, reference).promised_from + timedelta(minutes=20)
        begin = threading.Barrier(2)
        told: dict[str, object] = {}

        def drop(
            login: str,
            to_route: int,
            day: Day = day,
            reference: str = reference,
            begin: threading.Barrier = begin,
            at: datetime = at,
            told: dict[str, object] = told,
        ) -> None:
            desk = furnished.desk(login)
            begin.wait(10)
            try:
                told[login] = move_stop(
                    desk, uuid4(), "North", day.day, reference, route=1, to_route=to_route,
                    arrives_at=at,
                )  # fmt: skip
            except Taken as refused:
                told[login] = refused

        threads = [
            threading.Thread(target=drop, args=(login, to_route))
            for login, to_route in (("dispatcher", 2), ("second", 3))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        lost = [one for one in told.values() if isinstance(one, Taken)]
        assert len(told) == 2
        assert len(lost) == 1
        assert "no longer on route 1" in lost[0].message
        ((_, clock, _),) = day.stops()[reference]
        assert clock == "08:20"
        assert faults(furnished, day.desk, day.day) == []


def test_a_visit_that_is_done_stays(furnished: Office) -> None:
    day = Day(furnished, 17)
    reference = day.hold("S40", "8-10")
    confirm(day.desk, uuid4(), reference)
    complete(day.desk, uuid4(), reference)
    assert "under way, done" in day.refusal(reference, 1, 2, "08:30")
    with pytest.raises(AlreadyResolved):
        pin_stop(day.desk, uuid4(), "North", day.day, reference, pinned=True)
