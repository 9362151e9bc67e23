"""A server that speaks as Resend does: mails, idempotency keys, refusals, and what became of them.

``python -m tests.providers.resend_server`` serves as a process of its own and prints its address.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.providers.faults import OK, Faults, announce, fault_options, faults_of
from tests.providers.http_server import Cut, LocalHttp, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_SECONDS = 24 * 3600
KEY = "re_local_0123456789"
_HTML = "<html><body>Please sign in to the network.</body></html>"
# before anything is accepted
_REFUSALS: dict[str, tuple[int, str, str]] = {
    "401": (401, "missing_api_key", "Missing API Key"),
    "403_key": (403, "invalid_api_key", "API key is invalid"),
    "403_domain": (403, "validation_error", "The example.com domain is not verified"),
    "422_address": (422, "validation_error", "Invalid `to` field."),
    "422_from": (422, "invalid_from_address", "Invalid `from` field."),
    "408": (408, "request_timeout", "The request took too long"),
    "409_concurrent": (
        409, "concurrent_idempotent_requests", "Same idempotency key used while in progress",
    ),
    "429": (429, "rate_limit_exceeded", "Too many requests"),
    "daily_quota": (429, "daily_quota_exceeded", "You have reached your daily email quota"),
    "500": (500, "application_error", "An unexpected error occurred"),
    "503": (503, "internal_server_error", "Unavailable"),
}  # fmt: skip


@dataclass(frozen=True)
class Accepted:
    """A mail that Resend would deliver; ``at`` in seconds since 1970."""

    id: str
    key: str | None
    at: float
    payload: dict[str, Any]


@dataclass
class _Key:
    content: str
    at: float
    id: str | None = None


class ResendServer(LocalHttp):
    """Resend on loopback; without ``idempotency`` it takes the same key twice."""

    def __init__(
        self,
        faults: Faults | None = None,
        *,
        idempotency: bool = True,
        key: str = KEY,
        port: int = 0,
    ) -> None:
        super().__init__(faults, port=port)
        self.key = key
        self.accepted: list[Accepted] = []
        self.default_event = "delivered"
        self._idempotency = idempotency
        self._keys: dict[str, _Key] = {}
        self._events: dict[str, str] = {}
        self._ids: set[str] = set()
        self._older = 0.0

    def set_event(self, provider_id: str, event: str) -> None:
        """What GET /emails/{id} says from now on."""
        self._events[provider_id] = event

    def age(self, *, hours: float) -> None:
        """Let so much time pass for the keys."""
        self._older += hours * 3600

    def set(self, orders: Mapping[str, Any]) -> None:
        super().set(orders)
        self._events |= orders.get("events", {})
        self.default_event = orders.get("default_event", self.default_event)

    def accepted_json(self) -> list[dict[str, Any]]:
        with self.lock:
            return [asdict(mail) for mail in self.accepted]

    def respond(
        self, method: str, path: str, query: dict[str, str], headers: Mapping[str, str], body: bytes
    ) -> Reply:
        del query
        if headers.get("Authorization") != f"Bearer {self.key}":
            return _error(403, "invalid_api_key", "API key is invalid")
        if (method, path) == ("POST", "/emails"):
            return self._send(headers, body)
        if method == "GET" and path.startswith("/emails/"):
            return self._tell(path.removeprefix("/emails/"))
        return _error(404, "not_found", "The requested endpoint does not exist")

    def _tell(self, provider_id: str) -> Reply:
        mail = next((mail for mail in self.accepted if mail.id == provider_id), None)
        if mail is None:
            return _error(404, "not_found", "Email not found")
        return 200, {
            "object": "email",
            "id": mail.id,
            "to": [mail.payload["to"]],
            "from": mail.payload["from"],
            "subject": mail.payload["subject"],
            "last_event": self._events.get(mail.id, self.default_event),
        }

    def _send(self, headers: Mapping[str, str], body: bytes) -> Reply:
        with self.lock:
            self.requests += 1
        fate = self.faults.next()
        if fate == "drop_before":
            raise Cut
        if fate == "html":
            return 200, {"_html": _HTML}
        if fate in _REFUSALS:
            self.pause(self.faults.delay)
            status, name, message = _REFUSALS[fate]
            told = {"Retry-After": self.faults.retry_after} if status in {429, 503} else {}
            return _error(status, name, message, told)
        if ":" in fate:
            status_text, name, *rest = fate.split(":", 2)
            return _error(int(status_text), name, rest[0] if rest else name)
        reply = self._accept(headers.get("Idempotency-Key"), body)
        self.pause(self.faults.stall if fate == "stall" else 0)
        if fate in {"drop_after", "stall"}:
            raise Cut
        if fate == "500_after":
            return _error(500, "application_error", "An unexpected error occurred")
        if fate == "html_after":
            return 502, {"_html": _HTML}
        if fate != OK:
            raise ValueError(fate)
        return reply

    def _accept(self, key: str | None, body: bytes) -> Reply:
        payload: dict[str, Any] = json.loads(body)
        missing = [name for name in ("from", "to", "subject") if not payload.get(name)]
        if missing:
            return _error(422, "missing_required_field", f"Missing `{missing[0]}` field.")
        content = sha256(body).hexdigest()
        now = time.time() + self._older
        if key is not None and not 1 <= len(key) <= 256:
            return _error(400, "invalid_idempotency_key", "The key must be between 1-256 chars")
        with self.lock:
            known = self._keys.get(key or "") if self._idempotency else None
            if known is not None and now - known.at < DAY_SECONDS:
                if known.content != content:
                    return _error(409, "invalid_idempotent_request", "Same key, other payload")
                if known.id is None:
                    return _error(409, "concurrent_idempotent_requests", "Still in progress")
                return 200, {"id": known.id}
            entry = _Key(content, now)
            if key is not None:
                self._keys[key] = entry
        # the mail is on its way from here on, and its key is "in progress" for as long as it takes
        self.pause(self.faults.delay)
        with self.lock:
            entry.id = str(uuid4())
            self.accepted.append(Accepted(entry.id, key, now, payload))
        return 200, {"id": entry.id}


def _error(
    status: int, name: str, message: str, headers: Mapping[str, object] | None = None
) -> Reply:
    return status, {
        "statusCode": status,
        "name": name,
        "message": message,
        "_headers": dict(headers or {}),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    fault_options(parser)
    parser.add_argument("--no-idempotency", action="store_true")
    parser.add_argument("--key", default=KEY)
    options = parser.parse_args()
    server = ResendServer(
        faults_of(options),
        idempotency=not options.no_idempotency,
        key=options.key,
        port=options.port,
    )
    announce({"url": server.url, "key": server.key})
    server.serve()


if __name__ == "__main__":
    main()
