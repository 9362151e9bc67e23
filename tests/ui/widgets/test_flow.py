"""Buttons in as many rows as the width needs, and the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_narrow_width_takes_more_rows_and_hidden_ones_take_no_place(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = Flow(widget)
    buttons = [QPushButton(f"Button number {n}") for n in range(4)]
    for button in buttons:
        flow.addWidget(button)
    widget.show()
    wide = sum(button.sizeHint().width() + flow.spacing() for button in buttons)
    widget.resize(wide, 200)
    assert len({button.y() for button in buttons}) == 1
    widget.resize(buttons[0].sizeHint().width() * 2 + flow.spacing(), 200)
    assert len({button.y() for button in buttons}) == 2
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    one_row = flow.heightForWidth(wide)
    assert flow.heightForWidth(wide // 2) > one_row
    for button in buttons[1:]:
        button.hide()
    assert flow.heightForWidth(buttons[0].sizeHint().width()) == one_row
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_a_search_field_has_a_name_and_takes_new_colours(qtbot: QtBot) -> None:
    field = SearchField("Find a thing", "Name or number")
    qtbot.addWidget(field)
    assert field.accessibleName() == "Find a thing"
    assert field.placeholderText() == "Name or number"
    [glass] = field.actions()
    before = glass.icon().cacheKey()
    field.setPalette(theme.palette(dark=True))
    assert field.palette().color(QPalette.ColorRole.Base) == theme.palette(dark=True).color(
        QPalette.ColorRole.Base
    )
    assert glass.icon().cacheKey() != before
