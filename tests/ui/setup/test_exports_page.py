"""Exports: a file now, with progress and a stop; profiles of one's own; empty sheets."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.exchange.export import EXPORT_KINDS
from core.exchange.profiles import (
    ExportProfile,
    ProfileColumn,
    Schedule,
    find_profile,
    list_profiles,
    save_profile,
)
from tests.ui.setup.at_setup import control, focus, nameless, open_page, press, retype, settle, wait
from ui.setup.exports_page import BLANK, NOW, PROFILES, ExportsPage
from ui.setup.profile_form import ProfileForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.setup.profiles_page import ProfilesPage

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(4)
    office.add_routes(office.day(1), 2)
    for site in ("S1", "S2"):
        made = hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(1), "8-10")
        confirm(office.desk("dispatcher"), uuid4(), made.reference)
    return office


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[ExportsPage]:
    with open_page(new_office, qtbot, ExportsPage) as opened:
        yield opened


@pytest.fixture
def profiles(page: ExportsPage, qtbot: QtBot) -> ProfilesPage:
    page.tabs.setCurrentIndex(PROFILES)
    settle(page, qtbot)
    return page.profiles


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def form_of(profiles: ProfilesPage) -> ProfileForm:
    assert isinstance(profiles.form, ProfileForm)
    return profiles.form


def sample(profiles: ProfilesPage) -> list[list[str]]:
    model = profiles.sample.table.model()
    columns = range(model.columnCount())
    head = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
    body = [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]
    return [head, *body]


# A file now ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_kind_is_written_where_somebody_says(
    page: ExportsPage, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    now = page.now
    now.ask_file = lambda _parent, _title, name, chosen: chosen(tmp_path / f"{name}.{ending}")
    for kind in EXPORT_KINDS:
        now.kind.choose(kind)
        now.button.click()
        wait(qtbot, lambda: not now.is_running and now.notice.isVisible())
        assert "rows in" in now.notice.text(), now.notice.text()
    assert len(list(tmp_path.iterdir())) == len(EXPORT_KINDS)


def test_a_period_is_asked_for_only_where_there_are_days(
    new_office: Office, page: ExportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    now = page.now
    assert focus() is now.kind
    now.kind.choose("sites")
    assert not now.first.isVisible()
    now.kind.choose("bookings")
    assert now.first.isVisible()
    day = new_office.day(2)
    now.first.box.setChecked(True)
    now.first.day.setDate(QDate(day.year, day.month, day.day))
    now.export(tmp_path / "later.csv")
    wait(qtbot, lambda: "0 rows" in now.notice.text())
    now.first.box.setChecked(False)
    now.export(tmp_path / "all.csv")
    wait(qtbot, lambda: "2 rows" in now.notice.text())
    assert len(rows(tmp_path / "all.csv")) == 3


def test_a_profile_is_offered_for_its_kind_and_used(
    page: ExportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    now = page.now
    wait(qtbot, lambda: now.profile.count() == 5)
    now.kind.choose("sites")
    assert now.profile.count() == 1
    page.show_item("Route planner")
    assert now.kind.currentData() == "bookings"
    now.export(tmp_path / "planner.csv")
    wait(qtbot, lambda: "2 rows" in now.notice.text())
    assert rows(tmp_path / "planner.csv")[0][:2] == ["Order ID", "Date"]
    # calendars go into a folder
    now.choose("Calendars (.ics)")
    now.ask_folder = lambda _parent, _title, _name, chosen: chosen(tmp_path)
    now.button.click()
    wait(qtbot, lambda: not now.is_running and list(tmp_path.glob("*.ics")))


def test_what_cannot_be_written_is_said(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.now.export(tmp_path / "away" / "sites.csv")
    wait(qtbot, page.now.notice.isVisible)
    assert "away" in page.now.notice.text()
    assert not page.now.is_running


def test_an_export_counts_and_can_be_stopped(
    new_office: Office, page: ExportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    new_office.add_sites(30_000, prefix="N")
    target = tmp_path / "sites.xlsx"
    target.write_bytes(b"as it was")
    page.now.kind.choose("sites")
    page.now.export(target)
    assert page.now.is_running
    assert focus() is page.now.stop_button
    assert not page.now.button.isEnabled()
    wait(qtbot, lambda: page.now.bar.maximum() == 1000 and page.now.bar.value() > 0)
    press(Key.Key_Space)
    wait(qtbot, lambda: not page.now.is_running)
    assert "Nothing was written" in page.now.notice.text()
    assert target.read_bytes() == b"as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["sites.xlsx"]


# Profiles --------------------------------------------------------------------------------------


def test_shipped_profiles_are_read_and_copied(
    new_office: Office, profiles: ProfilesPage, qtbot: QtBot
) -> None:
    names = [profile.name for profile in profiles.model.rows]
    assert names == ["Dispatch sheet", "Google My Maps", "Route planner", "Calendars (.ics)"]
    assert profiles.table.choose("Google My Maps")
    assert not profiles.form.rows["name"].isEnabled()
    assert not profiles.remove_button.isEnabled()
    assert not profiles.has_unsaved()
    wait(qtbot, lambda: sample(profiles)[0][:2] == ["Name", "Address"])
    profiles.copy_button.click()
    assert focus() is profiles.form.rows["name"].field
    assert profiles.has_unsaved()
    retype(profiles.form.rows["name"].field, "Our map")
    control(Key.Key_S)
    wait(qtbot, lambda: "Our map is saved" in profiles.notice.text())
    own = find_profile(new_office.admin_desk, "Our map")
    assert not own.shipped
    assert own.columns == find_profile(new_office.admin_desk, "Google My Maps").columns


def test_columns_are_ticked_named_and_moved_with_keys_and_seen_at_once(
    new_office: Office, profiles: ProfilesPage, qtbot: QtBot
) -> None:
    save_profile(
        new_office.desk("admin"),
        uuid4(),
        ExportProfile(
            "Ours",
            "bookings",
            "csv",
            (ProfileColumn("reference", "Reference"), ProfileColumn("date", "Day")),
        ),
    )
    profiles.shown()
    wait(qtbot, lambda: profiles.table.choose("Ours"))
    wait(qtbot, lambda: sample(profiles)[0] == ["Reference", "Day"])
    assert len(sample(profiles)) == 3
    columns = form_of(profiles).columns
    columns.list.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Up, ALT)
    assert [column.field for column in columns.columns()] == ["date", "reference"]
    press(Key.Key_Return)
    assert focus() is columns.title
    retype(columns.title, "When")
    press(Key.Key_Return)
    assert focus() is columns.list
    assert columns.list.item(0).text() == "When  \u2190  Date"
    press(Key.Key_Down, times=2)
    press(Key.Key_Space)
    third = columns.columns()[2].field
    retype(profiles.form.rows["date_format"].field, "d MMM")
    wait(qtbot, lambda: len(sample(profiles)[0]) == 3 and sample(profiles)[0][0] == "When")
    day = new_office.day(1)
    wait(qtbot, lambda: sample(profiles)[1][0] == f"{day.day} {day:%b}")
    control(Key.Key_S)
    wait(qtbot, lambda: "Ours is saved" in profiles.notice.text())
    own = find_profile(new_office.admin_desk, "Ours")
    assert [column.title for column in own.columns[:2]] == ["When", "Reference"]
    assert own.columns[2].field == third
    assert own.date_format == "d MMM"


def test_what_is_wrong_is_said_at_its_field_while_typing_and_when_saving(
    profiles: ProfilesPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    form = profiles.form
    retype(form.rows["date_format"].field, "qqq")
    wait(qtbot, form.rows["date_format"].error.text)
    assert focus().accessibleName() == "Dates as"
    retype(form.rows["date_format"].field, "yyyy-MM-dd")
    wait(qtbot, lambda: not form.rows["date_format"].error.text())
    control(Key.Key_S)
    wait(qtbot, form.rows["name"].error.text)
    assert focus() is form.rows["name"].field
    retype(form.rows["name"].field, "Dispatch sheet")
    control(Key.Key_S)
    wait(qtbot, lambda: "comes with Booker" in form.rows["name"].error.text())


def test_only_what_counts_is_asked_for(profiles: ProfilesPage) -> None:
    control(Key.Key_N)
    form = form_of(profiles)
    shown = {key for key, row in form.rows.items() if not row.isHidden()}
    assert {"columns", "delimiter", "states", "zones", "days_back"} <= shown
    assert "folder" not in shown
    form.format.choose("ics")
    assert form.rows["columns"].isHidden()
    form.format.choose("xlsx")
    assert form.rows["delimiter"].isHidden()
    assert not form.rows["columns"].isHidden()
    form.kind.choose("audit")
    assert form.rows["states"].isHidden()
    assert all(column.field for column in form.columns.columns())
    form.kind.choose("sites")
    assert form.rows["days_back"].isHidden()
    form.when.choose("daily")
    assert not form.rows["at"].isHidden()
    assert form.rows["every_minutes"].isHidden()


def test_a_schedule_is_saved_with_its_folder(
    new_office: Office, profiles: ProfilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert profiles.table.choose("Route planner")
    profiles.copy()
    form = form_of(profiles)
    form.when.choose("every")
    form.ask_folder = lambda _parent, _title, _name, chosen: chosen(tmp_path)
    browse = next(b for b in form.findChildren(QPushButton) if "folder" in b.accessibleName())
    browse.click()
    assert form.folder.text() == str(tmp_path)
    retype(form.rows["every_minutes"].field, "30")
    control(Key.Key_S)
    wait(qtbot, lambda: "is saved" in profiles.notice.text())
    own = find_profile(new_office.admin_desk, "Route planner (own)")
    assert own.schedule == Schedule(str(tmp_path), 30)
    wait(qtbot, lambda: "every 30 min" in profiles.model.columns[-1].text(profiles.model.rows[-1]))


def test_a_profile_is_removed_after_a_question(
    new_office: Office, profiles: ProfilesPage, qtbot: QtBot
) -> None:
    base = find_profile(new_office.admin_desk, "Route planner")
    save_profile(new_office.desk("admin"), uuid4(), replace(base, name="Ours", shipped=False))
    profiles.shown()
    wait(qtbot, lambda: profiles.table.choose("Ours"))
    profiles.remove_button.click()
    press(Key.Key_Escape)
    assert len(list_profiles(new_office.admin_desk)) == 5
    profiles.remove_button.click()
    press(Key.Key_Space)
    wait(qtbot, lambda: "Ours is removed" in profiles.notice.text())
    assert len(list_profiles(new_office.admin_desk)) == 4
    wait(qtbot, lambda: len(profiles.model.rows) == 4)


def test_a_profile_is_exported_from_its_place(
    page: ExportsPage, profiles: ProfilesPage, qtbot: QtBot
) -> None:
    assert profiles.table.choose("Google My Maps")
    profiles.export_button.click()
    assert page.tabs.currentIndex() == NOW
    wait(qtbot, lambda: page.now.profile.currentData() == "Google My Maps")


def test_form_and_profile_say_the_same(new_office: Office) -> None:
    for profile in list_profiles(new_office.admin_desk):
        again = ProfileForm.profile_of(ProfileForm.values_of(profile))
        assert replace(again, shipped=profile.shipped) == profile


# Empty sheets ----------------------------------------------------------------------------------


def test_every_empty_sheet_is_saved(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_item("blank")
    assert page.tabs.currentIndex() == BLANK
    page.blank.ask_workbook = lambda _parent, _title, name, chosen: chosen(
        tmp_path / f"{name}.xlsx"
    )
    for button in page.blank.buttons.values():
        button.click()
        wait(qtbot, page.blank.notice.isVisible)
        assert "Fill it in" in page.blank.notice.text(), page.blank.notice.text()
        page.blank.notice.clear()
    files = list(tmp_path.iterdir())
    assert len(files) == len(page.blank.buttons)
    for file in files:
        load_workbook(file).close()


# All of it -------------------------------------------------------------------------------------


def test_unsaved_profiles_are_told(page: ExportsPage, profiles: ProfilesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.unsaved_changed) as told:
        control(Key.Key_N)
        retype(profiles.form.rows["name"].field, "Mine")
    assert told.args == [True]
    assert page.has_unsaved()
    page.tabs.setCurrentIndex(NOW)
    page.discard_unsaved()
    assert not page.has_unsaved()


def test_the_models_keep_qt_s_rules(profiles: ProfilesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(profiles.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: ExportsPage) -> None:
    assert nameless(page) == []


def test_it_looks_well(
    page: ExportsPage, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    for index in (NOW, PROFILES, BLANK):
        page.tabs.setCurrentIndex(index)
        look(page, f"setup-exports-{index}", (814, 610))
