"""Streams the rows of one kind from the database into a file, under row-level security."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.errors import InvalidInput
from core.exchange.export_file import ExportResult, whole_file
from core.exchange.export_text import write_text
from core.exchange.export_workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Generator,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from core.exchange.export_layout import Companion, ExportSource, Layout
    from core.exchange.progress import Progress

ROWS_AT_ONCE = 2_000
LONGEST_SECONDS = 600
"""For one answer of the database: the first of a million rows comes after all are sorted."""


def wanted(
    desk: Desk,
    source: ExportSource,
    *,
    first: date | None = None,
    last: date | None = None,
    zones: Sequence[str] = (),
    states: Sequence[str] = (),
    references: Collection[str] | None = None,
) -> dict[str, Any]:
    """What a source's statements ask for. Raises InvalidInput (dates the wrong way, a state)."""
    if first is not None and last is not None and first > last:
        message = f"The range ends on {last}, before it begins on {first}."
        raise InvalidInput(message)
    unknown = sorted(set(states) - set(source.states))
    if unknown:
        message = f"There is no state {', '.join(unknown)}."
        raise InvalidInput(message)
    return {
        "branch": desk.branch.branch_id,
        "first": first,
        "last": last,
        "zones": list(zones) or None,
        "states": (list(states) or None) if references is None else None,
        "references": None if references is None else list(references),
    }


def write_rows(
    desk: Desk,
    source: ExportSource,
    layout: Layout,
    values: Mapping[str, Any],
    path: Path,
    *,
    file_format: str,
    tell: Progress | None = None,
    ready: Callable[[], None] | None = None,
) -> ExportResult:
    """Write the rows to ``path``, whole or not at all; ``tell`` may raise Cancelled.

    ``ready`` is called before the file takes its place, and may raise. InvalidInput where the
    file cannot be written.
    """
    writers = {"csv": write_text, "xlsx": write_workbook}
    with whole_file(path, ready) as file, desk.reading(whole=True) as connection:
        _settle(connection)
        total = _count(connection, source, values) if tell is not None else 0
        # closed also where writing stops half-way: the server's cursor ends with it
        with closing(_rows(connection, source, layout, values)) as rows:
            told = rows if tell is None else _told(rows, tell, source.kind, total)
            count = writers[file_format](file, layout, told)
    return ExportResult(path, file_format, count)


def first_rows(
    desk: Desk, source: ExportSource, layout: Layout, values: Mapping[str, Any], most: int
) -> list[list[str]]:
    """The header and at most ``most`` rows as text, as the file would have them."""
    file = io.BytesIO()
    shown = replace(layout, encoding="utf-8", delimiter=",")
    with (
        desk.reading(whole=True) as connection,
        closing(_rows(connection, source, layout, values, most)) as rows,
    ):
        write_text(file, shown, rows)
    return list(csv.reader(io.StringIO(file.getvalue().decode(), newline="")))


def _settle(connection: Connection) -> None:
    """One snapshot for every statement, and plans for many rows, not for a screen's few."""
    connection.exec_driver_sql("set transaction isolation level repeatable read")
    connection.exec_driver_sql(f"set local statement_timeout = {LONGEST_SECONDS * 1000}")
    # a policy is asked once a scan of a branch's rows, but once a row where rows are looked up
    connection.exec_driver_sql("set local enable_nestloop = off")
    connection.exec_driver_sql("set local plan_cache_mode = force_custom_plan")


def _count(connection: Connection, source: ExportSource, values: Mapping[str, Any]) -> int:
    statement = text(f"select count(*) from {source.table} where {source.where}")  # noqa: S608 - constants
    return int(connection.execute(statement, values).scalar_one())


def _rows(
    connection: Connection,
    source: ExportSource,
    layout: Layout,
    values: Mapping[str, Any],
    most: int | None = None,
) -> Generator[Sequence[Any], None, None]:
    """The layout's columns of every row, or of the first, through a cursor of the server's."""
    companion = source.companion
    asked = [column.field for column in layout.columns]
    alone = companion is None or all(known.sql for known in asked)
    # a field of the companion's is filled in later
    columns = [known.sql or "null" for known in asked]
    if companion is not None and not alone:
        columns.append(companion.key)
    statement = text(
        f"select {', '.join(f'{sql} as c{at}' for at, sql in enumerate(columns))}"  # noqa: S608 - constants
        f" from {source.table} {source.joins} where {source.where} order by {source.order}"
        + ("" if most is None else f" limit {most}")
    )
    streamed = {"yield_per": ROWS_AT_ONCE}
    with connection.execute(statement, values, execution_options=streamed) as found:
        if companion is None or alone:
            yield from found
            return
        places = [
            (at, companion.fields.index(known.name) + 1)
            for at, known in enumerate(asked)
            if not known.sql
        ]
        for part in found.partitions(ROWS_AT_ONCE):
            yield from _filled(connection, companion, values["branch"], part, places)


def _filled(
    connection: Connection,
    companion: Companion,
    branch: UUID,
    part: Sequence[Sequence[Any]],
    places: Sequence[tuple[int, int]],
) -> Iterator[Sequence[Any]]:
    """The rows with what the companion says of them; their last column is its key."""
    keys = [row[-1] for row in part]
    more = {
        row[0]: row
        for row in connection.execute(
            text(companion.statement), {"branch": branch, "keys": keys}
        ).all()
    }
    for row in part:
        own = list(row[:-1])
        told = more.get(row[-1])
        if told is not None:
            for at, there in places:
                own[at] = told[there]
        yield own


def _told(
    rows: Iterable[Sequence[Any]], tell: Progress, what: str, total: int
) -> Iterator[Sequence[Any]]:
    tell(what, 0, total)
    done = 0
    for row in rows:
        yield row
        done += 1
        if done % 1_000 == 0:
            tell(what, done, total)
    tell(what, done, total)
