"""The routes of one day and zone, beside the calendar: who, when, how many stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.moments import short_day
from ui.sentences import said
from ui.setup.calendar_words import cell_sentences, hours, span
from ui.setup.fields import NumberField, TimeField
from ui.setup.record_form import RecordForm
from ui.theme import GRID
from ui.widgets.heading import Heading, Hint
from ui.widgets.rows_model import Align, Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from core.capacity.calendar import CalendarDay, CalendarRoute
    from core.capacity.day_change import WantedRoute
    from ui.preferences import Preferences
    from ui.setup.calendar_model import Key

MOST_STOPS: Final = 99
_SHIFT: Final = 2
_WIDTHS: Final = (8, 20, 24, 10)
"""Of the table's first columns, until somebody drags them."""


class RouteForm(RecordForm):
    """A route's technician, shift and most stops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(self.line("technician", self.tr("Tec&hnician")))
        self.add(
            self.time("starts", self.tr("&From"), TimeField()),
            self.time("ends", self.tr("Unt&il"), TimeField()),
        )
        most = NumberField(1, MOST_STOPS, without=self.tr("any number"))
        self.add(self.number("max_stops", self.tr("&Most stops"), most))

    def wanted(self, route: CalendarRoute) -> WantedRoute | None:
        """The route as the fields say it; None, and it is said why, where a time is none."""
        values = self.values()
        wrong = {key: self.rows[key].field for key in ("starts", "ends") if values[key] is None}
        if wrong:
            self.say_errors(
                {key: field.wrong() for key, field in wrong.items() if isinstance(field, TimeField)}
            )
            return None
        return replace(
            route.as_wanted(),
            technician=str(values["technician"]).strip() or None,
            starts=values["starts"],
            ends=values["ends"],
            max_stops=values["max_stops"],
        )


def _values(route: CalendarRoute) -> dict[str, Any]:
    return {
        "technician": route.technician or "",
        "starts": route.starts,
        "ends": route.ends,
        "max_stops": route.max_stops,
    }


class RoutesPanel(QWidget):
    """``changed`` carries a key, its routes as they were shown, and the routes as wanted.

    ``block_asked`` carries a key and a route's number: time of it is to be blocked.
    """

    changed = Signal(object, object, object)
    block_asked = Signal(object, int)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: Key | None = None
        self._cell: CalendarDay | None = None
        self._shown: tuple[object, ...] = ()
        self._form_shows: tuple[object, ...] = ()
        self._title = Heading()
        self._title.setWordWrap(True)
        self._about = Hint()
        self.routes: RowsModel[CalendarRoute] = RowsModel(self._columns(), self)
        self.table = Table(
            self.routes,
            self.tr("Routes of the day"),
            preferences=preferences,
            preferences_key="setup/calendar/routes",
        )
        self.table.set_empty_text(
            self.tr("No routes"), self.tr("Type a number into the cell to have some.")
        )
        self.form = RouteForm()
        self._form_title = QLabel()
        self.save_button = QPushButton(self.tr("Sa&ve route"))
        self.save_button.setAccessibleName(self.tr("Save the route"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setAccessibleName(self.tr("Remove the route"))
        self.block_button = QPushButton(self.tr("&Block…"))
        self.block_button.setAccessibleName(self.tr("Block time of the route"))
        self.block_button.clicked.connect(self._on_block_clicked)
        self.table.current_changed.connect(self._show_route)
        self.table.row_activated.connect(lambda _row: self.form.focus_first())
        self.form.edited.connect(self._show_buttons)
        self.form.entered.connect(self.save)
        self.form.left.connect(self._on_left)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self._arrange()
        self.show_cell(None, None)

    def _columns(self) -> Sequence[Column[CalendarRoute]]:
        return (
            Column(
                "number", self.tr("No."), lambda r: str(r.number), Align.RIGHT, sort_key=_number
            ),
            Column("technician", self.tr("Technician"), self._technician),
            Column("shift", self.tr("Shift"), lambda r: span(r.starts, r.ends)),
            Column(
                "stops",
                self.tr("Stops"),
                self._stops,
                Align.RIGHT,
                sort_key=lambda route: route.stops,
            ),
            Column("taken", self.tr("Taken"), lambda r: hours(r.taken_minutes), Align.RIGHT),
        )

    def _technician(self, route: CalendarRoute) -> str:
        name = route.technician or "\N{EN DASH}"
        return (
            self.tr("{name} (kept for its bookings)").format(name=name) if route.retired else name
        )

    def _stops(self, route: CalendarRoute) -> str:
        if route.max_stops is None:
            return str(route.stops)
        return self.tr("{n} of {most}").format(n=route.stops, most=route.max_stops)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.block_button)
        buttons.addStretch(1)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2 * GRID)
        below.addWidget(self._form_title)
        below.addWidget(self.form)
        below.addLayout(buttons)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        self.table.setMinimumHeight(30 * GRID)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setMinimumWidth(76 * GRID)
        for number, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(number, width * GRID)
        longest = span(time(20, 45), time(20, 45))
        metrics = self.table.fontMetrics()
        self.table.setColumnWidth(_SHIFT, metrics.horizontalAdvance(longest) + 4 * GRID)
        self.table.set_spare_columns({len(_WIDTHS): 16 * GRID})

    # what its owner does ---------------------------------------------------------------

    def show_cell(self, key: Key | None, cell: CalendarDay | None) -> None:
        """Show the routes of a cell; of the same cell the chosen route stays chosen."""
        if (key, cell) == self._shown:
            return
        self._shown = (key, cell)
        same = key == self._key
        self._key, self._cell = key, cell
        self._title.setText(self.tr("Routes") if key is None else f"{key[0]}, {short_day(key[1])}")
        self._about.setText("\n".join([] if cell is None else cell_sentences(cell)))
        self.routes.set_rows(() if cell is None else cell.each, _number)
        if not same:
            self.table.clearSelection()
            first = self.routes.index(0, 0)
            self.table.setCurrentIndex(first)
        route = self._route()
        if route is not None and same and self.form.base:
            self.form.take(_values(route))
        self._show_route(route)

    def is_changed(self) -> bool:
        """Whether something was typed into the form that is not written yet."""
        return self._route() is not None and self.form.is_changed()

    def say_error(self, field: str, sentence: str) -> None:
        """Say what is wrong with a field."""
        self.form.say_errors({field: said(sentence)})

    # -----------------------------------------------------------------------------------

    def _route(self) -> CalendarRoute | None:
        return self.routes.row_at(self.table.currentIndex())

    @Slot(object)
    def _show_route(self, route: CalendarRoute | None) -> None:
        self._below.setVisible(route is not None)
        if route is None:
            return
        shown = (self._key, route.number)
        if shown != self._form_shows:
            self._form_shows = shown
            self._form_title.setText(self.tr("Route {n}").format(n=route.number))
            self.form.fill(_values(route))
        self.form.setEnabled(not route.retired)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        route = self._route()
        works = route is not None and not route.retired
        self.save_button.setEnabled(works and self.form.is_changed())
        self.remove_button.setEnabled(works)

    @Slot()
    def _on_left(self) -> None:
        self.form.undo()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        """Tell the day's routes with this one as it is typed."""
        route = self._route()
        if route is None or route.retired or not self.form.is_changed():
            return
        self.form.say_errors({})
        wanted = self.form.wanted(route)
        if wanted is not None:
            self._tell(route, [wanted])

    @Slot()
    def remove(self) -> None:
        """Tell the day's routes without this one."""
        route = self._route()
        if route is not None and not route.retired:
            self._tell(route, [])

    @Slot()
    def _on_block_clicked(self) -> None:
        route = self._route()
        if route is not None:
            self.block_asked.emit(self._key, route.number)

    def _tell(self, route: CalendarRoute, instead: list[WantedRoute]) -> None:
        if self._cell is None:
            return
        wanted = []
        for other in self._cell.each:
            if other.number == route.number:
                wanted += instead
            elif not other.retired:
                wanted.append(other.as_wanted())
        self.changed.emit(self._key, self._cell.each, wanted)


def _number(route: CalendarRoute) -> Hashable:
    return route.number
