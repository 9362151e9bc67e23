"""Which branch to work in, for a login that is staff of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID
from ui.widgets.heading import Heading

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.database.desk import Branch


class ChooseBranch(QWidget):
    """``chosen`` carries the branch's code; ``left``: the person goes back."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        title = Heading(self.tr("Which &branch do you work in?"), self)
        column.addWidget(title)
        self._branches = QListWidget(self)
        self._branches.setAccessibleName(self.tr("Branch"))
        self._branches.itemDoubleClicked.connect(self._enter)
        title.setBuddy(self._branches)
        column.addWidget(self._branches)
        back = QPushButton(self.tr("Back"), self)
        back.setAccessibleName(self.tr("Back to the sign-in form"))
        back.clicked.connect(self.left)
        enter = QPushButton(self.tr("Continue"), self)
        enter.setAccessibleName(self.tr("Continue with the chosen branch"))
        enter.setDefault(True)
        enter.clicked.connect(self._enter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(enter)
        column.addLayout(buttons)

    def begin(self, branches: tuple[Branch, ...]) -> None:
        """Ask among these."""
        self._branches.clear()
        for branch in branches:
            item = QListWidgetItem(f"{branch.name} ({branch.code})", self._branches)
            item.setData(Qt.ItemDataRole.UserRole, branch.code)
        self._branches.setCurrentRow(0)
        self._branches.setFocus()

    @Slot()
    def _enter(self) -> None:
        item = self._branches.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Escape leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
