"""A hint beside a password: Caps Lock seems to be on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget


class CapsLockHint(Hint):
    """Hidden until a letter typed into a watched line tells it: Qt does not say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setText(self.tr("Caps Lock seems to be on."))
        self.hide()

    def watch(self, line: QLineEdit) -> None:
        """Look at what is typed there."""
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A letter that Shift does not explain."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.setVisible(letter.isupper() != shifted)
        return super().eventFilter(watched, event)
