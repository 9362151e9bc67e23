"""How the cells of the calendar are drawn: a number, a share in words, and a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from ui.icons import tinted_icon
from ui.setup.calendar_words import Load, load_of, per_cent
from ui.theme import GRID, Size, Tone, muted, tone_colours

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QTableView

    from core.capacity.calendar import CalendarDay
    from ui.setup.calendar_model import Edit

Role = QPalette.ColorRole
BAR: Final = GRID
MARK: Final = 12
RING: Final = 2
SATURDAY: Final = 5
MOST_TILES: Final = 2_000
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Look:
    """All that a cell's picture depends on."""

    count: int | None
    per_cent: int | None = None
    level: Load | None = None
    was: int | None = None
    edited: bool = False
    refused: bool = False
    overtaken: bool = False
    closed: bool = False
    partly_blocked: bool = False
    kept: bool = False
    is_weekend: bool = False
    starts_week: bool = False
    is_today: bool = False


def look_of(
    cell: CalendarDay | None, edit: Edit | None, *, refused: bool, place: tuple[bool, bool, bool]
) -> Look:
    """How a cell looks; ``place``: on a weekend, at a week's beginning, today."""
    was = None if edit is None else edit.was
    return Look(
        count=edit.count if edit is not None else None if cell is None else cell.routes,
        per_cent=None if cell is None else cell.load,
        level=None if cell is None else load_of(cell),
        was=was,
        edited=edit is not None,
        refused=refused,
        overtaken=cell is not None and was is not None and was != cell.routes,
        closed=cell is not None and cell.closed,
        partly_blocked=cell is not None and bool(cell.blocked) and not cell.closed,
        kept=cell is not None and cell.kept > 0,
        is_weekend=place[0],
        starts_week=place[1],
        is_today=place[2],
    )


def is_weekend(day: date) -> bool:
    """Saturday or Sunday: a mark to find one's way by, no rule."""
    return day.weekday() >= SATURDAY


def cell_size() -> QSize:
    """The least room a cell needs."""
    small = QFontMetrics(Size.SMALL.font())
    bold = QFontMetrics(Size.BODY.font(bold=True))
    width = max(small.horizontalAdvance(per_cent(188)), bold.horizontalAdvance("88") + MARK)
    return QSize(width + 2 * GRID, bold.height() + small.height() + BAR + GRID)


