"""The window's tabs: there at once when asked for, whatever of them is loaded by then."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from core.booking.hold import hold
from tests.ui.desk import open_session
from ui.booking.book_tab import BookTab
from ui.setup.zones_page import ZonesPage
from ui.tab import Tab
from ui.tabs import TABS
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.tabs import TabEntry

LONGEST_SLICE_MS: Final = 30.0


def test_a_tab_asked_for_before_it_is_loaded_comes_with_what_it_shall_show(
    office: Office, qtbot: QtBot
) -> None:
    office.add_sites(1)
    day = office.day(3)
    office.add_routes(day)
    held = hold(office.desk(), uuid4(), "S1", "TUNE", day, "8-10")
    with open_session(office) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        window.show_tab("bookings", held.reference)
        assert window.tabs.currentIndex() == window.tab_names().index("bookings")
        qtbot.waitUntil(
            lambda: held.reference in _texts(window),
            timeout=15_000,
        )
        # the same again, now that it is there: the tab in front stays it
        window.show_tab("bookings")
        assert window.tabs.currentIndex() == window.tab_names().index("bookings")
        window.close()


def test_a_name_can_be_typed_before_the_first_tab_is_loaded_whole(
    make_office: Callable[[], Office], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # stands for what a start has not loaded yet
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    monkeypatch.setattr(BookTab, "LATER", ("colorsys",))
    office = make_office()
    office.add_sites(1)
    with open_session(office) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        [tab] = window.findChildren(BookTab)
        field = tab.site_pane.field
        assert not hasattr(tab, "cards")
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.focusWidget() is field
        QTest.keyClicks(field, "smi")
        QTest.keyClick(window, Qt.Key.Key_F2)
        assert field.text() == ""
        QTest.keyClicks(field, "S1")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: tab.site_pane.site is not None, timeout=15_000)
        qtbot.waitUntil(lambda: window.open_tab("book") is tab, timeout=15_000)
        # whoever was chosen meanwhile is the one that windows are asked for
        assert tab.site_pane.site is not None
        assert tab.site_pane.site.number == "S1"
        assert tab.cards.isVisible()
        window.close()


def test_every_tab_is_made_ready_while_nobody_waits(office: Office, qtbot: QtBot) -> None:
    with open_session(office, "dispatcher") as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        kinds = ("BookTab", "DispatchTab", "BookingsTab", "MessagesTab", "AuditTab")
        qtbot.waitUntil(
            lambda: set(kinds) <= {type(w).__name__ for w in window.findChildren(Tab)},
            timeout=15_000,
        )
        assert window.tabs.currentIndex() == 0
        # laid out too, as large as they will be shown
        size = window.open_tab("book").size()
        qtbot.waitUntil(
            lambda: all(tab.size() == size for tab in window.findChildren(Tab)), timeout=15_000
        )
        window.close()


@pytest.mark.parametrize("entry", TABS, ids=[entry.name for entry in TABS])
def test_a_tab_is_built_in_slices_between_which_the_window_lives(
    office: Office, qtbot: QtBot, entry: TabEntry
) -> None:
    """Its own time, whoever else uses the machine; the best of five, the first fills caches."""
    kind = entry.load()
    longest = float("inf")
    with open_session(office, "admin") as session:
        for _ in range(5):
            tab = kind(session, at_once=False)
            qtbot.addWidget(tab)
            slices = _slices(tab)
            longest = min(longest, max(slices))
            assert len(slices) > 1
            # it is whole, and stays so
            assert tab.build_on()
    assert longest < LONGEST_SLICE_MS


def _slices(tab: Tab) -> list[float]:
    """Build it to the end: milliseconds a slice."""
    spent, is_built = [], False
    while not is_built:
        began = time.thread_time()
        is_built = tab.build_on()
        spent.append(1000 * (time.thread_time() - began))
    return spent


def _typing_in_setup(window: MainWindow, qtbot: QtBot) -> ZonesPage:
    """Setup's page of zones with something typed that is not written yet."""
    window.show_tab("setup", "zones")
    qtbot.waitUntil(lambda: bool(window.findChildren(ZonesPage)), timeout=15_000)
    [page] = window.findChildren(ZonesPage)
    qtbot.waitUntil(lambda: page.row is not None, timeout=15_000)
    name = page.form.rows["name"].field
    assert isinstance(name, QLineEdit)
    name.setText("Farther North")
    assert page.has_unsaved()
    return page


def test_who_leaves_with_something_unsaved_is_told_once(office: Office, qtbot: QtBot) -> None:
    with open_session(office, "admin") as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        _typing_in_setup(window, qtbot)
        window.open_tab("book")
        window.close()
        assert window.isVisible()
        assert "Setup: changes are not saved yet" in window.notice.text()
        assert "loses what was typed" in window.notice.text()
        # there it can be saved
        assert window.tabs.currentIndex() == window.tab_names().index("setup")
        window.close()
        assert not window.isVisible()


def test_what_was_saved_since_is_told_of_anew(office: Office, qtbot: QtBot) -> None:
    with open_session(office, "admin") as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        page = _typing_in_setup(window, qtbot)
        window.close()
        assert window.notice.isVisible()
        page.undo()
        qtbot.waitUntil(lambda: not window.notice.isVisible())
        _typing_in_setup(window, qtbot)
        window.close()
        assert window.isVisible()
        page.undo()
        # nothing is left to say
        window.close()
        assert not window.isVisible()


@pytest.mark.parametrize("way", ["sign out", "branch", "language", "password"])
def test_every_way_out_tells_of_it(
    make_office: Callable[[], Office], qtbot: QtBot, way: str
) -> None:
    office = make_office()
    desk = office.desk("admin")
    with open_session(office, "admin") as session:
        # who works in one only has nothing to choose
        session.branches = (desk.branch, desk.branch)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        _typing_in_setup(window, qtbot)
        signal, words = {
            "sign out": (window.signed_out, "Sign out"),
            "branch": (window.branch_chosen, f"{desk.branch.name} ({desk.branch.code})"),
            "language": (window.language_chosen, "English"),
            "password": (window.password_asked, "Change password…"),
        }[way]
        action = next(a for a in window.findChildren(QAction) if a.text().replace("&", "") == words)
        with qtbot.assertNotEmitted(signal):
            action.trigger()
        assert "Setup: changes are not saved yet" in window.notice.text()
        with qtbot.waitSignal(signal):
            action.trigger()
        window.leave()
        assert not window.isVisible()


def _texts(window: MainWindow) -> str:
    return "\n".join(
        label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)
    )
