"""What became of a hold that was decided, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from core.booking.facts import Booking
    from ui.moments import LocalTimes

translate = QCoreApplication.translate


def decider(booking: Booking) -> str | None:
    """The login that decided the hold; None: nobody did."""
    return booking.confirmed_by if booking.state == "confirmed" else booking.closed_by


def what_became(booking: Booking, times: LocalTimes, login: str) -> tuple[str, str] | None:
    """Title and sentence, as ``login`` is told; None: it still waits."""
    if booking.state == "expired":
        return (
            translate("HoldWords", "The hold of {customer} has expired").format(
                customer=booking.customer_name
            ),
            translate(
                "HoldWords", "{reference}: nobody confirmed it by {time}. The window is free again."
            ).format(
                reference=booking.reference,
                time=times.time(booking.expires_at) if booking.expires_at else "",
            ),
        )
    if booking.state in {"held", "proposed"}:
        return None
    who = decider(booking)
    at = booking.confirmed_at if booking.state == "confirmed" else booking.closed_at
    if who is None or at is None:
        return None
    if who == login:
        title = {
            "confirmed": translate("HoldWords", "You have confirmed {customer}"),
            "released": translate("HoldWords", "You have released the hold of {customer}"),
        }.get(booking.state, translate("HoldWords", "You have decided about {customer}"))
        sentence = translate("HoldWords", "{reference} was decided at {time}.")
    else:
        title = {
            "confirmed": translate("HoldWords", "{login} has confirmed {customer}"),
            "released": translate("HoldWords", "{login} has released the hold of {customer}"),
        }.get(booking.state, translate("HoldWords", "{login} has decided about {customer}"))
        sentence = translate("HoldWords", "{reference} was decided at {time} at another desk.")
    return (
        title.format(login=who, customer=booking.customer_name),
        sentence.format(reference=booking.reference, time=times.time(at)),
    )
