"""The third step: every place that cannot be read as it is, and the sheet around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.sentences import said
from ui.setup.import_preview import PreviewTable
from ui.setup.import_words import number, place, problems_word, proposal, zones_words
from ui.setup.import_zones import zones_to_make
from ui.theme import GRID, Size
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.errors import BookerError
    from core.exchange.prepare import Prepared
    from core.exchange.problem import Problem
    from core.exchange.recognise import SheetPreview
    from ui.preferences import Preferences
    from ui.setup.import_work import Choices

_COLUMNS = "import/problems"
_WIDTHS = {"sheet": 110, "cell": 60, "value": 150, "message": 300, "proposal": 220}


class CheckPane(QWidget):
    """The problems above, the rows around the chosen one below.

    ``rows_wanted`` carries the Problem around which rows are to be shown, ``good_rows_chosen`` and
    ``zones_chosen`` what is decided. ``report_asked``: a marked copy is wanted; ``again_asked``:
    check it once more.
    """

    rows_wanted = Signal(object)
    report_asked = Signal()
    good_rows_chosen = Signal(bool)
    zones_chosen = Signal(bool)
    again_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._prepared: Prepared | None = None
        self.notice = Notice()
        self.summary = QLabel()
        self.summary.setFont(Size.BODY.font(bold=True))
        self.summary.setWordWrap(True)
        self._notes = Hint()
        self.again_button = self._button(self.tr("Check &again"), "refresh")
        self.again_button.clicked.connect(self.again_asked)
        self.report_button = self._button(
            self.tr("Save a copy with the bad cells &marked…"), "export"
        )
        self.report_button.clicked.connect(self.report_asked)
        self.all_or_nothing = QRadioButton(self.tr("All &or nothing"))
        self.good_rows = QRadioButton(self.tr("Take the &good rows"))
        for radio in (self.all_or_nothing, self.good_rows):
            radio.setAccessibleName(radio.text().replace("&", ""))
        choice = QButtonGroup(self)
        choice.addButton(self.all_or_nothing)
        choice.addButton(self.good_rows)
        self.good_rows.clicked.connect(lambda: self.good_rows_chosen.emit(True))  # noqa: FBT003
        self.all_or_nothing.clicked.connect(
            lambda: self.good_rows_chosen.emit(False)  # noqa: FBT003 (a signal's value)
        )
        self.zones = QCheckBox(zones_words(()))
        self.zones.setAccessibleName(zones_words(()).replace("&", ""))
        self.zones.clicked.connect(self.zones_chosen)
        self.model: RowsModel[tuple[int, Problem]] = RowsModel(self._columns(), self)
        self.table = Table(
            self.model, self.tr("Problems"), preferences=preferences, preferences_key=_COLUMNS
        )
        if preferences.state(_COLUMNS) is None:
            for at, column in enumerate(self.model.columns):
                self.table.setColumnWidth(at, _WIDTHS[column.key])
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_activated)
        self.around = PreviewTable(self.tr("The sheet around the bad cell"))
        self._decide = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._arrange()

    def _button(self, text: str, sign: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text.replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}"))
        set_icon(button, sign)
        return button

    def _columns(self) -> tuple[Column[tuple[int, Problem]], ...]:
        row = Column[tuple[int, "Problem"]]
        return (
            row("sheet", self.tr("Sheet"), lambda pair: pair[1].sheet),
            row(
                "cell",
                self.tr("Cell"),
                lambda pair: place(pair[1]),
                sort_key=lambda pair: (pair[1].sheet, pair[1].row, pair[1].column),
            ),
            row("value", self.tr("What stands there"), lambda pair: pair[1].value or "\N{EM DASH}"),
            row(
                "message",
                self.tr("What is wrong"),
                lambda pair: said(pair[1].message),
                tool_tip=lambda pair: said(pair[1].message),
            ),
            row(
                "proposal",
                self.tr("Proposal"),
                lambda pair: proposal(pair[1]),
                tool_tip=lambda pair: proposal(pair[1]),
            ),
        )

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.summary, 1)
        top.addWidget(self.again_button)
        top.addWidget(self.report_button)
        decide = QHBoxLayout(self._decide)
        decide.setContentsMargins(0, 0, 0, 0)
        decide.setSpacing(4 * GRID)
        decide.addWidget(self.all_or_nothing)
        decide.addWidget(self.good_rows)
        decide.addStretch(1)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.around)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(self._notes)
        layout.addWidget(self._decide)
        layout.addWidget(self.zones)
        layout.addWidget(self._splitter, 1)

    # What it shows ---------------------------------------------------------------------------

    def show_working(self) -> None:
        """It is being checked."""
        self._say(self.tr("Checking…"))
        self.again_button.hide()

    def show_waiting(self, sentence: str) -> None:
        """It cannot be checked yet, and why."""
        self._say(sentence)
        self.again_button.hide()
        self._clear()

    def show_trouble(self, error: BookerError) -> None:
        """It could not be checked."""
        self._say(self.tr("Not checked"))
        self.notice.show_error(error)
        self.again_button.show()
        self._clear()

    def show_prepared(self, prepared: Prepared, choices: Choices) -> None:
        """What was found."""
        (self.good_rows if choices.take_good_rows else self.all_or_nothing).setChecked(True)
        self._show_zones(zones_to_make(prepared, choices), ticked=choices.create_zones)
        if prepared is not self._prepared:
            self._prepared = prepared
            self._fill(prepared)

    def _fill(self, prepared: Prepared) -> None:
        self.notice.clear()
        self.again_button.hide()
        count = len(prepared.problems)
        self._say(self._found(prepared))
        self._notes.setText("\n".join(said(note) for note in prepared.notes))
        self._notes.setVisible(bool(prepared.notes))
        self.report_button.setVisible(count > 0)
        self._decide.setVisible(count > 0)
        several = len({problem.sheet for problem in prepared.problems}) > 1
        self.table.setColumnHidden(self.model.column_of("sheet"), not several)
        self.model.set_rows(list(enumerate(prepared.problems)), key=lambda pair: pair[0])
        self._splitter.setVisible(count > 0)
        self.around.cells.set_problems(())
        self.around.setVisible(False)
        if count:
            self.table.selectRow(0)
            self._on_current_changed(self.table.current_row())

    def show_around(self, problem: Problem, rows: SheetPreview, marks: Sequence[Problem]) -> None:
        """The rows around a problem came."""
        if problem != self._problem:
            return
        self.around.setVisible(True)
        self.around.set_preview(rows)
        self.around.cells.set_problems(marks)
        self.around.go_to(problem)

    def take_focus(self) -> None:
        """Where work goes on in this step."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, prepared: Prepared) -> str:
        count = len(prepared.problems)
        if not count:
            return self.tr("Every row can be read.")
        rows = len({(problem.sheet, problem.row) for problem in prepared.problems})
        rows_words = self.tr("1 row") if rows == 1 else self.tr("{n} rows").format(n=number(rows))
        return self.tr("{problems} in {rows}").format(
            problems=problems_word(count), rows=rows_words
        )

    def _show_zones(self, zones: Sequence[str], *, ticked: bool) -> None:
        # who ticked it can take it back, also where no zone is missing
        self.zones.setVisible(bool(zones) or ticked)
        words = zones_words(zones)
        self.zones.setText(words)
        self.zones.setAccessibleName(words.replace("&", ""))
        self.zones.setToolTip(", ".join(zones))
        self.zones.setChecked(ticked)

    def _say(self, words: str) -> None:
        self.summary.setText(words)

    def _clear(self) -> None:
        self._prepared = None
        self._notes.hide()
        self.report_button.hide()
        self._decide.hide()
        self.zones.hide()
        self._splitter.hide()
        self.model.set_rows([], key=lambda pair: pair[0])

    # What a person does ----------------------------------------------------------------------

    @Slot(object)
    def _on_current_changed(self, pair: tuple[int, Problem] | None) -> None:
        problem = None if pair is None else pair[1]
        if problem is None or problem == self._problem:
            self._problem = problem
            if problem is not None:
                self.rows_wanted.emit(problem)
            return
        self._problem = problem
        if not self.around.isVisible() or not self.around.go_to(problem):
            self.rows_wanted.emit(problem)

    @Slot(object)
    def _on_activated(self, _pair: object) -> None:
        if self.around.isVisible():
            self.around.setFocus(Qt.FocusReason.OtherFocusReason)
