"""How the calendar looks: the month above, the grid with the day's routes beside it, a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.moments import qt_date
from ui.setup.calendar_bars import CopyWeekBar, RefusedNotice
from ui.setup.calendar_legend import CalendarLegend
from ui.setup.calendar_routes import RoutesPanel
from ui.setup.calendar_view import CalendarView
from ui.setup.fields import TimeField
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size
from ui.widgets.flow import Flow
from ui.widgets.heading import Heading
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import date, time

    from PySide6.QtGui import QResizeEvent

    from ui.preferences import Preferences
    from ui.setup.calendar_model import CalendarModel

WIDE: Final = 290 * GRID
"""From here on the day's routes stand beside the grid unasked, in pixels."""
_SPLIT: Final = "setup/calendar/splitter"
_PANEL: Final = "setup/calendar/panel"


class CalendarFrame(QWidget):
    """Only looks. ``month_stepped`` carries +1 or -1."""

    month_stepped = Signal(int)
    today_asked = Signal()
    shift_changed = Signal()

    def __init__(self, model: CalendarModel, preferences: Preferences, page: QWidget) -> None:
        super().__init__(page)
        self._preferences = preferences
        self.notice = Notice()
        self.refused = RefusedNotice()
        self.copy_bar = CopyWeekBar()
        self.view = CalendarView(model)
        self.panel = RoutesPanel(preferences)
        self._month = QLabel()
        self._month.setFont(Size.BODY.font(bold=True))
        self._month.setMinimumWidth(self._month.fontMetrics().horizontalAdvance("M" * 12))
        self._state = QLabel()
        self._state.setFont(Size.BODY.font(bold=True))
        self.starts, self.ends = TimeField(), TimeField()
        self.shift_error = QLabel()
        self.save_button = self._button(
            self.tr("&Save"), "save", self.tr("Save the changed cells"), Shortcut.SETUP_SAVE
        )
        self.undo_button = self._button(
            self.tr("&Undo"), "undo", self.tr("Undo"), Shortcut.SETUP_UNDO
        )
        self.redo_button = self._button(
            self.tr("Re&do"), "redo", self.tr("Redo"), Shortcut.SETUP_REDO
        )
        self.copy_button = self._button(
            self.tr("&Copy week…"), "copy", self.tr("Copy this week to the weeks after it")
        )
        self.panel_button = self._button(
            self.tr("&Routes"), "truck", self.tr("Show the routes of the day")
        )
        self.panel_button.setCheckable(True)
        self.panel_button.toggled.connect(self._on_panel_toggled)
        self._arrange(page)

    def _button(
        self, words: str, icon: str, name: str, shortcut: Shortcut | None = None
    ) -> QPushButton:
        button = QPushButton(words)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name if shortcut is None else f"{name} ({shortcut.keys()})")
        return button

    def _turner(self, icon: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.month_stepped.emit(step))
        return button

    def _arrange(self, page: QWidget) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setCollapsible(0, False)  # noqa: FBT003 (Qt's function)
        self._splitter.setCollapsible(1, False)  # noqa: FBT003
        kept = self._preferences.state(_SPLIT)
        if kept is not None:
            self._splitter.restoreState(kept)
        self._wanted = self._preferences.text(_PANEL)
        self.panel.setVisible(self._wanted == "yes")
        self.panel_button.setChecked(self._wanted == "yes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Heading(self.tr("Calendar")))
        layout.addWidget(self._head())
        for widget in (self.copy_bar, self.refused, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(CalendarLegend())
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self.setFocusProxy(self.view)

    def _head(self) -> QWidget:
        head = QWidget()
        flow = Flow(head)
        flow.setSpacing(2 * GRID)
        today = QToolButton()
        today.setText(self.tr("&Today"))
        today.setAccessibleName(self.tr("Today"))
        today.clicked.connect(self.today_asked)
        flow.addWidget(
            _beside(
                self._turner("arrow-left", self.tr("Previous month (Page Up)"), -1),
                self._month,
                self._turner("arrow-right", self.tr("Next month (Page Down)"), 1),
                today,
            )
        )
        label, until = QLabel(self.tr("&New routes work from")), QLabel(self.tr("to"))
        label.setBuddy(self.starts)
        self.starts.setAccessibleName(self.tr("New routes work from"))
        self.ends.setAccessibleName(self.tr("New routes work until"))
        self.shift_error.setForegroundRole(self.palette().ColorRole.BrightText)
        self.shift_error.hide()
        for field in (self.starts, self.ends):
            field.editingFinished.connect(self._on_time_changed)
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("00:00 MMM") + 4 * GRID)
        flow.addWidget(_beside(label, self.starts, until, self.ends, self.shift_error))
        flow.addWidget(
            _beside(
                self.copy_button,
                self.panel_button,
                self.undo_button,
                self.redo_button,
                self.save_button,
                self._state,
            )
        )
        return head

    # what its owner does ---------------------------------------------------------------

    def show_month(self, month: date, today: date | None) -> None:
        """Name the month; its year too, where it is not this one."""
        form = "MMMM" if today is not None and month.year == today.year else "MMMM yyyy"
        name = QLocale().toString(qt_date(month), form)
        self._month.setText(name[:1].upper() + name[1:])
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_state(self, words: str, *, can_save: bool, can_undo: bool, can_redo: bool) -> None:
        """Say what was changed, and what can be done about it."""
        self._state.setText(words)
        self.save_button.setEnabled(can_save)
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)

    def state_words(self) -> str:
        """What is said of the changes."""
        return self._state.text()

    def shift(self) -> tuple[time, time] | None:
        """What new routes work; None, and it is said why, where that is no shift."""
        starts, ends = self.starts.moment(), self.ends.moment()
        sentence = self.starts.wrong() or self.ends.wrong()
        if starts is not None and ends is not None and starts >= ends:
            sentence = self.tr("A shift ends after it starts.")
        self.shift_error.setText(sentence)
        self.shift_error.setVisible(bool(sentence))
        for field in (self.starts, self.ends):
            field.setAccessibleDescription(sentence)
        return None if sentence or starts is None or ends is None else (starts, ends)

    def set_shift(self, starts: time, ends: time) -> None:
        """Show what new routes work."""
        self.starts.set_moment(starts)
        self.ends.set_moment(ends)

    def save_layout(self) -> None:
        """Keep the splitter, and whether the routes are shown."""
        self._preferences.set_state(_SPLIT, self._splitter.saveState())
        self._preferences.set_text(_PANEL, self._wanted)
        self.panel.table.save_layout()

    # -----------------------------------------------------------------------------------

    @Slot()
    def _on_time_changed(self) -> None:
        self.shift_changed.emit()

    @Slot(bool)
    def _on_panel_toggled(self, on: bool) -> None:  # noqa: FBT001 (a signal's value)
        self._wanted = "yes" if on else "no"
        self.panel.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Where there is room the routes are shown, unless somebody said otherwise."""
        super().resizeEvent(event)
        if not self._wanted:
            shown = self.width() >= WIDE
            self.panel.setVisible(shown)
            self.panel_button.blockSignals(True)  # noqa: FBT003 (Qt's function)
            self.panel_button.setChecked(shown)
            self.panel_button.blockSignals(False)  # noqa: FBT003


def _beside(*widgets: QWidget) -> QWidget:
    """Widgets in a row that is never broken."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    for widget in widgets:
        layout.addWidget(widget)
    return row
