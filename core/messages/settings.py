"""How a branch's messages are delivered: providers, sender, reminders, quiet hours."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import time
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from core.catalog import site_fields
from core.catalog.entry_fields import number_between, one_line, refuse
from core.catalog.typed_text import FieldRefused
from core.messages.kinds import SMS_KINDS
from core.messages.numbers import dialled, region

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from core.database.desk import Desk

__all__ = [
    "LEAST_OFFSET",
    "MAIL_PROVIDERS",
    "MOST_OFFSET",
    "MOST_REMINDERS",
    "NOTICE_KINDS",
    "SMS_KINDS",
    "SMS_PROVIDERS",
    "SMTP_SECURITIES",
    "DeliverySettings",
    "checked_settings",
    "read_settings",
    "save_settings",
]

MAIL_PROVIDERS: Final = ("none", "resend", "smtp")
SMS_PROVIDERS: Final = ("none", "twilio")
SMTP_SECURITIES: Final = ("starttls", "tls", "none")
NOTICE_KINDS: Final = ("trouble", "confirmed", "rescheduled", "cancelled")
MOST_REMINDERS: Final = 6
LEAST_OFFSET: Final = 10
MOST_OFFSET: Final = 20_160
"""Minutes that a reminder may be ahead: 14 days."""
LONGEST_NAME: Final = 200
LONGEST_ALPHANUMERIC: Final = 11
"""Characters of a name that text messages may come from instead of a number."""

_HOST = re.compile(r"[A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9])?")
_TWILIO_ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
_SHORT_CODE = re.compile(r"[0-9]{5,6}")
_ALPHANUMERIC = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """A branch's delivery (docs/domain.md). Offsets are minutes before the promise begins.

    ``quiet_from`` to ``quiet_to``: when no text message goes out, on the clocks of the site; the
    same time twice: never.
    """

    mail_provider: str = "none"
    sender_name: str = ""
    sender_address: str = ""
    reply_to: str | None = None
    notice_address: str | None = None
    notice_on: tuple[str, ...] = ("trouble",)
    smtp_host: str | None = None
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_login: str | None = None
    sms_provider: str = "none"
    twilio_account: str | None = None
    sms_sender: str | None = None
    sms_kinds: tuple[str, ...] = ("reminder", "on_the_way")
    reminder_offsets: tuple[int, ...] = (1440, 60)
    quiet_from: time = time(21)
    quiet_to: time = time(8)
    desktop_worker: bool = False
    mails_per_second: float = 2.0

    @property
    def is_set_up(self) -> bool:
        """Whether there is any provider."""
        return (self.mail_provider, self.sms_provider) != ("none", "none")


_NAMES: Final = tuple(field.name for field in fields(DeliverySettings))
_READ = text(
    f"select {', '.join(_NAMES)} from booker.delivery_settings where branch_id = :branch"  # noqa: S608 - made of our own names
)


def read_settings(desk: Desk) -> DeliverySettings:
    """The branch's settings; the defaults, where nobody has saved any."""
    with desk.reading() as connection:
        row = connection.execute(_READ, {"branch": desk.branch.branch_id}).mappings().first()
    return DeliverySettings() if row is None else _settings(dict(row))


def save_settings(desk: Desk, act_id: UUID, settings: DeliverySettings) -> DeliverySettings:
    """Keep the settings whole (admins only); answer with them as they stand then.

    Raises InvalidInput (its ``field`` names the field that is wrong), NotAllowed, ActReused, Busy.
    """
    wanted = checked_settings(settings, desk.branch.timezone)
    content = asdict(wanted)
    content["quiet_from"] = wanted.quiet_from.isoformat()
    content["quiet_to"] = wanted.quiet_to.isoformat()
    for name in ("notice_on", "sms_kinds", "reminder_offsets"):
        content[name] = list(content[name])
    return _settings(desk.act("save_delivery_settings", act_id, content))


def _settings(row: Mapping[str, Any]) -> DeliverySettings:
    values = {name: row[name] for name in _NAMES}
    for name in ("notice_on", "sms_kinds", "reminder_offsets"):
        values[name] = tuple(values[name])
    for name in ("quiet_from", "quiet_to"):
        if isinstance(values[name], str):
            values[name] = time.fromisoformat(values[name])
    return DeliverySettings(**values)


