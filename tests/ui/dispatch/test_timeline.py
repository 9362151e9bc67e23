"""The timeline by itself: where things stand, walking, lifting, and how fast it is painted."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from tests.ui.dispatch.plans import at, big_plan, make_plan, make_route, make_stop
from ui.clock import ServerClock
from ui.dispatch.timeline import Timeline
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.dispatch.timeline_move import Move

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
FRAME_SECONDS = 0.016


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[Timeline]:
    clock = ServerClock(monotonic=lambda: 0.0)
    clock.set(at(10, 20), 0.0, 0.0)
    made = Timeline(LocalTimes("America/Denver"), clock)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_plan(
        make_plan(
            make_route(1, make_stop("A1", at(8)), make_stop("A2", at(10)), technician="Ann"),
            make_route(2),
            make_route(3, make_stop("C1", at(8, 30)), make_stop("C2", at(12), pinned=True)),
        )
    )
    made.show()
    qtbot.waitExposed(made)
    yield made
    clock.deleteLater()


def reference(timeline: Timeline) -> str | None:
    """The current stop's reference."""
    current = timeline.current()
    return current.stop.reference if current else None


def drag(timeline: Timeline, key: tuple[str, int], by: QPoint, *, release: bool = True) -> QPoint:
    """Real mouse events, from the middle of a stop."""
    view = timeline.viewport()
    start = timeline.stop_rect(key).center().toPoint()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, start + by / 2)
    QTest.mouseMove(view, start + by)
    if release:
        QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, start + by)
    return start + by


def row_height(timeline: Timeline) -> int:
    """Pixels from one route to the next."""
    assert timeline.scale is not None
    return round(timeline.scale.row_height)


def test_arrows_walk_along_a_route_and_to_the_nearest_stop_of_the_next(
    timeline: Timeline,
) -> None:
    timeline.setFocus()
    timeline.set_current(("A1", 1))
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(timeline, key)
        seen.append(reference(timeline))
    # a route without stops is passed over
    assert seen == ["A2", "C1", "C1", "A1", "A2"]


def test_the_current_stop_is_said_to_a_screen_reader(timeline: Timeline) -> None:
    timeline.set_current(("C2", 3))
    said = timeline.accessibleDescription()
    for part in (
        "Customer C2",
        "Confirmed",
        "Tune-up",
        "pinned",
        "Route 3",
        "Main Street",
        "10 min",
    ):
        assert part in said


def test_a_plan_read_again_keeps_the_current_stop(timeline: Timeline) -> None:
    timeline.set_current(("A2", 1))
    plan = timeline.plan
    assert plan is not None
    timeline.set_plan(replace(plan))
    assert reference(timeline) == "A2"
    timeline.set_plan(make_plan(make_route(1, make_stop("A1", at(8)))))
    assert reference(timeline) is None


def test_a_stop_is_dragged_to_another_time_and_technician(timeline: Timeline, qtbot: QtBot) -> None:
    assert timeline.scale is not None
    quarter = timeline.scale.hour_width / 4
    with qtbot.waitSignal(timeline.move_wanted) as caught:
        drag(timeline, ("A1", 1), QPoint(round(quarter), row_height(timeline)))
    (move,) = caught.args
    assert move.spot.key == ("A1", 1)
    assert move.to_route.route == 2
    assert move.arrives_at == at(8, 15)
    # it stays where it was dropped until the answer
    assert timeline.lifted == move
    timeline.settle()
    assert timeline.lifted is None


def test_a_drag_snaps_to_five_minutes_and_says_where_it_is(timeline: Timeline) -> None:
    drag(timeline, ("A1", 1), QPoint(10, 0), release=False)
    move = timeline.lifted
    assert move is not None
    assert move.arrives_at.minute % 5 == 0
    assert move.keeps_promise
    assert "with Ann" in timeline.accessibleDescription()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.lifted is None


def test_a_place_outside_the_promise_is_said_before_it_is_dropped(timeline: Timeline) -> None:
    assert timeline.scale is not None
    drag(timeline, ("A1", 1), QPoint(round(3 * timeline.scale.hour_width), 0), release=False)
    assert timeline.lifted is not None
    assert not timeline.lifted.keeps_promise
    assert "outside the promise" in timeline.accessibleDescription()


