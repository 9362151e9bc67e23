"""The search's mutable day: routes as orders of visits, with bounds kept up to date.

Nodes: visits 0 … n-1, then one opening node a route, then one closing node a route. The weight
``w[r][a][b]`` is the least minutes from the arrival at ``a`` to that at ``b`` on route ``r``.
``earliest`` and ``latest`` are exact for the present orders, visits of several technicians
included: what ties two routes together is one number, propagated through both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.field import NEVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.planning.field import Field

    Shift = Callable[[int, int, int, int], int]

Spots = tuple[tuple[int, int], ...]
"""(route, position) a technician."""
Saved = tuple[list[list[int]], list[int], list[int], list[tuple[int, ...]]]


class Tours:
    """Routes that can be changed visit by visit. Starts with the standing, movable plan."""

    __slots__ = (
        "allowed",
        "any_blocked",
        "blocked",
        "earliest",
        "field",
        "hi",
        "latest",
        "lo",
        "movable",
        "multi",
        "n",
        "on",
        "room",
        "seq",
        "w",
    )

    def __init__(self, field: Field) -> None:
        self.field = field
        n = self.n = len(field.visits)
        count = len(field.routes)
        self.lo, self.hi = list(field.lo), list(field.hi)
        self.multi = [need > 1 for need in field.need]
        self.movable = [
            not field.frozen[v] and not field.visits[v].all_day for v in range(field.standing)
        ]
        whole = {r for r in range(count) if any(field.visits[v].all_day for v in field.seq[r])}
        self.allowed = [[r for r in field.eligible(v) if r not in whole] for v in range(n)]
        self.blocked = [bool(route.blocks) for route in field.routes]
        self.any_blocked = any(self.blocked)
        self.room = [
            NEVER if route.max_stops is None else route.max_stops for route in field.routes
        ]
        self.w = _weights(field)
        self.seq = [[n + r, *field.seq[r], n + count + r] for r in range(count)]
        self.on: list[tuple[int, ...]] = [tuple(slots) for slots in field.slots]
        self.earliest = [*self.lo, *(field.opens(r) for r in range(count)), *([0] * count)]
        self.latest = [*self.hi, *([0] * count), *(route.ends for route in field.routes)]
        for v in range(field.standing):
            if field.visits[v].all_day:
                self.lo[v] = self.hi[v] = field.arrival[v]
                self.earliest[v] = self.latest[v] = field.arrival[v]

    def save(self) -> Saved:
        """A copy of the state, for ``restore``."""
        return [s[:] for s in self.seq], self.earliest[:], self.latest[:], self.on[:]

    def restore(self, saved: Saved) -> None:
        """Back to a saved state (which stays usable)."""
        self.seq = [s[:] for s in saved[0]]
        self.earliest, self.latest, self.on = saved[1][:], saved[2][:], saved[3][:]

    def orders(self) -> list[list[int]]:
        """Per route the visits in order."""
        return [s[1:-1] for s in self.seq]

    def driving(self) -> int:
        """Total weight of the routes: driving plus a constant for the visits placed."""
        total = 0
        for r, seq in enumerate(self.seq):
            rows = self.w[r]
            previous = seq[0]
            for v in seq[1:-1]:
                weight = rows[previous][v]
                if weight > 0:
                    total += weight
                previous = v
        return total

    def take_out(self, visits: Iterable[int]) -> bool:
        """Remove visits; False when what remains no longer fits (a detour was shorter)."""
        touched: set[int] = set()
        for v in visits:
            for r in self.on[v]:
                self.seq[r].remove(v)
                touched.add(r)
            self.on[v] = ()
        return self.refresh(touched)

    def drop(self, v: int) -> None:
        """Undo an insertion that did not hold: the bounds are computed anew."""
        for r in self.on[v]:
            self.seq[r].remove(v)
        self.on[v] = ()
        self.earliest[: self.n] = self.lo
        self.latest[: self.n] = self.hi
        self.refresh(range(len(self.seq)))

    def refresh(self, touched: Iterable[int]) -> bool:
        """Recompute the bounds of whole routes and of what is tied to them."""
        routes = list(touched)
        return self._forward([(r, 1, True) for r in routes]) and self._backward(
            [(r, len(self.seq[r]) - 2, True) for r in routes]
        )

    def put_in(self, v: int, spots: Spots) -> bool:
        """Insert ``v`` at these spots; False (state spoiled) when the tied routes conflict."""
        for r, i in spots:
            self.seq[r].insert(i, v)
        self.on[v] = tuple(r for r, _ in spots)
        self.earliest[v] = -NEVER
        self.latest[v] = NEVER
        return self._forward([(r, i, False) for r, i in spots]) and self._backward(
            [(r, i, False) for r, i in spots]
        )

    def _forward(  # noqa: C901 -- the search's hot loop: no calls in it
        self, waiting: list[tuple[int, int, bool]]
    ) -> bool:
        """Earliest arrivals from (route, position) on; ``True``: the whole rest of the route."""
        earliest, seq, w, lo, hi, on = (
            self.earliest, self.seq, self.w, self.lo, self.hi, self.on,
        )  # fmt: skip
        multi, blocked = self.multi, self.any_blocked
        while waiting:
            r, i, full = waiting.pop()
            tour, rows = seq[r], w[r]
            previous = tour[i - 1]
            for v in tour[i:-1]:
                value = earliest[previous] + rows[previous][v]
                if value < lo[v]:  # noqa: PLR1730 -- a call is dear here
                    value = lo[v]
                if multi[v]:
                    tied: list[tuple[int, int, bool]] = []
                    for q in on[v]:
                        if q != r:
                            other = seq[q]
                            k = other.index(v)
                            before = other[k - 1]
                            late = earliest[before] + w[q][before][v]
                            if value < late:  # noqa: PLR1730 -- a call is dear here
                                value = late
                            tied.append((q, k + 1, False))
                    if value != earliest[v]:
                        waiting.extend(tied)
                if blocked:
                    value = self._around(v, value, self.field.push)
                if value > hi[v]:
                    return False
                if value == earliest[v] and not full:
                    break
                earliest[v] = value
                previous = v
        return True

    def _backward(  # noqa: C901 -- the search's hot loop: no calls in it
        self, waiting: list[tuple[int, int, bool]]
    ) -> bool:
        """Latest arrivals from (route, position) back; ``True``: the whole rest of the route."""
        latest, seq, w, lo, hi, on = (
            self.latest, self.seq, self.w, self.lo, self.hi, self.on,
        )  # fmt: skip
        multi, blocked = self.multi, self.any_blocked
        while waiting:
            r, i, full = waiting.pop()
            tour, rows = seq[r], w[r]
            after = tour[i + 1]
            for v in tour[i:0:-1]:
                value = latest[after] - rows[v][after]
                if value > hi[v]:  # noqa: PLR1730 -- a call is dear here
                    value = hi[v]
                if multi[v]:
                    tied: list[tuple[int, int, bool]] = []
                    for q in on[v]:
                        if q != r:
                            other = seq[q]
                            k = other.index(v)
                            behind = other[k + 1]
                            early = latest[behind] - w[q][v][behind]
                            if value > early:  # noqa: PLR1730 -- a call is dear here
                                value = early
                            tied.append((q, k - 1, False))
                    if value != latest[v]:
                        waiting.extend(tied)
                if blocked:
                    value = self._around(v, value, self.field.pull)
                if value < lo[v]:
                    return False
                if value == latest[v] and not full:
                    break
                latest[v] = value
                after = v
        return True

    def _around(self, v: int, value: int, shift: Shift) -> int:
        """The next arrival in the direction of ``shift`` that lies in no block of its routes."""
        into: list[tuple[int, int]] = []
        for q in self.on[v]:
            tour = self.seq[q]
            before = tour[tour.index(v) - 1]
            into.append((q, before if before < self.n else -1))
        last = None
        while value != last and self.lo[v] <= value <= self.hi[v]:
            last = value
            for q, previous in into:
                value = shift(q, previous, v, value)
        return value


def _weights(field: Field) -> list[list[list[int]]]:
    """Per route the weight matrix; routes of one zone share it unless one has frozen stops."""
    count, n = len(field.routes), len(field.visits)
    shared: dict[str, list[list[int]]] = {}
    out: list[list[list[int]]] = []
    for r, route in enumerate(field.routes):
        if route.zone not in shared:
            shared[route.zone] = _zone_weights(field, r)
        rows = shared[route.zone]
        special = [v for v in field.seq[r] if field.frozen[v] or field.visits[v].all_day]
        opening = [field.weight(r, -1, v) for v in range(n)] + [0] * (2 * count)
        if special:
            rows = [row[:] for row in rows]
            for v in special:
                for u in range(n):
                    if u != v:
                        rows[u][v] = field.weight(r, u, v)
                        if u not in special:
                            rows[v][u] = field.weight(r, v, u)
                # A begun stop's rest says nothing about the end of the shift.
                for q in range(count):
                    rows[v][n + count + q] = field.tail[v]
        else:
            rows = rows[:]
        rows[n + r] = opening
        out.append(rows)
    return out


def _zone_weights(field: Field, r: int) -> list[list[int]]:
    """Weights between visits by the rules of route ``r``'s zone, nothing frozen."""
    zone = field.routes[r].zone
    longest = field.day.travel[zone].max_minutes
    before, count, n = field.before, len(field.routes), len(field.visits)
    foreign = [v for v in range(n) if field.visits[v].zone != zone]
    rows: list[list[int]] = []
    rows_of_first: list[int] = []
    for u in range(n):
        visit = field.visits[u]
        if u > field.standing:
            drives = rows_of_first
        else:
            drives = field.matrix(zone)[u][:]
            for v in foreign:
                other = field.visits[v].zone
                if other != visit.zone:
                    drives[v] = max(drives[v], field.roads.links.get((other, zone), 0))
            if u == field.standing:
                rows_of_first = drives
        tail = field.tail[u]
        row = [tail + drive + lead for drive, lead in zip(drives, before, strict=True)]
        if longest is not None:
            row = [NEVER if drive > longest else w for drive, w in zip(drives, row, strict=True)]
        row.extend([tail] * (2 * count))
        rows.append(row)
    rows.extend([] for _ in range(count))
    return rows
