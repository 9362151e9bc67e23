"""One hold: what was promised, how long it runs, what the customer will get, what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.booking.answer_proposal import accept, decline
from core.booking.release import release
from core.errors import Unanswered
from core.messages.list_messages import newest_of
from ui.messages.drafts_view import DraftsView
from ui.moments import long_day, time_of_day
from ui.sentences import said
from ui.setup.template_words import channel_word
from ui.shortcuts import Shortcut
from ui.theme import GRID, ICON, Size, state_icon, state_word
from ui.widgets.countdown import CountdownLabel
from ui.widgets.heading import EmptyState, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from core.errors import BookerError
    from core.messages.list_messages import MessageText
    from ui.session import Session


LEAST_MESSAGE: Final = 22 * GRID
"""Pixels: with less than these the message shows nothing that could be read."""


class HoldDetail(QWidget):
    """``changed`` carries the Booking after an act of this desk.

    ``refused_late`` (Booking, BookerError): an act on a hold that is not the one shown any more.
    """

    changed = Signal(object)
    refused_late = Signal(object, object)
    booking_chosen = Signal(str)
    next_call_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._booking: Booking | None = None
        self._before: Booking | None = None
        self._told: tuple[MessageText, ...] = ()
        self._acting: set[str] = set()
        self.state_mark = QLabel()
        self._state = QLabel()
        self._state.setFont(Size.BODY.font(bold=True))
        self.countdown = CountdownLabel(session.clock)
        self.countdown.setFont(Size.TITLE.font())
        self._promise = QLabel()
        self._promise.setWordWrap(True)
        self._promise.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = Hint()
        self.notice = Notice()
        self.message = DraftsView()
        # the last to be given room: what is said above, and the grid above that, go before it
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        keys = {key: key.keys() for key in Shortcut}
        self.release_button = self._button(self.tr("Release"), keys[Shortcut.RELEASE], self.release)
        self.accept_button = self._button(self.tr("Accept"), keys[Shortcut.ACCEPT], self.accept)
        self.keep_button = self._button(self.tr("Keep old"), "", self.keep_old)
        self.keep_button.setAccessibleName(self.tr("Decline, and keep the window held before"))
        self.keep_button.setToolTip(self.keep_button.accessibleName())
        self.decline_button = self._button(self.tr("Decline"), keys[Shortcut.DECLINE], self.decline)
        self.open_button = self._button(self.tr("Open booking"), "", self._on_open_clicked)
        self.next_button = self._button(
            self.tr("Next call"), keys[Shortcut.NEXT_CALL], self.next_call_asked.emit
        )
        self._arrange()
        self.show_booking(None)

    def _button(self, words: str, keys: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.state_mark)
        head.addWidget(self._state)
        head.addWidget(self._promise, 1)
        head.addWidget(self.countdown)
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        for button in (
            self.accept_button,
            self.keep_button,
            self.decline_button,
            self.release_button,
            self.open_button,
        ):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.next_button)
        self._card = QWidget()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.notice)
        column.addLayout(acts)
        column.addWidget(self.message, 1)
        # takes the room where there is no message, and none beside one
        column.addStretch(0)
        self._nothing = EmptyState(
            self.tr("No hold chosen"),
            self.tr("What was promised and what the customer will get is shown here."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 0, 0, 0)
        layout.addWidget(self._card, 1)
        layout.addWidget(self._nothing, 1)

    @property
    def reference(self) -> str | None:
        """The booking that is shown."""
        return None if self._booking is None else self._booking.reference

    # What it shows -------------------------------------------------------------------------

    @Slot(object)
    def show_booking(self, booking: Booking | None) -> None:
        """Show another hold; None: none is chosen."""
        self.notice.clear()
        self._before = None
        self._booking = booking
        self._card.setVisible(booking is not None)
        self._nothing.setVisible(booking is None)
        if booking is None:
            self.countdown.set_expiry(None)
            return
        self._told = ()
        self.message.clear()
        self._say(booking)
        self._read_message(booking)

    def update_booking(self, booking: Booking) -> None:
        """The hold that is shown has changed."""
        if booking == self._booking:
            return
        before = self._booking
        if before is not None and (before.date, before.window) != (booking.date, booking.window):
            self._before = before
        self._booking = booking
        self._say(booking)
        self._read_message(booking)

    def _show_icon(self, booking: Booking) -> None:
        self.state_mark.setPixmap(
            state_icon(booking.state).pixmap(QSize(ICON, ICON), self.devicePixelRatioF())
        )

    def _say(self, booking: Booking) -> None:
        self._show_icon(booking)
        self._state.setText(state_word(booking.state))
        self._promise.setText(
            self.tr("{day}, {window} · {reference}").format(
                day=long_day(booking.date), window=booking.window, reference=booking.reference
            )
        )
        runs = booking.state in ("held", "proposed")
        self.countdown.set_expiry(booking.expires_at if runs else None)
        self._hint.setText(self._what_now(booking))
        self.open_button.setVisible(not runs)
        is_proposed = booking.state == "proposed"
        self.release_button.setVisible(booking.state == "held")
        for button in (self.accept_button, self.keep_button, self.decline_button):
            button.setVisible(is_proposed)
        self._enable(on=booking.reference not in self._acting)
        self._fit_message()

    def _fit_message(self) -> None:
        """The message is shown where there is one, and room enough to read in it."""
        booking, layout = self._booking, self._card.layout()
        if booking is None or layout is None:
            return
        width = self.width() - GRID
        above = layout.totalMinimumHeightForWidth(width)
        item = layout.itemAt(layout.indexOf(self.message))
        if item is not None and not item.isEmpty() and item.hasHeightForWidth():
            # where it is shown its own words count among the others
            above -= item.minimumHeightForWidth(width)
        # drafted anew when the customer accepts; withdrawn when the hold is gone
        has_one = booking.state not in ("proposed", "expired", "released")
        least = LEAST_MESSAGE + self.message.switch_height()
        self.message.setVisible(has_one and self.height() - above >= least)

    def _what_now(self, booking: Booking) -> str:
        if booking.state == "held":
            if booking.agreed:
                return self.tr("The customer agreed; a dispatcher confirms it now.")
            return self.tr("A dispatcher confirms it before the time is up.")
        if booking.state == "proposed":
            if self._before is None:
                return self.tr("A dispatcher proposes this window: ask the customer.")
            return self.tr(
                "A dispatcher proposes this window instead of {day}, {window}: ask the customer."
            ).format(day=long_day(self._before.date), window=self._before.window)
        if booking.state == "expired":
            return self.tr("Nobody confirmed it in time. Hold a window again with the customer.")
        return self._who_decided(booking)

    def _who_decided(self, booking: Booking) -> str:
        zone = self._session.desk.branch.timezone
        if booking.closed_by is not None and booking.closed_at is not None:
            return self.tr("By {login} at {time}.").format(
                login=booking.closed_by, time=time_of_day(booking.closed_at, zone)
            )
        if booking.confirmed_at is not None:
            confirmed = self.tr("Confirmed by {login} at {time}.").format(
                login=booking.confirmed_by, time=time_of_day(booking.confirmed_at, zone)
            )
            return " ".join((confirmed, *self._fates()))
        return ""

    def _fates(self) -> list[str]:
        """What became of each message, and why where it did not arrive."""
        return [
            " ".join(
                part
                for part in (
                    self.tr("{way}: {state}.").format(
                        way=channel_word(message.channel), state=state_word(message.state)
                    ),
                    said(message.problem or ""),
                )
                if part
            )
            for message in self._told
        ]

    def _read_message(self, booking: Booking) -> None:
        reference = booking.reference

        def read(desk: Desk) -> tuple[MessageText, ...]:
            return newest_of(desk, reference)

        def show(messages: tuple[MessageText, ...]) -> None:
            self._told = messages
            self.notice.was_read()
            self.message.set_messages(messages)
            if self._booking is not None:
                self._hint.setText(self._what_now(self._booking))
                self._fit_message()

        self._session.read(read, show, self._on_message_failed, owner=self, topic="message")

    def _on_message_failed(self, error: BookerError) -> None:
        if self._session.line.status.is_up:
            self.notice.show_unread(error)

    # What can be done ----------------------------------------------------------------------

    @Slot()
    def release(self) -> None:
        """Give the hold back."""
        if self._booking is not None and self._booking.state == "held":
            self._act(release)

    @Slot()
    def accept(self) -> None:
        """The customer accepts the proposal."""
        if self._booking is not None and self._booking.state == "proposed":
            self._act(accept)

    @Slot()
    def decline(self) -> None:
        """The customer wants neither window."""
        if self._booking is not None and self._booking.state == "proposed":
            self._act(decline)

    @Slot()
    def keep_old(self) -> None:
        """The customer wants the window that was held before."""
        if self._booking is not None and self._booking.state == "proposed":
            self._act(partial(decline, keep_old=True))

    def _act(self, act: Callable[[Desk, UUID, str], Booking]) -> None:
        if self._booking is None or self._booking.reference in self._acting:
            return
        acted_on, reference = self._booking, self._booking.reference
        self.notice.clear()
        self._acting.add(reference)
        self._enable(on=False)

        def do(desk: Desk, act_id: UUID) -> Booking:
            return act(desk, act_id, reference)

        def done(booking: Booking) -> None:
            self._end(reference)
            self.changed.emit(booking)

        def failed(error: BookerError) -> None:
            if not isinstance(error, Unanswered):
                # else another answer follows, and until then nothing else is asked of this hold
                self._end(reference)
            if self.reference == reference:
                self.notice.show_error(error)
            else:
                self.refused_late.emit(acted_on, error)

        self._session.act(do, done, failed, owner=self)

    def _end(self, reference: str) -> None:
        self._acting.discard(reference)
        if self.reference == reference:
            self.notice.clear()
            self._enable(on=True)

    def _enable(self, *, on: bool) -> None:
        for button in (
            self.accept_button,
            self.keep_button,
            self.decline_button,
            self.release_button,
        ):
            button.setEnabled(on)

    @Slot()
    def _on_open_clicked(self) -> None:
        if self._booking is not None:
            self.booking_chosen.emit(self._booking.reference)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """A message that could not be read makes way."""
        super().resizeEvent(event)
        self._fit_message()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._booking is not None:
            self._show_icon(self._booking)
