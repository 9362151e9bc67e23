"""What is drawn in a view that has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView, QWidget

from ui.theme import GRID, Size, muted

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def paint_empty_text(viewport: QWidget, palette: QPalette, title: str, hint: str) -> None:
    """Draw what this is, in bold, and what to do, a third down the viewport."""
    painter = QPainter(viewport)
    area = viewport.rect().adjusted(6 * GRID, 4 * GRID, -6 * GRID, -4 * GRID)
    bold = Size.BODY.font(bold=True)
    above = QFontMetrics(bold).boundingRect(area, int(_FLAGS), title).height()
    top = area.top() + max((area.height() - 3 * above) // 3, 0)
    painter.setFont(bold)
    painter.setPen(palette.text().color())
    painter.drawText(QRect(area.left(), top, area.width(), above), int(_FLAGS), title)
    painter.setFont(Size.BODY.font())
    painter.setPen(muted(palette))
    below = area.adjusted(0, top - area.top() + above + GRID, 0, 0)
    painter.drawText(below, int(_FLAGS), hint)
    painter.end()


class GridView(QTableView):
    """Cells, which say what they are while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = ("", "")

    def set_nothing(self, title: str, hint: str = "") -> None:
        """What is drawn while there are no cells."""
        self._nothing = (title, hint)
        self.setAccessibleDescription(f"{title} {hint}".strip())
        self.viewport().update()

    def paint_nothing(self) -> None:
        """Draw it."""
        if self._nothing[0]:
            paint_empty_text(self.viewport(), self.palette(), *self._nothing)
