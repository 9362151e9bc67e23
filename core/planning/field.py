"""A zone-day compiled to integers and lists: what insertion, proofs and search work on.

Visits are numbered in the order of the day, then candidates; routes in the order of the day.
``lo`` and ``hi`` bound a visit's arrival (both inclusive: the promise is half-open), ``tail`` is
minutes on site + buffer after. A *frozen* stop may not move at all: pinned, of a fixed visit,
or begun before ``not_before``; any other stop may not begin before ``not_before`` either. What
cannot move is no longer judged by rules that were changed around it (docs/domain.md, "What
nobody can move").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from core.planning.travel import Roads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.planning.model import Route, Stop, Visit, ZoneDay

NEVER = 1 << 40
"""Minutes, or a weight, beyond every day: what is impossible."""


class Field:
    """The standing zone-day by numbers. Read-only once made (``roads`` remembers drives)."""

    __slots__ = (
        "arrival",
        "before",
        "cap",
        "day",
        "follows",
        "frozen",
        "hi",
        "lo",
        "matrices",
        "need",
        "now",
        "plain_used",
        "roads",
        "routes",
        "seq",
        "slots",
        "sound",
        "standing",
        "stop_of",
        "tail",
        "visits",
    )

    def __init__(self, day: ZoneDay, candidates: Sequence[Visit] = ()) -> None:
        self.day = day
        self.routes: tuple[Route, ...] = day.routes
        self.standing = len(day.visits)
        self.visits: list[Visit] = [*day.visits, *candidates]
        self.roads = Roads(day)
        self.now = day.not_before if day.not_before is not None else -NEVER
        self.lo = [visit.promised_from for visit in self.visits]
        self.hi = [visit.promised_to - 1 for visit in self.visits]
        self.before = [0 if visit.all_day else visit.buffer_before for visit in self.visits]
        self.tail = [
            0 if visit.all_day else visit.minutes + visit.buffer_after for visit in self.visits
        ]
        self.need = [visit.technicians for visit in self.visits]
        self.arrival: list[int] = list(self.lo)
        self.frozen = [visit.fixed for visit in self.visits]
        self.slots: list[list[int]] = [[] for _ in self.visits]
        """Routes on which the visit stands."""
        self.seq: list[list[int]] = [[] for _ in day.routes]
        """Per route the standing visits in order."""
        self.stop_of: list[dict[int, Stop]] = [{} for _ in day.routes]
        self.follows: list[dict[int, int]] = []
        """Per route who stands before each standing visit (-1: it is the first)."""
        self.sound = True
        """Whether the standing plan itself keeps every rule."""
        self.matrices: dict[str, list[list[int]]] = {}
        self._place_stops()
        self.plain_used, self.cap = self._vip_cap()

    def _place_stops(self) -> None:
        number = {visit.booking_id: v for v, visit in enumerate(self.visits[: self.standing])}
        route_number = {route.route_id: r for r, route in enumerate(self.routes)}
        arrivals: dict[int, int] = {}
        for stop in sorted(self.day.stops, key=_by_start):
            visit = number.get(stop.booking_id)
            if visit is None:
                self.sound = False
                continue
            if arrivals.setdefault(visit, stop.arrives) != stop.arrives:
                self.sound = False
            r = route_number.get(stop.route_id)
            if r is None:
                self.sound = self.sound and self.visits[visit].fixed
                continue
            if visit in self.stop_of[r]:
                self.sound = False
                continue
            self.seq[r].append(visit)
            self.stop_of[r][visit] = stop
            self.slots[visit].append(r)
            if stop.pinned or stop.starts < self.now:
                self.frozen[visit] = True
        self.follows = [{v: u for u, v in chain(seq)} for seq in self.seq]
        self._bind(arrivals)

    def _bind(self, arrivals: dict[int, int]) -> None:
        """Take over the standing arrivals, bind the frozen ones, and judge the standing plan."""
        for visit, arrives in arrivals.items():
            self.arrival[visit] = arrives
            if self.frozen[visit]:
                if not self.lo[visit] <= arrives <= self.hi[visit]:
                    self.sound = False
                self.lo[visit] = self.hi[visit] = arrives
        for v in range(self.standing):
            self.slots[v].sort()
            if len(self.slots[v]) != self.need[v] and not self.visits[v].fixed:
                self.sound = False
        for r in range(len(self.routes)):
            self.sound = self.sound and self._route_sound(r)

    def _route_sound(self, r: int) -> bool:
        """Whether the standing stops of one route keep the route's rules as they are."""
        route, seq, stop_of = self.routes[r], self.seq[r], self.stop_of[r]
        if route.max_stops is not None and len(seq) > route.max_stops:
            return False
        longest = self.day.travel[route.zone].max_minutes
        free = route.starts
        previous: Visit | None = None
        for v in seq:
            visit, stop = self.visits[v], stop_of[v]
            if stop.starts < free or not self.lo[v] <= stop.arrives <= self.hi[v]:
                return False
            meets = any(stop.starts < ends and starts < stop.ends for starts, ends in route.blocks)
            serves = visit.zone == route.zone or self.roads.may_serve(route, visit)
            stands = self.unmovable(r, v)
            if not stands and (meets or not serves):
                return False
            if visit.all_day:
                right = len(seq) == 1 and (stop.starts, stop.ends) == (route.starts, route.ends)
            else:
                demanded = 0 if stands else self.roads.to_stop(route, previous, visit)
                right = (
                    demanded <= stop.drive
                    and (longest is None or demanded <= longest)
                    and stop.arrives == stop.starts + stop.drive + visit.buffer_before
                    and stop.ends == stop.arrives + self.tail[v]
                )
            if not right:
                return False
            free = stop.ends
            previous = visit
        return free <= route.ends

    def unmovable(self, r: int, v: int) -> bool:
        """Whether the stop on ``r`` is frozen itself, not only by another stop of its visit."""
        stop = self.stop_of[r].get(v) if v < self.standing else None
        return stop is not None and (stop.pinned or self.visits[v].fixed or stop.starts < self.now)

    def _vip_cap(self) -> tuple[set[int], int]:
        """Live routes of the zone with non-VIP stops, and how many there may be at most."""
        day = self.day
        live = [r for r, route in enumerate(self.routes) if self.counts_for_reserve(r)]
        used = {r for r in live if any(not self.visits[v].vip for v in self.seq[r])}
        if day.vip_reserve <= 0:
            return used, len(live)
        return used, max(len(live) - day.vip_reserve, len(used))

    def counts_for_reserve(self, r: int) -> bool:
        """Whether the VIP reserve is about this route: of the zone itself, and not retired."""
        return self.routes[r].zone == self.day.zone and not self.routes[r].retired

    @property
    def reserve_active(self) -> bool:
        """Whether the VIP reserve can bind at all."""
        return self.day.vip_reserve > 0

    def eligible(self, v: int) -> list[int]:
        """Routes that may carry visit ``v`` at all: zone, link, retired, settled, frozen."""
        visit = self.visits[v]
        settled = self.day.settled and len(self.slots[v]) == self.need[v]
        if v < self.standing and (self.frozen[v] or settled):
            return list(self.slots[v])
        return [
            r
            for r, route in enumerate(self.routes)
            if (not route.retired or v in self.stop_of[r])
            and (visit.zone == route.zone or self.roads.may_serve(route, visit))
        ]

    def matrix(self, zone: str) -> list[list[int]]:
        """Drives between all visits by the rule of ``zone``, borders aside.

        Made when first asked for. Rows: the standing visits and the first candidate; columns:
        all visits (the candidates are one job at one site).
        """
        rows = self.matrices.get(zone)
        if rows is None:
            places = [visit.place for visit in self.visits]
            # The rule is symmetric: half of the drives are the other half.
            count = min(self.standing + 1, len(places))
            rows = self.matrices[zone] = []
            for u in range(count):
                known = [rows[t][u] for t in range(u)]
                rows.append(known + self.roads.row(zone, places[u], places[u:]))
        return rows

    def drive(self, r: int, previous: int, v: int) -> int:
        """Drive minutes to visit ``v`` after ``previous`` (-1: first) on route ``r``."""
        before = self.visits[previous] if previous >= 0 else None
        return self.roads.to_stop(self.routes[r], before, self.visits[v])

    def weight(self, r: int, previous: int, v: int) -> int:
        """Least minutes from the arrival at ``previous`` to that at ``v``; NEVER: impossible.

        ``previous`` = -1 stands for the route's opening (see ``opens``).
        """
        visit = self.visits[v]
        if visit.all_day:
            # Alone, and at the shift's start by its own bounds: only the opening precedes it.
            return -NEVER if previous < 0 else NEVER
        if previous >= 0 and self.visits[previous].all_day:
            return NEVER
        needed = self.drive(r, previous, v)
        longest = self.day.travel[self.routes[r].zone].max_minutes
        if longest is not None and needed > longest and not self._as_it_stood(r, previous, v):
            return NEVER
        if self.frozen[v] and v < self.standing:
            return self._weight_to_frozen(r, previous, v, needed)
        if previous < 0:
            return needed + self.before[v]
        return self.rests(r, previous) + needed + self.before[v]

    def _weight_to_frozen(self, r: int, previous: int, v: int, needed: int) -> int:
        """A frozen stop keeps its own drive: what goes before it must not need a longer one.

        Where a rule changed since it was planned, who went before it still may, but no later.
        """
        stop = self.stop_of[r].get(v)
        short = stop is not None and needed > stop.drive
        if stop is None or (short and not self._as_it_stood(r, previous, v)):
            return NEVER
        if previous < 0:
            return -NEVER if stop.starts >= self.routes[r].starts else NEVER
        if self.frozen[previous]:
            first = self.stop_of[r].get(previous)
            if first is None or first.ends > stop.starts:
                return NEVER
            return stop.arrives - first.arrives
        weight = self.tail[previous] + stop.arrives - stop.starts
        return max(weight, stop.arrives - self.arrival[previous]) if short else weight

    def _as_it_stood(self, r: int, previous: int, v: int) -> bool:
        """Whether ``v`` cannot move, and follows on ``previous`` in the standing plan too."""
        return self.follows[r].get(v) == previous and self.unmovable(r, v)

    def rests(self, r: int, v: int) -> int:
        """Minutes from the arrival at ``v`` until the next drive may begin."""
        if self.frozen[v] and v < self.standing:
            stop = self.stop_of[r].get(v)
            if stop is not None:
                return max(stop.ends, self.now) - stop.arrives
        return self.tail[v]

    def opens(self, r: int) -> int:
        """When the first new drive of the route may begin."""
        return max(self.routes[r].starts, self.now)

    def push(self, r: int, previous: int, v: int, arrives: int) -> int:
        """The first arrival ≥ ``arrives`` at which the stop lies in no block of the route."""
        blocks = self.routes[r].blocks
        if not blocks or self.frozen[v]:
            return arrives
        if self.visits[v].all_day:
            return NEVER
        lead = self.drive(r, previous, v) + self.before[v]
        tail = self.tail[v]
        again = True
        while again:
            again = False
            for starts, ends in blocks:
                if arrives - lead < ends and starts < arrives + tail:
                    arrives = ends + lead
                    again = True
        return arrives

    def pull(self, r: int, previous: int, v: int, arrives: int) -> int:
        """The last arrival ≤ ``arrives`` at which the stop lies in no block of the route."""
        blocks = self.routes[r].blocks
        if not blocks or self.frozen[v]:
            return arrives
        if self.visits[v].all_day:
            return -NEVER
        lead = self.drive(r, previous, v) + self.before[v]
        tail = self.tail[v]
        again = True
        while again:
            again = False
            for starts, ends in blocks:
                if arrives - lead < ends and starts < arrives + tail:
                    arrives = starts - tail
                    again = True
        return arrives

    def stop_on(self, r: int, previous: int, v: int, arrives: int) -> tuple[int, int, int]:
        """(starts, ends, drive) of a stop that arrives then."""
        route = self.routes[r]
        if self.visits[v].all_day:
            return route.starts, route.ends, 0
        drive = self.drive(r, previous, v)
        return arrives - self.before[v] - drive, arrives + self.tail[v], drive

    def moved_count(self, stops: Sequence[Stop]) -> int:
        """How many of these stops are not standing ones."""
        standing = set(self.day.stops)
        return sum(stop not in standing for stop in stops)


def chain(seq: Sequence[int]) -> list[tuple[int, int]]:
    """(previous, visit) along a route; the first has previous -1."""
    return list(pairwise([-1, *seq]))


def _by_start(stop: Stop) -> tuple[int, int]:
    return stop.starts, stop.ends
