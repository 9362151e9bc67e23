"""Lists, one record a row: their header by its words, what they lack by content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.exchange.book import column_letters
from core.exchange.cells import shown
from core.exchange.column_look import SAMPLE_ROWS, Look, look_at
from core.exchange.fields import FIELDS
from core.exchange.header_words import assign, says_hours, score, units
from core.exchange.mapping import SheetMapping
from core.exchange.table import header_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from core.exchange.book import Row, Sheet

LISTS = (
    ("sites", "list"),
    ("job-types", "list"),
    ("windows", "list"),
    ("capacity", "roster"),
    ("capacity", "windows"),
    ("capacity", "counts"),
    ("capacity", "minutes"),
    ("capacity", "jobs"),
)
NEEDED: Mapping[tuple[str, str], tuple[str, ...]] = {
    (kind, form): tuple(info.name for info in infos if info.needed)
    for (kind, form), infos in FIELDS.items()
} | {
    # as lists these need more than as grids
    ("capacity", "minutes"): ("zone", "date", "minutes"),
    ("capacity", "jobs"): ("zone", "date", "jobs"),
}
BY_CONTENT = 0.5
_MOST_COLUMNS = 100
_MANY = 60
"""Technicians of a zone-day: where most cells have more, they are minutes."""
_MOSTLY = 0.8
_QUANTITIES = frozenset({"technicians", "minutes", "jobs"})


@dataclass(slots=True)
class Found:
    """A sheet as one kind and form. ``missing``: needed fields without a column."""

    mapping: SheetMapping
    missing: tuple[str, ...] = ()
    doubled: dict[str, list[int]] = field(default_factory=dict)
    conflict: str = ""
    """Why its quantity cannot be told from its columns."""

    @property
    def rank(self) -> tuple[bool, int, float]:
        """What is complete comes before what is not, then what explains more columns."""
        return not self.missing, len(self.mapping.columns), self.mapping.sure


class Sample:
    """A sheet as it is looked at: headers and columns' looks are worked out once."""

    def __init__(self, sheet: Sheet, today: date) -> None:
        self.sheet = sheet
        self.today = today
        self._looks: dict[tuple[int, int], Look] = {}
        self._headers: dict[int, Row] = {}
        self._numbers = [row.number for row in sheet.rows]

    def rows_below(self, header: int) -> list[Row]:
        """Some rows below the header, hidden ones too."""
        start = bisect_right(self._numbers, header)
        return list(self.sheet.rows[start : start + SAMPLE_ROWS])

    def look(self, header: int, column: int) -> Look:
        """What stands below the header in a column."""
        key = (header, column)
        if key not in self._looks:
            self._looks[key] = look_at(self.rows_below(header), column)
        return self._looks[key]

    def header(self, number: int) -> Row:
        """The row, with what is merged down into it."""
        if number not in self._headers:
            self._headers[number] = header_row(self.sheet, number)
        return self._headers[number]

    def header_texts(self, number: int) -> tuple[tuple[str, ...], ...]:
        """What a header may be: the row itself, filled from the one above, or both together."""
        own = _texts(self.header(number))
        place = bisect_left(self._numbers, number - 1)
        if place == len(self._numbers) or self._numbers[place] != number - 1:
            return (own,)
        above = _texts(self.header(number - 1))
        width = max(len(own), len(above))
        own, above = (texts + ("",) * (width - len(texts)) for texts in (own, above))
        filled = tuple(low or high for low, high in zip(own, above, strict=True))
        both = tuple(f"{high} {low}".strip() for low, high in zip(own, above, strict=True))
        return own, filled, both


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(value if isinstance(value, str) else "" for value in row.values[:_MOST_COLUMNS])


def find_list(sample: Sample, kind: str, form: str, numbers: list[int]) -> Found | None:
    """The best header for this kind and form among the rows, ``None`` where none is near."""
    best: Found | None = None
    for number in numbers:
        for texts in sample.header_texts(number):
            found = _with_header(sample, kind, form, number, texts)
            if found is not None and (best is None or _order(found) > _order(best)):
                best = found
    return best


