"""The days and arrival windows of an offer as rows and columns, in bands of days.

Where fourteen days are too narrow to be read side by side, the weeks stand above each other: a
band is a row of dates and a row for each arrival window beneath it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.planning.model import Reason
from ui.moments import local, long_day, short_day
from ui.widgets.window_words import cell_lines, explained, name_of, reason_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date, time

    from PySide6.QtCore import QObject

    from core.booking.facts import Offers, Window

Index = QModelIndex | QPersistentModelIndex
Key = tuple["date", str]
"""A cell: its date and its window's label."""
Item = Qt.ItemDataRole
NOWHERE: Final = QModelIndex()
_CAN_BE_CHOSEN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NOT_THERE: Final = Qt.ItemFlag.NoItemFlags
MOST_CHEAPEST: Final = 3
"""A mark that many cells bear helps nobody to choose."""


@dataclass(frozen=True, slots=True)
class Days:
    """What is shown: dates across, labels down, and their windows."""

    today: date | None = None
    dates: tuple[date, ...] = ()
    labels: tuple[str, ...] = ()
    windows: dict[Key, Window] | None = None
    question: tuple[str, str] = ("", "")

    def window(self, key: Key) -> Window | None:
        """The window of a cell; None where that window does not exist on that day."""
        return (self.windows or {}).get(key)


def days_of(offers: Offers, timezone: str) -> Days:
    """Arrange an offer; labels by the earliest local start that they have on any day."""
    starts: dict[str, tuple[time, time]] = {}
    for window in offers.windows:
        begins = local(window.starts_at, timezone).time()
        ends = local(window.ends_at, timezone).time()
        known = starts.get(window.window, (begins, ends))
        starts[window.window] = min(known, (begins, ends))
    return Days(
        today=local(offers.as_of, timezone).date(),
        dates=tuple(sorted({window.date for window in offers.windows})),
        labels=tuple(sorted(starts, key=lambda label: (*starts[label], label))),
        windows={(window.date, window.window): window for window in offers.windows},
        question=(offers.site, offers.job_type),
    )


def closed_days(days: Days) -> dict[date, Reason | None]:
    """The dates that are closed as a whole, all for one reason."""
    found: dict[date, Reason | None] = {}
    for day in days.dates:
        here = [w for label in days.labels if (w := days.window((day, label))) is not None]
        reasons = {w.reason for w in here}
        if len(reasons) == 1 and not any(w.offered for w in here):
            reason = reasons.pop()
            if reason is not Reason.CHECKING and reason is not Reason.ROUTES_FULL:
                found[day] = reason
    return found


def cheapest(days: Days) -> frozenset[Key]:
    """The open cells with the least driving more, the earliest few of them."""
    costs = [
        (window.extra_drive_minutes, window.starts_at, key)
        for key, window in (days.windows or {}).items()
        if window.offered and window.extra_drive_minutes is not None
    ]
    if not costs:
        return frozenset()
    least = min(costs)[0]
    return frozenset(key for cost, _at, key in sorted(costs)[:MOST_CHEAPEST] if cost == least)


def is_news(before: Window | None, after: Window | None) -> bool:
    """Whether a person should be shown that a cell changed: not that a search came to its end."""
    if before is None or after is None:
        return before is not after
    if before.reason is Reason.CHECKING:
        return False
    return (before.offered, before.technicians_free) != (after.offered, after.technicians_free)


