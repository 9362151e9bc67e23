"""What is handed to a provider, made of a queued message: once, and kept from then on."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from core.messages.invitation import FILE_NAME, invitation, method_of
from core.messages.providers.provider import address_line

if TYPE_CHECKING:
    from datetime import datetime

    from core.messages.outbox import Claimed
    from core.messages.providers.provider import Payload
    from core.messages.settings import DeliverySettings

NOBODY: Final = "booker@sandbox.invalid"
"""Whom a sandbox's mail comes from in a branch that has no sender yet."""


def build(message: Claimed, settings: DeliverySettings, now: datetime) -> Payload:
    """The payload of ``message``, JSON-ready; ``now`` (aware) dates an invitation."""
    if message.channel == "sms":
        return {"from": settings.sms_sender or "", "to": message.recipient, "body": message.text}
    sender = settings.sender_address or NOBODY
    name = settings.sender_name or str(message.booking["branch"])
    return {
        "from": address_line(name, sender),
        "to": message.recipient,
        "reply_to": settings.reply_to,
        "subject": message.subject,
        "html": message.html,
        "text": message.text,
        "headers": {},
        "attachments": _invitations(message, sender, name, now),
    }


def is_from(payload: Payload, settings: DeliverySettings) -> bool:
    """Whether a payload comes from whom the settings name now.

    One that was refused for its sender would be refused again after the sender was corrected.
    """
    if "body" in payload:
        return bool(payload["from"] == (settings.sms_sender or ""))
    sender = settings.sender_address or NOBODY
    told = str(payload["from"])
    return told == sender or told.endswith(f"<{sender}>")


def _invitations(message: Claimed, sender: str, name: str, now: datetime) -> list[dict[str, Any]]:
    """The calendar entry of a promise that was made, moved or taken back; of others none."""
    entry = invitation(
        message.kind,
        message.booking,
        sender=sender,
        sender_name=name,
        recipient=message.recipient,
        now=now,
        language=message.language,
    )
    if entry is None:
        return []
    method = method_of(message.kind)
    return [
        {
            "filename": FILE_NAME,
            "content_type": f"text/calendar; method={method}; charset=utf-8",
            "content": base64.b64encode(entry).decode("ascii"),
        }
    ]
