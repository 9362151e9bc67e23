"""One booking: what it is, what can be done to it, its history and its messages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.bookings.ask_panes import AskPane, CancelPane
from ui.bookings.booking_acts import BookingAct, possible_acts
from ui.bookings.booking_messages import BookingMessages
from ui.bookings.booking_words import BOOKING_LINK, details_html, promise
from ui.bookings.history_view import HistoryView
from ui.icons import set_icon
from ui.theme import GRID, ICON, Size, muted, state_icon, state_word
from ui.widgets.countdown import CountdownLabel
from ui.widgets.flow import Flow
from ui.widgets.heading import EmptyState, Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.booking.facts import Booking
    from ui.bookings.booking_messages import FoundMessages
    from ui.bookings.history import Entry
    from ui.moments import LocalTimes
    from ui.widgets.countdown import Clock

DETAILS, HISTORY, MESSAGE = range(3)


class BookingDetails(QWidget):
    """Shows the booking it is given; what is done with it is its owner's.

    ``act_chosen`` carries a BookingAct; ``reference_followed`` a booking that a link names;
    ``page_changed`` comes when history or messages are looked at, and must be read.
    """

    act_chosen = Signal(object)
    reference_followed = Signal(str)
    page_changed = Signal()

    def __init__(
        self,
        times: LocalTimes,
        clock: Clock,
        roles: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._times = times
        self._clock = clock
        self._roles = roles
        self.booking: Booking | None = None
        self.ask = AskPane()
        self.cancel = CancelPane()
        self._customer = Heading()
        self._customer.setWordWrap(True)
        self._promise = QLabel()
        self._promise.setFont(Size.BODY.font(bold=True))
        self._promise.setTextFormat(Qt.TextFormat.PlainText)
        self._promise.setWordWrap(True)
        self._state_icon = QLabel()
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self.countdown = CountdownLabel(clock)
        self._buttons = {act: self._button(act) for act in BookingAct}
        self._facts = self._facts_browser()
        self.history = HistoryView(times)
        self.message = BookingMessages(times)
        self.message.message_chosen.connect(self.page_changed)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName(self.tr("Parts of the booking"))
        self.pages.addTab(self._facts, self.tr("De&tails"))
        self.pages.addTab(self.history, self.tr("H&istory"))
        self.pages.addTab(self.message, self.tr("&Messages"))
        self.pages.tabBar().setAccessibleName(self.tr("Parts of the booking"))
        self.pages.currentChanged.connect(self._on_page_changed)
        self._arrange()
        self.show_booking(None)

    # What its owner does ----------------------------------------------------------------------

    def show_booking(self, booking: Booking | None) -> None:
        """Show a booking, or that none is chosen. Another booking than before closes questions."""
        before = self.booking
        is_other = booking is None or before is None or booking.reference != before.reference
        if is_other or (booking and before and booking.state != before.state):
            self.ask.close_pane()
            self.cancel.close_pane()
        if is_other:
            self.history.set_entries(())
            self.message.clear()
        self.booking = booking
        self._stack.setCurrentIndex(0 if booking is None else 1)
        possible = self._possible()
        for act, button in self._buttons.items():
            button.setVisible(act in possible)
        if booking is None:
            self.countdown.set_expiry(None)
            return
        self._show_head(booking)
        self._show_facts(booking)

    def show_history(self, entries: Sequence[Entry]) -> None:
        """Show what happened to the booking."""
        self.history.set_entries(entries)

    def show_messages(self, found: FoundMessages) -> None:
        """Show its messages, and the chosen one whole."""
        self.message.show_found(found)

    def can(self, act: BookingAct) -> bool:
        """Whether the act is offered now."""
        return act in self._possible()

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done, or on the facts."""
        offered = self._possible()
        first = self._buttons[offered[0]] if offered else self.pages.currentWidget()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, act: BookingAct) -> QPushButton:
        """The act's button."""
        return self._buttons[act]

    # ------------------------------------------------------------------------------------------

    def _possible(self) -> tuple[BookingAct, ...]:
        return possible_acts(self.booking, self._roles, self._times.date_of(self._clock.now()))

    def _button(self, act: BookingAct) -> QPushButton:
        button = QPushButton(act.word())
        button.setAutoDefault(True)
        set_icon(button, act.icon())
        name = act.word().replace("&", "").rstrip("…")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({act.shortcut().keys()})")
        button.clicked.connect(partial(self._on_act_clicked, act))
        return button

    def _facts_browser(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setTabChangesFocus(True)
        browser.setAccessibleName(self.tr("Details of the booking"))
        browser.document().setDocumentMargin(2 * GRID)
        browser.anchorClicked.connect(self._on_anchor_clicked)
        return browser

    def _arrange(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(GRID)
        state.addWidget(self._state_icon)
        state.addWidget(self._state)
        state.addWidget(self.countdown)
        state.addStretch(1)
        buttons = Flow()
        for button in self._buttons.values():
            buttons.addWidget(button)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._customer)
        column.addWidget(self._promise)
        column.addLayout(state)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        column.addWidget(self.ask)
        column.addWidget(self.cancel)
        column.addSpacing(GRID)
        column.addWidget(self.pages, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                self.tr("No booking is chosen"),
                self.tr("Choose one in the table with the arrow keys."),
            )
        )
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _show_head(self, booking: Booking) -> None:
        customer = booking.customer_name
        if booking.vip:
            customer = self.tr("{customer} (VIP)").format(customer=customer)
        self._customer.setText(customer)
        self._promise.setText(promise(booking, self._times))
        icon = state_icon(booking.state, self.palette())
        self._state_icon.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        self._state.setText(
            self.tr("{state} · {reference}").format(
                state=state_word(booking.state), reference=booking.reference
            )
        )
        running = booking.state in {"held", "proposed"}
        self.countdown.set_expiry(booking.expires_at if running else None)
        self.countdown.setVisible(running)

    def _show_facts(self, booking: Booking) -> None:
        place = self._facts.verticalScrollBar().value()
        label_colour = muted(self.palette()).name()
        self._facts.setHtml(details_html(booking, self._times, label_colour))
        self._facts.verticalScrollBar().setValue(place)

    @Slot()
    def _on_act_clicked(self, act: BookingAct) -> None:
        self.act_chosen.emit(act)

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        said = url.toString()
        if said.startswith(BOOKING_LINK):
            self.reference_followed.emit(said.removeprefix(BOOKING_LINK))

    @Slot()
    def _on_page_changed(self) -> None:
        self.page_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.booking is not None:
            self._show_head(self.booking)
            self._show_facts(self.booking)
