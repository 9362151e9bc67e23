"""From a cell to a value: text, numbers, flags, times of day, shifts; or why not.

Every function takes a cell and gives a value, or raises :class:`CellRefused` with a sentence
that ends the line "row 7, column C: "abc" …". Local wall times are whole minutes; dates are in
:mod:`core.exchange.dates`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from core.catalog.typed_text import LONGEST_TEXT, FieldRefused, tidy, tidy_lines

if TYPE_CHECKING:
    from core.exchange.book import Cell

_NOON = 12
_HOURS = 24
_YES = frozenset({"y", "yes", "true", "t", "1", "x", "vip", "\u2713", "\u2714"})
_NO = frozenset({"", "n", "no", "false", "f", "0", "-", "\u2013", "\u2014"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h]?(\d\d)(?::00)?)?\s*(?:h|hrs?|hours?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?|a|p)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:([, '])\d{3})(?:\1\d{3}){0,3}(?:\.\d{1,20})?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,3}(?:(?:[. ]\d{3}){1,4}|\d{0,12}),\d{1,20}")
_DURATION = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*h(?:rs?|ours?|oras?)?\.?)?\s*"
    r"(?:(\d{1,5})\s*(?:min|mins|minutes|minutos|m)?\.?)?"
)
_BARE_SHIFT = re.compile(r"\d{1,2}")
_BEFORE_DAWN = re.compile(
    r"[1-5](?:[:.]\d\d)?(?:\s*(?:-|\u2013|\u2014|to|until|till|a|hasta)\s*\d{1,2}(?:[:.]\d\d)?)?",
    re.IGNORECASE,
)
IN_DOUBT = "may begin in the night or in the afternoon."
WRITE_AS = "Write the start as 13:00 or 1:00 PM, or as 01:00."
_BETWEEN = re.compile(
    r"\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b|\ba\b(?=\s+\d)|\bhasta\b)\s*", re.IGNORECASE
)
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
    if (
        isinstance(value, str)
        and len(value) <= LONGEST_TEXT
        and value.isascii()
        and value.isprintable()
    ):
        # what nearly every cell is: nothing in it can be refused, and there is one line
        return " ".join(value.split())
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
    result = _one_line(cell)
    if not result:
        message = "must not be blank."
        raise CellRefused(message)
    return result


def optional(cell: Cell) -> str | None:
    """Text on one line, ``None`` for a blank cell."""
    return _one_line(cell) or None


def _one_line(cell: Cell) -> str:
    value, trouble = cell
    if (
        value.__class__ is str
        and not trouble
        and len(value) <= LONGEST_TEXT
        and value.isascii()
        and value.isprintable()
    ):
        # as text() takes it, for all the names and numbers of a large file
        return " ".join(value.split())
    result = text(cell)
    return " ".join(result.split()) if "\n" in result else result


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


def active(cell: Cell) -> bool:
    """As :func:`flag`, but blank is yes: who adds a row means it to be used."""
    return cell.blank or flag(cell)


def number(cell: Cell) -> float | None:
    """A number, typed as a number or as text; ``None`` for a blank cell."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and not cell.trouble:
        return float(value)
    if isinstance(value, str) and not cell.trouble and _NUMBER.fullmatch(value):
        return float(value)
    result = text(cell).replace("\u2212", "-")
    if not result:
        return None
    plain = _plain_number(result)
    if plain is None:
        message = "is not a number."
        raise CellRefused(message)
    return float(plain)


def _plain_number(typed: str) -> str | None:
    """``1,5``, ``1.5``, ``1,500``, ``1.234,5`` and ``1 500`` as Python writes them.

    A comma before exactly three digits parts thousands, any other is a decimal one.
    """
    if _NUMBER.fullmatch(typed):
        return typed
    if _THOUSANDS.fullmatch(typed):
        return typed.replace(",", "").replace(" ", "").replace("'", "")
    if _DECIMAL_COMMA.fullmatch(typed):
        return typed.replace(".", "").replace(" ", "").replace(",", ".")
    return None


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
    """Minutes: ``90``, ``90 min``, ``1.5 h`` or ``1h 30``; ``None`` for a blank cell."""
    if isinstance(cell.value, str) and not cell.trouble:
        match = _DURATION.fullmatch(tidy(cell.value).casefold())
        if match and (match[1] or match[2]):
            hours = float((match[1] or "0").replace(",", "."))
            result = round(hours * 60) + int(match[2] or 0)
            if not least <= result <= most:
                message = f"is not between {least:,} and {most:,} minutes."
                raise CellRefused(message)
            return result
    if isinstance(cell.value, time | timedelta):
        message = "is a time of day."
        raise CellRefused(message, "Write the duration as a number of minutes.")
    return whole(cell, least, most)


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
    elif isinstance(value, float) and value.is_integer():
        result = typed_clock(str(int(value))) if 1 <= value < 10_000 else None  # noqa: PLR2004 - 2359
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
    """``8:00-17:00``, ``7:30 to 16:30``, ``8am-5pm``, ``8-5`` as times; ``None`` if it is no shift.

    Refuses one that ends before it starts, and proposes the afternoon.
    """
    parts = _BETWEEN.split(tidy(typed))
    if len(parts) != 2:  # noqa: PLR2004 - a start and an end
        return None
    starts, ends = typed_clock(parts[0]), typed_clock(parts[1])
    if starts is None or ends is None:
        return None
    if ends <= starts and all(_BARE_SHIFT.fullmatch(part) for part in parts):
        # "8-5": bare hours of a day's work can only mean the afternoon
        afternoon = time(ends.hour + _NOON, ends.minute) if ends.hour < _NOON else ends
        if afternoon > starts:
            ends = afternoon
    check_order(starts, ends)
    return starts, ends


def before_dawn(typed: str) -> bool:
    """Whether a start, or a shift, begins at ``1`` to ``5`` and does not say of which half day."""
    return _BEFORE_DAWN.fullmatch(tidy(typed)) is not None


def working_start(cell: Cell) -> time:
    """As :func:`clock`; refuses ``1`` to ``5`` o'clock where the half of the day is not said."""
    value = cell.value
    typed = f"{value:g}" if isinstance(value, int | float) else value
    if isinstance(typed, str) and not cell.trouble and before_dawn(typed):
        raise CellRefused(IN_DOUBT, WRITE_AS)
    return clock(cell)


def check_order(starts: time, ends: time) -> None:
    """Refuse an end that is not after its start; where the afternoon was meant, propose it."""
    if starts < ends:
        return
    message = f"ends at {ends:%H:%M}, not after its start at {starts:%H:%M}."
    proposal = ""
    if ends.hour < _NOON and time(ends.hour + _NOON, ends.minute) > starts:
        proposal = f"Did you mean {starts:%H:%M}-{ends.hour + _NOON}:{ends:%M}?"
    raise CellRefused(message, proposal)
