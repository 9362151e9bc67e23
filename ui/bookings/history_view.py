"""The history of one booking as a tree: acts, what each changed, and before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.theme import GRID, Size, muted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.bookings.history import Entry, Part
    from ui.moments import LocalTimes

Index = QModelIndex | QPersistentModelIndex


class _Roomy(QStyledItemDelegate):
    """Rows of two lines need room between them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's)
        """The text's own size and a little more."""
        return super().sizeHint(option, index) + QSize(0, 2 * GRID)


class HistoryView(QTreeWidget):
    """Newest act first; Right opens what it changed, down to each column before and after."""

    def __init__(self, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._shown: tuple[Entry, ...] = ()
        self.setColumnCount(1)
        self.setItemDelegate(_Roomy(self))
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("History of the booking"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these acts; what is open stays open where it is still there."""
        wanted = tuple(entries)
        if wanted == self._shown:
            return
        opened = {
            item.data(0, Qt.ItemDataRole.UserRole)
            for item in map(self.topLevelItem, range(self.topLevelItemCount()))
            if item is not None and item.isExpanded()
        }
        self._shown = wanted
        self.clear()
        for entry in wanted:
            item = self._entry_item(entry)
            self.addTopLevelItem(item)
            item.setExpanded(item.data(0, Qt.ItemDataRole.UserRole) in opened)

    def _entry_item(self, entry: Entry) -> QTreeWidgetItem:
        when = self._times.moment(entry.at)
        sentence = entry.sentence[:1].upper() + entry.sentence[1:]
        item = QTreeWidgetItem([f"{sentence}\n{when} · {entry.login}"])
        item.setData(0, Qt.ItemDataRole.UserRole, f"{entry.at.isoformat()} {entry.login}")
        item.setToolTip(0, sentence)
        item.setData(
            0,
            Qt.ItemDataRole.AccessibleTextRole,
            self.tr("{when}, {login}: {sentence}").format(
                when=when, login=entry.login, sentence=entry.sentence
            ),
        )
        for part in entry.parts:
            item.addChild(self._part_item(part))
        return item

    def _part_item(self, part: Part) -> QTreeWidgetItem:
        item = QTreeWidgetItem([part.sentence])
        item.setToolTip(0, part.sentence)
        for column, before, after in part.changes:
            words = self.tr("{column}: {before} → {after}").format(
                column=column, before=before, after=after
            )
            change = QTreeWidgetItem([words])
            change.setFont(0, Size.SMALL.font())
            change.setForeground(0, muted(self.palette()))
            change.setToolTip(0, words)
            item.addChild(change)
        return item
