"""The Setup tab: its pages by keys, what is left unsaved on them, and the first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.messages.settings import DeliverySettings, save_settings
from tests.ui.desk import open_session
from tests.ui.screens import cut_widgets
from tests.ui.setup.at_setup import (
    focus,
    nameless,
    open_setup,
    press,
    retype,
    twice_underlined,
    wait,
)
from ui.setup.pages import PAGES
from ui.setup.rules_page import RulesPage
from ui.setup.windows_page import WindowsPage
from ui.setup.zones_page import ZonesPage
from ui.tabs import TABS
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.setup.page import SetupPage
    from ui.setup.setup_tab import SetupTab

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> Iterator[SetupTab]:
    """At the module's office: for those who write nothing."""
    with open_setup(office, qtbot) as opened:
        yield opened


@pytest.fixture
def new_tab(new_office: Office, qtbot: QtBot) -> Iterator[SetupTab]:
    with open_setup(new_office, qtbot) as opened:
        yield opened


def opens(tab: SetupTab, qtbot: QtBot, kind: type[SetupPage]) -> None:
    wait(qtbot, lambda: isinstance(tab.page, kind) and tab.page.isVisible())
    wait(qtbot, lambda: not tab.session.tasks.is_busy)


def test_only_an_admin_has_it(office: Office, qtbot: QtBot) -> None:
    assert next(entry.roles for entry in TABS if entry.name == "setup") == {"admin"}
    with open_session(office, "admin") as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        assert window.tab_names() == ("book", "bookings", "messages", "setup", "audit")
        QTest.keyClick(window, Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        assert window.tabs.tabText(window.tabs.currentIndex()) == "Setup"
        # as soon as it is loaded, its first page stands there
        wait(qtbot, lambda: any(page.isVisible() for page in window.findChildren(RulesPage)))
        window.close()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_every_page_is_there_and_opens(entry: object, tab: SetupTab, qtbot: QtBot) -> None:
    name = entry.name  # type: ignore[attr-defined]
    tab.show_item(name)
    wait(qtbot, lambda: tab.page is not None and tab.page.isVisible())
    wait(qtbot, lambda: not tab.session.tasks.is_busy)
    assert tab.list.currentItem().text() == entry.title()  # type: ignore[attr-defined]
    assert nameless(tab) == []


def test_the_pages_are_walked_with_the_arrow_keys(tab: SetupTab, qtbot: QtBot) -> None:
    opens(tab, qtbot, RulesPage)
    tab.list.setFocus()
    press(Key.Key_Down)
    opens(tab, qtbot, ZonesPage)
    # who walks goes on walking; groups are no place for the cursor
    assert tab.list.hasFocus()
    press(Key.Key_Down)
    opens(tab, qtbot, WindowsPage)
    press(Key.Key_Up, times=2)
    opens(tab, qtbot, RulesPage)


def test_pages_ask_for_each_other_and_say_what_to_show(tab: SetupTab, qtbot: QtBot) -> None:
    opens(tab, qtbot, RulesPage)
    assert tab.page is not None
    tab.page.page_asked.emit("windows", "12-2")
    opens(tab, qtbot, WindowsPage)
    page = tab.page
    assert isinstance(page, WindowsPage)
    wait(qtbot, lambda: page.row is not None and page.row.label == "12-2")
    tab.show_item(("windows", "new"))
    assert page.frame.heading.text() == "New arrival window"
    # a page that there is not changes nothing
    tab.show_item("nonsense")
    assert tab.page is page


def test_what_is_left_unsaved_stays_and_is_said(new_tab: SetupTab, qtbot: QtBot) -> None:
    tab = new_tab
    opens(tab, qtbot, RulesPage)
    rules = tab.page
    assert isinstance(rules, RulesPage)
    retype(rules.form.rows["hold_minutes"].field, "12")
    tab.show_item("windows")
    opens(tab, qtbot, WindowsPage)
    assert "Rules: the changes are not saved" in tab.unsaved.text()
    assert tab.has_unsaved()
    texts = [tab.list.item(row).text() for row in range(tab.list.count())]
    assert "Rules •" in texts
    tab.unsaved.save_button.setFocus()
    press(Key.Key_Return)
    opens(tab, qtbot, RulesPage)
    wait(qtbot, lambda: "The rules are saved" in rules.notice.text())
    assert not tab.unsaved.isVisible()
    assert not tab.has_unsaved()


def test_what_is_left_unsaved_can_be_discarded(tab: SetupTab, qtbot: QtBot) -> None:
    opens(tab, qtbot, RulesPage)
    rules = tab.page
    assert isinstance(rules, RulesPage)
    retype(rules.form.rows["hold_minutes"].field, "12")
    tab.show_item("windows")
    opens(tab, qtbot, WindowsPage)
    tab.unsaved.discard_button.setFocus()
    press(Key.Key_Return)
    assert not tab.unsaved.isVisible()
    assert rules.form.values()["hold_minutes"] == 10
    assert "Rules •" not in [tab.list.item(row).text() for row in range(tab.list.count())]
    assert isinstance(tab.page, WindowsPage)


def test_coming_back_to_what_is_unsaved_ends_the_question(tab: SetupTab, qtbot: QtBot) -> None:
    opens(tab, qtbot, RulesPage)
    rules = tab.page
    assert isinstance(rules, RulesPage)
    retype(rules.form.rows["hold_minutes"].field, "12")
    tab.show_item("windows")
    opens(tab, qtbot, WindowsPage)
    tab.show_item("rules")
    assert not tab.unsaved.isVisible()
    assert rules.form.values()["hold_minutes"] == 12


def test_the_first_steps_say_what_is_missing_and_lead_there(
    new_office: Office, qtbot: QtBot
) -> None:
    new_office.execute("delete from booker.arrival_windows where branch_id = :branch")
    with open_setup(new_office, qtbot) as tab:
        wait(qtbot, tab.steps.isVisible)
        buttons = tab.steps.buttons
        assert buttons["zones"].accessibleName() == "Zones: done"
        assert buttons["windows"].accessibleName() == "Arrival windows: missing"
        assert buttons["delivery"].accessibleName() == "Delivery: missing"
        assert list(buttons) == [
            *("zones", "windows", "job_types", "sites", "capacity", "staff"),
            "delivery",
        ]
        buttons["windows"].setFocus()
        press(Key.Key_Return)
        opens(tab, qtbot, WindowsPage)


def test_the_first_steps_go_when_all_is_there(
    new_office: Office, new_tab: SetupTab, qtbot: QtBot
) -> None:
    tab = new_tab
    wait(qtbot, tab.steps.isVisible)
    assert tab.steps.buttons["staff"].accessibleName() == "Staff: done"
    new_office.add_sites(1)
    wait(qtbot, lambda: tab.steps.buttons["sites"].accessibleName() == "Sites: done")
    new_office.add_routes(new_office.day())
    wait(qtbot, lambda: tab.steps.buttons["capacity"].accessibleName() == "Capacity: done")
    settings = DeliverySettings(mail_provider="resend", sender_address="a@example.com")
    save_settings(new_office.desk("admin"), uuid4(), settings)
    wait(qtbot, lambda: not tab.steps.isVisible())


def test_the_page_that_was_open_last_opens_again(tab: SetupTab, qtbot: QtBot) -> None:
    tab.show_item("zones")
    opens(tab, qtbot, ZonesPage)
    tab.save_layout()
    assert tab.session.preferences.text("setup/page") == "zones"


@pytest.mark.parametrize(
    "size", [(1004, 590), (1900, 980), (3820, 2060)], ids=["small", "large", "huge"]
)
@pytest.mark.parametrize("name", ["rules", "zones", "windows", "job_types", "delivery"])
def test_nothing_is_cut(name: str, size: tuple[int, int], tab: SetupTab, qtbot: QtBot) -> None:
    tab.resize(*size)
    tab.show_item(name)
    wait(qtbot, lambda: tab.page is not None and tab.page.isVisible())
    wait(qtbot, lambda: not tab.session.tasks.is_busy)
    wait(qtbot, lambda: not list(cut_widgets(tab)))
    assert twice_underlined(tab) == set()
    assert (tab.width(), tab.height()) == size


def test_enter_goes_into_the_page_and_a_click_does_not_stay_in_the_list(
    tab: SetupTab, qtbot: QtBot
) -> None:
    opens(tab, qtbot, RulesPage)
    tab.list.setFocus()
    press(Key.Key_Down)
    opens(tab, qtbot, ZonesPage)
    assert tab.list.hasFocus()
    press(Key.Key_Return)
    page = tab.page
    assert isinstance(page, ZonesPage)
    wait(qtbot, page.table.hasFocus)
    item = next(
        tab.list.item(row)
        for row in range(tab.list.count())
        if tab.list.item(row).text() == "Arrival windows"
    )
    at = tab.list.visualItemRect(item).center()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    opens(tab, qtbot, WindowsPage)
    assert not tab.list.hasFocus()


def test_a_page_keeps_the_focus_where_it_was_put(tab: SetupTab, qtbot: QtBot) -> None:
    tab.show_item("zones")
    opens(tab, qtbot, ZonesPage)
    page = tab.page
    assert page is not None
    assert page.isAncestorOf(focus())
    assert tab.list.geometry().contains(QPoint(tab.list.x() + 1, tab.list.y() + 1))
