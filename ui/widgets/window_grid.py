"""The window grid: the days and arrival windows that can be promised, and why the others cannot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.moments import short_day, time_of_day
from ui.single_shot import single_shot
from ui.theme import GRID, Size
from ui.widgets.heading import Hint
from ui.widgets.window_grid_model import Days, WindowGridModel, days_of, is_news
from ui.widgets.window_grid_view import WindowGridView
from ui.widgets.window_words import explained, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from core.booking.facts import Offers, Window
    from ui.widgets.countdown import Clock
    from ui.widgets.window_grid_model import Key

FRESH_MS: Final = 3000
"""How long a cell that changed is marked."""
STALE: Final = timedelta(seconds=15)
"""An offer older than this says so."""


class WindowGrid(QWidget):
    """Days across, arrival windows down; the cursor is on one cell, open or closed.

    ``window_chosen`` carries the Window that Enter or a double click was on, also a closed one;
    ``current_changed`` the one under the cursor, or None; ``page_requested`` +1 or -1, a page of
    days; ``current_lost`` a sentence: what was open under the cursor no longer is.
    """

    window_chosen = Signal(object)
    current_changed = Signal(object)
    page_requested = Signal(int)
    current_lost = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timezone = "UTC"
        self._as_of: datetime | None = None
        self._clock: Clock | None = None
        self._told: Window | None = None
        self._model = WindowGridModel(self)
        self._view = WindowGridView(self._model)
        self._view.setAccessibleName(self.tr("Arrival windows"))
        self._fresh_timer = single_shot(self, FRESH_MS, self._on_fresh_over)
        self._range = QLabel()
        self._range.setFont(Size.BODY.font(bold=True))
        self._age_icon = QLabel()
        set_icon(self._age_icon, "warning", QPalette.ColorRole.WindowText)
        self._age_icon.hide()
        self._age = Hint()
        self._age.setWordWrap(False)
        self._status = QLabel()
        self._arrange()
        self.setFocusProxy(self._view)
        self._view.moved.connect(self._on_moved)
        self._view.activated_here.connect(self._on_activated)
        self._view.page_requested.connect(self.page_requested)
        self.set_empty(self.tr("No arrival windows yet"))

    def _arrange(self) -> None:
        self._earlier = self._turner("arrow-left", self.tr("Earlier days (Page Up)"), -1)
        self._later = self._turner("arrow-right", self.tr("Later days (Page Down)"), 1)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        head.addSpacing(GRID)
        head.addWidget(self._range, 1)
        head.addWidget(self._age_icon)
        head.addWidget(self._age)
        self._status.setWordWrap(True)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # always two lines tall: the grid above must not jump while the cursor walks
        self._status.setFixedHeight(2 * self._status.fontMetrics().lineSpacing() + GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._status)

    def _turner(self, icon: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.page_requested.emit(step))
        return button

    # what its owner does ---------------------------------------------------------------

    def set_offers(
        self, offers: Offers, *, timezone: str, words: Mapping[Key, str] | None = None
    ) -> None:
        """Show an offer; ``timezone`` is the branch's (IANA name).

        ``words`` gives, by date and label, what a closed cell says instead of its reason.

        Of the same site and job it is an update: cells that changed are marked for three seconds,
        the cursor stays. Otherwise the cursor goes to the best window.
        """
        self._timezone = timezone
        self._on_ticked()
        days, before = days_of(offers, timezone), self._model.days
        current = self.current_window()
        same = before.question == days.question and bool(before.dates)
        news = {
            (day, label)
            for day in set(before.dates) & set(days.dates)
            for label in days.labels
            if is_news(before.window((day, label)), days.window((day, label)))
        }
        if not same:
            self._view.forget_current()
        self._view.set_nothing(
            self.tr("No arrival windows"),
            self.tr("This branch has none on these days. Page Down shows later days."),
        )
        self._model.set_words(words or {})
        self._model.set_days(days)
        self._show_range(days)
        if same and news:
            self._model.set_fresh(self._model.fresh | news)
            self._fresh_timer.start()
        if self._view.current_key() is None:
            self.select_best()
        self._on_moved()
        if same and current is not None:
            self._tell_lost(current, days)

    def set_loading(self, text: str) -> None:
        """Nothing is known yet for this question; ``text`` says what is being asked."""
        self._set_nothing(text)

    def set_empty(self, text: str, hint: str = "") -> None:
        """There is nothing to show; ``text`` says why, ``hint`` what to do."""
        self._set_nothing(text, hint)

    def set_as_of(self, as_of: datetime | None, clock: Clock) -> None:
        """Say of which instant (UTC, the database's) the offer is, and when that is long ago."""
        self._as_of = as_of
        if self._clock is not clock:
            if self._clock is not None:
                self._clock.ticked.disconnect(self._on_ticked)
            self._clock = clock
            clock.ticked.connect(self._on_ticked)
        self._on_ticked()

    def age_text(self) -> str:
        """What stands beside the grid about its age."""
        return self._age.text()

    def current_window(self) -> Window | None:
        """The window under the cursor."""
        return self._model.window(self._view.currentIndex())

    def select(self, day: date, window_label: str) -> bool:
        """Put the cursor on a window; False where it is not shown."""
        return self._view.go((day, window_label))

    def select_best(self) -> bool:
        """Put the cursor on the open window with the least driving, else on the first cell.

        False where no window is open.
        """
        windows = (self._model.days.windows or {}).values()
        opened = [window for window in windows if window.offered]
        if opened:
            best = min(opened, key=lambda window: (_cost(window), window.starts_at))
            return self._view.go((best.date, best.window))
        first = min(windows, key=lambda window: window.starts_at, default=None)
        if first is not None:
            self._view.go((first.date, first.window))
        return False

    # -----------------------------------------------------------------------------------

    def _set_nothing(self, text: str, hint: str = "") -> None:
        self._fresh_timer.stop()
        self._view.forget_current()
        self._view.set_nothing(text, hint)
        self._model.set_days(Days())
        self._as_of = None
        self._show_range(Days())
        self._on_ticked()
        self._on_moved()

    def _show_range(self, days: Days) -> None:
        shown = bool(days.dates)
        self._earlier.setEnabled(shown)
        self._later.setEnabled(shown)
        self._range.setText(
            f"{short_day(days.dates[0])} \N{EN DASH} {short_day(days.dates[-1])}" if shown else ""
        )

    def _tell_lost(self, before: Window, days: Days) -> None:
        after = days.window((before.date, before.window))
        if not before.offered or before.date not in days.dates or (after and after.offered):
            return
        why = "" if after is None else explained(after)
        self.current_lost.emit(
            self.tr("{window} has just gone. {why}").format(window=name_of(before), why=why).strip()
        )

    @Slot()
    def _on_fresh_over(self) -> None:
        self._model.set_fresh(set())

    @Slot()
    def _on_moved(self) -> None:
        window = self.current_window()
        # the sentence may change although the window did not: another one may be the cheapest now
        self._status.setText("" if window is None else self._sentence(window))
        if window != self._told:
            self._told = window
            self.current_changed.emit(window)

    def _sentence(self, window: Window) -> str:
        is_cheapest = (window.date, window.window) in self._model.cheapest
        return f"{name_of(window)}. {explained(window, cheapest=is_cheapest)}"

    @Slot()
    def _on_activated(self) -> None:
        window = self.current_window()
        if window is not None:
            self.window_chosen.emit(window)

    @Slot()
    def _on_ticked(self) -> None:
        if self._as_of is None or self._clock is None:
            self._age.setText("")
            self._age_icon.hide()
            return
        age = self._clock.now() - self._as_of
        at = time_of_day(self._as_of, self._timezone, seconds=True)
        stale = age > STALE
        shape = (
            self.tr("As of {time}, {n} s ago: may have changed")
            if stale
            else self.tr("As of {time}")
        )
        self._age.setText(shape.format(time=at, n=int(age.total_seconds())))
        self._age_icon.setVisible(stale)
        self._age.setFont(Size.BODY.font(bold=stale))


def _cost(window: Window) -> float:
    return float("inf") if window.extra_drive_minutes is None else window.extra_drive_minutes
