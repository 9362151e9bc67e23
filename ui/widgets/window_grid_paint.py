"""How the cells of the window grid are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from core.planning.model import Reason
from ui.icons import tinted_icon
from ui.moments import day_and_month, weekday
from ui.theme import GRID, RADIUS, Size, Tone, muted, state_colours, tone_colours
from ui.widgets.window_words import cell_lines, day_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core.booking.facts import Window
    from ui.widgets.window_grid_model import WindowGridModel

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
RING: Final = 2
"""The width of the ring around the cell under the cursor."""
GAP: Final = GRID // 2
MOST_TILES: Final = 500
"""Pictures of cells that are kept; a few dozen differ in one grid of one size."""
MARK: Final = 14
"""The truck's side: as tall as a line of small type."""
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


def row_height() -> int:
    """The least height of a cell: a line of body type, one of small type, and air."""
    lines = QFontMetrics(Size.BODY.font(bold=True)).height()
    return lines + QFontMetrics(Size.SMALL.font()).height() + 2 * GAP + GRID


def column_width(words: str) -> int:
    """The least width of a cell in which ``words`` can be read in small type."""
    around = (GAP + GRID) + (GAP + GRID // 2)
    return QFontMetrics(Size.SMALL.font()).horizontalAdvance(words) + around


def _edge(area: QRect) -> QRectF:
    """The outline of a cell's tile."""
    return QRectF(area).adjusted(GAP - 0.5, GAP - 0.5, -GAP + 0.5, -GAP + 0.5)


class _Pens:
    """What a whole painting of the grid uses again and again: fonts, their heights, colours."""

    def __init__(self, palette: QPalette) -> None:
        self.palette = palette
        self.bold = Size.BODY.font(bold=True)
        self.small = Size.SMALL.font()
        self.upper = QFontMetrics(self.bold).height()
        self.metrics = QFontMetrics(self.small)
        self.lower = self.metrics.height()
        self.muted = muted(palette)
        self.base = palette.color(Role.Base)
        self.closed_day = palette.color(Role.Window)
        self.open = state_colours("open", palette)
        self.checking = state_colours("checking", palette)
        self.truck = tinted_icon("truck", self.open.ink)


class WindowGridDelegate(QStyledItemDelegate):
    """Draws dates, open, closed and undecided windows; never by colour alone."""

    def __init__(self, model: WindowGridModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._pens = _Pens(view.palette())
        self._look: tuple[object, ...] = ()
        self._tiles: dict[tuple[object, ...], QPixmap] = {}

    def prepare(self) -> None:
        """A painting of the view begins: fonts and colours may have changed since the last."""
        palette = self._view.palette()
        look = (palette.cacheKey(), QApplication.font().key(), self._view.devicePixelRatioF())
        if look != self._look or len(self._tiles) > MOST_TILES:
            self._look = look
            self._pens = _Pens(palette)
            self._tiles.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        day = self._model.day(index)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        palette = self._pens.palette
        if self._model.is_date_row(index.row()):
            # the style may have put the selection's or the focus's mark there
            painter.drawPixmap(area.topLeft(), self._date_tile(area.size(), day))
        else:
            self._paint_cell(painter, area, palette, index)
            if option.state & QStyle.StateFlag.State_Selected:
                self._paint_ring(painter, area, palette)
        painter.restore()

    def _date_tile(self, size: QSize, day: date) -> QPixmap:
        """The picture of a date, drawn once."""
        is_today = day == self._model.days.today
        key = (size.width(), size.height(), day, is_today)

        def draw(painter: QPainter) -> None:
            self._paint_date(painter, QRect(QPoint(0, 0), size), day, is_today=is_today)

        return self._drawn_once(key, size, draw)

    def _drawn_once(
        self, key: tuple[object, ...], size: QSize, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        tile = self._tiles.get(key)
        if tile is None:
            ratio = self._view.devicePixelRatioF()
            tile = self._tiles[key] = QPixmap((QSizeF(size) * ratio).toSize())
            tile.setDevicePixelRatio(ratio)
            tile.fill(self._pens.base)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
        return tile

    def _paint_date(self, painter: QPainter, area: QRect, day: date, *, is_today: bool) -> None:
        palette = self._pens.palette
        above = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        below = QRect(area.left(), above.bottom() + 1, area.width(), area.height() // 2)
        painter.setPen(palette.color(Role.Accent if is_today else Role.Text))
        painter.setFont(self._pens.bold)
        bottom = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        top = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(above, bottom, self.tr("Today") if is_today else weekday(day))
        painter.setFont(self._pens.small)
        painter.setPen(self._pens.muted)
        painter.drawText(below, top, day_and_month(day))
        if is_today:
            line = QRect(area.left() + GAP, area.bottom() - 1, area.width() - 2 * GAP, 2)
            painter.fillRect(line, palette.color(Role.Accent))

    def _paint_cell(self, painter: QPainter, area: QRect, palette: QPalette, index: Index) -> None:
        key, window = self._model.key(index), self._model.window(index)
        if key is None or window is None:
            return
        # the style has put the selection's blue there: the ring says it, and leaves words legible
        if not window.offered and key[0] in self._model.closed:
            painter.fillRect(area, self._pens.base)
            # one ground over the whole day; its words are drawn once, by the view
            painter.fillRect(area.adjusted(GAP, 0, -GAP, 0), self._pens.closed_day)
        else:
            painter.drawPixmap(area.topLeft(), self._tile(area.size(), window))
        if key in self._model.fresh:
            self._paint_fresh(painter, _edge(area), palette)

    def _tile(self, size: QSize, window: Window) -> QPixmap:
        """The picture of a cell, drawn once: the grid is painted anew at every change of focus."""
        is_cheapest = (window.date, window.window) in self._model.cheapest
        said: tuple[object, ...]
        if window.offered:
            said = (window.technicians_free, window.extra_drive_minutes, is_cheapest)
        else:
            said = (window.reason, self._model.closed_words(window))
        key = (size.width(), size.height(), *said)

        def draw(painter: QPainter) -> None:
            area = QRect(QPoint(0, 0), size)
            inside = area.adjusted(GAP + GRID, GAP, -GAP - GRID // 2, -GAP)
            if window.offered:
                self._paint_open(painter, _edge(area), inside, window)
            else:
                self._paint_closed(painter, _edge(area), inside, window)

        return self._drawn_once(key, size, draw)

    def _paint_open(self, painter: QPainter, tile: QRectF, inside: QRect, window: Window) -> None:
        pens = self._pens
        painter.setPen(QPen(pens.open.edge, 1))
        painter.setBrush(pens.open.fill)
        painter.drawRoundedRect(tile, RADIUS, RADIUS)
        free, drive = cell_lines(window)
        top = inside.top() + max((inside.height() - pens.upper - pens.lower) // 2, 0)
        painter.setPen(pens.open.ink)
        painter.setFont(pens.bold)
        painter.drawText(QRect(inside.left(), top, inside.width(), pens.upper), LEFT, free)
        line = QRect(inside.left(), top + pens.upper, inside.width(), pens.lower)
        if (window.date, window.window) in self._model.cheapest:
            mark = QRect(line.left(), line.center().y() - MARK // 2 + 1, MARK, MARK)
            pens.truck.paint(painter, mark)
            line.setLeft(mark.right() + GRID)
        painter.setFont(pens.small)
        if pens.metrics.horizontalAdvance(drive) > line.width():
            drive = f"{window.extra_drive_minutes:+d}"
        painter.drawText(line, LEFT, drive)

    def _paint_closed(self, painter: QPainter, tile: QRectF, inside: QRect, window: Window) -> None:
        ink = self._pens.muted
        if window.reason is Reason.CHECKING:
            colours = self._pens.checking
            ink = colours.ink
            painter.setPen(QPen(colours.edge, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile, RADIUS, RADIUS)
        painter.setPen(ink)
        painter.setFont(self._pens.small)
        flags = int(LEFT | Qt.TextFlag.TextWordWrap)
        painter.drawText(inside, flags, self._model.closed_words(window))

    def _paint_fresh(self, painter: QPainter, tile: QRectF, palette: QPalette) -> None:
        colours = tone_colours(Tone.NOTICE, palette)
        painter.setPen(QPen(colours.edge, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.edge)
        side = 2 * GRID
        painter.drawEllipse(QRectF(tile.right() - side - 1, tile.top() + 2, side, side))

    def _paint_ring(self, painter: QPainter, area: QRect, palette: QPalette) -> None:
        focused = self._view.hasFocus()
        colour = palette.color(Role.Accent if focused else Role.Dark)
        ring = QRectF(area).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
        style = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DotLine
        painter.setPen(QPen(colour, RING, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, RADIUS, RADIUS)

    def paint_closed_days(self) -> None:
        """Write once over each day that is closed as a whole why it is."""
        model, view = self._model, self._view
        if not model.days.labels:
            return
        painter = QPainter(view.viewport())
        painter.setFont(self._pens.small)
        painter.setPen(self._pens.muted)
        for day, reason in model.closed.items():
            first = view.visualRect(model.index_of((day, model.days.labels[0])))
            last = view.visualRect(model.index_of((day, model.days.labels[-1])))
            area = first.united(last).adjusted(GAP + 1, 0, -GAP - 1, 0)
            painter.drawText(area, MIDDLE, day_words(reason))
        painter.end()
