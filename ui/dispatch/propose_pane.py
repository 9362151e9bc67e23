"""Another window for a held booking: the same grid that the CSR saw, for that site and job."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.booking.offers import offers
from core.booking.propose import propose
from core.errors import Unanswered
from core.planning.model import Reason
from ui.icons import set_icon
from ui.sentences import said
from ui.theme import GRID, Size
from ui.widgets.focus import has_focus_inside
from ui.widgets.notice import Notice
from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from core.booking.facts import Booking, Offers, Window
    from core.database.live import Change
    from core.errors import BookerError
    from ui.moments import LocalTimes
    from ui.session import Session

DAYS: Final = 14
_FRESH: Final = timedelta(seconds=15)


class ProposePane(QWidget):
    """``proposed(Booking)``: it waits for the customer now; ``given_up()``: not now.

    ``refused_late`` (reference, BookerError): the answer for a hold that stands here no longer.
    """

    proposed = Signal(object)
    refused_late = Signal(str, object)
    given_up = Signal()

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._hold: Booking | None = None
        self._first: date | None = None
        self._as_of: datetime | None = None
        self._sending: set[str] = set()
        self._is_new = False
        self._title = QLabel()
        self._title.setFont(Size.BODY.font(bold=True))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.notice = Notice()
        self.notice.alternative_chosen.connect(self._on_alternative_chosen)
        self.grid = WindowGrid()
        self.grid.window_chosen.connect(self._on_window_chosen)
        self.grid.page_requested.connect(self._on_page_requested)
        self.grid.current_lost.connect(self._on_current_lost)
        self._send = QPushButton(self.tr("Propose this &window"))
        set_icon(self._send, "chat")
        self._send.setAccessibleName(self.tr("Propose this window"))
        self._send.clicked.connect(self._on_send_clicked)
        self._cancel = QPushButton(self.tr("&Back to the timeline"))
        self._cancel.setAccessibleName(self.tr("Back to the timeline"))
        self._cancel.clicked.connect(self.given_up)
        self._arrange()
        session.clock.ticked.connect(self._on_ticked)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._send)
        head.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.grid, 1)
        QWidget.setTabOrder(self.grid, self._send)
        QWidget.setTabOrder(self._send, self._cancel)

    # what is asked

    @property
    def hold(self) -> Booking | None:
        """The hold for which another window is looked for; None: the pane is not at work."""
        return self._hold

    def begin(self, hold: Booking) -> None:
        """Look for another window for ``hold``, from the week of its date on."""
        self._hold = hold
        self._send.setEnabled(hold.reference not in self._sending)
        self._is_new = True
        today = self._times.date_of(self._session.clock.now())
        self._first = max(today, hold.date - timedelta(days=3))
        self.notice.clear()
        self._title.setText(
            self.tr("Another window for {customer}, {job}; held now: {day}, {window}").format(
                customer=hold.customer_name,
                job=hold.job_name,
                day=self._times.day(hold.date),
                window=hold.window,
            )
        )
        self.grid.set_loading(self.tr("Looking for windows…"))
        self._ask()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Nothing is looked for any more."""
        self._hold = None
        self._session.tasks.forget(self, "offers")

    def changed(self, change: Change) -> None:
        """Ask again what may look different now."""
        if change.touches("bookings", "stops", "routes", "blocks", "zones", "arrival_windows"):
            self._ask()

    def _ask(self, *, thorough: bool = False) -> None:
        hold, first = self._hold, self._first
        if hold is None or first is None:
            return
        self._session.read(
            lambda desk: offers(desk, hold.site, hold.job_type, first, DAYS, thorough=thorough),
            self._on_offers,
            self._on_offers_failed,
            owner=self,
            topic="offers",
        )

    def _on_offers(self, found: Offers) -> None:
        if self._hold is None:
            return
        self._as_of = found.as_of
        self.notice.was_read()
        marked = replace(found, windows=tuple(self._marked(window) for window in found.windows))
        self.grid.set_offers(
            marked,
            timezone=self._session.desk.branch.timezone,
            words={(self._hold.date, self._hold.window): self.tr("Held now")},
        )
        self.grid.set_as_of(found.as_of, self._session.clock)
        if self._is_new:
            self._is_new = False
            self._choose_nearest(found)
        if any(window.reason is Reason.CHECKING for window in found.windows):
            self._ask(thorough=True)

    def _choose_nearest(self, found: Offers) -> None:
        """The cursor on the open window nearest in time to the one held: what is asked for most."""
        hold = self._hold
        opened = [window for window in found.windows if window.offered]
        if hold is not None and opened:
            held = hold.promised_from
            best = min(opened, key=lambda window: (abs(window.starts_at - held), window.starts_at))
            self.grid.select(best.date, best.window)

    def _marked(self, window: Window) -> Window:
        """The window held now says that it is."""
        hold = self._hold
        if hold is None or (window.date, window.window) != (hold.date, hold.window):
            return window
        words = self.tr("This is the window held now, as {reference}.")
        return replace(window, explanation=words.format(reference=hold.reference))

    def _on_offers_failed(self, error: BookerError) -> None:
        self._as_of = None
        if self.grid.current_window() is None:
            self.grid.set_empty(said(error.title), said(error.message))
        else:
            self.notice.show_unread(error)

    # what is decided

    @Slot()
    def _on_send_clicked(self) -> None:
        window = self.grid.current_window()
        if window is not None:
            self._on_window_chosen(window)

    @Slot(object)
    def _on_window_chosen(self, window: Window) -> None:
        if window.offered or window.reason is Reason.CHECKING:
            self._propose(window.date, window.window)
            return
        self.notice.show_info(
            self.tr("{day}, {window} cannot be proposed").format(
                day=self._times.day(window.date), window=window.window
            ),
            said(window.explanation),
        )

    @Slot(object)
    def _on_alternative_chosen(self, alternative: Mapping[str, Any]) -> None:
        self._propose(date.fromisoformat(str(alternative["date"])), str(alternative["window"]))

    def _propose(self, service_date: date, window: str) -> None:
        hold = self._hold
        if hold is None or hold.reference in self._sending:
            return
        reference = hold.reference
        self._sending.add(reference)
        self._send.setEnabled(False)
        self.notice.clear()

        def done(booking: Booking) -> None:
            self._settle(reference)
            self.proposed.emit(booking)

        def failed(error: BookerError) -> None:
            had_focus = has_focus_inside(self)
            if not isinstance(error, Unanswered):
                # else it may yet be proposed: another Enter could propose a second window
                self._settle(reference)
            if self._hold is None or self._hold.reference != reference:
                # its alternatives are not those of the hold that stands here now
                self.refused_late.emit(reference, error)
                return
            self.notice.show_error(error)
            first = self.notice.first_alternative
            if first is not None and had_focus:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._ask()

        self._session.act(
            lambda desk, act_id: propose(desk, act_id, reference, service_date, window),
            done,
            failed,
            owner=self,
        )

    def _settle(self, reference: str) -> None:
        self._sending.discard(reference)
        if self._hold is None or self._hold.reference == reference:
            self._send.setEnabled(True)

    @Slot(int)
    def _on_page_requested(self, pages: int) -> None:
        if self._first is None:
            return
        today = self._times.date_of(self._session.clock.now())
        self._first = max(today, self._first + timedelta(days=pages * DAYS))
        self._ask()

    @Slot(str)
    def _on_current_lost(self, sentence: str) -> None:
        self.notice.show_info(self.tr("Another desk was faster"), sentence)

    @Slot()
    def _on_ticked(self) -> None:
        if self._hold is None or self._as_of is None or not self.isVisible():
            return
        if self._session.clock.now() - self._as_of > _FRESH:
            # asked once; the answer tells its own time
            self._as_of = None
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)
