"""The sample branch's sheets, with their dates moved so that the next four weeks are covered.

A date of the matrix is moved by whole multiples of its four weeks into tomorrow … today + 28, and
a date of the roster by multiples of its two, so that it is played twice. Mondays stay Mondays, and
a later demo states for every day what an earlier one stated: importing again changes nothing that
is promised.
"""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

import resources

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FOLDER: Final = Path(resources.__file__).parent / "demo"
CYCLE: Final = 28
_ROSTER_CYCLE: Final = 14
_HEADER_ROW: Final = 4
_FIRST_DATE_COLUMN: Final = 3
_DATE_FORMAT: Final = "ddd d-mmm"
_BOULDER: Final = {"Boulder North": 2, "Boulder South": 3}
_SUNDAY: Final = 7


def moved(day: date, today: date, cycle: int = CYCLE) -> date:
    """The date between tomorrow and today + ``cycle`` that stands for ``day``."""
    first = today + timedelta(days=1)
    return first + timedelta(days=(day - first).days % cycle)


def write_capacity(target: Path, today: date) -> None:
    """Write the sample branch's capacity, moved: the roster, and the matrix for other days."""
    source = load_workbook(FOLDER / "arvada" / "capacity.xlsx")
    book = Workbook()
    capacity = book.active
    if capacity is None:
        message = "a new workbook has a sheet"
        raise AssertionError(message)
    capacity.title = "Capacity"
    roster_days = _write_roster(source["Roster"], book.create_sheet("Roster"), today)
    _write_matrix(source["Capacity"], capacity, today, leave_out=roster_days)
    book.save(target)


def _write_roster(source: Worksheet, target: Worksheet, today: date) -> set[date]:
    heading, *shipped = source.iter_rows(values_only=True)
    rows = [
        (moved(_date(day), today, _ROSTER_CYCLE) + timedelta(days=later), str(zone), rest)
        for zone, day, *rest in shipped
        for later in range(0, CYCLE, _ROSTER_CYCLE)
    ]
    target.append(heading)
    for day, zone, rest in sorted(rows, key=lambda row: row[:2]):
        target.append((zone, day, *rest))
    return {day for day, _, _ in rows}


def _write_matrix(
    source: Worksheet, target: Worksheet, today: date, *, leave_out: set[date]
) -> None:
    """Copy the matrix with its title rows, blanks and totals; dates typed as text stay text."""
    columns = range(_FIRST_DATE_COLUMN, source.max_column + 1)
    headings = {column: source.cell(_HEADER_ROW, column).value for column in columns}
    days = {column: moved(_date(value), today) for column, value in headings.items()}
    kept = [column for column in columns if days[column] not in leave_out]
    kept.sort(key=lambda column: days[column])
    for row in range(1, source.max_row + 1):
        label = source.cell(row, 1).value
        target.cell(row, 1, label)
        target.cell(row, 2, source.cell(row, 2).value)
        if row < _HEADER_ROW:
            continue
        for place, column in enumerate(kept, _FIRST_DATE_COLUMN):
            cell = target.cell(row, place, source.cell(row, column).value)
            if row == _HEADER_ROW:
                as_text = isinstance(headings[column], str)
                cell.value = days[column].strftime("%m/%d/%Y") if as_text else days[column]
                cell.number_format = _DATE_FORMAT
            elif label == "TOTAL":
                letter = get_column_letter(place)
                cell.value = f"=SUM({letter}{_HEADER_ROW + 1}:{letter}{row - 1})"


def write_boulder_capacity(target: Path, today: date) -> None:
    """Write the second branch's capacity: the same every day but Sunday."""
    days = [today + timedelta(days=ahead) for ahead in range(1, CYCLE + 1)]
    with target.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Zone", "Shift", *(day.isoformat() for day in days)])
        for zone, technicians in _BOULDER.items():
            counts = ["CLOSED" if day.isoweekday() == _SUNDAY else technicians for day in days]
            sheet.writerow([zone, "8:00-17:00", *counts])


def _date(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    month, day, year = str(value).split("/")
    return date(int(year), int(month), int(day))
