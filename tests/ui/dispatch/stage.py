"""A Dispatch tab at work on a real day, for the tests of its parts."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLocale

from core.booking.hold import hold
from tests.ui.desk import open_session
from ui.dispatch.dispatch_tab import DispatchTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office
    from ui.dispatch.timeline_scale import Spot
    from ui.session import Session

WINDOWS = ("8-10", "10-12", "12-2", "2-4", "4-6")


@dataclass
class Stage:
    """The office, the tab, and short ways to what a test looks at."""

    office: Office
    day: date
    session: Session
    tab: DispatchTab
    qtbot: QtBot

    def hold(self, site: str, window: str, job: str = "TUNE") -> Booking:
        """A CSR holds a window at another desk."""
        return hold(self.office.desk("csr"), uuid4(), site, job, self.day, window)

    def references(self) -> list[str]:
        """The pending holds on screen."""
        return [booking.reference for booking in self.tab.pending.holds]

    def wait_for_hold(self, reference: str) -> None:
        """Until the hold stands in the table."""
        self.qtbot.waitUntil(lambda: reference in self.references())

    def choose(self, reference: str) -> None:
        """Choose a hold, and wait until its day stands in the timeline."""
        self.wait_for_hold(reference)
        self.tab.pending.table.choose(reference)
        self.qtbot.waitUntil(lambda: self.has_stop(reference))

    def has_stop(self, reference: str) -> bool:
        """Whether the timeline shows a stop of the booking."""
        return any(one.stop.reference == reference for one in self.spots())

    def spots(self) -> tuple[Spot, ...]:
        """The timeline's stops."""
        return self.tab.day.timeline.spots

    def spot(self, reference: str) -> Spot:
        """The booking's first stop in the timeline."""
        return next(one for one in self.spots() if one.stop.reference == reference)


@contextmanager
def stage(
    office: Office, qtbot: QtBot, *, sites: int = 8, routes: int = 2, port: int | None = None
) -> Iterator[Stage]:
    """A dispatcher's open tab on an office with a day of routes."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    day = office.day(3)
    if sites:
        office.add_sites(sites)
    if routes:
        office.add_routes(day, routes)
    with open_session(office, "dispatcher", port=port) as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        tab = DispatchTab(session)
        session.changed.connect(tab.changed)
        qtbot.addWidget(tab)
        tab.resize(1024, 640)
        tab.show()
        tab.shown()
        qtbot.waitUntil(lambda: tab.day.bar.zone != "")
        yield Stage(office, day, session, tab, qtbot)
        session.changed.disconnect(tab.changed)
        tab.close()
