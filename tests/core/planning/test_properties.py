"""What must hold on every day: hypothesis draws the days."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.planning.answer import answer
from core.planning.model import Closed, Offered, ZoneDay
from core.planning.verify import verify
from tests.core.planning.days import Question, question, varied
from tests.core.planning.small_days import ticking

MANY = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
QUESTIONS = st.integers(0, 10**6).map(
    lambda seed: varied(seed) if seed % 2 else question(seed, routes=2 + seed % 3)
)


def _hold(asked: Question, window: int, found: Offered) -> ZoneDay:
    visit = asked.candidates[window]
    return replace(asked.day, visits=(*asked.day.visits, visit), stops=found.plan.stops)


@MANY
@given(QUESTIONS)
def test_what_is_offered_has_a_valid_plan(asked: Question) -> None:
    found = answer(asked.day, asked.candidates, budget=ticking(0.03), seed=7)
    for candidate, one in zip(asked.candidates, found, strict=True):
        if isinstance(one, Offered):
            assert verify(asked.day, one.plan, candidate) == []
            assert one.technicians_free >= candidate.technicians


@MANY
@given(QUESTIONS, st.integers(0, 4))
def test_proved_closed_stays_closed_when_a_booking_is_added(asked: Question, pick: int) -> None:
    found = answer(asked.day, asked.candidates, budget=ticking(0.03), seed=7)
    offered = [i for i, one in enumerate(found) if isinstance(one, Offered)]
    if not offered:
        return
    window = offered[pick % len(offered)]
    held = found[window]
    assert isinstance(held, Offered)
    later = answer(_hold(asked, window, held), asked.candidates, budget=ticking(0.03), seed=8)
    for i, one in enumerate(found):
        if isinstance(one, Closed) and i != window:
            assert not isinstance(later[i], Offered)


@MANY
@given(QUESTIONS, st.integers(0, 10**6))
def test_nothing_pinned_moves_and_settled_days_keep_technicians(asked: Question, seed: int) -> None:
    day = replace(
        asked.day,
        settled=seed % 2 == 0,
        stops=tuple(
            replace(stop, pinned=(seed >> i) % 3 == 0) for i, stop in enumerate(asked.day.stops)
        ),
    )
    found = answer(day, asked.candidates, budget=ticking(0.03), seed=seed)
    for one in found:
        if isinstance(one, Offered):
            after = set(one.plan.stops)
            assert all(stop in after for stop in day.stops if stop.pinned)
            if day.settled:
                kept = {(stop.booking_id, stop.route_id) for stop in after}
                assert all((stop.booking_id, stop.route_id) in kept for stop in day.stops)
