"""What one sheet is, beside its columns: kind, form, header row, dates, hidden rows, shifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QTime, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSpinBox, QTimeEdit, QWidget

from core.exchange.mapping import FORMS, KINDS, UNITS
from ui.moments import python_date, qt_date
from ui.setup.import_words import date_order_word, form_word, hidden_word, kind_word, unit_word
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.heading import FieldRow

if TYPE_CHECKING:
    from core.exchange.mapping import SheetMapping

MOST_HEADER: Final = 250_000
MOST_JOBS: Final = 200
_WITH_SHIFT: Final = frozenset({"matrix", "matrix-turned", "counts", "minutes", "jobs"})


class MappingForm(QWidget):
    """``meant`` carries the SheetMapping as it is now, ``kind_chosen`` another kind's name."""

    meant = Signal(object)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping: SheetMapping | None = None
        self._fills = False
        self.kind = Choice(self.tr("What the sheet has"))
        self.form = Choice(self.tr("Form of the sheet"))
        self.header = QSpinBox()
        self.header.setRange(0, MOST_HEADER)
        self.header.setSpecialValueText(self.tr("none"))
        self.header.setKeyboardTracking(False)
        self.dates = Choice(self.tr("How dates are written"))
        self.hidden = Choice(self.tr("Hidden rows and columns"))
        self.starts, self.ends = QTimeEdit(), QTimeEdit()
        self.starts.setAccessibleName(self.tr("Start of a technician's shift"))
        self.ends.setAccessibleName(self.tr("End of a technician's shift"))
        for edit in (self.starts, self.ends):
            edit.setKeyboardTracking(False)
        self.jobs = QSpinBox()
        self.jobs.setRange(1, MOST_JOBS)
        self.jobs.setKeyboardTracking(False)
        self.unit = Choice(self.tr("Unit of the numbers"))
        self.month = QDateEdit()
        self.month.setDisplayFormat("MMMM yyyy")
        self.month.setKeyboardTracking(False)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        shift = QWidget()
        beside = QHBoxLayout(shift)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GRID)
        beside.addWidget(self.starts)
        beside.addWidget(self.ends)
        shift.setFocusProxy(self.starts)
        self.rows = {
            "kind": FieldRow(self.tr("It &has"), self.kind),
            "form": FieldRow(self.tr("In the &form"), self.form),
            "header": FieldRow(self.tr("Headings in &row"), self.header),
            "dates": FieldRow(self.tr("3/4 &means"), self.dates),
            "hidden": FieldRow(self.tr("Hi&dden rows"), self.hidden),
            "shift": FieldRow(self.tr("&Shift from, to"), shift),
            "jobs": FieldRow(self.tr("&Jobs a route"), self.jobs),
            "unit": FieldRow(self.tr("N&umbers are"), self.unit),
            "month": FieldRow(self.tr("M&onth of the days"), self.month),
        }
        flow = Flow(self)
        flow.setSpacing(3 * GRID)
        for row in self.rows.values():
            flow.addWidget(row)
        for kind in KINDS:
            self.kind.addItem(kind_word(kind), kind)
        for order in ("auto", "mdy", "dmy"):
            self.dates.addItem(date_order_word(order), order)
        for answer in ("ask", "take", "leave"):
            self.hidden.addItem(hidden_word(answer), answer)
        for unit in UNITS:
            self.unit.addItem(unit_word(unit), unit)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind)
        for box in (self.form, self.dates, self.hidden, self.unit):
            box.activated.connect(self._tell)
        for spin in (self.header, self.jobs):
            spin.valueChanged.connect(self._tell)
        for edit in (self.starts, self.ends):
            edit.timeChanged.connect(self._tell)
        self.month.dateChanged.connect(self._tell)

    # What it shows ---------------------------------------------------------------------------

    def show_mapping(self, mapping: SheetMapping | None, *, hides: bool) -> None:
        """The fields as they are; those that the form does not need are not shown."""
        self._mapping = mapping
        self._fills = True
        try:
            self._fill(mapping, hides=hides)
        finally:
            self._fills = False

    def _fill(self, mapping: SheetMapping | None, *, hides: bool) -> None:
        capacity = mapping is not None and mapping.kind == "capacity"
        form = "" if mapping is None else mapping.form
        shown = {
            "kind": True,
            "form": capacity,
            "header": mapping is not None,
            "dates": capacity,
            "hidden": hides,
            "shift": form in _WITH_SHIFT,
            "jobs": form == "jobs",
            "unit": form == "minutes",
            "month": mapping is not None and mapping.month is not None,
        }
        for name, row in self.rows.items():
            row.setVisible(shown[name])
        if mapping is None:
            self.kind.setCurrentIndex(-1)
            return
        self.kind.choose(mapping.kind)
        if [self.form.itemData(n) for n in range(self.form.count())] != [*FORMS[mapping.kind]]:
            self.form.clear()
            for name in FORMS[mapping.kind]:
                self.form.addItem(form_word(name), name)
        self.form.choose(mapping.form)
        self.header.setValue(mapping.header)
        self.dates.choose(mapping.dates)
        self.hidden.choose(mapping.hidden_rows)
        self.unit.choose(mapping.unit)
        self.starts.setTime(_qt_time(mapping.shift[0]))
        self.ends.setTime(_qt_time(mapping.shift[1]))
        self.jobs.setValue(mapping.jobs_per_route)
        if mapping.month is not None:
            self.month.setDate(qt_date(mapping.month))

    # What a person does ----------------------------------------------------------------------

    @Slot(int)
    def _on_kind(self) -> None:
        kind = str(self.kind.currentData())
        if self._mapping is None or kind != self._mapping.kind:
            self.kind_chosen.emit(kind)

    @Slot()
    def _tell(self) -> None:
        before = self._mapping
        if before is None or self._fills:
            return
        starts, ends = self.starts.time(), self.ends.time()
        wrong = starts >= ends and before.form in _WITH_SHIFT
        self.rows["shift"].set_error(self.tr("It ends before it starts.") if wrong else "")
        if wrong:
            return
        month: QDate = self.month.date()
        self.meant.emit(
            replace(
                before,
                form=str(self.form.currentData()),
                header=self.header.value(),
                dates=str(self.dates.currentData()),
                hidden_rows=str(self.hidden.currentData()),
                shift=(_time(starts), _time(ends)),
                jobs_per_route=self.jobs.value(),
                unit=str(self.unit.currentData()),
                month=None if before.month is None else python_date(month),
            )
        )


def _time(moment: QTime) -> time:
    return time(moment.hour(), moment.minute())


def _qt_time(moment: time) -> QTime:
    return QTime(moment.hour, moment.minute)
