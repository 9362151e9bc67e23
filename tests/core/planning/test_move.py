"""A stop moved by hand: it is where it was dropped, or the refusal names what is in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.planning.model import Place, Plan, Stop, Travel, ZoneDay
from core.planning.move import MoveReason, MoveRefused, move
from core.planning.verify import verify
from tests.core.planning.days import question, varied
from tests.core.planning.small_days import EIGHT, day, route, stop, visit

A, B, C = visit("a"), visit("b", "10-12"), visit("c", "10-12")
R1, R2 = route("r1"), route("r2")

DAYS = st.integers(0, 10**6).map(
    lambda seed: (varied(seed) if seed % 2 else question(seed, routes=2 + seed % 3)).day
)


def dropped(found: Plan | MoveRefused, booking_id: str, route_id: str) -> int:
    """Minutes after 8:00 at which the booking arrives on that route."""
    assert isinstance(found, Plan), found
    (there,) = [s for s in found.stops if (s.booking_id, s.route_id) == (booking_id, route_id)]
    return there.arrives - EIGHT


def why(found: Plan | MoveRefused) -> MoveReason:
    assert isinstance(found, MoveRefused), found
    return found.reason


# -- what holds on every day -----------------------------------------------------------------


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(DAYS, st.integers(0, 10**6), st.integers(0, 10**6), st.integers(-1, 120))
def test_a_moved_stop_is_where_it_was_dropped_and_every_promise_is_kept(
    standing: ZoneDay, which: int, where: int, late: int
) -> None:
    if not standing.stops:
        return
    asked = standing.stops[which % len(standing.stops)]
    to_route = standing.routes[where % len(standing.routes)]
    of = next(v for v in standing.visits if v.booking_id == asked.booking_id)
    arrives = asked.arrives if late % 5 == 0 else of.promised_from + late
    found = move(standing, asked.booking_id, asked.route_id, to_route.route_id, arrives)
    if isinstance(found, MoveRefused):
        # a refusal that is about others names somebody who is there
        known = {v.booking_id for v in standing.visits} - {asked.booking_id}
        assert not found.other or found.other in known
        return
    assert verify(replace(standing, settled=False), found) == []
    arrivals = {s.route_id: s.arrives for s in found.stops if s.booking_id == asked.booking_id}
    assert arrivals[to_route.route_id] == arrives
    assert set(arrivals.values()) == {arrives}
    kept = {(s.booking_id, s.route_id) for s in found.stops}
    stood = {(s.booking_id, s.route_id) for s in standing.stops}
    assert kept - {(asked.booking_id, to_route.route_id)} == stood - {
        (asked.booking_id, asked.route_id)
    } - {(asked.booking_id, to_route.route_id)}
    for untouched in (s for s in standing.stops if s.pinned):
        assert untouched in found.stops


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(DAYS, st.integers(0, 10**6))
def test_dropped_where_it_stood_nothing_changes(standing: ZoneDay, which: int) -> None:
    if not standing.stops:
        return
    asked = standing.stops[which % len(standing.stops)]
    found = move(standing, asked.booking_id, asked.route_id, asked.route_id, asked.arrives)
    assert found == Plan(standing.stops)


# -- what moves, and what gives way ----------------------------------------------------------


def test_to_another_route_at_another_time() -> None:
    standing = day((R1, R2), (A, B), (stop(A, "r1", 0), stop(B, "r1", 130, drive=15)))
    found = move(standing, "b", "r1", "r2", EIGHT + 150)
    assert dropped(found, "b", "r2") == 150
    assert isinstance(found, Plan)
    assert [s.booking_id for s in found.moved] == ["b"]
    # first on its route, and no start is known: nothing to drive
    assert found.moved[0].drive == 0


def test_who_follows_slides_only_as_far_as_needed() -> None:
    standing = day((R1, R2), (B, C), (stop(B, "r1", 120), stop(C, "r2", 120)))
    found = move(standing, "c", "r2", "r1", EIGHT + 130)
    # behind b it would come too early, so b waits until c is done
    assert dropped(found, "c", "r1") == 130
    assert dropped(found, "b", "r1") == 205


def test_who_goes_before_slides_sooner_where_later_is_too_late() -> None:
    standing = day((R1, R2), (A, B), (stop(A, "r1", 90), stop(B, "r2", 120)))
    found = move(standing, "b", "r2", "r1", EIGHT + 130)
    assert dropped(found, "a", "r1") == 55


def test_a_booking_of_two_technicians_arrives_as_one() -> None:
    pair = visit("pair", "10-12", technicians=2)
    standing = day(
        (R1, R2, route("r3")),
        (pair, A),
        (stop(pair, "r1", 120), stop(pair, "r2", 120), stop(A, "r3", 0)),
    )
    found = move(standing, "pair", "r2", "r3", EIGHT + 140)
    assert dropped(found, "pair", "r3") == dropped(found, "pair", "r1") == 140
    assert why(move(standing, "pair", "r2", "r1", EIGHT + 140)) is MoveReason.ALREADY_THERE


def test_a_settled_day_lets_people_move_a_stop_by_hand() -> None:
    standing = day((R1, R2), (A,), (stop(A, "r1", 0),), settled=True)
    assert dropped(move(standing, "a", "r1", "r2", EIGHT + 30), "a", "r2") == 30


def test_an_all_day_job_goes_to_a_free_route() -> None:
    whole = visit("whole", minutes=0, all_day=True)
    standing = day(
        (R1, R2, route("r3")),
        (whole, A),
        (Stop("whole", "r1", EIGHT, EIGHT, EIGHT + 540, 0), stop(A, "r2", 0)),
    )
    assert dropped(move(standing, "whole", "r1", "r3", EIGHT), "whole", "r3") == 0
    assert why(move(standing, "whole", "r1", "r2", EIGHT)) is MoveReason.ALL_DAY
    assert why(move(standing, "whole", "r1", "r3", EIGHT + 30)) is MoveReason.ALL_DAY
    found = move(standing, "a", "r2", "r1", EIGHT + 60)
    assert why(found) is MoveReason.OVERLAPS


# -- why not ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standing", "arrives", "reason"),
    [
        (day((R1, R2), (A,), (stop(A, "r1", 0),)), 120, MoveReason.PROMISE),
        (day((R1, R2), (A,), (stop(A, "r1", 0),)), -1, MoveReason.PROMISE),
        (day((R1, R2), (A,), (stop(A, "r1", 0, pinned=True),)), 10, MoveReason.PINNED),
        (day((R1, R2), (replace(A, fixed=True),), (stop(A, "r1", 0),)), 10, MoveReason.UNDER_WAY),
        (day((R1, R2), (A,), (stop(A, "r1", 0),), not_before=EIGHT + 5), 10, MoveReason.UNDER_WAY),
        (day((R1, R2), (A,), (stop(A, "r1", 60),), not_before=EIGHT + 30), 29, MoveReason.PAST),
        (day((R1, route("r2", 30)), (A,), (stop(A, "r1", 0),)), 29, MoveReason.BEFORE_SHIFT),
        (day((R1, route("r2", 0, 150)), (A,), (stop(A, "r1", 0),)), 91, MoveReason.AFTER_SHIFT),
        (day((R1, route("r2", retired=True)), (A,), (stop(A, "r1", 0),)), 10, MoveReason.RETIRED),
        (day((R1, route("r2", max_stops=0)), (A,), (stop(A, "r1", 0),)), 10, MoveReason.ROUTE_FULL),
        (day((R1, route("r2", zone="south")), (A,), (stop(A, "r1", 0),)), 9, MoveReason.OTHER_ZONE),
        (
            day((R1, route("r2", blocks=((EIGHT + 60, EIGHT + 90),))), (A,), (stop(A, "r1", 0),)),
            10,
            MoveReason.BLOCKED,
        ),
        (
            day((R1, route("r2", start=Place("depot"))), (A,), (stop(A, "r1", 0),)),
            14,
            MoveReason.FIRST_DRIVE,
        ),
        (
            day((R1, R2), (A, B), (stop(A, "r1", 60), stop(B, "r2", 125, pinned=True))),
            70,
            MoveReason.OVERLAPS,
        ),
        (
            day((R1, R2), (A, B), (stop(A, "r1", 30), stop(B, "r2", 130, pinned=True))),
            60,
            MoveReason.DRIVE,
        ),
        (
            day(
                (R1, R2),
                (A, replace(A, booking_id="vip", vip=True)),
                (stop(A, "r1", 0), stop(replace(A, booking_id="vip"), "r1", 75, drive=15)),
                vip_reserve=1,
            ),
            10,
            None,
        ),
    ],
)
def test_a_refusal_says_why(standing: ZoneDay, arrives: int, reason: MoveReason | None) -> None:
    found = move(standing, "a", "r1", "r2", EIGHT + arrives)
    if reason is None:
        assert isinstance(found, Plan)
        return
    assert why(found) is reason
    if reason in {MoveReason.OVERLAPS, MoveReason.DRIVE}:
        assert isinstance(found, MoveRefused)
        assert (found.other, found.route_id) == ("b", "r2")


def test_the_vip_reserve_opens_no_further_route() -> None:
    standing = day(
        (R1, R2), (A, B), (stop(A, "r1", 0), stop(B, "r1", 130, drive=15)), vip_reserve=1
    )
    assert why(move(standing, "b", "r1", "r2", EIGHT + 130)) is MoveReason.VIP_RESERVED
    assert dropped(move(standing, "b", "r1", "r1", EIGHT + 140), "b", "r1") == 140


def test_a_drive_may_be_longer_than_the_zone_allows() -> None:
    standing = day(
        (R1, R2),
        (A, B),
        (stop(A, "r1", 0), stop(B, "r2", 130)),
        travel={"north": Travel(default_minutes=15, max_minutes=10)},
    )
    found = move(standing, "a", "r1", "r2", EIGHT + 10)
    assert why(found) is MoveReason.DRIVE_TOO_FAR
    assert isinstance(found, MoveRefused)
    assert found.minutes == 15


def test_who_is_left_behind_must_still_be_reached() -> None:
    # behind "a", at the same site, the pinned "b" needs no drive; behind "c" it would
    near = replace(B, place=A.place)
    first = visit("c")
    standing = day(
        (R1, R2),
        (first, A, near),
        (stop(first, "r1", 0), stop(A, "r1", 75, drive=15), stop(near, "r1", 135, pinned=True)),
    )
    found = move(standing, "a", "r1", "r2", EIGHT + 75)
    assert found == MoveRefused(MoveReason.LEAVES, "r1", "b")


def test_what_is_wrong_on_other_routes_hinders_nobody() -> None:
    squeezed = (stop(B, "r3", 120), stop(C, "r3", 130))
    standing = day((R1, R2, route("r3")), (A, B, C), (stop(A, "r1", 0), *squeezed))
    found = move(standing, "a", "r1", "r2", EIGHT + 5)
    assert dropped(found, "a", "r2") == 5
    assert isinstance(found, Plan)
    assert set(squeezed) <= set(found.stops)


def test_one_that_is_not_there_is_said() -> None:
    standing = day((R1, R2), (A,), (stop(A, "r1", 0),))
    assert why(move(standing, "a", "r2", "r1", EIGHT)) is MoveReason.NOT_THERE
    with pytest.raises(KeyError):
        move(standing, "b", "r1", "r2", EIGHT)
