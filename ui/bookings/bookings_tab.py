"""Bookings of any day: found, read, rescheduled, cancelled, exported and printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.booking.list_bookings import BookingPage, list_bookings
from core.booking.show import show
from core.catalog.zones import list_zones
from ui.bookings.act_on_booking import ActOnBooking
from ui.bookings.booking_acts import BookingAct
from ui.bookings.booking_messages import find_messages
from ui.bookings.columns import WIDTHS, booking_columns
from ui.bookings.details import DETAILS, HISTORY, BookingDetails
from ui.bookings.filter_bar import BookingFilterBar
from ui.bookings.find_history import find_history
from ui.bookings.reschedule_pane import ReschedulePane
from ui.bookings.sheets_pane import SheetsPane
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.shortcuts import Shortcut
from ui.single_shot import single_shot
from ui.tab import Tab
from ui.theme import GRID
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from core.booking.facts import Booking
    from core.booking.list_bookings import BookingFilter
    from core.catalog.zones import Zone
    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from core.exchange.export_bookings import ExportResult
    from ui.bookings.booking_messages import FoundMessages
    from ui.bookings.history import Entry
    from ui.line import LineStatus

MOST: Final = 500
"""Bookings shown at a time."""
COALESCE_MS: Final = 300
_SPLITTER: Final = "bookings/splitter"
_DRAWER: Final = "bookings/drawer"
_COLUMNS: Final = "bookings/columns"
_FIRST_LEFT: Final = 790
_FIRST_RIGHT: Final = 448
"""Widths in pixels, until somebody drags the handle."""
_RUNNING: Final = frozenset({"held", "proposed"})


class BookingsTab(Tab):
    """The table of bookings on the left, the chosen one on the right; the grid comes below."""

    def build(self) -> Iterator[None]:
        """Make all that it is made of."""
        session = self.session
        self.times = LocalTimes(session.desk.branch.timezone)
        self.notice = Notice()
        self.filter = BookingFilterBar()
        yield
        self.model: RowsModel[Booking] = RowsModel(booking_columns(self.times), self)
        self.table = Table(
            self.model,
            self.tr("Bookings"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        if session.preferences.state(_COLUMNS) is None:
            for number, column in enumerate(self.model.columns):
                self.table.setColumnWidth(number, WIDTHS[column.key])
        yield
        self.details = BookingDetails(self.times, session.clock, session.roles)
        yield
        self.reschedule_pane = ReschedulePane(session, self.times)
        self.sheets_pane = SheetsPane(session, self.times)
        self._acts = ActOnBooking(session, self.times, self.details, self.notice, self)
        self._count = Hint()
        self._zones: tuple[str, ...] = ()
        self._wanted_reference: str | None = None
        self._answered: BookingFilter | None = None
        self._overdue: frozenset[str] = frozenset()
        self._started = False
        self._later = single_shot(self, COALESCE_MS, self._reread_later)
        yield
        self._arrange()
        self._connect()
        self._bind_keys()

    # What the window asks -----------------------------------------------------------------------

    def shown(self) -> None:
        """Begin to read at the first time; the focus goes to the text."""
        if not self._started:
            self._started = True
            self.filter.set_today(self._today())
            self._read_zones()
        if self.table.current_row() is None:
            # opened anew: the first row is chosen, as after another question
            self._answered = None
        self._reread()
        self.filter.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Read again, soon, what is shown."""
        self.reschedule_pane.changed(change)
        if not self._started:
            return
        if change.touches("zones"):
            self._read_zones()
        if change.touches("bookings", "stops", "routes", "sites", "messages", "job_types"):
            self._later.start()

    def show_item(self, item: object) -> None:
        """Choose the booking with this reference, whatever the filters were."""
        if isinstance(item, str) and item:
            self._show_reference(item)

    def save_layout(self) -> None:
        """Keep splitters and columns."""
        self.session.preferences.set_state(_SPLITTER, self._splitter.saveState())
        if self.reschedule_pane.isVisible():
            self.session.preferences.set_state(_DRAWER, self._drawer.saveState())
        self.table.save_layout()

    # Reading ------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self.times.date_of(self.session.clock.now())

    def _read_zones(self) -> None:
        def done(zones: tuple[Zone, ...]) -> None:
            self._zones = tuple(zone.name for zone in zones)
            self.filter.set_zones(self._zones)

        self.session.read(list_zones, done, self.notice.show_unread, owner=self, topic="zones")

    @Slot()
    def _reread_later(self) -> None:
        self._reread(background=True)

    @Slot()
    def _reread(self, *, background: bool = False) -> None:
        if not self._started:
            return
        wanted = self.filter.wanted(self._today())
        self.session.read(
            lambda desk: list_bookings(desk, wanted, MOST),
            partial(self._show_page, wanted),
            self.notice.show_unread,
            owner=self,
            topic="list",
            background=background,
        )
        self._read_shown_page()

    def _show_page(self, wanted: BookingFilter, page: BookingPage) -> None:
        """Show what was found. Where the same question no longer finds the chosen one, none is.

        A key that is pressed just then must not act on another customer's booking.
        """
        self.notice.was_read()
        self._say_empty()
        self.model.set_rows(page.rows, key=lambda booking: booking.reference)
        if self._wanted_reference is not None and self.table.choose(self._wanted_reference):
            self._wanted_reference = None
        elif self.table.current_row() is None and page.rows and wanted != self._answered:
            self.table.selectRow(0)
        self._answered = wanted
        self._say_count(page)

    def _say_empty(self) -> None:
        if self.filter.is_open():
            self.table.set_empty_text(
                self.tr("No bookings on these days"),
                self.tr("Choose other days, or all days."),
            )
        else:
            self.table.set_empty_text(
                self.tr("No booking matches"),
                self.tr("Look in all days, every zone and any state, or with fewer words."),
            )

    def _say_count(self, page: BookingPage) -> None:
        count = len(page.rows)
        if page.more:
            words = self.tr(
                "The first {n} bookings; there are more. Narrow by days, zone, state or words."
            ).format(n=count)
        elif count == 1:
            words = self.tr("1 booking")
        else:
            words = self.tr("{n} bookings").format(n=count)
        self._count.setText(words)
        self._export.setEnabled(count > 0)

    @Slot()
    def _read_shown_page(self) -> None:
        """History and messages are read when somebody looks at them."""
        booking = self.details.booking
        page = self.details.pages.currentIndex()
        if booking is None or page == DETAILS:
            return
        if page == HISTORY:
            self._read_history(booking.reference)
        else:
            self._read_messages(booking.reference)

    def _read_history(self, reference: str) -> None:
        times = self.times

        def done(entries: tuple[Entry, ...]) -> None:
            if self.details.booking is not None and self.details.booking.reference == reference:
                self.details.show_history(entries)

        self.session.read(
            lambda desk: find_history(desk, reference, times),
            done,
            self.notice.show_unread,
            owner=self,
            topic="history",
        )

    def _read_messages(self, reference: str) -> None:
        chosen = self.details.message.chosen

        def done(found: FoundMessages) -> None:
            if self.details.booking is not None and self.details.booking.reference == reference:
                self.details.show_messages(found)

        self.session.read(
            lambda desk: find_messages(desk, reference, chosen),
            done,
            self.notice.show_unread,
            owner=self,
            topic="message",
        )

    @Slot(str)
    def _show_reference(self, reference: str) -> None:
        if self._started and self.table.choose(reference):
            return

        def done(booking: Booking) -> None:
            self._wanted_reference = booking.reference
            self.filter.look_for(booking.reference)

        self.session.read(
            lambda desk: show(desk, reference),
            done,
            self.notice.show_unread,
            owner=self,
            topic="look",
        )

    # What happens -------------------------------------------------------------------------------

    @Slot(object)
    def _on_current_changed(self, booking: Booking | None) -> None:
        pane = self.reschedule_pane
        if pane.booking is not None and (
            booking is None or booking.reference != pane.booking.reference
        ):
            pane.close_pane()
        self.details.show_booking(booking)
        self._read_shown_page()

    @Slot(object)
    def _on_row_activated(self, booking: Booking) -> None:
        del booking
        self.details.focus_first()

    @Slot()
    def _on_ticked(self) -> None:
        """A hold's time is up without anybody writing anything: read it anew, once."""
        now = self.session.clock.now()
        overdue = frozenset(
            row.reference
            for row in self.model.rows
            if row.state in _RUNNING and row.expires_at is not None and row.expires_at <= now
        )
        if overdue - self._overdue:
            self._later.start()
        self._overdue = overdue

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up:
            self._reread()

    def _on_act_asked(self, act: BookingAct) -> None:
        booking = self.details.booking
        if booking is None or not self.details.can(act):
            return
        if act is BookingAct.RESCHEDULE:
            self.reschedule_pane.open_for(booking)
        else:
            self._acts.ask(act, booking)

    @Slot()
    def _show_current(self) -> None:
        """The grid takes most of the room: the booking it is for stays in sight."""
        if self.reschedule_pane.booking is not None:
            self.table.scrollTo(self.table.currentIndex())

    @Slot(object)
    def _on_rescheduled(self, booking: Booking) -> None:
        self.notice.show_success(
            self.tr("{reference} holds the new window").format(reference=booking.reference),
            self.tr("{old} stays promised until a dispatcher confirms {reference}.").format(
                old=booking.replaces or "", reference=booking.reference
            ),
        )
        self._reread()

    @Slot(str, object)
    def _on_refused_late(self, reference: str, error: BookerError) -> None:
        """The grid shows another booking by now, or none: say whose new window it was."""
        self.notice.show_late(reference, error)

    @Slot()
    def _after_act(self) -> None:
        self._reread()
        if has_focus_inside(self.details):
            # the button may be gone in a moment
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_pane_closed(self, had_focus: bool) -> None:  # noqa: FBT001 (a signal's value)
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Export and route sheets --------------------------------------------------------------------

    @Slot()
    def ask_export(self) -> None:
        """Ask where the rows that are shown go."""
        if not self.model.rows:
            return
        csv, excel = self.tr("CSV (*.csv)"), self.tr("Excel (*.xlsx)")
        dialog = QFileDialog(self, self.tr("Export what is shown"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([excel, csv])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if chosen == csv else "xlsx")
        )
        dialog.selectFile(self.tr("Bookings {date}").format(date=self._today().isoformat()))
        dialog.fileSelected.connect(self._on_export_path_chosen)
        dialog.open()

    def export(self, path: Path) -> None:
        """Write the rows that are shown, in the columns of docs/export.md."""
        references = [row.reference for row in self.model.rows]

        def write(desk: Desk) -> ExportResult:
            # on a thread of its own: what writes spreadsheets is long in loading
            from core.exchange.export_bookings import export_bookings  # noqa: PLC0415

            return export_bookings(desk, path, references=references)

        def done(result: ExportResult) -> None:
            words = self.tr("{n} bookings in {path}").format(n=result.rows, path=result.path)
            self.notice.show_success(self.tr("The bookings are exported"), words)

        self.session.read(
            write,
            done,
            self.notice.show_error,
            owner=self,
            topic="export",
        )

    @Slot(str)
    def _on_export_path_chosen(self, path: str) -> None:
        self.export(Path(path))

    @Slot()
    def ask_sheets(self) -> None:
        """Open the pane for route sheets, with the chosen booking's day and zone."""
        booking = self.details.booking
        day = self._today() if booking is None else booking.date
        zone = self.filter.zone.currentData() if booking is None else booking.zone
        self.sheets_pane.open_for(day, zone, self._zones)

    # ------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._export = self._button(self.tr("E&xport…"), "export", Shortcut.EXPORT)
        self._sheets = self._button(self.tr("Route &sheets…"), "print", Shortcut.ROUTE_SHEETS)
        strip = QHBoxLayout()
        strip.setSpacing(2 * GRID)
        strip.addWidget(self._count, 1)
        strip.addWidget(self._export)
        strip.addWidget(self._sheets)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        column.addWidget(self.sheets_pane)
        self.details.setContentsMargins(2 * GRID, 0, 0, 0)
        self.details.setMinimumWidth(90 * GRID)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([_FIRST_LEFT, _FIRST_RIGHT])
        self._drawer = QSplitter(Qt.Orientation.Vertical)
        self._drawer.addWidget(self._splitter)
        self._drawer.addWidget(self.reschedule_pane)
        for splitter, key in ((self._splitter, _SPLITTER), (self._drawer, _DRAWER)):
            splitter.setChildrenCollapsible(False)
            state = self.session.preferences.state(key)
            if state is not None:
                splitter.restoreState(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(self.filter)
        page.addWidget(self.notice)
        page.addWidget(self._drawer, 1)

    def _button(self, words: str, icon: str, shortcut: Shortcut) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(shortcut.meaning())
        button.setToolTip(f"{shortcut.meaning()} ({shortcut.keys()})")
        return button

    def _connect(self) -> None:
        self.filter.filter_changed.connect(self._reread)
        self.filter.text.returnPressed.connect(self.table.setFocus)
        self.table.verticalScrollBar().rangeChanged.connect(self._show_current)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self.details.act_chosen.connect(self._on_act_asked)
        self.details.reference_followed.connect(self._show_reference)
        self.details.page_changed.connect(self._read_shown_page)
        self._acts.done.connect(self._after_act)
        self.reschedule_pane.rescheduled.connect(self._on_rescheduled)
        self.reschedule_pane.refused_late.connect(self._on_refused_late)
        details = self.details
        for pane in (self.reschedule_pane, self.sheets_pane, details.ask, details.cancel):
            pane.closed.connect(self._on_pane_closed)
        self._export.clicked.connect(self.ask_export)
        self._sheets.clicked.connect(self.ask_sheets)
        self.session.clock.ticked.connect(self._on_ticked)
        self.session.line_changed.connect(self._on_line_changed)

    def _bind_keys(self) -> None:
        for act in BookingAct:
            act.shortcut().bind(self, partial(self._on_act_asked, act))
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._reread)
        Shortcut.EXPORT.bind(self, self.ask_export)
        Shortcut.ROUTE_SHEETS.bind(self, self.ask_sheets)

    def _find(self) -> None:
        self.filter.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down leaves the text for the table."""
        if event.key() == Qt.Key.Key_Down and isinstance(self.focusWidget(), QLineEdit):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
