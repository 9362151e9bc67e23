"""Paints a zone-day's rows: shifts, promises, drives, stops. What is where, the scale knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen

from ui.dispatch.stop_words import is_kept, kept_for, move_sentence
from ui.icons import tinted_icon
from ui.theme import ICON, RADIUS, Size, state_colours, state_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from core.booking.zone_plan import PlannedRoute, StopOnRoute
    from ui.dispatch.timeline_move import Move
    from ui.dispatch.timeline_scale import Scale
    from ui.moments import LocalTimes

_PAD: Final = 4.0
_BAND_MARGIN: Final = 1.0
_TEXT_WIDTH: Final = 26.0
"""A bar narrower than this has its icon only; its words stand in the details."""

_OUTLINES: Final = {
    "held": Qt.PenStyle.DashLine,
    "proposed": Qt.PenStyle.DashDotLine,
    "kept": Qt.PenStyle.DotLine,
}
"""Undecided bars are dashed: told from decided ones without colour."""
_PATTERNS: Final = {
    "completed": Qt.BrushStyle.Dense6Pattern,
    "no_show": Qt.BrushStyle.DiagCrossPattern,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the day is marked: the current stop's key, the hold's reference, a lifted stop."""

    current: tuple[str, int] | None = None
    highlight: str | None = None
    lifted: tuple[str, int] | None = None
    has_focus: bool = False


def blend(colour: QColor, alpha: float) -> QColor:
    """The colour, let through."""
    seen = QColor(colour)
    seen.setAlphaF(alpha)
    return seen


