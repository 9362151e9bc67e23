"""The one window: the tabs that a login has, the status strip, and what holds everywhere."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.booking.show import holds
from ui.garbage import WindowAside
from ui.icons import load_all, set_icon
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.status_strip import StatusStrip
from ui.tabs import TABS, TabEntry, load_planner
from ui.theme import GRID
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QCloseEvent

    from core.booking.facts import Booking
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session
    from ui.tab import Tab

SMALLEST: Final = QSize(1024, 700)
LANGUAGES: Final = (("", "System"), ("en", "English"), ("es", "Español"))
AHEAD_MILLISECONDS: Final = 50
"""Between two slices of tabs that are made ready ahead of their use: input comes in between."""
_LAYOUT: Final = "window/layout"


class _Place(QWidget):
    """Where a tab comes to stand once it is first opened: a start costs only what it shows."""

    def __init__(self, entry: TabEntry, session: Session) -> None:
        super().__init__()
        self.entry = entry
        self.is_loaded = False
        self.is_loading = False
        self.has_begun = False
        self.wanted: list[object] = []
        self._session = session
        self._half_built: Tab | None = None
        self._is_painted = False
        self.tab: Tab | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def open(self) -> Tab:
        """The tab, whole."""
        while self.tab is None:
            self.build_on()
        return self.tab

    def build_on(self) -> bool:
        """Build a slice of the tab; whether it is there now."""
        if self._half_built is None:
            self._half_built = self.entry.load()(self._session, self, at_once=False)
            self.is_loaded = True
        if self.tab is None and self._half_built.build_on():
            self.tab = self._half_built
            self._column.addWidget(self.tab)
        return self.tab is not None

    def begin(self) -> bool:
        """Show what the tab can begin with, and have the rest loaded; False: it is to be opened.

        So it is where everything is loaded already, as while a password was typed.
        """
        if self.tab is not None:
            return False
        if self._half_built is None:
            kind = self.entry.load()
            if all(name in sys.modules for name in kind.LATER):
                return False
            self._half_built = kind(self._session, self, at_once=False)
            self._half_built.build_on()
            self._column.addWidget(self._half_built)
            self.has_begun = True
        return self.has_begun and self._half_built.begin()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to be made ahead of the first look."""
        return self._is_painted

    def make_ready(self, size: QSize) -> None:
        """Lay the tab out and paint it once out of sight: a first look costs half of it then."""
        self._is_painted = True
        if not self.isVisible():
            self.resize(size)
            self.grab()


