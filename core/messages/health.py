"""Whether messages are being delivered: who does it, what waits, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.database.desk import Desk

SILENT_AFTER: Final = timedelta(seconds=90)
"""A worker that was not heard of for so long is gone; each beats several times in that time."""

# One row, whatever there is. What was queued before delivery was set up has no due time.
_READ = text(
    """
    with s as (
        select mail_provider, sms_provider from booker.delivery_settings
        where branch_id = :branch
    ), d as materialized (
        select message_id, due_at, attempts, last_error from booker.deliveries
        where branch_id = :branch and due_at is not null
    ), now as (
        select clock_timestamp() as at
    )
    select now.at as as_of,
           coalesce((select mail_provider from s), 'none') as mail_provider,
           coalesce((select sms_provider from s), 'none') as sms_provider,
           coalesce((
               select jsonb_agg(jsonb_build_object(
                   'worker_id', w.worker_id, 'login', w.login, 'host', w.host,
                   'version', w.version, 'started_at', w.started_at at time zone 'UTC',
                   'beat_at', w.beat_at at time zone 'UTC', 'sandbox', w.sandbox,
                   'in_desktop', w.in_desktop, 'tasks', w.tasks) order by w.beat_at desc)
               from booker.workers w where w.branch_id = :branch), '[]') as workers,
           (select count(*) from d where due_at <= now.at) as backlog,
           (select count(*) from d where due_at > now.at) as waiting_later,
           (select min(m.queued_at) from booker.messages m
            where m.branch_id = :branch
              and m.message_id = any (array(select message_id from d where due_at <= now.at)))
               as oldest_queued_at,
           (select count(*) from booker.messages m
            where m.branch_id = :branch and m.state = 'queued')
               - (select count(*) from d) as stranded,
           (select count(*) from d where attempts > 0 and last_error is not null) as retrying,
           (select last_error from d where attempts > 0 and last_error is not null
            order by due_at desc limit 1) as last_error,
           (select count(*) from booker.messages m
            where m.branch_id = :branch and m.state = 'uncertain'
              and m.ended_at > now.at - interval '30 days') as uncertain,
           (select count(*) from booker.messages m
            where m.branch_id = :branch and m.state in ('failed', 'bounced', 'complained')
              and m.ended_at > now.at - interval '1 day'
              and not exists (
                  select from booker.messages a
                  where a.branch_id = :branch and a.booking_id = m.booking_id
                    and a.resends = m.message_id)) as failed_recent
    from now
    """
)


@dataclass(frozen=True, slots=True)
class WorkerBeat:
    """A worker when it was last heard of; ``tasks`` as it told them, by their names."""

    worker_id: UUID
    login: str
    host: str
    version: str
    started_at: datetime
    beat_at: datetime
    sandbox: str | None
    in_desktop: bool
    tasks: Mapping[str, Any]
    is_alive: bool


@dataclass(frozen=True, slots=True)
class DeliveryHealth:
    """A branch's delivery at the database instant ``as_of``; instants are aware UTC datetimes.

    ``workers``: whom there is news of, the latest first. ``backlog``: messages due now, the
    oldest queued at ``oldest_queued_at``; ``waiting_later``: those that wait for a later time
    (quiet hours, the next attempt); ``stranded``: those queued before anybody could deliver,
    which are not sent by themselves. ``retrying``: those that failed once or more, the last with
    ``last_error``. ``uncertain``: those that a person must settle. ``failed_recent``: failed,
    bounced or complained of within a day, and not sent again. ``sandbox``: where everything goes
    instead, while no living worker delivers for real.
    """

    as_of: datetime
    mail_provider: str
    sms_provider: str
    workers: tuple[WorkerBeat, ...]
    backlog: int
    waiting_later: int
    oldest_queued_at: datetime | None
    stranded: int
    retrying: int
    last_error: str | None
    uncertain: int
    failed_recent: int
    is_set_up: bool
    is_alive: bool
    last_beat: datetime | None
    sandbox: str | None


def read_health(desk: Desk) -> DeliveryHealth:
    """The delivery of the desk's branch as it is now."""
    with desk.reading() as connection:
        row = connection.execute(_READ, {"branch": desk.branch.branch_id}).one()
    workers = tuple(_worker(told, row.as_of) for told in row.workers)
    alive = [worker for worker in workers if worker.is_alive]
    return DeliveryHealth(
        as_of=row.as_of,
        mail_provider=row.mail_provider,
        sms_provider=row.sms_provider,
        workers=workers,
        backlog=row.backlog,
        waiting_later=row.waiting_later,
        oldest_queued_at=row.oldest_queued_at,
        stranded=row.stranded,
        retrying=row.retrying,
        last_error=row.last_error,
        uncertain=row.uncertain,
        failed_recent=row.failed_recent,
        is_set_up=(row.mail_provider, row.sms_provider) != ("none", "none"),
        is_alive=bool(alive),
        last_beat=workers[0].beat_at if workers else None,
        # where one delivers for real, one in a sandbox is given nothing (app.claim_messages)
        sandbox=alive[0].sandbox if all(worker.sandbox for worker in alive) and alive else None,
    )


def _worker(told: Mapping[str, Any], now: datetime) -> WorkerBeat:
    beat_at = datetime.fromisoformat(told["beat_at"]).replace(tzinfo=UTC)
    return WorkerBeat(
        worker_id=UUID(told["worker_id"]),
        login=told["login"],
        host=told["host"],
        version=told["version"],
        started_at=datetime.fromisoformat(told["started_at"]).replace(tzinfo=UTC),
        beat_at=beat_at,
        sandbox=told["sandbox"],
        in_desktop=told["in_desktop"],
        tasks=told["tasks"],
        is_alive=now - beat_at <= SILENT_AFTER,
    )
