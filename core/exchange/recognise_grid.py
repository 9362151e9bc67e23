"""Grids of capacity: zones down and dates across, or turned; in days of a month too."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.exchange.cells import CellRefused
from core.exchange.dates import WEEKDAY_ONLY, HowDates, fold, in_range, maybe_day
from core.exchange.header_words import WEAK, assign, only_units, score
from core.exchange.mapping import SheetMapping
from core.exchange.read_matrix import is_beside
from core.exchange.recognise_list import BY_CONTENT, Found, Sample
from core.exchange.table import is_total, month_of, months_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core.exchange.book import Cell, Row

_TIMES = ("shift", "starts", "ends")
_FEWEST_DATES = 2
_FEWEST_NUMBERS = 5
"""Bare day numbers in a row that make it a header of a month."""
_MOSTLY = 0.6
_WORDS = {
    "technicians": re.compile(r"\b(?:technicians?|techs?|crews?|headcount|tecnicos?)\b"),
    "jobs": re.compile(
        r"\b(?:jobs?|appointments?|appts?|slots?|stops?|calls?|visits?|trabajos?|citas?|visitas?)\b"
    ),
    "minutes": re.compile(r"\b(?:minutes|mins?|minutos)\b"),
    "hours": re.compile(r"\b(?:hours|hrs|horas)\b"),
}
_MINUTES_FROM = 90
"""A median above that is no number of technicians of a zone: minutes, whatever is said."""


def find_matrix(sample: Sample, numbers: list[int]) -> Found | None:
    """A column of zones, and dates across."""
    best: Found | None = None
    for number in numbers:
        header = sample.header(number)
        month = month_of(sample.sheet, number, sample.today)
        dated = dates_in(header.cells, sample.today, month, sample.sheet.from_1904)
        if dated:
            found = _matrix(sample, number, dated, month)
            if found is not None and (best is None or found.rank > best.rank):
                best = found
    return best


def dates_in(
    cells: tuple[Cell, ...],
    today: date,
    month: date | None,
    from_1904: bool,  # noqa: FBT001
) -> list[int]:
    """Indexes of the cells that are days; bare day numbers only where they are a month's."""
    plain_days = HowDates(today=today, from_1904=from_1904, checked=False)
    found = [index for index, cell in enumerate(cells) if _is_day(cell, plain_days)]
    if found or month is None:
        return found
    days = HowDates(today=today, from_1904=from_1904, month=month)
    numbers = [
        (index, cell.value)
        for index, cell in enumerate(cells)
        if _is_day(cell, days) or str(cell.value) in {"29", "30", "31"}
    ]
    values = [int(str(value).split(".")[0]) for _, value in numbers]
    rising = all(one < other for one, other in pairwise(values))
    return [index for index, _ in numbers] if rising and len(values) >= _FEWEST_NUMBERS else []


def _is_day(cell: Cell, how: HowDates) -> bool:
    """Either order of day and month will do here."""
    for day_first in (False, True):
        try:
            found = maybe_day(cell, replace(how, day_first=day_first))
            return found is not None and in_range(found) == found
        except CellRefused:
            continue
    return False


def _matrix(sample: Sample, number: int, dated: list[int], month: date | None) -> Found | None:
    columns: dict[str, int] = {}
    sure = 0.0
    for texts in sample.header_texts(number)[:2]:
        free = tuple("" if index in dated else text for index, text in enumerate(texts))
        assigned = assign(free, "capacity", "matrix", _timed(sample, number))
        named = {n: i for n, i in assigned.columns.items() if n in {"zone", *_TIMES}}
        if len(named) > len(columns) and not assigned.doubled.get("zone"):
            columns, sure = named, assigned.scores.get("zone", 0.0)
    notes: list[str] = []
    if "zone" not in columns:
        zone = _zones_beside(sample, number, dated)
        if zone is None or len(dated) < _FEWEST_DATES:
            return None
        columns["zone"] = zone
        sure = BY_CONTENT + 0.2 if len(dated) > _FEWEST_NUMBERS else BY_CONTENT
    if not _quantities(sample, number, dated):
        return None
    if "shift" in columns and not _shifts(sample, number, columns["shift"]):
        del columns["shift"]
    mapping = SheetMapping(
        sample.sheet.name,
        "capacity",
        "matrix",
        number,
        columns,
        sure=round((sure + 1.0) / 2, 2),
        notes=tuple(notes),
        month=_month_used(sample, number, dated, month),
    )
    return Found(_with_quantity(sample, mapping, dated))


