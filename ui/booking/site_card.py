"""The chosen site: where it is, whom to call, what it is promised and what it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.booking.site_bookings import site_bookings
from ui.booking.line_list import LineList, Lines
from ui.booking.words import LIVE, days_from, promise, street, town
from ui.icons import set_icon
from ui.moments import local
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size, state_icon, state_word

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from core.booking.facts import Booking
    from core.catalog.sites import Site
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.session import Session

MOST_BOOKINGS: Final = 20


class _OneLine(QLabel):
    """A word that cannot be wrapped: cut with an ellipsis where the pane is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show ``words``, all of them in the tool tip."""
        self._whole = words
        self.setToolTip(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        width = max(self.width(), 1)
        mode = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._whole, mode, width))


class SiteCard(QWidget):
    """Shows one site, and reads its bookings.

    ``edit_asked``: the person wants to change the site. ``booking_chosen``: a booking's reference.
    """

    edit_asked = Signal()
    booking_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.site: Site | None = None
        self._name = QLabel()
        self._name.setFont(Size.TITLE.font())
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._vip_icon, self._vip = QLabel(), QLabel(self.tr("VIP customer"))
        set_icon(self._vip_icon, "star")
        self._vip.setFont(Size.BODY.font(bold=True))
        self._unused_icon = QLabel()
        self._unused = QLabel(self.tr("No longer in use: it is offered nothing"))
        set_icon(self._unused_icon, "minus")
        self._unused.setFont(Size.BODY.font(bold=True))
        self._unused.setWordWrap(True)
        self._edit = QToolButton()
        set_icon(self._edit, "edit")
        self._edit.setAutoRaise(True)
        keys = Shortcut.EDIT_SITE.keys()
        self._edit.setToolTip(self.tr("Edit this site ({keys})").format(keys=keys))
        self._edit.setAccessibleName(self.tr("Edit this site"))
        self._edit.clicked.connect(self.edit_asked)
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        self._bookings_title = QLabel(self.tr("Bookings"))
        self._bookings_title.setFont(Size.BODY.font(bold=True))
        self.bookings: LineList[Booking] = LineList(
            self.tr("Bookings of this site"), self._booking_lines, lambda b: b.reference
        )
        self.bookings.row_activated.connect(self._on_booking_activated)
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        vip = QHBoxLayout()
        vip.setSpacing(GRID)
        vip.addWidget(self._vip_icon)
        vip.addWidget(self._vip, 1)
        unused = QHBoxLayout()
        unused.setSpacing(GRID)
        unused.addWidget(self._unused_icon, 0, Qt.AlignmentFlag.AlignTop)
        unused.addWidget(self._unused, 1)
        facts = QGridLayout()
        facts.setHorizontalSpacing(2 * GRID)
        facts.setVerticalSpacing(GRID)
        facts.setColumnStretch(1, 1)
        icons = {
            "number": "user",
            "street": "home",
            "zone": "map",
            "phone": "phone",
            "email": "mail",
            "notes": "info",
        }
        for row, (key, icon) in enumerate(icons.items()):
            self._facts[key] = self._fact(icon)
            top = Qt.AlignmentFlag.AlignTop
            facts.addWidget(self._facts[key][0], row, 0, top)
            facts.addWidget(self._facts[key][1], row, 1, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addLayout(vip)
        layout.addLayout(unused)
        layout.addLayout(facts)
        layout.addSpacing(GRID)
        layout.addWidget(self._bookings_title)
        layout.addWidget(self.bookings, 1)

    def _fact(self, icon: str) -> tuple[QLabel, QLabel]:
        mark = QLabel()
        set_icon(mark, icon)
        label = _OneLine() if icon == "mail" else QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(icon != "mail")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return mark, label

    def show_site(self, site: Site) -> None:
        """Show ``site``, and read its bookings."""
        is_other = self.site is None or self.site.number != site.number
        self.site = site
        self._name.setText(site.customer_name)
        for widget in (self._vip_icon, self._vip):
            widget.setVisible(site.vip)
        for widget in (self._unused_icon, self._unused):
            widget.setVisible(not site.active)
        self._say("number", site.number)
        self._say("street", "\n".join(part for part in (street(site), town(site)) if part))
        self._say("zone", site.zone)
        self._say("phone", site.phone or self.tr("no phone number"))
        self._say("email", site.email or self.tr("no e-mail address"))
        self._say("notes", site.notes or "")
        if is_other:
            self.bookings.set_rows(())
            self.bookings.set_empty_text(self.tr("Reading the bookings…"))
        self.read_bookings()

    def _say(self, key: str, words: str) -> None:
        mark, label = self._facts[key]
        if isinstance(label, _OneLine):
            label.say(words)
        else:
            label.setText(words)
        mark.setVisible(bool(words))
        label.setVisible(bool(words))

    def read_bookings(self) -> None:
        """Read the site's bookings again."""
        if self.site is None:
            return
        number = self.site.number

        def read(desk: Desk) -> tuple[Booking, ...]:
            return site_bookings(desk, number, MOST_BOOKINGS)

        self._session.read(read, self._show_bookings, self._on_failed, owner=self, topic="bookings")

    def _show_bookings(self, found: tuple[Booking, ...]) -> None:
        self.bookings.set_empty_text(
            self.tr("No bookings yet"), self.tr("This site has not been promised anything so far.")
        )
        self.bookings.set_rows(found)
        today = self._today()
        past = [b for b in found if b.state == "completed" and b.date <= today]
        self._bookings_title.setText(
            self.tr("Bookings · last visit {when}").format(
                when=days_from(max(b.date for b in past), today)
            )
            if past
            else self.tr("Bookings")
        )

    def _on_failed(self, error: BookerError) -> None:
        if not self.bookings.rows:
            self.bookings.set_empty_text(said(error.title), said(error.message))

    def _today(self) -> date:
        return local(self._session.clock.now(), self._session.desk.branch.timezone).date()

    def _booking_lines(self, booking: Booking) -> Lines:
        is_live = booking.state in LIVE
        return Lines(
            title=promise(booking),
            detail=" · ".join(
                (
                    days_from(booking.date, self._today()),
                    state_word(booking.state),
                    booking.job_name,
                    booking.reference,
                )
            ),
            icon=state_icon(booking.state),
            is_muted=not is_live,
        )

    @Slot(object)
    def _on_booking_activated(self, booking: Booking) -> None:
        self.booking_chosen.emit(booking.reference)
