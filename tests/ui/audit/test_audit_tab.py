"""The audit trail on screen: filters, before and after, the chain's verdict."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from core.booking.confirm import confirm
from core.booking.hold import hold
from tests.ui.desk import open_session
from ui.audit.audit_tab import AuditTab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(8)
    office.add_routes(office.day(), 4)
    return office


@contextmanager
def opened(office: Office, qtbot: QtBot, login: str = "dispatcher") -> Iterator[AuditTab]:
    with open_session(office, login) as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        tab = AuditTab(session)
        session.changed.connect(tab.changed)
        qtbot.addWidget(tab)
        tab.resize(1024, 640)
        tab.show()
        tab.shown()
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
        yield tab
        session.changed.disconnect(tab.changed)
        tab.close()


def booked(office: Office, site: str, window: str = "8-10") -> Booking:
    made = hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(), window)
    return confirm(office.desk("dispatcher"), uuid4(), made.reference)


def references(tab: AuditTab) -> set[str | None]:
    return {told.event.reference for told in tab.events.rows}


def test_new_events_appear_and_the_chosen_one_stays(shop: Office, qtbot: QtBot) -> None:
    first = booked(shop, "S1")
    with opened(shop, qtbot) as tab:
        tab.show_item(first.reference)
        qtbot.waitUntil(lambda: references(tab) == {first.reference})
        tab.filter.reference.clear()
        chosen = tab.table.current_row()
        second = booked(shop, "S2")
        qtbot.waitUntil(lambda: second.reference in references(tab))
        assert tab.table.current_row() == chosen


def test_it_is_narrowed_by_booking_login_act_and_table(shop: Office, qtbot: QtBot) -> None:
    made = booked(shop, "S3")
    with opened(shop, qtbot) as tab:
        tab.filter.reference.setText(made.reference.lower())
        qtbot.waitUntil(lambda: references(tab) == {made.reference})
        tab.filter.login.setCurrentIndex(tab.filter.login.findData(shop.login("dispatcher")))
        qtbot.waitUntil(lambda: {told.event.act for told in tab.events.rows} == {"confirm"})
        tab.filter.table.setCurrentIndex(tab.filter.table.findData("bookings"))
        qtbot.waitUntil(lambda: len(tab.events.rows) == 1)
        tab.filter.act.setCurrentIndex(tab.filter.act.findData("hold"))
        qtbot.waitUntil(lambda: not tab.events.rows)
        tab.filter.reference.setText("NOSUCH")
        qtbot.waitUntil(lambda: not tab.session.tasks.is_busy)
        assert not tab.events.rows
        assert not tab.notice.text()


def test_before_and_after_show_the_differences_and_all_columns_on_demand(
    shop: Office, qtbot: QtBot
) -> None:
    made = booked(shop, "S4")
    with opened(shop, qtbot) as tab:
        tab.filter.look_for(made.reference)
        tab.filter.table.setCurrentIndex(tab.filter.table.findData("bookings"))
        tab.filter.act.setCurrentIndex(tab.filter.act.findData("confirm"))
        qtbot.waitUntil(lambda: len(tab.events.rows) == 1)
        qtbot.waitUntil(lambda: bool(tab.changes.rows))
        shown = {row.column: (row.before, row.after) for row in tab.changes.rows}
        assert shown["state"] == ("held", "confirmed")
        assert shown.keys() == {"state", "confirmed by", "confirmed at"}
        tab.everything.setChecked(True)
        everything = {row.column: row for row in tab.changes.rows}
        assert everything["window"].before == everything["window"].after == "8-10"
        assert not everything["window"].differs
        assert everything["state"].differs


def test_the_booking_of_an_event_is_asked_for(shop: Office, qtbot: QtBot) -> None:
    made = booked(shop, "S5")
    with opened(shop, qtbot) as tab:
        tab.filter.look_for(made.reference)
        qtbot.waitUntil(lambda: references(tab) == {made.reference})
        button = next(
            one for one in tab.findChildren(QPushButton) if "booking" in one.accessibleName()
        )
        with qtbot.waitSignal(tab.asked) as asked:
            button.click()
        assert asked.args == ["bookings", made.reference]


def test_an_admin_seals_and_a_whole_record_is_called_so_a_broken_one_too(
    make_office: Callable[[], Office], qtbot: QtBot
) -> None:
    office = make_office()
    office.add_sites(1)
    with opened(office, qtbot, "admin") as tab:
        tab.verify()
        qtbot.waitUntil(lambda: "Nothing is sealed yet" in tab.notice.text())
        tab.seal()
        qtbot.waitUntil(lambda: "events are sealed" in tab.notice.text())
        tab.verify()
        qtbot.waitUntil(lambda: "The record is whole" in tab.notice.text())
        with office.admin.engine.begin() as connection:
            connection.exec_driver_sql("set local session_replication_role = replica")
            connection.exec_driver_sql(
                "update booker.audit_events set login = 'somebody.else' where event_id ="
                " (select event_id from booker.audit_seals where position = 2)"
            )
        tab.verify()
        qtbot.waitUntil(lambda: "The record is broken" in tab.notice.text())
        assert "position 2" in tab.notice.text()


def test_a_dispatcher_verifies_and_does_not_seal(shop: Office, qtbot: QtBot) -> None:
    with opened(shop, qtbot) as tab:
        names = {
            button.accessibleName()
            for button in tab.findChildren(QPushButton)
            if button.isVisible()
        }
        assert "Verify that the record is whole" in names
        assert not any("Seal" in name for name in names)


def test_everything_that_takes_the_focus_has_a_name(shop: Office, qtbot: QtBot) -> None:
    with opened(shop, qtbot) as tab:
        assert nameless(tab) == []


def nameless(tab: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
