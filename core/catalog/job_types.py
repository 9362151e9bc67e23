"""The job types of a branch; and the act that saves one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.entry_fields import number_between, one_line, refuse
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Row

    from core.database.desk import Desk

LONGEST_CODE, LONGEST_NAME, LONGEST_QUESTION = 40, 80, 200
MOST_MINUTES, MOST_TECHNICIANS, MOST_BUFFER, MOST_QUESTIONS = 1_440, 20, 480, 12


@dataclass(frozen=True, slots=True)
class JobType:
    """What is to be done: minutes on site (``None``: all-day), technicians, buffers.

    ``questions``: what the office asks the customer before it books, in that order.
    """

    code: str
    name: str
    minutes: int | None
    technicians: int
    all_day: bool
    buffer_before: int
    buffer_after: int
    active: bool
    questions: tuple[str, ...]


_JOB_TYPES = text(
    """
    select code, name, minutes, technicians, all_day, buffer_before, buffer_after, active, questions
    from booker.job_types where branch_id = :branch order by code
    """
)
# three weeks through ix_bookings_date: what the season asks for now, not last year
_BY_USE = text(
    """
    select j.code, j.name, j.minutes, j.technicians, j.all_day, j.buffer_before, j.buffer_after,
           j.active, j.questions
    from booker.job_types j
    left join (
        select b.job_type_id, count(*) as uses from booker.bookings b
        where b.branch_id = :branch and b.keeps_for is null
          and b.service_date between current_date - :past and current_date + :ahead
        group by b.job_type_id) u on u.job_type_id = j.job_type_id
    where j.branch_id = :branch and j.active
    order by coalesce(u.uses, 0) desc, j.name, j.code
    """
)
PAST_DAYS = 7
AHEAD_DAYS = 14


def list_job_types(desk: Desk) -> tuple[JobType, ...]:
    """Every job type, by code."""
    with desk.reading() as connection:
        rows = connection.execute(_JOB_TYPES, {"branch": desk.branch.branch_id})
        return tuple(_job_type(row) for row in rows)


def job_types_by_use(desk: Desk) -> tuple[JobType, ...]:
    """The active job types, those first that bookings of the last 7 and next 14 days have most."""
    values = {"branch": desk.branch.branch_id, "past": PAST_DAYS, "ahead": AHEAD_DAYS}
    with desk.reading() as connection:
        return tuple(_job_type(row) for row in connection.execute(_BY_USE, values))


def save_job_type(desk: Desk, act_id: UUID, entry: JobType, *, was: str | None = None) -> JobType:
    """Make a job type (``was`` None), or make the one coded ``was`` what the entry states.

    Admins. Standing bookings keep the length they were promised with. Raises InvalidInput (its
    ``field`` names the field of JobType that is wrong), NotFound (no job type ``was``),
    NotAllowed, ActReused.
    """
    checked = check_job_type(entry)
    content = {**asdict(checked), "questions": list(checked.questions), "was": was}
    try:
        desk.act("save_job_type", act_id, content)
    except NotFound:
        raise
    except InvalidInput as error:
        error.field = "code"
        raise
    return next(job for job in list_job_types(desk) if job.code == checked.code)


def check_job_type(entry: JobType) -> JobType:
    """The entry tidied. Raises InvalidInput naming the first bad field.

    A job that takes no time is the trade's best-known way to overbook massively.
    """
    code = one_line("code", "The code", entry.code, LONGEST_CODE)
    name = one_line("name", "The name", entry.name, LONGEST_NAME)
    minutes = entry.minutes or None
    if minutes is None and not entry.all_day:
        refuse(
            "minutes",
            "A job that is not all-day needs its minutes on site: without them any number of "
            "bookings would fit into a day.",
            "Say how many minutes it takes, or make it all-day.",
        )
    if minutes is not None:
        number_between("minutes", "The minutes on site", minutes, 1, MOST_MINUTES)
    number_between("technicians", "The technicians", entry.technicians, 1, MOST_TECHNICIANS)
    number_between("buffer_before", "The preparation", entry.buffer_before, 0, MOST_BUFFER)
    number_between("buffer_after", "The clean-up", entry.buffer_after, 0, MOST_BUFFER)
    if len(entry.questions) > MOST_QUESTIONS:
        refuse("questions", f"A job type has at most {MOST_QUESTIONS} questions.", "Remove some.")
    questions = tuple(
        one_line("questions", f"Question {number}", question, LONGEST_QUESTION)
        for number, question in enumerate(entry.questions, start=1)
    )
    if len(set(questions)) < len(questions):
        refuse("questions", "The same question is asked twice.", "Remove one of them.")
    return replace(entry, code=code, name=name, minutes=minutes, questions=questions)


def _job_type(row: Row[Any]) -> JobType:
    return JobType(
        code=row.code,
        name=row.name,
        minutes=row.minutes,
        technicians=row.technicians,
        all_day=row.all_day,
        buffer_before=row.buffer_before,
        buffer_after=row.buffer_after,
        active=row.active,
        questions=tuple(row.questions),
    )
