"""How messages are delivered: the branch's settings, the keys of providers, a site's contact."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict, replace
from datetime import time
from typing import TYPE_CHECKING, Any, Final

import click

from booker_desktop import secrets
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerGroup, act, act_id_option
from booker_desktop.commands.session import Session, pass_session
from core.errors import InvalidInput
from core.messages.contact import ContactEntry, read_contact, save_contact
from core.messages.health import read_health
from core.messages.providers.provider import NotSetUp
from core.messages.settings import DeliverySettings, read_settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core.messages.contact import Contact
    from core.messages.health import DeliveryHealth

_OFFSET: Final = re.compile(r"([0-9]{1,6})\s*(m|min|h|d)?")
_MINUTES: Final = {None: 1, "m": 1, "min": 1, "h": 60, "d": 1440}


@click.group(cls=BookerGroup)
def delivery() -> None:
    """How the branch's messages are delivered, and whether they are."""


@delivery.command("show")
@pass_session
def delivery_show(session: Session) -> None:
    """The settings, who delivers, and what waits."""
    desk = session.desk()
    settings, health = read_settings(desk), read_health(desk)
    rows = [(name, _shown(value)) for name, value in asdict(settings).items()]
    text = f"{answer.table(('setting', 'value'), rows)}\n\n{_health_text(health)}"
    session.answer({"settings": settings, "health": health}, text)


@delivery.command("set")
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE …")
@act_id_option
@pass_session
def delivery_set(session: Session, changes: tuple[str, ...], act_id: UUID | None) -> None:
    """Change settings (admins), e.g. mail_provider=smtp smtp_host=mail.example.com.

    Lists are written with commas (reminder_offsets=24h,1h), nothing is written KEY=. A provider's
    key is no setting: see `booker secret`.
    """
    desk = session.desk(writing=True)
    wanted = replace(read_settings(desk), **dict(map(_change, changes)))
    settings = save_settings(desk, act(act_id), wanted)
    rows = [(name, _shown(value)) for name, value in asdict(settings).items()]
    session.answer({"settings": settings}, answer.table(("setting", "value"), rows))


def _change(typed: str) -> tuple[str, Any]:
    name, equals, value = typed.partition("=")
    name, value = name.strip(), value.strip()
    there_are = asdict(DeliverySettings())
    if not equals or name not in there_are:
        message = f'"{typed}" is no KEY=VALUE of a setting.'
        raise InvalidInput(message, next_step=f"The settings are: {', '.join(there_are)}.")
    try:
        return name, _READ.get(name, _READ_AS.get(type(there_are[name]), _text))(value)
    except ValueError:
        message = f'"{value}" is no value of {name}.'
        raise InvalidInput(message, field=name) from None


def _text(value: str) -> str | None:
    return value or None


def _flag(value: str) -> bool:
    try:
        return {"yes": True, "true": True, "no": False, "false": False}[value.casefold()]
    except KeyError:
        raise ValueError(value) from None


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _offsets(value: str) -> tuple[int, ...]:
    return tuple(map(_offset, _names(value)))


def _offset(value: str) -> int:
    typed = _OFFSET.fullmatch(value)
    if typed is None:
        raise ValueError(value)
    return int(typed[1]) * _MINUTES[typed[2]]


_READ: Final[dict[str, Callable[[str], Any]]] = {
    "sender_name": str,
    "sender_address": str,
    "reminder_offsets": _offsets,
}
_READ_AS: Final[dict[type, Callable[[str], Any]]] = {
    bool: _flag,
    int: int,
    float: float,
    time: time.fromisoformat,
    tuple: _names,
}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


