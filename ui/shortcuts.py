"""Every shortcut of the window, in one place; F1 lists them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Shortcut(Enum):
    """Name = keys, in Qt's portable text. Where each works is said by `where`.

    Where keys mean another thing in another tab, that tab stands beside them.
    """

    HELP = "F1"
    NEXT_CALL = "F2"
    TAB_BOOK = "Ctrl+1"
    TAB_DISPATCH = "Ctrl+2"
    TAB_BOOKINGS = "Ctrl+3"
    TAB_MESSAGES = "Ctrl+4"
    TAB_SETUP = "Ctrl+6"
    TAB_AUDIT = "Ctrl+5"
    REFRESH = "F5"
    FIND = "Ctrl+F"
    SIGN_OUT = "Ctrl+Shift+Q"
    NEW_SITE = "Ctrl+N"
    EDIT_SITE = "Ctrl+E"
    JOB_PANE = "F3"
    WINDOW_PANE = "F4"
    RELEASE = "Ctrl+R"
    CONFIRM = "Ctrl+Return"
    PROPOSE = "Ctrl+P"
    ACCEPT = "Ctrl+Y"
    DECLINE = "Ctrl+D"
    PIN = "Ctrl+K"
    RESCHEDULE = "Ctrl+M"
    CANCEL_BOOKING = "Ctrl+Delete"
    ON_THE_WAY = "Ctrl+T"
    COMPLETE = "Ctrl+Shift+C"
    NO_SHOW = "Ctrl+Shift+N"
    EXPORT = "Ctrl+S"
    ROUTE_SHEETS = "Ctrl+Shift+P"
    SETUP_ADD = "Ctrl+N", QT_TRANSLATE_NOOP("Shortcut", "Setup")
    SETUP_SAVE = "Ctrl+S", QT_TRANSLATE_NOOP("Shortcut", "Setup")
    SETUP_UNDO = "Ctrl+Z", QT_TRANSLATE_NOOP("Shortcut", "Setup")
    SETUP_REDO = "Ctrl+Y", QT_TRANSLATE_NOOP("Shortcut", "Setup")

    def __init__(self, portable: str, tab: str = "") -> None:
        self.portable = portable
        self.tab = tab

    def sequence(self) -> QKeySequence:
        """The keys as Qt takes them."""
        return QKeySequence.fromString(self.portable, QKeySequence.SequenceFormat.PortableText)

    def keys(self) -> str:
        """The keys as this system writes them."""
        # keyboards say Enter where Qt says Return
        return (
            self.sequence()
            .toString(QKeySequence.SequenceFormat.NativeText)
            .replace("Return", "Enter")
        )

    def meaning(self) -> str:
        """What it does, in the user's language."""
        return QCoreApplication.translate("Shortcut", _MEANINGS[self])

    def where(self) -> str:
        """The tab it works in, in the user's language; "Everywhere" otherwise."""
        place = self.tab or _PLACES.get(self, _EVERYWHERE)
        return QCoreApplication.translate("Shortcut", place)

    def bind(
        self,
        widget: QWidget,
        call: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> QShortcut:
        """Make the keys call ``call`` while the focus is in ``widget``."""
        keys = [self.sequence()]
        if self is Shortcut.CONFIRM:
            # the number pad's Enter is another key to Qt
            keys.append(QKeySequence("Ctrl+Enter"))
        shortcuts = [QShortcut(sequence, widget) for sequence in keys]
        for shortcut in shortcuts:
            shortcut.setContext(context)
            # a key held down acts once: the next hold may have come to the place of the first
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(call)
        return shortcuts[0]


_MEANINGS: dict[Shortcut, str] = {
    Shortcut.HELP: QT_TRANSLATE_NOOP("Shortcut", "This list"),
    Shortcut.NEXT_CALL: QT_TRANSLATE_NOOP("Shortcut", "Next call: to the site search of Book"),
    Shortcut.TAB_BOOK: QT_TRANSLATE_NOOP("Shortcut", "Open Book"),
    Shortcut.TAB_DISPATCH: QT_TRANSLATE_NOOP("Shortcut", "Open Dispatch"),
    Shortcut.TAB_BOOKINGS: QT_TRANSLATE_NOOP("Shortcut", "Open Bookings"),
    Shortcut.TAB_MESSAGES: QT_TRANSLATE_NOOP("Shortcut", "Open Messages"),
    Shortcut.TAB_SETUP: QT_TRANSLATE_NOOP("Shortcut", "Open Setup"),
    Shortcut.TAB_AUDIT: QT_TRANSLATE_NOOP("Shortcut", "Open Audit"),
    Shortcut.REFRESH: QT_TRANSLATE_NOOP("Shortcut", "Read again what is shown"),
    Shortcut.FIND: QT_TRANSLATE_NOOP("Shortcut", "To the search field"),
    Shortcut.SIGN_OUT: QT_TRANSLATE_NOOP("Shortcut", "Sign out"),
    Shortcut.NEW_SITE: QT_TRANSLATE_NOOP("Shortcut", "New site"),
    Shortcut.EDIT_SITE: QT_TRANSLATE_NOOP("Shortcut", "Edit the chosen site"),
    Shortcut.JOB_PANE: QT_TRANSLATE_NOOP("Shortcut", "To the job types"),
    Shortcut.WINDOW_PANE: QT_TRANSLATE_NOOP("Shortcut", "To the arrival windows"),
    Shortcut.RELEASE: QT_TRANSLATE_NOOP("Shortcut", "Release the hold"),
    Shortcut.CONFIRM: QT_TRANSLATE_NOOP("Shortcut", "Confirm the hold"),
    Shortcut.PROPOSE: QT_TRANSLATE_NOOP("Shortcut", "Propose another window"),
    Shortcut.ACCEPT: QT_TRANSLATE_NOOP("Shortcut", "The customer accepts the proposal"),
    Shortcut.DECLINE: QT_TRANSLATE_NOOP("Shortcut", "The customer declines the proposal"),
    Shortcut.PIN: QT_TRANSLATE_NOOP("Shortcut", "Pin or unpin the stop"),
    Shortcut.RESCHEDULE: QT_TRANSLATE_NOOP("Shortcut", "Reschedule the booking"),
    Shortcut.CANCEL_BOOKING: QT_TRANSLATE_NOOP("Shortcut", "Cancel the booking"),
    Shortcut.ON_THE_WAY: QT_TRANSLATE_NOOP("Shortcut", "Tell that the technician is on the way"),
    Shortcut.COMPLETE: QT_TRANSLATE_NOOP("Shortcut", "The visit took place"),
    Shortcut.NO_SHOW: QT_TRANSLATE_NOOP("Shortcut", "Nobody was there"),
    Shortcut.EXPORT: QT_TRANSLATE_NOOP("Shortcut", "Export what is shown"),
    Shortcut.ROUTE_SHEETS: QT_TRANSLATE_NOOP("Shortcut", "Route sheets as PDF"),
    Shortcut.SETUP_ADD: QT_TRANSLATE_NOOP("Shortcut", "Add one to the list"),
    Shortcut.SETUP_SAVE: QT_TRANSLATE_NOOP("Shortcut", "Save what was typed"),
    Shortcut.SETUP_UNDO: QT_TRANSLATE_NOOP("Shortcut", "Undo the last change of the calendar"),
    Shortcut.SETUP_REDO: QT_TRANSLATE_NOOP("Shortcut", "Redo what was undone in the calendar"),
}
_EVERYWHERE = QT_TRANSLATE_NOOP("Shortcut", "Everywhere")
_BOOK = QT_TRANSLATE_NOOP("Shortcut", "Book")
_DISPATCH = QT_TRANSLATE_NOOP("Shortcut", "Dispatch")
_BOOKINGS = QT_TRANSLATE_NOOP("Shortcut", "Bookings")
_PLACES: dict[Shortcut, str] = {
    **dict.fromkeys(
        (Shortcut.NEW_SITE, Shortcut.EDIT_SITE, Shortcut.JOB_PANE, Shortcut.WINDOW_PANE), _BOOK
    ),
    **dict.fromkeys((Shortcut.CONFIRM, Shortcut.PROPOSE, Shortcut.PIN), _DISPATCH),
    **dict.fromkeys(
        (
            Shortcut.RESCHEDULE,
            Shortcut.CANCEL_BOOKING,
            Shortcut.ON_THE_WAY,
            Shortcut.COMPLETE,
            Shortcut.NO_SHOW,
            Shortcut.EXPORT,
            Shortcut.ROUTE_SHEETS,
        ),
        _BOOKINGS,
    ),
}
