"""What can be done to a booking, by its state and one's roles. Pure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from datetime import date

    from core.booking.facts import Booking

translate = QCoreApplication.translate


class BookingAct(Enum):
    """One thing to do, in the order of the buttons."""

    ACCEPT = "accept"
    DECLINE = "decline"
    RELEASE = "release"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    ON_THE_WAY = "on_the_way"
    COMPLETE = "complete"
    NO_SHOW = "no_show"

    def word(self) -> str:
        """What the button says, with its mnemonic."""
        return translate("BookingAct", _WORDS[self])

    def icon(self) -> str:
        """The name of the button's icon."""
        return _ICONS[self]

    def shortcut(self) -> Shortcut:
        """Its keys."""
        return _SHORTCUTS[self]


_WORDS: Final = {
    BookingAct.ACCEPT: QT_TRANSLATE_NOOP("BookingAct", "Customer &accepts"),
    BookingAct.DECLINE: QT_TRANSLATE_NOOP("BookingAct", "Customer &declines…"),
    BookingAct.RELEASE: QT_TRANSLATE_NOOP("BookingAct", "&Release"),
    BookingAct.RESCHEDULE: QT_TRANSLATE_NOOP("BookingAct", "Resc&hedule…"),
    BookingAct.CANCEL: QT_TRANSLATE_NOOP("BookingAct", "&Cancel…"),
    BookingAct.ON_THE_WAY: QT_TRANSLATE_NOOP("BookingAct", "On the &way…"),
    BookingAct.COMPLETE: QT_TRANSLATE_NOOP("BookingAct", "Com&pleted…"),
    BookingAct.NO_SHOW: QT_TRANSLATE_NOOP("BookingAct", "&No-show…"),
}
_ICONS: Final = {
    BookingAct.ACCEPT: "check",
    BookingAct.DECLINE: "cross",
    BookingAct.RELEASE: "undo",
    BookingAct.RESCHEDULE: "calendar",
    BookingAct.CANCEL: "cross",
    BookingAct.ON_THE_WAY: "truck",
    BookingAct.COMPLETE: "check-double",
    BookingAct.NO_SHOW: "user-off",
}
_SHORTCUTS: Final = {
    BookingAct.ACCEPT: Shortcut.ACCEPT,
    BookingAct.DECLINE: Shortcut.DECLINE,
    BookingAct.RELEASE: Shortcut.RELEASE,
    BookingAct.RESCHEDULE: Shortcut.RESCHEDULE,
    BookingAct.CANCEL: Shortcut.CANCEL_BOOKING,
    BookingAct.ON_THE_WAY: Shortcut.ON_THE_WAY,
    BookingAct.COMPLETE: Shortcut.COMPLETE,
    BookingAct.NO_SHOW: Shortcut.NO_SHOW,
}
_BY_STATE: Final = {
    "held": (BookingAct.RELEASE,),
    "proposed": (BookingAct.ACCEPT, BookingAct.DECLINE, BookingAct.RELEASE),
    "confirmed": (
        BookingAct.RESCHEDULE,
        BookingAct.CANCEL,
        BookingAct.ON_THE_WAY,
        BookingAct.COMPLETE,
        BookingAct.NO_SHOW,
    ),
}
_DISPATCHERS: Final = frozenset({BookingAct.COMPLETE, BookingAct.NO_SHOW})


def possible_acts(
    booking: Booking | None, roles: frozenset[str], today: date
) -> tuple[BookingAct, ...]:
    """What this person can do to the booking now; the database has the last word.

    ``today`` is the branch's: somebody is on the way to a visit of that day only.
    """
    if booking is None:
        return ()
    return tuple(
        act
        for act in _BY_STATE.get(booking.state, ())
        if (act not in _DISPATCHERS or "dispatcher" in roles)
        and (act is not BookingAct.ON_THE_WAY or booking.date == today)
    )
