"""Above a preview: for each column, the field that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.exchange.sheet import column_letters
from ui.sentences import said
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.table import ENTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from core.exchange.mapping import FieldInfo
    from ui.setup.import_preview import PreviewTable

MOST_COLUMNS: Final = 64
"""So many columns have a box of their own; a field further right is found by its heading only."""
_MEANT: Final = "meant"
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ColumnChoices(QWidget):
    """A box above each column of ``table``; one of them is in the tab chain, Left and Right walk.

    Up and Down look through the fields: what they come to is chosen with Enter, or when the box
    is left. Esc takes it back. (On the way to a field others would be taken from their columns.)
    ``field_chosen`` carries a column's index and a field's name, "" where nothing is read from it.
    """

    field_chosen = Signal(int, str)

    def __init__(self, table: PreviewTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._boxes: list[Choice] = []
        self._fields: tuple[FieldInfo, ...] = ()
        self._otherwise = ""
        self._by_key = False
        self._looks: int | None = None
        # what is scrolled away is cut at the edge of the rows' numbers
        self._strip = QWidget(self)
        height = Choice("").sizeHint().height()
        self.setFixedHeight(height + GRID)
        across = table.horizontalHeader()
        across.sectionResized.connect(self._place)
        across.geometriesChanged.connect(self._place)
        table.verticalHeader().geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        table.cells.modelReset.connect(self._place)

    def show_columns(
        self,
        headings: Sequence[str],
        fields: Sequence[FieldInfo],
        columns: Mapping[str, int],
        otherwise: str,
    ) -> None:
        """A box for each heading with ``fields`` to choose from, as ``columns`` says it now.

        ``otherwise``: what a column is that means none of them.
        """
        while len(self._boxes) < min(len(headings), MOST_COLUMNS):
            self._add_box()
        if (tuple(fields), otherwise) != (self._fields, self._otherwise):
            self._fields, self._otherwise = tuple(fields), otherwise
            for box in self._boxes:
                self._fill(box)
        meant = {column: name for name, column in columns.items()}
        for column, box in enumerate(self._boxes):
            box.setVisible(column < len(headings))
            if column < len(headings):
                name = self.tr("Column {letters}, {heading}: what it is").format(
                    letters=column_letters(column), heading=headings[column]
                )
                box.setAccessibleName(name)
                box.view().setAccessibleName(name)
                if column != self._looks:
                    box.choose(meant.get(column, ""))
                box.setProperty(_MEANT, meant.get(column, ""))
        self._place()

    def first_box(self) -> Choice | None:
        """The box that the tab chain comes to."""
        return self._boxes[0] if self._boxes else None

    def box(self, column: int) -> Choice:
        """The box above a column."""
        return self._boxes[column]

    # ---------------------------------------------------------------------------------------

    def _add_box(self) -> None:
        box = Choice("", self._strip)
        column = len(self._boxes)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus if column else Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        box.activated.connect(lambda _: self._on_activated(column))
        self._boxes.append(box)
        self._fill(box)

    def _fill(self, box: Choice) -> None:
        box.clear()
        box.addItem(self._otherwise, "")
        for number, field in enumerate(self._fields, start=1):
            box.addItem(said(field.title), field.name)
            box.setItemData(number, said(field.about), Qt.ItemDataRole.ToolTipRole)

    def _on_activated(self, column: int) -> None:
        self._looks = column
        if not self._by_key:
            self._take()

    def _take(self) -> None:
        """What was looked for is chosen."""
        column, self._looks = self._looks, None
        if column is None:
            return
        box = self._boxes[column]
        if box.currentData() != box.property(_MEANT):
            self.field_chosen.emit(column, str(box.currentData()))

    def _let_be(self) -> bool:
        """What was looked for is not chosen; False where nothing was."""
        column, self._looks = self._looks, None
        if column is None:
            return False
        self._boxes[column].choose(self._boxes[column].property(_MEANT))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Left and Right go to the neighbour; the wheel scrolls, it chooses nothing."""
        if not isinstance(watched, Choice) or watched not in self._boxes:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        # a list that is open has the keys itself, and tells what was chosen in it at once
        self._by_key = event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and self._by_key:
            return self._press(watched, Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusIn:
            self._hold(watched)
        elif event.type() == QEvent.Type.FocusOut:
            self._take()
        return super().eventFilter(watched, event)

    def _press(self, watched: Choice, key: Qt.Key) -> bool:
        """Whether the key was for this; the box has it otherwise."""
        if key in _STEPS:
            self._walk(self._boxes.index(watched) + _STEPS[key])
        elif key in ENTER and self._looks is not None:
            self._take()
        elif key != Qt.Key.Key_Escape or not self._let_be():
            return False
        return True

    def _walk(self, column: int) -> None:
        shown = sum(not box.isHidden() for box in self._boxes)
        if 0 <= column < shown:
            self._boxes[column].setFocus(Qt.FocusReason.TabFocusReason)

    def _hold(self, watched: QObject) -> None:
        """The box with the focus is the one that the tab chain comes back to; it is to be seen."""
        for column, box in enumerate(self._boxes):
            held = box is watched
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if held else Qt.FocusPolicy.ClickFocus)
            if held:
                self._scroll_to(column)

    def _scroll_to(self, column: int) -> None:
        bar = self._table.horizontalScrollBar()
        left = self._table.horizontalHeader().sectionViewportPosition(column)
        right = left + self._table.columnWidth(column)
        if left < 0:
            bar.setValue(bar.value() + left)
        elif right > self._table.viewport().width():
            bar.setValue(bar.value() + min(left, right - self._table.viewport().width()))

    @Slot()
    def _place(self) -> None:
        """Each box where its column is."""
        table = self._table
        edge = table.frameWidth() + table.verticalHeader().width()
        self._strip.setGeometry(QRect(edge, 0, max(self.width() - edge, 0), self.height()))
        across = table.horizontalHeader()
        for column, box in enumerate(self._boxes):
            if column < across.count():
                place = QRect(
                    across.sectionViewportPosition(column),
                    0,
                    max(across.sectionSize(column) - GRID // 2, 0),
                    self.height() - GRID,
                )
                box.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the table's width."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As narrow as the table may be."""
        return QSize(0, self.height())


class MappedPreview(QWidget):
    """A preview with the boxes above it."""

    def __init__(self, table: PreviewTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.choices = ColumnChoices(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.choices)
        layout.addWidget(table, 1)
