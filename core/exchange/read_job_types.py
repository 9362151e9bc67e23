"""Job types from a sheet: how long, how many technicians (docs/domain.md, "job type")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.exchange import cells
from core.exchange.problem import Reading
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from core.exchange.book import Cell
    from core.exchange.table import Table

_MOST_TECHNICIANS = 20
_LONGEST_BUFFER = 480
_MOST_QUESTIONS, _LONGEST_QUESTION = 12, 200


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
    questions: tuple[str, ...] = ()
    active: bool = True


def job_types_of(table: Table) -> Reading[JobTypeRecord]:
    """Every row as a job type, or as problems."""
    records: dict[str, JobTypeRecord] = {}
    reader = RowReader(table)
    table.note_unused()
    for row in table.rows():
        reader.begin(row)
        record = _read_row(reader)
        if reader.ok:
            same = records.setdefault(record.code.casefold(), record)
            if same is not record:
                reader.refuse("code", f"stands in row {same.row} already.")
    return Reading(
        table.sheet.name,
        tuple(records.values()),
        tuple(reader.problems),
        table.letters,
        tuple(table.notes),
    )


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
        questions=reader.take("questions", _questions, ()),
        active=reader.take("active", cells.active, default=True),
    )


def _technicians(cell: Cell) -> int:
    """A blank cell means one."""
    result = cells.whole(cell, 1, _MOST_TECHNICIANS)
    return 1 if result is None else result


def _buffer(cell: Cell) -> int:
    return cells.minutes(cell, 0, _LONGEST_BUFFER) or 0


def _questions(cell: Cell) -> tuple[str, ...]:
    """One question a line."""
    found = tuple(line for line in (cells.notes(cell) or "").split("\n") if line)
    if len(found) > _MOST_QUESTIONS:
        message = f"has more than {_MOST_QUESTIONS} questions."
        raise cells.CellRefused(message)
    if any(len(question) > _LONGEST_QUESTION for question in found):
        message = f"has a question of more than {_LONGEST_QUESTION} characters."
        raise cells.CellRefused(message)
    return found
