"""One file now: what, with which profile, of which days; with progress, and a way to stop it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.errors import Cancelled
from core.exchange.export import EXPORT_KINDS, SOURCES, export
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.sentences import said
from ui.setup.ask_file import AskFile, ask_folder, ask_sheet
from ui.setup.export_words import kind_word
from ui.setup.fields import OptionalDay
from ui.setup.import_job import Job
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.heading import FieldRow, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from core.database.desk import Desk
    from core.errors import BookerError
    from core.exchange.export import ExportResult
    from core.exchange.profiles import ExportProfile
    from ui.session import Session

LOOK_MS: Final = 100
"""So often the progress is looked at."""
WIDTH: Final = 130 * GRID
AHEAD: Final = timedelta(days=7)


class ExportNow(QWidget):
    """Asks for a file and writes it on a thread; the window goes on meanwhile."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = LocalTimes(session.desk.branch.timezone)
        self.ask_file: AskFile = ask_sheet
        self.ask_folder: AskFile = ask_folder
        self._profiles: tuple[ExportProfile, ...] = ()
        self._job: Job | None = None
        self.notice = Notice()
        self.kind = Choice(self.tr("What"))
        for kind in EXPORT_KINDS:
            self.kind.addItem(kind_word(kind), kind)
        self.profile = Choice(self.tr("As"))
        self.first = OptionalDay(self.tr("&From"), self.tr("First day"))
        self.last = OptionalDay(self.tr("Un&til"), self.tr("Last day"))
        self._about = Hint()
        self.button = QPushButton(self.tr("E&xport…"))
        self.button.setAccessibleName(self.tr("Export to a file"))
        self.button.setAutoDefault(True)
        set_icon(self.button, "export")
        self.stop_button = QPushButton(self.tr("&Stop"))
        self.stop_button.setAccessibleName(self.tr("Stop the export"))
        self.stop_button.setAutoDefault(True)
        set_icon(self.stop_button, "cross")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self._arrange()
        self.kind.currentIndexChanged.connect(self._offer_profiles)
        self.profile.currentIndexChanged.connect(self._show_what_counts)
        self.button.clicked.connect(self.ask)
        self.stop_button.clicked.connect(self.stop)
        today = self._times.date_of(session.clock.now())
        self.first.choose(None, today)
        self.last.choose(None, today + AHEAD)
        self._offer_profiles()
        self._set_running(None)

    @property
    def is_running(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def show_profiles(self, profiles: tuple[ExportProfile, ...]) -> None:
        """The profiles to choose from; the chosen one stays chosen."""
        if profiles != self._profiles:
            self._profiles = profiles
            self._offer_profiles()

    def choose(self, name: str) -> None:
        """Choose a profile by its name, and with it what it is of."""
        profile = next((p for p in self._profiles if p.name == name), None)
        if profile is not None:
            self.kind.choose(profile.kind)
            self.profile.choose(name)
            self.button.setFocus()

    # Asking and writing ---------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Ask where the file goes, then write it."""
        if self.is_running:
            return
        kind, profile = str(self.kind.currentData()), self._chosen()
        title = self.tr("Export {what}").format(what=kind_word(kind))
        if profile is not None and profile.format == "ics":
            self.ask_folder(self, title, "", self.export)
            return
        name = kind_word(kind) if profile is None else profile.name
        self.ask_file(self, title, f"{self._session.desk.branch.code} {name}", self.export)

    def export(self, path: Path) -> None:
        """Write the file; what was chosen when this is called counts."""
        kind, profile = str(self.kind.currentData()), self._chosen()
        first, last = self._days()
        job = Job()

        def write(desk: Desk) -> ExportResult:
            return export(desk, kind, path, profile=profile, first=first, last=last, tell=job.tell)

        self.notice.clear()
        self._set_running(job)
        self._session.read(
            write, partial(self._on_written, kind), self._on_failed, owner=self, topic="export"
        )

    @Slot()
    def stop(self) -> None:
        """Let it end; the file that was there stays as it was."""
        if self._job is not None:
            self._job.stop()
            self.stop_button.setEnabled(False)

    def _on_written(self, kind: str, result: ExportResult) -> None:
        self._set_running(None)
        self.notice.show_success(
            self.tr("{what} are exported").format(what=kind_word(kind)),
            self.tr("{n} rows in {path}").format(
                n=QLocale().toString(result.rows), path=result.path
            ),
        )

    def _on_failed(self, error: BookerError) -> None:
        self._set_running(None)
        if isinstance(error, Cancelled):
            self.notice.show_info(
                said(error.title), self.tr("Nothing was written; a file that was there stays.")
            )
        else:
            self.notice.show_error(error)

    # What it shows --------------------------------------------------------------------------------

    def _chosen(self) -> ExportProfile | None:
        name = self.profile.currentData()
        return next((profile for profile in self._profiles if profile.name == name), None)

    def _days(self) -> tuple[date | None, date | None]:
        if not SOURCES[str(self.kind.currentData())].has_dates:
            return None, None
        return self.first.chosen(), self.last.chosen()

    @Slot()
    def _offer_profiles(self) -> None:
        """Only those of the kind; the plain file is the first."""
        kind, chosen = str(self.kind.currentData()), self.profile.currentData()
        self.profile.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.profile.clear()
        self.profile.addItem(self.tr("Everything, plain"), "")
        for profile in self._profiles:
            if profile.kind == kind:
                self.profile.addItem(profile.name, profile.name)
        self.profile.blockSignals(False)  # noqa: FBT003
        self.profile.choose(chosen)
        self._show_what_counts()

    @Slot()
    def _show_what_counts(self) -> None:
        kind, profile = str(self.kind.currentData()), self._chosen()
        has_dates = SOURCES[kind].has_dates
        self._period.setVisible(has_dates)
        if profile is not None:
            words = self.tr("Columns, states and zones as the profile says")
            if has_dates:
                words = self.tr("{words}; its days, unless you tick others here").format(
                    words=words
                )
        elif kind in _IMPORTED:
            words = self.tr("Every column, as the import reads it again")
        elif kind == "bookings":
            words = self.tr("Every column of the confirmed bookings")
        else:
            words = self.tr("Every column")
        self._about.setText(f"{words}.")

    def _set_running(self, job: Job | None) -> None:
        self._job = job
        running = job is not None
        for part in (self.kind, self.profile, self._period, self.button):
            part.setEnabled(not running)
        self._progress.setVisible(running)
        self.stop_button.setEnabled(running)
        if running:
            self.bar.setRange(0, 0)
            self._done.setText(self.tr("Looking for what there is…"))
            self.stop_button.setFocus()
            self._look.start()
        else:
            self._look.stop()

    @Slot()
    def _show_progress(self) -> None:
        if self._job is None:
            return
        _what, done, total = self._job.progress
        if total:
            # a bar counts no further than 32 bits
            self.bar.setRange(0, 1000)
            self.bar.setValue(min(1000, done * 1000 // total))
            number = QLocale().toString
            self._done.setText(
                self.tr("{n} of {all} rows").format(n=number(done), all=number(total))
            )

    def _arrange(self) -> None:
        self._period = QWidget()
        period = QHBoxLayout(self._period)
        period.setContentsMargins(0, 0, 0, 0)
        period.setSpacing(4 * GRID)
        period.addWidget(self.first, 1)
        period.addWidget(self.last, 1)
        self._progress = QWidget()
        self._done = Hint()
        progress = QHBoxLayout(self._progress)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(2 * GRID)
        progress.addWidget(self.bar, 2)
        progress.addWidget(self._done, 1)
        progress.addWidget(self.stop_button)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(FieldRow(self.tr("&What"), self.kind))
        column.addWidget(FieldRow(self.tr("&As"), self.profile))
        column.addWidget(self._about)
        column.addWidget(self._period)
        column.addLayout(buttons)
        column.addWidget(self._progress)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 3 * GRID, 0, 0)
        page.setSpacing(3 * GRID)
        page.addWidget(self.notice)
        page.addWidget(inner)
        page.addStretch(1)


_IMPORTED: Final = ("sites", "job-types", "windows", "capacity")
