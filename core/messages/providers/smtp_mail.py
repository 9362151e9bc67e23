"""Mail through any mail server.

A server that took a mail and whose answer was lost cannot be asked, so the one moment that leaves
doubt is told apart from all the others: from the first byte of the mail to the answer behind it.
"""

from __future__ import annotations

import base64
import contextlib
import logging
import re
import smtplib
import socket
import ssl
from datetime import UTC, datetime
from email.generator import BytesGenerator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from core import steady
from core.messages.providers.http_line import is_loopback
from core.messages.providers.mime import POLICY, UnusableAddress, address_of, mail_of, mark_of
from core.messages.providers.provider import OFFICE_SECONDS, Found, NotSetUp, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.headerregistry import Address
    from email.message import EmailMessage
    from uuid import UUID

    from core.messages.providers.pace import Pace
    from core.messages.providers.provider import Payload, Reply, Status

logger = logging.getLogger(__name__)

CONNECT_SECONDS: Final = 10.0
STEP_SECONDS: Final = 30.0
SEND_SECONDS: Final = 90.0
"""How long one mail may take, all steps together."""

_OKAY: Final = frozenset({250, 251, 252})
_GO_ON: Final = 354
_LATER: Final = 400
_FOR_GOOD: Final = 500
_SIGNED_IN: Final = frozenset({235, 503})
_SIGN_IN_FIRST: Final = frozenset({530, 534, 535, 538})


class SmtpMail:
    """A branch's mail by a server of its own: ``security`` is starttls, tls or none.

    Raises NotSetUp rather than send a password in the clear.
    """

    name = "smtp"
    repeats_safely = False

    def __init__(
        self,
        host: str,
        port: int,
        security: str,
        pace: Pace,
        *,
        sign_in: tuple[str, str] | None = None,
        step_seconds: float = STEP_SECONDS,
    ) -> None:
        if sign_in and security == "none" and not is_loopback(host):
            raise NotSetUp(
                "A password is not sent to a mail server without encryption.",
                next_step="Choose STARTTLS or TLS for the mail server.",
            )
        self.pace = pace
        self._host = host
        self._port = port
        self._security = security
        self._sign_in = sign_in
        self._step_seconds = step_seconds
        # made once: reading the system's certificates takes longer than sending a mail
        self._context = None if security == "none" else ssl.create_default_context()

    @property
    def most_seconds(self) -> float:
        """The longest that one `send` takes."""
        return CONNECT_SECONDS + SEND_SECONDS + self._step_seconds

    def send(self, message_id: UUID, payload: Payload) -> Outcome:
        """Hand a mail over; each has a connection of its own."""
        try:
            sender, recipient = address_of(payload["from"]), address_of(payload["to"])
            mail = mail_of(message_id, payload, datetime.now(UTC))
        except UnusableAddress as error:
            return Outcome(
                "failed",
                error=f'"{error.text}" is no address for mail. Correct it, then send it again.',
            )
        transfer = _Transfer(self._host, self._step_seconds)
        try:
            with self._server(transfer) as server:
                transfer.send(server, sender, recipient, mail)
        except _Refused as refused:
            return refused.outcome
        except (OSError, smtplib.SMTPException, ValueError) as error:
            if not transfer.is_taken:
                return transfer.broken(error)
            logger.info("%s ended the line badly: %s", self._host, error)
        self.pace.went_well()
        return Outcome("sent", provider_id=mark_of(message_id, sender))

    def find(self, message_id: UUID, payload: Payload, since: datetime) -> Found:
        """A mail server cannot be asked."""
        del message_id, payload, since
        return Found("unknown")

    def status(self, provider_id: str) -> Status | None:
        """A mail server does not tell."""
        del provider_id
        return None

    def replies(self, since: datetime) -> list[Reply]:
        """Answers to mails go to people, not here."""
        del since
        return []

    @contextlib.contextmanager
    def _server(self, transfer: _Transfer) -> Iterator[smtplib.SMTP]:
        """The server, greeted, encrypted and signed in to."""
        context = self._context
        if self._security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, _own_name(), timeout=CONNECT_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, _own_name(), CONNECT_SECONDS)
        transfer.is_reached = True
        with contextlib.closing(server):
            transfer.limit(server)
            server.ehlo_or_helo_if_needed()
            if self._security == "starttls":
                if not server.has_extn("starttls"):
                    raise transfer.office(
                        f"The mail server {self._host} offers no STARTTLS. Choose TLS or another "
                        "port in the settings; the messages wait."
                    )
                server.starttls(context=context)
                server.ehlo_or_helo_if_needed()
            if self._sign_in:
                _signed_in(server, transfer, *self._sign_in)
            yield server
            # it has the mail: what the farewell comes to changes nothing
            with contextlib.suppress(OSError, smtplib.SMTPException):
                server.quit()


