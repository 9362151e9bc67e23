"""What became of what was sent: asked more and more rarely, and shown where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.delivery import (
    RESEND,
    age,
    confirm_one,
    deliver_by,
    mailing_office,
    messages,
    run_once,
)
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Cluster, Office


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        deliver_by(made, RESEND)
        yield made


@pytest.fixture
def resend(monkeypatch: pytest.MonkeyPatch) -> Iterator[ResendServer]:
    with ResendServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        server.default_event = "sent"
        yield server


def test_a_delivery_is_known_a_minute_later(office: Office, resend: ResendServer) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    resend.set_event(resend.accepted[0].id, "delivered")
    assert run_once(office) == {}
    age(office, "61 seconds")
    assert run_once(office) == {"statuses": 1}
    [row] = messages(office, reference)
    assert (row.state, row.problem) == ("delivered", None)
    assert row.delivered_at is not None


def test_what_bounces_is_flagged_at_the_site_until_its_address_changes(
    office: Office, resend: ResendServer
) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    resend.set_event(resend.accepted[0].id, "bounced")
    age(office, "61 seconds")
    assert run_once(office) == {"statuses": 1}
    [row] = messages(office, reference)
    assert row.state == "bounced"
    assert row.check_at is None
    [contact] = office.rows(
        "select c.email_problem, c.email_problem_of from booker.site_contacts c"
        " where c.branch_id = :branch"
    )
    assert (contact.email_problem, contact.email_problem_of) == ("bounced", "s1@example.com")


def test_a_complaint_may_come_after_the_delivery(office: Office, resend: ResendServer) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    resend.set_event(resend.accepted[0].id, "delivered")
    age(office, "61 seconds")
    run_once(office)
    resend.set_event(resend.accepted[0].id, "complained")
    age(office, "10 minutes")
    assert run_once(office) == {"statuses": 1}
    assert messages(office, reference)[0].state == "complained"


def test_it_is_asked_seven_times_in_two_days_and_then_no_more(
    office: Office, resend: ResendServer
) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    assert len(resend.accepted) == 1
    for minutes in (1, 4, 10, 45, 300, 1080, 1440):
        [row] = messages(office, reference)
        assert row.check_at is not None
        age(office, f"{minutes} minutes 1 second")
        assert run_once(office) == {}
    [row] = messages(office, reference)
    assert (row.checks, row.check_at, row.state) == (7, None, "sent")
    age(office, "9 days")
    run_once(office)
    assert messages(office, reference)[0].checks == 7


def test_a_provider_that_is_away_when_asked_is_asked_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, resend: ResendServer
) -> None:
    reference = confirm_one(office, "S1", office.day(2))
    run_once(office)
    resend.default_event = "delivered"
    url = resend.url
    monkeypatch.setenv("BOOKER_RESEND_URL", "http://127.0.0.1:9")
    age(office, "61 seconds")
    assert run_once(office) == {}
    monkeypatch.setenv("BOOKER_RESEND_URL", url)
    age(office, "5 minutes")
    assert run_once(office) == {"statuses": 1}
    assert messages(office, reference)[0].state == "delivered"
