"""Mail through Resend, whose idempotency keys make repeating safe for a day.

The package keeps its key, its address and its client in module globals, while a worker serves
several branches from several threads. So its client is one of ours, which asks as whichever
provider the calling thread is working for.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import resend
from resend.exceptions import NoContentError, ResendError

from core.messages.providers.http_line import HttpLine, LineDropped, line_outcome, retry_after
from core.messages.providers.provider import (
    OFFICE_SECONDS,
    QUOTA_SECONDS,
    Found,
    Outcome,
    Status,
    waited,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from core.messages.providers.http_line import Answer
    from core.messages.providers.pace import Pace
    from core.messages.providers.provider import Payload, Reply

logger = logging.getLogger(__name__)

RESEND_URL: Final = "https://api.resend.com"
_STATUS_TURN_SECONDS: Final = 10.0
_OFFICE: Final = frozenset({401, 403, 451})
# what the package calls an error that names itself nowhere
_NAMELESS: Final = frozenset({"", "InternalServerError", "application_error"})
_ARRIVED: Final = frozenset({"delivered", "opened", "clicked"})
_ENDS: Final = {
    "bounced": ("bounced", "The mail server of the address refused it. Ask for another address."),
    "suppressed": (
        "bounced",
        "Resend no longer writes to this address: earlier mails bounced. Ask for another one.",
    ),
    "complained": (
        "complained",
        "The customer reported it as unwanted. Write to this address no more.",
    ),
    "failed": ("failed", "Resend could not send it. Look it up in Resend's list of mails."),
    "canceled": ("failed", "It was cancelled in Resend before it went out."),
}


class ResendMail:
    """A branch's mail by Resend; ``url`` is another one than Resend's in tests only."""

    name = "resend"
    repeats_safely = True

    def __init__(
        self, key: str, pace: Pace, *, url: str = RESEND_URL, line: HttpLine | None = None
    ) -> None:
        self.pace = pace
        self._key = key
        self._url = url.rstrip("/")
        self._line = line or HttpLine()

    @property
    def most_seconds(self) -> float:
        """The longest that one `send` takes."""
        return self._line.most_seconds

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Hand a mail over under its message's id: twice is once."""
        options: resend.Emails.SendOptions = {"idempotency_key": str(message_id)}
        with _asking(self) as asked:
            try:
                sent: Any = resend.Emails.send(_params(payload), options)
            except (ResendError, NoContentError, TypeError) as error:
                return self._refused(error, asked)
        if not isinstance(sent, dict) or not isinstance(sent.get("id"), str):
            return _unclear()
        self.pace.went_well()
        return Outcome("sent", provider_id=sent["id"])

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """Not needed: the same key asks and sends at once."""
        del message_id, payload, since
        return Found("unknown")

    def status(self, provider_id: str) -> Status | None:
        """Ask what became of it; None also where the key may only send."""
        if not self.pace.wait(threading.Event(), _STATUS_TURN_SECONDS):
            return None
        with _asking(self) as asked:
            try:
                told: Any = resend.Emails.get(provider_id)
            except (ResendError, NoContentError, TypeError) as error:
                outcome = self._refused(error, asked)
                logger.info("Resend does not tell what became of %s: %s", provider_id, outcome)
                return None
        event = told.get("last_event") if isinstance(told, dict) else None
        if event in _ARRIVED:
            return Status("delivered")
        return Status(*_ENDS[event]) if event in _ENDS else None

    def replies(self, since: datetime) -> list[Reply]:
        """Answers to mails go to people, not here."""
        del since
        return []

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: object) -> Answer:
        """One request of the package's, asked as this branch."""
        signed = {**headers, "Authorization": f"Bearer {self._key}"}
        has_body = method.lower() != "get"
        return self._line.ask(method, self._url + path, signed, json=body if has_body else None)

    def _refused(self, error: Exception, asked: _Asked) -> Outcome:
        if asked.dropped is not None:
            return line_outcome("Resend", asked.dropped)
        if asked.answer is None or not isinstance(error, ResendError):
            return _unclear()
        outcome = outcome_of(
            asked.answer.status,
            error.error_type if asked.answer.is_json else "",
            error.message,
            retry_after(asked.answer.headers),
        )
        if asked.answer.status == HTTPStatus.TOO_MANY_REQUESTS and not error.error_type.endswith(
            "quota_exceeded"
        ):
            self.pace.slow_down(outcome.wait_seconds)
        return outcome


