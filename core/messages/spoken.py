"""Days, times and spans as a message says them, in the language of its customer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone
from babel.units import format_unit

if TYPE_CHECKING:
    from datetime import datetime

_LOCALES: Final = {"en": "en_US", "es": "es_US"}
_SHORT_DAY: Final = {"en": "EEE, MMM d", "es": "d 'de' MMMM"}
_BETWEEN: Final = {"en": "between {0} and {1}", "es": "entre {0} y {1}"}
_UNTIL: Final = {"en": "{time} on {day}", "es": "{time} del {day}"}
_AROUND: Final = {"en": "around {0}", "es": "sobre {0}"}
_WHEN: Final = {"en": ("today", "tomorrow", "on {0}"), "es": ("hoy", "mañana", "el {0}")}
_BEGINS: Final = {
    "en": ("in a few minutes", "in about {0} minutes", "in about an hour", "in about {0} hours"),
    "es": ("en unos minutos", "en unos {0} minutos", "en cerca de una hora", "en unas {0} horas"),
}
_WEEK: Final = 7
_SOON: Final = timedelta(minutes=10)
_AN_HOUR: Final = timedelta(minutes=45)
_HOURS: Final = timedelta(minutes=90)
_FAR: Final = timedelta(hours=3)


class Speech:
    """One language at one place.

    A language that nobody taught it has its own days and times, with signs between instead of
    words.
    """

    def __init__(self, language: str, timezone: str) -> None:
        self._language = language
        self._zone = ZoneInfo(timezone)
        self._tz = get_timezone(timezone)
        try:
            self._locale = Locale.parse(_LOCALES.get(language, language))
        except (UnknownLocaleError, ValueError):
            self._locale = Locale.parse("en_US")

    def day(self, at: datetime) -> str:
        """``Thursday, December 10, 2026``."""
        return format_date(at.astimezone(self._zone).date(), "full", locale=self._locale)

    def short_day(self, at: datetime) -> str:
        """``Thu, Dec 10``; in Spanish without the weekday: "sáb." would cost a text message two."""
        pattern = _SHORT_DAY.get(self._language, "medium")
        return format_date(at.astimezone(self._zone).date(), pattern, locale=self._locale)

    def clock(self, at: datetime) -> str:
        """``8:00 AM``; in Spanish with its article."""
        local = at.astimezone(self._zone)
        told = format_time(local, "short", tzinfo=self._tz, locale=self._locale)
        # a locale's narrow blanks are boxes in old mail clients, and cost an SMS its alphabet
        told = " ".join(told.split())
        if self._language != "es":
            return told
        return f"{'la' if local.hour % 12 == 1 else 'las'} {told}"

    def arrival(self, begins: datetime, ends: datetime) -> str:
        """``between 8:00 AM and 10:00 AM``."""
        words = _BETWEEN.get(self._language, "{0} - {1}")
        return words.format(self.clock(begins), self.clock(ends))

    def until(self, at: datetime) -> str:
        """``3:45 PM on Mon, Dec 7``."""
        words = _UNTIL.get(self._language, "{day}, {time}")
        return words.format(time=self.clock(at), day=self.short_day(at))

    def around(self, at: datetime) -> str:
        """``around 2:20 PM``."""
        return _AROUND.get(self._language, "{0}").format(self.clock(at))

    def minutes(self, count: int) -> str:
        """``20 minutes``."""
        return format_unit(count, "duration-minute", locale=self._locale)

    def when(self, at: datetime, now: datetime) -> str:
        """``today``, ``tomorrow``, ``on Thursday``, ``on Thu, Dec 17``."""
        here = at.astimezone(self._zone).date()
        ahead = (here - now.astimezone(self._zone).date()).days
        if self._language not in _WHEN:
            return self.short_day(at)
        today, tomorrow, on = _WHEN[self._language]
        if ahead <= 0:
            return today
        if ahead == 1:
            return tomorrow
        if ahead < _WEEK:
            return on.format(format_date(here, "EEEE", locale=self._locale))
        return on.format(self.short_day(at))

    def begins(self, at: datetime, now: datetime) -> str:
        """``in about an hour``; blank: it began, or that is more than three hours ahead."""
        ahead = at - now
        if not timedelta(0) < ahead <= _FAR or self._language not in _BEGINS:
            return ""
        few, minutes, hour, hours = _BEGINS[self._language]
        if ahead < _SOON:
            return few
        if ahead < _AN_HOUR:
            return minutes.format(5 * round(ahead / timedelta(minutes=5)))
        if ahead < _HOURS:
            return hour
        return hours.format(round(ahead / timedelta(hours=1)))
