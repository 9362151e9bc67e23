"""set_site_active: a site is offered nothing any more, unless something stands ahead, and again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.release import release
from core.catalog.save_site import set_site_active
from core.catalog.sites import find_site, search_sites
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound, OverPromised
from core.trust.audit import EventFilter, list_events
from tests.core.database.forge import Forger, connect, outcome, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(9)
    for ahead in (3, 4):
        office.add_routes(office.day(ahead), 3)
    return office


def test_an_inactive_site_is_offered_nothing_until_it_is_activated(shop: Office) -> None:
    admin, day = shop.desk("admin"), shop.day(3)
    act = uuid4()
    site = set_site_active(admin, act, " S1 ", active=False)
    assert (site.number, site.active) == ("S1", False)
    # sent again, as after a lost answer: the same, and done once
    assert set_site_active(admin, act, "S1", active=False) == site
    with pytest.raises(ActReused):
        set_site_active(admin, act, "S1", active=True)
    refused = "The site S1 is no longer in use"
    with pytest.raises(NotFound, match=refused):
        offers(shop.desk(), "S1", "TUNE", day, 1)
    with pytest.raises(NotFound, match=refused):
        hold(shop.desk(), uuid4(), "S1", "TUNE", day, "8-10")
    assert search_sites(shop.desk(), "customer")[-1].number == "S1"
    # no plan made up by hand gets past it either
    forger = Forger(shop, shop.branch_id, day)
    plan = forger.plan("S1", "8-10", [forger.stop("North/1", "08:00", "09:00")])
    with connect(shop, "csr") as session:
        assert outcome(session, forger.hold(plan)) == "BK002"
        assert set_site_active(admin, uuid4(), "S1", active=True).active
        assert outcome(session, forger.hold(plan)) == ""
    assert hold(shop.desk(), uuid4(), "S1", "TUNE", day, "8-10").site == "S1"
    events = list_events(admin, EventFilter(table="sites"))
    assert [(e.act, e.operation) for e in events[:2]] == [("set_site_active", "update")] * 2


def test_what_stands_ahead_is_named_and_keeps_it_in_use(shop: Office) -> None:
    admin, day = shop.desk("admin"), shop.day(4)
    ahead = [hold(shop.desk(), uuid4(), "S2", "TUNE", day, w).reference for w in ("8-10", "10-12")]
    with pytest.raises(OverPromised) as refused:
        set_site_active(admin, uuid4(), "S2", active=False)
    assert refused.value.message == f"S2 has bookings ahead: {ahead[0]}, {ahead[1]}."
    assert find_site(admin, "S2").active
    release(shop.desk(), uuid4(), ahead[0])
    with pytest.raises(OverPromised, match=ahead[1]):
        set_site_active(admin, uuid4(), "S2", active=False)
    shop.expire(ahead[1])
    assert not set_site_active(admin, uuid4(), "S2", active=False).active
    # as it is already: nothing is written, in the trail neither
    before = list_events(admin, EventFilter(table="sites"))[0].event_id
    assert not set_site_active(admin, uuid4(), "S2", active=False).active
    assert list_events(admin, EventFilter(table="sites"))[0].event_id == before


def test_many_bookings_are_counted(shop: Office) -> None:
    for ahead in (3, 4):
        for window in ("8-10", "10-12", "12-2", "2-4"):
            hold(shop.desk(), uuid4(), "S3", "TUNE", shop.day(ahead), window)
    with pytest.raises(OverPromised, match="and 3 more"):
        set_site_active(shop.desk("admin"), uuid4(), "S3", active=False)


def test_a_hold_that_is_just_being_made_is_waited_for(shop: Office) -> None:
    """The act that begins second sees what the first one promised, whatever it saw before."""
    forger = Forger(shop, shop.branch_id, shop.day(4))
    plan = forger.plan("S4", "4-6", [forger.stop("North/2", "16:00", "17:00")])
    with connect(shop, "csr") as session, ThreadPoolExecutor(1) as pool:
        run(session, "begin isolation level serializable")
        run(session, *forger.hold(plan))
        saving = pool.submit(set_site_active, shop.desk("admin"), uuid4(), "S4", active=False)
        while not shop.rows("select 1 from pg_locks where not granted"):
            assert not saving.done()
        run(session, "commit")
        with pytest.raises(OverPromised, match=str(plan["reference"])):
            saving.result(timeout=30)
    assert find_site(shop.desk(), "S4").active


def test_only_admins_and_only_sites_that_there_are(shop: Office) -> None:
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            set_site_active(shop.desk(role), uuid4(), "S5", active=False)
    with pytest.raises(NotFound, match="There is no site nowhere"):
        set_site_active(shop.desk("admin"), uuid4(), "nowhere", active=False)
    with pytest.raises(InvalidInput):
        set_site_active(shop.desk("admin"), uuid4(), "S5", active=None)  # type: ignore[arg-type]
    assert find_site(shop.desk(), "S5").active
