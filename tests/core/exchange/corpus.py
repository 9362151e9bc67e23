"""Files as offices send them, and as nobody should: made here, one function a shape.

``build(folder)`` writes them all and gives their paths; those under ``REFUSED`` must end in an
InvalidInput with these words, the others must be read.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

MONDAY = datetime(2026, 12, 7)  # noqa: DTZ001 - a spreadsheet's date has no zone
WEEK = [MONDAY + timedelta(days) for days in range(5)]
MATRIX: list[list[Any]] = [
    ["Capacity of our zones"],
    ["Zone", "Shift", *WEEK],
    ["Arvada NE", "8:00-17:00", 5, 2, 3, 2, 4],
    ["Arvada NW", "7:30-16:30", 5, "CLOSED", 5, None, 2],
    ["TOTAL", None, 10, 2, 8, 2, 6],
]
SITES = [
    ["Customer #", "Customer Name", "Service Address", "Zone", "Phone"],
    ["A1", "Ann Lee", "1 Main St", "Arvada NE", "(303) 555-0101"],
    ["A2", "Bob Ray", "2 Main St", "Arvada NW", "(303) 555-0102"],
]

REFUSED: dict[str, str] = {
    "password.xlsx": "protected by a password",
    "zip_password.xlsx": "protected by a password",
    "old.xls": "old Excel file",
    "truncated.xlsx": "not a readable Excel file",
    "pdf.xlsx": "a PDF document",
    "picture.xlsx": "a picture",
    "json.csv": "a JSON document",
    "page.xls": "a web page",
    "document.xlsx": "a text document",
    "bomb_ratio.xlsx": "far more than a sheet",
    "bomb_total.xlsx": "unpacks to more than",
    "entities.xlsx": "declares XML entities",
    "wide.csv": "more than 800 columns",
    "wide.xlsx": "more than 800 columns",
    "nul.csv": "neither an Excel file nor readable text",
    "unclosed.csv": "a quotation mark is opened",
}


def workbook_of(*rows: Sequence[Any], title: str = "Capacity") -> Workbook:
    """A workbook with one sheet of these rows."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return workbook


def content_of(workbook: Workbook) -> bytes:
    """What saving it writes."""
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The archive with parts replaced, changed by a function, or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        left = dict(parts)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = left.pop(name, None)
                data = old.read(name)
                new.writestr(name, part(data) if callable(part) else data if part is None else part)
            for name, part in left.items():
                assert isinstance(part, bytes)
                new.writestr(name, part)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def _formulas(*, cached: bool) -> bytes:
    rows: list[list[Any]] = [["Zone", *WEEK[:2]], ["Arvada NE", "=2+3", "=1+1"]]
    content = content_of(workbook_of(*rows))
    if not cached:
        return content

    def fill(data: bytes) -> bytes:
        return data.replace(b"<v />", b"<v>5</v>").replace(b"<v/>", b"<v>5</v>")

    return with_parts(content, {SHEET: fill})


def _hidden() -> bytes:
    workbook = workbook_of(*MATRIX)
    sheet: Any = workbook.active
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    secret = workbook.create_sheet("Old")
    secret.append(["Zone", "2026-12-07"])
    secret.sheet_state = "hidden"
    return content_of(workbook)


def _merged() -> bytes:
    workbook = workbook_of(
        ["Zone", "Date", "Window", "Technicians"],
        ["Arvada NE", MONDAY, "8-10", 3],
        [None, MONDAY, "10-12", 2],
        [None, WEEK[1], "8-10", 1],
        ["Arvada NW", MONDAY, "8-10", 1],
    )
    sheet: Any = workbook.active
    sheet.merge_cells("A2:A4")
    return content_of(workbook)


def _from_1904() -> bytes:
    workbook = workbook_of(*MATRIX)
    workbook.epoch = CALENDAR_MAC_1904
    return content_of(workbook)


def empty_formatted(rows: int) -> bytes:
    content = content_of(workbook_of(["Zone", MONDAY], ["Arvada NE", 3]))
    empty = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (n, n, n)
        for n in range(3, rows + 3)
    )
    return with_parts(
        content, {SHEET: lambda data: data.replace(b"</sheetData>", empty + b"</sheetData>")}
    )


def _entities() -> bytes:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(8))
        + b"]>"
    )

    def declare(data: bytes) -> bytes:
        return bomb + data[data.index(b"<worksheet") :].replace(b"Arvada NE", b"&i;")

    return with_parts(content_of(workbook_of(*MATRIX)), {SHEET: declare})


