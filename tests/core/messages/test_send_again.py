"""What a person does about a message in trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import AlreadyResolved, InvalidInput, NotFound
from core.messages.contact import ContactEntry, save_contact
from core.messages.list_messages import messages_of, newest_of, read_message
from core.messages.read_delivery import read_delivery
from core.messages.send_again import send_again, settle_message
from core.messages.site_news import site_news
from tests.courier import Courier, set_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.office import Office

UNSURE = {"result": "uncertain", "error": "Whether it was accepted is not known."}


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(19)
    office.add_routes(office.day(), 9)
    set_up(office, sms_kinds=("confirmation",))
    return office


def confirmed(office: Office, site: str) -> str:
    booking = hold(office.desk(), uuid4(), site, "TUNE", office.day(), "8-10")
    return confirm(office.desk("dispatcher"), uuid4(), booking.reference).reference


def ended(office: Office, site: str, outcome: dict[str, str]) -> tuple[str, UUID]:
    reference = confirmed(office, site)
    return reference, Courier(office).deliver({reference: outcome})[reference][0]


def test_again_is_another_message_to_the_corrected_address(shop: Office) -> None:
    reference, first = ended(shop, "S1", {"result": "failed", "error": "No such mailbox."})
    act = uuid4()
    again = send_again(shop.desk(), act, first, " Right@Example.com ")
    assert again == send_again(shop.desk(), act, first, " Right@Example.com ")
    new, old = messages_of(shop.desk(), reference)
    assert (new.message_id, old.message_id) == (again, first)
    assert (new.state, new.recipient) == ("queued", "Right@example.com")
    assert (old.state, old.recipient, old.problem) == (
        "failed", "s1@example.com", "No such mailbox."
    )  # fmt: skip
    text = read_message(shop.desk(), again)
    assert text.resends == first
    assert text.html == read_message(shop.desk(), first).html
    with pytest.raises(InvalidInput, match="still on its way"):
        send_again(shop.desk(), uuid4(), again)
    (sent,) = Courier(shop).deliver()[reference]
    assert sent == again
    told = read_delivery(shop.desk(), again)
    assert [(a.attempt, a.provider, a.result) for a in told.attempts] == [(1, "resend", "sent")]
    assert told.provider_id == f"re_{str(again)[:8]}"
    assert told.sent_at is not None
    assert (told.due_at, told.is_stranded) == (None, False)


def test_a_wrong_address_or_a_booking_that_is_gone_is_refused(shop: Office) -> None:
    reference, message = ended(shop, "S2", {"result": "failed", "error": "No."})
    for wrong in ("right@", "nobody"):
        with pytest.raises(InvalidInput) as refused:
            send_again(shop.desk(), uuid4(), message, wrong)
        assert refused.value.field == "recipient"
    with pytest.raises(InvalidInput) as refused:
        send_again(shop.desk(), uuid4(), message, "303 555 0123")
    assert refused.value.field == "recipient"
    cancel(shop.desk(), uuid4(), reference, "moved away")
    with pytest.raises(InvalidInput, match="no longer be true") as refused:
        send_again(shop.desk(), uuid4(), message)
    assert refused.value.field is None
    with pytest.raises(NotFound):
        send_again(shop.desk(), uuid4(), uuid4())


@pytest.mark.parametrize(("site", "state"), [("S3", "sent"), ("S4", "failed")])
def test_a_person_says_what_became_of_an_uncertain_one(shop: Office, site: str, state: str) -> None:
    reference, message = ended(shop, site, UNSURE)
    (row,) = messages_of(shop.desk(), reference)
    assert (row.state, row.problem, row.since) == ("uncertain", UNSURE["error"], row.ended_at)
    arrived = state == "sent"
    assert settle_message(shop.desk(), uuid4(), message, arrived=arrived) == state
    (row,) = messages_of(shop.desk(), reference)
    assert row.state == state
    assert (row.problem is None) == arrived
    with pytest.raises(AlreadyResolved):
        settle_message(shop.desk(), uuid4(), message, arrived=arrived)


def test_whoever_sends_an_uncertain_one_again_has_decided(shop: Office) -> None:
    reference, message = ended(shop, "S7", UNSURE)
    again = send_again(shop.desk(), uuid4(), message)
    rows = messages_of(shop.desk(), reference)
    assert [(m.message_id, m.state) for m in rows] == [(again, "queued"), (message, "failed")]
    assert "sent it again" in (rows[1].problem or "")


def test_a_text_message_goes_only_where_the_customer_agreed(shop: Office) -> None:
    number = "+13035550177"
    save_contact(
        shop.desk(), uuid4(), ContactEntry("S5", sms=True, sms_number=number, how="by phone")
    )
    reference = confirmed(shop, "S5")
    Courier(shop).deliver({reference: {"result": "failed", "error": "Unreachable."}})
    news = site_news(shop.desk(), "S5")
    assert news.contact.sms_number == number
    assert {m.channel: m.state for m in news.told} == {"email": "failed", "sms": "failed"}
    sms = next(m for m in news.told if m.channel == "sms")
    assert sms.subject
    newest, *_ = newest_of(shop.desk(), reference)
    assert newest.channel == "email"
    with pytest.raises(InvalidInput, match="not agreed") as refused:
        send_again(shop.desk(), uuid4(), sms.message_id, "303 555 0178")
    assert refused.value.field == "recipient"
    again = send_again(shop.desk(), uuid4(), sms.message_id, "(303) 555-0177")
    assert read_message(shop.desk(), again).recipient == number


def test_what_waits_since_before_delivery_was_set_up_is_sent_when_asked_for(shop: Office) -> None:
    reference = confirmed(shop, "S6")
    (row,) = messages_of(shop.desk(), reference)
    shop.execute(
        "update booker.deliveries set due_at = null where branch_id = :branch and message_id = :m",
        m=row.message_id,
    )
    assert read_delivery(shop.desk(), row.message_id).is_stranded
    again = send_again(shop.desk(), uuid4(), row.message_id)
    assert [m.state for m in messages_of(shop.desk(), reference)] == ["queued", "withdrawn"]
    assert Courier(shop).deliver()[reference] == [again]
    (told,) = site_news(shop.desk(), "S6").told
    assert (told.message_id, told.state) == (again, "sent")
