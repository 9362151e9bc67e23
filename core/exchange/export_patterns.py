"""How an export writes dates and times: the small language of a profile's formats.

Letters stand for parts, as in Unicode's date patterns: ``yyyy yy`` year, ``MMMM MMM MM M`` month
(name, short name, two digits, digits), ``dd d`` day, ``EEEE EEE`` weekday, ``HH H`` hour 0-23,
``hh h`` hour 1-12 with ``a`` (AM, PM), ``mm`` minute, ``ss`` second. Between them stand spaces,
``- / . , :`` and text in single quotes: ``d 'de' MMMM``. docs/export.md has them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import parse_pattern

from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from babel.dates import DateTimePattern

LONGEST = 40
_DATE_PARTS = {
    "yyyy": "yyyy",
    "yy": "yy",
    "MMMM": "mmmm",
    "MMM": "mmm",
    "MM": "mm",
    "M": "m",
    "dd": "dd",
    "d": "d",
    "EEEE": "dddd",
    "EEE": "ddd",
}
_TIME_PARTS = {"HH": "hh", "H": "h", "hh": "hh", "h": "h", "mm": "mm", "ss": "ss", "a": "AM/PM"}
_TOKEN = re.compile(r"(?P<letters>([A-Za-z])\2*)|'(?P<quoted>[^']*)'|(?P<between>[ \-/.,:]+)")
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A format that was checked. ``excel`` is the same in a spreadsheet's own language."""

    text: str
    excel: str
    _parsed: DateTimePattern = field(repr=False)
    _locale: Locale = field(repr=False)
    _known: dict[date | time, str] = field(default_factory=dict, repr=False)

    def write(self, value: date | time) -> str:
        """The value in this format; the same few values come again and again."""
        written = self._known.get(value)
        if written is None:
            written = self._known[value] = str(self._parsed.apply(value, self._locale))
        return written


def date_pattern(text: str, language: str = _FALLBACK) -> Pattern:
    """A format of dates. ``language`` names months and weekdays. Raises InvalidInput."""
    used = _check(text, _DATE_PARTS, "date_format", "date", "yyyy-MM-dd, M/d/yyyy or EEE d MMM")
    if not used & {"d", "dd"}:
        message = f'The date format "{text}" has no day.'
        raise InvalidInput(message, next_step="Add d or dd.", field="date_format")
    return _pattern(text, _DATE_PARTS, language)


def time_pattern(text: str, language: str = _FALLBACK) -> Pattern:
    """A format of times of day. Raises InvalidInput."""
    used = _check(text, _TIME_PARTS, "time_format", "time", "HH:mm or h:mm a")
    if not used & {"H", "HH", "h", "hh"} or "mm" not in used:
        message = f'The time format "{text}" has no hour or no minute.'
        raise InvalidInput(message, next_step="Write it as HH:mm or h:mm a.", field="time_format")
    if bool(used & {"h", "hh"}) != ("a" in used):
        message = f'The time format "{text}" does not tell morning from afternoon.'
        raise InvalidInput(message, next_step="Write it as HH:mm or h:mm a.", field="time_format")
    return _pattern(text, _TIME_PARTS, language)


def _check(text: str, parts: Mapping[str, str], name: str, what: str, examples: str) -> set[str]:
    """The parts that ``text`` has; InvalidInput where it is not of this language."""
    next_step = f"Write it as {examples}."
    if not text.strip() or len(text) > LONGEST:
        message = f"A {what} format has 1 to {LONGEST} characters."
        raise InvalidInput(message, next_step=next_step, field=name)
    used: set[str] = set()
    at = 0
    for token in _TOKEN.finditer(text):
        if token.start() != at:
            break
        at = token.end()
        letters = token["letters"]
        if letters is None:
            continue
        if letters not in parts:
            message = f'"{letters}" is no part of a {what} format.'
            raise InvalidInput(message, next_step=next_step, field=name)
        used.add(letters)
    if at != len(text):
        message = f'"{text[at]}" is not understood in the {what} format "{text}".'
        raise InvalidInput(message, next_step="Put text in single quotes.", field=name)
    return used


def _pattern(text: str, parts: Mapping[str, str], language: str) -> Pattern:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(_FALLBACK)
    excel = "".join(_in_excel(token, parts) for token in _TOKEN.finditer(text))
    return Pattern(text, excel, parse_pattern(text), locale)


def _in_excel(token: re.Match[str], parts: Mapping[str, str]) -> str:
    if token["letters"] is not None:
        return parts[token["letters"]]
    if token["quoted"] is not None:
        # two quotes are one apostrophe, as in babel
        text = token["quoted"].replace('"', "") or "'"
        return f'"{text}"'
    # a dot or a comma of its own would be taken for a number's
    return re.sub(r"([.,])", r"\\\1", token["between"])