class MainWindow(QMainWindow):
    """The window of one session.

    ``signed_out``: the person wants to leave; ``branch_chosen(code)``: to work in another branch;
    ``language_chosen(code)`` and ``scheme_chosen(name)``: to see it otherwise;
    ``password_asked``: to change their own password. ``closed`` comes when every thread has ended.
    """

    signed_out = Signal()
    branch_chosen = Signal(str)
    language_chosen = Signal(str)
    scheme_chosen = Signal(str)
    password_asked = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("main_window")
        self.setWindowTitle(self.tr("{branch} - Booker").format(branch=session.desk.branch.name))
        self.setMinimumSize(SMALLEST)
        self.notice = Notice()
        self._told_of = 0
        self._told_unsaved = False
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Tabs"))
        self._places: dict[str, _Place] = {}
        self._add_tabs()
        self.tabs.setCornerWidget(self._corner(), Qt.Corner.TopRightCorner)
        self.strip = StatusStrip(session)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(middle)
        self._bind_keys()
        self._restore_layout()
        session.changed.connect(self._on_changed)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._count_holds()
        first = next(iter(self._places.values()))
        if not first.begin():
            self.open_tab(first.entry.name)
        # what is needed next is made ready while nobody waits for it
        self._aside = WindowAside()
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MILLISECONDS)
        self._ahead.timeout.connect(self._prepare_next_tab)
        self._ahead.start()

    # The tabs ----------------------------------------------------------------------------------

    def open_tab(self, name: str) -> Tab:
        """Show a tab by its name, built now if it is new. KeyError: the login has none such.

        A person goes through `show_tab`, which never keeps them waiting for imports.
        """
        place = self._places[name]
        is_current = self.tabs.currentWidget() is place
        tab = self._opened(place)
        self.tabs.setCurrentWidget(place)
        if is_current:
            tab.shown()
        return tab

    def show_tab(self, name: str, *items: object) -> None:
        """Show a tab by its name at once, what it is made of as soon as it is loaded.

        ``items``: at most one, which the tab is then asked to show. KeyError as `open_tab`.
        """
        place = self._places[name]
        is_current = self.tabs.currentWidget() is place
        place.wanted = list(items)
        self.tabs.setCurrentWidget(place)
        if is_current:
            self._look_at(place)

    def tab_names(self) -> tuple[str, ...]:
        """The tabs this login has, in order."""
        return tuple(self._places)

    def _add_tabs(self) -> None:
        for entry in TABS:
            if not entry.roles & self.session.roles:
                continue
            place = _Place(entry, self.session)
            self._places[entry.name] = place
            index = self.tabs.addTab(place, entry.title())
            self.tabs.setTabToolTip(index, entry.shortcut.keys())
            entry.shortcut.bind(
                self, partial(self.show_tab, entry.name), Qt.ShortcutContext.WindowShortcut
            )

    def _prepare_next_tab(self) -> None:
        """Import the next tab's module in a thread, then build the tab, one slice a turn.

        A first look at a tab would otherwise cost its imports and its widgets in one go, which is
        longer than a window may stand still. What is in front comes first.
        """
        front = self.tabs.currentWidget()
        missing = [place for place in self._places.values() if not place.is_ready]
        place = next((place for place in missing if place is front), next(iter(missing), None))
        if place is None:
            self._ahead.stop()
            self.session.tasks.run(
                _load_drafting, self._on_ready, self._on_not_ready, owner=self, background=True
            )
        elif place.tab is not None:
            place.make_ready(self.tabs.currentWidget().size())
        elif not place.is_loaded:
            self._load(place)
        elif place.build_on():
            self._join(place.open(), place)
            if place is front:
                self._look_at(place)
            self._ahead.setInterval(AHEAD_MILLISECONDS)

    def _on_ready(self, done: None) -> None:
        """Everything was done ahead."""
        del done
        self._aside.ready()

    def _on_not_ready(self, error: BookerError) -> None:
        self._aside.ready()
        self.notice.show_error(error)

    def _load(self, place: _Place) -> None:
        self._ahead.stop()
        if place.is_loading:
            return
        place.is_loading = True
        self.session.tasks.run(
            place.entry.load_whole if place.has_begun else partial(_load_ahead, place.entry),
            partial(self._on_loaded, place),
            partial(self._on_not_loaded, place),
            owner=self,
            background=self.tabs.currentWidget() is not place,
        )

    def _on_loaded(self, place: _Place, kind: type[Tab]) -> None:
        del kind
        place.is_loading = False
        place.is_loaded = True
        self._ahead.start(0 if self.tabs.currentWidget() is place else AHEAD_MILLISECONDS)

    def _on_not_loaded(self, place: _Place, error: BookerError) -> None:
        """It stands in the log; who opens the tab again tries again."""
        place.is_loading = False
        self.notice.show_error(error)

    def _look_at(self, place: _Place) -> None:
        """A place came to the front: its tab is told, once there is one."""
        tab = place.tab
        if tab is None:
            if place.is_loaded:
                self._ahead.start(0)
            else:
                self._load(place)
            return
        tab.shown()
        wanted, place.wanted = place.wanted, []
        for item in wanted:
            tab.show_item(item)

    def _opened(self, place: _Place) -> Tab:
        is_new = place.tab is None
        tab = place.open()
        if is_new:
            self._join(tab, place)
        return tab

    def _join(self, tab: Tab, place: _Place) -> None:
        """Hear what a new tab tells."""
        tab.attention_changed.connect(partial(self._show_attention, place))
        tab.asked.connect(self._on_asked)
        tab.unsaved_changed.connect(self._on_unsaved_changed)

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        place = self.tabs.widget(index)
        if isinstance(place, _Place):
            self._look_at(place)

    @Slot(str, object)
    def _on_asked(self, name: str, item: object) -> None:
        if name in self._places:
            self.show_tab(name, item)

    def _show_attention(self, place: _Place, count: int) -> None:
        title = place.entry.title()
        self.tabs.setTabText(self.tabs.indexOf(place), f"{title} •{count}" if count else title)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        shown = self.tabs.currentWidget()
        for place in self._places.values():
            if place.tab is not None and (place is shown or place.tab.LISTENS_HIDDEN):
                place.tab.changed(change)
        if change.touches("bookings"):
            self._count_holds()

    def _count_holds(self) -> None:
        """What waits for a dispatcher stands beside the tab's name before it was ever opened."""
        place = self._places.get("dispatch")
        if place is None or place.tab is not None:
            return

        def show(running: tuple[Booking, ...]) -> None:
            if place.tab is None:
                self._show_attention(place, sum(b.state == "held" for b in running))

        def keep(error: BookerError) -> None:
            """The strip says that the line is away."""
            del error

        self.session.read(holds, show, keep, owner=self, topic="holds", background=True)

    # The corner and the keys -------------------------------------------------------------------

    def _corner(self) -> QWidget:
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 2 * GRID, GRID // 2)
        person = QToolButton()
        person.setObjectName("person")
        login = self.session.desk.database.login
        roles = ", ".join(
            role.upper() if role == "csr" else said(role) for role in sorted(self.session.roles)
        )
        person.setText(f"{login} ({roles})")
        person.setAccessibleName(self.tr("{login}: branch, look, sign out").format(login=login))
        person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(person, "user")
        person.setAutoRaise(True)
        person.setMenu(self._menu(person))
        row.addWidget(person)
        return corner

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        if len(self.session.branches) > 1:
            branches = menu.addMenu(self.tr("&Branch"))
            for branch in self.session.branches:
                action = branches.addAction(f"{branch.name} ({branch.code})")
                action.setCheckable(True)
                action.setChecked(branch.code == self.session.desk.branch.code)
                action.triggered.connect(partial(self._depart, self.branch_chosen, branch.code))
        languages = menu.addMenu(self.tr("&Language"))
        self._choices(languages, LANGUAGES, "window/language", self.language_chosen)
        looks = menu.addMenu(self.tr("&Look"))
        schemes = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self._choices(looks, schemes, "window/scheme", self.scheme_chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Change &password…")).triggered.connect(
            partial(self._depart, self.password_asked)
        )
        keys = menu.addAction(self.tr("&Keys"))
        keys.setShortcut(Shortcut.HELP.sequence())
        keys.triggered.connect(self.show_help)
        leave = menu.addAction(self.tr("Sign &out"))
        leave.setShortcut(Shortcut.SIGN_OUT.sequence())
        leave.triggered.connect(partial(self._depart, self.signed_out))
        # a menu's own shortcuts work while it is open only; the window has them always
        self.addActions([keys, leave])
        return menu

    def _choices(
        self, menu: QMenu, choices: tuple[tuple[str, str], ...], key: str, chosen: SignalInstance
    ) -> None:
        group = QActionGroup(menu)
        now = self.session.preferences.text(key, choices[0][0])
        for value, title in choices:
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._choose, key, value, chosen))
            group.addAction(action)
            menu.addAction(action)

    def _choose(self, key: str, value: str, chosen: SignalInstance) -> None:
        self.session.preferences.set_text(key, value)
        # another language needs another window, another look does not
        if key == "window/language":
            self._depart(chosen, value)
        else:
            chosen.emit(value)

    def _bind_keys(self) -> None:
        everywhere = Qt.ShortcutContext.WindowShortcut
        Shortcut.NEXT_CALL.bind(self, self._next_call, everywhere)

    def _next_call(self) -> None:
        place = self._places.get("book")
        if place is None:
            return
        if place.has_begun and place.begin():
            # nothing is there yet that a new call would have to forget later
            self.tabs.setCurrentWidget(place)
        else:
            self.show_tab("book", None)

    @Slot()
    def show_help(self) -> None:
        """List the keys."""
        # only who asks for it pays for it
        from ui.help import Help  # noqa: PLC0415

        shown = Help(self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.show()

    # Coming and going --------------------------------------------------------------------------

    def _restore_layout(self) -> None:
        layout = self.session.preferences.state(_LAYOUT)
        if layout is None or not self.restoreGeometry(layout):
            self.resize(1280, 800)

    def leave(self) -> None:
        """Close, whatever still waits for an answer or is not saved: the person knows."""
        self._told_of = self.session.waiting
        self._told_unsaved = True
        self.close()

    def _depart(self, way: SignalInstance, *chosen: object) -> None:
        """Another window comes after this one, unless something is to be said first."""
        if self._knows_what_is_lost():
            way.emit(*(one for one in chosen if isinstance(one, str)))

    def _knows_what_is_lost(self) -> bool:
        """False once, where something would be lost in silence: what is said stands above."""
        return self._knows_what_waits() and self._knows_what_is_unsaved()

    def _knows_what_is_unsaved(self) -> bool:
        """False once, where something typed would be lost."""
        unsaved = self._unsaved_tab()
        if unsaved is None or self._told_unsaved:
            return True
        self._told_unsaved = True
        self.notice.show_info(
            self.tr("{tab}: changes are not saved yet").format(tab=unsaved.title()),
            self.tr("Who leaves now loses what was typed there."),
            self.tr(
                "Save or discard it there, or leave all the same: do again what you did just now."
            ),
        )
        self.show_tab(unsaved.name)
        return False

    def _unsaved_tab(self) -> TabEntry | None:
        """The first tab where something typed is not written yet."""
        tabs = ((place.entry, place.tab) for place in self._places.values())
        return next((entry for entry, tab in tabs if tab is not None and tab.has_unsaved()), None)

    @Slot(bool)
    def _on_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 (a signal's value)
        """What was said is over once everything is saved: what is typed then is told of anew."""
        if not unsaved and self._told_unsaved and self._unsaved_tab() is None:
            self._told_unsaved = False
            self.notice.clear()

    def _knows_what_waits(self) -> bool:
        """False once, where acts still wait for an answer that nobody would hear any more."""
        waiting = self.session.waiting
        if waiting <= self._told_of:
            return True
        self._told_of = waiting
        self.notice.show_info(
            self.tr("Not known yet what became of what you did last ({n})").format(n=waiting),
            self.tr(
                "The line dropped before the answer came. Who leaves now is not told what became"
                " of them; a hold among them may be placed all the same."
            ),
            self.tr(
                "Wait until the line is back, or leave all the same: close the window or sign out"
                " again, and look under Bookings later."
            ),
        )
        return False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 Qt's name
        """Remember the layout, break off what runs, end every thread."""
        if not self._knows_what_is_lost():
            event.ignore()
            return
        self._ahead.stop()
        preferences = self.session.preferences
        preferences.set_state(_LAYOUT, self.saveGeometry())
        for place in self._places.values():
            if place.tab is not None:
                place.tab.save_layout()
        preferences.save()
        self.session.close()
        self._aside.closed()
        super().closeEvent(event)
        self.closed.emit()


def _load_ahead(entry: TabEntry) -> type[Tab]:
    """All that a tab's first look would cost and a thread can do."""
    load_planner()
    load_all()
    return entry.load_whole()


def _load_drafting() -> None:
    """What the first hold would wait for; see `core.messages.draft.load_drafting`."""
    # a thread's: the window is there before it
    from core.messages.draft import load_drafting  # noqa: PLC0415

    load_drafting()
