"""Re-planning inside promises: ruin and recreate around the newcomer, for many windows at once.

Each undecided window keeps a state of its own (its candidate, and what had to give way for it,
in a pool); every re-planned day that has all standing visits is tried against every window
that is still open. Penalties teach which visits are hard to place (Nagata and Bräysy's idea);
removal takes strings of neighbours in time around the newcomer (as in SISR).
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from core.planning.chains import Chains
from core.planning.field import NEVER
from core.planning.homing import Homing
from core.planning.placing import Placer
from core.planning.tours import Tours
from core.planning.wholedays import seat, whole_choices
from core.planning.witness import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.planning.field import Field
    from core.planning.model import Plan
    from core.planning.tours import Saved, Spots

CHAINS = ((1, 30), (2, 60))
"""Rounds of ejection chains: (most ejections, most visits looked at)."""
SLICE = 12
LONG_FIRST, HARD_FIRST, EARLY_FIRST = 0.4, 0.3, 0.15
"""Shares of recreations by each order; the rest is by chance."""
SIZE_NOISE, PENALTY_WEIGHT = 20.0, 10.0
TARGETED = 0.4
"""Share of ruins that begin with a string whose removal lets the seed in."""
RUIN_ROUTES, RUIN_STRING = 4, 3
"""A ruin takes strings of at most so many visits from at most so many routes."""
"""Iterations for one window before the next one's turn."""
RESTART = 400
BLINK = 0.04
"""Share of gaps that a recreation overlooks, so that it does not always build the same day."""


class _Quest:
    """One candidate's state: the day so far, and who is out of it."""

    __slots__ = ("fresh", "penalty", "pool", "saved", "steps", "target")

    def __init__(self, target: int, pool: Sequence[int], saved: Saved, count: int) -> None:
        self.target = target
        self.pool = list(pool)
        self.saved = saved
        self.penalty = [1.0] * count
        self.fresh = (list(pool), saved)
        self.steps = 0

    def restart(self) -> None:
        """Back to where it began: a walk that has gone astray seldom comes back by itself."""
        pool, self.saved = self.fresh
        self.pool = list(pool)
        self.penalty = [1.0] * len(self.penalty)
        self.steps = 0


