"""The window pane: which arrival windows can be promised, kept fresh while they are looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.booking.site_bookings import MOST_OF_SITE, site_bookings
from core.errors import BookerError, Duplicate
from core.planning.model import Reason
from ui.booking.asking import DAYS, Asking, Question
from ui.booking.words import LIVE, length
from ui.moments import local, short_day
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.theme import GRID
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from core.booking.facts import Booking, Offers, Window
    from core.catalog.job_types import JobType
    from core.catalog.sites import Site
    from core.database.desk import Desk
    from core.database.live import Change
    from ui.session import Session


class WindowPane(QWidget):
    """``hold_asked``: the date and the label of the window that Enter was on.

    ``booking_chosen``: the reference of a booking that stands in the way. ``left``: Esc.
    ``beneath`` is what is said of the grid; the owner may place it elsewhere.
    """

    hold_asked = Signal(object, str)
    booking_chosen = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timezone = session.desk.branch.timezone
        self._site: Site | None = None
        self._job: JobType | None = None
        self._wanted: tuple[date, str] | None = None
        self._existing = ""
        self._says_error = False
        self.is_holding = False
        self.asking = Asking(session, self)
        self.asking.answered.connect(self._on_answered)
        self.asking.failed.connect(self._on_failed)
        self.title = Heading(self.tr("Arrival &windows"))
        self._about = Hint()
        self._about.setWordWrap(False)
        self.notice = Notice()
        self.notice.alternative_chosen.connect(self._on_alternative_chosen)
        self.notice.closed.connect(self._on_notice_closed)
        self.existing_button = QPushButton()
        self.existing_button.setAccessibleName(self.tr("Open the booking that stands in the way"))
        self.existing_button.clicked.connect(self._on_existing_clicked)
        self.existing_button.hide()
        self.grid = WindowGrid()
        self.grid.window_chosen.connect(self._on_window_chosen)
        self.grid.page_requested.connect(self._on_page_requested)
        self.grid.current_lost.connect(self._on_current_lost)
        self.title.setBuddy(self.grid)
        self.beneath = self._make_beneath()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.timeout.connect(self._keep_in_view)
        self._arrange()
        self.ask(None, None)

    def _make_beneath(self) -> QWidget:
        """What is said of the grid: beneath it, and not in it, so that no cell moves."""
        beneath = QWidget()
        beneath.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(beneath)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.notice)
        column.addWidget(self.existing_button, 0, Qt.AlignmentFlag.AlignLeft)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), beneath)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.setAutoRepeat(False)
        escape.activated.connect(self._on_notice_closed)
        return beneath

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.title)
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self.grid, 1)
        # its owner may give it a place that takes no room of the grid's
        layout.addWidget(self.beneath)

    # What its owner does -------------------------------------------------------------------

    def ask(self, site: Site | None, job: JobType | None) -> None:
        """Show the windows of that site's job; without both, what has to be chosen first."""
        self._site, self._job = site, job
        self._wanted = None
        self.say_nothing()
        self._say_about()
        if site is None:
            self.asking.ask(None)
            self.grid.set_empty(
                self.tr("No site chosen"),
                self.tr("Find the customer's site ({keys}); its windows are shown here.").format(
                    keys=Shortcut.NEXT_CALL.keys()
                ),
            )
        elif job is None:
            self.asking.ask(None)
            self.grid.set_empty(
                self.tr("No job type chosen"),
                self.tr("Choose what is to be done ({keys}).").format(
                    keys=Shortcut.JOB_PANE.keys()
                ),
            )
        else:
            self.grid.set_loading(self.tr("Looking for windows in {zone}…").format(zone=site.zone))
            self.asking.ask(Question(site.number, job.code))

    @property
    def question(self) -> Question | None:
        """What is shown."""
        return self.asking.question

    def changed(self, change: Change) -> None:
        """Another desk changed something."""
        self.asking.changed(change)

    def focus_grid(self) -> None:
        """Put the focus on the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_nothing(self) -> None:
        """Take away what was said."""
        self._says_error = False
        self._existing = ""
        self.notice.clear()
        self.existing_button.hide()

    def say_held(self) -> None:
        """The hold is answered."""
        self.is_holding = False
        self.say_nothing()
        self._say_about()

    def _say_about(self) -> None:
        job = None if self._site is None else self._job
        self._about.setText("" if job is None else f"{job.name} · {length(job)}")

    def say_holding(self, day: date, label: str) -> None:
        """A hold is under way."""
        self.say_nothing()
        self.is_holding = True
        self._about.setText(
            self.tr("Holding {window}…").format(window=f"{short_day(day)}, {label}")
        )

    def say_refused(self, error: BookerError, day: date, label: str) -> None:
        """The hold was refused: why, what is still open, with the cursor on the best of it."""
        self.say_nothing()
        self._say_about()
        self._says_error = True
        self._keep.start(0)
        self.notice.show_error(error)
        if isinstance(error, Duplicate):
            self._offer_existing(day, label)
        if error.alternatives:
            best = error.alternatives[0]
            self._go(date.fromisoformat(str(best["date"])), str(best["window"]))
        self.asking.again()

    # What the grid says --------------------------------------------------------------------

    @Slot(object)
    def _on_window_chosen(self, window: Window) -> None:
        if self.is_holding:
            return
        # a cell that is still being checked may be asked for: the hold searches for itself
        if window.offered or window.reason is Reason.CHECKING:
            self.hold_asked.emit(window.date, window.window)
            return
        self.say_nothing()
        self._keep.start(0)
        self.notice.show_info(
            self.tr("{window} cannot be promised").format(
                window=f"{short_day(window.date)}, {window.window}"
            ),
            said(window.explanation),
            self.tr("Choose one of the windows that are open."),
        )
        if window.reason is Reason.ALREADY_BOOKED:
            self._offer_existing(window.date, window.window)

    @Slot(object)
    def _on_alternative_chosen(self, alternative: Mapping[str, Any]) -> None:
        day = date.fromisoformat(str(alternative["date"]))
        self.focus_grid()
        self.hold_asked.emit(day, str(alternative["window"]))

    @Slot(int)
    def _on_page_requested(self, pages: int) -> None:
        if self._site is None or self._job is None:
            return
        today = local(self._session.clock.now(), self._timezone).date()
        question = self.asking.question
        shown = today if question is None or question.first is None else question.first
        first = max(today, shown + timedelta(days=pages * DAYS))
        if first != shown:
            self._turn_to(first)

    def _turn_to(self, first: date) -> None:
        if self._site is None or self._job is None:
            return
        self.say_nothing()
        self.asking.ask(Question(self._site.number, self._job.code, first))

    def _go(self, day: date, label: str) -> None:
        if not self.grid.select(day, label):
            self._wanted = (day, label)
            self._turn_to_day(day)

    def _turn_to_day(self, day: date) -> None:
        """Open the page of ``day``, and leave standing what is said."""
        if self._site is None or self._job is None:
            return
        today = local(self._session.clock.now(), self._timezone).date()
        first = today + timedelta(days=(day - today).days // DAYS * DAYS)
        self.asking.ask(Question(self._site.number, self._job.code, max(first, today)))

    @Slot(str)
    def _on_current_lost(self, sentence: str) -> None:
        if self.is_holding or self._says_error or not self.has_cursor():
            return
        self._keep.start(0)
        self.notice.show_info(
            sentence, "", self.tr("The cursor stays; choose a window that is open.")
        )

    @Slot()
    def _keep_in_view(self) -> None:
        """A notice took room of the grid: the cursor's cell is seen nevertheless."""
        window = self.grid.current_window()
        if window is not None:
            self.grid.select(window.date, window.window)

    def has_cursor(self) -> bool:
        """Whether the focus is in this pane, or nowhere."""
        # Qt says None where nothing has it; its type does not
        there = cast("QWidget | None", self.window().focusWidget())
        return there is None or self.isAncestorOf(there)

    # The answers ---------------------------------------------------------------------------

    @Slot(object)
    def _on_answered(self, found: Offers) -> None:
        self.grid.set_as_of(self.asking.as_of, self._session.clock)
        self.grid.set_offers(found, timezone=self._timezone)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.grid.select(*wanted)
        if not found.windows:
            self.grid.set_empty(
                self.tr("No arrival windows yet"),
                self.tr("An admin adds or imports them under Setup, Arrival windows."),
            )
        elif {window.reason for window in found.windows} - {Reason.TOO_SOON} == {Reason.CLOSED}:
            self._say_no_routes(found)

    def _say_no_routes(self, found: Offers) -> None:
        if self._says_error or self.is_holding:
            return
        self._keep.start(0)
        self.notice.show_info(
            self.tr("No technician works in {zone} in these two weeks").format(zone=found.zone),
            "",
            self.tr("Page Down shows later weeks. An admin adds routes under Setup, Calendar."),
        )

    @Slot(object)
    def _on_failed(self, error: BookerError) -> None:
        if self.asking.answer is None:
            self.grid.set_empty(said(error.title), said(error.message))
        elif not self._says_error and self._session.line.status.is_up:
            self.notice.show_error(error)

    def _offer_existing(self, day: date, label: str) -> None:
        """Name the booking that stands in the way, as a button that opens it."""
        if self._site is None:
            return
        number = self._site.number

        def read(desk: Desk) -> tuple[Booking, ...]:
            return site_bookings(desk, number, MOST_OF_SITE)

        def show(found: tuple[Booking, ...]) -> None:
            for booking in found:
                is_it = (booking.date, booking.window) == (day, label)
                if is_it and booking.state in LIVE and self.notice.isVisible():
                    self._existing = booking.reference
                    words = self.tr("Open booking {reference}").format(reference=self._existing)
                    self.existing_button.setText(words)
                    self.existing_button.setAccessibleName(words)
                    self.existing_button.show()

        self._session.read(read, show, self._on_failed, owner=self, topic="existing")

    @Slot()
    def _on_existing_clicked(self) -> None:
        self.booking_chosen.emit(self._existing)

    @Slot()
    def _on_notice_closed(self) -> None:
        self.say_nothing()
        self.focus_grid()

    # ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc takes away what is said; then it is the owner's."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            # held down it must not take a sentence away, and then give the hold back
            event.accept()
        elif self.notice.isVisible():
            self.say_nothing()
        else:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Seen again: kept fresh from now on."""
        super().showEvent(event)
        self.asking.watch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Nobody looks."""
        super().hideEvent(event)
        self.asking.watch(on=False)
