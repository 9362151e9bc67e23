"""Putting one visit into the tours: the cheapest gap, or gaps of several routes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.field import NEVER

if TYPE_CHECKING:
    from random import Random

    from core.planning.tours import Saved, Spots, Tours

TRIES = 6
"""Combinations of gaps for a visit of several technicians, before it stays out."""


class Placer:
    """Inserts visits into tours; ``blink`` is the share of gaps it overlooks by chance."""

    def __init__(self, tours: Tours, random: Random) -> None:
        self.tours = tours
        self.field = tours.field
        self.random = random
        self.reserved = tours.field.reserve_active

    def insert(self, v: int, blink: float) -> bool:
        """Put ``v`` where it adds least driving; False (nothing changed) when nowhere."""
        if self.tours.multi[v]:
            return self._insert_many(v, blink)
        spot = self._best_spot(v, blink)
        if spot is None:
            return False
        if self.tours.put_in(v, (spot,)):
            return True
        # Beside blocks a stop that follows may need more than the test of its gap saw.
        self.tours.drop(v)
        return False

    def _best_spot(  # noqa: C901 -- the search's hot loop: no calls in it
        self, v: int, blink: float
    ) -> tuple[int, int] | None:
        """(route, position) where ``v`` adds least driving; None: nowhere."""
        tours = self.tours
        earliest, latest, room, blocked = tours.earliest, tours.latest, tours.room, tours.blocked
        lo, hi = tours.lo[v], tours.hi[v]
        draw = self.random.random
        best, where = NEVER, None
        reserved = self.reserved
        for r in tours.allowed[v]:
            tour = tours.seq[r]
            if len(tour) - 2 >= room[r] or (reserved and self._kept(v, r)):
                continue
            rows = tours.w[r]
            own = rows[v]
            previous = tour[0]
            for i, after in enumerate(tour[1:], 1):
                if latest[after] >= lo:
                    into = rows[previous][v]
                    arrives = earliest[previous] + into
                    if arrives > hi:
                        if earliest[previous] > hi:
                            break
                    else:
                        if arrives < lo:  # noqa: PLR1730 -- a call is dear here
                            arrives = lo
                        if blocked[r]:
                            arrives = self._past_blocks(r, previous, v, after, arrives)
                        if arrives <= latest[after] - own[after]:
                            cost = into + own[after] - rows[previous][after]
                            if cost < best and (not blink or draw() > blink):
                                best, where = cost, (r, i)
                previous = after
        return where

    def _past_blocks(self, r: int, previous: int, v: int, after: int, arrives: int) -> int:
        tours = self.tours
        arrives = tours.field.push(r, previous if previous < tours.n else -1, v, arrives)
        if arrives > tours.hi[v]:
            return NEVER
        if after < tours.n:
            # The next stop's own drive changes with its predecessor: test it in full.
            needed = max(arrives + tours.w[r][v][after], tours.lo[after])
            if tours.field.push(r, v, after, needed) > tours.latest[after]:
                return NEVER
        return arrives

    def _kept(self, v: int, r: int) -> bool:
        """Whether the VIP reserve keeps ``v`` from route ``r``."""
        field, tours = self.field, self.tours
        if field.visits[v].vip or not field.counts_for_reserve(r):
            return False
        used = {
            q
            for q, tour in enumerate(tours.seq)
            if field.counts_for_reserve(q) and any(not field.visits[u].vip for u in tour[1:-1])
        }
        return r not in used and len(used) >= field.cap

    def _insert_many(self, v: int, blink: float) -> bool:
        tours = self.tours
        gaps = self._gaps(v, blink)
        need = self.field.need[v]
        before: Saved | None = None
        for spots in _combinations(gaps, need)[:TRIES]:
            before = before or tours.save()
            if tours.put_in(v, spots) and not (self.reserved and self._over_reserve()):
                return True
            tours.restore(before)
        return False

    def reserve_kept(self) -> bool:
        """Whether the tours leave the VIP reserve its routes."""
        return not self.field.reserve_active or not self._over_reserve()

    def _over_reserve(self) -> bool:
        field = self.field
        used = sum(
            field.counts_for_reserve(q) and any(not field.visits[u].vip for u in tour[1:-1])
            for q, tour in enumerate(self.tours.seq)
        )
        return used > field.cap

    def _gaps(self, v: int, blink: float) -> list[tuple[int, int, int, int, int]]:
        """(cost, first, last, route, position) of every gap with room for ``v``."""
        tours = self.tours
        earliest, latest = tours.earliest, tours.latest
        lo, hi = tours.lo[v], tours.hi[v]
        draw = self.random.random
        out: list[tuple[int, int, int, int, int]] = []
        for r in tours.allowed[v]:
            tour = tours.seq[r]
            if len(tour) - 2 >= tours.room[r]:
                continue
            rows = tours.w[r]
            own = rows[v]
            previous = tour[0]
            for i, after in enumerate(tour[1:], 1):
                last = latest[after] - own[after]
                if last >= lo:
                    into = rows[previous][v]
                    first = earliest[previous] + into
                    if first > hi:
                        if earliest[previous] > hi:
                            break
                    else:
                        if first < lo:  # noqa: PLR1730 -- a call is dear here
                            first = lo
                        if last > hi:  # noqa: PLR1730 -- a call is dear here
                            last = hi
                        if first <= last and (not blink or draw() > blink):
                            cost = into + own[after] - rows[previous][after]
                            out.append((cost, first, last, r, i))
                previous = after
        return out


def _combinations(gaps: list[tuple[int, int, int, int, int]], need: int) -> list[Spots]:
    """Gaps on ``need`` different routes open at one arrival, the cheapest first."""
    gaps.sort()
    found: dict[Spots, int] = {}
    for moment in {gap[1] for gap in gaps}:
        chosen: list[tuple[int, int]] = []
        taken = cost = 0
        for extra, first, last, r, i in gaps:
            if first <= moment <= last and not taken >> r & 1:
                taken |= 1 << r
                chosen.append((r, i))
                cost += extra
                if len(chosen) == need:
                    found[tuple(chosen)] = cost
                    break
    return sorted(found, key=found.__getitem__)
