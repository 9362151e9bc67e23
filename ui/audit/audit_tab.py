"""Who did what when; what a row was before and after; whether the record is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import BookerError, NotFound
from core.trust.audit import Verdict, audit_words, list_events, seal, verify
from core.trust.names import names_of
from ui.audit.audit_columns import (
    CHANGE_WIDTHS,
    EVENT_WIDTHS,
    ColumnChange,
    ToldEvent,
    change_columns,
    column_changes,
    event_columns,
)
from ui.audit.audit_filter import AuditFilter
from ui.audit.event_words import event_sentence
from ui.icons import set_icon
from ui.marking import QT_TRANSLATE_NOOP
from ui.moments import LocalTimes
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.single_shot import single_shot
from ui.tab import Tab
from ui.theme import GRID, Size
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from core.database.desk import Desk
    from core.database.live import Change
    from ui.line import LineStatus

MOST: Final = 500
"""Events shown at a time."""
COALESCE_MS: Final = 300
_SPLITTER: Final = "audit/splitter"
_EVENTS: Final = "audit/events"
_CHANGES: Final = "audit/changes"
_FIRST_LEFT: Final = 800
_FIRST_RIGHT: Final = 460


class RecordBroken(BookerError):
    """The chain of seals does not hold."""

    title = QT_TRANSLATE_NOOP("Core", "The record is broken")


class AuditTab(Tab):
    """The events on the left, the chosen one's row before and after on the right."""

    def build(self) -> Iterator[None]:
        """Make all that it is made of."""
        session = self.session
        self.times = LocalTimes(session.desk.branch.timezone)
        self.notice = Notice()
        self.filter = AuditFilter()
        self.events: RowsModel[ToldEvent] = RowsModel(event_columns(self.times), self)
        self.table = self._table(self.events, self.tr("Audit events"), _EVENTS, EVENT_WIDTHS)
        self.changes: RowsModel[ColumnChange] = RowsModel(change_columns(), self)
        self.change_table = self._table(
            self.changes, self.tr("Before and after"), _CHANGES, CHANGE_WIDTHS
        )
        self.change_table.set_empty_text(
            self.tr("No event is chosen"), self.tr("Choose one in the table with the arrow keys.")
        )
        yield
        self._sentence = QLabel()
        self._sentence.setFont(Size.BODY.font(bold=True))
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._from_where = Hint()
        self.everything = QCheckBox(self.tr("A&ll columns, also those that stayed the same"))
        self.everything.setAccessibleName(self.tr("Show all columns"))
        self._open = self._button(
            self.tr("Open the &booking"), self.tr("Open the booking of this event"), "arrow-right"
        )
        self._verify = self._button(
            self.tr("&Verify the record"), self.tr("Verify that the record is whole"), "shield"
        )
        self._seal = self._button(
            self.tr("&Seal new events"), self.tr("Seal the events that are not sealed yet"), "lock"
        )
        self._seal.setVisible("admin" in session.roles)
        self._count = Hint()
        self._started = False
        self._later = single_shot(self, COALESCE_MS, self._reread)
        self._arrange()
        self._connect()
        self._show_event(None)

    # What the window asks -----------------------------------------------------------------------

    def shown(self) -> None:
        """Read; the focus goes to the booking's reference."""
        if not self._started:
            self._started = True
            self.filter.set_today(self._today())
        self.session.read(
            audit_words, self.filter.set_words, self.notice.show_unread, owner=self, topic="words"
        )
        self._reread()
        self.filter.reference.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Whatever changed left an event: read again, soon."""
        del change
        if self._started:
            self._later.start()

    def show_item(self, item: object) -> None:
        """Show the events of the booking with this reference."""
        if isinstance(item, str):
            self.filter.look_for(item)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.session.preferences.set_state(_SPLITTER, self._splitter.saveState())
        self.table.save_layout()
        self.change_table.save_layout()

    # Reading ------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self.times.date_of(self.session.clock.now())

    @Slot()
    def _reread(self) -> None:
        if not self._started:
            return
        wanted, times = self.filter.wanted(self._today()), self.times

        def work(desk: Desk) -> list[ToldEvent]:
            # one more than is shown tells whether there are others
            try:
                found = list_events(desk, wanted, MOST + 1)
            except NotFound:
                # a reference that is still being typed
                found = []
            names = names_of(desk, found)
            return [ToldEvent(one, event_sentence(one, names, times), names) for one in found]

        self.session.read(work, self._show, self.notice.show_unread, owner=self, topic="list")

    def _show(self, found: list[ToldEvent]) -> None:
        self.notice.was_read()
        rows = found[:MOST]
        self.table.set_empty_text(
            self.tr("No event matches"),
            self.tr("Look in all days, everybody's acts, or at a whole reference."),
        )
        self.events.set_rows(rows, key=lambda told: told.event.event_id)
        if self.table.current_row() is None and rows:
            self.table.selectRow(0)
        self._say_count(len(rows), more=len(found) > MOST)

    def _say_count(self, count: int, *, more: bool) -> None:
        if more:
            words = self.tr(
                "The newest {n} events; there are more. Narrow by booking, days, who or act."
            ).format(n=count)
        elif count == 1:
            words = self.tr("1 event")
        else:
            words = self.tr("{n} events").format(n=count)
        self._count.setText(words)

    # One event ----------------------------------------------------------------------------------

    @Slot(object)
    def _show_event(self, told: ToldEvent | None) -> None:
        self._open.setEnabled(told is not None and told.event.reference is not None)
        if told is None:
            self._sentence.clear()
            self._from_where.clear()
            self.changes.set_rows((), key=lambda change: change.column)
            return
        event = told.event
        self._sentence.setText(told.sentence[:1].upper() + told.sentence[1:])
        where = event.client or self.tr("this computer")
        self._from_where.setText(
            self.tr("{login}, {when}, from {where}").format(
                login=event.login, when=self.times.moment(event.happened_at), where=where
            )
        )
        self._show_columns()

    @Slot()
    def _show_columns(self) -> None:
        told = self.table.current_row()
        if told is not None:
            rows = column_changes(told, self.times, everything=self.everything.isChecked())
            self.changes.set_rows(rows, key=lambda change: change.column)

    @Slot()
    def _on_open_clicked(self) -> None:
        told = self.table.current_row()
        if told is not None and told.event.reference is not None:
            self.asked.emit("bookings", told.event.reference.partition("~")[0])

    @Slot(object)
    def _on_row_activated(self, told: ToldEvent) -> None:
        del told
        self.change_table.setFocus(Qt.FocusReason.OtherFocusReason)

    # The chain ----------------------------------------------------------------------------------

    @Slot()
    def verify(self) -> None:
        """Compute the whole chain anew, off the GUI thread, and tell the verdict."""
        self._verify.setEnabled(False)
        self.notice.show_info(self.tr("Verifying the record…"))
        self.session.read(
            verify, self._tell_verdict, self._on_unverified, owner=self, topic="verify"
        )

    @Slot()
    def seal(self) -> None:
        """Seal what is not sealed yet (admins)."""
        self._seal.setEnabled(False)
        self.notice.clear()
        self.session.act(_seal, self._tell_sealed, self._on_unsealed, owner=self)

    def _tell_verdict(self, verdict: Verdict) -> None:
        self._verify.setEnabled(True)
        if verdict.problem is not None:
            self.notice.show_error(self._broken(verdict))
            return
        if not verdict.sealed:
            self.notice.show_info(
                self.tr("Nothing is sealed yet"),
                self.tr("Events are protected from change by their seal."),
                self.tr("Have an admin seal the new events."),
            )
            return
        self.notice.show_success(
            self.tr("The record is whole"),
            self.tr("{n} sealed events, each as it was written. Newest seal: {head}").format(
                n=verdict.sealed, head=verdict.head
            ),
            self.tr("Written down elsewhere, that seal proves it later."),
        )

    def _on_unverified(self, error: BookerError) -> None:
        self._verify.setEnabled(True)
        self.notice.show_error(error)

    def _tell_sealed(self, count: int) -> None:
        self._seal.setEnabled(True)
        if count:
            self.notice.show_success(self.tr("{n} events are sealed").format(n=count))
        else:
            self.notice.show_info(self.tr("Every event was sealed already"))

    def _on_unsealed(self, error: BookerError) -> None:
        self._seal.setEnabled(True)
        self.notice.show_error(error)

    def _broken(self, verdict: Verdict) -> RecordBroken:
        message = self.tr("At position {position} of {n} seals: {problem}.").format(
            position=verdict.position, n=verdict.sealed, problem=said(verdict.problem or "")
        )
        return RecordBroken(
            message,
            next_step=self.tr(
                "Copy this, leave the database as it is, and tell whoever administers it."
            ),
        )

    # ------------------------------------------------------------------------------------------

    def _table(self, model: RowsModel[Any], name: str, key: str, widths: dict[str, int]) -> Table:
        table = Table(model, name, preferences=self.session.preferences, preferences_key=key)
        if self.session.preferences.state(key) is None:
            for number, column in enumerate(model.columns):
                table.setColumnWidth(number, widths[column.key])
        return table

    def _button(self, words: str, name: str, icon: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        set_icon(button, icon)
        return button

    def _arrange(self) -> None:
        strip = QHBoxLayout()
        strip.setSpacing(2 * GRID)
        strip.addWidget(self._count, 1)
        strip.addWidget(self._verify)
        strip.addWidget(self._seal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        right = QWidget()
        shown = QVBoxLayout(right)
        shown.setContentsMargins(2 * GRID, 0, 0, 0)
        shown.setSpacing(GRID)
        shown.addWidget(self._sentence)
        shown.addWidget(self._from_where)
        shown.addSpacing(GRID)
        shown.addWidget(self.change_table, 1)
        shown.addWidget(self.everything)
        shown.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([_FIRST_LEFT, _FIRST_RIGHT])
        state = self.session.preferences.state(_SPLITTER)
        if state is not None:
            self._splitter.restoreState(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(self.filter)
        page.addWidget(self.notice)
        page.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.filter.filter_changed.connect(self._reread)
        self.filter.reference.returnPressed.connect(self.table.setFocus)
        self.table.current_changed.connect(self._show_event)
        self.table.row_activated.connect(self._on_row_activated)
        self.everything.toggled.connect(self._show_columns)
        self._open.clicked.connect(self._on_open_clicked)
        self._verify.clicked.connect(self.verify)
        self._seal.clicked.connect(self.seal)
        self.session.line_changed.connect(self._on_line_changed)
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._reread)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up:
            self._reread()

    def _find(self) -> None:
        self.filter.reference.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.reference.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down leaves the reference for the table."""
        if event.key() == Qt.Key.Key_Down and isinstance(self.focusWidget(), QLineEdit):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


def _seal(desk: Desk, act_id: UUID) -> int:
    """Sealing twice seals nothing more: it needs no act's id."""
    del act_id
    return seal(desk)
