"""The order of day and month in a column: what one of its dates proves, holds for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.exchange.cells import CellRefused
from core.exchange.dates import (
    FIRST_DAY,
    LONGEST,
    MONTHS_OF_A_YEAR,
    NO_YEAR,
    NUMBERS,
    HowDates,
    century,
    fold,
    typed_day,
    yearless,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.exchange.book import Value


@dataclass(slots=True)
class _Typed:
    """What a column's cells say about the order of their numbers.

    ``unclear``: both numbers and the year of what can be read in either order. ``known``: days
    that are certain.
    """

    today: date | None
    days_first: int = 0
    months_first: int = 0
    unclear: list[tuple[int, int, int]] = field(default_factory=list)
    known: list[date] = field(default_factory=list)
    without_year: list[str] = field(default_factory=list)

    def look(self, value: Value) -> None:
        """Take a cell into account."""
        if isinstance(value, datetime):
            self.known.append(value.date())
        elif isinstance(value, date):
            self.known.append(value)
        elif isinstance(value, str) and len(value) <= LONGEST:
            self._look(value, fold(value))

    def _look(self, value: str, typed: str) -> None:
        if match := NUMBERS.fullmatch(typed):
            self._numbers(int(match[1]), int(match[3]), century(match[4]), dots=match[2] == ".")
        elif match := NO_YEAR.fullmatch(typed):
            if match[2] == "/":
                self.without_year.append(tidy(value))
                year = (self.today or FIRST_DAY).year
                self._numbers(int(match[1]), int(match[3]), year, dots=False)
        elif yearless(typed):
            self.without_year.append(tidy(value))
        else:
            try:
                found = typed_day(typed)
            except CellRefused:
                return
            if found is not None:
                self.known.append(found)

    def _numbers(self, first: int, second: int, year: int, *, dots: bool) -> None:
        if second <= MONTHS_OF_A_YEAR and (first > MONTHS_OF_A_YEAR or dots):
            self.days_first += 1
        elif first <= MONTHS_OF_A_YEAR < second:
            self.months_first += 1
        elif first != second and 1 <= first <= MONTHS_OF_A_YEAR and second:
            self.unclear.append((first, second, max(year, 1)))


def how_dates(
    values: Iterable[Value],
    order: str,
    *,
    today: date | None,
    from_1904: bool = False,
    month: date | None = None,
) -> tuple[HowDates, tuple[str, ...]]:
    """How the dates among ``values`` are read, and sentences on what had to be guessed.

    ``order``: ``mdy``, ``dmy`` or ``auto``: what one date of the column proves, holds for all.
    """
    typed = _Typed(today)
    for value in set(values):
        typed.look(value)
    typed.unclear.sort()
    typed.without_year.sort()
    notes: list[str] = []
    day_first = order == "dmy"
    if order == "auto":
        day_first, note = _order(typed)
        if note:
            notes.append(note)
    how = HowDates(day_first, today, from_1904, month)
    if typed.without_year and today is not None:
        example = typed.without_year[0]
        try:
            found = typed_day(example, how)
        except CellRefused:
            found = None
        if found is not None and (month is None or found.replace(day=1) != month.replace(day=1)):
            notes.append(
                f'Dates without a year are those nearest to today: "{example}" is {found}.'
            )
    return how, tuple(notes)


def _order(typed: _Typed) -> tuple[bool, str]:
    """Whether the day comes first, and what to say where that is not certain."""
    if typed.days_first and not typed.months_first:
        return True, "Dates are read day first, as some of them can only be read so."
    if typed.months_first or not typed.unclear:
        return False, ""
    months = [date(year, first, second) for first, second, year in typed.unclear]
    days = [date(year, second, first) for first, second, year in typed.unclear]
    if typed.known:
        # the other dates of the column tell: those that fit among them are meant
        first, last = min(typed.known), max(typed.known)
        away = [sum(_away(one, first, last) for one in read) for read in (months, days)]
        if away[0] != away[1]:
            if away[0] < away[1]:
                return False, ""
            return True, "Dates are read day first: so they fit the other dates of the column."
    spans = [(max(read) - min(read)).days for read in (months, days)]
    if len(typed.unclear) > 2 and spans[1] * 5 < spans[0]:  # noqa: PLR2004 - a row of days
        return True, "Dates are read day first: so they follow each other."
    month, day, year = typed.unclear[0]
    return False, f"Dates are read month first: {month}/{day}/{year} is {months[0]:%Y-%m-%d}."


def _away(one: date, first: date, last: date) -> int:
    return max((first - one).days, (one - last).days, 0)
