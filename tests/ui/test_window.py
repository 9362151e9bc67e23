"""The window's tabs: there at once when asked for, whatever of them is loaded by then."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from core.booking.hold import hold
from tests.ui.desk import open_session
from ui.tab import Tab
from ui.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.office import Office


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
        window.close()


def _texts(window: MainWindow) -> str:
    return "\n".join(
        label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)
    )
