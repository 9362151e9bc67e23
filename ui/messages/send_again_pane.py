"""Asks, beside the message, where it is to be sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bookings.ask_panes import AskPane
from ui.sentences import said
from ui.widgets.heading import FieldRow

if TYPE_CHECKING:
    from core.errors import BookerError
    from core.messages.list_messages import MessageRow

LONGEST_ADDRESS = 320


class SendAgainPane(AskPane):
    """``address_given``: to whom; the owner acts, and closes the pane or says what is wrong."""

    address_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = QLineEdit()
        self.address.setMaxLength(LONGEST_ADDRESS)
        self.address.setAccessibleName(self.tr("Send again to"))
        self.address.returnPressed.connect(self._on_given)
        self.address.textEdited.connect(self._on_edited)
        self._row = FieldRow(self.tr("&To:"), self.address)
        self._body.insertWidget(2, self._row)

    def ask_address(self, message: MessageRow) -> None:
        """Ask where it goes; the address it had is chosen whole, to be typed over."""
        self._say(
            self.tr("Send it again?"),
            self.tr(
                "It goes out as a new message with the same words."
                " The site keeps its own number: correct it there too."
            )
            if message.channel == "sms"
            else self.tr(
                "It goes out as a new message with the same words."
                " The site keeps its own address: correct it there too."
            ),
        )
        self._offer([(self.tr("&Send"), self._on_given), (self.tr("&Back"), self.close_pane)])
        self.address.setText(message.recipient or "")
        self._row.set_error("")
        self.show()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self.address.selectAll()

    def show_error(self, error: BookerError) -> None:
        """Say under the address what is wrong with it."""
        self._row.set_error(f"{said(error.message)} {said(error.next_step)}")
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_given(self) -> None:
        if not self.address.text().strip():
            self._row.set_error(self.tr("Type where it is to go."))
            return
        self.address_given.emit(self.address.text())

    @Slot()
    def _on_edited(self) -> None:
        self._row.set_error("")
