"""The two-line list: its model through Qt's own tester, its cursor by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.booking.steps import wait
from ui.booking.line_list import LineList, Lines
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


def make_list(qtbot: QtBot) -> LineList[str]:
    made: LineList[str] = LineList(
        "Words", lambda word: Lines(word, f"{len(word)} letters"), lambda word: word
    )
    qtbot.addWidget(made)
    return made


def test_the_model_keeps_qt_s_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    words = make_list(qtbot)
    words.set_rows(["one", "two", "three"])
    qtmodeltester.check(words.rows_model)  # type: ignore[no-untyped-call]
    words.set_rows(["zero", "two"])
    qtmodeltester.check(words.rows_model)  # type: ignore[no-untyped-call]


def test_the_cursor_stays_with_its_row_and_is_told_once(qtbot: QtBot) -> None:
    words = make_list(qtbot)
    told: list[object] = []
    words.row_changed.connect(told.append)
    words.set_rows(["one", "two", "three"], to_first=True)
    words.go_to(1)
    words.set_rows(["zero", "one", "two"])
    assert words.current_row() == "two"
    assert told == ["one", "two"]
    words.set_rows([])
    assert told[-1] is None


def test_a_field_walks_the_list_and_enter_acts(qtbot: QtBot) -> None:
    words = make_list(qtbot)
    words.set_rows(["one", "two", "three"], to_first=True)
    field = SearchField("Find", "", walked=words)
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert words.current_row() == "three"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert words.current_row() == "two"
    with qtbot.waitSignal(words.row_activated) as activated:
        QTest.keyClick(words, Qt.Key.Key_Return)
    assert activated.args == ["two"]
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_list_is_said_to_be_empty_only_while_it_is(qtbot: QtBot) -> None:
    words = make_list(qtbot)
    words.set_empty_text("No words", "Type one.")
    assert words.accessibleDescription() == "No words Type one."
    words.set_rows(["one"])
    assert words.accessibleDescription() == ""
    words.set_rows([])
    assert words.accessibleDescription() == "No words Type one."


def test_a_screen_reader_hears_both_lines(qtbot: QtBot) -> None:
    words = make_list(qtbot)
    words.set_rows(["one"])
    index = words.rows_model.index(0, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "one. 3 letters"
    words.show()
    wait(qtbot, words.isVisible)
