"""Insertion into the standing plan: no visit changes its route or order, times may slide.

Two arrays over the visits, earliest arrival forward and latest arrival backward, make the test
of a gap O(1). A visit of several technicians ties its routes together: it has one earliest and
one latest arrival, over all its routes, so that a slide on one route is felt on the other.
The gaps of a job are found once a zone-day, for all its windows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.planning.field import NEVER
from core.planning.model import Offered, Plan, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from core.planning.field import Field

    Shift = Callable[[int, int, int, int], int]

KEEPS, NUDGES, SLIDES = 0, 1, 2
"""What a gap asks of standing stops: nothing; the next one's drive changes; times slide."""
MAX_TRIES = 12
"""Combinations of several technicians' gaps that are worked out before giving up."""
WEIGHED = 3
"""Sliding plans that are compared by how many stops they move."""


class Gap(NamedTuple):
    """Room for the job on route ``route`` before position ``spot``, arriving in [first, last]."""

    tier: int
    extra: int
    first: int
    last: int
    route: int
    spot: int
    drive: int


class Insertion:
    """The standing plan of a field, ready to be asked for room. The plan must be sound."""

    __slots__ = ("drives", "earliest", "field", "latest", "where")

    def __init__(self, field: Field) -> None:
        self.field = field
        self.where: list[list[tuple[int, int]]] = [[] for _ in range(field.standing)]
        self.drives: list[list[int]] = []
        for r, seq in enumerate(field.seq):
            previous = -1
            row: list[int] = []
            for i, v in enumerate(seq):
                self.where[v].append((r, i))
                row.append(0 if field.visits[v].all_day else field.drive(r, previous, v))
                previous = v
            self.drives.append(row)
        order = sorted(range(field.standing), key=field.arrival.__getitem__)
        self.earliest = self._forward(order)
        self.latest = self._backward(order)

    def _forward(self, order: Sequence[int]) -> list[int]:
        field, drives = self.field, self.drives
        out = list(field.arrival[: field.standing])
        for v in order:
            visit = field.visits[v]
            if field.frozen[v] or visit.all_day:
                continue
            value, lead = field.lo[v], field.before[v]
            for r, i in self.where[v]:
                if i:
                    previous = field.seq[r][i - 1]
                    free = out[previous] + field.rests(r, previous)
                else:
                    free = field.opens(r)
                value = max(value, free + drives[r][i] + lead)
            if any(field.routes[r].blocks for r, _ in self.where[v]):
                value = self.around(v, value, field.push)
            out[v] = value
        return out

    def _backward(self, order: Sequence[int]) -> list[int]:
        field, drives = self.field, self.drives
        out = list(field.arrival[: field.standing])
        for v in reversed(order):
            visit = field.visits[v]
            if field.frozen[v] or visit.all_day:
                continue
            value, tail = field.hi[v], field.tail[v]
            for r, i in self.where[v]:
                seq = field.seq[r]
                if i + 1 < len(seq):
                    after = seq[i + 1]
                    if field.frozen[after]:
                        latest = field.stop_of[r][after].arrives - field.weight(r, v, after)
                        begins = latest + tail
                    else:
                        begins = out[after] - field.before[after] - drives[r][i + 1]
                else:
                    begins = field.routes[r].ends
                value = min(value, begins - tail)
            if any(field.routes[r].blocks for r, _ in self.where[v]):
                value = self.around(v, value, field.pull)
            out[v] = value
        return out

    def around(self, v: int, value: int, shift: Shift) -> int:
        """The next arrival of ``v`` by ``shift`` that lies in no block of its routes."""
        field = self.field
        before = NEVER
        while value != before:
            before = value
            for r, i in self.where[v]:
                value = shift(r, field.seq[r][i - 1] if i else -1, v, value)
        return value

    def gaps(self, v: int) -> list[Gap]:
        """Every gap with room for job ``v`` whatever its window, the promise left aside."""
        field = self.field
        if field.visits[v].all_day:
            return self._whole_shifts(v)
        out: list[Gap] = []
        rows: dict[str, list[int]] = {}
        place = field.visits[v].place
        for r in field.eligible(v):
            route, seq = field.routes[r], field.seq[r]
            if route.max_stops is not None and len(seq) >= route.max_stops:
                continue
            if any(field.visits[s].all_day for s in seq):
                continue
            row = rows.get(route.zone)
            if row is None:
                places = [visit.place for visit in field.visits[: field.standing]]
                row = rows[route.zone] = field.roads.row(route.zone, place, places)
            self._gaps_of(r, v, row, out)
        return out

    def _gaps_of(  # noqa: C901 -- the hot loop of every first answer: no calls in it
        self, r: int, v: int, row: Sequence[int], out: list[Gap]
    ) -> None:
        field = self.field
        route, seq, visits = field.routes[r], field.seq[r], field.visits
        earliest, latest, drives = self.earliest, self.latest, self.drives[r]
        stop_of, frozen = field.stop_of[r], field.frozen
        lead, tail, zone = field.before[v], field.tail[v], visits[v].zone
        home = zone == route.zone
        longest = field.day.travel[route.zone].max_minutes
        most = NEVER if longest is None else longest
        link = field.roads.links.get((zone, route.zone), 0)
        free = stands = field.opens(r)
        drive = field.drive(r, -1, v)
        for i in range(len(seq) + 1):
            if i < len(seq):
                after = seq[i]
                stop = stop_of[after]
                leave = row[after]
                after_zone = visits[after].zone
                if after_zone not in (route.zone, zone):
                    leave = max(leave, field.roads.links.get((after_zone, route.zone), 0))
                extra = drive + leave - drives[i]
                keep = stop.starts if leave <= stop.drive else -NEVER
                if frozen[after]:
                    nudge = last = keep
                else:
                    nudge = stop.arrives - field.before[after] - leave
                    last = latest[after] - field.before[after] - leave
                if leave > most:
                    last = -NEVER
            else:
                keep = nudge = last = route.ends
                extra = drive
            first = free + drive + lead
            if first <= last - tail and drive <= most:
                here = stands + drive + lead
                if here <= keep - tail:
                    self._add(out, Gap(KEEPS, extra, here, keep - tail, r, i, drive))
                elif here <= nudge - tail:
                    self._add(out, Gap(NUDGES, extra, here, nudge - tail, r, i, drive))
                self._add(out, Gap(SLIDES, extra, first, last - tail, r, i, drive))
            if i == len(seq):
                return
            rest = field.rests(r, after)
            free, stands = earliest[after] + rest, stop.arrives + rest
            drive = row[after]
            if not home and visits[after].zone != zone:
                drive = max(drive, link)

    def _add(self, out: list[Gap], gap: Gap) -> None:
        """Keep the gap, cut in pieces by the blocks of its route."""
        field = self.field
        blocks = field.routes[gap.route].blocks
        if not blocks:
            out.append(gap)
            return
        v = field.standing  # every candidate is the same job
        lead, tail = gap.drive + field.before[v], field.tail[v]
        first = gap.first
        for starts, ends in sorted(blocks):
            if first <= gap.last and starts - tail >= first:
                out.append(gap._replace(first=first, last=min(gap.last, starts - tail)))
            first = max(first, ends + lead)
        if first <= gap.last:
            out.append(gap._replace(first=first))

    def _whole_shifts(self, v: int) -> list[Gap]:
        field = self.field
        return [
            Gap(KEEPS, 0, field.routes[r].starts, field.routes[r].starts, r, 0, 0)
            for r in field.eligible(v)
            if not field.seq[r]
            and field.opens(r) == field.routes[r].starts
            and not any(
                starts < field.routes[r].ends and field.routes[r].starts < ends
                for starts, ends in field.routes[r].blocks
            )
            and field.routes[r].max_stops != 0
        ]

    def offer(self, v: int, gaps: Sequence[Gap]) -> Offered | int:
        """The best plan for candidate ``v`` by insertion, or how many routes have room.

        It moves nothing if that is possible, else few stops, else drives least.
        """
        field = self.field
        lo, hi = field.lo[v], field.hi[v]
        room: list[Gap] = []
        for gap in gaps:
            if gap.first <= hi and gap.last >= lo:
                first = max(lo, gap.first)
                last = min(hi, gap.last)
                room.append(Gap(gap.tier, gap.extra, first, last, *gap[4:]))
        fresh = self._fresh(v)
        spare = field.cap - len(field.plain_used)
        routes = {gap.route for gap in room}
        free = len(routes - fresh) + min(len(routes & fresh), spare)
        if free < field.need[v]:
            return free
        for tier in (KEEPS, NUDGES, SLIDES):
            best: Plan | None = None
            fits = [gap for gap in room if gap.tier <= tier]
            choices = _choices(fits, field.need[v], fresh, spare)
            for tries, (arrives, chosen) in enumerate(choices, 1):
                plan = self.slide(v, arrives, chosen)
                if plan is not None and (best is None or _cost(plan) < _cost(best)):
                    best = plan
                if tries >= (WEIGHED if best is not None else MAX_TRIES) or (
                    best is not None and tier != SLIDES
                ):
                    break
            if best is not None:
                return Offered(best, free)
        return free

    def _fresh(self, v: int) -> set[int]:
        """Routes that a VIP reserve counts and that no non-VIP stop uses yet."""
        field = self.field
        if not field.reserve_active or field.visits[v].vip:
            return set()
        return {
            r
            for r in range(len(field.routes))
            if field.counts_for_reserve(r) and r not in field.plain_used
        }

    def slide(self, v: int, arrives: int, chosen: Sequence[Gap]) -> Plan | None:
        """The plan with ``v`` in these gaps at ``arrives``; others move only where they must."""
        field = self.field
        moved = _pushed(self, v, arrives, chosen)
        if moved is None:
            return None
        visit = field.visits[v]
        added = [
            Stop(
                visit.booking_id,
                field.routes[gap.route].route_id,
                *_times(field, v, arrives, gap),
            )
            for gap in chosen
        ]
        changed = self._changed(v, arrives, chosen, moved)
        if changed is None:
            return None
        stops = field.day.stops
        if changed:
            stops = tuple(changed.get(stop, stop) for stop in stops)
        extra = sum(stop.drive for stop in added)
        extra += sum(new.drive - old.drive for old, new in changed.items())
        return Plan((*stops, *added), tuple(changed.values()), tuple(added), extra)

    def _changed(
        self, v: int, arrives: int, chosen: Sequence[Gap], moved: Mapping[int, int]
    ) -> dict[Stop, Stop] | None:
        """Standing stops that differ beside the newcomer, old to new; None: one meets a block."""
        field = self.field
        changed: dict[Stop, Stop] = {}
        nexts = {(gap.route, gap.spot) for gap in chosen}
        touched = {(r, i + k) for s in moved for r, i in self.where[s] for k in (0, 1)} | nexts
        for r, i in touched:
            if i >= len(field.seq[r]) or field.frozen[field.seq[r][i]]:
                continue
            s = field.seq[r][i]
            stop = field.stop_of[r][s]
            at = moved.get(s, stop.arrives)
            before = v if (r, i) in nexts else (field.seq[r][i - 1] if i else -1)
            starts, ends, drive = field.stop_on(r, before, s, at)
            free = field.opens(r)
            if before == v:
                free = arrives + field.tail[v]
            elif before >= 0:
                free = moved.get(before, field.arrival[before]) + field.rests(r, before)
            if at == stop.arrives and stop.drive >= drive and stop.starts >= free:
                continue
            if any(starts < q and p < ends for p, q in field.routes[r].blocks):
                return None
            changed[stop] = Stop(stop.booking_id, stop.route_id, starts, at, ends, drive)
        return changed


