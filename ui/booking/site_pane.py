"""The site pane: find the customer's site, see it, make or change one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.catalog.sites import find_site, search_sites
from ui.booking.line_list import LineList, Lines
from ui.booking.site_card import SiteCard
from ui.booking.site_form import SiteForm
from ui.booking.words import street
from ui.icons import icon
from ui.shortcuts import Shortcut
from ui.theme import GRID
from ui.widgets.heading import EmptyState, Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from core.catalog.sites import Site
    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

MOST_FOUND: Final = 20


class SitePane(QWidget):
    """``site_chosen`` carries the Site, also when it was changed; ``site_cleared``: none any more.

    ``booking_chosen``: the reference of one of its bookings.
    """

    site_chosen = Signal(object)
    site_cleared = Signal()
    booking_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._answered: str | None = None
        self._enter_waits = False
        self._is_looking = False
        self.results: LineList[Site] = LineList(
            self.tr("Sites found"), _site_lines, lambda site: site.number, on_click=True
        )
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.row_activated.connect(self._choose)
        self.field = SearchField(
            self.tr("Find a site"), self.tr("Name, street, phone …"), walked=self.results
        )
        self.field.textEdited.connect(self._on_text_edited)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self._on_field_left)
        self.notice = Notice()
        self.card = SiteCard(session)
        self.card.edit_asked.connect(self.edit_site)
        self.card.booking_chosen.connect(self.booking_chosen)
        self._form: SiteForm | None = None
        self.new_button = QPushButton()
        # what was typed must not make the pane wider
        self.new_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.new_button.setAccessibleName(self.tr("New site"))
        self.new_button.clicked.connect(self.new_site)
        self._arrange()
        self.clear()

    def _arrange(self) -> None:
        self._nothing = EmptyState(
            self.tr("Who is calling?"),
            self.tr(
                "Type a part of the name, street, customer number, phone or e-mail."
                " Arrow keys choose, Enter takes the site."
            ),
        )
        self._approximate = Hint()
        self._approximate.hide()
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._approximate)
        column.addWidget(self.results, 1)
        self._pages = QStackedWidget()
        for page in (self._nothing, found, self.card):
            self._pages.addWidget(page)
        self._found = found
        title = Heading(self.tr("S&ite"))
        title.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(self.notice)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.new_button)

    @property
    def site(self) -> Site | None:
        """The chosen site."""
        return self.card.site

    @property
    def zone(self) -> str:
        """The chosen site's zone; nothing without one."""
        return "" if self.site is None else self.site.zone

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._form is not None and self._pages.currentWidget() is self._form

    @property
    def form(self) -> SiteForm:
        """The form of a new or changed site."""
        return self.load_form()

    def load_form(self) -> SiteForm:
        """The form, made by whoever needs it first: a call begins without it."""
        if self._form is None:
            self._form = SiteForm(self._session)
            self._form.saved.connect(self._on_saved)
            self._form.left.connect(self._on_form_left)
            self._pages.addWidget(self._form)
        return self._form

    # What its owner does -------------------------------------------------------------------

    def clear(self) -> None:
        """Forget the site and the search: the next customer calls."""
        self._enter_waits = False
        self._answered = None
        self._forget_searches()
        self.field.clear()
        self.results.set_rows(())
        self.card.site = None
        self.notice.clear()
        self._show(self._nothing)
        self.site_cleared.emit()

    def focus_search(self) -> None:
        """Put the focus into the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def changed(self, change: Change) -> None:
        """Another desk changed something."""
        if self.site is None:
            return
        if change.touches("bookings", "messages", "sites"):
            # a site's contact is told as a change of sites
            self.card.read_bookings(background=True)
        if change.touches("sites", "zones"):
            self._read_site(self.site.number)

    @Slot()
    def new_site(self) -> None:
        """Open the form for a new site, with what was typed into the search."""
        self.notice.clear()
        self._show(self.form)
        self.form.show_new("" if self.site is not None else self.field.text())

    @Slot()
    def edit_site(self) -> None:
        """Open the form for the chosen site."""
        if self.site is not None:
            self.notice.clear()
            self._show(self.form)
            self.form.show_edit(self.site)

    def choose_number(self, number: str) -> None:
        """Choose the site of that number, read from the database."""

        def read(desk: Desk) -> Site:
            return find_site(desk, number)

        self._session.read(read, self._choose, self.notice.show_error, owner=self, topic="choice")

    # Searching -----------------------------------------------------------------------------

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._enter_waits = False
        words = " ".join(text.split())
        if not words:
            self._forget_searches()
            self.results.set_rows(())
            self._answered = None
            self._show(self.card if self.site is not None else self._nothing)
            return

        def read(desk: Desk) -> tuple[Site, ...]:
            return search_sites(desk, words, MOST_FOUND)

        self._session.read(
            read, partial(self._show_found, words), self._on_failed, owner=self, topic="search"
        )

    def _forget_searches(self) -> None:
        self._session.tasks.forget(self, "search")
        self._session.tasks.forget(self, "thorough")
        self._is_looking = False

    def _show_found(self, words: str, found: tuple[Site, ...]) -> None:
        self._answered = words
        self.notice.clear()
        self._is_looking = not found
        self._show_results(found, approximate=False)
        if found:
            self._session.tasks.forget(self, "thorough")
        else:
            self._look_thoroughly(words)
        if self._enter_waits:
            self._enter_waits = False
            meant = [site for site in found if _is_meant(site, words)]
            if len(found) == 1 or len(meant) == 1:
                self._choose((meant or list(found))[0])

    def _look_thoroughly(self, words: str) -> None:
        """Nothing has every word as typed, or nearly: look for what was meant, for up to 0.5 s."""

        def read(desk: Desk) -> tuple[Site, ...]:
            return search_sites(desk, words, MOST_FOUND, thorough=True)

        def show(found: tuple[Site, ...]) -> None:
            if self._answered == words and words == " ".join(self.field.text().split()):
                self._is_looking = False
                self._show_results(found, approximate=bool(found))

        def failed(error: BookerError) -> None:
            self._is_looking = False
            self._show_results((), approximate=False)
            self.notice.show_error(error)

        self._session.read(read, show, failed, owner=self, topic="thorough")

    def _show_results(self, found: tuple[Site, ...], *, approximate: bool) -> None:
        """Show what was found; ``approximate``: it may not be what was meant, and says so."""
        words, keys = self._answered or "", Shortcut.NEW_SITE.keys()
        nothing = self.tr("No site matches “{words}”").format(words=words)
        if self._is_looking:
            self.results.set_empty_text(nothing, self.tr("Looking more thoroughly…"))
        else:
            self.results.set_empty_text(
                nothing,
                self.tr("Check the spelling, or make a new site with {keys}.").format(keys=keys),
            )
        guess = self.tr("No site matches “{words}”. Is it one of these?").format(words=words)
        self._approximate.setVisible(approximate)
        self._approximate.setText(guess)
        # Enter takes no guess: a person moves the cursor there
        self.results.set_rows(found, to_first=not approximate)
        if approximate:
            self.results.setAccessibleDescription(guess)
        if not self.is_editing:
            self._show(self._found)

    def _on_failed(self, error: BookerError) -> None:
        self._enter_waits = False
        self.notice.show_error(error)

    @Slot()
    def _on_entered(self) -> None:
        words = " ".join(self.field.text().split())
        if not words:
            if self.site is not None:
                self._choose(self.site)
            return
        row = self.results.current_row()
        if words != self._answered:
            # typed faster than the answer: it is taken when it is one, else the person looks
            self._enter_waits = True
        elif row is not None:
            self._choose(row)
        else:
            self.new_site()

    @Slot()
    def _on_field_left(self) -> None:
        self.notice.clear()
        self.field.clear()
        self._on_text_edited("")

    @Slot(object)
    def _choose(self, site: Site) -> None:
        self._forget_searches()
        self._answered = None
        self.field.clear()
        self.results.set_rows(())
        self.notice.clear()
        self.card.show_site(site)
        self._show(self.card)
        self.site_chosen.emit(site)

    # The site that is shown ----------------------------------------------------------------

    def _read_site(self, number: str) -> None:
        def read(desk: Desk) -> Site:
            return find_site(desk, number)

        def show(site: Site) -> None:
            self.notice.was_read()
            if self.site is not None and self.site.number == number and self.site != site:
                self.card.show_site(site)

        self._session.read(
            read, show, self.notice.show_unread, owner=self, topic="site", background=True
        )

    @Slot(object)
    def _on_saved(self, site: Site) -> None:
        self._choose(site)

    @Slot()
    def _on_form_left(self) -> None:
        self._show(self.card if self.site is not None else self._nothing)
        self.focus_search()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.new_button.setVisible(page is not self._form)
        is_missing = not self.results.rows or not self._approximate.isHidden()
        self._name_new_button(is_missing=page is self._found and is_missing)

    def _name_new_button(self, *, is_missing: bool) -> None:
        keys = Shortcut.NEW_SITE.keys()
        if is_missing and self._answered:
            metrics = self.new_button.fontMetrics()
            shape = self.tr("New site “{words}” ({keys})")
            rest = metrics.horizontalAdvance(shape.format(words="", keys=keys)) + 8 * GRID
            width = max(self.new_button.width() - rest, 10 * GRID)
            words = metrics.elidedText(self._answered, Qt.TextElideMode.ElideRight, width)
            text = shape.format(words=words, keys=keys)
        else:
            text = self.tr("New site ({keys})").format(keys=keys)
        self.new_button.setText(text.replace("&", "&&"))
        self.new_button.setToolTip(self._answered if is_missing and self._answered else "")


def _site_lines(site: Site) -> Lines:
    place = ", ".join(part for part in (street(site), site.city) if part)
    unused = "" if site.active else QCoreApplication.translate("SitePane", "no longer in use")
    return Lines(
        title=site.customer_name,
        detail=" · ".join(part for part in (unused, place, site.phone) if part),
        word=site.number,
        icon=_star() if site.vip else None,
        spoken=", ".join(
            part
            for part in (
                site.customer_name,
                QCoreApplication.translate("SitePane", "VIP customer") if site.vip else "",
                unused,
                place,
                site.number,
            )
            if part
        ),
    )


def _star() -> QIcon:
    return icon("star", QPalette.ColorRole.Text)


def _is_meant(site: Site, words: str) -> bool:
    """Whether every word typed begins a word of the site, or is a part of its phone number."""
    told = " ".join(
        part or ""
        for part in (site.number, site.customer_name, street(site), site.city, site.email)
    )
    there = told.casefold().replace(",", " ").split()
    digits = "".join(letter for letter in site.phone or "" if letter.isdecimal())
    typed = "".join(letter for letter in words if letter.isdecimal())
    if len(typed) >= 4 and typed in digits:  # noqa: PLR2004 (fewer digits are a house number)
        return True
    return all(any(word.startswith(part) for word in there) for part in words.casefold().split())
