"""Random zone-days for the planner's tests and figures: the days of docs/domain.md's trade.

Two kinds: ``filled`` days grow by holds, as an office fills them; ``drawn`` days are cut from
a finished plan, so that their routes are as tight as their load says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from core.planning.answer import Budget, decide
from core.planning.model import Offered, Place, Route, Stop, Travel, Visit, ZoneDay
from core.planning.travel import drive_minutes

if TYPE_CHECKING:
    from collections.abc import Callable

MIDNIGHT = 29_400_000 // 1440 * 1440
MINUTES = (30, 45, 60, 60, 90, 90, 120, 120, 150, 180)
ZONE = "north"


@dataclass(frozen=True, slots=True)
class Question:
    """A zone-day and one job, asked for in five windows."""

    name: str
    day: ZoneDay
    candidates: tuple[Visit, ...]
    load: float


def question(seed: int, *, routes: int | None = None, kind: str | None = None) -> Question:
    """The random question of this seed: 2 to 6 routes, 60 to 100 % load."""
    random = Random(seed)
    count = routes if routes is not None else random.randint(2, 6)
    hours = random.choice((9, 10))
    located = random.random() < 0.6
    starts_known = located and random.random() < 0.4
    names = tuple(
        Route(
            f"r{i}",
            ZONE,
            MIDNIGHT + 480,
            MIDNIGHT + 480 + hours * 60,
            start=_place(random, f"depot{i}", located=True) if starts_known else None,
        )
        for i in range(count)
    )
    load = random.uniform(0.6, 1.0)
    day = ZoneDay(ZONE, names, (), (), {ZONE: Travel()})
    chosen = kind if kind is not None else random.choice(("filled", "drawn"))
    fill = _filled if chosen == "filled" else _drawn
    day = fill(random, day, load, located=located)
    job = _job(random, "new", located=located)
    candidates = tuple(promise(job, window, f"new{window}") for window in range(5))
    return Question(f"{chosen}-{seed}", day, candidates, load)


def promise(visit: Visit, window: int, booking_id: str) -> Visit:
    """The same job promised for window 0 (8-10) … 4 (16-18)."""
    start = MIDNIGHT + 480 + window * 120
    return replace(
        visit,
        booking_id=booking_id,
        promised_from=start,
        promised_to=start + 120,
        window=str(window),
    )


def frozen_clock() -> Callable[[], float]:
    """A clock that advances a millisecond a look: the same search on every machine."""
    now = [0.0]

    def tick() -> float:
        now[0] += 0.001
        return now[0]

    return tick


def _place(random: Random, key: str, *, located: bool) -> Place:
    if not located:
        return Place(key)
    return Place(key, 39.80 + random.uniform(-0.07, 0.07), -105.1 + random.uniform(-0.09, 0.09))


def _job(random: Random, name: str, *, located: bool) -> Visit:
    technicians = 2 if random.random() < 1 / 6 else 1
    known = located and random.random() < 0.95
    place = _place(random, f"site-{name}", located=known)
    return Visit(name, place, ZONE, random.choice(MINUTES), technicians, 0, 1)


def _work(day: ZoneDay) -> float:
    shift = sum(route.ends - route.starts for route in day.routes)
    return sum(stop.ends - stop.starts for stop in day.stops) / shift


def _filled(random: Random, day: ZoneDay, load: float, *, located: bool) -> ZoneDay:
    misses = 0
    number = 0
    while _work(day) < load and misses < 12:
        number += 1
        visit = promise(
            _job(random, f"b{number}", located=located), random.randrange(5), f"b{number}"
        )
        found = decide(day, visit, Budget(frozen_clock(), 0.0), seed=number)
        if isinstance(found, Offered):
            day = _with(day, visit, found.plan.stops)
        else:
            misses += 1
    return day


def _with(day: ZoneDay, visit: Visit, stops: tuple[Stop, ...]) -> ZoneDay:
    return replace(day, visits=(*day.visits, visit), stops=stops)


def _drawn(random: Random, day: ZoneDay, load: float, *, located: bool) -> ZoneDay:
    """Append jobs to the routes that are free first; each is promised the window it got."""
    travel = day.travel[ZONE]
    free = {route.route_id: (route.starts, route.start) for route in day.routes}
    shift = {route.route_id: route for route in day.routes}
    misses = 0
    number = 0
    while _work(day) < load and misses < 8:
        number += 1
        job = _job(random, f"b{number}", located=located)
        slack = random.choice((0, 0, 0, 10, 20))
        chosen = sorted(free, key=lambda r: (free[r][0], r))[: job.technicians]
        if len(chosen) < job.technicians:
            misses += 1
            continue
        drives: dict[str, int] = {}
        for r in chosen:
            last = free[r][1]
            drives[r] = 0 if last is None else drive_minutes(travel, last, job.place)
        arrives = max(free[r][0] + drives[r] for r in chosen) + slack
        ends = arrives + job.minutes
        if any(ends > shift[r].ends for r in chosen):
            misses += 1
            continue
        visit = promise(job, min((arrives - MIDNIGHT - 480) // 120, 4), f"b{number}")
        stops = tuple(
            Stop(visit.booking_id, r, arrives - drives[r], arrives, ends, drives[r]) for r in chosen
        )
        day = _with(day, visit, (*day.stops, *stops))
        for r in chosen:
            free[r] = (ends, job.place)
    return day


def varied(seed: int) -> Question:
    """A small question with the rarer rules: blocks, buffers, links, maxima, pins, VIP and so on.

    Which rules apply is drawn; the standing plan keeps them all.
    """
    random = Random(seed)
    located = random.random() < 0.5
    routes = tuple(_varied_route(random, i, located=located) for i in range(random.randint(2, 4)))
    day = ZoneDay(
        ZONE,
        routes,
        (),
        (),
        {
            ZONE: Travel(max_minutes=random.choice((None, None, 25))),
            "south": Travel(default_minutes=20),
        },
        links={("south", ZONE): 25, (ZONE, "south"): 30} if random.random() < 0.8 else {},
        window_limits={"1": random.randint(0, 4)} if random.random() < 0.3 else {},
        vip_reserve=random.choice((0, 0, 0, 1, 2)),
    )
    load = random.uniform(0.4, 0.9)
    for number in range(40):
        if _work(day) >= load:
            break
        job = _varied_job(random, f"v{number}", located=located)
        visit = promise(job, random.randrange(5), f"v{number}")
        found = decide(day, visit, Budget(frozen_clock(), 0.0), seed=number)
        if isinstance(found, Offered):
            day = _with(day, visit, found.plan.stops)
    day = replace(
        day,
        stops=tuple(replace(stop, pinned=random.random() < 0.1) for stop in day.stops),
        settled=random.random() < 0.15,
        not_before=MIDNIGHT + random.randint(480, 720) if random.random() < 0.25 else None,
        routes=tuple(replace(route, retired=random.random() < 0.1) for route in day.routes),
    )
    job = _varied_job(random, "new", located=located)
    job = replace(job, zone=ZONE)
    candidates = tuple(promise(job, window, f"new{window}") for window in range(5))
    return Question(f"varied-{seed}", day, candidates, load)


def _varied_route(random: Random, number: int, *, located: bool) -> Route:
    opens = MIDNIGHT + random.choice((480, 480, 540))
    closes = MIDNIGHT + random.choice((1020, 1020, 1080, 900))
    blocks: tuple[tuple[int, int], ...] = ()
    if random.random() < 0.3:
        begins = MIDNIGHT + random.randrange(540, 840, 15)
        blocks = ((begins, begins + random.choice((30, 60))),)
    return Route(
        f"r{number}",
        ZONE if number == 0 or random.random() < 0.75 else "south",
        opens,
        closes,
        max_stops=random.choice((None, None, None, 4)),
        start=_place(random, f"depot{number}", located=located) if random.random() < 0.4 else None,
        blocks=blocks,
    )


def _varied_job(random: Random, name: str, *, located: bool) -> Visit:
    job = _job(random, name, located=located)
    return replace(
        job,
        zone=ZONE if random.random() < 0.8 else "south",
        all_day=random.random() < 0.06,
        buffer_before=random.choice((0, 0, 10)),
        buffer_after=random.choice((0, 0, 15)),
        vip=random.random() < 0.2,
    )
