"""What the sheets of a file are: kind, form, header and columns, by words and by content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange.book import column_letters
from core.exchange.cells import shown
from core.exchange.fields import FIELDS
from core.exchange.mapping import FORMS, SheetMapping
from core.exchange.recognise_grid import dates_in, find_matrix, find_turned
from core.exchange.recognise_list import (
    LISTS,
    NEEDED,
    Found,
    Sample,
    find_list,
    find_without_header,
    first_row_fits,
)
from core.exchange.table import HEADER_ROWS, header_row, months_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.exchange.book import Book, Row, Sheet

_NOTHING: Mapping[str, SheetMapping] = MappingProxyType({})
_WHAT = {
    "sites": "customers' sites",
    "job-types": "job types",
    "windows": "arrival windows",
    "capacity": "capacity",
}
_CAPACITY_FORMS = (
    "Capacity is a matrix (Zone, then a column a date), a roster (Zone, Date, "
    "Technician, Start, End, Max jobs) or a list (zone, date, window, technicians)."
)
_WIDEST_PREVIEW = 400


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it is shown: its number in the file, its cells as text."""

    number: int
    cells: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The rows below a header. ``headers``: one text a column; ``more``: rows not shown."""

    headers: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    more: int


def recognise(
    book: Book, memory: Mapping[str, SheetMapping] = _NOTHING, *, today: date | None = None
) -> tuple[SheetMapping, ...]:
    """The visible sheets that look like something, in the book's order.

    ``memory``: fingerprint → what was used for a sheet of that shape. Of several sheets those of
    the best one's kind and form are chosen.
    """
    now = today or datetime.now(UTC).date()
    found = [
        one
        for sheet in book.sheets
        if not sheet.hidden
        and (one := _recall(sheet, memory, now) or _look(sheet, now)) is not None
    ]
    return _choose(found)


def recognise_kind(
    book: Book,
    kind: str,
    *,
    sheet: str | None = None,
    memory: Mapping[str, SheetMapping] = _NOTHING,
    today: date | None = None,
) -> tuple[SheetMapping, ...]:
    """As :func:`recognise`, where the kind is known: all of it; ``sheet`` may be a hidden one.

    InvalidInput says what is missing when no sheet (or not the one named) is of that kind.
    """
    now = today or datetime.now(UTC).date()
    sheets = [book.sheet(sheet)] if sheet else [s for s in book.sheets if not s.hidden]
    if not sheets:
        message = f"{book.name} has no visible sheet."
        raise InvalidInput(message)
    found: list[Found] = []
    for one in sheets:
        known = _recall(one, memory, now)
        if known is not None and known.mapping.kind == kind:
            found.append(known)
        elif (seen := _look(one, now, kind)) is not None:
            found.append(seen)
    complete = [one for one in found if not one.missing]
    if not complete:
        raise _nothing_there(book, kind, sheets, found, named=sheet is not None)
    return _choose(complete)


def _choose(found: list[Found]) -> tuple[SheetMapping, ...]:
    """The best sheet's kind and form is meant; the others can be ticked."""
    if not found:
        return ()
    # max() keeps the first of equals: the book's order decides
    best = max(found, key=lambda one: (not one.missing, one.mapping.remembered, one.mapping.sure))
    kind, form = best.mapping.kind, best.mapping.form
    result: list[SheetMapping] = []
    for one in found:
        mapping = one.mapping
        if (mapping.kind, mapping.form) == (kind, form) and (not one.missing or one is best):
            result.append(replace(mapping, chosen=True))
        else:
            note = f"Left out: sheet {best.mapping.sheet} is taken, and this one has another form."
            result.append(replace(mapping, chosen=False, notes=(*mapping.notes, note)))
    return tuple(result)


def _look(sheet: Sheet, today: date, kind: str | None = None) -> Found | None:
    """What a sheet is, ``None`` where it looks like nothing; one kind only if it is given."""
    sample = Sample(sheet, today)
    numbers = [row.number for row in sheet.rows[:HEADER_ROWS]]
    found: list[Found | None] = [
        find_list(sample, a_kind, form, numbers) for a_kind, form in LISTS if kind in {None, a_kind}
    ]
    unclear = any(one is not None and one.conflict for one in found)
    if kind in {None, "capacity"}:
        found.append(find_matrix(sample, numbers))
        if not unclear and not any(one is not None and not one.missing for one in found):
            found.append(find_turned(sample, numbers))
    complete = [one for one in found if one is not None and not one.missing]
    if not complete and not unclear:
        by_content = find_without_header(sample)
        if by_content is not None and kind in {None, by_content.mapping.kind}:
            found.append(by_content)
    known = [one for one in found if one is not None]
    if unclear and not any(not one.missing for one in known):
        known = [one for one in known if one.conflict]
    return max(known, key=_rank) if known else None


def _rank(found: Found) -> tuple[bool, int, float]:
    complete, columns, sure = found.rank
    if found.mapping.kind == "capacity" and not {"date"} & found.mapping.columns.keys():
        # the dates of a grid's header are as good as two columns of a list
        columns += 2
    return complete, columns, sure


