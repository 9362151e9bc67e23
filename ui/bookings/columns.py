"""The columns of the table of bookings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.bookings.booking_words import message_words, promise, technicians
from ui.icons import icon
from ui.theme import state_icon, state_word
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from core.booking.facts import Booking
    from ui.moments import LocalTimes

translate = QCoreApplication.translate


def booking_columns(times: LocalTimes) -> tuple[Column[Booking], ...]:
    """What a booking shows in its row; days and times as the branch's clocks have them."""
    return (
        Column(
            "reference",
            translate("BookingColumns", "Booking"),
            lambda b: b.reference,
        ),
        Column(
            "state",
            translate("BookingColumns", "State"),
            lambda b: state_word(b.state),
            icon=lambda b: state_icon(b.state),
        ),
        Column(
            "date",
            translate("BookingColumns", "Date"),
            lambda b: times.day(b.date),
            sort_key=lambda b: (b.date, b.promised_from, b.reference),
        ),
        Column(
            "window",
            translate("BookingColumns", "Window"),
            lambda b: b.window,
            tool_tip=lambda b: promise(b, times),
            sort_key=lambda b: (times.local(b.promised_from).time(), b.window),
            accessible=lambda b: promise(b, times),
        ),
        Column(
            "customer",
            translate("BookingColumns", "Customer"),
            lambda b: b.customer_name,
            tool_tip=lambda b: f"{b.customer_name}\n{b.address}\n{b.phone or ''}".strip(),
            icon=lambda b: icon("star") if b.vip else None,
            accessible=lambda b: (
                translate("BookingColumns", "{customer}, VIP").format(customer=b.customer_name)
                if b.vip
                else b.customer_name
            ),
        ),
        Column(
            "job",
            translate("BookingColumns", "Job"),
            lambda b: b.job_name,
            tool_tip=lambda b: b.job_name,
        ),
        Column("technicians", translate("BookingColumns", "Technicians"), technicians),
        Column("zone", translate("BookingColumns", "Zone"), lambda b: b.zone),
        Column("site", translate("BookingColumns", "Site"), lambda b: b.site),
        Column(
            "vip",
            translate("BookingColumns", "VIP"),
            lambda b: translate("BookingColumns", "VIP") if b.vip else "",
        ),
        Column(
            "message",
            translate("BookingColumns", "Message"),
            lambda b: message_words(b.message),
            icon=lambda b: state_icon(b.message) if b.message else None,
        ),
    )


WIDTHS = {
    "reference": 88,
    "state": 112,
    "date": 112,
    "window": 60,
    "customer": 168,
    "job": 152,
    "technicians": 128,
    "zone": 88,
    "site": 80,
    "vip": 48,
    "message": 96,
}
"""The columns' first widths in pixels, until somebody drags them."""
