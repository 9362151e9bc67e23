"""Cheap, sound proofs that no plan exists. A proof of "no" is never a guess.

Each proof relaxes the day (drops rules, lets stops overlap in part, lets every route serve
everybody) and shows that even so the job cannot be covered. What a relaxation forbids, the day
forbids, and it stays forbidden when bookings are added.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from core.planning.field import NEVER
from core.planning.model import Closed, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.planning.field import Field

Span = tuple[int, int]
"""Arrivals, both ends inclusive."""
Load = tuple[int, int, int, int]
"""(earliest begin, latest begin, minutes, technicians) of a visit, its least drive included."""
QUICK_SLOT = 120
"""The quick energy proof tries one interval start for so many minutes of the day."""


def limit_reached(field: Field, v: int) -> bool:
    """Whether the window of candidate ``v`` takes no further booking of the zone."""
    day, visit = field.day, field.visits[v]
    limit = day.window_limits.get(visit.window)
    if limit is None or visit.zone != day.zone:
        return False
    taken = sum(other.window == visit.window and other.zone == day.zone for other in day.visits)
    return taken >= limit


def prove_by_rule(field: Field, v: int) -> Closed | None:  # noqa: C901, PLR0911 -- a rule a line
    """Closed by the job's own rules: limit, zones, shifts, drives, blocks, reserve, frozen."""
    visit = field.visits[v]
    if limit_reached(field, v):
        return Closed(Reason.WINDOW_LIMIT)
    eligible = field.eligible(v)
    if not eligible:
        return Closed(Reason.CLOSED)
    need = visit.technicians
    if len(eligible) < need:
        return Closed(Reason.TECHNICIANS_SHORT, need, len(eligible))
    if visit.all_day:
        return _prove_all_day(field, v, eligible)
    leads = {r: lead for r, lead in _least_leads(field, v, eligible).items() if lead < NEVER}
    if len(leads) < need:
        return Closed(Reason.DRIVE_TOO_FAR)
    shifts: dict[int, list[Span]] = {}
    for r, lead in leads.items():
        first = max(field.lo[v], field.opens(r) + lead)
        last = min(field.hi[v], field.routes[r].ends - field.tail[v])
        if first <= last:
            shifts[r] = [(first, last)]
    free = _at_once(field, v, shifts, capped=False)
    if free == 0:
        return Closed(Reason.SHIFT_TOO_SHORT)
    if free < need:
        return Closed(Reason.TECHNICIANS_SHORT, need, free)
    tail = field.tail[v]
    unblocked = {
        r: _cut(spans, field.routes[r].blocks, leads[r], tail) for r, spans in shifts.items()
    }
    if _at_once(field, v, unblocked, capped=False) < need:
        return Closed(Reason.BLOCKED)
    unfrozen = {
        r: _outside_frozen(field, r, spans, leads[r], tail) for r, spans in unblocked.items()
    }
    free = _at_once(field, v, unfrozen, capped=False)
    if free < need:
        return _full(need, free)
    free = _at_once(field, v, unfrozen, capped=True)
    if free < need:
        return Closed(Reason.VIP_RESERVED, need, free)
    return None


def _full(need: int, free: int) -> Closed:
    if need > 1:
        return Closed(Reason.TECHNICIANS_SHORT, need, min(free, need - 1))
    return Closed(Reason.ROUTES_FULL)


