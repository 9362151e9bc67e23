"""Which zone-day is looked at: zone, date, and a step to either side."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.icons import set_icon
from ui.moments import day_format, python_date, qt_date
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence


class DayBar(QWidget):
    """``day_chosen(zone name, date)``: a person chose another one."""

    day_chosen = Signal(str, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._zone = Choice(self.tr("Zone"))
        self._zone.setMinimumContentsLength(10)
        self._zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._zone.activated.connect(self._tell)
        self._date = QDateEdit(qt_date(today))
        self._date.setAccessibleName(self.tr("Day"))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat(day_format())
        # told when it is finished: every digit of a year would be a question of its own
        self._date.setKeyboardTracking(False)
        self._date.dateChanged.connect(self._tell)
        self._previous = self._step("arrow-left", self.tr("Previous day"), -1)
        self._next = self._step("arrow-right", self.tr("Next day"), 1)
        self._today_button = QToolButton()
        self._today_button.setText(self.tr("&Today"))
        self._today_button.setAccessibleName(self.tr("Today"))
        self._today_button.clicked.connect(self._on_today_clicked)
        self._summary = Hint()
        self._summary.setWordWrap(False)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def _arrange(self) -> None:
        zone_label, day_label = QLabel(self.tr("&Zone")), QLabel(self.tr("Da&y"))
        zone_label.setBuddy(self._zone)
        day_label.setBuddy(self._date)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(zone_label)
        layout.addWidget(self._zone)
        layout.addSpacing(2 * GRID)
        layout.addWidget(day_label)
        for widget in (self._previous, self._date, self._next, self._today_button):
            layout.addWidget(widget)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._summary, 1)

    def _step(self, icon: str, name: str, days: int) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._date.setDate(self._date.date().addDays(days)))
        return button

    @property
    def zone(self) -> str:
        """The zone chosen; empty while there is none."""
        return self._zone.currentText()

    @property
    def service_date(self) -> date:
        """The date chosen."""
        return python_date(self._date.date())

    def set_zones(self, names: Sequence[str]) -> None:
        """The zones there are; the chosen one stays chosen, if it is still there."""
        if [self._zone.itemText(n) for n in range(self._zone.count())] == list(names):
            return
        chosen = self._zone.currentText()
        self._zone.clear()
        self._zone.addItems(list(names))
        self._zone.setCurrentIndex(max(self._zone.findText(chosen), 0))

    def set_day(self, zone: str, service_date: date) -> None:
        """Show this zone-day as the chosen one; nothing is told."""
        if self._zone.findText(zone) < 0:
            self._zone.addItem(zone)
        self._zone.setCurrentIndex(self._zone.findText(zone))
        self._date.blockSignals(True)  # noqa: FBT003 (Qt's function)
        self._date.setDate(qt_date(service_date))
        self._date.blockSignals(False)  # noqa: FBT003

    def set_summary(self, words: str) -> None:
        """What the day holds, in a few words."""
        self._summary.setText(words)
        self._summary.setToolTip(words)

    @property
    def summary(self) -> str:
        """What was said of the day."""
        return self._summary.text()

    def step(self, days: int) -> None:
        """So many days on, or back."""
        on = self.service_date + timedelta(days=days)
        self._date.setDate(qt_date(on))

    @Slot()
    def _on_today_clicked(self) -> None:
        self._date.setDate(qt_date(self._today))

    @Slot()
    def _tell(self) -> None:
        if self.zone:
            self.day_chosen.emit(self.zone, self.service_date)
