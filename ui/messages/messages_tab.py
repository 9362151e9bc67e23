"""The messages of the branch, and each as its customer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.messages.list_messages import MessageRow, list_messages, read_message
from ui.icons import set_icon
from ui.messages.message_columns import WIDTHS, message_columns
from ui.moments import LocalTimes
from ui.shortcuts import Shortcut
from ui.tab import Tab
from ui.theme import GRID, state_icon, state_word
from ui.widgets.choice import Choice
from ui.widgets.heading import Hint
from ui.widgets.message_view import MessageView
from ui.widgets.notice import Notice
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.list_messages import MessageText
    from ui.line import LineStatus
    from ui.session import Session

MOST: Final = 500
"""Messages shown at a time."""
COALESCE_MS: Final = 300
STATES: Final = ("draft", "queued", "withdrawn")
_SPLITTER: Final = "messages/splitter"
_COLUMNS: Final = "messages/columns"
_FIRST_LEFT: Final = 720
_FIRST_RIGHT: Final = 520


class MessagesTab(Tab):
    """The list on the left, the chosen message on the right; Enter opens its booking."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        times = LocalTimes(session.desk.branch.timezone)
        self.notice = Notice()
        self.text = SearchField(
            self.tr("Booking, customer or e-mail address"),
            self.tr("Booking, customer, e-mail address"),
        )
        self.states = self._states()
        self.model: RowsModel[MessageRow] = RowsModel(message_columns(times), self)
        self.table = Table(
            self.model,
            self.tr("Messages"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        if session.preferences.state(_COLUMNS) is None:
            for number, column in enumerate(self.model.columns):
                self.table.setColumnWidth(number, WIDTHS[column.key])
        self.view = MessageView()
        self._open = QPushButton(self.tr("Open the &booking"))
        self._open.setAutoDefault(True)
        self._open.setAccessibleName(self.tr("Open the booking of this message"))
        set_icon(self._open, "arrow-right")
        self._count = Hint()
        self._delivery = Hint(
            self.tr("Queued messages wait: nothing is delivered before delivery is set up.")
        )
        self._started = False
        self._read_failed = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COALESCE_MS)
        self._later.timeout.connect(self._reread)
        self._arrange()
        self._connect()

    # What the window asks -----------------------------------------------------------------------

    def shown(self) -> None:
        """Begin to read at the first time; the focus goes to the text."""
        self._started = True
        self._reread()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Read again, soon, what is shown."""
        if self._started and change.touches("messages", "bookings", "sites"):
            self._later.start()

    def show_item(self, item: object) -> None:
        """Show the messages of the booking with this reference."""
        if isinstance(item, str):
            self.states.setCurrentIndex(0)
            self.text.setText(item)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.session.preferences.set_state(_SPLITTER, self._splitter.saveState())
        self.table.save_layout()

    # Reading ------------------------------------------------------------------------------------

    @Slot()
    def _reread(self) -> None:
        if not self._started:
            return
        state = self.states.currentData()
        states = frozenset({str(state)}) if state else frozenset[str]()
        text = self.text.text().strip()
        self.session.read(
            # one more than is shown tells whether there are others
            lambda desk: list_messages(desk, states=states, text=text, most=MOST + 1),
            self._show,
            self._on_unread,
            owner=self,
            topic="list",
        )

    def _show(self, found: tuple[MessageRow, ...]) -> None:
        if self._read_failed:
            self._read_failed = False
            self.notice.clear()
        rows = found[:MOST]
        self._say_empty()
        self.model.set_rows(rows, key=lambda message: message.message_id)
        if self.table.current_row() is None and rows:
            self.table.selectRow(0)
        self._say_count(len(rows), more=len(found) > MOST)
        self._delivery.setVisible(any(message.state == "queued" for message in rows))

    def _say_empty(self) -> None:
        if self.text.text().strip() or self.states.currentIndex() > 0:
            self.table.set_empty_text(
                self.tr("No message matches"), self.tr("Look in any state, or with fewer words.")
            )
        else:
            self.table.set_empty_text(
                self.tr("No messages yet"),
                self.tr(
                    "The first is drafted with the first hold, and queued when it is confirmed."
                ),
            )

    def _say_count(self, count: int, *, more: bool) -> None:
        if more:
            said = self.tr(
                "The newest {n} messages; there are more. Narrow by state or words."
            ).format(n=count)
        elif count == 1:
            said = self.tr("1 message")
        else:
            said = self.tr("{n} messages").format(n=count)
        self._count.setText(said)

    def _on_unread(self, error: BookerError) -> None:
        self._read_failed = True
        self.notice.show_error(error)

    @Slot(object)
    def _on_current_changed(self, message: MessageRow | None) -> None:
        self._open.setEnabled(message is not None)
        if message is None:
            self.session.tasks.forget(self, "message")
            self.view.clear()
            return
        self.session.read(
            lambda desk: read_message(desk, message.message_id),
            self._show_message,
            self._on_unread,
            owner=self,
            topic="message",
        )

    def _show_message(self, message: MessageText) -> None:
        self.view.set_message(message.subject, message.html, message.text, message.recipient)

    # What happens -------------------------------------------------------------------------------

    @Slot(object)
    def _on_row_activated(self, message: MessageRow) -> None:
        self.asked.emit("bookings", message.reference)

    @Slot()
    def _on_open_clicked(self) -> None:
        message = self.table.current_row()
        if message is not None:
            self.asked.emit("bookings", message.reference)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up:
            self._reread()

    # ------------------------------------------------------------------------------------------

    def _states(self) -> Choice:
        combo = Choice(self.tr("State of the messages"))
        combo.addItem(self.tr("Any state"), "")
        for state in STATES:
            combo.addItem(state_icon(state), state_word(state), state)
        return combo

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.text, 1)
        top.addWidget(self.states)
        strip = QHBoxLayout()
        strip.setSpacing(4 * GRID)
        strip.addWidget(self._count)
        strip.addWidget(self._delivery, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        right = QWidget()
        shown = QVBoxLayout(right)
        shown.setContentsMargins(2 * GRID, 0, 0, 0)
        shown.setSpacing(2 * GRID)
        shown.addWidget(self.view, 1)
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
        page.addLayout(top)
        page.addWidget(self.notice)
        page.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._reread)
        self.text.returnPressed.connect(self.table.setFocus)
        self.states.currentIndexChanged.connect(self._reread)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self._open.clicked.connect(self._on_open_clicked)
        self.session.line_changed.connect(self._on_line_changed)
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._reread)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the states' icons in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for index, state in enumerate(STATES, start=1):
                self.states.setItemIcon(index, state_icon(state))

    def _find(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down leaves the text for the table."""
        if event.key() == Qt.Key.Key_Down and self.text.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
