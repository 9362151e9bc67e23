"""Rows as an Excel workbook, written while they come: typed cells, and no formula ever.

The worksheet's XML is written here, row by row into the archive: a million rows never stand in
memory, and take a fraction of the time that a library of cell objects needs. Texts stand in
their cells (inline strings), so that nothing has to be collected beside them.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from core.errors import InvalidInput
from core.exchange.defuse import runs
from core.exchange.export_text import weekdays_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import time
    from typing import IO, Any

    from core.exchange.export_layout import Column, Layout

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""
_LONGEST_CELL = 32_767
_CHUNK = 1 << 18
_COMPRESSION = 4
_EPOCH = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's calendar has a day that never was."""
_SECONDS_A_DAY = 86_400
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f&<>\ufffe\uffff]")
"""What cannot stand in the XML as it is."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN, _HEADER, _TEXT, _FIRST_FORMAT = 0, 1, 2, 3
"""Cell styles: as it comes, bold, text that stays one when it is edited; then the formats."""


def write_workbook(file: IO[bytes], layout: Layout, rows: Iterable[Sequence[Any]]) -> int:
    """Write the workbook; answers how many rows. Raises InvalidInput beyond MOST_ROWS."""
    formats = {
        "date": layout.date.excel,
        "time": layout.time.excel,
        "moment": f"{layout.date.excel} {layout.clock.excel}",
        "instant": "yyyy-mm-dd hh:mm:ss",
    }
    styles = {value: _FIRST_FORMAT + at for at, value in enumerate(formats)}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            count = _write_sheet(part, layout, rows, styles)
        reference = f"$A$1:${get_column_letter(len(layout.columns))}${count + 1}"
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        archive.writestr("xl/styles.xml", _HEAD + _styles(list(formats.values())))
        archive.writestr("xl/workbook.xml", _HEAD + _workbook(layout.sheet, reference))
    return count


def _write_sheet(
    part: IO[bytes], layout: Layout, rows: Iterable[Sequence[Any]], styles: dict[str, int]
) -> int:
    last = get_column_letter(len(layout.columns))
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{_width(column)}" customWidth="1"/>'
        for at, column in enumerate(layout.columns, start=1)
    )
    header = "".join(
        f'<c r="{get_column_letter(at)}1" s="{_HEADER}" t="inlineStr">'
        f"<is>{_text(column.title)}</is></c>"
        for at, column in enumerate(layout.columns, start=1)
    )
    # the header and the first column stay in sight
    pane = (
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight"/><selection pane="bottomLeft"/>'
        '<selection pane="bottomRight" activeCell="B2" sqref="B2"/>'
    )
    part.write(
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
        f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>"
        f'<row r="1">{header}</row>'.encode()
    )
    count = _write_rows(part, layout, rows, styles)
    part.write(f'</sheetData><autoFilter ref="A1:{last}{count + 1}"/></worksheet>'.encode())
    return count


def _write_rows(
    part: IO[bytes], layout: Layout, rows: Iterable[Sequence[Any]], styles: dict[str, int]
) -> int:
    cells = [
        (get_column_letter(at), _writer(column.value, styles))
        for at, column in enumerate(layout.columns, start=1)
    ]
    waiting: list[str] = []
    size = 0
    count = 0
    for row in rows:
        count += 1
        if count > MOST_ROWS:
            message = f"An Excel sheet holds {MOST_ROWS:,} rows, and there are more."
            raise InvalidInput(message, next_step="Choose a shorter period, or CSV.")
        number = count + 1
        line = "".join(
            [
                f'<c r="{letters}{number}"{write(value)}</c>'
                for (letters, write), value in zip(cells, row, strict=True)
                if value is not None
            ]
        )
        waiting.append(f'<row r="{number}">{line}</row>')
        size += len(line)
        if size > _CHUNK:
            part.write("".join(waiting).encode())
            waiting.clear()
            size = 0
    part.write("".join(waiting).encode())
    return count


# -- cells ------------------------------------------------------------------------------------


def _writer(value: str, styles: dict[str, int]) -> Callable[[Any], str]:
    """From a value to the rest of its cell, after the place: ``>`` … without the end tag."""
    style = styles.get(value, _PLAIN)

    def day(given: date) -> str:
        if given < _FIRST_DAY:
            return string(given.isoformat())
        return f' s="{style}"><v>{(given - _EPOCH).days}</v>'

    def clock(given: time) -> str:
        return f' s="{style}"><v>{_seconds(given) / _SECONDS_A_DAY!r}</v>'

    def moment(given: datetime) -> str:
        if given.date() < _FIRST_DAY:
            return string(given.isoformat(sep=" ", timespec="seconds"))
        days = (given.date() - _EPOCH).days + _seconds(given.time()) / _SECONDS_A_DAY
        return f' s="{style}"><v>{days!r}</v>'

    def string(given: str) -> str:
        # quotePrefix: it stays text also when somebody edits it
        kind = f' s="{_TEXT}" t="inlineStr"' if runs(given) else ' t="inlineStr"'
        return f"{kind}><is>{_text(given)}</is>"

    return {
        "text": string,
        "number": lambda given: f"><v>{given!r}</v>",
        "flag": lambda given: f' t="b"><v>{int(given)}</v>',
        "date": day,
        "time": clock,
        "moment": moment,
        "instant": moment,
        "weekdays": lambda given: string(weekdays_text(given)),
    }[value]


def _seconds(given: time) -> int:
    return given.hour * 3600 + given.minute * 60 + given.second


def _text(given: str) -> str:
    """A text element; what XML cannot hold is replaced, spaces at the ends are kept."""
    text = given[:_LONGEST_CELL]
    if _ODD.search(text):
        text = escape(_CONTROL.sub("\ufffd", text), {"\r": "&#13;"})
    return f'<t xml:space="preserve">{text}</t>'


# -- the other parts ----------------------------------------------------------------------------


_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType='
            f'"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for name, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("styles", "styles"),
            )
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
}


def _workbook(sheet: str, reference: str) -> str:
    # the name that Excel itself keeps beside a filter
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"'{escape(sheet)}'!{reference}</definedName></definedNames></workbook>"
    )


def _styles(formats: Sequence[str]) -> str:
    first = 164  # the first number of a format of one's own
    declared = "".join(
        f'<numFmt numFmtId="{first + at}" formatCode={quoteattr(text)}/>'
        for at, text in enumerate(formats)
    )
    used = "".join(
        f'<xf numFmtId="{first + at}" fontId="0" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1"/>'
        for at in range(len(formats))
    )
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{declared}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{_FIRST_FORMAT + len(formats)}">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
        f'{used}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _width(column: Column) -> int:
    return max(column.field.width, min(len(column.title) + 2, 40))