def _times(field: Field, v: int, arrives: int, gap: Gap) -> tuple[int, int, int, int]:
    if field.visits[v].all_day:
        return arrives, arrives, field.routes[gap.route].ends, 0
    return arrives - field.before[v] - gap.drive, arrives, arrives + field.tail[v], gap.drive


def _cost(plan: Plan) -> tuple[int, int]:
    return len(plan.moved), plan.extra_drive


def _choices(
    gaps: Sequence[Gap], need: int, fresh: set[int], spare: int
) -> Iterable[tuple[int, tuple[Gap, ...]]]:
    """Arrivals and gaps on ``need`` different routes open at that arrival, the best first."""
    if need == 1:
        ranked = sorted(gap for gap in gaps if spare > 0 or gap.route not in fresh)
        return [(gap.first, (gap,)) for gap in ranked]
    found: list[tuple[int, int, int, tuple[Gap, ...]]] = []
    for arrives in sorted({gap.first for gap in gaps}):
        chosen: list[Gap] = []
        taken: set[int] = set()
        left = spare
        for gap in sorted(gaps):
            if gap.first <= arrives <= gap.last and gap.route not in taken:
                if gap.route in fresh:
                    if left <= 0:
                        continue
                    left -= 1
                chosen.append(gap)
                taken.add(gap.route)
                if len(chosen) == need:
                    worst = max(gap.tier for gap in chosen)
                    found.append((worst, sum(g.extra for g in chosen), arrives, tuple(chosen)))
                    break
    found.sort()
    return [(arrives, gaps_chosen) for _, _, arrives, gaps_chosen in found]


