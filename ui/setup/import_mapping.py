"""The second step: what each sheet is, and which column means what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.exchange.mapping import fields
from ui.icons import set_icon
from ui.sentences import said
from ui.setup.import_columns import MappedPreview
from ui.setup.import_form import MappingForm
from ui.setup.import_preview import PreviewTable
from ui.setup.import_words import form_word, kind_word, number
from ui.theme import GRID
from ui.widgets.heading import Hint
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.exchange.mapping import SheetMapping
    from core.exchange.problem import Problem
    from core.exchange.recognise import SheetPreview

_LIST_WIDTH = 46 * GRID


@dataclass(frozen=True, slots=True)
class SheetState:
    """One sheet of the file, as the list shows it. ``mapping``: None where it is not known."""

    name: str
    mapping: SheetMapping | None
    hides: bool


class MappingPane(QWidget):
    """The sheets at the left, the one that is shown at the right.

    ``meant`` carries a SheetMapping that the admin corrected, ``kind_chosen`` a sheet and what it
    is said to be, ``sheet_shown`` the sheet whose rows are wanted, ``forget_asked`` the one whose
    memory shall go.
    """

    meant = Signal(object)
    kind_chosen = Signal(str, str)
    sheet_shown = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: dict[str, SheetState] = {}
        self._shown = ""
        self._preview: SheetPreview | None = None
        self.sheets = TickList()
        self.sheets.setAccessibleName(self.tr("Sheets of the file; tick those to take"))
        self.sheets.setWordWrap(True)
        self.sheets.setFixedWidth(_LIST_WIDTH)
        self.sheets.setSpacing(GRID // 2)
        # Fusion's empty boxes are not seen on a dark base
        self.sheets.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.sheets.currentItemChanged.connect(self._on_sheet_changed)
        self.sheets.itemChanged.connect(self._on_ticked)
        self.form = MappingForm()
        self.form.meant.connect(self.meant)
        self.form.kind_chosen.connect(self._on_kind_chosen)
        self.known = Hint()
        self.forget_button = QPushButton(self.tr("Recognise it &anew"))
        self.forget_button.setAccessibleName(self.tr("Forget how it was read last time"))
        self.forget_button.setAutoDefault(True)
        self.forget_button.clicked.connect(lambda: self.forget_asked.emit(self._shown))
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self._sign = QLabel()
        set_icon(self._sign, "warning", self._sign.palette().ColorRole.BrightText)
        self._missing_row = QWidget()
        self.hidden = _HiddenQuestion()
        self.hidden.answered.connect(self._on_hidden_answered)
        self.table = PreviewTable(self.tr("First rows of the sheet"))
        self.mapped = MappedPreview(self.table)
        self.mapped.choices.field_chosen.connect(self._on_field_chosen)
        self.more = Hint()
        self._arrange()

    def _arrange(self) -> None:
        known_row = QHBoxLayout()
        known_row.setSpacing(2 * GRID)
        known_row.addWidget(self.known, 1)
        known_row.addWidget(self.forget_button)
        missing_row = QHBoxLayout(self._missing_row)
        missing_row.setContentsMargins(0, 0, 0, 0)
        missing_row.setSpacing(GRID)
        missing_row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        missing_row.addWidget(self.missing, 1)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.form)
        right.addLayout(known_row)
        right.addWidget(self._missing_row)
        right.addWidget(self.hidden)
        right.addWidget(self.mapped, 1)
        right.addWidget(self.more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.sheets)
        layout.addLayout(right, 1)

    # What it shows ---------------------------------------------------------------------------

    def show_sheets(self, states: Sequence[SheetState], *, anew: bool) -> None:
        """The sheets of the file; ``anew``: another file, its first chosen sheet is shown."""
        self._sheets = {state.name: state for state in states}
        self._fill_list(anew=anew)
        if anew or self._shown not in self._sheets:
            chosen = (s.name for s in states if s.mapping is not None and s.mapping.chosen)
            self._shown = next(chosen, states[0].name if states else "")
            self._preview = None
            self.table.set_preview(None)
            self._choose_item()
            if self._shown:
                self.sheet_shown.emit(self._shown)
        self._show_mapping()

    @property
    def shown_sheet(self) -> str:
        """The sheet whose rows are shown."""
        return self._shown

    def show_preview(self, sheet: str, preview: SheetPreview) -> None:
        """The first rows of a sheet came."""
        if sheet != self._shown:
            return
        self._preview = preview
        self.table.set_preview(preview)
        if preview.more:
            self.more.setText(self.tr("and {n} more rows").format(n=number(preview.more)))
        self.more.setVisible(bool(preview.more))
        self._show_mapping()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the bad cells of the sheet that is shown."""
        self.table.cells.set_problems(one for one in problems if one.sheet == self._shown)

    def _fill_list(self, *, anew: bool) -> None:
        self.sheets.blockSignals(True)  # noqa: FBT003 (Qt's)
        if anew or self.sheets.count() != len(self._sheets):
            self.sheets.clear()
            for name in self._sheets:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.sheets.addItem(item)
        for row, state in enumerate(self._sheets.values()):
            self._fill_item(self.sheets.item(row), state)
        self.sheets.blockSignals(False)  # noqa: FBT003
        self.sheets.setVisible(len(self._sheets) > 1)

    def _fill_item(self, item: QListWidgetItem, state: SheetState) -> None:
        mapping = state.mapping
        words = self.tr("not recognised")
        if mapping is not None:
            words = kind_word(mapping.kind)
            if mapping.form != "list":
                words = self.tr("{kind}: {form}").format(kind=words, form=form_word(mapping.form))
        item.setText(f"{state.name}\n{words}")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if mapping is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            ticked = Qt.CheckState.Checked if mapping.chosen else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
        item.setFlags(flags)

    def _choose_item(self) -> None:
        self.sheets.blockSignals(True)  # noqa: FBT003 (Qt's)
        names = list(self._sheets)
        if self._shown in names:
            self.sheets.setCurrentRow(names.index(self._shown))
        self.sheets.blockSignals(False)  # noqa: FBT003

    def _show_mapping(self) -> None:
        state = self._sheets.get(self._shown)
        mapping = None if state is None else state.mapping
        self.form.show_mapping(mapping, hides=state is not None and state.hides)
        words = self._known_words(mapping)
        self.known.setText(words)
        self.known.setVisible(bool(words))
        self.forget_button.setVisible(mapping is not None and mapping.remembered)
        self._say_missing(mapping)
        asks = mapping is not None and mapping.hidden_rows == "ask"
        self.hidden.setVisible(state is not None and state.hides and asks)
        self._show_columns(mapping)

    def _known_words(self, mapping: SheetMapping | None) -> str:
        if mapping is None:
            return self.tr("This sheet was not recognised. Say above what it is.")
        if not mapping.chosen and len(self._sheets) > 1:
            return self.tr("This sheet is not taken: tick it at the left to take it.")
        words = " ".join(said(note) for note in mapping.notes)
        return words or (self.tr("Read as last time.") if mapping.remembered else "")

    def _say_missing(self, mapping: SheetMapping | None) -> None:
        missing = () if mapping is None else mapping.missing()
        self._missing_row.setVisible(bool(missing))
        titles = ", ".join(said(title) for title in missing)
        self.missing.setText(
            self.tr("Still needed: {fields}. Choose above the column where it stands.").format(
                fields=titles
            )
        )

    def _show_columns(self, mapping: SheetMapping | None) -> None:
        headings: tuple[str, ...] = ()
        if mapping is not None and self._preview is not None:
            count = self.table.cells.columnCount()
            heads = self._preview.headers
            headings = tuple(heads[c] if c < len(heads) else "" for c in range(count))
        columns: Mapping[str, int] = {} if mapping is None else mapping.columns
        offered = () if mapping is None else fields(mapping.kind, mapping.form)
        self.mapped.choices.setVisible(bool(headings))
        listed = mapping is not None and _reads_named_columns_only(mapping)
        otherwise = "\N{EM DASH}" if listed else self.tr("as headed")
        self.mapped.choices.show_columns(headings, offered, columns, otherwise)
        self.table.cells.set_read(columns.values() if listed else None)

    # What a person does ----------------------------------------------------------------------

    def _mapping(self) -> SheetMapping | None:
        state = self._sheets.get(self._shown)
        return None if state is None else state.mapping

    @Slot(int, str)
    def _on_field_chosen(self, column: int, name: str) -> None:
        mapping = self._mapping()
        if mapping is None:
            return
        columns = {
            field: at for field, at in mapping.columns.items() if at != column and field != name
        }
        if name:
            columns[name] = column
        self.meant.emit(replace(mapping, columns=columns))

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_sheet_changed(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is None:
            return
        self._shown = str(item.data(Qt.ItemDataRole.UserRole))
        self._preview = None
        self.table.set_preview(None)
        self._show_mapping()
        self.sheet_shown.emit(self._shown)

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        state = self._sheets.get(str(item.data(Qt.ItemDataRole.UserRole)))
        if state is None or state.mapping is None:
            return
        chosen = item.checkState() is Qt.CheckState.Checked
        if chosen != state.mapping.chosen:
            self.meant.emit(replace(state.mapping, chosen=chosen))

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self.kind_chosen.emit(self._shown, kind)

    @Slot(str)
    def _on_hidden_answered(self, answer: str) -> None:
        mapping = self._mapping()
        if mapping is not None:
            self.meant.emit(replace(mapping, hidden_rows=answer))


def _reads_named_columns_only(mapping: SheetMapping) -> bool:
    """A matrix reads every column that has a date (or a zone) above it as well."""
    if mapping.form in ("minutes", "jobs"):
        return mapping.form in mapping.columns
    return mapping.form not in ("matrix", "matrix-turned")


class _HiddenQuestion(QFrame):
    """Rows or columns are hidden in the file: do they count? ``answered``: take or leave."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel()
        set_icon(sign, "warning", sign.palette().ColorRole.BrightText)
        words = QLabel(self.tr("This sheet hides rows or columns. Shall they count?"))
        words.setWordWrap(True)
        self.take = QPushButton(self.tr("&Take them"))
        self.take.setAccessibleName(self.tr("Take the hidden rows and columns"))
        self.leave = QPushButton(self.tr("&Leave them out"))
        self.leave.setAccessibleName(self.tr("Leave the hidden rows and columns out"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(sign)
        layout.addWidget(words, 1)
        for button, answer in ((self.take, "take"), (self.leave, "leave")):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            layout.addWidget(button)
