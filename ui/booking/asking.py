"""Keeps the offers of one question fresh: asked at once, settled in the background, asked again.

The first answer comes at once and leaves some cells undecided; those days are then asked for
thoroughly, one after another, so that a new question never waits behind an old one. What another
desk changes, and time, make it ask again.

The planner is imported by the calls that need it, on a thread: the tab is there before it
(ui/tabs.py loads it ahead).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from core.catalog.zones import list_zones
from core.planning.model import Reason
from ui.single_shot import single_shot

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from core.booking.facts import Offers, Window
    from core.catalog.zones import Zone
    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

DAYS: Final = 14
GATHER_MS: Final = 300
"""Changes of other desks that come within it are one reason to ask again."""
STALE_SECONDS: Final = 15
_TOPICS: Final = ("bookings", "stops", "routes", "blocks", "job_types", "arrival_windows", "zones")


Cell: TypeAlias = "tuple[date, str]"
"""A window of the grid: its date and its label."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: two weeks of windows from ``first`` (None: today) for a site's job."""

    site: str
    job: str
    first: date | None = None


class Asking(QObject):
    """``answered`` carries the Offers (an update, or the first), ``as_of`` is its oldest cell's.

    A cell that is being checked again is shown as it was known, and as old as that is.
    ``failed`` carries a BookerError; the last answer stays what it is.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question: Question | None = None
        self.answer: Offers | None = None
        self._known_at: dict[Cell, datetime] = {}
        self.is_watched = False
        self._asked_at: datetime | None = None
        self._is_asking = False
        self._is_settling = False
        self._missed = False
        self._undecided: list[date] = []
        self._zones: dict[str, UUID] = {}
        self._soon = single_shot(self, GATHER_MS, self.again)
        # once the answer is painted: a planner beside it would double what that takes
        self._settling = single_shot(self, 0, self._settle_next)
        session.clock.ticked.connect(self._on_ticked)
        self._read_zones()

    @property
    def as_of(self) -> datetime | None:
        """Of which instant the oldest cell of the answer is; None without an answer."""
        return min(self._known_at.values(), default=None)

    # What its owner does -------------------------------------------------------------------

    def ask(self, question: Question | None) -> None:
        """Ask something else; None: nothing."""
        self.question = question
        self.answer = None
        self._known_at = {}
        self._undecided = []
        self._is_asking = False
        self._soon.stop()
        if question is None:
            self._session.tasks.forget(self, "offers")
        else:
            self._send(question, background=False)

    @Slot()
    def again(self) -> None:
        """Ask the same again, once the answer that is under way has come."""
        if self.question is None:
            return
        if self._is_asking:
            self._soon.start()
        else:
            self._send(self.question)

    def changed(self, change: Change) -> None:
        """Another desk changed something: ask again soon, if it can be seen here."""
        if change.touches("zones"):
            self._read_zones()
        if self.question is None or not change.touches(*_TOPICS) or not self._is_seen(change):
            return
        if not self.is_watched:
            self._missed = True
        elif not self._soon.isActive():
            # not restarted by every change: a busy office would never be looked at
            self._soon.start()

    def watch(self, *, on: bool) -> None:
        """Whether anybody sees the answers: only then they are kept fresh."""
        self.is_watched = on
        if on and self._missed:
            self.again()
        elif on:
            self._on_ticked()

    def touches_zone(self, change: Change, zone: str) -> bool:
        """Whether a change can be one of that zone's bookings."""
        zone_id = self._zones.get(zone)
        if zone_id is None or not change.zone_days:
            return True
        return any(key.startswith(f"{zone_id}:") for key in change.zone_days)

    # ---------------------------------------------------------------------------------------

    def _is_seen(self, change: Change) -> bool:
        """Neighbours' routes can matter too: those are found by asking again every 15 s."""
        if self.answer is None or not change.zone_days:
            return True
        zone = self._zones.get(self.answer.zone)
        if zone is None:
            return True
        days = {window.date for window in self.answer.windows}
        return any(change.touches_zone_day(zone, day) for day in days)

    def _read_zones(self) -> None:
        def keep(zones: tuple[Zone, ...]) -> None:
            self._zones = {zone.name: zone.zone_id for zone in zones}

        def forget(error: BookerError) -> None:
            # without them every change is looked at, which is only more work
            del error
            self._zones = {}

        self._session.read(list_zones, keep, forget, owner=self, topic="zones", background=True)

    @Slot()
    def _on_ticked(self) -> None:
        if self.question is None or not self.is_watched or self._is_asking:
            return
        if self._asked_at is None or not self._session.line.status.is_up:
            return
        if (self._session.clock.now() - self._asked_at).total_seconds() >= STALE_SECONDS:
            self._send(self.question)

    def _send(self, question: Question, *, background: bool = True) -> None:
        self._is_asking = True
        self._missed = False
        self._asked_at = self._session.clock.now()
        asked_at = self._asked_at

        def read(desk: Desk) -> Offers:
            from core.booking.offers import offers  # noqa: PLC0415 - see the module

            return offers(desk, question.site, question.job, question.first, DAYS)

        self._session.read(
            read,
            partial(self._on_answered, question, asked_at),
            partial(self._on_failed, question),
            owner=self,
            topic="offers",
            background=background,
        )

    def _on_answered(self, question: Question, asked_at: datetime, found: Offers) -> None:
        if question != self.question:
            return
        self._is_asking = False
        self._undecided = sorted({w.date for w in found.windows if w.reason is Reason.CHECKING})
        self.answer = self._with_known(found, asked_at)
        self.answered.emit(self.answer)
        if not self._is_settling:
            self._settling.start()

    def _with_known(self, found: Offers, asked_at: datetime) -> Offers:
        """A cell that is being checked again shows what was known, until that is known anew."""
        before = {} if self.answer is None else {_cell(w): w for w in self.answer.windows}
        known_at, windows = {}, []
        for window in found.windows:
            cell, shown, at = _cell(window), window, asked_at
            if window.reason is Reason.CHECKING and cell in before:
                shown = before[cell]
                if shown.reason is not Reason.CHECKING:
                    at = self._known_at.get(cell, asked_at)
            known_at[cell] = at
            windows.append(shown)
        self._known_at = known_at
        return replace(found, windows=tuple(windows))

    def _on_failed(self, question: Question, error: BookerError) -> None:
        if question == self.question:
            self._is_asking = False
            self.failed.emit(error)

    @Slot()
    def _settle_next(self) -> None:
        """One day at a time: a search takes up to a second of a thread."""
        self._is_settling = bool(self._undecided) and self.question is not None
        if not self._is_settling or self.question is None:
            return
        question, day = self.question, self._undecided.pop(0)
        asked_at = self._session.clock.now()

        def read(desk: Desk) -> Offers:
            from core.booking.offers import offers  # noqa: PLC0415 - see the module

            return offers(desk, question.site, question.job, day, 1, thorough=True)

        self._session.read(
            read,
            partial(self._on_settled, question, asked_at),
            partial(self._on_unsettled, question),
            owner=self,
            topic="thorough",
            background=True,
        )

    def _on_settled(self, question: Question, asked_at: datetime, found: Offers) -> None:
        if question == self.question and self.answer is not None:
            settled = {_cell(window): window for window in found.windows}
            windows = tuple(settled.get(_cell(w), w) for w in self.answer.windows)
            self._known_at |= dict.fromkeys(settled.keys() & self._known_at.keys(), asked_at)
            self.answer = replace(self.answer, windows=windows)
            self.answered.emit(self.answer)
        self._settle_next()

    def _on_unsettled(self, question: Question, error: BookerError) -> None:
        if question == self.question:
            # the cells stay "checking"; the next round asks again
            self._undecided = []
            self.failed.emit(error)
        self._settle_next()


def _cell(window: Window) -> Cell:
    return window.date, window.window
