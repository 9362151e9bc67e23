"""How each step of an import stands, and what stands in the way of writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.setup.import_assistant import Phase
from ui.setup.import_bar import Foot
from ui.setup.import_steps import Standing, Step
from ui.setup.import_words import (
    changes_in_all,
    changes_word,
    import_word,
    kind_word,
    number,
    problems_word,
)

if TYPE_CHECKING:
    from ui.setup.import_assistant import ImportAssistant


def standings(assistant: ImportAssistant) -> dict[Step, Standing]:
    """Every step's standing; "todo" is what cannot be opened now."""
    is_open = assistant.phase is Phase.OPEN
    return {
        Step.FILE: _file(assistant),
        Step.MEANING: _meaning(assistant) if is_open else Standing(),
        Step.CHECK: _check(assistant) if is_open else Standing(),
        Step.CHANGES: _changes(assistant) if is_open else Standing(),
        Step.IMPORT: _import(assistant),
    }


def _file(assistant: ImportAssistant) -> Standing:
    name = "" if assistant.path is None else assistant.path.name
    states = {
        Phase.EMPTY: "open",
        Phase.READING: "busy",
        Phase.REFUSED: "danger",
        # nothing else is read while it is written
        Phase.WRITING: "todo",
        Phase.OPEN: "done",
        Phase.DONE: "open",
    }
    if assistant.phase is Phase.DONE:
        name = ""
    return Standing(name, states[assistant.phase])


def _meaning(assistant: ImportAssistant) -> Standing:
    chosen = assistant.chosen()
    if not chosen:
        return Standing(QCoreApplication.translate("Import", "Not recognised"), "warning")
    words = kind_word(chosen[0].kind)
    if len(chosen) > 1:
        words = QCoreApplication.translate("Import", "{kind}, {n} sheets").format(
            kind=words, n=number(len(chosen))
        )
    if not assistant.is_answered():
        return Standing(words, "warning")
    return Standing(words, "done")


def _check(assistant: ImportAssistant) -> Standing:
    prepared = assistant.prepared
    if assistant.is_checking:
        return Standing(QCoreApplication.translate("Import", "Checking…"), "busy")
    if assistant.trouble is not None:
        return Standing(QCoreApplication.translate("Import", "Not checked"), "danger")
    if prepared is None:
        return Standing("", "todo")
    words = problems_word(len(prepared.problems))
    if not prepared.problems:
        return Standing(words, "done")
    return Standing(words, "warning" if assistant.choices.take_good_rows else "danger")


def _changes(assistant: ImportAssistant) -> Standing:
    prepared = assistant.prepared
    if prepared is None:
        return Standing("", "todo")
    words = changes_word(changes_in_all(prepared))
    lost = prepared.losses and not assistant.choices.accept_losses
    return Standing(words, "warning" if lost else "open")


def _import(assistant: ImportAssistant) -> Standing:
    if assistant.phase is Phase.WRITING:
        return Standing(QCoreApplication.translate("Import", "Writing…"), "busy")
    if assistant.phase is Phase.DONE:
        return Standing(QCoreApplication.translate("Import", "Done"), "done")
    return Standing("", "todo")


def waits_for(assistant: ImportAssistant) -> str:
    """Why nothing can be checked: a sentence, or "" where it can."""
    chosen = assistant.chosen()
    if not chosen:
        return QCoreApplication.translate("Import", "Say first what the sheet is, in step 2.")
    if any(mapping.missing() for mapping in chosen):
        return QCoreApplication.translate("Import", "Columns that are needed are missing: step 2.")
    if not assistant.is_answered():
        return QCoreApplication.translate("Import", "Hidden rows: say in step 2 if they count.")
    return ""


def stands_in_the_way(assistant: ImportAssistant) -> str:
    """Why it cannot be written now: a sentence, or "" where it can."""
    prepared, choices = assistant.prepared, assistant.choices
    waiting = waits_for(assistant)
    if waiting:
        return waiting
    if prepared is None:
        return QCoreApplication.translate("Import", "It is not checked yet.")
    if prepared.problems and not choices.take_good_rows:
        return QCoreApplication.translate(
            "Import", "{problems}: correct the file, or take the good rows, in step 3."
        ).format(problems=problems_word(len(prepared.problems)))
    if prepared.losses and not choices.accept_losses:
        return QCoreApplication.translate("Import", "Say that the routes of bookings are kept.")
    if not changes_in_all(prepared) and not (choices.create_zones and prepared.new_zones):
        return QCoreApplication.translate("Import", "There is nothing to change.")
    return ""


def foot(assistant: ImportAssistant, step: Step) -> Foot:
    """What stands at the foot while a step is shown."""
    is_open = assistant.phase is Phase.OPEN
    busy = _busy(assistant)
    way = stands_in_the_way(assistant) if is_open else ""
    words = way if step in (Step.CHECK, Step.CHANGES) else ""
    if not is_open or step is Step.IMPORT:
        return Foot(busy, words, stops=assistant.is_stopping)
    if step is Step.CHANGES:
        prepared = assistant.prepared
        text = import_word(0 if prepared is None else changes_in_all(prepared))
        return Foot(busy, words, text, enabled=not way, back=True, sign="import")
    texts = {
        Step.FILE: QCoreApplication.translate("Import", "&Next"),
        Step.MEANING: QCoreApplication.translate("Import", "&Next: check"),
        Step.CHECK: QCoreApplication.translate("Import", "&Next: changes"),
    }
    enabled = step is not Step.CHECK or assistant.prepared is not None
    return Foot(busy, words, texts[step], enabled=enabled, back=step is not Step.FILE)


def _busy(assistant: ImportAssistant) -> str:
    runs = assistant.is_checking or assistant.phase in (Phase.READING, Phase.WRITING)
    if runs and assistant.is_stopping:
        return QCoreApplication.translate("Import", "Stopping…")
    if assistant.phase is Phase.READING:
        name = "" if assistant.path is None else assistant.path.name
        return QCoreApplication.translate("Import", "Reading {file}…").format(file=name)
    if assistant.phase is Phase.WRITING:
        return QCoreApplication.translate("Import", "Writing…")
    if assistant.is_checking:
        return QCoreApplication.translate("Import", "Checking…")
    return ""
