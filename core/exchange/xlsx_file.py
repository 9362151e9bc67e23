"""An Excel file: its archive, its list of sheets, its texts and styles.

Read directly and once: openpyxl gives either a formula or its value, and in its fast mode
neither merged cells nor hidden rows.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.xlsx_sheet import DURATION, MOMENT, PLAIN, Texts, read_sheet
from core.exchange.xml_parts import RELATION, RELATION_ID, Damaged, local, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO

    from core.exchange.book import Sheet

_SAVE_AGAIN = "Save it again as .xlsx, or as CSV."
_UNREADABLE = (
    # the archive: broken, cut off, in an unknown compression
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    # what is in it
    ExpatError,
    Damaged,
)
_TRUE = frozenset({"1", "true", "on"})
# dates in the formats that a workbook does not spell out, besides those that openpyxl knows:
# they are those of Japan, China and Korea
_MORE_DATE_FORMATS = frozenset({*range(27, 37), *range(50, 59)})


def read_xlsx(
    name: str, content: bytes, watch: limits.Watch
) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The sheets, and notes on what is left alone; InvalidInput in words for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(name, archive)
            return _Workbook(name, archive, watch).read()
    except _UNREADABLE as error:
        message = f"{name} is not a readable Excel file: it is damaged, or was cut off."
        raise InvalidInput(message, next_step=_SAVE_AGAIN) from error


def _check_archive(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        message = f"{name} is protected by a password."
        raise InvalidInput(message, next_step="Save it as .xlsx without a password, or as CSV.")
    if sum(part.file_size for part in parts) > limits.MAX_UNPACKED_BYTES:
        message = f"{name} unpacks to more than {limits.MAX_UNPACKED_BYTES // 1_000_000} MB."
        raise InvalidInput(message, next_step="Split the file and import the parts.")
    if len(parts) > limits.MAX_PARTS or any(
        part.file_size > limits.RATIO_FROM_BYTES
        and part.file_size > limits.MAX_RATIO * part.compress_size
        for part in parts
    ):
        message = f"{name} unpacks to far more than a sheet would: it may be an attack."
        raise InvalidInput(message, next_step="Ask whoever sent it to save it again as .xlsx.")
    names = {part.filename for part in parts}
    other = next((kind for sign, kind in _OTHERS if any(map(sign.fullmatch, names))), None)
    if other is not None:
        message = f"{name} is not a readable Excel file: it is {other}."
        raise InvalidInput(message, next_step="Save it as .xlsx, or as CSV.")


_OTHERS = (
    (re.compile(r"xl/workbook\.bin"), "a binary workbook (.xlsb)"),
    (re.compile(r"word/document\.xml"), "a text document (Word)"),
    (re.compile(r"ppt/presentation\.xml"), "a presentation"),
    (re.compile(r"Index/Document\.iwa"), "a Numbers document"),
    (re.compile(r"META-INF/manifest\.xml"), "an OpenDocument file"),
)


@dataclass(slots=True)
class _Entry:
    title: str
    relation: str
    hidden: bool


@dataclass(slots=True)
class _Workbook:
    name: str
    archive: zipfile.ZipFile
    watch: limits.Watch
    entries: list[_Entry] = field(default_factory=list)
    from_1904: bool = False

    def read(self) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
        """Every worksheet in order; charts are none."""
        place = self._workbook_place()
        self._parse(place, self._workbook_element)
        if len(self.entries) > limits.MAX_SHEETS:
            message = f"{self.name} has more than {limits.MAX_SHEETS} sheets."
            raise InvalidInput(message, next_step="Split the file and import the parts.")
        relations = self._relations(place)
        texts = Texts(self.name, styles=self._styles(relations), from_1904=self.from_1904)
        for kind, target in relations.values():
            if kind == "sharedStrings" and self._has(target):
                with self._open(target) as source:
                    texts.read(source, self.watch)
        sheets: list[Sheet] = []
        for entry in self.entries:
            kind, target = relations.get(entry.relation, ("", ""))
            if kind == "worksheet":
                with self._open(target) as source:
                    sheets.append(
                        read_sheet(source, entry.title, texts, self.watch, hidden=entry.hidden)
                    )
        return tuple(sheets), self._notes()

    def _notes(self) -> tuple[str, ...]:
        names = self.archive.namelist()
        notes: list[str] = []
        if any(name.casefold().endswith("vbaproject.bin") for name in names):
            notes.append("The file has macros: they are not run.")
        if any(name.startswith("xl/externalLinks/") for name in names):
            notes.append(
                "The file takes values from other workbooks: they are read as it last saw them."
            )
        return tuple(notes)

    def _has(self, place: str) -> bool:
        return place in self.archive.NameToInfo

    def _open(self, place: str) -> IO[bytes]:
        info = self.archive.NameToInfo.get(place)
        if info is None:
            message = f"there is no {place}"
            raise Damaged(message)
        return self.archive.open(info)

    def _parse(self, place: str, start: Callable[[str, Mapping[str, str]], None]) -> None:
        """A part that is small in every real file."""
        info = self.archive.NameToInfo.get(place)
        if info is not None and info.file_size > limits.MAX_SMALL_PART_BYTES:
            message = f"{place} is too large"
            raise Damaged(message)
        with self._open(place) as source:
            parse(source, self.watch, start)

    def _workbook_place(self) -> str:
        for kind, target in self._relations("").values():
            if kind == "officeDocument":
                return target
        return "xl/workbook.xml"

    def _workbook_element(self, name: str, attributes: Mapping[str, str]) -> None:
        element = local(name)
        if element == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in _TRUE
        elif element == "sheet":
            relation = next((attributes[key] for key in RELATION_ID if key in attributes), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.entries.append(_Entry(attributes.get("name", ""), relation, hidden))

    def _relations(self, place: str) -> dict[str, tuple[str, str]]:
        """Id → last word of the kind, and the place of the part it leads to."""
        folder, file = posixpath.split(place)
        found: dict[str, tuple[str, str]] = {}

        def element(name: str, attributes: Mapping[str, str]) -> None:
            if name == RELATION and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, inside)

        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if self._has(listed):
            self._parse(listed, element)
        return found

    def _styles(self, relations: Mapping[str, tuple[str, str]]) -> list[int]:
        """Cell style → what a number under it is: PLAIN, MOMENT or DURATION."""
        place = next((target for kind, target in relations.values() if kind == "styles"), "")
        formats: dict[str, str] = {}
        used: list[str] = []
        inside = False

        def element(name: str, attributes: Mapping[str, str]) -> None:
            nonlocal inside
            element = local(name)
            if element == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif element in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
                inside = element == "cellXfs"
            elif element == "xf" and inside:
                used.append(attributes.get("numFmtId", "0"))

        if self._has(place):
            self._parse(place, element)
        kinds = {number: _kind(number, formats) for number in set(used)}
        return [kinds[number] for number in used]


def _kind(number: str, formats: Mapping[str, str]) -> int:
    code = formats.get(number)
    if code is None:
        if not number.isdecimal() or len(number) > 4:  # noqa: PLR2004 - digits of a format's number
            return PLAIN
        if int(number) in _MORE_DATE_FORMATS:
            return MOMENT
        code = BUILTIN_FORMATS.get(int(number), "General")
    # a pathological format is no date: the check runs patterns over it
    if len(code) > 255 or not is_date_format(code):  # noqa: PLR2004 - what Excel allows
        return PLAIN
    return DURATION if is_timedelta_format(code) else MOMENT
