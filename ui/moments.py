"""Dates and times as the user's locale writes them, in the branch's time zone.

The weekday, day and month stand in the order of the locale's own short date; names are its own.
The year stands where it is not this one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUARTER = timedelta(minutes=15)
_SECONDS = (":ss", ".ss")


@cache
def zone(name: str) -> ZoneInfo:
    """A branch's time zone by its name."""
    return ZoneInfo(name)


def local(instant: datetime, timezone: str) -> datetime:
    """An aware instant in the branch's time zone."""
    return instant.astimezone(zone(timezone))


def utc(instant: datetime) -> datetime:
    """An aware instant in UTC: to compare and to subtract, across a change of the clocks."""
    return instant.astimezone(UTC)


# Days ------------------------------------------------------------------------------------------


def short_day(day: date, today: date | None = None) -> str:
    """As it is said on the phone: "Thu, 26 Nov", or "Thu, Nov 26" where the month comes first.

    ``today`` tells this year; None: it is asked of this machine.
    """
    return _written(day, "ddd, {day}", today)


def long_day(day: date, today: date | None = None) -> str:
    """For a screen reader and for sentences: "Thursday 26 November"."""
    # Spanish and its kin write "26 de noviembre"
    joined = " 'de' " if "'de'" in QLocale().dateFormat(QLocale.FormatType.LongFormat) else " "
    return _written(day, "dddd {day}", today, month="MMMM", joined=joined)


def day_format() -> str:
    """For a field in which a day is chosen: as `short_day` writes it, always with the year."""
    return f"ddd, {_order('MMM', ' ', with_year=True)}"


def full_day(day: date) -> str:
    """On paper, with the year: the locale's long date."""
    return QLocale().toString(qt_date(day), QLocale.FormatType.LongFormat)


def weekday(day: date) -> str:
    """The weekday, short: "Thu"."""
    return QLocale().toString(qt_date(day), "ddd")


def day_and_month(day: date) -> str:
    """Without the weekday: "26 Nov"."""
    return _written(day, "{day}", day)


def qt_date(day: date) -> QDate:
    """For a widget that shows a date."""
    return QDate(day.year, day.month, day.day)


def python_date(day: QDate) -> date:
    """From a widget that shows a date."""
    return date(day.year(), day.month(), day.day())


# Times -----------------------------------------------------------------------------------------


def time_of_day(instant: datetime, timezone: str, *, seconds: bool = False) -> str:
    """The branch's wall time in the locale's short format; ``seconds``: with them."""
    return _time(local(instant, timezone), _time_format(seconds=seconds))


def day_and_time(
    instant: datetime, timezone: str, today: date | None = None, *, seconds: bool = False
) -> str:
    """Both: "Thu, 26 Nov, 10:42"; ``seconds``: with them."""
    at = local(instant, timezone)
    return f"{short_day(at.date(), today)}, {time_of_day(instant, timezone, seconds=seconds)}"


class LocalTimes:
    """Times and days of one time zone (an IANA name)."""

    def __init__(self, timezone: str) -> None:
        self._timezone = timezone
        self._time_format = _time_format()
        self._is_twelve = "a" in self._time_format.lower()
        self._hour_format = "h Ap" if self._is_twelve else self._time_format

    def local(self, instant: datetime) -> datetime:
        """The aware instant on the branch's clocks."""
        return local(instant, self._timezone)

    def date_of(self, instant: datetime) -> date:
        """The branch's date at the instant."""
        return self.local(instant).date()

    def time(self, instant: datetime) -> str:
        """Hours and minutes."""
        return _time(self.local(instant), self._time_format)

    def short_time(self, instant: datetime) -> str:
        """Hours and minutes where an axis beside it tells morning from afternoon."""
        if not self._is_twelve:
            return self.time(instant)
        at = self.local(instant)
        return f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}"

    def hour(self, instant: datetime) -> str:
        """An axis label: as short as the format allows."""
        return _time(self.local(instant), self._hour_format)

    def span(self, first: datetime, last: datetime) -> str:
        """From … to, hours and minutes."""
        return f"{self.time(first)} \N{EN DASH} {self.time(last)}"

    def day(self, service_date: date) -> str:
        """Weekday, day and month."""
        return short_day(service_date)

    def moment(self, instant: datetime, *, seconds: bool = False) -> str:
        """Day and time; ``seconds``: with them."""
        return day_and_time(instant, self._timezone, seconds=seconds)

    def zone_word(self, instant: datetime) -> str:
        """The zone's abbreviation then: MST or MDT; it tells a repeated hour's two times apart."""
        return self.local(instant).tzname() or ""

    def changes_clocks(self, first: datetime, last: datetime) -> bool:
        """Whether the clocks change between the two."""
        return self.local(first).utcoffset() != self.local(last).utcoffset()

    def hours(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """Every instant (UTC) from first to last at which the branch's clocks show a whole hour."""
        at = _quarter(first)
        while at <= last:
            if at >= first and self.local(at).minute == 0:
                yield at
            at += _QUARTER

    def hour_before(self, instant: datetime) -> datetime:
        """The last instant (UTC), not after this one, at which the clocks show a whole hour."""
        at = _quarter(instant)
        while self.local(at).minute:
            at -= _QUARTER
        return at

    def hour_after(self, instant: datetime) -> datetime:
        """The first instant (UTC), not before this one, at which the clocks show a whole hour."""
        at = _quarter(instant)
        while at < instant or self.local(at).minute:
            at += _QUARTER
        return at


# -----------------------------------------------------------------------------------------------


def _written(
    day: date, shape: str, today: date | None, month: str = "MMM", joined: str = " "
) -> str:
    with_year = day.year != (today or datetime.now(UTC)).year
    order = _order(month, joined, with_year=with_year)
    return QLocale().toString(qt_date(day), shape.format(day=order))


def _order(month: str, joined: str, *, with_year: bool) -> str:
    """Day, month and year in the locale's order, as Qt writes a format."""
    numbers = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    month_first = numbers.find("M") < numbers.find("d")
    order = f"{month} d" if month_first else f"d{joined}{month}"
    if with_year:
        order += ", yyyy" if month_first else f"{joined}yyyy"
    return order


def _time_format(*, seconds: bool = False) -> str:
    """Some locales' short form has seconds, others have not."""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    for part in _SECONDS:
        form = form.replace(part, "")
    return form.replace("mm", "mm:ss", 1) if seconds else form


def _time(at: datetime, form: str) -> str:
    return QLocale().toString(QTime(at.hour, at.minute, at.second), form)


def _quarter(instant: datetime) -> datetime:
    """The last quarter of an hour; every time zone in use is whole quarters from UTC."""
    at = instant.astimezone(UTC)
    return at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)
