"""The calendar entry of a booking: read again by the library as a mail client would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from core.messages.invitation import invitation, method_of

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
BOOKING = {
    "reference": "ABC123",
    "uid": "ROOT01@0123456789abcdef0123456789abcdef.booker",
    "sequence": 2,
    "promised_from": "2026-03-08T14:00:00",
    "promised_to": "2026-03-08T16:00:00",
    "timezone": "America/Denver",
    "branch": "Arvada; branch, north",
    "customer_name": 'Tom "T" Ürsli, sr.',
    "address": "1 Main Street, Apt. 2; Arvada, CO 80003",
    "job_type": "A/C tune-up",
}


def made(kind: str = "confirmation", language: str = "en", **more: Any) -> bytes:  # noqa: ANN401 - facts
    sent = invitation(
        kind,
        {**BOOKING, **more},
        sender="office@example.com",
        sender_name="The office",
        recipient="tom@example.com",
        now=NOW,
        language=language,
    )
    assert sent is not None
    return sent


def read(sent: bytes) -> tuple[Any, Any]:
    calendar: Any = Calendar.from_ical(sent)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_a_confirmation_asks_and_a_cancellation_takes_back() -> None:
    calendar, event = read(made())
    assert (calendar["method"], calendar["version"]) == ("REQUEST", "2.0")
    assert event["uid"] == BOOKING["uid"]
    assert (int(event["sequence"]), event["status"], event["transp"]) == (2, "CONFIRMED", "OPAQUE")
    assert event.decoded("dtstamp") == NOW
    assert event["location"] == BOOKING["address"]
    assert event["summary"] == "A/C tune-up, Arvada; branch, north"
    assert "Number: ABC123" in event["description"]
    assert str(event["organizer"]) == "mailto:office@example.com"
    assert event["organizer"].params["CN"] == "The office"
    attendee = event["attendee"]
    assert str(attendee) == "mailto:tom@example.com"
    assert attendee.params["RSVP"] == "FALSE"
    assert attendee.params["CN"] == BOOKING["customer_name"]

    calendar, event = read(made("cancellation", sequence=3))
    assert calendar["method"] == "CANCEL"
    assert (event["uid"], int(event["sequence"])) == (BOOKING["uid"], 3)
    assert event["status"] == "CANCELLED"
    assert "cancelled" in event["description"]


@pytest.mark.parametrize(
    ("begins", "local"),
    [
        ("2026-03-07T15:00:00", 8),
        # the morning on which the clocks went forward, and that on which they went back
        ("2026-03-08T14:00:00", 8),
        ("2026-10-31T14:00:00", 8),
        ("2026-11-01T15:00:00", 8),
        ("2026-11-01T15:00:00+00:00", 8),
    ],
)
def test_the_window_is_the_same_instant_whatever_the_clocks_do(begins: str, local: int) -> None:
    ends = (datetime.fromisoformat(begins) + timedelta(hours=2)).isoformat()
    _, event = read(made(promised_from=begins, promised_to=ends))
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert start == datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert end - start == timedelta(hours=2)
    assert start.astimezone(ZoneInfo("America/Denver")).hour == local


def test_it_is_a_file_as_the_standard_has_it() -> None:
    sent = made(language="es")
    assert sent.count(b"\n") == sent.count(b"\r\n")
    assert all(len(line) <= 75 for line in sent.split(b"\r\n"))
    assert "Nuestro técnico" in read(sent)[1]["description"]
    assert read(made(language="xx"))[1]["description"].startswith("Our technician")


@pytest.mark.parametrize("name", ["customer_name", "address", "job_type", "branch"])
def test_no_name_writes_a_line_of_its_own(name: str) -> None:
    _, event = read(made(**{name: "Eve\r\nSTATUS:TENTATIVE\nX-EVIL:1;a=b,c\\"}))
    assert event["status"] == "CONFIRMED"
    assert "X-EVIL" not in event


def test_other_kinds_carry_none() -> None:
    for kind in ("proposal", "reminder", "on_the_way", "no_show", "notice"):
        assert method_of(kind) is None
        assert (
            invitation(
                kind,
                BOOKING,
                sender="a@b.c",
                sender_name="",
                recipient="d@e.f",
                now=NOW,
                language="en",
            )
            is None
        )
