"""What opens above the calendar: a week to be copied, and what cannot be saved."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.moments import short_day
from ui.sentences import said
from ui.setup.fields import NumberField
from ui.theme import GRID
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from core.errors import BookerError
    from ui.setup.calendar_model import Key

WEEK: Final = 7
MOST_WEEKS: Final = 52
MOST_NAMED: Final = 6
"""Cells and bookings that one message names; the cells themselves tell the rest."""


def week_of(day: date) -> tuple[date, ...]:
    """The seven days around ``day``, from the locale's first weekday on."""
    first = QLocale().firstDayOfWeek().value - 1
    start = day - timedelta(days=(day.weekday() - first) % WEEK)
    return tuple(start + timedelta(days=n) for n in range(WEEK))


class CopyWeekBar(QFrame):
    """``copied`` carries the week's first day and to how many weeks after it it goes."""

    copied = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: date | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.weeks = NumberField(1, MOST_WEEKS)
        self.weeks.set_number(4)
        self.weeks.setAccessibleName(self.tr("Number of weeks"))
        self._words.setBuddy(self.weeks)
        after = QLabel(self.tr("weeks after it"))
        self.copy_button = QPushButton(self.tr("Cop&y"))
        self.copy_button.setAccessibleName(self.tr("Copy the week"))
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        leave = QPushButton(self.tr("Leave"))
        leave.setAccessibleName(self.tr("Copy nothing"))
        leave.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        for widget in (self._words, self.weeks, after, self.copy_button, leave):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    def ask(self, day: date) -> None:
        """Ask for the week that ``day`` is in."""
        week = week_of(day)
        self._first = week[0]
        self._words.setText(
            self.tr("Copy {first} to {last}, every zone, to the").format(
                first=short_day(week[0]), last=short_day(week[-1])
            )
        )
        self.show()
        self.weeks.setFocus(Qt.FocusReason.OtherFocusReason)
        self.weeks.selectAll()

    @Slot()
    def _on_copy_clicked(self) -> None:
        weeks = self.weeks.number()
        if self._first is not None and weeks is not None:
            self.hide()
            self.copied.emit(self._first, weeks)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter copies, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_copy_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class RefusedNotice(Notice):
    """Less than is promised: ``kept`` (keep those routes) or ``undone`` (undo those cells)."""

    kept = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_button = QPushButton(self.tr("&Keep these routes until their bookings end"))
        self.keep_button.setAccessibleName(self.tr("Keep these routes until their bookings end"))
        self.undo_button = QPushButton(self.tr("Undo these cells"))
        self.undo_button.setAccessibleName(self.tr("Undo the cells that cannot be saved"))
        self.keep_button.clicked.connect(self.kept)
        self.undo_button.clicked.connect(self.undone)
        row = Flow()
        row.addWidget(self.keep_button)
        row.addWidget(self.undo_button)
        layout = self.layout()
        words = None if layout is None else layout.itemAt(1)
        column = None if words is None else words.layout()
        if isinstance(column, QBoxLayout):
            # below the sentences, before what stretches
            column.insertLayout(column.count() - 1, row)

    def show_losses(self, error: BookerError, lost: Mapping[Key, tuple[str, ...]]) -> None:
        """Say which cells cannot be as they are typed, and for which bookings."""
        named = [
            f"{zone}, {short_day(day)} ({_some(references)})"
            for (zone, day), references in list(lost.items())[:MOST_NAMED]
        ]
        if len(lost) > MOST_NAMED:
            named.append(self.tr("{n} more cells").format(n=len(lost) - MOST_NAMED))
        shown = type(error)(
            self.tr("Nothing was written. {cells}.").format(cells="; ".join(named)),
            next_step=self.tr(
                "Reschedule or cancel these bookings, or keep the routes they need: those take no"
                " other booking and go when they are empty."
            ),
        )
        if not lost:
            shown = type(error)(said(error.message), next_step=shown.next_step)
        self.show_error(shown)


def _some(references: tuple[str, ...]) -> str:
    words = ", ".join(references[:MOST_NAMED])
    return f"{words} …" if len(references) > MOST_NAMED else words
