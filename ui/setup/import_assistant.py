"""The import assistant without a widget: a file is read, meant, checked, written and undone.

Everything long runs off the GUI thread. What is asked anew makes the older question stale: its
work is told to stop, and its answer is dropped.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import BookerError, Cancelled, Unanswered
from core.exchange.import_log import list_imports, undo_import
from core.exchange.recognise import preview
from core.exchange.report import save_report
from ui.setup.import_around import rows_around
from ui.setup.import_job import Job
from ui.setup.import_work import (
    Choices,
    compare,
    fitted,
    forget_and_recognise,
    open_and_recognise,
    recognise_as,
    remember_all,
    unknown,
    write,
)
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from core.exchange.book import Book
    from core.exchange.import_result import ImportResult
    from core.exchange.mapping import SheetMapping
    from core.exchange.prepare import Prepared
    from core.exchange.problem import Problem
    from core.exchange.recognise import SheetPreview
    from ui.session import Session
    from ui.setup.import_work import Opened

SETTLE_MS: Final = 250
"""A mapping that is being changed is checked when the hand rests."""
PREVIEW_ROWS: Final = 200
MOST_IMPORTS: Final = 50


class Phase(Enum):
    """Where the assistant is."""

    EMPTY = "empty"
    READING = "reading"
    REFUSED = "refused"
    OPEN = "open"
    WRITING = "writing"
    DONE = "done"


class ImportAssistant(QObject):
    """One file at a time. What it knows stands in its attributes; signals say what changed.

    ``phase_changed``: see `phase`. ``mappings_changed``: what a sheet is. ``looked``: a sheet's
    name and its SheetPreview. ``checked``: `prepared`, `trouble` or `is_checking` changed.
    ``imported`` and ``undone`` carry an ImportResult, ``not_written`` and ``not_undone`` the
    BookerError instead; ``listed`` the ImportRecords, ``reported`` the path of a report that is
    there, ``failed`` the BookerError of what else was asked.
    """

    phase_changed = Signal()
    mappings_changed = Signal()
    looked = Signal(str, object)
    looked_around = Signal(object, object)
    checked = Signal()
    imported = Signal(object)
    undone = Signal(object)
    listed = Signal(object)
    not_written = Signal(object)
    not_undone = Signal(object)
    failed = Signal(object)
    reported = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.phase = Phase.EMPTY
        self.path: Path | None = None
        self.book: Book | None = None
        self.refusal: BookerError | None = None
        self.memory_trouble: BookerError | None = None
        self.mappings: dict[str, SheetMapping] = {}
        self.hides: frozenset[str] = frozenset()
        self.choices = Choices()
        self.prepared: Prepared | None = None
        self.trouble: BookerError | None = None
        self.is_checking = False
        self.result: ImportResult | None = None
        self._job = Job()
        self._settle = single_shot(self, SETTLE_MS, self.check)

    # The file -------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a file, and say what its sheets seem to be; another one is dropped."""
        if self.phase is Phase.WRITING:
            return
        self._forget_file()
        job = self._job = Job()
        self.path = path
        self._become(Phase.READING)
        self._session.read(
            partial(open_and_recognise, path, job),
            self._on_opened,
            self._on_refused,
            owner=self,
            topic="file",
        )

    def begin_anew(self) -> None:
        """No file: what was read is given back."""
        if self.phase is Phase.WRITING:
            return
        self._session.tasks.forget(self, "file")
        self._forget_file()
        self._become(Phase.EMPTY)

    def stop(self) -> None:
        """Stop what runs: a file that is read, a check, an import before it is written."""
        self._job.stop()
        if self.phase is Phase.READING:
            self.begin_anew()

    @property
    def progress(self) -> tuple[str, int, int]:
        """What is being done, how many are done, and of how many (0: not known)."""
        return self._job.progress

    @property
    def is_stopping(self) -> bool:
        """Whether it was told to stop, and has not come to it yet."""
        return self._job.is_stopped

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The sheets that somebody can see, in the book's order."""
        if self.book is None:
            return ()
        return tuple(sheet.name for sheet in self.book.sheets if not sheet.hidden)

    def _forget_file(self) -> None:
        self._job.stop()
        self._settle.stop()
        for topic in ("check", *(f"look {name}" for name in self.sheet_names)):
            self._session.tasks.forget(self, topic)
        self.path = self.book = self.refusal = self.memory_trouble = None
        self.mappings = {}
        self.choices = Choices()
        self.prepared = self.trouble = self.result = None
        self.is_checking = False

    def _on_opened(self, opened: Opened) -> None:
        self.book = opened.book
        self.hides = opened.hides
        self.memory_trouble = opened.memory_trouble
        self.mappings = {mapping.sheet: mapping for mapping in opened.mappings}
        self._become(Phase.OPEN)
        self.check()

    def _on_refused(self, error: BookerError) -> None:
        if isinstance(error, Cancelled):
            self.begin_anew()
            return
        self.refusal = error
        self._become(Phase.REFUSED)

    def _become(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    # What its sheets are --------------------------------------------------------------------

    def mean(self, mapping: SheetMapping) -> None:
        """A sheet is what the admin says; it is checked when the hand rests.

        Sheets of another kind are no longer taken with it: one import has one kind.
        """
        before = self.mappings.get(mapping.sheet)
        if mapping == before or self.book is None or self.phase is not Phase.OPEN:
            return
        if before is not None and mapping.form != before.form:
            mapping = fitted(self.book, mapping)
        self.mappings[mapping.sheet] = replace(mapping, remembered=False, notes=())
        for name, other in self.mappings.items():
            if mapping.chosen and other.chosen and other.kind != mapping.kind:
                self.mappings[name] = replace(other, chosen=False)
        self._stale()
        self.mappings_changed.emit()
        if before is None or mapping.header != before.header:
            self.look(mapping.sheet)

    def mean_kind(self, sheet: str, kind: str) -> None:
        """A sheet has this kind of things: its columns are recognised again for that."""
        book = self.book
        if book is None or self.phase is not Phase.OPEN:
            return

        def done(found: SheetMapping) -> None:
            if self.book is book:
                self.mean(found)

        work = partial(recognise_as, book, sheet, kind)
        self._session.tasks.run(work, done, self.failed.emit, owner=self, topic=f"kind {sheet}")

    def decide(self, choices: Choices) -> None:
        """Take the good rows, make new zones, accept losses: or not."""
        before, self.choices = self.choices, choices
        if choices == before:
            return
        if replace(choices, accept_losses=before.accept_losses) == before:
            # consent changes nothing that is counted
            self.checked.emit()
        else:
            self._stale()

    def chosen(self) -> tuple[SheetMapping, ...]:
        """The sheets to be taken, in the book's order."""
        found = (self.mappings.get(name) for name in self.sheet_names)
        return tuple(mapping for mapping in found if mapping is not None and mapping.chosen)

    def look(self, sheet: str) -> None:
        """Ask for the first rows of a sheet; ``looked`` brings them."""
        book = self.book
        if book is None:
            return
        mapping = self.mappings.get(sheet) or unknown(sheet)

        def work() -> SheetPreview:
            return preview(book, mapping, PREVIEW_ROWS)

        def done(found: SheetPreview) -> None:
            self.looked.emit(sheet, found)

        self._session.tasks.run(work, done, self.failed.emit, owner=self, topic=f"look {sheet}")

    def look_around(self, problem: Problem) -> None:
        """Ask for the rows around a problem; ``looked_around`` brings them, and the problem."""
        book, mapping = self.book, self.mappings.get(problem.sheet)
        if book is None or mapping is None:
            return

        def done(found: SheetPreview) -> None:
            self.looked_around.emit(problem, found)

        work = partial(rows_around, book, mapping, problem.row)
        self._session.tasks.run(work, done, self.failed.emit, owner=self, topic="around")

    # What it would change -------------------------------------------------------------------

    def is_answered(self) -> bool:
        """Whether every sheet that is taken has all that its form needs."""
        return all(
            not one.missing() and not (one.hidden_rows == "ask" and one.sheet in self.hides)
            for one in self.chosen()
        )

    def _stale(self) -> None:
        self._session.tasks.forget(self, "check")
        self._job.stop()
        self._job = Job()
        self.prepared = self.trouble = None
        self.is_checking = bool(self.chosen()) and self.is_answered()
        self._settle.start()
        self.checked.emit()

    @Slot()
    def check(self) -> None:
        """Compare what the file says with what stands; ``checked`` brings what was found."""
        self._settle.stop()
        self.prepared = self.trouble = None
        # who agreed, agreed to the losses that were shown
        self.choices = replace(self.choices, accept_losses=False)
        wanted = self.chosen()
        if self.book is None or not wanted or not self.is_answered():
            self.is_checking = False
            self.checked.emit()
            return
        job = self._job = Job()
        self.is_checking = True
        work = partial(compare, self.book, wanted, self.choices, job)
        self._session.read(work, self._on_checked, self._on_unchecked, owner=self, topic="check")
        self.checked.emit()

    def _on_checked(self, prepared: Prepared) -> None:
        self.is_checking = False
        self.prepared = prepared
        self.checked.emit()

    def _on_unchecked(self, error: BookerError) -> None:
        self.is_checking = False
        self.trouble = error
        self.checked.emit()

    # Writing it, and taking it back ---------------------------------------------------------

    def write(self) -> None:
        """Write what was checked, in one transaction, and remember what the sheets were."""
        if self.prepared is None or self.book is None or self.phase is Phase.WRITING:
            return
        job = self._job = Job()
        self._become(Phase.WRITING)
        work = partial(write, self.prepared, self.choices, job)
        self._session.act(work, self._on_written, self._on_unwritten, owner=self)

    def _on_written(self, result: ImportResult) -> None:
        if not result.written:
            # it was read again, and is no longer as it was checked
            self._become(Phase.OPEN)
            self.check()
            return
        book, wanted = self.book, self.chosen()
        self.result = result
        # a big file is big in memory too
        self.book = self.prepared = None
        self.mappings = {}
        self._become(Phase.DONE)
        self.imported.emit(result)
        self.read_history()
        if book is not None:
            self._session.act(
                partial(remember_all, book, wanted), _nothing, self.failed.emit, owner=self
            )

    def _on_unwritten(self, error: BookerError) -> None:
        self.not_written.emit(error)
        if isinstance(error, Unanswered):
            # the session asks again, and one of both is called then
            return
        self._become(Phase.OPEN)
        self.check()

    def undo(self, import_id: UUID) -> None:
        """Take a whole import back."""

        def done(result: ImportResult) -> None:
            self.undone.emit(result)
            self.read_history()
            if self.phase is Phase.OPEN:
                self.check()

        self._session.act(
            lambda desk, act_id: undo_import(desk, act_id, import_id),
            done,
            self.not_undone.emit,
            owner=self,
        )

    def read_history(self) -> None:
        """Ask for the last imports; ``listed`` brings them."""
        self._session.read(
            lambda desk: list_imports(desk, MOST_IMPORTS),
            self.listed.emit,
            self.failed.emit,
            owner=self,
            topic="history",
        )

    def forget_memory(self, sheet: str) -> None:
        """Files of this shape are recognised anew from now on, beginning with this one."""
        book, mapping = self.book, self.mappings.get(sheet)
        if book is None or mapping is None:
            return

        def done(found: SheetMapping) -> None:
            if self.book is book:
                self.mappings[sheet] = found
                self._stale()
                self.mappings_changed.emit()

        work = partial(forget_and_recognise, book, mapping)
        self._session.act(work, done, self.failed.emit, owner=self)

    def save_report(self, target: Path) -> None:
        """Save a copy of the file with the bad cells marked; ``reported`` when it is there."""
        if self.prepared is None or self.path is None:
            return
        work = partial(save_report, self.path, self.prepared.problems, target)
        self._session.tasks.run(
            work, lambda _: self.reported.emit(target), self.failed.emit, owner=self, topic="report"
        )


def _nothing(_result: object) -> None:
    """Nobody waits for this."""
