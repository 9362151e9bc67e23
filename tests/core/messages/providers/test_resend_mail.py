"""Mail by Resend's own package, against a server that speaks as Resend does."""

from __future__ import annotations

import base64
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.messages.providers.http_line import HttpLine
from core.messages.providers.pace import Pace
from core.messages.providers.provider import OFFICE_SECONDS, QUOTA_SECONDS, Found, Status
from core.messages.providers.resend_mail import ResendMail, outcome_of
from tests.providers.faults import Faults
from tests.providers.payloads import INVITATION, mail_payload
from tests.providers.resend_server import KEY, ResendServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID


def provider(server: ResendServer, key: str = KEY, pace: Pace | None = None) -> ResendMail:
    line = HttpLine(connect_seconds=2, read_seconds=0.4)
    return ResendMail(key, pace or Pace(None), url=server.url, line=line)


def test_a_mail_arrives_whole_under_its_messages_number() -> None:
    message_id = uuid4()
    with ResendServer() as server:
        outcome = provider(server).send(message_id, mail_payload(headers={"X-Kind": "reminder"}))
        (mail,) = server.accepted
    assert (outcome.result, outcome.provider_id) == ("sent", mail.id)
    assert mail.key == str(message_id)
    assert mail.payload["from"] == "Denver Heating <office@denver.example>"
    assert mail.payload["reply_to"] == "desk@denver.example"
    assert mail.payload["headers"] == {"X-Kind": "reminder"}
    (part,) = mail.payload["attachments"]
    assert base64.b64decode(part["content"]) == INVITATION
    assert part["content_type"].startswith("text/calendar; method=REQUEST")


def test_what_is_not_there_is_not_sent() -> None:
    with ResendServer() as server:
        provider(server).send(uuid4(), mail_payload(reply_to=None, attachments=[]))
        (mail,) = server.accepted
    assert set(mail.payload) == {"from", "to", "subject", "html", "text"}


@pytest.mark.parametrize(
    ("fault", "result", "unsure", "accepted", "words"),
    [
        ("500", "again", True, 0, "fault of its own"),
        ("500_after", "again", True, 1, "fault of its own"),
        ("503", "again", True, 0, "fault of its own"),
        ("408", "again", True, 0, "earlier attempt"),
        ("drop_before", "again", True, 0, "connection was cut"),
        ("drop_after", "again", True, 1, "connection was cut"),
        ("stall", "again", True, 1, "no answer in time"),
        ("html", "again", True, 0, "no answer of Resend's"),
        ("html_after", "again", True, 1, "fault of its own"),
        ("409_concurrent", "again", True, 0, "earlier attempt"),
        ("429", "again", False, 0, "more mails at once"),
        ("daily_quota", "again", False, 0, "day's mails"),
        ("401", "again", False, 0, "API key"),
        ("403_key", "again", False, 0, "API key"),
        ("403_domain", "again", False, 0, "Verify the sender's domain"),
        ("451:security_error:Blocked", "again", False, 0, "account at Resend"),
        ("422_address", "failed", False, 0, "Invalid `to` field"),
        ("422_from", "failed", False, 0, "sender"),
        ("403:InternalServerError:nameless", "again", True, 0, "no answer of Resend's"),
        ("307:redirected:elsewhere", "again", True, 0, "no answer of Resend's"),
    ],
)
def test_each_fault_is_told_apart_and_the_same_number_repeats_safely(
    *, fault: str, result: str, unsure: bool, accepted: int, words: str
) -> None:
    message_id = uuid4()
    with ResendServer(Faults(script=[fault], stall=3)) as server:
        mail = provider(server)
        outcome = mail.send(message_id, mail_payload())
        assert (outcome.result, outcome.unsure) == (result, unsure)
        assert words in (outcome.error or "")
        assert len(server.accepted) == accepted
        again = mail.send(message_id, mail_payload())
        assert again.result == "sent"
        assert [one.id for one in server.accepted] == [again.provider_id]


def test_without_keys_a_lost_answer_makes_two_mails() -> None:
    # the control: it is the key that keeps the others single
    message_id = uuid4()
    with ResendServer(Faults(script=["drop_after"]), idempotency=False) as server:
        mail = provider(server)
        mail.send(message_id, mail_payload())
        mail.send(message_id, mail_payload())
        assert len(server.accepted) == 2


def test_the_same_number_for_something_else_is_refused_for_good() -> None:
    message_id = uuid4()
    with ResendServer() as server:
        mail = provider(server)
        mail.send(message_id, mail_payload())
        outcome = mail.send(message_id, mail_payload(subject="Something else"))
        assert outcome.result == "failed"
        assert "another mail under this message's number" in (outcome.error or "")
        server.age(hours=25)
        assert mail.send(message_id, mail_payload(subject="Something else")).result == "sent"
        assert len(server.accepted) == 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:9", "no connection"),
        ("http://nowhere.invalid", "name was not found"),
        ("http://", "not well-formed"),
    ],
)
def test_a_provider_that_is_not_reached_was_given_nothing(url: str, words: str) -> None:
    mail = ResendMail(KEY, Pace(None), url=url, line=HttpLine(connect_seconds=1, read_seconds=1))
    outcome = mail.send(uuid4(), mail_payload())
    assert (outcome.result, outcome.unsure) == ("again", False)
    assert words in (outcome.error or "")


