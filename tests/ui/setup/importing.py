"""An import page at work on a real office, for its tests."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest

from tests.ui.desk import open_session
from ui.setup.import_assistant import Phase
from ui.setup.import_page import ImportPage
from ui.setup.import_steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.session import Session

WAIT_MS = 20_000
SIZE = (820, 600)


@dataclass
class Admin:
    """The page, and short ways to what a test does and looks at."""

    office: Office
    session: Session
    page: ImportPage
    qtbot: QtBot

    # what an admin does ----------------------------------------------------------------------

    def press(self, keys: str, times: int = 1) -> None:
        """Keys, to whatever has the focus."""
        sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
        for _ in range(times):
            focused: QWidget | None = self.page.window().focusWidget()
            QTest.keySequence(focused or self.page, sequence)

    def name_file(self, path: Path) -> None:
        """Type a file's path, and press Enter."""
        self.page.file.path.setFocus()
        self.page.file.path.clear()
        QTest.keyClicks(self.page.file.path, str(path))
        self.press("Return")

    def drop(self, *paths: Path) -> None:
        """Let files go above the page."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        # Qt delivers a drop only from a drag of its own
        self.page.dropEvent(event)

    def read(self, path: Path) -> None:
        """Name a file, and wait until it is read and checked."""
        self.name_file(path)
        self.wait_read()

    def go_on(self, step: Step) -> None:
        """Press Next until ``step`` is shown."""
        while self.page.step < step:
            self.page.bar.next_button.setFocus()
            before = self.page.step
            self.press("Return")
            assert self.page.step > before, self.page.bar.words.text()

    def write(self) -> None:
        """Go to the changes, import them, and wait until it is done."""
        self.go_on(Step.CHANGES)
        button = self.page.bar.next_button
        assert button.isEnabled(), self.page.bar.words.text()
        button.setFocus()
        self.press("Return")
        self.wait_for(Phase.DONE)

    def mean(self, column: int, name: str) -> None:
        """Say by keys what a column is: walk to its box, and down or up to the field."""
        choices = self.page.mapping.mapped.choices
        first = choices.first_box()
        assert first is not None
        first.setFocus()
        self.press("Right", column)
        box = choices.box(column)
        assert box.hasFocus()
        wanted = next(n for n in range(box.count()) if box.itemData(n) == name)
        way = wanted - box.currentIndex()
        self.press("Down" if way > 0 else "Up", abs(way))
        self.press("Return")

    # what is waited for ----------------------------------------------------------------------

    def wait_for(self, *phases: Phase) -> None:
        """Until the assistant is in one of these phases."""
        self.qtbot.waitUntil(lambda: self.page.assistant.phase in phases, timeout=WAIT_MS)

    def wait_read(self) -> None:
        """Until the file is read and what it would change is known, or why it is not."""
        self.wait_for(Phase.OPEN, Phase.REFUSED)
        self.wait_checked()

    def wait_checked(self) -> None:
        """Until nothing is being checked, and every answer was delivered."""
        self.qtbot.waitUntil(
            lambda: not self.page.assistant.is_checking and not self.session.tasks.is_busy,
            timeout=WAIT_MS,
        )

    def wait_history(self, count: int) -> None:
        """Until so many imports are listed."""
        self.qtbot.waitUntil(
            lambda: self.page.history.model.rowCount() == count and not self.session.tasks.is_busy,
            timeout=WAIT_MS,
        )

    # what is looked at -----------------------------------------------------------------------

    def standing(self, step: Step) -> str:
        """What is said below a step's title."""
        return self.page.steps.standing(step).words

    def problems(self) -> list[tuple[str, str]]:
        """Cell and what stands there, of each problem that is listed."""
        return [(problem.cell, problem.value) for _, problem in self.page.check.model.rows]

    def changes(self) -> list[tuple[str, str]]:
        """How and what, of each change that is listed."""
        return [(change.how, change.what) for _, change in self.page.changes.model.rows]

    def count(self, table: str) -> int:
        """Rows of a table of the branch."""
        found = self.office.rows(f"select count(*) from booker.{table} where branch_id = :branch")
        return int(found[0][0])


@contextmanager
def importing(office: Office, qtbot: QtBot, **options: object) -> Iterator[Admin]:
    """The import page of the office's admin, shown, with a line that is up."""
    with open_session(office, "admin", **options) as session:  # type: ignore[arg-type]
        page = ImportPage(session)
        qtbot.addWidget(page)
        page.resize(*SIZE)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: session.line.status.is_up)
        page.shown()
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
        yield Admin(office, session, page, qtbot)


def workbook(path: Path, rows: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> Path:
    """A workbook with one sheet of these rows; ``hidden``: row numbers that nobody sees."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    book.save(path)
    return path


def text(path: Path, *lines: str) -> Path:
    """A CSV of these lines."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
