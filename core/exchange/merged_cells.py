"""Merged cells below a header: what stands in one of them is the value of them all, or of none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.book import Cell, Row, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.exchange.book import Merged, Sheet

_MOST_NAMED = 3
_AMOUNT = "stands in merged cells: whose it is cannot be told."


def with_merged(row: Row, merged: Mapping[int, Cell]) -> Row:
    """The row with these cells, by column, in place of its own."""
    found = list(row.values)
    found.extend([None] * (max(merged) + 1 - len(found)))
    troubles = dict(row.troubles)
    for index, cell in merged.items():
        found[index] = cell.value
        if cell.trouble:
            troubles[index] = cell.trouble
    return replace(row, values=tuple(found), troubles=troubles)


def merged_cells(
    sheet: Sheet, below: list[Row], notes: list[str], is_amount: Callable[[int], bool]
) -> dict[int, dict[int, Cell]]:
    """Row number → column → the cell of the merged area that it is a part of.

    A key counts for every cell of its area. An amount would be multiplied: it is refused in each.
    """
    if not sheet.merged or not below:
        return {}
    numbers = [row.number for row in below]
    filled: dict[int, dict[int, Cell]] = {}
    count = 0
    areas: list[str] = []
    for area in sheet.merged:
        start = bisect_left(numbers, area.first_row)
        if start == len(numbers) or numbers[start] != area.first_row:
            continue
        top = below[start].cell(area.first_column)
        if top.blank or area.alone:
            continue
        if not (is_amount(area.first_column) and _adds_up(top)):
            areas.append(f"{column_letters(area.first_column)}{area.first_row}")
        for row in below[start : bisect_right(numbers, area.last_row)]:
            merged = _cells_of(area, row, top, is_amount)
            if merged:
                filled.setdefault(row.number, {}).update(merged)
                count += len(merged)
            if count > limits.MAX_MERGED:
                message = f"{sheet.name} has more merged cells than can be read."
                raise InvalidInput(message, next_step="Undo the merging of its cells.")
    if areas:
        more = f" and {len(areas) - _MOST_NAMED} more" if len(areas) > _MOST_NAMED else ""
        notes.append(
            f"Merged cells ({', '.join(areas[:_MOST_NAMED])}{more}): their value counts for "
            "every row and column that they cover."
        )
    return filled


def _cells_of(
    area: Merged, row: Row, top: Cell, is_amount: Callable[[int], bool]
) -> dict[int, Cell]:
    """What a merged area makes of a row's cells, by column: its first value, or the refusal."""
    amount = Cell(top.value, _AMOUNT) if _adds_up(top) else top
    found = {
        column: amount if is_amount(column) else top
        for column in range(area.first_column, min(area.last_column + 1, limits.MAX_COLUMNS))
        if row.cell(column).blank
    }
    if row.number == area.first_row and amount != top and is_amount(area.first_column):
        found[area.first_column] = amount
    return found


def _adds_up(cell: Cell) -> bool:
    """Whether a cell states an amount other than nothing: "CLOSED" over two days is no sum."""
    if isinstance(cell.value, str):
        return any(map(str.isnumeric, cell.value)) and cell.value.strip() != "0"
    return cell.value != 0
