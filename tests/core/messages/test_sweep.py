"""What a worker does beside delivering: expired holds, the audit trail's seals, replies."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from core.messages import sweep
from tests.delivery import (
    RESEND,
    add_worker,
    agree_to_texts,
    confirm_one,
    deliver_by,
    hold_one,
    mailing_office,
    messages,
    run_once,
)
from tests.providers.faults import Faults
from tests.providers.twilio_server import ACCOUNT, TwilioServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.database.desk import Desk
    from tests.office import Cluster, Office


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        yield made


def mailer(office: Office) -> Desk:
    return office.desk("mailer", pool_size=3)


def test_expired_holds_are_recorded(office: Office) -> None:
    first = hold_one(office, "S1", office.day(1))
    stays = hold_one(office, "S2", office.day(1))
    other = hold_one(office, "S3", office.day(2))
    office.expire(first)
    office.expire(other)
    assert sweep.record_expired(mailer(office), threading.Event()) == 2
    rows = office.rows("select reference, state from booker.bookings")
    states = {row.reference: row.state for row in rows}
    assert states == {first: "expired", stays: "held", other: "expired"}
    assert sweep.record_expired(mailer(office), threading.Event()) == 0


def test_the_trail_is_sealed_in_one_chain_by_several_workers(office: Office) -> None:
    add_worker(office, "mailer2")
    windows = ("8-10", "10-12", "12-2")
    for n in range(6):
        confirm_one(office, f"S{n + 1}", office.day(1), windows[n % 3])
    counts: list[int] = []
    threads = [
        threading.Thread(
            target=lambda login=login: counts.append(
                sweep.seal(office.desk(login, pool_size=3), threading.Event())
            )
        )
        for login in ("mailer", "mailer2")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [[events, seals, last]] = office.rows(
        "select (select count(*) from booker.audit_events where branch_id = :branch),"
        " count(*), max(position) from booker.audit_seals where branch_id = :branch"
    )
    assert events == seals == last == sum(counts)
    assert sweep.seal(mailer(office), threading.Event()) == 0
    confirm_one(office, "S9", office.day(2))
    assert sweep.seal(mailer(office), threading.Event()) > 0


def test_a_stop_by_text_message_is_honoured_and_a_start_takes_it_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = agree_to_texts(office, "S1")
    deliver_by(
        office,
        RESEND,
        sms_provider="twilio",
        twilio_account=ACCOUNT,
        sms_sender="+13035550100",
        sms_kinds=("confirmation",),
        mail_provider="none",
        quiet_from=time(0),
        quiet_to=time(0),
    )
    with TwilioServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_TWILIO_URL", server.url)
        server.receive(number, "Stop")
        assert run_once(office) == {"replies": 1}
        assert run_once(office) == {}
        confirm_one(office, "S1", office.day(1))
        assert run_once(office) == {}
        assert [row.channel for row in messages(office)] == ["email"]
        server.receive(number, "START")
        assert run_once(office) == {"replies": 1}
        confirm_one(office, "S1", office.day(2))
        assert run_once(office) == {"delivered": 1}
        [text] = server.accepted
        assert text.to == number


def sms(office: Office) -> str:
    """Deliver by Twilio; a number that agreed a day ago."""
    deliver_by(
        office, RESEND, sms_provider="twilio", twilio_account=ACCOUNT, sms_sender="+13035550100"
    )
    return agree_to_texts(office, "S1")


def is_stopped(office: Office) -> bool:
    [row] = office.rows("select sms_stopped_at from booker.site_contacts where branch_id = :branch")
    return row.sms_stopped_at is not None


@pytest.mark.parametrize("words", [("STOP", "START"), ("START", "STOP")])
def test_of_two_words_in_one_second_the_later_counts(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    number = sms(office)
    second = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    with TwilioServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_TWILIO_URL", server.url)
        for word in words:
            server.receive(number, word, at=second)
        run_once(office)
        assert is_stopped(office) == (words[-1] == "STOP")
        # a third one, still in that second
        server.receive(number, words[0], at=second)
        run_once(office)
        assert is_stopped(office) == (words[0] == "STOP")


def test_a_stop_in_the_second_of_the_agreement_counts(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = sms(office)
    second = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    office.execute(
        "update booker.site_contacts set sms_agreed_at = :at where branch_id = :branch",
        at=second + timedelta(seconds=0.9),
    )
    with TwilioServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_TWILIO_URL", server.url)
        server.receive(number, "STOP", at=second)
        assert run_once(office) == {"replies": 1}
    assert is_stopped(office)
