"""The generic list page, by keys: adding, errors, what is typed beside other desks, sheets."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from core.catalog.windows import ArrivalWindow, list_windows, save_window
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
from ui.setup.windows_page import WindowsPage

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
    return make_office()


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[WindowsPage]:
    with open_page(new_office, qtbot, WindowsPage) as opened:
        yield opened


def labels(page: WindowsPage) -> list[str]:
    return [window.label for window in page.model.rows]


def stands(office: Office, label: str) -> ArrivalWindow:
    return next(one for one in list_windows(office.admin_desk) if one.label == label)


def elsewhere(office: Office, was: str, **changes: object) -> None:
    """Another admin's desk changes a window."""
    now = stands(office, was)
    values = {name: getattr(now, name) for name in ArrivalWindow.__slots__}
    save_window(office.desk("admin"), uuid4(), ArrivalWindow(**{**values, **changes}), was=was)


def field(page: WindowsPage, key: str) -> QWidget:
    return page.form.rows[key].field


def test_the_first_row_is_shown_and_the_arrows_walk(page: WindowsPage) -> None:
    assert labels(page) == ["8-10", "10-12", "12-2", "2-4", "4-6"]
    assert page.form.values()["label"] == "8-10"
    assert page.table.hasFocus()
    press(Key.Key_Down)
    assert page.form.values()["label"] == "10-12"
    assert page.frame.heading.text() == "10-12"
    assert not page.frame.save_button.isEnabled()


def test_one_is_added_by_keys_alone(new_office: Office, page: WindowsPage, qtbot: QtBot) -> None:
    control(Key.Key_N)
    assert page.frame.heading.text() == "New arrival window"
    write("Evening")
    press(Key.Key_Tab)
    write("6pm")
    press(Key.Key_Tab)
    write("20:00")
    press(Key.Key_Return)
    wait(qtbot, lambda: "Evening is saved" in page.notice.text())
    made = stands(new_office, "Evening")
    assert (made.starts, made.ends, made.weekdays) == (time(18), time(20), (1, 2, 3, 4, 5))
    settle(page, qtbot)
    assert page.table.current_row() == made
    assert not page.has_unsaved()
    assert labels(page)[-1] == "Evening"


def test_what_is_wrong_stands_at_its_field(page: WindowsPage, qtbot: QtBot) -> None:
    control(Key.Key_N)
    control(Key.Key_S)
    wait(qtbot, page.form.rows["label"].error.text)
    assert "must not be blank" in page.form.rows["label"].error.text()
    assert focus() is field(page, "label")
    write("8-10")
    control(Key.Key_S)
    wait(qtbot, lambda: "8-10" in page.form.rows["label"].error.text())
    assert page.form.values()["label"] == "8-10"
    assert page.has_unsaved()
    retype(field(page, "label"), "Odd")
    retype(field(page, "ends"), "soon")
    control(Key.Key_S)
    assert "no time of day" in page.form.rows["ends"].error.text()
    retype(field(page, "ends"), "7")
    control(Key.Key_S)
    wait(qtbot, page.form.rows["ends"].error.text)
    assert not page.form.rows["label"].error.text()


