"""What the import assistant does on a thread: each a call of the core, stopped by its job."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid5

from core.errors import InvalidInput, Unreachable
from core.exchange.commit import commit_import
from core.exchange.mapping import FORMS, KINDS, SheetMapping, fields
from core.exchange.memory import forget, remember, remembered
from core.exchange.prepare import prepare_import
from core.exchange.recognise import fingerprint, preview, recognise, recognise_kind
from core.exchange.sheet import open_book
from core.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from core.database.desk import Desk
    from core.errors import BookerError
    from core.exchange.book import Book
    from core.exchange.import_result import ImportResult
    from core.exchange.prepare import Prepared
    from ui.setup.import_job import Job


@dataclass(frozen=True, slots=True)
class Choices:
    """What the admin decided beside the mapping."""

    take_good_rows: bool = False
    create_zones: bool = False
    accept_losses: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What a thread made of a file.

    ``hides``: the sheets with hidden rows or columns. ``memory_trouble``: why no memory could be
    asked.
    """

    book: Book
    mappings: tuple[SheetMapping, ...]
    hides: frozenset[str]
    memory_trouble: BookerError | None


@no_collection()
def open_and_recognise(path: Path, job: Job, desk: Desk) -> Opened:
    """Read the file, and say what its sheets are, as far as the database tells."""
    job.check()
    book = open_book(path, stop=job.check)
    memory: Mapping[str, SheetMapping] = {}
    trouble: BookerError | None = None
    try:
        memory = remembered(desk)
    except Unreachable as error:
        # the file can be looked at without the database; what it would change cannot
        trouble = error
    job.check()
    hides = frozenset(
        sheet.name
        for sheet in book.sheets
        if sheet.hidden_columns or any(row.hidden for row in sheet.rows)
    )
    return Opened(book, recognise(book, memory), hides, trouble)


def unknown(sheet: str) -> SheetMapping:
    """What a sheet that was not recognised is until somebody says it: a list of nothing."""
    return SheetMapping(sheet, KINDS[0], FORMS[KINDS[0]][0], 1, {}, chosen=False, sure=0.0)


def recognise_as(book: Book, sheet: str, kind: str) -> SheetMapping:
    """The sheet taken for this kind; with no columns where it does not look like it."""
    try:
        found = recognise_kind(book, kind, sheet=sheet)
    except InvalidInput:
        rows = book.sheet(sheet).rows
        first = rows[0].number if rows else 1
        return fitted(book, SheetMapping(sheet, kind, FORMS[kind][0], first, {}, sure=0.0))
    return replace(found[0], chosen=True)


def fitted(book: Book, mapping: SheetMapping) -> SheetMapping:
    """The mapping with columns that its form knows: those it had, and those its headings name."""
    offered = fields(mapping.kind, mapping.form)
    names = {field.name for field in offered}
    columns = {name: at for name, at in mapping.columns.items() if name in names}
    headings = [text.casefold().strip() for text in preview(book, mapping, 1).headers]
    for field in offered:
        for at, heading in enumerate(headings):
            fits = heading in {word.casefold() for word in field.words}
            if fits and field.name not in columns and at not in columns.values():
                columns[field.name] = at
    return replace(mapping, columns=columns)


@no_collection()
def compare(
    book: Book, wanted: tuple[SheetMapping, ...], choices: Choices, job: Job, desk: Desk
) -> Prepared:
    """What the chosen sheets would change."""
    job.check()
    return prepare_import(
        desk,
        book,
        wanted,
        create_zones=choices.create_zones,
        take_good_rows=choices.take_good_rows,
        tell=job.tell,
    )


@no_collection()
def write(prepared: Prepared, choices: Choices, job: Job, desk: Desk, act_id: UUID) -> ImportResult:
    """Write what was prepared; the act's id makes it once."""
    return commit_import(
        desk,
        act_id,
        prepared,
        take_good_rows=choices.take_good_rows,
        accept_losses=choices.accept_losses,
        create_zones=choices.create_zones,
        tell=job.tell,
    )


def remember_all(book: Book, wanted: tuple[SheetMapping, ...], desk: Desk, act_id: UUID) -> None:
    """Files of these shapes are read this way from now on."""
    for mapping in wanted:
        shape = fingerprint(book.sheet(mapping.sheet), mapping.header)
        remember(desk, uuid5(act_id, shape), shape, mapping)


def forget_and_recognise(
    book: Book, mapping: SheetMapping, desk: Desk, act_id: UUID
) -> SheetMapping:
    """No longer read it as last time: what it is without that."""
    forget(desk, act_id, fingerprint(book.sheet(mapping.sheet), mapping.header))
    found = {one.sheet: one for one in recognise(book)}
    return found.get(mapping.sheet, replace(mapping, remembered=False))