def _prove_all_day(  # noqa: PLR0911 -- one rule after the other, each with its own reason
    field: Field, v: int, eligible: Sequence[int]
) -> Closed | None:
    need = field.need[v]
    lo, hi = field.lo[v], field.hi[v]
    starting = [r for r in eligible if lo <= field.routes[r].starts <= hi]
    if not starting:
        return Closed(Reason.ALL_DAY_STARTS_EARLIER)
    begun = [r for r in starting if field.opens(r) == field.routes[r].starts]
    if not begun:
        return Closed(Reason.SHIFT_TOO_SHORT)
    whole = [r for r in begun if not _any_block(field, r)]
    if len(whole) < need:
        if len(begun) >= need:
            return Closed(Reason.BLOCKED)
        return Closed(Reason.TECHNICIANS_SHORT, need, len(whole))
    empty = [
        r
        for r in whole
        if not any(field.unmovable(r, s) for s in field.seq[r]) and field.routes[r].max_stops != 0
    ]
    by_start: dict[int, int] = {}
    for r in empty:
        starts = field.routes[r].starts
        by_start[starts] = by_start.get(starts, 0) + 1
    free = max(by_start.values(), default=0)
    if free < need:
        return _full(need, free)
    if not field.visits[v].vip and field.cap < need:
        inside = sum(field.counts_for_reserve(r) for r in empty)
        if len(empty) - inside + field.cap < need:
            return Closed(Reason.VIP_RESERVED, need, field.cap)
    return None


def _any_block(field: Field, r: int) -> bool:
    route = field.routes[r]
    return any(starts < route.ends and route.starts < ends for starts, ends in route.blocks)


def _least_leads(field: Field, v: int, eligible: Sequence[int]) -> dict[int, int]:
    """Least minutes from leaving for ``v`` to arriving, a route; NEVER where it is too far."""
    visit = field.visits[v]
    others = [other.place for other in field.day.visits if not other.all_day]
    same_zone = any(other.zone == visit.zone for other in field.day.visits)
    by_zone: dict[str, int] = {}
    out: dict[int, int] = {}
    for r in eligible:
        route = field.routes[r]
        if route.zone not in by_zone:
            drives = field.roads.row(route.zone, visit.place, others)
            least = min(drives, default=NEVER)
            if visit.zone != route.zone and not same_zone:
                # Only after a stop of its own zone is the border behind the technician.
                least = max(least, field.roads.links.get((visit.zone, route.zone), 0))
            by_zone[route.zone] = least
        least = min(by_zone[route.zone], field.drive(r, -1, v))
        longest = field.day.travel[route.zone].max_minutes
        far = longest is not None and least > longest
        out[r] = NEVER if far else least + field.before[v]
    return out


def _outside_frozen(field: Field, r: int, spans: list[Span], lead: int, tail: int) -> list[Span]:
    frozen = [s for s in field.seq[r] if field.unmovable(r, s)]
    if not frozen:
        return spans
    limit = field.routes[r].max_stops
    if limit is not None and len(frozen) >= limit:
        return []
    if any(field.visits[s].all_day for s in frozen):
        return []
    stop_of = field.stop_of[r]
    return _cut(spans, [(stop_of[s].starts, stop_of[s].ends) for s in frozen], lead, tail)


def _cut(spans: list[Span], taken: Iterable[Span], lead: int, tail: int) -> list[Span]:
    """Arrivals at which [arrival - lead, arrival + tail) meets none of the taken intervals."""
    for starts, ends in taken:
        left: list[Span] = []
        for first, last in spans:
            if first <= min(last, starts - tail):
                left.append((first, min(last, starts - tail)))
            if max(first, ends + lead) <= last:
                left.append((max(first, ends + lead), last))
        spans = left
    return spans


def _at_once(field: Field, v: int, spans: dict[int, list[Span]], *, capped: bool) -> int:
    """The most routes that are open for ``v`` at one arrival, the VIP reserve kept or not."""
    capped = capped and field.reserve_active and not field.visits[v].vip
    most = 0
    for arrives in {first for pieces in spans.values() for first, _ in pieces}:
        inside = outside = 0
        for r, pieces in spans.items():
            if any(first <= arrives <= last for first, last in pieces):
                if capped and field.counts_for_reserve(r):
                    inside += 1
                else:
                    outside += 1
        most = max(most, outside + (min(inside, field.cap) if capped else inside))
    return most


