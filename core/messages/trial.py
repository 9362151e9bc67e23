"""A test message to one address, through the branch's own provider, beside the outbox."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from uuid import uuid4

from core.messages.payload import NOBODY
from core.messages.providers.provider import NotSetUp, Outcome, address_line

if TYPE_CHECKING:
    from core.messages.branch_providers import BranchProviders
    from core.messages.providers.provider import Payload

SUBJECT = "Test message from Booker"


def send_trial(providers: BranchProviders, branch: str, to: str) -> tuple[str, Outcome]:
    """Send it to an e-mail address, or to a number that begins with +.

    Answers by which provider, and how it ended. Raises NotSetUp, and core.errors types when the
    settings cannot be read.
    """
    providers.refresh()
    channel = "sms" if to.startswith("+") else "email"
    provider = providers.of(channel)
    if provider is None:
        raise providers.problem_of(channel) or NotSetUp("Messages cannot be sent.")
    return provider.name, provider.send(uuid4(), _payload(providers, channel, branch, to))


def _payload(providers: BranchProviders, channel: str, branch: str, to: str) -> Payload:
    settings = providers.settings
    said = f"This is a test. Whoever reads it knows that messages of {branch} arrive here."
    if channel == "sms":
        return {"from": settings.sms_sender or "", "to": to, "body": said}
    return {
        "from": address_line(settings.sender_name or branch, settings.sender_address or NOBODY),
        "to": to,
        "reply_to": settings.reply_to,
        "subject": SUBJECT,
        "html": f"<!doctype html><html><body><p>{escape(said)}</p></body></html>",
        "text": said,
        "headers": {},
        "attachments": [],
    }
