"""A sheet that is text: its encoding, its delimiter, its rows."""

from __future__ import annotations

import codecs
import csv
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import Row, Sheet
from core.exchange.defuse import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exchange.book import Value

_DELIMITERS = (",", ";", "\t", "|", "^")
_SAMPLE_ROWS = 30
_LAST_LINE = "\ue000"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_TICK_ROWS = 1_024
TOO_LONG = f"is longer than {limits.MAX_CELL_LENGTH:,} characters."


def decode(name: str, content: bytes) -> str:
    """The file's text; InvalidInput where it is none."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif content.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    elif content[1:2] == b"\0":
        encodings = ("utf-16-le",)
    elif content[:1] == b"\0":
        encodings = ("utf-16-be",)
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    message = f"{name} is neither an Excel file nor readable text."
    raise InvalidInput(message, next_step="Save it as .xlsx or as CSV (UTF-8).")


def read_text(name: str, text: str, watch: limits.Watch) -> Sheet:
    """The text's rows; InvalidInput where it is no table or too large."""
    first = text[: text.find("\n") + 1] or text
    hint = first.strip().casefold()
    start = 0
    try:
        if hint.startswith("sep=") and len(hint) == len("sep=") + 1:
            # Excel's own line; it is row 1 of the file, but Excel does not show it
            start, delimiter = len(first), hint[-1]
        elif hint == "sep=" and "\t" in first:
            start, delimiter = len(first), "\t"
        else:
            delimiter = _delimiter(text)
        return Sheet(name, _rows(name, _lines(text, start), delimiter, watch))
    except csv.Error as error:
        message = f"{name} is not a readable CSV file: {error}."
        raise InvalidInput(message) from error


def _lines(text: str, start: int = 0) -> Iterator[str]:
    """Lines with their ends, without a second copy of the text."""
    return (match[0] for match in _LINE.finditer(text, start))


def _delimiter(text: str) -> str:
    """The delimiter under which most of the first rows have one and the same width above 1."""
    best, best_score = _DELIMITERS[0], (0, 0)
    for delimiter in _DELIMITERS:
        filled = (
            len(fields)
            for fields in csv.reader(_lines(text), delimiter=delimiter)
            if any(field.strip() for field in fields)
        )
        wide = [width for width in islice(filled, _SAMPLE_ROWS) if width > 1]
        if wide:
            mode = max(set(wide), key=lambda width: (wide.count(width), width))
            score = (wide.count(mode), mode)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _rows(name: str, lines: Iterator[str], delimiter: str, watch: limits.Watch) -> tuple[Row, ...]:
    rows: list[Row] = []
    number = cells = 0
    reader = csv.reader(chain(lines, ["\n", _LAST_LINE]), delimiter=delimiter)
    for number, fields in enumerate(reader, start=1):
        if not number % _TICK_ROWS:
            watch.tick()
        if fields == [_LAST_LINE]:
            return tuple(rows)
        if len(fields) > limits.MAX_COLUMNS:
            check_width(name, len(fields))
        while fields and not fields[-1]:
            fields.pop()
        # a row of spaces says nothing; a space beside something stays what it is
        if fields and not "".join(fields).isspace():
            rows.append(_row(number, fields))
            cells += len(fields)
            check_size(name, len(rows), cells)
    # the line added at the end never came: a quote that is not closed has swallowed it, and with
    # it every row from there on
    message = f"{name}, row {number}: a quotation mark is opened there and never closed."
    raise InvalidInput(message, next_step="Close or remove the quotation mark.")


def _row(number: int, fields: list[str]) -> Row:
    values: tuple[Value, ...] = tuple(
        [(restore(field) if "'" in field else field) if field else None for field in fields]
    )
    if max(map(len, fields)) <= limits.MAX_CELL_LENGTH:
        return Row(number, values)
    troubles = {
        index: TOO_LONG for index, field in enumerate(fields) if len(field) > limits.MAX_CELL_LENGTH
    }
    return Row(
        number,
        tuple(
            value[: limits.MAX_CELL_LENGTH] if isinstance(value, str) else value for value in values
        ),
        troubles,
    )


def check_size(name: str, rows: int, cells: int) -> None:
    """InvalidInput when there are more rows or cells than a file may have."""
    if rows > limits.MAX_ROWS:
        message = f"{name} has more than {limits.MAX_ROWS:,} rows."
        raise InvalidInput(message, next_step="Split the file and import the parts.")
    if cells > limits.MAX_CELLS:
        message = f"{name} has more than {limits.MAX_CELLS:,} cells."
        raise InvalidInput(message, next_step="Split the file and import the parts.")


def check_width(name: str, columns: int) -> None:
    """InvalidInput when a row has more columns than a file may have."""
    if columns > limits.MAX_COLUMNS:
        message = f"{name} has more than {limits.MAX_COLUMNS} columns."
        raise InvalidInput(message, next_step="Check the delimiter, or split the file.")
