"""Messages on their way to a provider that errs: each arrives once, or a person is told."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.messages import outbox
from core.messages.branch_providers import BranchProviders
from core.messages.deliver import after_looking, way
from core.messages.outbox import Claimed
from core.messages.payload import build
from core.messages.providers.choose import Sandbox
from core.messages.providers.pace import Pace
from core.messages.providers.provider import Found
from core.messages.providers.sandbox import Folder
from core.messages.providers.smtp_mail import SmtpMail
from core.messages.settings import DeliverySettings
from tests.delivery import (
    KEYS,
    RESEND,
    add_worker,
    age,
    agree_to_texts,
    confirm_one,
    deliver_by,
    hurry,
    mailing_office,
    messages,
    options,
    run_once,
    running,
    until,
)
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer
from tests.providers.smtp_server import SmtpServer
from tests.providers.twilio_server import ACCOUNT, TwilioServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.messages.providers.provider import Provider
    from tests.office import Cluster, Office

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WINDOWS = ("8-10", "10-12", "12-2", "2-4")


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        deliver_by(made, RESEND)
        yield made


@pytest.fixture
def resend(monkeypatch: pytest.MonkeyPatch) -> Iterator[ResendServer]:
    with resend_server(monkeypatch) as server:
        yield server


@contextmanager
def resend_server(
    monkeypatch: pytest.MonkeyPatch, faults: Faults | None = None, *, idempotency: bool = True
) -> Iterator[ResendServer]:
    with ResendServer(faults or Faults(), idempotency=idempotency) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        yield server


def claimed(**changes: Any) -> Claimed:  # noqa: ANN401 - the fields of Claimed
    facts = {
        "message_id": uuid4(),
        "token": uuid4(),
        "kind": "on_the_way",
        "channel": "email",
        "language": "en",
        "recipient": "ada@example.com",
        "subject": "On the way",
        "html": "<p>On the way</p>",
        "text": "On the way",
        "attempts": 1,
        "provider": None,
        "payload": None,
        "unsure": False,
        "first_handed_at": None,
        "queued_at": NOW,
        "booking": {"branch": "Arvada branch"},
    }
    return Claimed(**{**facts, **changes})


def folder() -> Provider:
    return Folder(Path("somewhere"), Pace(None))


def server_of_mail() -> Provider:
    return SmtpMail("localhost", 25, "none", Pace(None))


def test_a_message_that_nobody_has_is_sent_by_whoever_delivers_now() -> None:
    now, before = folder(), server_of_mail()
    assert way(claimed(), now, None).act == "send"
    chosen = way(claimed(provider="smtp"), now, before)
    assert (chosen.act, chosen.provider) == ("send", now)


def test_a_message_that_may_have_come_is_asked_of_who_may_have_it() -> None:
    now = server_of_mail()
    before = folder()
    again = way(claimed(provider="folder", unsure=True), now, before)
    assert (again.act, again.provider) == ("send", before)
    looked = way(claimed(provider="smtp", unsure=True), before, now)
    assert (looked.act, looked.provider) == ("find", now)
    assert way(claimed(provider="resend", unsure=True), now, None).act == "give_up"


def test_what_is_found_is_sent_what_is_not_known_stays_unsure() -> None:
    there = after_looking(Found("found", "SM1"))
    assert there is not None
    assert (there.result, there.provider_id) == ("sent", "SM1")
    assert after_looking(Found("absent")) is None
    unknown = after_looking(Found("unknown"))
    assert unknown is not None
    assert (unknown.result, unknown.unsure) == ("again", True)


def test_the_sender_is_the_branch_until_it_has_a_name() -> None:
    payload = build(claimed(), DeliverySettings(), NOW)
    assert payload["from"] == "Arvada branch <booker@sandbox.invalid>"
    named = DeliverySettings(sender_name="Cool, Inc.", sender_address="a@b.example")
    assert build(claimed(), named, NOW)["from"] == '"Cool, Inc." <a@b.example>'
    text = build(claimed(channel="sms", text="Hi"), DeliverySettings(sms_sender="+1303"), NOW)
    assert text == {"from": "+1303", "to": "ada@example.com", "body": "Hi"}


def test_a_confirmation_arrives_with_its_invitation(office: Office, resend: ResendServer) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"delivered": 1}
    [mail] = resend.accepted
    [row] = messages(office, reference)
    assert mail.key == str(row.message_id)
    assert (row.state, row.provider, row.provider_id) == ("sent", "resend", mail.id)
    assert mail.payload["from"] == "Arvada branch <office@example.com>"
    assert mail.payload["subject"] == row.subject
    assert mail.payload["html"] == row.html
    [invitation] = mail.payload["attachments"]
    assert invitation["filename"] == "appointment.ics"
    assert run_once(office) == {}
    assert len(resend.accepted) == 1


@pytest.mark.parametrize("fault", ["drop_after", "500_after", "html_after"])
def test_an_answer_that_was_lost_costs_no_second_mail(
    office: Office, resend: ResendServer, fault: str
) -> None:
    resend.faults.change(script=[fault], chances=None)
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"again": 1}
    [row] = messages(office, reference)
    assert (row.state, row.handed_at) == ("queued", None)
    assert row.unsure_since is not None
    assert run_once(office) == {}
    age(office, "1 minute")
    assert run_once(office) == {"delivered": 1}
    assert len(resend.accepted) == 1
    [row] = messages(office, reference)
    assert (row.state, row.attempts, row.unsure_since) == ("sent", 2, None)


def test_without_the_key_there_would_be_two(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with resend_server(monkeypatch, Faults(script=["drop_after"]), idempotency=False) as server:
        confirm_one(office, "S1", office.day(2))
        run_once(office)
        age(office, "1 minute")
        run_once(office)
        assert len(server.accepted) == 2


def test_a_refusal_for_good_is_said_and_not_repeated(office: Office, resend: ResendServer) -> None:
    resend.faults.change(script=["422_address"], chances=None)
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"failed": 1}
    [row] = messages(office, reference)
    assert row.state == "failed"
    assert row.problem
    age(office, "10 hours")
    assert run_once(office) == {}
    assert resend.requests == 1


def test_a_key_that_is_refused_is_said_by_the_worker(office: Office, resend: ResendServer) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    wrong = options(secret=lambda _branch, _name: "re_not_the_key_0000")
    with running(office, wrong) as worker:
        until(lambda: bool(worker.branches))
        [branch] = worker.branches.values()
        until(lambda: branch.deliverer.problem is not None)
        assert "key" in branch.facts()["tasks"]["deliver"]["problem"]
    [row] = messages(office, reference)
    assert (row.state, row.unsure_since) == ("queued", None)
    assert resend.accepted == []


def test_too_many_at_once_wait_as_long_as_they_are_told(
    office: Office, resend: ResendServer
) -> None:
    resend.faults.retry_after = 300
    resend.faults.change(script=["429"], chances=None)
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"again": 1}
    age(office, "4 minutes")
    assert run_once(office) == {}
    age(office, "2 minutes")
    assert run_once(office) == {"delivered": 1}
    [row] = messages(office, reference)
    assert row.state == "sent"


def test_a_worker_killed_after_the_provider_took_it_is_taken_over(
    office: Office, resend: ResendServer
) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    desk = office.desk("mailer", pool_size=3)
    providers = BranchProviders(desk, KEYS.get)
    providers.refresh()
    provider = providers.of("email")
    assert provider is not None
    [message] = outbox.claim(desk, uuid4(), 1, 60, ["email"])
    payload = build(message, providers.settings, NOW)
    assert outbox.hand_over(desk, message, provider.name, payload).go
    assert provider.send(message.message_id, payload).result == "sent"
    # the worker is gone here; its lease still stands
    assert run_once(office) == {}
    age(office, "5 minutes")
    assert run_once(office) == {"delivered": 1}
    assert len(resend.accepted) == 1
    assert messages(office, reference)[0].state == "sent"


def test_what_is_handed_over_stays_as_it_was_when_the_settings_change(
    office: Office, resend: ResendServer
) -> None:
    resend.faults.change(script=["drop_after"], chances=None)
    confirm_one(office, "S1", office.day(2))
    run_once(office)
    deliver_by(office, RESEND, sender_name="Another name")
    age(office, "1 minute")
    assert run_once(office) == {"delivered": 1}
    assert len(resend.accepted) == 1


def test_another_provider_is_not_asked_for_what_the_first_may_have(
    office: Office, resend: ResendServer
) -> None:
    resend.faults.change(script=["drop_after"], chances=None)
    asked = confirm_one(office, "S1", office.day(2))
    run_once(office)
    with SmtpServer() as smtp:
        deliver_by(
            office,
            RESEND,
            mail_provider="smtp",
            smtp_host=smtp.host,
            smtp_port=smtp.port,
            smtp_security="none",
        )
        new = confirm_one(office, "S2", office.day(2))
        age(office, "1 minute")
        assert run_once(office) == {"delivered": 2}
        assert [mail.message["To"] for mail in smtp.accepted] == ["s2@example.com"]
    assert messages(office, asked)[0].provider == "resend"
    assert messages(office, new)[0].provider == "smtp"
    assert len(resend.accepted) == 1


def test_where_the_first_cannot_be_asked_any_more_a_person_decides(
    office: Office, resend: ResendServer, tmp_path: Path
) -> None:
    resend.faults.change(script=["drop_after"], chances=None)
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    age(office, "1 minute")
    sandbox = Sandbox(folder=tmp_path / "out")
    assert run_once(office, options(sandbox=sandbox)) == {"uncertain": 1}
    [row] = messages(office, reference)
    assert row.state == "uncertain"
    assert "Resend" in row.problem
    assert not list(tmp_path.iterdir())


def test_nothing_is_claimed_as_long_as_nothing_is_set_up(office: Office) -> None:
    deliver_by(office, DeliverySettings())
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {}
    [row] = messages(office, reference)
    assert (row.state, row.attempts) == ("queued", 0)
    deliver_by(office, RESEND)
    assert run_once(office, options(secret=lambda _branch, _name: None)) == {}
    [row] = messages(office, reference)
    assert (row.state, row.attempts) == ("queued", 0)


@pytest.fixture
def texting(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[TwilioServer]:
    """SMS for confirmations at any hour, and the site S1 that agreed to them."""
    with TwilioServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_TWILIO_URL", server.url)
        deliver_by(
            office,
            RESEND,
            mail_provider="none",
            sms_provider="twilio",
            twilio_account=ACCOUNT,
            sms_sender="+13035550100",
            sms_kinds=("confirmation",),
            quiet_to=RESEND.quiet_from,
        )
        agree_to_texts(office, "S1")
        yield server


@pytest.mark.parametrize("fault", ["drop_after", "500_after"])
def test_a_text_that_may_have_come_is_looked_for_before_it_is_sent_again(
    office: Office, texting: TwilioServer, fault: str
) -> None:
    texting.faults.change(script=[fault], chances=None)
    confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"again": 1}
    age(office, "1 minute")
    assert run_once(office) == {"delivered": 1}
    [text] = texting.accepted
    [row] = [row for row in messages(office) if row.channel == "sms"]
    assert (row.state, row.provider_id) == ("sent", text.sid)


def test_a_number_that_opted_out_is_not_written_to_again(
    office: Office, texting: TwilioServer
) -> None:
    texting.faults.change(script=["21610"], chances=None)
    confirm_one(office, "S1", office.day(2))
    assert run_once(office) == {"failed": 1}
    [row] = office.rows("select sms_stopped_at from booker.site_contacts where branch_id = :branch")
    assert row.sms_stopped_at is not None


def test_two_workers_a_provider_that_errs_and_every_message_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_worker(office, "mailer2")
    faults = Faults(chances={"500": 0.1, "429": 0.05, "drop_after": 0.1, "drop_before": 0.05})
    faults.retry_after = 0
    with resend_server(monkeypatch, faults) as server:
        with running(office, options()), running(office, options(), "mailer2"):
            references = [
                confirm_one(office, f"S{n + 1}", office.day(1 + n // 12), WINDOWS[n % 4])
                for n in range(30)
            ]
            # of those that are not yet gone
            for reference in references[-3:]:
                cancel(office.desk("csr"), uuid4(), reference, "the customer moved")

            def all_gone() -> bool:
                hurry(office)
                return not [row for row in messages(office) if row.state == "queued"]

            until(all_gone, 60)
        keys = Counter(mail.key for mail in server.accepted)
    assert set(keys.values()) == {1}
    rows = messages(office)
    assert {row.state for row in rows} <= {"sent", "withdrawn"}
    sent = {str(row.message_id) for row in rows if row.state == "sent"}
    assert sent <= keys.keys()
    # what was withdrawn while nobody knew whether it had come: then its end was told as well
    perhaps = {str(row.message_id): row.reference for row in rows if row.unsure_since is not None}
    assert keys.keys() <= sent | perhaps.keys()
    ended = {row.reference for row in rows if (row.kind, row.state) == ("cancellation", "sent")}
    assert {perhaps[key] for key in keys.keys() - sent if key} <= ended
    confirmed = {row.reference for row in rows if (row.kind, row.state) == ("confirmation", "sent")}
    assert set(references[:-3]) <= confirmed
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("deliver ")]
