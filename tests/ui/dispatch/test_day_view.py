"""The day on a real database: stops are dragged, pinned, and moved by others meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.booking.confirm import confirm
from core.booking.move_stop import move_stop
from core.booking.zone_plan import zone_plan
from tests.ui.dispatch.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from core.booking.zone_plan import StopOnRoute
    from tests.office import Office
    from tests.ui.dispatch.stage import Stage

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def own_office(make_office: Callable[[], Office]) -> Office:
    """Holds are the branch's: each story has an office of its own."""
    return make_office()


def drag(on: Stage, reference: str, *, minutes: int = 0, rows: int = 0) -> None:
    """Real mouse events: press on a stop, move, release."""
    timeline = on.tab.day.timeline
    scale, view = timeline.scale, timeline.viewport()
    assert scale is not None
    start = timeline.stop_rect(on.spot(reference).key).center().toPoint()
    by = QPoint(round(minutes / 60 * scale.hour_width), round(rows * scale.row_height))
    QTest.mousePress(view, LEFT, NO_KEYS, start)
    QTest.mouseMove(view, start + by / 2)
    QTest.mouseMove(view, start + by)
    QTest.mouseRelease(view, LEFT, NO_KEYS, start + by)


def stop_in_database(on: Stage, reference: str) -> tuple[int, StopOnRoute]:
    """Route number and stop, as the database has it."""
    plan = zone_plan(on.office.desk("dispatcher"), "North", on.day)
    return next(
        (route.route, stop)
        for route in plan.routes
        for stop in route.stops
        if stop.reference == reference
    )


def test_a_stop_is_dragged_to_another_technician_and_time(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        before = on.spot(held.reference)
        rows = 1 if before.route.route == 1 else -1
        drag(on, held.reference, minutes=45, rows=rows)
        qtbot.waitUntil(lambda: on.spot(held.reference).route.route != before.route.route)
        route, stop = stop_in_database(on, held.reference)
        assert route == before.route.route + rows
        assert stop.arrives_at == before.stop.arrives_at + timedelta(minutes=45)
        assert not on.tab.day.notice.isVisible()


def test_what_cannot_work_snaps_back_with_its_reason(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        before = on.spot(held.reference)
        drag(on, held.reference, minutes=240)
        qtbot.waitUntil(on.tab.day.notice.isVisible)
        assert f"{held.reference} is promised for" in on.tab.day.notice.text()
        assert on.tab.day.timeline.lifted is None
        assert stop_in_database(on, held.reference)[1].arrives_at == before.stop.arrives_at


def test_a_stop_is_moved_by_keyboard_alone(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        before = on.spot(held.reference).stop.arrives_at
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return)
        timeline = on.tab.day.timeline
        qtbot.waitUntil(timeline.hasFocus)
        for _ in range(3):
            QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
        QTest.keyClick(timeline, Qt.Key.Key_Return)
        later = before + timedelta(minutes=15)
        qtbot.waitUntil(lambda: on.spot(held.reference).stop.arrives_at == later)
        assert stop_in_database(on, held.reference)[1].arrives_at == later
        assert timeline.hasFocus()


def test_a_stop_is_pinned_and_unpinned(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        timeline = on.tab.day.timeline
        QTest.keyClick(timeline, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: on.spot(held.reference).stop.pinned)
        assert stop_in_database(on, held.reference)[1].pinned
        assert "pinned" in timeline.accessibleDescription()
        drag(on, held.reference, minutes=30)
        assert "is pinned. Unpin the stop" in on.tab.day.notice.text()
        QTest.keyClick(timeline, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not on.spot(held.reference).stop.pinned)


def test_what_another_desk_does_is_seen_at_once(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        other = on.hold("S2", "10-12")
        qtbot.waitUntil(lambda: on.has_stop(other.reference))
        confirm(own_office.desk("dispatcher"), uuid4(), other.reference)
        qtbot.waitUntil(lambda: on.spot(other.reference).stop.state == "confirmed")
        route, stop = stop_in_database(on, other.reference)
        later = stop.arrives_at + timedelta(minutes=20)
        move_stop(
            own_office.desk("dispatcher"),
            uuid4(),
            "North",
            on.day,
            other.reference,
            route=route,
            to_route=3 - route,
            arrives_at=later,
        )
        qtbot.waitUntil(lambda: on.spot(other.reference).stop.arrives_at == later)


def test_any_zone_day_can_be_looked_at(own_office: Office, qtbot: QtBot) -> None:
    own_office.add_zone("South")
    own_office.add_routes(own_office.day(4), 3, "South")
    with stage(own_office, qtbot) as on:
        on.tab.day.bar.set_day("South", on.day)
        on.tab.day.bar.step(1)
        qtbot.waitUntil(
            lambda: (
                on.tab.day.timeline.plan is not None
                and (on.tab.day.timeline.plan.zone, len(on.tab.day.timeline.plan.routes))
                == ("South", 3)
            )
        )
        assert "3 routes · 0 stops" in on.tab.day.bar.summary


def test_a_hold_brings_its_own_day_into_sight(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        assert (on.tab.day.bar.zone, on.tab.day.bar.service_date) == ("North", on.day)
        spot = on.tab.day.timeline.current()
        assert spot is not None
        assert spot.stop.reference == held.reference
        assert on.tab.details.spot == spot
