"""What is asked before an act on a booking, the act itself, and what is said after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from core.booking.answer_proposal import accept, decline
from core.booking.cancel import cancel
from core.booking.complete import complete
from core.booking.no_show import no_show
from core.booking.on_the_way import technician_on_the_way
from core.booking.release import release
from core.errors import Unanswered
from ui.bookings.booking_acts import BookingAct
from ui.bookings.booking_words import promise

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.bookings.details import BookingDetails
    from ui.moments import LocalTimes
    from ui.session import Session
    from ui.widgets.notice import Notice

    Act = Callable[[Desk, UUID], Booking]

MINUTES_AWAY: Final = (15, 30, 60)
"""Times until the arrival to choose from."""


class ActOnBooking(QObject):
    """Asks in the details' panes, acts through the session, tells in the notice.

    ``done`` comes after every act that was answered, whichever way.
    """

    done = Signal()

    def __init__(
        self,
        session: Session,
        times: LocalTimes,
        details: BookingDetails,
        notice: Notice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._details = details
        self._notice = notice
        self._cancelling: Booking | None = None
        self._acting: set[str] = set()
        details.cancel.reason_given.connect(self._on_reason_given)

    def ask(self, act: BookingAct, booking: Booking) -> None:
        """Ask what has to be asked, then act."""
        reference = booking.reference
        if act is BookingAct.RELEASE:
            self._act(
                reference, lambda desk, act_id: release(desk, act_id, reference), self._released
            )
        elif act is BookingAct.ACCEPT:
            self._act(
                reference, lambda desk, act_id: accept(desk, act_id, reference), self._accepted
            )
        elif act is BookingAct.DECLINE:
            self._ask_decline(booking)
        elif act is BookingAct.CANCEL:
            self._ask_cancel(booking)
        elif act is BookingAct.ON_THE_WAY:
            self._ask_on_the_way(booking)
        else:
            self._ask_visit(act, booking)

    # Questions ----------------------------------------------------------------------------------

    def _ask_decline(self, booking: Booking) -> None:
        def answer(*, keep_old: bool) -> None:
            self._act(
                booking.reference,
                lambda desk, act_id: decline(desk, act_id, booking.reference, keep_old=keep_old),
                self._kept if keep_old else self._released,
            )

        self._details.ask.ask(
            self.tr("The customer declines {promise}.").format(
                promise=promise(booking, self._times)
            ),
            self.tr("The window that was held before is still kept."),
            [
                (self.tr("Go &back to the old window"), partial(answer, keep_old=True)),
                (self.tr("&Release both"), partial(answer, keep_old=False)),
            ],
        )

    def _ask_cancel(self, booking: Booking) -> None:
        self._cancelling = booking
        self._details.cancel.ask_reason(
            self.tr("Cancel {reference}, {promise}?").format(
                reference=booking.reference, promise=promise(booking, self._times)
            ),
            self.tr("Its time is free at once. A message that was not sent yet is withdrawn."),
        )

    def _ask_on_the_way(self, booking: Booking) -> None:
        def tell(minutes: int | None) -> None:
            self._act(
                booking.reference,
                lambda desk, act_id: technician_on_the_way(
                    desk, act_id, booking.reference, minutes
                ),
                self._told_on_the_way,
            )

        times = [
            (self.tr("In &{n} min").format(n=minutes), partial(tell, minutes))
            for minutes in MINUTES_AWAY
        ]
        self._details.ask.ask(
            self.tr("Tell {customer} that the technician is on the way?").format(
                customer=booking.customer_name
            ),
            self.tr("When will they be there? The message goes out at once."),
            [*times, (self.tr("&No time"), partial(tell, None))],
        )

    def _ask_visit(self, act: BookingAct, booking: Booking) -> None:
        if act is BookingAct.COMPLETE:
            question = self.tr("Did the visit of {reference} take place?")
            words, call, said = self.tr("It took &place"), complete, self._completed
        else:
            question = self.tr("Was nobody there for {reference}?")
            words, call, said = self.tr("&Nobody was there"), no_show, self._not_there
        reference = booking.reference
        self._details.ask.ask(
            question.format(reference=reference),
            self.tr("This cannot be taken back."),
            [
                (
                    words,
                    lambda: self._act(
                        reference, lambda desk, act: call(desk, act, reference), said
                    ),
                )
            ],
        )

    @Slot(str)
    def _on_reason_given(self, reason: str) -> None:
        booking, self._cancelling = self._cancelling, None
        if booking is not None:
            self._act(
                booking.reference,
                lambda desk, act_id: cancel(desk, act_id, booking.reference, reason),
                self._cancelled,
            )

    # The act ------------------------------------------------------------------------------------

    def _act(self, reference: str, act: Act, say: Callable[[Booking], str]) -> None:
        """Act once: a key that is pressed twice is not told that it has been decided already."""
        if reference in self._acting:
            return
        self._acting.add(reference)

        def done(booking: Booking) -> None:
            self._acting.discard(reference)
            self._notice.show_success(say(booking))
            self.done.emit()

        def failed(error: BookerError) -> None:
            if not isinstance(error, Unanswered):
                self._acting.discard(reference)
            self._notice.show_error(error)
            self.done.emit()

        self._notice.clear()
        self._session.act(act, done, failed, owner=self)

    # What is said after it ----------------------------------------------------------------------

    def _released(self, booking: Booking) -> str:
        return self.tr("{reference} is released; its time is free.").format(
            reference=booking.reference
        )

    def _accepted(self, booking: Booking) -> str:
        return self.tr("{reference} is agreed by the customer, and waits for a dispatcher.").format(
            reference=booking.reference
        )

    def _kept(self, booking: Booking) -> str:
        return self.tr("{reference} is held again for {promise}.").format(
            reference=booking.reference, promise=promise(booking, self._times)
        )

    def _cancelled(self, booking: Booking) -> str:
        return self.tr("{reference} is cancelled; its time is free.").format(
            reference=booking.reference
        )

    def _completed(self, booking: Booking) -> str:
        return self.tr("{reference} is completed.").format(reference=booking.reference)

    def _told_on_the_way(self, booking: Booking) -> str:
        return self.tr("{customer} is told that the technician is on the way.").format(
            customer=booking.customer_name
        )

    def _not_there(self, booking: Booking) -> str:
        return self.tr("{reference} is marked a no-show.").format(reference=booking.reference)
