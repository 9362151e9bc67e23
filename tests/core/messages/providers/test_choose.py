"""Which provider it is: by settings, secrets and the sandbox."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.errors import InvalidInput
from core.messages.providers.choose import (
    SECRETS,
    Paces,
    Sandbox,
    make_provider,
    parse_sandbox,
)
from core.messages.providers.provider import NotSetUp
from core.messages.providers.sandbox import ToAddress
from core.messages.settings import DeliverySettings
from tests.providers.payloads import mail_payload, text_payload
from tests.providers.resend_server import KEY, ResendServer
from tests.providers.smtp_server import SmtpServer
from tests.providers.twilio_server import ACCOUNT, SENDER, TOKEN, TwilioServer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.messages.providers.provider import Provider

ALL = {"resend-api-key": KEY, "smtp-password": "swordfish", "twilio-auth-token": TOKEN}
RESEND = DeliverySettings(mail_provider="resend", sender_address="office@denver.example")
SMTP = replace(RESEND, mail_provider="smtp", smtp_host="localhost", smtp_security="none")
TWILIO = replace(RESEND, sms_provider="twilio", twilio_account=ACCOUNT, sms_sender=SENDER)
FOLDER = Sandbox(folder=Path("outbox"))
ADDRESS = Sandbox(address="trial@office.example")


def make(
    channel: str,
    settings: DeliverySettings,
    sandbox: Sandbox | None = None,
    *,
    secrets: Mapping[str, str] = ALL,
    paces: Paces | None = None,
    name: str | None = None,
) -> Provider:
    return make_provider(channel, settings, secrets.get, sandbox, paces=paces, name=name)


@pytest.mark.parametrize(
    ("channel", "settings", "sandbox", "name"),
    [
        ("email", RESEND, None, "resend"),
        ("email", SMTP, None, "smtp"),
        ("sms", TWILIO, None, "twilio"),
        ("email", DeliverySettings(), FOLDER, "folder"),
        ("sms", DeliverySettings(), FOLDER, "folder"),
        ("email", RESEND, FOLDER, "folder"),
        ("email", RESEND, ADDRESS, "resend"),
        ("email", SMTP, ADDRESS, "smtp"),
        ("sms", TWILIO, ADDRESS, "resend"),
    ],
)
def test_settings_and_sandbox_decide(
    channel: str, settings: DeliverySettings, sandbox: Sandbox | None, name: str
) -> None:
    provider = make(channel, settings, sandbox)
    assert provider.name == name
    assert isinstance(provider, ToAddress) == (sandbox is ADDRESS)


@pytest.mark.parametrize(
    ("channel", "settings", "sandbox", "secrets", "words"),
    [
        ("email", DeliverySettings(), None, ALL, "No way to send mail is chosen"),
        ("email", DeliverySettings(), ADDRESS, ALL, "No way to send mail is chosen"),
        ("sms", RESEND, None, ALL, "No way to send text messages"),
        ("email", replace(RESEND, sender_address=""), None, ALL, "address that mails come from"),
        ("email", replace(SMTP, smtp_host=None), None, ALL, "mail server is not entered"),
        ("sms", replace(TWILIO, sms_sender=None), None, ALL, "account at Twilio or the number"),
        ("email", RESEND, None, {}, "API key of Resend is not on this computer"),
        ("email", RESEND, None, {"resend-api-key": "re with spaces"}, "not well-formed"),
        ("email", RESEND, None, {"resend-api-key": "re_line\nbreak_0123"}, "not well-formed"),
        ("email", replace(SMTP, smtp_login="me"), None, {}, "password of the mail server"),
        ("sms", TWILIO, None, {}, "token of Twilio"),
        (
            "email",
            replace(SMTP, smtp_login="me", smtp_host="mail.denver.example"),
            None,
            ALL,
            "without encryption",
        ),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(
    channel: str,
    settings: DeliverySettings,
    sandbox: Sandbox | None,
    secrets: Mapping[str, str],
    words: str,
) -> None:
    with pytest.raises(NotSetUp, match=words) as caught:
        make(channel, settings, sandbox, secrets=secrets)
    assert caught.value.next_step.endswith(".")


def test_the_earlier_provider_finishes_what_it_began() -> None:
    assert make("email", SMTP, name="resend").name == "resend"
    assert make("email", SMTP, ADDRESS, name="resend").name == "resend"
    none = DeliverySettings(sender_address="office@denver.example")
    assert make("email", none, name="resend").name == "resend"
    assert make("email", RESEND, FOLDER, name="folder").name == "folder"


@pytest.mark.parametrize(
    ("channel", "sandbox", "name"),
    [
        # begun in a folder or as a mail, and the sandbox was taken away
        ("email", None, "folder"),
        ("sms", None, "resend"),
        # begun for a customer, and a sandbox came
        ("email", FOLDER, "resend"),
        ("sms", FOLDER, "twilio"),
        ("sms", ADDRESS, "twilio"),
        ("email", ADDRESS, "folder"),
    ],
)
def test_what_was_begun_in_another_world_does_not_cross_over(
    channel: str, sandbox: Sandbox | None, name: str
) -> None:
    with pytest.raises(NotSetUp, match="It was begun"):
        make(channel, TWILIO, sandbox, name=name)


def test_branches_of_one_account_share_its_pace() -> None:
    paces = Paces()
    denver = make("email", RESEND, paces=paces)
    aurora = make("email", replace(RESEND, mails_per_second=5.0), paces=paces)
    other = {**ALL, "resend-api-key": "re_another_key"}
    lakewood = make("email", RESEND, secrets=other, paces=paces)
    assert denver.pace is aurora.pace
    assert denver.pace is not lakewood.pace
    assert denver.pace.per_second == 5.0
    assert make("email", RESEND, FOLDER, paces=paces).pace.per_second is None


def test_the_environment_says_where_the_test_servers_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with ResendServer() as resend, TwilioServer() as twilio, SmtpServer() as smtp:
        monkeypatch.setenv("BOOKER_RESEND_URL", resend.url)
        monkeypatch.setenv("BOOKER_TWILIO_URL", f"{twilio.url}/")
        assert make("email", RESEND).send(uuid4(), mail_payload()).result == "sent"
        assert make("sms", TWILIO).send(uuid4(), text_payload()).result == "sent"
        server = replace(SMTP, smtp_port=smtp.port)
        assert make("email", server).send(uuid4(), mail_payload()).result == "sent"
        assert (len(resend.accepted), len(twilio.accepted), len(smtp.accepted)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("", None),
        ("folder", Sandbox(folder=Path("default"))),
        ("folder:other", Sandbox(folder=Path("other"))),
        ("folder:C:/mails", Sandbox(folder=Path("C:/mails"))),
        ("address:me@office.example", Sandbox(address="me@office.example")),
    ],
)
def test_a_profiles_sandbox_is_understood(text: str | None, expected: Sandbox | None) -> None:
    assert parse_sandbox(text, Path("default")) == expected


@pytest.mark.parametrize("text", ["files", "address:", "address:nobody", "address:a b@c"])
def test_what_is_no_sandbox_is_said(text: str) -> None:
    with pytest.raises(InvalidInput, match="no sandbox"):
        parse_sandbox(text, Path("default"))


def test_a_sandbox_says_where_everything_goes() -> None:
    assert str(FOLDER) == "folder:outbox"
    assert str(ADDRESS) == "address:trial@office.example"
    assert tuple(ALL) == SECRETS