class WindowGridModel(QAbstractTableModel):
    """Cells of an offer. A row is of dates, or of one arrival window in one band."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days = Days()
        self.closed: dict[date, Reason | None] = {}
        self.cheapest: frozenset[Key] = frozenset()
        self.fresh: frozenset[Key] = frozenset()
        self._words: dict[Key, str] = {}
        self._across = 1
        # by row and column, as a painting asks for each many times
        self._dates: list[list[date | None]] = []
        self._keys: list[list[Key | None]] = []

    # what its owner does ---------------------------------------------------------------

    def set_days(self, days: Days) -> None:
        """Show ``days``: narrowly where the dates and labels stay, else anew."""
        before = self.days
        same = (before.dates, before.labels, before.today) == (days.dates, days.labels, days.today)
        if not same:
            self.beginResetModel()
        had = (self.cheapest, self.closed)
        self.days = days
        self._lay_out()
        self.closed = self._closed_days(days)
        self.cheapest = cheapest(days)
        if not same:
            self.fresh = frozenset()
            self.endResetModel()
            return
        turned = {day for day in days.dates if (day in had[1]) != (day in self.closed)}
        for key in ((day, label) for day in days.dates for label in days.labels):
            if (
                before.window(key) != days.window(key)
                or (key in had[0]) != (key in self.cheapest)
                or key[0] in turned
            ):
                self._tell(key)

    def set_words(self, words: Mapping[Key, str]) -> None:
        """What stands in closed cells instead of their reason; from the next `set_days` on."""
        self._words = dict(words)

    def closed_words(self, window: Window) -> str:
        """What a closed cell says, in two words."""
        return self._words.get((window.date, window.window)) or reason_words(window.reason)

    def _closed_days(self, days: Days) -> dict[date, Reason | None]:
        """A day with a word of its own in a cell is shown cell by cell."""
        own = {day for day, _label in self._words}
        return {day: why for day, why in closed_days(days).items() if day not in own}

    def set_fresh(self, keys: AbstractSet[Key]) -> None:
        """Mark the cells that have just changed, and no others."""
        before, self.fresh = self.fresh, frozenset(keys)
        for key in before ^ self.fresh:
            self._tell(key)

    def arrange(self, across: int) -> None:
        """Show ``across`` days in each band."""
        if across == self._across:
            return
        self.beginResetModel()
        self._across = across
        self._lay_out()
        self.endResetModel()

    # where things are ------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Which date and which window each cell is of."""
        self._dates, self._keys = [], []
        for row in range(self.rowCount()):
            first = row // self.band_rows * self.across
            days: list[date | None] = list(self.days.dates[first : first + self.across])
            days += [None] * (self.across - len(days))
            label = self.label(row)
            self._dates.append(days)
            self._keys.append([(day, label) if day and label else None for day in days])

    @property
    def across(self) -> int:
        """Days in a band."""
        return min(self._across, len(self.days.dates))

    @property
    def band_rows(self) -> int:
        """Rows of a band: the dates and the windows."""
        return 1 + len(self.days.labels)

    def is_date_row(self, row: int) -> bool:
        """Whether the row is one of dates."""
        return row % self.band_rows == 0

    def label(self, row: int) -> str:
        """The arrival window of a row; nothing for a row of dates."""
        return "" if self.is_date_row(row) else self.days.labels[row % self.band_rows - 1]

    def day(self, index: Index) -> date | None:
        """The date of a cell; None behind the last."""
        return self._dates[index.row()][index.column()]

    def key(self, index: Index) -> Key | None:
        """The cell at an index; None for dates and for what is behind the last day."""
        return self._keys[index.row()][index.column()] if index.isValid() else None

    def window(self, index: Index) -> Window | None:
        """The window at an index."""
        key = self.key(index)
        return None if key is None else self.days.window(key)

    def index_of(self, key: Key) -> QModelIndex:
        """Where a cell is; invalid where it is not."""
        day, label = key
        if day not in self.days.dates or label not in self.days.labels:
            return QModelIndex()
        band, column = divmod(self.days.dates.index(day), self.across)
        return self.index(band * self.band_rows + 1 + self.days.labels.index(label), column)

    # what a view asks ------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """The rows of all bands."""
        if parent.isValid() or not self.days.dates:
            return 0
        return -(-len(self.days.dates) // self.across) * self.band_rows

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """The days of a band."""
        return 0 if parent.isValid() else self.across

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Windows can be chosen, closed ones too: their owner says why not."""
        return _NOT_THERE if self.window(index) is None else _CAN_BE_CHOSEN

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> object:
        """The arrival windows beside their rows."""
        if role == Item.DisplayRole and orientation is Qt.Orientation.Vertical:
            return self.label(section) if section < self.rowCount() else None
        return None

    def data(self, index: Index, role: int = Item.DisplayRole) -> object:
        """A cell's words: short, as a tool tip, and for a screen reader."""
        if not index.isValid():
            return None
        window = self.window(index)
        if window is None:
            return self._date_data(index, role)
        key = (window.date, window.window)
        if role == Item.DisplayRole:
            return cell_lines(window)[0] if window.offered else self.closed_words(window)
        if role == Item.ToolTipRole:
            return explained(window, cheapest=key in self.cheapest)
        if role == Item.AccessibleTextRole:
            words = explained(window, cheapest=key in self.cheapest)
            return f"{name_of(window, long=True)}. {words}"
        return None

    def _date_data(self, index: Index, role: int) -> str | None:
        day = self.day(index)
        if day is None or not self.is_date_row(index.row()):
            return None
        if role == Item.DisplayRole:
            return short_day(day)
        return long_day(day) if role == Item.AccessibleTextRole else None

    def _tell(self, key: Key) -> None:
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index)
