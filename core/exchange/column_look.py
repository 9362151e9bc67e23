"""What a column's cells look like: dates, numbers, phones, names that repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from core.exchange.book import Cell
from core.exchange.cells import CellRefused, shift, typed_clock
from core.exchange.dates import WEEKDAY_ONLY, HowDates, fold, typed_day
from core.exchange.routes_from import is_closed

if TYPE_CHECKING:
    from core.exchange.book import Row, Value

SAMPLE_ROWS = 200
_MIDNIGHT = time()
_TODAY = date(2026, 1, 1)
_ANY_DATE = HowDates(today=_TODAY, checked=False)
_NUMBER = re.compile(r"[-+]?\d{1,9}(?:[.,]\d+)?")
_PHONE = re.compile(r"\+?[\d\s().x/-]{7,22}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ADDRESS = re.compile(r"\d{1,6}[A-Za-z]?\s+\w+.*[A-Za-z]{2}.*")
_LABEL = re.compile(
    r"\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m?\.?)?\s*[-\u2013]\s*\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m?\.?)?"
)
_LONGEST = 120
_MOST_TECHNICIANS = 40
_FEWEST_DIGITS = 7


@dataclass(slots=True)
class Look:
    """Counts over a sample of a column's cells; every count is of the filled ones."""

    rows: int = 0
    filled: int = 0
    dates: int = 0
    numbers: list[float] = field(default_factory=list)
    closed: int = 0
    clocks: int = 0
    shifts: int = 0
    labels: int = 0
    phones: int = 0
    emails: int = 0
    addresses: int = 0
    texts: int = 0
    distinct: set[Value] = field(default_factory=set)

    def share(self, count: int) -> float:
        """``count`` of the filled cells, 0 to 1; 0 where none is filled."""
        return count / self.filled if self.filled else 0.0

    @property
    def quantities(self) -> float:
        """Share of numbers and of words such as CLOSED."""
        return self.share(len(self.numbers) + self.closed)

    @property
    def median(self) -> float:
        """Of the numbers; 0 where there is none."""
        ordered = sorted(self.numbers)
        return ordered[len(ordered) // 2] if ordered else 0.0

    @property
    def counts(self) -> bool:
        """Whether they may be numbers of technicians."""
        return bool(self.numbers) and self.quantities > 0.9 and self._within(_MOST_TECHNICIANS)  # noqa: PLR2004

    def _within(self, most: int) -> bool:
        return all(0 <= number <= most and number.is_integer() for number in self.numbers)

    @property
    def repeats(self) -> bool:
        """Whether they are few names that come again and again."""
        return self.share(self.texts) > 0.9 and len(self.distinct) <= max(1, self.filled // 2)  # noqa: PLR2004

    @property
    def unlike(self) -> bool:
        """Whether no two are the same."""
        return self.filled > 0 and len(self.distinct) == self.filled

    def add(self, value: Value) -> None:
        """Take a cell into account."""
        self.rows += 1
        if value is None or (isinstance(value, str) and _says_nothing(value.strip())):
            return
        self.filled += 1
        self.distinct.add(value)
        if isinstance(value, datetime):
            self.dates += value.time() == _MIDNIGHT
        elif isinstance(value, date):
            self.dates += 1
        elif isinstance(value, time):
            self.clocks += 1
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._number(float(value))
        elif isinstance(value, str) and len(value) <= _LONGEST:
            self._text(value.strip())

    def _number(self, number: float) -> None:
        self.numbers.append(number)
        if 10 ** (_FEWEST_DIGITS + 2) <= number < 10 ** (_FEWEST_DIGITS + 4):
            self.phones += 1

    def _text(self, text: str) -> None:
        if _NUMBER.fullmatch(text):
            self.numbers.append(float(text.replace(",", ".")))
        elif is_closed(Cell(text)):
            self.closed += 1
        elif _is_date(text):
            self.dates += 1
        elif _EMAIL.fullmatch(text):
            self.emails += 1
        elif _LABEL.fullmatch(text):
            self.labels += 1
            self.texts += 1
        elif typed_clock(text) is not None:
            self.clocks += 1
        else:
            self.texts += 1
            self.addresses += _ADDRESS.fullmatch(text) is not None
        if _PHONE.fullmatch(text):
            self.phones += sum(map(str.isdecimal, text)) >= _FEWEST_DIGITS
        self.shifts += _is_shift(text)


def _says_nothing(text: str) -> bool:
    """Blank, or a weekday's name in a second row of headers."""
    if not text:
        return True
    return 3 <= len(text) <= 10 and WEEKDAY_ONLY.fullmatch(fold(text)) is not None  # noqa: PLR2004


def _is_date(text: str) -> bool:
    try:
        return typed_day(text, _ANY_DATE) is not None
    except CellRefused:
        return text.count("/") == 2 or text.count("-") == 2  # noqa: PLR2004 - a 13th month


def _is_shift(text: str) -> bool:
    try:
        return shift(text) is not None
    except CellRefused:
        return True


def look_at(rows: list[Row], column: int) -> Look:
    """The first rows' cells of a column."""
    result = Look()
    for row in rows[:SAMPLE_ROWS]:
        if column not in row.troubles:
            result.add(row.values[column] if column < len(row.values) else None)
    return result
