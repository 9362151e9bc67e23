"""The strip at the window's foot: always the truth about the line, and what waits."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.booking.show import holds
from ui.icons import tinted_icon
from ui.line import LineState, LineStatus
from ui.messages.delivery_watch import DeliveryWatch
from ui.messages.health_words import health_words
from ui.moments import time_of_day, zone
from ui.sentences import said
from ui.theme import GRID, ICON, Tone, tone_colours

if TYPE_CHECKING:
    from core.booking.facts import Booking
    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.health import DeliveryHealth
    from ui.messages.health_words import Said
    from ui.session import Session

MOST_ZONES = 3
"""Zones named with their running holds; more are counted."""


class StatusStrip(QWidget):
    """Line, server time, acts that wait, delivery of messages, running holds.

    All in words, marks only repeat them.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timezone = session.desk.branch.timezone
        self._mark = QLabel()
        self._line = QLabel()
        self._line.setObjectName("line")
        self._clock = QLabel()
        self._clock.setObjectName("server_clock")
        # a minute that is wider than the last must not push what stands beside it
        widest = max(map(self._clock.fontMetrics().horizontalAdvance, self._longest_clocks()))
        self._clock.setMinimumWidth(widest)
        self._waiting = QLabel()
        self._waiting.setObjectName("waiting")
        self._delivery: tuple[Said, ...] = ()
        self._delivery_mark = QLabel()
        self._delivery_words = QLabel()
        self._delivery_words.setObjectName("delivery")
        self._holds = QLabel()
        self._holds.setObjectName("running_holds")
        self._holds.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # what there is no room for is cut, never pushed out of the window
        self._holds.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(2 * GRID)
        for label in (self._mark, self._line, self._clock, self._waiting):
            row.addWidget(label)
        row.addWidget(self._delivery_mark)
        row.addWidget(self._delivery_words)
        row.addWidget(self._holds, 1)
        session.line_changed.connect(self._on_line_changed)
        session.waiting_changed.connect(self._on_waiting_changed)
        session.changed.connect(self._on_changed)
        session.clock.ticked.connect(self._on_ticked)
        self._on_line_changed(session.line.status)
        self._on_waiting_changed(session.waiting)
        self._read_holds()
        self._show_delivery()
        self._watch = DeliveryWatch(session, self)
        self._watch.health_read.connect(self._on_health_read)
        self._watch.start()

    def _longest_clocks(self) -> tuple[str, ...]:
        """What the clock says at times with the widest digits, in the morning and the evening."""
        return tuple(
            self._clock_text(datetime(2026, 1, 1, hour, 58, 58, tzinfo=zone(self._timezone)))
            for hour in (0, 10, 20, 22)
        )

    def _clock_text(self, instant: datetime) -> str:
        time = time_of_day(instant, self._timezone, seconds=True)
        return self.tr("· server {time}").format(time=time)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        text = self._line_text(status)
        self._line.setText(text)
        self._line.setToolTip(text)
        self._show_mark()
        bold = self._line.font()
        bold.setBold(status.state in {LineState.LOST, LineState.REFUSED})
        self._line.setFont(bold)
        if status.is_up:
            self._read_holds()

    def _show_mark(self) -> None:
        name, tone = {
            LineState.CONNECTED: ("connected", Tone.GOOD),
            LineState.CONNECTING: ("refresh", Tone.NOTICE),
        }.get(self._session.line.status.state, ("offline", Tone.DANGER))
        ink = tone_colours(tone, self.palette()).ink
        self._mark.setPixmap(tinted_icon(name, ink).pixmap(ICON, ICON))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Another scheme: the mark is drawn in its colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_watch"):
            self._show_mark()
            self._show_delivery()

    @Slot(object)
    def _on_health_read(self, health: DeliveryHealth) -> None:
        told = health_words(health, is_admin="admin" in self._session.roles)
        self._delivery = tuple(one for one in told if one.short)
        self._show_delivery()

    def _show_delivery(self) -> None:
        """The most urgent thing of delivery, and the sandbox beside it; nothing where all is well.

        The whole sentences stand in the tool tip and above the messages.
        """
        told = self._delivery
        for label in (self._delivery_mark, self._delivery_words):
            label.setVisible(bool(told))
        if not told:
            return
        ink = tone_colours(told[0].tone, self.palette()).ink
        self._delivery_mark.setPixmap(tinted_icon(told[0].icon, ink).pixmap(ICON, ICON))
        shown = told[:1] + tuple(one for one in told[1:] if one.is_lasting)
        self._delivery_words.setText(" · ".join(one.short for one in shown))
        tip = "\n".join(one.sentence or one.short for one in told)
        self._delivery_words.setToolTip(tip)
        self._delivery_words.setAccessibleDescription(tip)
        bold = self._delivery_words.font()
        bold.setBold(told[0].tone is Tone.DANGER)
        self._delivery_words.setFont(bold)

    def _line_text(self, status: LineStatus) -> str:
        since = self._time(status.since)
        if status.state is LineState.CONNECTED:
            return self.tr("Connected")
        if status.state is LineState.CONNECTING:
            return self.tr("Connecting …")
        shown = (
            self.tr("showing data of {time}").format(time=self._time(status.heard_at))
            if status.heard_at
            else self.tr("nothing read yet")
        )
        if status.state is LineState.REFUSED:
            why = said(status.error.message) if status.error else ""
            return self.tr("Signed out by the server since {since}, {shown}. {why}").format(
                since=since, shown=shown, why=why
            )
        return self.tr("Reconnecting; offline since {since}, {shown}").format(
            since=since, shown=shown
        )

    def _time(self, instant: datetime) -> str:
        return time_of_day(instant, self._timezone)

    @Slot(int)
    def _on_waiting_changed(self, count: int) -> None:
        self._waiting.setVisible(count > 0)
        text = (
            self.tr("1 act waits for its answer")
            if count == 1
            else self.tr("{n} acts wait for their answers").format(n=count)
        )
        self._waiting.setText(f"· {text}")

    @Slot()
    def _on_ticked(self) -> None:
        clock = self._session.clock
        if not clock.is_set:
            return
        self._clock.setText(self._clock_text(clock.now()))

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches("bookings"):
            self._read_holds()

    def _read_holds(self) -> None:
        self._session.read(
            holds, self._show_holds, self._keep, owner=self, topic="holds", background=True
        )

    def _show_holds(self, running: tuple[Booking, ...]) -> None:
        by_zone = Counter(booking.zone for booking in running)
        named = [
            self.tr("{zone}: 1 hold running").format(zone=zone)
            if n == 1
            else self.tr("{zone}: {n} holds running").format(zone=zone, n=n)
            for zone, n in by_zone.most_common(MOST_ZONES)
        ]
        if len(by_zone) > MOST_ZONES:
            more = sum(by_zone.values()) - sum(n for _, n in by_zone.most_common(MOST_ZONES))
            named.append(self.tr("{n} more elsewhere").format(n=more))
        text = " · ".join(named)
        self._holds.setText(text)
        self._holds.setToolTip(text)

    def _keep(self, error: BookerError) -> None:
        """What was shown stays: the strip already says since when it may be old."""
        del error
