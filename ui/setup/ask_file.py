"""Which file is read, and where one goes: asked beside the window, which stays usable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

AskFile = Callable[["QWidget", str, str, Callable[[Path], None]], None]
"""What asks: the parent, the dialog's title, a name without ending, and whom to tell the path."""
AskOpen = Callable[["QWidget", Callable[[Path], None]], None]
"""What asks for a file to read: the parent, and whom to tell the path."""

ENDINGS = "*.xlsx *.xlsm *.csv *.tsv *.txt"

# each tells ``chosen`` only if something was named


def ask_open(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a sheet to read."""
    translate = QCoreApplication.translate
    dialog = _dialog(parent, translate("AskFile", "Choose a file to import"), chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("AskFile", "Sheets ({endings})").format(endings=ENDINGS),
            translate("AskFile", "All files (*)"),
        ]
    )
    dialog.open()


def ask_sheet(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a workbook or a CSV to write."""
    csv = QCoreApplication.translate("AskFile", "CSV (*.csv)")
    dialog = _dialog(parent, title, chosen)
    _to_write(dialog, name, csv)
    dialog.filterSelected.connect(
        lambda picked: dialog.setDefaultSuffix("csv" if picked == csv else "xlsx")
    )
    dialog.open()


def ask_workbook(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a workbook to write."""
    dialog = _dialog(parent, title, chosen)
    _to_write(dialog, name)
    dialog.open()


def ask_folder(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a folder; ``name`` is where the person begins."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if name:
        dialog.setDirectory(name)
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog


def _to_write(dialog: QFileDialog, name: str, *others: str) -> None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    excel = QCoreApplication.translate("AskFile", "Excel (*.xlsx)")
    dialog.setNameFilters([excel, *others])
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
