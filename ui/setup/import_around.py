"""The rows of a sheet around one of them, however far down it stands."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from core.exchange.cells import shown
from core.exchange.recognise import PreviewRow, SheetPreview, preview

if TYPE_CHECKING:
    from core.exchange.book import Book
    from core.exchange.mapping import SheetMapping

ABOVE: Final = 40
BELOW: Final = 60


def rows_around(book: Book, mapping: SheetMapping, number: int) -> SheetPreview:
    """As a preview: its headings, and the rows around row ``number``, the header's own left out."""
    rows = book.sheet(mapping.sheet).rows
    at = bisect_left(rows, number, key=lambda row: row.number)
    first = max(at - ABOVE, bisect_left(rows, mapping.header + 1, key=lambda row: row.number))
    some = rows[min(first, at) : at + BELOW]
    return SheetPreview(
        preview(book, mapping, 1).headers,
        tuple(
            PreviewRow(row.number, tuple(shown(cell) for cell in row.cells), row.hidden)
            for row in some
        ),
        max(len(rows) - at - BELOW, 0),
    )
