"""Days as sheets have them: real dates, serial numbers, and text in every usual spelling.

Text is read as ISO 8601, as numbers in the order that the column proves (month first where none
is proven), or with the month's name in English or Spanish.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.exchange.cells import CellRefused

if TYPE_CHECKING:
    from core.exchange.book import Cell, Value

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre", "sept"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
MONTHS_OF_A_YEAR = 12
_DAYS_OF_A_MONTH = 31
LONGEST = 40
_LARGEST = 1_000_000_000
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
    r"|(?:lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?"
    r"|dom(?:ingo)?)\.?,?\s+)?"
)
WEEKDAY_ONLY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?"
    r"|mo|tu|we|th|fr|sa|su|m|t|w|f|s)\.?"
)
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(
    _WEEKDAY + r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _MIDNIGHT
)
_ISO_BASIC = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)")
NUMBERS = re.compile(_WEEKDAY + r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})" + _MIDNIGHT)
NO_YEAR = re.compile(_WEEKDAY + r"(\d{1,2})([/-])(\d{1,2})")
_DAY_NUMBER = re.compile(r"[1-9]|[12]\d|3[01]")
_NAME = r"([a-z]{3,10})"
_YEAR = r"(\d{4}|'?\d{2})"
_MONTH_FIRST = re.compile(
    _WEEKDAY + _NAME + r"(?:\.?\s+|\.|-)(\d{1,2})(?:st|nd|rd|th)?(?:(?:,\s*|\s+|-)" + _YEAR + ")?"
)
_DAY_FIRST = re.compile(
    _WEEKDAY
    + r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+de\s+|\s*-\s*|\s+|\.\s*)"
    + _NAME
    + r"(?:(?:\s+del?\s+|\s*-\s*|\.?,?\s+)"
    + _YEAR
    + r")?\.?"
)
_MONTH_AND_YEAR = re.compile(r"\b([a-z]{3,10})\b\.?,?\s+(?:del?\s+)?(20\d\d|'\d\d)\b")
_MONTH_NUMBER = re.compile(r"(?<![-/\d])(?:(20\d\d)[-/](\d{1,2})|(\d{1,2})[-/](20\d\d))(?![-/\d])")
_MONTH_WORD = re.compile(r"\b([a-z]{3,10})\b")


@dataclass(frozen=True, slots=True)
class HowDates:
    """How a column's dates are read.

    ``today``: dates without a year are those nearest to it; ``None`` refuses them. ``month``:
    whose days bare numbers from 1 to 31 are.
    """

    day_first: bool = False
    today: date | None = None
    from_1904: bool = False
    month: date | None = None


MONTH_FIRST = HowDates()


def fold(text: str) -> str:
    """Without capitals, accents and stray spaces."""
    lowered = tidy(text).casefold()
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def month_number(name: str) -> int | None:
    """``dec``, ``december``, ``dic``, ``diciembre`` → 12; at least three letters."""
    if len(name) < 3:  # noqa: PLR2004 - "ma" could be March or May
        return None
    for number, names in enumerate(_MONTHS, start=1):
        if any(full.startswith(name) for full in names):
            return number
    return None


def day(cell: Cell, how: HowDates = MONTH_FIRST) -> date:
    """A date that must be there, in this century."""
    result = maybe_day(cell, how)
    if result is None:
        message = "is not a date." if not cell.blank else "must not be blank."
        raise CellRefused(message, "" if cell.blank else "Write it as 12/31/2026 or 2026-12-31.")
    return in_range(result)


def in_range(found: date) -> date:
    """Refuses a day that nobody plans for."""
    if not FIRST_DAY <= found <= LAST_DAY:
        message = f"is not between {FIRST_DAY} and {LAST_DAY}."
        raise CellRefused(message)
    return found


def maybe_day(cell: Cell, how: HowDates = MONTH_FIRST) -> date | None:
    """The cell's date, ``None`` where it does not look like one; refuses what is none."""
    if cell.trouble:
        raise CellRefused(cell.trouble, "Type the date itself.")
    value = cell.value
    if isinstance(value, datetime):
        if value.time() != time():
            message = "is a date with a time of day."
            raise CellRefused(message, f"Write the date only: {value.date()}.")
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None or isinstance(value, time | timedelta):
        return None
    if isinstance(value, int | float):
        return _numbered_day(value, how)
    return typed_day(value, how)


def _numbered_day(value: float, how: HowDates) -> date | None:
    """A spreadsheet's serial day, digits such as 20261231, or a day of the month."""
    if not abs(value) < _LARGEST or value != int(value):
        return None
    number = int(value)
    if how.month is not None and 1 <= number <= _DAYS_OF_A_MONTH:
        return make_day(how.month.year, how.month.month, number)
    if match := _ISO_BASIC.fullmatch(str(number)):
        return make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    epoch = _EPOCH_1904 if how.from_1904 else _EPOCH
    if (FIRST_DAY - epoch).days <= number <= (LAST_DAY - epoch).days:
        return epoch + timedelta(days=number)
    return None


