"""Pixels and steps of the timeline, also on days when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.ui.dispatch.plans import at
from ui.dispatch.timeline_move import snap
from ui.dispatch.timeline_scale import Scale


def test_pixels_are_elapsed_time_across_the_change() -> None:
    midnight = datetime(2026, 3, 8, tzinfo=ZoneInfo("America/Denver"))
    first, last = (one.astimezone(UTC) for one in (midnight, midnight + timedelta(days=1)))
    scale = Scale.fitting((first, last), 1, (2300.0, 60.0), least_row_height=40.0)
    assert scale.hour_width == pytest.approx(100.0)
    noon = at(12, day=date(2026, 3, 8))
    assert scale.x(noon) == pytest.approx(1100.0)
    assert scale.instant(1100.0) == noon


@pytest.mark.parametrize(("minute", "step", "to"), [(7, 5, 5), (8, 5, 10), (7, 1, 7)])
def test_a_dragged_stop_snaps_to_the_nearest_step(minute: int, step: int, to: int) -> None:
    assert snap(at(9, minute), step) == at(9, to)
