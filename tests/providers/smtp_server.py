"""A real mail server on loopback, with refusals, lines that drop, encryption and a login.

``python -m tests.providers.smtp_server`` serves as a process of its own and prints its address,
and that of a line to ask it what it accepted.
"""

from __future__ import annotations

import argparse
import asyncio
import email
import logging
import ssl
import threading
import time
from dataclasses import dataclass
from email.policy import SMTP as MAIL_POLICY
from pathlib import Path
from typing import TYPE_CHECKING, Any, AnyStr, Self

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tests.providers.faults import Faults, announce, fault_options, faults_of
from tests.providers.http_server import LOOPBACK, LocalHttp

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aiosmtpd.smtp import Envelope, Session

# it warns of itself with every login
logging.getLogger("mail.log").setLevel(logging.ERROR)
_ROUNDS = 10

CERTIFICATE = Path(__file__).parents[1] / "data" / "certificates" / "loopback.pem"
"""For localhost and 127.0.0.1, signed by itself, with its key: for SSL_CERT_FILE."""


@dataclass(frozen=True)
class AcceptedMail:
    """A mail that the server would deliver; ``at`` in seconds since 1970."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    at: float

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=MAIL_POLICY)

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])


class SmtpServer:
    """A mail server in a thread of its own; use it as a context manager.

    Faults: ok, drop_connect, drop_before (at the recipient), drop_after (accepted, no reply),
    stall (accepted, no reply for a while), and CODE@connect, @mail, @rcpt, @data.
    """

    def __init__(
        self,
        faults: Faults | None = None,
        *,
        security: str = "none",
        login: str | None = None,
        password: str | None = None,
        utf8: bool = True,
        port: int = 0,
    ) -> None:
        self.faults = faults or Faults()
        self.accepted: list[AcceptedMail] = []
        self.connections = 0
        self.host = LOOPBACK
        self.port = port
        self._security = security
        self._credentials = (login, password)
        self._utf8 = utf8
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("The mail server did not start.")
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(10)

    @property
    def wants_login(self) -> bool:
        return self._credentials[0] is not None

    def join(self) -> None:
        """Serve until the process is ended."""
        while self._thread.is_alive():
            self._thread.join(1)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        context = None
        if self._security != "none":
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(CERTIFICATE)
        open_ones: set[_Connection] = set()
        server = await self._loop.create_server(
            lambda: self._greet(open_ones, context),
            self.host,
            self.port,
            ssl=context if self._security == "tls" else None,
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._closing.wait()
        server.close()
        for one in open_ones:
            one.cut()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        # what was cut is closed in the loop's next rounds
        for _ in range(_ROUNDS):
            await asyncio.sleep(0)

    def _greet(self, open_ones: set[_Connection], context: ssl.SSLContext | None) -> _Connection:
        self.connections += 1
        login, password = self._credentials
        starttls = self._security == "starttls"
        session = _Connection(
            _Handler(self),
            hostname="localhost",
            ident="local",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            enable_SMTPUTF8=self._utf8,
            # on a line that is not encrypted it offers a login all the same, if there is one
            auth_require_tls=starttls,
            auth_exclude_mechanism=() if login else ("LOGIN", "PLAIN"),
            authenticator=lambda *asked: self._let_in(asked[-1], login, password),
            loop=self._loop,
        )
        session.fate = self.faults.next()
        open_ones.add(session)
        return session

    @staticmethod
    def _let_in(data: object, login: str | None, password: str | None) -> AuthResult:
        is_right = (
            isinstance(data, LoginPassword)
            and data.login.decode() == login
            and data.password.decode() == password
        )
        return AuthResult(success=is_right, handled=False)

    async def stall(self) -> None:
        """Answer nothing for a while, or until the server closes."""
        waiting = self._loop.create_task(self._closing.wait())
        await asyncio.wait({waiting}, timeout=self.faults.stall)
        waiting.cancel()


class _Connection(SMTP):
    """A connection; its fate is drawn when it is made."""

    fate = "ok"
    _greeted = False

    async def push(self, status: AnyStr) -> None:
        if not self._greeted:
            self._greeted = True
            if self.fate == "drop_connect":
                self.cut()
                return
            code, at, where = self.fate.partition("@")
            if at and where == "connect":
                await super().push(f"{code} Not now")
                self.cut()
                return
        await super().push(status)

    def cut(self) -> None:
        """Cut the line, without a farewell."""
        for transport in (self.transport, self._original_transport):
            if isinstance(transport, asyncio.Transport) and not transport.is_closing():
                transport.abort()


class _Handler:
    """What the server does at each step of a mail."""

    def __init__(self, owner: SmtpServer) -> None:
        self._owner = owner

    async def handle_MAIL(  # noqa: N802 - as the server calls it
        self,
        server: _Connection,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if self._owner.wants_login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._refusal(server, "mail") or "250 OK"

    async def handle_RCPT(  # noqa: N802 - as the server calls it
        self,
        server: _Connection,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del session, options
        if server.fate == "drop_before":
            server.cut()
        envelope.rcpt_tos.append(address)
        return self._refusal(server, "rcpt") or "250 OK"

    async def handle_DATA(  # noqa: N802 - as the server calls it
        self, server: _Connection, session: Session, envelope: Envelope
    ) -> str:
        del session
        refusal = self._refusal(server, "data")
        if refusal is not None:
            return refusal
        if self._owner.faults.delay:
            await asyncio.sleep(self._owner.faults.delay)
        content = envelope.content
        self._owner.accepted.append(
            AcceptedMail(
                envelope.mail_from or "",
                tuple(envelope.rcpt_tos),
                content if isinstance(content, bytes) else (content or "").encode(),
                time.time(),
            )
        )
        if server.fate == "stall":
            await self._owner.stall()
        if server.fate in {"drop_after", "stall"}:
            server.cut()
        return f"250 2.0.0 Ok: queued as {len(self._owner.accepted)}"

    @staticmethod
    def _refusal(server: _Connection, step: str) -> str | None:
        code, at, where = server.fate.partition("@")
        if not at or where != step:
            return None
        return f"{code} 5.1.1 Refused" if code.startswith("5") else f"{code} 4.3.0 Try later"


class _Control(LocalHttp):
    """The line to ask a mail server that is a process of its own."""

    def __init__(self, server: SmtpServer) -> None:
        super().__init__(server.faults)
        self._mails = server

    def accepted_json(self) -> list[dict[str, Any]]:
        return [
            {
                "sender": mail.sender,
                "recipients": list(mail.recipients),
                "message_id": mail.message_id,
                "subject": str(mail.message["Subject"]),
                "at": mail.at,
            }
            for mail in list(self._mails.accepted)
        ]


def main() -> None:
    parser = argparse.ArgumentParser()
    fault_options(parser)
    parser.add_argument("--security", choices=("none", "starttls", "tls"), default="none")
    parser.add_argument("--login")
    parser.add_argument("--password")
    options = parser.parse_args()
    server = SmtpServer(
        faults_of(options),
        security=options.security,
        login=options.login,
        password=options.password,
        port=options.port,
    )
    with server, _Control(server) as control:
        announce({"host": server.host, "port": server.port, "control": control.url})
        server.join()


if __name__ == "__main__":
    main()
