"""What stands around the calendar's grid: days above, zones beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

from ui.theme import GRID, Size, muted

if TYPE_CHECKING:
    from ui.setup.calendar_view import CalendarView

Role = QPalette.ColorRole
MOST_LABEL: Final = 44 * GRID
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)


class DaysHeader(QHeaderView):
    """Weekday and day above the columns."""

    def __init__(self, view: CalendarView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._calendar = view
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(GRID)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Two lines."""
        small = QFontMetrics(Size.SMALL.font()).height()
        return QSize(0, small + QFontMetrics(Size.BODY.font(bold=True)).height() + GRID)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 (Qt's names)
        """Draw one day."""
        view = self._calendar
        if not logicalIndex < len(view.grid.dates):
            return
        day = view.grid.dates[logicalIndex]
        weekend, starts_week, today = view.places[logicalIndex]
        palette = self.palette()
        painter.save()
        chosen = view.here[1] == logicalIndex
        painter.fillRect(rect, palette.color(Role.Midlight if chosen else Role.Window))
        small = Size.SMALL.font()
        line = QFontMetrics(small).height()
        above = QRect(rect.left(), rect.top() + GRID // 2, rect.width(), line)
        below = QRect(rect.left(), above.bottom(), rect.width(), rect.bottom() - above.bottom())
        painter.setFont(small)
        painter.setPen(palette.color(Role.Accent) if today else muted(palette))
        painter.drawText(above, _MIDDLE, view.letters[day.weekday()])
        painter.setFont(Size.BODY.font(bold=not weekend))
        painter.setPen(
            palette.color(Role.Accent)
            if today
            else muted(palette)
            if weekend
            else palette.color(Role.Text)
        )
        painter.drawText(below, _MIDDLE, str(day.day))
        if starts_week:
            painter.setPen(palette.color(Role.Dark))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if today:
            bar = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(bar, palette.color(Role.Accent))
        painter.restore()


class ZonesHeader(QHeaderView):
    """The zones beside the rows."""

    def __init__(self, view: CalendarView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._calendar = view
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(GRID)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the widest name, within reason."""
        metrics = QFontMetrics(Size.BODY.font(bold=True))
        widest = max((metrics.horizontalAdvance(z) for z in self._calendar.grid.zones), default=0)
        return QSize(min(widest, MOST_LABEL) + 4 * GRID, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 (Qt's names)
        """Draw one zone's name."""
        zones = self._calendar.grid.zones
        if not logicalIndex < len(zones):
            return
        painter.save()
        palette = self.palette()
        chosen = self._calendar.here[0] == logicalIndex
        painter.fillRect(rect, palette.color(Role.Midlight if chosen else Role.Window))
        font = Size.BODY.font(bold=chosen)
        painter.setFont(font)
        painter.setPen(palette.color(Role.Text))
        inside = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        words = QFontMetrics(font).elidedText(
            zones[logicalIndex], Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )
        painter.setPen(palette.color(Role.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
