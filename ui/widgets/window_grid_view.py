"""The view of the window grid: bands by the width there is, the cursor, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.theme import GRID, Size
from ui.widgets.empty_text import GridView
from ui.widgets.window_grid_paint import MARK, WindowGridDelegate, column_width, row_height

if TYPE_CHECKING:
    from ui.widgets.window_grid_model import Index, Key, WindowGridModel

WEEK: Final = 7
MOST_LABEL: Final = 26 * GRID
TALLEST: Final = 1.5
"""Cells grow with the room there is, up to this many times their least height."""
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
Move = QAbstractItemView.CursorAction


class _Labels(QHeaderView):
    """The arrival windows, beside their rows."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(GRID)
        self.setFont(Size.BODY.font(bold=True))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the widest label, within reason."""
        model = self.model()
        metrics = self.fontMetrics()
        words = [
            str(model.headerData(row, Qt.Orientation.Vertical) or "")
            for row in range(model.rowCount())
        ]
        widest = max((metrics.horizontalAdvance(label) for label in words), default=0)
        return QSize(min(widest, MOST_LABEL) + 3 * GRID, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the labels, and beneath the last one the grid's ground too."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        rest = self.viewport().rect()
        rest.setTop(self.length() - self.offset())
        painter.fillRect(rest, self.palette().color(QPalette.ColorRole.Base))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 (Qt's names)
        """Draw one label, on the grid's own ground."""
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Base))
        label = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        area = rect.adjusted(GRID // 2, 0, -GRID - GRID // 2, 0)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        words = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, area.width())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(right), words)
        painter.restore()


class WindowGridView(GridView):
    """Cells of a WindowGridModel; one is under the cursor, also when it is closed.

    ``activated_here``: Enter or a double click on the current cell. ``moved``: another cell, or
    another content, is under the cursor. ``page_requested``: +1 or -1.
    """

    activated_here = Signal()
    moved = Signal()
    page_requested = Signal(int)

    def __init__(self, model: WindowGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._kept: tuple[Key, int] | None = None
        self.setVerticalHeader(_Labels(self))
        self.setModel(model)
        self.paints = WindowGridDelegate(model, self)
        self.setItemDelegate(self.paints)
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self.moved)
        self.doubleClicked.connect(self.activated_here)

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(GRID)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(4 * row_height())

    # what its owner does ---------------------------------------------------------------

    def current_key(self) -> Key | None:
        """The cell under the cursor."""
        return self._grid.key(self.currentIndex())

    def go(self, key: Key) -> bool:
        """Put the cursor on a cell; False where there is none."""
        index = self._grid.index_of(key)
        if not index.isValid() or self._grid.window(index) is None:
            return False
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        return True

    # the room there is -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Weeks side by side where they can be read, else above each other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = len(self._grid.days.dates)
        if not count:
            return
        least = max(column_width(self.tr("Checking…")), column_width("+0 min") + MARK + GRID)
        room = self.viewport().width()
        fits = count * least <= room or count <= WEEK
        self._grid.arrange(count if fits else WEEK)
        across = self._grid.across
        wide, spare = divmod(max(room, across * least), across)
        for column in range(across):
            self.setColumnWidth(column, wide + (column < spare))
        self._fit_rows()

    def _fit_rows(self) -> None:
        rows, band = self._grid.rowCount(), self._grid.band_rows
        least = row_height()
        dates = rows // band
        room = self.viewport().height() - dates * least
        tall = min(max(room // max(rows - dates, 1), least), int(least * TALLEST))
        for row in range(rows):
            self.setRowHeight(row, least if self._grid.is_date_row(row) else tall)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Two weeks above each other, six windows a day."""
        return QSize(8 * column_width(self.tr("Checking…")), 14 * row_height())

    # the cursor ------------------------------------------------------------------------

    def _keep_current(self) -> None:
        key = self.current_key()
        if key is not None:
            self._kept = (key, self._grid.days.dates.index(key[0]))

    def _on_reset(self) -> None:
        self._fit()
        self.updateGeometries()
        if self._kept is not None and self._grid.days.dates:
            (day, label), place = self._kept
            dates = self._grid.days.dates
            # of another page the cell at the same place
            there = day if day in dates else dates[min(place, len(dates) - 1)]
            if not self.go((there, label)):
                self.moved.emit()

    def forget_current(self) -> None:
        """What comes next has nothing to do with what is shown."""
        self._kept = None
        self.setCurrentIndex(QModelIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's name)
        """Tell that another cell is under the cursor."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def moveCursor(  # noqa: N802 (Qt's name)
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 (Qt's name)
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """The cell that an arrow or Home or End leads to, through the bands as one sheet."""
        grid, key = self._grid, self.current_key()
        days, labels = grid.days.dates, grid.days.labels
        if not days or not labels:
            return QModelIndex()
        if key is None:
            return grid.index_of((days[0], labels[0]))
        day, row = days.index(key[0]), labels.index(key[1])
        whole = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        across = grid.across
        if cursorAction in (Move.MoveLeft, Move.MovePrevious):
            day = max(day - 1, 0)
        elif cursorAction in (Move.MoveRight, Move.MoveNext):
            day = min(day + 1, len(days) - 1)
        elif cursorAction is Move.MoveUp:
            day, row = _stepped(day, row - 1, len(labels), across, len(days))
        elif cursorAction is Move.MoveDown:
            day, row = _stepped(day, row + 1, len(labels), across, len(days))
        elif cursorAction is Move.MoveHome:
            day, row = (0, 0) if whole else (day - day % across, row)
        elif cursorAction is Move.MoveEnd:
            last = len(days) - 1
            end = min(day - day % across + across - 1, last)
            day, row = (last, len(labels) - 1) if whole else (end, row)
        return grid.index_of((days[day], labels[row]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter chooses, Page Up and Down turn the page; letters are not searched for."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in ENTER:
            # the Enter that brought the focus here may still be held down
            if not event.isAutoRepeat():
                self.activated_here.emit()
        elif plain and key in PAGES:
            self.page_requested.emit(PAGES[key])
        elif event.text().strip() and plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the cells, or what stands where there are none."""
        self.paints.prepare()
        super().paintEvent(event)
        if self._grid.rowCount():
            self.paints.paint_closed_days()
        else:
            self.paint_nothing()


def _stepped(day: int, row: int, rows: int, across: int, days: int) -> tuple[int, int]:
    """A step up or down, into the band above or below at its edge."""
    if 0 <= row < rows:
        return day, row
    onward = across if row >= rows else -across
    if not 0 <= day + onward < days:
        return day, min(max(row, 0), rows - 1)
    return day + onward, 0 if onward > 0 else rows - 1
