"""Route sheets of a day: which day and zone, and where the PDF goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.booking.zone_plan import zone_plan
from ui.bookings.route_sheets import write_sheets
from ui.bookings.sheet_words import sheets_of
from ui.moments import python_date, qt_date
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from core.database.desk import Desk
    from ui.moments import LocalTimes
    from ui.session import Session


class SheetsPane(QFrame):
    """Writes the route sheets of a zone-day, or of all zones of a date. Esc closes it.

    ``written`` carries path and pages; ``closed`` whether the focus was in it.
    """

    closed = Signal(bool)
    written = Signal(str, int)

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._zones: tuple[str, ...] = ()
        self.notice = Notice()
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day of the route sheets"))
        self.zone = Choice(self.tr("Zone of the route sheets"))
        self._write = QPushButton(self.tr("&Write PDF…"))
        self._write.setAutoDefault(True)
        self._write.setAccessibleName(self.tr("Write the route sheets as PDF"))
        self._write.clicked.connect(self._ask_path)
        self._back = QPushButton(self.tr("&Back"))
        self._back.setAutoDefault(True)
        self._back.setAccessibleName(self.tr("Close the route sheets"))
        self._back.clicked.connect(self.close_pane)
        self._arrange()
        self.hide()

    def open_for(self, day: date, zone: str | None, zones: Sequence[str]) -> None:
        """Ask for the day and the zone; the focus goes to the day."""
        self._zones = tuple(zones)
        self.zone.clear()
        self.zone.addItem(self.tr("Every zone"), None)
        for name in zones:
            self.zone.addItem(name, name)
        self.zone.choose(zone)
        self.day.setDate(qt_date(day))
        self.notice.clear()
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Write nothing more."""
        if not self.isHidden():
            had_focus = has_focus_inside(self)
            self.hide()
            self.closed.emit(had_focus)

    def write(self, path: Path) -> None:
        """Read the day and write the PDF, off the GUI thread."""
        day = python_date(self.day.date())
        chosen = self.zone.currentData()
        zones = self._zones if chosen is None else (str(chosen),)
        printed = self._times.moment(self._session.clock.now())
        branch = self._session.desk.branch.name
        times = self._times

        def work(desk: Desk) -> int:
            sheets = [
                sheet for zone in zones for sheet in sheets_of(zone_plan(desk, zone, day), branch)
            ]
            return write_sheets(path, sheets, times, printed)

        def done(pages: int) -> None:
            said = self.tr("1 page") if pages == 1 else self.tr("{n} pages").format(n=pages)
            self.notice.show_success(
                self.tr("The route sheets are written"),
                self.tr("{pages} in {path}").format(pages=said, path=path),
            )
            self.written.emit(str(path), pages)

        self.notice.show_info(self.tr("Writing the route sheets…"))
        self._session.read(work, done, self.notice.show_error, owner=self, topic="sheets")

    @Slot()
    def _ask_path(self) -> None:
        shown = self.day.date().toString(Qt.DateFormat.ISODate)
        dialog = QFileDialog(self, self.tr("Write route sheets"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("Route sheets {date}.pdf").format(date=shown))
        dialog.fileSelected.connect(self._on_path_chosen)
        dialog.open()

    @Slot(str)
    def _on_path_chosen(self, path: str) -> None:
        self.write(Path(path))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        day_label, zone_label = QLabel(self.tr("Da&y:")), QLabel(self.tr("&Zone:"))
        day_label.setBuddy(self.day)
        zone_label.setBuddy(self.zone)
        for widget in (day_label, self.day, zone_label, self.zone, self._write):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("Route sheets")))
        column.addWidget(
            Hint(self.tr("One sheet a technician, stops in order, as they are planned now."))
        )
        column.addLayout(row)
        column.addWidget(self.notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter writes, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask_path()
        else:
            super().keyPressEvent(event)
