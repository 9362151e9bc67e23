"""Headings, hints, empty states, and labels with their fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID, Size


class Heading(QLabel):
    """A pane's title."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(Size.TITLE.font())
        self.setTextFormat(Qt.TextFormat.PlainText)


class Hint(QLabel):
    """A sentence beside the matter, in the muted colour; wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)


class EmptyState(QWidget):
    """What stands where there is nothing yet: what this is, and what to do."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setFont(Size.BODY.font(bold=True))
        self._hint = Hint(hint)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addStretch(1)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(2)

    def set_text(self, title: str, hint: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)


class FieldRow(QWidget):
    """A label with its mnemonic, and the field it belongs to, below each other or side by side.

    A wrong entry is told under the field with `set_error`; an empty sentence takes it away.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = QLabel(label)
        self.label.setBuddy(field)
        self.error = QLabel()
        self.error.setForegroundRole(QPalette.ColorRole.BrightText)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.hide()
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", "").rstrip(":"))
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(field)
        column.addWidget(self.error)
        layout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID if beside else GRID // 2)
        layout.addWidget(
            self.label, 0, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        )
        layout.addLayout(column, 1)
        self.setFocusProxy(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the field, also to a screen reader; nothing when it is right."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