class RowsPainter:
    """Paints rows in the coordinates of a Scale; made anew for another palette or font."""

    def __init__(self, palette: QPalette, times: LocalTimes, dpr: float) -> None:
        self._times = times
        self._dpr = dpr
        self._palette = palette
        role = QPalette.ColorRole
        self._text = palette.color(role.Text)
        self._base = palette.color(role.Base)
        self._odd = palette.color(role.AlternateBase)
        self._accent = palette.color(role.Accent)
        self._name_font = Size.BODY.font(bold=True)
        self._small_font = Size.SMALL.font()
        self._name_metrics = QFontMetricsF(self._name_font)
        self._small_metrics = QFontMetricsF(self._small_font)
        self._elided: dict[tuple[str, int, bool], str] = {}
        self._icons: dict[str, QPixmap] = {}
        line = palette.color(role.Mid)
        self._drive = QBrush(blend(self._text, 0.42), Qt.BrushStyle.BDiagPattern)
        self._off = palette.color(role.Window)
        self._quiet = blend(self._text, 0.13)
        self._block = QBrush(blend(self._text, 0.22), Qt.BrushStyle.DiagCrossPattern)
        self._edge = QPen(blend(self._text, 0.5), 1.5)
        self._rule = QPen(blend(line, 0.6), 1.0)
        self._grid = QPen(blend(line, 0.45), 1.0)
        self._band = blend(self._accent, 0.08)
        self._strong_band = blend(self._accent, 0.18)
        self._band_edge = QPen(blend(self._accent, 0.7), 1.0)

    @property
    def least_row_height(self) -> float:
        """Two lines of text in a bar."""
        return self._name_metrics.height() + self._small_metrics.height() + 14.0

    def paint_row(
        self, painter: QPainter, route: PlannedRoute, scale: Scale, shown: Shown, *, is_odd: bool
    ) -> None:
        """One route, as if it were the scale's first row."""
        # straight edges are sharper, and painted in half the time, without it
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._ground(painter, route, scale, is_odd=is_odd)
        painter.setPen(self._grid)
        for instant in self._times.hours(scale.first, scale.last):
            x = scale.x(instant)
            painter.drawLine(QPointF(x, 0.0), QPointF(x, scale.row_height))
        self._promises(painter, route, scale, shown)
        for first, last, reason in route.blocks:
            self._blocked(painter, scale.span(0, first, last, _BAND_MARGIN), reason)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stop in route.stops:
            self._stop(painter, stop, scale, shown, (stop.reference, route.route))

    def paint_move(
        self, painter: QPainter, move: Move, row: int, scale: Scale, visible: QRectF
    ) -> None:
        """The lifted stop where it would go, the promise it is bound by, and both in words."""
        stop = move.spot.stop
        band = scale.span(0, stop.promised_from, stop.promised_to)
        band.setHeight(scale.height)
        painter.fillRect(band, blend(self._accent, 0.12))
        painter.setPen(QPen(self._accent, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(band.topLeft(), band.bottomLeft())
        painter.drawLine(band.topRight(), band.bottomRight())
        shift = move.arrives_at - stop.arrives_at
        work = scale.work(row, stop).translated(
            scale.x(stop.arrives_at + shift) - scale.x(stop.arrives_at), 0.0
        )
        fits = move.keeps_promise
        ink = self._accent if fits else state_colours("urgent", self._palette).ink
        painter.setBrush(blend(self._base, 0.94))
        painter.setPen(QPen(ink, 2.0, Qt.PenStyle.SolidLine if fits else Qt.PenStyle.DashLine))
        painter.drawRoundedRect(work, RADIUS, RADIUS)
        self._bar_text(painter, replace(stop, arrives_at=move.arrives_at), work, self._text)
        self._label(painter, move_sentence(move, self._times), work, visible, ink)

    def _ground(
        self, painter: QPainter, route: PlannedRoute, scale: Scale, *, is_odd: bool
    ) -> None:
        """Lighter inside the shift, whose begin and end are lines."""
        whole = scale.span(0, scale.first, scale.last)
        painter.fillRect(whole, self._odd if is_odd else self._base)
        starts, ends = scale.x(route.starts_at), scale.x(route.ends_at)
        painter.fillRect(QRectF(0.0, 0.0, starts, whole.height()), self._off)
        painter.fillRect(QRectF(ends, 0.0, whole.width() - ends, whole.height()), self._off)
        painter.setPen(self._edge)
        painter.drawLine(QPointF(starts, 1), QPointF(starts, whole.height() - 1))
        painter.drawLine(QPointF(ends, 1), QPointF(ends, whole.height() - 1))
        painter.setPen(self._rule)
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _promises(self, painter: QPainter, route: PlannedRoute, scale: Scale, shown: Shown) -> None:
        """Each promise once, however many stops share it; the marked stop's stronger."""
        bands: dict[tuple[datetime, datetime], bool] = {}
        for stop in route.stops:
            promise = stop.promised_from, stop.promised_to
            bands[promise] = bands.get(promise, False) or self._is_marked(stop, route, shown)
        for promise, is_marked in bands.items():
            rect = scale.span(0, *promise, _BAND_MARGIN)
            painter.fillRect(rect, self._strong_band if is_marked else self._band)
            if is_marked:
                painter.setPen(self._band_edge)
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
                painter.drawLine(rect.topRight(), rect.bottomRight())

    @staticmethod
    def _is_marked(stop: StopOnRoute, route: PlannedRoute, shown: Shown) -> bool:
        is_current = (stop.reference, route.route) == shown.current
        return is_current or kept_for(stop) == shown.highlight

    def _blocked(self, painter: QPainter, rect: QRectF, reason: str) -> None:
        painter.fillRect(rect, blend(self._base, 0.7))
        painter.fillRect(rect, self._block)
        painter.setPen(QPen(blend(self._text, 0.5), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        words = self._fitting(reason, rect.width() - 2 * _PAD - 4, bold=False)
        if not words:
            return
        width = self._small_metrics.horizontalAdvance(words) + 6
        height = self._small_metrics.height()
        plate = QRectF(rect.left() + _PAD, rect.center().y() - height / 2, width, height)
        painter.fillRect(plate, self._base)
        painter.setPen(self._text)
        painter.setFont(self._small_font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _stop(
        self,
        painter: QPainter,
        stop: StopOnRoute,
        scale: Scale,
        shown: Shown,
        key: tuple[str, int],
    ) -> None:
        whole, work = scale.stop(0, stop), scale.work(0, stop)
        state = "kept" if is_kept(stop) else stop.state
        if key == shown.lifted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(blend(self._text, 0.5), 1.0, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(work, RADIUS, RADIUS)
            return
        self._around(painter, stop, scale, whole)
        colours = state_colours(stop.state, self._palette)
        ink = colours.ink
        painter.setBrush(blend(colours.fill, 0.35) if state == "kept" else colours.fill)
        painter.setPen(QPen(colours.edge, 1.4, _OUTLINES.get(state, Qt.PenStyle.SolidLine)))
        painter.drawRoundedRect(work, RADIUS, RADIUS)
        if state in _PATTERNS:
            painter.setBrush(QBrush(blend(ink, 0.25), _PATTERNS[state]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(work, RADIUS, RADIUS)
        self._bar_text(painter, stop, work, ink)
        if kept_for(stop) == shown.highlight:
            painter.fillRect(QRectF(work.left(), work.top(), 4, work.height()), self._accent)
            self._ring(painter, work, 1.5, 0.0)
        if key == shown.current:
            self._ring(painter, whole, 2.5 if shown.has_focus else 1.5, 2.0)

    def _ring(self, painter: QPainter, rect: QRectF, width: float, outside: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._accent, width))
        painter.drawRoundedRect(rect.adjusted(-outside, -outside, outside, outside), RADIUS, RADIUS)

    def _around(self, painter: QPainter, stop: StopOnRoute, scale: Scale, whole: QRectF) -> None:
        """The drive before it, hatched, and its buffers, faint."""
        drive_ends = stop.starts_at + timedelta(minutes=stop.drive_minutes)
        right = scale.x(drive_ends)
        middle = whole.center().y()
        if stop.drive_minutes:
            drive = QRectF(whole.left(), middle - 8, right - whole.left(), 16)
            painter.fillRect(drive.toAlignedRect(), self._drive)
        if stop.buffer_before:
            left = scale.x(drive_ends)
            before = QRectF(left, whole.top() + 5, scale.x(stop.arrives_at) - left, 0)
            before.setBottom(whole.bottom() - 5)
            painter.fillRect(before, self._quiet)
        if stop.buffer_after:
            left = scale.x(stop.ends_at - timedelta(minutes=stop.buffer_after))
            after = QRectF(left, whole.top() + 5, whole.right() - left, whole.height() - 10)
            painter.fillRect(after, self._quiet)

    def _state_icon(self, painter: QPainter, state: str, x: float, y: float) -> None:
        if state not in self._icons:
            made = state_icon(state, self._palette)
            self._icons[state] = made.pixmap(QSize(ICON, ICON), self._dpr)
        painter.drawPixmap(QPointF(x, y), self._icons[state])

    def _mark(self, painter: QPainter, name: str, x: float, y: float, ink: QColor) -> None:
        key = f"{name} {ink.name()}"
        if key not in self._icons:
            self._icons[key] = tinted_icon(name, ink).pixmap(QSize(ICON, ICON), self._dpr)
        painter.drawPixmap(QPointF(x, y), self._icons[key])

    def _bar_text(self, painter: QPainter, stop: StopOnRoute, work: QRectF, ink: QColor) -> None:
        """Name, star and pin; below them the state's icon, arrival and job."""
        left, right = work.left() + 5, work.right() - 3
        top = work.top() + 2
        for name in ("pin",) * stop.pinned + ("star",) * stop.vip:
            if right - ICON >= left:
                right -= ICON
                self._mark(painter, name, right, top, ink)
        painter.setPen(ink)
        if right - left >= _TEXT_WIDTH:
            words = self._fitting(stop.customer_name, right - left, bold=True)
            painter.setFont(self._name_font)
            painter.drawText(QPointF(left, top + self._name_metrics.ascent()), words)
        below = top + self._name_metrics.height()
        if work.width() >= ICON + 2:
            middle = below + (self._small_metrics.height() - ICON) / 2
            self._state_icon(painter, stop.state, left - 2, middle)
        left, right = left + ICON - 2, work.right() - 2
        words = self._times.short_time(stop.arrives_at)
        if right - left >= self._small_metrics.horizontalAdvance(words):
            line = f"{words} · {stop.job_name}"
            if right - left >= 3 * _TEXT_WIDTH:
                words = self._fitting(line, right - left, bold=False)
            painter.setFont(self._small_font)
            painter.drawText(QPointF(left, below + self._small_metrics.ascent()), words)

    def _label(
        self, painter: QPainter, words: str, work: QRectF, visible: QRectF, ink: QColor
    ) -> None:
        """A plate beside a moved stop; below it in the first row, else above."""
        painter.setFont(self._small_font)
        size = self._small_metrics.boundingRect(words).size()
        plate = QRectF(0, 0, size.width() + 12, self._small_metrics.height() + 6)
        right = visible.right() - plate.width() - 2
        plate.moveLeft(max(min(work.left(), right), visible.left() + 2))
        if work.top() - plate.height() - 3 >= visible.top():
            plate.moveBottom(work.top() - 3)
        else:
            plate.moveTop(work.bottom() + 3)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(self._palette.color(QPalette.ColorRole.ToolTipBase))
        painter.drawRoundedRect(plate, RADIUS, RADIUS)
        painter.setPen(self._palette.color(QPalette.ColorRole.ToolTipText))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _fitting(self, words: str, width: float, *, bold: bool) -> str:
        key = (words, int(width), bold)
        if key not in self._elided:
            metrics = self._name_metrics if bold else self._small_metrics
            self._elided[key] = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]
