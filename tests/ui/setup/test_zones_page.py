"""Zones: their rules, their neighbours, and what a deactivated one means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import QDate, Qt

from core.booking.hold import hold
from core.catalog.rules import set_zone_link
from core.catalog.zones import Zone, ZoneEntry, ZoneLink, find_zone, list_links, save_zone
from tests.ui.setup.at_setup import (
    control,
    focus,
    nameless,
    open_page,
    press,
    retype,
    settle,
    wait,
    write,
)
from ui.setup.zone_links import Way, ZoneLinks
from ui.setup.zones_page import ZoneForm, ZonesPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_zone("South")
    office.add_sites(3)
    return office


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[ZonesPage]:
    with open_page(new_office, qtbot, ZonesPage) as opened:
        yield opened


def field(page: ZonesPage, key: str) -> QWidget:
    return page.form.rows[key].field


def number(page: ZonesPage, key: str, typed: str) -> None:
    retype(field(page, key), typed)


def shown(page: ZonesPage, name: str) -> dict[str, str]:
    row = next(row for row in page.model.rows if row.name == name)
    return {column.key: column.text(row) for column in page.model.columns}


def stands(office: Office, name: str) -> Zone:
    return find_zone(office.admin_desk, name)


def test_the_list_says_what_a_zone_is(page: ZonesPage, qtbot: QtBot) -> None:
    wait(qtbot, lambda: shown(page, "North")["sites"] == "3")
    told = shown(page, "North")
    assert told["between"] == "15 min"
    assert told["longest"] == "no limit"
    assert told["speed"] == "40 km/h"
    assert told["state"] == "In use"
    assert shown(page, "South")["sites"] == "0"


def test_every_rule_is_saved(new_office: Office, page: ZonesPage, qtbot: QtBot) -> None:
    retype(field(page, "name"), "Far North")
    number(page, "default_drive_minutes", "25")
    number(page, "max_drive_minutes", "60")
    number(page, "road_factor", "1.5")
    number(page, "speed_kmh", "55")
    number(page, "vip_reserve_routes", "2")
    number(page, "vip_reserve_hours", "48")
    form = page.form
    assert isinstance(form, ZoneForm)
    released = form.rows["released_until"].field
    released.setFocus()
    press(Key.Key_Space)
    day = date.today() + timedelta(days=40)  # noqa: DTZ011 (any day ahead)
    form.rows["released_until"].field.day.setDate(  # type: ignore[attr-defined]
        QDate(day.year, day.month, day.day)
    )
    press(Key.Key_Return)
    wait(qtbot, lambda: "Far North is saved" in page.notice.text())
    now = stands(new_office, "Far North")
    assert now == Zone(
        new_office.zones["North"], "Far North", 25, 1.5, 55.0, 60, 2, 48, day, active=True
    )
    wait(qtbot, lambda: "Far North" in [zone.name for zone in page.model.rows])
    assert shown(page, "Far North")["vip"] == "2 until 48 h before"
    # renamed at home: it is still the one in the form
    assert page.row is not None
    assert page.row.name == "Far North"


def test_a_zone_is_added_and_the_next_one_has_the_usual_rules(
    new_office: Office, page: ZonesPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    write("East")
    press(Key.Key_Return)
    wait(qtbot, lambda: "East is saved" in page.notice.text())
    assert stands(new_office, "East").default_drive_minutes == 15
    control(Key.Key_N)
    write("East")
    press(Key.Key_Return)
    wait(qtbot, page.form.rows["name"].error.text)
    assert focus() is field(page, "name")


def test_a_zone_with_bookings_ahead_cannot_be_deactivated(
    new_office: Office, page: ZonesPage, qtbot: QtBot
) -> None:
    new_office.add_routes(new_office.day())
    held = hold(new_office.desk("csr"), uuid4(), "S1", "TUNE", new_office.day(), "8-10")
    page.frame.switch_button.click()
    wait(qtbot, lambda: held.reference in page.notice.text())
    assert stands(new_office, "North").active
    page.show_item(new_office.zones["South"])
    page.frame.switch_button.click()
    wait(qtbot, lambda: "South is no longer in use" in page.notice.text())
    assert not stands(new_office, "South").active


def links(page: ZonesPage) -> set[tuple[str, str, int]]:
    return {(link.neighbour, link.zone, link.drive_minutes) for link in page.links.model.rows}


def test_neighbours_are_set_both_ways_changed_and_removed_by_keys(
    new_office: Office, page: ZonesPage, qtbot: QtBot
) -> None:
    assert page.links.other.currentData() == "South"
    retype(page.links.minutes, "25")
    press(Key.Key_Return)
    wait(qtbot, lambda: "North and South are neighbours" in page.notice.text())
    assert set(list_links(new_office.admin_desk)) == {
        ZoneLink("North", "South", 25),
        ZoneLink("South", "North", 25),
    }
    settle(page, qtbot)
    assert links(page) == {("South", "North", 25), ("North", "South", 25)}
    # the chosen row fills the line, and only that way is set anew
    page.links.table.setFocus()
    page.links.table.selectRow(0)
    assert page.links.way.currentData() == Way.HERE
    retype(page.links.minutes, "40")
    press(Key.Key_Return)
    wait(qtbot, lambda: ("South", "North", 40) in links(page))
    assert ("North", "South", 25) in links(page)
    settle(page, qtbot)
    page.links.table.setFocus()
    page.links.table.selectRow(0)
    press(Key.Key_Delete)
    wait(qtbot, lambda: links(page) == {("North", "South", 25)})
    assert "no longer" in page.notice.text()
    assert list_links(new_office.admin_desk) == (ZoneLink("South", "North", 25),)


def test_neighbours_set_elsewhere_come_by_themselves_and_leave_the_form_alone(
    new_office: Office, page: ZonesPage, qtbot: QtBot
) -> None:
    retype(field(page, "name"), "Far North")
    set_zone_link(new_office.desk("admin"), uuid4(), "North", "South", 33)
    wait(qtbot, lambda: links(page) == {("South", "North", 33)})
    assert page.form.values()["name"] == "Far North"
    assert "another desk" not in page.notice.text()


def test_a_new_zone_has_no_neighbours_before_it_is_saved(page: ZonesPage) -> None:
    control(Key.Key_N)
    assert not page.links.set_button.isEnabled()
    assert "Save the zone first" in page.links.table.accessibleDescription()


def test_a_neighbour_that_is_refused_is_said(
    new_office: Office, page: ZonesPage, qtbot: QtBot
) -> None:
    zone = stands(new_office, "South")
    save_zone(new_office.desk("admin"), uuid4(), ZoneEntry("South East"), was=zone.name)
    page.links.link_asked.emit((ZoneLink("North", "South", 0),), 20)
    wait(qtbot, page.notice.isVisible)
    assert "South" in page.notice.text()
    settle(page, qtbot)
    assert page.links.set_button.isEnabled()


def test_the_models_keep_qt_s_rules(page: ZonesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]
    page.links.show_zone("North", ["North", "South"], [ZoneLink("North", "South", 5)])
    qtmodeltester.check(page.links.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: ZonesPage) -> None:
    assert nameless(page) == []
    assert isinstance(page.links, ZoneLinks)
