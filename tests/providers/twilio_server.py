"""A server that speaks as Twilio does for text messages: send, look up, list, and be answered.

``python -m tests.providers.twilio_server`` serves as a process of its own and prints its address.
"""

from __future__ import annotations

import argparse
import base64
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode
from uuid import uuid4

from tests.providers.faults import OK, Faults, announce, fault_options, faults_of
from tests.providers.http_server import Cut, LocalHttp, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCOUNT = "AC" + "0123456789abcdef" * 2
TOKEN = "local-token-0123456789"
SENDER = "+13035550100"
_HTML = "<html><body>Please sign in to the network.</body></html>"
# before anything is accepted: (status, code, message)
_REFUSALS: dict[str, tuple[int, int, str]] = {
    "20003": (401, 20003, "Authenticate"),
    "21211": (400, 21211, "Invalid 'To' Phone Number: +1555"),
    "21408": (403, 21408, "Permission to send an SMS has not been enabled for the region"),
    "21606": (400, 21606, "The 'From' phone number is not a valid, SMS-capable number"),
    "21610": (400, 21610, "Attempt to send to unsubscribed recipient"),
    "21614": (400, 21614, "'To' number is not a valid mobile number"),
    "429": (429, 20429, "Too Many Requests"),
    "63038": (429, 63038, "Account exceeded the daily messages limit"),
    "500": (500, 20500, "Internal Server Error"),
    "503": (503, 20503, "Service Unavailable"),
}


@dataclass(frozen=True)
class AcceptedText:
    """A text that Twilio would deliver; ``at`` in seconds since 1970."""

    sid: str
    to: str
    from_: str
    body: str
    at: float


@dataclass
class _Text:
    sid: str
    to: str
    from_: str
    body: str
    created: datetime
    direction: str
    status: str
    error_code: int | None = None


