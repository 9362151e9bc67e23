"""A zone's day as a timeline: one row a technician, stops as bars inside their promises.

One painted widget: its rows are kept as a picture, over which the current stop's way to another
place is drawn, so that a stop under the mouse follows it at any number of stops.
"""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from ui.dispatch.stop_words import kept_for, move_sentence, stop_sentence
from ui.dispatch.timeline_edges import EdgesPainter
from ui.dispatch.timeline_paint import RowsPainter, Shown
from ui.dispatch.timeline_scale import Scale, Spot, day_span, spots
from ui.widgets.empty_text import paint_empty_text

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.booking.zone_plan import PlannedRoute, ZonePlan
    from ui.clock import ServerClock
    from ui.dispatch.timeline_move import Move
    from ui.moments import LocalTimes

MOST_ZOOM: Final = 4.0
_ZOOM_STEP: Final = 1.25
_LOOKS: Final = {
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
}
PAINT_SECONDS: Final = 0.008
"""Rows are painted for so long in one go; a day of thirty routes takes ten of them, once."""
MOST_HEAD_WIDTH: Final = 200.0
_HEAD_SHARE: Final = 0.27


class TimelineView(QAbstractScrollArea):
    """Shows a ZonePlan, its current stop, a highlighted hold, and a stop on its way elsewhere.

    ``current_changed`` carries a Spot, or None. Hands, on mouse and keyboard, are its subclass's.
    """

    current_changed = Signal(object)

    def __init__(
        self, times: LocalTimes, clock: ServerClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._times = times
        self._clock = clock
        self._plan: ZonePlan | None = None
        self._spots: tuple[Spot, ...] = ()
        self._scale: Scale | None = None
        self._empty = ("", "")
        self._current: tuple[str, int] | None = None
        self._highlight: str | None = None
        self._move: Move | None = None
        self._head_width = 0
        self._zoom = 1.0
        self._pictures: dict[int, tuple[tuple[PlannedRoute, Scale, Shown], QPixmap]] = {}
        self._heads: dict[int, tuple[tuple[PlannedRoute, Scale, int], QPixmap]] = {}
        self._rows = RowsPainter(self.palette(), times, self.devicePixelRatioF())
        self._edges = EdgesPainter(self.palette(), times)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline of the zone's day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        clock.ticked.connect(self._on_ticked)
        self._minute: datetime | None = None

    # what it shows

    @property
    def plan(self) -> ZonePlan | None:
        """The day shown."""
        return self._plan

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every stop shown, route by route."""
        return self._spots

    @property
    def lifted(self) -> Move | None:
        """The stop on its way, if one is."""
        return self._move

    @property
    def scale(self) -> Scale | None:
        """Where things stand in the rows; None while there are none."""
        return self._scale

    def set_plan(self, plan: ZonePlan) -> None:
        """Show the day; the current stop stays current if it is still there."""
        self._plan = plan
        self._spots = spots(plan)
        self.drop_move()
        if self.current() is None:
            self._current = None
        self._lay_out()
        self._tell_current()

    def set_empty(self, title: str, hint: str) -> None:
        """Say why there is nothing to see, and what to do."""
        self._plan, self._spots, self._scale = None, (), None
        self._empty = (title, hint)
        self.drop_move()
        self._current = None
        self._lay_out()
        self._tell_current()

    def set_highlight(self, reference: str | None) -> None:
        """Mark every stop of a booking, and make its first one current."""
        self._highlight = reference
        found = next((s for s in self._spots if s.stop.reference == reference), None)
        found = found or next((s for s in self._spots if kept_for(s.stop) == reference), None)
        if found is not None:
            self.set_current(found.key)
        self.viewport().update()

    def current(self) -> Spot | None:
        """The current stop."""
        return next((spot for spot in self._spots if spot.key == self._current), None)

    def set_current(self, key: tuple[str, int] | None) -> None:
        """Make the stop of this reference and route current, and bring it into sight."""
        if key == self._current:
            return
        self.drop_move()
        self._current = key
        self.viewport().update()
        self._bring_into_sight()
        self._tell_current()

    def stop_rect(self, key: tuple[str, int]) -> QRectF:
        """Where the work of a stop is drawn, in the viewport's pixels."""
        spot = next(spot for spot in self._spots if spot.key == key)
        if self._scale is None:
            return QRectF()
        return self._scale.work(self._row_of(spot), spot.stop).translated(self._origin())

    def set_move(self, move: Move) -> None:
        """Show a stop where it would go."""
        self._move = move
        self._describe(move_sentence(move, self._times))
        self.viewport().update()

    def drop_move(self) -> None:
        """The stop is where it was."""
        if self._move is not None:
            self._move = None
            self.viewport().update()
            self._describe_current()

    # geometry

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Three rows and the hours."""
        return QSize(320, 48 + round(3 * self._rows.least_row_height))

    def _origin(self) -> QPointF:
        """Where the contents' corner stands in the viewport."""
        return QPointF(
            self._head_width - self.horizontalScrollBar().value(),
            self._edges.axis_height() - self.verticalScrollBar().value(),
        )

    def _measured_head(self) -> int:
        if self._plan is None:
            return 0
        most = min(self.viewport().width() * _HEAD_SHARE, MOST_HEAD_WIDTH)
        return self._edges.head_width(self._plan, most)

    def _area(self) -> QRectF:
        """The rows' part of the viewport."""
        left, top = self._head_width, self._edges.axis_height()
        size = self.viewport().size()
        return QRectF(left, top, max(size.width() - left, 1), max(size.height() - top, 1))

    def _lay_out(self) -> None:
        before, self._scale = self._scale, None
        self._head_width = self._measured_head()
        plan = self._plan
        if plan is not None and plan.routes:
            area = self._area()
            self._scale = Scale.fitting(
                day_span(plan, self._times),
                len(plan.routes),
                (area.width(), area.height()),
                least_row_height=self._rows.least_row_height,
                zoom=self._zoom,
            )
            if self._scale != before:
                self._pictures.clear()
            wide, high = self._scale.width - area.width(), self._scale.height - area.height()
            self.horizontalScrollBar().setPageStep(round(area.width()))
            self.horizontalScrollBar().setRange(0, max(round(wide), 0))
            self.horizontalScrollBar().setSingleStep(round(self._scale.hour_width / 2))
            self.verticalScrollBar().setPageStep(round(area.height()))
            self.verticalScrollBar().setRange(0, max(round(high), 0))
            self.verticalScrollBar().setSingleStep(round(self._scale.row_height / 2))
        else:
            self.horizontalScrollBar().setRange(0, 0)
            self.verticalScrollBar().setRange(0, 0)
        self.viewport().update()

    def _row_of(self, spot: Spot) -> int:
        return self._row_of_route(spot.route.route)

    def _row_of_route(self, number: int) -> int:
        numbers = [route.route for route in self._plan.routes] if self._plan else []
        return numbers.index(number)

    def _bring_into_sight(self) -> None:
        spot = self.current()
        if spot is None or self._scale is None:
            return
        rect, area = self._scale.stop(self._row_of(spot), spot.stop), self._area()
        for bar, first, last, page in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), area.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), area.height()),
        ):
            if first < bar.value() + 8:
                bar.setValue(round(first - 8))
            elif last > bar.value() + page - 8:
                bar.setValue(round(last - page + 8))

    def _content(self, at: QPointF) -> QPointF:
        """A point of the viewport in the scale's pixels."""
        return at - self._origin()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The rows' pictures, and over them what moves."""
        del event
        plan, scale = self._plan, self._scale
        if plan is None or scale is None:
            paint_empty_text(self.viewport(), self.palette(), *self._empty)
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.palette().window())
        area, origin, now = self._area(), self._origin(), self._clock.now()
        first, last = scale.row(area.top() - origin.y()), scale.row(area.bottom() - origin.y())
        painter.setClipRect(QRectF(0, area.top(), area.right(), area.height()))
        until = time.monotonic() + PAINT_SECONDS
        for row in range(first, last + 1):
            if time.monotonic() > until and row not in self._pictures:
                # keys and mouse come first: the other rows follow in the next round
                QTimer.singleShot(0, self.viewport().update)
                break
            top = origin.y() + row * scale.row_height
            painter.drawPixmap(QPointF(origin.x(), top), self._row_picture(plan, scale, row))
            painter.drawPixmap(QPointF(0, top), self._head_picture(plan, scale, row))
        painter.setClipRect(area)
        offset = area.topLeft() - origin
        self._edges.now_line(painter, scale, now, area, offset)
        if self._move is not None:
            painter.translate(origin)
            row = self._row_of_route(self._move.to_route.route)
            self._rows.paint_move(painter, self._move, row, scale, area.translated(-origin))
            painter.resetTransform()
        painter.setClipping(False)
        hours = QRectF(area.left(), 0, area.width(), area.top())
        self._edges.axis(painter, scale, hours, offset.x(), now)
        painter.fillRect(QRectF(0, 0, area.left(), area.top()), self.palette().window())

    def _row_picture(self, plan: ZonePlan, scale: Scale, row: int) -> QPixmap:
        """The row of a route, painted anew only where it differs from the last time."""
        route = plan.routes[row]
        shown = self._shown_in(route)
        known = self._pictures.get(row)
        if known is not None and known[0] == (route, scale, shown):
            return known[1]
        picture = self._blank(scale.width, scale.row_height)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows.paint_row(painter, route, scale, shown, is_odd=bool(row % 2))
        painter.end()
        self._pictures[row] = (route, scale, shown), picture
        return picture

    def _head_picture(self, plan: ZonePlan, scale: Scale, row: int) -> QPixmap:
        route, width = plan.routes[row], self._head_width
        known = self._heads.get(row)
        if known is not None and known[0] == (route, scale, width):
            return known[1]
        picture = self._blank(width, scale.row_height)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._edges.head(painter, route, row, QRectF(0, 0, width, scale.row_height))
        painter.end()
        self._heads[row] = (route, scale, width), picture
        return picture

    def _blank(self, width: float, height: float) -> QPixmap:
        ratio = self.viewport().devicePixelRatioF()
        picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.palette().color(QPalette.ColorRole.Base))
        return picture

    def _shown_in(self, route: PlannedRoute) -> Shown:
        """What is marked in this row: nothing, in all rows but one or two."""
        keys = {(stop.reference, route.route) for stop in route.stops}
        has_highlight = any(kept_for(stop) == self._highlight for stop in route.stops)
        lifted = self._move.spot.key if self._move is not None else None
        has_current = self._current in keys
        return Shown(
            self._current if has_current else None,
            self._highlight if has_highlight else None,
            lifted if lifted in keys else None,
            has_current and self.hasFocus(),
        )

    @Slot()
    def _on_ticked(self) -> None:
        now = self._clock.now().replace(second=0, microsecond=0)
        if now != self._minute:
            self._minute = now
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fill the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 (Qt's name)
        """Other rows and hours are in sight."""
        del dx, dy
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another palette or font: everything is measured and painted anew."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._rows = RowsPainter(self.palette(), self._times, self.devicePixelRatioF())
            self._edges = EdgesPainter(self.palette(), self._times)
            self._pictures.clear()
            self._heads.clear()
            self._lay_out()

    # what is said to screen readers

    def _tell_current(self) -> None:
        self._describe_current()
        self.current_changed.emit(self.current())

    def _describe_current(self) -> None:
        spot = self.current()
        self._describe(stop_sentence(spot, self._times) if spot else " ".join(self._empty).strip())

    def _describe(self, words: str) -> None:
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
