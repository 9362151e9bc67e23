"""Blocked times, once and recurring: in local time on both clock changes, and what they close."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.move_stop import pin_stop
from core.booking.offers import offers
from core.catalog.blocks import (
    BlockEntry,
    add_block,
    days_of,
    extend_block_rules,
    list_block_rules,
    list_blocks,
    remove_block,
    remove_block_rule,
    save_block,
    save_blocks,
)
from core.catalog.holidays import public_holidays
from core.catalog.repeats import two_years_after
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound
from core.planning.model import Reason
from core.trust.audit import EventFilter, list_events
from tests.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from tests.office import Cluster

DENVER = ZoneInfo("America/Denver")


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(6)
    office.add_zone("South")
    return office


@pytest.fixture(autouse=True)
def _nothing_stays_blocked(shop: Office) -> Iterator[None]:
    yield
    shop.execute("delete from booker.blocks where branch_id = :branch")
    shop.execute("delete from booker.block_rules where branch_id = :branch")


def reasons(office: Office, site: str, day: date) -> dict[str, Reason | None]:
    found = offers(office.desk("csr"), site, "TUNE", day, 1, thorough=True)
    return {window.window: window.reason for window in found.windows}


def instants(office: Office, day: date) -> list[tuple[str, str]]:
    """Beginning and end of the day's blocks, in UTC."""
    found = office.rows(
        "select starts_at, ends_at from booker.blocks where branch_id = :branch and"
        " (starts_at at time zone 'America/Denver')::date between :day and :day order by 1",
        day=day,
    )
    return [tuple(f"{at.astimezone(UTC):%d %H:%M}" for at in row) for row in found]  # type: ignore[misc]