def _order(found: Found) -> tuple[bool, bool, tuple[bool, int, float]]:
    """A header whose quantity is unclear is nearer than a row that lacks a column."""
    return not found.missing, bool(found.conflict), found.rank


def _with_header(
    sample: Sample, kind: str, form: str, number: int, texts: tuple[str, ...]
) -> Found | None:
    def plausible(name: str, index: int) -> bool:
        return _plausible(name, sample.look(number, index), kind)

    assigned = assign(texts, kind, form, plausible)
    if not assigned.columns:
        return None
    columns, scores = dict(assigned.columns), dict(assigned.scores)
    notes: list[str] = []
    titles = {info.name: info.title for info in FIELDS[kind, form]}
    for name, indexes in assigned.doubled.items():
        places = " and ".join(column_letters(index) for index in sorted(indexes))
        notes.append(f"Columns {places} both mean {titles[name].lower()}.")
        del columns[name], scores[name]
    needed = NEEDED[kind, form]
    if form == "roster" and not _is_roster(sample, number, texts, columns):
        return None
    if sum(name in columns for name in needed) * 2 < len(needed):
        return None
    for name, index in _by_content(sample, number, kind, form, columns).items():
        columns[name] = index
        scores[name] = BY_CONTENT
        head = sample.header(number).cell(index)
        text = f' ("{shown(head)}")' if not head.blank else ""
        notes.append(
            f"Column {column_letters(index)}{text} is read as {titles[name]}, by what stands in it."
        )
    conflict = _conflict(sample, number, form, texts, columns) if kind == "capacity" else ""
    if conflict:
        notes.insert(0, conflict)
        for name in _QUANTITIES & columns.keys():
            del columns[name]
    missing = tuple(name for name in needed if name not in columns)
    if len(columns) < 2 and len(needed) > 1:  # noqa: PLR2004 - one word alone is no header
        return None
    sure = sum(scores.get(name, 0.0) for name in needed) / len(needed)
    mapping = SheetMapping(
        sample.sheet.name, kind, form, number, columns, sure=round(sure, 2), notes=tuple(notes)
    )
    return Found(_with_unit(mapping, texts), missing, assigned.doubled, conflict)


def _is_roster(
    sample: Sample, number: int, texts: tuple[str, ...], columns: Mapping[str, int]
) -> bool:
    """Whether every row is a technician: where none is named, nothing else counts them."""
    if "technician" in columns:
        return True
    timed = {"starts", "ends", "shift"} & columns.keys()
    return bool(timed) and not _amounts(sample, number, texts, columns)


def _amounts(
    sample: Sample, number: int, texts: tuple[str, ...], columns: Mapping[str, int]
) -> list[int]:
    """Columns with numbers whose header says what they count, that are not a field yet."""
    taken = {*columns.values()}
    return [
        index
        for index, text in enumerate(texts)
        if text
        and index not in taken
        and units(text)
        and (look := sample.look(number, index)).numbers
        and look.quantities >= 0.5  # noqa: PLR2004 - half
    ]


def _conflict(
    sample: Sample, number: int, form: str, texts: tuple[str, ...], columns: Mapping[str, int]
) -> str:
    """Why the quantity is not the one column: another limits it too, or it is not of a day."""
    quantity = next((columns[name] for name in _QUANTITIES if name in columns), None)
    if quantity is None or form == "roster":
        return ""
    others = _amounts(sample, number, texts, columns)
    if others:
        places = " and ".join(column_letters(index) for index in sorted([quantity, *others]))
        return f"Columns {places} both say how much there is."
    if form in {"minutes", "jobs"}:
        for index, text in enumerate(texts):
            match = score(text, "capacity", "windows", near=False)
            if match is not None and match[0] == "window" and sample.look(number, index).labels:
                return f"Column {column_letters(index)}: a window states technicians, not {form}."
    return ""


