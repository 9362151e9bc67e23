"""What the chosen sheets of a file say, taken together as one import of one kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.capacity.write_capacity import StatedCapacity
from core.catalog.typed_text import tidy
from core.catalog.windows import list_windows
from core.catalog.zones import list_zones
from core.errors import InvalidInput
from core.exchange.problem import Problem
from core.exchange.read import read
from core.exchange.zone_names import ZoneNames
from core.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import TextClause

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
_SPELLED: Mapping[str, TextClause] = {
    kind: text(
        f"""
        select t.{key} as key from booker.{table} t
        where t.branch_id = :branch
          and lower(t.{key}) = any (string_to_array(cast(:folded as text), chr(10)))
          and t.{key} <> all (string_to_array(cast(:keys as text), chr(10)))
          and not exists (
              select from booker.{table} x
              where x.branch_id = t.branch_id
                and x.{key} = any (string_to_array(cast(:keys as text), chr(10)))
                and lower(x.{key}) = lower(t.{key}))
        """  # noqa: S608 - no part of it is input
    )
    for kind, table, key in (
        ("sites", "sites", "number"),
        ("job-types", "job_types", "code"),
        ("windows", "arrival_windows", "label"),
    )
}
_ROWS_OF_A_DAY = frozenset({"shift", "starts", "ends", "technician", "window"})
_TODAY = text(
    "select (clock_timestamp() at time zone timezone)::date from booker.branches"
    " where branch_id = :branch"
)


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


@no_collection()
def collect(
    desk: Desk,
    book: Book,
    mappings: Sequence[SheetMapping],
    *,
    create_zones: bool,
    tell: Progress,
) -> Intake:
    """Read every chosen sheet. Days before today are left out of capacity, and said.

    Raises InvalidInput (none chosen, of several kinds, all of the past), Cancelled.
    """
    chosen = [mapping for mapping in mappings if mapping.chosen]
    kinds = {mapping.kind for mapping in chosen}
    if not chosen:
        message = f"No sheet of {book.name} is chosen."
        raise InvalidInput(message, next_step="Choose the sheets that are to be imported.")
    if len(kinds) > 1:
        message = f"The chosen sheets are of several kinds: {', '.join(sorted(kinds))}."
        raise InvalidInput(message, next_step="Import one kind after the other.")
    windows = {window.label: (window.starts, window.ends) for window in list_windows(desk)}
    names = [zone.name for zone in list_zones(desk)]
    readings: list[Any] = []
    for number, mapping in enumerate(chosen):
        tell("sheets read", number, len(chosen))
        stop = partial(tell, "sheets read", number, len(chosen))
        readings.append(read(book, mapping, windows, zones=names, stop=stop))
    source = Source(book.name, book.digest, tuple(chosen))
    zones = ZoneNames(names, create=create_zones)
    if kinds == {"capacity"}:
        return _capacity(source, readings, zones, local_today(desk), create_zones=create_zones)
    intake = _catalog(source, readings, zones, create_zones=create_zones)
    return _without_second_spellings(desk, intake, readings)


def local_today(desk: Desk) -> date:
    """The branch's day by the database's clock."""
    with desk.reading() as connection:
        today: date = connection.execute(_TODAY, {"branch": desk.branch.branch_id}).scalar_one()
    return today


def _notes(source: Source, readings: Sequence[Reading[Any] | CapacityReading]) -> tuple[str, ...]:
    """How the sheets were taken, and what was met in them: each sentence once."""
    notes = [note for mapping in source.mappings for note in mapping.notes]
    notes += [note for reading in readings for note in reading.notes]
    return tuple(dict.fromkeys(notes))


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
        stated = attrgetter(*names)
        for record in reading.records:
            values: dict[str, Any] = dict(zip(names, stated(record), strict=True))
            if kind != "sites":
                values = {name: _plain(value) for name, value in values.items()}
            else:
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
        notes=_notes(source, readings),
        new_zones=tuple(zones.to_create),
        entries=tuple(entries),
    )


def _without_second_spellings(
    desk: Desk, intake: Intake, readings: Sequence[Reading[Any]]
) -> Intake:
    """Refuse ``s1`` where ``S1`` stands: it would be a second one."""
    key = KEYS[intake.kind]
    keys = [str(entry.values[key]) for entry in intake.entries]
    # what has no letters can be spelled in one way only
    folded = [one.lower() for one in keys if one.lower() != one.upper()]
    if not folded:
        return intake
    # as lines, which no key has two of: an array of so many takes the driver longer than the rest
    values = {
        "branch": desk.branch.branch_id,
        "keys": "\n".join(keys),
        "folded": "\n".join(folded),
    }
    with desk.reading() as connection:
        found = connection.execute(_SPELLED[intake.kind], values).scalars().all()
    if not found:
        return intake
    standing = {one.lower(): one for one in found}
    columns = {reading.sheet: reading.columns[key] for reading in readings}
    problems = list(intake.problems)
    entries: list[Entry] = []
    for entry in intake.entries:
        typed = str(entry.values[key])
        there = standing.get(typed.lower())
        if there is None:
            entries.append(entry)
            continue
        problems.append(
            Problem(
                entry.sheet,
                entry.row,
                columns[entry.sheet],
                typed,
                "stands in this branch with other capitals.",
                f'Did you mean "{there}"?',
            )
        )
    return replace(intake, entries=tuple(entries), problems=_in_order(readings, problems))


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _capacity(
    source: Source,
    readings: Sequence[CapacityReading],
    zones: ZoneNames,
    today: date,
    *,
    create_zones: bool,
) -> Intake:
    _check_alike(readings)
    found = _Stated(zones)
    for reading in readings:
        found.take(reading)
    left = found.left()
    for key in left:
        found.days.pop(key, None)
    past = [key for key in found.days if key[1] < today]
    if past and len(past) == len(found.days) and not left:
        last = max(day for _, day in past)
        message = f"{source.file} states capacity of the past alone: its last day is {last}."
        raise InvalidInput(message, next_step="Check the year of its dates.")
    for key in past:
        del found.days[key]
    working_zones = {zone for zone, _ in found.days}
    new = tuple(name for name in zones.to_create if name in working_zones)
    problems = [problem for reading in readings for problem in reading.problems]
    return Intake(
        kind="capacity",
        source=source,
        create_zones=create_zones,
        problems=_in_order(readings, [*problems, *found.problems]),
        notes=(*_notes(source, readings), *_past_note(past)),
        new_zones=new,
        stated=StatedCapacity(
            found.days, readings[0].names_technicians, readings[0].states_maximum, new
        ),
        places=found.places,
        left=left,
    )


class _Stated:
    """What all sheets state together, and the zone-days that a refused row may concern."""

    def __init__(self, zones: ZoneNames) -> None:
        self._zones = zones
        self.days: dict[tuple[str, date], Sequence[WantedRoute]] = {}
        self.places: dict[tuple[str, date], tuple[str, int]] = {}
        self.problems: list[Problem] = []
        self._unsure: set[tuple[str, date]] = set()
        self._unnamed: dict[tuple[str, date], None] = {}
        self._unsure_days: dict[date, set[tuple[str, date]]] = {}

    def take(self, reading: CapacityReading) -> None:
        """One sheet more."""
        unknown: dict[str, list[date]] = {}
        working = {day.zone.casefold() for day in reading.days if day.routes}
        here: set[tuple[str, date]] = set()
        for day in reading.days:
            typed = day.zone.casefold()
            # a line without a single technician is a remark, not a zone to be made
            zone = self._zones.find(day.zone, may_create=typed in working)
            if zone is None:
                self._unnamed[day.zone, day.day] = None
                if typed not in unknown:
                    self.problems.append(_unknown_zone(reading, self._zones, day))
                unknown.setdefault(typed, []).append(day.day)
                continue
            key = (zone, day.day)
            here.add(key)
            if key not in self.days:
                self.days[key] = day.routes
                self.places[key] = (reading.sheet, day.row)
            elif _as_set(self.days[key]) != _as_set(day.routes):
                self._unsure.add((typed, day.day))
                self.problems.append(self._differs(reading, zone, day))
        self._unsure |= reading.unsure
        # a misspelled zone may be any other; but where a zone-day has one row, none that has one
        certain = here if _has_one_row(reading) else set()
        for day_unsure in {day for days in unknown.values() for day in days}:
            known = self._unsure_days.get(day_unsure)
            self._unsure_days[day_unsure] = certain if known is None else known & certain

    def left(self) -> tuple[tuple[str, date], ...]:
        """Zone-days that stay as they are, those of unknown zones first."""
        unsure = [
            key
            for key in self.days
            if (tidy(key[0]).casefold(), key[1]) in self._unsure
            or key not in self._unsure_days.get(key[1], {key})
        ]
        return (*self._unnamed, *unsure)

    def _differs(self, reading: CapacityReading, zone: str, day: StatedDay) -> Problem:
        sheet, row = self.places[zone, day.day]
        return Problem(
            reading.sheet,
            day.row,
            day.column,
            zone,
            f"is stated for {day.day} in {sheet}, row {row} already, differently.",
            "Keep one of them.",
        )


def _has_one_row(reading: CapacityReading) -> bool:
    """Whether a second row of a zone-day would be refused: it is no second shift, or person."""
    return not (_ROWS_OF_A_DAY & reading.columns.keys() or reading.form in {"roster", "windows"})


def _past_note(past: Sequence[tuple[str, date]]) -> tuple[str, ...]:
    if not past:
        return ()
    days = [day for _, day in past]
    first, last = min(days), max(days)
    when = f"{first}" if first == last else f"{first} to {last}"
    return (f"Left out, because it is in the past: {when}.",)


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
