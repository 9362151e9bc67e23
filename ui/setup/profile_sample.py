"""The first rows of a file as a profile would write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.exchange.export import SOURCES, sample_rows
from ui.sentences import said
from ui.single_shot import single_shot
from ui.theme import GRID, Size
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.database.desk import Desk
    from core.errors import BookerError
    from core.exchange.profiles import ExportProfile
    from ui.session import Session

AFTER_MS: Final = 300
ROWS: Final = 3
_WIDEST: Final = 220


@dataclass(frozen=True, slots=True)
class _Sample:
    """A header and rows; ``is_due``: those that would be written now."""

    rows: Sequence[Sequence[str]]
    is_due: bool


class ProfileSample(QWidget):
    """``refused`` carries the error of a profile that could not be used; ``shown``: it could."""

    refused = Signal(object)
    shown = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._profile: ExportProfile | None = None
        self._title = QLabel(self.tr("The first rows of the file"))
        self._title.setFont(Size.BODY.font(bold=True))
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName(self.tr("The first rows of the file"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        height = self.table.fontMetrics().height() + 2 * GRID
        self.table.verticalHeader().setDefaultSectionSize(height)
        self._instead = Hint()
        self._instead.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._instead)
        # the header, the rows, and a bar below them
        self._pages.setFixedHeight((ROWS + 2) * height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._pages)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._later = single_shot(self, AFTER_MS, self._read)

    def show_profile(self, profile: ExportProfile | None) -> None:
        """Read its first rows, soon; the last profile counts."""
        self._profile = profile
        if profile is None:
            self._later.stop()
            self._session.tasks.forget(self, "sample")
            self._say("")
        else:
            self._later.start()

    @Slot()
    def _read(self) -> None:
        profile = self._profile
        if profile is None:
            return
        self._session.read(
            lambda desk: _sample(desk, profile),
            self._show,
            self._on_refused,
            owner=self,
            topic="sample",
        )

    def _show(self, sample: _Sample) -> None:
        self.shown.emit()
        rows = sample.rows
        self._title.setText(
            self.tr("The first rows of the file")
            if sample.is_due
            else self.tr("Nothing to write now; it looks like this, with other days or states")
        )
        if not rows:
            self._say(
                self.tr(
                    "Calendars: one .ics file a technician, or one for all; each booking is an "
                    "event with its window, address and notes."
                )
            )
            return
        head, *body = rows
        self.table.clear()
        self.table.setColumnCount(len(head))
        self.table.setRowCount(len(body))
        self.table.setHorizontalHeaderLabels(list(head))
        for number, row in enumerate(body):
            for place, value in enumerate(row):
                item = QTableWidgetItem(value)
                item.setToolTip(value)
                self.table.setItem(number, place, item)
        self.table.resizeColumnsToContents()
        for place in range(len(head)):
            self.table.setColumnWidth(place, min(self.table.columnWidth(place) + GRID, _WIDEST))
        if body:
            self._pages.setCurrentWidget(self.table)
        else:
            self._say(", ".join(head))

    def _on_refused(self, error: BookerError) -> None:
        self._say(said(error.message))
        self.refused.emit(error)

    def _say(self, words: str) -> None:
        self._instead.setText(words)
        self._pages.setCurrentWidget(self._instead)


def _sample(desk: Desk, profile: ExportProfile) -> _Sample:
    """What would be written now; where that is nothing, of any day and in any state."""
    rows = sample_rows(desk, profile, ROWS)
    if len(rows) != 1:
        return _Sample(rows, is_due=True)
    states = SOURCES[profile.kind].states
    wider = replace(profile, days_back=None, days_ahead=None, zones=(), states=states)
    return _Sample(sample_rows(desk, wider, ROWS), is_due=False)