def outcome_of(status: int, kind: str, message: str, wait_seconds: float | None) -> Outcome:
    """What Resend's error means; ``kind``: its name for it, '' if it was not Resend that spoke.

    (https://resend.com/docs/api-reference/errors)
    """
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome(
            "again",
            error=f"Resend had a fault of its own ({status}). It is asked again.",
            wait_seconds=waited(wait_seconds),
            unsure=True,
        )
    if status < HTTPStatus.BAD_REQUEST or kind in _NAMELESS:
        # a proxy, a sign-in page, a gateway: nobody knows what it did with the request
        return _unclear()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(kind, wait_seconds)
    if status == HTTPStatus.REQUEST_TIMEOUT or kind == "concurrent_idempotent_requests":
        return Outcome("again", error="Resend is still at an earlier attempt.", unsure=True)
    said = " ".join(str(message).split()).rstrip(".")[:300]
    if status in _OFFICE:
        return Outcome("again", error=_office(status, kind, said), wait_seconds=OFFICE_SECONDS)
    return Outcome("failed", error=_refusal(kind, said))


def _refusal(kind: str, said: str) -> str:
    if kind == "invalid_idempotent_request":
        return (
            "Resend has another mail under this message's number. Look into Resend's list before "
            "you send it again."
        )
    if kind == "invalid_from_address":
        return f"Resend refused the sender: {said}. Correct it in the settings, then send again."
    return f"Resend refused it: {said}. Correct it, then send it again."


def _too_many(kind: str, wait_seconds: float | None) -> Outcome:
    if kind.endswith("quota_exceeded"):
        return Outcome(
            "again",
            error="The day's mails at Resend are used up. Wait, or take a larger plan there."
            if kind.startswith("daily")
            else "The month's mails at Resend are used up. Take a larger plan there.",
            wait_seconds=max(waited(wait_seconds, QUOTA_SECONDS) or 0.0, QUOTA_SECONDS),
        )
    return Outcome(
        "again",
        error="Resend gets more mails at once than it takes. It is asked again.",
        wait_seconds=waited(wait_seconds, 1.0),
    )


def _office(status: int, kind: str, said: str) -> str:
    if kind in {"missing_api_key", "invalid_api_key", "restricted_api_key"}:
        return (
            "Resend refused the API key. Enter the right one on the computer that delivers; the "
            "messages wait."
        )
    if status == HTTPStatus.FORBIDDEN:
        return (
            f"Resend does not let this sender write: {said}. Verify the sender's domain there; the "
            "messages wait."
        )
    return f"Resend refused it: {said}. Look into the account at Resend; the messages wait."


def _unclear() -> Outcome:
    return Outcome(
        "again", error="What came back was no answer of Resend's. It is asked again.", unsure=True
    )


def _params(payload: Payload) -> resend.Emails.SendParams:
    """The mail as Resend takes it: the same bytes for the same payload."""
    params: Any = {key: payload[key] for key in ("from", "to", "subject", "html", "text")}
    for key in ("reply_to", "headers"):
        if payload.get(key):
            params[key] = payload[key]
    if payload.get("attachments"):
        params["attachments"] = [
            {key: part[key] for key in ("filename", "content", "content_type")}
            for part in payload["attachments"]
        ]
    return params  # type: ignore[no-any-return]


class _Asked:
    """One call of the package: who makes it, and what really came back."""

    def __init__(self, provider: ResendMail) -> None:
        self.provider = provider
        self.answer: Answer | None = None
        self.dropped: LineDropped | None = None


class _OneLine(resend.HTTPClient):
    """The package's client: asks as the provider that the thread is working for."""

    def __init__(self) -> None:
        self.working = threading.local()

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        json: dict[str, object] | list[object] | None = None,
        files: dict[str, Any] | None = None,
        data: dict[str, str] | None = None,
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """As the package asks; what went wrong is kept, because it keeps only words."""
        del files, data
        asked: _Asked = self.working.asked
        path = url.removeprefix(resend.api_url)
        try:
            asked.answer = asked.provider.ask(method, path, headers, json)
        except LineDropped as dropped:
            asked.dropped = dropped
            raise
        return asked.answer.content, asked.answer.status, asked.answer.headers


_client = _OneLine()


@contextmanager
def _asking(provider: ResendMail) -> Iterator[_Asked]:
    # set again each time: whoever else uses the package would ask with somebody else's client
    resend.default_http_client = _client
    asked = _client.working.asked = _Asked(provider)
    try:
        yield asked
    finally:
        del _client.working.asked
