"""Rules and links that admins set, and who may."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.catalog.rules import branch_rules, set_rules, set_zone_link
from core.catalog.windows import list_windows
from core.catalog.zones import find_zone
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound, NotOffered
from core.planning.model import Reason
from core.trust.audit import EventFilter, list_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(6)
    office.add_zone("South")
    return office


def reasons(office: Office, site: str, day: date) -> dict[str, Reason | None]:
    found = offers(office.desk("csr"), site, "TUNE", day, 1)
    return {window.window: window.reason for window in found.windows}


def test_any_rule_alone_and_the_others_stay(shop: Office) -> None:
    desk = shop.desk("admin")
    until = shop.day(40)
    set_rules(
        desk,
        uuid4(),
        branch={"hold_minutes": 7, "settled_at": "16:00"},
        zones={"North": {"default_drive_minutes": 20, "released_until": until.isoformat()}},
        windows={"4-6": {"max_bookings": 3}},
    )
    zone = find_zone(desk, "North")
    assert (zone.default_drive_minutes, zone.speed_kmh, zone.released_until) == (20, 40.0, until)
    assert {w.label: w.max_bookings for w in list_windows(desk)}["4-6"] == 3
    ((hold_minutes, horizon),) = shop.rows(
        "select hold_minutes, horizon_days from booker.branches where branch_id = :branch"
    )
    assert (hold_minutes, horizon) == (7, 60)
    set_rules(desk, uuid4(), zones={"North": {"released_until": None}})
    assert find_zone(desk, "North").released_until is None
    assert find_zone(desk, "North").default_drive_minutes == 20


def test_a_rule_takes_effect_on_what_is_offered(shop: Office) -> None:
    day = shop.day(6)
    shop.add_routes(day, 2)
    desk = shop.desk("admin")
    set_rules(desk, uuid4(), windows={"10-12": {"active": False}, "2-4": {"max_bookings": 0}})
    found = reasons(shop, "S1", day)
    assert "10-12" not in found
    assert (found["8-10"], found["2-4"]) == (None, Reason.WINDOW_LIMIT)
    set_rules(desk, uuid4(), zones={"North": {"released_until": shop.day(5).isoformat()}})
    assert set(reasons(shop, "S1", day).values()) == {Reason.NOT_RELEASED}
    set_rules(
        desk,
        uuid4(),
        zones={"North": {"released_until": None}},
        windows={"10-12": {"active": True}, "2-4": {"max_bookings": None}},
    )
    assert set(reasons(shop, "S1", day).values()) == {None}


def test_what_there_is_not_is_named_and_nothing_is_set(shop: Office) -> None:
    desk = shop.desk("admin")
    for wrong in (
        {"branch": {"hold_minutes": 9, "colour": "red"}},
        {"zones": {"Nowhere": {"speed_kmh": 50}}},
        {"zones": {"North": {"speed": 50}}},
        {"windows": {"9-9": {"max_bookings": 1}}},
    ):
        with pytest.raises(NotFound):
            set_rules(desk, uuid4(), **wrong)
    ((hold_minutes,),) = shop.rows(
        "select hold_minutes from booker.branches where branch_id = :branch"
    )
    assert hold_minutes != 9


def test_a_window_s_limit_does_not_fall_below_what_is_promised(shop: Office) -> None:
    day = shop.day(7)
    shop.add_routes(day, 2)
    for site in ("S1", "S2"):
        reference = hold(shop.desk("csr"), uuid4(), site, "TUNE", day, "12-2").reference
        confirm(shop.desk("dispatcher"), uuid4(), reference)
    with pytest.raises(NotOffered):
        set_rules(shop.desk("admin"), uuid4(), windows={"12-2": {"max_bookings": 1}})
    set_rules(shop.desk("admin"), uuid4(), windows={"12-2": {"max_bookings": 2}})
    assert reasons(shop, "S3", day)["12-2"] == Reason.WINDOW_LIMIT
    set_rules(shop.desk("admin"), uuid4(), windows={"12-2": {"max_bookings": None}})


def test_a_link_opens_the_neighbour_s_routes_and_ends(shop: Office) -> None:
    day = shop.day(8)
    shop.add_routes(day, 1, "South")
    desk = shop.desk("admin")
    assert set(reasons(shop, "S1", day).values()) == {Reason.CLOSED}
    set_zone_link(desk, uuid4(), "North", "South", 30)
    assert reasons(shop, "S1", day)["10-12"] is None
    set_zone_link(desk, uuid4(), "North", "South", None)
    assert set(reasons(shop, "S1", day).values()) == {Reason.CLOSED}
    with pytest.raises(NotFound, match="Nowhere"):
        set_zone_link(desk, uuid4(), "North", "Nowhere", 30)
    with pytest.raises(InvalidInput):
        set_zone_link(desk, uuid4(), "North", "North", 30)


def test_who_may(shop: Office) -> None:
    with pytest.raises(NotAllowed):
        set_rules(shop.desk("dispatcher"), uuid4(), branch={"hold_minutes": 5})
    with pytest.raises(NotAllowed):
        set_zone_link(shop.desk("csr"), uuid4(), "North", "South", 5)


def test_an_act_is_done_once(shop: Office) -> None:
    desk = shop.desk("admin")
    act = uuid4()
    set_rules(desk, act, branch={"hold_minutes": 8})
    set_rules(desk, uuid4(), branch={"hold_minutes": 9})
    set_rules(desk, act, branch={"hold_minutes": 8})
    assert branch_rules(desk).hold_minutes == 9
    with pytest.raises(ActReused):
        set_rules(desk, act, branch={"hold_minutes": 7})


def test_the_branch_s_rules_are_read_as_they_were_set(shop: Office) -> None:
    desk = shop.desk("admin")
    wanted = {
        "hold_minutes": 12,
        "proposal_minutes": 90,
        "minimum_notice_minutes": 0,
        "horizon_days": 45,
        "settled_at": "16:30",
        "language": "es",
    }
    set_rules(desk, uuid4(), branch=wanted)
    rules = branch_rules(shop.desk("csr"))
    assert asdict(rules) == {
        **wanted,
        "settled_at": time(16, 30),
        "name": "Arvada branch",
        "timezone": "America/Denver",
    }
    set_rules(desk, uuid4(), branch={"minimum_notice_minutes": 60, "horizon_days": 60,
                                     "language": "en"})  # fmt: skip
    acts = {event.act for event in list_events(desk, EventFilter(table="branches"))}
    assert "set_rules" in acts


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("hold_minutes", 0),
        ("hold_minutes", 1441),
        ("hold_minutes", "ten"),
        ("hold_minutes", True),
        ("proposal_minutes", 10_081),
        ("minimum_notice_minutes", -1),
        ("horizon_days", 731),
        ("settled_at", "25:00"),
        ("language", "English"),
    ],
)
def test_a_rule_that_cannot_be_is_said_at_its_field(shop: Office, rule: str, value: object) -> None:
    before = branch_rules(shop.desk("admin"))
    with pytest.raises(InvalidInput) as refused:
        set_rules(shop.desk("admin"), uuid4(), branch={rule: value})
    assert refused.value.field == rule
    assert branch_rules(shop.desk("admin")) == before


@pytest.mark.parametrize(
    "call",
    [
        "app.save_sites(:branch, gen_random_uuid(), '{}', '[]')",
        "app.save_zones(:branch, gen_random_uuid(), '{}', '[\"Mine\"]')",
        "app.save_job_types(:branch, gen_random_uuid(), '{}', '[]')",
        "app.save_windows(:branch, gen_random_uuid(), '{}', '[]')",
        "app.save_routes(:branch, gen_random_uuid(), '{}', '[]', '{}')",
        "app.settle_routes(:branch, gen_random_uuid(), '{}', '{}', '{}')",
        "app.create_zones(:branch, '{Mine}')",
        "app.write_routes(:branch, '[]', true)",
        "app.require_zones(:branch, '[]')",
    ],
)
def test_no_sql_of_a_csr_s_own_maintains_the_catalogue(shop: Office, call: str) -> None:
    desk = shop.desk("csr")
    with desk.database.engine.connect() as connection, pytest.raises(DBAPIError) as refused:
        connection.execute(text(f"select {call}"), {"branch": shop.branch_id})
    assert getattr(refused.value.orig, "sqlstate", "") in {"BK008", "42501"}


def test_an_admin_of_another_branch_maintains_nothing_here(
    shop: Office, make_office: Callable[[], Office]
) -> None:
    other = make_office()
    desk = other.desk("admin")
    with desk.database.engine.connect() as connection, pytest.raises(DBAPIError) as refused:
        connection.execute(
            text("select app.save_zones(:branch, gen_random_uuid(), '{}', '[\"Mine\"]')"),
            {"branch": shop.branch_id},
        )
    assert getattr(refused.value.orig, "sqlstate", "") == "BK008"


def test_an_admin_s_own_sql_does_not_remove_a_route_from_under_a_promise(shop: Office) -> None:
    day = shop.day(12)
    shop.add_routes(day, 1)
    reference = hold(shop.desk("csr"), uuid4(), "S5", "TUNE", day, "10-12").reference
    ((route,),) = shop.rows(
        "select route_id from booker.routes where branch_id = :branch and service_date = :day",
        day=day,
    )
    desk = shop.desk("admin")
    for final in (
        f'{{"removed": ["{route}"]}}',
        (
            f'{{"routes": [{{"route_id": "{route}", "zone_id": "{shop.zones["North"]}",'
            f' "date": "{day}", "number": 1, "starts": "14:00", "ends": "17:00"}}]}}'
        ),
    ):
        with desk.database.engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(
                text(
                    "select app.settle_routes(:branch, gen_random_uuid(), '{}',"
                    " cast(:final as jsonb), '{}')"
                ),
                {"branch": shop.branch_id, "final": final},
            )
    ((count,),) = shop.rows(
        "select count(*) from booker.stops t join booker.bookings b using (branch_id, booking_id)"
        " where t.branch_id = :branch and b.reference = :reference",
        reference=reference,
    )
    assert count == 1
