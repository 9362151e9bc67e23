"""The demo's hands and eyes: keys arrive where a person's would, and waiting ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from booker_desktop.robot import NothingHappened, Robot, spin_until

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for name in ("First", "Second"):
        field = QLineEdit()
        field.setAccessibleName(name)
        column.addWidget(field)
    column.addWidget(QPushButton("Go"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_keys_go_where_the_focus_is_and_shortcuts_work(window: QWidget) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("Ctrl+P"), window).activated.connect(lambda: heard.append("propose"))
    robot = Robot("csr1", window)
    first, second = robot.find(QLineEdit, "First"), robot.find(QLineEdit, "Second")
    robot.click(first)
    robot.write("Ada")
    robot.press("Tab")
    robot.write("Bruno")
    robot.press("Backspace", 2)
    robot.press("Ctrl+P")
    assert (first.text(), second.text(), heard) == ("Ada", "Bru", ["propose"])


def test_what_is_not_seen_is_said(window: QWidget) -> None:
    robot = Robot("csr1", window)
    with pytest.raises(NothingHappened, match="sees 2 of QLineEdit"):
        robot.find(QLineEdit)
    with pytest.raises(NothingHappened, match="sees 0 of QLineEdit Third"):
        robot.find(QLineEdit, "Third")


def test_waiting_ends_when_it_comes_and_when_it_does_not(window: QWidget) -> None:
    came: list[bool] = []
    QTimer.singleShot(20, window, lambda: came.append(True))
    Robot("csr1", window).wait(lambda: came, "it")
    with pytest.raises(NothingHappened, match="waited 0 s for godot"):
        spin_until(lambda: False, "godot", seconds=0.05)


def test_a_picture_is_written(window: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    Robot("csr1", window).take_picture(file)
    assert file.read_bytes().startswith(b"\x89PNG")
