"""What a sheet is taken for: its kind and form, and which column means what.

A mapping is made by :mod:`core.exchange.recognise`, corrected by a person, remembered for files
of the same shape, and followed by :mod:`core.exchange.read`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from core.errors import InvalidInput
from core.exchange.fields import FIELDS, FieldInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = ("sites", "job-types", "windows", "capacity")
FORMS: Mapping[str, tuple[str, ...]] = {
    "sites": ("list",),
    "job-types": ("list",),
    "windows": ("list",),
    "capacity": ("matrix", "matrix-turned", "roster", "windows", "counts", "minutes", "jobs"),
}
DATES = ("auto", "mdy", "dmy")
HIDDEN_ROWS = ("ask", "take", "leave")
UNITS = ("minutes", "hours")
USUAL_SHIFT = (time(8), time(17))
USUAL_JOBS = 6
_MOST_JOBS = 200


def fields(kind: str, form: str) -> tuple[FieldInfo, ...]:
    """The fields that columns of such a sheet may mean, the needed ones first."""
    found = FIELDS.get((kind, form))
    if found is None:
        message = f"{kind} has no form {form}."
        raise InvalidInput(message)
    return found


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read.

    ``header``: the header's row number from 1; 0: there is none, the first row is data already.
    ``columns``: field → column index from 0. ``dates``: how 3/4/2026 is read (``auto``: from the
    other cells of the column, else month first). ``hidden_rows``: ``ask`` refuses a sheet that
    hides rows or columns, with that question. ``shift``: the local hours of a technician where
    the sheet states none. ``jobs_per_route``: the most jobs of a route made from jobs a day.
    ``unit``: of the form ``minutes``. ``month``: the month of a header (or a column of dates)
    that has only the days' numbers, as any day of it. ``chosen``: whether it is to be imported.
    ``remembered``: it is what was used the last time. ``sure``: 0 to 1. ``notes``: sentences.
    """

    sheet: str
    kind: str
    form: str
    header: int
    columns: Mapping[str, int]
    dates: str = "auto"
    hidden_rows: str = "ask"
    shift: tuple[time, time] = USUAL_SHIFT
    jobs_per_route: int = USUAL_JOBS
    chosen: bool = True
    remembered: bool = False
    sure: float = 1.0
    notes: tuple[str, ...] = field(default=())
    unit: str = "minutes"
    month: date | None = None

    def missing(self) -> tuple[str, ...]:
        """Titles of the needed fields that no column has; () when the sheet can be read."""
        return tuple(
            info.title
            for info in fields(self.kind, self.form)
            if info.needed and info.name not in self.columns
        )

    def as_json(self) -> dict[str, Any]:
        """What is remembered: how such a sheet is read, not what was made of this one."""
        return {
            "sheet": self.sheet,
            "kind": self.kind,
            "form": self.form,
            "header": self.header,
            "columns": dict(self.columns),
            "dates": self.dates,
            "hidden_rows": self.hidden_rows,
            "shift": [f"{moment:%H:%M}" for moment in self.shift],
            "jobs_per_route": self.jobs_per_route,
            "unit": self.unit,
            "month": self.month.isoformat() if self.month else None,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> SheetMapping:
        """The inverse of :meth:`as_json`; InvalidInput for what is no mapping."""
        try:
            starts, ends = (time.fromisoformat(moment) for moment in document["shift"])
            month = document.get("month")
            mapping = cls(
                sheet=str(document["sheet"]),
                kind=str(document["kind"]),
                form=str(document["form"]),
                header=int(document["header"]),
                columns={str(name): int(index) for name, index in document["columns"].items()},
                dates=str(document["dates"]),
                hidden_rows=str(document["hidden_rows"]),
                shift=(starts, ends),
                jobs_per_route=int(document["jobs_per_route"]),
                unit=str(document.get("unit", "minutes")),
                month=date.fromisoformat(month) if month else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = "The remembered mapping of this sheet cannot be read."
            raise InvalidInput(message, next_step="Forget it and choose the columns.") from error
        check(mapping)
        return mapping


def check(mapping: SheetMapping) -> None:
    """InvalidInput, with ``field``, where a mapping says something that there is not."""
    known = {info.name for info in fields(mapping.kind, mapping.form)}
    _one_of("dates", mapping.dates, DATES)
    _one_of("hidden_rows", mapping.hidden_rows, HIDDEN_ROWS)
    _one_of("unit", mapping.unit, UNITS)
    for name, index in mapping.columns.items():
        if name not in known:
            message = f"{mapping.kind} as {mapping.form} has no field {name}."
            raise InvalidInput(message, field="columns")
        if index < 0:
            message = f"There is no column {index}."
            raise InvalidInput(message, field="columns")
    if mapping.header < 0:
        message = f"There is no row {mapping.header}."
        raise InvalidInput(message, field="header")
    if mapping.shift[0] >= mapping.shift[1]:
        message = "The shift ends before it starts."
        raise InvalidInput(message, field="shift")
    if not 1 <= mapping.jobs_per_route <= _MOST_JOBS:
        message = f"Jobs of one route are between 1 and {_MOST_JOBS}."
        raise InvalidInput(message, field="jobs_per_route")


def _one_of(name: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        message = f'"{value}" is none of {", ".join(allowed)}.'
        raise InvalidInput(message, field=name)


__all__ = [
    "DATES",
    "FIELDS",
    "FORMS",
    "HIDDEN_ROWS",
    "KINDS",
    "UNITS",
    "USUAL_JOBS",
    "USUAL_SHIFT",
    "FieldInfo",
    "SheetMapping",
    "check",
    "fields",
]
