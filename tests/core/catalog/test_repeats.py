"""Rules of recurring blocks: their days, their words, and what is refused."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalog.blocks import BlockEntry, days_of
from core.catalog.repeats import checked_repeats, days_of_rule, in_words, two_years_after
from core.errors import InvalidInput

SATURDAY = date(2026, 11, 21)
FAR = date(2028, 11, 21)


def first_days(repeats: str, count: int = 4, first: date = SATURDAY) -> list[str]:
    return [day.isoformat() for day in days_of_rule(repeats, first, FAR, 1_000)[:count]]


@pytest.mark.parametrize(
    ("repeats", "days"),
    [
        ("FREQ=DAILY;INTERVAL=3", ["2026-11-21", "2026-11-24", "2026-11-27", "2026-11-30"]),
        ("FREQ=WEEKLY;BYDAY=MO", ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            ["2026-11-30", "2026-12-03", "2026-12-14", "2026-12-17"],
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26"]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", ["2026-12-25", "2027-12-25"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", ["2026-11-26", "2027-11-25"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-11-30", "2026-12-31"]),
        ("FREQ=DAILY;COUNT=2", ["2026-11-21", "2026-11-22"]),
        ("FREQ=DAILY;UNTIL=20261122", ["2026-11-21", "2026-11-22"]),
        ("FREQ=DAILY;UNTIL=20261122T235959Z", ["2026-11-21", "2026-11-22"]),
        ("rrule: freq=daily; count=1;", ["2026-11-21"]),
        ("FREQ=DAILY;UNTIL=20200101", []),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=SU;INTERVAL=2", ["2026-11-29", "2026-12-13"]),
    ],
)
def test_the_days_of_a_rule(repeats: str, days: list[str]) -> None:
    assert first_days(repeats, len(days)) == days
    if "COUNT" in repeats.upper() or "UNTIL" in repeats or not days:
        assert first_days(repeats, 100) == days


def test_a_count_is_counted_from_the_first_day_on() -> None:
    after = days_of_rule("FREQ=DAILY;COUNT=5", SATURDAY, FAR, 1_000, after=date(2026, 11, 23))
    assert [day.day for day in after] == [24, 25]


def test_an_entry_without_a_rule_is_its_day() -> None:
    assert days_of(BlockEntry("x", SATURDAY), FAR) == [SATURDAY]
    assert days_of(BlockEntry("x", FAR), SATURDAY) == []
    weekly = BlockEntry("x", SATURDAY, repeats="FREQ=WEEKLY")
    assert days_of(weekly, SATURDAY + timedelta(days=20))[-1] == date(2026, 12, 5)


def test_two_years_after_a_leap_day() -> None:
    assert two_years_after(date(2028, 2, 29)) == date(2030, 2, 28)
    assert two_years_after(SATURDAY) == FAR


@pytest.mark.parametrize(
    ("repeats", "why"),
    [
        ("", "empty"),
        ("often", "not a part"),
        ("FREQ=", "not a part"),
        ("BYDAY=MO", "FREQ is missing"),
        ("FREQ=HOURLY", "repeats by days"),
        ("FREQ=SECONDLY;COUNT=3", "repeats by days"),
        ("FREQ=DAILY;BYHOUR=3", "repeats by days"),
        ("FREQ=FORTNIGHTLY", "no frequency"),
        ("FREQ=DAILY;FREQ=WEEKLY", "twice"),
        ("FREQ=DAILY;COUNT=0", "from 1 to"),
        ("FREQ=DAILY;INTERVAL=-1", "from 1 to"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "from 1 to"),
        ("FREQ=DAILY;COUNT=²", "from 1 to"),
        ("FREQ=DAILY;UNTIL=20261301", "not a day"),
        ("FREQ=DAILY;UNTIL=tomorrow", "not a day"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "not both"),
        ("FREQ=WEEKLY;BYDAY=FUNDAY", "no weekday"),
        ("FREQ=WEEKLY;BYDAY=1MO", "first or last"),
        ("FREQ=MONTHLY;BYDAY=0MO", "no 0MO"),
        ("FREQ=MONTHLY;BYDAY=99MO", "no 99MO"),
        ("FREQ=MONTHLY;BYDAY=53SA", "five of a weekday"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=SU,-6SA", "five of a weekday"),
        ("FREQ=WEEKLY;WKST=X", "no weekday"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "no BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "from -31 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "0 cannot"),
        ("FREQ=YEARLY;BYMONTH=13", "from 1 to 12"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO"),
        ("FREQ=MONTHLY;BYYEARDAY=3", "BYYEARDAY"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=YEARLY;BYEASTER=0", "no part"),
        ("FREQ=DAILY;DTSTART=20260101", "no part"),
        ("FREQ=DAILY\nEXDATE:20260101", "no frequency"),
        (f"FREQ=WEEKLY;BYDAY={'MO,' * 200}TU", "longer than"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(repeats: str, why: str) -> None:
    for ask in (in_words, checked_repeats, first_days):
        with pytest.raises(InvalidInput, match=why) as refused:
            ask(repeats)
        assert refused.value.field == "repeats"


def test_too_many_days_are_refused() -> None:
    with pytest.raises(InvalidInput, match="more than 1,000 blocks"):
        days_of_rule("FREQ=DAILY", date(2020, 1, 1), FAR, 1_000)


@pytest.mark.parametrize(
    "repeats",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=1000;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=300",
    ],
)
def test_a_rule_that_never_comes_true_ends_soon(repeats: str) -> None:
    """The library alone looks on for eight thousand years, some 8 s."""
    began = time.process_time()
    assert days_of_rule(repeats, date(2027, 1, 1), FAR, 1_000) == []
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("repeats", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,FR", "every Monday, Tuesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 2 weeks on Monday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and 15th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3,12,22", "every month on the 3rd to last day, 12th and 22nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=3,23", "every month on the 3rd and 23rd"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU;INTERVAL=3", "every 3 months on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on Friday where it is the 13th"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "every month on the first Monday or Tuesday"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "every year on the 25th in December"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year on the fourth Thursday in November"),
        ("FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday"),
        ("FREQ=YEARLY;BYDAY=-20MO", "every year on the 20th to last Monday"),
        ("FREQ=DAILY;COUNT=1", "every day, once"),
        ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
        ("FREQ=DAILY;UNTIL=20261231", "every day, until 31 December 2026"),
        ("FREQ=YEARLY;BYWEEKNO=20", "by the rule FREQ=YEARLY;BYWEEKNO=20"),
    ],
)  # fmt: skip
def test_a_rule_in_words(repeats: str, words: str) -> None:
    assert in_words(repeats) == words


_PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "X"])},
    optional={
        "INTERVAL": st.integers(-1, 60).map(str),
        "COUNT": st.integers(0, 30).map(str),
        "UNTIL": st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y%m%d}"),
        "BYDAY": st.lists(st.sampled_from(["MO", "1TU", "-1FR", "SU", "53SA"]), min_size=1).map(
            ",".join
        ),
        "BYMONTH": st.integers(0, 13).map(str),
        "BYMONTHDAY": st.integers(-32, 32).map(str),
        "BYSETPOS": st.integers(-3, 3).map(str),
    },
)


@settings(deadline=None)
@given(_PARTS)
def test_any_rule_is_worked_out_or_refused(parts: dict[str, str]) -> None:
    """Nothing else ever escapes; the days are in order, in the range, and the same in two steps."""
    repeats = ";".join(f"{name}={value}" for name, value in parts.items())
    until = date(2027, 11, 21)
    try:
        days = days_of_rule(repeats, SATURDAY, until, 1_000)
    except InvalidInput as refused:
        assert refused.field == "repeats"  # noqa: PT017 - most are refused, and that is right
        return
    assert in_words(repeats)
    assert days == sorted(set(days))
    assert all(SATURDAY <= day <= until for day in days)
    middle = date(2027, 3, 1)
    assert days == days_of_rule(repeats, SATURDAY, middle, 1_000) + days_of_rule(
        repeats, SATURDAY, until, 1_000, after=middle
    )
