"""A template as a customer would get it: for a real booking, or for an invented one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.booking.list_bookings import BookingFilter, BookingPage, list_bookings
from core.messages.templates import preview_template
from ui.sentences import said
from ui.single_shot import single_shot
from ui.theme import GRID
from ui.widgets.heading import FieldRow, Hint
from ui.widgets.message_view import MessageView

if TYPE_CHECKING:
    from core.errors import BookerError
    from core.messages.templates import Rendered, Template
    from ui.moments import LocalTimes
    from ui.session import Session

AFTER_MS: Final = 300
"""After the last key, the preview is made anew."""
MOST: Final = 30
"""Bookings to choose from; any other is typed by its reference."""


class TemplatePreview(QWidget):
    """``refused`` carries the error of a text that is no message; ``rendered``: it is one."""

    refused = Signal(object)
    rendered = Signal()

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._template: Template | None = None
        self.booking = QComboBox()
        self.booking.setEditable(True)
        self.booking.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.booking.view().setAccessibleName(self.tr("Bookings to choose from"))
        self.booking.addItem(self.tr("An invented customer"), "")
        self.row = FieldRow(self.tr("As &it would be for"), self.booking)
        self.view = MessageView()
        self.stale = Hint()
        self.stale.hide()
        self._later = single_shot(self, AFTER_MS, self._render)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.row)
        column.addWidget(self.stale)
        column.addWidget(self.view, 1)
        self.booking.currentIndexChanged.connect(self._render)
        # chosen again after something else was typed
        self.booking.activated.connect(self._render)
        line = self.booking.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Booking of the preview"))
            line.setPlaceholderText(self.tr("reference of a booking"))
            line.textEdited.connect(self._later.start)
            line.returnPressed.connect(self._render)

    def read_bookings(self) -> None:
        """Offer the bookings of today and the days that follow."""
        today = self._times.date_of(self._session.clock.now())
        self._session.read(
            lambda desk: list_bookings(desk, BookingFilter(first=today), MOST),
            self._show_bookings,
            self._on_unread,
            owner=self,
            topic="bookings",
        )

    def show_template(self, template: Template | None, *, at_once: bool = False) -> None:
        """Render it, soon; the last one counts."""
        self._template = template
        if template is None:
            self._later.stop()
            self._session.tasks.forget(self, "preview")
            self.view.clear()
        elif at_once:
            self._render()
        else:
            self._later.start()

    def reference(self) -> str | None:
        """The booking that is chosen or typed; None: the invented one."""
        typed = self.booking.currentText().strip()
        index = self.booking.findText(typed, Qt.MatchFlag.MatchFixedString)
        if index >= 0:
            return str(self.booking.itemData(index)) or None
        return typed or None

    # -------------------------------------------------------------------------------------------

    def _show_bookings(self, page: BookingPage) -> None:
        chosen = self.booking.currentText()
        self.booking.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        while self.booking.count() > 1:
            self.booking.removeItem(1)
        for booking in page.rows:
            words = f"{booking.reference} · {booking.customer_name} · " + self._times.day(
                booking.date
            )
            self.booking.addItem(words, booking.reference)
        self.booking.setEditText(chosen)
        self.booking.blockSignals(False)  # noqa: FBT003 (Qt's signature)

    def _on_unread(self, error: BookerError) -> None:
        """There is nothing to choose from; a reference can be typed all the same."""
        self.booking.setToolTip(said(error.message))

    @Slot()
    def _render(self) -> None:
        self._later.stop()
        template, reference = self._template, self.reference()
        if template is None:
            return
        self._session.read(
            lambda desk: preview_template(desk, template, reference),
            self._show,
            self._on_refused,
            owner=self,
            topic="preview",
        )

    def _show(self, made: Rendered) -> None:
        self.row.set_error("")
        self.stale.hide()
        if made.segments is not None:
            self.view.set_sms(made.text, made.recipient)
        else:
            self.view.set_message(made.subject, made.html, made.text, made.recipient)
        self.rendered.emit()

    def _on_refused(self, error: BookerError) -> None:
        """What was shown stays; it is said that it is no longer what the text says."""
        if error.field == "reference":
            self.row.set_error(said(error.message))
            return
        self.stale.setText(self.tr("This is how it was before the fault."))
        self.stale.show()
        self.refused.emit(error)
