"""The calendar and the blocked times inside the tab: keys reach them, one leads to the other."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt

from core.capacity.calendar import load_days, set_route_counts
from tests.ui.setup.at_setup import control, open_setup, press, wait
from ui.setup.blocks_page import BlocksPage
from ui.setup.calendar_page import CalendarPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.office import Office


def test_a_morning_s_change_and_a_blocked_route(
    make_office: Callable[[], Office], qtbot: QtBot
) -> None:
    office = make_office()
    key = ("North", office.day())
    set_route_counts(office.desk("admin"), uuid4(), {key: 1}, shift=(time(8), time(17)))
    with open_setup(office, qtbot) as tab:
        tab.show_item("calendar")
        wait(qtbot, lambda: isinstance(tab.page, CalendarPage) and tab.page.model.calendar)
        page = tab.page
        assert isinstance(page, CalendarPage)
        page.show_item(key[1])
        wait(qtbot, lambda: page.view.current_key() == key)
        page.view.setFocus()
        press(Qt.Key.Key_3)
        press(Qt.Key.Key_Return)
        control(Qt.Key.Key_S)
        wait(qtbot, lambda: len(load_days(office.desk("admin"), [key])[key]) == 3)
        wait(qtbot, lambda: not page.writer.is_busy)
        control(Qt.Key.Key_Z)
        wait(qtbot, lambda: len(load_days(office.desk("admin"), [key])[key]) == 1)
        wait(qtbot, lambda: not page.writer.is_busy)
        page.view.go(key)
        page.frame.panel_button.setChecked(True)
        page.frame.panel.block_button.click()
        wait(qtbot, lambda: isinstance(tab.page, BlocksPage))
        blocks = tab.page
        assert isinstance(blocks, BlocksPage)
        wait(qtbot, lambda: blocks.form.values()["zone"] == "North")
        assert blocks.form.values()["whom"] == "route"
        assert blocks.form.values()["day"] == key[1]
