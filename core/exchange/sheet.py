"""The one way to open a CSV or Excel file: sheets of rows of cells, each with its address.

What a file may be: ``.xlsx`` (values of formulas as the spreadsheet last computed them), or text
with commas, semicolons, tabs or bars, in UTF-8 (with or without BOM), UTF-16 or Windows-1252.
The content decides, not the name's ending.
"""

from __future__ import annotations

import codecs
import csv
import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange.defuse import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 400_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 800
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 30
_LAST_LINE = "\ue000"

Value = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; ``trouble`` says why it cannot be believed (an error, an uncomputed formula)."""

    value: Value = None
    trouble: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands there, stray spaces of any kind aside."""
        if self.trouble:
            return False
        return self.value is None or (isinstance(self.value, str) and not tidy(self.value))


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has something in it; ``number`` counts from 1, as a spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """The cell at ``index`` (from 0); beyond the row's end, a blank one."""
        return self.cells[index] if index < len(self.cells) else NOTHING


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows, blank ones left out. A text file is one sheet, named for the file."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """An opened file. ``digest`` is the SHA-256 of its bytes, in hexadecimal."""

    name: str
    digest: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name, capitals and stray spaces aside; :class:`InvalidInput`."""
        wanted = tidy(name).casefold()
        for sheet in self.sheets:
            if tidy(sheet.name).casefold() == wanted:
                return sheet
        names = ", ".join(sheet.name for sheet in self.sheets)
        message = f'{self.name} has no sheet "{name}". Its sheets: {names}.'
        raise InvalidInput(message)


def column_letters(index: int) -> str:
    """``0`` → ``A``, ``26`` → ``AA``."""
    return get_column_letter(index + 1)


