"""What every page of Setup is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from core.database.live import Change
    from ui.session import Session


class SetupPage(QWidget):
    """One page of Setup: built when it is first shown, told of changes while it is in front.

    Its name, word and icon stand in ui/setup/pages.py. ``page_asked`` carries another page's name
    and what it shall show; ``unsaved_changed`` whether something typed here is not written yet.
    """

    page_asked = Signal(str, object)
    unsaved_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._said_unsaved = False

    def shown(self) -> None:
        """It was opened, or chosen again: put the focus where work begins, look for news."""

    def changed(self, change: Change) -> None:
        """Another desk (or this one) changed something: read again what is shown, if it is that."""

    def show_item(self, item: object) -> None:
        """Another page, or the window, asked to show ``item`` here."""

    def save_layout(self) -> None:
        """Put splitters and columns into ``session.preferences``."""

    def has_unsaved(self) -> bool:
        """Whether something typed here is not written yet; it stays while other pages are shown."""
        return False

    def tell_unsaved(self) -> bool:
        """Emit ``unsaved_changed`` if `has_unsaved` says something else than before; whether."""
        unsaved = self.has_unsaved()
        if unsaved == self._said_unsaved:
            return False
        self._said_unsaved = unsaved
        self.unsaved_changed.emit(unsaved)
        return True

    def save_unsaved(self) -> None:
        """Write what was typed, as its Save does; what is wrong with it is said on the page."""

    def discard_unsaved(self) -> None:
        """Forget what was typed and show what stands."""
