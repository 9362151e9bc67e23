"""How a file comes to the import page: the dialogs, the clipboard, a path, a drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import InvalidInput
from ui.setup.ask_file import ask_open, ask_workbook
from ui.setup.import_drop import DropVeil
from ui.setup.import_file import FilePane, files_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chosen() -> list[Path]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, chosen: list[Path]) -> FilePane:
    made = FilePane(QWidget())
    qtbot.addWidget(made)
    made.file_chosen.connect(chosen.append)
    made.show()
    return made


def urls(*texts: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(text) for text in texts])
    return mime


def test_only_local_files_are_taken() -> None:
    found = files_of(urls("file:///srv/a.csv", "https://example.com/b.csv", "file:///srv/c.xlsx"))
    assert [path.name for path in found] == ["a.csv", "c.xlsx"]


@pytest.mark.parametrize(
    "typed", ["/srv/a b.csv", '  "/srv/a b.csv" ', "file:///srv/a%20b.csv", "'/srv/a b.csv'"]
)
def test_a_path_is_taken_as_file_managers_copy_it(
    pane: FilePane, chosen: list[Path], typed: str
) -> None:
    pane.path.setText(typed)
    pane.path.returnPressed.emit()
    assert chosen == [Path(QUrl.fromLocalFile("/srv/a b.csv").toLocalFile())]


def test_no_path_is_no_file(pane: FilePane, chosen: list[Path]) -> None:
    pane.path.setText("  ")
    pane.path.returnPressed.emit()
    assert chosen == []


def test_a_copied_file_is_pasted(pane: FilePane, chosen: list[Path]) -> None:
    QGuiApplication.clipboard().setMimeData(urls("file:///srv/copied.csv"))
    QTest.keySequence(pane, QKeySequence(QKeySequence.StandardKey.Paste))
    assert [path.name for path in chosen] == ["copied.csv"]
    QGuiApplication.clipboard().setText("words")
    QTest.keySequence(pane, QKeySequence(QKeySequence.StandardKey.Paste))
    assert len(chosen) == 1


def test_what_is_wanted_and_what_was_refused_is_said(pane: FilePane) -> None:
    pane.expect("capacity")
    assert "capacity" in pane.title.text()
    pane.say_refused(InvalidInput("plan.xlsx is a PDF.", next_step="Choose the sheet itself."))
    assert "Choose the sheet itself." in pane.notice.text()


def test_every_kind_has_an_empty_sheet(pane: FilePane) -> None:
    asked: list[tuple[str, str]] = []
    pane.blank_asked.connect(lambda kind, form: asked.append((kind, form)))
    pane.shapes_button.click()
    for button in pane.blank_buttons.values():
        assert button.isVisible()
        button.click()
    assert {kind for kind, _ in asked} == {"sites", "job-types", "windows", "capacity"}
    assert ("capacity", "matrix") in asked


def test_the_dialogs_tell_what_was_chosen(qtbot: QtBot, chosen: list[Path]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    ask_open(parent, chosen.append)
    ask_workbook(parent, "Save a copy", "marked.xlsx", chosen.append)
    dialogs: list[QFileDialog] = parent.findChildren(QFileDialog)
    assert [dialog.acceptMode() for dialog in dialogs] == [
        QFileDialog.AcceptMode.AcceptOpen,
        QFileDialog.AcceptMode.AcceptSave,
    ]
    for dialog in dialogs:
        dialog.fileSelected.emit("/srv/x.xlsx")
        dialog.close()
    assert chosen == [Path("/srv/x.xlsx")] * 2


def test_the_veil_covers_the_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    veil = DropVeil(page)
    veil.show_over(page, "windows.csv")
    assert veil.size() == page.size()
    assert not veil.grab().isNull()
