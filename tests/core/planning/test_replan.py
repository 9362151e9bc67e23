from __future__ import annotations

from dataclasses import replace

from core.planning.model import Plan, Stop
from core.planning.replan import replan, retime
from core.planning.verify import verify
from tests.core.planning.days import question
from tests.core.planning.small_days import EIGHT, day, route, stop, ticking, visit

A, B, C = visit("a"), visit("b", "10-12"), visit("c", "10-12")


def test_a_vanished_route_hands_its_stops_over() -> None:
    standing = day((route("r1"),), (A, B), (stop(A, "r1", 0), stop(B, "gone", 120)))
    plan = replan(standing, ticking(0.2), seed=1)
    assert isinstance(plan, Plan)
    assert verify(standing, plan) == []
    assert [s.booking_id for s in plan.moved] == ["b"]


def test_what_still_fits_stays_where_it_is() -> None:
    for seed in range(40, 52):
        standing = question(seed).day
        plan = replan(standing, ticking(0.05), seed=1)
        assert isinstance(plan, Plan)
        assert set(plan.stops) == set(standing.stops)
        assert plan.moved == ()


def test_who_cannot_be_placed_is_named() -> None:
    long = visit("long", minutes=500)
    standing = day((route("r1"),), (A, long), (stop(A, "r1", 0), stop(long, "gone", 0)))
    assert replan(standing, ticking(0.1), seed=1) == ("long",)


def test_a_shorter_shift_moves_what_no_longer_fits() -> None:
    standing = day(
        (route("r1", ends=200), route("r2")),
        (A, B, C),
        (stop(A, "r1", 0), stop(B, "r1", 150, drive=15), stop(C, "r2", 120)),
    )
    plan = replan(standing, ticking(0.2), seed=1)
    assert isinstance(plan, Plan)
    assert verify(standing, plan) == []


def test_a_pinned_stop_outside_the_new_shift_is_named() -> None:
    standing = day(
        (route("r1", ends=100),), (A, B), (stop(A, "r1", 0), stop(B, "r1", 150, pinned=True))
    )
    assert replan(standing, ticking(0.05), seed=1) == ("b",)


def test_an_all_day_job_finds_another_free_route() -> None:
    whole = visit("whole", all_day=True, minutes=0)
    gone = Stop("whole", "gone", EIGHT, EIGHT, EIGHT + 540, 0)
    standing = day((route("r1"), route("r2")), (A, whole), (stop(A, "r1", 0), gone))
    plan = replan(standing, ticking(0.1), seed=1)
    assert isinstance(plan, Plan)
    assert verify(standing, plan) == []
    assert {s.route_id for s in plan.moved} == {"r2"}


def test_retiming_makes_drives_right_after_a_stop_vanished() -> None:
    standing = day((route("r1"),), (A, B), (stop(A, "r1", 60), stop(B, "r1", 130, drive=10)))
    plan = retime(standing)
    assert plan is not None
    assert verify(standing, plan) == []
    assert [(s.booking_id, s.drive) for s in plan.moved] == [("b", 15)]


def test_retiming_leaves_a_right_plan_alone() -> None:
    standing = day((route("r1"),), (A, B), (stop(A, "r1", 0), stop(B, "r1", 130, drive=20)))
    assert retime(standing) == Plan(standing.stops)


def test_retiming_says_when_no_times_fit() -> None:
    squeezed = day(
        (route("r1", ends=180),),
        (A, replace(B, minutes=60)),
        (stop(A, "r1", 60), stop(B, "r1", 121, drive=1)),
    )
    tight = replace(squeezed, routes=(route("r1", ends=130),))
    assert retime(tight) is None


def test_a_pinned_stop_that_follows_on_another_is_put_back_behind_it() -> None:
    # From the depot it would be 15 minutes away; behind "a", at the same site, it is none.
    here = A.place
    pinned = replace(B, place=here)
    standing = day(
        (route("r1", start=visit("depot").place), route("r2", ends=120)),
        (A, pinned, C),
        (stop(A, "r1", 60, drive=15), stop(pinned, "r1", 120, pinned=True), stop(C, "gone", 200)),
    )
    plan = replan(standing, ticking(0.2), seed=1)
    assert isinstance(plan, Plan)
    assert verify(standing, plan) == []


def test_a_day_that_cannot_be_planned_names_somebody_though_nobody_can_move() -> None:
    fixed = replace(A, fixed=True)
    overlapping = replace(visit("other"), fixed=True)
    standing = day(
        (route("r1"),), (fixed, overlapping), (stop(fixed, "r1", 0), stop(overlapping, "r1", 30))
    )
    left = replan(standing, ticking(0.05), seed=1)
    assert isinstance(left, tuple)
    assert left
