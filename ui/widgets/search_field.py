"""A field to look for something: the glass before it, and a button that clears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit

from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QKeyEvent
    from PySide6.QtWidgets import QWidget


class Walked(Protocol):
    """A list whose cursor the keys of a field move."""

    def step(self, by: int) -> None:
        """Move the cursor by so many rows."""

    def a_page(self) -> int:
        """Rows of a page."""


class SearchField(QLineEdit):
    """``name`` is what a screen reader calls it; ``hint`` stands in it while it is empty.

    With ``walked`` it keeps the focus while Up, Down, Page Up and Page Down move the cursor there;
    then ``entered`` tells Enter, ``left`` Esc.
    """

    entered = Signal()
    left = Signal()

    def __init__(
        self, name: str, hint: str, parent: QWidget | None = None, *, walked: Walked | None = None
    ) -> None:
        super().__init__(parent)
        self._walked = walked
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._glass = self.addAction(self._icon(), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk the list, act, leave; the rest is typing."""
        key = event.key()
        if self._walked is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walked.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            page = self._walked.a_page()
            self._walked.step(page if key == Qt.Key.Key_PageDown else -page)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # held down it must not go on through what gets the focus next
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the glass in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(self._icon())

    def _icon(self) -> QIcon:
        return icon("search", QPalette.ColorRole.PlaceholderText, self.palette())
