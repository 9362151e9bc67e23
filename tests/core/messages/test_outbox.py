"""What the database gives a worker, when, and to whom: leases, tokens, what no longer goes out."""

from __future__ import annotations

import threading
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.errors import NotAllowed
from core.messages import outbox
from tests.delivery import (
    RESEND,
    add_worker,
    age,
    agree_to_texts,
    confirm_one,
    deliver_by,
    hold_one,
    mailing_office,
    messages,
    unguarded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.database.desk import Desk
    from tests.office import Cluster, Office

BOTH = ("email", "sms")


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        yield made


def mailer(office: Office) -> Desk:
    return office.desk("mailer", pool_size=3)


def claim(office: Office, most: int = 10, channels: tuple[str, ...] = BOTH) -> Any:  # noqa: ANN401
    return outbox.claim(mailer(office), uuid4(), most, 60, channels)


def state(office: Office, reference: str) -> str:
    return str(messages(office, reference)[0].state)


def test_what_is_confirmed_is_claimed_once_with_all_that_it_needs(office: Office) -> None:
    hold_one(office, "S1", office.day(1))
    assert claim(office) == ()
    reference = confirm_one(office, "S2", office.day(2), "10-12")
    [message] = claim(office)
    assert (message.kind, message.channel, message.recipient) == (
        "confirmation",
        "email",
        "s2@example.com",
    )
    assert message.attempts == 1
    assert not message.unsure
    assert message.booking["reference"] == reference
    assert message.booking["uid"].startswith(f"{reference}@")
    assert message.booking["sequence"] == 0
    assert claim(office) == ()


def test_nobody_but_a_worker_claims_unless_the_branch_lets_desktops(office: Office) -> None:
    for role in ("csr", "dispatcher", "admin"):
        with pytest.raises(NotAllowed):
            outbox.claim(office.desk(role), uuid4(), 1, 60, BOTH)
    deliver_by(office, RESEND, desktop_worker=True)
    assert outbox.claim(office.desk("dispatcher"), uuid4(), 1, 60, BOTH) == ()
    with pytest.raises(NotAllowed):
        outbox.claim(office.desk("csr"), uuid4(), 1, 60, BOTH)


def test_two_workers_never_hold_one_message(office: Office) -> None:
    add_worker(office, "mailer2")
    windows = ("8-10", "10-12", "12-2", "2-4")
    for n in range(24):
        confirm_one(office, f"S{n + 1}", office.day(1 + n // 8), windows[n % 4])
    found: list[Any] = []
    lock = threading.Lock()
    begin = threading.Barrier(4)

    def take(login: str) -> None:
        desk = office.desk(login, pool_size=3)
        begin.wait()
        while claimed := outbox.claim(desk, uuid4(), 2, 60, BOTH):
            with lock:
                found.extend(message.message_id for message in claimed)

    threads = [threading.Thread(target=take, args=(f"mailer{n}",)) for n in ("", "2")] * 1
    threads += [threading.Thread(target=take, args=(f"mailer{n}",)) for n in ("", "2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(set(found)) == 24


def test_a_lease_that_ran_out_is_anothers_and_the_old_token_says_nothing(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(1))
    [first] = claim(office)
    age(office, "2 minutes", lease_only=True)
    [second] = claim(office)
    assert second.message_id == first.message_id
    assert second.attempts == 2
    # nothing had been handed over
    assert not second.unsure
    desk = mailer(office)
    assert not outbox.extend_lease(desk, first, 60)
    assert not outbox.hand_over(desk, first, "resend", {"to": "x"}).go
    assert outbox.finish(desk, first, {"result": "sent"}) is None
    assert state(office, reference) == "queued"
    assert outbox.hand_over(desk, second, "resend", {"to": "x"}).go
    assert outbox.finish(desk, second, {"result": "sent", "provider_id": "1"}) == "sent"


def test_a_hand_over_whose_answer_was_lost_may_be_asked_for_again(office: Office) -> None:
    confirm_one(office, "S1", office.day(1))
    [message] = claim(office)
    desk = mailer(office)
    first = outbox.hand_over(desk, message, "resend", {"to": "x"})
    again = outbox.hand_over(desk, message, "resend", {"to": "another"})
    assert first == again
    assert again.payload == {"to": "x"}
    assert outbox.finish(desk, message, {"result": "sent"}) == "sent"
    # as one whose answer was lost is
    assert outbox.finish(desk, message, {"result": "sent"}) is None


def test_what_was_handed_over_without_an_answer_is_unsure(office: Office) -> None:
    confirm_one(office, "S1", office.day(1))
    [message] = claim(office)
    outbox.hand_over(mailer(office), message, "resend", {"to": "x"})
    age(office, "2 minutes")
    [again] = claim(office)
    assert again.unsure
    assert (again.provider, again.payload) == ("resend", {"to": "x"})
    assert again.first_handed_at is not None
    attempts = office.rows(
        "select attempt, result, error from booker.delivery_attempts where branch_id = :branch"
    )
    assert [(a.attempt, a.result) for a in attempts] == [(1, "again")]


def test_after_23_hours_of_not_knowing_a_person_decides(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(3))
    [message] = claim(office)
    outbox.hand_over(mailer(office), message, "resend", {"to": "x"})
    age(office, "22 hours 50 minutes")
    [again] = claim(office)
    assert again.unsure
    age(office, "11 minutes")
    assert claim(office) == ()
    [row] = messages(office, reference)
    assert row.state == "uncertain"
    assert "23 hours" in row.problem


def test_a_mail_server_that_gave_no_answer_is_not_asked_twice(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(1))
    [message] = claim(office)
    outbox.hand_over(mailer(office), message, "smtp", {"to": "x"})
    age(office, "2 minutes")
    assert claim(office) == ()
    assert state(office, reference) == "uncertain"


def test_three_days_of_refusals_are_a_failure_with_the_last_reason(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(3))
    [message] = claim(office)
    desk = mailer(office)
    outbox.hand_over(desk, message, "resend", {"to": "x"})
    said = {"result": "again", "error": "The API key is refused."}
    assert outbox.finish(desk, message, said) == "queued"
    [row] = messages(office, reference)
    assert (row.unsure_since, row.handed_at) == (None, None)
    assert claim(office) == ()
    unguarded(
        office,
        "update booker.messages set queued_at = queued_at - interval '73 hours'"
        " where branch_id = :branch",
    )
    age(office, "1 minute", lease_only=True)
    assert claim(office) == ()
    [row] = messages(office, reference)
    assert row.state == "failed"
    assert row.problem == "It could not be delivered for three days. The API key is refused."


def test_the_pauses_between_attempts_grow_and_a_provider_may_ask_for_longer(office: Office) -> None:
    confirm_one(office, "S1", office.day(1))
    desk = mailer(office)
    waits = []
    for wait in (None, None, None, 900):
        [message] = claim(office)
        outbox.hand_over(desk, message, "resend", {"to": "x"})
        outbox.finish(desk, message, {"result": "again", "wait_seconds": wait})
        [row] = office.rows(
            "select extract(epoch from due_at - clock_timestamp()) as s from booker.deliveries"
            " where branch_id = :branch"
        )
        waits.append(float(row.s))
        age(office, f"{waits[-1] + 1} seconds", lease_only=True)
    assert 7 < waits[0] < 13
    assert 23 < waits[1] < 37
    assert 95 < waits[2] < 145
    assert 890 < waits[3] < 901


def test_what_is_no_longer_true_does_not_go_out(office: Office) -> None:
    cancelled = confirm_one(office, "S1", office.day(1))
    past = confirm_one(office, "S2", office.day(1))
    cancel(office.desk("csr"), uuid4(), cancelled, "the customer moved")
    unguarded(
        office,
        "update booker.bookings set promised_from = promised_from - interval '9 days',"
        " promised_to = promised_to - interval '9 days' where reference = :reference",
        reference=past,
    )
    assert claim(office) == ()
    assert state(office, cancelled) == "withdrawn"
    # it was never told of the promise, so it need not be told of its end
    assert len(messages(office, cancelled)) == 1
    [row] = messages(office, past)
    assert (row.state, row.problem) == ("withdrawn", "The visit is over.")


def test_what_is_cancelled_between_claim_and_hand_over_does_not_go_out(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(1))
    [message] = claim(office)
    cancel(office.desk("csr"), uuid4(), reference, "the customer moved")
    assert not outbox.hand_over(mailer(office), message, "resend", {"to": "x"}).go
    [row] = messages(office, reference)
    assert (row.kind, row.state) == ("confirmation", "withdrawn")


def test_what_is_cancelled_after_the_hand_over_is_told_so(office: Office) -> None:
    reference = confirm_one(office, "S1", office.day(1))
    [message] = claim(office)
    desk = mailer(office)
    assert outbox.hand_over(desk, message, "resend", {"to": "x"}).go
    cancel(office.desk("csr"), uuid4(), reference, "the customer moved")
    assert outbox.finish(desk, message, {"result": "sent"}) == "sent"
    states = {row.kind: row.state for row in messages(office, reference)}
    assert states == {"confirmation": "sent", "cancellation": "queued"}


def test_a_cancellation_and_a_hand_over_at_one_time_see_each_other(office: Office) -> None:
    windows = ("8-10", "10-12", "12-2")
    references = [
        confirm_one(office, f"S{n + 1}", office.day(1 + n // 9), windows[n % 3]) for n in range(18)
    ]
    claimed = {message.booking["reference"]: message for message in claim(office, 50)}
    went: dict[str, bool] = {}
    for reference in references:
        begin = threading.Barrier(2)

        def give_up(reference: str = reference, begin: threading.Barrier = begin) -> None:
            begin.wait()
            cancel(office.desk("csr"), uuid4(), reference, "the customer moved")

        thread = threading.Thread(target=give_up)
        thread.start()
        begin.wait()
        message = claimed[reference]
        went[reference] = outbox.hand_over(mailer(office), message, "resend", {"to": "x"}).go
        thread.join()
    told = {
        row.reference
        for row in messages(office)
        if (row.kind, row.state) == ("cancellation", "queued")
    }
    assert told == {reference for reference, go in went.items() if go}


def test_text_messages_wait_for_the_morning_at_the_site(office: Office) -> None:
    # whatever the time is: at one of two places at opposite ends of the earth it is night
    deliver_by(office, RESEND, sms_kinds=("confirmation",))
    agree_to_texts(office, "S1", "+13035550101", "Etc/GMT+0")
    [[hour]] = office.rows("select extract(hour from clock_timestamp() at time zone 'UTC')::int")
    office.execute(
        "update booker.delivery_settings set quiet_from = make_time(:hour, 0, 0),"
        " quiet_to = make_time((:hour + 2) % 24, 0, 0) where branch_id = :branch",
        hour=hour,
    )
    agree_to_texts(office, "S2", "+13035550102", "Etc/GMT+12")
    night = confirm_one(office, "S1", office.day(2))
    day = confirm_one(office, "S2", office.day(2))
    claimed = {(m.booking["reference"], m.channel) for m in claim(office)}
    assert claimed == {(night, "email"), (day, "email"), (day, "sms")}
    [waiting] = [row for row in messages(office, night) if row.channel == "sms"]
    assert waiting.state == "queued"
    [[hours]] = office.rows(
        "select extract(epoch from cast(:due as timestamptz) - clock_timestamp()) / 3600",
        due=waiting.due_at,
    )
    assert 0.9 < hours <= 2.1


def test_many_that_wait_do_not_hide_what_is_due_behind_them(office: Office) -> None:
    deliver_by(office, RESEND, sms_kinds=("confirmation",))
    office.execute(
        "update booker.delivery_settings set quiet_from = '00:00', quiet_to = '23:59:59'"
        " where branch_id = :branch"
    )
    windows = ("8-10", "10-12", "12-2", "2-4")
    for n in range(12):
        agree_to_texts(office, f"S{n + 1}", f"+130355501{n:02}")
        confirm_one(office, f"S{n + 1}", office.day(1), windows[n % 4])
    office.execute(
        "update booker.deliveries d set due_at = due_at + interval '1 ms' from booker.messages m"
        " where m.message_id = d.message_id and m.channel = 'email'"
    )
    age(office, "1 minute", lease_only=True)
    found = claim(office, 2)
    assert [message.channel for message in found] == ["email", "email"]


def test_a_stop_holds_for_what_is_on_its_way(office: Office) -> None:
    deliver_by(office, RESEND, sms_kinds=("confirmation",), quiet_from=time(0), quiet_to=time(0))
    number = agree_to_texts(office, "S1")
    reference = confirm_one(office, "S1", office.day(1))
    [text] = [m for m in claim(office) if m.channel == "sms"]
    [[now]] = office.rows("select clock_timestamp()")
    assert outbox.record_reply(mailer(office), number, "stop", now) == 1
    assert outbox.record_reply(mailer(office), number, "stop", now) == 0
    assert not outbox.hand_over(mailer(office), text, "twilio", {"to": number}).go
    states = {row.channel: row.state for row in messages(office, reference)}
    assert states == {"email": "queued", "sms": "withdrawn"}


def test_only_channels_that_this_worker_has_are_claimed(office: Office) -> None:
    deliver_by(office, RESEND, sms_kinds=("confirmation",), quiet_from=time(0), quiet_to=time(0))
    agree_to_texts(office, "S1")
    confirm_one(office, "S1", office.day(1))
    assert [m.channel for m in claim(office, channels=("sms",))] == ["sms"]
    assert [m.channel for m in claim(office, channels=("email",))] == ["email"]
