"""How right and how complete the planner is, against an exact solver, on random zone-days.

A window counts as truly open when a plan for it is in hand (checked) or CP-SAT finds one; as
truly closed when CP-SAT proves it. Windows the solver leaves open within its limit count as
neither, and their number is told.
"""

from __future__ import annotations

import time
from collections import Counter

from core.planning.answer import Budget, answer
from core.planning.model import Answer, Closed, Offered, Visit, ZoneDay
from core.planning.verify import verify
from tests.bench.figure import Figure
from tests.core.planning.days import Question, question
from tests.core.planning.oracle import feasible

NAMES = (
    "planner_precision",
    "planner_recall",
    "planner_recall_first",
    "counting_false_offers",
    "counting_false_refusals",
)
FIRST_SECONDS = 0.06
THOROUGH_SECONDS = 1.0
ORACLE_SECONDS = 10.0
QUICK_SECONDS = 50.0
FIRST_SEED = 20_000
"""Seeds that no test uses: what is measured was not tuned on."""


def measure(*, quick: bool) -> list[Figure]:
    """Figures over 80 days, or as many of 15 as fit into the quick run's time."""
    counts: Counter[str] = Counter()
    spent = {"first": 0.0, "thorough": 0.0}
    started = time.monotonic()
    days = 0
    for seed in range(FIRST_SEED, FIRST_SEED + (15 if quick else 80)):
        if quick and time.monotonic() - started > QUICK_SECONDS:
            break
        days += 1
        _judge(question(seed), counts, spent)
    return _figures(counts, spent, days)


def _judge(asked: Question, counts: Counter[str], spent: dict[str, float]) -> None:
    first = _timed(asked, FIRST_SECONDS, spent, "first")
    thorough = _timed(asked, THOROUGH_SECONDS, spent, "thorough")
    for candidate, quick, slow in zip(asked.candidates, first, thorough, strict=True):
        plans = [one.plan for one in (quick, slow) if isinstance(one, Offered)]
        right = [not verify(asked.day, plan, candidate) for plan in plans]
        counts["offers"] += len(plans)
        counts["right offers"] += sum(right)
        truth = True if any(right) else feasible(asked.day, candidate, seconds=ORACLE_SECONDS)
        if truth is None:
            counts["unknown"] += 1
            continue
        counted = counting_offers(asked.day, candidate)
        if truth:
            counts["open"] += 1
            counts["first"] += isinstance(quick, Offered)
            counts["thorough"] += isinstance(slow, Offered)
            counts["wrongly proved"] += isinstance(quick, Closed) or isinstance(slow, Closed)
            counts["counting refuses"] += not counted
        else:
            counts["closed"] += 1
            counts["counting offers"] += counted


def _timed(
    asked: Question, seconds: float, spent: dict[str, float], kind: str
) -> tuple[Answer, ...]:
    """Answers under a budget of processor time: other programs must not decide the figure."""
    started = time.process_time()
    found = answer(asked.day, asked.candidates, budget=Budget(time.process_time, seconds), seed=1)
    spent[kind] += time.process_time() - started
    return found


def counting_offers(day: ZoneDay, candidate: Visit) -> bool:
    """What a product that counts minutes a window would say."""
    travel = day.travel[day.zone].default_minutes
    supply = sum(
        max(
            0,
            min(route.ends, candidate.promised_to) - max(route.starts, candidate.promised_from),
        )
        for route in day.routes
    )
    booked = sum(
        (visit.minutes + travel) * visit.technicians
        for visit in day.visits
        if visit.window == candidate.window
    )
    return booked + (candidate.minutes + travel) * candidate.technicians <= supply


def _figures(counts: Counter[str], spent: dict[str, float], days: int) -> list[Figure]:
    seen = (
        f"{days} random zone-days (seeds from {FIRST_SEED}; 2-6 routes, 60-100 % load, five "
        f"windows): {counts['open']} windows truly open, {counts['closed']} closed, "
        f"{counts['unknown']} unknown to CP-SAT in {ORACLE_SECONDS:.0f} s"
    )
    first = f"{spent['first'] / days * 1000:.0f} ms of processor time a zone-day of at most"
    slow = f"{spent['thorough'] / days * 1000:.0f} ms of processor time a zone-day of at most"
    refused = counts["counting refuses"]
    return [
        Figure(
            "planner_precision",
            _share(counts["right offers"], counts["offers"]),
            "share",
            f"plans without a violation among {counts['offers']} offered; "
            f"{counts['wrongly proved']} open windows wrongly proved closed; {seen}",
            target="= 1",
        ),
        Figure(
            "planner_recall",
            _share(counts["thorough"], counts["open"]),
            "share",
            f"{slow} {THOROUGH_SECONDS:g} s for five windows; {seen}",
            baseline=1 - _share(refused, counts["open"]),
            ratio=_share(counts["thorough"], counts["open"] - refused),
            target="≥ 0.995",
        ),
        Figure(
            "planner_recall_first",
            _share(counts["first"], counts["open"]),
            "share",
            f"{first} {FIRST_SECONDS:g} s for five windows; {seen}",
            baseline=1 - _share(refused, counts["open"]),
            ratio=_share(counts["first"], counts["open"] - refused),
            target="≥ 0.97",
        ),
        Figure(
            "counting_false_offers",
            _share(counts["counting offers"], counts["closed"]),
            "share",
            f"of the truly closed windows, what counting minutes would offer; {seen}",
        ),
        Figure(
            "counting_false_refusals",
            _share(refused, counts["open"]),
            "share",
            f"of the truly open windows, what counting minutes would refuse; {seen}",
        ),
    ]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
