"""From a cell to a value: text, numbers, flags, dates, times of day, shifts; or why not.

Every function takes a cell and gives a value, or raises :class:`CellRefused` with a sentence
that ends the line "row 7, column C: "abc" …". Dates typed as text are read as US offices type
them (month first) or as ISO 8601; local wall times are whole minutes.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from core.catalog.typed_text import FieldRefused, tidy, tidy_lines

if TYPE_CHECKING:
    from core.exchange.sheet import Cell

_FIRST_DAY = date(2000, 1, 1)
_LAST_DAY = date(2099, 12, 31)
_EXCEL_EPOCH = date(1899, 12, 30)
_NOON = 12
_HOURS = 24
_YES = frozenset({"y", "yes", "true", "t", "1", "x", "vip", "\u2713", "\u2714"})
_NO = frozenset({"", "n", "no", "false", "f", "0", "-", "\u2013", "\u2014"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_ISO_BASIC = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_US = re.compile(_WEEKDAY + r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})", re.IGNORECASE)
_US_NO_YEAR = re.compile(_WEEKDAY + r"\d{1,2}[/-]\d{1,2}", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    _WEEKDAY + r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE
)
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?::?(\d\d)(?::00)?)?\s*(a\.?m\.?|p\.?m\.?|a|p)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_DATE_LIKE_LABEL = re.compile(r"(\d{1,2})-([A-Za-z]{3})|([A-Za-z]{3})-(\d{1,2})")


class CellRefused(Exception):
    """The cell cannot be what its column needs; caught by :mod:`core.exchange.table`."""

    def __init__(self, message: str, proposal: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.proposal = proposal


def shown(cell: Cell) -> str:
    """The cell as it is quoted to a person, shortened."""
    value = "" if cell.value is None else cell.value
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = tidy(str(value))
    return text if len(text) <= 60 else text[:59] + "\u2026"  # noqa: PLR2004 - a line's width


def text(cell: Cell) -> str:
    """Tidied text, ``""`` for a blank cell; line breaks stay, control characters are refused."""
    if cell.trouble:
        raise CellRefused(cell.trouble, "Type the value itself.")
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, date | time | timedelta):
        message = "has been turned into a date or time by the spreadsheet."
        raise CellRefused(message, "Format the cell as text and type it again.")
    try:
        return tidy_lines(str(value))
    except FieldRefused as refused:
        raise CellRefused(refused.message, refused.proposal) from None


def required(cell: Cell) -> str:
    """Text that must be there, on one line."""
    result = " ".join(text(cell).split())
    if not result:
        message = "must not be blank."
        raise CellRefused(message)
    return result


def optional(cell: Cell) -> str | None:
    """Text on one line, ``None`` for a blank cell."""
    return " ".join(text(cell).split()) or None


def notes(cell: Cell) -> str | None:
    """Text with its line breaks, ``None`` for a blank cell."""
    return text(cell) or None


def label(cell: Cell) -> str:
    """A window's label: where a spreadsheet made a date of ``8-10``, that is said."""
    value = cell.value
    if isinstance(value, date):
        message = "has been turned into a date by the spreadsheet."
        proposal = f'Format the cell as text; was it "{value.month}-{value.day}"?'
        raise CellRefused(message, proposal)
    result = required(cell)
    match = _DATE_LIKE_LABEL.fullmatch(result)
    if match:
        name = (match[2] or match[3]).casefold()
        if name in _MONTHS:
            message = "looks like a label that a spreadsheet turned into a date."
            day = match[1] or match[4]
            proposal = f'Format the cell as text; was it "{_MONTHS.index(name) + 1}-{day}"?'
            raise CellRefused(message, proposal)
    return result


def flag(cell: Cell) -> bool:
    """``Y``, ``yes``, ``true``, ``1``, ``x`` … → true; ``N``, ``no``, ``0``, blank → false."""
    if cell.value is True or cell.value is False:
        return cell.value
    result = text(cell).casefold()
    if result in _YES:
        return True
    if result in _NO:
        return False
    message = "is neither yes nor no."
    raise CellRefused(message, "Write Y, or leave it blank.")


def number(cell: Cell) -> float | None:
    """A number, typed as a number or as text; ``None`` for a blank cell."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and not cell.trouble:
        return float(value)
    result = text(cell).replace("\u2212", "-")
    if not result:
        return None
    if not re.fullmatch(r"[-+]?\d{1,15}(?:\.\d{1,20})?", result):
        message = "is not a number."
        proposal = ""
        if re.fullmatch(r"[-+]?\d{1,4},\d{1,20}", result):
            proposal = f"Did you mean {result.replace(',', '.')}?"
        raise CellRefused(message, proposal)
    return float(result)


def whole(cell: Cell, least: int, most: int) -> int | None:
    """A whole number between ``least`` and ``most``; ``None`` for a blank cell."""
    result = number(cell)
    if result is None:
        return None
    if not result.is_integer():
        message = "is not a whole number."
        raise CellRefused(message)
    if not least <= result <= most:
        message = f"is not between {least:,} and {most:,}."
        raise CellRefused(message)
    return int(result)


def minutes(cell: Cell, least: int = 0, most: int = 1440) -> int | None:
    """Minutes: ``90`` or ``90 min``; ``None`` for a blank cell."""
    if isinstance(cell.value, str) and not cell.trouble:
        match = re.fullmatch(r"(\d{1,5})\s*(?:min|mins|minutes|m)\.?", tidy(cell.value).casefold())
        if match:
            result = int(match[1])
            if not least <= result <= most:
                message = f"is not between {least:,} and {most:,} minutes."
                raise CellRefused(message)
            return result
    if isinstance(cell.value, time | timedelta):
        message = "is a time of day."
        raise CellRefused(message, "Write the duration as a number of minutes.")
    return whole(cell, least, most)


def day(cell: Cell) -> date:
    """A date, typed as a date, as a serial number, or as text (US or ISO)."""
    result = maybe_day(cell)
    if result is None:
        message = "is not a date." if not cell.blank else "must not be blank."
        raise CellRefused(message, "" if cell.blank else "Write it as 12/31/2026 or 2026-12-31.")
    if not _FIRST_DAY <= result <= _LAST_DAY:
        message = f"is not between {_FIRST_DAY} and {_LAST_DAY}."
        raise CellRefused(message)
    return result


def maybe_day(cell: Cell) -> date | None:
    """The cell's date, ``None`` where it does not look like one; refuses what is ambiguous."""
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
        return _numbered_day(value)
    return _typed_day(tidy(value))


