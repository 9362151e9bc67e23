"""Rows as delimited text: what a spreadsheet or a route planner reads, and nothing that it runs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from core.exchange.defuse import defuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime, time
    from typing import IO, Any

    from core.exchange.export_layout import Layout

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FEWEST_OF_A_RANGE = 3


def weekdays_text(days: Sequence[int]) -> str:
    """``Mon-Fri``, ``Mon, Wed, Fri``: weekdays 1 (Monday) to 7, as the import reads them."""
    parts: list[str] = []
    left = sorted(days)
    while left:
        run = 1
        while run < len(left) and left[run] == left[0] + run:
            run += 1
        names = [_DAYS[day - 1] for day in left[:run]]
        parts += [f"{names[0]}-{names[-1]}"] if run >= _FEWEST_OF_A_RANGE else names
        left = left[run:]
    return ", ".join(parts)


def number_text(value: float) -> str:
    """A whole or decimal number in digits, never as 1e-05."""
    text = str(value)
    return f"{Decimal(text):f}" if "e" in text else text


def write_text(file: IO[bytes], layout: Layout, rows: Iterable[Sequence[Any]]) -> int:
    """Write header and rows; answers how many rows. Lines end with CR LF, text is defused."""
    # characters that an old encoding does not have become question marks
    stream = io.TextIOWrapper(file, layout.encoding, errors="replace", newline="")
    writer = csv.writer(stream, delimiter=layout.delimiter, lineterminator="\r\n")
    writer.writerow([defuse(column.title) for column in layout.columns])
    converters = _converters(layout)
    write = [converters[column.value] for column in layout.columns]
    count = 0
    for row in rows:
        writer.writerow(
            [
                "" if value is None else convert(value)
                for convert, value in zip(write, row, strict=True)
            ]
        )
        count += 1
    stream.detach()
    return count


def _converters(layout: Layout) -> dict[str, Callable[[Any], str]]:
    """Kind of value → how it is written: ISO 8601 for instants, the layout's formats else."""
    write_date, write_time = layout.date.write, layout.time.write
    write_clock = layout.clock.write

    def moment(value: datetime) -> str:
        return f"{write_date(value.date())} {write_clock(value.time())}"

    def day(value: date) -> str:
        return write_date(value)

    def clock(value: time) -> str:
        return write_time(value)

    def instant(value: datetime) -> str:
        return value.isoformat(timespec="seconds") + "Z"

    return {
        "text": defuse,
        "number": number_text,
        "flag": lambda value: "yes" if value else "no",
        "date": day,
        "time": clock,
        "moment": moment,
        "instant": instant,
        "weekdays": weekdays_text,
    }
