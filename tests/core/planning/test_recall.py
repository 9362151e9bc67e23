"""The planner against the exact oracle on a fixed set of days: precision, proofs, recall."""

from __future__ import annotations

from core.planning.answer import answer
from core.planning.model import Closed, Offered
from core.planning.verify import verify
from tests.core.planning.days import Question, question, varied
from tests.core.planning.oracle import feasible
from tests.core.planning.small_days import ticking


def _compare(asked: Question, seconds: float) -> tuple[int, int]:
    """(offered, feasible by the oracle but not offered), everything else asserted."""
    offered = missed = 0
    found = answer(asked.day, asked.candidates, budget=ticking(seconds), seed=1)
    for candidate, one in zip(asked.candidates, found, strict=True):
        if isinstance(one, Offered):
            assert verify(asked.day, one.plan, candidate) == []
            offered += 1
        elif feasible(asked.day, candidate, seconds=4.0):
            assert not isinstance(one, Closed), f"{asked.name}: {candidate.window} is proved wrong"
            missed += 1
    return offered, missed


def test_recall_on_plain_days() -> None:
    totals = [_compare(question(seed, routes=2 + seed % 3), 0.4) for seed in range(700, 712)]
    offered, missed = (sum(column) for column in zip(*totals, strict=True))
    assert offered > 30
    assert offered / (offered + missed) >= 0.97


def test_recall_on_days_with_the_rarer_rules() -> None:
    totals = [_compare(varied(seed), 0.2) for seed in range(800, 830)]
    offered, missed = (sum(column) for column in zip(*totals, strict=True))
    assert offered > 15
    assert offered / (offered + missed) >= 0.9


def test_the_oracle_agrees_with_what_is_offered() -> None:
    for seed in range(900, 908):
        asked = varied(seed)
        found = answer(asked.day, asked.candidates, budget=ticking(0.05), seed=1)
        for candidate, one in zip(asked.candidates, found, strict=True):
            if isinstance(one, Offered):
                assert feasible(asked.day, candidate, seconds=5.0)
