"""Rows of a list that Alt+Up and Alt+Down move."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListWidget


def bind_moving(rows: QListWidget, shift: Callable[[int], None]) -> None:
    """Call ``shift`` with -1 at Alt+Up and with 1 at Alt+Down, while the list has the focus."""
    for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
        # a shortcut: the list would move its cursor
        shortcut = QShortcut(QKeySequence(keys), rows)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(shift, by))


def move_current(rows: QListWidget, by: int) -> bool:
    """Move the row under the cursor, and the cursor with it; False where it cannot go there."""
    row = rows.currentRow()
    if row < 0 or not 0 <= row + by < rows.count():
        return False
    rows.insertItem(row + by, rows.takeItem(row))
    rows.setCurrentRow(row + by)
    return True
