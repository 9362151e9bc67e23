"""What the customer of the chosen hold will get, with the line that the dispatcher adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from core.booking.redraft import preview_draft
from core.messages.list_messages import newest_of
from ui.messages.drafts_view import DraftsView, previewed
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.messages.drafts_view import Message
    from ui.session import Session

AFTER_MS: Final = 250
"""After the last key, the messages are made anew with the line."""


class DraftPane(DraftsView):
    """``unread(BookerError)``: they could not be read, until ``was_read``; what was shown stays."""

    unread = Signal(object)
    was_read = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hold: Booking | None = None
        self._line = ""
        self._is_unread = False
        self._later = single_shot(self, AFTER_MS, self._read)

    def show_hold(self, hold: Booking, line: str) -> None:
        """Show the messages of ``hold``, as they are or as ``line`` makes them."""
        before = self._hold
        if before is None or before.reference != hold.reference:
            self.clear()
        self._hold, self._line = hold, line
        self._read()

    def show_line(self, line: str) -> None:
        """The line is another: soon, show the messages with it."""
        self._line = line
        if self._hold is not None:
            self._later.start()

    def read_again(self) -> None:
        """Read what could not be read before."""
        if self._is_unread:
            self._read()

    def forget(self) -> None:
        """No hold is chosen."""
        self._hold = None
        self._later.stop()
        self._session.tasks.forget(self, "message")
        self.clear()

    @Slot()
    def _read(self) -> None:
        self._later.stop()
        if self._hold is None:
            return
        reference, line = self._hold.reference, self._line

        def work(desk: Desk) -> Sequence[Message]:
            shown = newest_of(desk, reference)
            if not line:
                return shown
            drafts = [message for message in shown if message.state == "draft"]
            return previewed(preview_draft(desk, reference, line), drafts) or shown

        def show(messages: Sequence[Message]) -> None:
            self._is_unread = False
            self.was_read.emit()
            self.set_messages(messages)
            if line:
                self.view.look_for(line)

        def failed(error: BookerError) -> None:
            self._is_unread = True
            self.unread.emit(error)

        self._session.read(work, show, failed, owner=self, topic="message")
