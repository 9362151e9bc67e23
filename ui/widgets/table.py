"""The table view, set up the house's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.single_shot import single_shot
from ui.theme import GRID, ICON
from ui.widgets.cursor import let_go, let_go_of
from ui.widgets.empty_text import paint_empty_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ui.preferences import Preferences
    from ui.widgets.rows_model import Index, RowsModel

SAVE_AFTER_MS = 400
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANEW = (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange, QEvent.Type.LocaleChange)


_HAS_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_HAS_ICON = QStyleOptionViewItem.ViewItemFeature.HasDecoration


class _Cells(QStyledItemDelegate):
    """Paints as Qt's own, which asks the model seven times a cell: half of a painting's time."""

    def __init__(self, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Put what the cell shows into the option."""
        text, icon, alignment = self._rows.cell(index)
        option.index = index  # type: ignore[assignment]
        option.displayAlignment = alignment
        features = option.features | _HAS_TEXT
        option.text = text
        if icon is not None:
            features |= _HAS_ICON
            option.icon = icon
        option.features = features


class Table(QTableView):
    """Rows of a RowsModel: one is chosen at a time, Enter acts on it; when it goes, none is.

    ``row_activated`` carries the row that Enter or a double click was on; ``current_changed`` the
    row under the cursor, or None. ``name`` is what a screen reader calls the table. Column widths
    are kept in ``preferences`` under ``preferences_key``.
    """

    row_activated = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        parent: QWidget | None = None,
        *,
        preferences: Preferences | None = None,
        preferences_key: str = "",
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._preferences = preferences if preferences_key else None
        self._preferences_key = preferences_key
        self._empty = ("", "")
        self._told: object = None
        self._spare: dict[int, int] = {}
        # before the view's own: it would choose a neighbour
        model.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        self.setModel(model)
        self.setItemDelegate(_Cells(model, self))
        let_go(self)
        self.setAccessibleName(name)
        self._set_up()
        self._set_up_header()
        self.doubleClicked.connect(self._on_double_clicked)
        model.dataChanged.connect(self._tell_current)
        model.modelReset.connect(self._tell_current)
        model.rowsInserted.connect(self._describe)
        model.rowsRemoved.connect(self._describe)

    def _set_up(self) -> None:
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab leaves the table: the arrow keys walk it
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        height = max(self.fontMetrics().height(), ICON) + 2 * GRID
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(8 * GRID)
        self.setSortingEnabled(True)
        self._save_later = single_shot(self, SAVE_AFTER_MS, self.save_layout)
        kept = None if self._preferences is None else self._preferences.state(self._preferences_key)
        if kept is not None:
            header.restoreState(kept)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._on_section_resized)

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What is drawn where there are no rows: what this is, and what to do."""
        self._empty = (title, hint)
        self._describe()
        self.viewport().update()

    def set_spare_columns(self, widths: Mapping[int, int]) -> None:
        """Columns that go where there is no room for all, the last named first.

        ``widths``: column → the pixels that it needs.
        """
        self._spare = dict(widths)
        self._fit()

    def _fit(self) -> None:
        """Hide what has no room: half a column, and a bar below, help nobody."""
        header = self.horizontalHeader()
        fixed = [c for c in range(header.count()) if c not in self._spare]
        # the last one takes what is left, so that its size says nothing
        room = self.viewport().width() - sum(header.sectionSize(column) for column in fixed[:-1])
        room -= header.sectionSizeHint(fixed[-1]) if fixed else 0
        for column, width in self._spare.items():
            room -= width
            header.setSectionHidden(column, room < 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Columns that may go make room."""
        super().resizeEvent(event)
        if self._spare:
            self._fit()

    @Slot()
    def _describe(self) -> None:
        """To the ear as to the eye: only where there are no rows."""
        is_empty = self._rows.rowCount() == 0
        self.setAccessibleDescription(" ".join(self._empty).strip() if is_empty else "")

    def current_row(self) -> Any:  # noqa: ANN401 (a row of the model's type, or None)
        """The row under the cursor, or None."""
        return self._rows.row_at(self.currentIndex())

    def choose(self, key: object) -> bool:
        """Put the cursor on the row with ``key``; False if there is none."""
        index = self._rows.index_of(key)
        if not index.isValid():
            return False
        self.selectRow(index.row())
        self.scrollTo(index)
        return True

    @Slot(QModelIndex, int, int)
    def _on_rows_about_to_be_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del parent
        let_go_of(self, first, last)

    def save_layout(self) -> None:
        """Keep the columns' widths."""
        if self._preferences is not None:
            self._preferences.set_state(self._preferences_key, self.horizontalHeader().saveState())

    @Slot()
    def _on_section_resized(self) -> None:
        self._save_later.start()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row is not None:
            self.row_activated.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's)
        """Tell the row under the cursor."""
        super().currentChanged(current, previous)
        self._tell(self._rows.row_at(current))

    @Slot()
    def _tell_current(self) -> None:
        self._tell(self.current_row())

    def _tell(self, row: object) -> None:
        # a row whose facts changed is told again; one that only moved is not
        if row != self._told:
            self._told = row
            self.current_changed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter acts on the row; everything else is the view's."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current_row()
        if event.key() in ENTER and not plain and row is not None:
            # held down it must not go on through what gets the focus next
            if not event.isAutoRepeat():
                self.row_activated.emit(row)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Icons are drawn in the scheme's colours, and words in the person's language."""
        super().changeEvent(event)
        # Qt calls it from its own constructor too
        if event.type() in _ANEW and hasattr(self, "_rows"):
            self._rows.forget()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the rows, or what stands where there are none."""
        super().paintEvent(event)
        title, hint = self._empty
        if self._rows.rowCount() or not title:
            return
        paint_empty_text(self.viewport(), self.palette(), title, hint)
