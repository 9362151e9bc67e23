"""The calendar's grid: a cursor, ranges, typing, filling, copy and paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QWidget,
)

from core.capacity.calendar import MOST_ROUTES
from ui.setup.calendar_edit import ENTER, CellDelegate
from ui.setup.calendar_headers import DaysHeader, ZonesHeader
from ui.setup.calendar_model import number_of
from ui.setup.calendar_paint import CellPainter, cell_size, is_weekend, look_of
from ui.widgets.empty_text import GridView

if TYPE_CHECKING:
    from datetime import date

    from ui.setup.calendar_model import CalendarModel, Index, Key

Role = QPalette.ColorRole
WIDEST: Final = 1.6
TALLEST: Final = 1.4
"""Cells grow with the room there is, up to so many times their least size."""
CLEAR: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TINT: Final = 70


class CalendarView(GridView):
    """Cells of a CalendarModel.

    ``counts_typed`` carries {key: count} of what was typed, filled, cleared or pasted at once;
    ``paste_refused`` a sentence; ``moved``: another cell is under the cursor, or its content
    changed; ``page_requested`` +1 or -1, a month.
    """

    counts_typed = Signal(object)
    paste_refused = Signal(str)
    moved = Signal()
    page_requested = Signal(int)

    def __init__(self, model: CalendarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.places: list[tuple[bool, bool, bool]] = []
        self.letters: list[str] = []
        self.here = (-1, -1)
        self._kept: Key | None = None
        self._learn_days()
        self._painter = CellPainter(self)
        self._drawn: dict[tuple[int, int], QPixmap] = {}
        self.setHorizontalHeader(DaysHeader(self))
        self.setVerticalHeader(ZonesHeader(self))
        self.setModel(model)
        self.cells = CellDelegate(model, self)
        self.setItemDelegate(self.cells)
        self._set_up()
        model.typed.connect(self.counts_typed)
        model.dataChanged.connect(self._forget_drawn)
        model.dataChanged.connect(self.moved)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._on_reset)
        self.cells.entered.connect(self.fill)
        self.cells.stepped.connect(self._step)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Routes by zone and day"))
        self.setMinimumHeight(3 * cell_size().height())
        self._corner = self.findChild(QAbstractButton)
        if self._corner is not None:
            self._corner.installEventFilter(self)

    # what its owner does ---------------------------------------------------------------

    def current_key(self) -> Key | None:
        """The cell under the cursor."""
        return self.grid.key(self.currentIndex())

    def chosen_keys(self) -> tuple[Key, ...]:
        """Every cell of the range, row by row; at least the current one, if there is one."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        ordered = sorted((index.row(), index.column()) for index in indexes if index.isValid())
        return tuple((self.grid.zones[row], self.grid.dates[column]) for row, column in ordered)

    def go(self, key: Key) -> bool:
        """Put the cursor on a cell; False where it is not shown."""
        index = self.grid.index_of(key)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        return True

    def choose(self, keys: tuple[Key, ...]) -> None:
        """Choose the range that these cells span; the cursor stands on the first."""
        indexes = [index for key in keys if (index := self.grid.index_of(key)).isValid()]
        if not indexes:
            return
        rows, columns = [i.row() for i in indexes], [i.column() for i in indexes]
        self.go((self.grid.zones[min(rows)], self.grid.dates[min(columns)]))
        self.setSelection(
            self.visualRect(self.grid.index(min(rows), min(columns))).united(
                self.visualRect(self.grid.index(max(rows), max(columns)))
            ),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )

    @Slot(int)
    def fill(self, number: int) -> None:
        """Type a number into every cell of the range."""
        keys = self.chosen_keys()
        if keys:
            self.counts_typed.emit(dict.fromkeys(keys, number))

    def copy(self) -> None:
        """The range's numbers as tab-separated text, as spreadsheets take it."""
        keys = self.chosen_keys()
        rows: dict[str, list[str]] = {}
        for key in keys:
            count = self.grid.count(key)
            rows.setdefault(key[0], []).append("" if count is None else str(count))
        if rows:
            QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))

    def paste(self) -> None:
        """Tab-separated numbers into the range: one fills it, a block is repeated if that fits."""
        keys = self.chosen_keys()
        lines = QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()
        if not keys or not lines:
            return
        block: list[list[int]] = []
        for number, line in enumerate(lines, start=1):
            row: list[int] = []
            for place, words in enumerate(line.split("\t"), start=1):
                count = number_of(words)
                if count is None:
                    self.paste_refused.emit(
                        self.tr(
                            "“{words}” (row {row}, column {column} of what was copied) is no number"
                            " of routes from 0 to {most}. Nothing was pasted."
                        ).format(words=words.strip(), row=number, column=place, most=MOST_ROUTES)
                    )
                    return
                row.append(count)
            block.append(row)
        self.counts_typed.emit(self._laid_out(block, keys))

    def _laid_out(self, block: list[list[int]], keys: tuple[Key, ...]) -> dict[Key, int]:
        """The block on the grid, from the range's corner; what is beyond the grid falls away."""
        rows = len({zone for zone, _ in keys})
        columns = len({day for _, day in keys})
        tall, wide = len(block), max(len(row) for row in block)
        down = rows if rows % tall == 0 else tall
        across = columns if columns % wide == 0 else wide
        top, left = self.grid.zones.index(keys[0][0]), self.grid.dates.index(keys[0][1])
        laid: dict[Key, int] = {}
        for r in range(max(down, tall)):
            for c in range(max(across, wide)):
                row = block[r % tall]
                inside = top + r < len(self.grid.zones) and left + c < len(self.grid.dates)
                if inside and c % wide < len(row):
                    laid[self.grid.zones[top + r], self.grid.dates[left + c]] = row[c % wide]
        return laid

    # the room there is -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Cells take the room there is, within reason; the one under the cursor stays in sight."""
        super().resizeEvent(event)
        self._fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another palette or font: draw for it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "cells"
        ):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """The corner between days and zones is ground like theirs, no button."""
        if watched is self._corner and event.type() == QEvent.Type.Paint:
            painter = QPainter(cast("QWidget", watched))
            painter.fillRect(cast("QWidget", watched).rect(), self.palette().color(Role.Window))
            painter.end()
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        columns, rows = len(self.grid.dates), len(self.grid.zones)
        if not columns or not rows:
            return
        self._forget_drawn()
        least = cell_size()
        room = self.viewport().size()
        width = min(max(room.width() // columns, least.width()), int(least.width() * WIDEST))
        height = min(max(room.height() // rows, least.height()), int(least.height() * TALLEST))
        spare = max(room.width() - columns * width, 0) if width > least.width() else 0
        for column in range(columns):
            self.setColumnWidth(column, width + (column < spare < columns))
        for row in range(rows):
            self.setRowHeight(row, height)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A month of some zones."""
        least = cell_size()
        return QSize(20 * least.width(), 8 * least.height())

    # the cursor ------------------------------------------------------------------------

    def _learn_days(self) -> None:
        locale = self.locale()
        form = locale.FormatType.NarrowFormat
        self.letters = [locale.standaloneDayName(day, form) for day in range(1, 8)]
        first = locale.firstDayOfWeek().value - 1
        today = None if self.grid.calendar is None else self.grid.calendar.today
        self.places = [
            (is_weekend(day), day.weekday() == first, day == today) for day in self.grid.dates
        ]

    def _keep_current(self) -> None:
        self._kept = self.current_key() or self._kept

    def _on_reset(self) -> None:
        self._learn_days()
        self.here = (-1, -1)
        self._fit()
        self.updateGeometries()
        if not self.grid.dates or not self.grid.zones:
            self.moved.emit()
            return
        is_first = self._kept is None
        zone, day = self._kept or (self.grid.zones[0], self._first_day())
        if zone not in self.grid.zones:
            zone = self.grid.zones[0]
        if day not in self.grid.dates:
            # of another month the same day, or its last
            day = self._first_day() if is_first else self._same_day(day)
        self.go((zone, day))
        if is_first:
            # what is behind matters less than what comes
            before = max(self.grid.dates.index(day) - 1, 0)
            self.scrollTo(self.grid.index(0, before), self.ScrollHint.PositionAtTop)
            self.horizontalScrollBar().setValue(self.horizontalHeader().sectionPosition(before))
        self.moved.emit()

    def _first_day(self) -> date:
        today = None if self.grid.calendar is None else self.grid.calendar.today
        dates = self.grid.dates
        return today if today is not None and today in dates else dates[0]

    def _same_day(self, day: date) -> date:
        dates = self.grid.dates
        return dates[min(day.day, len(dates)) - 1]

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's name)
        """Tell that another cell is under the cursor."""
        super().currentChanged(current, previous)
        self.here = (current.row(), current.column())
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.moved.emit()

    @Slot(int, int)
    def _step(self, down: int, across: int) -> None:
        """The cursor goes on after a number was typed."""
        row = min(max(self.here[0] + down, 0), len(self.grid.zones) - 1)
        column = min(max(self.here[1] + across, 0), len(self.grid.dates) - 1)
        if row >= 0 and column >= 0:
            self.go((self.grid.zones[row], self.grid.dates[column]))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, words: str = "") -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        self.edit(index)
        if self.cells.editor is not None and words:
            self.cells.editor.setText(words)
            self.cells.editor.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits and Enter edit, Delete clears, Ctrl+Enter fills, Page Up and Down turn."""
        if self._clipboard_key(event) or self._number_key(event):
            return
        if event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # letters are not searched for
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _clipboard_key(self, event: QKeyEvent) -> bool:
        for keys, call in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.SelectAll, self.selectAll),
        ):
            if event.matches(keys):
                call()
                return True
        return False

    def _number_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one that types, fills, clears or turns the page."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in ENTER:
            # without a number being typed: as in the range's first cell
            count = next((self.grid.count(cell) for cell in self.chosen_keys()), None)
            if count is not None:
                self.fill(count)
            return True
        if modifiers:
            return False
        if key in ENTER:
            if not event.isAutoRepeat():
                self._edit()
        elif key in CLEAR:
            self.fill(0)
        elif key in PAGES:
            self.page_requested.emit(PAGES[key])
        elif event.text().isascii() and event.text().isdecimal():
            self._edit(event.text())
        else:
            return False
        return True

    # drawing ---------------------------------------------------------------------------

    @Slot()
    def _forget_drawn(self) -> None:
        """Cells changed: each is looked at anew."""
        self._drawn.clear()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the cells, or what stands where there are none.

        In one go, not through the delegate: a call for each of some hundred cells would cost more
        than drawing them.
        """
        if not self.grid.zones or not self.grid.dates:
            super().paintEvent(event)
            self.paint_nothing()
            return
        if self._painter.prepare():
            self._forget_drawn()
        painter = QPainter(self.viewport())
        area = event.rect()
        rows, columns = self._lines_in(area)
        for row, top, height in rows:
            for column, left, width in columns:
                picture = self._drawn.get((row, column))
                if picture is None:
                    picture = self._picture(row, column, QSize(width, height))
                painter.drawPixmap(left, top, picture)
        self._paint_range(painter)
        painter.end()

    def _lines_in(
        self, area: QRect
    ) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
        """Rows and columns that are in sight there: each with its place and its size."""
        rows = [
            (row, top, height)
            for row in range(len(self.grid.zones))
            if (top := self.rowViewportPosition(row)) <= area.bottom()
            and top + (height := self.rowHeight(row)) > area.top()
        ]
        columns = [
            (column, left, width)
            for column in range(len(self.grid.dates))
            if (left := self.columnViewportPosition(column)) <= area.right()
            and left + (width := self.columnWidth(column)) > area.left()
        ]
        return rows, columns

    def _picture(self, row: int, column: int, size: QSize) -> QPixmap:
        grid = self.grid
        key = (grid.zones[row], grid.dates[column])
        look = look_of(
            grid.cell(key),
            grid.edits.get(key),
            refused=key in grid.refused,
            place=self.places[column],
        )
        picture = self._drawn[row, column] = self._painter.tile(look, size)
        return picture

    def _paint_range(self, painter: QPainter) -> None:
        """Tint the range, and put the ring around the cell under the cursor."""
        selection = self.selectionModel().selection()
        # one cell has the ring; a tint over it would only dim its words
        if not self._is_single():
            colour = self.palette().color(Role.Highlight)
            colour.setAlpha(_TINT)
            for chosen in (selection.at(number) for number in range(selection.count())):
                first, last = chosen.topLeft(), chosen.bottomRight()
                painter.fillRect(self.visualRect(first).united(self.visualRect(last)), colour)
        if self.currentIndex().isValid():
            area = self.visualRect(self.currentIndex())
            self._painter.draw_ring(painter, area, focused=self.hasFocus())

    def _is_single(self) -> bool:
        selection = self.selectionModel().selection()
        return selection.count() == 1 and selection.at(0).width() * selection.at(0).height() == 1

    def moveCursor(  # noqa: N802 (Qt's name)
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 (Qt's name)
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Without a cursor an arrow goes to today, or to the first day."""
        if not self.currentIndex().isValid() and self.grid.zones and self.grid.dates:
            return self.grid.index_of((self.grid.zones[0], self._first_day()))
        return super().moveCursor(cursorAction, modifiers)
