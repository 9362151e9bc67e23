"""Text messages by Twilio's own package, against a server that speaks as Twilio does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from core.messages.providers.http_line import HttpLine
from core.messages.providers.pace import Pace
from core.messages.providers.provider import OFFICE_SECONDS, QUOTA_SECONDS, Found, Status
from core.messages.providers.twilio_sms import TwilioSms, outcome_of, status_of, word_of
from tests.providers.faults import Faults
from tests.providers.payloads import text_payload
from tests.providers.twilio_server import ACCOUNT, SENDER, TOKEN, TwilioServer


def provider(
    server: TwilioServer, *, sender: str = SENDER, token: str = TOKEN, pace: Pace | None = None
) -> TwilioSms:
    line = HttpLine(connect_seconds=2, read_seconds=0.4)
    return TwilioSms(ACCOUNT, token, sender, pace or Pace(None), url=server.url, line=line)


def now() -> datetime:
    return datetime.now(UTC)


def ago(minutes: float) -> datetime:
    return now() - timedelta(minutes=minutes)


def test_a_text_arrives_from_the_branchs_number() -> None:
    with TwilioServer() as server:
        outcome = provider(server).send(uuid4(), text_payload())
        (text,) = server.accepted
    assert (outcome.result, outcome.provider_id) == ("sent", text.sid)
    assert (text.from_, text.to) == (SENDER, "+13035550199")
    assert text.body == "We come at 8. Reply STOP to end."


def test_a_messaging_service_sends_in_its_own_name() -> None:
    service = "MG" + "0" * 32
    with TwilioServer() as server:
        sms = provider(server, sender=service)
        assert sms.send(uuid4(), text_payload(**{"from": service})).result == "sent"
        assert [text.from_ for text in server.accepted] == [service]
        server.receive("+13035550199", "STOP")
        replies = sms.replies(now() - timedelta(hours=1)) or []
        assert [reply.word for reply in replies] == ["stop"]


@pytest.mark.parametrize(
    ("fault", "result", "unsure", "accepted", "words"),
    [
        ("500", "again", True, 0, "fault of its own"),
        ("500_after", "again", True, 1, "fault of its own"),
        ("503", "again", True, 0, "fault of its own"),
        ("drop_before", "again", True, 0, "connection was cut"),
        ("drop_after", "again", True, 1, "connection was cut"),
        ("stall", "again", True, 1, "no answer in time"),
        ("html", "again", True, 0, "no answer of Twilio's"),
        ("html_after", "again", True, 1, "no answer of Twilio's"),
        ("429", "again", False, 0, "more texts at once"),
        ("63038", "again", False, 0, "day's texts"),
        ("20003", "again", False, 0, "account or its token"),
        ("21211", "failed", False, 0, "Ask for another mobile number"),
        ("21614", "failed", False, 0, "Ask for another mobile number"),
        ("21606", "failed", False, 0, "sender"),
        ("21408", "failed", False, 0, "country"),
        ("400:29999:New rule", "failed", False, 0, "New rule (29999)"),
    ],
)
def test_each_fault_is_told_apart_and_looked_up(
    *, fault: str, result: str, unsure: bool, accepted: int, words: str
) -> None:
    since = now()
    with TwilioServer(Faults(script=[fault], stall=3)) as server:
        sms = provider(server)
        outcome = sms.send(uuid4(), text_payload())
        assert (outcome.result, outcome.unsure) == (result, unsure)
        assert words in (outcome.error or "")
        assert len(server.accepted) == accepted
        found = sms.find(uuid4(), text_payload(), since)
        if accepted:
            assert found == Found("found", server.accepted[0].sid)
        else:
            assert found == Found("absent")


def test_who_answered_stop_is_written_to_no_more() -> None:
    with TwilioServer(Faults(script=["21610"])) as server:
        outcome = provider(server).send(uuid4(), text_payload())
    assert (outcome.result, outcome.stopped) == ("failed", True)
    assert not outcome.unsure


def test_only_the_same_text_of_that_time_and_number_is_found() -> None:
    with TwilioServer() as server:
        sms = provider(server)
        sms.send(uuid4(), text_payload())
        server.age(minutes=30)
        assert sms.find(uuid4(), text_payload(), now()) == Found("absent")
        assert sms.find(uuid4(), text_payload(), now() - timedelta(hours=1)).result == "found"
        earlier = now() - timedelta(hours=1)
        assert sms.find(uuid4(), text_payload(body="Another"), earlier) == Found("absent")
        assert sms.find(uuid4(), text_payload(to="+13035550111"), earlier) == Found("absent")
        server.receive("+13035550199", "What customers write")
        theirs = text_payload(to=SENDER, body="What customers write")
        assert sms.find(uuid4(), theirs, earlier) == Found("absent")


def test_what_twilio_puts_before_or_spells_plainly_is_found_all_the_same() -> None:
    with TwilioServer() as server:
        sms = provider(server)
        sms.send(uuid4(), text_payload(body="Sent from a trial account - It's at 8  - 10."))
        wanted = text_payload(body="It\N{RIGHT SINGLE QUOTATION MARK}s at 8 \N{EN DASH} 10.")
        assert sms.find(uuid4(), wanted, now()).result == "found"


def test_it_is_found_behind_many_others() -> None:
    with TwilioServer() as server:
        sms = provider(server)
        for n in range(130):
            sms.send(uuid4(), text_payload(body=f"Text {n}"))
        assert sms.find(uuid4(), text_payload(body="Text 3"), now()).result == "found"
        assert sms.find(uuid4(), text_payload(body="Text 999"), now()) == Found("absent")


def test_a_list_that_cannot_be_read_leaves_the_doubt() -> None:
    with TwilioServer() as server:
        wrong = provider(server, token="wrong-token-0123")
        assert wrong.find(uuid4(), text_payload(), now()) == Found("unknown")
        assert wrong.replies(now()) is None
        assert wrong.status("SM0") is None
        sms = provider(server)
    assert sms.find(uuid4(), text_payload(), now()) == Found("unknown")
    assert sms.status("SM0") is None


def test_a_refused_connection_was_given_nothing() -> None:
    line = HttpLine(connect_seconds=1, read_seconds=1)
    sms = TwilioSms(ACCOUNT, TOKEN, SENDER, Pace(None), url="http://127.0.0.1:9", line=line)
    outcome = sms.send(uuid4(), text_payload())
    assert (outcome.result, outcome.unsure, outcome.wait_seconds) == ("again", False, None)


def test_waits_are_the_providers_or_the_offices() -> None:
    assert outcome_of(429, 20429, "", 7).wait_seconds == 7
    assert outcome_of(429, 63038, "", 1).wait_seconds == QUOTA_SECONDS
    assert outcome_of(401, 20003, "", None).wait_seconds == OFFICE_SECONDS
    assert outcome_of(404, 20404, "", None).wait_seconds == OFFICE_SECONDS
    # it may be taking the text still: nobody looks at once
    assert outcome_of(500, 20500, "", None).wait_seconds == 30


@pytest.mark.parametrize(
    ("state", "code", "expected"),
    [
        ("delivered", None, Status("delivered")),
        ("read", None, Status("delivered")),
        ("queued", None, None),
        ("sending", None, None),
        ("sent", None, None),
        ("undelivered", 30003, "out of reach"),
        ("undelivered", 30007, "filtered"),
        ("failed", 30034, "A2P 10DLC"),
        ("failed", 39999, "error 39999"),
        ("failed", None, "does not say why"),
        ("canceled", None, "cancelled"),
    ],
)
def test_what_became_of_it_in_words(
    state: str, code: int | None, expected: Status | str | None
) -> None:
    status = status_of(state, code)
    if isinstance(expected, str):
        assert status is not None
        assert status.state == "failed"
        assert expected in (status.error or "")
    else:
        assert status == expected


def test_what_became_of_it_is_asked_for() -> None:
    with TwilioServer() as server:
        sms = provider(server)
        sid = sms.send(uuid4(), text_payload()).provider_id or ""
        assert sms.status(sid) is None
        server.set_status(sid, "delivered")
        assert sms.status(sid) == Status("delivered")
        server.set_status(sid, "undelivered", 30005)
        status = sms.status(sid)
        assert status is not None
        assert "does not exist" in (status.error or "")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("STOP", "stop"),
        (" stop. ", "stop"),
        ("Stop please!", "stop"),
        ("opt-out", "stop"),
        ("Stop All", "stop"),
        ("ALTO", "stop"),
        ("¡Baja!", "stop"),
        ("Cancelar", "stop"),
        ("revoke", "stop"),
        ("start", "start"),
        ("YES", "start"),
        ("unstop", "start"),
        ("alta", "start"),
        ("Please stop by at five instead", None),
        ("Can you cancel my appointment?", None),
        ("yes, nine is fine", None),
        ("", None),
        ("👍", None),
    ],
)
def test_words_that_customers_use(body: str, word: str | None) -> None:
    assert word_of(body) == word


def test_replies_come_oldest_first_and_only_new_ones() -> None:
    with TwilioServer() as server:
        sms = provider(server)
        server.receive("+13035550101", "STOP", at=ago(90))
        server.receive("+13035550102", "See you then", at=ago(30))
        second = server.receive("+13035550103", "start", at=ago(10))
        first = server.receive("+13035550103", "stop", at=ago(20))
        sms.send(uuid4(), text_payload(to="+13035550104", body="stop"))
        replies = sms.replies(now() - timedelta(hours=1)) or []
    assert [(reply.number, reply.word, reply.provider_id) for reply in replies] == [
        ("+13035550103", "stop", first),
        ("+13035550103", "start", second),
    ]
    assert all(reply.at.tzinfo is not None for reply in replies)


def test_threads_get_the_answers_to_their_own_texts() -> None:
    # the package's own client returns what the last request of any thread got
    with TwilioServer(Faults(delay=0.005)) as server, ThreadPoolExecutor(8) as threads:
        sms = provider(server)
        bodies = [f"Text {n}" for n in range(80)]
        outcomes = threads.map(lambda body: sms.send(uuid4(), text_payload(body=body)), bodies)
        sids = dict(zip(bodies, (outcome.provider_id for outcome in outcomes), strict=True))
        assert sids == {text.body: text.sid for text in server.accepted}


def test_too_many_at_once_slows_the_pace() -> None:
    pace = Pace(10)
    with TwilioServer(Faults(script=["429"], retry_after=2)) as server:
        assert provider(server, pace=pace).send(uuid4(), text_payload()).wait_seconds == 2
    assert pace.per_second == 5
