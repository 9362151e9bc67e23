"""Public holidays of a country and state, to be blocked as whole days of the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.catalog.blocks import BlockEntry
from core.catalog.holidays import countries, public_holidays, states
from ui.moments import short_day
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.heading import FieldRow, Heading, Hint
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from core.catalog.holidays import Holiday
    from core.database.desk import Desk
    from ui.session import Session

Item = Qt.ItemDataRole
YEARS_AHEAD: Final = 3
"""With this one: the years to choose from."""


class HolidaysForm(QWidget):
    """``chosen`` carries the BlockEntry of every ticked day; ``left``; ``failed`` an error."""

    chosen = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._blocked: dict[date, str] = {}
        self._holidays: tuple[Holiday, ...] = ()
        self._key = f"setup/holidays/{session.desk.branch.code}"
        self.country = Choice(self.tr("Country"))
        self.state = Choice(self.tr("State or region"))
        self.years = Choice(self.tr("Year"))
        self.days = TickList()
        self.days.setAccessibleName(self.tr("Holidays"))
        self.days.setAlternatingRowColors(True)
        self._count = QLabel()
        self.block_button = QPushButton(self.tr("&Block the ticked days"))
        self.block_button.setAccessibleName(self.tr("Block the ticked days"))
        self.block_button.setDefault(True)
        self._all = QPushButton(self.tr("Tick a&ll"))
        self._all.setAccessibleName(self.tr("Tick all holidays"))
        self._none = QPushButton(self.tr("Tick n&one"))
        self._none.setAccessibleName(self.tr("Tick no holiday"))
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self.country.activated.connect(self._on_country_activated)
        self.state.activated.connect(self._on_state_activated)
        self.years.activated.connect(self._read_days)
        self.days.itemChanged.connect(self._show_count)
        self.block_button.clicked.connect(self.block)
        self._all.clicked.connect(lambda: self._tick(on=True))
        self._none.clicked.connect(lambda: self._tick(on=False))

    def _arrange(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(2 * GRID)
        ticks.addWidget(self._all)
        ticks.addWidget(self._none)
        ticks.addWidget(self._count, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        leave = QPushButton(self.tr("Leave"))
        leave.setAccessibleName(self.tr("Leave the holidays"))
        leave.clicked.connect(self.left)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.block_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("Holidays")))
        column.addWidget(
            Hint(self.tr("Ticked days become blocked for the whole branch, all day, in one act."))
        )
        column.addWidget(FieldRow(self.tr("&Country"), self.country))
        column.addWidget(FieldRow(self.tr("&State or region"), self.state))
        column.addWidget(FieldRow(self.tr("&Year"), self.years))
        column.addWidget(self.days, 1)
        column.addLayout(ticks)
        column.addLayout(buttons)

    # what its owner does ---------------------------------------------------------------

    def open(self, today: date, blocked: Mapping[date, str]) -> None:
        """Begin; ``blocked``: days that are blocked for the whole branch already, and why."""
        self._today, self._blocked = today, dict(blocked)
        if self.years.count() == 0:
            self._fill_years()
        if self.country.count() == 0:
            self._session.read(
                lambda _desk: countries(),
                self._show_countries,
                self.failed.emit,
                owner=self,
                topic="countries",
            )
        else:
            self._show_days(self._holidays)
        self.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_blocked(self, blocked: Mapping[date, str]) -> None:
        """Other days are blocked now."""
        if dict(blocked) != self._blocked:
            self._blocked = dict(blocked)
            self._show_days(self._holidays)

    def ticked(self) -> tuple[Holiday, ...]:
        """The holidays that are ticked."""
        items = [self.days.item(row) for row in range(self.days.count())]
        return tuple(
            item.data(Item.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    @Slot()
    def block(self) -> None:
        """Tell the ticked days as blocks."""
        entries = tuple(BlockEntry(day.name, day.day) for day in self.ticked())
        if entries:
            self.chosen.emit(entries)

    # -----------------------------------------------------------------------------------

    def _fill_years(self) -> None:
        year = self._today.year
        self.years.addItem(
            self.tr("{first} and {second}").format(first=year, second=year + 1), (year, year + 1)
        )
        for n in range(YEARS_AHEAD):
            self.years.addItem(str(year + n), (year + n,))

    def _show_countries(self, found: Sequence[tuple[str, str]]) -> None:
        for code, name in found:
            self.country.addItem(name, code)
        here = QLocale.territoryToCode(QLocale().territory())
        self.country.choose(self._session.preferences.text(f"{self._key}/country", here or "US"))
        self._on_country_chosen()

    @Slot()
    def _on_country_activated(self) -> None:
        self._session.preferences.set_text(
            f"{self._key}/country", str(self.country.currentData() or "")
        )
        self._on_country_chosen()

    def _on_country_chosen(self) -> None:
        country = str(self.country.currentData() or "")

        def read(_desk: Desk) -> tuple[tuple[str, str], ...]:
            return states(country)

        self._session.read(read, self._show_states, self.failed.emit, owner=self, topic="states")

    def _show_states(self, found: Sequence[tuple[str, str]]) -> None:
        self.state.clear()
        self.state.addItem(self.tr("Of the whole country"), None)
        for code, name in found:
            self.state.addItem(name, code)
        self.state.choose(self._session.preferences.text(f"{self._key}/state") or None)
        self._read_days()

    @Slot()
    def _on_state_activated(self) -> None:
        self._session.preferences.set_text(
            f"{self._key}/state", str(self.state.currentData() or "")
        )
        self._read_days()

    @Slot()
    def _read_days(self) -> None:
        country, state = str(self.country.currentData() or ""), self.state.currentData()
        years = self.years.currentData()

        def read(_desk: Desk) -> tuple[Holiday, ...]:
            return public_holidays(country, state, years)

        self._session.read(read, self._show_days, self.failed.emit, owner=self, topic="holidays")

    def _show_days(self, found: Sequence[Holiday]) -> None:
        self._holidays = tuple(found)
        self.days.blockSignals(True)  # noqa: FBT003 (Qt's function)
        self.days.clear()
        for holiday in found:
            if holiday.day < self._today:
                continue
            words = f"{short_day(holiday.day, self._today)}  {holiday.name}"
            standing = self._blocked.get(holiday.day)
            if standing == holiday.name:
                words = self.tr("{day} (blocked already)").format(day=words)
            elif standing is not None:
                words = self.tr("{day} (blocked already: {reason})").format(
                    day=words, reason=standing
                )
            item = QListWidgetItem(words)
            item.setData(Item.UserRole, holiday)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if standing is not None else flags | Qt.ItemFlag.ItemIsEnabled)
            ticked = Qt.CheckState.Unchecked if standing is not None else Qt.CheckState.Checked
            item.setCheckState(ticked)
            self.days.addItem(item)
        self.days.blockSignals(False)  # noqa: FBT003
        self.days.setCurrentRow(0)
        self._show_count()

    def _tick(self, *, on: bool) -> None:
        for row in range(self.days.count()):
            item = self.days.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    @Slot()
    def _show_count(self) -> None:
        count = len(self.ticked())
        self._count.setText(self.tr("{n} ticked").format(n=count))
        self.block_button.setEnabled(bool(count))
