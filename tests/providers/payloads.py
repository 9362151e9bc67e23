"""Payloads as a worker hands them over."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from tests.providers.twilio_server import SENDER

if TYPE_CHECKING:
    from core.messages.providers.provider import Payload

INVITATION = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Besuch f\xc3\xbcr Sie\r\nEND:VCALENDAR\r\n"
)


def mail_payload(**changed: object) -> Payload:
    """A confirmation with its invitation."""
    return {
        "from": "Denver Heating <office@denver.example>",
        "to": "ana@customer.example",
        "reply_to": "desk@denver.example",
        "subject": "Your appointment R-7",
        "html": "<p>Between <b>8</b> and 10.</p>",
        "text": "Between 8 and 10.\n",
        "headers": {},
        "attachments": [
            {
                "filename": "appointment.ics",
                "content_type": "text/calendar; method=REQUEST; charset=utf-8",
                "content": base64.b64encode(INVITATION).decode(),
            }
        ],
        **changed,
    }


def text_payload(**changed: object) -> Payload:
    """A reminder."""
    return {
        "from": SENDER,
        "to": "+13035550199",
        "body": "We come at 8. Reply STOP to end.",
        **changed,
    }
