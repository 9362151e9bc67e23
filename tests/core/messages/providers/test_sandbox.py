"""Trials: into a folder, or to one address."""

from __future__ import annotations

import email
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.messages.providers.http_line import HttpLine
from core.messages.providers.pace import Pace
from core.messages.providers.provider import Found, Status
from core.messages.providers.resend_mail import ResendMail
from core.messages.providers.sandbox import Folder, ToAddress
from tests.providers.payloads import mail_payload, text_payload
from tests.providers.resend_server import KEY, ResendServer

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_mail_becomes_a_file_that_mail_programs_open(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new" / "outbox", Pace(None))
    message_id = uuid4()
    outcome = folder.send(message_id, mail_payload())
    assert (outcome.result, outcome.provider_id) == ("sent", f"{message_id}.eml")
    raw = (tmp_path / "new" / "outbox" / f"{message_id}.eml").read_bytes()
    mail = email.message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail["To"] == "ana@customer.example"
    assert [part.get_filename() for part in mail.iter_attachments()] == ["appointment.ics"]


def test_a_text_becomes_a_file_that_anybody_reads(tmp_path: Path) -> None:
    folder = Folder(tmp_path, Pace(None))
    message_id = uuid4()
    assert folder.find(message_id, text_payload(), NOW) == Found("absent")
    assert folder.send(message_id, text_payload(body="A las 8 ñ")).provider_id is not None
    file = tmp_path / f"{message_id}.txt"
    assert file.read_text("utf-8").endswith("To: +13035550199\n\nA las 8 ñ\n")
    assert folder.find(message_id, text_payload(), NOW) == Found("found", file.name)


def test_twice_is_once_and_half_a_file_is_never_seen(tmp_path: Path) -> None:
    folder = Folder(tmp_path, Pace(None))
    message_id = uuid4()
    with ThreadPoolExecutor(8) as threads:
        sent = list(threads.map(lambda _: folder.send(message_id, mail_payload()), range(16)))
    assert {outcome.result for outcome in sent} == {"sent"}
    (file,) = tmp_path.iterdir()
    before = file.read_bytes()
    assert folder.send(message_id, mail_payload(subject="Later")).result == "sent"
    assert file.read_bytes() == before
    assert folder.repeats_safely


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", "utf-8")
    outcome = Folder(in_the_way, Pace(None)).send(uuid4(), mail_payload())
    assert (outcome.result, outcome.unsure) == ("again", False)
    assert "cannot be written" in (outcome.error or "")
    assert str(in_the_way) in (outcome.error or "")


def test_what_is_no_address_fails_in_a_trial_too(tmp_path: Path) -> None:
    outcome = Folder(tmp_path, Pace(None)).send(uuid4(), mail_payload(to="nobody"))
    assert outcome.result == "failed"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_neither_tells_nor_answers(tmp_path: Path) -> None:
    folder = Folder(tmp_path, Pace(None))
    assert folder.status("x.eml") is None
    assert folder.replies(NOW) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_what_is_written_is_for_the_writers_eyes(tmp_path: Path) -> None:
    message_id = uuid4()
    Folder(tmp_path, Pace(None)).send(message_id, mail_payload())
    assert os.stat(tmp_path / f"{message_id}.eml").st_mode & 0o077 == 0  # noqa: PTH116


def to_address(server: ResendServer) -> ToAddress:
    line = HttpLine(connect_seconds=2, read_seconds=2)
    mail = ResendMail(KEY, Pace(None), url=server.url, line=line)
    return ToAddress(mail, "trial@office.example", "Denver Heating <office@denver.example>")


def test_everything_goes_to_one_address_and_says_whom_it_was_for() -> None:
    payload = mail_payload()
    with ResendServer() as server:
        trial = to_address(server)
        assert trial.send(uuid4(), payload).result == "sent"
        assert trial.send(uuid4(), text_payload(body="8 < 9")).result == "sent"
        mail, text = (one.payload for one in server.accepted)
    assert mail["to"] == "trial@office.example"
    assert mail["subject"] == "[to: ana@customer.example] Your appointment R-7"
    # whom the invitation is for stays, as the calendar would show it
    assert mail["attachments"] == payload["attachments"]
    assert payload["to"] == "ana@customer.example"
    assert (text["to"], text["subject"]) == ("trial@office.example", "[to: +13035550199]")
    assert (text["text"], text["html"]) == ("8 < 9", "<p>8 &lt; 9</p>")
    assert text["from"] == "Denver Heating <office@denver.example>"
    assert (trial.name, trial.repeats_safely) == ("resend", True)


def test_what_bounces_at_the_one_address_is_not_the_customers() -> None:
    with ResendServer() as server:
        trial = to_address(server)
        sent = trial.send(uuid4(), mail_payload()).provider_id or ""
        assert trial.status(sent) == Status("delivered")
        server.set_event(sent, "bounced")
        status = trial.status(sent)
        assert status is not None
        assert status.state == "failed"
        assert trial.replies(NOW) == []
        assert trial.find(uuid4(), mail_payload(), NOW) == Found("unknown")
        assert trial.most_seconds > 0
