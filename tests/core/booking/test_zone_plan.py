"""The zone-day as a dispatcher reads it: drives as they are now, stops as long as they are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.booking.release import release
from core.booking.zone_plan import zone_plan

if TYPE_CHECKING:
    from core.booking.zone_plan import StopOnRoute
    from core.database.desk import Desk
    from tests.office import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def length(stop: StopOnRoute) -> timedelta:
    minutes = stop.drive_minutes + stop.buffer_before + stop.minutes_on_site + stop.buffer_after
    return timedelta(minutes=minutes)


def test_a_stop_that_went_away_leaves_no_drive_behind(office: Office, desk: Desk) -> None:
    day = office.day(3)
    office.add_sites(3)
    office.add_routes(day)
    first, second, third = (
        hold(desk, uuid4(), site, "TUNE", day, window)
        for site, window in (("S1", "8-10"), ("S2", "8-10"), ("S3", "10-12"))
    )
    before = zone_plan(desk, "North", day).routes[0].stops
    assert [stop.reference for stop in before] == [b.reference for b in (first, second, third)]
    assert [stop.drive_minutes for stop in before] == [0, 15, 15]
    release(desk, uuid4(), first.reference)
    after = zone_plan(desk, "North", day).routes[0].stops
    assert [stop.drive_minutes for stop in after] == [0, 15]
    assert [stop.arrives_at for stop in after] == [stop.arrives_at for stop in before[1:]]
    assert all(stop.ends_at - stop.starts_at == length(stop) for stop in after)


def test_an_all_day_job_is_told_as_long_as_its_shift(office: Office, desk: Desk) -> None:
    day = office.day(4)
    office.add_sites(1, prefix="A")
    office.add_routes(day)
    hold(desk, uuid4(), "A1", "INSTALL", day, "8-10")
    (stop,) = zone_plan(desk, "North", day).routes[0].stops
    assert stop.minutes_on_site == 9 * 60
    assert stop.ends_at - stop.starts_at == length(stop)


def test_a_stop_says_whom_what_and_what_for(office: Office, desk: Desk) -> None:
    day = office.day(5)
    office.add_sites(1, prefix="W", vip=True)
    office.execute(
        "update booker.sites set unit = 'Unit 2', city = 'Arvada', state = 'CO',"
        " postal_code = '80002', phone = '+13035550123', notes = 'Dog in the yard'"
        " where branch_id = :branch and number = 'W1'"
    )
    office.add_routes(day)
    office.execute(
        "update booker.routes set start_latitude = 39.8, start_longitude = -105.1"
        " where branch_id = :branch and service_date = :day",
        day=day,
    )
    office.execute(
        "insert into booker.blocks (branch_id, block_id, starts_at, ends_at, reason) select"
        " :branch, gen_random_uuid(), app.instant(:branch, :day, '12:00'),"
        " app.instant(:branch, :day, '13:00'), 'Team meeting'",
        day=day,
    )
    asked = (("Gas or electric?", "Gas"),)
    made = hold(desk, uuid4(), "W1", "TUNE", day, "8-10", notes="Ring twice", answers=asked)
    (route,) = zone_plan(desk, "North", day).routes
    (stop,) = route.stops
    assert (stop.reference, stop.state, stop.expires_at) == (
        made.reference,
        "held",
        made.expires_at,
    )
    assert (stop.customer_name, stop.phone, stop.vip) == ("Customer W1", "+13035550123", True)
    assert stop.address == made.address == "W1 Main Street Unit 2, Arvada, CO 80002"
    assert (stop.job_type, stop.job_name, stop.window) == ("TUNE", "TUNE", "8-10")
    assert (stop.site_notes, stop.notes) == ("Dog in the yard", "Ring twice")
    assert stop.answers == asked
    assert not stop.agreed
    assert not stop.all_day
    assert (route.start_latitude, route.start_longitude) == (39.8, -105.1)
    ((begins, ends, why),) = route.blocks
    assert (ends - begins, why) == (timedelta(hours=1), "Team meeting")