def _recall(sheet: Sheet, memory: Mapping[str, SheetMapping], today: date) -> Found | None:
    """What was used for a sheet of this shape the last time."""
    if not memory:
        return None
    # any file without a header has the shape of any other of its width: it comes last
    for number in [*(row.number for row in sheet.rows[:HEADER_ROWS]), 0]:
        known = memory.get(fingerprint(sheet, number))
        if known is not None and known.kind in FORMS and known.form in FORMS[known.kind]:
            if number == 0 and not first_row_fits(sheet, known.columns):
                continue
            mapping = replace(
                known,
                sheet=sheet.name,
                header=number,
                # what is hidden, and which month it is, is another matter in every file
                hidden_rows="ask",
                month=_month(sheet, number, today) if known.month is not None else None,
                remembered=True,
                sure=1.0,
                notes=("Read as last time.",),
            )
            missing = tuple(n for n in mapping.missing())
            return Found(mapping, missing)
    return None


def _month(sheet: Sheet, header: int, today: date) -> date | None:
    months = months_of(sheet, header, today)
    return months[0] if len(months) == 1 else None


def fingerprint(sheet: Sheet, header: int) -> str:
    """The shape of a sheet: its header's words, whatever their dates, in hexadecimal."""
    if header == 0:
        width = max((len(row.values) for row in sheet.rows[:HEADER_ROWS]), default=0)
        return sha256(f"no header, {width} columns".encode()).hexdigest()
    cells = header_row(sheet, header).cells
    month = date(2026, 1, 1)
    dated = {*dates_in(cells, month, month, sheet.from_1904)}
    words: list[str] = []
    for index, cell in enumerate(cells):
        word = "date" if index in dated else plain(str(cell.value)) if not cell.blank else ""
        # a month of 30 days has the shape of one of 31
        if not (word == "date" and words and words[-1] == "date"):
            words.append(word)
    while words and not words[-1]:
        words.pop()
    return sha256("|".join(words).encode()).hexdigest()


def preview(book: Book, mapping: SheetMapping, most: int = 200) -> SheetPreview:
    """The first ``most`` rows below the mapping's header, as text."""
    sheet = book.sheet(mapping.sheet)
    below = [row for row in sheet.rows if row.number > mapping.header]
    header = header_row(sheet, mapping.header)
    shown_rows = below[:most]
    width = max((len(row.values) for row in [header, *shown_rows]), default=0)
    width = min(max(width, *(i + 1 for i in mapping.columns.values()), 0), _WIDEST_PREVIEW)
    return SheetPreview(
        headers=_header_texts(header, width) if mapping.header else _letters(width),
        rows=tuple(PreviewRow(row.number, _texts(row, width), row.hidden) for row in shown_rows),
        more=len(below) - len(shown_rows),
    )


def _letters(width: int) -> tuple[str, ...]:
    return tuple(column_letters(index) for index in range(width))


def _header_texts(header: Row, width: int) -> tuple[str, ...]:
    return _texts(header, width)


def _texts(row: Row, width: int) -> tuple[str, ...]:
    return tuple(shown(row.cell(index)) for index in range(width))


def _nothing_there(
    book: Book, kind: str, sheets: Iterable[Sheet], found: list[Found], *, named: bool
) -> InvalidInput:
    """Why no sheet is of this kind: what the nearest one lacks."""
    first = next(iter(sheets))
    if not any(sheet.rows for sheet in sheets):
        return InvalidInput(f"{first.name} is empty.")
    what = _WHAT[kind]
    next_step = f"Choose the file or sheet with the {what}, or add the column."
    for one in found:
        if one.conflict:
            place = f"{one.mapping.sheet}, row {one.mapping.header}"
            next_step = "Leave one of them out, or choose the columns and the form yourself."
            return InvalidInput(f"{place}: {one.conflict}", next_step=next_step)
        if one.mapping.notes and any("both mean" in note for note in one.mapping.notes):
            note = next(note for note in one.mapping.notes if "both mean" in note)
            places = note[0].lower() + note[1:]
            message = f"{one.mapping.sheet}, row {one.mapping.header}: {places}"
            return InvalidInput(message, next_step="Remove or rename one of them.")
    if found:
        nearest = max(found, key=lambda one: len(one.mapping.columns))
        titles = {i.name: i.title for i in FIELDS[kind, nearest.mapping.form]}
        missing = " and none ".join(titles[name] for name in nearest.missing)
        message = (
            f"{nearest.mapping.sheet} does not look like {what}: row {nearest.mapping.header} "
            f"has no column {missing}."
        )
        return InvalidInput(message, next_step=next_step)
    if kind == "capacity":
        where = f'Sheet "{first.name}" of {book.name}' if named else book.name
        message = f"{where} has no capacity that can be recognised."
        return InvalidInput(message, next_step=_CAPACITY_FORMS)
    titles = {i.name: i.title for i in FIELDS[kind, "list"]}
    needed = ", ".join(titles[name] for name in NEEDED[kind, "list"])
    message = f"{first.name} does not look like {what}: no header row with {needed}."
    return InvalidInput(message, next_step=next_step)