def _pushed(plan: Insertion, v: int, arrives: int, chosen: Sequence[Gap]) -> dict[int, int] | None:
    """New arrivals of the standing visits that must give way, or None where one cannot."""
    field = plan.field
    moved: dict[int, int] = {}
    later: list[tuple[int, int, int]] = [(g.route, g.spot, v) for g in chosen]
    while later:
        r, i, before = later.pop()
        if i >= len(field.seq[r]):
            continue
        s = field.seq[r][i]
        base = arrives if before == v else moved.get(before, field.arrival[before])
        if not _move(plan, s, base + field.weight(r, before, s), moved, later=True):
            return None
        if s in moved:
            later.extend((q, j + 1, s) for q, j in plan.where[s] if _late(plan, q, j, moved))
    sooner: list[tuple[int, int, int]] = [(g.route, g.spot - 1, v) for g in chosen]
    while sooner:
        r, i, after = sooner.pop()
        if i < 0:
            continue
        s = field.seq[r][i]
        base = arrives if after == v else moved.get(after, field.arrival[after])
        if not _move(plan, s, base - field.weight(r, s, after), moved, later=False):
            return None
        if s in moved:
            sooner.extend((q, j - 1, s) for q, j in plan.where[s] if _soon(plan, q, j, moved))
    return moved if _consistent(plan, v, arrives, chosen, moved) else None


