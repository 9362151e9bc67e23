"""What a list page of Setup is made of: its rows and words, its looks, its sheets."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from ui.setup.ask_file import AskFile, ask_sheet
from ui.setup.list_frame import ListFrame, ListWords
from ui.setup.read_page import GuardedPage
from ui.widgets.rows_model import Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk
    from core.exchange.export import ExportResult
    from ui.session import Session
    from ui.setup.record_form import RecordForm

R = TypeVar("R")
"""A row of the list."""


class ListRows(GuardedPage, Generic[R]):
    """A page says what its rows are, what its form shows, and how a row is saved."""

    TOPICS: ClassVar[frozenset[str]] = frozenset()
    """The changes (core.database.live.TOPICS) after which the list is read again."""
    LAYOUT: ClassVar[str] = ""
    """The preferences' key of its splitter and columns."""
    SHEET: ClassVar[str | None] = None
    """The kind of sheet (core.exchange) it is imported from and exported to; None: neither."""
    WIDTHS: ClassVar[Mapping[str, int]] = {}
    """Widths of columns in pixels, until somebody drags them."""
    SPARE: ClassVar[tuple[str, ...]] = ()
    """Columns that go where there is no room for all, the last named first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.words = self.list_words()
        self.form: RecordForm = self.make_form()
        self.ask_file: AskFile = ask_sheet
        self.model: RowsModel[R] = RowsModel(self.list_columns(), self)
        self.frame = ListFrame(
            self.model,
            self.words,
            self.form,
            session.preferences,
            self.LAYOUT,
            with_sheets=self.SHEET is not None,
            parent=self,
        )
        self.frame.set_widths(self.WIDTHS)
        self.table = self.frame.table
        self.notice = self.frame.notice
        self.unsaved = self.frame.unsaved
        if self.SPARE:
            spare = {self.model.column_of(key): self.WIDTHS[key] for key in self.SPARE}
            self.table.set_spare_columns(spare)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.frame)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.frame.save_layout()

    # What a page says of its rows ----------------------------------------------------------------

    # The first three are asked once, while the page is being made.

    @abstractmethod
    def list_words(self) -> ListWords:
        """What the page says."""

    @abstractmethod
    def list_columns(self) -> tuple[Column[R], ...]:
        """What the list shows of a row."""

    @abstractmethod
    def make_form(self) -> RecordForm:
        """The fields of a row."""

    @abstractmethod
    def read_rows(self, desk: Desk) -> tuple[R, ...]:
        """Every row, in the order of the list. Called in a thread."""

    @abstractmethod
    def key_of(self, row: R) -> Hashable:
        """What stays the same of a row."""

    @abstractmethod
    def name_of(self, row: R) -> str:
        """What the row is called in a sentence."""

    @abstractmethod
    def values_of(self, row: R | None) -> dict[str, Any]:
        """The form's values of a row; None: of a new one, as it is proposed."""

    @abstractmethod
    def write(self, desk: Desk, act_id: UUID, values: Mapping[str, Any], before: R | None) -> R:
        """Save the form's values, of a new row if ``before`` is None; the row as it stands then.

        Called in a thread, perhaps twice under one id: the same values must say the same.
        InvalidInput with ``field``, a name of the form's fields, where one is wrong.
        """

    def is_active(self, row: R) -> bool:
        """Whether the row is in use."""
        del row
        return True

    def switch(self, desk: Desk, act_id: UUID, row: R, *, active: bool) -> R:
        """Put the row in use, or out of it; the row as it stands then. Called in a thread."""
        raise NotImplementedError

    def matches(self, row: R, word: str) -> bool:
        """Whether the filter's ``word`` (folded) is in what the row shows."""
        return any(word in column.text(row).casefold() for column in self.model.columns)

    def form_changed(self, row: R | None, *, is_new: bool) -> None:
        """The form shows another row now, or the same one as it has become."""

    def rows_read(self) -> None:
        """The rows were read again: read what a page shows beside them."""

    def was_saved(self, row: R, *, was_new: bool) -> None:
        """It stands; say so. A page may say more."""
        del was_new
        self.notice.show_success(self.words.saved.format(name=self.name_of(row)))

    def was_switched(self, row: R, *, active: bool) -> None:
        """It is in use, or no longer; say what that means."""
        words = self.words.activated if active else self.words.deactivated
        self.notice.show_success(
            words.format(name=self.name_of(row)), "" if active else self.words.deactivated_means
        )

    # Sheets ---------------------------------------------------------------------------------------

    @Slot()
    def ask_import(self) -> None:
        """To the import page, for this kind of sheet."""
        self.page_asked.emit("import", self.SHEET)

    @Slot()
    def ask_export(self) -> None:
        """Ask for a file, then write every row into it."""
        if self.SHEET is not None:
            name = f"{self.session.desk.branch.code} {self.words.title}"
            title = self.tr("Export {what}").format(what=self.words.title)
            self.ask_file(self, title, name, self.export)

    def export(self, path: Path) -> None:
        """Write every row to ``path``; its ending says CSV or Excel."""
        kind = self.SHEET or ""

        def write(desk: Desk) -> ExportResult:
            # on a thread of its own: what writes spreadsheets is long in loading
            from core.exchange.export import export  # noqa: PLC0415

            return export(desk, kind, path)

        def done(result: ExportResult) -> None:
            self.notice.show_success(
                self.tr("{what} are exported").format(what=self.words.title),
                self.tr("{n} rows in {path}").format(n=result.rows, path=result.path),
            )

        self.notice.show_info(self.tr("Exporting to {file}…").format(file=path.name))
        self.session.read(write, done, self.notice.show_error, owner=self, topic="export")
