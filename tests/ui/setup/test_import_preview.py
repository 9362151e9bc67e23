"""A sheet's rows as they are shown, the boxes above them, and the steps above those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.exchange.fields import FieldInfo
from core.exchange.problem import Problem
from core.exchange.recognise import PreviewRow, SheetPreview
from ui.setup.import_columns import MappedPreview
from ui.setup.import_preview import PreviewModel, PreviewTable
from ui.setup.import_steps import Standing, Step, StepBar
from ui.setup.import_words import column_index, counts_word, place

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")

Role = Qt.ItemDataRole

FIELDS = (
    FieldInfo("number", "Customer #", needed=True, about=""),
    FieldInfo("phone", "Phone", needed=False, about="To be dialled"),
)
BAD = Problem("Sites", 4, "B", "12", "is no phone number.", "Did you mean 303-555-0112?")
ROW = Problem("Sites", 3, "", "", "is there twice.")


def sheet(rows: int = 4, columns: int = 3) -> SheetPreview:
    return SheetPreview(
        tuple(f"head {c}" for c in range(columns)),
        tuple(
            PreviewRow(r + 2, tuple(f"{r} {c}" for c in range(columns)), hidden=r == 1)
            for r in range(rows)
        ),
        0,
    )


@pytest.fixture
def mapped(qtbot: QtBot) -> MappedPreview:
    table = PreviewTable("First rows")
    made = MappedPreview(table)
    qtbot.addWidget(made)
    made.resize(300, 200)
    table.set_preview(sheet(columns=8))
    made.choices.show_columns([f"head {c}" for c in range(8)], FIELDS, {"phone": 1}, "-")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_model_is_a_model(qtmodeltester: ModelTester) -> None:
    model = PreviewModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_preview(sheet())
    model.set_problems([BAD, ROW])
    model.set_read([0, 1])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_preview(None)
    assert model.rowCount() == 0


def test_bad_cells_are_marked_and_say_why() -> None:
    model = PreviewModel()
    model.set_preview(sheet())
    model.set_problems([BAD, ROW])
    bad = model.index_of(BAD)
    assert (bad.row(), bad.column()) == (2, 1)
    assert bad.data(Role.DecorationRole) is not None
    assert bad.data(Role.BackgroundRole) is not None
    assert "303-555-0112" in str(bad.data(Role.AccessibleTextRole))
    assert str(bad.data(Role.AccessibleTextRole)).startswith("B4")
    # a row that is wrong as a whole is marked from edge to edge
    row = model.index_of(ROW)
    assert model.index(row.row(), 2).data(Role.BackgroundRole) is not None
    assert "hidden" in str(row.data(Role.ToolTipRole))
    assert model.index(0, 0).data(Role.BackgroundRole) is None
    assert not model.index_of(Problem("Sites", 900, "A", "", "")).isValid()


def test_columns_that_are_not_read_are_muted() -> None:
    model = PreviewModel()
    model.set_preview(sheet())
    model.set_read([1])
    assert model.index(0, 0).data(Role.ForegroundRole) is not None
    assert model.index(0, 1).data(Role.ForegroundRole) is None
    model.set_read(None)
    assert model.index(0, 0).data(Role.ForegroundRole) is None


def test_boxes_stand_above_their_columns_wherever_they_are(mapped: MappedPreview) -> None:
    table, choices = mapped.table, mapped.choices
    for scrolled in (0, 150):
        table.horizontalScrollBar().setValue(scrolled)
        table.setColumnWidth(0, 140)
        for column in range(8):
            box = choices.box(column)
            left = table.viewport().mapTo(mapped, table.viewport().rect().topLeft()).x()
            wanted = left + table.horizontalHeader().sectionViewportPosition(column)
            assert box.mapTo(mapped, box.rect().topLeft()).x() == wanted
            assert box.width() <= table.columnWidth(column)


def test_left_and_right_walk_the_boxes_and_tab_leaves_them(mapped: MappedPreview) -> None:
    told: list[tuple[int, str]] = []
    choices = mapped.choices
    choices.field_chosen.connect(lambda column, name: told.append((column, name)))
    first = choices.first_box()
    assert first is not None
    first.setFocus()
    for _ in range(6):
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
    assert choices.box(6).hasFocus()
    # what has the focus is scrolled to
    box = choices.box(6)
    assert box.mapTo(mapped, box.rect().topLeft()).x() + 40 < mapped.width()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    # on the way to a field nothing is chosen
    assert told == []
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.currentData() == ""
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == [(6, "number")]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert not any(choices.box(column).hasFocus() for column in range(8))
    assert told == [(6, "number"), (6, "phone")]
    assert "G" in box.accessibleName()
    assert "head 6" in box.accessibleName()


def test_the_wheel_chooses_nothing(mapped: MappedPreview) -> None:
    box = mapped.choices.box(1)
    assert box.currentData() == "phone"
    assert box.itemData(2, Role.ToolTipRole) == "To be dialled"


def test_fewer_columns_hide_their_boxes(mapped: MappedPreview) -> None:
    mapped.table.set_preview(sheet(columns=2))
    mapped.choices.show_columns(["a", "b"], FIELDS[:1], {}, "-")
    assert [mapped.choices.box(column).isHidden() for column in range(3)] == [False, False, True]
    assert mapped.choices.box(1).currentData() == ""


def test_the_cursor_tells_what_is_wrong_with_a_cell(qtbot: QtBot) -> None:
    told: list[Problem | None] = []
    table = PreviewTable("Rows")
    qtbot.addWidget(table)
    table.cell_changed.connect(told.append)
    table.set_preview(sheet())
    table.cells.set_problems([BAD])
    assert table.go_to(BAD)
    assert told[-1] == BAD
    assert not table.go_to(Problem("Sites", 900, "A", "", ""))


def test_steps_are_walked_by_arrow_keys_and_only_open_ones(qtbot: QtBot) -> None:
    chosen: list[Step] = []
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.step_chosen.connect(chosen.append)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.set_standings(
        {
            Step.FILE: Standing("a.csv", "done"),
            Step.MEANING: Standing("Sites", "warning"),
            Step.CHECK: Standing("", "todo"),
            Step.CHANGES: Standing("3 changes", "open"),
            Step.IMPORT: Standing("", "todo"),
        }
    )
    bar.take_focus(Step.FILE)
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Step 1: File"
    assert focused.accessibleDescription() == "a.csv"
    QTest.keyClick(focused, Qt.Key.Key_Right)
    QTest.keyClick(bar.window().focusWidget(), Qt.Key.Key_Right)
    assert chosen == [Step.MEANING, Step.CHANGES]
    assert not bar.grab().isNull()


def test_words() -> None:
    assert [column_index(letters) for letters in ("A", "Z", "AA", "")] == [0, 25, 26, -1]
    assert place(BAD) == "B4"
    assert place(ROW) == "row 3"
    assert counts_word(2, 0, 1) == "2 added, 1 removed"
    assert counts_word(0, 0, 0) == "nothing changed"
