"""hold: a promise for some minutes, with stops, a draft, and an expiry by the database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.release import release
from core.booking.show import holds, show
from core.errors import ActReused, Duplicate, NotFound, NotOffered, Taken
from tests.core.booking.standing import faults

if TYPE_CHECKING:
    from tests.office import Office


@pytest.fixture(scope="module", autouse=True)
def _sites(office: Office) -> None:
    office.add_routes(office.day(2), 2)
    office.add_sites(60)
    office.add_sites(5, vip=True, prefix="V")


def test_csr_holds_what_was_offered(office: Office) -> None:
    day = office.day(2)
    desk = office.desk()
    offered = {w.window: w for w in offers(desk, "S1", "SWAP", day, 1).windows}
    assert offered["10-12"].offered
    assert offered["10-12"].technicians_free == 2

    held = hold(desk, uuid4(), "S1", "SWAP", day, "10-12")

    assert held.state == "held"
    assert held.held_by == office.login("csr")
    assert held.expires_at is not None
    assert held.expires_at - held.held_at == timedelta(minutes=10)
    assert (held.promised_from, held.promised_to) == (
        offered["10-12"].starts_at,
        offered["10-12"].ends_at,
    )
    assert len(held.stops) == 2
    assert {stop.route for stop in held.stops} == {1, 2}
    assert held.stops[0].arrives_at == held.stops[1].arrives_at
    assert held.promised_from <= held.stops[0].arrives_at < held.promised_to
    assert held.message == "draft"
    assert show(desk, held.reference.lower()) == held
    assert held in holds(desk)
    assert faults(office, desk, day) == []


def test_the_draft_speaks_of_the_window_in_local_time(office: Office) -> None:
    day = office.day(2)
    held = hold(office.desk(), uuid4(), "S2", "TUNE", day, "2-4")
    message = office.rows(
        "select m.* from booker.messages m join booker.bookings b using (branch_id, booking_id)"
        " where b.reference = :reference",
        reference=held.reference,
    )[0]
    assert (message.state, message.recipient) == ("draft", "s2@example.com")
    for part in (message.subject, message.text, message.html):
        # the locale's narrow no-break space before PM is a matter of its tables' version
        spoken = " ".join(part.split())
        assert "between 2:00 PM and 4:00 PM" in spoken
        assert f"{day:%A, %B} {day.day}, {day:%Y}" in part
    assert held.reference in message.text


def test_same_act_twice_answers_the_same_and_holds_once(office: Office) -> None:
    day = office.day(2)
    desk = office.desk()
    act = uuid4()
    first = hold(desk, act, "S3", "TUNE", day, "8-10")
    assert hold(desk, act, "S3", "TUNE", day, "8-10") == first
    assert len([b for b in holds(desk) if b.site == "S3"]) == 1
    with pytest.raises(ActReused):
        hold(desk, act, "S4", "TUNE", day, "8-10")
    with pytest.raises(ActReused):
        release(desk, act, first.reference)


def test_a_site_is_not_booked_twice_for_one_window(office: Office) -> None:
    day = office.day(3)
    office.add_routes(day, 3)
    desk = office.desk()
    hold(desk, uuid4(), "S5", "TUNE", day, "8-10")
    with pytest.raises(Duplicate) as refused:
        hold(desk, uuid4(), "S5", "TUNE", day, "8-10")
    assert refused.value.alternatives[0]["window"] == "10-12"
    hold(desk, uuid4(), "S5", "TUNE", day, "10-12")


def test_a_full_window_is_refused_with_who_took_it_and_what_is_left(office: Office) -> None:
    day = office.day(4)
    office.add_routes(day, 1, starts="08:00", ends="12:00")
    desk = office.desk()
    hold(desk, uuid4(), "S6", "TUNE", day, "8-10")
    hold(desk, uuid4(), "S7", "TUNE", day, "8-10")
    with pytest.raises((Taken, NotOffered)) as refused:
        hold(office.desk("dispatcher"), uuid4(), "S8", "TUNE", day, "8-10")
    assert isinstance(refused.value, Taken)
    assert office.login("csr") in refused.value.message
    best = refused.value.alternatives[0]
    assert (best["date"], best["window"]) == (day.isoformat(), "10-12")


def test_other_bookings_move_inside_their_promises_to_make_room(office: Office) -> None:
    day = office.day(5)
    office.add_routes(day, 1, starts="08:00", ends="12:00")
    desk = office.desk()
    # 3 jobs of 60 minutes and 2 drives of 15 leave 30 minutes: the order decides
    late = hold(desk, uuid4(), "S9", "TUNE", day, "8-10")
    middle = hold(desk, uuid4(), "S10", "TUNE", day, "10-12")
    early = hold(desk, uuid4(), "S11", "TUNE", day, "8-10")
    for booking in (late, middle, early):
        now = show(desk, booking.reference)
        assert now.promised_from <= now.stops[0].arrives_at < now.promised_to
    assert faults(office, desk, day) == []


def test_all_day_job_takes_a_route_alone(office: Office) -> None:
    day = office.day(6)
    office.add_routes(day, 1)
    desk = office.desk()
    told = {w.window: w for w in offers(desk, "S12", "INSTALL", day, 1).windows}
    assert told["8-10"].offered
    assert told["10-12"].reason == "all_day_starts_earlier"
    held = hold(desk, uuid4(), "S12", "INSTALL", day, "8-10")
    assert held.stops[0].ends_at - held.stops[0].starts_at == timedelta(hours=9)
    assert not any(w.offered for w in offers(desk, "S13", "TUNE", day, 1).windows)


def test_what_does_not_exist_is_named(office: Office) -> None:
    day = office.day(2)
    desk = office.desk()
    with pytest.raises(NotFound, match="no site NOPE"):
        hold(desk, uuid4(), "NOPE", "TUNE", day, "8-10")
    with pytest.raises(NotFound, match="no job type NOPE"):
        hold(desk, uuid4(), "S1", "NOPE", day, "8-10")
    with pytest.raises(NotFound, match="8-10, 10-12, 12-2, 2-4, 4-6"):
        hold(desk, uuid4(), "S1", "TUNE", day, "9-11")


def test_two_full_routes_exchange_stops(office: Office) -> None:
    day = office.day(9)
    office.add_routes(day, 2, max_stops=1)
    desk = office.desk()
    held = [hold(desk, uuid4(), f"S{n}", "TUNE", day, "10-12") for n in (20, 21)]
    assert [b.stops[0].route for b in held] == [1, 2]
    office.execute(
        "update booker.stops t set route_id = o.route_id from booker.stops o"
        " where t.branch_id = :branch and o.branch_id = :branch and t.service_date = :day"
        " and o.service_date = :day and o.booking_id <> t.booking_id",
        day=day,
    )
    assert [show(desk, b.reference).stops[0].route for b in held] == [2, 1]
    counts = office.rows(
        "select stop_count from booker.routes where branch_id = :branch and service_date = :day",
        day=day,
    )
    assert [row.stop_count for row in counts] == [1, 1]
