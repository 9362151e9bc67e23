"""The tab Book: site, job and window panes from left to right, and the holds beneath."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.errors import InvalidInput, Unanswered
from ui.booking.site_pane import SitePane
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.tab import Tab
from ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from core.booking.facts import Booking
    from core.catalog.job_types import JobType
    from core.catalog.sites import Site
    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError

_PANES: Final = "book/panes"
_HOLDS: Final = "book/holds"


class BookTab(Tab):
    """From "which site?" to a held window, with the customer on the phone."""

    LISTENS_HIDDEN = True
    LATER = ("ui.booking.job_pane", "ui.booking.window_pane", "ui.booking.hold_cards")

    def build(self) -> Iterator[None]:
        """Make all that it is made of: first what a call begins with."""
        session = self.session
        self._call = 0
        self._held_for = ""
        self._has_begun = False
        self.site_pane = SitePane(session)
        self._arrange()
        yield
        # a start shows the search before these are loaded: see LATER
        from ui.booking.job_pane import JobPane  # noqa: PLC0415
        from ui.booking.window_pane import WindowPane  # noqa: PLC0415

        self.job_pane = JobPane(session)
        self.window_pane = WindowPane(session)
        yield
        self.site_pane.load_form()
        yield
        from ui.booking.hold_cards import HoldCards  # noqa: PLC0415

        self.cards = HoldCards(session)
        yield
        self._fill()
        self._connect()
        Shortcut.FIND.bind(self, self.site_pane.focus_search)
        Shortcut.JOB_PANE.bind(self, self.job_pane.focus_search)
        Shortcut.WINDOW_PANE.bind(self, self.window_pane.focus_grid)
        Shortcut.REFRESH.bind(self, self.refresh)
        Shortcut.NEW_SITE.bind(self, self.site_pane.new_site)
        Shortcut.EDIT_SITE.bind(self, self.site_pane.edit_site)
        Shortcut.RELEASE.bind(self, self.cards.detail.release)
        Shortcut.ACCEPT.bind(self, self.cards.detail.accept)
        Shortcut.DECLINE.bind(self, self.cards.detail.decline)

    def _arrange(self) -> None:
        """The panes' places: the first one is filled, the others keep theirs free."""
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.site_pane, QWidget(), QWidget()):
            self._panes.addWidget(pane)
        self._panes.setChildrenCollapsible(False)
        self._panes.setSizes([215, 185, 624])
        self._share_panes()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _share_panes(self) -> None:
        # a factor is the widget's own: another one in its place has none
        for number, share in enumerate((2, 1, 3)):
            self._panes.setStretchFactor(number, share)
        self._restore(_PANES, self._panes)

    def _fill(self) -> None:
        """Put what was made later into its places."""
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.addWidget(self.window_pane)
        self._right.addWidget(self._make_lower())
        self._right.setChildrenCollapsible(False)
        self._right.setStretchFactor(0, 3)
        self._right.setStretchFactor(1, 2)
        self._right.setSizes([420, 220])
        for number, pane in enumerate((self.job_pane, self._right), 1):
            kept_free = self._panes.replaceWidget(number, pane)
            if kept_free is not None:
                kept_free.deleteLater()
        self._share_panes()
        self._restore(_HOLDS, self._right)

    def _restore(self, key: str, splitter: QSplitter) -> None:
        kept = self.session.preferences.state(key)
        if kept is not None:
            splitter.restoreState(kept)

    def _make_lower(self) -> QWidget:
        """What is said of the grid takes its room from the holds: no cell moves for it."""
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.window_pane.beneath.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        column.addWidget(self.window_pane.beneath)
        column.addWidget(self.cards, 1)
        return lower

    def _connect(self) -> None:
        self.site_pane.site_chosen.connect(self._on_site_chosen)
        self.site_pane.site_cleared.connect(self._on_site_cleared)
        self.job_pane.job_changed.connect(self._on_job_changed)
        self.job_pane.job_chosen.connect(self._on_job_chosen)
        self.window_pane.hold_asked.connect(self._on_hold_asked)
        self.window_pane.left.connect(self._on_window_pane_left)
        self.cards.released.connect(self._on_released)
        self.cards.next_call_asked.connect(self.next_call)
        for pane in (self.site_pane, self.window_pane, self.cards):
            pane.booking_chosen.connect(self._on_booking_chosen)
        if self.site_pane.site is not None:
            # chosen before anybody heard of it
            self._on_site_chosen(self.site_pane.site)

    # What the window does ------------------------------------------------------------------

    def begin(self) -> bool:
        """A name can be typed before the rest is there."""
        self._has_begun = True
        self.site_pane.clear()
        self.site_pane.focus_search()
        return True

    def shown(self) -> None:
        """Opened: the search has the focus, unless a call is under way."""
        self.refresh()
        has_begun, self._has_begun = self._has_begun, False
        if has_begun and self.site_pane.field.hasFocus():
            # what is typed there already stays as it is
            return
        if self.site_pane.site is None and not self.site_pane.is_editing:
            self.site_pane.focus_search()

    def changed(self, change: Change) -> None:
        """Tell every pane what another desk changed."""
        self.job_pane.changed(change)
        self.window_pane.changed(change)
        touches = partial(self.window_pane.asking.touches_zone, change)
        if change.touches("sites", "zones") or touches(self.site_pane.zone):
            self.site_pane.changed(change)
        if any(touches(booking.zone) for booking in self.cards.cards()):
            self.cards.changed(change)

    def show_item(self, item: object) -> None:
        """A site's number: choose it. Nothing: the next call."""
        self.next_call()
        if isinstance(item, str):
            self.site_pane.choose_number(item)

    def save_layout(self) -> None:
        """Remember how wide the panes are."""
        self.session.preferences.set_state(_PANES, self._panes.saveState())
        self.session.preferences.set_state(_HOLDS, self._right.saveState())
        self.cards.save_layout()

    @Slot()
    def next_call(self) -> None:
        """Forget this customer; the search has the focus. Holds go on running."""
        self._end_call()
        self.cards.notice.clear()
        self.site_pane.clear()
        self.job_pane.clear()
        self.cards.let_go()
        self.site_pane.focus_search()

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown."""
        self.window_pane.asking.again()
        self.cards.read()
        self.job_pane.read()
        if self.site_pane.site is not None:
            self.site_pane.card.read_bookings()

    def _end_call(self) -> None:
        """What is still under way is no longer this call's."""
        self._call += 1
        self._held_for = ""
        self.window_pane.is_holding = False

    # From pane to pane ---------------------------------------------------------------------

    @Slot(object)
    def _on_site_chosen(self, site: Site) -> None:
        if self._held_for not in ("", site.number):
            # a hold was asked for another customer: its answer, and what was noted, are theirs
            self._end_call()
            self.job_pane.forget_told()
        self.window_pane.ask(site, self.job_pane.job)
        self.job_pane.focus_search()

    @Slot()
    def _on_site_cleared(self) -> None:
        self.window_pane.ask(None, None)

    @Slot(object)
    def _on_job_changed(self, job: JobType | None) -> None:
        self.window_pane.ask(self.site_pane.site, job)

    @Slot(object)
    def _on_job_chosen(self, job: JobType) -> None:
        del job
        if self.site_pane.site is None:
            self.site_pane.focus_search()
        else:
            self.window_pane.focus_grid()

    @Slot()
    def _on_window_pane_left(self) -> None:
        """Esc in the grid: give this call's hold back, if there is one."""
        if self.cards.current() is not None:
            self.cards.detail.release()

    @Slot(object)
    def _on_released(self, booking: Booking) -> None:
        site = self.site_pane.site
        if site is not None and site.number == booking.site:
            self.window_pane.focus_grid()
            self.window_pane.asking.again()

    @Slot(str)
    def _on_booking_chosen(self, reference: str) -> None:
        self.asked.emit("bookings", reference)

    # Holding -------------------------------------------------------------------------------

    @Slot(object, str)
    def _on_hold_asked(self, day: date, label: str) -> None:
        site, job = self.site_pane.site, self.job_pane.job
        if site is None or job is None or self.window_pane.is_holding:
            return
        notes, answers = self.job_pane.notes_text(), self.job_pane.answers()
        for field in ("notes", "answers"):
            self.job_pane.say_error(field, "")

        def act(desk: Desk, act_id: UUID) -> Booking:
            # a thread's: the tab is there before the planner, which ui/tabs.py loads ahead
            from core.booking.hold import hold  # noqa: PLC0415

            return hold(
                desk, act_id, site.number, job.code, day, label, notes=notes, answers=answers
            )

        self._held_for = site.number
        self.window_pane.say_holding(day, label)
        self.session.act(
            act,
            partial(self._on_held, self._call),
            partial(self._on_refused, self._call, site.customer_name, day, label),
            owner=self,
        )

    def _on_held(self, call: int, booking: Booking) -> None:
        is_this_call = call == self._call
        self.cards.notice.clear()
        self.cards.add(booking, choose=is_this_call)
        if not is_this_call:
            return
        had_focus = self.window_pane.has_cursor()
        self.window_pane.say_held()
        # once the hold is painted: a planner beside it would double what that takes
        QTimer.singleShot(0, self, self._look_again)
        if had_focus:
            # a second Enter must not hold a second window
            self.cards.focus_list()

    @Slot()
    def _look_again(self) -> None:
        """Read again what a hold at this desk has changed."""
        self.window_pane.asking.again()
        self.site_pane.card.read_bookings(background=True)

    def _on_refused(
        self, call: int, customer: str, day: date, label: str, error: BookerError
    ) -> None:
        if call != self._call:
            self.cards.say_of(customer, error)
            return
        self.window_pane.is_holding = False
        if not isinstance(error, Unanswered):
            self._held_for = ""
        if isinstance(error, InvalidInput) and error.field in ("notes", "answers"):
            self.window_pane.say_held()
            self.job_pane.say_error(error.field, said(error.message))
            return
        if isinstance(error, Unanswered):
            # it may yet be held: another Enter could hold a second one
            self.window_pane.is_holding = True
        self.window_pane.say_refused(error, day, label)
