"""A number typed into one cell of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.capacity.calendar import MOST_ROUTES
from ui.setup.calendar_model import number_of
from ui.theme import Size

if TYPE_CHECKING:
    from ui.setup.calendar_model import CalendarModel, Index

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """Edits cells. ``entered``: the number of Ctrl+Enter; ``stepped``: Enter, Tab and arrows."""

    entered = Signal(int)
    stepped = Signal(int, int)

    def __init__(self, model: CalendarModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.editor: QLineEdit | None = None

    def createEditor(  # noqa: N802 (Qt's name)
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A field for a number of routes."""
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setFont(Size.BODY.font(bold=True))
        editor.setValidator(QIntValidator(0, MOST_ROUTES, editor))
        editor.setAccessibleName(self.tr("Number of routes"))
        # its own margins leave no room for two digits in a narrow cell
        editor.setTextMargins(0, 0, 0, 0)
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 (Qt's name)
        """Begin with the number that stands there, chosen: typing replaces it.

        Another desk's change of the cell comes here too: it changes nothing that was typed.
        """
        line = cast("QLineEdit", editor)
        if line.isModified():
            return
        line.setText(str(index.data() or ""))
        line.selectAll()

    def setModelData(  # noqa: N802 (Qt's name)
        self, editor: QWidget, _model: object, index: Index
    ) -> None:
        """Take the number; nothing typed leaves the cell as it was."""
        words = cast("QLineEdit", editor).text()
        if words.strip():
            self._model.setData(index, words)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Enter takes the number and goes down, Tab right, Ctrl+Enter fills the range."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        pressed = cast("QKeyEvent", event)
        key = Qt.Key(pressed.key())
        if key in ENTER and pressed.modifiers() & Qt.KeyboardModifier.ControlModifier:
            number = number_of(editor.text()) if editor.text().strip() else None
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            if number is not None:
                self.entered.emit(number)
            return True
        steps = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1)}
        steps |= dict.fromkeys(ENTER, (1, 0))
        steps |= {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0)}
        if key not in steps:
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)
        self.stepped.emit(*steps[key])
        return True