def test_a_click_alone_moves_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(timeline.move_wanted):
        drag(timeline, ("A2", 1), QPoint(1, 0))
    assert reference(timeline) == "A2"


def test_the_keyboard_moves_a_stop_too(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.setFocus()
    timeline.set_current(("A1", 1))
    QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
    QTest.keyClick(timeline, Qt.Key.Key_Right, ALT | SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Down, ALT)
    assert timeline.lifted is not None
    assert timeline.lifted.arrives_at == at(8, 6)
    with qtbot.waitSignal(timeline.move_wanted) as caught:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    (move,) = caught.args
    assert (move.to_route.route, move.arrives_at) == (2, at(8, 6))


def test_escape_takes_a_lifted_stop_back(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.setFocus()
    timeline.set_current(("A1", 1))
    QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
    with qtbot.assertNotEmitted(timeline.move_wanted):
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.lifted is None


def test_a_pinned_stop_says_how_to_move_it(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.setFocus()
    timeline.set_current(("C2", 3))
    with qtbot.waitSignal(timeline.refused) as caught:
        QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
    assert "Customer C2 is pinned" in caught.args[0]
    assert timeline.lifted is None


def test_news_of_the_day_does_not_take_a_lifted_stop_out_of_the_hand(timeline: Timeline) -> None:
    drag(timeline, ("A1", 1), QPoint(30, 0), release=False)
    plan = timeline.plan
    assert plan is not None
    timeline.set_plan(replace(plan, routes=(*plan.routes, make_route(4))))
    assert timeline.lifted is not None
    moved = replace(plan.routes[0], stops=(make_stop("A1", at(8, 20)),))
    timeline.set_plan(replace(plan, routes=(moved, *plan.routes[1:])))
    assert timeline.lifted is None


def test_enter_asks_for_details(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.set_current(("A2", 1))
    with qtbot.waitSignal(timeline.details_wanted) as caught:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert caught.args[0].stop.reference == "A2"


def test_an_empty_day_says_what_to_do(timeline: Timeline) -> None:
    timeline.set_empty("No routes", "Choose another day")
    assert timeline.accessibleDescription() == "No routes Choose another day"
    assert timeline.plan is None
    assert not timeline.grab().isNull()


def test_it_looks_as_it_should(
    timeline: Timeline, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    timeline.set_plan(big_plan(6, 8))
    timeline.set_highlight("B2-1")
    look(timeline, "dispatch-timeline", (690, 380))


def frame(timeline: Timeline) -> Callable[[], float]:
    """Paints one frame, and tells the processor time of it: other tests use the same cores."""
    paper = QPixmap(timeline.viewport().size())

    def paint() -> float:
        before = time.thread_time()
        timeline.viewport().render(paper)
        return time.thread_time() - before

    return paint


def test_thirty_routes_with_ten_stops_are_painted_within_a_frame(timeline: Timeline) -> None:
    timeline.resize(1600, 1500)
    timeline.set_plan(big_plan(30, 10))
    assert len(timeline.spots) == 300
    paint = frame(timeline)
    for _ in range(30):
        paint()
    assert statistics.median(paint() for _ in range(20)) < FRAME_SECONDS
    spot = timeline.spots[40]
    timeline.set_current(spot.key)
    timeline.setFocus()
    lengths = []
    for _ in range(20):
        QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
        lengths.append(paint())
    move: Move | None = timeline.lifted
    assert move is not None
    assert move.arrives_at == spot.stop.arrives_at + timedelta(minutes=100)
    assert statistics.median(lengths) < FRAME_SECONDS


def test_a_day_of_three_hundred_stops_never_holds_up_the_keyboard(timeline: Timeline) -> None:
    timeline.resize(1600, 1500)
    timeline.set_plan(big_plan(30, 10))
    paint = frame(timeline)
    assert max(paint() for _ in range(12)) < 5 * FRAME_SECONDS
