"""Questions in their order: written, changed, moved and removed by keys as by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.theme import GRID
from ui.widgets.empty_text import paint_empty_text
from ui.widgets.move_rows import bind_moving, move_current

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_LINES: Final = 5
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Questions(QListWidget):
    """The list, which says what it is while it is empty."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the questions, or what stands where there are none."""
        super().paintEvent(event)
        if self.count() == 0:
            title = self.tr("No questions")
            hint = self.tr("Type one below.")
            paint_empty_text(self.viewport(), self.palette(), title, hint)


class QuestionList(QWidget):
    """``changed`` comes with every change of what `questions` says.

    In the list Enter or F2 changes a question, Delete removes it, Alt+Up and Alt+Down move it; in
    the line below Enter adds one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Questions()
        self.list.setAccessibleName(self.tr("Questions, in their order"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        height = self.list.fontMetrics().lineSpacing() + 2 * GRID
        self.list.setFixedHeight(_LINES * height)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("New question"))
        self.line.setPlaceholderText(self.tr("New question; Enter adds it"))
        self.up_button = self._tool("up", self.tr("Move the question up (Alt+Up)"), self._up)
        self.down_button = self._tool("down", self.tr("Move it down (Alt+Down)"), self._down)
        self.remove_button = self._tool(
            "remove", self.tr("Remove the question (Delete)"), self.remove
        )
        self.add_button = self._tool("plus", self.tr("Add the question"), self.add)
        bind_moving(self.list, self.shift)
        self._arrange()
        self.setFocusProxy(self.line)
        self.list.currentRowChanged.connect(self._show_state)
        self.list.itemChanged.connect(self._on_item_changed)
        self.line.textChanged.connect(self._on_line_changed)
        self._show_state()

    def questions(self) -> tuple[str, ...]:
        """The questions, in their order, and what stands in the line; a blank one is none."""
        texts = [self.list.item(row).text() for row in range(self.list.count())]
        tidied = (" ".join(text.split()) for text in (*texts, self.line.text()))
        return tuple(text for text in tidied if text)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these."""
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.list.clear()
        for question in questions:
            self.list.addItem(self._item(question))
        self.list.blockSignals(False)  # noqa: FBT003
        self.line.clear()
        self._show_state()
        self.changed.emit()

    @Slot()
    def add(self) -> None:
        """Put what stands in the line at the end."""
        text = " ".join(self.line.text().split())
        if not text:
            return
        self.line.clear()
        self.list.addItem(self._item(text))
        self.list.setCurrentRow(self.list.count() - 1)
        self.changed.emit()

    @Slot()
    def remove(self) -> None:
        """Take the chosen question away."""
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self._show_state()
            self.changed.emit()

    def shift(self, by: int) -> None:
        """Move the chosen question up (-1) or down (1)."""
        if move_current(self.list, by):
            self.changed.emit()

    # ---------------------------------------------------------------------------------------------

    @Slot()
    def _up(self) -> None:
        self.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.shift(1)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if not item.text().strip():
            # emptied is removed
            self.list.takeItem(self.list.row(item))
        self._show_state()
        self.changed.emit()

    @Slot()
    def _on_line_changed(self) -> None:
        # who saves without Enter means it too
        self._show_state()
        self.changed.emit()

    @Slot()
    def _show_state(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)
        self.remove_button.setEnabled(row >= 0)
        self.add_button.setEnabled(bool(self.line.text().strip()))

    @staticmethod
    def _item(text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _tool(self, icon: str, name: str, call: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(call)
        return button

    def _arrange(self) -> None:
        tools = QVBoxLayout()
        tools.setSpacing(GRID)
        for button in (self.up_button, self.down_button, self.remove_button):
            tools.addWidget(button)
        tools.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.list, 1)
        above.addLayout(tools)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self.line, 1)
        below.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addLayout(below)
        for first, then in (
            (self.list, self.up_button),
            (self.up_button, self.down_button),
            (self.down_button, self.remove_button),
            (self.remove_button, self.line),
            (self.line, self.add_button),
        ):
            QWidget.setTabOrder(first, then)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The list's and the line's own keys."""
        key = event.key()
        if self.line.hasFocus() and key in _ENTER and self.line.text().strip():
            self.add()
        elif self.list.hasFocus() and key in _ENTER and self.list.currentItem() is not None:
            self.list.editItem(self.list.currentItem())
        elif self.list.hasFocus() and key == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)
