"""What every provider of messages is, and what it may say about one.

A provider never raises for what it or the line does: `Outcome` says what became of the attempt,
and above all whether the message *may* have been accepted.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from email.headerregistry import Address
from typing import TYPE_CHECKING, Any, Final, Protocol

from core.errors import BookerError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from core.messages.providers.pace import Pace

Payload = dict[str, Any]
"""What is handed over, JSON-ready, frozen at the first hand-over.

email: from, to, reply_to (or None), subject, html, text, headers (a mapping), attachments (each
filename, content_type, content in base64). sms: from, to, body.
"""

OFFICE_SECONDS: Final = 900.0
"""How long to wait for the office to mend what is its own: a key, a domain, a password."""
QUOTA_SECONDS: Final = 3600.0
"""How long to wait when a day's or a month's quota is used up."""
MOST_SECONDS: Final = 6 * 3600.0
"""The longest wait that a provider is believed."""


class NotSetUp(BookerError):
    """A branch's messages cannot be delivered: something was not entered yet."""

    code = "not_set_up"
    title = "Messages are not set up"
    default_next = "Have an administrator complete the delivery of messages."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt to send.

    ``result``: sent, again (later, the same message) or failed (never like this). ``unsure``: it
    may have been accepted all the same. ``stopped``: the number does not want text messages.
    ``error``: a sentence for the office, what happened and what to do.
    """

    result: str
    provider_id: str | None = None
    error: str | None = None
    wait_seconds: float | None = None
    unsure: bool = False
    stopped: bool = False

    def as_json(self) -> dict[str, Any]:
        """The document that app.finish_message takes."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a message of which nobody heard again is at the provider: found, absent, unknown."""

    result: str
    provider_id: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a sent message: delivered, bounced, complained or failed."""

    state: str
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The document that app.record_status takes."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Reply:
    """A customer's answer to a text message: stop or start. ``at`` is aware."""

    number: str
    word: str
    at: datetime
    provider_id: str


class Provider(Protocol):
    """One channel of a branch. All methods may be called by several threads at once."""

    @property
    def name(self) -> str:
        """resend, smtp, twilio or folder."""

    @property
    def repeats_safely(self) -> bool:
        """Whether the same message sent twice arrives once."""

    @property
    def most_seconds(self) -> float:
        """The longest that one `send` takes: a lease has to last longer."""

    @property
    def pace(self) -> Pace:
        """Whose turn it is; waited for before a message is handed over."""

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Hand the message over."""

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """Look for a message that was handed over at ``since`` (aware) or later."""

    def status(self, provider_id: str) -> Status | None:
        """What became of it; None: nothing to record (yet), or the provider never tells."""

    def replies(self, since: datetime) -> list[Reply] | None:
        """What customers answered since then, the oldest first; None: it cannot be read now."""


def address_line(name: str, address: str) -> str:
    """``Name <address>``, quoted where mail needs it; raises ValueError for no address."""
    shown = " ".join(name.split())
    user, _, domain = address.rpartition("@")
    if not user or not domain or any(letter.isspace() for letter in address):
        raise ValueError(address)
    return str(Address(shown, user, domain)) if shown else address


def waited(seconds: float | None, default: float | None = None) -> float | None:
    """A provider's wish to wait, within reason."""
    return default if seconds is None else min(max(seconds, 0.0), MOST_SECONDS)
