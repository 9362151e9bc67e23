"""The job types of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from core.database.desk import Desk


@dataclass(frozen=True, slots=True)
class JobType:
    """What is to be done: minutes on site (``None``: all-day), technicians, buffers."""

    code: str
    name: str
    minutes: int | None
    technicians: int
    all_day: bool
    buffer_before: int
    buffer_after: int
    active: bool


_JOB_TYPES = text(
    """
    select code, name, minutes, technicians, all_day, buffer_before, buffer_after, active
    from booker.job_types where branch_id = :branch order by code
    """
)


def list_job_types(desk: Desk) -> tuple[JobType, ...]:
    """Every job type, by code."""
    with desk.reading() as connection:
        rows = connection.execute(_JOB_TYPES, {"branch": desk.branch.branch_id})
        return tuple(JobType(*row) for row in rows)
