"""A booking in words: for the table's cells and the details. Pure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.theme import state_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from core.booking.facts import Booking, PlannedStop
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

BOOKING_LINK = "booking:"
"""What a link to a booking begins with; its reference follows."""


def technicians(booking: Booking) -> str:
    """Who comes: names, or route numbers where the routes carry no names."""
    return ", ".join(_technician(stop) for stop in booking.stops)


def promise(booking: Booking, times: LocalTimes) -> str:
    """Day and hours as the customer was told."""
    span = times.span(booking.promised_from, booking.promised_to)
    return f"{times.day(booking.date)}, {span}"


def job_words(booking: Booking) -> str:
    """The job's name, how long and how many."""
    if booking.all_day:
        how_long = translate("BookingWords", "the whole shift")
    else:
        how_long = translate("BookingWords", "{n} minutes").format(n=booking.minutes)
    if booking.technicians == 1:
        return f"{booking.job_name} ({how_long})"
    how_many = translate("BookingWords", "{n} technicians at once").format(n=booking.technicians)
    return f"{booking.job_name} ({how_long}, {how_many})"


def details_html(booking: Booking, times: LocalTimes, label_colour: str) -> str:
    """Every fact but the head's, as a table; ``label_colour`` is the palette's, as #rrggbb."""
    rows = "".join(
        f'<tr><td style="color:{label_colour};padding-right:12px;padding-bottom:3px">'
        f"{escape(label)}</td>"
        f'<td style="padding-bottom:3px">{html}</td></tr>'
        for label, html in _facts(booking, times)
    )
    return f'<table cellspacing="0" cellpadding="0">{rows}</table>'


def _facts(booking: Booking, times: LocalTimes) -> Iterable[tuple[str, str]]:
    facts = (
        (translate("BookingWords", "Window"), escape(f"{booking.window} · {booking.zone}")),
        (translate("BookingWords", "Job"), escape(job_words(booking))),
        (translate("BookingWords", "Site"), escape(f"{booking.site} · {booking.address}")),
        (translate("BookingWords", "Phone"), escape(booking.phone or "")),
        (translate("BookingWords", "E-mail"), escape(booking.email or "")),
        (translate("BookingWords", "Planned"), _lines(_stops(booking, times))),
        (translate("BookingWords", "Notes"), _lines((booking.notes or "").splitlines())),
        *((question, _lines(answer.splitlines())) for question, answer in booking.answers),
        (translate("BookingWords", "Replaces"), _link(booking.replaces)),
        (translate("BookingWords", "Held"), escape(_by(booking.held_by, booking.held_at, times))),
        (translate("BookingWords", "Agreed"), _agreed(booking)),
        (
            translate("BookingWords", "Confirmed"),
            escape(_by(booking.confirmed_by, booking.confirmed_at, times)),
        ),
        (
            state_word(booking.state),
            escape(_by(booking.closed_by, booking.closed_at, times)),
        ),
        (translate("BookingWords", "Reason"), _lines((booking.reason or "").splitlines())),
        (translate("BookingWords", "Message"), escape(message_words(booking.message))),
    )
    return ((label, html) for label, html in facts if html)


def message_words(state: str | None) -> str:
    """What became of what the customer was told of the promise last."""
    return translate("BookingWords", "none") if state is None else state_word(state)


def _agreed(booking: Booking) -> str:
    return translate("BookingWords", "by the customer, to the proposal") if booking.agreed else ""


def _stops(booking: Booking, times: LocalTimes) -> list[str]:
    return [
        translate("BookingWords", "{span} · {technician} · drive {n} min").format(
            span=times.span(stop.arrives_at, stop.ends_at),
            technician=_technician(stop),
            n=stop.drive_minutes,
        )
        for stop in booking.stops
    ]


def _technician(stop: PlannedStop) -> str:
    return stop.technician or translate("BookingWords", "route {n}").format(n=stop.route)


def _by(login: str | None, at: datetime | None, times: LocalTimes) -> str:
    if at is None:
        return ""
    when = times.moment(at)
    return when if login is None else f"{when} · {login}"


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _link(reference: str | None) -> str:
    if reference is None:
        return ""
    return f'<a href="{BOOKING_LINK}{escape(reference)}">{escape(reference)}</a>'
