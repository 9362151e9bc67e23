from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ui.clock import ServerClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Monotonic:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_databases_time_is_carried_on_by_the_monotonic_clock(qtbot: QtBot) -> None:
    del qtbot
    ours = Monotonic()
    clock = ServerClock(monotonic=ours)
    assert not clock.is_set
    clock.set(NOON, 100.0, 100.2)
    ours.now = 130.1
    assert clock.now() == NOON + timedelta(seconds=30)


def test_a_slow_answer_does_not_spoil_a_good_guess_until_that_is_old(qtbot: QtBot) -> None:
    del qtbot
    ours = Monotonic()
    clock = ServerClock(monotonic=ours)
    clock.set(NOON, 100.0, 100.02)
    ours.now = 120.0
    # two seconds under way, and all of it on the way back
    clock.set(NOON + timedelta(seconds=18), 118.0, 120.0)
    assert abs(clock.now() - (NOON + timedelta(seconds=20))) < timedelta(seconds=0.1)
    ours.now = 200.0
    clock.set(NOON + timedelta(seconds=99), 198.0, 200.0)
    assert clock.now() == NOON + timedelta(seconds=100)


def test_a_slow_answer_that_proves_the_guess_wrong_replaces_it(qtbot: QtBot) -> None:
    del qtbot
    ours = Monotonic()
    clock = ServerClock(monotonic=ours)
    clock.set(NOON, 100.0, 100.02)
    ours.now = 120.0
    # the server's clock was put right by ten minutes, and the line is slow just now
    clock.set(NOON + timedelta(minutes=10, seconds=19), 118.0, 120.0)
    assert clock.now() == NOON + timedelta(minutes=10, seconds=20)
