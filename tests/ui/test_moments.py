from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from tests.ui.dispatch.plans import at
from ui import moments
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 26)
INSTANT = datetime(2026, 11, 26, 17, 42, 7, tzinfo=UTC)


@pytest.fixture
def _locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize(
    ("_locale", "short", "long", "time", "seconds"),
    [
        ("en_US", "Thu, Nov 26", "Thursday November 26", "10:42 AM", "10:42:07 AM"),
        ("en_GB", "Thu, 26 Nov", "Thursday 26 November", "10:42", "10:42:07"),
        ("es_ES", "jue, 26 nov", "jueves 26 de noviembre", "10:42", "10:42:07"),
    ],
    indirect=["_locale"],
)
def test_days_and_times_are_written_in_the_locales_way_at_the_branch(
    short: str, long: str, time: str, seconds: str
) -> None:
    def plain(words: str) -> str:
        return words.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")

    assert moments.short_day(DAY, DAY).replace(".", "") == short
    assert moments.long_day(DAY, DAY) == long
    assert plain(moments.time_of_day(INSTANT, "America/Denver")) == time
    assert plain(moments.time_of_day(INSTANT, "America/Denver", seconds=True)) == seconds
    told = moments.day_and_time(INSTANT, "America/Denver", DAY)
    assert plain(told) == f"{moments.short_day(DAY, DAY)}, {time}"


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize(
    ("_locale", "short", "long", "full"),
    [
        ("en_US", "Thu, Nov 26, 2026", "Thursday November 26, 2026", "Thursday, November 26, 2026"),
        ("en_GB", "Thu, 26 Nov 2026", "Thursday 26 November 2026", "Thursday 26 November 2026"),
        (
            "es_ES",
            "jue, 26 nov 2026",
            "jueves 26 de noviembre de 2026",
            "jueves, 26 de noviembre de 2026",
        ),
    ],
    indirect=["_locale"],
)
def test_the_year_stands_where_it_is_not_this_one(short: str, long: str, full: str) -> None:
    later = date(2027, 1, 1)
    assert moments.short_day(DAY, later).replace(".", "") == short
    assert moments.long_day(DAY, later) == long
    assert moments.day_and_month(DAY) == moments.day_and_month(date(2027, 11, 26))
    assert moments.full_day(DAY).replace("Thursday, 26", "Thursday 26") == full
    assert moments.short_day(date(2019, 5, 1)).endswith("2019")


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize("_locale", ["C", "en_US", "en_GB", "es_ES"], indirect=True)
def test_a_day_is_chosen_as_it_is_written_elsewhere() -> None:
    another_year = date(2019, 5, 1)
    chosen = QLocale().toString(moments.qt_date(another_year), moments.day_format())
    assert chosen == moments.short_day(another_year)


def test_a_moment_is_told_with_seconds_where_rows_follow_each_other_fast() -> None:
    times = LocalTimes("America/Denver")
    assert ":42:07" in times.moment(INSTANT, seconds=True)
    assert ":07" not in times.moment(INSTANT)


@pytest.mark.parametrize(
    ("instant", "hour"),
    [
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), 1),
        (datetime(2026, 11, 1, 8, 30, tzinfo=UTC), 1),
        (datetime(2026, 3, 8, 8, 59, tzinfo=UTC), 1),
        (datetime(2026, 3, 8, 9, 0, tzinfo=UTC), 3),
    ],
)
def test_an_instant_has_the_branchs_wall_time_when_the_clocks_change(
    instant: datetime, hour: int
) -> None:
    assert moments.local(instant, "America/Denver").hour == hour


def midnights(zone: str, day: date) -> tuple[datetime, datetime]:
    """The beginning and the end of a local day, UTC."""
    tz = ZoneInfo(zone)
    first = datetime(day.year, day.month, day.day, tzinfo=tz)
    return first.astimezone(UTC), (first + timedelta(days=1)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/Denver", date(2026, 3, 8), 24),
        ("America/Denver", date(2026, 11, 1), 26),
        ("America/Denver", date(2026, 12, 10), 25),
        ("America/Phoenix", date(2026, 11, 1), 25),
        ("Asia/Kolkata", date(2026, 11, 1), 25),
    ],
)
def test_every_whole_hour_is_there_once(zone: str, day: date, hours: int) -> None:
    times = LocalTimes(zone)
    found = list(times.hours(*midnights(zone, day)))
    assert len(found) == hours
    assert {times.local(instant).minute for instant in found} == {0}
    assert all(later - sooner == timedelta(hours=1) for sooner, later in pairwise(found))


def test_a_repeated_hour_is_told_apart_by_the_zone_s_word() -> None:
    times = LocalTimes("America/Denver")
    first, last = midnights("America/Denver", date(2026, 11, 1))
    assert times.changes_clocks(first, last)
    twice = [i for i in times.hours(first, last) if times.local(i).hour == 1]
    assert [times.zone_word(instant) for instant in twice] == ["MDT", "MST"]
    assert not times.changes_clocks(at(8), at(17))


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize("_locale", ["en_US"], indirect=True)
def test_hours_before_and_after_are_whole_on_the_branch_s_clocks() -> None:
    times = LocalTimes("Asia/Kolkata")
    instant = datetime(2026, 12, 10, 4, 0, tzinfo=UTC)  # 09:30 there
    assert times.time(times.hour_before(instant)).startswith("9:00")
    assert times.time(times.hour_after(instant)).startswith("10:00")
    whole = datetime(2026, 12, 10, 3, 30, tzinfo=UTC)
    assert times.hour_before(whole) == times.hour_after(whole) == whole


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize("_locale", ["en_US"], indirect=True)
def test_times_follow_the_user_s_format() -> None:
    afternoon = at(14, 5)
    assert LocalTimes("America/Denver").short_time(afternoon) == "2:05"
    QLocale.setDefault(QLocale(QLocale.Language.German))
    german = LocalTimes("America/Denver")
    assert (german.time(afternoon), german.short_time(afternoon)) == ("14:05", "14:05")
