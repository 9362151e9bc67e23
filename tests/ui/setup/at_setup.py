"""A page of Setup, or the whole tab, at a real office: shown, signed in, and used by keys."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.desk import open_session
from tests.ui.screens import name_of
from ui.setup.setup_tab import SetupTab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.setup.page import SetupPage

WAIT = 15_000
SIZE = (1000, 620)
P = TypeVar("P", bound="SetupPage")


def wait(qtbot: QtBot, condition: Any) -> None:  # noqa: ANN401 (any callable of no arguments)
    """Wait until ``condition`` holds."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)


@contextmanager
def open_page(
    office: Office, qtbot: QtBot, kind: type[P], *, port: int | None = None, live: bool = True
) -> Iterator[P]:
    """One page as Setup opens it; ``live``: told of changes at other desks."""
    with open_session(office, "admin", port=port) as session:
        page = kind(session)
        if live:
            session.changed.connect(page.changed)
        _show(page, qtbot)
        wait(qtbot, lambda: session.line.status.is_up)
        page.shown()
        settle(page, qtbot)
        yield page
        page.close()


@contextmanager
def open_setup(office: Office, qtbot: QtBot) -> Iterator[SetupTab]:
    """The whole tab."""
    with open_session(office, "admin") as session:
        tab = SetupTab(session)
        session.changed.connect(tab.changed)
        _show(tab, qtbot)
        wait(qtbot, lambda: session.line.status.is_up)
        tab.shown()
        wait(qtbot, lambda: tab.page is not None and not session.tasks.is_busy)
        yield tab
        tab.close()


def _show(widget: QWidget, qtbot: QtBot) -> None:
    widget.resize(*SIZE)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def settle(page: SetupPage, qtbot: QtBot) -> None:
    """Wait until nothing is asked any more."""
    wait(qtbot, lambda: not page.session.tasks.is_busy)


def focus() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(
    key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    """Press a key on what has the focus."""
    for _ in range(times):
        QTest.keyClick(focus(), key, held)


def control(key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    press(key, Qt.KeyboardModifier.ControlModifier)


def write(words: str) -> None:
    """Type into what has the focus."""
    QTest.keyClicks(focus(), words)


def retype(widget: QWidget, words: str) -> None:
    """Come to a field, choose all of it and type something else."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    control(Qt.Key.Key_A)
    write(words)


def twice_underlined(root: QWidget) -> set[str]:
    """Letters that lead to two places at once; only what is shown counts."""
    labels = [
        one.text()
        for one in root.findChildren(QLabel)
        if one.buddy() is not None and one.isVisible()
    ]
    buttons = [one.text() for one in root.findChildren(QAbstractButton) if one.isVisible()]
    found = [text[text.index("&") + 1].casefold() for text in (*labels, *buttons) if "&" in text]
    return {letter for letter in found if found.count(letter) > 1}


def nameless(root: QWidget) -> list[str]:
    """What takes the focus and has no name for a screen reader."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not name_of(widget)
        and not widget.objectName().startswith("qt_")
    ]
