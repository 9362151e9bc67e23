"""A file in one call: recognised as what it is said to be, read, written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.exchange.commit import write_intake
from core.exchange.intake import collect
from core.exchange.memory import remembered
from core.exchange.progress import nobody
from core.exchange.read import open_book
from core.exchange.recognise import recognise_kind

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from core.database.desk import Desk
    from core.exchange.book import Book
    from core.exchange.import_result import ImportResult
    from core.exchange.mapping import SheetMapping


def mappings_of(
    desk: Desk,
    book: Book,
    kind: str,
    *,
    sheet: str | None = None,
    all_sheets: bool = False,
    dates: str | None = None,
    hidden_rows: str | None = None,
) -> tuple[SheetMapping, ...]:
    """How the book's sheets of ``kind`` are read, as the branch remembers such files.

    ``all_sheets``: every sheet of that kind, where the best one's form alone would be chosen.
    ``dates`` and ``hidden_rows`` as in SheetMapping. Raises InvalidInput (none is of that kind).
    """
    found = recognise_kind(book, kind, sheet=sheet, memory=remembered(desk))
    return tuple(
        replace(
            mapping,
            chosen=mapping.chosen or all_sheets,
            dates=dates or mapping.dates,
            # what is said now was not chosen for another file
            remembered=mapping.remembered and not dates,
            hidden_rows=hidden_rows or mapping.hidden_rows,
        )
        for mapping in found
    )


def import_file(
    desk: Desk,
    kind: str,
    path: Path,
    *,
    act_id: UUID,
    sheet: str | None = None,
    create_zones: bool = False,
    accept_losses: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Take in the sheets of ``kind`` (or the one named), all or nothing (admins only).

    Raises InvalidInput (no such sheet), OverPromised, NotAllowed, ActReused, Busy.
    """
    book = open_book(path)
    mappings = mappings_of(desk, book, kind, sheet=sheet)
    intake = collect(desk, book, mappings, create_zones=create_zones, tell=nobody)
    return write_intake(
        desk,
        act_id,
        intake,
        accept_losses=accept_losses,
        dry_run=dry_run,
    )
