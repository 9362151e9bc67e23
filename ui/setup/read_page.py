"""A page of Setup that reads its rows again when there is news, and has one form beside them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot

from ui.setup.page import SetupPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.line import LineStatus
    from ui.session import Session

COALESCE_MS: Final = 300


class ReadPage(SetupPage):
    """``_later`` started: it is read soon, once for all the news that come meanwhile.

    ``_way``: where the person wants to go once it is said what becomes of what was typed.
    """

    form: QWidget

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._way: Callable[[], None] | None = None
        self._is_read = False
        self._read_failed = False
        self._said_unsaved = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COALESCE_MS)
        self._later.timeout.connect(self._read)

    @abstractmethod
    @Slot()
    def _read(self) -> None:
        """Read again what is shown."""

    @Slot()
    def _stay(self) -> None:
        self._way = None
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up and (self._is_read or self._read_failed):
            self._read()