def open_book(path: Path) -> Book:
    """Read the whole file; :class:`InvalidInput` with a sentence when it is not a sheet."""
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB."
            raise InvalidInput(message, next_step="Split the file and import the parts.")
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InvalidInput(message, next_step="Check the file's name and place.") from error
    if content.startswith(b"PK\x03\x04"):
        sheets = _read_xlsx(path.name, content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"{path.name} is an old Excel file (.xls), or one protected by a password."
        raise InvalidInput(message, next_step="Save it as .xlsx without a password, or as CSV.")
    else:
        sheets = (_read_text(path.name, content),)
    return Book(name=path.name, digest=sha256(content).hexdigest(), sheets=sheets)


# -- text ------------------------------------------------------------------------------------


def _decode(name: str, content: bytes) -> str:
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


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    # newline="" leaves line ends to the csv module, which knows those inside quotes
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """The delimiter under which most of the first rows have one and the same width above 1."""
    best, best_score = _DELIMITERS[0], (0, 0)
    for delimiter in _DELIMITERS:
        widths: list[int] = []
        for fields in _parse(text, delimiter):
            if any(field.strip() for field in fields):
                widths.append(len(fields))
            if len(widths) == _SAMPLE_ROWS:
                break
        wide = [width for width in widths if width > 1]
        if wide:
            mode = max(set(wide), key=lambda width: (wide.count(width), width))
            score = (wide.count(mode), mode)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _read_text(name: str, content: bytes) -> Sheet:
    text = _decode(name, content)
    first, _, rest = text.partition("\n")
    hint = first.strip().casefold()
    try:
        if hint.startswith("sep=") and len(hint) == len("sep=") + 1:
            # Excel's own line; it is row 1 of the file, but Excel does not show it
            rows = _text_rows(name, rest, hint[-1])
        else:
            rows = _text_rows(name, text, _delimiter(text))
    except csv.Error as error:
        message = f"{name} is not a readable CSV file: {error}."
        raise InvalidInput(message) from error
    return Sheet(name=name, rows=rows)


def _text_rows(name: str, text: str, delimiter: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    number = 0
    for number, fields in enumerate(_parse(f"{text}\n{_LAST_LINE}", delimiter), start=1):
        if fields == [_LAST_LINE]:
            return tuple(rows)
        _check_width(name, len(fields))
        row = Row(number, tuple(Cell(restore(field)) if field else NOTHING for field in fields))
        if not all(cell.blank for cell in row.cells):
            rows.append(row)
            _check_length(name, len(rows))
    # the line added at the end never came: a quote that is not closed has swallowed it, and with
    # it every row from there on
    message = f"{name}, row {number}: a quotation mark is opened there and never closed."
    raise InvalidInput(message, next_step="Close or remove the quotation mark.")


def _check_length(name: str, rows: int) -> None:
    if rows > MAX_ROWS:
        message = f"{name} has more than {MAX_ROWS:,} rows."
        raise InvalidInput(message, next_step="Split the file and import the parts.")


def _check_width(name: str, columns: int) -> None:
    if columns > MAX_COLUMNS:
        message = f"{name} has more than {MAX_COLUMNS} columns."
        raise InvalidInput(message, next_step="Check the delimiter, or split the file.")


# -- Excel -----------------------------------------------------------------------------------


_UNREADABLE = (
    # the archive: broken, in an unknown compression, protected by a password
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    # what is in it: broken XML is a SyntaxError of its parser, and the rest is what openpyxl
    # stumbles over where an attribute or a part is not what the format says (the file's bytes
    # are in memory: none of this is the disk's)
    SyntaxError,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def _read_xlsx(name: str, content: bytes) -> tuple[Sheet, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_unpacked(name, archive)
        with warnings.catch_warnings():
            # it warns of what it leaves out (drop-down lists, styles): nothing that is read here
            warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
            formulas = values = _load(name, content, data_only=False)
            if any(_has_formula(row) for _, rows, _ in formulas for row in rows):
                # a second reading: openpyxl gives either a formula or its last computed value
                values = _load(name, content, data_only=True)
    except InvalidInput:
        raise
    except _UNREADABLE as error:
        message = f"{name} is not a readable Excel file."
        raise InvalidInput(message, next_step="Save it again as .xlsx, or as CSV.") from error
    return tuple(
        Sheet(title, tuple(_merge(typed, plain)), hidden=hidden)
        for (title, typed, hidden), (_, plain, _) in zip(formulas, values, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    cells: tuple[tuple[Any, str], ...]
    """Value and openpyxl's data type: ``f`` formula, ``e`` error, ``s`` text …"""


def _check_unpacked(name: str, archive: zipfile.ZipFile) -> None:
    if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED_BYTES:
        message = f"{name} unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB."
        raise InvalidInput(message, next_step="Split the file and import the parts.")


def _load(name: str, content: bytes, *, data_only: bool) -> list[tuple[str, list[_Raw], bool]]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    try:
        sheets: list[tuple[str, list[_Raw], bool]] = []
        for worksheet in workbook.worksheets:
            # the size that a file states of itself may be wrong either way
            worksheet.reset_dimensions()
            rows: list[_Raw] = []
            for number, cells in enumerate(worksheet.iter_rows(), start=1):
                filled = [(cell.value, cell.data_type) for cell in cells]
                while filled and filled[-1][0] is None and filled[-1][1] != "f":
                    filled.pop()
                if filled:
                    _check_width(name, len(filled))
                    rows.append(_Raw(number, tuple(filled)))
                    _check_length(name, len(rows))
            sheets.append((worksheet.title, rows, worksheet.sheet_state != "visible"))
        return sheets
    finally:
        workbook.close()


def _has_formula(row: _Raw) -> bool:
    return any(kind == "f" for _, kind in row.cells)


def _merge(typed: list[_Raw], plain: list[_Raw]) -> Iterator[Row]:
    values = {row.number: row for row in plain}
    for row in typed:
        computed = values.get(row.number)
        cells: list[Cell] = []
        for index, (value, kind) in enumerate(row.cells):
            if kind == "f":
                known = computed is not None and index < len(computed.cells)
                found = computed.cells[index] if computed is not None and known else (None, "n")
                cells.append(_computed(str(value), *found))
            elif kind == "e":
                cells.append(Cell(str(value), "is a spreadsheet's error value."))
            else:
                cells.append(Cell(value))
        if not all(cell.blank for cell in cells):
            yield Row(row.number, tuple(cells))


def _computed(formula: str, value: Value, kind: str) -> Cell:
    if value is None:
        return Cell(formula, "is a formula whose value the file does not carry.")
    if kind == "e":
        return Cell(str(value), "is a spreadsheet's error value.")
    return Cell(value)
