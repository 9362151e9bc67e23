"""The messages of the branch, and each as its customer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.errors import InvalidInput, Unanswered
from core.messages.kinds import CHANNELS
from core.messages.list_messages import MessageRow, list_messages, read_message
from core.messages.read_delivery import read_delivery
from core.messages.send_again import send_again, settle_message
from ui.messages.delivery_banner import DeliveryBanner
from ui.messages.delivery_watch import DeliveryWatch
from ui.messages.health_words import health_words
from ui.messages.message_columns import WIDTHS, channel_icon, message_columns
from ui.messages.message_details import MessageDetails
from ui.messages.message_words import GROUPS, group_word
from ui.moments import LocalTimes
from ui.setup.template_words import channel_word
from ui.shortcuts import Shortcut
from ui.single_shot import single_shot
from ui.tab import Tab
from ui.theme import GRID, state_icon, state_word
from ui.widgets.choice import Choice
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.health import DeliveryHealth
    from core.messages.list_messages import MessageText
    from core.messages.read_delivery import Delivery
    from ui.line import LineStatus

MOST: Final = 500
"""Messages shown at a time."""
COALESCE_MS: Final = 300
STATES: Final = (
    "draft",
    "queued",
    "sent",
    "delivered",
    "bounced",
    "complained",
    "failed",
    "uncertain",
    "withdrawn",
)
_SPLITTER: Final = "messages/splitter"
_COLUMNS: Final = "messages/columns of 9"
_FIRST_LEFT: Final = 720
_FIRST_RIGHT: Final = 520


class MessagesTab(Tab):
    """The list on the left, the chosen message on the right; Enter opens its booking."""

    def build(self) -> Iterator[None]:
        """Make all that it is made of."""
        session = self.session
        times = LocalTimes(session.desk.branch.timezone)
        self.notice = Notice()
        self.banner = DeliveryBanner()
        self.watch = DeliveryWatch(session, self)
        self.text = SearchField(
            self.tr("Booking, customer, address or number"),
            self.tr("Booking, customer, e-mail address, number"),
        )
        self.states = self._states()
        self.channels = self._channels()
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
        yield
        self.details = MessageDetails(times)
        yield
        self.view = self.details.view
        self._count = Hint()
        self._wanted: UUID | None = None
        self._acting: set[UUID] = set()
        self._started = False
        self._later = single_shot(self, COALESCE_MS, self._reread)
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
        state, channel = str(self.states.currentData()), str(self.channels.currentData())
        states = GROUPS.get(state, frozenset({state} if state else ()))
        channels = frozenset({channel} if channel else ())
        text = self.text.text().strip()
        self.session.read(
            # one more than is shown tells whether there are others
            lambda desk: list_messages(
                desk, states=states, channels=channels, text=text, most=MOST + 1
            ),
            self._show,
            self.notice.show_unread,
            owner=self,
            topic="list",
        )

    def _show(self, found: tuple[MessageRow, ...]) -> None:
        self.notice.was_read()
        rows = found[:MOST]
        self._say_empty()
        self.model.set_rows(rows, key=lambda message: message.message_id)
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif self.table.current_row() is None and rows:
            self.table.selectRow(0)
        self._say_count(len(rows), more=len(found) > MOST)

    def _say_empty(self) -> None:
        narrowed = self.states.currentIndex() > 0 or self.channels.currentIndex() > 0
        if self.text.text().strip() or narrowed:
            self.table.set_empty_text(
                self.tr("No message matches"),
                self.tr("Look in any state and by any way, or with fewer words."),
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

    @Slot(object)
    def _on_current_changed(self, message: MessageRow | None) -> None:
        self.details.show_row(message)
        if message is None:
            self.session.tasks.forget(self, "message")
            return

        def read(desk: Desk) -> tuple[MessageText, Delivery]:
            key = message.message_id
            return read_message(desk, key), read_delivery(desk, key)

        self.session.read(
            read, self._show_message, self.notice.show_unread, owner=self, topic="message"
        )

    def _show_message(self, found: tuple[MessageText, Delivery]) -> None:
        self.details.show_whole(*found)

    @Slot(object)
    def _on_health_read(self, health: DeliveryHealth) -> None:
        self.banner.say(health_words(health, is_admin="admin" in self.session.roles))

    # What happens -------------------------------------------------------------------------------

    @Slot(object)
    def _on_row_activated(self, message: MessageRow) -> None:
        self.asked.emit("bookings", message.reference)

    @Slot()
    def _on_booking_asked(self) -> None:
        if self.details.row is not None:
            self.asked.emit("bookings", self.details.row.reference)

    @Slot()
    def _on_site_asked(self) -> None:
        if self.details.row is not None:
            self.asked.emit("book", self.details.row.site)

    @Slot(str)
    def _on_again_asked(self, address: str) -> None:
        row = self.details.row
        if row is None or row.message_id in self._acting:
            return
        key = row.message_id

        def act(desk: Desk, act_id: UUID) -> UUID:
            return send_again(desk, act_id, key, address)

        def done(again: UUID) -> None:
            self._wanted = again
            self._end(key)
            self.details.pane.close_pane()
            self.notice.show_success(
                self.tr("It is sent again, to {address}").format(address=address.strip())
            )
            self._after_act()

        self._begin(key)
        self.session.act(act, done, lambda error: self._on_refused(key, error), owner=self)

    @Slot()
    def _on_arrived_told(self) -> None:
        row = self.details.row
        if row is None or row.message_id in self._acting:
            return
        key = row.message_id

        def act(desk: Desk, act_id: UUID) -> str:
            return settle_message(desk, act_id, key, arrived=True)

        def done(state: str) -> None:
            del state
            self._end(key)
            self.notice.show_success(
                self.tr("{reference}: the message counts as sent").format(reference=row.reference)
            )
            self._after_act()

        self._begin(key)
        self.session.act(act, done, lambda error: self._on_refused(key, error), owner=self)

    def _begin(self, key: UUID) -> None:
        """One act on a message at a time: a key pressed twice does nothing twice."""
        self._acting.add(key)
        self.notice.clear()

    def _end(self, key: UUID) -> None:
        self._acting.discard(key)

    def _after_act(self) -> None:
        self._reread()
        if has_focus_inside(self.details):
            # the button may be gone in a moment
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, key: UUID, error: BookerError) -> None:
        if not isinstance(error, Unanswered):
            self._end(key)
        self.notice.clear()
        is_shown = self.details.row is not None and self.details.row.message_id == key
        is_about_address = isinstance(error, InvalidInput) and error.field == "recipient"
        if is_shown and is_about_address and not self.details.pane.isHidden():
            self.details.pane.show_error(error)
            return
        self.notice.show_error(error)
        self._reread()

    @Slot(bool)
    def _on_pane_closed(self, had_focus: bool) -> None:  # noqa: FBT001 (a signal's value)
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up:
            self._reread()

    # ------------------------------------------------------------------------------------------

    def _states(self) -> Choice:
        combo = Choice(self.tr("State of the messages"))
        combo.addItem(self.tr("Any state"), "")
        for group in GROUPS:
            combo.addItem(group_word(group), group)
        combo.insertSeparator(combo.count())
        for state in STATES:
            combo.addItem(state_icon(state), state_word(state), state)
        return combo

    def _channels(self) -> Choice:
        combo = Choice(self.tr("How the messages are sent"))
        combo.addItem(self.tr("Any way"), "")
        for channel in CHANNELS:
            combo.addItem(channel_icon(channel), channel_word(channel), channel)
        return combo

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.text, 1)
        top.addWidget(self.states)
        top.addWidget(self.channels)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        right = self.details
        right.setContentsMargins(2 * GRID, 0, 0, 0)
        right.setMinimumWidth(90 * GRID)
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
        page.addWidget(self.banner)
        page.addWidget(self.notice)
        page.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._reread)
        self.text.returnPressed.connect(self.table.setFocus)
        self.states.currentIndexChanged.connect(self._reread)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self.channels.currentIndexChanged.connect(self._reread)
        self.details.booking_asked.connect(self._on_booking_asked)
        self.details.site_asked.connect(self._on_site_asked)
        self.details.again_asked.connect(self._on_again_asked)
        self.details.arrived_told.connect(self._on_arrived_told)
        self.details.pane.closed.connect(self._on_pane_closed)
        self.watch.health_read.connect(self._on_health_read)
        self.session.line_changed.connect(self._on_line_changed)
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._reread)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the states' icons in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for state in STATES:
                self.states.setItemIcon(self.states.findData(state), state_icon(state))
            for channel in CHANNELS:
                self.channels.setItemIcon(self.channels.findData(channel), channel_icon(channel))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Somebody looks: how delivery stands is read from now on."""
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Nobody looks."""
        super().hideEvent(event)
        self.watch.stop()

    def _find(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down leaves the text for the table."""
        if event.key() == Qt.Key.Key_Down and self.text.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