def _consistent(
    plan: Insertion, v: int, arrives: int, chosen: Sequence[Gap], moved: dict[int, int]
) -> bool:
    """Whether the pushes met no knot (a visit of several technicians that follows itself)."""
    field = plan.field
    at = {**moved, v: arrives}
    index = {gap.route: gap.spot for gap in chosen}
    routes = {*index, *(r for s in moved for r, _ in plan.where[s])}
    for r in routes:
        seq = field.seq[r]
        if r in index:
            seq = [*seq[: index[r]], v, *seq[index[r] :]]
        for before, after in pairwise(seq):
            if before in at or after in at:
                start = at.get(before, field.arrival[before])
                end = at.get(after, field.arrival[after])
                if start + field.weight(r, before, after) > end:
                    return False
    return True


def _late(plan: Insertion, r: int, i: int, moved: dict[int, int]) -> bool:
    """Whether the visit after position ``i`` now comes too early."""
    seq = plan.field.seq[r]
    if i + 1 >= len(seq):
        return False
    arrival = plan.field.arrival
    now = moved.get(seq[i], arrival[seq[i]]) + plan.field.weight(r, seq[i], seq[i + 1])
    return now > moved.get(seq[i + 1], arrival[seq[i + 1]])


def _soon(plan: Insertion, r: int, i: int, moved: dict[int, int]) -> bool:
    """Whether the visit before position ``i`` now goes on too long."""
    if i == 0:
        return False
    seq, arrival = plan.field.seq[r], plan.field.arrival
    now = moved.get(seq[i], arrival[seq[i]]) - plan.field.weight(r, seq[i - 1], seq[i])
    return now < moved.get(seq[i - 1], arrival[seq[i - 1]])


def _move(plan: Insertion, s: int, value: int, moved: dict[int, int], *, later: bool) -> bool:
    """Move visit ``s`` to ``value`` or beyond, if it must; False where it cannot."""
    field = plan.field
    at = moved.get(s, field.arrival[s])
    if (value <= at) if later else (value >= at):
        return True
    if field.frozen[s]:
        return False
    if any(field.routes[r].blocks for r, _ in plan.where[s]):
        value = plan.around(s, value, field.push if later else field.pull)
    if (value > plan.latest[s]) if later else (value < plan.earliest[s]):
        return False
    moved[s] = value
    return True
