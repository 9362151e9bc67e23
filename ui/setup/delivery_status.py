"""Who delivers now, when they were heard of last, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.setup.delivery_words import (
    ago_words,
    backlog_words,
    place_words,
    problem_words,
    sandbox_words,
)
from ui.theme import GRID, Size
from ui.widgets.heading import Hint
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from core.messages.health import DeliveryHealth, WorkerBeat
    from ui.moments import LocalTimes
    from ui.session import Session

_COLUMNS: Final = "setup/delivery/workers"
_WIDTHS: Final = {"login": 124, "where": 168, "beat": 124, "to": 200}
_ROWS: Final = 4


class DeliveryStatus(QWidget):
    """The workers as a table, and the backlog in words."""

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        title = QLabel(self.tr("Who delivers now"))
        title.setFont(Size.BODY.font(bold=True))
        self.model: RowsModel[WorkerBeat] = RowsModel(self._columns(), self)
        self.table = Table(
            self.model,
            self.tr("Workers that were heard of"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        if session.preferences.state(_COLUMNS) is None:
            for key, width in _WIDTHS.items():
                self.table.setColumnWidth(self.model.column_of(key), width)
        self.table.set_empty_text(
            self.tr("No worker was heard of yet"),
            self.tr('Start one with "booker worker" on a computer that is always on.'),
        )
        row = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setFixedHeight(head + _ROWS * row)
        self.problems = QLabel()
        self.problems.setForegroundRole(QPalette.ColorRole.BrightText)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setWordWrap(True)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems.hide()
        self.backlog = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(title)
        column.addWidget(self.table)
        column.addWidget(self.problems)
        column.addWidget(self.backlog)

    def show_health(self, health: DeliveryHealth) -> None:
        """Show what is known of the workers and of what waits."""
        self.model.set_rows(health.workers, key=lambda worker: worker.worker_id)
        # how long ago that is has changed, whether or not the beat has
        self.model.refresh_column("beat")
        problems = problem_words(health)
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))
        self.backlog.setText("\n".join(backlog_words(health, self._times)))

    def save_layout(self) -> None:
        """Keep the columns."""
        self.table.save_layout()

    def _columns(self) -> tuple[Column[WorkerBeat], ...]:
        return (
            Column("login", self.tr("Login"), lambda w: w.login),
            Column(
                "where",
                self.tr("Computer"),
                place_words,
                tool_tip=lambda w: self.tr("version {version}, since {when}").format(
                    version=w.version, when=self._times.moment(w.started_at)
                ),
            ),
            Column(
                "beat",
                self.tr("Last heard of"),
                self._beat,
                tool_tip=lambda w: self._times.moment(w.beat_at, seconds=True),
                sort_key=lambda w: w.beat_at,
            ),
            Column(
                "to",
                self.tr("Delivers"),
                lambda w: sandbox_words(w.sandbox),
                tool_tip=lambda w: sandbox_words(w.sandbox),
            ),
        )

    def _beat(self, worker: WorkerBeat) -> str:
        words = ago_words(worker.beat_at, self._session.clock.now(), self._times)
        return words if worker.is_alive else self.tr("{when}: silent").format(when=words)
