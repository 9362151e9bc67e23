"""How long before a promise reminders go out: a chip for each, and a field to add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.messages.settings import LEAST_OFFSET, MOST_OFFSET, MOST_REMINDERS
from ui.icons import set_icon
from ui.setup.delivery_words import DAY, HOUR, offset_words
from ui.setup.fields import NumberField
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

_FIRST: Final = 2
_ADDING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class OffsetChips(QWidget):
    """``changed`` comes with every chip that is added or removed.

    Enter in the number adds it; Enter, Space or Delete on a chip removes that.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._offsets: tuple[int, ...] = ()
        self.chips: dict[int, QPushButton] = {}
        self._row = QWidget()
        self._flow = Flow(self._row)
        self._none = Hint(self.tr("No reminders are sent."))
        self.number = NumberField(1, MOST_OFFSET // DAY)
        self.number.setAccessibleName(self.tr("Add a reminder so long before"))
        self.unit = Choice(self.tr("Minutes, hours or days"))
        for words, minutes in (
            (self.tr("days before"), DAY),
            (self.tr("hours before"), HOUR),
            (self.tr("minutes before"), 1),
        ):
            self.unit.addItem(words, minutes)
        self.add_button = QPushButton(self.tr("&Add"))
        self.add_button.setAutoDefault(True)
        self.add_button.setAccessibleName(self.tr("Add this reminder"))
        set_icon(self.add_button, "plus")
        self._arrange()
        self.unit.currentIndexChanged.connect(self._on_unit_changed)
        self.number.valueChanged.connect(self._show_state)
        self.add_button.clicked.connect(self.add)
        self._on_unit_changed()
        self.number.setValue(_FIRST)
        self.setFocusProxy(self.number)
        self._show_state()

    def chosen(self) -> tuple[int, ...]:
        """Minutes before the promise, the longest first."""
        return self._offsets

    def choose(self, offsets: Iterable[int]) -> None:
        """Show these and no others."""
        wanted = tuple(sorted(set(offsets), reverse=True))
        if wanted == self._offsets:
            return
        self._offsets = wanted
        self._make_chips()
        self._show_state()
        self.changed.emit()

    @Slot()
    def add(self) -> None:
        """One more, as the number and its unit say; one that is there is not added twice."""
        self.number.interpretText()
        if self.add_button.isEnabled():
            self.choose((*self._offsets, self._typed()))

    def remove(self, minutes: int) -> None:
        """One less; the focus goes to its neighbour."""
        place = self._offsets.index(minutes)
        self.choose(offset for offset in self._offsets if offset != minutes)
        near = self._offsets[place : place + 1] or self._offsets[-1:]
        widget = self.chips[near[0]] if near else self.number
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------------

    def _typed(self) -> int:
        return self.number.value() * int(self.unit.currentData())

    def _make_chips(self) -> None:
        for minutes in self.chips.keys() - set(self._offsets):
            chip = self.chips.pop(minutes)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        before: QWidget | None = None
        for minutes in self._offsets:
            chip = self.chips.get(minutes) or self._chip(minutes)
            self.chips[minutes] = chip
            # in their order, whichever was added when
            self._flow.removeWidget(chip)
            self._flow.addWidget(chip)
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
        if before is not None:
            QWidget.setTabOrder(before, self.number)

    def _chip(self, minutes: int) -> QPushButton:
        words = offset_words(minutes)
        chip = QPushButton(words, self._row)
        chip.setAutoDefault(True)
        # the cross stands behind the words
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        set_icon(chip, "cross")
        name = self.tr("Remove the reminder {when}").format(when=words)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.clicked.connect(partial(self._on_chip_clicked, minutes))
        chip.show()
        return chip

    def _on_chip_clicked(self, minutes: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a signal's)
        self.remove(minutes)

    def _arrange(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(2 * GRID)
        adding.addWidget(self.number)
        adding.addWidget(self.unit)
        adding.addWidget(self.add_button)
        adding.addStretch(1)
        self._row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._row)
        column.addWidget(self._none)
        column.addLayout(adding)

    @Slot()
    def _on_unit_changed(self) -> None:
        unit = int(self.unit.currentData())
        self.number.setRange(max(1, -(-LEAST_OFFSET // unit)), MOST_OFFSET // unit)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        is_full = len(self._offsets) >= MOST_REMINDERS
        is_there = self._typed() in self._offsets
        self.add_button.setEnabled(not is_full and not is_there)
        why = ""
        if is_full:
            why = self.tr("There may be {n} reminders at most.").format(n=MOST_REMINDERS)
        elif is_there:
            why = self.tr("This reminder is there already.")
        self.add_button.setToolTip(why)
        self.add_button.setAccessibleDescription(why)
        self._row.setVisible(bool(self._offsets))
        self._none.setVisible(not self._offsets)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter in the number or its unit adds; Delete on a chip removes."""
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ADDING and is_plain and (self.number.hasFocus() or self.unit.hasFocus()):
            self.add()
            return
        if key in _REMOVING:
            on = next((m for m, chip in self.chips.items() if chip.hasFocus()), None)
            if on is not None:
                self.remove(on)
                return
        super().keyPressEvent(event)
