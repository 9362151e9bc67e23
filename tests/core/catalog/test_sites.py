"""search_sites: by number, name, street, phone and e-mail, with typing errors, in one branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.catalog import sites
from core.catalog.search_words import fold
from core.catalog.sites import find_site, search_sites
from core.errors import NotFound
from tests.core.database.forge import found_second, furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


SITES = (
    ("AR-0101", "Ann Johnson", "12 Kipling St", None, "(467) 555-0808", "ann.j@example.com"),
    ("AR-0102", "Bob Jonson", "14 Kipling St", "#3", "478.555.0359", None),
    ("AR-0103", "John Smith", "10367 West 55th Place", None, None, "smith@example.com"),
    ("AR-0104", "Mary O'Brien", "1 Main Street", None, "+1 303 555 0147 x12", None),
    ("AR-0105", "Renée Côté", "9 Elm Court", None, None, None),
    ("7", "Seven Hills School", "700 Kestrel Way", None, None, None),
    ("AR-0107", "Kipling Catherine", "3 Oak Avenue", None, None, None),
    ("AR-0108", "Whitfield & Daughters", "88 Golden Road", None, None, "info@bakery-king.com"),
)
PLACES = {
    "AR-0101": ("Golden", "80401"),
    "AR-0102": ("Arvada", "80002"),
    "AR-0103": ("Wheat Ridge", "80033"),
    "AR-0108": ("Arvada", "80003"),
}


@pytest.fixture(scope="module", autouse=True)
def _sites(office: Office) -> None:
    for number, name, address, unit, phone, email in SITES:
        office.execute(
            "insert into booker.sites (branch_id, site_id, number, customer_name, address, unit,"
            " phone, email, zone_id, city, postal_code) values (:branch, gen_random_uuid(),"
            " :number, :name, :address, :unit, :phone, :email, :zone, :city, :postal_code)",
            number=number, name=name, address=address, unit=unit, phone=phone, email=email,
            zone=office.zones["North"], city=PLACES.get(number, (None, None))[0],
            postal_code=PLACES.get(number, (None, None))[1],
        )  # fmt: skip


def found(office: Office, typed: str, most: int = 20, *, thorough: bool = False) -> list[str]:
    sites = search_sites(office.desk(), typed, most, thorough=thorough)
    return [site.number for site in sites]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("AR-0101", "AR-0101"),
        ("ar0101", "AR-0101"),
        ("0101", "AR-0101"),
        ("7", "7"),
        ("ann", "AR-0101"),
        ("johnson", "AR-0101"),
        ("Jonson", "AR-0102"),
        ("jo smith", "AR-0103"),
        ("smith john", "AR-0103"),
        ("j smith", "AR-0103"),
        ("10367 w 55", "AR-0103"),
        ("kipling 14", "AR-0102"),
        ("catherine k", "AR-0107"),
        ("O'Brien", "AR-0104"),
        ("obrien", "AR-0104"),
        ("renee", "AR-0105"),
        ("CÔTÉ", "AR-0105"),
        ("467 555 0808", "AR-0101"),
        ("4675550808", "AR-0101"),
        ("555-0808", "AR-0101"),
        ("0808", "AR-0101"),
        ("(303) 555-0147", "AR-0104"),
        ("ann.j@example.com", "AR-0101"),
        # the place, which half a branch shares
        ("Kipling Arvada", "AR-0102"),
        ("kipl arv", "AR-0102"),
        ("johnson 80401", "AR-0101"),
        ("wheat ridge", "AR-0103"),
        ("smith wheat ridge", "AR-0103"),
        ("80033", "AR-0103"),
        ("arvada 80002", "AR-0102"),
        ("Kiplng Arvada", "AR-0102"),
        ("king", "AR-0108"),
        ("bakery-king.com", "AR-0108"),
        # slips of the finger
        ("jhonson ann", "AR-0101"),
        ("Kiplng St 12", "AR-0101"),
        ("cathrine", "AR-0107"),
        ("hcatherine", "AR-0107"),
        ("smiht", "AR-0103"),
        ("kestral", "7"),
        ("Seven Hils Scool", "7"),
    ],
)
def test_what_is_said_on_the_phone_is_found(office: Office, typed: str, first: str) -> None:
    assert found(office, typed)[0] == first


def test_as_typed_comes_before_what_may_have_been_meant(office: Office) -> None:
    assert found(office, "jonson") == ["AR-0102", "AR-0101"]
    assert found(office, "jonson", most=1) == ["AR-0102"]


def test_a_city_that_many_share_buries_no_name(office: Office) -> None:
    """Golden is a city, and a road: who lives there comes after what is called so."""
    assert found(office, "golden") == ["AR-0108", "AR-0101"]
    assert found(office, "golden", most=1) == ["AR-0108"]
    assert found(office, "golden arvada") == ["AR-0108"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Witfeild", "AR-0108"),
        ("witfei", "AR-0108"),
        ("itfield", "AR-0108"),
        ("daughter", "AR-0108"),
        ("field", "AR-0108"),
        ("cathrien kiplign", "AR-0107"),
        ("Witfeild Arvda 88", "AR-0108"),
        ("jonnson 12", "AR-0101"),
        ("0808", "AR-0101"),
    ],
)
def test_a_thorough_search_finds_two_slips_and_parts_of_words(
    office: Office, typed: str, first: str
) -> None:
    assert found(office, typed, thorough=True)[0] == first


@pytest.mark.parametrize("typed", ["", "%", "zzzzzz", "witfeild golden oak", "xy witfeild"])
def test_a_thorough_search_may_find_nothing(office: Office, typed: str) -> None:
    assert found(office, typed, thorough=True) == []


def test_what_is_quick_leaves_to_what_is_thorough(office: Office) -> None:
    """Positive control: else the thorough search would be needless."""
    assert found(office, "Witfeild") == found(office, "field") == []


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'", "zzzz", "kipling elm", "\\"])
def test_nothing_is_an_answer(office: Office, typed: str) -> None:
    assert found(office, typed) == []


def test_a_word_that_all_sites_have_hides_none(
    make_office: Callable[[], Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office()
    office.add_sites(60, prefix="AR-")
    monkeypatch.setattr(sites, "COMMON", 20)
    monkeypatch.setattr(sites, "MOST_OF_ONE_WORD", 20)
    for n in range(1, 61):
        found = search_sites(office.desk(), f"AR-{n}")
        assert f"AR-{n}" in [site.number for site in found]


def test_what_a_site_is_found_by_follows_what_it_is(office: Office) -> None:
    office.execute(
        "insert into booker.sites (branch_id, site_id, number, customer_name, address, zone_id)"
        " values (:branch, gen_random_uuid(), 'M1', 'Quentin Moved', '5 Before Road', :zone)",
        zone=office.zones["North"],
    )
    assert found(office, "before") == ["M1"]
    office.execute(
        "update booker.sites set address = '6 After Road', notes = 'n', city = 'Nowhere',"
        " email = 'q@old.example.com' where number = 'M1'"
    )
    assert found(office, "before") == []
    assert found(office, "quentin after road") == ["M1"]
    words = office.rows("select word from booker.site_words w join booker.sites s using"
                        " (branch_id, site_id) where s.number = 'M1' order by 1")  # fmt: skip
    assert [word for (word,) in words] == [
        "1", "6", "after", "m1", "moved", "q", "quentin", "road", "~example", "~nowhere", "~old",
    ]  # fmt: skip
    office.execute("update booker.sites set city = null where number = 'M1'")
    assert found(office, "nowhere") == []
    office.execute("delete from booker.sites where number = 'M1'")
    assert found(office, "quentin") == []
    assert office.rows("select count(*) from booker.site_words where word = 'quentin'") == [(0,)]


def test_both_fold_alike(office: Office) -> None:
    for name in ("Ünal Øst", "José Ñandú", "D\u2019Arcy `x`", "STRASSE straße", "Łódź"):
        assert office.rows("select app.fold(:name)", name=name) == [(fold(name),)]


def test_another_branch_is_not_found(office: Office) -> None:
    furnish(office, found_second(office), office.day(3))
    assert office.rows("select count(*) > 0 from booker.site_words where word = 'secret'") == [
        (True,)
    ]
    assert found(office, "secret") == []
    assert found(office, "secert") == []
    assert found(office, "B1") == []
    assert found(office, "secret", thorough=True) == []
    assert found(office, "secrte stret", thorough=True) == []
    assert [site.number for site in search_sites(office.desk("csr9"), "secret street")] == ["B1"]


def test_one_site_by_its_number(office: Office) -> None:
    site = find_site(office.desk(), " AR-0102 ")
    assert (site.customer_name, site.unit, site.zone) == ("Bob Jonson", "#3", "North")
    with pytest.raises(NotFound):
        find_site(office.desk(), "AR-9999")
