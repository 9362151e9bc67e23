"""Arrival windows: what the list says of them, and every field saved by keys."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.booking.hold import hold
from core.catalog.windows import ArrivalWindow, list_windows, save_window
from tests.ui.setup.at_setup import control, focus, open_page, press, retype, wait, write
from ui.setup.windows_page import WindowForm, WindowsPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[WindowsPage]:
    with open_page(new_office, qtbot, WindowsPage) as opened:
        yield opened


def shown(page: WindowsPage, label: str) -> dict[str, str]:
    row = next(row for row in page.model.rows if row.label == label)
    return {column.key: column.text(row) for column in page.model.columns}


def test_every_field_is_reached_and_saved_by_keys(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    write("Weekend")
    press(Key.Key_Tab)
    write("9")
    press(Key.Key_Tab)
    write("13")
    press(Key.Key_Tab)
    form = page.form
    assert isinstance(form, WindowForm)
    # Tab comes to one of the seven switches, the arrows to the others
    weekdays = form.rows["weekdays"].field
    assert weekdays.isAncestorOf(focus())
    for _ in range(7):
        press(Key.Key_Space)
        press(Key.Key_Right)
    press(Key.Key_Tab)
    assert not weekdays.isAncestorOf(focus())
    control(Key.Key_A)
    write("4")
    press(Key.Key_Return)
    wait(qtbot, lambda: "Weekend is saved" in page.notice.text())
    made = next(one for one in list_windows(new_office.admin_desk) if one.label == "Weekend")
    assert made == ArrivalWindow("Weekend", time(9), time(13), (6, 7), 4, active=True)


def test_the_list_says_what_a_window_is(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    entry = ArrivalWindow("8-10", time(8), time(10), (1, 3), 12, active=False)
    save_window(new_office.desk("admin"), uuid4(), entry, was="8-10")
    wait(qtbot, lambda: shown(page, "8-10")["state"] == "Inactive")
    told = shown(page, "8-10")
    assert told["weekdays"].split() == ["Mon", "Wed"]
    assert told["most"] == "12"
    assert "8:00" in told["starts"]
    assert shown(page, "10-12")["most"] == "no limit"


def test_no_weekday_is_said_at_the_field(page: WindowsPage, qtbot: QtBot) -> None:
    page.form.put({"weekdays": ()})
    control(Key.Key_S)
    wait(qtbot, page.form.rows["weekdays"].error.text)
    assert "at least one weekday" in page.form.rows["weekdays"].error.text()
    assert page.form.rows["weekdays"].field.isAncestorOf(focus())
    assert QApplication.focusWidget() is not None


def test_less_than_is_promised_is_refused_at_the_field(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    new_office.add_sites(2)
    new_office.add_routes(new_office.day(), 2)
    for site in ("S1", "S2"):
        hold(new_office.desk("csr"), uuid4(), site, "TUNE", new_office.day(), "8-10")
    retype(page.form.rows["max_bookings"].field, "1")
    control(Key.Key_S)
    wait(qtbot, lambda: page.notice.text() or page.form.rows["max_bookings"].error.text())
    assert page.form.rows["max_bookings"].error.text()
    assert page.form.values()["max_bookings"] == 1
