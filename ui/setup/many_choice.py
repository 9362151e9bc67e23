"""Any of a few things, or none: a short list to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from ui.theme import GRID
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LINES: Final = 4
_KEY: Final = Qt.ItemDataRole.UserRole


class ManyChoice(TickList):
    """``changed`` comes with every tick. What is chosen and no longer offered stays in the list."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: list[tuple[str, str]] = []
        self.setAccessibleName(name)
        self.setFixedHeight(_LINES * (self.fontMetrics().lineSpacing() + GRID))
        self.itemChanged.connect(self.changed)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What there is to choose from: keys and words. What is ticked stays ticked."""
        chosen = self.chosen()
        self._offered = list(choices)
        self.choose(chosen)

    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the list's order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def choose(self, keys: Sequence[str]) -> None:
        """Tick these and nothing else."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.clear()
        known = {key for key, _words in self._offered}
        gone = [(key, key) for key in keys if key not in known]
        for key, words in (*self._offered, *gone):
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_KEY, key)
            ticked = Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        if self.count():
            self.setCurrentRow(0)
        self.changed.emit()
