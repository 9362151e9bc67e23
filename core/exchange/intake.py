"""What the chosen sheets of a file say, taken together as one import of one kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from functools import partial
from typing import TYPE_CHECKING, Any

from core.capacity.write_capacity import StatedCapacity
from core.catalog.windows import list_windows
from core.catalog.zones import list_zones
from core.errors import InvalidInput
from core.exchange.problem import Problem
from core.exchange.read import read
from core.exchange.zone_names import ZoneNames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from core.capacity.day_change import WantedRoute
    from core.database.desk import Desk
    from core.exchange.book import Book
    from core.exchange.capacity_sheet import CapacityReading, StatedDay
    from core.exchange.mapping import SheetMapping
    from core.exchange.problem import Reading
    from core.exchange.progress import Progress

KEYS: Mapping[str, str] = {"sites": "number", "job-types": "code", "windows": "label"}
"""The field by which a record of each kind is known."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One good row of a catalog sheet. ``values``: the fields that its sheet has, JSON-ready."""

    sheet: str
    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where it was read, and how: a file by its name and the SHA-256 of its bytes."""

    file: str
    digest: str
    mappings: tuple[SheetMapping, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that were read."""
        return tuple(mapping.sheet for mapping in self.mappings)


@dataclass(frozen=True, slots=True)
class Intake:
    """The good rows of all chosen sheets, and what is wrong with the others.

    ``entries``: of sites, job types, windows. ``stated``: of capacity, with the place that names
    each zone-day. ``left``: zone-days that stay as they are, because a bad row may concern them.
    """

    kind: str
    source: Source
    create_zones: bool
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    new_zones: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    stated: StatedCapacity | None = None
    places: Mapping[tuple[str, date], tuple[str, int]] = field(default_factory=dict)
    left: tuple[tuple[str, date], ...] = ()

    @property
    def skipped(self) -> int:
        """What taking the good rows leaves out: rows; of capacity the zone-days left alone."""
        if self.kind == "capacity":
            return len(self.left)
        return len({(problem.sheet, problem.row) for problem in self.problems})


def collect(
    desk: Desk,
    book: Book,
    mappings: Sequence[SheetMapping],
    *,
    create_zones: bool,
    tell: Progress,
) -> Intake:
    """Read every chosen sheet. Raises InvalidInput (none chosen, of several kinds), Cancelled."""
    chosen = [mapping for mapping in mappings if mapping.chosen]
    kinds = {mapping.kind for mapping in chosen}
    if not chosen:
        message = f"No sheet of {book.name} is chosen."
        raise InvalidInput(message, next_step="Choose the sheets that are to be imported.")
    if len(kinds) > 1:
        message = f"The chosen sheets are of several kinds: {', '.join(sorted(kinds))}."
        raise InvalidInput(message, next_step="Import one kind after the other.")
    windows = {window.label: (window.starts, window.ends) for window in list_windows(desk)}
    readings: list[Any] = []
    for number, mapping in enumerate(chosen):
        tell("sheets read", number, len(chosen))
        stop = partial(tell, "sheets read", number, len(chosen))
        readings.append(read(book, mapping, windows, stop=stop))
    source = Source(book.name, book.digest, tuple(chosen))
    zones = ZoneNames((zone.name for zone in list_zones(desk)), create=create_zones)
    if kinds == {"capacity"}:
        return _capacity(source, readings, zones, create_zones=create_zones)
    return _catalog(source, readings, zones, create_zones=create_zones)


