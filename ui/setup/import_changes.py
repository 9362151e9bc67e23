"""The fourth step: what would be added, changed and removed, and who would lose their cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon, tinted_icon
from ui.moments import short_day
from ui.sentences import said
from ui.setup.import_words import fields_text, how_word, number, zones_words
from ui.setup.import_zones import zones_to_make
from ui.theme import GRID, Size, Tone, tone_colours
from ui.widgets.flow import Flow
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon

    from core.exchange.prepare import Change, Loss, Prepared
    from ui.preferences import Preferences
    from ui.setup.import_work import Choices

_COLUMNS: Final = "import/changes"
_WIDTHS: Final = {"how": 100, "what": 220, "fields": 360, "sheet": 100, "row": 60}
_HOWS: Final = ("added", "changed", "removed")
_LOOKS: Final = {
    "added": ("plus", Tone.GOOD),
    "changed": ("edit", Tone.NOTICE),
    "removed": ("minus", Tone.DANGER),
}
_LOSS_ROWS: Final = 4


class ChangesPane(QWidget):
    """``zones_chosen`` and ``losses_accepted`` carry what is decided."""

    zones_chosen = Signal(bool)
    losses_accepted = Signal(bool)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepared: Prepared | None = None
        self.notice = Notice()
        self.summary = QLabel()
        self.summary.setFont(Size.BODY.font(bold=True))
        self.summary.setWordWrap(True)
        self.filters: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for how in ("", *_HOWS):
            self._add_filter(how)
        self.zones = QCheckBox(zones_words(()))
        self.zones.setAccessibleName(zones_words(()).replace("&", ""))
        self.zones.clicked.connect(self.zones_chosen)
        self.losses = LossBox()
        self.losses.accepted.connect(self.losses_accepted)
        self.model: RowsModel[tuple[int, Change]] = RowsModel(self._columns(), self)
        self.table = Table(
            self.model, self.tr("Changes"), preferences=preferences, preferences_key=_COLUMNS
        )
        if preferences.state(_COLUMNS) is None:
            for at, column in enumerate(self.model.columns):
                self.table.setColumnWidth(at, _WIDTHS[column.key])
        self._more = Hint()
        self._arrange()

    def _add_filter(self, how: str) -> None:
        button = QPushButton()
        button.setAccessibleName(how_word(how) if how else self.tr("All"))
        button.setCheckable(True)
        button.setChecked(not how)
        set_icon(button, _LOOKS[how][0] if how else "list")
        self._group.addButton(button)
        button.clicked.connect(self._show_rows)
        self.filters[how] = button

    def _columns(self) -> tuple[Column[tuple[int, Change]], ...]:
        row = Column[tuple[int, "Change"]]
        return (
            row("how", self.tr("How"), lambda pair: how_word(pair[1].how), icon=_sign),
            row("what", self.tr("What"), lambda pair: pair[1].what, tool_tip=lambda p: p[1].what),
            row(
                "fields",
                self.tr("From, to"),
                lambda pair: fields_text(pair[1]),
                tool_tip=lambda pair: fields_text(pair[1]).replace("; ", "\n"),
            ),
            row("sheet", self.tr("Sheet"), lambda pair: pair[1].sheet),
            row(
                "row",
                self.tr("Row"),
                lambda pair: number(pair[1].row) if pair[1].row else "",
                sort_key=lambda pair: (pair[1].sheet, pair[1].row),
            ),
        )

    def _arrange(self) -> None:
        chips = Flow()
        for button in self.filters.values():
            chips.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.summary)
        layout.addWidget(self.notice)
        layout.addWidget(self.losses)
        layout.addWidget(self.zones)
        layout.addLayout(chips)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._more)

    # What it shows ---------------------------------------------------------------------------

    def show_waiting(self, sentence: str) -> None:
        """There is nothing to show yet, and why."""
        self._prepared = None
        self.summary.setText(sentence)
        for widget in (self.losses, self.zones, self._more, *self.filters.values()):
            widget.hide()
        self.table.set_empty_text("")
        self.model.set_rows([], key=lambda pair: pair[0])

    def show_prepared(self, prepared: Prepared, choices: Choices) -> None:
        """What would be done."""
        if prepared is not self._prepared:
            self._prepared = prepared
            self.filters[""].setChecked(True)
            self.summary.setText(self._said(prepared))
            self._show_counts(prepared)
            self._show_rows()
        zones = zones_to_make(prepared, choices)
        words = zones_words(zones)
        self.zones.setVisible(bool(zones))
        self.zones.setText(words)
        self.zones.setAccessibleName(words.replace("&", ""))
        self.zones.setChecked(choices.create_zones)
        self.losses.show_losses(prepared.losses, accepted=choices.accept_losses)

    def take_focus(self) -> None:
        """Where work goes on in this step: never on the button that writes."""
        if self.losses.isVisibleTo(self):
            self.losses.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current_row() is None:
                self.table.selectRow(0)

    def _said(self, prepared: Prepared) -> str:
        is_capacity = prepared.kind == "capacity"
        if not (prepared.added or prepared.changed or prepared.removed):
            words = self.tr("Nothing would change.")
            if prepared.unchanged:
                words += " " + self.tr("{n} stay as they are.").format(n=number(prepared.unchanged))
            return words
        parts = [
            words.format(n=number(count))
            for words, count in (
                (self.tr("{n} to be added"), prepared.added),
                (self.tr("{n} to be changed"), prepared.changed),
                (self.tr("{n} to be removed"), prepared.removed),
                (self.tr("{n} stay as they are"), prepared.unchanged),
            )
            if count
        ]
        told = ", ".join(parts)
        return self.tr("Routes: {told}.").format(told=told) if is_capacity else f"{told}."

    def _show_counts(self, prepared: Prepared) -> None:
        counts = _listed(prepared)
        more = "+" if prepared.more_changes and prepared.kind == "capacity" else ""
        for how, button in self.filters.items():
            word = how_word(how) if how else self.tr("All")
            button.setText(f"{word}: {number(counts[how])}{more}")
            button.setAccessibleName(self.tr("Show {what}").format(what=button.text()))
            button.setEnabled(counts[how] > 0 or not how)
            button.show()

    @Slot()
    def _show_rows(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        how = next(how for how, button in self.filters.items() if button.isChecked())
        rows = [
            (at, change)
            for at, change in enumerate(prepared.changes)
            if not how or change.how == how
        ]
        self.model.set_rows(rows, key=lambda pair: pair[0])
        self.table.set_empty_text(
            self.tr("Nothing would change"),
            self.tr("What the file says stands already, or no row of it can be taken."),
        )
        several = len(prepared.mappings) > 1
        self.table.setColumnHidden(self.model.column_of("sheet"), not several)
        notes = [said(note) for note in prepared.notes]
        if prepared.more_changes:
            notes.insert(
                0,
                self.tr("{n} more changes are counted, and not listed here.").format(
                    n=number(prepared.more_changes)
                ),
            )
        self._more.setText("\n".join(notes))
        self._more.setVisible(bool(notes))


def _listed(prepared: Prepared) -> dict[str, int]:
    """How many rows each filter shows; "" is all. Of capacity a row is a zone-day, not a route."""
    if prepared.kind == "capacity":
        counts = dict.fromkeys(_HOWS, 0)
        for change in prepared.changes:
            counts[change.how] += 1
    else:
        counts = dict(zip(_HOWS, (prepared.added, prepared.changed, prepared.removed), strict=True))
    return {"": sum(counts.values()), **counts}


def _sign(pair: tuple[int, Change]) -> QIcon:
    name, tone = _LOOKS[pair[1].how]
    return tinted_icon(name, tone_colours(tone, QApplication.palette()).ink)


class LossBox(QFrame):
    """Bookings for which the new capacity has no room. ``accepted``: their routes are kept."""

    accepted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        set_icon(self._sign, "warning", self._sign.palette().ColorRole.BrightText)
        self._words = QLabel()
        self._words.setFont(Size.BODY.font(bold=True))
        self._words.setWordWrap(True)
        self.keep = QCheckBox(self.tr("&Keep their routes until their bookings end"))
        self.keep.setAccessibleName(self.tr("Keep their routes until their bookings end"))
        self.keep.clicked.connect(self.accepted)
        row = Column["Loss"]
        self.model: RowsModel[Loss] = RowsModel(
            (
                row("zone", self.tr("Zone"), lambda loss: loss.zone),
                row(
                    "day",
                    self.tr("Day"),
                    lambda loss: short_day(loss.day),
                    sort_key=lambda loss: loss.day,
                ),
                row(
                    "bookings",
                    self.tr("Bookings"),
                    lambda loss: ", ".join(loss.references),
                    tool_tip=lambda loss: "\n".join(loss.references),
                ),
            ),
            self,
        )
        self.table = Table(self.model, self.tr("Bookings that would lose their cover"))
        self.table.setColumnWidth(0, 45 * GRID)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._sign)
        top.addWidget(self._words, 1)
        top.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.table)
        self.hide()

    def show_losses(self, losses: Sequence[Loss], *, accepted: bool) -> None:
        """Hidden while nobody loses their cover."""
        self.setVisible(bool(losses))
        self.keep.setChecked(accepted)
        bookings = sum(len(loss.references) for loss in losses)
        if bookings == 1:
            words = self.tr("1 booking would lose its cover")
        else:
            words = self.tr("{n} bookings would lose their cover").format(n=number(bookings))
        self._words.setText(words)
        self.model.set_rows(losses, key=lambda loss: (loss.zone, loss.day))
        rows = (
            min(max(len(losses), 1), _LOSS_ROWS) * self.table.verticalHeader().defaultSectionSize()
        )
        frame = 2 * self.table.frameWidth()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + frame)
