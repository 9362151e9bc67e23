"""Export profiles: the files that other systems take, by name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton

from core.catalog.zones import Zone, list_zones
from core.errors import InvalidInput
from core.exchange.profiles import ExportProfile, list_profiles, remove_profile, save_profile
from core.exchange.scheduled import RunRecord, list_runs
from ui.icons import icon, set_icon
from ui.moments import LocalTimes
from ui.sentences import said
from ui.setup.export_words import format_word, kind_word, schedule_words
from ui.setup.list_page import ListPage, ListWords
from ui.setup.profile_form import ProfileForm, usual_columns
from ui.setup.profile_sample import ProfileSample
from ui.theme import GRID
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.session import Session

_WIDTHS: Final = {"name": 146, "kind": 88, "format": 104, "run": 140}


class ProfilesPage(ListPage[ExportProfile]):
    """Every profile; the chosen one as a form, with the first rows of its file below.

    ``export_asked`` carries the name of the profile that shall be exported now.
    """

    TOPICS: ClassVar[frozenset[str]] = frozenset({"export_profiles"})
    LAYOUT: ClassVar[str] = "setup/profiles"
    WIDTHS: ClassVar[Mapping[str, int]] = _WIDTHS

    export_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._times = LocalTimes(session.desk.branch.timezone)
        self._runs: Mapping[str, RunRecord] = {}
        self._form = ProfileForm()
        self.sample = ProfileSample(session)
        super().__init__(session, parent)
        self.table.set_spare_columns({self.model.column_of("run"): 170})
        self._put_extras()
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.setStretchFactor(self.frame, 1)
            layout.addWidget(self.sample)
            layout.setSpacing(2 * GRID)
        self._form.edited.connect(self._on_edited)
        self.sample.refused.connect(self._on_sample_refused)
        self.sample.shown.connect(self._on_sample_shown)
        self.copy_button.clicked.connect(self.copy)
        self.remove_button.clicked.connect(self.ask_remove)
        self.export_button.clicked.connect(self._on_export_clicked)

    # What the list asks --------------------------------------------------------------------------

    def list_words(self) -> ListWords:
        """What the page says."""
        return ListWords(
            title=self.tr("Profiles"),
            about=self.tr(
                "Files as other systems take them: which columns, what they are called, how dates "
                "are written, which bookings."
            ),
            add=self.tr("&New profile"),
            new=self.tr("New profile"),
            empty=self.tr("No profiles"),
            empty_hint=self.tr("Make one with Ctrl+N."),
            none_chosen=self.tr("No profile chosen"),
            none_chosen_hint=self.tr("Choose one in the list, or make one."),
            filter_hint=self.tr("Filter profiles"),
            count=self.tr("Profiles: {n}"),
            saved=self.tr("{name} is saved"),
        )

    def list_columns(self) -> tuple[Column[ExportProfile], ...]:
        """A profile's name, what it hands on, and when by itself."""
        shipped = self.tr("{name}, shipped with Booker")
        return (
            Column(
                "name",
                self.tr("Profile"),
                lambda p: p.name,
                tool_tip=lambda p: shipped.format(name=p.name) if p.shipped else p.name,
                icon=lambda p: icon("lock") if p.shipped else None,
                accessible=lambda p: shipped.format(name=p.name) if p.shipped else p.name,
            ),
            Column("kind", self.tr("What"), lambda p: kind_word(p.kind)),
            Column("format", self.tr("File"), lambda p: format_word(p.format)),
            Column("run", self.tr("Written last"), self._last_run),
            Column("schedule", self.tr("By itself"), schedule_words),
        )

    def make_form(self) -> ProfileForm:
        """The profile's fields; the buttons below them are named as they are."""
        self.copy_button = self._extra(self.tr("&Copy"), "copy", self.tr("Copy this profile"))
        self.remove_button = self._extra(
            self.tr("&Remove…"), "remove", self.tr("Remove this profile")
        )
        self.export_button = self._extra(
            self.tr("E&xport…"), "export", self.tr("Export with this profile now")
        )
        return self._form

    def read_rows(self, desk: Desk) -> tuple[ExportProfile, ...]:
        """The shipped ones, then the branch's own."""
        newest: dict[str, RunRecord] = {}
        for run in list_runs(desk):
            newest.setdefault(run.profile, run)
        self._runs = newest
        return list_profiles(desk)

    def rows_read(self) -> None:
        """The zones that a profile may ask for stand beside them."""

        def show(zones: tuple[Zone, ...]) -> None:
            self._form.offer_zones([zone.name for zone in zones])

        self.model.refresh_column("run")
        self.session.read(list_zones, show, self._on_unread, owner=self, topic="zones")

    def key_of(self, row: ExportProfile) -> Hashable:
        """The name."""
        return row.name

    def name_of(self, row: ExportProfile) -> str:
        """The name."""
        return row.name

    def values_of(self, row: ExportProfile | None) -> dict[str, Any]:
        """The form's fields."""
        if row is None:
            row = ExportProfile("", "bookings", "csv", usual_columns("bookings"))
        return ProfileForm.values_of(row)

    def write(
        self,
        desk: Desk,
        act_id: UUID,
        values: Mapping[str, Any],
        before: ExportProfile | None,
    ) -> ExportProfile:
        """Save the profile."""
        profile = ProfileForm.profile_of(values)
        return save_profile(desk, act_id, profile, was=None if before is None else before.name)

    def form_changed(self, row: ExportProfile | None, *, is_new: bool) -> None:
        """Show its first rows; what is shipped is only read."""
        self._form.ask.close_pane()
        self._form.let_edit(on=row is None or not row.shipped)
        if row is None and not is_new:
            self.sample.show_profile(None)
        else:
            self.sample.show_profile(self._profile())
        self._show_extras()

    # What else can be done -----------------------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """A new profile that begins as this one."""
        row = self.row
        if row is None or self.has_unsaved():
            return
        name = self.tr("{name} (own)").format(name=row.name)
        self.add()
        self._form.put(ProfileForm.values_of(replace(row, name=name, shipped=False)))
        self._form.rows["name"].field.setFocus()

    @Slot()
    def ask_remove(self) -> None:
        """Ask before it is gone, beside what it is about."""
        row = self.row
        if row is None or row.shipped:
            return
        self._form.ask.ask(
            self.tr("Remove {name}?").format(name=row.name),
            self.tr("Nothing is written by it any more. Files that were written stay."),
            [(self.tr("&Remove it"), partial(self._remove, row.name))],
        )

    def _remove(self, name: str) -> None:
        def done(_result: None) -> None:
            self.form.undo()
            self.notice.show_success(self.tr("{name} is removed").format(name=name))
            self._read()

        self.session.act(
            lambda desk, act_id: remove_profile(desk, act_id, name),
            done,
            self.notice.show_error,
            owner=self,
        )

    @Slot()
    def _on_export_clicked(self) -> None:
        if self.row is not None:
            self.export_asked.emit(self.row.name)

    # The sample ----------------------------------------------------------------------------------

    def _profile(self) -> ExportProfile:
        profile = ProfileForm.profile_of(self._form.values())
        # a name is asked for when it is saved
        return replace(profile, name=profile.name.strip() or "-", schedule=None)

    @Slot()
    def _on_edited(self) -> None:
        self._form.say_errors({})
        if self._shown is not None:
            self.sample.show_profile(self._profile())
        self._show_extras()

    @Slot(object)
    def _on_sample_refused(self, error: BookerError) -> None:
        """The field says it, and the cursor stays where somebody types."""
        if isinstance(error, InvalidInput) and error.field in self._form.rows:
            self._form.rows[error.field].set_error(said(error.message))

    @Slot()
    def _on_sample_shown(self) -> None:
        for key in ("columns", "date_format", "time_format", "zones", "days_ahead"):
            self._form.rows[key].set_error("")

    # ---------------------------------------------------------------------------------------------

    def _last_run(self, profile: ExportProfile) -> str:
        run = self._runs.get(profile.name)
        if run is None:
            return ""
        if run.problem:
            return self.tr("failed {when}").format(when=self._times.moment(run.claimed_at))
        return self._times.moment(run.finished_at or run.claimed_at)

    @Slot()
    def _show_extras(self) -> None:
        row, unsaved = self.row, self.has_unsaved()
        self.copy_button.setEnabled(row is not None and not unsaved)
        self.remove_button.setEnabled(row is not None and not row.shipped)
        self.export_button.setEnabled(row is not None and not unsaved)

    def _extra(self, words: str, drawn: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_icon(button, drawn)
        return button

    def _put_extras(self) -> None:
        left = self.table.parentWidget()
        column = None if left is None else left.layout()
        if isinstance(column, QBoxLayout):
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for button in (self.copy_button, self.export_button, self.remove_button):
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
