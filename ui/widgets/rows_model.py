"""A table of facts: rows that are replaced narrowly by their keys, and the view that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QIcon

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Item = Qt.ItemDataRole
Order = Qt.SortOrder

NOWHERE = QModelIndex()
_TEXT, _ICON, _ALIGNMENT = map(int, (Item.DisplayRole, Item.DecorationRole, Item.TextAlignmentRole))
_TOOL_TIP, _ACCESSIBLE = int(Item.ToolTipRole), int(Item.AccessibleTextRole)


class Align(Enum):
    """Where a column's text stands: words left, numbers right."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Cell(NamedTuple):
    """What is painted of a row in one column."""

    text: str
    icon: QIcon | None
    alignment: Qt.AlignmentFlag


# not with slots: `Column[Row](…)` sets an attribute, which frozen slots on 3.11 refuse wrongly
@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: what a row shows in it.

    ``sort_key`` gives what the column sorts by (its text, if none is given); ``accessible`` what a
    screen reader says instead of the text. ``is_live``: its text changes by itself, as a countdown
    does; of the others it is asked for once.
    """

    key: str
    title: str
    text: Callable[[T], str]
    align: Align = Align.LEFT
    tool_tip: Callable[[T], str] | None = None
    sort_key: Callable[[T], Any] | None = None
    icon: Callable[[T], QIcon | None] | None = None
    accessible: Callable[[T], str] | None = None
    is_live: bool = False

    def cell(self, row: T) -> Cell:
        """What is painted of a row."""
        icon = None if self.icon is None else self.icon(row)
        return Cell(self.text(row), icon, self.align.value)

    def said(self, row: T) -> str:
        """What a screen reader says of a row."""
        said = self.text(row) if self.accessible is None else self.accessible(row)
        return f"{self.title}: {said}" if said else self.title

    def order(self, row: T) -> Any:  # noqa: ANN401 (whatever can be compared)
        """What a row is sorted by."""
        return self.text(row).casefold() if self.sort_key is None else self.sort_key(row)


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows of facts in memory. The order is the one given, until a person sorts by a column.

    What a row's cells show is kept until any row changes (`refresh_column`, `forget`): a view asks
    for it at every painting.
    """

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[T] = []
        self._keys: list[Hashable] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._kept: dict[int, list[Cell]] = {}

    # what a view asks ------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Item.DisplayRole:
            return self.columns[section].title
        if role == Item.TextAlignmentRole:
            return self.columns[section].align.value
        return None

    def data(self, index: Index, role: int = Item.DisplayRole) -> object:
        """What a cell shows: text, icon, alignment, tool tip, words for a screen reader."""
        answer: object = None
        if not index.isValid():
            return answer
        if role == _TEXT:
            answer = self.cell(index).text
        elif role == _ICON:
            answer = self.cell(index).icon
        elif role == _ALIGNMENT:
            answer = self.cell(index).alignment
        elif role == _ACCESSIBLE:
            answer = self.columns[index.column()].said(self._rows[index.row()])
        elif role == _TOOL_TIP:
            tool_tip = self.columns[index.column()].tool_tip
            answer = None if tool_tip is None else tool_tip(self._rows[index.row()]) or None
        return answer

    def cell(self, index: Index) -> Cell:
        """What is painted of a valid index."""
        number, column = index.row(), index.column()
        cells = self._kept.get(number)
        if cells is None:
            row = self._rows[number]
            cells = self._kept[number] = [each.cell(row) for each in self.columns]
        elif self.columns[column].is_live:
            return self.columns[column].cell(self._rows[number])
        return cells[column]

    def forget(self) -> None:
        """Ask anew what cells show: something else than their rows has changed, as the colours."""
        self._kept.clear()

    def sort(self, column: int, order: Qt.SortOrder = Order.AscendingOrder) -> None:
        """Sort by a column, stable; -1 keeps the order in which the rows are given next."""
        if not 0 <= column < len(self.columns):
            self._sorted_by = None
            return
        self._sorted_by = (column, order)
        self._rearrange(self._in_order(self._rows))

    # what its owner does ---------------------------------------------------------------

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    def row_at(self, index: Index) -> T | None:
        """The row an index is of."""
        if index.isValid() and index.row() < len(self._rows):
            return self._rows[index.row()]
        return None

    def index_of(self, key: Hashable, column: int = 0) -> QModelIndex:
        """The index of the row with ``key``; invalid if there is none."""
        if key not in self._keys:
            return QModelIndex()
        return self.index(self._keys.index(key), column)

    def column_of(self, key: str) -> int:
        """The number of the column with ``key``."""
        return next(number for number, column in enumerate(self.columns) if column.key == key)

    def refresh_column(self, key: str) -> None:
        """What a column shows has changed with the time: let it be drawn and read anew."""
        self.forget()
        if self._rows:
            column = self.column_of(key)
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def set_rows(self, rows: Iterable[T], key: Callable[[T], Hashable]) -> None:
        """Show ``rows``. What stays, stays chosen; only what differs is told to the views.

        A key that comes twice is a programmer's error: ValueError.
        """
        wanted = self._in_order(list(rows))
        keys = [key(row) for row in wanted]
        if len(set(keys)) != len(keys):
            message = "Two rows have the same key."
            raise ValueError(message)
        self._remove_all_but(set(keys))
        had = set(self._keys)
        staying = [(k, row) for k, row in zip(keys, wanted, strict=True) if k in had]
        if [k for k, _row in staying] != self._keys:
            old = dict(zip(self._keys, self._rows, strict=True))
            self._rearrange([old[k] for k, _row in staying], [k for k, _row in staying])
        self._replace([row for _k, row in staying])
        self._insert(wanted, keys, had)

    # -----------------------------------------------------------------------------------

    def _in_order(self, rows: list[T]) -> list[T]:
        if self._sorted_by is None:
            return rows
        column, order = self._sorted_by
        backwards = order is Order.DescendingOrder
        return sorted(rows, key=self.columns[column].order, reverse=backwards)

    def _remove_all_but(self, staying: set[Hashable]) -> None:
        last = len(self._keys) - 1
        while last >= 0:
            if self._keys[last] in staying:
                last -= 1
                continue
            first = last
            while first > 0 and self._keys[first - 1] not in staying:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._keys[first : last + 1], self._rows[first : last + 1]
            self.forget()
            self.endRemoveRows()
            last = first - 1

    def _rearrange(self, rows: list[T], keys: list[Hashable] | None = None) -> None:
        if keys is None:
            by_row = {id(row): k for row, k in zip(self._rows, self._keys, strict=True)}
            keys = [by_row[id(row)] for row in rows]
        self.layoutAboutToBeChanged.emit()
        now_at = {k: number for number, k in enumerate(keys)}
        before = self.persistentIndexList()
        after = [self.index(now_at[self._keys[i.row()]], i.column()) for i in before]
        self._rows, self._keys = rows, keys
        self.forget()
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _replace(self, rows: list[T]) -> None:
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                self.forget()
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(self.columns) - 1)
                )

    def _insert(self, rows: list[T], keys: list[Hashable], had: set[Hashable]) -> None:
        first = 0
        while first < len(rows):
            if keys[first] in had:
                first += 1
                continue
            last = first
            while last + 1 < len(rows) and keys[last + 1] not in had:
                last += 1
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self._keys[first:first] = keys[first : last + 1]
            self.forget()
            self.endInsertRows()
            first = last + 1
