"""The calendar: routes, load and blocks of zone-days, and their numbers changed."""

from __future__ import annotations

import time as clock
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import event

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.capacity.calendar import (
    MOST_ROUTES,
    CalendarDay,
    CalendarRoute,
    load_calendar,
    load_days,
    lost_bookings,
    set_route_counts,
    set_routes,
    wanted_routes,
)
from core.capacity.day_change import WantedRoute
from core.errors import ActReused, InvalidInput, NotAllowed, OverPromised

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

SHIFT = (time(8), time(17))
STATEMENTS = 2
"""Statements of one calendar, whatever its days, zones and stops."""


@pytest.fixture
def here(make_office: Callable[[], Office]) -> Office:
    return make_office()


def cell(office: Office, day: date, zone: str = "North") -> CalendarDay:
    return load_calendar(office.desk("admin"), day, 1).cells[zone, day]


def block(office: Office, day: date, starts: str, ends: str, **more: object) -> None:
    values = {"zone": None, "technician": None, "reason": "Training", "last": day} | more
    office.execute(
        "insert into booker.blocks (branch_id, block_id, zone_id, technician, starts_at, ends_at,"
        " reason) values (:branch, gen_random_uuid(), :zone, :technician,"
        " app.instant(:branch, :day, :starts), app.instant(:branch, :last, :ends), :reason)",
        day=day,
        starts=starts,
        ends=ends,
        **values,
    )


def test_a_month_of_an_empty_branch_has_every_zone_and_day(here: Office) -> None:
    here.add_zone("South")
    month = load_calendar(here.desk("csr"), here.day(0), 31)
    assert month.zones == ("North", "South")
    assert month.dates == tuple(here.day(n) for n in range(31))
    assert set(month.cells) == {(zone, day) for zone in month.zones for day in month.dates}
    assert month.cells["South", here.day(7)] == CalendarDay("South", here.day(7))
    assert month.today == here.today()
    with pytest.raises(InvalidInput, match="1 to 92 days"):
        load_calendar(here.desk("csr"), here.day(0), 93)


def test_load_is_drive_and_work_of_live_stops_against_the_shifts(here: Office) -> None:
    day = here.day()
    here.add_routes(day, 2)
    here.add_sites(4)
    references = [
        hold(here.desk("csr"), uuid4(), f"S{n}", "TUNE", day, "8-10").reference for n in (1, 2, 3)
    ]
    confirm(here.desk("dispatcher"), uuid4(), references[0])
    now = cell(here, day)
    stops = here.rows(
        "select (extract(epoch from ends_at - starts_at) / 60)::int from booker.stops"
    )
    assert (now.routes, now.minutes, now.stops) == (2, 2 * 540, 3)
    assert now.taken_minutes == sum(minutes for (minutes,) in stops) >= 180
    assert now.load == round(100 * now.taken_minutes / 1080)
    assert sum(route.stops for route in now.each) == 3
    here.expire(references[1])
    assert cell(here, day).stops == 2


def test_blocked_minutes_are_nothing_to_give(here: Office) -> None:
    day = here.day()
    here.add_routes(day, 2)
    block(here, day, "12:00", "13:00")
    block(here, day, "12:30", "13:30", zone=here.zones["North"], reason="Lunch")
    block(here, day, "07:00", "10:00", technician="Tech 1North", reason="Doctor")
    now = cell(here, day)
    assert now.minutes == 2 * (540 - 90) - 120
    assert now.blocked == "Training; Lunch; Doctor"
    assert not now.closed
    assert [(b.starts, b.ends, b.technician, b.whole) for b in now.blocks] == [
        (time(12), time(13), None, False),
        (time(12, 30), time(13, 30), None, False),
        (time(7), time(10), "Tech 1North", False),
    ]
    assert [route.minutes for route in now.each] == [330, 450]
    assert cell(here, here.day(4)).blocked == ""


def test_a_day_that_is_blocked_as_a_whole_is_closed(here: Office) -> None:
    here.add_zone("South")
    day = here.day()
    here.add_routes(day, 1)
    block(here, day, "00:00", "00:00", last=day + timedelta(days=1), reason="Holiday")
    month = load_calendar(here.desk("admin"), day, 2)
    for zone in ("North", "South"):
        assert month.cells[zone, day].closed
        assert month.cells[zone, day].blocks[0].whole
        assert not month.cells[zone, day + timedelta(days=1)].blocked
    assert month.cells["North", day].load is None