def _with_unit(mapping: SheetMapping, texts: tuple[str, ...]) -> SheetMapping:
    """Hours, where the column of minutes says so."""
    if mapping.form != "minutes" or "minutes" not in mapping.columns:
        return mapping
    is_hours = says_hours(texts[mapping.columns["minutes"]])
    return replace(mapping, unit="hours") if is_hours else mapping


def _plausible(name: str, look: Look, kind: str) -> bool:
    """Whether what stands in a column may be this field at all; an empty column may be any."""
    if not look.filled:
        return True
    if kind == "capacity" and name in _QUANTITIES:
        enough = look.quantities >= 0.5  # noqa: PLR2004 - half
        return enough and (name != "technicians" or look.median <= _MANY)
    if kind == "capacity" and name == "shift":
        return look.quantities < 0.5 or look.shifts > 0  # noqa: PLR2004 - half
    if kind == "capacity" and name in {"starts", "ends"}:
        return look.share(look.dates) < 0.5  # noqa: PLR2004 - half
    if name == "technician":
        return look.quantities < 0.5  # noqa: PLR2004 - half
    return name not in {"zone", "weekdays"} or look.share(look.dates) < 0.5  # noqa: PLR2004


_CONTENT: dict[str, Callable[[Look], bool]] = {
    "zone": lambda look: look.repeats and look.filled > 1 and not look.labels,
    "date": lambda look: look.share(look.dates) >= _MOSTLY,
    "technicians": lambda look: look.counts,
    "minutes": lambda look: look.quantities >= _MOSTLY and look.median > _MANY,
    "window": lambda look: look.share(look.labels) >= _MOSTLY,
    "address": lambda look: look.share(look.addresses) >= _MOSTLY,
    "phone": lambda look: look.share(look.phones) >= _MOSTLY,
    "email": lambda look: look.share(look.emails) >= _MOSTLY,
    "shift": lambda look: look.share(look.shifts) >= _MOSTLY,
    "label": lambda look: look.share(look.labels) >= _MOSTLY,
}
_OPTIONAL = ("phone", "email", "shift")


def _speaks(sample: Sample, number: int, index: int, name: str, kind: str) -> bool:
    """Whether a column's content speaks for a field, and its header not against it."""
    if not _CONTENT[name](sample.look(number, index)):
        return False
    header = sample.header(number).cell(index).value
    if kind != "capacity" or name not in _QUANTITIES or not isinstance(header, str):
        return True
    return units(header) <= {name}


def _by_content(
    sample: Sample, number: int, kind: str, form: str, columns: Mapping[str, int]
) -> dict[str, int]:
    """Fields without a column for which exactly one column's content speaks."""
    known = {info.name for info in FIELDS[kind, form]}
    wanted = [name for name in NEEDED[kind, form] if name not in columns]
    wanted += [name for name in _OPTIONAL if name in known and name not in columns]
    if "starts" in columns:
        # with start and end a number may as well be the minutes of a break
        wanted = [name for name in wanted if name not in {"shift", *_QUANTITIES}]
    found: dict[str, int] = {}
    width = min(
        max((len(row.values) for row in sample.rows_below(number)), default=0), _MOST_COLUMNS
    )
    for name in wanted:
        if name not in _CONTENT:
            continue
        taken = {*columns.values(), *found.values()}
        free = [
            index
            for index in range(width)
            if index not in taken and _speaks(sample, number, index, name, kind)
        ]
        if len(free) == 1:
            found[name] = free[0]
    return found


def find_without_header(sample: Sample) -> Found | None:
    """A list that begins with its first row, or below words that say nothing, by content."""
    first = sample.sheet.rows[0].number if sample.sheet.rows else 0
    for header in (0, first):
        columns = _columns_of_capacity(sample, header) or _columns_of_sites(sample, header)
        if not columns:
            continue
        form = _form_of(columns)
        if header == 0 and not first_row_fits(sample.sheet, columns):
            continue
        what = "There is no header" if header == 0 else "The header has no known words"
        mapping = SheetMapping(
            sample.sheet.name,
            "sites" if form == "list" else "capacity",
            form,
            header,
            columns,
            sure=BY_CONTENT,
            notes=(f"{what}: the columns are told by what stands in them.",),
        )
        missing = tuple(name for name in NEEDED[mapping.kind, form] if name not in columns)
        return Found(mapping, missing)
    return None


