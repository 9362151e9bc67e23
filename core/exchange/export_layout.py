"""What an export is made of: fields, where their rows come from, and how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.exchange.export_patterns import Pattern, date_pattern, time_pattern
from core.exchange.mapping import FieldInfo


def in_utc(column: str) -> str:
    """The SQL of an "instant": a moment's column in UTC, in whole seconds."""
    return f"date_trunc('second', {column} at time zone 'UTC')"


@dataclass(frozen=True, slots=True)
class ExportField:
    """A thing that an export may say of each row.

    ``value``: text, number, flag, date, time (local), moment (local date and time), instant (UTC,
    without a zone) or weekdays. ``sql``: the expression that gives it; "": the source's companion
    does. ``usual``: in the export without a profile. ``width``: of its column, in characters.
    """

    name: str
    title: str
    about: str
    sql: str = ""
    value: str = "text"
    width: int = 12
    usual: bool = True

    def info(self) -> FieldInfo:
        """What a person chooses it by."""
        return FieldInfo(self.name, self.title, needed=False, about=self.about)


@dataclass(frozen=True, slots=True)
class Companion:
    """Fields that a second table gives, asked for many rows at once by their key.

    ``statement`` has the parameters ``branch`` and ``keys`` (uuid[]) and gives the key, then
    ``fields`` in their order; keys that it leaves out have none of them.
    """

    key: str
    statement: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportSource:
    """Where the rows of one kind come from.

    ``table``, ``joins``, ``where`` and ``order`` are SQL with the parameters ``branch``,
    ``first``, ``last`` (dates), ``zones``, ``states`` (text[]; null: any) and ``references``;
    ``table`` and ``where`` alone must be enough to count. ``by_title``: the plain export has the
    fields' titles above its columns, not their names. ``states``: which there are to choose from;
    ``usual_states``: those that are meant when none is chosen (none: every one).
    """

    kind: str
    sheet: str
    fields: tuple[ExportField, ...]
    table: str
    joins: str
    where: str
    order: str
    by_title: bool = False
    states: tuple[str, ...] = ()
    usual_states: tuple[str, ...] = ()
    has_dates: bool = True
    has_zones: bool = True
    companion: Companion | None = None

    def field(self, name: str) -> ExportField | None:
        """The field of that name."""
        return next((known for known in self.fields if known.name == name), None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: what stands above it, and the field that it shows."""

    title: str
    field: ExportField

    @property
    def value(self) -> str:
        """The kind of value, as ExportField has it."""
        return self.field.value


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file looks. ``clock`` is the time of day behind a local moment's date."""

    columns: tuple[Column, ...]
    sheet: str = "Sheet"
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    date: Pattern = field(default_factory=lambda: date_pattern("yyyy-MM-dd"))
    time: Pattern = field(default_factory=lambda: time_pattern("HH:mm"))
    clock: Pattern = field(default_factory=lambda: time_pattern("HH:mm:ss"))


def plain_layout(source: ExportSource) -> Layout:
    """The layout without a profile: every usual field, ISO 8601, commas, UTF-8 with its mark."""
    columns = tuple(
        Column(known.title if source.by_title else known.name, known)
        for known in source.fields
        if known.usual
    )
    return Layout(columns, source.sheet)
