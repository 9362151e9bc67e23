"""What a message must not do: arrive where the customer is not, or say what is no longer true."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from core.booking.answer_proposal import accept
from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.no_show import no_show
from core.booking.propose import propose
from core.database.desk import open_database, open_desk
from core.errors import InvalidInput, NotAllowed
from core.messages import outbox
from core.messages.branch_providers import BranchProviders
from core.messages.contact import ContactEntry, save_contact
from core.messages.draft import LONGEST_SMS, Facts, draft_message
from core.messages.providers.choose import Sandbox
from core.messages.reminders import make_reminders
from core.messages.replies import Replies
from core.messages.send_again import send_again
from core.trust.founding import add_branch, add_staff
from tests.delivery import (
    KEYS,
    RESEND,
    age,
    agree_to_texts,
    confirm_one,
    deliver_by,
    hold_one,
    hurry,
    mailing_office,
    messages,
    move_promise,
    options,
    run_once,
    unguarded,
)
from tests.office import PASSWORD
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer
from tests.providers.twilio_server import TwilioServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from booker_desktop.worker import Options
    from core.database.desk import Desk
    from tests.office import Cluster, Office

NEVER = time(0)


@pytest.fixture(name="mailing")
def _mailing(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        deliver_by(made, RESEND, quiet_from=NEVER, quiet_to=NEVER)
        yield made


@pytest.fixture(name="into_folder")
def _into_folder(tmp_path: Path) -> Options:
    return options(sandbox=Sandbox(folder=tmp_path))


def mailer(mailing: Office) -> Desk:
    return mailing.desk("mailer", pool_size=3)


def reminded(mailing: Office, site: str, ahead: str) -> str:
    """A booking so long ahead whose reminders are made; its reference."""
    reference = confirm_one(mailing, site, mailing.day(2))
    move_promise(mailing, reference, f"clock_timestamp() + interval '{ahead}'")
    make_reminders(mailer(mailing), threading.Event())
    return reference


def pass_time(mailing: Office, reference: str, interval: str) -> None:
    """Let so much time pass for a booking and its messages: the promise comes nearer."""
    unguarded(
        mailing,
        "update booker.messages m set queued_at = queued_at - cast(:by as interval),"
        " promised_from = m.promised_from - cast(:by as interval) from booker.bookings b"
        " where b.branch_id = m.branch_id and b.booking_id = m.booking_id"
        " and m.branch_id = :branch and b.reference = :reference",
        by=interval,
        reference=reference,
    )
    unguarded(
        mailing,
        "update booker.bookings set promised_from = promised_from - cast(:by as interval),"
        " promised_to = promised_to - cast(:by as interval)"
        " where branch_id = :branch and reference = :reference",
        by=interval,
        reference=reference,
    )


def test_an_address_corrected_after_the_hold_is_the_one_written_to(mailing: Office) -> None:
    agree_to_texts(mailing, "S1", "+13035550101")
    deliver_by(mailing, RESEND, sms_kinds=("confirmation",))
    reference = hold_one(mailing, "S1", mailing.day(1))
    mailing.execute(
        "update booker.sites set email = 'right@example.com'"
        " where branch_id = :branch and number = 'S1'"
    )
    mailing.execute(
        "update booker.site_contacts set sms_number = '+13035550102' where branch_id = :branch"
    )
    confirm(mailing.desk("dispatcher"), uuid4(), reference)
    told = {(row.channel, row.recipient, row.state) for row in messages(mailing, reference)}
    assert told == {
        ("email", "right@example.com", "queued"),
        ("sms", "+13035550102", "queued"),
    }


def test_whoever_said_stop_after_the_hold_gets_no_text(mailing: Office) -> None:
    number = agree_to_texts(mailing, "S1")
    deliver_by(mailing, RESEND, sms_kinds=("confirmation",))
    reference = hold_one(mailing, "S1", mailing.day(1))
    outbox.record_reply(mailer(mailing), number, "stop", datetime.now(UTC))
    confirm(mailing.desk("dispatcher"), uuid4(), reference)
    sms = next(row for row in messages(mailing, reference) if row.channel == "sms")
    assert (sms.state, sms.problem) == (
        "withdrawn",
        "The customer wants no text messages any more.",
    )


def test_the_window_before_a_proposal_is_not_sent_again(
    mailing: Office, into_folder: Options
) -> None:
    day, dispatcher = mailing.day(1), mailing.desk("dispatcher")
    reference = hold_one(mailing, "S1", day)
    propose(dispatcher, uuid4(), reference, day, "12-2")
    accept(mailing.desk("csr"), uuid4(), reference)
    confirm(dispatcher, uuid4(), reference)
    run_once(mailing, into_folder)
    before = next(
        row
        for row in messages(mailing, reference)
        if (row.kind, row.state) == ("confirmation", "withdrawn")
    )
    with pytest.raises(InvalidInput, match="was moved"):
        send_again(mailing.desk("csr"), uuid4(), before.message_id)


def test_what_is_sent_again_is_not_sent_a_third_time_meanwhile(
    mailing: Office, into_folder: Options
) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(1))
    run_once(mailing, into_folder)
    sent = messages(mailing, reference)[0].message_id
    csr = mailing.desk("csr")
    send_again(csr, uuid4(), sent)
    with pytest.raises(InvalidInput, match="still on its way"):
        send_again(csr, uuid4(), sent)


@pytest.mark.parametrize(
    ("ahead", "passed", "state"),
    [
        # "tomorrow", and it is the day itself
        ("23 hours 30 minutes", "23 hours", "withdrawn"),
        # "in about an hour", and a little later, and much later
        ("55 minutes", "10 minutes", "sent"),
        ("55 minutes", "40 minutes", "withdrawn"),
    ],
)
def test_a_late_reminder_is_withdrawn(
    mailing: Office, into_folder: Options, ahead: str, passed: str, state: str
) -> None:
    reference = reminded(mailing, "S1", ahead)
    pass_time(mailing, reference, passed)
    run_once(mailing, into_folder)
    reminder = next(row for row in messages(mailing, reference) if row.kind == "reminder")
    assert reminder.state == state
    assert reminder.problem == (None if state == "sent" else "It would come too late.")


def test_a_reminder_is_not_sent_again_when_its_words_are_over(
    mailing: Office, into_folder: Options
) -> None:
    reference = reminded(mailing, "S1", "55 minutes")
    run_once(mailing, into_folder)
    reminder = next(row for row in messages(mailing, reference) if row.kind == "reminder")
    pass_time(mailing, reference, "50 minutes")
    with pytest.raises(InvalidInput, match="how soon"):
        send_again(mailing.desk("csr"), uuid4(), reminder.message_id)


def test_reminders_are_worded_by_the_clock_of_the_database(
    mailing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return datetime(2031, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("core.messages.worker_drafts.datetime", Wrong)
    reference = reminded(mailing, "S1", "55 minutes")
    told = next(row for row in messages(mailing, reference) if row.kind == "reminder")
    assert "in about an hour" in told.text


def test_unreachable_customers_do_not_stand_before_the_others(mailing: Office) -> None:
    mailing.execute("update booker.sites set email = null where branch_id = :branch")
    mailing.execute(
        "update booker.sites set email = 'one@example.com'"
        " where branch_id = :branch and number = 'S2'"
    )
    for reference in [confirm_one(mailing, site, mailing.day(2)) for site in ("S1", "S2")]:
        move_promise(mailing, reference, "clock_timestamp() + interval '50 minutes'")
    rows = outbox.due_reminders(mailer(mailing))
    assert [row["email"] for row in rows] == ["one@example.com"]


def test_who_was_only_reminded_is_told_of_the_end(mailing: Office, into_folder: Options) -> None:
    agree_to_texts(mailing, "S1")
    reference = confirm_one(mailing, "S1", mailing.day(2))
    run_once(mailing, into_folder)
    confirmation = messages(mailing, reference)[0].message_id
    outbox.record_status(mailer(mailing), confirmation, "bounced", "no such mailbox")
    move_promise(mailing, reference, "clock_timestamp() + interval '55 minutes'")
    make_reminders(mailer(mailing), threading.Event())
    run_once(mailing, into_folder)
    cancel(mailing.desk("csr"), uuid4(), reference, "the customer called")
    told = {(row.kind, row.channel) for row in messages(mailing, reference)}
    assert ("cancellation", "sms") in told


def test_what_may_have_arrived_is_not_handed_over_again_when_it_is_untrue(
    mailing: Office,
) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(1))
    desk = mailer(mailing)
    (first,) = outbox.claim(desk, uuid4(), 5, 60, ["email"])
    assert outbox.hand_over(desk, first, "resend", {"to": "s1@example.com"}).go
    age(mailing, "5 minutes", lease_only=True)
    (second,) = outbox.claim(desk, uuid4(), 5, 60, ["email"])
    no_show(mailing.desk("dispatcher"), uuid4(), reference)
    assert not outbox.hand_over(desk, second, "resend", {"to": "s1@example.com"}).go
    confirmation = messages(mailing, reference)[0]
    assert (confirmation.state, confirmation.due_at) == ("uncertain", None)


def test_a_text_that_may_have_arrived_waits_for_the_morning_too(mailing: Office) -> None:
    agree_to_texts(mailing, "S1")
    deliver_by(mailing, RESEND, sms_kinds=("confirmation",), quiet_from=NEVER, quiet_to=NEVER)
    reference = confirm_one(mailing, "S1", mailing.day(1))
    desk = mailer(mailing)
    (first,) = outbox.claim(desk, uuid4(), 5, 60, ["sms"])
    outbox.hand_over(desk, first, "twilio", {"to": first.recipient, "body": first.text})
    age(mailing, "5 minutes", lease_only=True)
    here = datetime.now(ZoneInfo(mailing.timezone)).replace(microsecond=0)
    deliver_by(
        mailing,
        RESEND,
        sms_kinds=("confirmation",),
        quiet_from=(here - timedelta(hours=1)).time(),
        quiet_to=(here + timedelta(hours=2)).time(),
    )
    assert outbox.claim(desk, uuid4(), 5, 60, ["sms"]) == ()
    sms = next(row for row in messages(mailing, reference) if row.channel == "sms")
    assert sms.state == "queued"
    assert sms.due_at > datetime.now(UTC) + timedelta(hours=1)


def test_what_a_database_cannot_keep_of_an_answer_is_left_out(mailing: Office) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(1))
    desk = mailer(mailing)
    (claimed,) = outbox.claim(desk, uuid4(), 5, 60, ["email"])
    outbox.hand_over(desk, claimed, "smtp", {"to": "s1@example.com"})
    said = {"result": "failed", "error": "550 no\0 such \ud800 box", "provider_id": "\0"}
    assert outbox.finish(desk, claimed, said) == "failed"
    assert messages(mailing, reference)[0].problem == "550 no such ? box"


def test_no_stop_is_lost_to_a_line_that_was_down(
    mailing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TwilioServer() as server:
        monkeypatch.setenv("BOOKER_TWILIO_URL", server.url)
    # nobody is there any more
    deliver_by(
        mailing,
        RESEND,
        sms_provider="twilio",
        twilio_account=server.account,
        sms_sender="+13035550100",
    )
    providers = BranchProviders(mailer(mailing), KEYS.get)
    providers.refresh()
    replies = Replies(mailer(mailing), providers)
    began = replies.since
    assert replies.take_in(threading.Event()) == 0
    assert replies.since == began


def test_a_number_that_two_sites_share_is_agreed_to_at_each(mailing: Office) -> None:
    for site in ("S1", "S2"):
        agree_to_texts(mailing, site)
    deliver_by(mailing, RESEND, sms_kinds=("confirmation",), quiet_from=NEVER, quiet_to=NEVER)
    taken_back = confirm_one(mailing, "S1", mailing.day(1))
    stands = confirm_one(mailing, "S2", mailing.day(1))
    save_contact(mailing.desk("csr"), uuid4(), ContactEntry("S1", sms=False))
    claimed = outbox.claim(mailer(mailing), uuid4(), 5, 60, ["sms"])
    assert [message.booking["reference"] for message in claimed] == [stands]
    sms = next(row for row in messages(mailing, taken_back) if row.channel == "sms")
    assert sms.state == "withdrawn"


def test_a_sender_corrected_after_a_refusal_is_the_one_it_comes_from(
    mailing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver_by(mailing, RESEND, sender_address="office@unverified.example")
    with ResendServer(faults=Faults(script=["403_domain"])) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        reference = confirm_one(mailing, "S1", mailing.day(1))
        assert run_once(mailing) == {"again": 1}
        deliver_by(mailing, RESEND, sender_address="office@verified.example")
        hurry(mailing)
        assert run_once(mailing) == {"delivered": 1}
        (accepted,) = server.accepted
    assert accepted.payload["from"] == "Arvada branch <office@verified.example>"
    # and that is what is kept
    assert messages(mailing, reference)[0].payload["from"] == accepted.payload["from"]


def test_what_may_have_been_accepted_is_never_another(mailing: Office) -> None:
    confirm_one(mailing, "S1", mailing.day(1))
    desk = mailer(mailing)
    (first,) = outbox.claim(desk, uuid4(), 5, 60, ["email"])
    outbox.hand_over(desk, first, "resend", {"from": "a@example.com"})
    age(mailing, "5 minutes", lease_only=True)
    (second,) = outbox.claim(desk, uuid4(), 5, 60, ["email"])
    told = outbox.hand_over(desk, second, "resend", {"from": "b@example.com"})
    assert told.payload == {"from": "a@example.com"}


def test_no_name_is_too_long_for_a_booking() -> None:
    now = datetime.now(UTC)
    facts = Facts("ABC", "Ann", "1 Main St", "Tune" * 400, "Arvada", now, now, "America/Denver")
    drafted = draft_message("confirmation", {}, facts, "en")
    assert len(drafted["sms"]) < LONGEST_SMS
    assert "Number ABC" in drafted["sms"]


def test_a_text_that_nobody_can_send_does_not_wait_for_ever(
    mailing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree_to_texts(mailing, "S1")
    deliver_by(mailing, RESEND, sms_kinds=("confirmation",))
    reference = confirm_one(mailing, "S1", mailing.day(3))
    with ResendServer() as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        assert run_once(mailing) == {"delivered": 1}
        unguarded(
            mailing,
            "update booker.messages set queued_at = queued_at - interval '4 days'"
            " where branch_id = :branch",
        )
        age(mailing, "4 days", lease_only=True)
        run_once(mailing)
    sms = next(row for row in messages(mailing, reference) if row.channel == "sms")
    assert (sms.state, sms.due_at) == ("failed", None)


def test_nobody_has_another_branchs_worker_serve_theirs(mailing: Office) -> None:
    add_branch(mailing.admin, "other", "Other branch", mailing.timezone)
    add_staff(open_desk(mailing.admin, "other"), mailing.login("boss"), "admin", password=PASSWORD)
    with open_database(mailing.target("boss"), PASSWORD) as database:
        boss = open_desk(database, "other")
        with pytest.raises(NotAllowed, match="no admin of"):
            add_staff(boss, mailing.login("mailer"), "worker", password=PASSWORD)
        # and not in two steps either
        add_staff(boss, mailing.login("mailer"), "csr", password=PASSWORD)
        with pytest.raises(NotAllowed, match="no admin of"):
            add_staff(boss, mailing.login("mailer"), "worker", password=PASSWORD)
        # one of their own
        assert add_staff(boss, mailing.login("own"), "worker", password=PASSWORD).role == "worker"
    # who is an admin of both may
    add_staff(open_desk(mailing.admin, "other"), mailing.login("mailer"), "worker")


def test_nobody_is_told_that_a_visit_that_is_over_is_cancelled(
    mailing: Office, into_folder: Options
) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(1))
    run_once(mailing, into_folder)
    move_promise(mailing, reference, "clock_timestamp() - interval '30 hours'")
    cancel(mailing.desk("csr"), uuid4(), reference, "entered twice")
    assert [row.kind for row in messages(mailing, reference)] == ["confirmation"]
