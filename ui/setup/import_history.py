"""The last imports: when, who, which file, what it changed; and taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon, set_icon
from ui.setup.import_words import counts_word, kind_word
from ui.theme import GRID, Size
from ui.widgets.heading import Heading
from ui.widgets.notice import Notice
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent

    from core.errors import BookerError
    from core.exchange.import_log import ImportRecord
    from core.exchange.import_result import ImportResult
    from ui.moments import LocalTimes
    from ui.preferences import Preferences

_COLUMNS = "import/history"
_WIDTHS = {"when": 160, "who": 90, "kind": 110, "file": 140, "counts": 130, "state": 130}


class ImportHistory(QWidget):
    """``undo_asked`` carries the id of the import that is to be taken back."""

    undo_asked = Signal(object)

    def __init__(
        self, times: LocalTimes, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._times = times
        self.notice = Notice()
        self.model: RowsModel[ImportRecord] = RowsModel(self._columns(), self)
        self.table = Table(
            self.model,
            self.tr("Last imports"),
            preferences=preferences,
            preferences_key=_COLUMNS,
        )
        if preferences.state(_COLUMNS) is None:
            for number, column in enumerate(self.model.columns):
                self.table.setColumnWidth(number, _WIDTHS[column.key])
        self.table.set_empty_text(
            self.tr("Nothing was imported yet"),
            self.tr("What is imported stands here, and can be undone as a whole."),
        )
        self.table.setMinimumHeight(5 * self.table.verticalHeader().defaultSectionSize())
        self.table.current_changed.connect(self._on_current_changed)
        self.undo_button = self._button(self.tr("&Undo this import…"), "undo")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self._ask)
        self._question = QLabel()
        self._question.setWordWrap(True)
        self.sure_button = self._button(self.tr("&Yes, undo it"), "undo")
        self.sure_button.clicked.connect(self._on_sure)
        self._keep_button = self._button(self.tr("&Keep it"), "")
        self._keep_button.clicked.connect(self._close_question)
        self._asking = QFrame()
        self._asked: ImportRecord | None = None
        self._arrange()

    def _button(self, text: str, sign: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text.replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}"))
        if sign:
            set_icon(button, sign)
        return button

    def _columns(self) -> tuple[Column[ImportRecord], ...]:
        row = Column["ImportRecord"]
        return (
            row(
                "when",
                self.tr("When"),
                lambda record: self._times.moment(record.done_at),
                sort_key=lambda record: record.done_at,
            ),
            row("who", self.tr("Who"), lambda record: record.login),
            row("kind", self.tr("What"), lambda record: kind_word(record.kind)),
            row(
                "file",
                self.tr("File"),
                lambda record: record.file,
                tool_tip=lambda record: ", ".join((record.file, *record.sheets)),
            ),
            row(
                "counts",
                self.tr("Changes"),
                lambda record: counts_word(record.added, record.changed, record.removed),
                sort_key=lambda record: record.added + record.changed + record.removed,
            ),
            row("state", self.tr("Undone"), self._undone, icon=self._sign),
        )

    def _undone(self, record: ImportRecord) -> str:
        if record.undone_at is None:
            return ""
        return self.tr("by {login}, {when}").format(
            login=record.undone_by or "", when=self._times.moment(record.undone_at)
        )

    @staticmethod
    def _sign(record: ImportRecord) -> QIcon | None:
        return None if record.undone_at is None else icon("undo")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        heading = Heading(self.tr("Last imports"))
        heading.setFont(Size.BODY.font(bold=True))
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.undo_button)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(2 * GRID)
        asking.addWidget(self._question, 1)
        asking.addWidget(self.sure_button)
        asking.addWidget(self._keep_button)
        self._asking.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self._asking)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)

    # What it shows ---------------------------------------------------------------------------

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """The newest first."""
        self.model.set_rows(records, key=lambda record: record.import_id)
        self._on_current_changed(self.table.current_row())

    def say_undone(self, result: ImportResult) -> None:
        """It was taken back."""
        self.notice.show_success(
            self.tr("The import is undone"),
            self.tr("{file}: {counts}").format(
                file=result.file, counts=counts_word(result.added, result.changed, result.removed)
            ),
        )

    def say_error(self, error: BookerError) -> None:
        """It was not."""
        self.notice.show_error(error)

    @Slot(object)
    def _on_current_changed(self, record: ImportRecord | None) -> None:
        self.undo_button.setEnabled(record is not None and record.undone_at is None)
        asked = self._asked
        if asked is not None and (record is None or record.import_id != asked.import_id):
            self._hide_question()

    @Slot()
    def _ask(self) -> None:
        record = self.table.current_row()
        if record is None or record.undone_at is not None:
            return
        self._asked = record
        self.notice.clear()
        self._question.setText(
            self.tr("Take back everything that {file} changed ({counts})?").format(
                file=record.file, counts=counts_word(record.added, record.changed, record.removed)
            )
        )
        self._asking.show()
        self.sure_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_sure(self) -> None:
        asked = self._asked
        self._close_question()
        if asked is not None:
            self.undo_asked.emit(asked.import_id)

    @Slot()
    def _close_question(self) -> None:
        self._hide_question()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_question(self) -> None:
        self._asked = None
        self._asking.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc leaves the question; nothing is undone."""
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._close_question()
            return
        super().keyPressEvent(event)
