"""The commands about messages: JSON keys, exit codes, and what each does."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from booker_desktop import cli, secrets
from tests.booker_desktop.command_line import Booker, home, today
from tests.booker_desktop.keyrings import LockedKeyring, MemoryKeyring, in_use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

ROW = [
    "message_id", "reference", "site", "customer_name", "kind", "channel", "state", "recipient",
    "subject", "drafted_at", "queued_at", "sent_at", "delivered_at", "ended_at", "withdrawn_at",
    "problem",
]  # fmt: skip


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    with home() as made:
        made.found_office()
        yield made


@pytest.fixture(scope="module")
def booking(booker: Booker) -> dict[str, Any]:
    """A confirmed booking, whose message is queued."""
    first = (today() + timedelta(days=1)).isoformat()
    told = booker.json(
        "windows", "--site", "ARV1002", "--job", "INSPECT", "--from", first, login="csr1"
    )
    window = next(w for w in told["windows"] if w["offered"])
    held = booker.json(
        "hold", "--site", "ARV1002", "--job", "INSPECT", "--date", window["date"],
        "--window", window["window"], login="csr1",
    )  # fmt: skip
    return booker.json("confirm", held["reference"], login="dispatcher1")


def test_messages_are_listed_shown_and_sent_again(booker: Booker, booking: dict[str, Any]) -> None:
    reference = booking["reference"]
    (row,) = booker.json("messages", "--booking", reference, login="csr1")["messages"]
    assert list(row) == ROW
    assert (row["state"], row["kind"], row["channel"]) == ("queued", "confirmation", "email")
    listed = booker.json("messages", reference, "--state", "queued", login="csr1")["messages"]
    assert listed == [row]
    assert booker.json("messages", "--channel", "sms", login="csr1") == {"messages": []}
    text = booker.run("messages", "--booking", reference, login="csr1")
    assert row["message_id"] in text.out

    shown = booker.json("message", "show", row["message_id"], login="csr1")
    assert {"html", "text", "line", "template_fault", "delivery"} <= set(shown)
    assert shown["delivery"]["attempts"] == []
    assert reference in booker.run("message", "show", row["message_id"], login="csr1").out

    waits = booker.run("message", "again", row["message_id"], "--json", login="csr1")
    assert (waits.code, waits.error["code"]) == (2, "invalid")
    booker.administer(
        "update booker.messages set state = 'failed', ended_at = now(), problem = 'No.'"
    )
    booker.administer("update booker.deliveries set due_at = null")
    wrong = booker.run("message", "again", row["message_id"], "--to", "nobody@", login="csr1")
    assert wrong.code == 2
    assert "is not an e-mail address" in wrong.err
    act = str(uuid4())
    words = ["message", "again", row["message_id"], "--to", "a@example.com", "--act-id", act]
    again = booker.json(*words, login="csr1")
    assert again == booker.json(*words, login="csr1")
    assert again["resends"] == row["message_id"]
    assert again["recipient"] == "a@example.com"


def test_an_uncertain_message_is_settled_once(booker: Booker, booking: dict[str, Any]) -> None:
    rows = booker.json("messages", "--booking", booking["reference"], login="csr1")["messages"]
    key = rows[0]["message_id"]
    booker.administer(
        "update booker.messages set state = 'uncertain', ended_at = now() where message_id = %s",
        key,
    )
    assert booker.run("message", "settle", key, login="csr1").code == 2
    settled = booker.json("message", "settle", key, "--arrived", "yes", login="csr1")
    assert settled == {"message_id": key, "state": "sent"}
    again = booker.run("message", "settle", key, "--arrived", "no", "--json", login="csr1")
    assert (again.code, again.error["code"]) == (3, "already_resolved")
    missing = booker.run("message", "show", str(uuid4()), "--json", login="csr1")
    assert (missing.code, missing.error["code"]) == (2, "not_found")


def test_nobody_is_on_the_way_to_another_day(booker: Booker, booking: dict[str, Any]) -> None:
    refused = booker.run("on-the-way", booking["reference"], "--minutes", "20", login="csr1")
    assert refused.code == 2
    assert "is not today" in refused.err


def test_delivery_is_set_by_an_admin_and_shown_to_all(booker: Booker) -> None:
    shown = booker.json("delivery", "show", login="csr1")
    assert shown["settings"]["mail_provider"] == "none"
    assert {"backlog", "workers", "is_set_up", "uncertain"} <= set(shown["health"])
    changes = [
        "mail_provider=smtp", "smtp_host=mail.example.com", "sender_address=office@example.com",
        "reminder_offsets=2d, 24h,45", "sms_kinds=", "quiet_from=20:30", "desktop_worker=yes",
        "mails_per_second=5", "reply_to=",
    ]  # fmt: skip
    refused = booker.run("delivery", "set", *changes, "--json", login="csr1")
    assert (refused.code, refused.error["code"]) == (5, "not_allowed")
    found = booker.json("delivery", "set", *changes, login="admin1")["settings"]
    assert found["reminder_offsets"] == [2880, 1440, 45]
    assert (found["sms_kinds"], found["reply_to"], found["desktop_worker"]) == ([], None, True)
    assert found["quiet_from"] == "20:30:00"
    assert "mail.example.com" in booker.run("delivery", "show", login="csr1").out
    for wrong in ("smtp_port=many", "colour=red", "sender_name", "desktop_worker=perhaps"):
        assert booker.run("delivery", "set", wrong, login="admin1").code == 2


def test_a_contact_is_noted_with_how_the_customer_agreed(booker: Booker) -> None:
    shown = booker.json("site", "contact", "ARV1003", login="csr1")
    assert (shown["site"], shown["sms_number"]) == ("ARV1003", None)
    words = ["site", "contact", "ARV1003", "--language", "es", "--sms", "yes"]
    assert booker.run(*words, "--number", "303 555 0123", login="csr1").code == 2
    found = booker.json(*words, "--number", "303 555 0123", "--how", "by phone", login="csr1")
    assert (found["sms_number"], found["language"]) == ("+13035550123", "es")
    assert found["sms_agreed_by"] == "csr1"
    kept = booker.json("site", "contact", "ARV1003", "--timezone", "America/Phoenix", login="csr1")
    assert kept["sms_agreed_at"] == found["sms_agreed_at"]
    assert "by phone" in booker.run("site", "contact", "ARV1003", login="csr1").out
    assert booker.json("site", "contact", "ARV1003", "--sms", "no", login="csr1")[
        "sms_number"
    ] is None  # fmt: skip


def test_a_secret_is_never_an_argument_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    for name in list(os.environ):
        if name.startswith("BOOKER_") and name != "BOOKER_HOME":
            monkeypatch.delenv(name)
    words = ["--branch", "arvada"]
    typed = tmp_path / "typed"
    typed.write_text("re_key_1\n")
    with in_use(MemoryKeyring()):
        with typed.open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert cli.run([*words, "secret", "set", "resend-api-key"]) == 0
        assert secrets.find_secret("local", "arvada", "resend-api-key") == "re_key_1"
        assert cli.run([*words, "secret", "list", "--json"]) == 0
        out = capsys.readouterr().out
        assert '"source": "keyring"' in out
        assert "re_key_1" not in out
        assert cli.run([*words, "secret", "set", "resend-api-key", "re_key_2"]) == 2
        assert cli.run([*words, "secret", "forget", "resend-api-key"]) == 0
        assert secrets.find_secret("local", "arvada", "resend-api-key") is None
        typed.write_text("\n")
        with typed.open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert cli.run([*words, "secret", "set", "smtp-password"]) == 2
    typed.write_text("re_key_1\n")
    with in_use(LockedKeyring()), typed.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert cli.run([*words, "secret", "set", "resend-api-key"]) == 3
        assert "BOOKER_RESEND_API_KEY" in capsys.readouterr().err
