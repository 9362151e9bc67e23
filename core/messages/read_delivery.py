"""How one message got to its provider: attempts, what the provider calls it, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from core.database.desk import Desk

_ONE = text(
    """
    select m.drafted_at, m.queued_at, m.sent_at, m.delivered_at, m.ended_at, m.withdrawn_at,
           d.provider, d.provider_id, d.due_at, d.last_error,
           m.state = 'queued' and d.due_at is null as is_stranded,
           (select w.sandbox from booker.workers w
            where w.branch_id = :branch and w.worker_id = d.worker_id) as sandbox
    from booker.messages m
    left join booker.deliveries d
      on d.branch_id = m.branch_id and d.message_id = m.message_id
    where m.branch_id = :branch and m.message_id = :message
    """
)
_ATTEMPTS = text(
    """
    select attempt, provider, handed_at, ended_at, result, error
    from booker.delivery_attempts
    where branch_id = :branch and message_id = :message
    order by attempt
    """
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One hand-over; ``result`` None: under way, or its worker is gone."""

    attempt: int
    provider: str
    handed_at: datetime
    ended_at: datetime | None
    result: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What happened to a message, instants in UTC; ``provider_id`` is the provider's own name.

    ``due_at``: when it is tried next. ``is_stranded``: queued before anybody could deliver, and
    not sent by itself. ``sandbox``: where its worker puts everything, while that is known.
    """

    drafted_at: datetime
    queued_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    withdrawn_at: datetime | None
    provider: str | None
    provider_id: str | None
    due_at: datetime | None
    last_error: str | None
    is_stranded: bool
    sandbox: str | None
    attempts: tuple[Attempt, ...]


def read_delivery(desk: Desk, message_id: UUID) -> Delivery:
    """The delivery of one message. Raises NotFound."""
    values = {"branch": desk.branch.branch_id, "message": message_id}
    with desk.reading() as connection:
        row = connection.execute(_ONE, values).mappings().first()
        if row is None:
            message = "There is no such message in this branch."
            raise NotFound(message, next_step="Look at the list of messages again.")
        attempts = tuple(Attempt(*told) for told in connection.execute(_ATTEMPTS, values))
    return Delivery(**row, attempts=attempts)
