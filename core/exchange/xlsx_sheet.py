"""One worksheet of an Excel file: its rows and cells, what is merged, what is hidden."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from core.exchange import limits
from core.exchange.book import Merged, Row, Sheet
from core.exchange.text_file import TOO_LONG, check_size, check_width
from core.exchange.xml_parts import Damaged, local, main, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

    from core.exchange.book import Value

PLAIN, MOMENT, DURATION = range(3)
ERROR = "is a spreadsheet's error value."
NOT_COMPUTED = "is a formula whose value the file does not carry."
_NO_TEXT = "refers to a text that the file does not carry."
_NO_NUMBER = "is a number that cannot be read."
_NO_DATE = "is a date that cannot be read."
_TRUE = frozenset({"1", "true"})
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_C, _C_STRICT = main("c")
_V, _V_STRICT = main("v")
_ROW, _ROW_STRICT = main("row")
_DIGITS = "0123456789"
_LONGEST_INTEGER = 15
_MOST_COLUMN_STYLES = 16_384
"""Descriptions of columns: they may not overlap, and a sheet has no more columns."""


def _unescape(text: str) -> str:
    """Control characters as Excel writes them in XML: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


@dataclass(slots=True)
class Texts:
    """What all sheets of a workbook share: texts, styles, the first day, the count of cells."""

    name: str
    styles: list[int]
    from_1904: bool
    texts: list[str] = field(default_factory=list)
    cells: int = 0
    moments: dict[tuple[str, int], Value] = field(default_factory=dict)

    def read(self, source: IO[bytes], watch: limits.Watch) -> None:
        """The shared texts; how their letters sound (``rPh``) is left out."""
        reading = _TextsReading(self)
        parse(source, watch, reading.start, reading.end, reading.text)

    def moment(self, typed: str, kind: int) -> Value:
        """The date or time that a number stands for; ``None`` for one outside the calendar."""
        key = (typed, kind)
        if key not in self.moments:
            epoch = MAC_EPOCH if self.from_1904 else WINDOWS_EPOCH
            try:
                number = float(typed)
                found = from_excel(number, epoch, timedelta=kind == DURATION)
            except (ValueError, OverflowError):
                found = None
            self.moments[key] = found
        return self.moments[key]


class _TextsReading:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._parts: list[str] = []
        self._taking = False
        self._silent = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        element = local(name)
        if element == "t":
            self._taking = not self._silent
        elif element == "si":
            self._parts.clear()
            self._silent = False
        elif element == "rPh":
            self._silent = True

    def end(self, name: str) -> None:
        element = local(name)
        if element == "t":
            self._taking = False
        elif element == "rPh":
            self._silent = False
        elif element == "si":
            self._texts.texts.append(_unescape("".join(self._parts)))
            check_size(self._texts.name, 0, len(self._texts.texts))

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)


def read_sheet(
    source: IO[bytes], title: str, texts: Texts, watch: limits.Watch, *, hidden: bool
) -> Sheet:
    """The rows that have something in them; :class:`Damaged` for what is no worksheet."""
    reading = _Reading(texts)
    parse(source, watch, reading.start, reading.end, reading.text)
    return Sheet(
        title,
        tuple(reading.rows),
        hidden=hidden,
        hidden_columns=frozenset(reading.hidden_columns),
        merged=tuple(reading.merged),
        from_1904=texts.from_1904,
    )


