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