class TwilioServer(LocalHttp):
    """Twilio on loopback."""

    def __init__(
        self,
        faults: Faults | None = None,
        *,
        account: str = ACCOUNT,
        token: str = TOKEN,
        port: int = 0,
    ) -> None:
        super().__init__(faults, port=port)
        self.account = account
        self.token = token
        self.sender = SENDER
        self.default_status = "delivered"
        self._texts: list[_Text] = []

    @property
    def accepted(self) -> list[AcceptedText]:
        with self.lock:
            return [
                AcceptedText(t.sid, t.to, t.from_, t.body, t.created.timestamp())
                for t in self._texts
                if t.direction != "inbound"
            ]

    def receive(self, number: str, body: str, *, at: datetime | None = None) -> str:
        """A customer writes, now or at ``at`` (aware); the text's sid."""
        moment = at or datetime.now(UTC)
        return self._keep(number, self.sender, body, "inbound", "received", moment).sid

    def set_status(self, sid: str, status: str, error_code: int | None = None) -> None:
        """What became of a text."""
        with self.lock:
            text = next(text for text in self._texts if text.sid == sid)
            text.status = status
            text.error_code = error_code

    def age(self, *, minutes: float) -> None:
        """Make every text so much older."""
        with self.lock:
            for text in self._texts:
                text.created -= timedelta(minutes=minutes)

    def set(self, orders: Mapping[str, Any]) -> None:
        super().set(orders)
        self.default_status = orders.get("default_event", self.default_status)
        for number, body in orders.get("receive", ()):
            self.receive(number, body)
        for sid, status in orders.get("events", {}).items():
            self.set_status(sid, status)

    def accepted_json(self) -> list[dict[str, Any]]:
        told = [asdict(text) for text in self.accepted]
        return [{"from" if k == "from_" else k: v for k, v in text.items()} for text in told]

    def respond(
        self, method: str, path: str, query: dict[str, str], headers: Mapping[str, str], body: bytes
    ) -> Reply:
        signed = base64.b64encode(f"{self.account}:{self.token}".encode()).decode()
        if headers.get("Authorization") != f"Basic {signed}":
            return _error(401, 20003, "Authenticate")
        base = f"/2010-04-01/Accounts/{self.account}/Messages"
        if (method, path) == ("POST", f"{base}.json"):
            form = {name: values[-1] for name, values in parse_qs(body.decode()).items()}
            return self._send(form)
        if (method, path) == ("GET", f"{base}.json"):
            return self._list(path, query)
        if method == "GET" and path.startswith(f"{base}/"):
            sid = path.removeprefix(f"{base}/").removesuffix(".json")
            with self.lock:
                text = next((text for text in self._texts if text.sid == sid), None)
                if text is not None:
                    return 200, self._document(text)
        return _error(404, 20404, "The requested resource was not found")

    def _send(self, form: dict[str, str]) -> Reply:
        with self.lock:
            self.requests += 1
        fate = self.faults.next()
        if fate == "drop_before":
            raise Cut
        if fate == "html":
            return 403, {"_html": _HTML}
        if fate in _REFUSALS:
            self.pause(self.faults.delay)
            status, code, message = _REFUSALS[fate]
            told = {"Retry-After": self.faults.retry_after} if status in {429, 503} else {}
            return _error(status, code, message, told)
        if ":" in fate:
            status_text, code_text, *rest = fate.split(":", 2)
            return _error(int(status_text), int(code_text), rest[0] if rest else "Refused")
        reply = self._accept(form)
        self.pause(self.faults.stall if fate == "stall" else 0)
        if fate in {"drop_after", "stall"}:
            raise Cut
        if fate == "500_after":
            return _error(500, 20500, "Internal Server Error")
        if fate == "html_after":
            return 201, {"_html": _HTML}
        if fate != OK:
            raise ValueError(fate)
        return reply

    def _accept(self, form: dict[str, str]) -> Reply:
        sender = form.get("From") or form.get("MessagingServiceSid") or ""
        if not form.get("To"):
            return _error(400, 21604, "A 'To' phone number is required.")
        if not form.get("Body"):
            return _error(400, 21602, "Message body is required.")
        if not sender:
            return _error(400, 21603, "A 'From' phone number is required.")
        self.pause(self.faults.delay)
        text = self._keep(
            sender, form["To"], form["Body"], "outbound-api", "queued", datetime.now(UTC)
        )
        return 201, self._document(text)

    def _keep(
        self, sender: str, to: str, body: str, direction: str, status: str, at: datetime
    ) -> _Text:
        text = _Text(f"SM{uuid4().hex}", to, sender, body, at, direction, status)
        with self.lock:
            self._texts.append(text)
        return text

    def _list(self, path: str, query: dict[str, str]) -> Reply:
        """Newest first; the filter by date goes by the day of sending, as Twilio's does."""
        with self.lock:
            texts = list(reversed(self._texts))
        if "To" in query:
            texts = [text for text in texts if text.to == query["To"]]
        if "From" in query:
            texts = [text for text in texts if text.from_ == query["From"]]
        if "DateSent>" in query:
            texts = [
                text
                for text in texts
                if text.status != "queued" and str(text.created.date()) >= query["DateSent>"][:10]
            ]
        size = min(int(query.get("PageSize", 50)), 1000)
        page = int(query.get("Page", 0))
        more = texts[(page + 1) * size :]
        following = urlencode({**query, "Page": page + 1, "PageSize": size})
        return 200, {
            "messages": [self._document(text) for text in texts[page * size : (page + 1) * size]],
            "page": page,
            "page_size": size,
            "uri": path,
            "next_page_uri": f"{path}?{following}" if more else None,
            "previous_page_uri": None,
        }

    def _document(self, text: _Text) -> dict[str, Any]:
        created = format_datetime(text.created.replace(microsecond=0))
        status = text.status
        return {
            "sid": text.sid,
            "account_sid": self.account,
            "to": text.to,
            "from": text.from_,
            "body": text.body,
            "direction": text.direction,
            "status": status,
            "num_segments": "1",
            "error_code": text.error_code,
            "error_message": None,
            "date_created": created,
            "date_updated": created,
            "date_sent": None if status == "queued" else created,
            "api_version": "2010-04-01",
        }


def _error(
    status: int, code: int, message: str, headers: Mapping[str, object] | None = None
) -> Reply:
    return status, {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
        "_headers": dict(headers or {}),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    fault_options(parser)
    options = parser.parse_args()
    server = TwilioServer(faults_of(options), port=options.port)
    announce({"url": server.url, "account": server.account, "token": server.token})
    server.serve()


if __name__ == "__main__":
    main()
