"""A sheet as it stands in the file: its rows by their numbers, bad cells marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from core.exchange.sheet import column_letters
from ui.icons import tinted_icon
from ui.sentences import said
from ui.setup.import_words import column_index, proposal
from ui.theme import GRID, Tone, muted, tone_colours
from ui.widgets.cursor import let_go
from ui.widgets.empty_text import paint_empty_text
from ui.widgets.rows_model import NOWHERE, Item

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from core.exchange.problem import Problem
    from core.exchange.recognise import PreviewRow, SheetPreview
    from ui.theme import Colours
    from ui.widgets.rows_model import Index

COLUMN_WIDTH: Final = 30 * GRID
WIDEST: Final = 60 * GRID
_SAMPLE: Final = 30
"""Rows whose texts decide how wide a column is at first."""


class PreviewModel(QAbstractTableModel):
    """The rows of a SheetPreview; columns that nothing is read from are muted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[PreviewRow, ...] = ()
        self._columns = 0
        self._read: frozenset[int] | None = None
        self._bad: dict[tuple[int, int], Problem] = {}

    # what it shows -------------------------------------------------------------------------

    def set_preview(self, preview: SheetPreview | None) -> None:
        """Other rows."""
        self.beginResetModel()
        self._headers = preview.headers if preview else ()
        self._rows = preview.rows if preview else ()
        widest = max((len(row.cells) for row in self._rows), default=0)
        self._columns = max(len(self._headers), widest)
        self.endResetModel()

    def set_read(self, columns: Collection[int] | None) -> None:
        """The columns that something is read from; None: all of them are."""
        self._read = None if columns is None else frozenset(columns)
        self._redraw()

    def set_problems(self, problems: Iterable[Problem]) -> None:
        """The bad cells of this sheet; the first problem of a cell is the one told."""
        self._bad = {}
        for problem in problems:
            self._bad.setdefault((problem.row, column_index(problem.column)), problem)
        self._redraw()

    def problem_at(self, index: Index) -> Problem | None:
        """What is wrong with a cell, or with the whole row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()].number
        return self._bad.get((row, index.column())) or self._bad.get((row, -1))

    def index_of(self, problem: Problem) -> QModelIndex:
        """The cell that a problem is about; invalid where these rows do not have it."""
        column = max(column_index(problem.column), 0)
        for row, shown in enumerate(self._rows):
            if shown.number == problem.row:
                return self.index(row, min(column, self._columns - 1))
        return QModelIndex()

    def _redraw(self) -> None:
        if self._rows and self._columns:
            last = self.index(len(self._rows) - 1, self._columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    # what a view asks ----------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many columns the widest row has."""
        return 0 if parent.isValid() else self._columns

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> object:
        """Above: the letters and the sheet's own heading; at the left: the row's number."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if role == Item.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role in (Item.DisplayRole, Item.ToolTipRole, Item.AccessibleTextRole):
            return self.heading(section)
        return None

    def heading(self, section: int) -> str:
        """A column's letters and what stands above it: "B  Phone"."""
        said_above = self._headers[section] if section < len(self._headers) else ""
        return f"{column_letters(section)}   {said_above}".rstrip()

    def _row_header(self, section: int, role: int) -> object:
        if not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if role == Item.DisplayRole:
            return str(row.number)
        if role == Item.ToolTipRole and row.hidden:
            return self.tr("This row is hidden in the file")
        if role == Item.FontRole and row.hidden:
            font = QFont(QApplication.font())
            font.setItalic(True)
            return font
        return None

    def data(self, index: Index, role: int = Item.DisplayRole) -> object:
        """A cell's text; a bad one has a sign, a ground of its own, and says what is wrong."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row.cells[index.column()] if index.column() < len(row.cells) else ""
        problem = self._bad.get((row.number, index.column()))
        answer: object = None
        if role == Item.DisplayRole:
            answer = text
        elif role in (Item.ToolTipRole, Item.AccessibleTextRole):
            answer = self._told(index, row, text)
        elif role == Item.DecorationRole and problem is not None:
            answer = tinted_icon("warning", self._colours().ink)
        elif role == Item.BackgroundRole and self.problem_at(index) is not None:
            answer = QBrush(self._colours().fill)
        elif role == Item.ForegroundRole:
            answer = self._ink(index, bad=self.problem_at(index) is not None)
        elif role == Item.FontRole and row.hidden:
            answer = self._row_header(index.row(), Item.FontRole)
        return answer

    def _told(self, index: Index, row: PreviewRow, text: str) -> str:
        place = f"{column_letters(index.column())}{row.number}"
        parts = [f"{place}: {text or self.tr('blank')}"]
        problem = self.problem_at(index)
        if problem is not None:
            parts.append(f"{said(problem.message)} {proposal(problem)}".strip())
        if row.hidden:
            parts.append(self.tr("This row is hidden in the file"))
        return "\n".join(parts)

    def _ink(self, index: Index, *, bad: bool) -> QBrush | None:
        if bad:
            return QBrush(self._colours().ink)
        if self._read is not None and index.column() not in self._read:
            return QBrush(muted(QApplication.palette()))
        return None

    @staticmethod
    def _colours() -> Colours:
        return tone_colours(Tone.DANGER, QApplication.palette())


class PreviewTable(QTableView):
    """Read only; arrow keys walk the cells. ``cell_changed`` carries the Problem there, or None."""

    cell_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = PreviewModel(self)
        self._empty = ("", "")
        self.setModel(self.cells)
        let_go(self)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setHighlightSections(True)
            header.setSectionsClickable(False)
        across.setDefaultSectionSize(COLUMN_WIDTH)
        across.setMinimumSectionSize(12 * GRID)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_preview(self, preview: SheetPreview | None) -> None:
        """Show other rows; columns as wide as their first texts want."""
        kept = [self.columnWidth(column) for column in range(self.cells.columnCount())]
        self.cells.set_preview(preview)
        if self.cells.columnCount() == len(kept):
            for column, width in enumerate(kept):
                self.setColumnWidth(column, width)
            return
        metrics = self.fontMetrics()
        for column in range(self.cells.columnCount()):
            texts = [self.cells.heading(column)]
            texts += [
                str(self.cells.index(row, column).data() or "")
                for row in range(min(self.cells.rowCount(), _SAMPLE))
            ]
            wanted = max(metrics.horizontalAdvance(text) for text in texts) + 6 * GRID
            self.setColumnWidth(column, min(max(wanted, COLUMN_WIDTH), WIDEST))

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What is drawn where there are no rows."""
        self._empty = (title, hint)
        self.viewport().update()

    def go_to(self, problem: Problem) -> bool:
        """Put the cursor on the bad cell; False where it is not among these rows."""
        index = self.cells.index_of(problem)
        if not index.isValid():
            let_go(self)
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's)
        """Tell what is wrong with the cell under the cursor."""
        super().currentChanged(current, previous)
        self.cell_changed.emit(self.cells.problem_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter and Esc are the page's; everything else is the view's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the rows, or what stands where there are none."""
        super().paintEvent(event)
        title, hint = self._empty
        if not self.cells.rowCount() and title:
            paint_empty_text(self.viewport(), self.palette(), title, hint)
