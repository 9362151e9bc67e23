"""Days, times and spans in words, at the branch's place, over both clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.messages.spoken import Speech

AT = datetime(2026, 12, 10, 15, tzinfo=UTC)
EN, ES = Speech("en", "America/Denver"), Speech("es", "America/Denver")


def test_english_and_spanish() -> None:
    to = AT + timedelta(hours=5)
    assert EN.day(AT) == "Thursday, December 10, 2026"
    assert EN.short_day(AT) == "Thu, Dec 10"
    assert EN.arrival(AT, to) == "between 8:00 AM and 1:00 PM"
    assert EN.until(AT) == "8:00 AM on Thu, Dec 10"
    assert EN.around(AT) == "around 8:00 AM"
    assert EN.minutes(1) == "1 minute"
    assert ES.day(AT) == "jueves, 10 de diciembre de 2026"
    assert ES.short_day(AT) == "10 de diciembre"
    assert ES.arrival(AT, to) == "entre las 8:00 a.m. y la 1:00 p.m."
    assert ES.until(AT) == "las 8:00 a.m. del 10 de diciembre"
    assert ES.around(to) == "sobre la 1:00 p.m."
    assert ES.minutes(20) == "20 minutos"


def test_a_language_nobody_taught_has_its_own_days() -> None:
    french = Speech("fr", "America/Denver")
    assert french.day(AT) == "jeudi 10 décembre 2026"
    assert french.arrival(AT, AT + timedelta(hours=2)) == "08:00 - 10:00"
    assert french.when(AT, AT) == french.short_day(AT)
    assert french.begins(AT, AT - timedelta(hours=1)) == ""
    assert Speech("xx", "America/Denver").day(AT) == EN.day(AT)


@pytest.mark.parametrize(
    ("ahead", "english", "spanish"),
    [
        (timedelta(minutes=5), "today", "hoy"),
        (timedelta(hours=8, minutes=1), "tomorrow", "mañana"),
        (timedelta(hours=24), "tomorrow", "mañana"),
        (timedelta(hours=33), "on Thursday", "el jueves"),
        (timedelta(days=6), "on Thursday", "el jueves"),
        (timedelta(days=7), "on Thu, Dec 10", "el 10 de diciembre"),
        (timedelta(days=-1), "today", "hoy"),
    ],
)
def test_when_counts_days_of_the_place(ahead: timedelta, english: str, spanish: str) -> None:
    assert EN.when(AT, AT - ahead) == english
    assert ES.when(AT, AT - ahead) == spanish


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, ""),
        (1, "in a few minutes"),
        (30, "in about 30 minutes"),
        (33, "in about 35 minutes"),
        (45, "in about an hour"),
        (60, "in about an hour"),
        (119, "in about 2 hours"),
        (180, "in about 3 hours"),
        (181, ""),
    ],
)
def test_begins_only_where_it_is_soon(minutes: int, words: str) -> None:
    assert EN.begins(AT, AT - timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        # the clocks go forward on 8 March and back on 1 November
        (datetime(2026, 3, 7, 15, tzinfo=UTC), "8:00 AM"),
        (datetime(2026, 3, 8, 14, tzinfo=UTC), "8:00 AM"),
        (datetime(2026, 10, 31, 14, tzinfo=UTC), "8:00 AM"),
        (datetime(2026, 11, 1, 15, tzinfo=UTC), "8:00 AM"),
    ],
)
def test_both_clock_changes(at: datetime, words: str) -> None:
    assert EN.clock(at) == words
    # 23, or 25, hours before: the day before all the same
    assert EN.when(at, at - timedelta(hours=24)) == "tomorrow"
