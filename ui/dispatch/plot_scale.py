"""Coordinates to pixels for a zone-sized plot, and the scale bar that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, log10, radians
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterable

KM_PER_DEGREE: Final = 111.195
KM_PER_MILE: Final = 1.609344
_LEAST_KM: Final = 2.0
"""A day whose stops all stand in one street is not blown up beyond this."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Flat at the middle latitude: right to a few metres over a zone's size. North is up."""

    middle_latitude: float
    middle_longitude: float
    pixels_per_km: float
    middle: QPointF

    @classmethod
    def fitting(cls, points: Iterable[tuple[float, float]], area: QRectF) -> Projection | None:
        """Shows every (latitude, longitude) inside ``area``; None: there is no point."""
        found = list(points)
        if not found:
            return None
        south, north = min(p[0] for p in found), max(p[0] for p in found)
        west, east = min(p[1] for p in found), max(p[1] for p in found)
        middle = (south + north) / 2
        high = max((north - south) * KM_PER_DEGREE, _LEAST_KM)
        wide = max((east - west) * KM_PER_DEGREE * cos(radians(middle)), _LEAST_KM)
        fit = max(min(area.width() / wide, area.height() / high), 0.01)
        return cls(middle, (west + east) / 2, fit, area.center())

    def point(self, latitude: float, longitude: float) -> QPointF:
        """Where it is drawn."""
        squeeze = cos(radians(self.middle_latitude))
        east_km = (longitude - self.middle_longitude) * KM_PER_DEGREE * squeeze
        north_km = (latitude - self.middle_latitude) * KM_PER_DEGREE
        return QPointF(
            self.middle.x() + east_km * self.pixels_per_km,
            self.middle.y() - north_km * self.pixels_per_km,
        )


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """``length`` in the unit (km, mi), ``width`` in pixels."""

    length: float
    width: float
    is_metric: bool

    @classmethod
    def fitting(cls, pixels_per_km: float, most_width: float, *, is_metric: bool) -> ScaleBar:
        """The longest of 1, 2, 5, 10, 20 … units that is at most ``most_width`` pixels wide."""
        per_unit = pixels_per_km if is_metric else pixels_per_km * KM_PER_MILE
        most = most_width / per_unit
        decade = 10.0 ** floor(log10(most))
        length = max(step * decade for step in (1, 2, 5) if step * decade <= most * 1.000001)
        return cls(length, length * per_unit, is_metric)
