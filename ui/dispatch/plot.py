"""A map-like plot of a zone-day: stops where their coordinates are, routes as lines in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.dispatch.plot_scale import Projection, ScaleBar
from ui.dispatch.route_marks import paint_mark, route_colour, route_dash
from ui.dispatch.stop_words import kept_for, route_name, stop_words
from ui.dispatch.timeline_paint import blend
from ui.dispatch.timeline_scale import Spot, spots
from ui.theme import GRID, Size, muted

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from core.booking.zone_plan import PlannedRoute, ZonePlan
    from ui.moments import LocalTimes

RADIUS: Final = 5.5
_REACH: Final = 10.0
_MARGIN: Final = 18.0
_DIM: Final = 0.35


class Plot(QWidget):
    """Shows where a ZonePlan's stops are; ``stop_chosen(Spot)``: one was clicked.

    The keyboard walks the same stops in the timeline, so the plot takes no focus.
    """

    stop_chosen = Signal(object)

    def __init__(self, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._plan: ZonePlan | None = None
        self._current: tuple[str, int] | None = None
        self._highlight: str | None = None
        self.setAccessibleName(self.tr("Plot of the day's stops"))
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_plan(self, plan: ZonePlan | None) -> None:
        """Show the day; None: nothing."""
        self._plan = plan
        self.setAccessibleDescription(self.said())
        self.update()

    def set_current(self, key: tuple[str, int] | None) -> None:
        """The timeline's current stop, by reference and route."""
        if key != self._current:
            self._current = key
            self.update()

    def set_highlight(self, reference: str | None) -> None:
        """The hold that is judged."""
        self._highlight = reference
        self.update()

    def said(self) -> str:
        """What cannot be shown, in words."""
        if self._plan is None:
            return ""
        every = {spot.stop.site: spot for spot in spots(self._plan)}
        missing = sum(1 for spot in every.values() if _place(spot) is None)
        if not every:
            return self.tr("No stops yet on this day.")
        if missing == len(every):
            return self.tr("None of the day's {n} sites has coordinates.").format(n=len(every))
        if missing == 1:
            return self.tr("1 site without coordinates is not shown.")
        if missing:
            return self.tr("{n} sites without coordinates are not shown.").format(n=missing)
        return ""

    def place_of(self, key: tuple[str, int]) -> QPointF | None:
        """Where the stop of this reference and route is drawn; None: it is not."""
        projection = self._projection()
        if self._plan is None or projection is None:
            return None
        found = next((spot for spot in spots(self._plan) if spot.key == key), None)
        place = _place(found) if found is not None else None
        return projection.point(*place) if place is not None else None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for a zone."""
        return QSize(300, 240)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Lines below, marks above, the current route and the hold on top."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.0))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        projection = self._projection()
        words = self.said()
        painter.setFont(Size.SMALL.font())
        if self._plan is None or projection is None:
            painter.setPen(muted(self.palette()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, words)
            return
        order = list(enumerate(self._plan.routes))
        order.sort(key=lambda pair: self._is_current(pair[1]))
        for index, route in order:
            self._route(painter, index, route, projection)
        self._paint_scale(painter, projection)
        if words:
            painter.setPen(muted(self.palette()))
            area = QRectF(self.rect()).adjusted(8, 6, -8, -6)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, flags | Qt.TextFlag.TextWordWrap, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the stop under the mouse."""
        spot = self._spot_at(event.position())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.stop_chosen.emit(spot)

    def event(self, event: QEvent) -> bool:
        """Tool tips of stops."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            if spot is not None:
                words = "\n".join(stop_words(spot, self._times))
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _projection(self) -> Projection | None:
        if self._plan is None:
            return None
        points = [at for spot in spots(self._plan) if (at := _place(spot)) is not None]
        if not points:
            return None
        points += [at for route in self._plan.routes if (at := _start(route)) is not None]
        below = QFontMetricsF(Size.SMALL.font()).height() + 2 * GRID
        area = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - below)
        return Projection.fitting(points, area)

    def _is_current(self, route: PlannedRoute) -> bool:
        return self._current is not None and self._current[1] == route.route

    def _route(
        self, painter: QPainter, index: int, route: PlannedRoute, projection: Projection
    ) -> None:
        colour = route_colour(index, self.palette())
        is_current = self._is_current(route)
        if self._current is not None and not is_current:
            colour = blend(colour, _DIM)
        line = QPolygonF()
        start = _start(route)
        if start is not None and route.stops:
            line.append(projection.point(*start))
        for stop in route.stops:
            at = _place(Spot(route, stop))
            if at is not None:
                line.append(projection.point(*at))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.4 if is_current else 1.4, route_dash(index)))
        painter.drawPolyline(line)
        if start is not None and route.stops:
            self._house(painter, projection.point(*start), colour)
        edge = self.palette().color(QPalette.ColorRole.Base)
        for number, stop in enumerate(route.stops, start=1):
            at = _place(Spot(route, stop))
            if at is None:
                continue
            centre = projection.point(*at)
            paint_mark(painter, index, centre, RADIUS, colour, edge)
            key = (stop.reference, route.route)
            if key == self._current or kept_for(stop) == self._highlight:
                self._ring(painter, centre, is_hold=kept_for(stop) == self._highlight)
            if is_current:
                self._number(painter, centre, number)

    def _ring(self, painter: QPainter, centre: QPointF, *, is_hold: bool) -> None:
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.0))
        painter.drawEllipse(centre, RADIUS + 4, RADIUS + 4)
        if is_hold:
            painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(centre, RADIUS + 8, RADIUS + 8)

    def _number(self, painter: QPainter, centre: QPointF, number: int) -> None:
        """The stop's place in its route, beside its mark."""
        painter.setFont(Size.SMALL.font(bold=True))
        words = str(number)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 6
        height = QFontMetricsF(painter.font()).height()
        plate = QRectF(centre.x() + RADIUS + 1, centre.y() - height - 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(self.palette().color(QPalette.ColorRole.Base), 0.85))
        painter.drawRoundedRect(plate, 3, 3)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(Size.SMALL.font())

    def _house(self, painter: QPainter, centre: QPointF, colour: QColor) -> None:
        """Where a route's day begins."""
        size = RADIUS + 1
        roof = ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.8, 0.0), (0.8, 1.0), (-0.8, 1.0))
        corners = [*roof, (-0.8, 0.0)]
        shape = QPolygonF([centre + QPointF(x, y) * size for x, y in corners])
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(self.palette().base())
        painter.drawPolygon(shape)

    def _paint_scale(self, painter: QPainter, projection: Projection) -> None:
        locale = QLocale()
        is_metric = locale.measurementSystem() is QLocale.MeasurementSystem.MetricSystem
        bar = ScaleBar.fitting(
            projection.pixels_per_km, max(self.width() / 3, 60.0), is_metric=is_metric
        )
        bottom, left = self.height() - 10.0, 12.0
        painter.setPen(QPen(muted(self.palette()), 1.5))
        right = left + bar.width
        painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
        painter.drawLine(QPointF(left, bottom - 4), QPointF(left, bottom + 1))
        painter.drawLine(QPointF(right, bottom - 4), QPointF(right, bottom + 1))
        length = locale.toString(bar.length, "g", 3)
        words = self.tr("{n} km") if bar.is_metric else self.tr("{n} mi")
        painter.setFont(Size.SMALL.font())
        painter.drawText(QPointF(right + 6, bottom + 2), words.format(n=length))
        route = self._current_route()
        if route is not None:
            area = QRectF(0, bottom - 16, self.width() - 10.0, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, flags, route_name(route))

    def _current_route(self) -> PlannedRoute | None:
        routes = self._plan.routes if self._plan else ()
        return next((route for route in routes if self._is_current(route)), None)

    def _spot_at(self, at: QPointF) -> Spot | None:
        projection = self._projection()
        if projection is None or self._plan is None:
            return None
        best, least = None, _REACH
        for spot in spots(self._plan):
            place = _place(spot)
            if place is None:
                continue
            off = projection.point(*place) - at
            far = (off.x() ** 2 + off.y() ** 2) ** 0.5
            if far < least:
                best, least = spot, far
        return best


def _place(spot: Spot) -> tuple[float, float] | None:
    if spot.stop.latitude is None or spot.stop.longitude is None:
        return None
    return spot.stop.latitude, spot.stop.longitude


def _start(route: PlannedRoute) -> tuple[float, float] | None:
    if route.start_latitude is None or route.start_longitude is None:
        return None
    return route.start_latitude, route.start_longitude
