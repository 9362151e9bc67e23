"""Sites in Setup: found, added and corrected by keys, counted, imported and exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from core.booking.hold import hold
from core.catalog.save_site import SiteEntry, save_site
from core.catalog.sites import Site, find_site
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
from ui.setup.sites_page import SitesPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(5)
    return office


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[SitesPage]:
    with open_page(new_office, qtbot, SitesPage) as opened:
        yield opened


def numbers(page: SitesPage) -> list[str]:
    return [site.number for site in page.model.rows]


def looked_at(page: SitesPage) -> str:
    """The number of the site on the card."""
    return "" if page.card.site is None else page.card.site.number


def stands(office: Office, number: str) -> Site:
    return find_site(office.admin_desk, number)


def entry_of(site: Site) -> SiteEntry:
    return SiteEntry(**{name: getattr(site, name) for name in SiteEntry.__dataclass_fields__})


def shown_words(page: SitesPage) -> str:
    labels = page.card.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def field(page: SitesPage, key: str) -> QLineEdit:
    found = page.form.rows[key].field
    assert isinstance(found, QLineEdit)
    return found


def test_all_are_listed_counted_and_found(page: SitesPage, qtbot: QtBot) -> None:
    assert numbers(page) == ["S1", "S2", "S3", "S4", "S5"]
    assert page.count.text() == "Sites: 5; 5 without coordinates"
    assert looked_at(page) == "S1"
    assert focus() is page.search
    write("s3 main")
    wait(qtbot, lambda: numbers(page) == ["S3"])
    wait(qtbot, lambda: looked_at(page) == "S3")
    assert page.count.text().startswith("1 of 5 sites")
    # with a slip of the finger too
    retype(page.search, "custmer s4")
    wait(qtbot, lambda: numbers(page) == ["S4"])
    press(Key.Key_Escape)
    wait(qtbot, lambda: len(numbers(page)) == 5)
    retype(page.search, "nobody has this")
    wait(qtbot, lambda: numbers(page) == [])
    assert "No site has these words" in page.table.accessibleDescription()


def test_the_arrow_keys_walk_and_enter_edits(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    press(Key.Key_Down, times=2)
    wait(qtbot, lambda: looked_at(page) == "S3")
    assert focus() is page.search
    press(Key.Key_Return)
    assert focus() is page.table
    press(Key.Key_Return)
    assert page.is_editing()
    settle(page, qtbot)
    assert not page.has_unsaved()
    retype(field(page, "phone"), "(303) 555-0142")
    assert page.has_unsaved()
    control(Key.Key_S)
    wait(qtbot, lambda: "Customer S3 is saved" in page.notice.text())
    assert stands(new_office, "S3").phone == "(303) 555-0142"
    assert not page.has_unsaved()
    assert page.table.current_row().number == "S3"
    wait(qtbot, lambda: page.model.rows[2].phone == "(303) 555-0142")


def test_a_new_site_begins_with_what_nobody_had(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    write("Zebediah Quill")
    wait(qtbot, lambda: numbers(page) == [])
    control(Key.Key_N)
    assert field(page, "customer_name").text() == "Zebediah Quill"
    settle(page, qtbot)
    retype(field(page, "address"), "7 Elm Street")
    page.form.zone.setFocus()
    press(Key.Key_Down)
    page.form.zone.activated.emit(page.form.zone.currentIndex())
    control(Key.Key_S)
    wait(qtbot, lambda: "Zebediah Quill is saved" in page.notice.text())
    assert "S6" in page.notice.text()
    assert stands(new_office, "S6").zone == "North"
    wait(qtbot, lambda: page.count.text().startswith("1 of 6"))


def test_whoever_goes_on_with_something_typed_is_asked(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    page.edit()
    settle(page, qtbot)
    retype(field(page, "city"), "Arvada")
    page.table.setFocus()
    press(Key.Key_Down)
    assert page.unsaved.isVisible()
    wait(qtbot, lambda: page.table.current_row().number == "S1")
    assert field(page, "city").text() == "Arvada"
    page.unsaved.save_button.click()
    wait(qtbot, lambda: looked_at(page) == "S2")
    assert stands(new_office, "S1").city == "Arvada"
    assert not page.is_editing()
    page.edit()
    settle(page, qtbot)
    retype(field(page, "city"), "Golden")
    control(Key.Key_N)
    assert page.unsaved.isVisible()
    page.unsaved.discard_button.click()
    assert page.form.isVisible()
    assert field(page, "customer_name").text() == ""
    assert stands(new_office, "S2").city is None
    press(Key.Key_Escape)
    assert not page.is_editing()


def test_esc_leaves_the_form_and_shows_the_site(page: SitesPage, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    page.edit()
    settle(page, qtbot)
    retype(field(page, "city"), "Arvada")
    press(Key.Key_Escape)
    assert not page.is_editing()
    assert not page.has_unsaved()
    assert page.card.isVisible()
    assert looked_at(page) == "S2"


def test_another_desk_s_change_comes_by_itself_and_leaves_what_is_typed(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    page.edit()
    settle(page, qtbot)
    retype(field(page, "city"), "Arvada")
    theirs = replace(entry_of(stands(new_office, "S1")), notes="Ring twice")
    save_site(new_office.desk("csr"), uuid4(), theirs)
    wait(qtbot, lambda: page.model.rows[0].notes == "Ring twice")
    assert field(page, "city").text() == "Arvada"
    control(Key.Key_S)
    wait(qtbot, lambda: "is saved" in page.notice.text())
    now = stands(new_office, "S1")
    assert (now.city, now.notes) == ("Arvada", "Ring twice")


def test_a_site_is_taken_out_of_use_and_into_it_again(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    page.table.selectRow(1)
    assert page.switch.isVisible()
    assert page.switch.accessibleName() == "Deactivate: Customer S2"
    page.switch.setFocus()
    press(Key.Key_Space)
    wait(qtbot, lambda: "Customer S2 is no longer in use" in page.notice.text())
    assert not stands(new_office, "S2").active
    assert page.switch.accessibleName() == "Activate: Customer S2"
    assert "offered nothing" in shown_words(page)
    assert page.model.rows[1].active is False
    wait(qtbot, lambda: "1 no longer in use" in page.count.text())
    page.switch.click()
    wait(qtbot, lambda: "Customer S2 is in use again" in page.notice.text())
    assert stands(new_office, "S2").active
    assert "offered nothing" not in shown_words(page)


def test_a_site_with_bookings_ahead_stays_in_use(
    new_office: Office, page: SitesPage, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    new_office.add_routes(day)
    reference = hold(new_office.desk(), uuid4(), "S1", "TUNE", day, "8-10").reference
    page.table.selectRow(0)
    page.switch.click()
    wait(qtbot, lambda: f"S1 has bookings ahead: {reference}" in page.notice.text())
    assert "Move or cancel them first." in page.notice.text()
    assert page.switch.isEnabled()
    assert stands(new_office, "S1").active


def test_export_writes_a_file_and_import_leads_to_its_page(
    page: SitesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.ask_file = lambda _parent, _title, name, chosen: chosen(tmp_path / f"{name}.csv")
    page.export_button.click()
    wait(qtbot, lambda: "5 rows" in page.notice.text())
    [file] = tmp_path.iterdir()
    assert "Customer S5" in file.read_text("utf-8-sig")
    with qtbot.waitSignal(page.page_asked) as asked:
        page.import_button.click()
    assert asked.args == ["import", "sites"]


def test_a_branch_without_sites_says_what_to_do(
    make_office: Callable[[], Office], qtbot: QtBot
) -> None:
    with open_page(make_office(), qtbot, SitesPage) as page:
        assert "Import…" in page.table.accessibleDescription()
        assert page.count.text() == "Sites: 0"


def test_the_model_keeps_qt_s_rules(page: SitesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: SitesPage) -> None:
    page.add()
    assert nameless(page) == []


def test_it_looks_well(
    page: SitesPage, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    look(page, "setup-sites", (814, 610))
