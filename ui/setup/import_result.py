"""The last step: how far the writing is, then what was written, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.moments import short_day
from ui.sentences import said
from ui.setup.import_words import counts_word, number
from ui.theme import GRID
from ui.widgets.heading import EmptyState
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from core.errors import BookerError
    from core.exchange.import_result import ImportResult

MOST_KEPT = 10


class ResultPane(QWidget):
    """``undo_asked``: what was just imported shall be taken back; ``anew_asked``: another file."""

    undo_asked = Signal()
    anew_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()
        self.state = EmptyState("", "")
        self.anew_button = QPushButton(self.tr("Import &another file"))
        self.anew_button.setAccessibleName(self.tr("Import another file"))
        set_icon(self.anew_button, "import")
        self.undo_button = QPushButton(self.tr("&Undo this import"))
        self.undo_button.setAccessibleName(self.tr("Undo this import"))
        set_icon(self.undo_button, "undo")
        for button, signal in (
            (self.anew_button, self.anew_asked),
            (self.undo_button, self.undo_asked),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(signal)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.anew_button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.notice)
        layout.addLayout(row)
        layout.addWidget(self.state, 1)
        self.show_writing("")

    def show_writing(self, file: str) -> None:
        """It is being written."""
        self.notice.clear()
        self.anew_button.hide()
        self.undo_button.hide()
        self.state.set_text(
            self.tr("Importing {file}…").format(file=file),
            self.tr("One transaction: until it ends nobody sees any of it. Booking goes on."),
        )

    def show_result(self, result: ImportResult) -> None:
        """It is written."""
        self.state.set_text("", "")
        self.notice.show_success(
            self.tr("{file} is imported").format(file=result.file),
            self._told(result),
            "" if result.import_id is None else self.tr("It can be undone as a whole."),
        )
        self.anew_button.show()
        self.undo_button.setVisible(result.import_id is not None)
        self.undo_button.setEnabled(True)
        self.anew_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_undone(self) -> None:
        """It was taken back."""
        self.undo_button.setEnabled(False)
        self.notice.show_success(
            self.tr("The import is undone"), self.tr("Everything is as it was before it.")
        )

    def say_error(self, error: BookerError) -> None:
        """It could not be taken back, or remembered."""
        self.notice.show_error(error)

    def _told(self, result: ImportResult) -> str:
        parts = [counts_word(result.added, result.changed, result.removed)]
        if result.unchanged:
            parts.append(self.tr("{n} unchanged").format(n=number(result.unchanged)))
        if result.skipped:
            parts.append(self.tr("{n} left out").format(n=number(result.skipped)))
        lines = [", ".join(parts) + "."]
        if result.zones_created:
            names = ", ".join(result.zones_created)
            lines.append(self.tr("New zones: {names}.").format(names=names))
        if result.kept_over_promised:
            lines.append(self.tr("Routes kept until their bookings end:"))
            lines += [
                f"{kept.zone}, {short_day(kept.day)}: {', '.join(kept.references)}"
                for kept in result.kept_over_promised[:MOST_KEPT]
            ]
        lines += [said(note) for note in result.notes]
        return "\n".join(lines)
