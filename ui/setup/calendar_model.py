"""Zones down, days across: the routes there are, and the numbers typed over them.

What is typed is kept by zone and day, whichever month is shown, until it is saved or undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.capacity.calendar import MOST_ROUTES
from ui.moments import long_day
from ui.setup.calendar_words import cell_sentences, name_of, per_cent, routes_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from core.capacity.calendar import Calendar, CalendarDay, CalendarRoute

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, "date"]
"""A cell: its zone and its date."""
Item = Qt.ItemDataRole
Across: Final = Qt.Orientation.Horizontal
NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Edit:
    """A number typed over ``was``, the routes there were then (None: that month was not read)."""

    count: int
    was: int | None


class CalendarModel(QAbstractTableModel):
    """Cells of a Calendar. ``edited``: what is typed and not saved has changed.

    ``typed`` carries what a person typed into one cell, as {key: count}: whoever owns the model
    makes an edit of it that can be undone, and calls `set_edits`.
    """

    edited = Signal()
    typed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.calendar: Calendar | None = None
        self.dates: tuple[date, ...] = ()
        self.edits: dict[Key, Edit] = {}
        self.refused: dict[Key, str] = {}

    # what is shown ---------------------------------------------------------------------

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones down the side."""
        return () if self.calendar is None else self.calendar.zones

    def key(self, index: Index) -> Key | None:
        """The cell at an index."""
        if not index.isValid():
            return None
        return self.zones[index.row()], self.dates[index.column()]

    def index_of(self, key: Key) -> QModelIndex:
        """Where a cell is; invalid where it is not shown."""
        zone, day = key
        if zone not in self.zones or day not in self.dates:
            return QModelIndex()
        return self.index(self.zones.index(zone), self.dates.index(day))

    def cell(self, key: Key) -> CalendarDay | None:
        """What stands there; None where it was not read."""
        return None if self.calendar is None else self.calendar.cells.get(key)

    def count(self, key: Key) -> int | None:
        """The number a cell shows: what is typed, else the routes there are."""
        edit = self.edits.get(key)
        if edit is not None:
            return edit.count
        cell = self.cell(key)
        return None if cell is None else cell.routes

    def conflicts(self) -> tuple[Key, ...]:
        """Cells that another desk changed under what is typed there."""
        found = []
        for key, edit in self.edits.items():
            cell = self.cell(key)
            if cell is not None and edit.was is not None and cell.routes != edit.was:
                found.append(key)
        return tuple(sorted(found))

    # what its owner does ---------------------------------------------------------------

    def set_calendar(self, calendar: Calendar, shown: Iterable[date]) -> None:
        """Show days of a calendar; of the same zones and days only what differs is told.

        What is typed and stands there by now is no edit any more.
        """
        before, dates = self.calendar, tuple(shown)
        same = before is not None and (before.zones, self.dates) == (calendar.zones, dates)
        if not same:
            self.beginResetModel()
        self.calendar, self.dates = calendar, dates
        settled = [
            key
            for key, edit in self.edits.items()
            if (cell := self.cell(key)) is not None and cell.routes == edit.count
        ]
        for key in settled:
            del self.edits[key]
            self.refused.pop(key, None)
        self._learn()
        if not same:
            self.endResetModel()
        elif before is not None:
            for key in calendar.cells:
                if before.cells.get(key) != calendar.cells[key] or key in settled:
                    self._tell(key)
            self.headerDataChanged.emit(Across, 0, max(len(dates) - 1, 0))
        if settled:
            self.edited.emit()

    def learn_routes(self, routes: Mapping[Key, Sequence[CalendarRoute]]) -> None:
        """What was just written stands there; loads and blocks are read later."""
        if self.calendar is None:
            return
        cells = dict(self.calendar.cells)
        for key, each in routes.items():
            cell = cells.get(key)
            if cell is None:
                self.edits.pop(key, None)
                continue
            working = sum(not route.retired for route in each)
            cells[key] = replace(cell, routes=working, each=tuple(each))
        self.refused = {key: why for key, why in self.refused.items() if key not in routes}
        self.set_calendar(replace(self.calendar, cells=cells), self.dates)
        self.edited.emit()

    def _learn(self) -> None:
        """Edits made where nothing was read know by now what they are typed over."""
        for key, edit in self.edits.items():
            cell = self.cell(key)
            if edit.was is None and cell is not None:
                self.edits[key] = Edit(edit.count, cell.routes)

    def set_edits(self, counts: Mapping[Key, int | None]) -> None:
        """Type numbers over cells; None, or what stands there, takes an edit away."""
        for key, count in counts.items():
            cell = self.cell(key)
            old = self.edits.pop(key, None)
            self.refused.pop(key, None)
            if count is not None and (cell is None or count != cell.routes):
                was = cell.routes if old is None and cell is not None else None
                self.edits[key] = Edit(count, was if old is None else old.was)
            self._tell(key)
        self.edited.emit()

    def set_refused(self, sentences: Mapping[Key, str]) -> None:
        """Mark cells that cannot be as they are typed, each with why."""
        changed = self.refused.keys() | sentences.keys()
        self.refused = dict(sentences)
        for key in changed:
            self._tell(key)

    def forget_edits(self) -> None:
        """Everything typed is saved, or given up."""
        gone = self.edits.keys() | self.refused.keys()
        self.edits, self.refused = {}, {}
        for key in gone:
            self._tell(key)
        self.edited.emit()

    def _tell(self, key: Key) -> None:
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index)

    # what a view asks ------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """One row a zone."""
        return 0 if parent.isValid() else len(self.zones)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """One column a day."""
        return 0 if parent.isValid() else len(self.dates)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> object:
        """Zones beside the rows, days above the columns."""
        if orientation is Qt.Orientation.Vertical:
            named = self.zones[section] if 0 <= section < len(self.zones) else None
            return named if role in (Item.DisplayRole, Item.ToolTipRole) else None
        if not 0 <= section < len(self.dates):
            return None
        day = self.dates[section]
        if role == Item.DisplayRole:
            return str(day.day)
        if role in (Item.ToolTipRole, Item.AccessibleTextRole):
            return f"{long_day(day)}: {self._day_words(day)}"
        return None

    def _day_words(self, day: date) -> str:
        """What all zones have together, as it stands."""
        cells = [cell for zone in self.zones if (cell := self.cell((zone, day))) is not None]
        words = routes_words(sum(cell.routes for cell in cells))
        minutes = sum(cell.minutes for cell in cells)
        if not minutes:
            return words
        share = round(100 * sum(cell.taken_minutes for cell in cells) / minutes)
        return self.tr("{routes}, {share} taken").format(routes=words, share=per_cent(share))

    def data(self, index: Index, role: int = Item.DisplayRole) -> object:
        """A cell's number, and its words as a tool tip and for a screen reader."""
        key = self.key(index)
        if key is None:
            return None
        if role in (Item.DisplayRole, Item.EditRole):
            count = self.count(key)
            return "" if count is None else str(count)
        if role == Item.ToolTipRole:
            return "\n".join([name_of(*key), *self.sentences(key)])
        if role == Item.AccessibleTextRole:
            return ". ".join([name_of(*key), *self.sentences(key)])
        return None

    def setData(  # noqa: N802 (Qt's name)
        self, index: Index, value: object, role: int = Item.EditRole
    ) -> bool:
        """Take what was typed into one cell, if it is a number of routes."""
        key = self.key(index)
        count = number_of(str(value))
        if role != Item.EditRole or key is None or count is None:
            return False
        self.typed.emit({key: count})
        return True

    def sentences(self, key: Key) -> list[str]:
        """What a cell says of itself: what is typed there first, why it cannot be, what stands."""
        told: list[str] = []
        edit, cell = self.edits.get(key), self.cell(key)
        if edit is not None:
            told.append(self.tr("Changed to {n}, not saved yet").format(n=edit.count))
        if key in self.refused:
            told.append(self.refused[key])
        if cell is not None and edit is not None and edit.was not in (None, cell.routes):
            told.append(
                self.tr("Another desk made it {now} meanwhile; it was {was}").format(
                    now=cell.routes, was=edit.was
                )
            )
        return told + ([] if cell is None else cell_sentences(cell))


def number_of(words: str) -> int | None:
    """A number of routes as somebody types or pastes it; nothing, a dash or "closed" is none."""
    plain = words.strip()
    if not plain or plain in {"-", "\N{EN DASH}", "\N{EM DASH}"}:
        return 0
    if not (plain.isascii() and plain.isdecimal()):
        return None
    return int(plain) if int(plain) <= MOST_ROUTES else None