def _timed(sample: Sample, number: int) -> Callable[[str, int], bool]:
    """What :func:`assign` asks: "To" and "A" are the end of a shift above times alone."""

    def plausible(name: str, index: int) -> bool:
        if name not in {"starts", "ends"}:
            return True
        look = sample.look(number, index)
        return look.share(look.clocks) >= _MOSTLY

    return plausible


def _shifts(sample: Sample, number: int, index: int) -> bool:
    look = sample.look(number, index)
    return not look.filled or look.shifts > 0 or look.quantities < _MOSTLY


def _month_used(sample: Sample, number: int, dated: list[int], month: date | None) -> date | None:
    """The month, where the header has bare day numbers and needs one."""
    if month is None or len(months_of(sample.sheet, number, sample.today)) > 1:
        return None  # of several months none is taken
    cells = sample.header(number).cells
    alone = HowDates(today=sample.today, from_1904=sample.sheet.from_1904, checked=False)
    return None if any(_is_day(cells[index], alone) for index in dated) else month


def _zones_beside(sample: Sample, number: int, dated: list[int]) -> int | None:
    """The column left of the dates that has a name in nearly every row."""
    for index in range(dated[0] - 1, -1, -1):
        look = sample.look(number, index)
        if look.filled and look.share(look.texts) >= _MOSTLY and not look.shifts:
            return index
    return None


def _quantities(sample: Sample, number: int, columns: list[int]) -> bool:
    """Whether what stands below may be numbers of something; nothing at all may be."""
    filled = numbers = 0
    for index in columns:
        look = sample.look(number, index)
        filled += look.filled
        numbers += len(look.numbers) + look.closed
    return filled == 0 or numbers >= _MOSTLY * filled or numbers * 2 > filled


def find_turned(sample: Sample, numbers: list[int]) -> Found | None:
    """A column of dates, and zones across."""
    best: Found | None = None
    for number in numbers:
        found = _turned(sample, number)
        if found is not None and (best is None or found.rank > best.rank):
            best = found
    return best


def _turned(sample: Sample, number: int) -> Found | None:
    header = sample.header(number)
    texts = sample.header_texts(number)[0]
    assigned = assign(texts, "capacity", "matrix-turned", _timed(sample, number))
    column = assigned.columns.get("date")
    sure = assigned.scores.get("date", 0.0)
    month = month_of(sample.sheet, number, sample.today)
    if column is None or not _dates_below(sample, number, column, month):
        column = next(
            (i for i in range(min(len(texts), 3)) if _dates_below(sample, number, i, month)), None
        )
        sure = BY_CONTENT
    if column is None:
        return None
    if dates_in((header.cell(column),), sample.today, None, sample.sheet.from_1904):
        return None  # a row of a list is no header
    zones = [index for index in range(len(header.values)) if _is_zone(sample, header, index)]
    zones = [index for index in zones if index != column]
    if not zones or not _quantities(sample, number, zones):
        return None
    columns = {"date": column}
    for name in ("starts", "ends"):
        if name in assigned.columns and assigned.columns[name] not in {column, *zones}:
            columns[name] = assigned.columns[name]
    shift = assigned.columns.get("shift")
    if shift is not None and shift not in zones and _shifts(sample, number, shift):
        columns["shift"] = shift
    alone = dates_in(_cells_below(sample, number, column), sample.today, None, False)  # noqa: FBT003
    mapping = SheetMapping(
        sample.sheet.name,
        "capacity",
        "matrix-turned",
        number,
        columns,
        sure=round((sure + (1.0 if len(zones) > 1 else 0.7)) / 2, 2),
        month=None if alone or len(months_of(sample.sheet, number, sample.today)) > 1 else month,
    )
    return Found(_with_quantity(sample, mapping, zones))


