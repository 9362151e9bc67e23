"""The difference between the routes there are and those that are wanted."""

from __future__ import annotations

from datetime import time
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from core.capacity.day_change import DayChange, StandingRoute, WantedRoute, day_change

EARLY = (time(7, 30), time(16, 30))
LATE = (time(8), time(17))


def standing(
    number: int,
    shift: tuple[time, time] = LATE,
    technician: str | None = None,
    *,
    stops: int = 0,
    retired: bool = False,
    max_stops: int | None = None,
) -> StandingRoute:
    return StandingRoute(
        UUID(int=number), number, *shift, technician, max_stops, retired=retired, stops=stops
    )


def change(
    there: list[StandingRoute], wanted: list[WantedRoute], *, roster: bool = False
) -> DayChange:
    return day_change(there, wanted, new_id=uuid4, names_technicians=roster, states_maximum=roster)


def test_the_same_again_is_nothing() -> None:
    there = [standing(1), standing(2, EARLY)]
    assert change(there, [WantedRoute(*EARLY), WantedRoute(*LATE)]).nothing


def test_a_technician_keeps_their_route_when_the_shift_moves() -> None:
    there = [standing(1, LATE, "Ann", stops=2), standing(2, EARLY, "Bob", stops=1)]
    result = change(there, [WantedRoute(*LATE, "Bob"), WantedRoute(*EARLY, "ann")], roster=True)
    assert {(old.number, new.technician, new.starts) for old, new in result.changed} == {
        (1, "ann", time(7, 30)),
        (2, "Bob", time(8)),
    }


def test_routes_with_stops_stay_before_empty_ones() -> None:
    there = [standing(1), standing(2, stops=3), standing(3), standing(4, EARLY, stops=1)]
    result = change(there, [WantedRoute(*LATE), WantedRoute(time(9), time(18))])
    assert [route.number for route in result.unchanged] == [2]
    assert [(old.number, new.starts) for old, new in result.changed] == [(4, time(9))]
    assert [route.number for route in result.gone] == [1, 3]


def test_a_free_number_is_used_first() -> None:
    result = change([standing(2)], [WantedRoute(*LATE)] * 3)
    assert [route.number for route in result.added] == [1, 3]


def test_a_retired_route_that_is_needed_works_again_last() -> None:
    there = [standing(1, stops=2, retired=True), standing(2)]
    result = change(there, [WantedRoute(*LATE)])
    assert [route.number for route in result.unchanged] == [2, 1]
    assert not result.gone
    result = change(there, [WantedRoute(*LATE)] * 2)
    assert [(old.number, new.retired) for old, new in result.changed] == [(1, False)]
    assert change([standing(1, retired=True)], []).gone == (standing(1, retired=True),)


def test_what_a_form_does_not_state_stays() -> None:
    there = [standing(1, LATE, "Ann", max_stops=4)]
    assert change(there, [WantedRoute(*LATE)]).nothing
    ((_, new),) = change(there, [WantedRoute(*LATE)], roster=True).changed
    assert (new.technician, new.max_stops) == (None, None)


SHIFTS = st.sampled_from([EARLY, LATE, (time(12), time(20))])
NAMES = st.sampled_from([None, "Ann", "Bob", "Eve"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(SHIFTS, NAMES, st.integers(0, 2), st.booleans()), max_size=5),
    st.lists(st.tuples(SHIFTS, NAMES), max_size=5),
    st.booleans(),
)
def test_after_the_change_the_day_is_as_wanted_and_nothing_is_left_to_change(
    there: list[tuple[tuple[time, time], str | None, int, bool]],
    wanted: list[tuple[tuple[time, time], str | None]],
    roster: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    routes = [
        standing(n, shift, name, stops=stops, retired=retired)
        for n, (shift, name, stops, retired) in enumerate(there, start=1)
    ]
    wishes = [WantedRoute(*shift, name if roster else None) for shift, name in wanted]
    result = change(routes, wishes, roster=roster)
    after = [*result.unchanged, *(new for _, new in result.changed), *result.added]
    working = [route for route in after if not route.retired]
    assert sorted((r.starts, r.ends) for r in working) == sorted(
        (wish.starts, wish.ends) for wish in wishes
    )
    if roster:
        assert sorted(str(r.technician) for r in working) == sorted(
            str(wish.technician) for wish in wishes
        )
    assert len({route.number for route in after}) == len(after)
    assert change(after, wishes, roster=roster).nothing
