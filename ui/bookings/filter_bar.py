"""What of all bookings is shown: days, zone, states and words."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from core.booking.list_bookings import BookingFilter
from ui.marking import QT_TRANSLATE_NOOP
from ui.moments import python_date, qt_date
from ui.theme import GRID, state_icon, state_word
from ui.widgets.choice import Choice
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate


class Days(Enum):
    """Quick choices of days."""

    TODAY = QT_TRANSLATE_NOOP("BookingFilterBar", "Today")
    TOMORROW = QT_TRANSLATE_NOOP("BookingFilterBar", "Tomorrow")
    THIS_WEEK = QT_TRANSLATE_NOOP("BookingFilterBar", "This week")
    NEXT_14 = QT_TRANSLATE_NOOP("BookingFilterBar", "Next 14 days")
    ALL = QT_TRANSLATE_NOOP("BookingFilterBar", "All days")
    OWN = QT_TRANSLATE_NOOP("BookingFilterBar", "From … to …")


_GROUPS: Final = (
    (QT_TRANSLATE_NOOP("BookingFilterBar", "Any state"), ()),
    (
        QT_TRANSLATE_NOOP("BookingFilterBar", "Standing: held to confirmed"),
        ("held", "proposed", "confirmed"),
    ),
    (QT_TRANSLATE_NOOP("BookingFilterBar", "Undecided: held, proposed"), ("held", "proposed")),
    (
        QT_TRANSLATE_NOOP("BookingFilterBar", "Visited: completed, no-show"),
        ("completed", "no_show"),
    ),
    (
        QT_TRANSLATE_NOOP("BookingFilterBar", "Gone: cancelled to expired"),
        ("cancelled", "rescheduled", "released", "expired"),
    ),
)
_SINGLE: Final = (
    *("held", "proposed", "confirmed", "completed", "no_show", "cancelled", "rescheduled"),
    *("released", "expired"),
)


def days_of(choice: Days, today: date) -> tuple[date | None, date | None]:
    """First and last day of a quick choice, both included; None: no limit."""
    if choice is Days.TODAY:
        return today, today
    if choice is Days.TOMORROW:
        return today + timedelta(days=1), today + timedelta(days=1)
    if choice is Days.THIS_WEEK:
        begins = QLocale().firstDayOfWeek().value
        first = today - timedelta(days=(today.isoweekday() - begins) % 7)
        return first, first + timedelta(days=6)
    if choice is Days.NEXT_14:
        return today, today + timedelta(days=13)
    return None, None


class BookingFilterBar(QWidget):
    """``filter_changed`` comes with every change; `wanted` tells what is asked for."""

    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = Choice(self.tr("Days"))
        for choice in Days:
            self.days.addItem(translate("BookingFilterBar", choice.value), choice)
        self.first = self._date_edit(self.tr("First day"))
        self.last = self._date_edit(self.tr("Last day"))
        self._until = QLabel(self.tr("to"))
        self.zone = Choice(self.tr("Zone"))
        self.zone.addItem(self.tr("Every zone"), None)
        self.states = self._states()
        self.text = SearchField(
            self.tr("Reference, customer, phone, street or e-mail"),
            self.tr("Reference, customer, phone, street, e-mail"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.text, 1)
        for widget in (self.days, self.first, self._until, self.last, self.zone, self.states):
            row.addWidget(widget)
        self.days.choose(Days.NEXT_14)
        self._show_dates()
        self.days.currentIndexChanged.connect(self._on_days_changed)
        for combo in (self.zone, self.states):
            combo.currentIndexChanged.connect(self.filter_changed)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self.filter_changed)
        self.text.textChanged.connect(self.filter_changed)

    def wanted(self, today: date) -> BookingFilter:
        """What is asked for; ``today`` is the branch's."""
        choice: Days = self.days.currentData()
        own = (python_date(self.first.date()), python_date(self.last.date()))
        first, last = own if choice is Days.OWN else days_of(choice, today)
        return BookingFilter(
            first=first,
            last=last,
            zone=self.zone.currentData(),
            states=frozenset(self.states.currentData()),
            text=self.text.text().strip(),
        )

    def set_today(self, today: date) -> None:
        """Where one's own days begin when they are first chosen."""
        if self.days.currentData() is not Days.OWN:
            self._set_dates(today, today + timedelta(days=13))

    def set_zones(self, names: Iterable[str]) -> None:
        """The zones to choose from; the chosen one stays."""
        chosen = self.zone.currentData()
        self.zone.blockSignals(True)  # noqa: FBT003 (Qt's name)
        self.zone.clear()
        self.zone.addItem(self.tr("Every zone"), None)
        for name in names:
            self.zone.addItem(name, name)
        self.zone.choose(chosen)
        self.zone.blockSignals(False)  # noqa: FBT003 (Qt's name)

    def show_days(self, first: date, last: date) -> None:
        """Ask for one's own days."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's name)
        self._set_dates(first, last)
        self.days.choose(Days.OWN)
        self.blockSignals(False)  # noqa: FBT003 (Qt's name)
        self.filter_changed.emit()

    def look_for(self, text: str) -> None:
        """Drop every filter but this text: what is looked for may be of any day and state."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's name)
        self.days.choose(Days.ALL)
        self.zone.setCurrentIndex(0)
        self.states.setCurrentIndex(0)
        self.text.setText(text)
        self.blockSignals(False)  # noqa: FBT003 (Qt's name)
        self.filter_changed.emit()

    def is_open(self) -> bool:
        """Whether nothing but days is asked for."""
        return (
            not self.text.text().strip()
            and self.zone.currentIndex() <= 0
            and self.states.currentIndex() <= 0
        )

    def _states(self) -> Choice:
        combo = Choice(self.tr("States"))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(16)
        for title, states in _GROUPS:
            combo.addItem(translate("BookingFilterBar", title), states)
        combo.insertSeparator(combo.count())
        for state in _SINGLE:
            combo.addItem(state_icon(state), state_word(state), (state,))
        longest = max(combo.fontMetrics().horizontalAdvance(combo.itemText(i)) for i in range(5))
        combo.view().setMinimumWidth(longest + 12 * GRID)
        return combo

    def _date_edit(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setAccessibleName(name)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        return edit

    def _set_dates(self, first: date, last: date) -> None:
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)  # noqa: FBT003 (Qt's name)
            edit.setDate(qt_date(day))
            edit.blockSignals(False)  # noqa: FBT003 (Qt's name)

    def _show_dates(self) -> None:
        own = self.days.currentData() is Days.OWN
        for widget in (self.first, self._until, self.last):
            widget.setVisible(own)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the states' icons in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for index in range(self.states.count()):
                states = self.states.itemData(index)
                if states is not None and len(states) == 1:
                    self.states.setItemIcon(index, state_icon(states[0]))

    @Slot()
    def _on_days_changed(self) -> None:
        self._show_dates()
        self.filter_changed.emit()
