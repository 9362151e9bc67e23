"""Paints what frames the timeline's rows: the hours above them, the routes beside them, now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen

from ui.dispatch.route_marks import paint_mark, route_colour
from ui.dispatch.stop_words import load_percent, route_load, route_name
from ui.dispatch.timeline_paint import blend
from ui.theme import Size, muted, state_colours

if TYPE_CHECKING:
    from datetime import datetime

    from core.booking.zone_plan import PlannedRoute, ZonePlan
    from ui.dispatch.timeline_scale import Scale
    from ui.moments import LocalTimes

MARK: Final = 5.0
_LOAD_HEIGHT: Final = 3.0
_FULL: Final = 100


class EdgesPainter:
    """Paints the axis and the routes' heads; made anew for another palette or font."""

    def __init__(self, palette: QPalette, times: LocalTimes) -> None:
        self._times = times
        self._palette = palette
        self._ground = palette.color(QPalette.ColorRole.Window)
        self._text = palette.color(QPalette.ColorRole.WindowText)
        self._muted = muted(palette)
        self._line = palette.color(QPalette.ColorRole.Mid)
        self._accent = palette.color(QPalette.ColorRole.Accent)
        self._name_font = Size.BODY.font(bold=True)
        self._small_font = Size.SMALL.font()
        self._name_metrics = QFontMetricsF(self._name_font)
        self._small_metrics = QFontMetricsF(self._small_font)

    def axis_height(self) -> int:
        """Of the hours above the rows."""
        return round(self._small_metrics.height() + 12)

    def head_width(self, plan: ZonePlan, most: float) -> int:
        """Wide enough for the names of the day, and not wider than ``most``."""
        small = [self._small_metrics.horizontalAdvance(route_load(r)) for r in plan.routes]
        shifts = [self._small_metrics.horizontalAdvance(self._shift(r)) for r in plan.routes]
        names = [self._name_metrics.horizontalAdvance(route_name(r)) for r in plan.routes]
        wanted = max([*small, *names, *shifts, 90.0]) + 4 * MARK + 14
        return round(min(wanted, most))

    def axis(
        self, painter: QPainter, scale: Scale, area: QRectF, offset: float, now: datetime
    ) -> None:
        """Hours and now in ``area``; ``offset``: how far the contents are scrolled to the left."""
        painter.fillRect(area, self._ground)
        painter.save()
        painter.setClipRect(area)
        painter.setFont(self._small_font)
        plate = self._now_plate(scale, now, area, offset)
        instants = list(self._times.hours(scale.first, scale.last))
        names_zone = self._times.changes_clocks(scale.first, scale.last)
        base = area.top() + 4 + self._small_metrics.ascent()
        taken = area.left() - offset
        for at in instants:
            x = area.left() + scale.x(at) - offset
            painter.setPen(QPen(self._line, 1.0))
            painter.drawLine(QPointF(x, area.bottom() - 5), QPointF(x, area.bottom()))
            label = self._label(at, names_zone=names_zone)
            width = self._small_metrics.horizontalAdvance(label)
            # the first and last hour's labels stand inside, the others on their line's middle
            end = area.left() + scale.width - offset
            left = min(max(x - width / 2, area.left() + 2 - offset), end - width - 2)
            is_free = left >= taken and not plate.intersects(QRectF(left, area.top(), width, 10))
            if is_free:
                painter.setPen(self._muted)
                painter.drawText(QPointF(left, base), label)
                taken = left + width + 8
        self._tell_now(painter, plate, now)
        painter.setPen(QPen(self._line, 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def now_line(
        self, painter: QPainter, scale: Scale, now: datetime, area: QRectF, offset: QPointF
    ) -> None:
        """The line of now through the rows in ``area``."""
        x = area.left() + scale.x(now) - offset.x()
        if area.left() <= x <= area.right() and scale.first <= now <= scale.last:
            bottom = min(area.bottom(), area.top() + scale.height - offset.y())
            painter.setPen(QPen(state_colours("urgent", self._palette).ink, 1.5))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom))

    def _now_plate(self, scale: Scale, now: datetime, area: QRectF, offset: float) -> QRectF:
        """Where the axis says what time it is; null where now is not in sight."""
        x = area.left() + scale.x(now) - offset
        if not (area.left() <= x <= area.right() and scale.first <= now <= scale.last):
            return QRectF()
        width = self._small_metrics.horizontalAdvance(self._times.time(now)) + 10
        plate = QRectF(x - width / 2, area.top() + 2, width, self._small_metrics.height() + 3)
        plate.moveLeft(min(max(plate.left(), area.left()), area.right() - width))
        return plate

    def _tell_now(self, painter: QPainter, plate: QRectF, now: datetime) -> None:
        if plate.isNull():
            return
        ink = state_colours("urgent", self._palette).ink
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(self._ground)
        painter.drawRoundedRect(plate, 3, 3)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._times.time(now))

    def head(self, painter: QPainter, route: PlannedRoute, row: int, area: QRectF) -> None:
        """Name, shift and load of the route in a row, with its mark in the plot."""
        painter.fillRect(area, self._ground)
        lines = self._name_metrics.height() + self._small_metrics.height()
        has_third = area.height() >= lines + self._small_metrics.height() + 8
        if has_third:
            lines += self._small_metrics.height()
        top = area.center().y() - (lines + _LOAD_HEIGHT + 2) / 2
        colour = route_colour(row, self._palette)
        centre = QPointF(area.left() + 2 * MARK, top + self._name_metrics.height() / 2)
        paint_mark(painter, row, centre, MARK, colour, self._ground)
        left, right = area.left() + 4 * MARK, area.right() - 6
        painter.setPen(self._text)
        painter.setFont(self._name_font)
        name = self._name_metrics.elidedText(
            route_name(route), Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(QPointF(left, top + self._name_metrics.ascent()), name)
        painter.setFont(self._small_font)
        painter.setPen(self._muted)
        base = top + self._name_metrics.height() + self._small_metrics.ascent()
        words = [self._shift(route), route_load(route)] if has_third else [route_load(route)]
        for line in words:
            fitting = self._small_metrics.elidedText(
                line, Qt.TextElideMode.ElideRight, right - left
            )
            painter.drawText(QPointF(left, base), fitting)
            base += self._small_metrics.height()
        bar = QRectF(left, top + lines + 2, right - left, _LOAD_HEIGHT)
        painter.fillRect(bar, blend(self._text, 0.14))
        bar.setWidth(bar.width() * min(load_percent(route), _FULL) / _FULL)
        painter.fillRect(bar, self._accent)
        painter.setPen(QPen(blend(self._line, 0.6), 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(self._line, 1.0))
        painter.drawLine(area.topRight(), area.bottomRight())

    def _shift(self, route: PlannedRoute) -> str:
        return self._times.span(route.starts_at, route.ends_at)

    def _label(self, instant: datetime, *, names_zone: bool) -> str:
        label = self._times.hour(instant)
        return f"{label} {self._times.zone_word(instant)}" if names_zone else label
