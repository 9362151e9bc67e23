"""The imports of a branch: what was taken in when by whom, and taking one back as a whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.capacity.write_capacity import MOST_ZONE_DAYS, capacity_lock
from core.errors import CannotUndo, InvalidInput
from core.exchange.import_result import ImportResult
from core.exchange.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from core.exchange.progress import Progress

ROWS_AT_ONCE: Final = 10_000
"""Of one statement, which must end within its time-out: each looks through the branch's words."""
_RESTORED: Final = (
    "zones",
    "job_types",
    "arrival_windows",
    "sites",
    "routes",
    "stops",
    "blocks",
)
"""In this order rows get their before-images back: nothing before what it refers to …"""
_REMOVED: Final = ("routes", "sites", "arrival_windows", "job_types", "zones")
"""… and what was added goes in this one."""
_IN_BULK: Final = frozenset({"sites", "capacity"})

_LIST = text(
    """
    select a.act_id, a.content, a.result, a.login, a.done_at,
           u.done_at as undone_at, u.login as undone_by
    from booker.acts a
    left join booker.acts u on u.branch_id = a.branch_id and u.kind = 'undo_import'
     and u.content ->> 'import_id' = a.act_id::text
    where a.branch_id = :branch and a.kind = 'import'
    order by a.done_at desc
    limit :most
    """
)
_BEGIN = text("select app.begin_undo(:branch, :act, :content)").bindparams(
    bindparam("content", type_=JSONB)
)
_ROWS = text("select app.undo_rows(:branch, :act, :content, :table, :stage, :rows)").bindparams(
    bindparam("content", type_=JSONB), bindparam("rows", type_=JSONB)
)
_END = text("select app.end_undo(:branch, :act, :content, :result)").bindparams(
    bindparam("content", type_=JSONB), bindparam("result", type_=JSONB)
)
# by act_kind and time, for which there is an index; there is none by act
_EVENTS = text(
    """
    select e.table_name,
           (array_agg(e.event_id order by e.happened_at))[1]::text as first,
           (array_agg(e.event_id order by e.happened_at desc))[1]::text as last,
           (array_agg(e.operation order by e.happened_at))[1] = 'insert' as is_new,
           (array_agg(e.operation order by e.happened_at desc))[1] = 'delete' as is_gone,
           e.row_key ->> 'route_id' as route,
           (array_agg(e.before ->> 'route_id' order by e.happened_at))[1] as from_route,
           (array_agg(e.after ->> 'route_id' order by e.happened_at desc))[1] as to_route
    from booker.audit_events e
    where e.branch_id = :branch
      and e.act_kind in (
          'save_sites', 'save_job_types', 'save_windows', 'save_zones', 'save_routes')
      and e.happened_at between cast(:began as timestamptz) and cast(:done_at as timestamptz)
      and e.act_id = any (cast(:parts as uuid[]))
    group by e.table_name, e.row_key
    """
)
_HOLDING = text(
    """
    select distinct r.zone_day from booker.routes r
    where r.branch_id = :branch and r.route_id = any (cast(:routes as uuid[]))
      and r.stop_count > 0
    """
)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import that was written. Counts as in ImportResult; ``sheets``: the sheets' names."""

    import_id: UUID
    kind: str
    file: str
    sheets: tuple[str, ...]
    login: str
    done_at: datetime
    added: int
    changed: int
    removed: int
    undone_at: datetime | None
    undone_by: str | None


def list_imports(desk: Desk, most: int = 50) -> tuple[ImportRecord, ...]:
    """The newest imports first."""
    with desk.reading() as connection:
        rows = connection.execute(_LIST, {"branch": desk.branch.branch_id, "most": most})
        return tuple(
            ImportRecord(
                import_id=row.act_id,
                kind=row.content["kind"],
                file=row.content["file"],
                sheets=tuple(row.content["sheets"]),
                login=row.login,
                done_at=row.done_at,
                added=row.result.get("added", 0),
                changed=row.result.get("changed", 0),
                removed=row.result.get("removed", 0),
                undone_at=row.undone_at,
                undone_by=row.undone_by,
            )
            for row in rows
        )


def undo_import(
    desk: Desk, act_id: UUID, import_id: UUID, *, tell: Progress | None = None
) -> ImportResult:
    """Take an import back as a whole, from the audit trail's before-images (admins only).

    What it added goes, what it changed or removed is as it was; stops that it moved go back where
    they can. What it added and was booked since, by bookings that are over, is made inactive. An
    act of its own, in the trail like every other. The result counts what the undoing added,
    changed and removed. Raises NotFound, CannotUndo (a booking stands on what it added, something
    was changed since, a later import states the same, it was undone before, a promise would
    break; the sentence names what), NotAllowed, Busy, Cancelled.
    """
    undoing = _Undoing(desk, act_id, {"import_id": str(import_id)}, tell or nobody)
    begun = desk.database.serializable(undoing.begin)
    if "result" in begun:
        return _result(begun["result"])
    rows = undoing.rows(begun)
    locks = undoing.locks(rows)
    repeated = desk.database.in_bulk if begun["kind"] in _IN_BULK else desk.database.serializable

    def undo(rows: Sequence[_Row]) -> ImportResult:
        return _result(repeated(lambda connection: undoing(connection, begun, rows), locks=locks))

    fewer = _without_shifted_stops(rows)
    if len(fewer) == len(rows):
        return undo(rows)
    try:
        return undo(rows)
    except CannotUndo:
        # bookings made since may stand where stops would shift back to that need not
        return undo(fewer)


