"""Any of a few things: boxes beside each other, in as many rows as the width needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.theme import GRID
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TickBoxes(QWidget):
    """``changed`` comes with every tick. Keys and words are given once."""

    changed = Signal()

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        flow = Flow(self)
        flow.setSpacing(2 * GRID)
        for key, words in choices:
            box = QCheckBox(words)
            box.setAccessibleName(f"{words}, {name}")
            box.toggled.connect(self._on_toggled)
            self.boxes[key] = box
            flow.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked, in their order."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these and nothing else."""
        wanted = set(keys)
        for key, box in self.boxes.items():
            box.setChecked(key in wanted)

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()
