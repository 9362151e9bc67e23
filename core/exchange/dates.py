"""Days as sheets have them: real dates, serial numbers, and text in every usual spelling.

Text is read as ISO 8601, as numbers in the order that the column proves (month first where none
is proven), or with the month's name in English or Spanish.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
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
_SHORTEST_MONTH = 3
"""Letters: "ma" could be March or May."""
_MONTH_NUMBERS: dict[str, int] = {}
for _number, _names in enumerate(_MONTHS, start=1):
    for _name in _names:
        for _length in range(_SHORTEST_MONTH, len(_name) + 1):
            _MONTH_NUMBERS.setdefault(_name[:_length], _number)
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
_WEEKDAY_NAMES = (
    ("Monday", "mon", "lun"),
    ("Tuesday", "tue", "mar"),
    ("Wednesday", "wed", "mie"),
    ("Thursday", "thu", "jue"),
    ("Friday", "fri", "vie"),
    ("Saturday", "sat", "sab"),
    ("Sunday", "sun", "dom"),
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
_WEEKDAY_START = re.compile(_WEEKDAY)
_MONTH_DASH = re.compile(_WEEKDAY + _NAME + r"\.?-([23]\d)")
_MONTH_AND_YEAR = re.compile(r"\b([a-z]{3,10})\b\.?,?\s+(?:del?\s+)?(20\d\d|'\d\d)\b")
_MONTH_NUMBER = re.compile(r"(?<![-/\d])(?:(20\d\d)[-/](\d{1,2})|(\d{1,2})[-/](20\d\d))(?![-/\d])")
_MONTH_WORD = re.compile(r"\b([a-z]{3,10})\b")


@dataclass(frozen=True, slots=True)
class HowDates:
    """How a column's dates are read.

    ``today``: dates without a year are those nearest to it; ``None`` refuses them. ``month``:
    whose days bare numbers from 1 to 31 are. ``since``: dates without a year are in the year that
    begins with it. ``doubt``: why numbers are refused that can be read in either order.
    ``swapped``: real dates are refused that may have been made of text in the wrong order.
    ``dash_is_day``: "Apr-27" is a day. ``checked``: false takes what only looks like a date.
    """

    day_first: bool = False
    today: date | None = None
    from_1904: bool = False
    month: date | None = None
    since: date | None = None
    doubt: str = ""
    swapped: bool = False
    dash_is_day: bool = True
    checked: bool = True


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
    return _MONTH_NUMBERS.get(name)


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
        return _real_day(value.date(), how)
    if isinstance(value, date):
        return _real_day(value, how)
    if isinstance(value, bool) or value is None or isinstance(value, time | timedelta):
        return None
    if isinstance(value, int | float):
        return _numbered_day(value, how)
    return typed_day(value, how)


def _real_day(found: date, how: HowDates) -> date:
    """A real date, unless a spreadsheet may have made it of a text in the wrong order."""
    if how.swapped and found.day <= MONTHS_OF_A_YEAR and found.day != found.month:
        message = "may have day and month swapped: beside it are dates that stayed text."
        raise CellRefused(message, "Write all dates of the sheet as 2026-12-31.")
    return found


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
    weekday = weekday_of(typed)
    found = _typed_day(typed, how, weekday)
    if found is not None and weekday not in {None, found.weekday()} and how.checked:
        said, there = _WEEKDAY_NAMES[weekday or 0][0], _WEEKDAY_NAMES[found.weekday()][0]
        message = f"is not a {said}: {found} is a {there}."
        raise CellRefused(message, "Correct the date or the weekday.")
    return found


def weekday_of(typed: str) -> int | None:
    """The weekday that stands before the date in a folded text, from 0 (Monday)."""
    start = _WEEKDAY_START.match(typed)
    if start is None or not start.end():
        return None
    rest = typed[start.end() :]
    if not any(one.fullmatch(rest) for one in (_ISO, NUMBERS, NO_YEAR, _MONTH_FIRST, _DAY_FIRST)):
        return None  # "mar 7" is a day of March
    return weekday_named(typed)


def is_weekday(value: Value) -> bool:
    """Whether a cell has nothing but a weekday's name, of at least three letters."""
    if not isinstance(value, str) or not 3 <= len(value) <= LONGEST:  # noqa: PLR2004 - "m", "tu"
        return False
    return WEEKDAY_ONLY.fullmatch(fold(value)) is not None


