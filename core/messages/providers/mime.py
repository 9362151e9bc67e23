"""A mail as it travels: plain, formatted and invitation as alternatives, and attachments.

An invitation stands twice, as calendars expect it: among the alternatives, where Gmail, Outlook
and Apple Mail offer to take it up, and as a file for everything else.
"""

from __future__ import annotations

import base64
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from core.messages.providers.provider import Payload

POLICY: Final = SMTP.clone(cte_type="7bit")
"""Readable by every server on the way, whether or not it takes eight bits."""
_OWN_HEADERS: Final = frozenset({
    "from", "to", "cc", "bcc", "subject", "date", "message-id", "reply-to", "mime-version",
    "content-type", "content-transfer-encoding",
})  # fmt: skip


_NAMED = re.compile(
    r"(?:(?P<name>.*)<(?P<spec>[^<>\s@]+@[^<>\s@]+)>)|(?P<bare>[^<>\s@]+@[^<>\s@]+)"
)


class UnusableAddress(ValueError):
    """What stands in an address field is none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def mail_of(message_id: UUID, payload: Payload, at: datetime) -> EmailMessage:
    """The mail of a payload, dated ``at`` (aware). Raises UnusableAddress."""
    sender = address_of(payload["from"])
    mail = EmailMessage(POLICY)
    mail["From"] = sender
    mail["To"] = address_of(payload["to"])
    if payload.get("reply_to"):
        mail["Reply-To"] = address_of(payload["reply_to"])
    mail["Subject"] = " ".join(str(payload["subject"]).split())
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = mark_of(message_id, sender)
    # so that nobody's holiday note answers
    mail["Auto-Submitted"] = "auto-generated"
    for name, value in (payload.get("headers") or {}).items():
        if name.lower() not in _OWN_HEADERS and name not in mail:
            mail[name] = " ".join(str(value).split())
    mail.set_content(payload["text"])
    mail.add_alternative(payload["html"], subtype="html")
    parts = [_Part(part) for part in payload.get("attachments") or ()]
    # before the first attachment, which turns the alternatives into a part among others
    for part in parts:
        if part.method:
            mail.add_alternative(
                part.content.decode("utf-8"), subtype="calendar", cte="base64",
                params={"method": part.method},
            )  # fmt: skip
    for part in parts:
        mail.add_attachment(
            part.content, maintype=part.main, subtype=part.sub, filename=part.filename
        )
    return mail


def mark_of(message_id: UUID, sender: Address) -> str:
    """The Message-ID: a mail that arrives twice can be told by it."""
    return f"<{message_id}@{sender.domain or 'localhost'}>"


def address_of(text: str) -> Address:
    """One address, with or without a name; the domain as the network spells it.

    Names come as people write them: what mail would have in quotes may come without.
    """
    match = _NAMED.fullmatch(" ".join(text.split()))
    if match is None:
        raise UnusableAddress(text)
    name = re.sub(
        r"\\(.)", r"\1", (match["name"] or "").strip().removeprefix('"').removesuffix('"')
    )
    user, _, domain = (match["spec"] or match["bare"]).rpartition("@")
    try:
        # IDNA takes no empty label, and no space
        spelt = domain.encode("idna").decode("ascii")
        return Address(display_name=name, username=user, domain=spelt)
    except ValueError as error:
        raise UnusableAddress(text) from error


class _Part:
    """An attachment of a payload; ``method``: of an invitation, else ''."""

    def __init__(self, stated: dict[str, str]) -> None:
        self.filename = stated["filename"]
        self.content = base64.b64decode(stated["content"])
        kind, *rest = (piece.strip() for piece in stated["content_type"].split(";"))
        self.method = ""
        if kind.lower() == "text/calendar":
            named = dict(piece.split("=", 1) for piece in rest if "=" in piece)
            self.method = named.get("method", "PUBLISH").strip('"').upper()
            # the file beside the invitation itself, which mail clients do not take for a second
            kind = "application/ics"
        self.main, _, sub = kind.partition("/")
        self.sub = sub or "octet-stream"
