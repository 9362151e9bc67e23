"""Reminders: when each is due, once a promise, also where the clocks change or nobody was there."""

from __future__ import annotations

import threading
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.reschedule import reschedule
from core.messages import outbox
from core.messages.providers.choose import Sandbox
from core.messages.reminders import make_reminders
from tests.delivery import (
    RESEND,
    add_worker,
    agree_to_texts,
    confirm_one,
    deliver_by,
    mailing_office,
    messages,
    move_promise,
    options,
    run_once,
    unguarded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.database.desk import Desk
    from tests.office import Cluster, Office

DAY, HOUR = 1440, 60


@pytest.fixture(name="mailing")
def _mailing(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        deliver_by(made, RESEND)
        yield made


def mailer(mailing: Office) -> Desk:
    return mailing.desk("mailer", pool_size=3)


def make(mailing: Office) -> int:
    return make_reminders(mailer(mailing), threading.Event())


def reminders(mailing: Office, reference: str) -> list[Any]:
    return [row for row in messages(mailing, reference) if row.kind == "reminder"]


def offsets(mailing: Office, reference: str) -> set[int]:
    return {row.offset_minutes for row in reminders(mailing, reference)}


def test_each_is_due_at_its_time_and_made_once(mailing: Office) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(2))
    ahead = "clock_timestamp() + interval "
    move_promise(mailing, reference, ahead + "'26 hours'")
    assert make(mailing) == 0
    move_promise(mailing, reference, ahead + "'23 hours 50 minutes'")
    assert make(mailing) == 1
    assert make(mailing) == 0
    assert offsets(mailing, reference) == {DAY}
    [row] = reminders(mailing, reference)
    assert (row.state, row.channel, row.recipient) == ("queued", "email", "s1@example.com")


def test_the_last_one_comes_before_the_window_begins(mailing: Office) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(2))
    move_promise(mailing, reference, "clock_timestamp() + interval '55 minutes'")
    assert make(mailing) == 1
    assert offsets(mailing, reference) == {HOUR}


@pytest.mark.parametrize(
    ("until_then", "made"),
    [
        # between 24 h and 1 h the middle is 12 h 30 min ahead
        ("13 hours", {DAY}),
        ("12 hours", set()),
        ("31 minutes", {HOUR}),
        ("29 minutes", set()),
    ],
)
def test_after_a_pause_only_what_still_helps_is_made(
    mailing: Office, until_then: str, made: set[int]
) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(2))
    move_promise(mailing, reference, f"clock_timestamp() + interval '{until_then}'")
    make(mailing)
    assert offsets(mailing, reference) == made


def test_who_confirmed_after_its_moment_needs_no_reminder(mailing: Office) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(2))
    unguarded(
        mailing,
        "update booker.bookings set promised_to = clock_timestamp() + interval '25 hours',"
        " promised_from = clock_timestamp() + interval '23 hours'"
        " where branch_id = :branch and reference = :reference",
        reference=reference,
    )
    assert make(mailing) == 0


def test_a_reschedule_makes_the_old_one_void_and_a_new_one_due(
    mailing: Office, tmp_path: Path
) -> None:
    reference = confirm_one(mailing, "S1", mailing.day(1), "4-6")
    move_promise(mailing, reference, "clock_timestamp() + interval '23 hours'")
    assert make(mailing) == 1
    moved = reschedule(mailing.desk("csr"), uuid4(), reference, mailing.day(3), "10-12")
    confirm(mailing.desk("dispatcher"), uuid4(), moved.reference)
    run_once(mailing, options(sandbox=Sandbox(folder=tmp_path)))
    [old] = reminders(mailing, reference)
    assert old.state == "withdrawn"
    move_promise(mailing, moved.reference, "clock_timestamp() + interval '23 hours 30 minutes'")
    assert make(mailing) == 1
    assert offsets(mailing, moved.reference) == {DAY}


def test_a_cancelled_or_past_booking_gets_none(mailing: Office, tmp_path: Path) -> None:
    gone = confirm_one(mailing, "S1", mailing.day(1))
    begun = confirm_one(mailing, "S2", mailing.day(1))
    late = confirm_one(mailing, "S3", mailing.day(1))
    move_promise(mailing, gone, "clock_timestamp() + interval '23 hours'")
    move_promise(mailing, begun, "clock_timestamp() - interval '5 minutes'")
    move_promise(mailing, late, "clock_timestamp() + interval '50 minutes'")
    cancel(mailing.desk("csr"), uuid4(), gone, "the customer moved")
    assert make(mailing) == 1
    assert reminders(mailing, gone) == reminders(mailing, begun) == []
    # it was queued in time; then nobody delivered until the window had begun
    move_promise(mailing, late, "clock_timestamp() - interval '1 minute'")
    unguarded(
        mailing,
        "update booker.messages m set promised_from = b.promised_from from booker.bookings b"
        " where b.booking_id = m.booking_id and m.kind = 'reminder'",
    )
    run_once(mailing, options(sandbox=Sandbox(folder=tmp_path)))
    [row] = reminders(mailing, late)
    assert (row.state, row.problem) == ("withdrawn", "The arrival window has begun.")


def test_both_channels_of_one_reminder_come_together_or_not_at_all(mailing: Office) -> None:
    deliver_by(mailing, RESEND, quiet_from=time(0), quiet_to=time(0))
    agree_to_texts(mailing, "S1")
    reference = confirm_one(mailing, "S1", mailing.day(2))
    move_promise(mailing, reference, "clock_timestamp() + interval '23 hours'")
    assert make(mailing) == 2
    assert {row.channel for row in reminders(mailing, reference)} == {"email", "sms"}


