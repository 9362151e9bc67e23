"""Which provider carries a branch's mails and texts, by its settings, its secrets and the sandbox.

The providers' packages are loaded by the first branch that uses them.
"""

from __future__ import annotations

import os
import re
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.messages.providers.pace import Pace
from core.messages.providers.provider import NotSetUp, address_line
from core.messages.providers.sandbox import Folder, ToAddress
from core.messages.providers.secret_names import (
    RESEND_API_KEY,
    SECRETS,
    SMTP_PASSWORD,
    TWILIO_AUTH_TOKEN,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.messages.providers.provider import Provider
    from core.messages.settings import DeliverySettings

__all__ = ["SECRETS", "Paces", "Sandbox", "make_provider", "parse_sandbox"]

MAIL_PROVIDERS: Final = frozenset({"resend", "smtp"})
RESEND_URL_VARIABLE: Final = "BOOKER_RESEND_URL"
TWILIO_URL_VARIABLE: Final = "BOOKER_TWILIO_URL"

TEXTS_PER_SECOND: Final = 10.0
"""Twilio queues what a number may not send at once; this only keeps its door open."""
_KEY = re.compile(r"[\x21-\x7e]{8,500}")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where everything goes instead of to customers: a folder, or one address."""

    folder: Path | None = None
    address: str | None = None

    def __str__(self) -> str:
        return f"address:{self.address}" if self.address else f"folder:{self.folder}"


def parse_sandbox(text: str | None, default_folder: Path) -> Sandbox | None:
    """A profile's sandbox: None, "folder", "folder:PATH" or "address:A@B". Raises InvalidInput."""
    if not text:
        return None
    kind, _, rest = text.partition(":")
    rest = rest.strip()
    if kind == "folder":
        return Sandbox(folder=Path(rest).expanduser() if rest else default_folder)
    if kind == "address" and _ADDRESS.fullmatch(rest):
        return Sandbox(address=rest)
    raise InvalidInput(
        f'"{text}" is no sandbox.',
        next_step="Use folder, folder:PATH, or address: and an address.",
    )


class Paces:
    """The paces of one program: branches that share a provider's account share its pace."""

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}
        self._lock = threading.Lock()

    def of(self, key: str, per_second: float | None) -> Pace:
        """The pace of that account, at this speed from now on."""
        # an account's secret is no name for anything that stays
        name = sha256(key.encode()).hexdigest()
        with self._lock:
            pace = self._paces.get(name)
            if pace is None:
                pace = self._paces[name] = Pace(per_second)
        pace.set_speed(per_second)
        return pace


def make_provider(
    channel: str,
    settings: DeliverySettings,
    secret: Callable[[str], str | None],
    sandbox: Sandbox | None,
    *,
    paces: Paces | None = None,
    name: str | None = None,
) -> Provider:
    """The provider of a channel: email or sms. Raises NotSetUp.

    ``secret`` finds a secret by its name (`SECRETS`). ``name``: the provider that has had a
    message already, whatever the settings say since.
    """
    paces = paces or Paces()
    if sandbox is not None:
        return _in_sandbox(settings, secret, sandbox, paces, name)
    if name == Folder.name or (channel == "sms" and name in MAIL_PROVIDERS):
        raise NotSetUp(
            "It was begun in a sandbox, and there is none now.",
            next_step="Send it again as a new message.",
        )
    if channel == "sms":
        return _texts(settings, secret, paces, name)
    return _mail(settings, secret, paces, name)


def _in_sandbox(
    settings: DeliverySettings,
    secret: Callable[[str], str | None],
    sandbox: Sandbox,
    paces: Paces,
    name: str | None,
) -> Provider:
    if sandbox.folder is not None and name in {None, Folder.name}:
        return Folder(sandbox.folder, paces.of("folder", None))
    if sandbox.address is None or name not in {None, *MAIL_PROVIDERS}:
        raise NotSetUp(
            "It was begun outside of this sandbox.",
            next_step="Take the sandbox out of the profile, or send it again as a new message.",
        )
    mail = _mail(settings, secret, paces, name)
    sender = address_line(settings.sender_name, settings.sender_address)
    return ToAddress(mail, sandbox.address, sender)


