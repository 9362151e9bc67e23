from __future__ import annotations

import pytest

from core.planning.model import Place, Route, Travel, Visit, ZoneDay
from core.planning.travel import Roads, drive_minutes, great_circle_km

ARVADA = Place("arvada", 39.8028, -105.0875)
GOLDEN = Place("golden", 39.7555, -105.2211)
NOWHERE = Place("nowhere")


def test_great_circle_has_the_earth_radius_of_the_rule() -> None:
    quarter = great_circle_km(Place("a", 0.0, 0.0), Place("b", 0.0, 90.0))
    assert quarter == pytest.approx(6371.0 * 3.141592653589793 / 2)


def test_minutes_are_rounded_up() -> None:
    kilometres = great_circle_km(ARVADA, GOLDEN)
    assert kilometres is not None
    exact = kilometres * 1.3 / 40.0 * 60
    minutes = drive_minutes(Travel(), ARVADA, GOLDEN)
    assert exact <= minutes < exact + 1
    assert minutes == 25


def test_same_site_takes_no_time_and_unknown_places_the_default() -> None:
    assert drive_minutes(Travel(), NOWHERE, NOWHERE) == 0
    assert drive_minutes(Travel(default_minutes=17), ARVADA, NOWHERE) == 17


def _visit(name: str, zone: str) -> Visit:
    return Visit(name, Place(name), zone, 30, 1, 0, 60)


def _roads(start: Place | None) -> tuple[Roads, Route]:
    route = Route("r", "north", 0, 600, start=start)
    travel = {"north": Travel(), "south": Travel()}
    return Roads(ZoneDay("north", (route,), (), (), travel, {("south", "north"): 40})), route


def test_the_first_drive_counts_only_from_a_known_start() -> None:
    roads, route = _roads(None)
    assert roads.to_stop(route, None, _visit("a", "north")) == 0
    roads, route = _roads(NOWHERE)
    assert roads.to_stop(route, None, _visit("a", "north")) == 15


def test_the_border_takes_the_links_minutes_once() -> None:
    roads, route = _roads(None)
    home, first, second = _visit("a", "north"), _visit("b", "south"), _visit("c", "south")
    assert roads.to_stop(route, None, first) == 40
    assert roads.to_stop(route, home, first) == 40
    assert roads.to_stop(route, first, second) == 15
    assert roads.to_stop(route, second, home) == 15


def test_the_rows_of_a_day_agree_with_the_single_drive() -> None:
    roads, _ = _roads(None)
    assert roads.row("north", ARVADA, (GOLDEN, NOWHERE, ARVADA)) == [
        drive_minutes(Travel(), ARVADA, GOLDEN),
        15,
        0,
    ]
