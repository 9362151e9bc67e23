"""The planner's answers rule by rule, on days small enough to be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.planning.answer import answer, decide
from core.planning.model import (
    Closed,
    Offered,
    Plan,
    Reason,
    Stop,
    Travel,
    Undecided,
    Visit,
    ZoneDay,
)
from core.planning.verify import verify
from tests.core.planning.days import varied
from tests.core.planning.small_days import EIGHT, ask, day, route, stop, ticking, visit


def _offered(zone_day: ZoneDay, candidate: Visit, seconds: float = 0.0) -> Offered:
    found = ask(zone_day, candidate, seconds)
    assert isinstance(found, Offered)
    assert verify(zone_day, found.plan, candidate) == []
    return found


def test_an_empty_route_takes_the_job_and_moves_nothing() -> None:
    found = _offered(day((route(), route("r2"))), visit("new"))
    assert found.technicians_free == 2
    assert found.plan.moved == ()
    assert [(s.arrives, s.drive) for s in found.plan.added] == [(EIGHT, 0)]


def test_the_first_plan_moves_nothing_where_that_is_possible() -> None:
    a, b = visit("a"), visit("b", "10-12")
    standing = day((route(),), (a, b), (stop(a, "r1", 0), stop(b, "r1", 225, drive=15)))
    assert _offered(standing, visit("new", "10-12", minutes=30)).plan.moved == ()


def test_times_slide_inside_promises() -> None:
    a = visit("a", minutes=90)
    standing = day((route(),), (a,), (stop(a, "r1", 30),))
    found = _offered(standing, visit("new", minutes=75))
    assert [s.booking_id for s in found.plan.moved] == ["a"]


def test_a_slide_on_one_route_is_felt_on_the_other() -> None:
    two = visit("two", "10-12", technicians=2)
    late = visit("late", "10-12", minutes=60)
    standing = day(
        (route(), route("r2", ends=315)),
        (two, late),
        (stop(two, "r1", 120), stop(two, "r2", 120), stop(late, "r2", 195, drive=15)),
    )
    # The newcomer pushes 'two' to 10:15 on r1, and 'two' pushes 'late' to 11:30 on r2.
    found = _offered(standing, visit("new", minutes=120))
    assert {s.booking_id for s in found.plan.moved} == {"two", "late"}
    # Half an hour more would push 'late' out of its promise; only another order helps.
    assert isinstance(ask(standing, visit("new", minutes=150)), Undecided)
    _offered(standing, visit("new", minutes=150), seconds=0.2)


def test_two_technicians_arrive_at_once_on_two_routes() -> None:
    a = visit("a", minutes=60)
    standing = day((route(), route("r2")), (a,), (stop(a, "r1", 0),))
    found = _offered(standing, visit("new", technicians=2))
    assert {s.route_id for s in found.plan.added} == {"r1", "r2"}
    assert len({s.arrives for s in found.plan.added}) == 1


def test_replanning_finds_what_insertion_cannot() -> None:
    a, b = visit("a", minutes=60), visit("b", "8-10", minutes=60)
    # Each route has an hour at the wrong end: the long job needs one of them whole.
    standing = day(
        (route("r1", ends=180), route("r2", ends=180)),
        (a, b),
        (stop(a, "r1", 60), stop(b, "r2", 60)),
    )
    new = visit("new", minutes=180)
    assert isinstance(ask(standing, new), Undecided)
    found = _offered(standing, new, seconds=0.2)
    assert found.technicians_free == 1
    # One changes routes, and the other makes room for it: its drive was nothing before.
    assert len(found.plan.moved) == 2
    assert {s.arrives for s in found.plan.moved} == {EIGHT, EIGHT + 75}


def test_settled_days_keep_their_technicians() -> None:
    a, b = visit("a", minutes=60), visit("b", "8-10", minutes=60)
    standing = day(
        (route("r1", ends=180), route("r2", ends=180)),
        (a, b),
        (stop(a, "r1", 60), stop(b, "r2", 60)),
        settled=True,
    )
    assert not isinstance(ask(standing, visit("new", minutes=180), 0.2), Offered)


WHOLE = Stop("whole", "r1", EIGHT, EIGHT, EIGHT + 540, 0)


@pytest.mark.parametrize(
    ("zone_day", "candidate", "reason"),
    [
        (day(()), visit("new"), Reason.CLOSED),
        (day((route(zone="south"),)), visit("new"), Reason.CLOSED),
        (day((route(),), window_limits={"8-10": 0}), visit("new"), Reason.WINDOW_LIMIT),
        (day((route(),)), visit("new", "14-16", minutes=200), Reason.SHIFT_TOO_SHORT),
        (day((route(),)), visit("new", technicians=2), Reason.TECHNICIANS_SHORT),
        (
            day((route(), route("r2", starts=300))),
            visit("new", technicians=2),
            Reason.TECHNICIANS_SHORT,
        ),
        (day((route(),), vip_reserve=1), visit("new"), Reason.VIP_RESERVED),
        (day((route(blocks=((EIGHT, EIGHT + 150),)),)), visit("new"), Reason.BLOCKED),
        (
            day((route(),)),
            visit("new", "10-12", all_day=True, minutes=0),
            Reason.ALL_DAY_STARTS_EARLIER,
        ),
        (
            day((route(start=visit("depot").place),), travel={"north": Travel(max_minutes=10)}),
            visit("new"),
            Reason.DRIVE_TOO_FAR,
        ),
        (
            day((route(),), (visit("whole", all_day=True, fixed=True),), (WHOLE,)),
            visit("new"),
            Reason.ROUTES_FULL,
        ),
        (
            day((route(),), (visit("a", minutes=540),), (stop(visit("a", minutes=540), "r1", 0),)),
            visit("new"),
            Reason.ROUTES_FULL,
        ),
    ],
)
def test_each_reason_is_told(zone_day: ZoneDay, candidate: Visit, reason: Reason) -> None:
    found = ask(zone_day, candidate)
    assert isinstance(found, Closed)
    assert found.reason == reason


def test_too_few_technicians_says_how_many() -> None:
    found = ask(day((route(),)), visit("new", technicians=3))
    assert found == Closed(Reason.TECHNICIANS_SHORT, needed=3, free=1)


def test_vip_sites_may_use_the_reserve() -> None:
    _offered(day((route(),), vip_reserve=1), visit("new", vip=True))


def test_a_pinned_stop_never_moves() -> None:
    a = visit("a", minutes=60)
    pinned = day((route(ends=120),), (a,), (stop(a, "r1", 30, pinned=True),))
    assert isinstance(ask(pinned, visit("new", minutes=40), 0.05), Closed | Undecided)
    free = replace(pinned, stops=(stop(a, "r1", 30),))
    _offered(free, visit("new", minutes=40))


def test_nothing_new_begins_before_now() -> None:
    found = _offered(day((route(),), not_before=EIGHT + 47), visit("new"))
    assert found.plan.added[0].starts == EIGHT + 47


def test_an_all_day_job_takes_a_free_route_whole() -> None:
    a = visit("a")
    standing = day((route(), route("r2")), (a,), (stop(a, "r1", 0),))
    found = _offered(standing, visit("new", all_day=True, minutes=0))
    assert found.plan.added == (Stop("new", "r2", EIGHT, EIGHT, EIGHT + 540, 0),)


def test_an_all_day_job_empties_a_route_by_replanning() -> None:
    a, b = visit("a"), visit("b", "10-12")
    standing = day((route(), route("r2")), (a, b), (stop(a, "r1", 0), stop(b, "r2", 120)))
    found = _offered(standing, visit("new", all_day=True, minutes=0), seconds=0.1)
    before = {(s.booking_id, s.route_id) for s in standing.stops}
    assert len({(s.booking_id, s.route_id) for s in found.plan.moved} - before) == 1


def test_buffers_are_part_of_the_stop() -> None:
    found = _offered(day((route(),)), visit("new", buffer_before=10, buffer_after=5))
    added = found.plan.added[0]
    assert (added.starts, added.arrives, added.ends) == (EIGHT, EIGHT + 10, EIGHT + 75)


def test_a_neighbour_route_serves_over_the_link() -> None:
    linked = day((route(zone="south"),), links={("north", "south"): 30})
    assert _offered(linked, visit("new")).plan.added[0].drive == 30


def test_one_question_serves_all_windows_in_order() -> None:
    a = visit("a", minutes=120)
    standing = day((route(ends=240),), (a,), (stop(a, "r1", 0),))
    candidates = (visit("x", "8-10"), visit("y", "10-12"), visit("z", "14-16"))
    found = answer(standing, candidates, budget=ticking(0.05), seed=3)
    assert isinstance(found[1], Offered)
    assert found[2] == Closed(Reason.SHIFT_TOO_SHORT)
    assert decide(standing, candidates[1], ticking(0.05), 3) == found[1]


def test_the_same_seed_gives_the_same_answer() -> None:
    a, b = visit("a", minutes=60), visit("b", "8-10", minutes=60)
    standing = day((route("r1"), route("r2")), (a, b), (stop(a, "r1", 60), stop(b, "r2", 60)))
    new = visit("new", minutes=180)
    assert ask(standing, new, 0.2) == ask(standing, new, 0.2)


def test_a_broken_standing_plan_is_repaired_before_it_is_asked() -> None:
    a, b = visit("a"), visit("b")
    overlapping = day((route(), route("r2")), (a, b), (stop(a, "r1", 0), stop(b, "r1", 30)))
    assert verify(overlapping, _offered(overlapping, visit("new"), 0.2).plan, visit("new")) == []


def test_what_cannot_move_is_not_judged_by_a_block_or_a_drive_that_came_later() -> None:
    done, next_done = visit("done", fixed=True), visit("next", "10-12", fixed=True)
    standing = day(
        (route(blocks=((EIGHT, EIGHT + 180),)), route("r2")),
        (done, next_done),
        (stop(done, "r1", 0), stop(next_done, "r1", 120, drive=15)),
        travel={"north": Travel(default_minutes=40)},
    )
    assert verify(standing, Plan(standing.stops)) == []
    # The stops stay where they are, and the day goes on to be sold, by today's rules.
    assert {s.route_id for s in _offered(standing, visit("new")).plan.added} == {"r2"}
    found = _offered(replace(standing, routes=standing.routes[:1]), visit("new", "12-14"))
    assert found.plan.added[0].drive == 40


def test_who_goes_before_a_stop_with_a_stale_drive_goes_no_later_than_before() -> None:
    before, pinned = visit("before", minutes=60), visit("pinned", "10-12")
    standing = day(
        (route(),),
        (before, pinned),
        (stop(before, "r1", 0), stop(pinned, "r1", 120, drive=15, pinned=True)),
        travel={"north": Travel(default_minutes=40)},
    )
    later = stop(before, "r1", 45)
    slid = Plan((later, standing.stops[1]), (later,))
    assert verify(standing, Plan(standing.stops)) == []
    assert verify(standing, slid) == ["r1: pinned has 15 minutes for a drive of 40"]
    assert not isinstance(ask(standing, visit("new", minutes=1), 0.05), Offered)


@pytest.mark.parametrize("seed", [747, 1037, 2041])
def test_a_search_that_has_placed_everybody_but_finds_no_times_goes_on(seed: int) -> None:
    # On these days it came to an empty pool once, and drew a visit from it.
    asked = varied(seed)
    answers = answer(asked.day, asked.candidates, budget=ticking(0.1), seed=1)
    assert len(answers) == len(asked.candidates)
