"""Rows of sites, job types and windows beside what the branch has: what would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from core.exchange.intake import KEYS
from core.exchange.mapping import fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import TextClause

    from core.database.desk import Desk
    from core.exchange.intake import Entry, Intake
    from core.exchange.progress import Progress

ROWS_AT_ONCE: Final = 5_000

_THERE: Mapping[str, TextClause] = {
    "sites": text(
        """
        select s.number, s.customer_name, s.address, z.name as zone, s.unit, s.city, s.state,
               s.postal_code, s.phone, s.email, s.vip, s.latitude, s.longitude, s.notes, s.active
        from booker.sites s
        join booker.zones z on z.branch_id = :branch and z.zone_id = s.zone_id
        where s.branch_id = :branch and s.number = any (cast(:keys as text[]))
        """
    ),
    "job-types": text(
        """
        select code, name, minutes, technicians, all_day, buffer_before, buffer_after,
               questions, active
        from booker.job_types where branch_id = :branch and code = any (cast(:keys as text[]))
        """
    ),
    "windows": text(
        """
        select label, starts, ends, weekdays, max_bookings, active
        from booker.arrival_windows
        where branch_id = :branch and label = any (cast(:keys as text[]))
        """
    ),
}
_NAMES: Mapping[str, str] = {"sites": "customer_name", "job-types": "name"}
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Difference:
    """What one row would do: added or changed, and the fields with before and after as text."""

    how: str
    what: str
    fields: tuple[tuple[str, str, str], ...]
    entry: Entry


@dataclass(slots=True)
class Differences:
    """Counts of rows, and the first of what differs.

    ``inactive``: sites that nobody books, and that the sheet has no word about.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    inactive: int = 0
    first: list[Difference] = field(default_factory=list)


def compare_catalog(desk: Desk, intake: Intake, *, most: int, tell: Progress) -> Differences:
    """Compare as the acts do: a field that the sheet does not have stays; nothing is written."""
    titles = {info.name: info.title for info in fields(intake.kind, "list")}
    found = Differences()
    entries = intake.entries
    for first in range(0, len(entries), ROWS_AT_ONCE):
        tell("rows compared", first, len(entries))
        _compare_some(desk, intake.kind, entries[first : first + ROWS_AT_ONCE], titles, found, most)
    tell("rows compared", len(entries), len(entries))
    return found


def _compare_some(
    desk: Desk,
    kind: str,
    entries: Sequence[Entry],
    titles: Mapping[str, str],
    found: Differences,
    most: int,
) -> None:
    key = KEYS[kind]
    with desk.reading() as connection:
        values = {"branch": desk.branch.branch_id, "keys": [e.values[key] for e in entries]}
        there = {row[key]: row for row in connection.execute(_THERE[kind], values).mappings()}
    for entry in entries:
        standing = there.get(entry.values[key])
        if standing is None:
            found.added += 1
            if len(found.first) < most:
                shown = tuple(
                    (titles.get(name, name), "", _shown(value))
                    for name, value in entry.values.items()
                    if _shown(value)
                )
                found.first.append(Difference("added", _called(kind, entry), shown, entry))
            continue
        differing = [name for name, value in entry.values.items() if _wire(standing[name]) != value]
        silent = "active" not in entry.values and not standing["active"]
        found.inactive += kind == "sites" and silent
        back = kind != "sites" and silent
        if not differing and not back:
            found.unchanged += 1
            continue
        found.changed += 1
        if len(found.first) < most:
            shown = tuple(
                (titles.get(name, name), _shown(_wire(standing[name])), _shown(entry.values[name]))
                for name in differing
            )
            if back:
                shown = (*shown, ("Active", "no", "yes"))
            found.first.append(Difference("changed", _called(kind, entry), shown, entry))


def _called(kind: str, entry: Entry) -> str:
    key = str(entry.values[KEYS[kind]])
    name = entry.values.get(_NAMES.get(kind, ""))
    return f"{key} {name}" if name else key


def _wire(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """A column's value as an entry holds it."""
    if isinstance(value, time):
        return value.isoformat()
    return list(value) if isinstance(value, (list, tuple)) else value


def _shown(value: Any) -> str:  # noqa: ANN401 - as above
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_WEEKDAYS[day - 1] for day in value)
    text_ = str(value)
    return text_.removesuffix(":00") if text_.count(":") == 2 else text_  # noqa: PLR2004 - hh:mm:ss
