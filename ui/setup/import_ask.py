"""Which file is read, and where one goes: asked beside the window, which stays usable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

AskOpen = Callable[["QWidget", Callable[[Path], None]], None]
"""What asks for a file to read: the parent, and whom to tell the path."""
AskSave = Callable[["QWidget", str, str, Callable[[Path], None]], None]
"""What asks where a workbook goes: the parent, the title, a name, and whom to tell the path."""

ENDINGS = "*.xlsx *.xlsm *.csv *.tsv *.txt"


def ask_open(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a sheet to read; ``chosen`` is told only if one was named."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("AskFile", "Choose a file to import"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("AskFile", "Sheets ({endings})").format(endings=ENDINGS),
            translate("AskFile", "All files (*)"),
        ]
    )
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_workbook(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask where a workbook goes; ``chosen`` is told only if a place was named."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([QCoreApplication.translate("AskFile", "Excel (*.xlsx)")])
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
