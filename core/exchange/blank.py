"""Empty workbooks to fill in: the header that an import knows, with lists, formats and comments.

No example row, for it would be imported: what goes where stands in the comments of the header.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import text

from core.catalog.windows import list_windows
from core.catalog.zones import list_zones
from core.errors import InvalidInput
from core.exchange.export_file import ExportResult, whole_file
from core.exchange.mapping import fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from core.database.desk import Desk
    from core.exchange.mapping import FieldInfo

BLANK_KINDS: Mapping[str, tuple[str, ...]] = {
    "sites": ("list",),
    "job-types": ("list",),
    "windows": ("list",),
    "capacity": ("roster", "matrix", "windows"),
}
"""Each kind with the forms that there is an empty workbook of, the usual one first."""
MATRIX_DAYS = 28
_ROWS = 5_000
"""Rows that the lists and formats are laid over."""
_SHEETS = {"sites": "Sites", "job-types": "Job types", "windows": "Windows"}
_FORMS = {"roster": "Roster", "matrix": "Capacity", "windows": "Capacity by window"}
_LISTS = "Lists"
_TEXT, _DATE, _TIME, _WHOLE = "@", "yyyy-mm-dd", "hh:mm", "0"
_FORMATS = {
    "number": _TEXT,
    "postal_code": _TEXT,
    "phone": _TEXT,
    "code": _TEXT,
    "label": _TEXT,
    "window": _TEXT,
    "shift": _TEXT,
    "unit": _TEXT,
    "date": _DATE,
    "starts": _TIME,
    "ends": _TIME,
    "minutes": _WHOLE,
    "technicians": _WHOLE,
    "max_stops": _WHOLE,
    "max_bookings": _WHOLE,
    "buffer_before": _WHOLE,
    "buffer_after": _WHOLE,
}
"""Formats that keep a spreadsheet from making a date of ``8-10`` and a number of ``06040``."""
_WIDTHS = {
    "customer_name": 28,
    "address": 34,
    "zone": 20,
    "email": 30,
    "notes": 44,
    "name": 30,
    "questions": 44,
    "technician": 24,
    "phone": 18,
    "city": 18,
    "weekdays": 18,
}
_FLAGS = frozenset({"vip", "all_day", "active"})
_NEEDED = PatternFill("solid", fgColor="FFDCE6F1")
_TODAY = text(
    "select (clock_timestamp() at time zone timezone)::date from booker.branches"
    " where branch_id = :branch"
)


def save_blank(desk: Desk, kind: str, path: Path, *, form: str | None = None) -> ExportResult:
    """Save an empty workbook for an import; ``form``: of BLANK_KINDS, the first unless named.

    Zones and windows of the branch stand in its lists. Raises InvalidInput (no such kind or
    form, another ending than .xlsx, a place that cannot be written).
    """
    forms = BLANK_KINDS.get(kind)
    if forms is None:
        message = f"There is no import of {kind}; there are: {', '.join(BLANK_KINDS)}."
        raise InvalidInput(message)
    chosen = form or forms[0]
    if chosen not in forms:
        message = f"There is no empty {kind} as {chosen}; there are: {', '.join(forms)}."
        raise InvalidInput(message)
    if path.suffix.casefold() != ".xlsx":
        message = f"{path.name} does not end in .xlsx."
        raise InvalidInput(message, next_step="Lists and comments need an Excel file.")
    lists = {
        "zone": [zone.name for zone in list_zones(desk) if zone.active],
        "window": [window.label for window in list_windows(desk) if window.active],
    }
    workbook = _workbook(kind, chosen, lists, _today(desk))
    with whole_file(path) as file:
        workbook.save(file)
    return ExportResult(path, "xlsx", 0)


def blank_fields(kind: str, form: str) -> list[FieldInfo]:
    """The fields that have a column: not those that say the same in another way."""
    left_out = {"first", "last"}
    if kind == "capacity":
        left_out |= {"shift"} if form == "roster" else {"starts", "ends"}
    return [info for info in fields(kind, form) if info.name not in left_out]


def _today(desk: Desk) -> date:
    with desk.reading() as connection:
        found = connection.execute(_TODAY, {"branch": desk.branch.branch_id}).scalar()
    return found or datetime.now(ZoneInfo(desk.branch.timezone)).date()


def _workbook(kind: str, form: str, lists: Mapping[str, Sequence[str]], today: date) -> Workbook:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = _SHEETS.get(kind) or _FORMS[form]
    ranges = _write_lists(workbook, lists)
    known = blank_fields(kind, form)
    for at, info in enumerate(known, start=1):
        _write_column(sheet, at, info, ranges)
    if form == "matrix":
        _write_dates(sheet, len(known) + 1, today)
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 20
    return workbook


def _write_lists(workbook: Workbook, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The lists on a hidden sheet (one in a rule may be 255 characters); where each stands."""
    sheet: Any = workbook.create_sheet(_LISTS)
    sheet.sheet_state = "hidden"
    ranges = {}
    for at, (name, values) in enumerate(lists.items(), start=1):
        letters = get_column_letter(at)
        for row, value in enumerate(values, start=1):
            cell = sheet.cell(row, at, value)
            # a zone may be called =North
            cell.data_type = "s"
            cell.number_format = _TEXT
        if values:
            ranges[name] = f"'{_LISTS}'!${letters}$1:${letters}${len(values)}"
    return ranges