def checked_settings(settings: DeliverySettings, timezone: str) -> DeliverySettings:
    """The settings in their normal form. Raises InvalidInput naming the first wrong field."""
    given = replace(
        settings,
        sender_name=_name(settings.sender_name),
        sender_address=_address("sender_address", "The sender's address", settings.sender_address)
        or "",
        reply_to=_address("reply_to", "The address for replies", settings.reply_to),
        notice_address=_address(
            "notice_address", "The address for notices", settings.notice_address
        ),
        smtp_host=_blank(settings.smtp_host),
        smtp_login=_blank(settings.smtp_login),
        twilio_account=_blank(settings.twilio_account),
        sms_sender=_blank(settings.sms_sender),
        notice_on=_known("notice_on", settings.notice_on, NOTICE_KINDS),
        sms_kinds=_known("sms_kinds", settings.sms_kinds, SMS_KINDS),
        reminder_offsets=tuple(sorted(set(settings.reminder_offsets), reverse=True)),
    )
    _check_mail(given)
    given = replace(given, sms_sender=_check_sms(given, timezone))
    _check_reminders(given)
    number_between("mails_per_second", "E-mails a second", given.mails_per_second, 0.1, 1000)
    return given


def _check_mail(given: DeliverySettings) -> None:
    _known("mail_provider", (given.mail_provider,), MAIL_PROVIDERS)
    _known("smtp_security", (given.smtp_security,), SMTP_SECURITIES)
    if given.mail_provider != "none" and not given.sender_address:
        refuse("sender_address", "E-mail needs an address that it comes from.", "Fill it in.")
    number_between("smtp_port", "The mail server's port", given.smtp_port, 1, 65_535)
    host = given.smtp_host
    if host is None:
        if given.mail_provider == "smtp":
            refuse("smtp_host", "SMTP needs the name of the mail server.", "Fill it in.")
        return
    if not _HOST.fullmatch(host):
        refuse("smtp_host", f'"{host}" is not the name of a server.', "Write mail.example.com.")
    if given.smtp_security == "none" and given.smtp_login and not _is_loopback(host):
        refuse(
            "smtp_security",
            "A password must not go to another computer without encryption.",
            "Choose STARTTLS or TLS, or leave the login blank.",
        )


def _check_sms(given: DeliverySettings, timezone: str) -> str | None:
    """What text messages come from, in its normal form."""
    _known("sms_provider", (given.sms_provider,), SMS_PROVIDERS)
    sender = given.sms_sender
    if given.sms_provider == "twilio":
        if given.twilio_account is None:
            refuse("twilio_account", "Text messages need the Twilio account.", "Fill it in.")
        if sender is None:
            refuse(
                "sms_sender", "Text messages need the number that they come from.", "Fill it in."
            )
    if given.twilio_account is not None and not _TWILIO_ACCOUNT.fullmatch(given.twilio_account):
        refuse(
            "twilio_account",
            f'"{given.twilio_account}" is not an account of Twilio.',
            "Copy the Account SID: AC and 32 digits or letters.",
        )
    if sender is None or _SHORT_CODE.fullmatch(sender):
        return sender
    if _ALPHANUMERIC.fullmatch(sender) and len(sender) <= LONGEST_ALPHANUMERIC:
        return sender
    try:
        return dialled(sender, region(timezone))
    except FieldRefused as refused:
        refuse("sms_sender", f'The sender "{sender}" {refused.message}', refused.proposal or None)


def _check_reminders(given: DeliverySettings) -> None:
    if len(given.reminder_offsets) > MOST_REMINDERS:
        refuse("reminder_offsets", f"There may be {MOST_REMINDERS} reminders at most.")
    for minutes in given.reminder_offsets:
        if not LEAST_OFFSET <= minutes <= MOST_OFFSET:
            refuse(
                "reminder_offsets",
                f"A reminder {minutes} minutes ahead is not between 10 minutes and 14 days.",
            )


def _known(field: str, given: tuple[str, ...], there_are: tuple[str, ...]) -> tuple[str, ...]:
    """``given`` in the order of ``there_are``, each once."""
    for value in given:
        if value not in there_are:
            refuse(field, f'There is no "{value}"; there are: {", ".join(there_are)}.')
    return tuple(value for value in there_are if value in given)


def _blank(given: str | None) -> str | None:
    return (given or "").strip() or None


def _name(given: str) -> str:
    if not given.strip():
        return ""
    return one_line("sender_name", "The sender's name", given, LONGEST_NAME)


def _address(field: str, called: str, given: str | None) -> str | None:
    wanted = _blank(given)
    if wanted is None:
        return None
    try:
        return site_fields.email(wanted)
    except FieldRefused as refused:
        refuse(field, f'{called} "{wanted}" {refused.message}', refused.proposal or None)


def _is_loopback(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
