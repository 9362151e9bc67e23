"""How delivery stands, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.messages.health import DeliveryHealth
from ui.messages.health_words import health_words, minutes_words, sandbox_words
from ui.theme import Tone

NOW = datetime(2026, 11, 21, 17, tzinfo=UTC)
WELL = DeliveryHealth(
    as_of=NOW,
    mail_provider="resend",
    sms_provider="none",
    workers=(),
    backlog=0,
    waiting_later=0,
    oldest_queued_at=None,
    stranded=0,
    retrying=0,
    last_error=None,
    uncertain=0,
    failed_recent=0,
    is_set_up=True,
    is_alive=True,
    last_beat=NOW,
    sandbox=None,
)


def test_nothing_is_said_where_all_is_well() -> None:
    assert health_words(WELL, is_admin=False) == ()


@pytest.mark.parametrize(
    ("changes", "short"),
    [
        ({"backlog": 3}, "3 messages wait"),
        ({"backlog": 1, "is_alive": False, "last_beat": None}, "Nobody delivers messages: 1"),
        ({"is_alive": False, "last_beat": NOW - timedelta(hours=2)}, "delivered for 2 hours"),
        ({"uncertain": 1}, "1 message is uncertain"),
        ({"failed_recent": 2}, "2 messages did not arrive"),
        ({"retrying": 2, "last_error": "The key is wrong."}, "2 messages wait: trouble"),
        ({"backlog": 1, "oldest_queued_at": NOW - timedelta(minutes=9)}, "1 message waits: troub"),
        ({"sandbox": "folder"}, "Sandbox"),
    ],
)
def test_the_strip_says_the_most_urgent(changes: dict[str, object], short: str) -> None:
    told = health_words(replace(WELL, **changes), is_admin=False)  # type: ignore[arg-type]
    assert short in told[0].short


def test_what_is_not_set_up_concerns_others_only_when_something_waits() -> None:
    bare = replace(WELL, is_set_up=False, is_alive=False, last_beat=None)
    assert health_words(bare, is_admin=False) == ()
    (told,) = health_words(bare, is_admin=True)
    assert "before you set it up" in told.sentence
    (told,) = health_words(replace(bare, backlog=4), is_admin=False)
    assert told.short == "Delivery is not set up: 4 messages wait"
    assert "before an admin sets it up" in told.sentence


def test_errors_of_providers_stand_in_the_banner() -> None:
    told = health_words(
        replace(WELL, retrying=1, last_error="The key is wrong.", stranded=2), is_admin=False
    )
    assert told[0].tone is Tone.WARNING
    assert told[0].sentence.endswith("The last attempt: The key is wrong.")
    assert (told[1].short, told[1].sentence[:10]) == ("", "2 messages")


def test_lengths_of_time_and_sandboxes() -> None:
    assert minutes_words(timedelta(seconds=5)) == "1 minute"
    assert minutes_words(timedelta(minutes=61)) == "1 hour"
    assert minutes_words(timedelta(days=3)) == "3 days"
    assert sandbox_words("address:me@example.com").endswith("goes to me@example.com")
    assert sandbox_words("folder").endswith("to a folder")
