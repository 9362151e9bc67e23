"""What every tab of the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.database.live import Change
    from ui.session import Session


class Tab(QWidget):
    """One tab: built before it is first shown, told of every change that another desk makes.

    Who has it, and its title, stand in ui/tabs.py. ``at_once`` False: it is whole only when
    `build_on` says so. ``attention_changed`` puts a number beside the title; ``asked`` carries
    another tab's name and what it shall show (a reference, say); ``unsaved_changed`` whether
    something typed here is not written yet.
    """

    LISTENS_HIDDEN: ClassVar[bool] = False
    """Told of changes also while another tab is in front; otherwise `shown` finds them."""

    LATER: ClassVar[tuple[str, ...]] = ()
    """Modules that its later slices import: loaded ahead by a thread, where it can `begin`."""

    attention_changed = Signal(int)
    asked = Signal(str, object)
    unsaved_changed = Signal(bool)

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, at_once: bool = True
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._slices = self.build()
        while at_once and not self.build_on():
            pass

    def build(self) -> Iterator[None]:
        """Make all that it is made of, in the place of a constructor.

        At each ``yield`` the window may paint and take keys before it goes on: what comes between
        two of them takes some 15 ms at most.
        """
        yield

    def build_on(self) -> bool:
        """Make the next slice; whether that was the last one. Safe to repeat."""
        try:
            next(self._slices)
        except StopIteration:
            return True
        return False

    def begin(self) -> bool:
        """After the first slice: put the focus where work begins, before the tab is whole.

        False: there is nothing to begin with yet. May be asked again, to begin anew.
        """
        return False

    def shown(self) -> None:
        """It was opened, or chosen again: put the focus where work begins, look for news."""

    def changed(self, change: Change) -> None:
        """Another desk (or this one) changed something: read again what is shown, if it is that."""

    def show_item(self, item: object) -> None:
        """Another tab, or the window, asked to show ``item`` here; None: to begin anew."""

    def save_layout(self) -> None:
        """Put splitters and columns into ``session.preferences``."""

    def has_unsaved(self) -> bool:
        """Whether something typed here would be lost if the window closed now."""
        return False
