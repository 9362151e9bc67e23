"""A page of Setup that reads what it shows again when there is news."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot

from ui.setup.page import SetupPage
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.errors import BookerError
    from ui.line import LineStatus
    from ui.session import Session
    from ui.widgets.notice import Notice

COALESCE_MS: Final = 300


class ReadPage(SetupPage):
    """``_later`` started: it is read soon, once for all the news that come meanwhile.

    It is read again when the line is back: a page is only built when somebody looks at it.
    """

    notice: Notice

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._later = single_shot(self, COALESCE_MS, self._read)
        session.line_changed.connect(self._on_line_changed)

    @abstractmethod
    @Slot()
    def _read(self) -> None:
        """Read again what is shown."""

    def _on_unread(self, error: BookerError) -> None:
        self.notice.show_unread(error)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up:
            self._read()


class GuardedPage(ReadPage):
    """It asks what becomes of what was typed before it shows something else in its form.

    ``_way``: where the person wants to go once that is said.
    """

    form: QWidget

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._way: Callable[[], None] | None = None

    @Slot()
    def _stay(self) -> None:
        self._way = None
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
