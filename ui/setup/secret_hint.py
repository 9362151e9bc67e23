"""Where a key is kept, and the command that puts it there: it never comes to this desk."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.theme import GRID
from ui.widgets.heading import Hint


class SecretHint(QWidget):
    """A sentence, and a command to copy."""

    def __init__(self, sentence: str, command: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = QLineEdit(command)
        self.command.setReadOnly(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setAccessibleName(self.tr("Command for the worker's computer"))
        self.command.setAccessibleDescription(sentence)
        width = self.command.fontMetrics().horizontalAdvance(command) + 6 * GRID
        self.command.setMaximumWidth(width)
        self.copy_button = QToolButton()
        set_icon(self.copy_button, "copy")
        name = self.tr("Copy the command {command}").format(command=command)
        self.copy_button.setAccessibleName(name)
        self.copy_button.setToolTip(name)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy_button)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Hint(sentence))
        column.addLayout(row)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
