"""Writes what was prepared: one transaction, all or nothing unless the good rows are taken.

Sites are written in bulk (Database.in_bulk) where they are many. That is safe because each row
stands for itself: what is written of it follows from the file and from the site itself, whose row
is locked before it is read; no promise, limit or count is judged by. Job types and windows are few
and stay SERIALIZABLE: a window's limit is copied to days that a hold may be writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE

from core.capacity.write_capacity import KeptRoute, write_capacity, zones_act
from core.database.rehearsal import run
from core.errors import ChangedSince, InvalidInput
from core.exchange.compare_capacity import days_by_zone, digest_of
from core.exchange.import_result import ImportResult
from core.exchange.intake import KEYS, collect, left_note
from core.exchange.progress import nobody
from core.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from core.capacity.plan_change import ChangedDay
    from core.capacity.write_capacity import CapacityWritten
    from core.database.desk import Desk
    from core.exchange.intake import Intake
    from core.exchange.prepare import Prepared
    from core.exchange.progress import Progress

ROWS_AT_ONCE: Final = 10_000
"""Of one statement, which must end within its time-out, and after which one can cancel."""
FEW_ROWS: Final = 2_000
"""More sites than these are written in bulk."""
_CHANGED: Final = "The branch has changed since; this import would do other than was shown."

_SAVE = {
    kind: text(f"select app.{name}(:branch, :act, :content, :rows)").bindparams(
        bindparam("content", type_=JSONB), bindparam("rows", type_=JSONB)
    )
    for kind, name in (
        ("sites", "save_sites"),
        ("job-types", "save_job_types"),
        ("windows", "save_windows"),
    )
}
_BEGIN = text("select app.begin_import(:branch, :act, :content)").bindparams(
    bindparam("content", type_=JSONB)
)
_END = text("select app.end_import(:branch, :act, :content, :parts, :result)").bindparams(
    bindparam("content", type_=JSONB),
    bindparam("parts", type_=ARRAY(UUID_TYPE(as_uuid=True))),
    bindparam("result", type_=JSONB),
)


def commit_import(
    desk: Desk,
    act_id: UUID,
    prepared: Prepared,
    *,
    take_good_rows: bool = False,
    accept_losses: bool = False,
    create_zones: bool = False,
    dry_run: bool = False,
    tell: Progress | None = None,
) -> ImportResult:
    """Write it (admins only); ``act_id`` repeated does nothing twice.

    With bad rows nothing is written and the result has them, unless ``take_good_rows``.
    ``dry_run``: the real thing, taken back. Raises InvalidInput, OverPromised (unless
    ``accept_losses``), ChangedSince (it would do other than was prepared, or more bookings would
    lose their cover), NotAllowed, ActReused, Busy, Cancelled.
    """
    intake = prepared.intake
    if intake is None or intake.create_zones != create_zones:
        intake = collect(
            desk,
            prepared.book,
            prepared.mappings,
            create_zones=create_zones,
            tell=tell or nobody,
        )
    return write_intake(
        desk,
        act_id,
        intake,
        take_good_rows=take_good_rows,
        accept_losses=accept_losses,
        dry_run=dry_run,
        tell=tell,
        shown=prepared,
    )


@no_collection()
def write_intake(
    desk: Desk,
    act_id: UUID,
    intake: Intake,
    *,
    take_good_rows: bool = False,
    accept_losses: bool = False,
    dry_run: bool = False,
    tell: Progress | None = None,
    shown: Prepared | None = None,
) -> ImportResult:
    """As `commit_import`, of what was read; ``shown``: what somebody was told it would do."""
    content = {
        # what makes the act the same act when it is repeated, and what the list of imports tells
        "kind": intake.kind,
        "file": intake.source.file,
        "sha256": intake.source.digest,
        "sheets": list(intake.source.sheets),
        "mappings": [mapping.as_json() for mapping in intake.source.mappings],
        "take_good_rows": take_good_rows,
        "accept_losses": accept_losses,
        "create_zones": intake.create_zones,
    }
    act = _Import(desk, act_id, content, intake, dry_run, tell or nobody, shown)
    if intake.problems and not take_good_rows:
        return act.result(None)
    if intake.left and intake.stated is not None and not intake.stated.days:
        message = f"Nothing of {intake.source.file} can be taken. {left_note(intake)}"
        raise InvalidInput(message, next_step="Correct the file and import it again.")
    if intake.kind == "capacity":
        return act.result(act.write_capacity(accept_losses=accept_losses))
    return act.result(act.write_rows())


@dataclass(frozen=True, slots=True)
class _Import:
    """One import: the act around the acts that write its parts."""

    desk: Desk
    act_id: UUID
    content: Mapping[str, Any]
    intake: Intake
    dry_run: bool
    tell: Progress
    shown: Prepared | None

    @property
    def _values(self) -> dict[str, Any]:
        return {
            "branch": self.desk.branch.branch_id,
            "act": self.act_id,
            "content": self.content,
        }

    def write_rows(self) -> Mapping[str, Any]:
        """Sites, job types or windows, in parts of one transaction."""
        rows = [entry.values for entry in self.intake.entries]
        key = KEYS[self.intake.kind]

        def work(connection: Connection) -> Mapping[str, Any]:
            done = self._begin(connection)
            if done is not None:
                return done
            parts: list[Mapping[str, Any]] = []
            acts: list[UUID] = []
            for first in range(0, max(len(rows), 1), ROWS_AT_ONCE):
                self.tell("rows written", first, len(rows))
                acts.append(uuid5(self.act_id, str(first)))
                values = {
                    "branch": self.desk.branch.branch_id,
                    "act": acts[-1],
                    "content": {
                        **self.content,
                        "first": first,
                        # whoever undoes an earlier import must know that this one states it too
                        "states": [row[key] for row in rows[first : first + ROWS_AT_ONCE]],
                    },
                    "rows": rows[first : first + ROWS_AT_ONCE],
                }
                parts.append(connection.execute(_SAVE[self.intake.kind], values).scalar_one())
            self.tell("rows written", len(rows), len(rows))
            counts = {
                name: sum(part[name] for part in parts)
                for name in ("added", "changed", "unchanged")
            }
            self._check_counts(counts)
            made = [name for part in parts for name in part.get("zones_created", ())]
            return self._end(connection, acts, {**counts, "zones_created": made})

        # who imports the same kind at the same time waits, instead of failing with the same rows
        lock = f"import:{self.intake.kind}:{self.desk.branch.branch_id}"
        in_bulk = self.intake.kind == "sites" and len(rows) > FEW_ROWS
        return run(self.desk, work, dry_run=self.dry_run, locks=[lock], in_bulk=in_bulk)

    def write_capacity(self, *, accept_losses: bool) -> Mapping[str, Any]:
        """The zone-days that are stated."""
        done = self.desk.database.serializable(self._begin)
        stated = self.intake.stated
        if done is not None or stated is None:
            return done or {}
        act = uuid5(self.act_id, "capacity")
        stored: list[Mapping[str, Any]] = []

        def after(
            connection: Connection, written: CapacityWritten, days: Sequence[ChangedDay]
        ) -> None:
            self.tell("zone-days", len(stated.days), len(stated.days))
            if self._begin(connection) is None:
                self._check_days(days)
            stored.append(self._end(connection, [act, zones_act(act)], _counts(written)))

        write_capacity(
            self.desk,
            stated,
            act_id=act,
            content={**self.content, "states": days_by_zone(stated.days)},
            allow_over_promised=accept_losses,
            dry_run=self.dry_run,
            tell=self.tell,
            after=after,
        )
        return stored[-1]

    def _check_counts(self, counts: Mapping[str, int]) -> None:
        """ChangedSince where rows do other than was shown; they are locked by now."""
        shown = self.shown
        if shown is not None and counts != {
            "added": shown.added,
            "changed": shown.changed,
            "unchanged": shown.unchanged,
        }:
            raise ChangedSince(_CHANGED)

    def _check_days(self, days: Sequence[ChangedDay]) -> None:
        """ChangedSince where zone-days change otherwise, or more is lost, than was shown."""
        shown = self.shown
        if shown is None:
            return
        if digest_of(days) != shown.digest:
            raise ChangedSince(_CHANGED)
        known = {reference for loss in shown.losses for reference in loss.references}
        more = sorted({reference for day in days for reference in day.lost} - known)
        if more:
            message = f"More bookings would lose their cover than were shown: {', '.join(more)}."
            raise ChangedSince(message)

    def result(self, done: Mapping[str, Any] | None) -> ImportResult:
        """What the act answers; ``None``: rows were refused, nothing was written."""
        intake = self.intake
        counts = done or {}
        note = left_note(intake) if done is not None else ""
        return ImportResult(
            kind=intake.kind,
            file=intake.source.file,
            sheet=", ".join(intake.source.sheets),
            added=counts.get("added", 0),
            changed=counts.get("changed", 0),
            unchanged=counts.get("unchanged", 0),
            removed=counts.get("removed", 0),
            refused=intake.problems,
            zones_created=tuple(counts.get("zones_created", ())),
            kept_over_promised=tuple(_kept(kept) for kept in counts.get("kept", ())),
            notes=(*intake.notes, note) if note else intake.notes,
            written=done is not None and not self.dry_run,
            dry_run=self.dry_run,
            import_id=self.act_id if done is not None and not self.dry_run else None,
            skipped=intake.skipped if done is not None else 0,
        )

    def _begin(self, connection: Connection) -> Mapping[str, Any] | None:
        done: Mapping[str, Any] | None = connection.execute(_BEGIN, self._values).scalar_one()
        return done

    def _end(
        self, connection: Connection, parts: list[UUID], result: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        values = {**self._values, "parts": parts, "result": result}
        stored: Mapping[str, Any] = connection.execute(_END, values).scalar_one()
        return stored


def _counts(written: CapacityWritten) -> dict[str, Any]:
    return {
        "added": written.added,
        "changed": written.changed,
        "unchanged": written.unchanged,
        "removed": written.removed,
        "zones_created": list(written.zones_created),
        "kept": [
            {
                "zone": kept.zone,
                "date": kept.day.isoformat(),
                "route": kept.route,
                "technician": kept.technician,
                "references": list(kept.references),
            }
            for kept in written.kept
        ],
    }


def _kept(kept: Mapping[str, Any]) -> KeptRoute:
    return KeptRoute(
        zone=kept["zone"],
        day=date.fromisoformat(kept["date"]),
        route=kept["route"],
        technician=kept["technician"],
        references=tuple(kept["references"]),
    )
