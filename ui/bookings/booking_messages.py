"""What a booking's customer was written: every message with its state, the chosen one beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.messages.list_messages import messages_of, read_message
from ui.booking.line_list import LineList, Lines
from ui.messages.message_columns import recipient
from ui.messages.message_words import fate_words, problem_words
from ui.theme import GRID, state_icon
from ui.widgets.message_view import MessageView

if TYPE_CHECKING:
    from uuid import UUID

    from core.database.desk import Desk
    from core.messages.list_messages import MessageRow, MessageText
    from ui.moments import LocalTimes

_LEAST_LIST: Final = 28 * GRID
_FIRST_LIST, _FIRST_VIEW = 130, 400


@dataclass(frozen=True, slots=True)
class FoundMessages:
    """A booking's messages, the newest first, and the one that is looked at, whole."""

    rows: tuple[MessageRow, ...]
    shown: MessageText | None


def find_messages(desk: Desk, reference: str, chosen: UUID | None) -> FoundMessages:
    """The messages of a booking; shown is the chosen one, or the newest. Raises NotFound."""
    rows = messages_of(desk, reference)
    keys = [row.message_id for row in rows]
    if not keys:
        return FoundMessages((), None)
    return FoundMessages(rows, read_message(desk, chosen if chosen in keys else keys[0]))


class BookingMessages(QWidget):
    """``message_chosen``: another one is to be read and shown."""

    message_chosen = Signal()

    def __init__(self, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._is_filling = False
        self.rows: LineList[MessageRow] = LineList(
            self.tr("Messages of the booking"), self._lines, lambda m: m.message_id
        )
        self.rows.setMinimumHeight(_LEAST_LIST)
        self.rows.row_changed.connect(self._on_row_changed)
        self.view = MessageView()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.rows)
        splitter.addWidget(self.view)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_FIRST_LIST, _FIRST_VIEW])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.addWidget(splitter)
        self.clear()

    @property
    def chosen(self) -> UUID | None:
        """The message under the cursor."""
        row = self.rows.current_row()
        return None if row is None else row.message_id

    def show_found(self, found: FoundMessages) -> None:
        """Show what was read."""
        self._is_filling = True
        self.rows.set_empty_text(
            self.tr("No messages"), self.tr("The first is drafted when a window is held.")
        )
        self.rows.set_rows(found.rows)
        if found.shown is not None:
            self.rows.choose(found.shown.message_id)
        self._is_filling = False
        message = found.shown
        if message is None:
            self.view.clear()
        elif message.channel == "sms":
            self.view.set_sms(message.text, message.recipient)
        else:
            self.view.set_message(message.subject, message.html, message.text, message.recipient)

    def clear(self) -> None:
        """Another booking: nothing is known yet."""
        self._is_filling = True
        self.rows.set_rows(())
        self.rows.set_empty_text("")
        self._is_filling = False
        self.view.clear()

    def _lines(self, message: MessageRow) -> Lines:
        return Lines(
            title=fate_words(message, self._times),
            detail=problem_words(message) or recipient(message),
            icon=state_icon(message.state),
            is_muted=message.state == "withdrawn",
        )

    @Slot(object)
    def _on_row_changed(self, message: MessageRow | None) -> None:
        if not self._is_filling and message is not None:
            self.message_chosen.emit()
