"""How a site's customer is written to: agreements with date and source, addresses in trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.catalog.typed_text import FieldRefused
from core.errors import InvalidInput, NotFound
from core.messages.contact import Contact, ContactEntry, read_contact, save_contact
from core.messages.numbers import mobile_number, region
from tests.courier import Courier, set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

DENVER = "America/Denver"


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(9)
    office.add_routes(office.day(), 3)
    return office


def test_a_site_nobody_asked_agrees_to_nothing(shop: Office) -> None:
    found = read_contact(shop.desk(), "S1")
    assert found == Contact("S1", *[None] * 9)
    assert not found.agrees
    with pytest.raises(NotFound, match="no site X9"):
        read_contact(shop.desk(), "X9")
    with pytest.raises(NotFound, match="no site X9"):
        save_contact(shop.desk(), uuid4(), ContactEntry("X9"))


def test_an_agreement_has_its_number_source_date_and_who_took_it_down(shop: Office) -> None:
    csr, act = shop.desk("csr"), uuid4()
    entry = ContactEntry(
        "S2", "es", "America/Phoenix", sms=True, sms_number="(303) 555-0123", how=" by  phone "
    )
    said = save_contact(csr, act, entry)
    assert said == save_contact(csr, act, entry)
    assert (said.language, said.timezone) == ("es", "America/Phoenix")
    assert (said.sms_number, said.sms_agreed_how) == ("+13035550123", "by phone")
    assert said.sms_agreed_by == shop.login("csr")
    assert said.sms_agreed_at is not None
    assert said.agrees
    # the same number again, by another desk: the agreement stays what it was
    again = save_contact(
        shop.desk("dispatcher"), uuid4(), ContactEntry("S2", sms=True, sms_number="+13035550123")
    )
    assert again.sms_agreed_at == said.sms_agreed_at
    assert again.sms_agreed_by == shop.login("csr")
    assert again.language is None
    gone = save_contact(csr, uuid4(), ContactEntry("S2", sms_number="+13035550123"))
    assert (gone.sms_number, gone.sms_agreed_at, gone.agrees) == (None, None, False)


def test_another_number_or_a_stop_needs_a_new_agreement(shop: Office) -> None:
    csr = shop.desk("csr")
    number = "+13035550124"
    save_contact(csr, uuid4(), ContactEntry("S3", sms=True, sms_number=number, how="by e-mail"))
    for other in ("+13035550125", number):
        with pytest.raises(InvalidInput, match="how the customer agreed") as refused:
            save_contact(csr, uuid4(), ContactEntry("S3", sms=True, sms_number=other))
        assert refused.value.field == "how"
        shop.execute(
            "update booker.site_contacts set sms_stopped_at = clock_timestamp()"
            " where branch_id = :branch and sms_number = :number",
            number=number,
        )
        assert not read_contact(csr, "S3").agrees
    entry = ContactEntry("S3", sms=True, sms_number=number, how="called back")
    assert save_contact(csr, uuid4(), entry).agrees


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("language", ContactEntry("S4", language="Spanish")),
        ("timezone", ContactEntry("S4", timezone="Denver")),
        ("sms_number", ContactEntry("S4", sms=True, how="by phone")),
        ("sms_number", ContactEntry("S4", sms=True, sms_number="call me", how="by phone")),
        ("sms_number", ContactEntry("S4", sms=True, sms_number="555-0123", how="by phone")),
        ("sms_number", ContactEntry("S4", sms=True, sms_number="800 555 0199", how="by phone")),
        ("how", ContactEntry("S4", sms=True, sms_number="303 555 0123")),
        ("how", ContactEntry("S4", sms=True, sms_number="303 555 0123", how="x" * 201)),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_kept(
    shop: Office, field: str, entry: ContactEntry
) -> None:
    with pytest.raises(InvalidInput) as refused:
        save_contact(shop.desk(), uuid4(), entry)
    assert refused.value.field == field
    assert read_contact(shop.desk(), "S4").sms_number is None


def test_numbers_are_read_as_their_country_writes_them() -> None:
    assert region(DENVER) == "US"
    assert region("Europe/London") == "GB"
    assert region("UTC") == "US"
    assert mobile_number("07700 900123", "Europe/London") == "+447700900123"
    assert mobile_number("+34 612 345 678", DENVER) == "+34612345678"
    with pytest.raises(FieldRefused, match="landline"):
        mobile_number("0161 496 0000", "Europe/London")
    with pytest.raises(FieldRefused, match="service number"):
        mobile_number("800-555-0199", DENVER)


def test_an_address_that_bounced_is_flagged_while_it_is_the_sites(shop: Office) -> None:
    set_up(shop)
    courier = Courier(shop)
    booking = hold(shop.desk(), uuid4(), "S5", "TUNE", shop.day(), "8-10")
    confirm(shop.desk("dispatcher"), uuid4(), booking.reference)
    (message,) = courier.deliver()[booking.reference]
    assert courier.report(message, "bounced", "The mailbox does not exist.")
    found = read_contact(shop.desk(), "S5")
    assert found.email_problem == "bounced"
    assert found.email_problem_at is not None
    shop.execute(
        "update booker.sites set email = 'new@example.com'"
        " where branch_id = :branch and number = 'S5'"
    )
    assert read_contact(shop.desk(), "S5").email_problem is None
