"""Job types from a sheet: how long, how many technicians (docs/domain.md, "job type")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.exchange import cells
from core.exchange.problem import Problem, Reading
from core.exchange.table import RowReader, find_table, words

if TYPE_CHECKING:
    from core.exchange.sheet import Cell, Sheet

_MOST_TECHNICIANS = 20
_LONGEST_BUFFER = 480
_WORDS = {
    "code": words("Code", "Job code", "Job type code", "Service code", "SKU", "ID"),
    "name": words("Job type", "Name", "Job", "Service", "Description", "Job name", "Job type name"),
    "minutes": words(
        "Minutes",
        "Duration",
        "Duration (minutes)",
        "Duration (min)",
        "Mins",
        "Min",
        "Length",
        "Minutes on site",
        "Time on site",
    ),
    "technicians": words(
        "Techs needed",
        "Technicians",
        "Technicians needed",
        "Techs",
        "Crew",
        "Crew size",
        "# of techs",
        "Tech count",
    ),
    "all_day": words("All day", "All-day", "Allday", "Full day", "Whole day"),
    "buffer_before": words(
        "Preparation", "Buffer before", "Prep", "Prep minutes", "Setup", "Set-up", "Before"
    ),
    "buffer_after": words(
        "Clean-up", "Cleanup", "Clean up", "Buffer after", "Cleanup minutes", "After"
    ),
}
_NEEDED = {"code": "Code", "name": "Job type", "minutes": "Minutes"}


@dataclass(frozen=True, slots=True)
class JobTypeRecord:
    """A job type as a row states it; ``minutes`` is ``None`` only where it is all-day."""

    row: int
    code: str
    name: str
    minutes: int | None
    technicians: int = 1
    all_day: bool = False
    buffer_before: int = 0
    buffer_after: int = 0


def read_job_types(sheet: Sheet) -> Reading[JobTypeRecord]:
    """Every row as a job type, or as problems; :class:`InvalidInput` if it is no such sheet."""
    table = find_table(sheet, _WORDS, _NEEDED, "job types")
    records: dict[str, JobTypeRecord] = {}
    problems: list[Problem] = []
    for row in table.rows():
        reader = RowReader(table, row)
        record = _read_row(reader)
        same = records.get(record.code.casefold())
        if reader.ok and same is not None:
            reader.refuse("code", f"stands in row {same.row} already.")
        if reader.ok:
            records[record.code.casefold()] = record
        problems.extend(reader.problems)
    return Reading(sheet.name, tuple(records.values()), tuple(problems), table.letters, table.notes)


def _read_row(reader: RowReader) -> JobTypeRecord:
    all_day = reader.take("all_day", cells.flag, default=False)
    minutes = reader.take("minutes", cells.minutes, None)
    if reader.accepted("minutes", "all_day") and not all_day and not minutes:
        # the trade's best-known way to overbook massively: a job that takes no time
        reader.refuse(
            "minutes",
            "must be more than 0: a job that takes no time would fill a day without end.",
            "Write the minutes on site, or mark the job as all day.",
        )
    return JobTypeRecord(
        row=reader.row.number,
        code=reader.take("code", cells.required, ""),
        name=reader.take("name", cells.required, ""),
        minutes=minutes or None,
        technicians=reader.take("technicians", _technicians, 1),
        all_day=all_day,
        buffer_before=reader.take("buffer_before", _buffer, 0),
        buffer_after=reader.take("buffer_after", _buffer, 0),
    )


def _technicians(cell: Cell) -> int:
    """A blank cell means one."""
    result = cells.whole(cell, 1, _MOST_TECHNICIANS)
    return 1 if result is None else result


def _buffer(cell: Cell) -> int:
    return cells.minutes(cell, 0, _LONGEST_BUFFER) or 0
