"""What a dispatcher does with a hold, and the sentence that tells what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.booking.answer_proposal import accept, decline
from core.booking.confirm import confirm
from core.booking.release import release
from core.errors import Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.moments import LocalTimes
    from ui.session import Session


class HoldAct(StrEnum):
    """The decisions; accept and the declines are the customer's, recorded on their behalf."""

    CONFIRM = "confirm"
    RELEASE = "release"
    ACCEPT = "accept"
    DECLINE = "decline"
    KEEP_OLD = "keep_old"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: the booking as it is now, and the words for it."""

    booking: Booking
    title: str
    sentence: str


class HoldActs(QObject):
    """Sends acts, one at a time for each hold.

    ``begun(reference)``, then ``done(Done)`` or ``failed(reference, BookerError)``; a failure that
    is not certain (Unanswered) is followed by another answer.
    """

    begun = Signal(str)
    done = Signal(object)
    failed = Signal(str, object)

    def __init__(self, session: Session, times: LocalTimes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._running: set[str] = set()

    def is_running(self, reference: str) -> bool:
        """Whether an act on this hold has no answer yet."""
        return reference in self._running

    def do(self, act: HoldAct, hold: Booking, line: str = "") -> None:
        """Begin an act; a second one on the same hold is not begun.

        ``line``: what a confirmation adds to the customer's message.
        """
        reference = hold.reference
        if reference in self._running:
            return
        self._running.add(reference)
        self.begun.emit(reference)
        call = _call(act, reference, line)

        def done(booking: Booking) -> None:
            self._running.discard(reference)
            self.done.emit(self._told(act, booking))

        def failed(error: BookerError) -> None:
            if not isinstance(error, Unanswered):
                self._running.discard(reference)
            self.failed.emit(reference, error)

        self._session.act(call, done, failed, owner=self)

    def _told(self, act: HoldAct, booking: Booking) -> Done:
        shape = {
            HoldAct.CONFIRM: self.tr("Confirmed: {customer}, {day}, {window}"),
            HoldAct.RELEASE: self.tr("Released: {customer}, {day}, {window}"),
            HoldAct.ACCEPT: self.tr("Agreed: {customer}, {day}, {window}"),
            HoldAct.DECLINE: self.tr("Declined: {customer}, {day}, {window}"),
            HoldAct.KEEP_OLD: self.tr(
                "Declined, the old window is held again: {customer}, {day}, {window}"
            ),
        }[act]
        title = shape.format(
            customer=booking.customer_name, day=self._times.day(booking.date), window=booking.window
        )
        return Done(booking, title, self._sentence(act, booking))

    def _sentence(self, act: HoldAct, booking: Booking) -> str:
        if act is HoldAct.CONFIRM and booking.message == "queued":
            if booking.email:
                return self.tr("The message to {recipient} is queued.").format(
                    recipient=booking.email
                )
            return self.tr("The text message is queued.")
        if act is HoldAct.CONFIRM:
            return self.tr(
                "The site has neither an e-mail address nor a number for text messages, so no"
                " message goes out: tell the customer."
            )
        if act in {HoldAct.ACCEPT, HoldAct.KEEP_OLD}:
            return self.tr("It waits for a dispatcher to confirm it.")
        return self.tr("The window is free again.")


def _call(act: HoldAct, reference: str, line: str) -> Callable[[Desk, UUID], Booking]:
    calls: dict[HoldAct, Callable[[Desk, UUID], Booking]] = {
        HoldAct.CONFIRM: lambda desk, act_id: confirm(desk, act_id, reference, line or None),
        HoldAct.RELEASE: lambda desk, act_id: release(desk, act_id, reference),
        HoldAct.ACCEPT: lambda desk, act_id: accept(desk, act_id, reference),
        HoldAct.DECLINE: lambda desk, act_id: decline(desk, act_id, reference),
        HoldAct.KEEP_OLD: lambda desk, act_id: decline(desk, act_id, reference, keep_old=True),
    }
    return calls[act]
