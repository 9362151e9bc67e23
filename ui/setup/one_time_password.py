"""A one-time password, shown once: to be read out or handed over, never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from ui.icons import set_icon
from ui.theme import GRID, Size
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class OneTimePassword(QFrame):
    """Hidden unless there is one to show; closed, it is gone for good."""

    def __init__(self, hours: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.login = ""
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = QLabel()
        self._title.setFont(Size.BODY.font(bold=True))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.password = QLineEdit()
        self.password.setReadOnly(True)
        self.password.setAccessibleName(self.tr("One-time password"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(Size.TITLE.font().pointSizeF())
        self.password.setFont(font)
        self._how = Hint(
            self.tr(
                "It is shown this once. Hand it over in person or on the phone, not by e-mail. It "
                "lets in for {n} hours, and Booker then asks for a password of one's own."
            ).format(n=hours)
        )
        self._copied = Hint()
        copy = QPushButton(self.tr("Cop&y"))
        copy.setAccessibleName(self.tr("Copy the one-time password"))
        set_icon(copy, "copy")
        copy.clicked.connect(self._on_copy_clicked)
        close = QPushButton(self.tr("&Handed over"))
        close.setAccessibleName(self.tr("It is handed over: show it no more"))
        set_icon(close, "check")
        close.clicked.connect(self.forget)
        for button in (copy, close):
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.password, 1)
        row.addWidget(copy)
        below = QHBoxLayout()
        below.addWidget(self._copied, 1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._how)
        column.addLayout(below)
        self.hide()

    def show_password(self, login: str, password: str) -> None:
        """Show it, chosen whole, ready to be copied."""
        self.login = login
        self._title.setText(self.tr("The one-time password of {login}").format(login=login))
        self._copied.clear()
        self.password.setText(password)
        self.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password.selectAll()

    @Slot()
    def forget(self) -> None:
        """It is nowhere any more."""
        self.login = ""
        self.password.clear()
        self.hide()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())
        self._copied.setText(self.tr("Copied. Copy something else when it is handed over."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter and Esc do nothing here: it cannot be shown again."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            event.accept()
            return
        super().keyPressEvent(event)
