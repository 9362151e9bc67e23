"""Kinds, formats and schedules of exports, in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP
from ui.setup.fields import clock_words
from ui.theme import STATES, state_word

if TYPE_CHECKING:
    from core.exchange.profiles import ExportProfile

_KINDS: Final = {
    "bookings": QT_TRANSLATE_NOOP("ExportWords", "Bookings"),
    "sites": QT_TRANSLATE_NOOP("ExportWords", "Sites"),
    "job-types": QT_TRANSLATE_NOOP("ExportWords", "Job types"),
    "windows": QT_TRANSLATE_NOOP("ExportWords", "Arrival windows"),
    "capacity": QT_TRANSLATE_NOOP("ExportWords", "Capacity"),
    "messages": QT_TRANSLATE_NOOP("ExportWords", "Messages"),
    "audit": QT_TRANSLATE_NOOP("ExportWords", "Audit trail"),
}
_FORMATS: Final = {
    "csv": QT_TRANSLATE_NOOP("ExportWords", "CSV (text)"),
    "xlsx": QT_TRANSLATE_NOOP("ExportWords", "Excel"),
    "ics": QT_TRANSLATE_NOOP("ExportWords", "Calendars (.ics)"),
}
_DELIMITERS: Final = {
    ",": QT_TRANSLATE_NOOP("ExportWords", "comma ,"),
    ";": QT_TRANSLATE_NOOP("ExportWords", "semicolon ;"),
    "\t": QT_TRANSLATE_NOOP("ExportWords", "tab"),
    "|": QT_TRANSLATE_NOOP("ExportWords", "bar |"),
    "^": QT_TRANSLATE_NOOP("ExportWords", "caret ^"),
}
_ENCODINGS: Final = {
    "utf-8-sig": QT_TRANSLATE_NOOP("ExportWords", "UTF-8, marked (for Excel)"),
    "utf-8": QT_TRANSLATE_NOOP("ExportWords", "UTF-8"),
    "utf-16": QT_TRANSLATE_NOOP("ExportWords", "UTF-16"),
    "cp1252": QT_TRANSLATE_NOOP("ExportWords", "Windows-1252"),
}
_FORMS: Final = {
    "list": "",
    "roster": QT_TRANSLATE_NOOP("ExportWords", "a line for each technician and day"),
    "matrix": QT_TRANSLATE_NOOP("ExportWords", "zones by days"),
    "windows": QT_TRANSLATE_NOOP("ExportWords", "technicians a window"),
}

translate = QCoreApplication.translate


def _word(words: dict[str, str], key: str) -> str:
    return translate("ExportWords", words[key]) if words.get(key) else key


def kind_word(kind: str) -> str:
    """What the kind of export is called."""
    return _word(_KINDS, kind)


def format_word(name: str) -> str:
    """What the file's format is called."""
    return _word(_FORMATS, name)


def delimiter_word(sign: str) -> str:
    """What stands between two values of a line."""
    return _word(_DELIMITERS, sign)


def encoding_word(name: str) -> str:
    """How a text file writes its letters."""
    return _word(_ENCODINGS, name)


def state_of_export(state: str) -> str:
    """A state that a profile may ask for."""
    return state_word(state) if state in STATES else state.replace("_", " ")


def blank_name(kind: str, form: str) -> str:
    """An empty sheet: its kind, and its shape where there are several."""
    shape = _FORMS.get(form, form)
    if not shape:
        return kind_word(kind)
    return f"{kind_word(kind)}: {translate('ExportWords', shape)}"


def schedule_words(profile: ExportProfile) -> str:
    """When its file is written by itself; nothing where it is not."""
    schedule = profile.schedule
    if schedule is None:
        return ""
    if schedule.at is not None:
        return translate("ExportWords", "daily at {time}").format(time=clock_words(schedule.at))
    minutes = QLocale().toString(schedule.every_minutes or 0)
    return translate("ExportWords", "every {n} min").format(n=minutes)
