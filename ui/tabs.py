"""Which tabs there are, and who has them; a tab that a role may not use is absent."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from ui.tab import Tab

_EVERYBODY: Final = frozenset({"csr", "dispatcher", "admin"})


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One tab of the window; its module is imported when it is first opened."""

    name: str
    word: str
    roles: frozenset[str]
    place: str
    shortcut: Shortcut

    def title(self) -> str:
        """The word on the tab, in the user's language."""
        return QCoreApplication.translate("Tabs", self.word)

    def load(self) -> type[Tab]:
        """The tab's class, imported now."""
        module, attribute = self.place.split(":")
        kind: type[Tab] = getattr(import_module(module), attribute)
        return kind

    def load_whole(self) -> type[Tab]:
        """The tab's class, with what its later slices import; for a thread."""
        kind = self.load()
        for name in kind.LATER:
            import_module(name)
        return kind


def load_planner() -> None:
    """Import what the first offers and the first hold would wait for; for a thread.

    The window is there before it: who is called has a name to type first.
    """
    import_module("core.booking.hold")


TABS: Final = (
    TabEntry(
        "book",
        QT_TRANSLATE_NOOP("Tabs", "Book"),
        _EVERYBODY,
        "ui.booking.book_tab:BookTab",
        Shortcut.TAB_BOOK,
    ),
    TabEntry(
        "dispatch",
        QT_TRANSLATE_NOOP("Tabs", "Dispatch"),
        frozenset({"dispatcher"}),
        "ui.dispatch.dispatch_tab:DispatchTab",
        Shortcut.TAB_DISPATCH,
    ),
    TabEntry(
        "bookings",
        QT_TRANSLATE_NOOP("Tabs", "Bookings"),
        _EVERYBODY,
        "ui.bookings.bookings_tab:BookingsTab",
        Shortcut.TAB_BOOKINGS,
    ),
    TabEntry(
        "messages",
        QT_TRANSLATE_NOOP("Tabs", "Messages"),
        _EVERYBODY,
        "ui.messages.messages_tab:MessagesTab",
        Shortcut.TAB_MESSAGES,
    ),
    TabEntry(
        "setup",
        QT_TRANSLATE_NOOP("Tabs", "Setup"),
        frozenset({"admin"}),
        "ui.setup.setup_tab:SetupTab",
        Shortcut.TAB_SETUP,
    ),
    TabEntry(
        "audit",
        QT_TRANSLATE_NOOP("Tabs", "Audit"),
        frozenset({"dispatcher", "admin"}),
        "ui.audit.audit_tab:AuditTab",
        Shortcut.TAB_AUDIT,
    ),
)
