"""What each act says to the customer: in their language, by their channels, and only once told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

import pytest

from core.booking.answer_proposal import accept, decline
from core.booking.cancel import cancel
from core.booking.confirm import LONGEST_LINE, confirm
from core.booking.hold import hold
from core.booking.no_show import no_show
from core.booking.on_the_way import technician_on_the_way
from core.booking.propose import propose
from core.booking.redraft import preview_draft
from core.booking.reschedule import reschedule
from core.errors import AlreadyResolved, InvalidInput, NotFound
from core.messages.templates import Template, save_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from core.database.desk import Desk
    from tests.office import Office

LINE = "Please keep the dog in the yard."


class Floor(NamedTuple):
    """Desks, and a day and a site of the test's own."""

    office: Office
    csr: Desk
    dispatcher: Desk
    day: date
    site: str

    def hold(self, window: str = "8-10") -> str:
        """A hold of the site; its reference."""
        return hold(self.csr, uuid4(), self.site, "TUNE", self.day, window).reference

    def confirmed(self, *, told: bool = True) -> str:
        """A confirmed booking, whose customer knows of it."""
        reference = self.hold()
        confirm(self.dispatcher, uuid4(), reference)
        if told:
            self.office.execute(
                "update booker.messages m set state = 'sent', sent_at = clock_timestamp()"
                " from booker.bookings b where b.booking_id = m.booking_id"
                " and m.branch_id = :branch and b.reference = :reference and m.state = 'queued'",
                reference=reference,
            )
        return reference

    def messages(self, reference: str, *states: str) -> list[Any]:
        """The booking's messages in these states, oldest first, e-mail before SMS."""
        return self.office.rows(
            "select m.* from booker.messages m join booker.bookings b"
            " on b.branch_id = m.branch_id and b.booking_id = m.booking_id"
            " where b.reference = :reference and m.state = any (:states)"
            " order by m.drafted_at, m.channel",
            reference=reference,
            states=list(states or ("draft", "queued")),
        )

    def contact(self, **columns: object) -> None:
        """What is known of the customer: language, sms_number."""
        number = columns.get("sms_number")
        agreed = "clock_timestamp()" if number else "null"
        self.office.execute(
            "insert into booker.site_contacts (branch_id, site_id, language, sms_number,"
            " sms_agreed_at, sms_agreed_how, sms_agreed_by)"
            f" select branch_id, site_id, :language, :number, {agreed}, :how, :how"
            " from booker.sites where branch_id = :branch and number = :site",
            language=columns.get("language"),
            number=number,
            how="by telephone" if number else None,
            site=self.site,
        )


@pytest.fixture(scope="module")
def places(office: Office) -> Iterator[tuple[int, str]]:
    sites = office.add_sites(60)
    return iter(enumerate(sites, start=2))


@pytest.fixture
def floor(office: Office, places: Iterator[tuple[int, str]]) -> Floor:
    ahead, site = next(places)
    day = office.day(ahead)
    office.add_routes(day, 2)
    return Floor(office, office.desk(), office.desk("dispatcher"), day, site)


# Confirmed with a line ---------------------------------------------------------------------------


def test_the_line_is_in_what_is_sent_and_the_draft_of_the_hold_is_not(floor: Floor) -> None:
    floor.contact(sms_number="+13035550101")
    reference = floor.hold()
    seen = preview_draft(floor.dispatcher, reference, LINE)
    act = uuid4()
    confirm(floor.dispatcher, act, reference, f"  {LINE} \n")
    [queued] = floor.messages(reference, "queued")
    assert (queued.kind, queued.line) == ("confirmation", LINE)
    assert LINE in queued.text
    assert LINE in queued.html
    assert {part: seen[part] for part in ("subject", "html", "text")} == {
        "subject": queued.subject,
        "html": queued.html,
        "text": queued.text,
    }
    [withdrawn] = floor.messages(reference, "withdrawn")
    assert LINE not in withdrawn.text
    # the same act again: as before
    assert confirm(floor.dispatcher, act, reference, LINE).state == "confirmed"
    assert len(floor.messages(reference)) == 1


def test_without_a_line_the_draft_that_was_seen_goes_out(floor: Floor) -> None:
    reference = floor.hold()
    [draft] = floor.messages(reference)
    for blank in ("", "  \n"):
        act = uuid4()
        if not blank:
            confirm(floor.dispatcher, act, reference, blank)
        else:
            with pytest.raises(AlreadyResolved):
                confirm(floor.dispatcher, act, reference, blank)
    [queued] = floor.messages(reference)
    assert queued.message_id == draft.message_id
    assert (queued.state, queued.line) == ("queued", None)


