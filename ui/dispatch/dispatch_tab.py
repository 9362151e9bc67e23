"""Dispatch: pending holds, the day against which each is judged, and the decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.booking.show import holds, show
from core.database.live import EVERYTHING, Change
from core.errors import Unreachable
from ui.dispatch.day_view import DayView
from ui.dispatch.draft_pane import DraftPane
from ui.dispatch.hold_acts import Done, HoldAct, HoldActs
from ui.dispatch.hold_pane import HoldPane
from ui.dispatch.hold_words import decider, what_became
from ui.dispatch.pending_holds import PendingHolds
from ui.dispatch.plot import Plot
from ui.dispatch.propose_pane import ProposePane
from ui.dispatch.stop_details import StopDetails
from ui.dispatch.stop_words import kept_for
from ui.moments import LocalTimes
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.single_shot import single_shot
from ui.tab import Tab
from ui.theme import GRID
from ui.widgets.focus import has_focus_inside
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from core.booking.facts import Booking
    from core.booking.zone_plan import ZonePlan
    from core.errors import BookerError
    from ui.dispatch.timeline_scale import Spot

GATHER_MS: Final = 300
"""Changes that come so close together are answered with one reading."""
_LEAST_HEIGHT: Final = 160
_LEAST_WIDTH: Final = 240
_SPLITTERS: Final = ("columns", "left", "right")


class DispatchTab(Tab):
    """Left the holds above the day; right the chosen hold, the current stop and the plot."""

    LISTENS_HIDDEN = True

    def build(self) -> Iterator[None]:
        """Make all that it is made of."""
        session = self.session
        times = LocalTimes(session.desk.branch.timezone)
        self._times = times
        self.pending = PendingHolds(session, times)
        self.notice = Notice()
        self.day = DayView(session, times)
        yield
        self.propose = ProposePane(session, times)
        yield
        self.hold_pane = HoldPane(session, times)
        self.message = DraftPane(session)
        self.details = StopDetails(times)
        self._papers = QTabWidget()
        self.plot = Plot(times)
        self.acts = HoldActs(session, times, self)
        self._lower = QStackedWidget()
        yield
        self._arrange()
        self._connect()
        self._bind_keys()
        self._change: Change | None = None
        self._told: str | None = None
        self._said_of_state = ""
        self._spot_key: tuple[str, int] | None = None
        self._gather = single_shot(self, GATHER_MS, self._on_gathered)
        self._read_holds()

    # what it is made of

    def _arrange(self) -> None:
        self._lower.addWidget(self.day)
        self._lower.addWidget(self.propose)
        # what the grid would like to have is not what a small window must give
        self._lower.setMinimumHeight(_LEAST_HEIGHT)
        for part, words in (
            (self.message, self.tr("&Message to the customer")),
            (self.details, self.tr("Sto&p")),
        ):
            part.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
            part.setMinimumWidth(_LEAST_WIDTH)
            self._papers.addTab(part, words)
        self._papers.setDocumentMode(True)
        self._papers.setAccessibleName(self.tr("Message or stop"))
        self._papers.tabBar().setAccessibleName(self.tr("Message or stop"))
        self._papers.setMinimumHeight(_LEAST_HEIGHT)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.pending, 1)
        column.addWidget(self.notice)
        self._splitters = {
            "left": self._splitter(Qt.Orientation.Vertical, (upper, self._lower), (1, 2)),
            "right": self._splitter(
                Qt.Orientation.Vertical, (self.hold_pane, self._papers, self.plot), (0, 3, 2)
            ),
        }
        self._splitters["columns"] = self._splitter(
            Qt.Orientation.Horizontal, (self._splitters["left"], self._splitters["right"]), (4, 1)
        )
        self._splitters["columns"].setSizes([690, 320])
        self._splitters["left"].setSizes([210, 420])
        self._splitters["right"].setSizes([130, 350, 140])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(self._splitters["columns"])
        for key in _SPLITTERS:
            kept = self.session.preferences.state(f"dispatch/{key}")
            if kept is not None:
                self._splitters[key].restoreState(kept)

    @staticmethod
    def _splitter(
        direction: Qt.Orientation, parts: tuple[QWidget, ...], shares: tuple[int, ...]
    ) -> QSplitter:
        splitter = QSplitter(direction)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * GRID)
        for place, (part, share) in enumerate(zip(parts, shares, strict=True)):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, share)
        return splitter

    def _connect(self) -> None:
        self.pending.hold_chosen.connect(self._on_hold_chosen)
        self.pending.hold_activated.connect(self._on_hold_activated)
        self.pending.ran_out.connect(self._on_ran_out)
        self.hold_pane.act_wanted.connect(self._do)
        self.hold_pane.propose_wanted.connect(self.begin_propose)
        self.hold_pane.line_edited.connect(self._on_line_edited)
        self.message.unread.connect(self.notice.show_unread)
        self.message.was_read.connect(self.notice.was_read)
        self.acts.begun.connect(self._show_busy)
        self.acts.done.connect(self._on_act_done)
        self.acts.failed.connect(self._on_act_failed)
        self.propose.proposed.connect(self._on_proposed)
        self.propose.refused_late.connect(self._on_refused_late)
        self.propose.given_up.connect(self._end_propose)
        self.day.plan_changed.connect(self._on_plan_changed)
        self.day.spot_changed.connect(self._on_spot_changed)
        self.day.details_wanted.connect(self._on_details_wanted)
        self.details.pin_wanted.connect(self.day.pin)
        self.plot.stop_chosen.connect(self._on_stop_chosen)

    def _bind_keys(self) -> None:
        for shortcut, act in (
            (Shortcut.CONFIRM, HoldAct.CONFIRM),
            (Shortcut.RELEASE, HoldAct.RELEASE),
            (Shortcut.ACCEPT, HoldAct.ACCEPT),
            (Shortcut.DECLINE, HoldAct.DECLINE),
        ):
            shortcut.bind(self, partial(self._do, act))
        Shortcut.PROPOSE.bind(self, self.begin_propose)
        Shortcut.PIN.bind(self, self.day.toggle_pin)
        Shortcut.REFRESH.bind(self, self._reread)

    # what the window asks of a tab

    def shown(self) -> None:
        """Put the keyboard on the holds, and look for news."""
        if self.propose.hold is None:
            self.pending.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pending.begin()
        self._reread()

    def changed(self, change: Change) -> None:
        """Gather what changes, then read again what it touches."""
        gathered = self._change
        if gathered is None:
            self._change = change
        else:
            # a change without zone-days may be anywhere, and so may both together
            days = gathered.zone_days | change.zone_days
            is_anywhere = not gathered.zone_days or not change.zone_days
            self._change = Change(
                gathered.topics | change.topics, frozenset() if is_anywhere else days
            )
        if not self._gather.isActive():
            self._gather.start()

    def show_item(self, item: object) -> None:
        """Choose the hold of this reference."""
        if isinstance(item, str):
            self.pending.table.choose(item)

    def save_layout(self) -> None:
        """Keep splitters and columns."""
        for key in _SPLITTERS:
            self.session.preferences.set_state(f"dispatch/{key}", self._splitters[key].saveState())
        self.pending.table.save_layout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc, where nothing else wants it, puts away what has been read."""
        said_something = self.notice.isVisible() or self.day.notice.isVisible()
        if event.key() == Qt.Key.Key_Escape and said_something:
            self.notice.clear()
            self.day.notice.clear()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_gathered(self) -> None:
        change, self._change = self._change, None
        if change is None:
            return
        if change.touches("bookings", "messages", "stops", "sites"):
            self._read_holds(background=True)
        self.day.changed(change)
        if self.propose.hold is not None:
            self.propose.changed(change)

    def _reread(self) -> None:
        self.changed(EVERYTHING)

    # the holds

    def _read_holds(self, *, background: bool = False) -> None:
        self.session.read(
            holds,
            self._on_holds,
            self._on_holds_failed,
            owner=self,
            topic="holds",
            background=background,
        )

    def _on_holds(self, found: tuple[Booking, ...]) -> None:
        self.message.read_again()
        before = self.hold_pane.hold
        self.pending.set_holds(found)
        self.attention_changed.emit(sum(1 for hold in found if hold.state == "held"))
        if before is None or any(hold.reference == before.reference for hold in found):
            return
        # what this desk did is said by its answer
        if self.pending.current is None and not self.acts.is_running(before.reference):
            self.hold_pane.say_none(
                self.tr("{customer} waits no longer").format(customer=before.customer_name),
                self.tr("Nothing is chosen. Choose the next hold in the list."),
            )
            self._ask_what_became(before)

    def _on_holds_failed(self, error: BookerError) -> None:
        if not self.pending.holds:
            self.pending.say_empty(said(error.title), said(error.message))

    @Slot(object)
    def _on_hold_chosen(self, hold: Booking | None) -> None:
        before = self.hold_pane.hold
        self.hold_pane.set_hold(
            hold, is_busy=hold is not None and self.acts.is_running(hold.reference)
        )
        if hold is None:
            self.message.forget()
            self.day.forget_hold()
            self.plot.set_highlight(None)
            return
        if self.propose.hold is not None and self.propose.hold.reference != hold.reference:
            self._end_propose()
        self._forget_what_was_said(before, hold)
        self.day.show_hold(hold)
        self.plot.set_highlight(hold.reference)
        if before is None or before.reference != hold.reference:
            self._told = None
            self._papers.setCurrentWidget(self.message)
        if before is None or before != hold:
            self.message.show_hold(hold, self.hold_pane.line)

    def _forget_what_was_said(self, before: Booking | None, hold: Booking) -> None:
        """Why something could not be done ends with the state that was the reason."""
        is_as_before = before is not None and (before.reference, before.state) == (
            hold.reference,
            hold.state,
        )
        if self._said_of_state and not is_as_before:
            if self.notice.text().startswith(self._said_of_state):
                self.notice.clear()
            self._said_of_state = ""

    @Slot()
    def _on_line_edited(self) -> None:
        # what is typed is to be seen where it will stand
        self._papers.setCurrentWidget(self.message)
        self.message.show_line(self.hold_pane.line)

    @Slot(object)
    def _on_hold_activated(self, hold: Booking) -> None:
        self.day.show_hold(hold)
        self.day.take_focus()

    @Slot(object)
    def _on_ran_out(self, references: list[str]) -> None:
        del references
        if not self.session.line.status.is_up:
            return
        self._read_holds()
        self.day.reread()

    def _ask_what_became(self, hold: Booking) -> None:
        """The chosen hold is no longer among the pending: say what happened in the meantime.

        What this desk did itself, or heard when it tried, stands in the notice already.
        """
        self.session.read(
            lambda desk: show(desk, hold.reference),
            self._on_became,
            self.notice.show_unread,
            owner=self,
            topic="became",
        )

    def _on_became(self, booking: Booking) -> None:
        if self.propose.hold is not None and self.propose.hold.reference == booking.reference:
            self._end_propose()
        login = self.session.desk.database.login
        words = what_became(booking, self._times, login)
        if words is None:
            return
        if self.pending.current is None:
            title, sentence = words
            choose = self.tr("Nothing is chosen. Choose the next hold in the list.")
            self.hold_pane.say_none(title, f"{sentence} {choose}")
        if decider(booking) != login and booking.reference != self._told:
            self.notice.show_info(*words)

    # decisions

    @Slot(object)
    def _do(self, act: HoldAct) -> None:
        hold = self.hold_pane.hold
        # pressed twice: the second was not meant for the customer who stands there since then
        if hold is None or self.pending.has_just_gone_on:
            return
        is_answer = act in {HoldAct.ACCEPT, HoldAct.DECLINE, HoldAct.KEEP_OLD}
        if is_answer and hold.state != "proposed":
            self._say_state(
                self.tr("There is no proposal to answer"),
                self.tr("Nothing else was proposed to {customer}.").format(
                    customer=hold.customer_name
                ),
            )
            return
        if act is HoldAct.CONFIRM and hold.state == "proposed":
            self._say_state(
                self.tr("The customer has not answered yet"),
                self.tr("Record the answer first: Accept, or Decline."),
            )
            self._look_for_answer(hold)
            return
        self._end_propose()
        self.notice.clear()
        self.acts.do(act, hold, self.hold_pane.line)

    def _say_state(self, title: str, sentence: str) -> None:
        """Something cannot be done in the state the hold is in: said until that is another."""
        self.notice.show_info(title, sentence)
        self._said_of_state = title

    def _look_for_answer(self, seen: Booking) -> None:
        """The customer's yes may be a moment older than this screen: then confirm it after all."""

        def decide(now: Booking) -> None:
            is_agreed = now.state == "held" and now.agreed
            is_as_seen = (now.date, now.window) == (seen.date, seen.window)
            chosen = self.hold_pane.hold
            is_chosen = chosen is not None and chosen.reference == now.reference
            if is_agreed and is_as_seen and is_chosen:
                self.notice.clear()
                self.acts.do(HoldAct.CONFIRM, now)

        self.session.read(
            lambda desk: show(desk, seen.reference),
            decide,
            self.notice.show_error,
            owner=self,
            topic="answer",
        )
        self._read_holds()

    @Slot(str)
    def _show_busy(self, reference: str) -> None:
        hold = self.hold_pane.hold
        if hold is not None and hold.reference == reference:
            self.hold_pane.set_hold(hold, is_busy=self.acts.is_running(reference))

    @Slot(object)
    def _on_act_done(self, done: Done) -> None:
        self._told = done.booking.reference
        self._show_busy(done.booking.reference)
        self.notice.show_success(done.title, done.sentence)
        if done.booking.state not in {"held", "proposed"}:
            self.hold_pane.forget_line(done.booking.reference)
            self.pending.decided(done.booking.reference)
        self._after_act()

    @Slot(str, object)
    def _on_act_failed(self, reference: str, error: BookerError) -> None:
        self._show_busy(reference)
        self.notice.show_error(error)
        if not isinstance(error, Unreachable):
            self._told = reference
            self._after_act()

    def _after_act(self) -> None:
        self._read_holds()
        self.day.reread()

    @Slot()
    def begin_propose(self) -> None:
        """Look for another window for the chosen hold."""
        hold = self.hold_pane.hold
        if hold is None:
            return
        if hold.state == "proposed":
            self._say_state(
                self.tr("Something is proposed already"),
                self.tr("Record the customer's answer first: Accept, or Decline."),
            )
            return
        self.notice.clear()
        self._lower.setCurrentWidget(self.propose)
        self.propose.begin(hold)

    @Slot()
    def _end_propose(self) -> None:
        if self.propose.hold is None:
            return
        had_focus = has_focus_inside(self.propose)
        self.propose.end()
        self._lower.setCurrentWidget(self.day)
        if had_focus:
            self.pending.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_proposed(self, booking: Booking) -> None:
        if self.propose.hold is not None and self.propose.hold.reference == booking.reference:
            self._end_propose()
        self.notice.show_success(
            self.tr("Proposed to {customer}: {day}, {window}").format(
                customer=booking.customer_name,
                day=self._times.day(booking.date),
                window=booking.window,
            ),
            self.tr("The old window stays held until the answer."),
        )
        self._after_act()

    @Slot(str, object)
    def _on_refused_late(self, reference: str, error: BookerError) -> None:
        """Another hold is chosen by now: say whose proposal it was, and offer nothing."""
        self.notice.show_late(reference, error)
        self._after_act()

    # timeline, details and plot belong together

    @Slot(object)
    def _on_plan_changed(self, plan: ZonePlan | None) -> None:
        self.plot.set_plan(plan)
        self.details.set_spot(self.day.timeline.current())

    @Slot(object)
    def _on_spot_changed(self, spot: Spot | None) -> None:
        self.details.set_spot(spot)
        self.plot.set_current(spot.key if spot else None)
        before, self._spot_key = self._spot_key, spot.key if spot else None
        is_other = spot is not None and kept_for(spot.stop) != self.day.highlight
        if is_other and self._spot_key != before:
            self._papers.setCurrentWidget(self.details)

    @Slot(object)
    def _on_details_wanted(self, spot: Spot) -> None:
        self.details.set_spot(spot)
        self._papers.setCurrentWidget(self.details)
        self.details.take_focus()

    @Slot(object)
    def _on_stop_chosen(self, spot: Spot) -> None:
        self.day.timeline.set_current(spot.key)
        self.day.take_focus()
