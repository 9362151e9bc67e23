"""The columns of the table of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.theme import state_icon, state_word
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from datetime import datetime

    from core.messages.list_messages import MessageRow
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

WIDTHS = {
    "state": 112,
    "when": 168,
    "booking": 84,
    "customer": 168,
    "recipient": 208,
    "subject": 260,
}
"""The columns' first widths in pixels, until somebody drags them."""


def message_columns(times: LocalTimes) -> tuple[Column[MessageRow], ...]:
    """What a message shows in its row; times as the branch's clocks have them."""
    return (
        Column(
            "state",
            translate("MessageColumns", "State"),
            lambda m: state_word(m.state),
            icon=lambda m: state_icon(m.state),
        ),
        Column(
            "when",
            translate("MessageColumns", "Since"),
            lambda m: times.moment(since(m)),
            sort_key=since,
        ),
        Column("booking", translate("MessageColumns", "Booking"), lambda m: m.reference),
        Column("customer", translate("MessageColumns", "Customer"), lambda m: m.customer_name),
        Column("recipient", translate("MessageColumns", "To"), _recipient, tool_tip=_recipient),
        Column(
            "subject",
            translate("MessageColumns", "Subject"),
            lambda m: m.subject,
            tool_tip=lambda m: m.subject,
        ),
    )


def since(message: MessageRow) -> datetime:
    """When it came into the state it is in (UTC)."""
    return message.withdrawn_at or message.queued_at or message.drafted_at


def _recipient(message: MessageRow) -> str:
    return message.recipient or translate("MessageColumns", "no e-mail address")