def test_waits_are_the_providers_or_the_offices() -> None:
    assert outcome_of(429, "rate_limit_exceeded", "", 7).wait_seconds == 7
    assert outcome_of(429, "rate_limit_exceeded", "", None).wait_seconds == 1
    assert outcome_of(429, "daily_quota_exceeded", "", 1).wait_seconds == QUOTA_SECONDS
    assert "month" in (outcome_of(429, "monthly_quota_exceeded", "", None).error or "")
    assert outcome_of(403, "invalid_api_key", "", None).wait_seconds == OFFICE_SECONDS
    assert outcome_of(503, "internal_server_error", "", 1e9).wait_seconds == 6 * 3600


def test_too_many_at_once_slows_everybody_who_shares_the_pace() -> None:
    pace = Pace(100)
    with ResendServer(Faults(script=["429"], retry_after=3)) as server:
        outcome = provider(server, pace=pace).send(uuid4(), mail_payload())
    assert outcome.wait_seconds == 3
    assert pace.per_second == 50
    assert not pace.wait(threading.Event(), most_seconds=1)


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("delivered", "delivered"),
        ("opened", "delivered"),
        ("clicked", "delivered"),
        ("bounced", "bounced"),
        ("suppressed", "bounced"),
        ("complained", "complained"),
        ("failed", "failed"),
        ("canceled", "failed"),
        ("sent", None),
        ("delivery_delayed", None),
        ("scheduled", None),
        ("something new", None),
    ],
)
def test_what_became_of_it_is_asked_for(event: str, state: str | None) -> None:
    with ResendServer() as server:
        mail = provider(server)
        sent = mail.send(uuid4(), mail_payload())
        assert sent.provider_id is not None
        server.set_event(sent.provider_id, event)
        status = mail.status(sent.provider_id)
    assert (status and status.state) == state
    assert status is None or state == "delivered" or status.error


def test_a_status_that_cannot_be_had_is_nothing_new() -> None:
    with ResendServer() as server:
        assert provider(server).status("unknown") is None
        assert provider(server, key="re_another_key").status("unknown") is None
    assert provider(server).status("unknown") is None
    assert provider(server).find(uuid4(), {}, datetime.now(UTC)) == Found("unknown")
    assert provider(server).replies(datetime.now(UTC)) == []


def test_branches_with_keys_of_their_own_do_not_meet() -> None:
    # the package knows one key, in a global: threads of several branches must not share it
    with (
        ResendServer(Faults(delay=0.01), key="re_key_of_denver") as denver,
        ResendServer(Faults(delay=0.01), key="re_key_of_aurora") as aurora,
        ThreadPoolExecutor(8) as threads,
    ):
        branches = [provider(denver, "re_key_of_denver"), provider(aurora, "re_key_of_aurora")]
        send: Callable[[int], str] = lambda n: (  # noqa: E731
            branches[n % 2].send(uuid4(), mail_payload(subject=f"branch {n % 2}")).result
        )
        assert set(threads.map(send, range(80))) == {"sent"}
        assert {mail.payload["subject"] for mail in denver.accepted} == {"branch 0"}
        assert {mail.payload["subject"] for mail in aurora.accepted} == {"branch 1"}
        assert (len(denver.accepted), len(aurora.accepted)) == (40, 40)


def test_mails_repeated_through_faults_arrive_once_each() -> None:
    faults = Faults({"500": 0.05, "500_after": 0.05, "drop_after": 0.05, "drop_before": 0.05})
    messages = [uuid4() for _ in range(150)]

    def deliver(mail: ResendMail, message_id: UUID) -> int:
        attempts = 1
        while mail.send(message_id, mail_payload()).result != "sent":
            attempts += 1
        return attempts

    with ResendServer(faults) as server, ThreadPoolExecutor(8) as threads:
        mail = provider(server)
        attempts = sum(threads.map(lambda message_id: deliver(mail, message_id), messages))
        assert attempts > len(messages)
        assert server.requests == attempts
        assert sorted(mail.key or "" for mail in server.accepted) == sorted(map(str, messages))


def test_no_netrc_and_no_proxy_gets_between(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password else\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with ResendServer() as server:
        mail = provider(server)
        sent = mail.send(uuid4(), mail_payload())
        assert sent.result == "sent"
        assert mail.status(sent.provider_id or "") == Status("delivered")