def _mail(
    settings: DeliverySettings,
    secret: Callable[[str], str | None],
    paces: Paces,
    name: str | None,
) -> Provider:
    chosen = name or settings.mail_provider
    if chosen in MAIL_PROVIDERS and not _ADDRESS.fullmatch(settings.sender_address):
        raise NotSetUp(
            "The address that mails come from is missing.",
            next_step="Enter the sender in the settings of the delivery.",
        )
    if chosen == "resend":
        return _resend(settings, secret, paces)
    if chosen == "smtp":
        return _smtp(settings, secret, paces)
    raise NotSetUp(
        "No way to send mail is chosen, so messages wait.",
        next_step="Choose Resend or a mail server in the settings of the delivery.",
    )


def _resend(
    settings: DeliverySettings, secret: Callable[[str], str | None], paces: Paces
) -> Provider:
    from core.messages.providers.resend_mail import RESEND_URL, ResendMail  # noqa: PLC0415

    key = _found(secret, RESEND_API_KEY, "The API key of Resend")
    pace = paces.of(f"resend {key}", settings.mails_per_second)
    return ResendMail(key, pace, url=os.environ.get(RESEND_URL_VARIABLE) or RESEND_URL)


def _smtp(
    settings: DeliverySettings, secret: Callable[[str], str | None], paces: Paces
) -> Provider:
    from core.messages.providers.smtp_mail import SmtpMail  # noqa: PLC0415

    if not settings.smtp_host:
        raise NotSetUp(
            "The mail server is not entered.",
            next_step="Enter its name in the settings of the delivery.",
        )
    sign_in = None
    if settings.smtp_login:
        password = secret(SMTP_PASSWORD)
        if not password:
            raise _missing(SMTP_PASSWORD, "The password of the mail server")
        sign_in = (settings.smtp_login, password)
    pace = paces.of(f"smtp {settings.smtp_host} {settings.smtp_login}", settings.mails_per_second)
    return SmtpMail(
        settings.smtp_host, settings.smtp_port, settings.smtp_security, pace, sign_in=sign_in
    )


def _texts(
    settings: DeliverySettings,
    secret: Callable[[str], str | None],
    paces: Paces,
    name: str | None,
) -> Provider:
    chosen = name or settings.sms_provider
    if chosen != "twilio":
        raise NotSetUp(
            "No way to send text messages is chosen, so they wait.",
            next_step="Choose Twilio in the settings of the delivery.",
        )
    if not settings.twilio_account or not settings.sms_sender:
        raise NotSetUp(
            "The account at Twilio or the number that texts come from is missing.",
            next_step="Enter both in the settings of the delivery.",
        )
    from core.messages.providers.twilio_sms import TWILIO_URL, TwilioSms  # noqa: PLC0415

    token = _found(secret, TWILIO_AUTH_TOKEN, "The token of Twilio")
    return TwilioSms(
        settings.twilio_account,
        token,
        settings.sms_sender,
        paces.of(f"twilio {settings.twilio_account}", TEXTS_PER_SECOND),
        url=os.environ.get(TWILIO_URL_VARIABLE) or TWILIO_URL,
    )


def _found(secret: Callable[[str], str | None], name: str, what: str) -> str:
    value = (secret(name) or "").strip()
    if not value:
        raise _missing(name, what)
    if not _KEY.fullmatch(value):
        raise NotSetUp(
            f"{what} is not well-formed.",
            next_step="Enter it again, as the provider shows it.",
        )
    return value


def _missing(name: str, what: str) -> NotSetUp:
    return NotSetUp(
        f"{what} is not on this computer.",
        next_step=f"Enter it here with `booker secret set {name}`, or where the worker runs.",
    )
