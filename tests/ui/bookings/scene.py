"""A Bookings tab at work on a real office, for its tests."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLocale

from core.booking.confirm import confirm
from core.booking.hold import hold
from tests.ui.desk import open_session
from ui.bookings.bookings_tab import BookingsTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office
    from ui.session import Session

SITES, ROUTES, AHEAD = 12, 3, 3


def furnish(office: Office) -> Office:
    """Sites and routes enough for every test of a module."""
    office.add_sites(SITES)
    for ahead in range(1, 8):
        office.add_routes(office.day(ahead), ROUTES)
    return office


def held(office: Office, site: str, window: str = "8-10", *, ahead: int = AHEAD) -> Booking:
    """A hold that a CSR made at another desk."""
    return hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(ahead), window)


def confirmed(office: Office, site: str, window: str = "8-10", *, ahead: int = AHEAD) -> Booking:
    """A booking that a dispatcher confirmed at another desk."""
    made = held(office, site, window, ahead=ahead)
    return confirm(office.desk("dispatcher"), uuid4(), made.reference)


@dataclass
class Scene:
    """The tab, and short ways to what a test looks at."""

    office: Office
    session: Session
    tab: BookingsTab
    qtbot: QtBot

    def states(self) -> dict[str, str]:
        """Reference → state, of the rows that are shown."""
        return {row.reference: row.state for row in self.tab.model.rows}

    def choose(self, booking: Booking) -> None:
        """Choose the booking, and wait until it stands in the details."""
        self.qtbot.waitUntil(lambda: booking.reference in self.states())
        assert self.tab.table.choose(booking.reference)
        self.qtbot.waitUntil(lambda: self.shown() == booking.reference)

    def shown(self) -> str:
        """The reference in the details."""
        return "" if self.tab.details.booking is None else self.tab.details.booking.reference

    def wait_for_state(self, booking: Booking, state: str) -> None:
        """Until the booking's row has that state."""
        self.qtbot.waitUntil(lambda: self.states().get(booking.reference) == state)

    def settle(self) -> None:
        """Until no call runs."""
        self.qtbot.waitUntil(lambda: not self.session.tasks.is_busy)


@contextmanager
def scene(
    office: Office,
    qtbot: QtBot,
    login: str = "dispatcher",
    *,
    day: date | None = None,
    words: str = "",
    port: int | None = None,
) -> Iterator[Scene]:
    """An open tab of one of the office's staff."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    with open_session(office, login, port=port) as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        tab = BookingsTab(session)
        session.changed.connect(tab.changed)
        qtbot.addWidget(tab)
        tab.resize(1024, 640)
        tab.show()
        if day is not None:
            tab.filter.show_days(day, day)
        tab.filter.text.setText(words)
        tab.shown()
        made = Scene(office, session, tab, qtbot)
        made.settle()
        yield made
        session.changed.disconnect(tab.changed)
        tab.close()
