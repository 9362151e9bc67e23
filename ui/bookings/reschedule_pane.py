"""Another window for a confirmed booking: the same grid as for a new one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.booking.offers import offers
from core.booking.reschedule import reschedule
from core.errors import NotOffered, Unanswered
from core.planning.model import Reason
from ui.bookings.booking_words import promise
from ui.sentences import said
from ui.single_shot import single_shot
from ui.theme import GRID
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from core.booking.facts import Booking, Offers, Window
    from core.database.live import Change
    from core.errors import BookerError
    from ui.moments import LocalTimes
    from ui.session import Session

DAYS: Final = 14
COALESCE_MS: Final = 300
STALE: Final = timedelta(seconds=15)


class ReschedulePane(QFrame):
    """Asks for the new window and holds it.

    ``rescheduled`` carries the new booking; ``closed`` comes when the person goes back,
    and whether the focus was in it. ``refused_late`` (reference, BookerError): the answer for a
    booking that stands here no longer.
    """

    rescheduled = Signal(object)
    refused_late = Signal(str, object)
    closed = Signal(bool)

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._booking: Booking | None = None
        self._first: date | None = None
        self._earliest: date | None = None
        self._acting: set[str] = set()
        self._as_of: datetime | None = None
        self._title = Heading()
        self._hint = Hint()
        self.notice = Notice()
        self.grid = WindowGrid()
        self._back = QPushButton(self.tr("&Back"))
        self._back.setAutoDefault(True)
        self._back.setAccessibleName(self.tr("Keep the booking as it is"))
        self._back.clicked.connect(self.close_pane)
        self._later = single_shot(self, COALESCE_MS, self._read)
        self._arrange()
        session.clock.ticked.connect(self._on_ticked)
        self.grid.window_chosen.connect(self._on_window_chosen)
        self.grid.page_requested.connect(self._on_page_requested)
        self.grid.current_lost.connect(self._on_current_lost)
        self.notice.alternative_chosen.connect(self._on_alternative_chosen)
        self.hide()

    @property
    def booking(self) -> Booking | None:
        """The booking that is being rescheduled, while the pane is open."""
        return self._booking

    def open_for(self, booking: Booking) -> None:
        """Offer windows for the site and job of a confirmed booking; the focus goes to the grid."""
        self._booking = booking
        self._first = self._earliest = self._times.date_of(self._session.clock.now())
        self._title.setText(
            self.tr("Reschedule {reference}: {customer}, {job}").format(
                reference=booking.reference, customer=booking.customer_name, job=booking.job_name
            )
        )
        self._hint.setText(
            self.tr(
                "{customer} keeps {promise} until a dispatcher confirms the new window."
            ).format(customer=booking.customer_name, promise=promise(booking, self._times))
        )
        self.notice.clear()
        self.grid.set_loading(self.tr("Looking for windows…"))
        self.show()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def close_pane(self) -> None:
        """Go back; the booking stays as it is."""
        if self._booking is None:
            return
        self._booking = None
        self._later.stop()
        self._session.tasks.forget(self, "offers")
        had_focus = has_focus_inside(self)
        self.hide()
        self.closed.emit(had_focus)

    def changed(self, change: Change) -> None:
        """Another desk took or freed something: ask again, soon."""
        if self._booking is not None and change.touches(
            "bookings", "stops", "routes", "blocks", "arrival_windows", "zones", "branches"
        ):
            self._later.start()

    @Slot()
    def _on_ticked(self) -> None:
        """Nothing that is offered stays unasked for long, even if no desk told a change."""
        if self._booking is None or self._as_of is None or not self._session.line.status.is_up:
            return
        if self._session.clock.now() - self._as_of > STALE:
            self._as_of = None
            self._read()

    # Reading ----------------------------------------------------------------------------------

    @Slot()
    def _read(self, *, thorough: bool = False) -> None:
        booking, first = self._booking, self._first
        if booking is None or first is None:
            return
        self._session.read(
            lambda desk: offers(
                desk, booking.site, booking.job_type, first, DAYS, thorough=thorough
            ),
            partial(self._show, thorough=thorough),
            self._on_unread,
            owner=self,
            topic="offers",
        )

    def _show(self, offered: Offers, *, thorough: bool) -> None:
        if self._booking is None:
            return
        self._as_of = offered.as_of
        self.notice.was_read()
        had = self.grid.current_window()
        self.grid.set_offers(offered, timezone=self._session.desk.branch.timezone)
        self.grid.set_as_of(offered.as_of, self._session.clock)
        if had is None:
            self.grid.select_best()
        if not thorough and any(w.reason is Reason.CHECKING for w in offered.windows):
            self._read(thorough=True)

    def _on_unread(self, error: BookerError) -> None:
        if self.grid.current_window() is None:
            self.grid.set_empty(said(error.title), said(error.message))
        else:
            self.notice.show_unread(error)

    # Acting -----------------------------------------------------------------------------------

    @Slot(object)
    def _on_window_chosen(self, window: Window) -> None:
        if window.offered:
            self._reschedule(window.date, window.window)
        else:
            self.notice.show_error(NotOffered(window.explanation))

    @Slot(object)
    def _on_alternative_chosen(self, alternative: Mapping[str, Any]) -> None:
        service_date = date.fromisoformat(str(alternative["date"]))
        self._reschedule(service_date, str(alternative["window"]))

    def _reschedule(self, service_date: date, window: str) -> None:
        booking = self._booking
        if booking is None or booking.reference in self._acting:
            return
        self._acting.add(booking.reference)
        self.notice.clear()
        self._session.act(
            lambda desk, act_id: reschedule(desk, act_id, booking.reference, service_date, window),
            self._on_rescheduled,
            partial(self._on_refused, booking.reference),
            owner=self,
        )

    def _on_rescheduled(self, booking: Booking) -> None:
        self._acting.discard(booking.replaces or "")
        # an answer that the line held back may come when another booking is being rescheduled
        if self._booking is not None and booking.replaces == self._booking.reference:
            self.close_pane()
        self.rescheduled.emit(booking)

    def _on_refused(self, reference: str, error: BookerError) -> None:
        if not isinstance(error, Unanswered):
            # else it may yet be held: another Enter could hold a second window
            self._acting.discard(reference)
        if self._booking is None or self._booking.reference != reference:
            # its alternatives are not those of the booking that stands here now
            self.refused_late.emit(reference, error)
            return
        self.notice.show_error(error)
        first = self.notice.first_alternative
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @Slot(int)
    def _on_page_requested(self, step: int) -> None:
        if self._first is None or self._earliest is None:
            return
        wanted = max(self._first + timedelta(days=step * DAYS), self._earliest)
        if wanted != self._first:
            self._first = wanted
            self.grid.set_loading(self.tr("Looking for windows…"))
            self._read()

    @Slot(str)
    def _on_current_lost(self, sentence: str) -> None:
        self.notice.show_info(self.tr("The window under the cursor went away"), sentence)

    # ------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        head.addLayout(words, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.grid, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
            return
        super().keyPressEvent(event)
