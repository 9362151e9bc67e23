"""Reminders and notices as the worker queues them, made of what the database says is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.messages.draft import Sources
from core.messages.templates import Template, save_template
from core.messages.worker_drafts import (
    BranchTemplates,
    instant,
    read_templates,
    render_notice,
    render_reminder,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.database.desk import Desk
    from tests.office import Office

ROW = {
    "booking_id": "6f0a3f0e-7d55-4f6c-8d0b-0d9f0c0c3b51",
    "offset_minutes": 1440,
    "promised_from": "2026-03-08T14:00:00",
    "promised_to": "2026-03-08T16:00:00",
    "email": "a@example.com",
    "sms_number": "+13035550101",
    "by_sms": True,
    "sms_at": None,
    "language": "en",
    "reference": "ABC123",
    "customer_name": "Ann",
    "address": "1 Main Street",
    "job_type": "A/C tune-up",
    "branch": "Arvada branch",
    "timezone": "America/Denver",
}
DAY_BEFORE = datetime(2026, 3, 7, 15, tzinfo=UTC)


def rendered(
    now: datetime = DAY_BEFORE, own: BranchTemplates | None = None, **more: object
) -> tuple[dict[str, Any], ...]:
    return render_reminder({**ROW, **more}, own or {}, now)


def test_one_for_each_channel() -> None:
    mail, sms = rendered()
    assert (mail["channel"], mail["recipient"]) == ("email", "a@example.com")
    assert (sms["channel"], sms["recipient"]) == ("sms", "+13035550101")
    assert (sms["subject"], sms["html"]) == ("", "")
    assert sms["text"].startswith("Arvada branch: A/C tune-up tomorrow, Sun, Mar 8, between 8:00")
    for content in (mail, sms):
        assert (content["kind"], content["offset_minutes"]) == ("reminder", 1440)
        assert content["promised_from"] == "2026-03-08T14:00:00+00:00"
        assert content["fault"] is None
    assert [c["channel"] for c in rendered(email=None)] == ["sms"]
    assert [c["channel"] for c in rendered(sms_number=None)] == ["email"]
    assert [c["channel"] for c in rendered(by_sms=False)] == ["email"]


@pytest.mark.parametrize(
    ("promised_from", "now", "words"),
    [
        # a day before the clocks go forward, and back, at the same time of the day
        ("2026-03-08T14:00:00", datetime(2026, 3, 7, 15, tzinfo=UTC), "tomorrow"),
        ("2026-11-01T15:00:00", datetime(2026, 10, 31, 14, tzinfo=UTC), "tomorrow"),
        # an hour before, on that very morning
        ("2026-03-08T14:00:00", datetime(2026, 3, 8, 13, tzinfo=UTC), "today"),
        ("2026-11-01T15:00:00", datetime(2026, 11, 1, 14, tzinfo=UTC), "today"),
    ],
)
def test_both_clock_changes(promised_from: str, now: datetime, words: str) -> None:
    ends = (instant(promised_from) + timedelta(hours=2)).isoformat()
    mail, _ = rendered(now, promised_from=promised_from, promised_to=ends)
    assert mail["subject"] == (f"Reminder: A/C tune-up {words}, between 8:00 AM and 10:00 AM")
    assert ("begins in about an hour" in mail["text"]) == (words == "today")


def test_a_text_message_is_true_when_the_quiet_hours_end() -> None:
    # made at ten in the evening of the day before, sent at eight of the day
    evening = datetime(2026, 3, 8, 5, tzinfo=UTC)
    mail, sms = rendered(
        evening,
        sms_at="2026-03-08T14:00:00",
        promised_from="2026-03-08T16:00:00",
        promised_to="2026-03-08T18:00:00",
    )
    assert "tomorrow" in mail["subject"]
    assert "today" in sms["text"]


def test_the_branchs_own_text_and_its_fault() -> None:
    own = {("reminder", "en"): {"email": Sources("s", "h", "{{ nope }}"),
                                "sms": Sources("", "", "{{ when }}!")}}  # fmt: skip
    mail, sms = rendered(own=own)
    assert "Plain text, line 1" in mail["fault"]
    assert mail["subject"].startswith("Reminder: ")
    assert sms["text"] == "tomorrow!"
    assert rendered(own=own, language="es")[1]["text"].startswith("Arvada branch: le recordamos")


# In the database ---------------------------------------------------------------------------------


@pytest.fixture
def office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.execute(
        "insert into booker.delivery_settings (branch_id, desktop_worker, notice_address,"
        " notice_on) values (:branch, true, 'boss@example.com', '{trouble,confirmed}')"
    )
    return office


def asked(desk: Desk, function: str) -> list[dict[str, Any]]:
    def work(connection: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the library's
        found = connection.execute(
            text(f"select app.{function}(:branch)"), {"branch": desk.branch.branch_id}
        ).scalar_one()
        return list(found)

    return desk.database.serializable(work)


def queue(desk: Desk, content: dict[str, Any]) -> object:
    statement = text("select app.queue_message(:branch, :content)").bindparams(
        bindparam("content", type_=JSONB)
    )

    def work(connection: Any) -> object:  # noqa: ANN401 - the library's
        values = {"branch": desk.branch.branch_id, "content": content}
        return connection.execute(statement, values).scalar_one()

    return desk.database.serializable(work)


def test_what_is_due_is_queued_once(office: Office) -> None:
    worker = office.desk("dispatcher")
    [site] = office.add_sites(1)
    office.add_routes(office.day())
    held = hold(office.desk(), uuid4(), site, "TUNE", office.day(), "8-10")
    confirm(worker, uuid4(), held.reference)
    admin = office.desk("admin")
    texts = ("{{ when }}", "<p>{{ when }}</p>", "{{ when }}")
    save_template(admin, uuid4(), Template("reminder", "email", "en", *texts))
    with office.admin.engine.begin() as connection:
        # a day ahead, and confirmed long before
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update booker.bookings set promised_from = clock_timestamp() + interval '23 h 50 min',"
            " promised_to = clock_timestamp() + interval '25 h 50 min',"
            " service_date = ((clock_timestamp() + interval '23 h 50 min')"
            " at time zone 'America/Denver')::date,"
            " confirmed_at = clock_timestamp() - interval '3 days'"
        )
    [row] = asked(worker, "due_reminders")
    with worker.reading() as connection:
        own = read_templates(connection, worker.branch.branch_id, ("reminder", "notice"))
    assert set(own) == {("reminder", "en")}
    [content] = render_reminder(row, own, datetime.now(UTC))
    assert content["text"] in {"today", "tomorrow"}
    assert queue(worker, content) is not None
    assert queue(worker, content) is None
    assert asked(worker, "due_reminders") == []


def test_a_notice_is_queued_for_the_branch(office: Office) -> None:
    worker = office.desk("dispatcher")
    [site] = office.add_sites(1)
    office.add_routes(office.day())
    held = hold(office.desk(), uuid4(), site, "TUNE", office.day(), "8-10")
    confirm(worker, uuid4(), held.reference)
    office.execute(
        "update booker.messages set state = 'failed', ended_at = clock_timestamp(),"
        " problem = 'The key is wrong.' where state = 'queued'"
    )
    contents = [render_notice(row, {}) for row in asked(worker, "due_notices")]
    assert {content["notice_of"] for content in contents} == {"trouble", "confirmed"}
    for content in contents:
        assert (content["kind"], content["channel"]) == ("notice", "email")
        assert content["recipient"] == "boss@example.com"
        assert held.reference in content["text"]
        assert queue(worker, content) is not None
        assert queue(worker, content) is None
    [trouble] = [content for content in contents if content["notice_of"] == "trouble"]
    assert trouble["subject"] == "Not delivered: confirmation"
    assert "The key is wrong." in trouble["text"]
    assert trouble["about"]
    [news] = [content for content in contents if content["notice_of"] == "confirmed"]
    assert f"{office.login('dispatcher')} confirmed" in news["text"]
    assert asked(worker, "due_notices") == []
