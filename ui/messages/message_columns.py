"""The columns of the table of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon, QPalette

from ui.icons import icon
from ui.messages.message_words import problem_words, when_words
from ui.setup.template_words import channel_word, kind_word
from ui.theme import state_icon, state_word
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from datetime import datetime

    from core.messages.list_messages import MessageRow
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

WIDTHS = {
    "state": 100,
    "when": 124,
    "customer": 128,
    "kind": 104,
    "channel": 110,
    "booking": 70,
    "recipient": 168,
    "problem": 220,
    "subject": 260,
}
"""The columns' first widths in pixels, until somebody drags them."""
_CHANNEL_ICONS = {"email": "mail", "sms": "chat"}


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
            lambda m: when_words(m.since, times),
            sort_key=_since,
            # at midnight a time becomes a day and a time
            is_live=True,
        ),
        Column("customer", translate("MessageColumns", "Customer"), lambda m: m.customer_name),
        Column("kind", translate("MessageColumns", "Message"), lambda m: kind_word(m.kind)),
        Column(
            "channel",
            translate("MessageColumns", "By"),
            lambda m: channel_word(m.channel),
            icon=lambda m: channel_icon(m.channel),
        ),
        Column("booking", translate("MessageColumns", "Booking"), lambda m: m.reference),
        Column("recipient", translate("MessageColumns", "To"), recipient, tool_tip=recipient),
        Column(
            "problem",
            translate("MessageColumns", "Problem"),
            problem_words,
            tool_tip=problem_words,
        ),
        Column(
            "subject",
            translate("MessageColumns", "Subject"),
            lambda m: m.subject,
            tool_tip=lambda m: m.subject,
        ),
    )


def channel_icon(channel: str) -> QIcon:
    """The way a message is sent."""
    return icon(_CHANNEL_ICONS[channel], QPalette.ColorRole.Text)


def recipient(message: MessageRow) -> str:
    """Whom it goes to, or that there is nobody."""
    return message.recipient or translate("MessageColumns", "no e-mail address")


def _since(message: MessageRow) -> datetime:
    return message.since
