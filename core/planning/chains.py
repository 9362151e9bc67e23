"""Ejection chains: the newcomer takes a place, who stood there goes to another route, and so on.

Every route is touched at most once, so that each test is O(1) on the bounds of the present
tours; what ties routes together is checked exactly when the whole chain is carried out. Chains
are short and deterministic, and move few stops: they come before the broader search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.planning.tours import Tours

Move = tuple[int, int, int, int]
"""(visit, route, i, j): the visit replaces the nodes i … j-1 of the route's tour."""
Option = tuple[int, int, int, int, int, int, int]
"""(visits ejected, cost, first, last, route, i, j) for one visit on one route."""
DIRECT_WIDTH = 3
"""Routes that are tried for a visit that fits without ejecting another."""
SWAP_WIDTH = 10
PAIR_WIDTH = 24


class Chains:
    """Looks for a chain that places one visit; ``good`` judges the day after a chain."""

    def __init__(self, tours: Tours, good: Callable[[], bool]) -> None:
        self.tours = tours
        self._good = good
        self._nodes = 0
        self._limit = 0
        self._moves: list[Move] = []

    def reach(self, target: int, ejections: int, limit: int) -> bool:
        """Place ``target`` with at most so many ejections; the tours change only on success.

        ``limit``: how many visits may be looked at.
        """
        self._nodes, self._limit = 0, limit
        self._moves = []
        need = self.tours.field.need[target]
        if need == 1:
            return self._place([target], 0, ejections)
        return self._place_many(target, need, ejections)

    def _place(self, pool: list[int], used: int, ejections: int) -> bool:
        """Place the whole pool on routes outside the bit set ``used``."""
        self._nodes += 1
        if self._nodes > self._limit:
            return False
        v, rest = pool[-1], pool[:-1]
        direct, swaps = self._options(v, used, ejections)
        moves = self._moves
        for _, r, i in direct[:DIRECT_WIDTH]:
            moves.append((v, r, i, i))
            if self._place(rest, used | 1 << r, ejections) if rest else self._carry_out():
                return True
            moves.pop()
        for _, r, i, j in swaps[:SWAP_WIDTH]:
            moves.append((v, r, i, j))
            ejected = self.tours.seq[r][i:j]
            if self._place([*rest, *ejected], used | 1 << r, ejections - (j - i)):
                return True
            moves.pop()
        return False

    def _options(  # noqa: C901, PLR0912 -- a hot loop: no calls in it
        self, v: int, used: int, ejections: int
    ) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int, int]]]:
        tours = self.tours
        earliest, latest = tours.earliest, tours.latest
        movable, multi = tours.movable, tours.multi
        lo, hi = tours.lo[v], tours.hi[v]
        tail = tours.field.tail
        direct: list[tuple[int, int, int]] = []
        swaps: list[tuple[int, int, int, int]] = []
        for r in tours.allowed[v]:
            if used >> r & 1:
                continue
            tour, rows = tours.seq[r], tours.w[r]
            own = rows[v]
            size = len(tour)
            full = size - 2 >= tours.room[r]
            for i in range(1, size):
                previous = tour[i - 1]
                into = rows[previous][v]
                first = earliest[previous] + into
                if first > hi:
                    if earliest[previous] > hi:
                        break
                    continue
                if first < lo:  # noqa: PLR1730 -- a call is dear here
                    first = lo
                weight = 0
                for j in range(i, min(i + ejections, size - 1) + 1):
                    after = tour[j]
                    if j > i:
                        gone = tour[j - 1]
                        if gone >= len(movable) or not movable[gone] or multi[gone]:
                            break
                        weight += tail[gone]
                    if latest[after] >= lo and first <= latest[after] - own[after]:
                        if j == i:
                            if not full:
                                cost = into + own[after] - rows[previous][after]
                                direct.append((cost, r, i))
                                break
                        else:
                            swaps.append((weight, r, i, j))
                            break
        direct.sort()
        swaps.sort()
        return direct, swaps

    def _place_many(self, v: int, need: int, ejections: int) -> bool:
        """A visit of several technicians: one option a technician, at one arrival."""
        options = sorted(self._timed_options(v, ejections))
        found: dict[tuple[Move, ...], int] = {}
        for moment in sorted({option[2] for option in options}):
            chosen: list[Move] = []
            taken: set[int] = set()
            total = 0
            for count, _, first, last, r, i, j in options:
                if first <= moment <= last and r not in taken and total + count <= ejections:
                    taken.add(r)
                    total += count
                    chosen.append((v, r, i, j))
                    if len(chosen) == need:
                        found.setdefault(tuple(chosen), total)
                        break
        for moves in sorted(found, key=found.__getitem__)[:PAIR_WIDTH]:
            self._moves = list(moves)
            pool = [u for _, r, i, j in moves for u in self.tours.seq[r][i:j]]
            used = sum(1 << r for _, r, _, _ in moves)
            if self._place(pool, used, ejections - len(pool)) if pool else self._carry_out():
                return True
        return False

    def _timed_options(self, v: int, ejections: int) -> list[Option]:
        tours = self.tours
        earliest, latest, lo, hi = tours.earliest, tours.latest, tours.lo[v], tours.hi[v]
        out: list[Option] = []
        for r in tours.allowed[v]:
            tour, rows = tours.seq[r], tours.w[r]
            for i in range(1, len(tour)):
                first = max(lo, earliest[tour[i - 1]] + rows[tour[i - 1]][v])
                for j in range(i, min(i + min(ejections, 2), len(tour) - 1) + 1):
                    if j > i and not self._ejectable(tour[j - 1]):
                        break
                    last = min(hi, latest[tour[j]] - rows[v][tour[j]])
                    if first <= last and (j > i or len(tour) - 2 < tours.room[r]):
                        cost = sum(tours.field.tail[u] for u in tour[i:j])
                        out.append((j - i, cost, first, last, r, i, j))
        return out

    def _ejectable(self, v: int) -> bool:
        movable = self.tours.movable
        return v < len(movable) and movable[v] and not self.tours.multi[v]

    def _carry_out(self) -> bool:
        """Carry the moves out; exact, and undone where the tied routes or rules object."""
        tours = self.tours
        before = tours.save()
        on: dict[int, list[int]] = {}
        routes = [r for _, r, _, _ in self._moves]
        for v, r, i, j in self._moves:
            tours.seq[r][i:j] = [v]
            on.setdefault(v, []).append(r)
        for v, placed in on.items():
            tours.on[v] = tuple(placed)
        for r in routes:
            for v in tours.seq[r][1:-1]:
                tours.earliest[v] = tours.lo[v]
                tours.latest[v] = tours.hi[v]
        if tours.refresh(routes) and self._good():
            return True
        tours.restore(before)
        return False