def _form_of(columns: Mapping[str, int]) -> str:
    if "address" in columns:
        return "list"
    if "starts" in columns or "shift" in columns:
        return "roster"
    if "window" in columns:
        return "windows"
    return "minutes" if "minutes" in columns else "counts"


_TOLD = ("date", "technicians", "minutes", "jobs", "address", "phone", "starts", "ends")


def first_row_fits(sheet: Sheet, columns: Mapping[str, int]) -> bool:
    """Whether the first row is a record, not a header: its date is a date, its count one."""
    told = [columns[name] for name in _TOLD if name in columns]
    if not sheet.rows or not told:
        return False
    for column in told:
        look = Look()
        values = sheet.rows[0].values
        look.add(values[column] if column < len(values) else None)
        if not (look.dates or look.numbers or look.addresses or look.phones or look.clocks):
            return False
    return True


_FEWEST_ROWS = 3


def _columns_of_capacity(sample: Sample, header: int) -> dict[str, int]:
    """Zone, date and a quantity (or times), where every one is told by its content alone."""
    rows = sample.rows_below(header)
    width = min(max((len(row.values) for row in rows), default=0), _MOST_COLUMNS)
    if len(rows) < _FEWEST_ROWS:
        return {}
    found: dict[str, list[int]] = {}
    for index in range(width):
        look = sample.look(header, index)
        for name in ("date", "window", "shift", "zone", "technicians", "minutes"):
            if _speaks(sample, header, index, name, "capacity"):
                found.setdefault(name, []).append(index)
                break
        else:
            if look.share(look.clocks) >= _MOSTLY:
                found.setdefault("clock", []).append(index)
    clocks = found.pop("clock", [])
    if any(len(indexes) > 1 for name, indexes in found.items() if name != "zone"):
        return {}
    columns = {name: indexes[0] for name, indexes in found.items() if len(indexes) == 1}
    if "zone" not in columns and len(found.get("zone", ())) > 1:
        # of several names that repeat, the zones are the fewest
        columns["zone"] = min(found["zone"], key=lambda i: len(sample.look(header, i).distinct))
    if len(clocks) == 2:  # noqa: PLR2004 - start and end
        columns["starts"], columns["ends"] = clocks
    enough = {"technicians", "minutes", "starts", "shift"} & columns.keys()
    return columns if {"zone", "date"} <= columns.keys() and enough else {}


def _columns_of_sites(sample: Sample, header: int) -> dict[str, int]:
    """Address and phone tell sites; number, name and zone follow where nothing else can be."""
    rows = sample.rows_below(header)
    width = min(max((len(row.values) for row in rows), default=0), _MOST_COLUMNS)
    if len(rows) < _FEWEST_ROWS:
        return {}
    looks = {index: sample.look(header, index) for index in range(width)}
    columns: dict[str, int] = {}
    for name in ("address", "email", "phone"):
        fits = [
            i for i, look in looks.items() if _CONTENT[name](look) and i not in columns.values()
        ]
        if len(fits) == 1:
            columns[name] = fits[0]
    if not {"address", "phone"} <= columns.keys():
        return {}
    rest = {i: look for i, look in looks.items() if i not in columns.values() and look.filled}
    numbers = [i for i, look in rest.items() if look.unlike and _has_digits(look)]
    names = [i for i, look in rest.items() if i not in numbers and not look.repeats and look.texts]
    zones = [i for i, look in rest.items() if look.repeats]
    for name, fits in (("number", numbers), ("customer_name", names), ("zone", zones)):
        if len(fits) == 1:
            columns[name] = fits[0]
    return columns


def _has_digits(look: Look) -> bool:
    return all(any(map(str.isdecimal, str(value))) for value in look.distinct)
