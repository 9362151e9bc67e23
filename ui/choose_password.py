"""A password of one's own: typed twice, in place of a one-time or an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.sentences import said
from ui.theme import GRID
from ui.widgets.caps_lock import CapsLockHint
from ui.widgets.heading import FieldRow, Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.errors import BookerError

SHORTEST: Final = 10
"""Characters; the core refuses fewer."""


class ChoosePassword(QWidget):
    """``chosen`` carries the password that was typed twice; ``left``: the person will not."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading("", self)
        self._title.setWordWrap(True)
        self._why = Hint("", self)
        self.first = self._line()
        self.second = self._line()
        self._first_row = FieldRow(self.tr("&New password"), self.first)
        self._second_row = FieldRow(self.tr("The same &again"), self.second)
        self._rules = Hint(
            self.tr(
                "At least {n} characters; letters, digits, spaces and signs of an English keyboard."
            ).format(n=SHORTEST),
            self,
        )
        self._capitals = CapsLockHint(self)
        for line in (self.first, self.second):
            self._capitals.watch(line)
        self.shows = QCheckBox(self.tr("&Show what is typed"), self)
        self.shows.setAccessibleName(self.tr("Show what is typed"))
        self.shows.toggled.connect(self._on_shows_toggled)
        self._leave = QPushButton(self.tr("Back"), self)
        self._leave.clicked.connect(self.left)
        self._change = QPushButton(self.tr("Change and continue"), self)
        self._change.setAccessibleName(self.tr("Change the password and continue"))
        self._change.setDefault(True)
        self._change.clicked.connect(self._on_change_clicked)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(GRID)
        self._progress.hide()
        self.notice = Notice(self)
        self._arrange()

    @property
    def is_busy(self) -> bool:
        """Whether the change is under way."""
        return not self._progress.isHidden()

    def begin(self, login: str, *, must: bool) -> None:
        """Ask anew; ``must``: the password so far was a one-time one, and opens no window."""
        if must:
            self._title.setText(self.tr("Choose your own password"))
            why = self.tr(
                "{login} has signed in with a one-time password. From now on only the one that you "
                "choose here opens Booker."
            )
        else:
            self._title.setText(self.tr("Change your password"))
            why = self.tr("From now on {login} signs in with the one that you choose here.")
        self._why.setText(why.format(login=login))
        self._leave.setAccessibleName(
            self.tr("Back to the sign-in form") if must else self.tr("Keep the password as it is")
        )
        self._leave.setText(self.tr("Back") if must else self.tr("Leave it"))
        self.clear()
        self.first.setFocus()

    def clear(self) -> None:
        """Forget what was typed and said."""
        for line in (self.first, self.second):
            line.clear()
        self.shows.setChecked(False)
        self._say("", "")
        self.notice.clear()
        self.set_busy(on=False)

    def set_busy(self, *, on: bool) -> None:
        """Whether the change is under way: nothing can be typed meanwhile."""
        for widget in (self.first, self.second, self.shows, self._change, self._leave):
            widget.setEnabled(not on)
        self._progress.setVisible(on)

    def show_error(self, error: BookerError) -> None:
        """It was refused: why, at the field if it is the password itself."""
        self.set_busy(on=False)
        if error.field is not None:
            self._say(said(error.message), "")
        else:
            self.notice.show_error(error)
        self.first.setFocus()
        self.first.selectAll()

    # -------------------------------------------------------------------------------------------

    def _line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textEdited.connect(self._on_edited)
        return line

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(2 * GRID)
        column.addWidget(self._first_row)
        column.addWidget(self._rules)
        column.addWidget(self._second_row)
        column.addWidget(self._capitals)
        column.addWidget(self.shows)
        column.addSpacing(2 * GRID)
        column.addLayout(buttons)
        column.addWidget(self._progress)
        column.addWidget(self.notice)
        column.addStretch(1)

    @Slot()
    def _on_edited(self) -> None:
        self._say("", "")

    @Slot(bool)
    def _on_shows_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in (self.first, self.second):
            line.setEchoMode(mode)

    @Slot()
    def _on_change_clicked(self) -> None:
        if self.is_busy:
            return
        self.notice.clear()
        password = self.first.text()
        if not password:
            self._say(self.tr("Type the password that you want."), "")
            self.first.setFocus()
        elif len(password) < SHORTEST:
            self._say(
                self.tr("It has {n} characters; {least} are needed.").format(
                    n=len(password), least=SHORTEST
                ),
                "",
            )
            self.first.setFocus()
        elif not self.second.text():
            self.second.setFocus()
        elif self.second.text() != password:
            self._say("", self.tr("The two are not the same. Type it again."))
            self.second.setFocus()
            self.second.selectAll()
        else:
            self.set_busy(on=True)
            self.chosen.emit(password)

    def _say(self, first: str, second: str) -> None:
        self._first_row.set_error(first)
        self._second_row.set_error(second)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Escape leaves."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (enter and self._leave.hasFocus()):
            if not self.is_busy:
                self.left.emit()
        elif enter:
            self._on_change_clicked()
        else:
            super().keyPressEvent(event)
