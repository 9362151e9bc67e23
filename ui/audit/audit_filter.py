"""Which events are shown: of which booking, login, act, table and days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from core.trust.audit import EventFilter
from ui.audit.event_words import act_word, table_word
from ui.moments import python_date, qt_date
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.trust.audit import AuditWords

_TODAY, _WEEK, _ALL, _OWN = range(4)
_WEEK_DAYS: Final = 7


class AuditFilter(QWidget):
    """``filter_changed`` comes with every change; `wanted` tells what is asked for."""

    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reference = SearchField(
            self.tr("Reference of a booking"), self.tr("Reference of a booking")
        )
        self.login = self._combo(self.tr("Who"), self.tr("Everybody"))
        self.act = self._combo(self.tr("Act"), self.tr("Every act"))
        self.table = self._combo(self.tr("Kind of row"), self.tr("Every kind of row"))
        self.days = Choice(self.tr("Days"))
        self.days.addItems(
            [self.tr("Today"), self.tr("Last 7 days"), self.tr("All days"), self.tr("From … to …")]
        )
        self.days.setCurrentIndex(_WEEK)
        self.first = self._date_edit(self.tr("First day"))
        self.last = self._date_edit(self.tr("Last day"))
        self._until = QLabel(self.tr("to"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.reference, 1)
        for widget in (self.days, self.first, self._until, self.last, *self._combos()):
            row.addWidget(widget)
        self._show_dates()
        self.reference.textChanged.connect(self.filter_changed)
        self.days.currentIndexChanged.connect(self._on_days_changed)
        for combo in self._combos():
            combo.currentIndexChanged.connect(self.filter_changed)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self.filter_changed)

    def wanted(self, today: date) -> EventFilter:
        """What is asked for; ``today`` is the branch's."""
        choice = self.days.currentIndex()
        since: date | None = None
        until: date | None = None
        if choice == _TODAY:
            since = today
        elif choice == _WEEK:
            since = today - timedelta(days=_WEEK_DAYS - 1)
        elif choice == _OWN:
            since, until = python_date(self.first.date()), python_date(self.last.date())
        return EventFilter(
            reference=self.reference.text().strip().upper() or None,
            login=self.login.currentData(),
            act=self.act.currentData(),
            table=self.table.currentData(),
            since=since,
            until=until,
        )

    def set_words(self, words: AuditWords) -> None:
        """What there is to choose from; what is chosen stays."""
        self._fill(self.login, ((login, login) for login in words.logins))
        self._fill(self.act, ((act_word(act), act) for act in words.acts))
        self._fill(self.table, ((table_word(table), table) for table in words.tables))

    def set_today(self, today: date) -> None:
        """Where one's own days begin when they are first chosen."""
        for edit, day in ((self.first, today - timedelta(days=30)), (self.last, today)):
            edit.blockSignals(True)  # noqa: FBT003 (Qt's name)
            edit.setDate(qt_date(day))
            edit.blockSignals(False)  # noqa: FBT003 (Qt's name)

    def look_for(self, reference: str) -> None:
        """Drop every filter but this booking."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's name)
        for combo in self._combos():
            combo.setCurrentIndex(0)
        self.days.setCurrentIndex(_ALL)
        self.reference.setText(reference)
        self.blockSignals(False)  # noqa: FBT003 (Qt's name)
        self.filter_changed.emit()

    def _combos(self) -> tuple[Choice, Choice, Choice]:
        return self.login, self.act, self.table

    def _combo(self, name: str, everything: str) -> Choice:
        combo = Choice(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.addItem(everything, None)
        return combo

    def _date_edit(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setAccessibleName(name)
        return edit

    def _fill(self, combo: Choice, items: Iterable[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.blockSignals(True)  # noqa: FBT003 (Qt's name)
        while combo.count() > 1:
            combo.removeItem(1)
        for words, value in sorted(items):
            combo.addItem(words, value)
        combo.choose(chosen)
        combo.blockSignals(False)  # noqa: FBT003 (Qt's name)

    def _show_dates(self) -> None:
        own = self.days.currentIndex() == _OWN
        for widget in (self.first, self._until, self.last):
            widget.setVisible(own)

    @Slot()
    def _on_days_changed(self) -> None:
        self._show_dates()
        self.filter_changed.emit()
