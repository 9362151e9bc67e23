"""Where a file goes: asked beside the window, which stays usable."""

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


def ask_sheet(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a workbook or a CSV to write; ``chosen`` is told only if one was named."""
    translate = QCoreApplication.translate
    excel = translate("AskFile", "Excel (*.xlsx)")
    csv = translate("AskFile", "CSV (*.csv)")
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([excel, csv])
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(
        lambda picked: dialog.setDefaultSuffix("csv" if picked == csv else "xlsx")
    )
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