def test_workers_that_ask_at_once_make_one(mailing: Office) -> None:
    add_worker(mailing, "mailer2")
    windows = ("8-10", "10-12", "12-2")
    references = [
        confirm_one(mailing, f"S{n + 1}", mailing.day(1 + n // 6), windows[n % 3]) for n in range(9)
    ]
    for reference in references:
        move_promise(mailing, reference, "clock_timestamp() + interval '23 hours'")
    begin = threading.Barrier(2)
    made: list[int] = []

    def work(login: str) -> None:
        desk = mailing.desk(login, pool_size=3)
        begin.wait()
        made.append(make_reminders(desk, threading.Event()))

    threads = [threading.Thread(target=work, args=(login,)) for login in ("mailer", "mailer2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(made) == 9
    assert len([row for row in messages(mailing) if row.kind == "reminder"]) == 9


@pytest.mark.parametrize("problem", ["bounced", "complained"])
def test_an_address_in_trouble_gets_no_reminder_but_a_text(mailing: Office, problem: str) -> None:
    deliver_by(mailing, RESEND, quiet_from=time(0), quiet_to=time(0))
    agree_to_texts(mailing, "S1")
    confirmed = {site: confirm_one(mailing, site, mailing.day(2)) for site in ("S1", "S2")}
    for site, reference in confirmed.items():
        move_promise(mailing, reference, "clock_timestamp() + interval '23 hours'")
        unguarded(
            mailing,
            "insert into booker.site_contacts (branch_id, site_id, email_problem,"
            "  email_problem_of, email_problem_at)"
            " select branch_id, site_id, :problem, email, clock_timestamp()"
            " from booker.sites where branch_id = :branch and number = :site"
            " on conflict on constraint pk_site_contacts do update"
            " set email_problem = excluded.email_problem,"
            "  email_problem_of = excluded.email_problem_of,"
            "  email_problem_at = excluded.email_problem_at",
            problem=problem,
            site=site,
        )
    assert make(mailing) == 1
    [row] = [row for row in messages(mailing) if row.kind == "reminder"]
    assert (row.channel, row.recipient) == ("sms", "+13035550199")


def test_no_offsets_no_reminders(mailing: Office) -> None:
    deliver_by(mailing, RESEND, reminder_offsets=())
    reference = confirm_one(mailing, "S1", mailing.day(2))
    move_promise(mailing, reference, "clock_timestamp() + interval '23 hours'")
    assert make(mailing) == 0


# when the clocks change, in places where they do and in one where they do not
CHANGES = (
    # the day before is an hour shorter: 24 h before 8:00 is 8:00, 23 hours ago
    ("America/Denver", "2026-03-08 08:00", 1440, "2026-03-07 08:00"),
    ("America/Denver", "2026-03-08 08:00", 60, "2026-03-08 07:00"),
    # the hour that there is not: an hour before 3:30 is 1:30
    ("America/Denver", "2026-03-08 03:30", 60, "2026-03-08 01:30"),
    # an hour longer: 25 hours
    ("America/Denver", "2026-11-01 08:00", 1440, "2026-10-31 08:00"),
    ("America/Denver", "2026-11-01 08:00", 60, "2026-11-01 07:00"),
    ("America/Denver", "2026-11-02 08:00", 2880, "2026-10-31 08:00"),
    ("Europe/Berlin", "2026-03-29 08:00", 1440, "2026-03-28 08:00"),
    ("Europe/Berlin", "2026-10-25 08:00", 1440, "2026-10-24 08:00"),
    ("America/Phoenix", "2026-03-08 08:00", 1440, "2026-03-07 08:00"),
    ("America/Phoenix", "2026-11-01 08:00", 1440, "2026-10-31 08:00"),
    # not whole days: elapsed time, 12 hours before 8:00 in the night of the change
    ("America/Denver", "2026-03-08 08:00", 720, "2026-03-07 19:00"),
    ("America/Denver", "2026-11-01 08:00", 720, "2026-10-31 21:00"),
    ("America/Phoenix", "2026-03-08 08:00", 720, "2026-03-07 20:00"),
)


@pytest.mark.parametrize(("zone", "promise", "minutes", "due"), CHANGES)
def test_a_day_ahead_is_the_same_time_of_the_day(
    office: Office, zone: str, promise: str, minutes: int, due: str
) -> None:
    [[at]] = office.rows(
        "select app.reminder_at(cast(:promise as timestamp) at time zone :zone, :minutes, :zone)"
        " at time zone :zone",
        promise=promise,
        zone=zone,
        minutes=minutes,
    )
    assert f"{at:%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize("zone", ["America/Denver", "America/Phoenix"])
def test_what_is_due_goes_by_the_branchs_own_days(cluster: Cluster, zone: str) -> None:
    with mailing_office(cluster, zone) as mailing:
        # at the same time of the day, two days ahead, whatever the clocks do in between
        same = "((clock_timestamp() at time zone '{}') + interval '2 days') at time zone '{}'"
        deliver_by(mailing, RESEND, reminder_offsets=(2 * DAY,))
        # both first: a day with a moved promise in it offers nothing
        now, later = (confirm_one(mailing, site, mailing.day(2)) for site in ("S1", "S2"))
        move_promise(mailing, now, same.format(zone, zone) + " - interval '1 minute'")
        move_promise(mailing, later, same.format(zone, zone) + " + interval '1 minute'")
        [row] = outbox.due_reminders(mailer(mailing))
        assert (row["reference"], row["timezone"]) == (now, zone)
