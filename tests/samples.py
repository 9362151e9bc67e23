"""The sample branches' sheets, with days that are still to come whenever a test runs.

What is past is left out of an import, and the sheets are of December 2026. From then on they are
moved by whole years of 52 weeks: every day stays the weekday that it was, and about where it was.
"""

from __future__ import annotations

import csv
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import load_workbook

DATA = Path(__file__).parent / "data"
BRANCHES = ("arvada", "glendale", "manchester")
FIRST_DAY = date(2026, 12, 7)
_YEAR = timedelta(weeks=52)
_TYPED = "%m/%d/%Y"


def upcoming(branch: str, folder: Path, today: date | None = None) -> Path:
    """The branch's sheets in a new folder below ``folder``, all of their days after ``today``.

    ``today``: this computer's, where none is given. Answers the new folder.
    """
    # a branch east of here may have tomorrow already
    tomorrow = (today or date.today()) + timedelta(days=1)  # noqa: DTZ011 - any near day will do
    by = timedelta()
    while tomorrow + timedelta(days=1) > FIRST_DAY + by:
        by += _YEAR
    target = folder / branch
    shutil.copytree(DATA / branch, target)
    if by:
        _move_workbook(target / "capacity.xlsx", by)
        _move_list(target / "capacity_long.csv", by)
    return target


def _move_workbook(path: Path, by: timedelta) -> None:
    workbook = load_workbook(path)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.value += by
                elif isinstance(cell.value, str) and cell.value.count("/") == 2:
                    typed = datetime.strptime(cell.value, _TYPED)  # noqa: DTZ007 - a day
                    cell.value = (typed + by).strftime(_TYPED)
    workbook.save(path)


def _move_list(path: Path, by: timedelta) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    column = heading.index("date")
    for row in rows:
        row[column] = (date.fromisoformat(row[column]) + by).isoformat()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])
