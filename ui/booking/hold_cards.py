"""The holds of this desk: each with its countdown, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.booking.show import holds, show_some
from ui.booking.hold_detail import HoldDetail
from ui.booking.line_list import LineList, Lines
from ui.booking.words import promise
from ui.theme import GRID, Size, state_icon, state_word
from ui.widgets.countdown import level, remaining, text, whole_seconds
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.booking.facts import Booking
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

RUNNING: Final = frozenset({"held", "proposed"})
_LAYOUT: Final = "book/hold"
MOST_CARDS: Final = 30
"""Running holds are kept all; of the others so many in all as make this number."""


class HoldCards(QWidget):
    """``booking_chosen``: a reference to open elsewhere. ``released``: a hold was given back."""

    booking_chosen = Signal(str)
    released = Signal(object)
    next_call_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bookings: dict[str, Booking] = {}
        title = QLabel(self.tr("Your &holds"))
        title.setFont(Size.BODY.font(bold=True))
        self._count = Hint()
        self.list: LineList[Booking] = LineList(
            self.tr("Your holds"), self._lines, lambda booking: booking.reference
        )
        self.list.set_empty_text(
            self.tr("No holds yet"), self.tr("Enter on an open window holds it for the customer.")
        )
        title.setBuddy(self.list)
        self.clear_button = QPushButton(self.tr("C&lear finished"))
        self.clear_button.setAccessibleName(self.tr("Clear finished holds from this list"))
        self.clear_button.clicked.connect(self.clear_finished)
        self.notice = Notice()
        self.detail = HoldDetail(session)
        self.detail.changed.connect(self._on_changed_here)
        self.detail.refused_late.connect(self.say_refused)
        self.detail.booking_chosen.connect(self.booking_chosen)
        self.detail.next_call_asked.connect(self.next_call_asked)
        self.list.row_changed.connect(self.detail.show_booking)
        session.clock.ticked.connect(self._on_ticked)
        self._arrange(title)
        self._read_running()

    def _arrange(self, title: QLabel) -> None:
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._count, 1)
        head.addWidget(self.clear_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([210, 390])
        kept = self._session.preferences.state(_LAYOUT)
        if kept is not None:
            self._splitter.restoreState(kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(self.notice)
        layout.addWidget(self._splitter, 1)
        self._show()

    # What its owner does -------------------------------------------------------------------

    def add(self, booking: Booking, *, choose: bool = True) -> None:
        """A hold was placed at this desk."""
        self._bookings = {booking.reference: booking, **self._bookings}
        self._show()
        if choose:
            self.list.choose(booking.reference)

    @Slot(object, object)
    def say_refused(self, booking: Booking, error: BookerError) -> None:
        """An act on a hold that is no longer in view was refused: whose it was, and why."""
        self.say_of(booking.customer_name, error)

    def say_of(self, customer: str, error: BookerError) -> None:
        """Say what did not work for a customer who is no longer in view; nothing is offered."""
        self.notice.show_late(customer, error)

    def focus_list(self) -> None:
        """Put the focus on the list of holds."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """The next customer calls: no card is chosen, and what was given back is taken away."""
        self._bookings = {
            reference: booking
            for reference, booking in self._bookings.items()
            if booking.state != "released"
        }
        self.list.let_go()
        self._show()

    def current(self) -> Booking | None:
        """The chosen hold."""
        return self.list.current_row()

    def cards(self) -> tuple[Booking, ...]:
        """Every card, the newest hold first."""
        return self.list.rows

    def save_layout(self) -> None:
        """Remember how wide list and message are."""
        self._session.preferences.set_state(_LAYOUT, self._splitter.saveState())

    def changed(self, change: Change) -> None:
        """Another desk changed something."""
        if change.touches("bookings", "stops", "messages"):
            self.read()

    def read(self) -> None:
        """Read again what became of every hold that is not decided yet, and of the chosen one."""
        current = self.list.current_row()
        wanted = tuple(
            reference
            for reference, booking in self._bookings.items()
            if booking.state in RUNNING or booking is current
        )
        if not wanted:
            return

        # a branch restored from a copy may have lost one: its card keeps what it knew
        self._session.read(
            lambda desk: show_some(desk, wanted),
            self._on_read,
            self._on_failed,
            owner=self,
            topic="cards",
            background=True,
        )

    @Slot()
    def clear_finished(self) -> None:
        """Take away every card that is decided."""
        self._bookings = {r: b for r, b in self._bookings.items() if b.state in RUNNING}
        self._show()

    # ---------------------------------------------------------------------------------------

    def _read_running(self) -> None:
        """Holds of this login from before: another window, or one that was closed."""
        login = self._session.desk.database.login

        def add(found: tuple[Booking, ...]) -> None:
            mine = [booking for booking in found if booking.held_by == login]
            mine.sort(key=lambda booking: booking.held_at, reverse=True)
            self.notice.was_read()
            earlier = {b.reference: b for b in mine if b.reference not in self._bookings}
            self._bookings = {**self._bookings, **earlier}
            self._show()

        self._session.read(
            holds, add, self._on_failed, owner=self, topic="running", background=True
        )

    def _on_read(self, found: tuple[Booking, ...]) -> None:
        self.notice.was_read()
        for booking in found:
            self._replace(booking)
        self._show()

    def _replace(self, booking: Booking) -> None:
        before = self._bookings.get(booking.reference)
        if before is None:
            return
        self._bookings[booking.reference] = booking
        if self.detail.reference == booking.reference:
            self.detail.update_booking(booking)

    def _on_failed(self, error: BookerError) -> None:
        if self._session.line.status.is_up:
            self.notice.show_unread(error)

    @Slot(object)
    def _on_changed_here(self, booking: Booking) -> None:
        self._replace(booking)
        self._show()
        if booking.state == "released":
            self.released.emit(booking)

    @Slot()
    def _on_ticked(self) -> None:
        if any(booking.state in RUNNING for booking in self._bookings.values()):
            self.list.viewport().update()
        clock = self._session.clock
        over = any(
            b.state in RUNNING and b.expires_at is not None and b.expires_at <= clock.now()
            for b in self._bookings.values()
        )
        if over and self._session.line.status.is_up:
            # asked until the database, which may see the end a moment after us, says so: nobody
            # writes anything when a time is up, so no change would tell
            self.read()

    def _show(self) -> None:
        decided = [b for b in self._bookings.values() if b.state not in RUNNING]
        running = len(self._bookings) - len(decided)
        for booking in decided[max(0, MOST_CARDS - running) :]:
            del self._bookings[booking.reference]
        self.list.set_rows(self._bookings.values())
        self._count.setText(self.tr("{n} running").format(n=running) if running else "")
        self.clear_button.setVisible(bool(decided))

    def _lines(self, booking: Booking) -> Lines:
        word, icon = state_word(booking.state), state_icon(booking.state)
        is_running = booking.state in RUNNING
        if is_running and booking.expires_at is not None:
            seconds = whole_seconds(remaining(booking.expires_at, self._session.clock))
            icon = state_icon(level(seconds)) if booking.state == "held" else icon
            word = text(seconds)
        told = [promise(booking), booking.job_name]
        if booking.state == "proposed":
            told.insert(0, self.tr("Proposal"))
        elif booking.state == "held" and booking.agreed:
            told.insert(0, self.tr("agreed"))
        return Lines(
            title=booking.customer_name,
            detail=" · ".join(told),
            word=word,
            icon=icon,
            is_muted=not is_running,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc gives the chosen hold back; held down, it does no more than its first time."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif self.notice.isVisible() or self.detail.notice.isVisible():
            self.notice.close_notice()
            self.detail.notice.close_notice()
        else:
            self.detail.release()
