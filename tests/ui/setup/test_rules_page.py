"""The branch's rules: shown with their units, saved, undone, and live beside other desks."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from core.catalog.rules import branch_rules, set_rules
from tests.ui.setup.at_setup import control, focus, nameless, open_page, press, retype, wait
from ui.setup.rules_page import RulesPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[RulesPage]:
    with open_page(new_office, qtbot, RulesPage) as opened:
        yield opened


def field(page: RulesPage, key: str) -> QWidget:
    return page.form.rows[key].field


def test_the_rules_are_shown_with_their_units(page: RulesPage) -> None:
    assert focus() is field(page, "hold_minutes")
    assert field(page, "hold_minutes").text() == "10 min"  # type: ignore[attr-defined]
    assert field(page, "horizon_days").text() == "60 days"  # type: ignore[attr-defined]
    assert page.form.language.currentText() == "English"
    assert not page.save_button.isEnabled()


def test_they_are_saved_by_keys(new_office: Office, page: RulesPage, qtbot: QtBot) -> None:
    for key, typed in (
        ("hold_minutes", "12"),
        ("proposal_minutes", "90"),
        ("minimum_notice_minutes", "120"),
        ("horizon_days", "45"),
        ("settled_at", "4:30 pm"),
    ):
        retype(field(page, key), typed)
    page.form.language.setFocus()
    press(Key.Key_Down)
    with qtbot.waitSignal(page.unsaved_changed, check_params_cb=lambda unsaved: not unsaved):
        press(Key.Key_Return)
    wait(qtbot, lambda: "The rules are saved" in page.notice.text())
    rules = branch_rules(new_office.admin_desk)
    assert (rules.hold_minutes, rules.proposal_minutes) == (12, 90)
    assert (rules.minimum_notice_minutes, rules.horizon_days) == (120, 45)
    assert (rules.settled_at, rules.language) == (time(16, 30), "es")
    assert not page.has_unsaved()


def test_esc_undoes_without_asking(page: RulesPage) -> None:
    retype(field(page, "hold_minutes"), "12")
    assert page.has_unsaved()
    assert page.undo_button.isEnabled()
    press(Key.Key_Escape)
    assert page.form.values()["hold_minutes"] == 10
    assert not page.has_unsaved()


def test_what_cannot_be_read_is_said_at_its_field(page: RulesPage) -> None:
    retype(field(page, "settled_at"), "teatime")
    control(Key.Key_S)
    assert "no time of day" in page.form.rows["settled_at"].error.text()
    assert focus() is field(page, "settled_at")


def test_another_desk_s_rules_come_and_what_is_typed_stays(
    new_office: Office, page: RulesPage, qtbot: QtBot
) -> None:
    desk = new_office.desk("admin")
    set_rules(desk, uuid4(), branch={"horizon_days": 30})
    wait(qtbot, lambda: page.form.values()["horizon_days"] == 30)
    assert "at another desk" in page.notice.text()
    retype(field(page, "hold_minutes"), "12")
    set_rules(desk, uuid4(), branch={"horizon_days": 31})
    wait(qtbot, lambda: page.form.values()["horizon_days"] == 31)
    assert page.form.values()["hold_minutes"] == 12
    set_rules(desk, uuid4(), branch={"hold_minutes": 8})
    wait(qtbot, lambda: "A hold stands for" in page.notice.text())
    assert page.form.values()["hold_minutes"] == 12
    control(Key.Key_S)
    wait(qtbot, lambda: "The rules are saved" in page.notice.text())
    assert branch_rules(desk).hold_minutes == 12
    assert branch_rules(desk).horizon_days == 31


def test_only_what_was_typed_is_written(new_office: Office, qtbot: QtBot) -> None:
    with open_page(new_office, qtbot, RulesPage, live=False) as page:
        set_rules(new_office.desk("admin"), uuid4(), branch={"horizon_days": 30})
        retype(field(page, "hold_minutes"), "12")
        control(Key.Key_S)
        wait(qtbot, lambda: "The rules are saved" in page.notice.text())
        assert branch_rules(new_office.admin_desk).horizon_days == 30
        assert page.form.values()["horizon_days"] == 30


def test_without_a_line_it_says_so_and_reads_again_when_it_is_back(
    new_office: Office, qtbot: QtBot
) -> None:
    with (
        new_office.line() as line,
        open_page(new_office, qtbot, RulesPage, port=line.port) as page,
    ):
        line.refuse()
        wait(qtbot, lambda: not page.session.line.status.is_up)
        retype(field(page, "hold_minutes"), "12")
        control(Key.Key_S)
        assert "no line to the database" in page.notice.text()
        set_rules(new_office.desk("admin"), uuid4(), branch={"horizon_days": 33})
        line.resume()
        wait(qtbot, lambda: page.form.values()["horizon_days"] == 33)
        assert page.form.values()["hold_minutes"] == 12


def test_a_language_that_is_not_shipped_is_shown_all_the_same(
    new_office: Office, qtbot: QtBot
) -> None:
    set_rules(new_office.desk("admin"), uuid4(), branch={"language": "fr"})
    with open_page(new_office, qtbot, RulesPage) as page:
        assert page.form.language.currentData() == "fr"
        assert not page.has_unsaved()


def test_everything_that_takes_the_focus_has_a_name(page: RulesPage) -> None:
    assert nameless(page) == []
