"""A list of two-line rows: what it is, and beneath it what tells it from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import GRID, ICON, Size, muted
from ui.widgets.cursor import let_go, let_go_of
from ui.widgets.empty_text import paint_empty_text
from ui.widgets.rows_model import Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from ui.widgets.rows_model import Index

T = TypeVar("T")
MOST_NARROW: Final = 36 * GRID
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Lines:
    """How one row is shown: title and detail, a word at the right of the title, an icon.

    ``spoken`` is what a screen reader says; nothing: title, word and detail.
    """

    title: str
    detail: str
    word: str = ""
    icon: QIcon | None = None
    is_muted: bool = False
    spoken: str = ""

    def told(self) -> str:
        """All of it as one text."""
        return self.spoken or ". ".join(
            part for part in (self.title, self.word, self.detail) if part
        )


class LineList(QListView, Generic[T]):
    """Two-line rows of a RowsModel; one is under the cursor, Enter acts on it; it goes, none is.

    ``row_activated`` carries the row that Enter or a double click (``on_click``: a click) was on;
    ``row_changed`` the row under the cursor, or None, when it became another.
    """

    row_activated = Signal(object)
    row_changed = Signal(object)

    def __init__(
        self,
        name: str,
        lines: Callable[[T], Lines],
        key: Callable[[T], Hashable],
        parent: QWidget | None = None,
        *,
        on_click: bool = False,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._key = key
        self._empty = ("", "")
        self._told: Hashable = None
        self.rows_model: RowsModel[T] = RowsModel(
            (Column("all", name, lambda row: lines(row).told(), is_live=True),), self
        )
        # before the view's own: it would choose a neighbour
        self.rows_model.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        self.setModel(self.rows_model)
        let_go(self)
        self.rows_model.rowsInserted.connect(self._describe)
        self.rows_model.rowsRemoved.connect(self._describe)
        self.setItemDelegate(_LinesDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(MOST_NARROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        (self.clicked if on_click else self.doubleClicked).connect(self._on_chosen)

    def lines_at(self, index: Index) -> Lines | None:
        """How the row of an index is shown."""
        row = self.rows_model.row_at(index)
        return None if row is None else self._lines(row)

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows as they are shown."""
        return self.rows_model.rows

    def set_rows(self, rows: Iterable[T], *, to_first: bool = False) -> None:
        """Show ``rows``. The cursor stays with its row; ``to_first`` puts it on the first."""
        self.rows_model.set_rows(rows, self._key)
        if to_first:
            self.go_to(0)
        self.viewport().update()
        self._tell()

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What is drawn where there are no rows."""
        self._empty = (title, hint)
        self._describe()
        self.viewport().update()

    @Slot()
    def _describe(self) -> None:
        """To the ear as to the eye: only where there are no rows."""
        is_empty = self.rows_model.rowCount() == 0
        self.setAccessibleDescription(" ".join(self._empty).strip() if is_empty else "")

    def current_row(self) -> T | None:
        """The row under the cursor."""
        return self.rows_model.row_at(self.currentIndex())

    def go_to(self, number: int) -> None:
        """Put the cursor on row ``number``, as near as there is one."""
        count = self.rows_model.rowCount()
        if count:
            self.setCurrentIndex(self.rows_model.index(max(0, min(number, count - 1)), 0))

    def step(self, by: int) -> None:
        """Move the cursor by so many rows: for a field that keeps the focus meanwhile."""
        current = self.currentIndex()
        self.go_to(current.row() + by if current.isValid() else 0)

    def choose(self, key: Hashable) -> bool:
        """Put the cursor on the row with ``key``; False if there is none."""
        index = self.rows_model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def let_go(self) -> None:
        """Choose nothing."""
        let_go(self)

    @Slot(QModelIndex, int, int)
    def _on_rows_about_to_be_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del parent
        let_go_of(self, first, last)

    def a_page(self) -> int:
        """Rows that are in view at once, less one."""
        height = max(1, self.sizeHintForRow(0))
        return max(1, self.viewport().height() // height - 1)

    @Slot()
    def _on_chosen(self) -> None:
        row = self.current_row()
        if row is not None:
            self.row_activated.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's)
        """Tell the row under the cursor."""
        super().currentChanged(current, previous)
        self._tell()

    def _tell(self) -> None:
        row = self.current_row()
        key = None if row is None else self._key(row)
        if key != self._told:
            self._told = key
            self.row_changed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter acts on the row; everything else is the view's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() is not None:
            self._on_chosen()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the rows, or what stands where there are none."""
        super().paintEvent(event)
        title, hint = self._empty
        if self.rows_model.rowCount() or not title:
            return
        paint_empty_text(self.viewport(), self.palette(), title, hint)


class _LinesDelegate(QStyledItemDelegate):
    """Draws the two lines on the style's own background."""

    def __init__(self, view: LineList[T]) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's)
        """Two lines and the air around them."""
        del option, index
        heights = QFontMetrics(Size.BODY.font(bold=True)).height()
        heights += QFontMetrics(Size.SMALL.font()).height()
        return QSize(40 * GRID, heights + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        lines = self._view.lines_at(index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        if lines is None:
            return
        painter.save()
        self._draw(painter, shown, lines)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, lines: Lines) -> None:
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        strong = palette.color(
            QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        )
        weak = strong if chosen else muted(palette)
        area = QRect(option.rect).adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        bold, small = Size.BODY.font(bold=not lines.is_muted), Size.SMALL.font()
        top = QRect(area.left(), area.top(), area.width(), QFontMetrics(bold).height())
        if lines.icon is not None:
            drawn = lines.icon.pixmap(QSize(ICON, ICON), self._view.devicePixelRatioF())
            if chosen:
                drawn = _tinted(drawn, strong)
            painter.drawPixmap(QPoint(area.left(), top.center().y() - ICON // 2 + 1), drawn)
            top.setLeft(top.left() + ICON + GRID + GRID // 2)
        room = QFontMetrics(small).horizontalAdvance(lines.word) + 2 * GRID
        if lines.word:
            painter.setFont(small)
            painter.setPen(weak)
            painter.drawText(top, int(_RIGHT), lines.word)
            top.setRight(top.right() - room)
        painter.setFont(bold)
        painter.setPen(weak if lines.is_muted else strong)
        painter.drawText(top, int(_LEFT), _cut(bold, lines.title, top.width()))
        below = QRect(area)
        below.setTop(top.bottom() + GRID // 2)
        below.setLeft(top.left())
        painter.setFont(small)
        painter.setPen(weak)
        painter.drawText(below, int(_LEFT), _cut(small, lines.detail, below.width()))


def _tinted(drawn: QPixmap, colour: QColor) -> QPixmap:
    """An icon in the one colour that is read on the selection."""
    made = QPixmap(drawn)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), colour)
    painter.end()
    return made


def _cut(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
