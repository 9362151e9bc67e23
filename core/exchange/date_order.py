"""The order of day and month in a column: what one of its dates proves, holds for all.

The years of its dates without a year are told here too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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
    fitting_orders,
    fold,
    month_dash,
    typed_day,
    weekday_of,
    yearless,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.exchange.book import Value

_BOTH = "can be read in either order, and the other dates beside it do not agree."
_AGAINST = "can be read in either order, and the dates beside it are not in the order chosen."
_LEAP_YEAR = 2000
_DAYS_OF_A_YEAR = 366
_LONGEST_GAP = 62
"""Days between two dates of a year: where none are so far apart, nobody knows which is first."""


@dataclass(slots=True)
class _Typed:
    """What a column's cells say about the order of their numbers.

    ``unclear``: both numbers and the year of what can be read in either order. ``known``: days
    that are certain. ``proofs``: texts with slashes or dashes that show their order themselves.
    ``real``: dates that are no text. ``dashed``: "Apr-27" as month and number.
    """

    today: date | None
    days_first: int = 0
    months_first: int = 0
    proofs: set[str] = field(default_factory=set)
    unclear: list[tuple[int, int, int]] = field(default_factory=list)
    known: list[date] = field(default_factory=list)
    real: list[date] = field(default_factory=list)
    without_year: list[str] = field(default_factory=list)
    dashed: list[tuple[int, int]] = field(default_factory=list)

    def look(self, value: Value) -> None:
        """Take a cell into account."""
        if isinstance(value, date):
            found = value.date() if isinstance(value, datetime) else value
            self.known.append(found)
            self.real.append(found)
        elif isinstance(value, str) and len(value) <= LONGEST:
            self._look(value, fold(value))

    def _look(self, value: str, typed: str) -> None:
        weekday = weekday_of(typed)
        if match := NUMBERS.fullmatch(typed):
            first, second, year = int(match[1]), int(match[3]), century(match[4])
            self._numbers(first, second, year, weekday, dots=match[2] == ".")
        elif match := NO_YEAR.fullmatch(typed):
            if match[2] == "/":
                self.without_year.append(tidy(value))
                year = (self.today or FIRST_DAY).year
                self._numbers(int(match[1]), int(match[3]), year, weekday, dots=False, near=True)
        elif yearless(typed) is not None:
            self.without_year.append(tidy(value))
            if dashed := month_dash(typed):
                self.dashed.append(dashed)
        else:
            try:
                found = typed_day(typed)
            except CellRefused:
                return
            if found is not None:
                self.known.append(found)

    def _numbers(
        self,
        first: int,
        second: int,
        year: int,
        weekday: int | None,
        *,
        dots: bool,
        near: bool = False,
    ) -> None:
        """``near``: without a year; the weekday is that of the nearest day."""
        if second <= MONTHS_OF_A_YEAR < first:
            self.days_first += 1
            if not dots:
                self.proofs.add("dmy")
        elif first <= MONTHS_OF_A_YEAR < second:
            self.months_first += 1
            self.proofs.add("mdy")
        elif first != second and 1 <= first <= MONTHS_OF_A_YEAR and second >= 1:
            orders: list[bool] = []
            if weekday is not None and not near:
                orders = fitting_orders(first, second, year, weekday)
            elif weekday is not None and self.today is not None:
                orders = _nearest_orders(first, second, self.today, weekday)
            if len(orders) == 1:
                self.days_first += orders[0]
                self.months_first += not orders[0]
            elif dots:
                self.days_first += 1
            else:
                self.unclear.append((first, second, max(year, 1)))

    @property
    def swapped(self) -> bool:
        """Whether a spreadsheet may have made dates of the texts that it took for its own order.

        It leaves as text what it cannot read: then every text proves its order, and no date does.
        """
        if "dmy" in self.proofs:
            return True
        every = all(found.day <= MONTHS_OF_A_YEAR for found in self.real)
        return "mdy" in self.proofs and not self.unclear and every


def how_dates(
    values: Iterable[Value],
    order: str,
    *,
    today: date | None,
    from_1904: bool = False,
    month: date | None = None,
    remembered: bool = False,
) -> tuple[HowDates, tuple[str, ...]]:
    """How the dates among ``values`` are read, and sentences on what had to be guessed.

    ``order``: ``mdy``, ``dmy`` or ``auto``: what one date of the column proves, holds for all.
    ``remembered``: the order was chosen for another file. Where the column speaks against the
    order, or its dates against each other, what can be read in either order is refused.
    """
    typed = _Typed(today)
    for value in set(values):
        typed.look(value)
    typed.unclear.sort()
    typed.without_year.sort()
    day_first, doubt, note = _order(typed) if order == "auto" else _chosen(typed, order, remembered)
    notes = [note] if note else []
    how = HowDates(
        day_first,
        today,
        from_1904,
        month,
        doubt=doubt,
        swapped=bool(typed.real) and typed.swapped,
        dash_is_day=_are_days(typed.dashed),
    )
    if typed.without_year and today is not None:
        how, note = _with_years(typed, how, today)
        if note:
            notes.append(note)
    return how, tuple(notes)


def _nearest_orders(first: int, second: int, today: date, weekday: int) -> list[bool]:
    """The values of ``day_first`` with which the nearest such day is of that weekday."""
    found: list[bool] = []
    for day_first in (False, True):
        try:
            nearest = typed_day(f"{first}/{second}", HowDates(day_first, today))
        except CellRefused:
            continue
        if nearest is not None and nearest.weekday() == weekday:
            found.append(day_first)
    return found


def _are_days(dashed: list[tuple[int, int]]) -> bool:
    """Whether "Apr-27" is a day: where a month has several of them, they are no years."""
    months = {month for month, _ in dashed}
    return len(months) < len(set(dashed)) or not dashed


def _chosen(typed: _Typed, order: str, remembered: bool) -> tuple[bool, str, str]:  # noqa: FBT001
    """As :func:`_order`, where the order was chosen."""
    day_first = order == "dmy"
    against = typed.months_first if day_first else typed.days_first
    if not against and remembered:
        against = _likely(typed, fewest=2) is (not day_first)
    note = ""
    if remembered and typed.unclear and not against:
        note = f"Dates are read {'day' if day_first else 'month'} first, as last time."
    return day_first, _AGAINST if against else "", note


def _order(typed: _Typed) -> tuple[bool, str, str]:
    """Whether the day comes first, why that is in doubt, and what to say where it is a guess."""
    if typed.days_first and typed.months_first:
        return False, _BOTH, ""
    if typed.days_first:
        return True, "", "Dates are read day first, as some of them can only be read so."
    if typed.months_first or not typed.unclear:
        return False, "", ""
    likely = _likely(typed, fewest=3)
    if likely:
        beside = "fit the other dates of the column" if typed.known else "follow each other"
        return True, "", f"Dates are read day first: so they {beside}."
    if likely is False and typed.known:
        return False, "", ""
    month, day, year = typed.unclear[0]
    found = date(year, month, day)
    return False, "", f"Dates are read month first: {month}/{day}/{year} is {found:%Y-%m-%d}."


def _likely(typed: _Typed, fewest: int) -> bool | None:
    """Whether what can be read in either order is day first, ``None`` where nothing tells.

    The other dates of the column tell, or else that they follow each other: ``fewest`` of them.
    """
    months = [date(year, first, second) for first, second, year in typed.unclear]
    days = [date(year, second, first) for first, second, year in typed.unclear]
    if typed.known and typed.unclear:
        first, last = min(typed.known), max(typed.known)
        away = [sum(_away(one, one, first, last) for one in read) for read in (months, days)]
        if away[0] != away[1]:
            return away[1] < away[0]
    if len(typed.unclear) < fewest:
        return None
    spans = [(max(read) - min(read)).days for read in (months, days)]
    if spans[1] * 5 < spans[0]:
        return True
    return False if spans[0] * 5 < spans[1] else None


def _away(starts: date, ends: date, first: date, last: date) -> int:
    """Days between two spans, 0 where they meet."""
    return max((first - ends).days, (starts - last).days, 0)


@dataclass(frozen=True, slots=True)
class _Yearless:
    month: int
    day: int
    weekday: int | None

    def in_year(self, since: date) -> date | None:
        """The day in the year that begins with ``since``."""
        later = (self.month, self.day) < (since.month, since.day)
        try:
            return date(since.year + later, self.month, self.day)
        except ValueError:
            return None


def _with_years(typed: _Typed, how: HowDates, today: date) -> tuple[HowDates, str]:
    """One run of days for all dates without a year, and what to say of it.

    Their weekdays tell the year, else it is the nearest to the month or the other dates of the
    sheet, else to today. Where they are spread over a whole year, they are refused.
    """
    days = [found for text in typed.without_year if (found := _yearless(text, how)) is not None]
    if not days:
        return how, ""
    first = _first(days)
    if first is None:
        return replace(how, today=None), ""
    near = [today]
    if how.month is not None and any(one.month == how.month.month for one in days):
        near = [how.month.replace(day=1), how.month.replace(day=28)]
    elif typed.known:
        near = typed.known
    best: tuple[tuple[int, int, int, bool], date] | None = None
    for year in range(min(*near, today).year - 1, max(*near, today).year + 2):
        try:
            since = date(year, *first)
        except ValueError:
            since = date(year, 3, 1)
        run = [(one, at) for one in days if (at := one.in_year(since)) is not None]
        if not run:
            continue
        told = sum(one.weekday == at.weekday() for one, at in run)
        last = max(at for _, at in run)
        away = _away(since, last, min(near), max(near))
        rank = (-told, away, _away(since, last, today, today), last < today)
        if best is None or rank < best[0]:
            best = rank, since
    if best is None:
        return how, ""
    how = replace(how, since=best[1])
    return how, _note_on_years(typed, how, by_weekday=best[0][0] < 0)


def _note_on_years(typed: _Typed, how: HowDates, *, by_weekday: bool) -> str:
    for example in typed.without_year:
        try:
            found = typed_day(example, how)
        except CellRefused:
            continue
        if found is None or (how.month is not None and found.replace(day=1) == how.month):
            return ""
        if by_weekday:
            return f'The weekdays tell the year: "{example}" is {found}.'
        return f'Dates without a year are those nearest to today: "{example}" is {found}.'
    return ""


def _yearless(text: str, how: HowDates) -> _Yearless | None:
    typed = fold(text)
    weekday = weekday_of(typed)
    if match := NO_YEAR.fullmatch(typed):
        numbers = (int(match[1]), int(match[3]))
        month, day = reversed(numbers) if how.day_first else numbers
    elif (named := yearless(typed)) is not None:
        month, day = named
    else:
        return None
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return None
    return _Yearless(month, day, weekday)


def _first(days: list[_Yearless]) -> tuple[int, int] | None:
    """Month and day with which the run begins: after the longest gap of the year."""
    places = sorted({date(_LEAP_YEAR, one.month, one.day) for one in days})
    around = zip([places[-1], *places], places, strict=False)
    gaps = [
        ((after - before).days % _DAYS_OF_A_YEAR or _DAYS_OF_A_YEAR, after)
        for before, after in around
    ]
    longest, begins = max(gaps, key=lambda gap: gap[0])
    return (begins.month, begins.day) if longest >= _LONGEST_GAP else None
