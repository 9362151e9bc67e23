"""The database's side of delivery: what a worker claims, hands over and writes down.

Every function is one transaction at READ COMMITTED of its own (migrations, ``64_delivery.sql``):
what a provider was asked for is committed before it is asked. All raise core.errors types;
NotAllowed where the login may not deliver for the branch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, TextClause

    from core.database.desk import Desk

_CLAIM = text("select app.claim_messages(:branch, :worker, :most, :seconds, :channels)").bindparams(
    bindparam("channels", type_=ARRAY(Text()))
)
_HAND_OVER = text(
    "select app.hand_over_message(:branch, :message, :token, :provider, :payload)"
).bindparams(bindparam("payload", type_=JSONB))
_FINISH = text("select app.finish_message(:branch, :message, :token, :outcome)").bindparams(
    bindparam("outcome", type_=JSONB)
)
_EXTEND = text("select app.extend_lease(:branch, :message, :token, :seconds)")
_STATUS_CHECKS = text("select app.claim_status_checks(:branch, :most)")
_RECORD_STATUS = text("select app.record_status(:branch, :message, :status)").bindparams(
    bindparam("status", type_=JSONB)
)
_QUEUE = text("select app.queue_message(:branch, :content)").bindparams(
    bindparam("content", type_=JSONB)
)
_REPLY = text("select app.record_reply(:branch, :number, :word, :at)")
_BEAT = text("select app.beat(:branch, :worker, :facts)").bindparams(
    bindparam("facts", type_=JSONB)
)
_LEAVE = text("select app.leave(:branch, :worker)")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message under this worker's lease.

    ``attempts`` counts this one. ``provider`` and ``payload``: of an earlier hand-over, or None.
    ``unsure``: an earlier attempt may have been accepted. ``booking``: what it speaks of, as it is
    now, as the function tells it.
    """

    message_id: UUID
    token: UUID
    kind: str
    channel: str
    language: str
    recipient: str
    subject: str
    html: str
    text: str
    attempts: int
    provider: str | None
    payload: dict[str, Any] | None
    unsure: bool
    first_handed_at: datetime | None
    queued_at: datetime
    booking: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Whether the provider may be asked now, and with what: the payload of the first time."""

    go: bool
    payload: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class StatusCheck:
    """A message that was sent, and may have got further."""

    message_id: UUID
    provider: str
    provider_id: str
    channel: str


def claim(
    desk: Desk, worker_id: UUID, most: int, lease_seconds: int, channels: Sequence[str]
) -> tuple[Claimed, ...]:
    """Up to ``most`` messages of these channels that are due, under a lease of so many seconds."""
    told = _call(
        desk,
        _CLAIM,
        worker=worker_id,
        most=most,
        seconds=lease_seconds,
        channels=list(channels),
    )
    return tuple(_claimed(entry) for entry in told)


def hand_over(
    desk: Desk, message: Claimed, provider: str, payload: Mapping[str, Any]
) -> HandedOver:
    """Write down that ``provider`` is asked now; no go: another's by now, or withdrawn."""
    told = _call(
        desk,
        _HAND_OVER,
        message=message.message_id,
        token=message.token,
        provider=provider,
        payload=dict(payload),
    )
    return HandedOver(told["go"], told.get("payload"))


def finish(desk: Desk, message: Claimed, outcome: Mapping[str, Any]) -> str | None:
    """Write down what came of it, and give the lease back; None: the lease was another's by now.

    ``outcome``: result (sent, again, failed, uncertain), provider_id, error, wait_seconds, unsure,
    stopped. Answers the message's state.
    """
    told = _call(
        desk, _FINISH, message=message.message_id, token=message.token, outcome=_storable(outcome)
    )
    return str(told["state"]) if told["kept"] else None


def extend_lease(desk: Desk, message: Claimed, seconds: int) -> bool:
    """Keep the message for so many seconds from now; False: it is another's by now."""
    return bool(
        _call(desk, _EXTEND, message=message.message_id, token=message.token, seconds=seconds)
    )


def claim_status_checks(desk: Desk, most: int) -> tuple[StatusCheck, ...]:
    """Messages that are due for a look at their provider; none is told twice at once."""
    return tuple(
        StatusCheck(
            UUID(entry["message_id"]), entry["provider"], entry["provider_id"], entry["channel"]
        )
        for entry in _call(desk, _STATUS_CHECKS, most=most)
    )


