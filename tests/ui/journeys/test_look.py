"""Every screen for everybody: names for who hears it, room for who sees it on little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from tests.ui.screens import INNER, cut_widgets, name_of, open_all, widgets

if TYPE_CHECKING:
    from tests.office import Office
    from tests.ui.journeys.conftest import Sit

SIZES = ((1024, 700), (1280, 800), (1920, 1080), (3840, 2160))


@pytest.mark.parametrize("login", ["csr", "dispatcher", "admin"])
def test_accessible_names(busy: Office, sit: Sit, login: str) -> None:
    person = sit(busy, login)
    nameless = [
        f"{tab}: {type(widget).__name__} in {type(widget.parent()).__name__}"
        for tab in open_all(person)
        for widget in widgets(person.window)
        if takes_focus(widget) and not name_of(widget)
    ]
    assert not set(nameless)


def takes_focus(widget: QWidget) -> bool:
    """Whether a key or a click can bring the focus there; hidden ones are shown some time."""
    return (
        widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.objectName() not in INNER
        and not is_part_of_combo_box(widget)
        # a label that can be copied from says its own text
        and not isinstance(widget, QLabel)
        # what it says is told when it is shown
        and not (isinstance(widget, QPushButton) and widget.isHidden() and widget.icon().isNull())
    )


def is_part_of_combo_box(widget: QWidget) -> bool:
    """The list that Qt opens beneath a combo box, or its line."""
    parent = widget.parentWidget()
    return parent is not None and (
        isinstance(parent, QComboBox) or parent.inherits("QComboBoxPrivateContainer")
    )


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("login", ["csr", "dispatcher"])
def test_sizes(busy: Office, sit: Sit, login: str, size: tuple[int, int]) -> None:
    person = sit(busy, login)
    person.window.resize(*size)
    cut = []
    for tab in open_all(person):
        # what was just shown is laid out first
        QApplication.processEvents()
        QApplication.sendPostedEvents()
        assert person.window.size() == QSize(*size), f"{tab} wants more than {size}"
        cut += [f"{tab}: {what}" for what in cut_widgets(person.window)]
    assert not cut