class CellPainter:
    """Draws looks of cells; each picture once, for the palette, font and screen there are."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._for: tuple[object, ...] = ()
        self._tiles: dict[tuple[Look, int, int], QPixmap] = {}
        self.prepare()

    def prepare(self) -> bool:
        """A painting begins: whether fonts or colours have changed since the last."""
        palette = self._view.palette()
        now = (palette.cacheKey(), QApplication.font().key(), self._view.devicePixelRatioF())
        if now == self._for and len(self._tiles) < MOST_TILES:
            return False
        self._for = now
        self._tiles.clear()
        self._palette = palette
        self._bold = Size.BODY.font(bold=True)
        self._small = Size.SMALL.font()
        self._upper = QFontMetrics(self._bold).height()
        self._lower = QFontMetrics(self._small).height()
        self._muted = muted(palette)
        self._tones = {tone: tone_colours(tone, palette) for tone in Tone}
        return True

    def tile(self, look: Look, size: QSize) -> QPixmap:
        """The picture of a cell."""
        key = (look, size.width(), size.height())
        tile = self._tiles.get(key)
        if tile is None:
            ratio = self._view.devicePixelRatioF()
            tile = QPixmap((QSizeF(size) * ratio).toSize())
            tile.setDevicePixelRatio(ratio)
            painter = QPainter(tile)
            self._draw(painter, QRect(QPoint(0, 0), size), look)
            painter.end()
            self._tiles[key] = tile
        return tile

    def _draw(self, painter: QPainter, area: QRect, look: Look) -> None:
        self._draw_ground(painter, area, look)
        top = area.top() + max((area.height() - self._upper - self._lower - BAR) // 2, 0)
        above = QRect(area.left(), top, area.width(), self._upper)
        below = QRect(area.left(), above.bottom() + 1, area.width(), self._lower)
        empty = not look.count and not look.edited and not look.kept
        colour = self._palette.color(Role.Text)
        if look.refused:
            colour = self._tones[Tone.DANGER].ink
        elif empty:
            colour = self._muted
        elif look.edited:
            colour = self._tones[Tone.NOTICE].ink
        painter.setPen(colour)
        painter.setFont(self._bold)
        words = "" if look.count is None else str(look.count)
        painter.drawText(above, _MIDDLE, "\N{EN DASH}" if empty and words else words)
        painter.setFont(self._small)
        if look.per_cent is not None and look.level is not None:
            painter.setPen(self._tones[look.level.tone].ink if look.per_cent else self._muted)
            painter.drawText(below, _MIDDLE, per_cent(look.per_cent))
        elif look.level is not None:
            painter.setPen(self._tones[look.level.tone].ink)
            painter.drawText(below, _MIDDLE, "!")
        self._draw_bar(painter, area, look)
        self._draw_marks(painter, area, look)

    def _draw_ground(self, painter: QPainter, area: QRect, look: Look) -> None:
        palette = self._palette
        ground = palette.color(Role.AlternateBase if look.is_weekend else Role.Base)
        if look.is_weekend:
            ground = palette.color(Role.Window)
        if look.refused:
            ground = self._tones[Tone.DANGER].fill
        elif look.edited:
            ground = self._tones[Tone.NOTICE].fill
        painter.fillRect(area, ground)
        hatch = QBrush(palette.color(Role.Mid), Qt.BrushStyle.BDiagPattern)
        if look.closed:
            painter.fillRect(area, hatch)
        elif look.partly_blocked:
            painter.fillRect(QRect(area.left(), area.top(), area.width(), 2 * GRID), hatch)
        painter.setPen(palette.color(Role.Midlight))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(palette.color(Role.Dark if look.starts_week else Role.Midlight))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        if look.is_today:
            painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), palette.accent())
            right = area.right() - 1
            painter.fillRect(QRect(right, area.top(), 2, area.height()), palette.accent())

    def _draw_bar(self, painter: QPainter, area: QRect, look: Look) -> None:
        if look.level is None:
            return
        edge = self._tones[look.level.tone].edge
        track = QRect(
            area.left() + GRID, area.bottom() - BAR - GRID // 2, area.width() - 2 * GRID, BAR
        )
        painter.fillRect(track, self._palette.color(Role.Midlight))
        share = 100 if look.per_cent is None else min(look.per_cent, 100)
        # one per cent is something too
        width = max(round(track.width() * share / 100), 1 if share else 0)
        painter.fillRect(QRect(track.left(), track.top(), width, BAR), edge)

    def _draw_marks(self, painter: QPainter, area: QRect, look: Look) -> None:
        corner = QRect(area.right() - MARK, area.top() + 1, MARK, MARK)
        if look.refused or look.overtaken:
            tone = Tone.DANGER if look.refused else Tone.WARNING
            tinted_icon("warning", self._tones[tone].ink).paint(painter, corner)
        elif look.kept:
            tinted_icon("lock", self._muted).paint(painter, corner)
        if not look.edited:
            return
        colour = self._tones[Tone.DANGER if look.refused else Tone.NOTICE].edge
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1, 0, -1, -2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        start = QPointF(area.left() + 1, area.top())
        side = 2.0 * GRID
        painter.drawPolygon(QPolygonF([start, start + QPointF(side, 0), start + QPointF(0, side)]))

    def draw_ring(self, painter: QPainter, area: QRect, *, focused: bool) -> None:
        """The cell under the cursor."""
        colour = self._palette.color(Role.Accent if focused else Role.Dark)
        style = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DotLine
        painter.setPen(QPen(colour, RING, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(area).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2))
