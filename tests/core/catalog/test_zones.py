"""Zones as a form saves them: made, renamed, given other rules, no longer used."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.release import release
from core.catalog.rules import set_zone_link
from core.catalog.zones import ZoneEntry, ZoneLink, find_zone, list_links, list_zones, save_zone
from core.errors import (
    ActReused,
    BookerError,
    InvalidInput,
    NotAllowed,
    NotFound,
    NotOffered,
    OverPromised,
)
from core.planning.model import Reason
from core.trust.audit import EventFilter, list_events
from tests.core.database.forge import Forger, connect, outcome, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_zone("South")
    office.add_sites(6)
    office.add_sites(6, "South", prefix="T")
    for ahead in (3, 4):
        office.add_routes(office.day(ahead), 2)
        office.add_routes(office.day(ahead), 2, "South")
    return office


def entry_of(shop: Office, name: str) -> ZoneEntry:
    zone = asdict(find_zone(shop.desk("admin"), name))
    del zone["zone_id"]
    return ZoneEntry(**zone)


def test_a_new_zone_a_renamed_one_and_every_rule(shop: Office) -> None:
    desk = shop.desk("admin")
    act = uuid4()
    made = save_zone(desk, act, ZoneEntry("  West \u00a0 Side "))
    assert save_zone(desk, act, ZoneEntry("  West \u00a0 Side ")) == made
    assert entry_of(shop, "West Side") == ZoneEntry("West Side")
    with pytest.raises(ActReused):
        save_zone(desk, act, ZoneEntry("West"))
    rules = ZoneEntry(
        "Far West", 20, 1.5, 55.5, 45, 2, 48, date(2026, 12, 31), active=False,
    )  # fmt: skip
    changed = save_zone(desk, uuid4(), rules, was="West Side")
    assert changed.zone_id == made.zone_id
    assert entry_of(shop, "Far West") == rules
    again = replace(rules, max_drive_minutes=None, released_until=None, active=True)
    save_zone(desk, uuid4(), again, was="Far West")
    assert entry_of(shop, "Far West") == again
    events = [e for e in list_events(desk, EventFilter(table="zones")) if e.act == "save_zone"]
    assert [event.operation for event in events] == ["update", "update", "insert"]
    # saved as it is: nothing is written, in the trail neither
    save_zone(desk, uuid4(), again, was="Far West")
    assert list_events(desk, EventFilter(table="zones"))[0].event_id == events[0].event_id


def test_a_renamed_zone_keeps_everything(shop: Office) -> None:
    desk = shop.desk("admin")
    day = shop.day(3)
    set_zone_link(desk, uuid4(), "North", "South", 30)
    reference = hold(shop.desk(), uuid4(), "S1", "TUNE", day, "8-10").reference
    save_zone(desk, uuid4(), replace(entry_of(shop, "North"), name="Upper North"), was="North")
    assert list_links(desk) == (ZoneLink("Upper North", "South", 30),)
    assert confirm(shop.desk("dispatcher"), uuid4(), reference).zone == "Upper North"
    save_zone(
        desk, uuid4(), replace(entry_of(shop, "Upper North"), name="North"), was="Upper North"
    )
    set_zone_link(desk, uuid4(), "North", "South", None)
    assert list_links(shop.desk("csr")) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 81),
        ("name", "bell\a"),
        ("default_drive_minutes", -1),
        ("default_drive_minutes", 481),
        ("road_factor", 0.9),
        ("road_factor", 10.1),
        ("road_factor", float("nan")),
        ("speed_kmh", 0),
        ("speed_kmh", float("inf")),
        ("max_drive_minutes", 0),
        ("vip_reserve_routes", -1),
        ("vip_reserve_hours", -1),
        ("released_until", date(9999, 1, 1)),
    ],
)
def test_what_cannot_be_is_said_at_its_field(shop: Office, field: str, value: object) -> None:
    before = list_zones(shop.desk("admin"))
    changes: dict[str, object] = {field: value}
    with pytest.raises(InvalidInput) as refused:
        save_zone(shop.desk("admin"), uuid4(), replace(ZoneEntry("New"), **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert list_zones(shop.desk("admin")) == before


def test_a_name_is_had_once(shop: Office) -> None:
    desk = shop.desk("admin")
    for name in ("South", "SOUTH", "south"):
        with pytest.raises(InvalidInput, match="zone South already") as refused:
            save_zone(desk, uuid4(), ZoneEntry(name))
        assert refused.value.field == "name"
        with pytest.raises(InvalidInput, match="already"):
            save_zone(desk, uuid4(), replace(entry_of(shop, "North"), name=name), was="North")
    with pytest.raises(NotFound):
        save_zone(desk, uuid4(), ZoneEntry("X"), was="Nowhere")
    # only in other letters: that is the zone itself
    save_zone(desk, uuid4(), replace(entry_of(shop, "South"), name="SOUTH"), was="South")
    save_zone(desk, uuid4(), replace(entry_of(shop, "SOUTH"), name="South"), was="SOUTH")


def test_a_zone_with_promises_ahead_stays_active(shop: Office) -> None:
    desk = shop.desk("admin")
    day = shop.day(4)
    off = replace(entry_of(shop, "South"), active=False)
    held = hold(shop.desk(), uuid4(), "T1", "TUNE", day, "8-10").reference
    with pytest.raises(OverPromised, match=held) as refused:
        save_zone(desk, uuid4(), off, was="South")
    assert refused.value.field == "active"
    confirm(shop.desk("dispatcher"), uuid4(), held)
    with pytest.raises(OverPromised, match=held):
        save_zone(desk, uuid4(), off, was="South")
    cancel(shop.desk(), uuid4(), held, "test")
    # a guest of another zone stands on one of its routes
    set_zone_link(desk, uuid4(), "North", "South", 10)
    guests = [hold(shop.desk(), uuid4(), f"S{n}", "LONG", day, "8-10").reference for n in (2, 3, 4)]
    with pytest.raises(OverPromised, match="South has bookings ahead: ") as refused:
        save_zone(desk, uuid4(), off, was="South")
    assert sum(guest in refused.value.message for guest in guests) == 1
    for guest in guests:
        release(shop.desk(), uuid4(), guest)
    set_zone_link(desk, uuid4(), "North", "South", None)
    expired = hold(shop.desk(), uuid4(), "T2", "TUNE", day, "8-10").reference
    shop.expire(expired)

    save_zone(desk, uuid4(), off, was="South")
    found = offers(shop.desk(), "T1", "TUNE", day, 1)
    assert {w.reason for w in found.windows} == {Reason.CLOSED}
    assert {w.explanation for w in found.windows} == {"South is no longer served."}
    with pytest.raises(NotOffered):
        hold(shop.desk(), uuid4(), "T1", "TUNE", day, "8-10")
    # no plan made up by hand gets past it either
    forger = Forger(shop, shop.branch_id, day)
    plan = forger.plan("T1", "8-10", [forger.stop("South/1", "08:00", "09:00")])
    with connect(shop, "csr") as session:
        assert outcome(session, forger.hold(plan)) == "BK003"
        save_zone(desk, uuid4(), replace(off, active=True), was="South")
        assert outcome(session, forger.hold(plan)) == ""
    assert hold(shop.desk(), uuid4(), "T1", "TUNE", day, "8-10").zone == "South"


def test_a_hold_that_is_just_being_made_is_waited_for(shop: Office) -> None:
    """The act that begins second sees what the first one promised, whatever it saw before."""
    desk = shop.desk("admin")
    shop.add_zone("Race")
    shop.add_sites(1, "Race", prefix="R")
    shop.add_routes(shop.day(4), 1, "Race")
    forger = Forger(shop, shop.branch_id, shop.day(4))
    plan = forger.plan("R1", "8-10", [forger.stop("Race/1", "08:00", "09:00")])
    off = replace(entry_of(shop, "Race"), active=False)
    with connect(shop, "csr") as session, ThreadPoolExecutor(1) as pool:
        run(session, "begin isolation level serializable")
        run(session, *forger.hold(plan))
        saving = pool.submit(save_zone, desk, uuid4(), off, was="Race")
        while not shop.rows("select 1 from pg_locks where not granted"):
            assert not saving.done()
        run(session, "commit")
        with pytest.raises(OverPromised, match=str(plan["reference"])):
            saving.result(timeout=30)
    assert find_zone(desk, "Race").active


def test_many_promises_are_counted(shop: Office) -> None:
    desk = shop.desk("admin")
    shop.add_zone("Busy")
    shop.add_sites(7, "Busy", prefix="B")
    shop.add_routes(shop.day(4), 2, "Busy")
    for n, window in enumerate(("8-10", "10-12", "12-2", "2-4", "8-10", "10-12", "12-2"), start=1):
        hold(shop.desk(), uuid4(), f"B{n}", "TUNE", shop.day(4), window)
    with pytest.raises(OverPromised, match="and 2 more"):
        save_zone(desk, uuid4(), replace(entry_of(shop, "Busy"), active=False), was="Busy")


def test_only_admins(shop: Office, make_office: Callable[[], Office]) -> None:
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            save_zone(shop.desk(role), uuid4(), ZoneEntry("Mine"))
    other = make_office()
    with pytest.raises(BookerError):
        save_zone(other.desk("admin"), uuid4(), ZoneEntry("Mine"), was="South")


def test_a_link_s_fields(shop: Office) -> None:
    desk = shop.desk("admin")
    for minutes in (-1, 481):
        with pytest.raises(InvalidInput) as refused:
            set_zone_link(desk, uuid4(), "North", "South", minutes)
        assert refused.value.field == "drive_minutes"
    with pytest.raises(InvalidInput) as refused:
        set_zone_link(desk, uuid4(), "North", "North", 5)
    assert refused.value.field == "neighbour"
