"""Job types: length, technicians, buffers and the questions that are asked before booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.catalog.job_types import JobType, list_job_types
from tests.ui.setup.at_setup import control, focus, nameless, open_page, press, retype, wait, write
from ui.setup.job_types_page import JobTypeForm, JobTypesPage
from ui.setup.question_list import QuestionList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[JobTypesPage]:
    with open_page(new_office, qtbot, JobTypesPage) as opened:
        yield opened


def questions_of(page: JobTypesPage) -> QuestionList:
    field = page.form.rows["questions"].field
    assert isinstance(field, QuestionList)
    return field


def stands(office: Office, code: str) -> JobType:
    return next(job for job in list_job_types(office.admin_desk) if job.code == code)


def test_one_is_added_with_its_questions_by_keys_alone(
    new_office: Office, page: JobTypesPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    write("DUCT")
    press(Key.Key_Tab)
    write("Duct cleaning")
    press(Key.Key_Tab)
    control(Key.Key_A)
    write("150")
    press(Key.Key_Tab)
    control(Key.Key_A)
    write("2")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    control(Key.Key_A)
    write("10")
    press(Key.Key_Tab)
    control(Key.Key_A)
    write("15")
    questions = questions_of(page)
    questions.line.setFocus()
    write("How many vents?")
    press(Key.Key_Return)
    write("Any pets?")
    press(Key.Key_Return)
    assert questions.questions() == ("How many vents?", "Any pets?")
    # with nothing in the line, Enter saves
    press(Key.Key_Return)
    wait(qtbot, lambda: "Duct cleaning is saved" in page.notice.text())
    made = stands(new_office, "DUCT")
    assert (made.minutes, made.technicians, made.all_day) == (150, 2, False)
    assert (made.buffer_before, made.buffer_after) == (10, 15)
    assert made.questions == ("How many vents?", "Any pets?")


def test_an_all_day_job_has_no_minutes(
    new_office: Office, page: JobTypesPage, qtbot: QtBot
) -> None:
    page.show_item("TUNE")
    form = page.form
    assert isinstance(form, JobTypeForm)
    form.all_day.setFocus()
    press(Key.Key_Space)
    assert not form.minutes.isEnabled()
    assert form.values()["minutes"] is None
    press(Key.Key_Space)
    assert form.values()["minutes"] == 60
    press(Key.Key_Space)
    control(Key.Key_S)
    wait(qtbot, lambda: "TUNE is saved" in page.notice.text())
    assert stands(new_office, "TUNE").all_day
    assert stands(new_office, "TUNE").minutes is None
    press(Key.Key_Space)
    press(Key.Key_Escape)
    assert form.values()["all_day"]
    assert not page.has_unsaved()


def test_a_job_that_takes_no_time_is_refused_at_its_minutes(
    page: JobTypesPage, qtbot: QtBot
) -> None:
    page.show_item("TUNE")
    minutes = page.form.rows["minutes"].field
    minutes.setFocus(Qt.FocusReason.TabFocusReason)
    control(Key.Key_A)
    press(Key.Key_Delete)
    control(Key.Key_S)
    wait(qtbot, page.form.rows["minutes"].error.text)
    assert "needs its minutes" in page.form.rows["minutes"].error.text()


def test_questions_are_changed_moved_and_removed_by_keys(page: JobTypesPage, qtbot: QtBot) -> None:
    page.show_item("TUNE")
    questions = questions_of(page)
    for word in ("One?", "Two?", "Three?"):
        questions.line.setFocus()
        write(word)
        press(Key.Key_Return)
    questions.list.setFocus()
    press(Key.Key_Up, ALT)
    assert questions.questions() == ("One?", "Three?", "Two?")
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert questions.questions() == ("One?", "Two?", "Three?")
    press(Key.Key_Up)
    press(Key.Key_Return)
    editor = questions.list.findChild(QLineEdit)
    assert editor is not None
    wait(qtbot, editor.hasFocus)
    editor.selectAll()
    QTest.keyClicks(editor, "Second?")
    QTest.keyClick(editor, Key.Key_Return)
    wait(qtbot, lambda: questions.questions() == ("One?", "Second?", "Three?"))
    questions.list.setFocus()
    questions.list.setCurrentRow(0)
    press(Key.Key_Delete)
    assert questions.questions() == ("Second?", "Three?")
    assert page.has_unsaved()
    control(Key.Key_S)
    wait(qtbot, lambda: "TUNE is saved" in page.notice.text())
    assert page.row is not None
    assert page.row.questions == ("Second?", "Three?")


def test_a_question_left_in_the_line_is_not_forgotten(
    new_office: Office, page: JobTypesPage, qtbot: QtBot
) -> None:
    page.show_item("TUNE")
    questions_of(page).line.setFocus()
    write("Is it loud?")
    assert page.has_unsaved()
    control(Key.Key_S)
    wait(qtbot, lambda: "TUNE is saved" in page.notice.text())
    assert stands(new_office, "TUNE").questions == ("Is it loud?",)


def test_the_buttons_move_and_remove_too(page: JobTypesPage) -> None:
    page.show_item("TUNE")
    questions = questions_of(page)
    questions.show_questions(("One?", "Two?"))
    assert not questions.up_button.isEnabled()
    questions.list.setCurrentRow(1)
    assert questions.up_button.isEnabled()
    assert not questions.down_button.isEnabled()
    questions.up_button.click()
    assert questions.questions() == ("Two?", "One?")
    questions.down_button.click()
    assert questions.questions() == ("One?", "Two?")
    questions.remove_button.click()
    assert questions.questions() == ("Two?",) or questions.questions() == ("One?",)
    questions.line.setText("Three?")
    questions.add_button.click()
    assert questions.questions()[-1] == "Three?"


def test_a_renamed_code_is_the_same_job(
    new_office: Office, page: JobTypesPage, qtbot: QtBot
) -> None:
    page.show_item("TUNE")
    retype(page.form.rows["code"].field, "TUNE-UP")
    assert focus() is page.form.rows["code"].field
    press(Key.Key_Return)
    wait(qtbot, lambda: any(job.code == "TUNE-UP" for job in list_job_types(new_office.admin_desk)))
    wait(qtbot, lambda: not page.session.tasks.is_busy)
    assert page.row is not None
    assert page.row.code == "TUNE-UP"
    assert "TUNE" not in [job.code for job in page.model.rows]


def test_the_model_keeps_qt_s_rules(page: JobTypesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: JobTypesPage) -> None:
    assert nameless(page) == []
