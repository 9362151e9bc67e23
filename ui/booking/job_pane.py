"""The job pane: what is to be done, what the technician should know, what the office asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from core.catalog.job_types import job_types_by_use
from ui.booking.line_list import LineList, Lines
from ui.booking.words import length
from ui.sentences import said
from ui.theme import GRID, Size
from ui.widgets.heading import FieldRow, Heading
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from core.catalog.job_types import JobType
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

NOTES_LINES: Final = 3
LONGEST_ANSWER: Final = 1_000
MOST_LINES: Final = 13
"""As tall as the questions may become; more of them are scrolled."""


class JobPane(QWidget):
    """``job_changed``: the JobType under the cursor, or None; ``job_chosen``: Enter on it."""

    job_changed = Signal(object)
    job_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: tuple[JobType, ...] = ()
        self._answers: dict[str, FieldRow] = {}
        self.jobs: LineList[JobType] = LineList(
            self.tr("Job types"),
            # the name has the line to itself: cut, it is what nobody can guess
            lambda job: Lines(job.name, f"{length(job)} · {job.code}"),
            lambda job: job.code,
            on_click=True,
        )
        self.jobs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.jobs.row_changed.connect(self._on_row_changed)
        self.jobs.row_activated.connect(self.job_chosen)
        self.field = SearchField(
            self.tr("Find a job type"), self.tr("Name or code"), walked=self.jobs
        )
        self.field.textEdited.connect(self._on_text_edited)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self._on_field_left)
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(self.notes.fontMetrics().lineSpacing() * NOTES_LINES + 4 * GRID)
        self.notes_row = FieldRow(self.tr("Notes for the &technician"), self.notes)
        self._asked = QWidget()
        self._asked_column = QVBoxLayout(self._asked)
        self._asked_column.setContentsMargins(0, 0, GRID, 0)
        self._asked_column.setSpacing(2 * GRID)
        self._asked_column.addStretch(1)
        self._asked_title = QLabel(self.tr("Ask the customer"))
        self._asked_title.setFont(Size.BODY.font(bold=True))
        self._arrange()
        self.read()

    def _arrange(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._asked)
        title = Heading(self.tr("&Job"))
        title.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(self.jobs, 1)
        layout.addWidget(self._asked_title)
        layout.addWidget(self._area)
        layout.addWidget(self.notes_row)

    # What its owner does -------------------------------------------------------------------

    @property
    def job(self) -> JobType | None:
        """The job type under the cursor."""
        return self.jobs.current_row()

    def answers(self) -> tuple[tuple[str, str], ...]:
        """The intake questions that were answered, with their answers."""
        told = []
        for question, row in self._answers.items():
            if isinstance(row.field, QLineEdit) and row.field.text().strip():
                told.append((question, row.field.text().strip()))
        return tuple(told)

    def notes_text(self) -> str:
        """The notes for the technician."""
        return self.notes.toPlainText().strip()

    def clear(self) -> None:
        """Forget notes, answers and what was typed; the most used job is under the cursor."""
        self.field.clear()
        self.notes.clear()
        self.say_error("notes", "")
        self._ask_nothing()
        self._show(self._all, to_first=True)
        self._ask_questions(self.job)
        self.read(background=True)

    def forget_told(self) -> None:
        """Forget notes and answers: they were another customer's."""
        self.notes.clear()
        self.say_error("notes", "")
        for row in self._answers.values():
            if isinstance(row.field, QLineEdit):
                row.field.clear()

    def focus_search(self) -> None:
        """Put the focus into the search field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def say_error(self, field: str, sentence: str) -> None:
        """Say what is wrong with ``notes`` or ``answers``."""
        if field == "notes":
            self.notes_row.set_error(sentence)
            return
        for row in self._answers.values():
            row.set_error(sentence)
            sentence = ""

    def changed(self, change: Change) -> None:
        """Another desk changed something."""
        if change.touches("job_types"):
            self.read(background=True)

    # The job types -------------------------------------------------------------------------

    def read(self, *, background: bool = False) -> None:
        """Read the job types."""
        self._session.read(
            job_types_by_use,
            self._show_jobs,
            self._on_failed,
            owner=self,
            topic="jobs",
            background=background,
        )

    def _show_jobs(self, jobs: tuple[JobType, ...]) -> None:
        self._all = jobs
        self.jobs.set_empty_text(
            self.tr("No job types yet"),
            self.tr("An admin adds or imports them under Setup, Job types."),
        )
        self._filter(self.field.text(), to_first=False)

    def _on_failed(self, error: BookerError) -> None:
        self.jobs.set_empty_text(said(error.title), said(error.message))

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._filter(text, to_first=True)

    def _filter(self, text: str, *, to_first: bool) -> None:
        words = text.casefold().split()
        ranked = [(rank, job) for job in self._all if (rank := _rank(job, words)) is not None]
        ranked.sort(key=lambda pair: pair[0])
        if self._all:
            self.jobs.set_empty_text(
                self.tr("No job type matches “{words}”").format(words=text.strip()),
                self.tr("Esc shows all of them."),
            )
        self._show(tuple(job for _rank_, job in ranked), to_first=to_first)

    def _show(self, jobs: tuple[JobType, ...], *, to_first: bool) -> None:
        self.jobs.set_rows(jobs, to_first=to_first or self.jobs.current_row() is None)

    @Slot()
    def _on_entered(self) -> None:
        if self.job is not None:
            self.job_chosen.emit(self.job)

    @Slot()
    def _on_field_left(self) -> None:
        self.field.clear()
        self._show(self._all, to_first=True)

    @Slot(object)
    def _on_row_changed(self, job: JobType | None) -> None:
        self._ask_questions(job)
        self.job_changed.emit(job)

    # The intake questions ------------------------------------------------------------------

    def _ask_questions(self, job: JobType | None) -> None:
        questions = () if job is None else job.questions
        if tuple(self._answers) != questions:
            given = dict(self.answers())
            self._ask_nothing()
            before: QWidget = self.field
            for question in questions:
                line = QLineEdit(given.get(question, ""))
                line.setMaxLength(LONGEST_ANSWER)
                line.setAccessibleName(question)
                row = FieldRow(question.replace("&", "&&"), line)
                row.label.setWordWrap(True)
                self._asked_column.insertWidget(self._asked_column.count() - 1, row)
                row.show()
                self._answers[question] = row
                QWidget.setTabOrder(before, line)
                before = line
            QWidget.setTabOrder(before, self.notes)
        for widget in (self._asked_title, self._area):
            widget.setVisible(bool(questions))
        self._asked_column.activate()
        wanted = self._asked.sizeHint().height()
        self._area.setFixedHeight(min(wanted, self._asked.fontMetrics().lineSpacing() * MOST_LINES))

    def _ask_nothing(self) -> None:
        for row in self._answers.values():
            self._asked_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._answers = {}


def _rank(job: JobType, words: list[str]) -> int | None:
    """0: every word begins a word of it; 1: every word is in it; None: no match."""
    told = f"{job.code} {job.name}".casefold()
    parts = told.replace("-", " ").replace("/", " ").split() + told.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 0
    return 1 if all(word in told for word in words) else None
