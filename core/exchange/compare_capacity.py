"""A changed zone-day in words: how many technicians, who, when; before and after."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from core.capacity.day_change import StandingRoute
    from core.capacity.plan_change import ChangedDay


def how_of(day: ChangedDay) -> str:
    """Whether a zone-day gets its first routes, other ones, or loses the last."""
    before, after = before_and_after(day)
    if not before:
        return "added"
    return "changed" if after else "removed"


def named_day(day: ChangedDay) -> str:
    """``Arvada NE, Mon 7 Dec 2026``."""
    return f"{day.zone}, {day.day:%a} {day.day.day} {day.day:%b %Y}"


def fields_of(day: ChangedDay) -> tuple[tuple[str, str, str], ...]:
    """Title, before and after of what differs."""
    before, after = before_and_after(day)
    shown = (
        ("Technicians", _count(before), _count(after)),
        ("Who", _who(before), _who(after)),
        ("Shifts", _shifts(before), _shifts(after)),
        ("Max jobs", _most(before), _most(after)),
    )
    return tuple(item for item in shown if item[1] != item[2])


def before_and_after(day: ChangedDay) -> tuple[list[StandingRoute], list[StandingRoute]]:
    """The working routes of the zone-day, as they stand and as they would."""
    change = day.change
    before = [*change.unchanged, *(old for old, _ in change.changed), *change.gone]
    after = [*change.unchanged, *(new for _, new in change.changed), *change.added]
    return [r for r in before if not r.retired], [r for r in after if not r.retired]


def digest_of(days: Iterable[ChangedDay]) -> str:
    """What the days lose, change and get, whichever of the routes that are alike it is."""
    lines = []
    for day in days:
        change = day.change
        changed = sorted(f"{_said(old)}>{_said(new)}" for old, new in change.changed)
        gone = sorted(_said(route) for route in change.gone)
        lines.append(f"{day.zone}|{day.day}|{len(change.added)}|{changed}|{gone}")
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def days_by_zone(named: Iterable[tuple[str, date]]) -> dict[str, str]:
    """Zone → the days that are named of it, as a multirange of the database."""
    days: dict[str, list[date]] = {}
    for zone, day in named:
        days.setdefault(zone, []).append(day)
    return {zone: f"{{{','.join(_runs(sorted(of)))}}}" for zone, of in days.items()}


def _runs(days: Sequence[date]) -> Iterator[str]:
    first = last = days[0]
    for day in days[1:]:
        if day != last + timedelta(days=1):
            yield f"[{first},{last}]"
            first = day
        last = day
    yield f"[{first},{last}]"


def _said(route: StandingRoute) -> str:
    hours = f"{route.starts}-{route.ends}"
    return f"{hours} {route.technician} {route.max_stops} {route.retired}"


def _count(routes: Sequence[StandingRoute]) -> str:
    return str(len(routes))


def _who(routes: Sequence[StandingRoute]) -> str:
    return ", ".join(sorted(route.technician for route in routes if route.technician))


def _shifts(routes: Sequence[StandingRoute]) -> str:
    """``8:00-17:00 (2), 9:00-13:00``."""
    counts = Counter((route.starts, route.ends) for route in routes)
    return ", ".join(
        f"{starts.hour}:{starts:%M}-{ends.hour}:{ends:%M}" + (f" ({n})" if n > 1 else "")
        for (starts, ends), n in sorted(counts.items())
    )


def _most(routes: Sequence[StandingRoute]) -> str:
    limits = Counter(route.max_stops for route in routes if route.max_stops is not None)
    return ", ".join(f"{most}" + (f" ({n})" if n > 1 else "") for most, n in sorted(limits.items()))
