"""Trials: everything into a folder, or to one address, and nothing to any customer."""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.messages.providers.mime import UnusableAddress, mail_of
from core.messages.providers.provider import OFFICE_SECONDS, Found, Outcome, Status

if TYPE_CHECKING:
    from uuid import UUID

    from core.messages.providers.pace import Pace
    from core.messages.providers.provider import Payload, Provider, Reply

_MOST_SECONDS: Final = 10.0


class Folder:
    """Writes each mail as ``<message>.eml`` and each text message as ``<message>.txt``."""

    name = "folder"
    repeats_safely = True
    most_seconds = _MOST_SECONDS

    def __init__(self, folder: Path, pace: Pace) -> None:
        self.pace = pace
        self._folder = folder

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Write the file, whole or not at all; one that is there stands."""
        is_text = "body" in payload
        file = self._folder / f"{message_id}.{'txt' if is_text else 'eml'}"
        try:
            content = _text_of(payload) if is_text else _mail_bytes(message_id, payload)
            if not file.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                _write(file, content)
        except UnusableAddress as error:
            return Outcome(
                "failed",
                error=f'"{error.text}" is no address for mail. Correct it, then send it again.',
            )
        except OSError as error:
            return Outcome(
                "again",
                error=f"The folder {self._folder} cannot be written ({error.strerror}). Make it "
                "writable, or choose another one for the sandbox.",
                wait_seconds=OFFICE_SECONDS / 15,
            )
        return Outcome("sent", provider_id=file.name)

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """Whether the file is there."""
        del since
        file = self._folder / f"{message_id}.{'txt' if 'body' in payload else 'eml'}"
        return Found("found", file.name) if file.exists() else Found("absent")

    def status(self, provider_id: str) -> Status | None:
        """A folder does not tell."""
        del provider_id
        return None

    def replies(self, since: datetime) -> list[Reply]:
        """A folder does not answer."""
        del since
        return []


class ToAddress:
    """Sends every message of a branch to one address, whoever it was meant for.

    Text messages come as mails from ``sender``. A message for one address and the same one for
    its customer are different ones to a provider that tells them by number.
    """

    def __init__(self, provider: Provider, address: str, sender: str) -> None:
        self._provider = provider
        self._address = address
        self._sender = sender

    @property
    def name(self) -> str:
        """The provider that does it."""
        return self._provider.name

    @property
    def repeats_safely(self) -> bool:
        """As the provider does."""
        return self._provider.repeats_safely

    @property
    def most_seconds(self) -> float:
        """As long as the provider takes."""
        return self._provider.most_seconds

    @property
    def pace(self) -> Pace:
        """The provider's."""
        return self._provider.pace

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Send it to the one address, with the one it was meant for before the subject."""
        return self._provider.send(message_id, self._redirected(payload))

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """Look for it where it went."""
        return self._provider.find(message_id, self._redirected(payload), since)

    def status(self, provider_id: str) -> Status | None:
        """What became of it at the one address, which is not the customer's to be flagged."""
        status = self._provider.status(provider_id)
        if status is None or status.state == "delivered":
            return status
        return Status("failed", status.error)

    def replies(self, since: datetime) -> list[Reply]:
        """Nobody was written to, so nobody answers."""
        del since
        return []

    def _redirected(self, payload: Payload) -> Payload:
        if "body" not in payload:
            subject = f"[to: {payload['to']}] {payload['subject']}"
            return {**payload, "to": self._address, "subject": subject}
        return {
            "from": self._sender,
            "to": self._address,
            "reply_to": None,
            "subject": f"[to: {payload['to']}]",
            "html": f"<p>{escape(payload['body'])}</p>",
            "text": payload["body"],
            "attachments": [],
            "headers": {},
        }


def _text_of(payload: Payload) -> bytes:
    return f"From: {payload['from']}\nTo: {payload['to']}\n\n{payload['body']}\n".encode()


def _mail_bytes(message_id: UUID, payload: Payload) -> bytes:
    return mail_of(message_id, payload, datetime.now(UTC)).as_bytes()


def _write(file: Path, content: bytes) -> None:
    """Put the file there in one step: whoever looks never sees half of it."""
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