def test_a_block_closes_names_what_stands_and_goes(shop: Office) -> None:
    day = shop.day(9)
    shop.add_routes(day, 1)
    desk = shop.desk("dispatcher")
    reference = hold(shop.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10").reference
    confirm(desk, uuid4(), reference)
    block = add_block(desk, uuid4(), day, "Team meeting", zone="North")
    assert block.standing == (reference,)
    assert reasons(shop, "S2", day)["2-4"] == Reason.BLOCKED
    remove_block(desk, uuid4(), block.block_id)
    assert reasons(shop, "S2", day)["2-4"] is None
    part = add_block(
        desk, uuid4(), day, "Dentist", zone="North", route=1, starts=time(14), ends=time(17)
    )
    assert part.standing == ()
    found = reasons(shop, "S2", day)
    assert (found["10-12"], found["2-4"]) == (None, Reason.BLOCKED)
    with pytest.raises(NotFound):
        remove_block(desk, uuid4(), uuid4())
    with pytest.raises(InvalidInput):
        add_block(desk, uuid4(), day, "Backwards", starts=time(14), ends=time(9))
    with pytest.raises(NotFound):
        add_block(desk, uuid4(), day, "Nobody", zone="North", route=9)


def test_an_act_is_done_once(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    act = uuid4()
    day = shop.day(11)
    first = add_block(desk, act, day, "Holiday")
    assert add_block(desk, act, day, "Holiday") == first
    with pytest.raises(ActReused):
        add_block(desk, act, day + timedelta(days=1), "Holiday")
    ((count,),) = shop.rows(
        "select count(*) from booker.blocks where branch_id = :branch and reason = 'Holiday'"
    )
    assert count == 1


def test_a_recurring_block_closes_each_of_its_days(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    first = shop.day(28 - shop.today().weekday())  # a Monday
    for weeks in range(3):
        shop.add_routes(first + timedelta(weeks=weeks), 1)
    shop.add_routes(first + timedelta(days=1), 1)
    held = hold(shop.desk("csr"), uuid4(), "S1", "TUNE", first + timedelta(weeks=1), "8-10")
    confirm(desk, uuid4(), held.reference)
    entry = BlockEntry(
        "Team meeting", first, starts=time(8), ends=time(10), zone="North",
        repeats="freq=weekly;byday=mo",
    )  # fmt: skip
    blocked = save_block(desk, uuid4(), entry)
    until = two_years_after(shop.today())
    assert blocked.blocks == len(days_of(entry, until)) > 98
    assert blocked.standing == (held.reference,)
    for weeks in (0, 2):
        found = reasons(shop, "S2", first + timedelta(weeks=weeks))
        assert (found["8-10"], found["10-12"]) == (Reason.BLOCKED, None)
    # a stop that the block covers and no plan can move keeps its day shut until somebody decides
    week = first + timedelta(weeks=1)
    assert set(reasons(shop, "S2", week).values()) == {Reason.BLOCKED, Reason.ROUTES_FULL}
    pin_stop(desk, uuid4(), "North", week, held.reference, pinned=True)
    assert reasons(shop, "S2", week)["10-12"] is None
    assert reasons(shop, "S2", first + timedelta(days=1))["8-10"] is None

    (rule,) = list_block_rules(desk)
    assert rule.until == until
    assert rule.entry == BlockEntry(
        "Team meeting", first, time(8), time(10), "North", repeats="FREQ=WEEKLY;BYDAY=MO"
    )
    listed = list_blocks(desk, first, first + timedelta(days=13))
    assert [(b.day, b.rule_id, b.starts, b.ends, b.zone, b.reason) for b in listed] == [
        (first + timedelta(weeks=weeks), rule.rule_id, time(8), time(10), "North", "Team meeting")
        for weeks in range(2)
    ]
    # one day of it is lifted, the others stay
    remove_block(desk, uuid4(), listed[0].block_id)
    assert reasons(shop, "S2", first)["8-10"] is None
    assert reasons(shop, "S2", first + timedelta(weeks=1))["8-10"] is Reason.BLOCKED
    act = uuid4()
    assert remove_block_rule(desk, act, rule.rule_id) == blocked.blocks - 1
    assert remove_block_rule(desk, act, rule.rule_id) == blocked.blocks - 1
    assert list_block_rules(desk) == ()
    assert reasons(shop, "S2", first + timedelta(weeks=1))["8-10"] is None
    with pytest.raises(NotFound):
        remove_block_rule(desk, uuid4(), rule.rule_id)
    acts = {event.act for event in list_events(desk, EventFilter(table="block_rules"))}
    assert {"save_blocks", "remove_block_rule"} <= acts


def test_local_time_on_both_clock_changes(shop: Office) -> None:
    """Denver leaps at 02:00 on 14 March 2027 and back at 02:00 on 7 November 2027."""
    desk = shop.desk("dispatcher")
    for entry in (
        BlockEntry("early", date(2027, 3, 13), time(8), time(9), repeats="FREQ=DAILY;COUNT=3"),
        BlockEntry("autumn", date(2027, 11, 6), time(8), time(9), repeats="FREQ=DAILY;COUNT=3"),
    ):
        assert save_block(desk, uuid4(), entry).blocks == 3
    assert instants(shop, date(2027, 3, 13)) == [("13 15:00", "13 16:00")]
    assert instants(shop, date(2027, 3, 14)) == [("14 14:00", "14 15:00")]
    assert instants(shop, date(2027, 11, 6)) == [("06 14:00", "06 15:00")]
    assert instants(shop, date(2027, 11, 7)) == [("07 15:00", "07 16:00")]
    for day in (date(2027, 3, 14), date(2027, 11, 7)):
        assert [(b.day, b.starts, b.ends) for b in list_blocks(desk, day, day)] == [
            (day, time(8), time(9))
        ]


def test_whole_days_have_23_and_25_hours(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    spring, autumn = date(2027, 3, 14), date(2027, 11, 7)
    save_blocks(desk, uuid4(), [BlockEntry("spring", spring), BlockEntry("autumn", autumn)])
    for day, hours in ((spring, 23), (autumn, 25)):
        (block,) = list_blocks(desk, day, day)
        assert (block.day, block.starts, block.ends) == (day, None, None)
        ((took,),) = shop.rows(
            "select extract(epoch from ends_at - starts_at) / 3600 from booker.blocks"
            " where block_id = :block",
            block=block.block_id,
        )
        assert took == hours
        assert list_blocks(desk, day + timedelta(days=1), day + timedelta(days=1)) == ()


def test_a_time_that_the_clock_leaps_over_blocks_rather_too_much(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    day = date(2027, 3, 14)
    for starts, ends, expected in (
        (time(2, 15), time(2, 45), ("14 09:15", "14 09:45")),
        (time(2, 30), time(3, 10), ("14 08:30", "14 09:10")),
        (time(1, 30), time(4), ("14 08:30", "14 10:00")),
        (None, time(2, 30), ("14 07:00", "14 09:30")),
    ):
        save_block(desk, uuid4(), BlockEntry("leap", day, starts, ends))
        assert instants(shop, day) == [expected], (starts, ends)
        for block in list_blocks(desk, day, day):
            remove_block(desk, uuid4(), block.block_id)


def test_part_of_a_zone_a_route_a_technician_the_branch(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    day = shop.day(20)
    shop.add_routes(day, 2)
    shop.add_routes(day, 1, "South")
    save_blocks(
        desk,
        uuid4(),
        [
            BlockEntry("dentist", day, time(13), None, technician="Tech 1North"),
            BlockEntry("van", day, None, time(10), zone="North", route=2),
            BlockEntry("all", day, time(12), time(12, 30)),
        ],
    )
    assert [
        (b.starts, b.ends, b.zone, b.route, b.technician, b.reason)
        for b in list_blocks(desk, day, day)
    ] == [
        (None, time(10), "North", 2, None, "van"),
        (time(12), time(12, 30), None, None, None, "all"),
        (time(13), None, None, None, "Tech 1North", "dentist"),
    ]
    for wrong, field, kind in (
        (BlockEntry(" ", day), "reason", InvalidInput),
        (BlockEntry("x" * 201, day), "reason", InvalidInput),
        (BlockEntry("x", day, time(10), time(10)), "ends", InvalidInput),
        (BlockEntry("x", day, time(10, 0, 30)), "starts", InvalidInput),
        (BlockEntry("x", day, route=1), "zone", InvalidInput),
        (BlockEntry("x", day, zone="North", route=0), "route", InvalidInput),
        (BlockEntry("x", day, zone="North", route=9), "route", NotFound),
        (BlockEntry("x", day, zone="Nowhere"), "zone", NotFound),
        (BlockEntry("x", day, technician=" "), "technician", InvalidInput),
        (BlockEntry("x", day, zone="North", route=1, repeats="FREQ=DAILY"), "route", InvalidInput),
        (BlockEntry("x", day, repeats="FREQ=HOURLY"), "repeats", InvalidInput),
        (BlockEntry("x", day, repeats="FREQ=DAILY;UNTIL=20200101"), "repeats", InvalidInput),
        (BlockEntry("x", date(2016, 1, 1), repeats="FREQ=DAILY"), "repeats", InvalidInput),
        (BlockEntry("x", date(2206, 1, 1)), "day", InvalidInput),
        (BlockEntry("x", shop.day(800), repeats="FREQ=DAILY"), "day", InvalidInput),
    ):
        with pytest.raises(kind) as refused:
            save_blocks(desk, uuid4(), [BlockEntry("good", day), wrong])
        assert refused.value.field == field, wrong
    assert len(list_blocks(desk, day, day)) == 3
    for count in (0, 201):
        with pytest.raises(InvalidInput, match="1 to 200"):
            save_blocks(desk, uuid4(), [BlockEntry("x", day)] * count)
    with pytest.raises(InvalidInput):
        list_blocks(desk, day, day - timedelta(days=1))


def test_holidays_in_one_act(shop: Office) -> None:
    desk = shop.desk("admin")
    year = shop.today().year + 1
    holidays = public_holidays("US", "CO", [year])
    act = uuid4()
    entries = [BlockEntry(holiday.name, holiday.day) for holiday in holidays]
    blocked = save_blocks(desk, act, entries)
    assert (blocked.blocks, blocked.standing) == (len(holidays), ())
    assert save_blocks(desk, act, entries) == blocked
    listed = list_blocks(desk, date(year, 1, 1), date(year, 12, 31))
    assert [(b.day, b.reason) for b in listed] == [(h.day, h.name) for h in holidays]
    with pytest.raises(ActReused):
        save_blocks(desk, act, entries[:1])


def behind(shop: Office, rule: UUID, until: date) -> None:
    """Leave a rule as it stood when it had been written out up to ``until``."""
    shop.execute(
        "delete from booker.blocks where rule_id = :rule and"
        " (starts_at at time zone 'America/Denver')::date > :until",
        rule=rule,
        until=until,
    )
    shop.execute(
        "update booker.block_rules set written_until = :until where rule_id = :rule",
        rule=rule,
        until=until,
    )


def test_rules_are_written_further_out_once(shop: Office) -> None:
    desk = shop.desk("dispatcher")
    entry = BlockEntry("Yoga", shop.day(-30), time(17), repeats="FREQ=WEEKLY;INTERVAL=2")
    made = save_block(desk, uuid4(), entry).blocks
    assert extend_block_rules(desk) == 0
    (rule,) = list_block_rules(desk)
    every = list_blocks(desk, shop.day(-31), shop.day(740))
    # a single day that was lifted stays lifted
    remove_block(desk, uuid4(), every[5].block_id)
    behind(shop, rule.rule_id, shop.day(400))
    left = len(list_blocks(desk, shop.day(-31), shop.day(740)))
    assert left < made - 1
    assert extend_block_rules(shop.desk("csr")) == 0

    def extend(_: int) -> int:
        return extend_block_rules(desk)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(extend, range(2))) == made - 1 - left
    again = list_blocks(desk, shop.day(-31), shop.day(740))
    assert [(b.day, b.starts, b.ends) for b in again] == [
        (b.day, b.starts, b.ends) for n, b in enumerate(every) if n != 5
    ]
    assert list_block_rules(desk) == (rule,)
    assert extend_block_rules(desk) == 0
    acts = [event.act for event in list_events(desk, EventFilter(table="block_rules"), 3)]
    assert acts[0] == "extend_block_rules"
    # removed in the end: what is over stays, and belongs to no rule
    over = [b for b in again if b.day < shop.today()]
    remove_block_rule(desk, uuid4(), rule.rule_id)
    assert [(b.day, b.rule_id) for b in list_blocks(desk, shop.day(-31), shop.day(740))] == [
        (b.day, None) for b in over
    ]


def test_who_may_block(shop: Office, make_office: Callable[[], Office]) -> None:
    csr = shop.desk("csr")
    entry = BlockEntry("No", shop.day(9), repeats="FREQ=WEEKLY")
    with pytest.raises(NotAllowed):
        save_block(csr, uuid4(), entry)
    with pytest.raises(NotAllowed):
        add_block(csr, uuid4(), shop.day(9), "No")
    save_block(shop.desk("admin"), uuid4(), entry)
    (rule,) = list_block_rules(csr)
    with pytest.raises(NotAllowed):
        remove_block_rule(csr, uuid4(), rule.rule_id)
    other = make_office()
    with pytest.raises(NotFound):
        remove_block_rule(other.desk("admin"), uuid4(), rule.rule_id)
    assert list_block_rules(other.desk("admin")) == ()


@pytest.mark.parametrize("timezone", ["Pacific/Auckland", "America/Phoenix", "America/Havana"])
def test_other_time_zones(cluster: Cluster, timezone: str) -> None:
    """South of the equator, without any clock change, and where it changes at midnight."""
    office = Office.found(cluster, timezone)
    try:
        desk = office.desk("admin")
        zone = ZoneInfo(timezone)
        entry = BlockEntry("Daily", office.today(), time(9), time(10), repeats="FREQ=DAILY")
        whole = BlockEntry("Whole", office.today(), repeats="FREQ=DAILY;INTERVAL=2")
        made = save_block(desk, uuid4(), entry).blocks
        save_block(desk, uuid4(), whole)
        found = office.rows("select starts_at, ends_at from booker.blocks where reason = 'Daily'")
        assert made == len(found) > 700
        local = [(s.astimezone(zone), e.astimezone(zone)) for s, e in found]
        assert {(s.time(), e.time()) for s, e in local} == {(time(9), time(10))}
        assert len({s.date() for s, _ in local}) == made
        for starts, ends in office.rows(
            "select starts_at, ends_at from booker.blocks where reason = 'Whole'"
        ):
            day = starts.astimezone(zone).date()
            # a midnight that there is twice, or not at all, may be read in two ways
            for at, midnight in ((starts, day), (ends, day + timedelta(days=1))):
                read = datetime.combine(midnight, time(), zone)
                assert at in {read.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    finally:
        office.close()
