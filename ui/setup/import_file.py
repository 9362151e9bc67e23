"""The first step: a file is dropped, chosen or named; below it what was imported last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.exchange.blank import BLANK_KINDS
from core.exchange.limits import MAX_BYTES, MAX_ROWS
from ui.icons import set_icon
from ui.setup.import_words import blank_word, kind_word, number
from ui.theme import GRID, RADIUS, Size
from ui.widgets.flow import Flow
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from core.errors import BookerError


def files_of(mime: QMimeData) -> list[Path]:
    """The local files that are dragged or on the clipboard."""
    urls: list[QUrl] = mime.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class _DropFrame(QFrame):
    """The place where a file is dropped."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A dashed line around it."""
        del event
        shown = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.color(QPalette.ColorRole.Dark), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS, RADIUS)
        painter.end()


class FilePane(QWidget):
    """``file_chosen`` carries a Path; ``choice_asked``: the system's dialog is wanted.

    ``blank_asked`` carries the kind and the form of which an empty sheet is wanted.
    """

    file_chosen = Signal(object)
    choice_asked = Signal()
    blank_asked = Signal(str, str)

    def __init__(self, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()
        self._drop = _DropFrame()
        self.title = QLabel()
        self.title.setFont(Size.TITLE.font())
        self._hint = Hint()
        self.choose_button = QPushButton(self.tr("Choose a &file…"))
        self.choose_button.setAccessibleName(self.tr("Choose a file to import"))
        self.choose_button.setAutoDefault(True)
        set_icon(self.choose_button, "search")
        self.choose_button.clicked.connect(self.choice_asked)
        self.path = QLineEdit()
        # what is dropped on it is dropped on the page
        self.path.setAcceptDrops(False)
        self.path.setPlaceholderText(self.tr("or paste the file's path, and press Enter"))
        self.path.setAccessibleName(self.tr("Path of the file to import"))
        self.path.setClearButtonEnabled(True)
        self.path.returnPressed.connect(self._on_path_entered)
        self.shapes_button = QToolButton()
        self.shapes_button.setText(self.tr("Which files can be read?"))
        self.shapes_button.setAccessibleName(self.tr("Which files can be read?"))
        self.shapes_button.setCheckable(True)
        self.shapes_button.setAutoRaise(True)
        self.shapes_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.shapes_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.shapes_button, "info")
        self._shapes = self._make_shapes()
        self._shapes.hide()
        self.shapes_button.toggled.connect(self._shapes.setVisible)
        self._arrange(below)
        self.expect("")

    def expect(self, kind: str) -> None:
        """Say what is looked for: a kind, or "" for any."""
        if kind:
            title = self.tr("Drop a file with {kind} here").format(kind=kind_word(kind).lower())
        else:
            title = self.tr("Drop a file here")
        self.title.setText(title)
        self._hint.setText(
            self.tr("Excel or CSV, up to {mb} MB and {rows} rows a sheet.").format(
                mb=number(MAX_BYTES // 1_000_000), rows=number(MAX_ROWS)
            )
        )

    def say_refused(self, error: BookerError) -> None:
        """The file could not be read; the core says why, and what to do."""
        self.notice.show_error(error)

    def show_path(self, path: Path | None) -> None:
        """The file that is read."""
        self.path.setText("" if path is None else str(path))

    def _make_shapes(self) -> QWidget:
        told = Hint(
            self.tr(
                "Sites, job types and arrival windows: a list, one a row, with a heading above each"
                " column.\nCapacity: zones down and dates across, or the other way round; a list"
                " with zone, date and technicians, with or without windows; a roster of"
                " technicians with their times; minutes or jobs a day.\nHeadings may be called as"
                " you call them, in any order: what is not recognised can be chosen in the next"
                " step. Several sheets or months in one workbook are read together."
            )
        )
        links = Flow()
        links.addWidget(QLabel(self.tr("Save an empty sheet to fill in:")))
        self.blank_buttons: dict[tuple[str, str], QPushButton] = {}
        for kind, forms in BLANK_KINDS.items():
            for form in forms:
                words = blank_word(kind, form if len(forms) > 1 else "")
                button = QPushButton(f"{words}\N{HORIZONTAL ELLIPSIS}")
                button.setAutoDefault(True)
                button.setAccessibleName(self.tr("Save an empty sheet: {what}").format(what=words))
                button.clicked.connect(partial(self._ask_blank, kind, form))
                self.blank_buttons[kind, form] = button
                links.addWidget(button)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(told)
        layout.addLayout(links)
        return made

    def _arrange(self, below: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.choose_button)
        row.addWidget(self.path, 1)
        drop = QVBoxLayout(self._drop)
        drop.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        drop.setSpacing(2 * GRID)
        drop.addWidget(self.title)
        drop.addWidget(self._hint)
        drop.addLayout(row)
        help_row = QHBoxLayout()
        help_row.addWidget(self.shapes_button)
        help_row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.notice)
        layout.addWidget(self._drop)
        layout.addLayout(help_row)
        layout.addWidget(self._shapes)
        layout.addWidget(below, 1)

    def _ask_blank(self, kind: str, form: str) -> None:
        self.blank_asked.emit(kind, form)

    @Slot()
    def _on_path_entered(self) -> None:
        # a path copied from a file manager comes in quotation marks, or as an address
        text = self.path.text().strip().strip("\"'")
        if text.startswith("file:"):
            text = QUrl(text).toLocalFile()
        if text:
            self.file_chosen.emit(Path(text).expanduser())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A file that was copied is read when it is pasted."""
        if event.matches(QKeySequence.StandardKey.Paste):
            found = files_of(QGuiApplication.clipboard().mimeData())
            if found:
                self.file_chosen.emit(found[0])
                return
        super().keyPressEvent(event)
