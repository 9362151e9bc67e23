"""What the local servers of HTTP providers have in common: threads, faults, and being asked."""

from __future__ import annotations

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from tests.providers.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Mapping

LOOPBACK = "127.0.0.1"
Reply = tuple[int, dict[str, Any]]


class Cut(Exception):
    """The line is cut instead of an answer."""


class _Threads(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is an ordinary case here."""


class LocalHttp:
    """A server on loopback in threads of its own; use it as a context manager.

    ``requests`` counts those that would send something.
    """

    def __init__(self, faults: Faults | None = None, *, port: int = 0) -> None:
        self.faults = faults or Faults()
        self.requests = 0
        self.lock = threading.RLock()
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = _Threads((LOOPBACK, port), handler)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def serve(self) -> None:
        """Serve until the process is ended."""
        with contextlib.suppress(KeyboardInterrupt):
            self._serve()

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def pause(self, seconds: float) -> None:
        if seconds > 0:
            self.closing.wait(seconds)

    def set(self, orders: Mapping[str, Any]) -> None:
        """What POST /_set orders."""
        self.faults.change(script=orders.get("script", ()), chances=orders.get("chances"))

    def accepted_json(self) -> list[dict[str, Any]]:
        """Everything that was accepted."""
        raise NotImplementedError

    def respond(
        self, method: str, path: str, query: dict[str, str], headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """Answer the provider's own requests. Raises Cut."""
        raise NotImplementedError

    def answer(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Answer any request: status, headers and content."""
        parts = urlsplit(target)
        if parts.path == "/_accepted":
            return 200, JSON, json.dumps(self.accepted_json()).encode()
        if parts.path == "/_counts":
            counts = {
                "requests": self.requests,
                "accepted": len(self.accepted_json()),
                "faults": dict(self.faults.happened),
            }
            return 200, JSON, json.dumps(counts).encode()
        if parts.path == "/_set":
            self.set(json.loads(body))
            return 200, JSON, b"{}"
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        status, document = self.respond(method, parts.path, query, headers, body)
        told = dict(JSON)
        told |= {str(k): str(v) for k, v in document.pop("_headers", {}).items()}
        if "_html" in document:
            told["Content-Type"] = "text/html"
            return status, told, str(document["_html"]).encode()
        return status, told, json.dumps(document).encode()


JSON: dict[str, str] = {"Content-Type": "application/json; charset=utf-8"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # headers and content go out as one: no answer waits for the client's acknowledgement
    wbufsize = -1
    disable_nagle_algorithm = True
    owner: ClassVar[LocalHttp]

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            status, headers, content = self.owner.answer(
                self.command, self.path, dict(self.headers.items()), body
            )
        except Cut:
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a test's own words are enough."""
