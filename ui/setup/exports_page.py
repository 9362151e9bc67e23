"""Exports: a file now, the profiles of other systems, and empty sheets to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from core.exchange.profiles import ExportProfile, list_profiles
from ui.setup.blank_sheets import BlankSheets
from ui.setup.export_now import ExportNow
from ui.setup.page import SetupPage
from ui.setup.profiles_page import ProfilesPage
from ui.theme import GRID

if TYPE_CHECKING:
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

NOW, PROFILES, BLANK = range(3)
_TAB: Final = "setup/exports/tab"


class ExportsPage(SetupPage):
    """Three sheets behind tabs; the one that was open last is open again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.now = ExportNow(session)
        self.profiles = ProfilesPage(session)
        self.blank = BlankSheets(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Exports"))
        self.tabs.tabBar().setAccessibleName(self.tr("Exports"))
        framed = QWidget()
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(0, 2 * GRID, 0, 0)
        inner.addWidget(self.profiles)
        self.tabs.addTab(self.now, self.tr("A file now"))
        self.tabs.addTab(framed, self.tr("Profiles"))
        self.tabs.addTab(self.blank, self.tr("Empty sheets"))
        kept = session.preferences.text(_TAB)
        if kept.isdecimal() and int(kept) < self.tabs.count():
            self.tabs.setCurrentIndex(int(kept))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.profiles.unsaved_changed.connect(self.unsaved_changed)
        self.profiles.page_asked.connect(self.page_asked)
        self.profiles.export_asked.connect(self._on_export_asked)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.tabs, 1)

    def shown(self) -> None:
        """Look for news of what is in front."""
        self._read_profiles()
        index = self.tabs.currentIndex()
        if index == PROFILES:
            self.profiles.shown()
        elif index == NOW and not self.now.is_running:
            self.now.kind.setFocus()

    def changed(self, change: Change) -> None:
        """Read again what is shown, if it is that."""
        if change.touches(*self.profiles.TOPICS):
            self._read_profiles()
        self.profiles.changed(change)

    def show_item(self, item: object) -> None:
        """The empty sheets ("blank"), the "profiles", or a file now of a kind or profile."""
        if item == "blank":
            self.tabs.setCurrentIndex(BLANK)
        elif item == "profiles":
            self.tabs.setCurrentIndex(PROFILES)
        elif isinstance(item, str):
            self.tabs.setCurrentIndex(NOW)
            self.now.kind.choose(item)
            self.now.choose(item)

    def save_layout(self) -> None:
        """Keep which tab is open, and the profiles' layout."""
        self.session.preferences.set_text(_TAB, str(self.tabs.currentIndex()))
        self.profiles.save_layout()

    def has_unsaved(self) -> bool:
        """Whether a profile is typed that is not written yet."""
        return self.profiles.has_unsaved()

    def save_unsaved(self) -> None:
        """Save the profile."""
        self.tabs.setCurrentIndex(PROFILES)
        self.profiles.save_unsaved()

    def discard_unsaved(self) -> None:
        """Forget what was typed of a profile."""
        self.profiles.discard_unsaved()

    # ---------------------------------------------------------------------------------------------

    @Slot()
    def _read_profiles(self) -> None:
        def show(found: tuple[ExportProfile, ...]) -> None:
            self.now.show_profiles(found)

        def failed(error: BookerError) -> None:
            self.now.notice.show_error(error)

        self.session.read(list_profiles, show, failed, owner=self, topic="profiles")

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        if index == PROFILES:
            self.profiles.shown()
        elif index == NOW:
            self._read_profiles()

    @Slot(str)
    def _on_export_asked(self, name: str) -> None:
        self.tabs.setCurrentIndex(NOW)
        self.now.choose(name)
