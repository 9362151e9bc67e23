"""Drive minutes between places, by the rule "Driving" of docs/domain.md.

Great circle (haversine, Earth radius 6371.0 km) times road factor over speed, rounded up to whole
minutes, where both places have coordinates; else the zone's default; 0 for the same place.
The rule of a drive is that of the *route's* zone.
"""

from __future__ import annotations

from math import asin, ceil, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.planning.model import Place, Route, Travel, Visit, ZoneDay

EARTH_RADIUS_KM = 6371.0

Point = tuple[float, float, float] | None


def great_circle_km(from_place: Place, to_place: Place) -> float | None:
    """Kilometres along the great circle; None when a coordinate is unknown."""
    start, end = _point(from_place), _point(to_place)
    if start is None or end is None:
        return None
    return 2.0 * EARTH_RADIUS_KM * asin(sqrt(_haversine(start, end)))


def drive_minutes(travel: Travel, from_place: Place, to_place: Place) -> int:
    """Whole minutes of the drive between two places, zones aside."""
    if from_place.key == to_place.key:
        return 0
    kilometres = great_circle_km(from_place, to_place)
    if kilometres is None:
        return travel.default_minutes
    return ceil(kilometres * travel.road_factor / travel.speed_kmh * 60)


def _point(place: Place) -> Point:
    if place.latitude is None or place.longitude is None:
        return None
    latitude = radians(place.latitude)
    return latitude, radians(place.longitude), cos(latitude)


def _haversine(start: tuple[float, float, float], end: tuple[float, float, float]) -> float:
    vertical = sin((start[0] - end[0]) / 2.0)
    horizontal = sin((start[1] - end[1]) / 2.0)
    value = vertical * vertical + start[2] * end[2] * (horizontal * horizontal)
    return min(1.0, value)


class Roads:
    """The drives of one zone-day, each computed once.

    ``links`` are those of the day: (zone of the site, zone of the route) → least minutes.
    """

    __slots__ = ("_minutes", "_points", "links", "travel")

    def __init__(self, day: ZoneDay) -> None:
        self.travel: Mapping[str, Travel] = day.travel
        self.links: Mapping[tuple[str, str], int] = day.links
        self._minutes: dict[tuple[str, str, str], int] = {}
        self._points: dict[str, Point] = {}

    def may_serve(self, route: Route, visit: Visit) -> bool:
        """Whether the route's zone covers the visit's site at all."""
        return visit.zone == route.zone or (visit.zone, route.zone) in self.links

    def between(self, zone: str, from_place: Place, to_place: Place) -> int:
        """Minutes between two places by the rule of the route's ``zone``, borders aside."""
        key = (zone, from_place.key, to_place.key)
        minutes = self._minutes.get(key)
        if minutes is None:
            minutes = self.row(zone, from_place, (to_place,))[0]
            self._minutes[key] = minutes
        return minutes

    def row(self, zone: str, from_place: Place, to_places: Sequence[Place]) -> list[int]:
        """Minutes from one place to each of the others (the rule is symmetric)."""
        travel = self.travel[zone]
        default, own = travel.default_minutes, from_place.key
        points = self._points
        start = self._known(from_place)
        factor, speed = travel.road_factor, travel.speed_kmh
        out: list[int] = []
        add = out.append
        for place in to_places:
            if place.key == own:
                add(0)
                continue
            end = points[place.key] if place.key in points else self._known(place)
            if start is None or end is None:
                add(default)
                continue
            vertical = sin((start[0] - end[0]) / 2.0)
            horizontal = sin((start[1] - end[1]) / 2.0)
            value = vertical * vertical + start[2] * end[2] * (horizontal * horizontal)
            # The same order of operations as great_circle_km: the rounding up must agree.
            kilometres = 2.0 * EARTH_RADIUS_KM * asin(sqrt(min(value, 1.0)))
            add(ceil(kilometres * factor / speed * 60))
        return out

    def to_stop(self, route: Route, previous: Visit | None, visit: Visit) -> int:
        """Least drive minutes of ``visit`` after ``previous`` (None: first) on ``route``."""
        zone = route.zone
        if previous is not None:
            minutes = self.between(zone, previous.place, visit.place)
        elif route.start is not None:
            minutes = self.between(zone, route.start, visit.place)
        else:
            minutes = 0
        if visit.zone != zone and (previous is None or previous.zone != visit.zone):
            return max(minutes, self.links.get((visit.zone, zone), 0))
        return minutes

    def _known(self, place: Place) -> Point:
        point = _point(place)
        self._points[place.key] = point
        return point
