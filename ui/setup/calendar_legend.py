"""What the calendar's marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.setup.calendar_paint import BAR
from ui.setup.calendar_words import Load, per_cent
from ui.theme import GRID, Size, Tone, tone_colours
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.theme import Tone as ToneOf

Role = QPalette.ColorRole
_MORE: Final = 0.25
_SAMPLE: Final = QSize(6 * GRID, 4 * GRID)


class _Sample(QWidget):
    """One mark, drawn as in the grid: a bar of a tone, a hatch, or an edge."""

    def __init__(self, kind: str, tone: ToneOf | None = None, share: float = 1.0) -> None:
        super().__init__()
        self._kind = kind
        self._tone = tone
        self._share = share
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the mark."""
        del event
        painter = QPainter(self)
        palette = self.palette()
        area = self.rect().adjusted(0, 0, -1, -1)
        if self._kind == "hatch":
            painter.fillRect(area, palette.color(Role.Base))
            brush = QBrush(palette.color(Role.Mid), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(area, brush)
            painter.setPen(palette.color(Role.Mid))
            painter.drawRect(area)
        elif self._tone is not None:
            colours = tone_colours(self._tone, palette)
            if self._kind == "edge":
                painter.setPen(QPen(colours.edge, 1, Qt.PenStyle.DashLine))
                painter.setBrush(colours.fill)
                painter.drawRect(area)
            else:
                top = area.center().y() - BAR // 2
                painter.fillRect(QRect(0, top, area.width(), BAR), palette.color(Role.Midlight))
                painter.fillRect(
                    QRect(0, top, round(area.width() * self._share), BAR), colours.edge
                )
        painter.end()


class CalendarLegend(QWidget):
    """A line of samples with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self)
        for level in Load:
            words = self.tr("{word} from {share}").format(
                word=level.word(), share=per_cent(level.first)
            )
            if level is Load.FREE:
                words = level.word()
            share = min(level.first / 100 + _MORE, 1.0)
            flow.addWidget(self._item(_Sample("bar", level.tone, share), words))
        flow.addWidget(self._item(_Sample("hatch"), self.tr("Blocked")))
        flow.addWidget(self._item(_Sample("edge", Tone.NOTICE), self.tr("Changed, not saved")))
        flow.addWidget(self._item(_Sample("edge", Tone.DANGER), self.tr("Less than promised")))

    @staticmethod
    def _item(sample: _Sample, words: str) -> QWidget:
        item = QWidget()
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        label = QLabel(words)
        label.setFont(Size.SMALL.font())
        label.setForegroundRole(Role.PlaceholderText)
        row.addWidget(sample)
        row.addWidget(label)
        return item
