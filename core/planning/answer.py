"""Which windows can the zone-day still promise? Insertion, then proofs, then search.

``answer`` serves the windows of one job on one zone-day, ``decide`` one window (a hold). What
is offered carries its witness; what is Closed is proved; the rest is Undecided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.planning.budget import Budget
from core.planning.field import Field
from core.planning.insertion import Insertion
from core.planning.model import Closed, Offered, Plan, Reason, Undecided
from core.planning.proof import (
    Energy,
    energy_reason,
    likely_reason,
    limit_reached,
    prove_by_rule,
)
from core.planning.replan import replan
from core.planning.search import Search
from core.planning.verify import verify
from core.planning.witness import retell

__all__ = ["Budget", "answer", "decide"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.planning.model import Answer, Visit, ZoneDay

DRIVING_SECONDS = 0.03
"""From this budget on, the energy proof counts drives too (a matrix of drives is made)."""
DEEP_SECONDS = 0.25
"""From this budget on, the energy proof looks at every interval."""


def decide(day: ZoneDay, candidate: Visit, budget: Budget, seed: int) -> Answer:
    """Whether the zone-day can take this one booking (the hold's question)."""
    return answer(day, (candidate,), budget=budget, seed=seed)[0]


def answer(
    day: ZoneDay, candidates: Sequence[Visit], *, budget: Budget, seed: int
) -> tuple[Answer, ...]:
    """One answer a candidate, in their order.

    The candidates are one job at one site: they differ in promise, window and booking id.
    Plans prefer to move nothing, then few stops, then to add little driving.
    """
    if not candidates:
        return ()
    deadline = budget.deadline()
    field = Field(day, candidates)
    if not field.sound:
        return _answer_unsound(day, candidates, budget, seed)
    answers, open_routes = _by_insertion(field, len(candidates))
    undecided = _by_energy(field, answers, open_routes, budget.seconds)
    if undecided and budget.seconds > 0:
        search = Search(field, seed)
        plans = search.place_each([field.standing + c for c in undecided], budget.clock, deadline)
        for v, plan in plans.items():
            c = v - field.standing
            if not verify(day, plan, candidates[c]):
                answers[c] = Offered(plan, max(field.need[v], open_routes[c]))
    return tuple(
        found if found is not None else Undecided(likely_reason(field, field.standing + c))
        for c, found in enumerate(answers)
    )


def _by_insertion(field: Field, count: int) -> tuple[list[Answer | None], list[int]]:
    """Answers by limit, insertion and rule, and how many routes have room for each candidate."""
    insertion = Insertion(field)
    gaps = insertion.gaps(field.standing)
    answers: list[Answer | None] = [None] * count
    open_routes = [0] * count
    for c in range(count):
        v = field.standing + c
        if limit_reached(field, v):
            answers[c] = Closed(Reason.WINDOW_LIMIT)
            continue
        offer = insertion.offer(v, gaps)
        if isinstance(offer, Offered):
            answers[c] = offer
        else:
            open_routes[c] = offer
            answers[c] = prove_by_rule(field, v)
    return answers, open_routes


def _by_energy(
    field: Field, answers: list[Answer | None], open_routes: list[int], seconds: float
) -> list[int]:
    """Close what the energy proofs close; returns the candidates still undecided."""
    for driving in (False, True) if seconds >= DRIVING_SECONDS else (False,):
        undecided = [c for c, found in enumerate(answers) if found is None]
        if not undecided:
            break
        energy = Energy(field, driving=driving)
        for c in undecided:
            if energy.proves(field.standing + c, deep=seconds >= DEEP_SECONDS):
                answers[c] = energy_reason(field, field.standing + c, open_routes[c])
    return [c for c, found in enumerate(answers) if found is None]


def _answer_unsound(
    day: ZoneDay, candidates: Sequence[Visit], budget: Budget, seed: int
) -> tuple[Answer, ...]:
    """Answers where the standing plan breaks a rule: it is repaired first, then asked.

    What is proved against the original day holds; offers are told as changes of that day.
    """
    field = Field(day, candidates)
    proofs = [prove_by_rule(field, field.standing + c) for c in range(len(candidates))]
    deadline = budget.deadline()
    repaired = replan(day, Budget(budget.clock, budget.seconds / 2), seed)
    answers: Sequence[Answer] = [Undecided() for _ in candidates]
    if isinstance(repaired, Plan) and not verify(day, repaired):
        better = replace(day, stops=repaired.stops)
        if Field(better).sound:
            answers = answer(better, candidates, budget=budget.until(deadline), seed=seed)
    out: list[Answer] = []
    for candidate, proof, found in zip(candidates, proofs, answers, strict=True):
        told: Answer = Undecided()
        if proof is not None:
            told = proof
        elif isinstance(found, Offered):
            plan = retell(day, found.plan.stops, (candidate.booking_id,))
            if not verify(day, plan, candidate):
                told = Offered(plan, found.technicians_free)
        out.append(told)
    return tuple(out)
