"""Import: from a file as an office has it to what it changes, step by step on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.errors import Cancelled, Unreachable
from core.exchange.blank import save_blank
from core.exchange.mapping import KINDS
from ui.moments import LocalTimes
from ui.sentences import said
from ui.setup.ask_file import ask_open, ask_workbook
from ui.setup.import_assistant import ImportAssistant, Phase
from ui.setup.import_bar import WorkBar
from ui.setup.import_changes import ChangesPane
from ui.setup.import_check import CheckPane
from ui.setup.import_drop import DropVeil
from ui.setup.import_file import FilePane, files_of
from ui.setup.import_history import ImportHistory
from ui.setup.import_mapping import MappingPane, SheetState
from ui.setup.import_result import ResultPane
from ui.setup.import_standing import foot, standings, stands_in_the_way, waits_for
from ui.setup.import_steps import Step, StepBar
from ui.setup.import_words import kind_word
from ui.setup.page import SetupPage
from ui.single_shot import single_shot
from ui.theme import GRID
from ui.widgets.focus import has_focus_inside
from ui.widgets.heading import Heading
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from core.database.live import Change
    from core.errors import BookerError
    from core.exchange.export_file import ExportResult
    from core.exchange.import_log import ImportRecord
    from core.exchange.import_result import ImportResult
    from core.exchange.problem import Problem
    from core.exchange.recognise import SheetPreview
    from ui.line import LineStatus
    from ui.session import Session
    from ui.setup.ask_file import AskFile, AskOpen

COALESCE_MS: Final = 500


class ImportPage(SetupPage):
    """The steps above, the one that is shown below them, and what comes next at the foot.

    ``ask_open`` and ``ask_save`` ask for files; whoever has another way puts it there.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.ask_open: AskOpen = ask_open
        self.ask_save: AskFile = ask_workbook
        self.assistant = ImportAssistant(session, self)
        times, kept = LocalTimes(session.desk.branch.timezone), session.preferences
        self.notice = Notice()
        self.steps = StepBar()
        self.history = ImportHistory(times, kept)
        self.file = FilePane(self.history)
        self.mapping = MappingPane()
        self.check = CheckPane(kept)
        self.changes = ChangesPane(kept)
        self.result = ResultPane()
        self.bar = WorkBar(lambda: self.assistant.progress)
        self.step = Step.FILE
        self._panes = {
            Step.FILE: self.file,
            Step.MEANING: self.mapping,
            Step.CHECK: self.check,
            Step.CHANGES: self.changes,
            Step.IMPORT: self.result,
        }
        self._stack = QStackedWidget()
        self._veil = DropVeil(self)
        self._hastens = False
        self._undoing_result = False
        self._later = single_shot(self, COALESCE_MS, self.assistant.read_history)
        self._arrange()
        self._connect_assistant()
        self._connect_panes()
        session.line_changed.connect(self._on_line_changed)
        self._show_state()

    def _arrange(self) -> None:
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Heading(self.tr("Import")))
        layout.addWidget(self.steps)
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)
        self.setAcceptDrops(True)
        for edit in self.findChildren(QLineEdit):
            # a file that is dropped on a field is dropped on the page
            edit.setAcceptDrops(False)

    def _connect_assistant(self) -> None:
        assistant = self.assistant
        assistant.phase_changed.connect(self._on_phase_changed)
        assistant.mappings_changed.connect(self._on_mappings_changed)
        assistant.looked.connect(self._on_looked)
        assistant.looked_around.connect(self._on_looked_around)
        assistant.checked.connect(self._on_checked)
        assistant.imported.connect(self._on_imported)
        assistant.not_written.connect(self._on_not_written)
        assistant.undone.connect(self._on_undone)
        assistant.not_undone.connect(self._on_not_undone)
        assistant.listed.connect(self._on_listed)
        assistant.reported.connect(self._on_reported)
        assistant.failed.connect(self.notice.show_error)

    def _connect_panes(self) -> None:
        assistant = self.assistant
        self.steps.step_chosen.connect(self._on_step_chosen)
        self.file.file_chosen.connect(self.open_file)
        self.file.choice_asked.connect(self._on_choice_asked)
        self.file.blank_asked.connect(self._on_blank_asked)
        self.history.undo_asked.connect(self._on_undo_asked)
        self.mapping.meant.connect(assistant.mean)
        self.mapping.kind_chosen.connect(assistant.mean_kind)
        self.mapping.sheet_shown.connect(assistant.look)
        self.mapping.forget_asked.connect(assistant.forget_memory)
        self.check.rows_wanted.connect(assistant.look_around)
        self.check.report_asked.connect(self._on_report_asked)
        self.check.good_rows_chosen.connect(self._on_good_rows_chosen)
        self.check.again_asked.connect(assistant.check)
        for pane in (self.check, self.changes):
            pane.zones_chosen.connect(self._on_zones_chosen)
        self.changes.losses_accepted.connect(self._on_losses_accepted)
        self.result.undo_asked.connect(self._on_undo_result_asked)
        self.result.anew_asked.connect(self.begin_anew)
        self.bar.next_asked.connect(self._on_next_asked)
        self.bar.back_asked.connect(self._on_back_asked)
        self.bar.stop_asked.connect(self._on_stop_asked)

    # What Setup asks ------------------------------------------------------------------------

    def shown(self) -> None:
        """Read what was imported last; the focus goes where a file is chosen."""
        self.assistant.read_history()
        if self.step is Step.FILE:
            self.file.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Another admin may have imported something."""
        if change.touches("sites", "job_types", "arrival_windows", "routes", "zones"):
            self._later.start()

    def show_item(self, item: object) -> None:
        """A kind's name: that is what is looked for. A file that is open stays open."""
        busy = self.assistant.phase in (Phase.READING, Phase.OPEN, Phase.WRITING)
        if isinstance(item, str) and item in KINDS and not busy:
            self.begin_anew()
            self.file.expect(item)

    def save_layout(self) -> None:
        """Keep the tables' columns."""
        for table in (self.history.table, self.check.table, self.changes.table):
            table.save_layout()

    # The file -------------------------------------------------------------------------------

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Read a file, whatever was open before; not while one is written."""
        if self.assistant.phase is Phase.WRITING:
            self.notice.show_info(
                self.tr("An import is being written"),
                self.tr("Wait until it is done, or cancel it."),
            )
            return
        self.notice.clear()
        self.file.notice.clear()
        self.assistant.open_file(path)

    @Slot()
    def begin_anew(self) -> None:
        """Back to the first step, without a file."""
        self.notice.clear()
        self.file.notice.clear()
        self.assistant.begin_anew()
        if self.assistant.phase is Phase.EMPTY:
            self._show_step(Step.FILE)
            self.file.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_choice_asked(self) -> None:
        self.ask_open(self, self.open_file)

    @Slot(str, str)
    def _on_blank_asked(self, kind: str, form: str) -> None:
        def done(saved: ExportResult) -> None:
            self.notice.show_success(
                self.tr("The empty sheet is saved"),
                str(saved.path),
                self.tr("Fill it in, and drop it here."),
            )

        def chosen(path: Path) -> None:
            self.session.read(
                lambda desk: save_blank(desk, kind, path, form=form),
                done,
                self.notice.show_error,
                owner=self,
                topic="blank",
            )

        title = self.tr("Save an empty sheet for {kind}").format(kind=kind_word(kind).lower())
        self.ask_save(self, title, f"{kind}.xlsx", chosen)

    # What the assistant says ------------------------------------------------------------------

    @Slot()
    def _on_phase_changed(self) -> None:
        phase, assistant = self.assistant.phase, self.assistant
        if phase in (Phase.READING, Phase.REFUSED, Phase.EMPTY):
            self._show_step(Step.FILE)
        if phase is Phase.READING:
            self.file.show_path(assistant.path)
        elif phase is Phase.REFUSED and assistant.refusal is not None:
            self.file.say_refused(assistant.refusal)
        elif phase is Phase.EMPTY:
            self.file.show_path(None)
            self.file.expect("")
        elif phase is Phase.OPEN and self.step is Step.FILE:
            self._on_opened()
        elif phase is Phase.OPEN and self.step is Step.IMPORT:
            self._show_step(Step.CHANGES)
        elif phase is Phase.WRITING:
            name = "" if assistant.path is None else assistant.path.name
            self.result.show_writing(name)
            self._show_step(Step.IMPORT)
        self._show_state()

    def _on_opened(self) -> None:
        """What it is comes next; a file that is read as last time goes on by itself."""
        assistant = self.assistant
        chosen = assistant.chosen()
        self._hastens = bool(chosen) and all(mapping.remembered for mapping in chosen)
        self.mapping.show_sheets(self._sheet_states(), anew=True)
        self._show_step(Step.MEANING)
        self.bar.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if assistant.memory_trouble is not None:
            self.notice.show_info(
                self.tr("How it was read last time is not known"),
                said(assistant.memory_trouble.message),
            )
        elif assistant.book is not None and assistant.book.notes:
            notes = "\n".join(said(note) for note in assistant.book.notes)
            self.notice.show_info(self.tr("Of this file"), notes)

    def _sheet_states(self) -> list[SheetState]:
        assistant = self.assistant
        return [
            SheetState(name, assistant.mappings.get(name), name in assistant.hides)
            for name in assistant.sheet_names
        ]

    @Slot()
    def _on_mappings_changed(self) -> None:
        self._hastens = False
        self.mapping.show_sheets(self._sheet_states(), anew=False)
        self._show_state()

    @Slot(str, object)
    def _on_looked(self, sheet: str, preview: SheetPreview) -> None:
        self.mapping.show_preview(sheet, preview)
        self._mark_problems()

    @Slot(object, object)
    def _on_looked_around(self, problem: Problem, rows: SheetPreview) -> None:
        prepared = self.assistant.prepared
        if prepared is not None:
            marks = [one for one in prepared.problems if one.sheet == problem.sheet]
            self.check.show_around(problem, rows, marks)

    def _mark_problems(self) -> None:
        prepared = self.assistant.prepared
        self.mapping.show_problems(() if prepared is None else prepared.problems)

    @Slot()
    def _on_checked(self) -> None:
        assistant = self.assistant
        prepared, waiting = assistant.prepared, waits_for(assistant)
        if assistant.is_checking:
            self.check.show_working()
        elif waiting:
            self.check.show_waiting(waiting)
            self.changes.show_waiting(waiting)
        elif assistant.trouble is not None:
            self.check.show_trouble(assistant.trouble)
            self.changes.show_waiting(self.tr("It could not be checked: see step 3."))
        elif prepared is not None:
            self.check.show_prepared(prepared, assistant.choices)
            self.changes.show_prepared(prepared, assistant.choices)
            self._mark_problems()
            self._hasten()
        self._show_state()

    def _hasten(self) -> None:
        """Read as last time: the steps that say nothing new are passed."""
        prepared, hastens = self.assistant.prepared, self._hastens
        self._hastens = False
        if hastens and prepared is not None and self.step is Step.MEANING:
            self._go_to(Step.CHECK if prepared.problems else Step.CHANGES)

    @Slot(object)
    def _on_imported(self, result: ImportResult) -> None:
        # "not known yet what became of it" is known now
        self.notice.clear()
        self.result.show_result(result)
        self._show_state()

    @Slot(object)
    def _on_not_written(self, error: BookerError) -> None:
        if isinstance(error, Cancelled):
            self.notice.show_info(said(error.title), said(error.next_step))
        else:
            self.notice.show_error(error)

    @Slot(object)
    def _on_listed(self, records: tuple[ImportRecord, ...]) -> None:
        self.history.show_records(records)

    @Slot(object)
    def _on_reported(self, path: Path) -> None:
        self.notice.show_success(self.tr("The marked copy is saved"), str(path))

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if not status.is_up:
            return
        if isinstance(self.assistant.trouble, Unreachable):
            self.assistant.check()
        if self.isVisible():
            self.assistant.read_history()

    # What a person decides --------------------------------------------------------------------

    @Slot(bool)
    def _on_good_rows_chosen(self, chosen: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.assistant.decide(replace(self.assistant.choices, take_good_rows=chosen))

    @Slot(bool)
    def _on_zones_chosen(self, chosen: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.assistant.decide(replace(self.assistant.choices, create_zones=chosen))

    @Slot(bool)
    def _on_losses_accepted(self, chosen: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.assistant.decide(replace(self.assistant.choices, accept_losses=chosen))

    @Slot()
    def _on_report_asked(self) -> None:
        path = self.assistant.path
        name = "" if path is None else path.stem
        self.ask_save(
            self,
            self.tr("Save a copy with the bad cells marked"),
            self.tr("{name} marked.xlsx").format(name=name),
            self.assistant.save_report,
        )

    @Slot(object)
    def _on_undo_asked(self, import_id: object) -> None:
        self._undoing_result = False
        self.assistant.undo(import_id)  # type: ignore[arg-type]

    @Slot()
    def _on_undo_result_asked(self) -> None:
        result = self.assistant.result
        if result is not None and result.import_id is not None:
            self._undoing_result = True
            self.result.undo_button.setEnabled(False)
            self.assistant.undo(result.import_id)

    @Slot(object)
    def _on_undone(self, result: ImportResult) -> None:
        if self._undoing_result:
            self.result.show_undone()
        else:
            self.history.say_undone(result)

    @Slot(object)
    def _on_not_undone(self, error: BookerError) -> None:
        if self._undoing_result:
            self.result.undo_button.setEnabled(True)
            self.result.say_error(error)
        else:
            self.history.say_error(error)

    # Steps ------------------------------------------------------------------------------------

    @Slot(object)
    def _on_step_chosen(self, step: Step) -> None:
        if step is Step.FILE and self.assistant.phase is Phase.DONE:
            self.begin_anew()
            return
        self._show_step(step)

    @Slot()
    def _on_next_asked(self) -> None:
        if self.step is Step.CHANGES:
            self._write()
        elif self.step < Step.CHANGES:
            self._go_to(Step(self.step + 1))

    def _write(self) -> None:
        if not stands_in_the_way(self.assistant):
            self.notice.clear()
            self.assistant.write()

    @Slot()
    def _on_back_asked(self) -> None:
        if self.step > Step.FILE:
            self._go_to(Step(self.step - 1))

    @Slot()
    def _on_stop_asked(self) -> None:
        self.assistant.stop()
        self._show_state()

    def _go_to(self, step: Step) -> None:
        """Show a step, and put the focus where work goes on in it."""
        self._show_step(step)
        if step is Step.FILE:
            self.file.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is Step.MEANING:
            self.bar.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is Step.CHECK:
            self.bar.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.check.take_focus()
        elif step is Step.CHANGES:
            self.changes.take_focus()

    def _show_step(self, step: Step) -> None:
        had_focus = has_focus_inside(self._stack)
        self.step = step
        self._stack.setCurrentWidget(self._panes[step])
        self.steps.show_step(step)
        self._show_state()
        if had_focus:
            # what had it is no longer to be seen
            self.steps.take_focus(step)

    def _show_state(self) -> None:
        """The steps' standings, the foot, and what can be done next."""
        self.steps.set_standings(standings(self.assistant))
        self.bar.show_foot(foot(self.assistant, self.step))

    # A file from outside ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Files may be dropped anywhere on the page."""
        found = files_of(event.mimeData())
        if not found:
            event.ignore()
            return
        event.acceptProposedAction()
        self._veil.show_over(self, found[0].name if len(found) == 1 else "")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """It went elsewhere."""
        del event
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Read the file; of several none, because nobody could say which."""
        self._veil.hide()
        found = files_of(event.mimeData())
        if len(found) > 1:
            self.notice.show_info(
                self.tr("One file at a time"), self.tr("Drop the files one after the other.")
            )
        elif found:
            event.acceptProposedAction()
            self.open_file(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self.bar.stop_button.isVisible():
            self._on_stop_asked()
            return
        super().keyPressEvent(event)