def _write_column(sheet: Any, at: int, info: FieldInfo, ranges: Mapping[str, str]) -> None:  # noqa: ANN401 - openpyxl's untyped classes
    letters = get_column_letter(at)
    cell = sheet.cell(1, at, info.title)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="center")
    if info.needed:
        cell.fill = _NEEDED
    need = "Needed." if info.needed else "May be left out."
    cell.comment = Comment(f"{info.about}\n{need}", "Booker", width=260, height=110)
    column = sheet.column_dimensions[letters]
    column.width = _WIDTHS.get(info.name, max(len(info.title) + 4, 12))
    number_format = _FORMATS.get(info.name)
    if number_format is not None:
        column.number_format = number_format
    rule = _rule(info.name, ranges)
    if rule is not None:
        sheet.add_data_validation(rule)
        rule.add(f"{letters}2:{letters}{_ROWS + 1}")


def _rule(name: str, ranges: Mapping[str, str]) -> DataValidation | None:
    """The list or the kind of value of a column; a warning, never in the way of a person."""
    if name in _FLAGS:
        return DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    if name in ranges:
        return _told(
            DataValidation(type="list", formula1=ranges[name], allow_blank=True),
            "This is not in the list of the branch. Keep it only if it is new.",
        )
    if _FORMATS.get(name) == _WHOLE:
        rule = DataValidation(
            type="whole", operator="between", formula1="0", formula2="1440", allow_blank=True
        )
        return _told(rule, "This is a whole number.")
    if _FORMATS.get(name) == _DATE:
        rule = DataValidation(
            type="date", operator="greaterThan", formula1="36526", allow_blank=True
        )
        return _told(rule, "This is a date, such as 2026-12-31.")
    if _FORMATS.get(name) == _TIME:
        rule = DataValidation(
            type="time", operator="between", formula1="0", formula2="0.999988", allow_blank=True
        )
        return _told(rule, "This is a time of day, such as 08:00.")
    return None


def _told(rule: DataValidation, sentence: str) -> DataValidation:
    rule.errorStyle = "warning"
    rule.errorTitle = "Booker"
    rule.error = sentence
    rule.showErrorMessage = True
    return rule


def _write_dates(sheet: Any, first: int, today: date) -> None:  # noqa: ANN401 - as above
    """A column a day from tomorrow, with what a cell below it means."""
    about = (
        "How many technicians work in the zone that day.\n"
        "Blank or CLOSED: nobody. Remove the columns of days that shall stay as they are;"
        " write other dates over these as you need them."
    )
    for at in range(MATRIX_DAYS):
        cell = sheet.cell(1, first + at, today + timedelta(days=at + 1))
        cell.number_format = _DATE
        cell.font = Font(bold=True)
        if at == 0:
            cell.comment = Comment(about, "Booker", width=260, height=130)
        sheet.column_dimensions[get_column_letter(first + at)].width = 12
    rule = DataValidation(
        type="whole", operator="between", formula1="0", formula2="200", allow_blank=True
    )
    _told(rule, "This is a number of technicians, or CLOSED.")
    sheet.add_data_validation(rule)
    last = get_column_letter(first + MATRIX_DAYS - 1)
    rule.add(f"{get_column_letter(first)}2:{last}{_ROWS + 1}")
