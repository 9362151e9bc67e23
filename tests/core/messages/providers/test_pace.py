"""Turns at a provider, by a clock of the test's own."""

from __future__ import annotations

import threading

import pytest

from core.messages.providers.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def turns(pace: Pace, clock: Clock, count: int) -> list[float]:
    """When so many turns are, each taken as soon as it can be."""
    start = clock.now
    at = []
    for _ in range(count):
        seconds = pace.reserve()
        assert seconds is not None
        clock.now += seconds
        at.append(round(clock.now - start, 6))
    return at


def test_a_lone_message_never_waits_and_no_second_has_too_many() -> None:
    clock = Clock()
    pace = Pace(2, clock=clock)
    assert turns(pace, clock, 5) == [0, 0.5, 1.0, 1.5, 2.0]
    clock.now += 60
    # a quiet minute is not saved up for a burst
    assert turns(pace, clock, 3) == [0, 0.5, 1.0]


def test_threads_that_ask_at_once_stand_in_line() -> None:
    clock = Clock()
    pace = Pace(4, clock=clock)
    assert [pace.reserve() for _ in range(5)] == pytest.approx([0, 0.25, 0.5, 0.75, 1.0])


def test_a_fast_pace_is_kept_up_by_a_sleepy_clock() -> None:
    clock = Clock()
    pace = Pace(1000, clock=clock)
    sent = 0
    while clock.now < 1001:
        while pace.reserve(0) is not None:
            sent += 1
        clock.now += 0.015
    assert 950 <= sent <= 1070


def test_a_refusal_pauses_everybody_and_halves_the_speed_until_it_goes_well_again() -> None:
    clock = Clock()
    pace = Pace(8, clock=clock)
    turns(pace, clock, 3)
    pace.slow_down(10)
    assert pace.per_second == 4
    at = turns(pace, clock, 3)
    # nobody before the pause is over, and nobody in a bunch behind it
    assert at[0] >= 10
    assert at[1] - at[0] == pytest.approx(0.25)
    for _ in range(10):
        pace.went_well()
    assert pace.per_second == pytest.approx(8)
    for _ in range(10):
        pace.slow_down(0)
    assert pace.per_second == 0.5


def test_a_pause_has_an_end_whatever_a_provider_says() -> None:
    clock = Clock()
    pace = Pace(None, clock=clock)
    assert pace.reserve() == 0
    pace.slow_down(1e9)
    assert pace.reserve(100) is None
    assert pace.reserve() == 300
    assert pace.per_second is None


def test_a_turn_that_is_too_late_is_not_taken() -> None:
    clock = Clock()
    pace = Pace(1, clock=clock)
    assert pace.reserve() == 0
    assert pace.reserve(0.5) is None
    assert pace.reserve(1) == pytest.approx(1)


def test_another_speed_holds_at_once() -> None:
    clock = Clock()
    pace = Pace(2, clock=clock)
    pace.slow_down(0)
    speeds: list[float | None] = []
    for per_second in (20, None, 4):
        pace.set_speed(per_second)
        speeds.append(pace.per_second)
    # after a refusal at half the speed; what comes after no limit at all starts afresh
    assert speeds == [10, None, 4]


def test_who_stops_waits_no_longer() -> None:
    pace = Pace(0.001)
    stopping = threading.Event()
    assert pace.wait(stopping)
    told: list[bool] = []
    waiter = threading.Thread(target=lambda: told.append(pace.wait(stopping)))
    waiter.start()
    stopping.set()
    waiter.join(10)
    assert [*told, pace.wait(stopping), Pace(None).wait(stopping)] == [False] * 3


def test_who_waits_is_told_of_a_pause_that_came_meanwhile() -> None:
    pace = Pace(20)
    stopping = threading.Event()
    assert pace.wait(stopping)
    # the next turn is in 50 ms; the provider's refusal comes before it
    started, told = threading.Event(), []

    def wait() -> None:
        started.set()
        told.append(pace.wait(stopping))

    waiter = threading.Thread(target=wait)
    waiter.start()
    assert started.wait(10)
    pace.slow_down(120)
    waiter.join(0.3)
    assert waiter.is_alive()
    stopping.set()
    waiter.join(10)
    assert told == [False]