class Energy:
    """Working minutes that any plan needs inside an interval of time, against those there are.

    For every interval, each visit needs at least the smaller of its overlaps when it is as
    early and as late as promised. With ``driving``, the least drive from any other stop counts
    too; the first stop of a route without a start location has none, so the longest of these
    least drives, one such route each, are left out.
    """

    __slots__ = ("_field", "_leads", "_loads", "_spared")

    def __init__(self, field: Field, *, driving: bool) -> None:
        self._field = field
        count = min(field.standing + 1, len(field.visits))
        self._leads = [0] * count
        if driving:
            self._leads = [_least_between(field, v) for v in range(count)]
        startless = sum(route.start is None for route in field.routes)
        spare = [self._leads[v] for v in range(count) for _ in range(field.need[v])]
        self._spared = sum(nlargest(startless, spare))
        self._loads = [load for v in range(field.standing) for load in self._load(v)]

    def _load(self, v: int) -> list[Load]:
        field = self._field
        if field.visits[v].all_day:
            return []
        if field.frozen[v] and v < field.standing:
            stops = [field.stop_of[r][v] for r in field.slots[v] if field.unmovable(r, v)]
            return [(stop.starts, stop.starts, stop.ends - stop.starts, 1) for stop in stops]
        lead = field.before[v] + self._leads[min(v, field.standing)]
        return [(field.lo[v] - lead, field.hi[v] - lead, lead + field.tail[v], field.need[v])]

    def proves(self, v: int, *, deep: bool) -> bool:
        """Whether candidate ``v`` cannot be covered beside what stands."""
        loads = [*self._loads, *self._load(v)]
        if deep:
            starts = {begin for begin, _, _, _ in loads} | {late for _, late, _, _ in loads}
        else:
            starts = self._window_starts(loads)
        return any(_overfull_from(self._field, s, loads, self._spared) for s in starts)

    def _window_starts(self, loads: Sequence[Load]) -> set[int]:
        """A few starts of intervals: the earliest begin of each promise."""
        firsts: dict[int, int] = {}
        for begin, latest, _, _ in loads:
            slot = latest // QUICK_SLOT
            firsts[slot] = min(begin, firsts.get(slot, NEVER))
        return set(firsts.values())


def _least_between(field: Field, v: int) -> int:
    """Least drive to ``v`` from any other place a route could come from, a start included."""
    visit = field.visits[v]
    if visit.all_day:
        return 0
    others = [
        u
        for u in range(min(field.standing + 1, len(field.visits)))
        if u != v and not field.visits[u].all_day
    ]
    starts = [route.start for route in field.routes if route.start is not None]
    least = NEVER
    for zone in {route.zone for route in field.routes}:
        row = field.matrix(zone)[v]
        least = min(least, min((row[u] for u in others), default=NEVER))
        least = min(least, min(field.roads.row(zone, visit.place, starts), default=NEVER))
    return 0 if least >= NEVER else least


def _overfull_from(field: Field, start: int, loads: Sequence[Load], spared: int) -> bool:
    """Sweep the interval's end: demand and supply are piecewise linear in it."""
    slopes: dict[int, int] = {}
    for begin, latest, minutes, technicians in loads:
        left = min(minutes, begin + minutes - start)
        if left > 0:
            at = max(latest, start)
            slopes[at] = slopes.get(at, 0) + technicians
            slopes[at + left] = slopes.get(at + left, 0) - technicians
    for route in field.routes:
        for at, sign in ((route.starts, -1), (route.ends, 1)):
            bend = max(at, start)
            slopes[bend] = slopes.get(bend, 0) + sign
    demand, slope, at = -spared, 0, start
    for point in sorted(slopes):
        demand += slope * (point - at)
        if demand > 0:
            return True
        at = point
        slope += slopes[point]
    return False


def likely_reason(field: Field, v: int) -> Reason:
    """The best guess for a window that is neither offered nor proved closed."""
    return Reason.TECHNICIANS_SHORT if field.need[v] > 1 else Reason.ROUTES_FULL


def energy_reason(field: Field, v: int, free: int) -> Closed:
    """What to say when the energy proof has closed the window and ``free`` routes had room."""
    return _full(field.need[v], free)
