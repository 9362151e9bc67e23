"""An import in words: what a sheet is, what would change, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP
from ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.exchange.prepare import Change, Prepared
    from core.exchange.problem import Problem

MOST_NAMED: Final = 5
"""Zones that a tick names; the others are counted."""
_KINDS: Final = {
    "sites": QT_TRANSLATE_NOOP("Import", "Sites"),
    "job-types": QT_TRANSLATE_NOOP("Import", "Job types"),
    "windows": QT_TRANSLATE_NOOP("Import", "Arrival windows"),
    "capacity": QT_TRANSLATE_NOOP("Import", "Capacity"),
}
_FORMS: Final = {
    "list": QT_TRANSLATE_NOOP("Import", "A list, one a row"),
    "matrix": QT_TRANSLATE_NOOP("Import", "Zones down, dates across"),
    "matrix-turned": QT_TRANSLATE_NOOP("Import", "Dates down, zones across"),
    "roster": QT_TRANSLATE_NOOP("Import", "A roster of technicians"),
    "windows": QT_TRANSLATE_NOOP("Import", "Technicians by window"),
    "counts": QT_TRANSLATE_NOOP("Import", "Technicians a day"),
    "minutes": QT_TRANSLATE_NOOP("Import", "Minutes a day"),
    "jobs": QT_TRANSLATE_NOOP("Import", "Jobs a day"),
}
_HOWS: Final = {
    "added": QT_TRANSLATE_NOOP("Import", "Added"),
    "changed": QT_TRANSLATE_NOOP("Import", "Changed"),
    "removed": QT_TRANSLATE_NOOP("Import", "Removed"),
}
_ORDERS: Final = {
    "auto": QT_TRANSLATE_NOOP("Import", "As the dates show"),
    "mdy": QT_TRANSLATE_NOOP("Import", "March 4 (month first)"),
    "dmy": QT_TRANSLATE_NOOP("Import", "3 April (day first)"),
}
_HIDDEN: Final = {
    "ask": QT_TRANSLATE_NOOP("Import", "Not decided"),
    "take": QT_TRANSLATE_NOOP("Import", "Take them"),
    "leave": QT_TRANSLATE_NOOP("Import", "Leave them out"),
}
_UNITS: Final = {
    "minutes": QT_TRANSLATE_NOOP("Import", "Minutes"),
    "hours": QT_TRANSLATE_NOOP("Import", "Hours"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Import", text)


def kind_word(kind: str) -> str:
    """What is imported, as it is called on the screen."""
    return _tr(_KINDS[kind])


def form_word(form: str) -> str:
    """The form that a sheet has."""
    return _tr(_FORMS[form])


def blank_word(kind: str, form: str) -> str:
    """An empty sheet's kind; and its form, where there are several."""
    return f"{kind_word(kind)}: {form_word(form)}" if form else kind_word(kind)


def date_order_word(order: str) -> str:
    """How 3/4 is read."""
    return _tr(_ORDERS[order])


def hidden_word(answer: str) -> str:
    """What is done with hidden rows."""
    return _tr(_HIDDEN[answer])


def unit_word(unit: str) -> str:
    """What the numbers of a day are."""
    return _tr(_UNITS[unit])


def how_word(how: str) -> str:
    """What happens to one thing: added, changed, removed."""
    return _tr(_HOWS[how])


def number(count: int) -> str:
    """A count in the user's format: 100,000."""
    return QLocale().toString(count)


def changes_in_all(prepared: Prepared) -> int:
    """How many things would be written."""
    return prepared.added + prepared.changed + prepared.removed


def changes_word(count: int) -> str:
    """So many changes."""
    if count == 0:
        return QCoreApplication.translate("Import", "No changes")
    if count == 1:
        return QCoreApplication.translate("Import", "1 change")
    return QCoreApplication.translate("Import", "{n} changes").format(n=number(count))


def counts_word(added: int, changed: int, removed: int) -> str:
    """What was done: "12 added, 3 changed"; what there is none of is left out."""
    parts = []
    if added:
        parts.append(QCoreApplication.translate("Import", "{n} added").format(n=number(added)))
    if changed:
        parts.append(QCoreApplication.translate("Import", "{n} changed").format(n=number(changed)))
    if removed:
        parts.append(QCoreApplication.translate("Import", "{n} removed").format(n=number(removed)))
    return ", ".join(parts) or QCoreApplication.translate("Import", "nothing changed")


def problems_word(count: int) -> str:
    """So many places that cannot be read as they are."""
    if count == 0:
        return QCoreApplication.translate("Import", "No problems")
    if count == 1:
        return QCoreApplication.translate("Import", "1 problem")
    return QCoreApplication.translate("Import", "{n} problems").format(n=number(count))


def import_word(count: int) -> str:
    """What the button does."""
    if count == 0:
        return QCoreApplication.translate("Import", "&Import")
    if count == 1:
        return QCoreApplication.translate("Import", "&Import 1 change")
    return QCoreApplication.translate("Import", "&Import {n} changes").format(n=number(count))


def zones_words(zones: Sequence[str]) -> str:
    """What the tick does: "Make 2 new zones: A, B"."""
    named = ", ".join(zones[:MOST_NAMED])
    if len(zones) > MOST_NAMED:
        named += "\N{HORIZONTAL ELLIPSIS}"
    if not zones:
        text = QCoreApplication.translate("Import", "Make new &zones")
    elif len(zones) == 1:
        text = QCoreApplication.translate("Import", "Make the new &zone {names}")
    else:
        text = QCoreApplication.translate("Import", "Make {n} new &zones: {names}")
    return text.format(n=number(len(zones)), names=named.replace("&", "&&"))


def fields_text(change: Change) -> str:
    """A change's fields: "Phone: 555-0100 → 555-0199; VIP: yes", as many as there are."""
    nothing = QCoreApplication.translate("Import", "nothing")
    parts = []
    for title, before, after in change.fields:
        if change.how == "changed":
            parts.append(f"{title}: {before or nothing} \N{RIGHTWARDS ARROW} {after or nothing}")
        else:
            value = after if change.how == "added" else before
            if value:
                parts.append(f"{title}: {value}")
    return "; ".join(parts)


def place(problem: Problem) -> str:
    """Where a problem is: B7, or row 7 where the whole row is meant."""
    if problem.column:
        return f"{problem.column}{problem.row}"
    return QCoreApplication.translate("Import", "row {n}").format(n=problem.row)


def proposal(problem: Problem) -> str:
    """What could stand there instead; what the command line would say is said for the screen."""
    if "--create-zones" in problem.proposal:
        return QCoreApplication.translate("Import", "Correct it, or tick above to make the zone.")
    return said(problem.proposal)


def column_index(letters: str) -> int:
    """``A`` → 0, ``AA`` → 26; -1 for no letters: the whole row."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