class _Row(NamedTuple):
    """A row that the import touched, by its first and last event in the trail."""

    table: str
    first: str
    last: str
    is_new: bool
    is_gone: bool
    route: str | None
    from_route: str | None
    to_route: str | None


def _without_shifted_stops(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """Without the stops that the import only shifted, on routes that it left alone."""
    touched = {row.route for row in rows if row.table == "routes"}
    return tuple(
        row
        for row in rows
        if row.table != "stops" or row.from_route in touched or row.to_route in touched
    )


@dataclass(frozen=True, slots=True)
class _Undoing:
    """The act: at READ COMMITTED for sites and capacity, whose rows it locks before it judges.

    Stops come to a route or leave it only with a write to its row, bookings to a site only with
    a lock on its row: what is locked stays as it was judged.
    """

    desk: Desk
    act_id: UUID
    content: Mapping[str, Any]
    tell: Progress

    def begin(self, connection: Connection) -> Mapping[str, Any]:
        """What is undone, or what was answered before."""
        begun: Mapping[str, Any] = connection.execute(_BEGIN, self._values).scalar_one()
        return begun

    def rows(self, begun: Mapping[str, Any]) -> tuple[_Row, ...]:
        """All rows that the import touched and left other than it had found them."""
        values = {
            "branch": self.desk.branch.branch_id,
            "parts": begun["parts"],
            "began": begun["began"],
            "done_at": begun["done_at"],
        }
        with self.desk.reading() as connection:
            rows = [_Row(*row) for row in connection.execute(_EVENTS, values)]
        return tuple(row for row in rows if not (row.is_new and row.is_gone))

    def locks(self, rows: Iterable[_Row]) -> list[str]:
        """Who writes capacity, and zone-days on whose stops a desk may be planning."""
        routes = [row.route for row in rows if row.table == "routes"]
        if not routes:
            return []
        branch = self.desk.branch.branch_id
        with self.desk.reading() as connection:
            keys = connection.execute(_HOLDING, {"branch": branch, "routes": routes}).scalars()
            holding = list(keys)
        if len(holding) > MOST_ZONE_DAYS:
            message = f"This import concerns bookings of more than {MOST_ZONE_DAYS:,} zone-days."
            raise InvalidInput(message, next_step="Import the capacity as it was instead.")
        return [capacity_lock(branch), *holding]

    def __call__(
        self, connection: Connection, begun: Mapping[str, Any], rows: Sequence[_Row]
    ) -> Mapping[str, Any]:
        again = self.begin(connection)
        if "result" in again:
            result: Mapping[str, Any] = again["result"]
            return result
        of: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            of[row.table].append(row)
        counts = {"added": 0, "changed": 0, "removed": 0}
        stay: dict[str, int] = {}
        for table in _RESTORED:
            restored = [row for row in of[table] if not row.is_new]
            self._stage(connection, table, "restore", restored)
            counts["added"] += sum(row.is_gone for row in restored)
            counts["changed"] += sum(not row.is_gone for row in restored)
        changed = [row for row in of["routes"] if not row.is_new and not row.is_gone]
        self._stage(connection, "routes", "settle", changed)
        for table in _REMOVED:
            added = [row for row in of[table] if row.is_new]
            gone = self._stage(connection, table, "remove", added)
            counts["removed"] += gone
            if gone < len(added):
                stay[table] = len(added) - gone
        self.tell("rows undone", len(rows), len(rows))
        values = {
            **self._values,
            "result": {
                **counts,
                "stay": stay,
                "kind": begun["kind"],
                "file": begun["file"],
                "sheets": begun["sheets"],
            },
        }
        done: Mapping[str, Any] = connection.execute(_END, values).scalar_one()
        return done

    def _stage(self, connection: Connection, table: str, stage: str, rows: Sequence[_Row]) -> int:
        """How many rows it touched."""
        touched = 0
        for first in range(0, len(rows), ROWS_AT_ONCE):
            self.tell(f"{table.replace('_', ' ')} undone", first, len(rows))
            values = {
                **self._values,
                "table": table,
                "stage": stage,
                "rows": [
                    {"first": row.first, "last": row.last}
                    for row in rows[first : first + ROWS_AT_ONCE]
                ],
            }
            touched += connection.execute(_ROWS, values).scalar_one()
        return touched

    @property
    def _values(self) -> dict[str, Any]:
        return {
            "branch": self.desk.branch.branch_id,
            "act": self.act_id,
            "content": self.content,
        }


def _result(done: Mapping[str, Any]) -> ImportResult:
    return ImportResult(
        kind=done["kind"],
        file=done["file"],
        sheet=", ".join(done["sheets"]),
        added=done["added"],
        changed=done["changed"],
        removed=done["removed"],
        notes=tuple(
            f"Bookings were made with them, so they stay, but are offered no more: {count:,} "
            f"{table.replace('_', ' ')}."
            for table, count in done.get("stay", {}).items()
        ),
        written=True,
    )