def test_a_zone_that_is_not_active_is_there_while_it_has_routes(here: Office) -> None:
    here.add_zone("Old")
    here.add_routes(here.day(2), 1, "Old")
    here.execute("update booker.zones set active = false where name = 'Old'")
    assert load_calendar(here.desk("admin"), here.day(0), 7).zones == ("North", "Old")
    assert load_calendar(here.desk("admin"), here.day(7), 7).zones == ("North",)


def test_days_when_the_clocks_change_have_their_own_length(here: Office) -> None:
    spring, autumn = date(2027, 3, 14), date(2027, 11, 7)
    for day, length in ((spring, 23), (autumn, 25)):
        here.add_routes(day, 1, starts="00:00", ends="22:00")
        assert cell(here, day).minutes == (length - 2) * 60
        block(here, day, "00:00", "00:00", last=day + timedelta(days=1))
        now = cell(here, day)
        assert (now.minutes, now.closed) == (0, True)


# Changing ---------------------------------------------------------------------------------------


def test_many_cells_are_one_act(here: Office) -> None:
    here.add_zone("South")
    days = [here.day(n) for n in (1, 2, 3)]
    here.add_routes(days[0], 1)
    counts = {(zone, day): 3 for zone in ("North", "South") for day in days}
    act = uuid4()
    written = set_route_counts(here.desk("admin"), act, counts, shift=(time(7, 30), time(16)))
    assert (written.added, written.unchanged, written.removed) == (17, 1, 0)
    assert (
        set_route_counts(here.desk("admin"), act, counts, shift=(time(7, 30), time(16))) == written
    )
    with pytest.raises(ActReused):
        set_route_counts(here.desk("admin"), act, counts, shift=SHIFT)
    now = cell(here, days[0])
    assert [(r.number, r.technician, r.starts, r.ends) for r in now.each] == [
        (1, "Tech 1North", time(8), time(17)),
        (2, None, time(7, 30), time(16)),
        (3, None, time(7, 30), time(16)),
    ]
    acts = here.rows("select count(*) from booker.acts where kind = 'save_routes'")
    assert acts == [(1,)]


def test_fewer_routes_take_the_emptiest_last_ones(here: Office) -> None:
    day = here.day()
    here.add_routes(day, 2, starts="07:00", ends="16:00")
    here.add_routes(day, 3)
    here.add_sites(2)
    held = hold(here.desk("csr"), uuid4(), "S1", "TUNE", day, "4-6")
    (taken,) = [route.number for route in cell(here, day).each if route.stops]
    assert taken > 2
    set_route_counts(here.desk("admin"), uuid4(), {("North", day): 2}, shift=SHIFT)
    assert [route.number for route in cell(here, day).each] == [1, taken]
    set_route_counts(here.desk("admin"), uuid4(), {("North", day): 1}, shift=SHIFT)
    (last,) = cell(here, day).each
    assert (last.number, last.technician, last.stops) == (taken, f"Tech {taken}North", 1)
    assert held.reference


def test_less_than_is_promised_is_refused_as_a_whole(here: Office) -> None:
    first, second = here.day(3), here.day(4)
    here.add_routes(first, 1)
    here.add_routes(second, 1)
    here.add_sites(1)
    held = hold(here.desk("csr"), uuid4(), "S1", "TUNE", first, "8-10")
    counts = {("North", first): 0, ("North", second): 4}
    with pytest.raises(OverPromised, match=held.reference) as refused:
        set_route_counts(here.desk("admin"), uuid4(), counts, shift=SHIFT)
    assert lost_bookings(refused.value, counts) == {("North", first): (held.reference,)}
    assert (cell(here, first).routes, cell(here, second).routes) == (1, 1)
    written = set_route_counts(here.desk("admin"), uuid4(), counts, shift=SHIFT, accept_losses=True)
    assert [route.references for route in written.kept] == [(held.reference,)]
    now = cell(here, first)
    assert (now.routes, now.kept, now.stops) == (0, 1, 1)
    assert now.minutes == now.taken_minutes
    assert cell(here, second).routes == 4
    # one more again: the one that was kept works again
    set_route_counts(here.desk("admin"), uuid4(), {("North", first): 1}, shift=SHIFT)
    assert [(r.number, r.retired) for r in cell(here, first).each] == [(1, False)]


