"""Text messages through Twilio, which knows no idempotency keys but keeps what it was given.

After an attempt of which nobody knows how it ended, the account's own list says whether the text
is there; sending again is only safe when it is not.
"""

from __future__ import annotations

import logging
import re
import threading
import unicodedata
from dataclasses import replace
from datetime import UTC, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from twilio.base.exceptions import (  # type: ignore[import-untyped]
    TwilioException,
    TwilioRestException,
)
from twilio.http import HttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from core.messages.providers.http_line import HttpLine, LineDropped, line_outcome, retry_after
from core.messages.providers.provider import (
    OFFICE_SECONDS,
    QUOTA_SECONDS,
    Found,
    Outcome,
    Reply,
    Status,
    waited,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from core.messages.providers.pace import Pace
    from core.messages.providers.provider import Payload

logger = logging.getLogger(__name__)

TWILIO_URL: Final = "https://api.twilio.com"
_LOOKED_THROUGH: Final = 400
"""So many of a number's texts are looked through for one; a customer gets far fewer."""
_MOST_REPLIES: Final = 1_000
_CLOCKS_APART: Final = timedelta(minutes=2)
"""How far Twilio's clock and the database's may differ."""

_SETTLING_SECONDS: Final = 30.0
"""How long Twilio is left alone with a text in doubt, so that one it still takes is found."""

STOP_WORDS: Final = frozenset({
    "stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "stopplease",
    "pleasestop", "alto", "parar", "pare", "baja", "cancelar", "detener", "terminar",
})  # fmt: skip
START_WORDS: Final = frozenset({"start", "yes", "unstop", "alta", "iniciar", "reanudar"})
"""What Twilio itself obeys (https://www.twilio.com/docs/messaging/guides/opt-out), and Spanish."""

_STOPPED: Final = 21610
_ACCOUNT: Final = frozenset({20003, 20005, 20404, 90010, 30002, 30010})
_QUOTA: Final = frozenset({63038, 30001})
_BAD_NUMBER: Final = frozenset({21211, 21214, 21217, 21265, 21401, 21421, 21612, 21614, 21635})
_SENDER: Final = frozenset({21212, 21603, 21606, 21659, 21660, 21661, 21703, 21701})
_REGION: Final = frozenset({21408, 60605})
_DELIVERY: Final = {
    30003: "The phone is off or out of reach.",
    30004: "The number's owner or carrier blocks messages.",
    30005: "The number does not exist any more.",
    30006: "The number is a landline, or its carrier takes no text messages.",
    30007: "The carrier filtered it as unwanted.",
    30008: "The carrier did not say why.",
    30032: "The toll-free number of the sender is not verified at Twilio.",
    30034: "The sender's number is not registered for business texts (A2P 10DLC) at Twilio.",
    21610: "The customer answered STOP.",
}


class TwilioSms:
    """A branch's text messages; ``url`` is another one than Twilio's in tests only."""

    name = "twilio"
    repeats_safely = False

    def __init__(
        self,
        account: str,
        token: str,
        sender: str,
        pace: Pace,
        *,
        url: str = TWILIO_URL,
        line: HttpLine | None = None,
    ) -> None:
        self.pace = pace
        self._sender = sender
        self._line = line or HttpLine()
        self._http = _OneLine(url.rstrip("/"), self._line)
        self._messages = Client(account, token, http_client=self._http).messages

    @property
    def most_seconds(self) -> float:
        """The longest that one `send` takes."""
        return self._line.most_seconds

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Hand a text over. Not to be repeated before `find` says that it is not there."""
        del message_id
        sender = payload["from"]
        from_whom = {
            "messaging_service_sid" if sender.startswith("MG") else "from_": sender,
        }
        try:
            sent = self._messages.create(to=payload["to"], body=payload["body"], **from_whom)
        except LineDropped as dropped:
            outcome = line_outcome("Twilio", dropped)
            return replace(outcome, wait_seconds=_SETTLING_SECONDS) if dropped.unsure else outcome
        except TwilioRestException as error:
            outcome = outcome_of(
                error.status, error.code, str(error.msg), self._http.asked_to_wait()
            )
            if error.status == HTTPStatus.TOO_MANY_REQUESTS and error.code not in _QUOTA:
                self.pace.slow_down(outcome.wait_seconds)
            return outcome
        except (TwilioException, ValueError, TypeError, AttributeError):
            # an answer, and no word of Twilio's in it
            return _unclear()
        if not sent.sid:
            return _unclear()
        self.pace.went_well()
        return Outcome("sent", provider_id=sent.sid)

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """Look through what the number was sent since then for the same text.

        The list's own filter goes by the day of sending, which what is still queued has not.
        """
        del message_id
        wanted = _plain(payload["body"])
        seen = 0
        try:
            for text in self._messages.stream(to=payload["to"], limit=_LOOKED_THROUGH):
                seen += 1
                if str(text.direction).startswith("inbound") or (
                    text.date_created is not None and text.date_created < since - _CLOCKS_APART
                ):
                    continue
                # a trial account writes a line of its own before it
                if _plain(text.body or "").endswith(wanted):
                    return Found("found", text.sid)
        except (LineDropped, TwilioException, ValueError, TypeError, AttributeError) as error:
            logger.info("Twilio's list cannot be looked through: %s", error)
            return Found("unknown")
        return Found("absent" if seen < _LOOKED_THROUGH else "unknown")

    def status(self, provider_id: str) -> Status | None:
        """Ask what became of it."""
        try:
            text = self._messages(provider_id).fetch()
        except (LineDropped, TwilioException, ValueError, TypeError, AttributeError) as error:
            logger.info("Twilio does not tell what became of %s: %s", provider_id, error)
            return None
        return status_of(str(text.status), text.error_code)

    def replies(self, since: datetime) -> list[Reply] | None:
        """STOP and START, from whoever wrote them to the branch's number, the oldest first.

        None: the list cannot be read now.
        """
        to_whom = {} if self._sender.startswith("MG") else {"to": self._sender}
        try:
            texts = self._messages.list(
                date_sent_after=since.astimezone(UTC), limit=_MOST_REPLIES, **to_whom
            )
        except (LineDropped, TwilioException, ValueError, TypeError, AttributeError) as error:
            logger.info("Twilio's list of answers cannot be read: %s", error)
            return None
        replies = [
            Reply(text.from_, word, text.date_sent or text.date_created, text.sid)
            for text in texts
            if str(text.direction) == "inbound" and (word := word_of(text.body or "")) is not None
        ]
        # told with the newest first and by the second: of the same second the later word comes last
        replies.reverse()
        return sorted((reply for reply in replies if reply.at >= since), key=lambda reply: reply.at)


def word_of(body: str) -> str | None:
    """What a customer's answer asks for: stop, start, or neither (None)."""
    letters = unicodedata.normalize("NFKD", body).casefold()
    word = re.sub(r"[^a-z]", "", letters)
    if word in STOP_WORDS:
        return "stop"
    return "start" if word in START_WORDS else None


def status_of(state: str, error_code: int | None) -> Status | None:
    """What Twilio's word for a text's state means; None: it is still on its way."""
    if state in {"delivered", "read"}:
        return Status("delivered")
    if state == "canceled":
        return Status("failed", "It was cancelled at Twilio before it went out.")
    if state not in {"undelivered", "failed"}:
        return None
    why = _DELIVERY.get(error_code or 0)
    if why is None:
        why = f"Twilio says error {error_code}." if error_code else "Twilio does not say why."
    return Status("failed", f"The text message did not arrive. {why}")


def outcome_of(status: int, code: int | None, message: str, wait_seconds: float | None) -> Outcome:
    """What an error of Twilio's means (https://www.twilio.com/docs/api/errors)."""
    said = _said(message, code)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        return Outcome(
            "again",
            error=f"Twilio had a fault of its own ({status}). It is asked whether it has it.",
            wait_seconds=max(waited(wait_seconds) or 0.0, _SETTLING_SECONDS),
            unsure=True,
        )
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        if code in _QUOTA:
            return Outcome(
                "again",
                error="The day's texts at Twilio are used up. Wait, or ask Twilio for more.",
                wait_seconds=QUOTA_SECONDS,
            )
        return Outcome(
            "again",
            error="Twilio gets more texts at once than it takes. It is asked again.",
            wait_seconds=waited(wait_seconds, 1.0),
        )
    if code == status and code not in _ACCOUNT:
        # no code of Twilio's: a proxy or a sign-in page said no, and sent nothing on
        return _unclear()
    return _refusal(status, code, said)


def _refusal(status: int, code: int | None, said: str) -> Outcome:
    if code == _STOPPED:
        return Outcome(
            "failed",
            error="The customer answered STOP to this number. Write by mail, or call.",
            stopped=True,
        )
    if code in _ACCOUNT or status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        return Outcome(
            "again",
            error="Twilio refused the account or its token. Enter the right ones on the computer "
            "that delivers; the messages wait.",
            wait_seconds=OFFICE_SECONDS,
        )
    if code in _BAD_NUMBER:
        sentence = f"Twilio cannot write to this number: {said}. Ask for another mobile number."
    elif code in _SENDER:
        sentence = (
            f"Twilio refused the sender: {said}. Correct it in the settings, then send again."
        )
    elif code in _REGION:
        sentence = f"Twilio may not write to this country: {said}. Allow it there, then send again."
    else:
        sentence = f"Twilio refused the text: {said}. Look the error up there before sending again."
    return Outcome("failed", error=sentence)


def _unclear() -> Outcome:
    return Outcome(
        "again",
        error="What came back was no answer of Twilio's. It is asked whether it has it.",
        wait_seconds=_SETTLING_SECONDS,
        unsure=True,
    )


def _said(message: str, code: int | None) -> str:
    words = " ".join(message.removeprefix("Unable to create record: ").split()).rstrip(".")[:200]
    return f"{words} ({code})" if code else words


def _plain(body: str) -> str:
    """A text without what carriers' alphabets change: typographic quotes, odd spaces."""
    plain = unicodedata.normalize("NFKC", body).translate(_TYPEWRITER)
    return " ".join(plain.split())


_TYPEWRITER: Final = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
    }
)


class _OneLine(HttpClient):  # type: ignore[misc]
    """The package's client on our line: it says what was written, and shares no answers.

    The package's own one returns what the last request of *any* thread got.
    """

    def __init__(self, url: str, line: HttpLine) -> None:
        super().__init__(logger, is_async=False)
        self._url = url
        self._line = line
        self._headers = threading.local()

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 - as the package calls it
    ) -> Response:
        """As the package asks. Raises LineDropped."""
        del timeout, allow_redirects
        answer = self._line.ask(
            method,
            self._url + url.removeprefix(TWILIO_URL),
            headers,
            params=params,
            data=data,
            auth=auth,
        )
        self._headers.last = dict(answer.headers)
        return Response(answer.status, answer.content.decode("utf-8", "replace"), answer.headers)

    def asked_to_wait(self) -> float | None:
        """The seconds that the thread's last answer asked to wait."""
        return retry_after(getattr(self._headers, "last", {}))
