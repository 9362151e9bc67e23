"""Exports that fall due: each profile's schedule, run once by whichever machine is first.

A due run is claimed in the database before it is made, and asked about once more before its file
takes its place: two machines never both write it. A run that nobody was there for is not made
up for; only the newest due moment counts.
"""

from __future__ import annotations

import socket
import time as clock
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.errors import BookerError, Cancelled, InvalidInput, Unreachable
from core.exchange.calendar_files import file_name_of
from core.exchange.export import export
from core.exchange.profiles import profile_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk
    from core.exchange.profiles import ExportProfile, Schedule
    from core.exchange.progress import Progress

RENEW_SECONDS = 60.0
"""A claim is renewed so often while its file is being written; it holds for 15 minutes."""

_SCHEDULED = text(
    """
    select p.profile_id, p.name, p.content, p.saved_at, o.timezone, clock_timestamp() as now
    from booker.export_profiles p
    join booker.branches o on o.branch_id = p.branch_id
    where p.branch_id = :branch and p.content -> 'schedule' <> 'null'
    order by p.name
    """
)
_DONE = text(
    """
    select count(*) from booker.export_runs r
    where r.branch_id = :branch and r.profile_id = :profile and r.due_at = :due
      and r.written is not null
    """
)
_RUNS = text(
    """
    select p.name, r.due_at, r.machine, r.claimed_by, r.claimed_at, r.finished_at, r.written,
           r.problem
    from booker.export_runs r
    join booker.export_profiles p on p.branch_id = r.branch_id and p.profile_id = r.profile_id
    where r.branch_id = :branch
    order by r.claimed_at desc, p.name
    limit :most
    """
)
_CALLS = {
    name: text(f"select app.{name}(:branch, :content)").bindparams(
        bindparam("content", type_=JSONB)
    )
    for name in ("claim_export", "keep_export", "finish_export")
}