def test_a_line_too_long_is_refused_at_its_field(floor: Floor) -> None:
    reference = floor.hold()
    with pytest.raises(InvalidInput, match=f"{LONGEST_LINE} can be sent") as refused:
        confirm(floor.dispatcher, uuid4(), reference, "x" * (LONGEST_LINE + 1))
    assert refused.value.field == "line"
    confirm(floor.dispatcher, uuid4(), reference, "x" * LONGEST_LINE)


def test_a_site_taken_out_of_use_is_told_all_the_same(floor: Floor) -> None:
    reference = floor.hold()
    floor.office.execute(
        "update booker.sites set active = false where number = :site", site=floor.site
    )
    confirm(floor.dispatcher, uuid4(), reference, LINE)
    [queued] = floor.messages(reference)
    assert LINE in queued.text


def test_a_preview_says_who_gets_it(floor: Floor) -> None:
    floor.contact(sms_number="+13035550102", language="es")
    reference = floor.hold()
    seen = preview_draft(floor.csr, f" {reference.lower()} ")
    assert seen["sms_number"] == "+13035550102"
    assert seen["email"].endswith("@example.com")
    assert (seen["kind"], seen["language"]) == ("confirmation", "es")
    with pytest.raises(NotFound):
        preview_draft(floor.csr, "NOSUCH")


# In their language, by their channels ------------------------------------------------------------


def test_a_customer_is_written_to_in_their_language(floor: Floor) -> None:
    floor.contact(language="es")
    reference = floor.hold()
    [draft] = floor.messages(reference)
    assert draft.language == "es"
    assert "Su cita está confirmada" in draft.html


def test_the_branchs_own_text_of_their_language_is_used(floor: Floor) -> None:
    floor.contact(language="fr", sms_number="+13035550103")
    admin = floor.office.desk("admin")
    texts = ("Rendez-vous {{ day }}", "<p>{{ arrival }}</p>", "{{ arrival }}")
    save_template(admin, uuid4(), Template("confirmation", "email", "fr", *texts))
    reference = floor.hold()
    [draft] = floor.messages(reference)
    assert (draft.language, draft.text) == ("fr", "08:00 - 10:00")
    floor.office.execute("delete from booker.message_templates where branch_id = :branch")
    other = accept_of(floor, reference)
    assert (other.language, other.template_fault) == ("en", None)


def accept_of(floor: Floor, reference: str) -> Any:  # noqa: ANN401 - a row
    """The draft after a proposal was accepted."""
    propose(floor.dispatcher, uuid4(), reference, floor.day, "2-4")
    accept(floor.csr, uuid4(), reference)
    [draft] = floor.messages(reference, "draft")
    return draft


def test_a_broken_text_is_noted_at_its_message(floor: Floor) -> None:
    floor.contact(sms_number="+13035550106")
    floor.office.execute(
        "insert into booker.delivery_settings (branch_id, sms_kinds)"
        " values (:branch, '{confirmation}')"
    )
    floor.office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, channel, language,"
        " subject, html, text) values (:branch, gen_random_uuid(), 'confirmation', 'email', 'en',"
        " 's', 'h', '{{ nope }}')"
    )
    reference = floor.hold()
    for table in ("message_templates", "delivery_settings"):
        floor.office.execute(f"delete from booker.{table} where branch_id = :branch")
    draft, sms = floor.messages(reference)
    assert sms.template_fault is None
    assert 'Plain text, line 1: There is no variable "nope"' in draft.template_fault
    assert "Your appointment is confirmed" in draft.html


def test_by_sms_where_there_is_no_other_way(floor: Floor) -> None:
    floor.contact(sms_number="+13035550104")
    floor.office.execute(
        "update booker.sites set email = null where number = :site", site=floor.site
    )
    reference = floor.hold()
    [draft] = floor.messages(reference)
    assert (draft.channel, draft.recipient, draft.subject) == ("sms", "+13035550104", "")
    assert draft.text.startswith("Arvada branch: TUNE confirmed for ")
    confirm(floor.dispatcher, uuid4(), reference, LINE)
    [queued] = floor.messages(reference)
    assert (queued.channel, queued.line) == ("sms", LINE)
    assert queued.text.endswith(f"\n{LINE}")


# The other acts ----------------------------------------------------------------------------------


