"""What the window grid says: a few words in a cell, a whole sentence for the status and the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from core.planning.model import Reason
from ui.marking import QT_TRANSLATE_NOOP
from ui.moments import long_day, short_day
from ui.sentences import said

if TYPE_CHECKING:
    from core.booking.facts import Window

_SHORT: Final = {
    Reason.CLOSED: QT_TRANSLATE_NOOP("Reason", "Closed"),
    Reason.TOO_SOON: QT_TRANSLATE_NOOP("Reason", "Too soon"),
    Reason.BEYOND_HORIZON: QT_TRANSLATE_NOOP("Reason", "Too far ahead"),
    Reason.NOT_RELEASED: QT_TRANSLATE_NOOP("Reason", "Not released"),
    Reason.WINDOW_LIMIT: QT_TRANSLATE_NOOP("Reason", "Window full"),
    Reason.ROUTES_FULL: QT_TRANSLATE_NOOP("Reason", "Routes full"),
    Reason.SHIFT_TOO_SHORT: QT_TRANSLATE_NOOP("Reason", "Job too long"),
    Reason.TECHNICIANS_SHORT: QT_TRANSLATE_NOOP("Reason", "Too few free"),
    Reason.VIP_RESERVED: QT_TRANSLATE_NOOP("Reason", "VIP only"),
    Reason.ALREADY_BOOKED: QT_TRANSLATE_NOOP("Reason", "Booked already"),
    Reason.BLOCKED: QT_TRANSLATE_NOOP("Reason", "Blocked"),
    Reason.DRIVE_TOO_FAR: QT_TRANSLATE_NOOP("Reason", "Drive too far"),
    Reason.ALL_DAY_STARTS_EARLIER: QT_TRANSLATE_NOOP("Reason", "Starts earlier"),
    Reason.CHECKING: QT_TRANSLATE_NOOP("Reason", "Checking…"),
}
_NO_SERVICE: Final = QT_TRANSLATE_NOOP("Reason", "No service")


def reason_words(reason: Reason | None) -> str:
    """Why a window is closed, in two words."""
    return QCoreApplication.translate("Reason", _SHORT[reason or Reason.CLOSED])


def day_words(reason: Reason | None) -> str:
    """Why a whole day is closed, in two words."""
    if reason in (None, Reason.CLOSED):
        return QCoreApplication.translate("Reason", _NO_SERVICE)
    return reason_words(reason)


def cell_lines(window: Window) -> tuple[str, str]:
    """The two lines of an open cell: how many technicians, how much more driving."""
    free = QCoreApplication.translate("WindowGrid", "Open · {n}").format(n=window.technicians_free)
    return free, drive_words(window)


def drive_words(window: Window) -> str:
    """The driving that this booking adds to the day, short: "+12 min"."""
    if window.extra_drive_minutes is None:
        return ""
    return QCoreApplication.translate("WindowGrid", "{n} min").format(
        n=f"{window.extra_drive_minutes:+d}"
    )


def name_of(window: Window, *, long: bool = False) -> str:
    """The window as it is said: "Thu, 26 Nov, 8-10"."""
    day = long_day(window.date) if long else short_day(window.date)
    return f"{day}, {window.window}"


def explained(window: Window, *, cheapest: bool = False) -> str:
    """The whole of it, without the window's name: open or closed, why, and the driving."""
    translate = QCoreApplication.translate
    if not window.offered:
        word = translate("WindowGrid", "Closed: {reason}")
        if window.reason is Reason.CHECKING:
            return said(window.explanation) or reason_words(window.reason)
        return word.format(reason=said(window.explanation) or reason_words(window.reason))
    parts = [
        translate("WindowGrid", "Open: {explanation}").format(
            explanation=said(window.explanation) or cell_lines(window)[0]
        )
    ]
    if window.extra_drive_minutes is not None:
        shape = (
            translate("WindowGrid", "{n} minutes more driving, the least of those shown.")
            if cheapest
            else translate("WindowGrid", "{n} minutes more driving.")
        )
        parts.append(shape.format(n=window.extra_drive_minutes))
    return " ".join(parts)
