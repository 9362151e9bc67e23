"""Job types: what is done at a customer's, how long it takes, and what is asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Slot

from core.catalog.job_types import JobType, list_job_types, save_job_type
from ui.setup.fields import NumberField
from ui.setup.list_page import ListPage, ListWords
from ui.setup.question_list import QuestionList
from ui.setup.record_form import Field, RecordForm
from ui.setup.words import minutes_words, number_words, state_column
from ui.widgets.rows_model import Align, Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk

_WIDTHS: Final = {
    "code": 92,
    "name": 156,
    "state": 88,
    "minutes": 76,
    "technicians": 92,
    "buffers": 96,
    "questions": 80,
}
_NEW: Final = JobType("", "", 60, 1, False, 0, 0, True, ())  # noqa: FBT003 (as the facts stand)


class JobTypeForm(RecordForm):
    """A job type's code and name, its minutes and technicians, its questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = self.tr("min")
        self.add(self.line("code", self.tr("&Code")), self.line("name", self.tr("&Name")))
        self.minutes = NumberField(1, 1440, unit, without=self.tr("whole shift"), step=5)
        self.add(
            self.number("minutes", self.tr("&Minutes on site"), self.minutes),
            self.number("technicians", self.tr("Technicians at &once"), NumberField(1, 20)),
        )
        self.all_day = self.box("all_day", self.tr("A&ll-day: takes the whole shift of its routes"))
        self.add(self.all_day)
        self.add(
            self.number(
                "buffer_before",
                self.tr("&Preparation before"),
                NumberField(0, 480, unit, step=5),
            ),
            self.number(
                "buffer_after", self.tr("Clean-&up after"), NumberField(0, 480, unit, step=5)
            ),
        )
        questions = QuestionList()
        self.add_space()
        self.add(
            self.row(
                "questions",
                self.tr("&Questions before booking"),
                Field(questions, questions.questions, questions.show_questions),
                questions.changed,
                self.tr("The office asks them in this order; the technician reads the answers."),
            )
        )
        self.add_end()
        self.all_day.toggled.connect(self._on_all_day)

    @Slot(bool)
    def _on_all_day(self, on: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.minutes.setEnabled(not on)
        if on:
            self.minutes.set_number(None)
        elif self.minutes.number() is None:
            self.minutes.set_number(_NEW.minutes)


class JobTypesPage(ListPage[JobType]):
    """Every job type; the chosen one as a form."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"job_types"})
    LAYOUT: ClassVar[str] = "setup/job_types"
    SHEET: ClassVar[str | None] = "job-types"
    WIDTHS: ClassVar[Mapping[str, int]] = _WIDTHS
    SPARE: ClassVar[tuple[str, ...]] = ("technicians", "questions", "buffers")

    def list_words(self) -> ListWords:
        """What the page says."""
        return ListWords(
            title=self.tr("Job types"),
            about=self.tr("What is done at a customer's, how long it takes and by how many."),
            add=self.tr("&Add job type"),
            new=self.tr("New job type"),
            empty=self.tr("No job types yet"),
            empty_hint=self.tr(
                "Add the first one with Ctrl+N, or bring your list with Import…, below."
            ),
            none_chosen=self.tr("No job type chosen"),
            none_chosen_hint=self.tr("Choose one in the list, or add one."),
            filter_hint=self.tr("Filter job types"),
            count=self.tr("Job types: {n}"),
            saved=self.tr("{name} is saved"),
            activated=self.tr("{name} is in use again"),
            deactivated=self.tr("{name} is no longer in use"),
            deactivated_means=self.tr("It cannot be booked any more. What is booked stays."),
        )

    def list_columns(self) -> tuple[Column[JobType], ...]:
        """A job type's code, name, state, length, technicians, buffers and questions."""
        right = Align.RIGHT

        def length(job: JobType) -> str:
            return self.tr("all day") if job.all_day else minutes_words(job.minutes)

        def buffers(job: JobType) -> str:
            if not job.buffer_before and not job.buffer_after:
                return ""
            return f"{job.buffer_before} + {minutes_words(job.buffer_after)}"

        return (
            Column("code", self.tr("Code"), lambda job: job.code),
            Column("name", self.tr("Name"), lambda job: job.name),
            state_column(self.is_active),
            Column(
                "minutes",
                self.tr("On site"),
                length,
                right,
                sort_key=lambda job: (job.all_day, job.minutes or 0),
            ),
            Column(
                "technicians",
                self.tr("Technicians"),
                lambda job: number_words(job.technicians),
                right,
                sort_key=lambda job: job.technicians,
            ),
            Column(
                "buffers",
                self.tr("Buffers"),
                buffers,
                right,
                sort_key=lambda job: job.buffer_before + job.buffer_after,
            ),
            Column(
                "questions",
                self.tr("Questions"),
                lambda job: number_words(len(job.questions) or None),
                right,
                tool_tip=lambda job: "\n".join(job.questions),
                sort_key=lambda job: len(job.questions),
            ),
        )

    def make_form(self) -> RecordForm:
        """The job type's fields."""
        return JobTypeForm()

    def read_rows(self, desk: Desk) -> tuple[JobType, ...]:
        """Every job type, by code."""
        return list_job_types(desk)

    def key_of(self, row: JobType) -> Hashable:
        """A job type's code."""
        return row.code

    def name_of(self, row: JobType) -> str:
        """Its name."""
        return row.name

    def is_active(self, row: JobType) -> bool:
        """Whether it can be booked."""
        return row.active

    def values_of(self, row: JobType | None) -> dict[str, Any]:
        """The form's fields."""
        shown = _NEW if row is None else row
        return {
            "code": shown.code,
            "name": shown.name,
            # before the minutes: ticking it takes them away
            "all_day": shown.all_day,
            "minutes": shown.minutes,
            "technicians": shown.technicians,
            "buffer_before": shown.buffer_before,
            "buffer_after": shown.buffer_after,
            "questions": shown.questions,
        }

    def write(
        self, desk: Desk, act_id: UUID, values: Mapping[str, Any], before: JobType | None
    ) -> JobType:
        """Save the job type."""
        entry = JobType(**values, active=before is None or before.active)
        return save_job_type(desk, act_id, entry, was=None if before is None else before.code)

    def switch(self, desk: Desk, act_id: UUID, row: JobType, *, active: bool) -> JobType:
        """Let it be booked, or no more."""
        return save_job_type(desk, act_id, replace(row, active=active), was=row.code)
