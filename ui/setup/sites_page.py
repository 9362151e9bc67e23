"""Sites: the customers' addresses of the branch, found, looked at, added and corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.catalog.list_sites import SiteCounts, count_sites, list_sites
from core.catalog.sites import MOST_FOUND, Site, search_sites
from ui.booking.site_card import SiteCard
from ui.booking.site_form import SiteForm
from ui.icons import set_icon
from ui.setup.ask_file import AskFile, ask_sheet
from ui.setup.list_frame import ListFilter
from ui.setup.read_page import GuardedPage
from ui.setup.site_columns import SPARE, WIDTHS, site_columns
from ui.setup.site_count import count_words
from ui.setup.site_switch import SiteSwitch
from ui.setup.unsaved import UnsavedNotice
from ui.shortcuts import Shortcut
from ui.theme import GRID
from ui.widgets.cursor import let_go
from ui.widgets.heading import EmptyState, Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.database.desk import Desk
    from core.database.live import Change
    from core.exchange.export import ExportResult
    from ui.session import Session

_SPLITTER: Final = "setup/sites/splitter"
_COLUMNS: Final = "setup/sites/columns"
_FIRST: Final = (500, 400)


class SitesPage(GuardedPage):
    """The search and its table on the left; on the right the chosen site, or its form."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.ask_file: AskFile = ask_sheet
        self.notice = Notice()
        self.unsaved = UnsavedNotice()
        self.model: RowsModel[Site] = RowsModel(site_columns(), self)
        self.table = Table(
            self.model,
            self.tr("Sites"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        words = self.tr("Number, name, phone, street or e-mail")
        self.search = ListFilter(words, words, self.table)
        self.card = SiteCard(session)
        self.switch = SiteSwitch(session)
        self._seen = self._card_and_switch()
        self.form: SiteForm = SiteForm(session)
        self._nothing = EmptyState(
            self.tr("No site chosen"), self.tr("Choose one in the list, or add one.")
        )
        self._stack = QStackedWidget()
        for part in (self._nothing, self._seen, self.form):
            self._stack.addWidget(part)
        self.add_button = self._button(self.tr("&New site"), "plus", self.tr("New site"))
        self.import_button = self._button(
            self.tr("&Import…"), "import", self.tr("Import sites from a sheet")
        )
        self.export_button = self._button(
            self.tr("E&xport…"), "export", self.tr("Export sites to a sheet")
        )
        self.count = Hint()
        self._counts: SiteCounts | None = None
        self._arrange()
        self._connect()

    # What Setup asks ------------------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; the focus goes to the search, or stays in what is being typed."""
        self._read()
        if not self.is_editing():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Read again, soon, what is shown."""
        if change.touches("sites", "zones"):
            self._later.start()
        if change.touches("bookings") and self._stack.currentWidget() is self._seen:
            self.card.read_bookings()

    def show_item(self, item: object) -> None:
        """Look for this; "new" begins a new site."""
        if item == "new":
            self.add()
        elif isinstance(item, str):
            self.search.setText(item)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.session.preferences.set_state(_SPLITTER, self._splitter.saveState())
        self.table.save_layout()

    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._stack.currentWidget() is self.form

    def has_unsaved(self) -> bool:
        """Whether the form says something else than when it was opened."""
        return self.is_editing() and self.form.is_changed()

    def save_unsaved(self) -> None:
        """As Save."""
        self.form.save()

    def discard_unsaved(self) -> None:
        """As Leave."""
        self._leave_form()

    # Reading --------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self._search()
        self.session.read(count_sites, self._show_counts, self._on_unread, owner=self, topic="n")

    @Slot()
    def _search(self) -> None:
        words = " ".join(self.search.text().split())

        def work(desk: Desk) -> tuple[Site, ...]:
            if not words:
                return list_sites(desk, MOST_FOUND)
            # a person with time: what is misspelt twice is found as well
            return search_sites(desk, words, MOST_FOUND) or search_sites(
                desk, words, MOST_FOUND, thorough=True
            )

        self.session.read(
            work, partial(self._show_found, words), self._on_unread, owner=self, topic="found"
        )

    def _show_found(self, words: str, found: tuple[Site, ...]) -> None:
        self.notice.was_read()
        if words:
            self.table.set_empty_text(
                self.tr("No site has these words"), self.tr("Look for fewer, or for a part of one.")
            )
        else:
            self.table.set_empty_text(
                self.tr("No sites yet"),
                self.tr("Import the sheet of your customers with Import…, or add one with Ctrl+N."),
            )
        self.model.set_rows(found, key=lambda site: site.number)
        self._say_count()
        if self.is_editing():
            return
        if self.table.current_row() is None and found:
            self.table.selectRow(0)
        elif self.table.current_row() is None:
            self._stack.setCurrentWidget(self._nothing)

    def _show_counts(self, counts: SiteCounts) -> None:
        self._counts = counts
        self._say_count()

    def _say_count(self) -> None:
        if self._counts is not None:
            searched = bool(self.search.text().strip())
            shown = self.model.rowCount()
            self.count.setText(count_words(self._counts, shown, searched=searched))

    # Where the person goes ------------------------------------------------------------------------

    @Slot(object)
    def _on_current_changed(self, site: Site | None) -> None:
        if site is None:
            if not self.is_editing():
                self._stack.setCurrentWidget(self._nothing)
            return
        shown = self.card.site
        if self.is_editing() and shown is not None and shown.number == site.number:
            return
        self._go(partial(self._show_site, site.number))

    def _show_site(self, number: str) -> None:
        site = next((site for site in self.model.rows if site.number == number), None)
        if site is None:
            return
        self.card.show_site(site)
        self.switch.show_site(site)
        self._stack.setCurrentWidget(self._seen)
        self.table.choose(number)
        self.tell_unsaved()

    @Slot()
    def edit(self) -> None:
        """The chosen site as a form."""
        if self._stack.currentWidget() is not self._seen or self.card.site is None:
            return
        self.notice.clear()
        self._open(partial(self.form.show_edit, self.card.site))

    @Slot()
    def add(self) -> None:
        """A new site, beginning with what was looked for, if nothing was found."""
        words = self.search.text() if not self.model.rowCount() else ""

        def begin() -> None:
            self.notice.clear()
            self.card.site = None
            let_go(self.table)
            self._open(partial(self.form.show_new, words))

        self._go(begin)

    def _open(self, show: Callable[[], None]) -> None:
        # first the page: a form that is not to be seen cannot have the focus
        self._stack.setCurrentWidget(self.form)
        show()
        self.tell_unsaved()

    @Slot()
    def _leave_form(self) -> None:
        """Back to the site as it stands."""
        self.unsaved.clear()
        self._way = None
        self._stack.setCurrentWidget(self._nothing)
        if self.card.site is not None:
            self._show_site(self.card.site.number)
        elif self.model.rows:
            self.table.selectRow(0)
        self.tell_unsaved()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, way: Callable[[], None]) -> None:
        """Go there, unless something typed would be left behind: then ask, and stay for now."""
        if not self.has_unsaved():
            self.unsaved.clear()
            way()
            return
        self._way = way
        # the view is still busy with the key that moved the cursor
        QTimer.singleShot(0, self, self._cursor_back)
        self.unsaved.ask(self._title())

    def _title(self) -> str:
        site = self.card.site
        return self.tr("The new site") if site is None else site.customer_name

    @Slot()
    def _cursor_back(self) -> None:
        if self._way is None:
            return
        if self.card.site is None or not self.table.choose(self.card.site.number):
            let_go(self.table)

    @Slot()
    def _discard_and_go(self) -> None:
        way, self._way = self._way, None
        self._stack.setCurrentWidget(self._nothing)
        self.unsaved.clear()
        if way is not None:
            way()
        self.tell_unsaved()

    @Slot(object)
    def _on_saved(self, site: Site) -> None:
        way, self._way = self._way, None
        self.unsaved.clear()
        self._stack.setCurrentWidget(self._nothing)
        self.card.site = None
        self.notice.show_success(
            self.tr("{name} is saved").format(name=site.customer_name),
            self.tr("Number {number}, zone {zone}").format(number=site.number, zone=site.zone),
        )
        if way is not None:
            way()
        else:
            self._put(site)
        self.tell_unsaved()
        self._read()

    @Slot(object)
    def _on_switched(self, site: Site) -> None:
        title, more = self.tr("{name} is in use again"), ""
        if not site.active:
            title = self.tr("{name} is no longer in use")
            more = self.tr("It is offered nothing any more. What it had stays on record.")
        self.notice.show_success(title.format(name=site.customer_name), more)
        rows = {row.number: row for row in self.model.rows}
        if site.number in rows:
            rows[site.number] = site
            self.model.set_rows(rows.values(), key=lambda row: row.number)
        if self.card.site is not None and self.card.site.number == site.number:
            self.card.show_site(site)
            self.switch.show_site(site)
        self._read()

    def _put(self, site: Site) -> None:
        """It stands in the list at once, also if it would not be found by what is looked for."""
        rows = {row.number: row for row in self.model.rows}
        rows[site.number] = site
        self.model.set_rows(rows.values(), key=lambda row: row.number)
        self._show_site(site.number)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Sheets ---------------------------------------------------------------------------------------

    @Slot()
    def ask_import(self) -> None:
        """To the import page, for this kind of sheet."""
        self.page_asked.emit("import", "sites")

    @Slot()
    def ask_export(self) -> None:
        """Ask for a file, then write every site into it."""
        title = self.tr("Export sites")
        self.ask_file(
            self, title, f"{self.session.desk.branch.code} {self.tr('Sites')}", self.export
        )

    def export(self, path: Path) -> None:
        """Write every site to ``path``; its ending says CSV or Excel."""

        def write(desk: Desk) -> ExportResult:
            # on a thread of its own: what writes spreadsheets is long in loading
            from core.exchange.export import export  # noqa: PLC0415

            return export(desk, "sites", path)

        def done(result: ExportResult) -> None:
            self.notice.show_success(
                self.tr("Sites are exported"),
                self.tr("{n} rows in {path}").format(n=result.rows, path=result.path),
            )

        self.notice.show_info(self.tr("Exporting to {file}…").format(file=path.name))
        self.session.read(write, done, self.notice.show_error, owner=self, topic="export")

    # ---------------------------------------------------------------------------------------------

    def _button(self, words: str, icon: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_icon(button, icon)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.search, 1)
        top.addWidget(self.add_button)
        strip = QHBoxLayout()
        strip.setSpacing(2 * GRID)
        strip.addWidget(self.count, 1)
        strip.addWidget(self.import_button)
        strip.addWidget(self.export_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        right = QWidget()
        right.setMinimumWidth(76 * GRID)
        inner = QVBoxLayout(right)
        inner.setContentsMargins(2 * GRID, 0, 0, 0)
        inner.addWidget(self._stack)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 4)
        self._splitter.setSizes(list(_FIRST))
        state = self.session.preferences.state(_SPLITTER)
        if state is not None:
            self._splitter.restoreState(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2 * GRID)
        page.addWidget(Heading(self.tr("Sites")))
        page.addWidget(
            Hint(self.tr("The addresses that your technicians go to, each in one zone."))
        )
        page.addWidget(self.notice)
        page.addWidget(self.unsaved)
        page.addWidget(self._splitter, 1)
        self._set_up_columns()

    def _card_and_switch(self) -> QWidget:
        seen = QWidget()
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.card, 1)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        return seen

    def _set_up_columns(self) -> None:
        if self.session.preferences.state(_COLUMNS) is None:
            for key, width in WIDTHS.items():
                self.table.setColumnWidth(self.model.column_of(key), width)
        self.table.set_spare_columns(
            {self.model.column_of(key): width for key, width in SPARE.items()}
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.entered.connect(self._on_search_entered)
        self.search.left.connect(self.search.clear)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self.edit)
        self.card.edit_asked.connect(self.edit)
        self.switch.switched.connect(self._on_switched)
        self.switch.refused.connect(self.notice.show_error)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self._leave_form)
        self.form.edited.connect(self.tell_unsaved)
        self.add_button.clicked.connect(self.add)
        self.import_button.clicked.connect(self.ask_import)
        self.export_button.clicked.connect(self.ask_export)
        self.unsaved.saved.connect(self.form.save)
        self.unsaved.discarded.connect(self._discard_and_go)
        self.unsaved.closed.connect(self._stay)
        Shortcut.SETUP_ADD.bind(self, self.add)
        Shortcut.SETUP_SAVE.bind(self, self._save)
        Shortcut.EDIT_SITE.bind(self, self.edit)
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._read)

    @Slot()
    def _save(self) -> None:
        if self.is_editing():
            self.form.save()

    @Slot()
    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _on_search_entered(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