def _catalog(
    source: Source, readings: Sequence[Reading[Any]], zones: ZoneNames, *, create_zones: bool
) -> Intake:
    kind = source.mappings[0].kind
    problems = [problem for reading in readings for problem in reading.problems]
    key = KEYS[kind]
    entries: list[Entry] = []
    first: dict[str, Entry] = {}
    for reading in readings:
        names = tuple(reading.columns)
        for record in reading.records:
            values: dict[str, Any] = {name: _plain(getattr(record, name)) for name in names}
            if kind == "sites":
                zone = zones.find(record.zone)
                if zone is None:
                    column = reading.columns["zone"]
                    problems.append(zones.problem(reading.sheet, record.row, column, record.zone))
                    continue
                values["zone"] = zone
            entry = Entry(reading.sheet, record.row, values)
            same = first.setdefault(values[key].casefold(), entry)
            if same is entry:
                entries.append(entry)
            elif same.values != values:
                problems.append(
                    Problem(
                        reading.sheet,
                        record.row,
                        reading.columns[key],
                        values[key],
                        f"stands in {same.sheet}, row {same.row} already, and differs there.",
                        "Keep one of them.",
                    )
                )
    return Intake(
        kind=kind,
        source=source,
        create_zones=create_zones,
        problems=_in_order(readings, problems),
        notes=tuple(dict.fromkeys(note for reading in readings for note in reading.notes)),
        new_zones=tuple(zones.to_create),
        entries=tuple(entries),
    )


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _capacity(
    source: Source, readings: Sequence[CapacityReading], zones: ZoneNames, *, create_zones: bool
) -> Intake:
    _check_alike(readings)
    problems = [problem for reading in readings for problem in reading.problems]
    stated: dict[tuple[str, date], Sequence[WantedRoute]] = {}
    places: dict[tuple[str, date], tuple[str, int]] = {}
    left: dict[tuple[str, date], None] = {}
    for reading in readings:
        unknown: set[str] = set()
        working = {day.zone.casefold() for day in reading.days if day.routes}
        for day in reading.days:
            typed = day.zone.casefold()
            # a line without a single technician is a remark, not a zone to be made
            zone = zones.find(day.zone, may_create=typed in working)
            if zone is None:
                left[day.zone, day.day] = None
                if typed not in unknown:
                    unknown.add(typed)
                    problems.append(_unknown_zone(reading, zones, day))
                continue
            key = (zone, day.day)
            if (typed, day.day) in reading.unsure:
                left[key] = None
            if key not in stated:
                stated[key] = day.routes
                places[key] = (reading.sheet, day.row)
            elif _as_set(stated[key]) != _as_set(day.routes):
                left[key] = None
                sheet, row = places[key]
                problems.append(
                    Problem(
                        reading.sheet,
                        day.row,
                        day.column,
                        zone,
                        f"is stated for {day.day} in {sheet}, row {row} already, differently.",
                        "Keep one of them.",
                    )
                )
    for key in left:
        stated.pop(key, None)
    working_zones = {zone for zone, _ in stated}
    notes = list(dict.fromkeys(note for reading in readings for note in reading.notes))
    new = tuple(name for name in zones.to_create if name in working_zones)
    return Intake(
        kind="capacity",
        source=source,
        create_zones=create_zones,
        problems=_in_order(readings, problems),
        notes=tuple(notes),
        new_zones=new,
        stated=StatedCapacity(
            stated, readings[0].names_technicians, readings[0].states_maximum, new
        ),
        places=places,
        left=tuple(left),
    )


def _check_alike(readings: Sequence[CapacityReading]) -> None:
    """Sheets of which one names technicians and another does not cannot be one statement."""
    first = readings[0]
    for reading in readings[1:]:
        if (reading.names_technicians, reading.states_maximum) != (
            first.names_technicians,
            first.states_maximum,
        ):
            message = (
                f"{first.sheet} and {reading.sheet} do not say the same of a route: one names "
                "technicians, or the most jobs, and the other does not."
            )
            raise InvalidInput(message, next_step="Import one of them, then the other.")


def _unknown_zone(reading: CapacityReading, zones: ZoneNames, day: StatedDay) -> Problem:
    row = day.zone_row or day.row
    column = day.zone_column or reading.columns.get("zone", day.column)
    return zones.problem(reading.sheet, row, column, day.zone)


def _as_set(routes: Sequence[WantedRoute]) -> list[tuple[Any, ...]]:
    """What a zone-day states, whatever the order and the rows that state it."""
    return sorted(
        (route.starts, route.ends, route.technician or "", route.max_stops or 0) for route in routes
    )


def _in_order(
    readings: Sequence[Reading[Any] | CapacityReading], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """By sheet as the readings come, then by row."""
    order = {reading.sheet: number for number, reading in enumerate(readings)}
    return tuple(sorted(problems, key=lambda p: (order.get(p.sheet, 0), p.row)))


def left_note(intake: Intake) -> str:
    """A sentence about the zone-days that are left as they are; "" where there are none."""
    if not intake.left:
        return ""
    some = ", ".join(f"{zone} on {day}" for zone, day in intake.left[:_NAMED])
    more = len(intake.left) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    count = f"{len(intake.left):,} zone-days" if len(intake.left) > 1 else "1 zone-day"
    return f"Left as before, because a refused row may concern it: {count} ({some}{rest})."
