"""The local servers as processes of their own, as the campaigns use them."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import requests

from core.messages.providers.pace import Pace
from core.messages.providers.resend_mail import ResendMail
from core.messages.providers.smtp_mail import SmtpMail
from core.messages.providers.twilio_sms import TwilioSms
from tests.providers.payloads import mail_payload, text_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[4]


@contextmanager
def served(name: str, *options: str) -> Iterator[dict[str, Any]]:
    """A server's process, and what it says of itself."""
    command = [sys.executable, "-m", f"tests.providers.{name}", "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said: dict[str, Any] = json.loads(process.stdout.readline())
            yield said
        finally:
            process.terminate()
            process.wait(10)


def ask(url: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON it is
    return requests.get(f"{url}/{path}", timeout=10).json()


def test_resend_runs_alone_and_is_asked_what_it_accepted() -> None:
    message_id = uuid4()
    with served("resend_server", "--script", '["drop_after"]', "--no-idempotency") as said:
        mail = ResendMail(said["key"], Pace(None), url=said["url"])
        assert mail.send(message_id, mail_payload()).unsure
        sent = mail.send(message_id, mail_payload())
        accepted = ask(said["url"], "_accepted")
        assert [one["key"] for one in accepted] == [str(message_id)] * 2
        assert ask(said["url"], "_counts") == {
            "requests": 2,
            "accepted": 2,
            "faults": {"drop_after": 1, "ok": 1},
        }
        orders: Any = {"script": ["429"], "events": {sent.provider_id: "bounced"}}
        requests.post(f"{said['url']}/_set", json=orders, timeout=10)
        status = mail.status(sent.provider_id or "")
        assert status is not None
        assert status.state == "bounced"
        assert mail.send(uuid4(), mail_payload()).result == "again"


def test_twilio_runs_alone_and_is_told_what_customers_answer() -> None:
    with served("twilio_server", "--faults", '{"21610": 1.0}') as said:
        sms = TwilioSms(said["account"], said["token"], "+13035550100", Pace(None), url=said["url"])
        assert sms.send(uuid4(), text_payload()).stopped
        requests.post(f"{said['url']}/_set", json={"chances": {}}, timeout=10)
        assert sms.send(uuid4(), text_payload()).result == "sent"
        (text,) = ask(said["url"], "_accepted")
        assert (text["to"], text["from"]) == ("+13035550199", "+13035550100")


def test_the_mail_server_runs_alone_and_has_a_line_to_ask_it() -> None:
    with served("smtp_server", "--script", '["451@rcpt"]') as said:
        mail = SmtpMail(said["host"], said["port"], "none", Pace(None))
        message_id = uuid4()
        assert mail.send(message_id, mail_payload()).result == "again"
        assert mail.send(message_id, mail_payload()).result == "sent"
        (accepted,) = ask(said["control"], "_accepted")
        assert accepted["message_id"] == f"<{message_id}@denver.example>"
