"""An export profile as a form: what it hands on, how it is written, and when by itself."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.exchange.export import EXPORT_KINDS, SOURCES, export_fields
from core.exchange.profiles import (
    DELIMITERS,
    ENCODINGS,
    FEWEST_MINUTES,
    FILE_NAME,
    FORMATS,
    MOST_DAYS,
    MOST_MINUTES,
    ExportProfile,
    ProfileColumn,
    Schedule,
)
from ui.bookings.ask_panes import AskPane
from ui.setup.ask_file import ask_folder
from ui.setup.export_words import (
    delimiter_word,
    encoding_word,
    format_word,
    kind_word,
    state_of_export,
)
from ui.setup.fields import NumberField, TimeField
from ui.setup.many_choice import ManyChoice
from ui.setup.profile_columns import ProfileColumns
from ui.setup.record_form import Field, RecordForm
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from ui.setup.ask_file import AskFile

DATES: Final = ("yyyy-MM-dd", "M/d/yyyy", "dd/MM/yyyy", "d.M.yyyy", "EEE d MMM yyyy")
TIMES: Final = ("HH:mm", "h:mm a", "HH:mm:ss")
AT: Final = time(6)
"""When a daily file is written, unless somebody says otherwise."""
EVERY: Final = 60
_NEVER, _EVERY, _DAILY = "never", "every", "daily"


def usual_columns(kind: str) -> tuple[ProfileColumn, ...]:
    """The columns that a file of that kind has without a profile."""
    source = SOURCES[kind]
    return tuple(ProfileColumn(field.name, field.title) for field in source.fields if field.usual)


class ProfileForm(RecordForm):
    """Fields by the names of ExportProfile and Schedule, and `schedule`: never, every or daily."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: AskFile = ask_folder
        self.ask = AskPane()
        self.add(self.ask)
        self.shipped = Hint(
            self.tr("It comes with Booker and stays as it is. Copy it to make your own of it.")
        )
        self.add(self.shipped)
        self.add(self.line("name", self.tr("&Name")))
        self.kind = self._chosen("kind", self.tr("&What"), EXPORT_KINDS, kind_word)
        self.format = self._chosen("format", self.tr("&File"), FORMATS, format_word)
        self.add(self.rows["kind"], self.rows["format"])
        self._add_columns()
        self._add_filters()
        self._add_schedule()
        self.add_end()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.format.currentIndexChanged.connect(self._show_what_counts)
        self.when.currentIndexChanged.connect(self._show_what_counts)
        self._on_kind_changed()

    # What it says ------------------------------------------------------------------------------

    def offer_zones(self, names: Sequence[str]) -> None:
        """The zones that a profile may ask for."""
        self._filling = True
        self.zones.offer([(name, name) for name in names])
        self._filling = False

    def let_edit(self, *, on: bool) -> None:
        """Whether the fields can be changed; what they say is to be read all the same."""
        self.shipped.setVisible(not on)
        for row in self.rows.values():
            row.setEnabled(on)

    def fresh_kind(self) -> None:
        """A new profile of another kind begins with that kind's usual columns."""
        kind = str(self.kind.currentData())
        if not self.columns.columns():
            self.columns.show_columns(usual_columns(kind))

    @staticmethod
    def values_of(profile: ExportProfile) -> dict[str, Any]:
        """The form's values of a profile; the kind first, the others go by it."""
        schedule = profile.schedule
        when = _NEVER
        if schedule is not None:
            when = _EVERY if schedule.at is None else _DAILY
        return {
            "kind": profile.kind,
            "name": profile.name,
            "format": profile.format,
            "columns": profile.columns,
            "date_format": profile.date_format,
            "time_format": profile.time_format,
            "delimiter": profile.delimiter,
            "encoding": profile.encoding,
            "states": profile.states,
            "zones": profile.zones,
            "days_back": profile.days_back,
            "days_ahead": profile.days_ahead,
            "schedule": when,
            "every_minutes": (schedule and schedule.every_minutes) or EVERY,
            "at": (schedule and schedule.at) or AT,
            "folder": "" if schedule is None else schedule.folder,
            "file_name": FILE_NAME if schedule is None else schedule.file_name,
        }

    @staticmethod
    def profile_of(values: Mapping[str, Any]) -> ExportProfile:
        """The profile that the values say; what its kind or format has not is left out."""
        source = SOURCES[values["kind"]]
        is_calendar = values["format"] == "ics"
        schedule = None
        if values["schedule"] != _NEVER:
            is_daily = values["schedule"] == _DAILY
            schedule = Schedule(
                values["folder"].strip(),
                None if is_daily else values["every_minutes"],
                values["at"] if is_daily else None,
                values["file_name"].strip() or FILE_NAME,
            )
        return ExportProfile(
            name=values["name"],
            kind=values["kind"],
            format=values["format"],
            columns=() if is_calendar else values["columns"],
            delimiter=values["delimiter"],
            date_format=values["date_format"].strip(),
            time_format=values["time_format"].strip(),
            encoding=values["encoding"],
            zones=values["zones"] if source.has_zones else (),
            states=values["states"] if source.states else (),
            days_back=values["days_back"] if source.has_dates else None,
            days_ahead=values["days_ahead"] if source.has_dates else None,
            schedule=schedule,
        )

    # How it is built ---------------------------------------------------------------------------

    def _chosen(
        self,
        key: str,
        label: str,
        choices: Sequence[str],
        word: Any,  # noqa: ANN401
    ) -> Choice:
        field = Choice(label.replace("&", ""))
        for choice in choices:
            field.addItem(word(choice), choice)
        self.choice(key, label, field)
        return field

    def _pattern(self, key: str, label: str, usual: Sequence[str]) -> QComboBox:
        field = QComboBox()
        field.setEditable(True)
        field.addItems(list(usual))
        field.view().setAccessibleName(label.replace("&", ""))
        line = field.lineEdit()
        if line is not None:
            line.setAccessibleName(label.replace("&", ""))
        changed: SignalInstance = field.editTextChanged
        self.row(key, label, Field(field, field.currentText, field.setEditText), changed)
        return field

    def _add_columns(self) -> None:
        self.columns = ProfileColumns()
        field = Field(self.columns, self.columns.columns, self.columns.show_columns)
        self.add(self.row("columns", self.tr("&Columns"), field, self.columns.changed))
        self._pattern("date_format", self.tr("Dates &as"), DATES)
        self._pattern("time_format", self.tr("Times as"), TIMES)
        self.add(self.rows["date_format"], self.rows["time_format"])
        self._chosen("delimiter", self.tr("Between values"), DELIMITERS, delimiter_word)
        self._chosen("encoding", self.tr("Letters"), ENCODINGS, encoding_word)
        self.add(self.rows["delimiter"], self.rows["encoding"])

    def _add_filters(self) -> None:
        self.states = ManyChoice(self.tr("Only these states"))
        self.zones = ManyChoice(self.tr("Only these zones"))
        for key, label, field, hint in (
            (
                "states",
                self.tr("Only these s&tates"),
                self.states,
                self.tr("None ticked: any; of bookings, the confirmed."),
            ),
            ("zones", self.tr("Only these &zones"), self.zones, self.tr("None ticked: all.")),
        ):
            self.row(key, label, Field(field, field.chosen, field.choose), field.changed, hint)
        self.add(self.rows["states"], self.rows["zones"])
        days, always = self.tr("days"), self.tr("no bound")
        self.add(
            self.number(
                "days_back",
                self.tr("Days &back"),
                NumberField(-MOST_DAYS, MOST_DAYS, days, without=always),
                self.tr("0 begins today, -1 tomorrow."),
            ),
            self.number(
                "days_ahead",
                self.tr("Days a&head"),
                NumberField(-MOST_DAYS, MOST_DAYS, days, without=always),
                self.tr("0 ends today."),
            ),
        )

    def _add_schedule(self) -> None:
        self.when = Choice(self.tr("By itself"))
        for key, words in (
            (_NEVER, self.tr("only when somebody exports it")),
            (_EVERY, self.tr("every so many minutes")),
            (_DAILY, self.tr("daily")),
        ):
            self.when.addItem(words, key)
        self.add(
            self.choice(
                "schedule",
                self.tr("B&y itself"),
                self.when,
                self.tr(
                    "A machine on which “booker export scheduled --stay” runs writes the file."
                ),
            )
        )
        minutes = NumberField(FEWEST_MINUTES, MOST_MINUTES, self.tr("min"), step=5)
        self.add(
            self.number("every_minutes", self.tr("E&very"), minutes),
            self.time("at", self.tr("At"), TimeField()),
        )
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(self.tr("whole path of a folder on that machine"))
        browse = QPushButton(self.tr("Choose…"))
        browse.setAccessibleName(self.tr("Choose the folder"))
        browse.setAutoDefault(True)
        browse.clicked.connect(self._on_browse_clicked)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.folder, 1)
        line.addWidget(browse)
        both.setFocusProxy(self.folder)
        both.setAccessibleName(self.tr("Folder"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.add(
            self.row(
                "folder",
                self.tr("F&older"),
                Field(both, self.folder.text, self.folder.setText),
                self.folder.textChanged,
            )
        )
        self.add(
            self.line(
                "file_name",
                self.tr("File na&me"),
                self.tr("{name}, {date} and {time} are filled in; the ending is added."),
            )
        )

    # What counts -------------------------------------------------------------------------------

    @Slot()
    def _on_kind_changed(self) -> None:
        kind = str(self.kind.currentData())
        source = SOURCES[kind]
        self.columns.set_fields(export_fields(kind))
        self.states.offer([(state, state_of_export(state)) for state in source.states])
        if not self._filling:
            self.states.choose([state for state in self.states.chosen() if state in source.states])
            self.fresh_kind()
        self._show_what_counts()

    @Slot()
    def _show_what_counts(self) -> None:
        """Only what this kind and format has is to be filled in."""
        source = SOURCES[str(self.kind.currentData())]
        form, when = self.format.currentData(), self.when.currentData()
        shown = {
            "columns": form != "ics",
            "date_format": form != "ics",
            "time_format": form != "ics",
            "delimiter": form == "csv",
            "encoding": form == "csv",
            "states": bool(source.states),
            "zones": source.has_zones,
            "days_back": source.has_dates,
            "days_ahead": source.has_dates,
            "every_minutes": when == _EVERY,
            "at": when == _DAILY,
            "folder": when != _NEVER,
            "file_name": when != _NEVER,
        }
        for key, is_shown in shown.items():
            self.rows[key].setVisible(is_shown)

    @Slot()
    def _on_browse_clicked(self) -> None:
        def chosen(path: Path) -> None:
            self.folder.setText(str(path))

        self.ask_folder(self, self.tr("Folder of the files"), self.folder.text(), chosen)