class _Refused(Exception):
    """The server's no, or ours to what it offers; what it comes to is known."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.error)
        self.outcome = outcome


class _Transfer:
    """One mail's way to the server, and how far it came."""

    def __init__(self, host: str, step_seconds: float) -> None:
        self._host = host
        self._step_seconds = step_seconds
        self._until = steady.now() + SEND_SECONDS
        self.is_reached = False
        self.is_taken = False
        self._is_unsure = False

    def send(
        self, server: smtplib.SMTP, sender: Address, recipient: Address, mail: EmailMessage
    ) -> None:
        """Hand the mail over. Raises _Refused, or what smtplib raises."""
        policy = POLICY
        options: list[str] = []
        if not (sender.addr_spec + recipient.addr_spec).isascii():
            if not server.has_extn("smtputf8"):
                raise _Refused(
                    Outcome(
                        "failed",
                        error=f"The mail server {self._host} cannot write to "
                        f"{recipient.addr_spec}. Ask for another address.",
                    )
                )
            policy = POLICY.clone(utf8=True)
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        written = BytesIO()
        BytesGenerator(written, policy=policy).flatten(mail, linesep="\r\n")
        if server.has_extn("size"):
            options.append(f"SIZE={len(written.getvalue())}")
        self._check("the sender", *self._step(server).mail(sender.addr_spec, options))
        self._check(recipient.addr_spec, *self._step(server).rcpt(recipient.addr_spec))
        code, reply = self._step(server).docmd("DATA")
        if code != _GO_ON:
            raise self._no("the mail", code, reply)
        self._is_unsure = True
        body = re.sub(rb"(?m)^\.", b"..", written.getvalue())
        ending = b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"
        self._step(server).send(body + ending)
        code, reply = self._step(server).getreply()
        if code not in _OKAY:
            # it answered: no doubt is left
            raise self._no("the mail", code, reply)
        self.is_taken = True

    def limit(self, server: smtplib.SMTP) -> None:
        """Let no step take longer than there is time."""
        left = self._until - steady.now()
        if server.sock is not None:
            server.sock.settimeout(max(min(self._step_seconds, left), 0.1))

    def broken(self, error: Exception) -> Outcome:
        """What to make of a line that broke."""
        if isinstance(error, ssl.SSLCertVerificationError):
            return self.office(
                f"The certificate of the mail server {self._host} is not trusted. Check the "
                "server's name in the settings; the messages wait."
            ).outcome
        if self._is_unsure:
            sentence = (
                f"The line to the mail server {self._host} dropped while it took the mail. Ask the "
                "customer whether it came."
            )
        elif isinstance(error, smtplib.SMTPResponseException):
            return self._not_now(error.smtp_code, _bytes(error.smtp_error)).outcome
        elif self.is_reached:
            sentence = (
                f"The line to the mail server {self._host} dropped before it took the mail. It is "
                "tried again."
            )
        else:
            sentence = (
                f"The mail server {self._host} could not be reached. Check its name, its port and "
                "the internet connection of the computer that delivers."
            )
        return Outcome("again", error=sentence, unsure=self._is_unsure)

    @staticmethod
    def office(sentence: str) -> _Refused:
        """What only the office can mend: the message waits."""
        return _Refused(Outcome("again", error=sentence, wait_seconds=OFFICE_SECONDS))

    def no_sign_in(self, code: int, reply: bytes) -> _Refused:
        """The login or its password is wrong, or wanted where none is entered."""
        if 0 < code < _FOR_GOOD:
            return self._no("the login", code, reply)
        return self.office(
            f"The mail server {self._host} refused the login: {_said(code, reply)}. Enter the "
            "right login and password; the messages wait."
        )

    def _step(self, server: smtplib.SMTP) -> smtplib.SMTP:
        self.limit(server)
        return server

    def _check(self, what: str, code: int, reply: bytes) -> None:
        if code in _SIGN_IN_FIRST:
            raise self.no_sign_in(code, reply)
        if code not in _OKAY:
            raise self._no(what, code, reply)

    def _no(self, what: str, code: int, reply: bytes) -> _Refused:
        if code // 100 != _FOR_GOOD // 100:
            return self._not_now(code, reply)
        sentence = (
            f"The mail server {self._host} refused {what}: {_said(code, reply)}. Correct it, then "
            "send it again."
        )
        return _Refused(Outcome("failed", error=sentence))

    def _not_now(self, code: int, reply: bytes) -> _Refused:
        sentence = (
            f"The mail server {self._host} does not take it now: {_said(code, reply)}. It is tried "
            "again."
        )
        # what is neither yes nor no leaves in doubt what was sent before it
        is_no = code // 100 in {_LATER // 100, _FOR_GOOD // 100}
        return _Refused(Outcome("again", error=sentence, unsure=self._is_unsure and not is_no))


def _signed_in(server: smtplib.SMTP, transfer: _Transfer, login: str, password: str) -> None:
    no_login = transfer.office(
        "The mail server takes no login on this line. Choose STARTTLS or TLS in the settings, or "
        "leave the login out; the messages wait."
    )
    if not server.esmtp_features.get("auth", "").strip():
        raise no_login
    try:
        if (login + password).isascii():
            server.login(login, password)
            return
        # smtplib knows ASCII only
        secret = base64.b64encode(f"\0{login}\0{password}".encode()).decode()
        code, reply = server.docmd("AUTH", f"PLAIN {secret}")
    except smtplib.SMTPAuthenticationError as error:
        raise transfer.no_sign_in(error.smtp_code, _bytes(error.smtp_error)) from None
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        # none of its ways to sign in is one that Python knows
        raise no_login from None
    if code not in _SIGNED_IN:
        raise transfer.no_sign_in(code, reply)


def _own_name() -> str:
    """How this computer greets; its name may hold what no mail server takes."""
    name = socket.gethostname()
    return name if re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", name) else "[127.0.0.1]"


def _said(code: int, reply: bytes) -> str:
    words = " ".join(reply.decode("utf-8", "replace").split())[:200]
    return f"{code} {words}".rstrip(". ") if code > 0 else words


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode()
