"""Whether messages are being delivered, in one question."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import event

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.messages.health import DeliveryHealth, read_health
from core.messages.send_again import send_again
from tests.courier import Courier, set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(9)
    office.add_routes(office.day(), 9)
    return office


def confirmed(office: Office, *sites: str) -> list[str]:
    held = [hold(office.desk(), uuid4(), site, "TUNE", office.day(), "8-10") for site in sites]
    return [confirm(office.desk("dispatcher"), uuid4(), b.reference).reference for b in held]


def health(office: Office) -> DeliveryHealth:
    return read_health(office.desk("csr"))


def test_an_office_whose_delivery_nobody_set_up(shop: Office) -> None:
    confirmed(shop, "S1")
    found = health(shop)
    assert (found.is_set_up, found.is_alive, found.workers) == (False, False, ())
    assert (found.backlog, found.stranded, found.last_beat) == (1, 0, None)
    assert found.oldest_queued_at is not None
    assert found.oldest_queued_at <= found.as_of


def test_what_waits_what_is_retried_and_what_went_wrong(shop: Office) -> None:
    set_up(shop)
    courier = Courier(shop)
    sent, again, failed, unsure, bounced = confirmed(shop, "S1", "S2", "S3", "S4", "S5")
    assert health(shop).backlog == 5
    done = courier.deliver(
        {
            again: {"result": "again", "error": "The key is wrong.", "wait_seconds": 600},
            failed: {"result": "failed", "error": "No such mailbox."},
            unsure: {"result": "uncertain", "error": "Nobody knows."},
        }
    )
    assert courier.report(done[sent][0], "delivered")
    assert courier.report(done[bounced][0], "bounced", "gone")
    found = health(shop)
    assert (found.backlog, found.waiting_later, found.oldest_queued_at) == (0, 1, None)
    assert (found.retrying, found.last_error) == (1, "The key is wrong.")
    assert (found.uncertain, found.failed_recent, found.stranded) == (1, 2, 0)
    # what was sent again is no trouble any more
    send_again(shop.desk(), uuid4(), done[failed][0], "right@example.com")
    assert (health(shop).failed_recent, health(shop).backlog) == (1, 1)


def test_a_worker_is_alive_while_it_is_heard_of(shop: Office) -> None:
    set_up(shop)
    courier = Courier(shop)
    courier.beat("folder:/tmp/mail", deliver={"at": "now"})
    found = health(shop)
    assert (found.is_set_up, found.is_alive, found.sandbox) == (True, True, "folder:/tmp/mail")
    (worker,) = found.workers
    assert (worker.host, worker.login) == ("desk-3", shop.login("dispatcher"))
    assert worker.tasks == {"deliver": {"at": "now"}}
    shop.execute(
        "update booker.workers set beat_at = beat_at - interval '4 minutes'"
        " where branch_id = :branch"
    )
    found = health(shop)
    assert (found.is_alive, found.sandbox) == (False, None)
    assert found.last_beat is not None
    assert found.as_of - found.last_beat >= timedelta(minutes=4)


def test_messages_of_the_days_before_delivery_are_told_apart(shop: Office) -> None:
    confirmed(shop, "S1", "S2")
    shop.execute("update booker.deliveries set due_at = null where branch_id = :branch")
    found = health(shop)
    assert (found.backlog, found.waiting_later, found.stranded) == (0, 0, 2)


def test_it_is_one_question(shop: Office) -> None:
    desk = shop.desk("csr")
    read_health(desk)
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", note)
    try:
        read_health(desk)
    finally:
        event.remove(desk.database.engine, "before_cursor_execute", note)
    assert len([s for s in asked if "booker." in s]) == 1
