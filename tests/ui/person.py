"""A member of staff at a window in tests: counts keys, and reads what is really visible."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from booker_desktop.robot import NothingHappened, Robot, spin_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QAbstractItemModel

    from tests.ui.heartbeat import Heartbeat
    from ui.session import Session
    from ui.window import MainWindow

_MOST_ROWS = 60

W = TypeVar("W", bound=QWidget)


class Person(Robot):
    """Works at a `MainWindow`; ``keystrokes`` counts what was pressed and typed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.session.desk.database.login, window)
        self.main_window = window
        self.keystrokes = 0
        self.heartbeat: Heartbeat | None = None

    @property
    def session(self) -> Session:
        """What the window works with."""
        return self.main_window.session

    def look_at(self) -> None:
        """As Robot.look_at, and no window's doing: two people sit at two computers.

        Here both windows are painted anew when one of them comes to the front.
        """
        if self.window.isActiveWindow():
            return
        with nullcontext() if self.heartbeat is None else self.heartbeat.paused():
            super().look_at()
            QApplication.processEvents()

    def press(self, keys: str, times: int = 1) -> None:
        """See Robot.press."""
        super().press(keys, times)
        self.keystrokes += times

    def write(self, text: str) -> None:
        """See Robot.write."""
        super().write(text)
        self.keystrokes += len(text)

    def wait(
        self, condition: Callable[[], object], what: str, *, seconds: float | None = None
    ) -> None:
        """Wait until ``condition``; else fail with what was to be seen meanwhile."""

        def looked() -> object:
            began = time.perf_counter()
            is_so = condition()
            if self.heartbeat is not None:
                self.heartbeat.excuse(time.perf_counter() - began)
            return is_so

        try:
            if seconds is None:
                super().wait(looked, what)
            else:
                spin_until(looked, what, seconds=seconds)
        except NothingHappened as error:
            message = f"{error}; what {self.who} sees:\n{self.reads()}"
            raise AssertionError(message) from None

    def sees(self, *texts: str, seconds: float | None = None) -> None:
        """Wait until every one of ``texts`` stands somewhere in the window."""

        def stand() -> bool:
            shown = self.reads()
            return all(text in shown for text in texts)

        self.wait(stand, f"to see {texts}", seconds=seconds)

    def sees_no(self, text: str, *, seconds: float | None = None) -> None:
        """Wait until ``text`` stands nowhere in the window."""
        self.wait(lambda: text not in self.reads(), f"{text} to go", seconds=seconds)

    def reads(self) -> str:
        """Every visible text of the window, one a line."""
        return "\n".join(text for widget in self._shown() for text in _texts(widget) if text)

    def finds(self, kind: type[W], name: str) -> W:
        """As Robot.find, waited for; ``name`` may be an object name as well."""
        found: list[W] = []

        def is_there() -> bool:
            inside: list[W] = self.window.findChildren(kind)
            found[:] = [
                widget
                for widget in inside
                if widget.isVisible() and name in {widget.objectName(), widget.accessibleName()}
            ]
            return bool(found)

        self.wait(is_there, f"a {kind.__name__} called {name}")
        return found[0]

    def focus_name(self) -> str:
        """What has the focus: its accessible name, or its object name."""
        focus: QWidget | None = QApplication.focusWidget()
        return "" if focus is None else focus.accessibleName() or focus.objectName()

    def _shown(self) -> Iterator[QWidget]:
        inside: list[QWidget] = self.window.findChildren(QWidget)
        yield from (widget for widget in inside if widget.isVisible())


def _texts(widget: QWidget) -> Iterator[str]:
    """What a person can read of one widget itself; painted ones tell it as they tell a reader."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget)
    yield widget.accessibleDescription()


def _rows(view: QAbstractItemView) -> Iterator[str]:
    # a view without one says None, whatever Qt's signature says
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), _MOST_ROWS)):
        yield " | ".join(
            str(model.index(row, column).data() or "") for column in range(model.columnCount())
        )