class _Reading:
    """Takes a worksheet's elements as they come. Cells are many: what they need is at hand."""

    def __init__(self, texts: Texts) -> None:
        self.rows: list[Row] = []
        self.hidden_columns: set[int] = set()
        self.merged: list[Merged] = []
        self._texts = texts
        self._columns: dict[str, int] = {}
        self._number = 0
        self._column_styles = 0
        self._hidden = False
        self._values: dict[int, Value] = {}
        self._troubles: dict[int, str] = {}
        self._column = -1
        self._type = "n"
        self._style = 0
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._silent = False
        self._taking = False
        self._data: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name in (_C, _C_STRICT):
            self._start_cell(attributes)
        elif name in (_V, _V_STRICT):
            self._take()
        elif name in (_ROW, _ROW_STRICT):
            self._start_row(attributes)
        else:
            self._start_other(local(name), attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in (_V, _V_STRICT):
            self._value = self._taken()
        elif name in (_C, _C_STRICT):
            if self._value is not None or self._formula is not None or self._inline:
                self._end_cell()
        elif name in (_ROW, _ROW_STRICT):
            self._end_row()
        else:
            element = local(name)
            if element == "f":
                self._formula = self._taken()
            elif element == "t" and self._taking:
                self._inline.append(self._taken())
            elif element == "rPh":
                self._silent = False

    def text(self, data: str) -> None:
        """Characters."""
        if self._taking:
            self._data.append(data)

    def _take(self) -> None:
        self._taking = True
        self._data.clear()

    def _taken(self) -> str:
        self._taking = False
        return self._data[0] if len(self._data) == 1 else "".join(self._data)

    def _start_other(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "f" or (element == "t" and not self._silent):
            self._take()
        elif element == "rPh":
            self._silent = True
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif element == "col":
            self._take_columns(attributes)

    def _take_columns(self, attributes: Mapping[str, str]) -> None:
        self._column_styles += 1
        if self._column_styles > _MOST_COLUMN_STYLES:
            message = "more columns than a sheet has"
            raise Damaged(message)
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            self.hidden_columns.update(range(first - 1, min(last, limits.MAX_COLUMNS)))

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        following = self._number + 1
        self._number = following if number is None else _whole(number)
        if self._number < following:
            message = "rows out of order"
            raise Damaged(message)
        self._hidden = attributes.get("hidden") in _TRUE or attributes.get("ht") == "0"
        self._column = -1

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip(_DIGITS)
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = _column(reference)
            self._column = column
        self._type = attributes.get("t", "n")
        self._style = _whole(attributes.get("s", "0"))
        self._value = None
        self._formula = None
        self._inline = []

    def _end_cell(self) -> None:
        value, trouble = self._converted()
        if trouble:
            self._troubles[self._column] = trouble
        if value is not None:
            if isinstance(value, str) and len(value) > limits.MAX_CELL_LENGTH:
                value = value[: limits.MAX_CELL_LENGTH]
                self._troubles[self._column] = TOO_LONG
            self._values[self._column] = value

    def _converted(self) -> tuple[Value, str]:
        kind, typed = self._type, self._value
        if self._formula is not None and not typed and kind != "str":
            return f"={self._formula}", NOT_COMPUTED
        if kind == "inlineStr":
            return _unescape("".join(self._inline)) or None, ""
        if not typed:
            return None, ""
        if kind == "n":
            return self._number_of(typed)
        return self._named(kind, typed)

    def _named(self, kind: str, typed: str) -> tuple[Value, str]:
        """A value whose type the cell names."""
        if kind == "s":
            try:
                return self._texts.texts[int(typed)], ""
            except (ValueError, IndexError):
                return typed, _NO_TEXT
        if kind == "d":
            return _moment(typed)
        if kind == "b":
            return typed in _TRUE, ""
        return _unescape(typed), ERROR if kind == "e" else ""

    def _number_of(self, typed: str) -> tuple[Value, str]:
        styles = self._texts.styles
        style = styles[self._style] if self._style < len(styles) else PLAIN
        if style != PLAIN:
            moment = self._texts.moment(typed, style)
            return (typed, _NO_DATE) if moment is None else (moment, "")
        if typed.isdecimal() and len(typed) <= _LONGEST_INTEGER:
            return int(typed), ""
        try:
            number = float(typed)
        except ValueError:
            return typed, _NO_NUMBER
        if not math.isfinite(number):
            return typed, _NO_NUMBER
        if "." not in typed and "e" not in typed.casefold() and abs(number) < 10**_LONGEST_INTEGER:
            return int(number), ""
        return number, ""

    def _end_row(self) -> None:
        values, troubles = self._values, self._troubles
        if not values:
            return
        width = max(values) + 1
        check_width(self._texts.name, width)
        if len(values) == width and not troubles:
            cells = tuple(values[index] for index in range(width))
        else:
            cells = tuple(map(values.get, range(width)))
        if troubles or any(
            value is not None and not (isinstance(value, str) and not value.strip())
            for value in cells
        ):
            if troubles:
                self.rows.append(Row(self._number, cells, troubles, hidden=self._hidden))
            else:
                self.rows.append(Row(self._number, cells, hidden=self._hidden))
            self._texts.cells += len(values)
            check_size(self._texts.name, len(self.rows), self._texts.cells)
        self._values = {}
        self._troubles = {}

    def _merge(self, area: str) -> None:
        first, _, last = area.partition(":")
        ends = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
        if ends[0] is None or ends[1] is None:
            message = f"{area} is no area"
            raise Damaged(message)
        if len(self.merged) < limits.MAX_MERGED:
            self.merged.append(
                Merged(int(ends[0][2]), _column(ends[0][0]), int(ends[1][2]), _column(ends[1][0]))
            )


def _whole(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 9:  # noqa: PLR2004 - digits of any row or style
        message = f"{typed} is no number"
        raise Damaged(message)
    return int(typed)


def _column(reference: str) -> int:
    """``B7`` → 1."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        message = f"{reference} is no cell"
        raise Damaged(message)
    index = 0
    for letter in match[1]:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _moment(typed: str) -> tuple[Value, str]:
    """A cell of the type "date", written as ISO 8601."""
    try:
        if "T" in typed or "-" in typed:
            found = datetime.fromisoformat(typed).replace(tzinfo=None)
            return found, ""
        return time.fromisoformat(typed).replace(tzinfo=None), ""
    except ValueError:
        return typed, _NO_DATE
