"""The branch's texts at a glance: kinds down, ways and languages across, a text in each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from ui.icons import icon, tinted_icon
from ui.setup.template_words import (
    channel_word,
    kind_word,
    language_word,
    short_state,
    state_words,
    template_name,
)
from ui.theme import GRID, ICON, Tone, muted, tone_colours
from ui.widgets.cursor import let_go

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QIcon, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from core.messages.templates import Template

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str, str]
Role = Qt.ItemDataRole
_NOWHERE: Final = QModelIndex()
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DASH: Final = "\N{EN DASH}"


def key_of(template: Template) -> Key:
    """What stays the same of a template: kind, channel, language."""
    return (template.kind, template.channel, template.language)


class TemplateModel(QAbstractTableModel):
    """A row for each kind, a column for each way and language; some cells have no text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key: dict[Key, Template] = {}
        self.kinds: tuple[str, ...] = ()
        self.ways: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[Template, ...]:
        """Every text, in the order it was told."""
        return tuple(self._by_key.values())

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Show these; where kinds and ways are as before, only what changed is told."""
        before, self._by_key = self._by_key, {key_of(one): one for one in templates}
        kinds = tuple(dict.fromkeys(one.kind for one in templates))
        # a stable sort: by way, each with its languages in their order
        channels = list(dict.fromkeys(one.channel for one in templates))
        found = dict.fromkeys((one.channel, one.language) for one in templates)
        ways = tuple(sorted(found, key=lambda way: channels.index(way[0])))
        if (kinds, ways) != (self.kinds, self.ways):
            self.beginResetModel()
            self.kinds, self.ways = kinds, ways
            self.endResetModel()
            return
        for key, template in self._by_key.items():
            if before.get(key) != template:
                index = self.index_of(key)
                self.dataChanged.emit(index, index)

    def template_at(self, index: Index) -> Template | None:
        """The text in the cell; None: there is none of that kind by that way."""
        if not index.isValid():
            return None
        return self._by_key.get((self.kinds[index.row()], *self.ways[index.column()]))

    def index_of(self, key: Key) -> QModelIndex:
        """The cell of a text; an invalid index: there is none."""
        if key not in self._by_key:
            return QModelIndex()
        return self.index(self.kinds.index(key[0]), self.ways.index((key[1], key[2])))

    def recolour(self) -> None:
        """The scheme is another: icons and muted words are too."""
        if self.kinds and self.ways:
            last = self.index(len(self.kinds) - 1, len(self.ways) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # What Qt asks --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many kinds."""
        return 0 if parent.isValid() else len(self.kinds)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """How many ways in how many languages."""
        return 0 if parent.isValid() else len(self.ways)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A cell without a text cannot be chosen."""
        if self.template_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 (what Qt takes)
        """The kind, or the way and its language."""
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return kind_word(self.kinds[section])
        channel, language = self.ways[section]
        return f"{channel_word(channel)}, {language_word(language)}"

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Whose text it is: in a word, a sign, and a sentence for who asks."""
        template = self.template_at(index)
        if template is None:
            return _DASH if role == Role.DisplayRole and index.isValid() else None
        told: dict[int, Callable[[], object]] = {
            Role.DisplayRole: lambda: short_state(template),
            Role.DecorationRole: lambda: _sign(template),
            Role.ForegroundRole: lambda: _ink(template),
            Role.AccessibleTextRole: lambda: f"{template_name(template)}: {state_words(template)}",
            Role.ToolTipRole: lambda: state_words(template),
        }
        return told[role]() if role in told else None


class TemplateGrid(QTableView):
    """``current_changed`` carries the text under the cursor, ``row_activated`` one by Enter."""

    current_changed = Signal(object)
    row_activated = Signal(object)

    def __init__(self, model: TemplateModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._told: Template | None = None
        self.setModel(model)
        let_go(self)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # Tab leaves the grid: the arrow keys walk it
        self.setTabKeyNavigation(False)
        height = max(self.fontMetrics().height(), ICON) + 2 * GRID
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setHighlightSections(True)
            header.setSectionsClickable(False)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(self._on_double_clicked)
        model.dataChanged.connect(self._tell_current)
        model.modelReset.connect(self._tell_current)

    def current_row(self) -> Template | None:
        """The text under the cursor."""
        return self._model.template_at(self.currentIndex())

    def choose(self, key: Key) -> bool:
        """Put the cursor on a text; False if there is none such."""
        index = self._model.index_of(key)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def height_of(self, rows: int) -> int:
        """What it needs to show so many rows."""
        frame = 2 * self.frameWidth()
        head = self.horizontalHeader().sizeHint().height()
        return head + frame + rows * self.verticalHeader().defaultSectionSize()

    # ---------------------------------------------------------------------------------------------

    def _on_double_clicked(self, index: QModelIndex) -> None:
        template = self._model.template_at(index)
        if template is not None:
            self.row_activated.emit(template)

    def _tell_current(self) -> None:
        now = self.current_row()
        if now != self._told:
            self._told = now
            self.current_changed.emit(now)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's)
        """Tell the text under the cursor."""
        super().currentChanged(current, previous)
        self._tell_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter goes into the text; everything else is the view's."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current_row()
        if event.key() in _ENTER and not plain and row is not None:
            if not event.isAutoRepeat():
                self.row_activated.emit(row)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_model"):
            self._model.recolour()


def _sign(template: Template) -> QIcon | None:
    if template.fault:
        return tinted_icon("warning", tone_colours(Tone.DANGER, QApplication.palette()).ink)
    return None if template.shipped else icon("edit")


def _ink(template: Template) -> QColor | None:
    return muted(QApplication.palette()) if template.shipped else None
