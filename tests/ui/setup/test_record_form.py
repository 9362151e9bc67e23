"""A form over named values: what stands, what was typed, and what another desk made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.setup.fields import NumberField, TimeField
from ui.setup.record_form import RecordForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STANDS = {"name": "North", "minutes": 15, "vip": False}


class Form(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.add(self.line("name", "&Name"))
        self.add(self.number("minutes", "&Minutes", NumberField(0, 100)))
        self.add(self.box("vip", "&VIP"))
        self.add_end()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.fill(STANDS)
    return made


def type_into(form: Form, key: str, words: str) -> None:
    field = form.rows[key].field
    assert isinstance(field, (QLineEdit, NumberField))
    field.selectAll()
    QTest.keyClicks(field, words)


def test_it_says_what_it_was_filled_with_and_what_was_typed(form: Form, qtbot: QtBot) -> None:
    assert form.values() == STANDS
    assert not form.is_changed()
    with qtbot.waitSignal(form.edited):
        type_into(form, "name", "South")
    assert form.typed() == ("name",)
    form.undo()
    assert form.values() == STANDS
    # typed back to what stands is nothing typed
    type_into(form, "minutes", "20")
    type_into(form, "minutes", "15")
    assert not form.is_changed()


def test_what_nobody_typed_in_follows_the_other_desk(form: Form) -> None:
    type_into(form, "name", "South")
    assert form.take({**STANDS, "minutes": 30}) == ()
    assert form.values() == {"name": "South", "minutes": 30, "vip": False}
    assert form.typed() == ("name",)


def test_a_clash_is_told_once_and_the_typed_word_stays(form: Form) -> None:
    type_into(form, "name", "South")
    assert form.take({**STANDS, "name": "West"}) == ("name",)
    assert form.values()["name"] == "South"
    assert form.take({**STANDS, "name": "West", "minutes": 5}) == ()
    form.undo()
    assert form.values() == {"name": "West", "minutes": 5, "vip": False}


def test_both_desks_typing_the_same_is_no_clash(form: Form) -> None:
    type_into(form, "name", "South")
    assert form.take({**STANDS, "name": "South"}) == ()
    assert not form.is_changed()


def test_what_was_typed_after_sending_stays_typed(form: Form) -> None:
    type_into(form, "name", "South")
    sent = form.values()
    type_into(form, "minutes", "40")
    form.was_written(sent, {**STANDS, "name": "South"})
    assert form.typed() == ("minutes",)
    assert form.values()["minutes"] == 40


def test_a_half_typed_number_is_settled(form: Form) -> None:
    field = form.rows["minutes"].field
    assert isinstance(field, NumberField)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    form.settle()
    assert field.text() != ""
    assert form.values()["minutes"] == field.value()


def test_enter_acts_and_esc_takes_back(form: Form, qtbot: QtBot) -> None:
    name = form.rows["name"].field
    with qtbot.waitSignal(form.entered):
        QTest.keyClick(name, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.left):
        QTest.keyClick(name, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(form.entered):
        QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def test_what_cannot_be_read_is_a_problem_of_its_field(qtbot: QtBot) -> None:
    form = RecordForm()
    qtbot.addWidget(form)
    field = TimeField()
    form.add(form.time("starts", "&From", field))
    field.setText("soon")
    assert list(form.problems()) == ["starts"]
    form.say_errors(form.problems())
    assert "no time of day" in form.rows["starts"].error.text()
    assert field.accessibleDescription()
    form.say_errors({})
    assert not field.accessibleDescription()
