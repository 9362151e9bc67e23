"""offers: every window of a range, offered with a plan or closed with a reason to act on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import event

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.zone_plan import zone_plan
from core.errors import InvalidInput, NotFound, NotOffered, Taken
from core.planning.model import Reason
from tests.core.booking.standing import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core.booking.facts import Window
    from core.database.desk import Desk
    from tests.office import Office

READING_STATEMENTS = 4
"""Statements that a two-week grid costs, whatever the number of days and stops."""


@pytest.fixture(scope="module", autouse=True)
def _sites(office: Office) -> None:
    office.add_sites(60)
    office.add_sites(5, vip=True, prefix="V")


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def cells(
    desk: Desk, site: str, job: str, day: date, *, thorough: bool = False
) -> dict[str, Window]:
    return {w.window: w for w in offers(desk, site, job, day, 1, thorough=thorough).windows}


def test_every_window_of_the_range_is_told_in_utc(office: Office, desk: Desk) -> None:
    told = offers(desk, "S1", "TUNE", office.day(2), 3)
    assert [(w.date, w.window) for w in told.windows] == [
        (office.day(2 + n), label)
        for n in range(3)
        for label in ("8-10", "10-12", "12-2", "2-4", "4-6")
    ]
    assert (told.site, told.job_type, told.zone) == ("S1", "TUNE", "North")
    for window in told.windows:
        assert window.starts_at.utcoffset() == timedelta(0)
        assert window.ends_at - window.starts_at == timedelta(hours=2)
        assert not window.offered
        assert window.reason is Reason.CLOSED
        assert "no service" in window.explanation


def test_today_is_too_soon_and_next_year_too_far(office: Office, desk: Desk) -> None:
    office.add_routes(office.today() - timedelta(days=1), 1)
    early = cells(desk, "S1", "TUNE", office.today() - timedelta(days=1))
    assert {w.reason for w in early.values()} == {Reason.TOO_SOON}
    late = cells(desk, "S1", "TUNE", office.day(61))
    assert {w.reason for w in late.values()} == {Reason.BEYOND_HORIZON}
    with pytest.raises(NotOffered, match="60 days ahead"):
        hold(desk, uuid4(), "S1", "TUNE", office.day(61), "8-10")


def test_not_released_yet(office: Office, desk: Desk) -> None:
    office.add_zone("Later")
    office.add_sites(1, "Later", prefix="L")
    office.add_routes(office.day(5), 1, "Later")
    office.execute(
        "update booker.zones set released_until = :day where branch_id = :branch"
        " and name = 'Later'",
        day=office.day(4),
    )
    assert {w.reason for w in cells(desk, "L1", "TUNE", office.day(5)).values()} == {
        Reason.NOT_RELEASED
    }


def test_job_longer_than_every_shift(office: Office, desk: Desk) -> None:
    day = office.day(6)
    office.add_routes(day, 1, starts="08:00", ends="12:00")
    told = cells(desk, "S1", "LONG", day)
    assert {w.reason for w in told.values()} == {Reason.SHIFT_TOO_SHORT}
    assert cells(desk, "S1", "TUNE", day)["12-2"].reason is Reason.SHIFT_TOO_SHORT


def test_two_technicians_where_one_works(office: Office, desk: Desk) -> None:
    day = office.day(7)
    office.add_routes(day, 1)
    told = cells(desk, "S1", "SWAP", day)["8-10"]
    assert told.reason is Reason.TECHNICIANS_SHORT
    assert told.explanation == "Needs 2 technicians at once, 1 free."


def test_window_limit(office: Office, desk: Desk) -> None:
    day = office.day(8)
    office.add_routes(day, 4)
    office.execute(
        "update booker.arrival_windows set max_bookings = 1 where branch_id = :branch"
        " and label = '12-2'"
    )
    try:
        hold(desk, uuid4(), "S1", "TUNE", day, "12-2")
        assert cells(desk, "S2", "TUNE", day)["12-2"].reason is Reason.WINDOW_LIMIT
        with pytest.raises((NotOffered, Taken), match="limit"):
            hold(desk, uuid4(), "S2", "TUNE", day, "12-2")
    finally:
        office.execute(
            "update booker.arrival_windows set max_bookings = null where branch_id = :branch"
        )


def test_route_maximum_of_stops(office: Office, desk: Desk) -> None:
    day = office.day(9)
    office.add_routes(day, 1, max_stops=1)
    hold(desk, uuid4(), "S1", "TUNE", day, "8-10")
    assert cells(desk, "S2", "TUNE", day, thorough=True)["2-4"].reason is Reason.ROUTES_FULL


def test_vip_reserve_is_for_vip_sites(office: Office, desk: Desk) -> None:
    day = office.day(10)
    office.add_routes(day, 2)
    office.execute(
        "update booker.zones set vip_reserve_routes = 2, vip_reserve_hours = 24"
        " where branch_id = :branch and name = 'North'"
    )
    try:
        assert cells(desk, "S1", "TUNE", day)["8-10"].reason is Reason.VIP_RESERVED
        with pytest.raises(NotOffered, match="VIP"):
            hold(desk, uuid4(), "S1", "TUNE", day, "8-10")
        assert hold(desk, uuid4(), "V1", "TUNE", day, "8-10").state == "held"
    finally:
        office.execute("update booker.zones set vip_reserve_routes = 0 where branch_id = :branch")


def test_blocked_time_names_its_reason(office: Office, desk: Desk) -> None:
    day = office.day(11)
    office.add_routes(day, 1)
    office.execute(
        "insert into booker.blocks (branch_id, block_id, starts_at, ends_at, reason) values"
        " (:branch, gen_random_uuid(), app.instant(:branch, :day, '08:00'),"
        " app.instant(:branch, :day, '14:00'), 'staff meeting')",
        day=day,
    )
    told = cells(desk, "S1", "TUNE", day)
    assert told["8-10"].reason is Reason.BLOCKED
    assert "staff meeting" in told["8-10"].explanation
    assert told["2-4"].offered


def test_weekday_of_a_window(office: Office, desk: Desk) -> None:
    day = office.day(12)
    office.add_routes(day, 1)
    office.execute(
        "insert into booker.arrival_windows (branch_id, window_id, label, starts, ends, weekdays)"
        " values (:branch, gen_random_uuid(), 'early', '07:00', '08:00', array[:weekday])",
        weekday=day.isoweekday() % 7 + 1,
    )
    try:
        told = cells(desk, "S1", "TUNE", day)
        assert told["early"].reason is Reason.CLOSED
        assert "weekday" in told["early"].explanation
    finally:
        office.execute(
            "update booker.arrival_windows set active = false where branch_id = :branch"
            " and label = 'early'"
        )


def test_neighbour_zone_helps_out_with_its_link(office: Office, desk: Desk) -> None:
    day = office.day(13)
    office.add_zone("East")
    office.add_zone("West")
    office.add_sites(3, "East", prefix="E")
    office.add_routes(day, 1, "West")
    assert cells(desk, "E1", "TUNE", day)["8-10"].reason is Reason.CLOSED
    office.execute(
        "insert into booker.zone_links (branch_id, zone_id, neighbour_id, drive_minutes)"
        " values (:branch, :east, :west, 40)",
        east=office.zones["East"],
        west=office.zones["West"],
    )
    assert cells(desk, "E1", "TUNE", day)["8-10"].offered
    booking = hold(desk, uuid4(), "E1", "TUNE", day, "8-10")
    assert booking.stops[0].drive_minutes == 40
    assert booking.stops[0].technician == "Tech 1West"
    (stop,) = zone_plan(desk, "West", day).routes[0].stops
    assert (stop.reference, stop.drive_minutes) == (booking.reference, 40)


def test_a_settled_day_keeps_technicians_apart(office: Office, desk: Desk) -> None:
    office.execute("update booker.branches set settled_at = '00:00' where branch_id = :branch")
    day = office.day(1)
    office.add_routes(day, 2)
    for n in range(1, 11):
        try:
            hold(desk, uuid4(), f"S{n}", "TUNE", day, "2-4" if n % 2 else "12-2")
        except (NotOffered, Taken):
            break
    assert faults(office, desk, day) == []


def test_the_range_is_bounded(office: Office, desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="1 to 92"):
        offers(desk, "S1", "TUNE", office.day(1), 93)
    with pytest.raises(NotFound):
        offers(desk, "S999", "TUNE", office.day(1), 1)


def test_two_weeks_cost_the_same_few_statements(office: Office, desk: Desk) -> None:
    for ahead in range(20, 34):
        office.add_routes(office.day(ahead), 2)
    confirm(
        office.desk("dispatcher"),
        uuid4(),
        hold(desk, uuid4(), "S20", "TUNE", office.day(21), "8-10").reference,
    )
    with counted(desk) as statements:
        told = offers(desk, "S1", "TUNE", office.day(20), 14)
    assert sum(w.offered for w in told.windows) == 70
    assert len(statements()) <= READING_STATEMENTS


class counted:  # noqa: N801 - reads as a clause
    """Collects the statements that a desk sends."""

    def __init__(self, desk: Desk) -> None:
        self.engine = desk.database.engine
        self.seen: list[str] = []

    def __enter__(self) -> Callable[[], list[str]]:
        event.listen(self.engine, "before_cursor_execute", self._note)
        return lambda: self.seen

    def __exit__(self, *_exc: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self._note)

    def _note(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.seen.append(statement)
