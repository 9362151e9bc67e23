"""One HTTP line to a provider, under the providers' own packages.

Both packages bring a client of their own, and neither tells what a sender has to know: whether a
request that failed was ever written. (Twilio's also answers through an attribute that its threads
share.) So both are given this one.
"""

from __future__ import annotations

import math
import ssl
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError

from core import steady
from core.messages.providers.provider import Outcome, waited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CONNECT_SECONDS: Final = 10.0
READ_SECONDS: Final = 20.0
_MOST_BYTES: Final = 4_000_000
_CHUNK: Final = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def is_json(self) -> bool:
        """Whether the provider itself may be speaking: proxies and sign-in pages use HTML."""
        return "json" in self.headers.get("Content-Type", "").lower()


class LineDropped(Exception):
    """No answer. ``unsure``: the request may have been read all the same."""

    def __init__(self, reason: str, *, unsure: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unsure = unsure


class HttpLine:
    """Connections to one provider, kept open, for each thread its own."""

    def __init__(
        self, *, connect_seconds: float = CONNECT_SECONDS, read_seconds: float = READ_SECONDS
    ) -> None:
        self._timeout = (connect_seconds, read_seconds)
        self._own = threading.local()

    @property
    def most_seconds(self) -> float:
        """How long `ask` takes at most: to connect, to wait for the answer, to read its end."""
        connect_seconds, read_seconds = self._timeout
        return connect_seconds + 2 * read_seconds

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        *,
        json: object = None,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        auth: tuple[str, str] | None = None,
    ) -> Answer:
        """Send one request. Raises LineDropped.

        Follows no redirect and repeats nothing. Without ``auth`` the request's own header stands,
        whatever a .netrc says.
        """
        until = steady.now() + sum(self._timeout)
        try:
            with self._session(url).request(
                method,
                url,
                headers=dict(headers or {}),
                json=json,  # type: ignore[arg-type]
                params=params,
                data=data,
                auth=auth or _as_it_is,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                return Answer(response.status_code, response.headers, _read(response, until))
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _dropped(error) from error

    def _session(self, url: str) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            # no proxy of the office stands between two programs of one computer
            session.trust_env = not is_loopback(urlsplit(url).hostname or "")
        return session


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def line_outcome(who: str, dropped: LineDropped) -> Outcome:
    """What to make of a line to ``who`` that dropped."""
    if dropped.unsure:
        sentence = f"{who} did not answer ({dropped.reason}). It is asked again."
    else:
        sentence = (
            f"{who} could not be reached ({dropped.reason}). Check the internet connection of the "
            "computer that delivers."
        )
    return Outcome("again", error=sentence, unsure=dropped.unsure)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a provider asks to wait, from Retry-After; None: it does not say."""
    named = {key.lower(): value for key, value in headers.items()}
    said = named.get("retry-after", "").strip() or named.get("ratelimit-reset", "").strip()
    try:
        seconds = float(said)
    except ValueError:
        try:
            at = parsedate_to_datetime(said)
        except ValueError:
            return None
        seconds = (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return waited(seconds) if math.isfinite(seconds) else None


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _read(response: requests.Response, until: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > _MOST_BYTES or steady.now() > until:
            raise LineDropped("no end of the answer", unsure=True)
    return bytes(content)


def _dropped(error: Exception) -> LineDropped:
    """What it means for the request: whether it may have been read before the line dropped."""
    causes = list(_causes(error))
    for kind, reason in _BEFORE:
        if any(isinstance(cause, kind) for cause in causes):
            return LineDropped(reason, unsure=False)
    late = isinstance(error, requests.Timeout)
    return LineDropped("no answer in time" if late else "the connection was cut", unsure=True)


# what happens before a request is written, the most definite first
_BEFORE: Final = (
    (ssl.SSLCertVerificationError, "its certificate is not trusted"),
    (NameResolutionError, "its name was not found"),
    (requests.exceptions.ProxyError, "the proxy did not let it through"),
    (requests.ConnectTimeout, "no connection"),
    (NewConnectionError, "no connection"),
    (requests.exceptions.InvalidURL, "its address is not well-formed"),
    (requests.exceptions.InvalidHeader, "the key is not well-formed"),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it wraps: requests keeps causes in arguments, urllib3 in ``reason``."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [*one.args, one.__cause__, one.__context__, getattr(one, "reason", None)]
