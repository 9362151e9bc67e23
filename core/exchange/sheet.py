"""The one way to open a CSV or Excel file. The content decides, not the name's ending.

What a file may be: ``.xlsx`` or ``.xlsm`` (values of formulas as the spreadsheet last computed
them; macros are never run, other workbooks never opened), or text with commas, semicolons, tabs,
bars or carets, in UTF-8 (with or without BOM), UTF-16 or Windows-1252. Everything else is
refused in a sentence that says what it is. The limits are in :mod:`core.exchange.limits`.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import (
    NOTHING,
    Book,
    Cell,
    Merged,
    Row,
    Sheet,
    Value,
    column_letters,
)
from core.exchange.text_file import decode, read_text
from core.exchange.xlsx_file import read_xlsx
from core.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = [
    "NOTHING",
    "Book",
    "Cell",
    "Merged",
    "Row",
    "Sheet",
    "Value",
    "column_letters",
    "open_book",
]

_SAVE_AS = "Open it in a spreadsheet and save it as .xlsx, or as CSV."
_OLE = b"\xd0\xcf\x11\xe0"
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7-Zip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_MARKUP = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|table|\?xml|meta|div|!--)", re.IGNORECASE
)


@no_collection()
def open_book(path: Path, *, stop: Callable[[], None] | None = None) -> Book:
    """Read the whole file; :class:`InvalidInput` with a sentence when it is not a sheet.

    ``stop`` is called now and then and may raise.
    """
    watch = limits.Watch(path.name, stop)
    try:
        if path.stat().st_size > limits.MAX_BYTES:
            message = f"{path.name} is larger than {limits.MAX_BYTES // 1_000_000} MB."
            raise InvalidInput(message, next_step="Split the file and import the parts.")
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InvalidInput(message, next_step="Check the file's name and place.") from error
    notes: tuple[str, ...] = ()
    if content.startswith(b"PK\x03\x04"):
        sheets, notes = read_xlsx(path.name, content, watch)
    else:
        _refuse_what_is_no_text(path.name, content)
        text = decode(path.name, content)
        _refuse_what_is_no_table(path.name, text)
        sheets = (read_text(path.name, text, watch),)
    return Book(path.name, sha256(content).hexdigest(), sheets, notes)


def _refuse_what_is_no_text(name: str, content: bytes) -> None:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            message = f"{name} is protected by a password."
        else:
            message = f"{name} is an old Excel file (.xls), or one protected by a password."
        raise InvalidInput(message, next_step="Save it as .xlsx without a password, or as CSV.")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature) and not _may_be_a_header(content, signature):
            message = f"{name} is {kind}, not a sheet, whatever its name says."
            raise InvalidInput(message, next_step="Choose the sheet itself.")


def _may_be_a_header(content: bytes, signature: bytes) -> bool:
    """Whether letters that a program begins with begin a line of text here ("MZ;Zone;Date")."""
    return signature.isalnum() and b"\0" not in content[:512]


def _refuse_what_is_no_table(name: str, text: str) -> None:
    if _MARKUP.match(text[:2_000]):
        message = f"{name} is a web page or XML, not a sheet, whatever its name says."
        raise InvalidInput(message, next_step=_SAVE_AS)
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        message = f"{name} is a JSON document, not a sheet."
        raise InvalidInput(message, next_step=_SAVE_AS)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True
