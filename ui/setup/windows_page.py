"""Arrival windows: what customers can be promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, ClassVar, Final

from core.catalog.windows import ArrivalWindow, list_windows, save_window
from ui.setup.fields import NumberField, TimeField, Weekdays, clock_words, day_words
from ui.setup.list_page import ListPage, ListWords
from ui.setup.record_form import RecordForm
from ui.setup.words import number_words, state_column
from ui.widgets.rows_model import Align, Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk

_WIDTHS: Final = {
    "label": 80,
    "state": 88,
    "starts": 76,
    "ends": 76,
    "weekdays": 100,
    "most": 88,
}
_WORKDAYS: Final = (1, 2, 3, 4, 5)
_NEW: Final = ArrivalWindow("", time(8), time(10), _WORKDAYS, None, active=True)


class WindowForm(RecordForm):
    """A window's label, its times, its weekdays and its limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(
            self.line(
                "label",
                self.tr("&Label"),
                self.tr("As it is said on the phone, such as 8-10 or Morning."),
            )
        )
        self.add(
            self.time("starts", self.tr("&From"), TimeField()),
            self.time("ends", self.tr("&Until"), TimeField()),
        )
        self.add(
            self.weekdays("weekdays", self.tr("&Weekdays"), Weekdays(self.tr("Weekdays"))),
        )
        self.add(
            self.number(
                "max_bookings",
                self.tr("&Most bookings of a zone's day"),
                NumberField(0, 1000, without=self.tr("no limit")),
                self.tr("Capacity sets the limit in any case; this one comes before it."),
            )
        )
        self.add_end()


class WindowsPage(ListPage[ArrivalWindow]):
    """Every arrival window; the chosen one as a form."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"arrival_windows"})
    LAYOUT: ClassVar[str] = "setup/windows"
    SHEET: ClassVar[str | None] = "windows"
    WIDTHS: ClassVar[Mapping[str, int]] = _WIDTHS
    SPARE: ClassVar[tuple[str, ...]] = ("most",)

    def list_words(self) -> ListWords:
        """What the page says."""
        return ListWords(
            title=self.tr("Arrival windows"),
            about=self.tr(
                "What customers are promised: that the technician arrives between two times."
            ),
            add=self.tr("&Add window"),
            new=self.tr("New arrival window"),
            empty=self.tr("No arrival windows yet"),
            empty_hint=self.tr(
                "Add the first one with Ctrl+N, or bring your list with Import…, below."
            ),
            none_chosen=self.tr("No arrival window chosen"),
            none_chosen_hint=self.tr("Choose one in the list, or add one."),
            filter_hint=self.tr("Filter arrival windows"),
            count=self.tr("Arrival windows: {n}"),
            saved=self.tr("{name} is saved"),
            activated=self.tr("{name} is in use again"),
            deactivated=self.tr("{name} is no longer in use"),
            deactivated_means=self.tr("It is not offered any more. What was promised in it stays."),
        )

    def list_columns(self) -> tuple[Column[ArrivalWindow], ...]:
        """A window's label, state, times, weekdays and limit."""
        return (
            Column("label", self.tr("Window"), lambda window: window.label),
            state_column(self.is_active),
            Column(
                "starts",
                self.tr("From"),
                lambda window: clock_words(window.starts),
                sort_key=lambda window: window.starts,
            ),
            Column(
                "ends",
                self.tr("Until"),
                lambda window: clock_words(window.ends),
                sort_key=lambda window: window.ends,
            ),
            Column("weekdays", self.tr("Weekdays"), lambda window: day_words(window.weekdays)),
            Column(
                "most",
                self.tr("At most"),
                lambda window: number_words(window.max_bookings) or self.tr("no limit"),
                Align.RIGHT,
                sort_key=lambda window: (window.max_bookings is None, window.max_bookings or 0),
            ),
        )

    def make_form(self) -> RecordForm:
        """The window's fields."""
        return WindowForm()

    def read_rows(self, desk: Desk) -> tuple[ArrivalWindow, ...]:
        """Every window, by its start."""
        return list_windows(desk)

    def key_of(self, row: ArrivalWindow) -> Hashable:
        """A window's label."""
        return row.label

    def name_of(self, row: ArrivalWindow) -> str:
        """A window's label."""
        return row.label

    def is_active(self, row: ArrivalWindow) -> bool:
        """Whether it is offered."""
        return row.active

    def values_of(self, row: ArrivalWindow | None) -> dict[str, Any]:
        """The form's fields."""
        shown = _NEW if row is None else row
        return {
            "label": shown.label,
            "starts": shown.starts,
            "ends": shown.ends,
            "weekdays": shown.weekdays,
            "max_bookings": shown.max_bookings,
        }

    def write(
        self, desk: Desk, act_id: UUID, values: Mapping[str, Any], before: ArrivalWindow | None
    ) -> ArrivalWindow:
        """Save the window."""
        entry = ArrivalWindow(**values, active=before is None or before.active)
        return save_window(desk, act_id, entry, was=None if before is None else before.label)

    def switch(
        self, desk: Desk, act_id: UUID, row: ArrivalWindow, *, active: bool
    ) -> ArrivalWindow:
        """Offer it, or no more."""
        return save_window(desk, act_id, replace(row, active=active), was=row.label)
