"""The cursor of a view: a row that goes takes it along, so that nobody acts on its neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView


def let_go(view: QAbstractItemView) -> None:
    """Choose nothing, also when the focus comes: the arrow keys or a click choose again."""
    # Qt puts a cursor on the first row with the focus, unless it was set once, to nothing even
    view.setCurrentIndex(QModelIndex())
    view.clearSelection()


def let_go_of(view: QAbstractItemView, first: int, last: int) -> None:
    """Rows ``first`` to ``last`` are about to go: choose nothing, if the cursor is on one of them.

    Qt would put the cursor on a neighbour, and a key that is pressed just then would act on what
    nobody chose. To be called before the view hears of it: connect before ``setModel``.
    """
    if first <= view.currentIndex().row() <= last:
        let_go(view)
