"""A person at a window: presses keys, looks at what is shown, and waits for it. Never sleeps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = TypeVar("W", bound=QWidget)

WAIT_SECONDS: Final = 30.0
"""How long a person waits for the window; a lost planner answer must not hang a demo for ever."""
_PULSE_MS: Final = 10


class NothingHappened(Exception):
    """What was waited for did not come; the text says what."""


def spin_until(
    condition: Callable[[], object], what: str, *, seconds: float = WAIT_SECONDS
) -> None:
    """Let every window of this process work until ``condition``; else raise NothingHappened."""
    deadline = time.monotonic() + seconds
    # the loop sleeps until something happens, and this is what happens at the latest
    pulse = QTimer()
    pulse.start(_PULSE_MS)
    try:
        while not condition():
            if time.monotonic() > deadline:
                message = f"waited {seconds:.0f} s for {what}"
                raise NothingHappened(message)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        pulse.stop()


class Robot:
    """Whoever sits at ``window``; ``who`` is their login, for what is said of them."""

    def __init__(self, who: str, window: QWidget) -> None:
        self.who = who
        self.window = window

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Wait until ``condition`` holds. Raises NothingHappened."""
        spin_until(condition, f"{what} at {self.who}'s window")

    def look_at(self) -> None:
        """Turn to this window: keys go where the focus is in the active one."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow, "the window to come to the front")

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys as Qt writes them in portable text: Return, Down, Ctrl+P."""
        self.look_at()
        sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
        for _ in range(times):
            QTest.keySequence(self._target(), sequence)

    def write(self, text: str) -> None:
        """Type text where the focus is."""
        self.look_at()
        QTest.keyClicks(self._target(), text)

    def hit_enter(self, widget: QWidget) -> None:
        """Press Enter in ``widget`` now, even if another window is in front: two at once."""
        proxy: QWidget | None = widget.focusProxy()
        QTest.keyClick(widget if proxy is None else proxy, Qt.Key.Key_Return)

    def click(self, widget: QWidget) -> None:
        """Click into the middle of a widget."""
        self.look_at()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def find(self, kind: type[W], name: str = "") -> W:
        """The one shown widget of that kind, by its accessible name if one is given."""
        inside: list[W] = self.window.findChildren(kind)
        found = [
            widget
            for widget in inside
            if widget.isVisible() and name in {"", widget.accessibleName()}
        ]
        if len(found) != 1:
            message = f"{self.who} sees {len(found)} of {kind.__name__} {name}".rstrip()
            raise NothingHappened(message)
        return found[0]

    def take_picture(self, file: Path) -> None:
        """Write what the window shows as PNG, whatever the platform's screen is."""
        self.window.grab().save(str(file))

    def _target(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused
