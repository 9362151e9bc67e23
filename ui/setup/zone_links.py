"""The neighbours of a zone: whose routes may serve whose sites, and how far that is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from core.catalog.zones import ZoneLink
from ui.icons import set_icon
from ui.setup.fields import NumberField
from ui.setup.words import minutes_words
from ui.theme import GRID, Size
from ui.widgets.choice import Choice
from ui.widgets.heading import FieldRow, Hint
from ui.widgets.rows_model import Align, Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_LINES = 4
_MINUTES = 2
"""The number of the column with them."""
_FIRST_MINUTES = 20


class Way(StrEnum):
    """Whose routes cross the border."""

    BOTH = "both"
    HERE = "here"
    THERE = "there"


class ZoneLinks(QWidget):
    """``link_asked`` carries the links to write and their minutes, None to take them away.

    They are written at once: two zones are concerned, not only the one in the form.
    """

    link_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone: str | None = None
        self._busy = False
        self.model: RowsModel[ZoneLink] = RowsModel(
            (
                Column[ZoneLink]("neighbour", self.tr("Routes of"), lambda link: link.neighbour),
                Column[ZoneLink]("zone", self.tr("may serve sites of"), lambda link: link.zone),
                Column[ZoneLink](
                    "minutes",
                    self.tr("At least"),
                    lambda link: minutes_words(link.drive_minutes),
                    Align.RIGHT,
                    sort_key=lambda link: link.drive_minutes,
                ),
            ),
            self,
        )
        self.table = Table(self.model, self.tr("Neighbours"))
        rows = _LINES * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + GRID)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_MINUTES, QHeaderView.ResizeMode.ResizeToContents)
        self.other = Choice(self.tr("Neighbour"))
        self.way = Choice(self.tr("Which way"))
        self.way.addItem(self.tr("both ways"), Way.BOTH)
        self.way.addItem(self.tr("only to here"), Way.HERE)
        self.way.addItem(self.tr("only from here"), Way.THERE)
        self.minutes = NumberField(0, 480, self.tr("min"))
        self.minutes.setAccessibleName(self.tr("Minutes of driving across the border, at least"))
        self.minutes.set_number(_FIRST_MINUTES)
        self.set_button = self._button(
            self.tr("Set neighbo&ur"), "check", self.tr("Write this neighbour now")
        )
        self.remove_button = self._button(
            self.tr("Re&move"), "remove", self.tr("Remove the chosen neighbour now (Delete)")
        )
        self._arrange()
        self.table.current_changed.connect(self._on_current_changed)
        self.other.currentIndexChanged.connect(self._show_state)
        self.set_button.clicked.connect(self.set_link)
        self.remove_button.clicked.connect(self.remove_link)
        self.show_zone(None, (), ())

    def show_zone(self, zone: str | None, names: Sequence[str], links: Sequence[ZoneLink]) -> None:
        """Show the links of a zone (None: of one that is not saved yet); ``names``: all zones."""
        is_other = zone != self._zone
        self._zone = zone
        self._busy = False
        mine = [link for link in links if zone in (link.zone, link.neighbour)]
        mine.sort(key=lambda link: (link.neighbour == zone, link.zone, link.neighbour))
        self.model.set_rows(mine, key=lambda link: (link.zone, link.neighbour))
        chosen = None if is_other else self.other.currentData()
        self.other.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.other.clear()
        for name in names:
            if name != zone:
                self.other.addItem(name, name)
        self.other.choose(chosen)
        self.other.blockSignals(False)  # noqa: FBT003
        if is_other:
            self.way.choose(Way.BOTH)
        self.table.set_empty_text(
            self.tr("No neighbours") if zone else self.tr("Save the zone first"),
            self.tr("Only its own routes serve its sites.") if zone else "",
        )
        self._show_state()

    def set_busy(self, *, on: bool) -> None:
        """While a link is being written nothing else is asked."""
        self._busy = on
        self._show_state()

    @Slot()
    def set_link(self) -> None:
        """Ask for the links that the line says."""
        other = self.other.currentData()
        if self._zone is None or other is None or self._busy:
            return
        here, there = ZoneLink(self._zone, other, 0), ZoneLink(other, self._zone, 0)
        links = {Way.BOTH: (here, there), Way.HERE: (here,), Way.THERE: (there,)}
        self.link_asked.emit(links[Way(self.way.currentData())], self.minutes.number())

    @Slot()
    def remove_link(self) -> None:
        """Ask for the chosen link to go."""
        link = self.table.current_row()
        if link is not None and not self._busy:
            self.link_asked.emit((link,), None)

    # ---------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        title = QLabel(self.tr("Neighbours"))
        title.setFont(Size.BODY.font(bold=True))
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for label, field, share in (
            (self.tr("Nei&ghbour"), self.other, 3),
            (self.tr("&Way"), self.way, 3),
            (self.tr("At least"), self.minutes, 2),
        ):
            line.addWidget(FieldRow(label, field), share, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.set_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(title)
        column.addWidget(
            Hint(
                self.tr(
                    "A neighbour's routes may serve the sites across the border, at least so many"
                    " minutes away. Neighbours are written at once."
                )
            )
        )
        column.addWidget(self.table)
        column.addLayout(line)
        column.addLayout(buttons)

    def _button(self, words: str, icon: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    @Slot(object)
    def _on_current_changed(self, link: ZoneLink | None) -> None:
        if link is not None:
            is_here = link.zone == self._zone
            self.other.choose(link.neighbour if is_here else link.zone)
            self.way.choose(Way.HERE if is_here else Way.THERE)
            self.minutes.set_number(link.drive_minutes)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        can = self._zone is not None and not self._busy
        for widget in (self.other, self.way, self.minutes, self.set_button):
            widget.setEnabled(can and self.other.count() > 0)
        self.remove_button.setEnabled(can and self.table.current_row() is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete removes the chosen one; Enter in the line sets it."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove_link()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.isAutoRepeat()
            and not self.table.hasFocus()
        ):
            self.set_link()
        else:
            super().keyPressEvent(event)