def typed_day(text: str, how: HowDates = MONTH_FIRST) -> date | None:
    """The date that a text is, ``None`` where it does not look like one."""
    if len(text) > LONGEST * 2 or len(typed := fold(text)) > LONGEST:
        return None
    if match := _ISO.fullmatch(typed) or _ISO_BASIC.fullmatch(typed):
        year, month, day_ = (int(match[name]) for name in ("year", "month", "day"))
        return make_day(year, month, day_)
    if match := NUMBERS.fullmatch(typed):
        return _in_order(int(match[1]), int(match[3]), century(match[4]), how)
    if match := NO_YEAR.fullmatch(typed):
        return _without_year(int(match[1]), int(match[3]), match[2], how)
    if _DAY_NUMBER.fullmatch(typed):
        return None if how.month is None else _numbered_day(int(typed), how)
    return _named_day(typed, how)


def _without_year(first: int, second: int, between: str, how: HowDates) -> date:
    if between == "-" or how.today is None:
        # "8-10" is more often a window than a day
        message = "is a date without a year."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    month, day_ = (second, first) if how.day_first else (first, second)
    return _nearest(month, day_, how.today)


def _named_day(typed: str, how: HowDates) -> date | None:
    if match := _MONTH_FIRST.fullmatch(typed):
        name, day_, year = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(typed):
        name, day_, year = match[2], match[1], match[3]
    else:
        return None
    month = month_number(name)
    if month is None:
        return None
    if year is not None:
        return make_day(century(year.lstrip("'")), month, int(day_))
    if how.month is not None and how.month.month == month:
        return make_day(how.month.year, month, int(day_))
    if how.today is None:
        message = "is a date without a year."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    return _nearest(month, int(day_), how.today)


def century(year: str) -> int:
    """A year as it is typed: two digits are of this century."""
    return int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - digits


def _in_order(first: int, second: int, year: int, how: HowDates) -> date:
    month, day_ = (second, first) if how.day_first else (first, second)
    if month > MONTHS_OF_A_YEAR >= day_:
        order = "day first" if how.day_first else "month first"
        meant = f"{month}/{day_}" if how.day_first else f"{day_}/{month}"
        message = f"has no such month: dates are read {order}."
        raise CellRefused(message, f"Did you mean {meant}/{year}?")
    return make_day(year, month, day_)


def yearless(typed: str) -> bool:
    """Whether a folded text is a day and a month's name, and nothing else."""
    match = _MONTH_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if match is None or match[3] is not None:
        return False
    return month_number(match[1] if match.re is _MONTH_FIRST else match[2]) is not None


def _nearest(month: int, day_: int, today: date) -> date:
    """Of the days of that name the one nearest to today."""
    found: list[date] = []
    for year in range(today.year - 1, today.year + 2):
        try:
            found.append(date(year, month, day_))
        except ValueError:
            continue
    if not found:
        message = "is not a day of the calendar."
        raise CellRefused(message)
    return min(found, key=lambda one: (abs((one - today).days), one < today))


def make_day(year: int, month: int, day_: int) -> date:
    """The day of these numbers; refuses the 13th month and the 30th of February."""
    try:
        return date(year, month, day_)
    except ValueError as error:
        message = "is not a day of the calendar."
        if month > MONTHS_OF_A_YEAR or month < 1:
            message = f"has no such month: there is no month {month}."
        raise CellRefused(message) from error


def month_in(value: Value, today: date | None) -> date | None:
    """The month that a title names ("Dec 2026", "diciembre de 2026", 12/2026), as its first day.

    ``today``: a month's name alone is the one nearest to it.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.replace(day=1) if FIRST_DAY <= value <= LAST_DAY else None
    if not isinstance(value, str) or len(value) > 200:  # noqa: PLR2004 - a title, not a text
        return None
    text = fold(value.replace("_", " "))
    for match in _MONTH_AND_YEAR.finditer(text):
        month = month_number(match[1])
        if month is not None:
            return date(century(match[2].lstrip("'")), month, 1)
    if numbers := _MONTH_NUMBER.search(text):
        year, month = int(numbers[1] or numbers[4]), int(numbers[2] or numbers[3])
        return date(year, month, 1) if 1 <= month <= MONTHS_OF_A_YEAR else None
    words = text.split()
    if today is not None and len(words) == 1 and _MONTH_WORD.fullmatch(text):
        month = month_number(text)
        return None if month is None else _nearest(month, 1, today)
    return None
