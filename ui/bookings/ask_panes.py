"""Questions that are asked beside a booking, without a dialog: Enter acts, Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from ui.theme import GRID, Size
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import FieldRow, Hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

LONGEST_REASON = 500


class AskPane(QFrame):
    """A question, a sentence and its answers as buttons; hidden unless it asks.

    ``closed`` comes when the person goes back, or has answered, and whether the focus was here.
    """

    closed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._question = QLabel()
        self._question.setFont(Size.BODY.font(bold=True))
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence = Hint()
        self._answers = Flow()
        self._answers.setSpacing(2 * GRID)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._body.setSpacing(GRID)
        self._body.addWidget(self._question)
        self._body.addWidget(self._sentence)
        self._body.addLayout(self._answers)
        self.hide()

    def ask(
        self,
        question: str,
        sentence: str,
        answers: Sequence[tuple[str, Callable[[], None]]],
    ) -> None:
        """Ask; each answer is a button's words and what it does. The focus goes to the first."""
        self._say(question, sentence)
        closing = [(words, lambda chosen=call: self._answer(chosen)) for words, call in answers]
        buttons = self._offer([*closing, (self.tr("&Back"), self.close_pane)])
        self.show()
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            had_focus = has_focus_inside(self)
            self.hide()
            self.closed.emit(had_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
            return
        super().keyPressEvent(event)

    def _say(self, question: str, sentence: str) -> None:
        self._question.setText(question)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(question)
        self.setAccessibleDescription(sentence)

    def _offer(self, answers: Sequence[tuple[str, Callable[[], None]]]) -> list[QPushButton]:
        while (item := self._answers.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        buttons = []
        for words, call in answers:
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(lambda _=False, chosen=call: chosen())
            self._answers.addWidget(button)
            buttons.append(button)
        return buttons

    def _answer(self, chosen: Callable[[], None]) -> None:
        self.close_pane()
        chosen()


class CancelPane(AskPane):
    """Asks for the reason of a cancellation: one of the usual ones, or own words; required."""

    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = Choice(self.tr("Reason for the cancellation"))
        edit = QLineEdit()
        edit.setAccessibleName(self.reason.accessibleName())
        self.reason.setLineEdit(edit)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.addItems(self._usual())
        edit.setPlaceholderText(self.tr("Choose a reason, or type one"))
        edit.setMaxLength(LONGEST_REASON)
        edit.returnPressed.connect(self._on_given)
        edit.textEdited.connect(self._on_edited)
        self._row = FieldRow(self.tr("&Reason:"), self.reason)
        self._body.insertWidget(2, self._row)

    def ask_reason(self, question: str, sentence: str) -> None:
        """Ask why; the focus goes to the reason."""
        self._say(question, sentence)
        self._offer(
            [
                (self.tr("Cancel the &booking"), self._on_given),
                (self.tr("&Keep it"), self.close_pane),
            ]
        )
        self.show()
        self.reason.setCurrentIndex(-1)
        self.reason.clearEditText()
        self._row.set_error("")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _usual(self) -> list[str]:
        return [
            self.tr("Customer no longer needs it"),
            self.tr("Customer chose another company"),
            self.tr("Customer is away then"),
            self.tr("The problem solved itself"),
            self.tr("Booked twice"),
            self.tr("Booked by mistake"),
            self.tr("We cannot come"),
        ]

    @Slot()
    def _on_edited(self) -> None:
        self._row.set_error("")

    @Slot()
    def _on_given(self) -> None:
        reason = " ".join(self.reason.currentText().split())
        if not reason:
            self._row.set_error(self.tr("Say why, so that others understand it later."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_pane()
        self.reason_given.emit(reason)
