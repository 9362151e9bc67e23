"""Which pages Setup has, in which groups."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ui.setup.page import SetupPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page; its module is imported when it is needed first."""

    name: str
    word: str
    icon: str
    group: str
    place: str

    def title(self) -> str:
        """The page's word, in the user's language."""
        return QCoreApplication.translate("Setup", self.word)

    def group_title(self) -> str:
        """The word above its group, in the user's language."""
        return QCoreApplication.translate("Setup", self.group)

    def load(self) -> type[SetupPage]:
        """The page's class, imported now."""
        module, attribute = self.place.split(":")
        kind: type[SetupPage] = getattr(import_module(module), attribute)
        return kind


_BRANCH: Final = QT_TRANSLATE_NOOP("Setup", "Branch")
_CAPACITY: Final = QT_TRANSLATE_NOOP("Setup", "Capacity")
_CUSTOMERS: Final = QT_TRANSLATE_NOOP("Setup", "Customers")
_PEOPLE: Final = QT_TRANSLATE_NOOP("Setup", "People")
_SHEETS: Final = QT_TRANSLATE_NOOP("Setup", "Sheets")

PAGES: Final = (
    PageEntry(
        "rules",
        QT_TRANSLATE_NOOP("Setup", "Rules"),
        "shield",
        _BRANCH,
        "ui.setup.rules_page:RulesPage",
    ),
    PageEntry(
        "zones",
        QT_TRANSLATE_NOOP("Setup", "Zones"),
        "map",
        _BRANCH,
        "ui.setup.zones_page:ZonesPage",
    ),
    PageEntry(
        "windows",
        QT_TRANSLATE_NOOP("Setup", "Arrival windows"),
        "clock",
        _BRANCH,
        "ui.setup.windows_page:WindowsPage",
    ),
    PageEntry(
        "job_types",
        QT_TRANSLATE_NOOP("Setup", "Job types"),
        "tool",
        _BRANCH,
        "ui.setup.job_types_page:JobTypesPage",
    ),
    PageEntry(
        "calendar",
        QT_TRANSLATE_NOOP("Setup", "Calendar"),
        "calendar",
        _CAPACITY,
        "ui.setup.calendar_page:CalendarPage",
    ),
    PageEntry(
        "blocks",
        QT_TRANSLATE_NOOP("Setup", "Blocked times"),
        "blocked",
        _CAPACITY,
        "ui.setup.blocks_page:BlocksPage",
    ),
    PageEntry(
        "sites",
        QT_TRANSLATE_NOOP("Setup", "Sites"),
        "home",
        _CUSTOMERS,
        "ui.setup.sites_page:SitesPage",
    ),
    PageEntry(
        "templates",
        QT_TRANSLATE_NOOP("Setup", "Message templates"),
        "mail",
        _CUSTOMERS,
        "ui.setup.templates_page:TemplatesPage",
    ),
    PageEntry(
        "delivery",
        QT_TRANSLATE_NOOP("Setup", "Delivery"),
        "send",
        _CUSTOMERS,
        "ui.setup.delivery_page:DeliveryPage",
    ),
    PageEntry(
        "staff",
        QT_TRANSLATE_NOOP("Setup", "Staff"),
        "users",
        _PEOPLE,
        "ui.setup.staff_page:StaffPage",
    ),
    PageEntry(
        "import",
        QT_TRANSLATE_NOOP("Setup", "Import"),
        "import",
        _SHEETS,
        "ui.setup.import_page:ImportPage",
    ),
    PageEntry(
        "exports",
        QT_TRANSLATE_NOOP("Setup", "Export"),
        "export",
        _SHEETS,
        "ui.setup.exports_page:ExportsPage",
    ),
)