def test_a_refusal_is_told_by_zone_and_day() -> None:
    day = date(2026, 11, 24)
    error = OverPromised(
        "Less capacity than is already promised. Far North on 2026-11-24: A1, B2;"
        " South on 2026-11-24: C3."
    )
    keys = [(zone, day) for zone in ("North", "Far North", "South", "West")]
    assert lost_bookings(error, keys) == {
        ("Far North", day): ("A1", "B2"),
        ("South", day): ("C3",),
    }


def test_routes_come_back_with_their_names_and_shifts(here: Office) -> None:
    day = here.day()
    here.add_routes(day, 1, starts="06:00", ends="12:00", max_stops=3)
    here.add_routes(day, 1)
    before = load_days(here.desk("admin"), [("North", day)])
    set_route_counts(here.desk("admin"), uuid4(), {("North", day): 0}, shift=SHIFT)
    assert cell(here, day).routes == 0
    wanted = {key: [route.as_wanted() for route in routes] for key, routes in before.items()}
    set_routes(here.desk("admin"), uuid4(), wanted)
    assert load_days(here.desk("admin"), [("North", day)]) == before
    assert before["North", day][0].max_stops == 3


def test_what_cannot_be_a_number_or_a_shift_is_refused(here: Office) -> None:
    key = ("North", here.day())
    desk = here.desk("admin")
    for counts, shift, words in (
        ({key: MOST_ROUTES + 1}, SHIFT, "0 to 99 routes, not 100"),
        ({key: -1}, SHIFT, "not -1"),
        ({key: 1}, (time(17), time(8)), "ends after it starts"),
        ({("Nowhere", key[1]): 1}, SHIFT, "no zone Nowhere"),
    ):
        with pytest.raises(InvalidInput, match=words):
            set_route_counts(desk, uuid4(), counts, shift=shift)
    with pytest.raises(InvalidInput, match="at least one stop"):
        set_routes(desk, uuid4(), {key: [WantedRoute(*SHIFT, "Ann", 0)]})
    with pytest.raises(InvalidInput, match="ends after"):
        set_routes(desk, uuid4(), {key: [WantedRoute(time(9), time(9))]})
    twice = [WantedRoute(*SHIFT, "Ann"), WantedRoute(*SHIFT, "Ann")]
    with pytest.raises(InvalidInput):
        set_routes(desk, uuid4(), {key: twice})


def test_admins_only(here: Office) -> None:
    for login in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            set_route_counts(here.desk(login), uuid4(), {("North", here.day()): 1}, shift=SHIFT)


def standing(number: int, *, stops: int = 0, retired: bool = False) -> CalendarRoute:
    return CalendarRoute(
        number,
        None,
        time(number),
        time(17),
        None,
        retired=retired,
        stops=stops,
        taken_minutes=60 * stops,
        minutes=540,
    )


def test_the_wish_keeps_what_stands() -> None:
    there = [standing(1), standing(2, stops=2), standing(3), standing(4, stops=1, retired=True)]

    def starts(count: int) -> list[int]:
        return [route.starts.hour for route in wanted_routes(there, count, SHIFT)]

    assert starts(0) == []
    assert starts(1) == [2]
    assert starts(3) == [2, 1, 3]
    assert starts(4) == [2, 1, 3, 4]
    assert starts(5) == [2, 1, 3, 4, 8]


def test_a_month_costs_the_same_few_statements_however_much_stands_in_it(here: Office) -> None:
    here.add_sites(3)
    for n in range(1, 6):
        here.add_routes(here.day(n), 3)
        hold(here.desk("csr"), uuid4(), "S1", "TUNE", here.day(n), "8-10")
    seen: list[str] = []
    desk = here.desk("admin")
    event.listen(desk.database.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    began = clock.perf_counter()
    load_calendar(desk, here.day(0), 31)
    assert clock.perf_counter() - began < 5
    assert len([statement for statement in seen if "booker." in statement]) == STATEMENTS
