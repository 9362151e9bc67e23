"""What has to be said of delivery, above the messages; hidden where all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from ui.icons import tinted_icon
from ui.theme import GRID, ICON, RADIUS, Tone, tone_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.messages.health_words import Said


class DeliveryBanner(QFrame):
    """A sentence a line, each with its icon; the ground has the tone of the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[Said, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Delivery of messages"))
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._lines.setHorizontalSpacing(2 * GRID)
        self._lines.setVerticalSpacing(GRID)
        self._lines.setColumnStretch(1, 1)
        self.hide()

    def say(self, told: Sequence[Said]) -> None:
        """Show the sentences there are."""
        wanted = tuple(one for one in told if one.sentence)
        if wanted == self._said:
            return
        self._said = wanted
        self._rebuild()
        self.setAccessibleDescription(self.text())
        self.setVisible(bool(wanted))

    def text(self) -> str:
        """All that it says."""
        return " ".join(one.sentence for one in self._said)

    def _rebuild(self) -> None:
        for mark, words in self._labels:
            for label in (mark, words):
                self._lines.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._labels = [(QLabel(self), self._words(one.sentence)) for one in self._said]
        for row, (mark, words) in enumerate(self._labels):
            self._lines.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(words, row, 1)
            # a layout shows what comes into a visible widget later, not now
            mark.show()
            words.show()
        self._colour()

    def _words(self, sentence: str) -> QLabel:
        label = QLabel(sentence, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _colour(self) -> None:
        ground = tone_colours(self._tone(), QApplication.palette())
        for one, (mark, words) in zip(self._said, self._labels, strict=True):
            ink = tone_colours(one.tone, QApplication.palette()).ink
            icon = tinted_icon(one.icon, ink)
            mark.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
            palette = words.palette()
            palette.setColor(QPalette.ColorRole.WindowText, ground.ink)
            words.setPalette(palette)
        self.update()

    def _tone(self) -> Tone:
        return self._said[0].tone if self._said else Tone.NEUTRAL

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._said:
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Ground and edge in the colours of what it says."""
        del event
        colours = tone_colours(self._tone(), QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.edge)
        painter.setBrush(colours.fill)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.end()
