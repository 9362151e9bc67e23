"""The checker itself: every violation is found, each on a plan that is right but for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.planning.model import Plan, Stop, Visit, ZoneDay
from core.planning.verify import verify
from tests.core.planning.small_days import EIGHT, day, route, stop, visit

if TYPE_CHECKING:
    from collections.abc import Callable

A = visit("a")
B = visit("b", "10-12")
TWO = visit("two", "12-14", technicians=2)
STOPS = (
    stop(A, "r1", 0),
    stop(B, "r1", 120, drive=15),
    stop(TWO, "r1", 240, drive=15),
    stop(TWO, "r2", 240),
)
DAY = day((route("r1"), route("r2"), route("r3")), (A, B, TWO), STOPS)
NEW = visit("new", "10-12")
ADDED = stop(NEW, "r3", 130)


def _plan(stops: tuple[Stop, ...], zone_day: ZoneDay = DAY) -> Plan:
    standing = set(zone_day.stops)
    return Plan(
        stops,
        tuple(s for s in stops if s not in standing and s.booking_id != "new"),
        tuple(s for s in stops if s.booking_id == "new"),
        sum(s.drive for s in stops) - sum(s.drive for s in zone_day.stops),
    )


def _swap(old: Stop, new: Stop) -> tuple[Stop, ...]:
    return tuple(new if s == old else s for s in STOPS)


def test_a_right_plan_has_no_violation() -> None:
    assert verify(DAY, _plan(STOPS)) == []
    assert verify(DAY, _plan((*STOPS, ADDED)), NEW) == []


@pytest.mark.parametrize(
    ("stops", "says"),
    [
        (STOPS[1:], "0 stops, needs 1"),
        (STOPS[:3], "1 stops, needs 2"),
        (_swap(STOPS[3], stop(TWO, "r2", 250)), "different times"),
        (_swap(STOPS[3], replace(STOPS[3], route_id="r1")), "two stops on one route"),
        (_swap(STOPS[0], stop(A, "r1", 120)), "outside its promise"),
        (_swap(STOPS[0], replace(STOPS[0], route_id="r9")), "does not work that day"),
        (_swap(STOPS[0], replace(STOPS[0], ends=STOPS[0].ends - 1)), "ends at another time"),
        (_swap(STOPS[0], replace(STOPS[0], starts=STOPS[0].starts - 1)), "drive and buffer"),
        (_swap(STOPS[1], stop(B, "r1", 120, drive=14)), "for a drive of 15"),
        (_swap(STOPS[1], stop(B, "r1", 200, drive=15)), "overlap"),
        (_swap(STOPS[0], stop(A, "r1", -1)), "outside the shift"),
        ((*STOPS, stop(visit("x"), "r3", 0)), "no known booking"),
    ],
)
def test_each_wrong_stop_is_found(stops: tuple[Stop, ...], says: str) -> None:
    assert any(says in sentence for sentence in verify(DAY, _plan(stops)))


def test_the_promise_is_half_open() -> None:
    last = replace(DAY, stops=_swap(STOPS[0], stop(A, "r3", 119)))
    assert verify(last, _plan(last.stops, last)) == []
    late = replace(DAY, stops=_swap(STOPS[0], stop(A, "r3", 120)))
    assert any("outside its promise" in s for s in verify(late, _plan(late.stops, late)))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: replace(d, routes=(route("r1", max_stops=2), *d.routes[1:])), "at most 2"),
        (
            lambda d: replace(
                d, routes=(*d.routes[:2], route("r3", blocks=((EIGHT + 150, EIGHT + 160),)))
            ),
            "lies in a block",
        ),
        (lambda d: replace(d, routes=(*d.routes[:2], route("r3", retired=True))), "retired"),
        (lambda d: replace(d, window_limits={"10-12": 1}), "window 10-12"),
        (lambda d: replace(d, vip_reserve=1), "VIP reserve"),
        (lambda d: replace(d, not_before=EIGHT + 200), "before now"),
        (lambda d: replace(d, routes=(*d.routes[:2], route("r3", zone="south"))), "cover zone"),
    ],
)
def test_each_broken_rule_of_the_day_is_found(
    change: Callable[[ZoneDay], ZoneDay], says: str
) -> None:
    found = verify(change(DAY), _plan((*STOPS, ADDED)), NEW)
    assert any(says in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: replace(d, settled=True), "the day is settled"),
        (lambda d: replace(d, stops=(replace(STOPS[0], pinned=True), *STOPS[1:])), "pinned"),
        (lambda d: replace(d, visits=(replace(A, fixed=True), B, TWO)), "fixed"),
        (lambda d: replace(d, not_before=EIGHT + 5), "had begun"),
    ],
)
def test_what_must_stay_stays(change: Callable[[ZoneDay], ZoneDay], says: str) -> None:
    changed = change(DAY)
    moved = tuple(stop(A, "r3", 0) if s.booking_id == "a" else s for s in changed.stops)
    assert any(says in sentence for sentence in verify(changed, _plan(moved, changed)))


def test_an_all_day_job_is_whole_and_alone() -> None:
    whole = visit("whole", all_day=True, minutes=0)
    right = Stop("whole", "r1", EIGHT, EIGHT, EIGHT + 540, 0)
    one = day((route("r1"),), (whole,), (right,))
    assert verify(one, _plan(one.stops, one)) == []
    short = (replace(right, ends=EIGHT + 500),)
    assert any("whole shift" in s for s in verify(one, _plan(short, one)))
    beside = day((route("r1"),), (whole, A), (right, stop(A, "r1", 0)))
    assert any("not alone" in s for s in verify(beside, _plan(beside.stops, beside)))


def test_a_drive_beyond_the_longest_is_found() -> None:
    near = day(DAY.routes, DAY.visits, STOPS)
    travel = {"north": replace(DAY.travel["north"], max_minutes=14)}
    found = verify(replace(near, travel=travel), _plan(STOPS))
    assert any("at most 14" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        ({"moved": (STOPS[0],)}, "`moved`"),
        ({"added": ()}, "`added`"),
        ({"extra_drive": 3}, "`extra_drive`"),
    ],
)
def test_the_plans_claims_are_checked(lie: dict[str, object], says: str) -> None:
    plan = replace(_plan((*STOPS, ADDED)), **lie)  # type: ignore[arg-type]
    assert any(says in sentence for sentence in verify(DAY, plan, NEW))


def test_neighbour_stops_take_the_link() -> None:
    away: Visit = visit("away", zone="south")
    linked = day(
        (route("r1"),), (away,), (stop(away, "r1", 40, drive=40),), links={("south", "north"): 40}
    )
    assert verify(linked, _plan(linked.stops, linked)) == []
    hasty = (stop(away, "r1", 39, drive=39),)
    assert any("for a drive of 40" in s for s in verify(linked, _plan(hasty, linked)))
