"""How a list page looks: filter, table and its buttons on the left, the form on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.setup.unsaved import UnsavedNotice
from ui.shortcuts import Shortcut
from ui.theme import GRID
from ui.widgets.heading import EmptyState, Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.preferences import Preferences
    from ui.setup.record_form import RecordForm
    from ui.widgets.rows_model import RowsModel

_FIRST: Final = (500, 400)
"""Widths in pixels, until somebody drags the handle."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list page says, in the user's language.

    ``title`` names the rows ("Zones"), ``about`` says in a sentence what they are, ``new`` names
    one that is being made ("New zone"), ``add`` is the button's word with its mnemonic. ``saved``,
    ``activated`` and ``deactivated`` have a place {name}. ``count`` has {n}.
    """

    title: str
    about: str
    add: str
    new: str
    empty: str
    empty_hint: str
    none_chosen: str
    none_chosen_hint: str
    filter_hint: str
    count: str
    saved: str
    activated: str = ""
    deactivated: str = ""
    deactivated_means: str = ""


class ListFilter(SearchField):
    """Words that a row must have; Up and Down walk the table meanwhile."""

    def __init__(self, name: str, hint: str, table: Table) -> None:
        super().__init__(name, hint, walked=self)
        self._table = table

    def step(self, by: int) -> None:
        """Move the table's cursor by so many rows."""
        rows = self._table.model().rowCount()
        if rows:
            here = self._table.currentIndex().row()
            there = max(0, min(rows - 1, here + by if here >= 0 else 0))
            self._table.selectRow(there)

    def a_page(self) -> int:
        """Rows of a page."""
        return max(1, self._table.viewport().height() // max(1, self._table.rowHeight(0)))


class ListFrame(QWidget):
    """Only looks: who owns it connects the buttons."""

    def __init__(
        self,
        model: RowsModel[Any],
        words: ListWords,
        form: RecordForm,
        preferences: Preferences,
        layout_key: str,
        *,
        with_sheets: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._words = words
        self._preferences = preferences
        self._key = layout_key
        self._form = form
        self.notice = Notice()
        self.unsaved = UnsavedNotice()
        self.table = Table(
            model, words.title, preferences=preferences, preferences_key=f"{layout_key}/columns"
        )
        self.filter = ListFilter(words.filter_hint, words.filter_hint, self.table)
        self.add_button = self._button(words.add, "plus", words.new, Shortcut.SETUP_ADD)
        self.import_button = self._button(
            self.tr("&Import…"), "import", self.tr("Import {what} from a sheet")
        )
        self.export_button = self._button(
            self.tr("E&xport…"), "export", self.tr("Export {what} to a sheet")
        )
        self.save_button = self._button(
            self.tr("&Save"), "save", self.tr("Save what was typed"), Shortcut.SETUP_SAVE
        )
        self.undo_button = self._button(
            self.tr("Un&do changes"), "undo", self.tr("Undo what was typed (Esc)")
        )
        self.switch_button = self._button("", "minus", "")
        self.count = Hint()
        self.heading = Heading()
        self.heading.setWordWrap(True)
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty = EmptyState(words.none_chosen, words.none_chosen_hint)
        self._arrange()
        # not before they have a parent: they would be windows for a moment
        for button in (self.import_button, self.export_button):
            button.setVisible(with_sheets)
        self.switch_button.setVisible(bool(words.deactivated))

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self._preferences.set_state(f"{self._key}/splitter", self._splitter.saveState())
        self.table.save_layout()

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Widths of columns by their keys, where none are remembered."""
        if self._preferences.state(f"{self._key}/columns") is None:
            for number, column in enumerate(self._model.columns):
                if column.key in widths:
                    self.table.setColumnWidth(number, widths[column.key])

    def say_count(self, shown: int, there: int) -> None:
        """How many rows are shown of how many, and what to do where there are none."""
        if shown == there:
            self.count.setText(self._words.count.format(n=there) if there else "")
        else:
            self.count.setText(self.tr("{n} of {all}").format(n=shown, all=there))
        if there:
            self.table.set_empty_text(
                self.tr("Nothing has these words"), self.tr("Esc in the filter shows all again.")
            )
        else:
            self.table.set_empty_text(self._words.empty, self._words.empty_hint)

    def show_form(
        self,
        title: str,
        *,
        is_shown: bool,
        is_active: bool | None,
        is_changed: bool,
        can_save: bool,
        can_undo: bool,
        can_switch: bool,
    ) -> None:
        """What is in the form, and what can be done with it."""
        self._area.setVisible(is_shown)
        self._top.setVisible(is_shown)
        self._bottom.setVisible(is_shown)
        self.empty.setVisible(not is_shown)
        self.heading.setText(title)
        states = [self.tr("Inactive")] if is_active is False else []
        if is_changed:
            states.append(self.tr("not saved yet"))
        self.state.setText(", ".join(states))
        for button, can in (
            (self.save_button, can_save),
            (self.undo_button, can_undo),
            (self.switch_button, can_switch),
        ):
            if button.hasFocus() and not can:
                # Qt would choose a neighbour
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(can)
        self._name_switch(will_activate=is_active is False, title=title)

    # ---------------------------------------------------------------------------------------------

    def _name_switch(self, *, will_activate: bool, title: str) -> None:
        words = self.tr("Ac&tivate") if will_activate else self.tr("Deac&tivate")
        if self.switch_button.text() != words:
            self.switch_button.setText(words)
            set_icon(self.switch_button, "check" if will_activate else "minus")
        name = words.replace("&", "")
        self.switch_button.setAccessibleName(f"{name}: {title}" if title else name)
        self.switch_button.setToolTip("" if will_activate else self._words.deactivated_means)

    def _button(
        self, words: str, icon: str, name: str, shortcut: Shortcut | None = None
    ) -> QPushButton:
        name = name.replace("{what}", self._words.title)
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name if shortcut is None else f"{name} ({shortcut.keys()})")
        return button

    def _arrange(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._arranged_left())
        self._splitter.addWidget(self._arranged_right())
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 4)
        self._splitter.setSizes(list(_FIRST))
        state = self._preferences.state(f"{self._key}/splitter")
        if state is not None:
            self._splitter.restoreState(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2 * GRID)
        page.addWidget(Heading(self._words.title))
        page.addWidget(Hint(self._words.about))
        page.addWidget(self.notice)
        page.addWidget(self.unsaved)
        page.addWidget(self._splitter, 1)

    def _arranged_left(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.filter, 1)
        top.addWidget(self.add_button)
        strip = QHBoxLayout()
        strip.setSpacing(2 * GRID)
        strip.addWidget(self.count, 1)
        strip.addWidget(self.import_button)
        strip.addWidget(self.export_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        return left

    def _arranged_right(self) -> QWidget:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.state)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._form)
        self._bottom = QWidget()
        buttons = QHBoxLayout(self._bottom)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.switch_button)
        buttons.addStretch(1)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.save_button)
        self.right = QWidget()
        self.right.setMinimumWidth(88 * GRID)
        column = QVBoxLayout(self.right)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._top)
        column.addWidget(self._area, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._bottom)
        return self.right