def test_a_proposal_names_both_windows_and_until_when(floor: Floor) -> None:
    reference = floor.hold()
    propose(floor.dispatcher, uuid4(), reference, floor.day, "2-4")
    [told] = floor.messages(reference)
    assert (told.kind, told.state) == ("proposal", "queued")
    assert "between 2:00 PM and 4:00 PM" in told.text
    assert "Instead of:" in told.text
    assert "between 8:00 AM and 10:00 AM" in told.text
    assert reference in told.text
    [(until,)] = floor.office.rows(
        "select to_char(date_trunc('minute', expires_at) at time zone 'America/Denver',"
        " 'FMHH12:MI AM') from booker.bookings where reference = :reference",
        reference=reference,
    )
    assert f"call us before {until} on " in told.text
    decline(floor.csr, uuid4(), reference, keep_old=True)
    [draft] = floor.messages(reference, "draft")
    assert "between 8:00 AM and 10:00 AM" in draft.text


def test_a_new_time_tells_the_old_one_also_after_a_proposal(floor: Floor) -> None:
    old = floor.confirmed()
    moved = reschedule(floor.csr, uuid4(), old, floor.day, "10-12").reference
    [draft] = floor.messages(moved)
    assert draft.kind == "reschedule"
    assert "between 10:00 AM and 12:00 PM" in draft.text
    assert "between 8:00 AM and 10:00 AM" in draft.text
    accepted = accept_of(floor, moved)
    assert accepted.kind == "reschedule"
    assert "between 2:00 PM and 4:00 PM" in accepted.text
    # what it had before is what was promised, not what was proposed
    assert "between 8:00 AM and 10:00 AM" in accepted.text
    confirm(floor.dispatcher, uuid4(), moved, LINE)
    [queued] = [m for m in floor.messages(moved, "queued") if m.kind == "reschedule"]
    assert LINE in queued.text
    assert "between 8:00 AM and 10:00 AM" in queued.text


def test_who_was_told_of_the_promise_is_told_of_its_end(floor: Floor) -> None:
    reference = floor.confirmed()
    cancel(floor.csr, uuid4(), reference, "sold the house")
    [told] = floor.messages(reference)
    assert (told.kind, told.state) == ("cancellation", "queued")
    assert "Nobody will come" in told.text
    # why is the branch's own business
    assert "sold" not in told.text + told.html


def test_who_was_never_told_of_it_is_not_told_of_its_end(floor: Floor) -> None:
    reference = floor.confirmed(told=False)
    cancel(floor.csr, uuid4(), reference, "sold the house")
    assert floor.messages(reference) == []


def test_a_no_show_asks_for_a_call(floor: Floor) -> None:
    reference = floor.confirmed()
    no_show(floor.dispatcher, uuid4(), reference)
    [told] = floor.messages(reference)
    assert told.kind == "no_show"
    assert "found nobody there" in told.text


def test_on_the_way_only_today_and_once_more_by_hand(floor: Floor) -> None:
    floor.contact(sms_number="+13035550105")
    reference = floor.confirmed()
    with pytest.raises(InvalidInput, match="is not today"):
        technician_on_the_way(floor.csr, uuid4(), reference, 20)
    for minutes in (-1, 601):
        with pytest.raises(InvalidInput, match="0 to 600 minutes") as refused:
            technician_on_the_way(floor.csr, uuid4(), reference, minutes)
        assert refused.value.field == "minutes"
    today(floor, reference)
    technician_on_the_way(floor.csr, uuid4(), reference, 20)
    technician_on_the_way(floor.csr, uuid4(), reference)
    mail, sms = floor.messages(reference)
    assert (mail.kind, mail.channel, sms.channel) == ("on_the_way", "email", "sms")
    assert "should arrive soon" in sms.text
    earlier = [m for m in floor.messages(reference, "withdrawn") if m.kind == "on_the_way"]
    assert [m.channel for m in earlier] == ["email", "sms"]
    assert "in about 20 minutes, around " in earlier[0].text


def test_on_the_way_to_nobody_is_refused(floor: Floor) -> None:
    floor.office.execute(
        "update booker.sites set email = null where number = :site", site=floor.site
    )
    reference = floor.confirmed(told=False)
    today(floor, reference)
    with pytest.raises(InvalidInput, match="neither an e-mail address nor agreed") as refused:
        technician_on_the_way(floor.csr, uuid4(), reference)
    assert refused.value.next_step == "Call them."


def today(floor: Floor, reference: str) -> None:
    """Let the visit be today, as if the days had passed."""
    with floor.office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update booker.bookings set service_date ="
            " (clock_timestamp() at time zone 'America/Denver')::date where reference = %s",
            (reference,),
        )