def _health_text(health: DeliveryHealth) -> str:
    lines = [f"{health.backlog} messages are due, {health.waiting_later} wait for later."]
    if health.oldest_queued_at is not None:
        minutes = int((health.as_of - health.oldest_queued_at).total_seconds() // 60)
        lines.append(f"The oldest of them has been waiting for {minutes} minutes.")
    if health.last_error:
        lines.append(f"{health.retrying} are tried again; the last error: {health.last_error}")
    if health.uncertain or health.failed_recent:
        lines.append(f"{health.uncertain} are uncertain, {health.failed_recent} failed today.")
    if health.stranded:
        lines.append(f"{health.stranded} were queued before delivery was set up.")
    if not health.workers:
        lines.append("No worker was ever heard of, or each has said goodbye.")
    for worker in health.workers:
        seconds = int((health.as_of - worker.beat_at).total_seconds())
        where = f"{worker.login} on {worker.host}"
        sandbox = f", sandbox {worker.sandbox}" if worker.sandbox else ""
        lines.append(f"{where} was heard of {seconds} seconds ago{sandbox}.")
    return "\n".join(lines)


# Keys of providers -----------------------------------------------------------------------------


@click.group(cls=BookerGroup)
def secret() -> None:
    """Keys of providers, in the keyring of the computer that the worker runs on."""


name_argument = click.argument("name", type=click.Choice(secrets.SECRETS))


@secret.command("set")
@name_argument
@pass_session
def secret_set(session: Session, name: str) -> None:
    """Keep a key: it is asked for, or read from standard input; never given as an argument."""
    profile, branch = _place(session)
    value = _typed(name)
    if not secrets.keep_secret(profile, branch, name, value):
        message = secrets.refusal() or "The keyring of this computer did not take it."
        variable = f"BOOKER_{name.replace('-', '_').upper()}"
        raise NotSetUp(message, next_step=f"Give it to the worker in its environment: {variable}.")
    session.answer(
        {"profile": profile, "branch": branch, "name": name, "kept": True},
        f"The keyring has the {name} of {branch}.",
    )


@secret.command("forget")
@name_argument
@pass_session
def secret_forget(session: Session, name: str) -> None:
    """Take a key out of the keyring."""
    profile, branch = _place(session)
    forgotten = secrets.forget_secret(profile, branch, name)
    said = f"The keyring no longer has the {name} of {branch}."
    if not forgotten:
        said = f"The keyring has no {name} of {branch}."
    session.answer(
        {"profile": profile, "branch": branch, "name": name, "forgotten": forgotten}, said
    )


@secret.command("list")
@pass_session
def secret_list(session: Session) -> None:
    """Which keys a worker would find on this computer, and where; never what they are."""
    profile, branch = _place(session)
    found = [
        {"name": name, "source": secrets.secret_source(profile, branch, name)}
        for name in secrets.SECRETS
    ]
    rows = [(one["name"], one["source"] or "not there") for one in found]
    session.answer(
        {"profile": profile, "branch": branch, "secrets": found},
        answer.table(("secret", "from"), rows),
    )


def _place(session: Session) -> tuple[str, str]:
    """The profile and the branch whose keys are meant; the database is asked only if it must."""
    profile = session.profile()
    branch = session.branch or profile.branch
    return profile.name, branch or session.desk().branch.code


def _typed(name: str) -> str:
    if sys.stdin.isatty():
        value: str = click.prompt(name, hide_input=True, err=True)
    else:
        value = sys.stdin.readline()
    value = value.strip()
    if not value:
        message = f"The {name} is empty."
        raise InvalidInput(message, next_step="Type it, or pipe it in.")
    return value


# A site's contact ------------------------------------------------------------------------------


@click.group(cls=BookerGroup)
def site() -> None:
    """Sites: how their customers are written to."""


@site.command("contact")
@click.argument("number", metavar="NUMBER")
@click.option("--language", metavar="CODE", help="en, es …; default: the branch's.")
@click.option("--timezone", metavar="NAME", help="Of quiet hours; default: the branch's.")
@click.option("--sms", type=click.Choice(["yes", "no"]), help="Whether they agreed to texts.")
@click.option("--number", "mobile", metavar="PHONE", help="The mobile number that they agreed for.")
@click.option("--how", metavar="TEXT", help="How they agreed: by phone, in writing …")
@act_id_option
@pass_session
def site_contact(
    session: Session,
    number: str,
    language: str | None,
    timezone: str | None,
    sms: str | None,
    mobile: str | None,
    how: str | None,
    act_id: UUID | None,
) -> None:
    """Show how the customer with this NUMBER is written to; with options, change it."""
    given = (language, timezone, sms, mobile, how)
    desk = session.desk(writing=any(value is not None for value in given))
    found = read_contact(desk, number)
    if any(value is not None for value in given):
        agrees = found.agrees if sms is None else sms == "yes"
        entry = ContactEntry(
            found.site,
            found.language if language is None else language,
            found.timezone if timezone is None else timezone,
            sms=agrees,
            sms_number=mobile or found.sms_number,
            how=how,
        )
        found = save_contact(desk, act(act_id), entry)
    session.answer(answer.document(found), _contact_text(found, desk.branch.timezone))


def _contact_text(found: Contact, timezone: str) -> str:
    language, zone = found.language or "of the branch", found.timezone or "of the branch"
    lines = [f"{found.site}: language {language}, time zone {zone}"]
    if found.sms_number is None or found.sms_agreed_at is None:
        lines.append("  no text messages: nobody has agreed to them")
    else:
        when = answer.moment(found.sms_agreed_at, timezone)
        lines.append(
            f"  text messages to {found.sms_number}, agreed {when} ({found.sms_agreed_how}), "
            f"taken down by {found.sms_agreed_by}"
        )
    if found.sms_stopped_at is not None:
        lines.append(f"  stopped by the customer {answer.moment(found.sms_stopped_at, timezone)}")
    if found.email_problem is not None:
        lines.append(f"  e-mail to the site's address {found.email_problem}: correct the address")
    return "\n".join(lines)
