"""A profile's columns: ticked, in their order, and what stands above each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.exchange.profiles import ProfileColumn
from ui.icons import set_icon
from ui.sentences import said
from ui.theme import GRID
from ui.widgets.move_rows import bind_moving, move_current
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from core.exchange.mapping import FieldInfo

_LINES: Final = 8
_FIELD: Final = Qt.ItemDataRole.UserRole
_TITLE: Final = Qt.ItemDataRole.UserRole + 1


class ProfileColumns(QWidget):
    """One list of every field: what is ticked is a column. ``changed`` comes with every change.

    Space ticks, Alt+Up and Alt+Down move, Enter goes to the title; each has its button.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, FieldInfo] = {}
        self.list = TickList()
        self.list.setAccessibleName(self.tr("Columns, in their order"))
        self.list.setAlternatingRowColors(True)
        height = self.list.fontMetrics().lineSpacing() + GRID
        self.list.setFixedHeight(_LINES * height)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("What stands above the column"))
        self.title.setPlaceholderText(self.tr("tick a field first"))
        self.up_button = self._tool("up", self.tr("Move the column up (Alt+Up)"), -1)
        self.down_button = self._tool("down", self.tr("Move the column down (Alt+Down)"), 1)
        bind_moving(self.list, self.shift)
        self._arrange()
        self.setFocusProxy(self.list)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.itemChanged.connect(self._on_item_changed)
        self.title.textEdited.connect(self._on_title_edited)

    def set_fields(self, fields: Sequence[FieldInfo]) -> None:
        """What there is to choose from; the columns chosen so far stay if they are among it."""
        chosen = self.columns()
        self._fields = {field.name: field for field in fields}
        self.show_columns([column for column in chosen if column.field in self._fields])

    def columns(self) -> tuple[ProfileColumn, ...]:
        """The ticked ones, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            ProfileColumn(str(item.data(_FIELD)), str(item.data(_TITLE)).strip())
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def show_columns(self, columns: Sequence[ProfileColumn]) -> None:
        """Tick these, in this order; the other fields follow."""
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.list.clear()
        chosen = [column for column in columns if column.field in self._fields]
        for column in chosen:
            self.list.addItem(self._item(column, ticked=True))
        names = {column.field for column in chosen}
        for name, field in self._fields.items():
            if name not in names:
                self.list.addItem(self._item(ProfileColumn(name, field.title), ticked=False))
        self.list.blockSignals(False)  # noqa: FBT003
        self.list.setCurrentRow(0)
        self._on_current_changed()
        self.changed.emit()

    def shift(self, by: int) -> None:
        """Move the one under the cursor up (-1) or down (1)."""
        if move_current(self.list, by):
            self.changed.emit()

    # -------------------------------------------------------------------------------------------

    def _item(self, column: ProfileColumn, *, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setData(_FIELD, column.field)
        item.setData(_TITLE, column.title)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(said(self._fields[column.field].about))
        self._write(item)
        return item

    def _write(self, item: QListWidgetItem) -> None:
        field = self._fields[str(item.data(_FIELD))]
        title, usual = str(item.data(_TITLE)), said(field.title)
        item.setText(usual if title in (usual, field.title) else f"{title}  \u2190  {usual}")

    @Slot()
    def _on_current_changed(self) -> None:
        # there is none in an empty list, whatever Qt's signature says
        item: QListWidgetItem | None = self.list.currentItem()
        ticked = item is not None and item.checkState() is Qt.CheckState.Checked
        self.title.setEnabled(ticked)
        self.title.setText(str(item.data(_TITLE)) if item is not None and ticked else "")
        row, count = self.list.currentRow(), self.list.count()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if item is self.list.currentItem():
            self._on_current_changed()
        self.changed.emit()

    @Slot(str)
    def _on_title_edited(self, words: str) -> None:
        # there is none in an empty list, whatever Qt's signature says
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            return
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own)
        item.setData(_TITLE, words)
        self._write(item)
        self.list.blockSignals(False)  # noqa: FBT003
        self.changed.emit()

    def _tool(self, icon: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        call: Callable[[], None] = partial(self.shift, by)
        button.clicked.connect(lambda _=False: call())
        return button

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(GRID)
        label = QLabel(self.tr("Calle&d"))
        label.setBuddy(self.title)
        below.addWidget(label)
        below.addWidget(self.title, 1)
        below.addWidget(self.up_button)
        below.addWidget(self.down_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list)
        column.addLayout(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter goes from the list to the title, and back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            there = self.title if self.list.hasFocus() and self.title.isEnabled() else self.list
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
