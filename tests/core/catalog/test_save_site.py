"""save_site: made and corrected by whoever has the customer on the phone; suggest_zone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.catalog.save_site import SiteEntry, save_site
from core.catalog.sites import find_site, search_sites
from core.catalog.suggest_zone import suggest_zone
from core.errors import ActReused, InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

ENTRY = SiteEntry(
    number=None,
    customer_name="  Ann   Lee ",
    address="1 Main St",
    unit=" ",
    city="Arvada",
    state="CO",
    postal_code="6040",
    zone="North",
    phone="(467) 555-0808",
    email="Ann@EXAMPLE.com",
    vip=False,
    latitude=39.8,
    longitude=-105.1,
    notes=" ring twice\r\n\r\nbeware of the dog ",
)


def audited(office: Office) -> int:
    rows = office.rows("select count(*) from booker.audit_events where table_name = 'sites'")
    return int(rows[0][0])


@pytest.mark.parametrize("role", ["csr", "dispatcher", "admin"])
def test_a_new_site_tidied_and_numbered(office: Office, role: str) -> None:
    act, before = uuid4(), audited(office)
    made = save_site(office.desk(role), act, ENTRY)
    assert (made.customer_name, made.unit, made.postal_code) == ("Ann Lee", None, "06040")
    assert (made.phone, made.email) == ("(467) 555-0808", "Ann@example.com")
    assert made.notes == "ring twice\n\nbeware of the dog"
    assert made.active
    assert find_site(office.desk(), made.number) == made
    assert made in search_sites(office.desk(), f"ann lee {made.number}")
    # sent again, as after a lost answer: the same site
    assert save_site(office.desk(role), act, ENTRY) == made
    assert audited(office) == before + 1
    with pytest.raises(ActReused):
        save_site(office.desk(role), act, replace(ENTRY, city="Golden"))


def test_numbers_go_on_in_their_shape(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk()

    def next_after(*numbers: str) -> str:
        for number in numbers:
            office.execute(
                "insert into booker.sites (branch_id, site_id, number, customer_name, address,"
                " zone_id) values (:branch, gen_random_uuid(), :number, 'N', 'A', :zone)",
                number=number,
                zone=office.zones["North"],
            )
        return save_site(desk, uuid4(), ENTRY).number

    assert next_after() == "1"
    assert next_after("none here") == "2"
    assert next_after("AR-0187", "AR-0099") == "AR-0188"
    assert next_after() == "AR-0189"
    assert next_after("9999", "Z 0500") == "10000"


def test_two_desks_at_once_get_two_numbers(office: Office) -> None:
    desks = [office.desk(role) for role in ("csr", "dispatcher")]
    with ThreadPoolExecutor(2) as pool:
        made = [
            pool.submit(save_site, desks[n % 2], uuid4(), replace(ENTRY, customer_name=f"N{n}"))
            for n in range(12)
        ]
        numbers = {one.result().number for one in made}
    assert len(numbers) == 12


def test_a_site_is_corrected_whole(office: Office) -> None:
    desk, before = office.desk(), audited(office)
    made = save_site(desk, uuid4(), ENTRY)
    assert audited(office) == before + 1
    entry = replace(ENTRY, number=made.number, address="2 Main St", phone=None, vip=True, notes="")
    changed = save_site(desk, uuid4(), entry)
    assert (changed.number, changed.address, changed.phone) == (made.number, "2 Main St", None)
    assert (changed.vip, changed.notes) == (True, None)
    assert audited(office) == before + 2
    # nothing differs: nothing is written
    assert save_site(desk, uuid4(), entry) == changed
    assert audited(office) == before + 2


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"customer_name": " "}, "customer_name", "must not be blank"),
        ({"address": ""}, "address", "must not be blank"),
        ({"zone": ""}, "zone", "must not be blank"),
        ({"zone": "Nowhere"}, "zone", "no zone Nowhere"),
        ({"zone": "Old"}, "zone", "no longer used"),
        ({"email": "nobody"}, "email", '"nobody" is not an e-mail address'),
        ({"email": "a@b.example; c@d.example"}, "email", "is not an e-mail"),
        ({"phone": "ask Bob"}, "phone", '"ask Bob" is not a phone number'),
        ({"latitude": 91.0}, "latitude", "between -90 and 90"),
        ({"longitude": -181.0}, "longitude", "between -180 and 180"),
        ({"longitude": None}, "longitude", "is missing"),
        ({"latitude": None}, "latitude", "is missing"),
        ({"latitude": 0.0, "longitude": 0.0}, "latitude", "in the Atlantic"),
        ({"notes": "x" * 2_001}, "notes", "longer than 2,000"),
        ({"city": "ring\x07"}, "city", "cannot be shown"),
    ],
)
def test_a_wrong_field_is_named(
    office: Office, wrong: dict[str, Any], field: str, said: str
) -> None:
    if wrong.get("zone") == "Old":
        office.add_zone("Old")
        office.execute("update booker.zones set active = false where name = 'Old'")
    with pytest.raises(InvalidInput, match=said) as refused:
        save_site(office.desk(), uuid4(), replace(ENTRY, **wrong))
    assert refused.value.field == field


def test_a_site_that_is_not_there(office: Office) -> None:
    with pytest.raises(NotFound, match="no site X9") as refused:
        save_site(office.desk(), uuid4(), replace(ENTRY, number="X9"))
    assert refused.value.field is None


def test_a_zone_is_suggested_by_the_neighbours(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk()
    for zone in ("South", "Gone"):
        office.add_zone(zone)
    assert suggest_zone(desk, postal_code="80002", latitude=39.8, longitude=-105.1) is None
    for zone, postal_code, latitude, longitude in (
        ("North", "80002-1234", 39.80, -105.10),
        ("South", "80002", 39.70, -105.10),
        ("South", "80002", None, None),
        ("Gone", "80003", 39.90, -105.10),
    ):
        save_site(desk, uuid4(), replace(ENTRY, zone=zone, postal_code=postal_code,
                                         latitude=latitude, longitude=longitude))  # fmt: skip
    assert suggest_zone(desk, latitude=39.79, longitude=-105.11) == "North"
    assert suggest_zone(desk, latitude=39.72, longitude=-105.11) == "South"
    assert suggest_zone(desk, latitude=39.91, longitude=-105.11) == "Gone"
    # farther than 30 km from everybody: the postal code decides
    assert suggest_zone(desk, latitude=45.0, longitude=-105.1) is None
    assert suggest_zone(desk, latitude=45.0, longitude=-105.1, postal_code=" 80002 ") == "South"
    assert suggest_zone(desk, postal_code="80003-0001") == "Gone"
    assert suggest_zone(desk) is None
    office.execute("update booker.zones set active = false where name = 'Gone'")
    assert suggest_zone(desk, postal_code="80003") is None
    assert suggest_zone(desk, latitude=39.91, longitude=-105.11) == "North"
