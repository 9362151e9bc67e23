"""Imports of sites, job types and arrival windows: one file, one transaction, all or nothing."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.catalog.zones import list_zones
from core.database.rehearsal import run
from core.errors import InvalidInput
from core.exchange.import_result import ImportResult
from core.exchange.read_job_types import read_job_types
from core.exchange.read_sites import read_sites
from core.exchange.read_windows import read_windows
from core.exchange.sheet import open_book
from core.exchange.zone_names import ZoneNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from core.exchange.problem import Reading, Record
    from core.exchange.read_job_types import JobTypeRecord
    from core.exchange.read_sites import SiteRecord
    from core.exchange.read_windows import WindowRecord
    from core.exchange.sheet import Book, Sheet

ROWS_AT_ONCE = 2_000

_SAVE = {
    name: text(f"select app.{name}(:branch, :act, :content, :rows)").bindparams(
        bindparam("content", type_=JSONB), bindparam("rows", type_=JSONB)
    )
    for name in ("save_sites", "save_job_types", "save_windows")
}


def import_sites(
    desk: Desk,
    path: Path,
    *,
    act_id: UUID,
    sheet: str | None = None,
    create_zones: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Add and change the sites of a file; those it does not name stay untouched (admins only).

    A row of an unknown zone is refused, unless ``create_zones``. A column that the file does
    not have leaves its field as it is, a blank cell clears it. Raises InvalidInput (no such
    sheet), NotAllowed, ActReused, Busy.
    """
    book = open_book(path)
    reading = _read(book, sheet, read_sites)
    zones = ZoneNames((zone.name for zone in list_zones(desk)), create=create_zones)
    rows: list[dict[str, Any]] = []
    problems = list(reading.problems)
    for record in reading.records:
        zone = zones.find(record.zone)
        if zone is None:
            problems.append(
                zones.problem(reading.sheet, record.row, reading.columns["zone"], record.zone)
            )
        else:
            rows.append(_row(replace(record, zone=zone), reading))
    refused = sorted(problems, key=lambda problem: problem.row)
    result = _result("sites", book, reading, dry_run=dry_run)
    if refused:
        return replace(result, refused=tuple(refused))
    content = {"create_zones": True} if create_zones else {}
    return _save(desk, "save_sites", act_id, book, result, rows, content)


def import_job_types(
    desk: Desk, path: Path, *, act_id: UUID, sheet: str | None = None, dry_run: bool = False
) -> ImportResult:
    """Add and change the job types of a file (admins only); see :func:`import_sites`.

    Standing bookings keep the length that they were promised with.
    """
    book = open_book(path)
    reading = _read(book, sheet, read_job_types)
    result = _result("job-types", book, reading, dry_run=dry_run)
    if reading.problems:
        return replace(result, refused=reading.problems)
    rows = [_row(record, reading) for record in reading.records]
    return _save(desk, "save_job_types", act_id, book, result, rows, {})


def import_windows(
    desk: Desk, path: Path, *, act_id: UUID, sheet: str | None = None, dry_run: bool = False
) -> ImportResult:
    """Add and change the arrival windows of a file (admins only); see :func:`import_sites`.

    Standing bookings keep the promise that they have.
    """
    book = open_book(path)
    reading = _read(book, sheet, read_windows)
    result = _result("windows", book, reading, dry_run=dry_run)
    if reading.problems:
        return replace(result, refused=reading.problems)
    rows = [_row(record, reading) for record in reading.records]
    return _save(desk, "save_windows", act_id, book, result, rows, {})


def _read(
    book: Book, name: str | None, read: Callable[[Sheet], Reading[Record]]
) -> Reading[Record]:
    """The sheet named, else the first visible one that is of this kind."""
    if name is not None:
        return read(book.sheet(name))
    refused: InvalidInput | None = None
    for sheet in book.sheets:
        if not sheet.hidden:
            try:
                return read(sheet)
            except InvalidInput as error:
                refused = refused or error
    raise refused or InvalidInput(f"{book.name} has no visible sheet.")


def _row(
    record: SiteRecord | JobTypeRecord | WindowRecord, reading: Reading[Any]
) -> dict[str, Any]:
    """A record as the database function takes it: only the fields that the sheet has."""
    return {
        name: value.isoformat() if isinstance(value, time) else value
        for name, value in asdict(record).items()
        if name in reading.columns
    }


def _result(kind: str, book: Book, reading: Reading[Any], *, dry_run: bool) -> ImportResult:
    return ImportResult(
        kind=kind, file=book.name, sheet=reading.sheet, notes=reading.notes, dry_run=dry_run
    )


def _save(
    desk: Desk,
    function: str,
    act_id: UUID,
    book: Book,
    result: ImportResult,
    rows: Sequence[Mapping[str, Any]],
    content: Mapping[str, Any],
) -> ImportResult:
    def work(connection: Connection) -> list[dict[str, Any]]:
        # parts of one transaction: each must end within the statement's time-out
        return [
            connection.execute(
                _SAVE[function],
                {
                    "branch": desk.branch.branch_id,
                    "act": uuid5(act_id, str(first)) if first else act_id,
                    "content": {
                        "sha256": book.digest,
                        "sheet": result.sheet,
                        "first": first,
                        **content,
                    },
                    "rows": list(rows[first : first + ROWS_AT_ONCE]),
                },
            ).scalar_one()
            for first in range(0, max(len(rows), 1), ROWS_AT_ONCE)
        ]

    parts = run(desk, work, dry_run=result.dry_run)
    return replace(
        result,
        added=sum(part["added"] for part in parts),
        changed=sum(part["changed"] for part in parts),
        unchanged=sum(part["unchanged"] for part in parts),
        zones_created=tuple(name for part in parts for name in part.get("zones_created", ())),
        written=not result.dry_run,
    )
