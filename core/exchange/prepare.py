"""What an import would do, before anything is written: the preview of changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.capacity.preview_capacity import preview_capacity
from core.exchange.compare_capacity import digest_of, fields_of, how_of, named_day
from core.exchange.compare_catalog import compare_catalog
from core.exchange.intake import Intake, collect, left_note
from core.exchange.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from core.capacity.plan_change import ChangedDay
    from core.database.desk import Desk
    from core.exchange.book import Book
    from core.exchange.mapping import SheetMapping
    from core.exchange.problem import Problem
    from core.exchange.progress import Progress

MOST_CHANGES = 5_000
"""Changes that a preview spells out; the others it counts."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the import adds, changes or removes.

    ``how``: added, changed or removed; ``what``: "S0012 Linda Guzman", "Arvada NE, Mon 7 Dec";
    ``fields``: title, before, after, as text. ``sheet`` and ``row``: the place that says so.
    """

    how: str
    what: str
    fields: tuple[tuple[str, str, str], ...]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Bookings of a zone's day for which the stated capacity has no room."""

    zone: str
    day: date
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an import would do. Counts are of the good rows (of capacity: of routes).

    ``changes`` has at most MOST_CHANGES, ``more_changes`` counts the others; of capacity each is
    a zone-day. ``problems`` are the bad cells: with any of them everything is refused, unless
    the good rows are taken. ``intake``: what was read, and ``digest``: of capacity what would
    change, for `commit_import`.
    """

    book: Book
    mappings: tuple[SheetMapping, ...]
    kind: str
    added: int
    changed: int
    unchanged: int
    removed: int
    changes: tuple[Change, ...]
    more_changes: int
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]
    new_zones: tuple[str, ...]
    notes: tuple[str, ...]
    intake: Intake | None = field(default=None, repr=False, compare=False)
    digest: str = field(default="", repr=False, compare=False)


def prepare_import(
    desk: Desk,
    book: Book,
    mappings: Sequence[SheetMapping],
    *,
    create_zones: bool = False,
    take_good_rows: bool = False,
    tell: Progress | None = None,
) -> Prepared:
    """Compare the chosen sheets with the branch; nothing is written.

    Raises InvalidInput (no sheet chosen, or sheets of several kinds), Cancelled.
    """
    told = tell or nobody
    intake = collect(desk, book, mappings, create_zones=create_zones, tell=told)
    if intake.kind == "capacity":
        return _capacity(desk, book, mappings, intake, told, take_good_rows=take_good_rows)
    found = compare_catalog(desk, intake, most=MOST_CHANGES, tell=told)
    return Prepared(
        book=book,
        mappings=tuple(mappings),
        kind=intake.kind,
        added=found.added,
        changed=found.changed,
        unchanged=found.unchanged,
        removed=0,
        changes=tuple(
            Change(one.how, one.what, one.fields, one.entry.sheet, one.entry.row)
            for one in found.first
        ),
        more_changes=found.added + found.changed - len(found.first),
        losses=(),
        problems=intake.problems,
        new_zones=intake.new_zones,
        notes=(*intake.notes, *_inactive_note(found.inactive)),
        intake=intake,
    )


def _inactive_note(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"Inactive sites that stay so without a column Active with yes: {count:,}.",)


def _capacity(
    desk: Desk,
    book: Book,
    mappings: Sequence[SheetMapping],
    intake: Intake,
    tell: Progress,
    *,
    take_good_rows: bool,
) -> Prepared:
    stated = intake.stated
    if stated is None:
        message = "a capacity intake states capacity"
        raise AssertionError(message)
    found = preview_capacity(desk, stated, tell=tell)
    note = left_note(intake) if take_good_rows else ""
    return Prepared(
        book=book,
        mappings=tuple(mappings),
        kind=intake.kind,
        added=found.added,
        changed=found.changed,
        unchanged=found.unchanged,
        removed=found.removed,
        changes=tuple(_change(day, intake) for day in found.days[:MOST_CHANGES]),
        more_changes=max(len(found.days) - MOST_CHANGES, 0),
        losses=tuple(Loss(lost.zone, lost.day, lost.references) for lost in found.losses),
        problems=intake.problems,
        new_zones=intake.new_zones,
        notes=(*intake.notes, note) if note else intake.notes,
        intake=intake,
        digest=digest_of(found.days),
    )


def _change(day: ChangedDay, intake: Intake) -> Change:
    sheet, row = intake.places[day.zone, day.day]
    return Change(how_of(day), named_day(day), fields_of(day), sheet, row)
