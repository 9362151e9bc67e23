"""How often a block repeats, in the user's language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from core.catalog.repeats import checked_repeats, in_words
from ui.marking import QT_TRANSLATE_NOOP
from ui.moments import short_day
from ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY: Final = {
    "DAILY": (
        QT_TRANSLATE_NOOP("Repeats", "every day"),
        QT_TRANSLATE_NOOP("Repeats", "every {n} days"),
    ),
    "WEEKLY": (
        QT_TRANSLATE_NOOP("Repeats", "every week"),
        QT_TRANSLATE_NOOP("Repeats", "every {n} weeks"),
    ),
    "MONTHLY": (
        QT_TRANSLATE_NOOP("Repeats", "every month"),
        QT_TRANSLATE_NOOP("Repeats", "every {n} months"),
    ),
    "YEARLY": (
        QT_TRANSLATE_NOOP("Repeats", "every year"),
        QT_TRANSLATE_NOOP("Repeats", "every {n} years"),
    ),
}
_PLACES: Final = {
    "1": QT_TRANSLATE_NOOP("Repeats", "{every} on the first {weekday}"),
    "2": QT_TRANSLATE_NOOP("Repeats", "{every} on the second {weekday}"),
    "3": QT_TRANSLATE_NOOP("Repeats", "{every} on the third {weekday}"),
    "4": QT_TRANSLATE_NOOP("Repeats", "{every} on the fourth {weekday}"),
    "-1": QT_TRANSLATE_NOOP("Repeats", "{every} on the last {weekday}"),
}


def repeat_words(repeats: str) -> str:
    """Such as "every 2 weeks on Monday, once"; a rule that is seldom made has the core's words.

    Raises InvalidInput (``field`` repeats) with what is wrong.
    """
    parts = dict(part.split("=", 1) for part in checked_repeats(repeats).split(";"))
    ends: dict[str, str] = {name: parts.pop(name) for name in ("UNTIL", "COUNT") if name in parts}
    words = _how_often(parts)
    if not words:
        return said(in_words(repeats))
    return _with_end(words, ends)


def _how_often(parts: Mapping[str, str]) -> str:
    """What the form can make, in words; "" for another rule."""
    frequency = parts["FREQ"]
    one, many = _EVERY[frequency]
    interval = parts.get("INTERVAL", "1")
    every = _tr(one) if interval == "1" else _tr(many).format(n=interval)
    by = {name: value for name, value in parts.items() if name.startswith("BY")}
    if parts.keys() - by.keys() - {"FREQ", "INTERVAL"} or len(by) > 1:
        return ""
    if not by:
        return every
    name, value = next(iter(by.items()))
    if (frequency, name) == ("WEEKLY", "BYDAY"):
        days = QLocale().createSeparatedList([_weekday(day) for day in value.split(",")])
        if interval == "1":
            return QCoreApplication.translate("Repeats", "every {weekdays}").format(weekdays=days)
        return QCoreApplication.translate("Repeats", "{every} on {weekdays}").format(
            every=every, weekdays=days
        )
    return _in_a_month(name, value, every) if frequency == "MONTHLY" else ""


def _in_a_month(name: str, value: str, every: str) -> str:
    if name == "BYMONTHDAY" and value == "-1":
        return QCoreApplication.translate("Repeats", "{every} on the last day").format(every=every)
    if name == "BYMONTHDAY" and value.isdecimal():
        return QCoreApplication.translate("Repeats", "{every} on day {n}").format(
            every=every, n=value
        )
    if name == "BYDAY" and value[-2:] in _WEEKDAYS and value[:-2] in _PLACES:
        return _tr(_PLACES[value[:-2]]).format(every=every, weekday=_weekday(value[-2:]))
    return ""


def _with_end(words: str, ends: Mapping[str, str]) -> str:
    if "COUNT" in ends:
        if ends["COUNT"] == "1":
            return QCoreApplication.translate("Repeats", "{words}, once").format(words=words)
        return QCoreApplication.translate("Repeats", "{words}, {n} times").format(
            words=words, n=ends["COUNT"]
        )
    if "UNTIL" in ends:
        last = date.fromisoformat(ends["UNTIL"])
        return QCoreApplication.translate("Repeats", "{words}, until {day}").format(
            words=words, day=short_day(last)
        )
    return words


def _weekday(name: str) -> str:
    return QLocale().dayName(_WEEKDAYS.index(name) + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Repeats", text)