def with_weekday(value: Value, weekday: Value) -> Value:
    """A typed date with the weekday that stands in the cell beside it; else the value itself."""
    if isinstance(value, str) and isinstance(weekday, str) and is_weekday(weekday):
        both = f"{weekday} {value}"
        if len(both) <= LONGEST and weekday_of(fold(both)) is not None:
            return both
    return value


def weekday_named(text: str) -> int | None:
    """The weekday with which a text begins, from 0 (Monday); at least three letters of it."""
    start = fold(text)[:3]
    names = enumerate(_WEEKDAY_NAMES)
    return next((number for number, (_, *short) in names if start in short), None)


def _typed_day(typed: str, how: HowDates, weekday: int | None) -> date | None:
    if match := _ISO.fullmatch(typed) or _ISO_BASIC.fullmatch(typed):
        year, month, day_ = (int(match[name]) for name in ("year", "month", "day"))
        return make_day(year, month, day_)
    if match := NUMBERS.fullmatch(typed):
        first, second, year = int(match[1]), int(match[3]), century(match[4])
        return _in_order(first, second, year, _told(first, second, year, how, weekday))
    if match := NO_YEAR.fullmatch(typed):
        first, second = int(match[1]), int(match[3])
        return _without_year(first, second, match[2], _told(first, second, None, how, weekday))
    if _DAY_NUMBER.fullmatch(typed):
        return None if how.month is None else _numbered_day(int(typed), how)
    return _named_day(typed, how)


def _told(
    first: int, second: int, year: int | None, how: HowDates, weekday: int | None
) -> HowDates:
    """How two numbers are read, where the column leaves a doubt: the weekday may tell."""
    if not how.doubt or first == second or max(first, second) > MONTHS_OF_A_YEAR:
        return how
    if weekday is not None and year is not None:
        orders = fitting_orders(first, second, year, weekday)
        if len(orders) == 1:
            return replace(how, day_first=orders[0])
    raise CellRefused(how.doubt, "Choose how dates are read, or write it as 2026-12-31.")


def fitting_orders(first: int, second: int, year: int, weekday: int) -> list[bool]:
    """The values of ``day_first`` with which these numbers are a day of that weekday."""
    found: list[bool] = []
    for day_first in (False, True):
        month, day_ = (second, first) if day_first else (first, second)
        try:
            if date(year, month, day_).weekday() == weekday:
                found.append(day_first)
        except ValueError:
            continue
    return found


def _without_year(first: int, second: int, between: str, how: HowDates) -> date:
    if between == "-" or how.today is None:
        # "8-10" is more often a window than a day
        message = "is a date without a year."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    month, day_ = (second, first) if how.day_first else (first, second)
    return _in_year(month, day_, how, how.today)


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
    if how.checked and not how.dash_is_day and _MONTH_DASH.fullmatch(typed):
        message = "may be a month of a year, or a day."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    if how.since is None and how.month is not None and how.month.month == month:
        return make_day(how.month.year, month, int(day_))
    if how.today is None:
        message = "is a date without a year."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    return _in_year(month, int(day_), how, how.today)


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


def yearless(typed: str) -> tuple[int, int] | None:
    """Month and day, where a folded text is a day and a month's name, and nothing else."""
    match = _MONTH_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if match is None or match[3] is not None:
        return None
    name, day_ = (match[1], match[2]) if match.re is _MONTH_FIRST else (match[2], match[1])
    month = month_number(name)
    return None if month is None else (month, int(day_))


def month_dash(typed: str) -> tuple[int, int] | None:
    """Month and number of a folded text such as "apr-27": a day, or a month of a year."""
    match = _MONTH_DASH.fullmatch(typed)
    month = month_number(match[1]) if match else None
    return None if match is None or month is None else (month, int(match[2]))


def is_day_number(value: Value) -> bool:
    """Whether a cell has nothing but a number from 1 to 31."""
    if isinstance(value, str):
        return len(value) <= LONGEST and _DAY_NUMBER.fullmatch(fold(value)) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 1 <= value <= _DAYS_OF_A_MONTH and value == int(value)


def _in_year(month: int, day_: int, how: HowDates, today: date) -> date:
    """The day without a year in the year that begins with ``since``, else the nearest."""
    if how.since is None:
        return _nearest(month, day_, today)
    later = (month, day_) < (how.since.month, how.since.day)
    return make_day(how.since.year + later, month, day_)


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