def _numbered_day(value: float) -> date | None:
    """A spreadsheet's serial day, or digits such as 20261231."""
    if value != int(value):
        return None
    match = _ISO_BASIC.fullmatch(str(int(value)))
    if match:
        return _make_day(int(match[1]), int(match[2]), int(match[3]))
    if (_FIRST_DAY - _EXCEL_EPOCH).days <= value <= (_LAST_DAY - _EXCEL_EPOCH).days:
        return _EXCEL_EPOCH + timedelta(days=int(value))
    return None


def _typed_day(typed: str) -> date | None:
    if match := _ISO.fullmatch(typed) or _ISO_BASIC.fullmatch(typed):
        return _make_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _US.fullmatch(typed):
        month, day_, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits mean this century
        if month > 12 >= day_:  # noqa: PLR2004 - months of a year
            message = "has no such month: dates are read month first."
            raise CellRefused(message, f"Did you mean {day_}/{month}/{year}?")
        return _make_day(year, month, day_)
    if match := _MONTH_FIRST.fullmatch(typed):
        return _named_day(match[3], match[1], match[2])
    if match := _DAY_FIRST.fullmatch(typed):
        return _named_day(match[3], match[2], match[1])
    if _US_NO_YEAR.fullmatch(typed):
        message = "is a date without a year."
        raise CellRefused(message, "Write it as 12/31/2026 or 2026-12-31.")
    return None


def _named_day(year: str, month: str, day_: str) -> date | None:
    if month.casefold() not in _MONTHS:
        return None
    return _make_day(int(year), _MONTHS.index(month.casefold()) + 1, int(day_))


def _make_day(year: int, month: int, day_: int) -> date:
    try:
        return date(year, month, day_)
    except ValueError as error:
        message = "is not a day of the calendar."
        raise CellRefused(message) from error


def clock(cell: Cell) -> time:
    """A local time of day: ``8:00``, ``08:00``, ``4:30 PM``, ``5pm``, or a spreadsheet's time."""
    if cell.trouble:
        raise CellRefused(cell.trouble, "Type the time itself.")
    value = cell.value
    result: time | None = None
    if isinstance(value, datetime):
        # a time of day in a cell that carries a date as well: only day zero is nothing but a time
        if value.date() in {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)}:
            result = value.time()
    elif isinstance(value, time):
        result = value
    elif isinstance(value, float) and 0 <= value < 1:
        # a time in a cell formatted as a number: the share of a day
        of_day = round(value * 1440) % 1440
        result = time(of_day // 60, of_day % 60)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        result = typed_clock(tidy(str(value)))
    if result is None:
        message = "must not be blank." if cell.blank else "is not a time of day."
        raise CellRefused(message, "" if cell.blank else "Write it as 8:00 or 4:30 PM.")
    if result.second or result.microsecond:
        message = "has seconds."
        raise CellRefused(message, f"Write whole minutes: {result:%H:%M}.")
    return result


def typed_clock(typed: str) -> time | None:
    """``8``, ``8:00``, ``0800``, ``8 am``, ``4:30 p.m.`` as a time; ``None`` for anything else."""
    lowered = typed.casefold()
    if lowered in {"noon", "midday"}:
        return time(_NOON)
    match = _TIME.fullmatch(lowered)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour >= _HOURS or minute >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    return time(hour, minute)


def shift(typed: str) -> tuple[time, time] | None:
    """``8:00-17:00``, ``7:30 to 16:30``, ``8am-5pm`` as local times; ``None`` if it is no shift.

    Refuses one that ends before it starts, and proposes the afternoon.
    """
    parts = _BETWEEN.split(tidy(typed))
    if len(parts) != 2:  # noqa: PLR2004 - a start and an end
        return None
    starts, ends = typed_clock(parts[0]), typed_clock(parts[1])
    if starts is None or ends is None:
        return None
    check_order(starts, ends)
    return starts, ends


def check_order(starts: time, ends: time) -> None:
    """Refuse an end that is not after its start; where the afternoon was meant, propose it."""
    if starts < ends:
        return
    message = f"ends at {ends:%H:%M}, not after its start at {starts:%H:%M}."
    proposal = ""
    if ends.hour < _NOON and time(ends.hour + _NOON, ends.minute) > starts:
        proposal = f"Did you mean {starts:%H:%M}-{ends.hour + _NOON}:{ends:%M}?"
    raise CellRefused(message, proposal)