class Search:
    """A re-planner of one field. Deterministic by its seed, but for the clock's cut."""

    def __init__(self, field: Field, seed: int) -> None:
        self.field = field
        self.random = Random(seed)  # noqa: S311 -- a search, not a secret
        self.tours = Tours(field)
        self.iterations = 0
        self._placer = Placer(self.tours, self.random)
        self._homing = Homing(self._placer)
        self.size = [
            -need * NEVER - tail for need, tail in zip(field.need, field.tail, strict=True)
        ]

    def place_each(
        self, targets: Sequence[int], clock: Callable[[], float], deadline: float
    ) -> dict[int, Plan]:
        """A plan for each candidate that one is found for (each beside the standing day)."""
        tours = self.tours
        found: dict[int, Plan] = {}
        if not tours.refresh(range(len(tours.seq))):
            return found
        saved = tours.save()
        plain = [v for v in targets if not self.field.visits[v].all_day]
        quests = [_Quest(v, [v], saved, tours.n) for v in plain]
        self._try_chains(quests, saved, found, clock, deadline)
        for v in targets:
            if self.field.visits[v].all_day:
                plan = self._place_whole(v, saved, clock, deadline)
                if plan is not None:
                    found[v] = plan
        quests = [quest for quest in quests if quest.target not in found]
        while quests:
            for quest in quests:
                if not self._pursue(quest, quests, found, clock, deadline):
                    return found
            quests = [quest for quest in quests if quest.target not in found]
        return found

    def _try_chains(
        self,
        quests: Sequence[_Quest],
        saved: Saved,
        found: dict[int, Plan],
        clock: Callable[[], float],
        deadline: float,
    ) -> None:
        chains = Chains(self.tours, self._placer.reserve_kept)
        for ejections, limit in CHAINS:
            for quest in quests:
                if quest.target in found or clock() >= deadline:
                    continue
                self.tours.restore(saved)
                if chains.reach(quest.target, ejections, limit):
                    self._harvest(quests, found)

    def _pursue(
        self,
        quest: _Quest,
        quests: Sequence[_Quest],
        found: dict[int, Plan],
        clock: Callable[[], float],
        deadline: float,
    ) -> bool:
        """One window's turn; False when the time is up."""
        quest.steps += SLICE
        if quest.steps > RESTART or not quest.pool:
            # Without a pool everybody is placed, and yet no times were found: start afresh.
            quest.restart()
        self.tours.restore(quest.saved)
        for _ in range(SLICE):
            if quest.target in found:
                return True
            if clock() >= deadline:
                return False
            if self._step(quest):
                self._harvest(quests, found)
            if not quest.pool:
                return True
        return True

    def _place_whole(
        self, v: int, saved: Saved, clock: Callable[[], float], deadline: float
    ) -> Plan | None:
        """A plan for an all-day candidate: routes are emptied, their visits go elsewhere."""
        tours = self.tours
        tours.restore(saved)
        choices = whole_choices(tours, v)
        for turn, routes in enumerate(choices):
            allowed = tours.allowed
            tours.restore(saved)
            leaving = seat(tours, v, routes)
            plan = None
            if leaving is not None and self._placer.reserve_kept():
                share = (deadline - clock()) / (len(choices) - turn)
                if not self._settle(leaving, clock, clock() + share)[1]:
                    self._homing.repair(v)
                    plan = plan_of(self.field, tours.orders(), (v,))
            tours.allowed = allowed
            if plan is not None:
                return plan
        return None

    def _settle(
        self, pool: list[int], clock: Callable[[], float], deadline: float
    ) -> tuple[Saved, list[int]]:
        """Place the pool beside what stands, as far as it goes: the best state, who is left."""
        tours, field = self.tours, self.field
        pool = sorted(pool, key=lambda v: (-field.need[v], -field.tail[v]))
        pool = [v for v in pool if not self._placer.insert(v, 0.0)]
        quest = _Quest(-1, pool, tours.save(), tours.n)
        best, left = quest.saved, list(pool)
        while left and clock() < deadline:
            tours.restore(quest.saved)
            self._step(quest)
            if len(quest.pool) < len(left):
                best, left = quest.saved, list(quest.pool)
        tours.restore(best)
        return best, left

    def place_all(
        self, clock: Callable[[], float], deadline: float
    ) -> tuple[list[list[int]], list[int]]:
        """Orders for all standing visits, and the visits left over (empty: a full plan)."""
        tours, field = self.tours, self.field
        stuck, pool = self._put_back()
        for v in [v for v in stuck if field.visits[v].all_day and not field.frozen[v]]:
            for routes in whole_choices(tours, v)[:1]:
                leaving = seat(tours, v, routes)
                if leaving is not None:
                    stuck.remove(v)
                    pool.extend(leaving)
        _, left = self._settle(pool, clock, deadline)
        self._homing.repair(-1)
        return tours.orders(), [*stuck, *left]

    def _put_back(self) -> tuple[list[int], list[int]]:
        """Empty the day and put back, at home, what fits; (what cannot move and does not, rest)."""
        tours, field = self.tours, self.field
        for r, tour in enumerate(tours.seq):
            tours.seq[r] = [tour[0], tour[-1]]
        tours.on = [()] * tours.n
        stuck: list[int] = []
        pool: list[int] = []
        order = sorted(range(field.standing), key=field.arrival.__getitem__)
        for v in sorted(order, key=lambda v: not (field.frozen[v] or field.visits[v].all_day)):
            if field.visits[v].all_day or field.frozen[v]:
                if not self._put_back_frozen(v):
                    stuck.append(v)
            elif not self._put_back_at_home(v):
                pool.append(v)
        # A frozen stop keeps its drive, which may be that from a stop that only now is back.
        return [v for v in stuck if not self._put_back_frozen(v)], pool

    def _put_back_frozen(self, v: int) -> bool:
        """Put ``v``, all-day or frozen, exactly where it stood; else change nothing."""
        tours, field = self.tours, self.field
        if len(field.slots[v]) != field.need[v] and not field.visits[v].fixed:
            return False
        if field.visits[v].all_day and not self._whole_fits(v):
            return False
        before = tours.save()
        if tours.put_in(v, self._by_arrival(v, field.slots[v])):
            return True
        tours.restore(before)
        return False

    def _by_arrival(self, v: int, routes: Sequence[int]) -> Spots:
        """The positions of ``v`` on these routes in the order of the standing arrivals."""
        seq, arrival = self.tours.seq, self.field.arrival
        return tuple((r, 1 + sum(arrival[u] < arrival[v] for u in seq[r][1:-1])) for r in routes)

    def _put_back_at_home(self, v: int) -> bool:
        """Put ``v`` where it stood, or elsewhere on its own routes; else change nothing."""
        tours = self.tours
        home = [r for r in self.field.slots[v] if r in tours.allowed[v]]
        if len(home) < self.field.need[v]:
            return False
        if all(len(tours.seq[r]) - 2 < tours.room[r] for r in home):
            before = tours.save()
            if tours.put_in(v, self._by_arrival(v, home)):
                return True
            tours.restore(before)
        allowed, tours.allowed[v] = tours.allowed[v], home
        fits = self._placer.insert(v, 0.0)
        tours.allowed[v] = allowed
        return fits

    def _whole_fits(self, v: int) -> bool:
        """Whether an all-day visit still has its routes, whole; it follows their shift's start."""
        tours, field = self.tours, self.field
        starts = {field.routes[r].starts for r in field.slots[v]}
        blocked = not field.frozen[v] and any(tours.blocked[r] for r in field.slots[v])
        if len(starts) != 1 or blocked:
            return False
        start = starts.pop()
        if not field.lo[v] <= start <= field.hi[v]:
            return False
        field.arrival[v] = tours.lo[v] = tours.hi[v] = start
        return True

    def _harvest(self, quests: Iterable[_Quest], found: dict[int, Plan]) -> None:
        """Try this day, on which all standing visits stand, against every open window."""
        tours = self.tours
        for quest in quests:
            v = quest.target
            if v in found:
                continue
            placed = bool(tours.on[v])
            others = [u for u in range(self.field.standing, tours.n) if tours.on[u] and u != v]
            before = tours.save()
            good = (not others or tours.take_out(others)) and (
                placed or self._placer.insert(v, 0.0)
            )
            if good:
                self._homing.repair(v)
                plan = plan_of(self.field, tours.orders(), (v,))
                if plan is not None:
                    found[v] = plan
            tours.restore(before)

    def _step(self, quest: _Quest) -> bool:
        """One ruin and recreation; True when all standing visits stand in a changed day."""
        self.iterations += 1
        tours, random, penalty = self.tours, self.random, quest.penalty
        pool = list(quest.pool)
        limit = sum(penalty[v] for v in pool)
        removed = self._ruin(random.choice(pool))
        if not tours.take_out(removed):
            tours.restore(quest.saved)
            return False
        pool.extend(removed)
        self._arrange(pool, penalty)
        left: list[int] = []
        cost = 0.0
        for v in pool:
            if not self._placer.insert(v, BLINK):
                left.append(v)
                cost += penalty[v]
                if cost > limit:
                    break
        if cost > limit:
            for v in quest.pool:
                penalty[v] += 0.05
            tours.restore(quest.saved)
            return False
        quest.pool = left
        quest.saved = tours.save()
        if not left:
            return True
        for v in left:
            penalty[v] += 0.05
        return all(v >= self.field.standing for v in left)

    def _arrange(self, pool: list[int], penalty: Sequence[float]) -> None:
        """The order in which the pool goes back, with some chance in it."""
        draw = self.random.random
        kind = draw()
        if kind < LONG_FIRST:
            size = self.size
            pool.sort(key=lambda v: size[v] + draw() * SIZE_NOISE)
        elif kind < LONG_FIRST + HARD_FIRST:
            need = self.field.need
            pool.sort(key=lambda v: draw() - need[v] * NEVER - penalty[v] * PENALTY_WEIGHT)
        elif kind < LONG_FIRST + HARD_FIRST + EARLY_FIRST:
            hi = self.field.hi
            pool.sort(key=lambda v: hi[v] + draw())
        else:
            self.random.shuffle(pool)

    def _ruin(self, seed: int) -> list[int]:
        """Visits to take out: strings around the seed's time on a few routes."""
        tours, draw = self.tours, self.random.random
        movable, earliest = tours.movable, tours.earliest
        standing = len(movable)
        routes = tours.allowed[seed]
        if not routes:
            return []
        lo = tours.lo[seed]
        moment = lo + int(draw() * (tours.hi[seed] + 1 - lo))
        out: set[int] = set()
        strings = 1 + int(draw() * RUIN_ROUTES)
        if not tours.multi[seed] and draw() < TARGETED:
            out.update(self._makes_room(seed, routes[int(draw() * len(routes))]))
            strings -= 1
        for _ in range(strings):
            r = routes[int(draw() * len(routes))]
            visits = [v for v in tours.seq[r][1:-1] if v < standing and movable[v]]
            count = len(visits)
            if not count:
                continue
            near, gap = 0, NEVER
            for i, v in enumerate(visits):
                away = abs(earliest[v] - moment)
                if away < gap:
                    near, gap = i, away
            length = 1 + int(draw() * min(RUIN_STRING, count))
            first = max(0, min(near - int(draw() * length), count - length))
            out.update(visits[first : first + length])
        return list(out)

    def _makes_room(self, v: int, r: int) -> list[int]:
        """A string of visits of route ``r`` without which ``v`` fits in their place."""
        tours = self.tours
        earliest, latest, movable = tours.earliest, tours.latest, tours.movable
        tour, rows = tours.seq[r], tours.w[r]
        own = rows[v]
        lo, hi = tours.lo[v], tours.hi[v]
        found: list[list[int]] = []
        last = len(tour) - 1
        for i in range(1, last + 1):
            first = earliest[tour[i - 1]] + rows[tour[i - 1]][v]
            if first > hi:
                break
            if first < lo:  # noqa: PLR1730 -- a call is dear here
                first = lo
            for j in range(i, min(i + RUIN_STRING, last) + 1):
                if latest[tour[j]] - own[tour[j]] >= first:
                    string = tour[i:j]
                    if all(u < len(movable) and movable[u] for u in string):
                        found.append(string)
                    break
        return found[int(self.random.random() * len(found))] if found else []
