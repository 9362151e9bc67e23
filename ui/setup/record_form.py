"""A form over named values: what stands, what was typed, and what another desk made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID
from ui.widgets.heading import FieldRow, Hint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from ui.setup.fields import DecimalField, NumberField, OptionalDay, TimeField, Weekdays
    from ui.widgets.choice import Choice


@dataclass(frozen=True)
class Field:
    """One value of a form: how it is read from the widget, and shown in it.

    ``wrong``: a sentence where what was typed cannot be read; then ``read`` gives None.
    """

    widget: QWidget
    read: Callable[[], Any]
    show: Callable[[Any], None]
    wrong: Callable[[], str] | None = None


class RecordForm(QWidget):
    """Fields by their names. ``edited`` comes with every change of what they say.

    ``entered``: Enter in a field; ``left``: Esc. A form has a *base*, the values that stand in the
    database; a field that says otherwise was typed, and nothing but the person changes it.
    """

    edited = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._base: dict[str, Any] = {}
        self._filling = False
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 2 * GRID, 0)
        self._column.setSpacing(2 * GRID)

    # How it is built ---------------------------------------------------------------------------

    def add(self, *parts: QWidget) -> None:
        """Put rows, hints or other widgets below what is there, beside each other."""
        line = QHBoxLayout()
        line.setSpacing(3 * GRID)
        for part in parts:
            line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def add_space(self) -> None:
        """What follows is another matter."""
        self._column.addSpacing(2 * GRID)

    def add_end(self) -> None:
        """Nothing follows: the fields stay together at the top."""
        self._column.addStretch(1)

    def line(self, key: str, label: str, hint: str = "") -> FieldRow:
        """A row for words."""
        field = QLineEdit()
        return self._row(
            key, label, Field(field, field.text, field.setText), field.textChanged, hint
        )

    def number(self, key: str, label: str, field: NumberField, hint: str = "") -> FieldRow:
        """A row for a whole number."""
        return self._row(
            key, label, Field(field, field.number, field.set_number), field.valueChanged, hint
        )

    def decimal(self, key: str, label: str, field: DecimalField, hint: str = "") -> FieldRow:
        """A row for a number with a fraction."""
        return self._row(
            key, label, Field(field, field.number, field.setValue), field.valueChanged, hint
        )

    def time(self, key: str, label: str, field: TimeField, hint: str = "") -> FieldRow:
        """A row for a time of day."""
        return self._row(
            key,
            label,
            Field(field, field.moment, field.set_moment, field.wrong),
            field.textChanged,
            hint,
        )

    def day(
        self, key: str, label: str, field: OptionalDay, otherwise: Callable[[], date], hint: str
    ) -> FieldRow:
        """A row for a day or none; ``otherwise``: the day that stands ready."""

        def show(day: date | None) -> None:
            field.choose(day, otherwise())

        return self._row(key, label, Field(field, field.chosen, show), field.changed, hint)

    def weekdays(self, key: str, label: str, field: Weekdays, hint: str = "") -> FieldRow:
        """A row for weekdays."""
        return self._row(key, label, Field(field, field.chosen, field.choose), field.changed, hint)

    def choice(self, key: str, label: str, field: Choice, hint: str = "") -> FieldRow:
        """A row for one of a few things."""
        return self._row(
            key,
            label,
            Field(field, field.currentData, field.choose),
            field.currentIndexChanged,
            hint,
        )

    def box(self, key: str, words: str) -> QCheckBox:
        """A box to tick; it has no row of its own."""
        box = QCheckBox(words)
        box.setAccessibleName(words.replace("&", ""))
        self.own(key, Field(box, box.isChecked, box.setChecked), box.toggled)
        return box

    def row(
        self, key: str, label: str, field: Field, changed: SignalInstance, hint: str = ""
    ) -> FieldRow:
        """A row for a widget of another kind."""
        return self._row(key, label, field, changed, hint)

    def own(self, key: str, field: Field, changed: SignalInstance) -> None:
        """A field without a row."""
        self._fields[key] = field
        changed.connect(self._on_edited)

    def _row(
        self, key: str, label: str, field: Field, changed: SignalInstance, hint: str
    ) -> FieldRow:
        row = FieldRow(label, field.widget)
        if hint:
            column = row.layout()
            assert column is not None  # noqa: S101 (a row has one)
            column.addWidget(Hint(hint))
        self.rows[key] = row
        self.own(key, field, changed)
        return row

    # What it says ------------------------------------------------------------------------------

    @property
    def base(self) -> dict[str, Any]:
        """The values that stand in the database."""
        return dict(self._base)

    def values(self) -> dict[str, Any]:
        """What the fields say now."""
        return {key: field.read() for key, field in self._fields.items()}

    def settle(self) -> None:
        """What is half typed in a number becomes what it would be when the field is left."""
        for field in self._fields.values():
            if isinstance(field.widget, QAbstractSpinBox):
                field.widget.interpretText()

    def problems(self) -> dict[str, str]:
        """A sentence for each field in which something stands that cannot be read."""
        told = ((key, field.wrong()) for key, field in self._fields.items() if field.wrong)
        return {key: sentence for key, sentence in told if sentence}

    def typed(self) -> tuple[str, ...]:
        """The fields that say something else than what stands."""
        return tuple(
            key
            for key, value in self.values().items()
            if key in self._base and value != self._base[key]
        )

    def is_changed(self) -> bool:
        """Whether something was typed that does not stand yet."""
        return bool(self.typed())

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show ``values`` as what stands; whatever was typed is gone."""
        self._base = {}
        self._show(values)
        # a field may round what it is given: what it shows is what stands
        self._base = {key: self._fields[key].read() for key in values}
        self.say_errors({})
        self.edited.emit()

    def undo(self) -> None:
        """Show what stands again."""
        self.fill(self._base)

    def put(self, values: Mapping[str, Any]) -> None:
        """Let the fields say ``values``, as if they were typed."""
        self._show(values)
        self.edited.emit()

    def take(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """What stands has become ``values``: fields nobody typed in follow, the others stay.

        Returns the fields in which both differ now: what was typed, and what stands.
        """
        typed = {key: value for key, value in self.values().items() if key in self.typed()}
        before = self._base
        self._show({key: value for key, value in values.items() if key not in typed})
        shown = self.values()
        self._base = {key: value if key in typed else shown[key] for key, value in values.items()}
        self.edited.emit()
        return tuple(
            key
            for key, value in typed.items()
            if self._base[key] not in (value, before.get(key, value))
        )

    def was_written(self, sent: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """What was sent stands, as ``values``; what was typed since stays typed."""
        self._base = dict(sent)
        self.take(values)

    def say_errors(self, sentences: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it; the first of them gets the focus."""
        for key, row in self.rows.items():
            row.set_error(sentences.get(key, ""))
        for key, row in self.rows.items():
            if key in sentences:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field, all of it chosen."""
        widget = next(iter(self._fields.values())).widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    # -------------------------------------------------------------------------------------------

    def _show(self, values: Mapping[str, Any]) -> None:
        self._filling = True
        try:
            for key, value in values.items():
                self._fields[key].show(value)
        finally:
            self._filling = False

    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter acts, Esc takes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            ~Qt.KeyboardModifier.KeypadModifier
        ):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)
