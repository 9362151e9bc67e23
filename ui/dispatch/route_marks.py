"""How routes are told apart in the plot and beside the timeline: each another shape and shade."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

_SHAPES: Final = 7
_DASHES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_GOLDEN: Final = 0.381966
"""Neighbouring routes get hues far apart, however many there are."""
_DARK: Final = 0.5


def route_colour(index: int, palette: QPalette) -> QColor:
    """The shade of the day's route number ``index`` (from 0), readable on Base."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    hue = (max(accent.hslHueF(), 0.0) + index * _GOLDEN) % 1.0
    is_dark = palette.color(QPalette.ColorRole.Base).lightnessF() < _DARK
    return QColor.fromHslF(hue, 0.6 if is_dark else 0.7, 0.68 if is_dark else 0.36)


def route_dash(index: int) -> Qt.PenStyle:
    """The line of the route in the plot."""
    return _DASHES[index % len(_DASHES)]


def paint_mark(
    painter: QPainter, index: int, centre: QPointF, radius: float, colour: QColor, edge: QColor
) -> None:
    """The shape of route ``index``, filled with ``colour``, with a thin ``edge``."""
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(colour)
    shape = index % _SHAPES
    if shape == 0:
        painter.drawEllipse(centre, radius, radius)
        return
    outline = _outline(shape)
    painter.drawPolygon(QPolygonF([centre + point * radius for point in outline]))


@cache
def _outline(shape: int) -> tuple[QPointF, ...]:
    """A square, a triangle, a diamond, a pentagon, a star or a cross of about radius 1."""
    if shape == 1:
        return tuple(QPointF(x, y) * 0.88 for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
    if shape == 2:  # noqa: PLR2004 the number is the shape's name
        return _ring(3, 1.2)
    if shape == 3:  # noqa: PLR2004
        return _ring(4, 1.2)
    if shape == 4:  # noqa: PLR2004
        return _ring(5, 1.1)
    if shape == 5:  # noqa: PLR2004
        outer, inner = _ring(5, 1.3), _ring(5, -0.62)
        # the inner ring points the other way: its third corner lies between the outer first two
        return tuple(p for n in range(5) for p in (outer[n], inner[(n + 3) % 5]))
    arm = 0.42
    corners = ((arm, -1), (arm, -arm), (1, -arm), (1, arm), (arm, arm), (arm, 1))
    right = [QPointF(x, y) * 1.05 for x, y in corners]
    left = [QPointF(-p.x(), -p.y()) for p in right]
    return (*right, *left)


def _ring(corners: int, radius: float) -> tuple[QPointF, ...]:
    """A regular shape with a corner at the top."""
    turns = (2 * pi * n / corners - pi / 2 for n in range(corners))
    return tuple(QPointF(cos(turn), sin(turn)) * radius for turn in turns)
