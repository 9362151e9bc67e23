"""The holds that wait: VIP customers first, then the soonest to expire."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon
from ui.single_shot import single_shot
from ui.theme import GRID, state_icon, state_word
from ui.widgets.countdown import CountdownDelegate, remaining, text
from ui.widgets.heading import Heading
from ui.widgets.rows_model import Align, Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QIcon, QShowEvent

    from core.booking.facts import Booking
    from ui.moments import LocalTimes
    from ui.session import Session
    from ui.widgets.rows_model import Index

TELL_AGAIN: Final = timedelta(seconds=3)
NEWS_MS: Final = 8000
"""How long the line about a new hold stands."""
MOVED_MS: Final = 400
"""So long after the cursor went on by itself a key was still meant for the hold before."""
_SOUND: Final = "dispatch/sound"
_COLUMNS: Final = "dispatch/holds"
_WIDTHS: Final = {
    "left": 76,
    "customer": 140,
    "window": 148,
    "job": 130,
    "zone": 80,
    "state": 90,
    "agreed": 60,
    "held_by": 90,
    "site": 80,
}
"""The columns' first widths in pixels; the last one takes what is left."""
_SPARE: Final = ("zone", "held_by", "site")
"""Go where there is no room, the last first: the chosen hold tells them as well."""


class PendingHolds(QWidget):
    """The table and its heading.

    ``hold_chosen(Booking | None)``: another row, or other facts of it; ``hold_activated(Booking)``:
    Enter; ``ran_out(references)``: their time is up, by the database's clock.
    """

    hold_chosen = Signal(object)
    hold_activated = Signal(object)
    ran_out = Signal(object)

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: frozenset[str] | None = None
        self._is_untouched = True
        self._decided: set[str] = set()
        self._lost: str | None = None
        self._told_at: datetime | None = None
        self._went_on = QElapsedTimer()
        self._model: RowsModel[Booking] = RowsModel(self._columns(times), self)
        self.table = Table(
            self._model,
            self.tr("Holds that wait"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        self._has_first_widths = session.preferences.state(_COLUMNS) is None
        if self._has_first_widths:
            for key, width in _WIDTHS.items():
                self.table.setColumnWidth(self._model.column_of(key), width)
        self.table.set_spare_columns({self._model.column_of(key): _WIDTHS[key] for key in _SPARE})
        self.table.setItemDelegateForColumn(
            0, CountdownDelegate(self._expires_of, session.clock, self.table)
        )
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self.hold_activated)
        self.table.set_empty_text(self.tr("Reading the holds…"))
        self._heading = Heading(self.tr("Pending holds"))
        self._news = QLabel()
        self._news.setTextFormat(Qt.TextFormat.PlainText)
        self._news_timer = single_shot(self, NEWS_MS, self._news.clear)
        self.sound = QCheckBox(self.tr("&Sound for a new hold"))
        self.sound.setAccessibleName(self.tr("Sound for a new hold"))
        self.sound.setChecked(session.preferences.flag(_SOUND))
        self.sound.toggled.connect(self._on_sound_toggled)
        self._arrange()
        session.clock.ticked.connect(self._on_ticked)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(self._heading)
        head.addWidget(self._news, 1)
        head.addWidget(self.sound)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        QWidget.setTabOrder(self.table, self.sound)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Shown the first time, and nobody has dragged a column: names take the room there is."""
        super().showEvent(event)
        if self._has_first_widths:
            self._has_first_widths = False
            QTimer.singleShot(0, self, self._share_room)

    @Slot()
    def _share_room(self) -> None:
        shown = [
            key for key in _WIDTHS if not self.table.isColumnHidden(self._model.column_of(key))
        ]
        spare = self.table.viewport().width() - sum(_WIDTHS[key] for key in shown)
        for key in ("customer", "job"):
            width = _WIDTHS[key] + max(0, spare // 2)
            self.table.setColumnWidth(self._model.column_of(key), width)

    def _columns(self, times: LocalTimes) -> tuple[Column[Booking], ...]:
        clock = self._session.clock

        def left(hold: Booking) -> str:
            if hold.expires_at is None:
                return ""
            return text(remaining(hold.expires_at, clock).total_seconds())

        columns: tuple[Column[Booking], ...] = (
            Column("left", self.tr("Time left"), left, Align.RIGHT, sort_key=_expiry, is_live=True),
            Column(
                "customer",
                self.tr("Customer"),
                lambda h: h.customer_name,
                icon=self._vip_icon,
                tool_tip=lambda h: f"{h.site} · {h.address}",
                accessible=self._said_customer,
            ),
            Column(
                "window",
                self.tr("Window"),
                lambda h: f"{times.day(h.date)}, {h.window}",
                sort_key=lambda h: h.promised_from,
                tool_tip=lambda h: times.span(h.promised_from, h.promised_to),
            ),
            Column("job", self.tr("Job"), lambda h: h.job_name),
            Column("zone", self.tr("Zone"), lambda h: h.zone),
            Column(
                "state",
                self.tr("State"),
                lambda h: state_word(h.state),
                icon=lambda h: state_icon(h.state),
                tool_tip=self._state,
                accessible=self._state,
            ),
            Column(
                "agreed",
                self.tr("Agreed"),
                lambda h: self.tr("yes") if h.agreed else "",
                icon=_agreed_icon,
                tool_tip=lambda h: self.tr("The customer agreed to this window") * h.agreed,
            ),
            Column("held_by", self.tr("Held by"), lambda h: h.held_by),
            Column("site", self.tr("Site"), lambda h: h.site),
        )
        return columns

    # what it shows

    @property
    def holds(self) -> tuple[Booking, ...]:
        """The rows, in their order."""
        return self._model.rows

    @property
    def current(self) -> Booking | None:
        """The hold under the cursor."""
        row: Booking | None = self.table.current_row()
        return row

    @property
    def has_just_gone_on(self) -> bool:
        """Whether the cursor moved by itself a moment ago, under a finger about to press."""
        return self._went_on.isValid() and self._went_on.elapsed() < MOVED_MS

    def set_holds(self, holds: tuple[Booking, ...]) -> None:
        """Show the holds, in their order; the chosen one stays chosen.

        When it is gone, none is: a key that is pressed just then must not act on another
        customer's hold. Only where this desk decided it (`decided`) the first of the others is.
        """
        before = self.current
        self._model.set_rows(holds, lambda hold: hold.reference)
        references = frozenset(hold.reference for hold in holds)
        if before is not None and before.reference not in references:
            self._lost = before.reference
        self._decided &= references | {self._lost or ""}
        if self._known is not None:
            self._welcome([hold for hold in holds if hold.reference not in self._known])
        self._known = references
        self._heading.setText(
            self.tr("Pending holds ({n})").format(n=len(holds))
            if holds
            else self.tr("Pending holds")
        )
        self.table.set_empty_text(
            self.tr("No holds are waiting"),
            self.tr(
                "A hold that anybody places in Book appears here at once, to be confirmed before"
                " its time is up."
            ),
        )
        self._go_on()

    def begin(self) -> None:
        """The tab is opened: if nothing is chosen, the first hold is."""
        if self.current is None:
            self._is_untouched = True
            self._go_on()

    def decided(self, reference: str) -> None:
        """This desk decided a hold; where it was the chosen one, the work goes on with the first.

        The table may lose it before or after.
        """
        self._decided.add(reference)
        self._go_on()

    def _go_on(self) -> None:
        """Choose the first hold, if nothing was chosen yet, or what was has been decided here."""
        is_decided = self._lost in self._decided
        if is_decided:
            self._decided.discard(self._lost or "")
            self._lost = None
        if self.holds and self.current is None and (is_decided or self._is_untouched):
            if is_decided:
                self._went_on.start()
            self.table.choose(self.holds[0].reference)

    @Slot(object)
    def _on_current_changed(self, hold: Booking | None) -> None:
        if hold is not None:
            self._is_untouched = False
            self._lost = None
        self.hold_chosen.emit(hold)

    def say_empty(self, title: str, sentence: str) -> None:
        """There is nothing to show, because of what is said."""
        self.table.set_empty_text(title, sentence)

    def _welcome(self, new: list[Booking]) -> None:
        """Tell of holds that came, other than one's own."""
        others = [hold for hold in new if hold.held_by != self._session.desk.database.login]
        if not others:
            return
        first = others[0]
        words = self.tr("New: {customer}, held by {login}").format(
            customer=first.customer_name, login=first.held_by
        )
        if len(others) > 1:
            words = self.tr("{n} new holds").format(n=len(others))
        self._news.setText(words)
        self._news_timer.start()
        if self.sound.isChecked():
            QApplication.beep()
            QApplication.alert(self.window(), 0)

    def _state(self, hold: Booking) -> str:
        if hold.state == "proposed":
            return self.tr("Proposed: waits for the customer")
        return state_word(hold.state)

    def _said_customer(self, hold: Booking) -> str:
        if hold.vip:
            return self.tr("{customer}, VIP").format(customer=hold.customer_name)
        return hold.customer_name

    def _vip_icon(self, hold: Booking) -> QIcon | None:
        return icon("star") if hold.vip else None

    def _expires_of(self, index: Index) -> datetime | None:
        hold = self._model.row_at(index)
        return hold.expires_at if hold is not None else None

    @Slot()
    def _on_ticked(self) -> None:
        now = self._session.clock.now()
        over = [h.reference for h in self.holds if h.expires_at and h.expires_at <= now]
        if not over:
            self._told_at = None
        elif self._told_at is None or now - self._told_at >= TELL_AGAIN:
            # the database may see the end a moment after us: told again until they are gone
            self._told_at = now
            self.ran_out.emit(over)

    @Slot(bool)
    def _on_sound_toggled(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self._session.preferences.set_flag(_SOUND, value=on)


def _expiry(hold: Booking) -> float:
    return hold.expires_at.timestamp() if hold.expires_at else 0.0


def _agreed_icon(hold: Booking) -> QIcon | None:
    return icon("check") if hold.agreed else None
