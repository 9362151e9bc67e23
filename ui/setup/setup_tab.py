"""Setup: a list of pages on the left, the chosen page on the right, first steps above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.catalog.first_steps import first_steps
from ui.setup.first_steps import FirstStepsPanel
from ui.setup.page_list import PageList
from ui.setup.pages import PAGES, PageEntry
from ui.setup.unsaved import UnsavedNotice
from ui.single_shot import single_shot
from ui.tab import Tab
from ui.theme import GRID
from ui.widgets.heading import EmptyState
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.catalog.first_steps import FirstSteps
    from core.database.live import Change
    from core.errors import BookerError
    from ui.line import LineStatus
    from ui.setup.page import SetupPage

_PAGE: Final = "setup/page"
COALESCE_MS: Final = 500
_STEPS_TOPICS: Final = (
    *("zones", "arrival_windows", "job_types", "sites", "routes", "staff"),
    # a branch's delivery is announced with its rules
    "branches",
)


class SetupTab(Tab):
    """Pages are imported in a thread when they are first chosen, and stay as they were left."""

    def build(self) -> Iterator[None]:
        """Make all that it is made of."""
        session = self.session
        self.notice = Notice()
        self.unsaved = UnsavedNotice()
        self.steps = FirstStepsPanel()
        yield
        self.list = PageList(PAGES)
        yield
        self._entries = {entry.name: entry for entry in PAGES}
        self._pages: dict[str, SetupPage] = {}
        self._kinds: dict[str, type[SetupPage]] = {}
        self._loading: set[str] = set()
        self._failed: set[str] = set()
        self._items: dict[str, object] = {}
        self._current = ""
        self._asked_about = ""
        self._stack = QStackedWidget()
        self._opening = EmptyState(self.tr("Opening…"), "")
        self._stack.addWidget(self._opening)
        self._later = single_shot(self, COALESCE_MS, self._read_steps)
        self._arrange()
        self.list.page_chosen.connect(self._on_page_chosen)
        self.list.entered.connect(self._enter_page)
        self.steps.page_asked.connect(self.show_page)
        self.unsaved.saved.connect(self._on_save_asked)
        self.unsaved.discarded.connect(self._on_discard_asked)
        session.line_changed.connect(self._on_line_changed)

    # What the window asks ------------------------------------------------------------------------

    def shown(self) -> None:
        """Open the page that was open last, at first the first one."""
        self._read_steps()
        if self._current:
            page = self.page
            if page is not None:
                page.shown()
            return
        kept = self.session.preferences.text(_PAGE)
        self.show_page(kept if kept in self._entries else PAGES[0].name)

    def changed(self, change: Change) -> None:
        """Tell the page in front; the others look for news when they are shown."""
        if self.page is not None:
            self.page.changed(change)
        if change.touches(*_STEPS_TOPICS):
            self._later.start()

    def show_item(self, item: object) -> None:
        """Open a page: by its name, or its name and what it shall show."""
        if isinstance(item, str):
            self.show_page(item)
        elif isinstance(item, tuple) and item and isinstance(item[0], str):
            self.show_page(*item)

    def save_layout(self) -> None:
        """Keep which page was open, and every page's layout."""
        if self._current:
            self.session.preferences.set_text(_PAGE, self._current)
        for page in self._pages.values():
            page.save_layout()

    def has_unsaved(self) -> bool:
        """Whether something typed on any page is not written yet."""
        return any(page.has_unsaved() for page in self._pages.values())

    # The pages -----------------------------------------------------------------------------------

    @property
    def page(self) -> SetupPage | None:
        """The page in front; None while it is being opened."""
        return self._pages.get(self._current)

    @Slot(str)
    @Slot(str, object)
    def show_page(self, name: str, item: object = None) -> None:
        """Show a page by its name, and ``item`` on it. A name that is none is ignored."""
        if name not in self._entries:
            return
        if item is not None:
            self._items[name] = item
        self._leave(name)
        self._current = name
        self.list.choose(name)
        self.notice.clear()
        page = self._pages.get(name)
        if page is not None:
            self._show(page)
            return
        self._opening.set_text(
            self.tr("Opening {page}…").format(page=self._entries[name].title()), ""
        )
        self._stack.setCurrentWidget(self._opening)
        if name in self._kinds:
            # first what says that it is being opened, then what may take a moment
            QTimer.singleShot(0, self, partial(self._build, name))
        else:
            self._load(self._entries[name])

    def _leave(self, name: str) -> None:
        """What was typed on the page that is left stays on it; say so, and what can be done."""
        left = self._pages.get(self._current)
        if name == self._current:
            return
        if self._asked_about == name:
            self._ask_about("")
        if left is not None and left.has_unsaved():
            self._ask_about(self._current)

    def _ask_about(self, name: str) -> None:
        self._asked_about = name
        if not name:
            self.unsaved.clear()
            return
        # not `ask`: the page that was opened gets the focus
        self.unsaved.show_info(
            self.tr("{page}: the changes are not saved").format(page=self._entries[name].title()),
            self.tr("They stay there until you save or discard them."),
        )

    @Slot()
    def _on_save_asked(self) -> None:
        page = self._pages.get(self._asked_about)
        if page is not None:
            # what is wrong with it is said there
            self.show_page(self._asked_about)
            page.save_unsaved()

    @Slot()
    def _on_discard_asked(self) -> None:
        page = self._pages.get(self._asked_about)
        if page is not None:
            page.discard_unsaved()
        self._ask_about("")

    def _load(self, entry: PageEntry) -> None:
        if entry.name in self._loading:
            return
        self._loading.add(entry.name)
        self.session.tasks.run(
            entry.load,
            partial(self._on_loaded, entry),
            partial(self._on_not_loaded, entry),
            owner=self,
        )

    def _on_loaded(self, entry: PageEntry, kind: type[SetupPage]) -> None:
        self._loading.discard(entry.name)
        self._kinds[entry.name] = kind
        if self._current == entry.name:
            self._build(entry.name)
        self._load_ahead()

    def _load_ahead(self) -> None:
        """Import the next page while nobody waits for it; it is built when it is chosen."""
        waiting = self._entries.keys() - self._kinds.keys() - self._failed
        entry = next((entry for entry in PAGES if entry.name in waiting), None)
        if entry is not None:
            self._load(entry)

    def _build(self, name: str) -> None:
        if name in self._pages:
            return
        page = self._kinds[name](self.session, self)
        self._pages[name] = page
        self._stack.addWidget(page)
        page.page_asked.connect(self.show_page)
        page.unsaved_changed.connect(partial(self._on_unsaved_changed, name))
        # in a turn of its own: making and laying out together would be felt
        QTimer.singleShot(0, self, partial(self._show_built, name))

    def _show_built(self, name: str) -> None:
        if self._current == name:
            self._show(self._pages[name])

    def _on_not_loaded(self, entry: PageEntry, error: BookerError) -> None:
        """It stands in the log; who opens the page again tries again."""
        self._loading.discard(entry.name)
        self._failed.add(entry.name)
        self._load_ahead()
        if self._current != entry.name:
            return
        self._opening.set_text(
            self.tr("{page} could not be opened").format(page=entry.title()),
            self.tr("Choose it again to try again."),
        )
        self.notice.show_error(error)

    def _show(self, page: SetupPage) -> None:
        had_focus = self.list.hasFocus()
        self._stack.setCurrentWidget(page)
        page.shown()
        if had_focus:
            # who walks the list with the keys walks on
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._current in self._items:
            page.show_item(self._items.pop(self._current))

    def _on_unsaved_changed(self, name: str, unsaved: bool) -> None:  # noqa: FBT001 (a signal's)
        self.list.mark(name, unsaved=unsaved)
        self.unsaved_changed.emit(self.has_unsaved())
        if not unsaved and self._asked_about == name:
            self._ask_about("")

    @Slot(str)
    def _on_page_chosen(self, name: str) -> None:
        if name != self._current:
            self.show_page(name)

    @Slot()
    def _enter_page(self) -> None:
        page = self.page
        if page is None:
            self.show_page(self._current)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.shown()

    # First steps ---------------------------------------------------------------------------------

    @Slot()
    def _read_steps(self) -> None:
        self.session.read(first_steps, self._show_steps, self._on_unread, owner=self, topic="steps")

    def _show_steps(self, steps: FirstSteps) -> None:
        self.steps.show_steps(steps)

    def _on_unread(self, error: BookerError) -> None:
        """The page says it, and the strip: the panel stays as it was."""
        del error

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        if status.is_up and self._current:
            self._read_steps()

    # ---------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for part in (self.steps, self.notice, self.unsaved):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(4 * GRID)
        row.addWidget(self.list)
        row.addWidget(right, 1)