def record_status(desk: Desk, message_id: UUID, state: str, error: str | None) -> bool:
    """Write down how far it got (delivered, bounced, complained, failed); whether that is news."""
    status = _storable({"state": state, "error": error})
    return bool(_call(desk, _RECORD_STATUS, message=message_id, status=status))


def due_reminders(desk: Desk) -> list[dict[str, Any]]:
    """The reminders that are due and not yet made, as the function of that name tells them."""
    rows: list[dict[str, Any]] = _call(desk, text("select app.due_reminders(:branch)"))
    return rows


def due_notices(desk: Desk) -> list[dict[str, Any]]:
    """What the branch wants to be told of and was not yet, as the function tells it."""
    rows: list[dict[str, Any]] = _call(desk, text("select app.due_notices(:branch)"))
    return rows


def queue(desk: Desk, contents: Sequence[Mapping[str, Any]]) -> int:
    """Queue the messages of one booking, all or none; how many were not there yet."""

    def work(connection: Connection) -> int:
        made = 0
        for content in contents:
            values = {"branch": desk.branch.branch_id, "content": dict(content)}
            made += connection.execute(_QUEUE, values).scalar_one() is not None
        return made

    return desk.database.in_bulk(work)


def record_reply(desk: Desk, number: str, word: str, at: datetime) -> int:
    """A customer's "stop" or "start" by text message; how many sites it changes."""
    return int(_call(desk, _REPLY, number=number, word=word, at=at))


def expired_zone_days(desk: Desk) -> list[str]:
    """Zone-days with a hold whose expiry nobody has recorded yet."""
    told: list[str] = _call(desk, text("select app.expired_zone_days(:branch)"))
    return told


def record_expired(desk: Desk, zone_day: str) -> int:
    """Record the expired holds of a zone-day, under its lock; how many."""

    def work(connection: Connection) -> int:
        values = {"branch": desk.branch.branch_id, "day": zone_day}
        statement = text("select app.record_expired(:branch, :day)")
        return int(connection.execute(statement, values).scalar_one())

    return desk.database.serializable(work, locks=[zone_day])


def seal(desk: Desk, most: int) -> int:
    """Seal so many events of the audit trail at most; how many."""
    return int(_call(desk, text("select app.seal_audit(:branch, :most)"), most=most))


def beat(desk: Desk, worker_id: UUID, facts: Mapping[str, Any]) -> None:
    """Say that this worker lives: host, version, sandbox, in_desktop, tasks."""
    _call(desk, _BEAT, worker=worker_id, facts=dict(facts))


def leave(desk: Desk, worker_id: UUID) -> None:
    """Say that this worker has ended."""
    _call(desk, _LEAVE, worker=worker_id)


def _call(desk: Desk, statement: TextClause, **values: object) -> Any:  # noqa: ANN401 - JSON, as each function says
    def work(connection: Connection) -> Any:  # noqa: ANN401 - as above
        return connection.execute(
            statement, {"branch": desk.branch.branch_id, **values}
        ).scalar_one()

    return desk.database.in_bulk(work)


def _storable(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a provider told, without the characters that a database cannot keep."""
    return {
        name: value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        if isinstance(value, str)
        else value
        for name, value in told.items()
    }


def _claimed(entry: Mapping[str, Any]) -> Claimed:
    return Claimed(
        message_id=UUID(entry["message_id"]),
        token=UUID(entry["token"]),
        kind=entry["kind"],
        channel=entry["channel"],
        language=entry["language"],
        recipient=entry["recipient"],
        subject=entry["subject"],
        html=entry["html"],
        text=entry["text"],
        attempts=entry["attempts"],
        provider=entry["provider"],
        payload=entry["payload"],
        unsure=entry["unsure"],
        first_handed_at=instant(entry["first_handed_at"]),
        queued_at=instant(entry["queued_at"]) or datetime.now(UTC),
        booking=entry["booking"],
    )


def instant(said: str | None) -> datetime | None:
    """An instant as the database's JSON has it: UTC, without saying so."""
    return None if said is None else datetime.fromisoformat(said).replace(tzinfo=UTC)