def _zip_password() -> bytes:
    content = bytearray(content_of(workbook_of(*MATRIX)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    return bytes(content)


def _bomb(size: int, count: int) -> bytes:
    target = io.BytesIO(content_of(workbook_of(*MATRIX)))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            with archive.open(f"xl/media/{number}.bin", "w") as part:
                for _ in range(size // 1_000_000):
                    part.write(bytes(1_000_000))
    return target.getvalue()


def _document() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return target.getvalue()


def _several_months() -> bytes:
    workbook = Workbook()
    workbook.remove(workbook["Sheet"])
    for title, days in (("Dec 2026", 31), ("Jan 2027", 31), ("Feb 2027", 28)):
        sheet: Any = workbook.create_sheet(title)
        sheet.append(["Zone", *range(1, days + 1)])
        sheet.append(["Arvada NE", *[2] * days])
        sheet.append(["Arvada NW", *[3] * days])
    notes: Any = workbook.create_sheet("Read me")
    notes.append(["Please call the office"])
    return content_of(workbook)


def _csv(rows: Sequence[Sequence[Any]], delimiter: str = ",") -> str:
    return "\r\n".join(delimiter.join("" if c is None else str(c) for c in row) for row in rows)


def bombs() -> dict[str, bytes]:
    """Name → content of files that are small and unpack to far too much; slow to make."""
    return {
        "bomb_ratio.xlsx": _bomb(50_000_000, 1),
        "bomb_total.xlsx": _bomb(19_000_000, 22),
    }


def files() -> dict[str, bytes]:
    """Name → content of every other file; those that must be read come first."""
    matrix = content_of(workbook_of(*MATRIX))
    return {
        "matrix.xlsx": matrix,
        "formulas.xlsx": _formulas(cached=True),
        "formulas_without_values.xlsx": _formulas(cached=False),
        "hidden.xlsx": _hidden(),
        "merged.xlsx": _merged(),
        "mac_1904.xlsx": _from_1904(),
        "macros.xlsm": with_parts(matrix, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 never run"}),
        "links.xlsx": with_parts(
            matrix, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
        ),
        "months.xlsx": _several_months(),
        "sites.xlsx": content_of(workbook_of(*SITES, title="Customers")),
        "empty_rows.xlsx": empty_formatted(2_000),
        "bom.csv": _csv(SITES).encode("utf-8-sig"),
        "utf16.csv": _csv(SITES, "\t").encode("utf-16"),
        "cp1252.csv": _csv(SITES).replace("Ann", "\u00c1nn").encode("cp1252"),
        "sep.csv": ("sep=;\r\n" + _csv(SITES, ";")).encode(),
        "caret.csv": _csv(SITES, "^").encode(),
        "duplicates.csv": _csv([*SITES, SITES[1], SITES[2]]).encode(),
        "thirteenth.csv": b"Zone,Date,Technicians\nNE,2026-12-07,2\nNE,2026-13-01,2\n",
        "days_first.csv": b"Zone;Date;Technicians\nNE;13/12/2026;2\nNE;07/12/2026;1\n",
        "totals.csv": _csv([*SITES, ["Total", "2"]]).encode(),
        "newlines.csv": b"Customer #,Customer Name,Service Address,Zone,Notes\n"
        b'A1,Ann,1 Main St,NE,"a\r\nb"\n',
        "long_cell.csv": _csv([*SITES, ["A3", "x" * 40_000, "3 Main St", "NE", ""]]).encode(),
        "password.xlsx": b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le"),
        "zip_password.xlsx": _zip_password(),
        "old.xls": b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"),
        "truncated.xlsx": matrix[: len(matrix) // 2],
        "pdf.xlsx": b"%PDF-1.7\n1 0 obj",
        "picture.xlsx": b"\x89PNG\r\n\x1a\n",
        "json.csv": b'[{"Zone": "NE", "Date": "2026-12-07"}]',
        "page.xls": b"<html><table><tr><td>Zone</td></tr></table></html>",
        "document.xlsx": _document(),
        "entities.xlsx": _entities(),
        "wide.csv": b"," * 900 + b"x",
        "wide.xlsx": content_of(workbook_of(["x"] * 801)),
        "nul.csv": b"a,b\n\0\x01,2",
        "unclosed.csv": b'Zone,Notes\nNE,"never\n',
    }


def build(folder: Path) -> dict[str, Path]:
    """Write every file into ``folder``; name → path."""
    paths: dict[str, Path] = {}
    for name, content in {**files(), **bombs()}.items():
        paths[name] = folder / name
        paths[name].write_bytes(content)
    return paths
