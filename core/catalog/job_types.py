"""The job types of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Row

    from core.database.desk import Desk


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
