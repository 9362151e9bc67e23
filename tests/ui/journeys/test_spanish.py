"""The whole window in Spanish: no English left, nothing cut, and a call can be taken in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTabWidget,
    QTreeView,
    QWidget,
)

from tests.ui.screens import cut_widgets, open_all, widgets
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Office
    from tests.ui.journeys.conftest import Sit

pytestmark = pytest.mark.usefixtures("spanish")

TS = Path(__file__).parents[3] / "resources" / "translations" / "booker_es.ts"
ROLES = {"csr", "dispatcher", "admin"}
"""Logins of the tests and values of the record, which nobody translates."""
FEWEST_LETTERS = 4
"""Letters outside the places of a text, below which anything would match it."""


def english() -> tuple[re.Pattern[str], ...]:
    """What English texts look like that are said otherwise in Spanish, by whatever text."""
    pairs = [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for message in ET.parse(TS).getroot().iter("message")  # noqa: S314 our own file
    ]
    spanish = {plain(translation) for _, translation in pairs}
    return tuple(
        re.compile(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(source)), re.DOTALL)
        for source in {plain(source) for source, _ in pairs} - spanish
        if len(re.findall("[A-Za-z]", re.sub(r"\{\w+\}", "", source))) >= FEWEST_LETTERS
    )


def plain(text: str) -> str:
    return re.sub(r"&(?=\w)", "", text)


def said_by(widget: QWidget) -> Iterator[str]:
    """What a widget itself says to eyes and ears; what a person typed is not its own."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, Table | QTreeView):
        yield from cells(widget)


def shown_by(widget: QWidget) -> Iterator[str]:
    """Texts with accelerators that work now."""
    if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible():
        yield widget.text()
    elif isinstance(widget, QTabBar) and widget.isVisible():
        yield from (widget.tabText(index) for index in range(widget.count()))


def cells(table: Table | QTreeView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (str(model.index(row, column).data() or "") for row in range(model.rowCount()))


@pytest.mark.parametrize("login", ["csr", "dispatcher", "admin"])
def test_no_english_is_left(busy: Office, sit: Sit, login: str) -> None:
    person = sit(busy, login)
    patterns = english()
    seen = 0
    left = set()
    for tab in open_all(person):
        for widget in widgets(person.window):
            for text in said_by(widget):
                seen += bool(text)
                lines = {*text.splitlines()} - ROLES
                if any(pattern.fullmatch(line) for line in lines for pattern in patterns):
                    left.add(f"{tab}: {type(widget).__name__}: {text}")
    assert seen
    assert not left


@pytest.mark.parametrize("login", ["csr", "dispatcher"])
def test_an_accelerator_means_one_thing_on_a_screen(busy: Office, sit: Sit, login: str) -> None:
    person = sit(busy, login)
    for tab in open_all(person):
        letters: dict[str, set[str]] = {}
        for text in {text for widget in widgets(person.window) for text in shown_by(widget)}:
            for letter in re.findall(r"&(\w)", text):
                letters.setdefault(letter.lower(), set()).add(text)
        assert letters, tab
        assert not {letter for letter, where in letters.items() if len(where) > 1}, (tab, letters)


@pytest.mark.parametrize("login", ["csr", "dispatcher"])
def test_nothing_is_cut_on_a_small_screen(busy: Office, sit: Sit, login: str) -> None:
    person = sit(busy, login)
    smallest = QSize(1024, 700)
    person.window.resize(smallest)
    cut = []
    for tab in open_all(person):
        # what was just shown is laid out first
        QApplication.processEvents()
        QApplication.sendPostedEvents()
        assert person.window.size() == smallest, f"{tab} wants more"
        cut += [f"{tab}: {what}" for what in cut_widgets(person.window)]
    assert not cut
