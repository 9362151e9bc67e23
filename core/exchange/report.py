"""A copy of a workbook in which every refused cell is marked and says why."""

from __future__ import annotations

import os
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string

from core.errors import InvalidInput
from core.exchange.sheet import open_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from core.exchange.book import Book, Sheet, Value
    from core.exchange.problem import Problem

_BAD = PatternFill("solid", fgColor="FFFFC7CE")
_HEAD = Font(bold=True)
_WRAP = Alignment(vertical="top", wrap_text=True)
_LIST = "Problems"
_COLUMNS = (
    ("Sheet", 20),
    ("Cell", 10),
    ("What stands there", 30),
    ("What is wrong", 60),
    ("Proposal", 50),
)
_MOST_MARKED = 5_000
"""Cells with a comment: each is a drawing of its own, and nobody reads more."""
_MOST_KEPT_BYTES = 20_000_000
"""Unpacked; a larger workbook is copied as values, row after row, without its looks."""
_LONGEST_COMMENT = 500
_AUTHOR = "Booker"


def save_report(path: Path, problems: Sequence[Problem], target: Path) -> None:
    """Copy the file at ``path`` to ``target`` (.xlsx) with the problems in it.

    The bad cells are filled and commented, a first sheet lists them all. A small workbook keeps
    its looks and formulas, a large one and a text file are copied as values; macros stay behind.
    InvalidInput where it cannot be read or written; ``target`` is then as it was.
    """
    if target.suffix.casefold() != ".xlsx":
        message = f"{target.name} must end in .xlsx: the marks need a workbook."
        raise InvalidInput(message)
    if target.exists() and path.exists() and target.samefile(path):
        message = f"{target.name} is the file itself: it stays as it is."
        raise InvalidInput(message, next_step="Choose another name for the copy.")
    book = open_book(path)
    marks = _marks(problems)
    workbook = _kept(path, marks) or _copied(book, marks)
    _list(workbook, problems)
    part = target.with_name(f"{target.name}.part")
    try:
        workbook.save(part)
        os.replace(part, target)  # noqa: PTH105 - Path.replace is the same, less plainly
    except OSError as error:
        part.unlink(missing_ok=True)
        message = f"{target} cannot be written: {error.strerror or error}."
        raise InvalidInput(message, next_step="Check the place, and close the file.") from error


def _marks(problems: Sequence[Problem]) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet → row and column, both from 1 → what the comment says."""
    marks: dict[str, dict[tuple[int, int], str]] = {}
    for problem in problems[:_MOST_MARKED]:
        column = column_index_from_string(problem.column) if problem.column else 1
        said = f'"{problem.value}" {problem.message}' if problem.value else problem.message
        if problem.proposal:
            said = f"{said} {problem.proposal}"
        place = marks.setdefault(problem.sheet, {})
        before = place.get((problem.row, column))
        said = f"{before}\n{said}" if before else said
        place[problem.row, column] = said[:_LONGEST_COMMENT]
    return marks


def _kept(path: Path, marks: Mapping[str, Mapping[tuple[int, int], str]]) -> Workbook | None:
    """The workbook itself with its marks; ``None`` for text, and for one better copied."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_KEPT_BYTES:
            return None
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
            # links to other workbooks are left behind, as macros are
            workbook = load_workbook(path, keep_links=False)
        for name, places in marks.items():
            sheet = workbook[name]
            for (row, column), said in places.items():
                cell = sheet.cell(row, column)
                cell.fill = _BAD
                if cell.data_type != "m":
                    cell.comment = Comment(said, _AUTHOR, width=320, height=120)
    except Exception:  # noqa: BLE001 - what our reader takes, openpyxl may stumble over anywhere
        return None
    return workbook


def _copied(book: Book, marks: Mapping[str, Mapping[tuple[int, int], str]]) -> Workbook:
    """The values of every sheet, written row after row."""
    workbook = Workbook(write_only=True)
    for sheet in book.sheets:
        target = workbook.create_sheet(_title(workbook, sheet.name))
        if sheet.hidden:
            target.sheet_state = "hidden"
        _copy_rows(sheet, target, marks.get(sheet.name, {}))
    return workbook


def _copy_rows(
    sheet: Sheet, target: WriteOnlyWorksheet, marks: Mapping[tuple[int, int], str]
) -> None:
    marked: dict[int, dict[int, str]] = {}
    for (row, column), said in marks.items():
        marked.setdefault(row, {})[column] = said
    rows = {row.number: row.values for row in sheet.rows}
    following = 1
    for number in sorted({*rows, *marked}):
        for _ in range(following, number):
            target.append(())
        values = [_plain(value) for value in rows.get(number, ())]
        comments = marked.get(number, {})
        if comments:
            values.extend([None] * (max(comments) - len(values)))
        target.append(
            [
                _cell(target, value, comments.get(column, ""))
                for column, value in enumerate(values, start=1)
            ]
        )
        following = number + 1


def _plain(value: Value) -> Value:
    if isinstance(value, str):
        # what a spreadsheet's format has no place for
        return "".join(letter for letter in value if letter >= " " or letter in "\t\n\r")
    return value


def _cell(target: WriteOnlyWorksheet, value: Value, said: str) -> object:
    if not said and not (isinstance(value, str) and value.startswith("=")):
        return value
    cell = WriteOnlyCell(target)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    if said:
        cell.fill = _BAD
        cell.comment = Comment(said, _AUTHOR, width=320, height=120)
    return cell


def _title(workbook: Workbook, name: str) -> str:
    """A sheet's name as Excel allows it."""
    allowed = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)
    return allowed.strip()[:31] or f"Sheet{len(workbook.sheetnames) + 1}"


def _list(workbook: Workbook, problems: Iterable[Problem]) -> None:
    """The first sheet: every problem with its place."""
    name = _LIST if _LIST not in workbook.sheetnames else f"{_LIST} (Booker)"
    sheet: Any = workbook.create_sheet(name, 0)
    for index, (_, width) in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDE"[index]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, title, _HEAD) for title, _ in _COLUMNS])
    for problem in problems:
        values = (problem.sheet, problem.cell, problem.value, problem.message, problem.proposal)
        sheet.append([_text(sheet, str(_plain(value))) for value in values])
    workbook.active = 0
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _text(sheet: object, value: str, font: Font | None = None) -> object:
    """A cell that is text whatever it begins with: nothing of a file is run as a formula."""
    cell: Any = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]
    cell.data_type = "s"
    cell.alignment = _WRAP
    if font is not None:
        cell.font = font
    return cell
