from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate

from ui.icons import icon
from ui.preferences import Preferences
from ui.widgets.rows_model import Align, Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

Item = Qt.ItemDataRole
Order = Qt.SortOrder


@dataclass(frozen=True)
class Row:
    key: str
    name: str = ""
    number: int = 0


COLUMNS = (
    Column[Row]("key", "Key", lambda row: row.key),
    Column[Row](
        "name",
        "Name",
        lambda row: row.name,
        tool_tip=lambda row: f"{row.name}!",
        icon=lambda _row: QIcon(),
        accessible=lambda row: f"called {row.name}" if row.name else "",
    ),
    Column[Row](
        "number",
        "Number",
        lambda row: str(row.number),
        Align.RIGHT,
        sort_key=lambda row: row.number,
    ),
)


def _rows(keys: str, *, number: int = 0) -> list[Row]:
    return [Row(key, f"row {key}", number) for key in keys]


def _key(row: Row) -> str:
    return row.key


@pytest.fixture
def model() -> RowsModel[Row]:
    made = RowsModel(COLUMNS)
    made.set_rows(_rows("abcd"), _key)
    return made


def _shown(model: RowsModel[Row]) -> str:
    return "".join(row.key for row in model.rows)


def test_any_rows_follow_any_rows_and_what_was_pointed_at_is_followed(
    qtmodeltester: ModelTester,
) -> None:
    chance = random.Random(7)
    model = RowsModel(COLUMNS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for _ in range(200):
        keys = "".join(chance.sample("abcdefghij", chance.randrange(11)))
        pointed = {row.key: QPersistentModelIndex(model.index_of(row.key)) for row in model.rows}
        model.set_rows(_rows(keys, number=chance.randrange(3)), _key)
        assert _shown(model) == keys
        for key, index in pointed.items():
            assert index.isValid() == (key in keys)
            if index.isValid():
                row = model.row_at(index)
                assert row is not None
                assert row.key == key


def test_only_what_differs_is_told(model: RowsModel[Row]) -> None:
    told: list[tuple[str, int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append(("data", first.row(), last.row())))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    model.layoutChanged.connect(lambda: told.append(("layout", 0, 0)))
    model.modelReset.connect(lambda: told.append(("reset", 0, 0)))
    model.set_rows(_rows("abcd"), _key)
    assert told == []
    model.set_rows([*_rows("a"), Row("c", "other"), *_rows("dxy")], _key)
    assert told == [("out", 1, 1), ("data", 1, 1), ("in", 3, 4)]


def test_sorting_is_kept_for_what_comes_later(model: RowsModel[Row]) -> None:
    model.set_rows([Row("a", "", 10), Row("b", "", 9), Row("c", "", 100)], _key)
    at = QPersistentModelIndex(model.index_of("a"))
    model.sort(2, Order.AscendingOrder)
    assert _shown(model) == "bac"
    assert at.row() == 1
    model.set_rows([Row("a", "", 10), Row("b", "", 9), Row("d", "", 50)], _key)
    assert _shown(model) == "bad"
    model.sort(2, Order.DescendingOrder)
    assert _shown(model) == "dab"
    model.sort(-1)
    model.set_rows(_rows("abd"), _key)
    assert _shown(model) == "abd"


def test_two_rows_of_one_key_are_refused(model: RowsModel[Row]) -> None:
    with pytest.raises(ValueError, match="same key"):
        model.set_rows(_rows("aa"), _key)


def test_a_cell_answers_every_role(model: RowsModel[Row]) -> None:
    index = model.index_of("b", 1)
    assert index.data() == "row b"
    assert index.data(Item.ToolTipRole) == "row b!"
    assert index.data(Item.AccessibleTextRole) == "Name: called row b"
    assert isinstance(index.data(Item.DecorationRole), QIcon)
    assert index.data(Item.EditRole) is None
    model.set_rows([Row("n")], _key)
    assert model.index_of("n", 1).data(Item.AccessibleTextRole) == "Name"
    assert model.index_of("n", 0).data(Item.AccessibleTextRole) == "Key: n"
    number = model.index_of("n", model.column_of("number"))
    assert number.data(Item.TextAlignmentRole) == Align.RIGHT.value
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(2, Qt.Orientation.Vertical) is None
    assert not model.index_of("none").isValid()
    assert model.row_at(QModelIndex()) is None


def test_a_column_that_goes_with_the_time_is_refreshed(model: RowsModel[Row], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as told:
        model.refresh_column("number")
    assert [(i.row(), i.column()) for i in told.args[:2]] == [(0, 2), (3, 2)]


@pytest.fixture
def table(model: RowsModel[Row], qtbot: QtBot) -> Table:
    made = Table(model, "Rows")
    qtbot.addWidget(made)
    made.show()
    return made


def test_arrows_and_enter_work_in_a_table(table: Table, qtbot: QtBot) -> None:
    assert table.choose("b")
    with qtbot.waitSignal(table.current_changed) as moved:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert moved.args[0].key == "c"
    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(table.row_activated) as acted:
            QTest.keyClick(table, enter)
        assert acted.args[0].key == "c"
    with qtbot.assertNotEmitted(table.row_activated):
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not table.choose("none")


def test_the_row_under_the_cursor_stays_and_its_new_facts_are_told(
    table: Table, model: RowsModel[Row]
) -> None:
    table.choose("c")
    told: list[Row | None] = []
    table.current_changed.connect(told.append)
    model.set_rows(_rows("xcba"), _key)
    assert told == []
    assert table.current_row().key == "c"
    assert [i.row() for i in table.selectionModel().selectedRows()] == [1]
    model.set_rows([*_rows("x"), Row("c", "new")], _key)
    assert told == [Row("c", "new")]
    model.set_rows([], _key)
    assert told[-1] is None


def test_widths_are_remembered(model: RowsModel[Row], qtbot: QtBot) -> None:
    kept = Preferences(None)
    for width in (137, None):
        table = Table(model, "Rows", preferences=kept, preferences_key="columns/rows")
        qtbot.addWidget(table)
        if width is not None:
            table.setColumnWidth(0, width)
            qtbot.waitUntil(lambda: kept.state("columns/rows") is not None)
        assert table.columnWidth(0) == 137


def test_an_empty_table_says_what_to_do(table: Table, model: RowsModel[Row]) -> None:
    table.resize(400, 200)
    model.set_rows([], _key)
    blank = table.grab().toImage()
    table.set_empty_text("No rows", "Place a hold and it shows here.")
    assert table.grab().toImage() != blank
    assert "Place a hold" in table.accessibleDescription()


def test_a_table_with_rows_is_not_said_to_be_empty(table: Table, model: RowsModel[Row]) -> None:
    model.set_rows([], _key)
    table.set_empty_text("No rows", "Place a hold and it shows here.")
    model.set_rows(_rows("ab"), _key)
    assert table.accessibleDescription() == ""
    model.set_rows([], _key)
    assert table.accessibleDescription() == "No rows Place a hold and it shows here."


def test_a_row_that_goes_leaves_nothing_chosen(model: RowsModel[Row], qtbot: QtBot) -> None:
    table = Table(model, "Rows")
    qtbot.addWidget(table)
    told: list[object] = []
    table.current_changed.connect(told.append)
    model.set_rows(_rows("abcd"), _key)
    assert table.choose("b")
    told.clear()
    model.set_rows(_rows("acd"), _key)
    assert table.current_row() is None
    assert table.selectedIndexes() == []
    assert told == [None]
    # the focus alone chooses nothing
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.current_row() is None
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row() == Row("a", "row a")


def test_columns_that_may_go_make_room_and_come_back(model: RowsModel[Row], qtbot: QtBot) -> None:
    table = Table(model, "Rows")
    qtbot.addWidget(table)
    table.setColumnWidth(0, 100)
    table.setColumnWidth(1, 100)
    table.set_spare_columns({1: 100})
    table.resize(500, 200)
    table.show()
    assert not table.isColumnHidden(1)
    table.resize(190, 200)
    assert table.isColumnHidden(1)
    assert not table.horizontalScrollBar().isVisible()
    table.resize(500, 200)
    assert not table.isColumnHidden(1)
    assert table.columnWidth(1) == 100


def test_cells_look_as_qt_paints_them(qtbot: QtBot) -> None:
    starred = Column[Row]("icon", "Icon", _key, icon=lambda _row: icon("star"))
    columns = (COLUMNS[0], starred, COLUMNS[2])
    model = RowsModel[Row](columns)
    model.set_rows([Row(key, key * 40, n) for n, key in enumerate("abc")], _key)
    table = Table(model, "Rows")
    qtbot.addWidget(table)
    table.resize(420, 160)
    table.show()
    assert table.choose("b")
    ours = table.viewport().grab().toImage()
    table.setItemDelegate(QStyledItemDelegate(table))
    theirs = table.viewport().grab().toImage()
    assert ours == theirs
    table.selectRow(2)
    assert table.viewport().grab().toImage() != theirs
