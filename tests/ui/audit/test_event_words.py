"""Audit events as sentences, made by hand: every kind that the trail can have."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QLocale

from core.trust.audit import AuditEvent
from core.trust.names import Names
from ui.audit.event_words import ACTS, TABLES, act_word, event_sentence, table_word, value_words
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[3]
NAMES = Names(
    routes={"r1": (1, ""), "r2": (2, "Ana Ruiz")},
    others={
        "w1": "8-10",
        "w2": "10-12",
        "z1": "North",
        "s1": "S1 Bailey",
        "b1": "ABC123",
        "u1": "Lunch",
    },
)
BOOKING = {"service_date": "2026-12-07", "window_id": "w1", "state": "held"}
STOP = {
    "route_id": "r1",
    "arrives_at": "2026-12-07T15:00:00+00:00",
    "pinned": False,
    "drive_minutes": 5,
}
MESSAGE = {"kind": "confirmation", "state": "draft", "recipient": "a@example.com"}


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    del qapp
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def event(
    table: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    act: str | None = "hold",
) -> AuditEvent:
    operation = "insert" if before is None else "delete" if after is None else "update"
    return AuditEvent(
        uuid4(), datetime(2026, 12, 1, tzinfo=UTC), "csr1", None, uuid4(), act, "ABC123", table,
        operation, {}, before, after,
    )  # fmt: skip


def said(made: AuditEvent) -> str:
    return event_sentence(made, NAMES, LocalTimes("America/Denver"))


@pytest.mark.parametrize(
    ("before", "after", "act", "expected"),
    [
        (None, BOOKING, "hold", "held Mon, 7 Dec"),
        (None, BOOKING | {"replaces": "b1"}, "reschedule", "to replace ABC123"),
        (None, BOOKING | {"keeps_for": "b1"}, "propose", "kept the old window"),
        (
            BOOKING | {"keeps_for": "b1"},
            BOOKING | {"keeps_for": "b1", "state": "released"},
            "accept",
            "gave the kept window",
        ),
        (
            BOOKING,
            BOOKING | {"window_id": "w2", "state": "proposed"},
            "propose",
            "10-12 instead of",
        ),
        (BOOKING | {"state": "proposed"}, BOOKING, "accept", "the customer accepted"),
        (BOOKING | {"state": "proposed"}, BOOKING, "decline", "held again for"),
        (BOOKING | {"state": "proposed"}, BOOKING | {"state": "released"}, "decline", "; released"),
        (BOOKING, BOOKING | {"state": "confirmed"}, "confirm", "confirmed"),
        (BOOKING, BOOKING | {"state": "no_show"}, "no_show", "marked a no-show"),
        (BOOKING, BOOKING | {"state": "cancelled", "reason": "ill"}, "cancel", "cancelled: ill"),
        (BOOKING, BOOKING | {"state": "expired"}, "hold", "expired"),
        (BOOKING, BOOKING | {"vip": True}, None, "changed booking ABC123: vip"),
    ],
)
def test_bookings(
    before: dict[str, Any] | None, after: dict[str, Any], act: str | None, expected: str
) -> None:
    assert expected in said(event("bookings", before, after, act))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, STOP, "planned for 08:00 on route 1"),
        (STOP, None, "taken off route 1, 08:00"),
        (
            STOP,
            STOP | {"arrives_at": "2026-12-07T15:20:00+00:00"},
            "moved from 08:00 to 08:20 on route 1",
        ),
        (STOP, STOP | {"route_id": "r2"}, "from 08:00 on route 1 to 08:00 on route 2 (Ana Ruiz)"),
        (STOP, STOP | {"route_id": "gone"}, "a route that is gone"),
        (STOP, STOP | {"booking_id": "b1"}, "handed on at 08:00 on route 1"),
        (STOP, STOP | {"pinned": True}, "pinned at 08:00"),
        (STOP | {"pinned": True}, STOP, "unpinned"),
        (STOP, STOP | {"drive_minutes": 9}, "drive 9 min instead of 5"),
    ],
)
def test_stops(before: dict[str, Any] | None, after: dict[str, Any] | None, expected: str) -> None:
    assert expected in said(event("stops", before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, MESSAGE, "drafted the confirmation for a@example.com"),
        (None, MESSAGE | {"recipient": None}, "no e-mail address"),
        (MESSAGE, MESSAGE | {"state": "queued"}, "queued the confirmation"),
        (MESSAGE, MESSAGE | {"state": "withdrawn"}, "withdrew the message"),
        (MESSAGE, MESSAGE | {"subject": "x"}, "drafted the confirmation anew"),
        (None, MESSAGE | {"kind": "reminder", "state": "queued"}, "queued the reminder for"),
        (MESSAGE, MESSAGE | {"state": "sent"}, "sent the confirmation to a@example.com"),
        (MESSAGE, MESSAGE | {"state": "delivered"}, "was delivered to a@example.com"),
        (
            MESSAGE,
            MESSAGE | {"state": "bounced", "problem": "No such mailbox."},
            "the confirmation bounced at a@example.com: No such mailbox.",
        ),
        (MESSAGE, MESSAGE | {"state": "complained"}, "complained of the confirmation"),
        (MESSAGE, MESSAGE | {"state": "failed"}, "the confirmation did not get to"),
        (MESSAGE, MESSAGE | {"state": "uncertain"}, "is uncertain"),
    ],
)
def test_messages(before: dict[str, Any] | None, after: dict[str, Any], expected: str) -> None:
    assert expected in said(event("messages", before, after))


def test_everything_else_has_a_sentence_too() -> None:
    site = {"number": "S1", "customer_name": "Bailey", "phone": "1"}
    assert said(event("sites", None, site)) == "added site S1 (Bailey)"
    assert said(event("sites", site, site | {"phone": "2"})) == "changed site S1 (Bailey): phone"
    assert said(event("staff", {"login": "csr1"}, None)) == "removed staff csr1"
    route = {"number": 2, "zone_id": "z1", "service_date": "2026-12-07"}
    assert (
        said(event("routes", None, route))
        == "added route 2 \N{MIDDLE DOT} North \N{MIDDLE DOT} 2026-12-07"
    )
    assert "added things" in said(event("things", None, {}))


STAFF = {"login": "ana", "role": "csr", "deactivated_at": None, "password_set_at": None}
LATER = "2026-12-07T15:00:00+00:00"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, STAFF, "added staff ana"),
        (STAFF, STAFF | {"deactivated_at": LATER}, "deactivated ana"),
        (STAFF | {"deactivated_at": LATER}, STAFF, "reactivated ana"),
        (STAFF, STAFF | {"role": "admin"}, "changed the role of ana: admin instead of csr"),
        (STAFF, STAFF | {"password_set_at": LATER}, "changed the password of ana"),
        (
            STAFF,
            STAFF | {"password_set_at": LATER, "one_time_password": True},
            "gave ana a one-time password",
        ),
        (STAFF, STAFF | {"display_name": "Ana"}, "changed staff ana: display name"),
    ],
)
def test_staff(before: dict[str, Any] | None, after: dict[str, Any], expected: str) -> None:
    assert said(event("staff", before, after)) == expected


def test_what_setup_changes_has_a_name() -> None:
    dot = "\N{MIDDLE DOT}"
    rule = {"rule_id": "u1", "reason": "Lunch", "first_day": "2026-12-07"}
    assert said(event("block_rules", None, rule)) == "added recurring block Lunch"
    block = {"reason": "Lunch", "rule_id": "u1", "starts_at": "2026-12-08T02:00:00+00:00"}
    assert f"removed block Lunch {dot} Mon, 7 Dec" in said(event("blocks", block, None))
    mapping = {"fingerprint": "ab12", "mapping": {"sheet": "Week 50"}}
    assert said(event("import_mappings", None, mapping)) == "added mapping of a file Week 50"
    profile = {"name": "Dispatch", "content": {}}
    assert said(event("export_profiles", None, profile)) == "added export profile Dispatch"


def test_values_are_read_as_people_read_them() -> None:
    times = LocalTimes("America/Denver")
    shown = {
        column: value_words(column, value, NAMES, times)
        for column, value in {
            "window_id": "w1",
            "route_id": "r2",
            "site_id": "unknown",
            "vip": True,
            "reason": None,
            "minutes": 60,
            "answers": [["How old?", "12"]],
            "promised_from": "2026-12-07T15:00:00+00:00",
            "rule_id": "u1",
            "first_day": "2026-12-07",
            "held_at": "no instant",
        }.items()
    }
    assert shown["window_id"] == "8-10"
    assert shown["route_id"] == "route 2 (Ana Ruiz)"
    assert shown["site_id"] == "unknown"
    assert shown["vip"] == "yes"
    assert shown["reason"] == "\N{EN DASH}"
    assert shown["minutes"] == "60"
    assert shown["answers"] == "How old?: 12"
    assert "08:00" in shown["promised_from"]
    assert shown["rule_id"] == "Lunch"
    assert "Mon, 7 Dec" in shown["first_day"]
    assert shown["held_at"] == "no instant"


def test_every_act_of_the_schema_has_a_word() -> None:
    sql = "".join(file.read_text("utf-8") for file in (ROOT / "migrations").rglob("*.sql"))
    named = re.findall(r"begin_act\(p_branch, p_act, '(\w+)'", sql)
    named += re.findall(r"set_config\('booker.act_kind', '(\w+)'", sql)
    assert len(named) > 20
    assert set(named) - set(ACTS) == set()


def test_every_audited_table_has_a_word() -> None:
    sql = "".join(file.read_text("utf-8") for file in (ROOT / "migrations").rglob("*.sql"))
    tables = re.findall(r"create trigger audit\w* after [^;]*? on booker\.(\w+)", sql)
    assert len(tables) > 10
    assert set(tables) - set(TABLES) == set()


def test_acts_and_tables() -> None:
    assert act_word(None) == "(no act)"
    assert act_word("no_show") == "no-show"
    assert act_word("reset_password") == "reset a password"
    assert act_word("something_new") == "something new"
    assert table_word("arrival_windows") == "arrival window"
