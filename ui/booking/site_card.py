"""The chosen site: where it is, whom to call, what it is promised and was told, what it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
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
from core.messages.site_news import site_news
from ui.booking.line_list import LineList, Lines
from ui.booking.words import LIVE, days_from, promise, street, town
from ui.icons import set_icon, tinted_icon
from ui.messages.message_words import TROUBLE, fate_words, problem_words
from ui.moments import LocalTimes, local
from ui.sentences import said
from ui.shortcuts import Shortcut
from ui.theme import GRID, ICON, Size, Tone, state_icon, state_word, tone_colours

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from core.booking.facts import Booking
    from core.catalog.sites import Site
    from core.database.desk import Desk
    from core.errors import BookerError
    from core.messages.contact import Contact
    from core.messages.list_messages import MessageRow
    from core.messages.site_news import SiteNews
    from ui.session import Session

MOST_BOOKINGS: Final = 20
MOST_TOLD: Final = 2
"""Messages whose fate is told in the card; all of them stand in Messages."""


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
        self._times = LocalTimes(session.desk.branch.timezone)
        self._news: SiteNews | None = None
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
            # of these the state is shown, in its colour
            "email_problem": "",
            "sms": "chat",
            "told_1": "",
            "told_2": "",
            "notes": "info",
        }
        for row, (key, icon) in enumerate(icons.items()):
            self._facts[key] = self._fact(icon, one_line=key == "email")
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

    def _fact(self, icon: str, *, one_line: bool) -> tuple[QLabel, QLabel]:
        mark = QLabel()
        if icon:
            set_icon(mark, icon)
        label = _OneLine() if one_line else QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(not one_line)
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
            self._show_news(None)
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

    def read_bookings(self, *, background: bool = False) -> None:
        """Read the site's bookings again, and what its customer was told."""
        if self.site is None:
            return
        number = self.site.number

        def read(desk: Desk) -> tuple[tuple[Booking, ...], SiteNews]:
            return site_bookings(desk, number, MOST_BOOKINGS), site_news(desk, number)

        self._session.read(
            read,
            self._show_found,
            self._on_failed,
            owner=self,
            topic="bookings",
            background=background,
        )

    def _show_found(self, found: tuple[tuple[Booking, ...], SiteNews]) -> None:
        bookings, news = found
        self._show_news(news)
        self._show_bookings(bookings)

    def _show_news(self, news: SiteNews | None) -> None:
        self._news = news
        self._show_contact(None if news is None else news.contact)
        told = () if news is None else tuple(m for m in news.told if m.state != "draft")
        # what is in trouble first
        self._show_told(sorted(told, key=lambda m: m.state not in TROUBLE))

    def _show_contact(self, contact: Contact | None) -> None:
        """Whether the e-mail address gave trouble, and whether text messages may be sent."""
        problem = sms = ""
        if contact is not None:
            if contact.email_problem == "bounced":
                problem = self.tr("E-mail bounced: correct the address")
            elif contact.email_problem is not None:
                problem = self.tr("The customer marked e-mail as unwanted: call instead")
            if contact.sms_stopped_at is not None:
                sms = self.tr("Stopped text messages")
            elif contact.sms_number is not None:
                sms = self.tr("Text messages to {number}").format(number=contact.sms_number)
        self._say("email_problem", problem)
        self._say("sms", sms)
        mark, label = self._facts["email_problem"]
        ink = tone_colours(Tone.DANGER, self.palette()).ink
        icon = tinted_icon("warning", ink)
        mark.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        label.setForegroundRole(QPalette.ColorRole.BrightText)

    def _show_told(self, told: list[MessageRow]) -> None:
        """What became of what the customer was told of what they are promised."""
        now = self._session.clock.now()
        is_flagged = self._news is not None and self._news.contact.email_problem is not None
        for n in range(MOST_TOLD):
            key = f"told_{n + 1}"
            if n >= len(told):
                self._say(key, "")
                continue
            message = told[n]
            # beside the address that is flagged nobody needs to be told twice
            why = said(message.problem or "") if is_flagged else problem_words(message)
            parts = (fate_words(message, self._times, now), why)
            self._say(key, ". ".join(part for part in parts if part))
            mark, label = self._facts[key]
            icon = state_icon(message.state, self.palette())
            mark.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
            label.setToolTip(f"{message.reference} · {state_word(message.state)}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.site is not None:
            self._show_news(self._news)

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