def test_esc_takes_back_without_asking_and_leaves_a_new_one(
    page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    assert page.has_unsaved()
    assert page.frame.state.text() == "not saved yet"
    press(Key.Key_Escape)
    assert page.form.values()["label"] == "8-10"
    assert not page.has_unsaved()
    control(Key.Key_N)
    write("Dusk")
    press(Key.Key_Escape)
    wait(qtbot, page.table.hasFocus)
    assert page.form.values()["label"] == "8-10"
    assert "Dusk" not in labels(page)


def test_who_goes_to_another_row_is_asked_and_stays(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    page.table.setFocus()
    press(Key.Key_Down)
    wait(qtbot, page.unsaved.isVisible)
    assert "8-10: the changes are not saved" in page.unsaved.text()
    wait(qtbot, lambda: page.table.current_row().label == "8-10")
    assert page.form.values()["label"] == "Dawn"
    assert focus() is page.unsaved.save_button
    press(Key.Key_Escape)
    assert not page.unsaved.isVisible()
    assert page.form.values()["label"] == "Dawn"
    # asked again, and saved: then it goes where it was asked to go
    page.table.setFocus()
    press(Key.Key_Down)
    wait(qtbot, page.unsaved.isVisible)
    press(Key.Key_Return)
    wait(qtbot, lambda: page.form.values()["label"] == "10-12")
    assert stands(new_office, "Dawn").starts == time(8)
    settle(page, qtbot)
    assert page.table.current_row().label == "10-12"


def test_discarding_goes_on_without_saving(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    control(Key.Key_N)
    wait(qtbot, page.unsaved.isVisible)
    press(Key.Key_Tab)
    assert focus() is page.unsaved.discard_button
    press(Key.Key_Return)
    wait(qtbot, lambda: page.frame.heading.text() == "New arrival window")
    assert page.form.values()["label"] == ""
    assert stands(new_office, "8-10").label == "8-10"


def test_who_saves_and_goes_on_at_once_is_not_asked(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    page.save()
    page.table.selectRow(2)
    assert not page.unsaved.isVisible()
    wait(qtbot, lambda: page.form.values()["label"] == "12-2")
    assert stands(new_office, "Dawn").label == "Dawn"
    settle(page, qtbot)
    assert page.table.current_row().label == "12-2"


def test_a_new_one_that_is_left_while_it_is_saved_changes_no_other(
    page: WindowsPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    page.save()
    page.table.selectRow(1)
    wait(qtbot, lambda: "blank" in page.notice.text())
    settle(page, qtbot)
    assert page.form.values()["label"] == "10-12"
    assert not page.form.rows["label"].error.text()
    assert not page.has_unsaved()


def test_a_refused_save_stays_where_it_is(page: WindowsPage, qtbot: QtBot) -> None:
    retype(field(page, "label"), "10-12")
    page.table.setFocus()
    press(Key.Key_Down)
    wait(qtbot, page.unsaved.isVisible)
    press(Key.Key_Return)
    wait(qtbot, page.form.rows["label"].error.text)
    assert page.form.values()["label"] == "10-12"
    assert page.table.current_row().label == "8-10"
    press(Key.Key_Escape)
    assert not page.has_unsaved()
    assert page.table.current_row().label == "8-10"


def test_another_desk_s_change_comes_by_itself(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    elsewhere(new_office, "2-4", label="Tea")
    wait(qtbot, lambda: "Tea" in labels(page))
    elsewhere(new_office, "8-10", max_bookings=7)
    wait(qtbot, lambda: page.form.values()["max_bookings"] == 7)
    assert "8-10 was changed at another desk" in page.notice.text()
    assert not page.has_unsaved()


def test_what_is_typed_stays_when_another_desk_changes_the_same_row(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    elsewhere(new_office, "8-10", max_bookings=7)
    wait(qtbot, lambda: page.form.values()["max_bookings"] == 7)
    assert "What you typed stays" in page.notice.text()
    assert page.form.values()["label"] == "Dawn"
    elsewhere(new_office, "8-10", max_bookings=8)
    wait(qtbot, lambda: page.form.values()["max_bookings"] == 8)
    retype(field(page, "max_bookings"), "3")
    elsewhere(new_office, "8-10", max_bookings=9)
    wait(qtbot, lambda: "Most bookings of a zone's day" in page.notice.text())
    assert page.form.values()["max_bookings"] == 3
    control(Key.Key_S)
    wait(qtbot, lambda: "Dawn is saved" in page.notice.text())
    assert stands(new_office, "Dawn").max_bookings == 3


def test_saving_keeps_what_another_desk_wrote_unseen(new_office: Office, qtbot: QtBot) -> None:
    with open_page(new_office, qtbot, WindowsPage, live=False) as page:
        retype(field(page, "ends"), "11:00 AM")
        elsewhere(new_office, "8-10", max_bookings=5)
        control(Key.Key_S)
        wait(qtbot, lambda: "8-10 is saved" in page.notice.text())
        assert stands(new_office, "8-10").max_bookings == 5
        assert stands(new_office, "8-10").ends == time(11)
        assert page.form.values()["max_bookings"] == 5


def test_a_row_renamed_elsewhere_keeps_what_was_typed_as_a_new_one(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    elsewhere(new_office, "4-6", label="Late")
    wait(qtbot, lambda: "Late" in labels(page))
    retype(field(page, "label"), "Dawn")
    elsewhere(new_office, "8-10", label="Early")
    wait(qtbot, lambda: "8-10 is no longer there" in page.notice.text())
    assert page.form.values()["label"] == "Dawn"
    control(Key.Key_S)
    wait(qtbot, lambda: "Dawn is saved" in page.notice.text())
    assert stands(new_office, "Dawn").starts == stands(new_office, "Early").starts


def test_a_row_renamed_elsewhere_is_left_where_nothing_was_typed(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    elsewhere(new_office, "8-10", label="Early")
    wait(qtbot, lambda: "8-10 is no longer there" in page.notice.text())
    assert page.row is None
    assert page.frame.empty.isVisible()


def test_deactivating_says_what_it_means_and_keeps_what_is_typed(
    new_office: Office, page: WindowsPage, qtbot: QtBot
) -> None:
    retype(field(page, "label"), "Dawn")
    page.frame.switch_button.setFocus()
    press(Key.Key_Return)
    wait(qtbot, lambda: "8-10 is no longer in use" in page.notice.text())
    assert "stays" in page.notice.text()
    assert not stands(new_office, "8-10").active
    assert "Inactive" in page.frame.state.text()
    assert page.form.values()["label"] == "Dawn"
    settle(page, qtbot)
    assert page.frame.switch_button.text() == "Ac&tivate"
    press(Key.Key_Return)
    wait(qtbot, lambda: "8-10 is in use again" in page.notice.text())
    assert stands(new_office, "8-10").active


def test_the_filter_narrows_and_the_arrows_walk_meanwhile(page: WindowsPage) -> None:
    control(Key.Key_F)
    assert focus() is page.frame.filter
    write("10")
    assert labels(page) == ["8-10", "10-12"]
    assert page.frame.count.text() == "2 of 5"
    press(Key.Key_Down)
    assert page.form.values()["label"] == "10-12"
    assert focus() is page.frame.filter
    press(Key.Key_Escape)
    assert len(labels(page)) == 5
    assert page.table.hasFocus()
    assert page.table.current_row().label == "10-12"


def test_nothing_that_is_filtered_away_is_lost(page: WindowsPage, qtbot: QtBot) -> None:
    retype(field(page, "label"), "Dawn")
    control(Key.Key_F)
    write("nothing such")
    assert labels(page) == []
    assert page.form.values()["label"] == "Dawn"
    control(Key.Key_S)
    wait(qtbot, lambda: "Dawn is saved" in page.notice.text())


def test_without_a_line_it_says_so_and_keeps_what_is_typed(
    new_office: Office, qtbot: QtBot
) -> None:
    with (
        new_office.line() as line,
        open_page(new_office, qtbot, WindowsPage, port=line.port) as page,
    ):
        line.refuse()
        wait(qtbot, lambda: not page.session.line.status.is_up)
        retype(field(page, "label"), "Dawn")
        control(Key.Key_S)
        assert "no line to the database" in page.notice.text()
        assert page.form.values()["label"] == "Dawn"
        assert page.frame.save_button.isEnabled()
        line.resume()
        wait(qtbot, lambda: page.session.line.status.is_up)
        settle(page, qtbot)
        assert page.form.values()["label"] == "Dawn"
        control(Key.Key_S)
        wait(qtbot, lambda: "Dawn is saved" in page.notice.text())


def test_an_answer_the_line_swallowed_is_waited_for(new_office: Office, qtbot: QtBot) -> None:
    with (
        new_office.line() as line,
        open_page(new_office, qtbot, WindowsPage, port=line.port) as page,
    ):
        line.cut_at_commit("app.save_window")
        control(Key.Key_N)
        write("Noon")
        control(Key.Key_S)
        wait(qtbot, lambda: "not known yet" in page.notice.text())
        # nobody knows: another Save must not send another window
        assert not page.frame.save_button.isEnabled()
        line.resume()
        wait(qtbot, lambda: "Noon is saved" in page.notice.text())
        assert [one.label for one in list_windows(new_office.admin_desk)].count("Noon") == 1


def test_a_refusal_that_comes_late_ends_what_was_not_known(
    new_office: Office, qtbot: QtBot
) -> None:
    with (
        new_office.line() as line,
        open_page(new_office, qtbot, WindowsPage, port=line.port) as page,
    ):
        line.cut_at_commit("app.save_window", delivered=False)
        control(Key.Key_N)
        write("Noon")
        control(Key.Key_S)
        wait(qtbot, lambda: "not known yet" in page.notice.text())
        noon = replace(stands(new_office, "8-10"), label="Noon")
        save_window(new_office.admin_desk, uuid4(), noon)
        line.resume()
        wait(qtbot, page.form.rows["label"].error.text)
        assert "not known yet" not in page.notice.text()


def test_import_asks_for_the_import_page(page: WindowsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_asked) as asked:
        page.frame.import_button.setFocus()
        press(Key.Key_Return)
    assert asked.args == ["import", "windows"]


def test_export_asks_for_a_file_and_says_what_was_written(
    page: WindowsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "windows.csv"

    def answer(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
        assert parent is page
        assert title == "Export Arrival windows"
        assert name == "arvada Arrival windows"
        chosen(path)

    page.ask_file = answer
    page.frame.export_button.setFocus()
    press(Key.Key_Return)
    wait(qtbot, lambda: "are exported" in page.notice.text())
    assert f"5 rows in {path}" in page.notice.text()
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 6


def test_the_layout_is_remembered(page: WindowsPage) -> None:
    page.save_layout()
    preferences = page.session.preferences
    assert preferences.state("setup/windows/splitter") is not None
    assert preferences.state("setup/windows/columns") is not None


def test_an_empty_list_says_what_to_do(new_office: Office, qtbot: QtBot) -> None:
    new_office.execute("delete from booker.arrival_windows where branch_id = :branch")
    with open_page(new_office, qtbot, WindowsPage) as page:
        assert "Import" in page.table.accessibleDescription()
        assert "Ctrl+N" in page.table.accessibleDescription()
        assert page.frame.empty.isVisible()


def test_the_model_keeps_qt_s_rules(page: WindowsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: WindowsPage) -> None:
    assert nameless(page) == []
