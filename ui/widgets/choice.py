"""A box to choose one of a few things from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Choice(QComboBox):
    """``name`` is what a screen reader calls it, and the list that it opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)

    def choose(self, wanted: object) -> None:
        """Choose the item with this data; the first where there is none such."""
        found = (index for index in range(self.count()) if self.itemData(index) == wanted)
        self.setCurrentIndex(next(found, 0))
