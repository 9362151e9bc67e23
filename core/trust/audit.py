"""The audit trail: who did what to which row, when, from where; sealed and verified by hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk

MOST_EVENTS = 10_000
"""Events one question may ask for."""

# a proposal's kept window is a row of its own, whose reference is the booking's with ~ and a number
_EVENTS = text(
    """
    select e.event_id, e.happened_at, e.login, e.client, e.act_id, e.act_kind, e.table_name,
           e.operation, e.row_key, e.before, e.after,
           (select b.reference from booker.bookings b
            where b.branch_id = e.branch_id and b.booking_id = e.booking_id) as reference
    from booker.audit_events e
    where e.branch_id = :branch
      and (cast(:reference as text) is null or e.booking_id in (
          select b.booking_id from booker.bookings b
          where b.branch_id = :branch
            and split_part(b.reference, '~', 1) = cast(:reference as text)))
    order by e.happened_at desc, e.event_id desc
    limit :most
    """
)
_KNOWN = text(
    "select exists (select from booker.bookings where branch_id = :branch"
    " and reference = :reference)"
)
_SEAL = text("select app.seal_audit(:branch)")
_VERIFY = text(
    "select broken_position, problem, head_position, head_hash from app.verify_audit(:branch)"
)


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One change of one row: before and after are the row's columns, None where there is none."""

    event_id: UUID
    happened_at: datetime
    login: str
    client: str | None
    act_id: UUID | None
    act: str | None
    reference: str | None
    table: str
    operation: str
    row_key: dict[str, Any]
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """The columns that differ: name → before, after. The branch's key is left out."""
        before, after = self.before or {}, self.after or {}
        return {
            name: (before.get(name), after.get(name))
            for name in {**before, **after}
            if name != "branch_id" and before.get(name) != after.get(name)
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds: ``problem`` None, or what is wrong at ``position``.

    ``head`` is the hash of the newest seal: written down elsewhere, it proves that nothing
    older was changed, not even by whoever could rewrite the whole chain.
    """

    problem: str | None
    position: int | None
    sealed: int
    head: str


def read_events(desk: Desk, reference: str | None = None, most: int = 100) -> list[AuditEvent]:
    """The newest events first, of one booking or of the branch. Raises NotFound."""
    if not 1 <= most <= MOST_EVENTS:
        message = f"Ask for 1 to {MOST_EVENTS} events, not {most}."
        raise InvalidInput(message)
    wanted = None if reference is None else reference.strip().upper()
    values = {"branch": desk.branch.branch_id, "reference": wanted}
    with desk.reading() as connection:
        if wanted is not None and not connection.execute(_KNOWN, values).scalar_one():
            message = f"There is no booking {reference} in {desk.branch.code}."
            raise NotFound(message, next_step="Check the reference.")
        rows = connection.execute(_EVENTS, {**values, "most": most}).all()
    return [
        AuditEvent(
            event_id=row.event_id,
            happened_at=row.happened_at,
            login=row.login,
            client=row.client,
            act_id=row.act_id,
            act=row.act_kind,
            reference=row.reference,
            table=row.table_name,
            operation=row.operation,
            row_key=row.row_key,
            before=row.before,
            after=row.after,
        )
        for row in rows
    ]


def seal(desk: Desk) -> int:
    """Chain every event that is not chained yet (admins only); answers how many."""

    def work(connection: Connection) -> int:
        return int(connection.execute(_SEAL, {"branch": desk.branch.branch_id}).scalar_one())

    return desk.database.serializable(work)


def verify(desk: Desk) -> Verdict:
    """Compute the whole chain anew and compare. An event that is not sealed is not covered."""
    with desk.reading() as connection:
        row = connection.execute(_VERIFY, {"branch": desk.branch.branch_id}).one()
    return Verdict(
        problem=row.problem,
        position=row.broken_position,
        sealed=row.head_position,
        head=row.head_hash,
    )
