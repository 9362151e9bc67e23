"""The list of Setup's pages: icons and words in groups, walked with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.icons import icon
from ui.theme import GRID, ICON, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.setup.pages import PageEntry

_NAME: Final = Qt.ItemDataRole.UserRole


class PageList(QListWidget):
    """``page_chosen`` carries the name of the page that the keys or the mouse came to.

    ``entered``: Enter, to go on into the page. A click leaves the focus to the page.
    """

    page_chosen = Signal(str)
    entered = Signal()

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages of Setup"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(ICON, ICON))
        self.setUniformItemSizes(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._items: dict[str, tuple[PageEntry, QListWidgetItem]] = {}
        self._unsaved: set[str] = set()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_group(entry.group_title(), is_first=not self._items)
            self._add(entry)
        self._colour()
        self.setFixedWidth(self.sizeHintForColumn(0) + 6 * GRID)
        self.currentItemChanged.connect(self._on_current_changed)

    def choose(self, name: str) -> None:
        """Put the cursor on a page, without telling."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.setCurrentItem(self._items[name][1])
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def mark(self, name: str, *, unsaved: bool) -> None:
        """Say beside a page's word that something typed there is not saved yet."""
        (self._unsaved.add if unsaved else self._unsaved.discard)(name)
        entry, item = self._items[name]
        item.setText(f"{entry.title()} •" if unsaved else entry.title())
        words = self.tr("{page}, has changes that are not saved").format(page=entry.title())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words if unsaved else entry.title())
        item.setToolTip(self.tr("Has changes that are not saved") if unsaved else "")

    def _add_group(self, words: str, *, is_first: bool) -> None:
        item = QListWidgetItem(words)
        # no place for the cursor
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(Size.SMALL.font(bold=True))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(QSize(0, (6 if is_first else 9) * GRID))
        self.addItem(item)

    def _add(self, entry: PageEntry) -> None:
        item = QListWidgetItem(entry.title())
        item.setData(_NAME, entry.name)
        width = self.fontMetrics().horizontalAdvance(f"{entry.title()} •") + ICON + 6 * GRID
        item.setSizeHint(QSize(width, max(self.fontMetrics().height(), ICON) + 3 * GRID))
        self.addItem(item)
        self._items[entry.name] = (entry, item)

    def _colour(self) -> None:
        for entry, item in self._items.values():
            item.setIcon(icon(entry.icon, QPalette.ColorRole.WindowText, self.palette()))
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_NAME) is None:
                item.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))

    @Slot(QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        name = None if item is None else item.data(_NAME)
        if isinstance(name, str):
            self.page_chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter and Right go into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the icons in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items"):
            self._colour()
