"""The audit trail: who did what to which row, when, from where; sealed and verified by hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk

MOST_EVENTS = 10_000
"""Events one question may ask for."""

# the acts and tables of every minute, which indexes of their own leave out (0002, 63_reading.sql)
_COMMON_ACTS = frozenset({"hold", "confirm", "complete"})
_COMMON_TABLES = frozenset({"bookings", "stops", "messages"})
_NOT_COMMON = {
    "act": "e.act_kind not in ('hold', 'confirm', 'complete')",
    "table": "e.table_name not in ('bookings', 'stops', 'messages')",
}

# each with its own way in; what is not asked for is not in the statement
_CONDITIONS = {
    "bookings": "e.booking_id = any (cast(:bookings as uuid[]))",
    "login": "e.login = :login",
    "act": "e.act_kind = :act",
    "table": "e.table_name = :table",
    "since": "e.happened_at >= :since",
    "until": "e.happened_at < :until",
}
_BOUNDS = text(
    """
    select cast(:since as date)::timestamp at time zone timezone as since,
           (cast(:until as date) + 1)::timestamp at time zone timezone as until
    from booker.branches where branch_id = :branch
    """
)
_EVENTS = """
    select e.event_id, e.happened_at, e.login, e.client, e.act_id, e.act_kind, e.table_name,
           e.operation, e.row_key, e.before, e.after,
           (select b.reference from booker.bookings b
            where b.branch_id = e.branch_id and b.booking_id = e.booking_id) as reference
    from booker.audit_events e
    where {conditions}
    order by e.happened_at desc, e.event_id desc
    limit :most
"""
# a proposal's kept window is a row of its own
_BOOKINGS = text(
    """
    with own as materialized (
        select booking_id from booker.bookings where branch_id = :branch and reference = :reference
    )
    select booking_id from own
    union all
    select k.booking_id from booker.bookings k
    where k.branch_id = :branch and k.keeps_for is not null
      and k.keeps_for = any (array(select booking_id from own))
    """
)
# from one name to the next by the index, not through every event
_WORDS = """
    with recursive names (name) as (
        select min(e.{column}) from booker.audit_events e where e.branch_id = :branch {rest}
        union all
        select (select min(e.{column}) from booker.audit_events e
                where e.branch_id = :branch and e.{column} > n.name {rest})
        from names n where n.name is not null
    )
    select name from names where name is not null limit 1000
"""
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


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events shall be listed; what is None does not matter.

    ``since`` … ``until``: days of the branch, both included. ``login``, ``act`` and ``table``
    as an AuditEvent tells them.
    """

    reference: str | None = None
    login: str | None = None
    act: str | None = None
    table: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AuditWords:
    """What there is to choose from: every login, act and table of the branch's events."""

    logins: tuple[str, ...]
    acts: tuple[str, ...]
    tables: tuple[str, ...]


def read_events(desk: Desk, reference: str | None = None, most: int = 100) -> list[AuditEvent]:
    """The newest events first, of one booking or of the branch. Raises NotFound."""
    return list_events(desk, EventFilter(reference=reference), most)


def list_events(desk: Desk, wanted: EventFilter, most: int = 500) -> list[AuditEvent]:
    """The newest ``most`` events that ``wanted`` describes, the newest first.

    Raises NotFound (no such booking), InvalidInput (dates the wrong way round, too many).
    """
    if not 1 <= most <= MOST_EVENTS:
        message = f"Ask for 1 to {MOST_EVENTS} events, not {most}."
        raise InvalidInput(message)
    if wanted.since is not None and wanted.until is not None and wanted.since > wanted.until:
        message = f"The range ends on {wanted.until}, before it begins on {wanted.since}."
        raise InvalidInput(message)
    with desk.reading() as connection:
        values = _values(connection, desk, wanted)
        conditions = ["e.branch_id = :branch"]
        conditions += [sql for name, sql in _CONDITIONS.items() if name in values]
        if wanted.act is not None and wanted.act not in _COMMON_ACTS:
            conditions.append(_NOT_COMMON["act"])
        if wanted.table is not None and wanted.table not in _COMMON_TABLES:
            conditions.append(_NOT_COMMON["table"])
        statement = text(_EVENTS.format(conditions=" and ".join(conditions)))
        rows = connection.execute(statement, {**values, "most": most}).all()
    return [_event(row) for row in rows]


def _values(connection: Connection, desk: Desk, wanted: EventFilter) -> dict[str, Any]:
    """What the statement asks for: only what is wanted is there."""
    branch = desk.branch.branch_id
    named = {"login": wanted.login, "act": wanted.act, "table": wanted.table}
    values: dict[str, Any] = {key: value for key, value in named.items() if value is not None}
    if wanted.since is not None or wanted.until is not None:
        bounds = connection.execute(
            _BOUNDS, {"branch": branch, "since": wanted.since, "until": wanted.until}
        ).one()
        instants = {"since": bounds.since, "until": bounds.until}
        values |= {key: value for key, value in instants.items() if value is not None}
    if wanted.reference is not None:
        reference = wanted.reference.strip().upper()
        found = connection.execute(_BOOKINGS, {"branch": branch, "reference": reference})
        values["bookings"] = list(found.scalars())
        if not values["bookings"]:
            message = f"There is no booking {wanted.reference} in {desk.branch.code}."
            raise NotFound(message, next_step="Check the reference.")
    return {"branch": branch, **values}


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(
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


def audit_words(desk: Desk) -> AuditWords:
    """The logins, acts and tables that the branch's events name, each in order."""

    def names(column: str, rest: str = "") -> set[str]:
        statement = text(_WORDS.format(column=column, rest=rest))
        return set(connection.execute(statement, {"branch": desk.branch.branch_id}).scalars())

    with desk.reading() as connection:
        logins = names("login")
        acts = names("act_kind", f"and {_NOT_COMMON['act']}")
        tables = names("table_name", f"and {_NOT_COMMON['table']}")
    return AuditWords(
        tuple(sorted(logins)),
        tuple(sorted(acts | _COMMON_ACTS)),
        tuple(sorted(tables | _COMMON_TABLES)),
    )


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