def _cells_below(sample: Sample, number: int, column: int) -> tuple[Cell, ...]:
    return tuple(row.cell(column) for row in sample.rows_below(number))


def _dates_below(sample: Sample, number: int, column: int, month: date | None) -> bool:
    cells = [
        cell
        for cell in _cells_below(sample, number, column)
        if not cell.blank and not is_total(cell)
    ]
    if not cells:
        return False
    dated = dates_in(tuple(cells), sample.today, month, sample.sheet.from_1904)
    return len(dated) >= _MOSTLY * len(cells)


def _is_zone(sample: Sample, header: Row, index: int) -> bool:
    """Whether a header may be a zone's name: no word of any list, numbers below."""
    cell = header.cell(index)
    if not isinstance(cell.value, str) or cell.blank or is_total(cell) or is_beside(cell):
        return False
    if only_units(cell.value):
        return False
    if WEEKDAY_ONLY.fullmatch(fold(cell.value)) and len(tidy(cell.value)) > 2:  # noqa: PLR2004 - NE
        return False
    for form in ("roster", "windows", "counts", "minutes", "jobs"):
        match = score(cell.value, "capacity", form, near=False)
        if match is not None and match[1] >= WEAK:
            return False
    look = sample.look(header.number, index)
    return not look.filled or look.quantities >= _MOSTLY


def _with_quantity(sample: Sample, mapping: SheetMapping, columns: list[int]) -> SheetMapping:
    """What the cells count: technicians, minutes, hours or jobs, by titles and by size."""
    numbers = [n for index in columns for n in sample.look(mapping.header, index).numbers]
    median = sorted(numbers)[len(numbers) // 2] if numbers else 0
    said = _said(sample, mapping)
    note = ""
    if "minutes" in said and "technicians" not in said and median > 24:  # noqa: PLR2004 - hours
        form, unit = "minutes", "minutes"
        note = "The cells are taken for minutes a day, as the sheet says."
    elif "hours" in said and "technicians" not in said:
        form, unit = "minutes", "hours"
        note = "The cells are taken for hours a day, as the sheet says."
    elif "jobs" in said and "technicians" not in said:
        form, unit = "jobs", "minutes"
        note = "The cells are taken for jobs a day, as the sheet says."
    elif median > _MINUTES_FROM and said != {"technicians"}:
        form, unit = "minutes", "minutes"
        note = "The cells are taken for minutes a day: they are too many for technicians."
    else:
        return mapping
    return replace(
        mapping,
        form=form,
        unit=unit,
        sure=round(mapping.sure * 0.9, 2),
        notes=(*mapping.notes, note),
    )


def _said(sample: Sample, mapping: SheetMapping) -> set[str]:
    """Which words stand in the sheet's name, in titles, and in the header beside the cells."""
    titles = [sample.sheet.name]
    for row in sample.sheet.rows:
        if row.number > mapping.header:
            break
        taken = [i for i in range(len(row.values)) if row.number == mapping.header]
        for index, value in enumerate(row.values[:3] if taken else row.values):
            shift = index == mapping.columns.get("shift") and row.number == mapping.header
            if isinstance(value, str) and len(value) < 200 and not shift:  # noqa: PLR2004 - a title
                titles.append(value)
    text = " ".join(plain(title) for title in titles)
    return {name for name, words in _WORDS.items() if words.search(text)}
