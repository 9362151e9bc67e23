"""Empty sheets to fill in: what an import reads at once, with lists and comments in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.exchange.blank import BLANK_KINDS, save_blank
from ui.icons import set_icon
from ui.setup.ask_file import ask_workbook
from ui.setup.export_words import blank_name
from ui.theme import GRID, Size
from ui.widgets.heading import Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from core.database.desk import Desk
    from core.exchange.export import ExportResult
    from ui.session import Session
    from ui.setup.ask_file import AskFile

WIDTH = 100 * GRID


class BlankSheets(QWidget):
    """A button for each; a click asks where it goes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ask_workbook: AskFile = ask_workbook
        self.notice = Notice()
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(
            Hint(
                self.tr(
                    "Your zones and windows can be chosen from lists in them, and each header says "
                    "in a comment what goes below it. Filled in, they are imported as they are."
                )
            )
        )
        heading = QLabel(self.tr("Save an empty sheet for"))
        heading.setFont(Size.BODY.font(bold=True))
        column.addWidget(heading)
        for kind, forms in BLANK_KINDS.items():
            for form in forms:
                button = QPushButton(f"{blank_name(kind, form)}…")
                button.setAccessibleName(
                    self.tr("Save an empty sheet for {what}").format(what=blank_name(kind, form))
                )
                button.setAutoDefault(True)
                set_icon(button, "save")
                button.clicked.connect(partial(self._ask, kind, form))
                self.buttons[kind, form] = button
                column.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 3 * GRID, 0, 0)
        page.setSpacing(3 * GRID)
        page.addWidget(self.notice)
        page.addWidget(inner)
        page.addStretch(1)

    def _ask(self, kind: str, form: str) -> None:
        name = blank_name(kind, form).replace(":", ",")
        title = self.tr("Save an empty sheet")
        self.ask_workbook(self, title, name, partial(self.save, kind, form))

    def save(self, kind: str, form: str, path: Path) -> None:
        """Save the empty sheet of that kind and shape."""

        def write(desk: Desk) -> ExportResult:
            return save_blank(desk, kind, path, form=form)

        def done(result: ExportResult) -> None:
            self.notice.show_success(
                self.tr("The empty sheet is saved"),
                str(result.path),
                self.tr("Fill it in, then drop it on the Import page."),
            )

        self.notice.clear()
        self._session.read(write, done, self.notice.show_error, owner=self, topic="blank")