@dataclass(frozen=True, slots=True)
class ExportRun:
    """What became of a run that was due. ``problem`` is a sentence; "" when it was written."""

    profile: str
    due_at: datetime
    path: Path | None
    rows: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the database has it: by whom and where, and what became of it.

    ``finished_at`` None: it is being made. ``rows`` None and ``problem``: it failed.
    """

    profile: str
    due_at: datetime
    machine: str
    login: str
    claimed_at: datetime
    finished_at: datetime | None
    rows: int | None
    problem: str | None


class _Lost(Exception):
    """Another machine has taken the run over."""


def due_moment(schedule: Schedule, now: datetime, zone: ZoneInfo) -> datetime:
    """The newest moment at or before ``now`` (UTC) at which the schedule is due.

    Every so many minutes: counted from the branch's midnight, so that every machine finds the
    same moments.
    """
    today = now.astimezone(zone).date()
    if schedule.at is not None:
        due = datetime.combine(today, schedule.at, zone).astimezone(UTC)
        if due > now:
            due = datetime.combine(today - timedelta(days=1), schedule.at, zone).astimezone(UTC)
        return due
    midnight = datetime.combine(today, time(), zone).astimezone(UTC)
    step = timedelta(minutes=schedule.every_minutes or 1)
    return midnight + (now - midnight) // step * step


def run_due_exports(
    desk: Desk, *, machine: str | None = None, tell: Progress | None = None
) -> tuple[ExportRun, ...]:
    """Make every run that is due now and that nobody else has made or is making.

    A run whose folder is not on this machine is said, and left to a machine that has it. Raises
    Unreachable, Cancelled; whatever else is wrong with one profile stands in its ExportRun, and
    the others still run.
    """
    with desk.reading() as connection:
        branch = {"branch": desk.branch.branch_id}
        scheduled = connection.execute(_SCHEDULED, branch).all()
    name = machine or socket.gethostname() or "unnamed"
    runs = [_run(desk, row, name[:200], tell) for row in scheduled]
    return tuple(run for run in runs if run is not None)


def list_runs(desk: Desk, most: int = 50) -> tuple[RunRecord, ...]:
    """The newest runs, the newest first."""
    with desk.reading() as connection:
        values = {"branch": desk.branch.branch_id, "most": most}
        return tuple(RunRecord(*row) for row in connection.execute(_RUNS, values))


def _run(desk: Desk, row: Row[Any], machine: str, tell: Progress | None) -> ExportRun | None:
    try:
        profile = profile_of(row.name, row.content)
    except InvalidInput as error:
        return ExportRun(row.name, row.now, None, 0, error.message)
    schedule = profile.schedule
    if schedule is None:
        return None
    zone = ZoneInfo(row.timezone)
    due = due_moment(schedule, row.now, zone)
    # what was due before it was saved is nobody's
    if due <= row.saved_at or _is_done(desk, row.profile_id, due):
        return None
    folder = Path(schedule.folder)
    if not (folder.is_absolute() and folder.is_dir()):
        # before the claim: another machine may have it
        return ExportRun(
            row.name, due, None, 0, f"There is no folder {folder} on this machine ({machine})."
        )
    claim = _Claim(desk, row.profile_id, due, machine)
    if not claim.call("claim_export"):
        return None
    path = folder if profile.format == "ics" else folder / _file_name(profile, due, zone)
    return _made(desk, profile, path, claim, tell)


def _is_done(desk: Desk, profile_id: UUID, due: datetime) -> bool:
    with desk.reading() as connection:
        values = {"branch": desk.branch.branch_id, "profile": profile_id, "due": due}
        return bool(connection.execute(_DONE, values).scalar_one())


def _made(
    desk: Desk, profile: ExportProfile, path: Path, claim: _Claim, tell: Progress | None
) -> ExportRun | None:
    def still_ours() -> None:
        if not claim.call("keep_export"):
            raise _Lost

    def told(what: str, done: int, total: int) -> None:
        claim.renew()
        if tell is not None:
            tell(what, done, total)

    try:
        result = export(desk, profile.kind, path, profile=profile, tell=told, ready=still_ours)
    except _Lost:
        return None
    except Unreachable:
        raise
    except Cancelled as stopped:
        # free for another machine, in five minutes
        claim.call("finish_export", problem=stopped.message)
        raise
    except BookerError as error:
        problem = f"{error.message} {error.next_step}"
        claim.call("finish_export", problem=problem)
        return ExportRun(profile.name, claim.due_at, path, 0, problem)
    claim.call("finish_export", written=result.rows)
    return ExportRun(profile.name, claim.due_at, path, result.rows)


def _file_name(profile: ExportProfile, due: datetime, zone: ZoneInfo) -> str:
    local = due.astimezone(zone)
    pattern = profile.schedule.file_name if profile.schedule is not None else ""
    name = pattern.replace("{date}", f"{local:%Y-%m-%d}").replace("{time}", f"{local:%H%M}")
    return f"{file_name_of(name.replace('{name}', profile.name))}.{profile.format}"


@dataclass(slots=True)
class _Claim:
    """One run's claim: the same token in every call, renewed while the file is written."""

    desk: Desk
    profile_id: UUID
    due_at: datetime
    machine: str
    token: UUID = field(default_factory=uuid4)
    renewed: float = field(default_factory=clock.monotonic)

    def call(self, function: str, **more: object) -> bool:
        """Ask the database; whether the run is this machine's."""
        content: Mapping[str, Any] = {
            "profile_id": str(self.profile_id),
            "due_at": self.due_at.isoformat(),
            "token": str(self.token),
            "machine": self.machine,
            **more,
        }

        def work(connection: Connection) -> bool:
            values = {"branch": self.desk.branch.branch_id, "content": content}
            return bool(connection.execute(_CALLS[function], values).scalar_one())

        return self.desk.database.serializable(work)

    def renew(self) -> None:
        """Renew the claim once a minute; raises _Lost where it is another machine's by now."""
        if clock.monotonic() - self.renewed > RENEW_SECONDS:
            self.renewed = clock.monotonic()
            if not self.call("keep_export"):
                raise _Lost
