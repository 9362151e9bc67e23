"""A field for a text with tags: one width for all letters, numbered lines, one line marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from ui.theme import GRID, Tone, muted, tone_colours

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LEAST_DIGITS: Final = 2


class _Numbers(QWidget):
    """The strip left of the text; painted by its editor."""

    def __init__(self, editor: CodeEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the highest number."""
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The numbers of the lines that are to be seen."""
        self._editor.paint_numbers(self, event)


class CodeEdit(QPlainTextEdit):
    """``entered`` tells that the focus came; Tab leaves the field, it writes no tab."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: int | None = None
        self._numbers = _Numbers(self)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setFont(_fixed_font())
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update_request)
        self._make_room()

    def mark_line(self, line: int | None) -> None:
        """Mark a line, from 1, as the one that something is wrong with; None: none is."""
        self._marked = line
        self._show_mark()
        self._numbers.update()

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the end of a line, from 1."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            cursor = self.textCursor()
            cursor.setPosition(block.position() + block.length() - 1)
            self.setTextCursor(cursor)

    def numbers_width(self) -> int:
        """Pixels that the numbers take."""
        digits = max(_LEAST_DIGITS, len(str(self.blockCount())))
        return 3 * GRID + self.fontMetrics().horizontalAdvance("9") * digits

    def paint_numbers(self, strip: QWidget, event: QPaintEvent) -> None:
        """Draw the numbers beside the lines; the marked one is bold and has a sign."""
        colours = tone_colours(Tone.DANGER, QApplication.palette())
        painter = QPainter(strip)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        block = self.firstVisibleBlock()
        bold = QFont(self.font())
        bold.setBold(True)
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > event.rect().bottom():
                break
            line = block.blockNumber() + 1
            is_marked = line == self._marked
            painter.setFont(bold if is_marked else self.font())
            painter.setPen(colours.ink if is_marked else muted(self.palette()))
            place = QRect(0, round(area.top()), strip.width() - GRID, self.fontMetrics().height())
            words = f"!{line}" if is_marked else str(line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), words)
            block = block.next()
        painter.end()

    # -------------------------------------------------------------------------------------------

    def _show_mark(self) -> None:
        block = self.document().findBlockByNumber((self._marked or 0) - 1)
        if self._marked is None or not block.isValid():
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        cursor = self.textCursor()
        cursor.setPosition(block.position())
        marked.cursor = cursor
        look = marked.format
        look.setBackground(tone_colours(Tone.DANGER, QApplication.palette()).fill)
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 (Qt's)
        self.setExtraSelections([marked])

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._lay_numbers()

    @Slot(QRect, int)
    def _on_update_request(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _lay_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The numbers are as high as the text."""
        super().resizeEvent(event)
        self._lay_numbers()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._marked is not None:
            self._show_mark()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that the cursor is here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc is its owner's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


def _fixed_font() -> QFont:
    """The system's font of one width, as large as the other text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF())
    return font
