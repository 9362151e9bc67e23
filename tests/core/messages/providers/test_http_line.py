"""What a line's end means, and how long a provider asks to wait."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
import requests
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError

from core.messages.providers.http_line import (
    HttpLine,
    LineDropped,
    _dropped,
    is_loopback,
    line_outcome,
    retry_after,
)
from tests.providers.http_server import LocalHttp, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_only_what_failed_before_the_request_is_certain() -> None:
    never = NewConnectionError(HTTPConnection("nowhere.invalid"), "refused")
    refused = requests.ConnectionError(MaxRetryError(None, "/", never))  # type: ignore[arg-type]
    assert not _dropped(refused).unsure
    certificate = requests.exceptions.SSLError(
        MaxRetryError(None, "/", ssl.SSLCertVerificationError("self-signed"))  # type: ignore[arg-type]
    )
    assert not _dropped(certificate).unsure
    assert "certificate" in (line_outcome("Resend", _dropped(certificate)).error or "")
    assert not _dropped(requests.ConnectTimeout()).unsure
    assert not _dropped(requests.exceptions.ProxyError()).unsure
    assert _dropped(requests.exceptions.SSLError("bad record")).unsure
    assert _dropped(requests.ReadTimeout()).unsure
    assert _dropped(requests.ConnectionError(ProtocolError("aborted"))).unsure
    assert _dropped(requests.exceptions.ChunkedEncodingError()).unsure
    assert _dropped(OSError()).unsure


class Endless(LocalHttp):
    """Answers with more than anybody asked for."""

    def respond(
        self, method: str, path: str, query: dict[str, str], headers: Mapping[str, str], body: bytes
    ) -> Reply:
        del method, path, query, headers, body
        return 200, {"_html": "x" * 5_000_000}


def test_an_answer_without_end_is_not_read_to_the_end() -> None:
    line = HttpLine(connect_seconds=2, read_seconds=2)
    with Endless() as server, pytest.raises(LineDropped) as caught:
        line.ask("GET", server.url, None)
    assert (caught.value.reason, caught.value.unsure) == ("no end of the answer", True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": " 2.5 "}, 2.5),
        ({"ratelimit-reset": "3"}, 3),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "99999999"}, 6 * 3600),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": ""}, None),
        ({}, None),
    ],
)
def test_a_wish_to_wait_is_read_within_reason(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds


def test_a_wish_may_be_a_date() -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    seconds = retry_after({"Retry-After": at})
    assert seconds is not None
    assert 50 < seconds <= 60


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("api.resend.com", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_this_computer_is_known(*, host: str, expected: bool) -> None:
    assert is_loopback(host) == expected
