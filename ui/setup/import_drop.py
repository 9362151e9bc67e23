"""What covers the page while a file is held above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import GRID, RADIUS, Size

_THROUGH = 225
"""Of 255: the page shines through a little."""


class DropVeil(QWidget):
    """Says what happens if it is dropped; the mouse does not meet it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, page: QWidget, name: str) -> None:
        """Cover the page; ``name``: of the one file, "" where there are several."""
        if name:
            self._words = self.tr("Drop it to read {file}").format(file=name)
        else:
            self._words = self.tr("One file at a time")
        self.setGeometry(page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A frame and the words on a veil."""
        del event
        shown = self.palette()
        ground = shown.color(QPalette.ColorRole.Base)
        ground.setAlpha(_THROUGH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.color(QPalette.ColorRole.Accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS, RADIUS)
        painter.setFont(Size.TITLE.font())
        painter.setPen(shown.color(QPalette.ColorRole.WindowText))
        inside = self.rect().adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, int(flags), self._words)
        painter.end()
