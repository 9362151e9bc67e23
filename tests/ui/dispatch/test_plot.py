"""The plot: where stops stand, the scale bar, and what it says of sites it cannot show."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.dispatch.plans import at, big_plan, make_plan, make_route, make_stop
from ui.dispatch.plot import Plot
from ui.dispatch.plot_scale import KM_PER_DEGREE, Projection, ScaleBar
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

AREA = QRectF(10, 10, 300, 200)


def test_north_is_up_east_is_right_and_a_kilometre_is_as_long_in_both() -> None:
    shown = Projection.fitting([(39.8, -105.2), (39.9, -105.0)], AREA)
    assert shown is not None
    middle = shown.point(39.85, -105.1)
    assert middle == AREA.center()
    north = shown.point(39.85 + 1 / KM_PER_DEGREE, -105.1)
    assert north.y() < middle.y()
    assert isclose(middle.y() - north.y(), shown.pixels_per_km)
    east = shown.point(39.85, -105.0)
    assert isclose((east.x() - middle.x()) / shown.pixels_per_km, 8.537, rel_tol=0.01)
    for latitude, longitude in ((39.8, -105.2), (39.9, -105.0)):
        assert AREA.adjusted(-1, -1, 1, 1).contains(shown.point(latitude, longitude))


def test_one_place_is_not_blown_up_without_end() -> None:
    shown = Projection.fitting([(39.8, -105.2)], AREA)
    assert shown is not None
    assert shown.pixels_per_km <= AREA.height()
    assert Projection.fitting([], AREA) is None


@pytest.mark.parametrize(
    ("pixels_per_km", "is_metric", "length"),
    [(50.0, True, 2.0), (50.0, False, 1.0), (7.0, True, 10.0), (500.0, True, 0.2)],
)
def test_the_scale_bar_is_a_round_length_that_fits(
    pixels_per_km: float, length: float, *, is_metric: bool
) -> None:
    bar = ScaleBar.fitting(pixels_per_km, 100.0, is_metric=is_metric)
    assert isclose(bar.length, length)
    assert bar.width <= 100.0


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    made = Plot(LocalTimes("America/Denver"))
    qtbot.addWidget(made)
    made.resize(320, 260)
    return made


def test_sites_without_coordinates_are_counted_in_words(plot: Plot) -> None:
    here = make_stop("A", at(8), latitude=39.8, longitude=-105.1)
    plot.set_plan(make_plan(make_route(1, here, make_stop("B", at(9)), make_stop("C", at(10)))))
    assert plot.accessibleDescription() == "2 sites without coordinates are not shown."
    plot.set_plan(make_plan(make_route(1, make_stop("B", at(9)))))
    assert plot.said() == "None of the day's 1 sites has coordinates."
    plot.set_plan(make_plan(make_route(1, here)))
    assert plot.said() == ""


def test_a_click_on_a_mark_chooses_its_stop(plot: Plot, qtbot: QtBot) -> None:
    plot.set_plan(big_plan(2, 3))
    plot.show()
    middle = plot.place_of(("B2-1", 2))
    assert middle is not None
    with qtbot.waitSignal(plot.stop_chosen) as caught:
        QTest.mouseClick(
            plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle.toPoint()
        )
    assert caught.args[0].key == ("B2-1", 2)
    assert plot.place_of(("nobody", 2)) is None
    assert isinstance(middle, QPointF)


def test_it_looks_as_it_should(
    plot: Plot, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    plot.set_plan(big_plan(6, 5))
    plot.set_current(("B2-1", 2))
    plot.set_highlight("B2-1")
    look(plot, "dispatch-plot", (320, 260))
