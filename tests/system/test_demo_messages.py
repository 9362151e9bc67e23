"""The demo's day, its messages carried by the providers' own packages to servers on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from core.database.desk import Target, open_database, open_desk
from core.messages.list_messages import list_messages
from tests.booker_desktop.command_line import SECONDS, Booker, home
from tests.providers.resend_server import ResendServer
from tests.providers.twilio_server import SENDER, TwilioServer
from ui.messages.messages_tab import MessagesTab
from ui.preferences import Preferences
from ui.session import Session
from ui.tasks import THREADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.database.desk import Desk
    from core.messages.list_messages import MessageRow

PLAY_SECONDS = 300
pytestmark = [pytest.mark.long, pytest.mark.timeout(2 * PLAY_SECONDS)]

MOST = 500


@dataclass
class Wired(Booker):
    """A home whose workers find their providers, and keys, in the environment."""

    wires: dict[str, str] = field(default_factory=dict)

    def environment(self, password: str | None = None) -> dict[str, str]:
        return {**super().environment(password), **self.wires}


@pytest.fixture
def resend() -> Iterator[ResendServer]:
    with ResendServer() as server:
        yield server


@pytest.fixture
def twilio() -> Iterator[TwilioServer]:
    with TwilioServer() as server:
        yield server


@pytest.fixture
def booker(resend: ResendServer, twilio: TwilioServer) -> Iterator[Wired]:
    with home() as made:
        yield Wired(
            made.home,
            wires={
                "BOOKER_RESEND_URL": resend.url,
                "BOOKER_RESEND_API_KEY": resend.key,
                "BOOKER_TWILIO_URL": twilio.url,
                "BOOKER_TWILIO_AUTH_TOKEN": twilio.token,
            },
        )


def play(booker: Booker, folder: Path) -> dict[str, Any]:
    """The day; what the demo answered. It takes longer than other commands."""
    process = booker.start("demo", "--headless", "--dir", str(folder), "--json")
    try:
        out, err = process.communicate(timeout=PLAY_SECONDS)
    finally:
        process.terminate()
    assert process.returncode == 0, (out, err)
    told: dict[str, Any] = json.loads(out)
    return told


def set_up(booker: Wired, twilio: TwilioServer) -> None:
    """The sample branch with real providers; the profile without its sandbox."""
    settings = {
        "mail_provider": "resend",
        "mails_per_second": 100,
        "sms_provider": "twilio",
        "twilio_account": twilio.account,
        "sms_sender": SENDER,
    }
    subprocess.run(
        [sys.executable, "-m", "tests.system.demo_providers"],
        env=booker.environment(),
        cwd=booker.home,
        input=json.dumps(settings),
        text=True,
        check=True,
        timeout=SECONDS,
    )
    booker.json("profile", "sandbox", "off", "demo")


@contextmanager
def signed_in(booker: Booker, login: str) -> Iterator[Desk]:
    address = booker.server("demo").ensure_running()
    target = Target(address.host, address.port, "booker", login, "disable")
    with open_database(target, booker.passwords[login], pool_size=THREADS) as database:
        yield open_desk(database, "arvada")


@contextmanager
def messages_tab(desk: Desk, password: str, qtbot: QtBot) -> Iterator[MessagesTab]:
    session = Session(desk, password, Preferences(None))
    session.start()
    qtbot.waitUntil(lambda: session.line.status.is_up)
    tab = MessagesTab(session)
    qtbot.addWidget(tab)
    tab.resize(1440, 900)
    tab.show()
    tab.shown()
    qtbot.waitUntil(lambda: bool(tab.model.rows) and not session.tasks.is_busy)
    try:
        yield tab
    finally:
        tab.close()
        assert session.close()
        session.deleteLater()


def gone(rows: tuple[MessageRow, ...], channel: str) -> set[str]:
    """What the provider of a channel must have."""
    return {
        str(row.message_id)
        for row in rows
        if row.channel == channel and row.state in {"sent", "delivered"}
    }


def test_the_day_s_messages_arrive_once_and_the_desk_sees_that_they_did(
    booker: Wired, resend: ResendServer, twilio: TwilioServer, tmp_path: Path, qtbot: QtBot
) -> None:
    set_up(booker, twilio)
    played = play(booker, tmp_path)
    assert played["sandbox"] is None
    booker.passwords = {member["login"]: member["password"] for member in played["staff"]}
    with signed_in(booker, "dispatcher1") as desk:
        sent = list_messages(desk, most=MOST)
        # the worker looks by itself what became of those of more than a minute ago
        assert {row.state for row in sent} <= {"sent", "delivered", "withdrawn"}
        # each mail under its own key, each once, and nothing that was withdrawn
        keys = [mail.key for mail in resend.accepted]
        assert sorted(map(str, keys)) == sorted(gone(sent, "email"))
        assert len(twilio.accepted) == len(gone(sent, "sms")) > 0
        assert len({(text.to, text.body) for text in twilio.accepted}) == len(twilio.accepted)

        confirmed = {str(row.message_id) for row in sent if row.kind == "confirmation"}
        bounced = next(mail for mail in resend.accepted if mail.key in confirmed)
        resend.set_event(bounced.id, "bounced")
        for text in twilio.accepted:
            twilio.set_status(text.sid, "delivered")
        look(booker)
        told = {str(row.message_id): row for row in list_messages(desk, most=MOST)}
        assert told[str(bounced.key)].state == "bounced"
        others = {row.state for key, row in told.items() if key != bounced.key}
        # the branch is told that a customer was not
        assert others == {"delivered", "withdrawn", "sent"}
        assert [row.kind for row in told.values() if row.state == "sent"] == ["notice"]

        password = booker.passwords["dispatcher1"]
        with messages_tab(desk, password, qtbot) as tab:
            shown = {str(row.message_id): row for row in tab.model.rows}
            assert shown[str(bounced.key)].state == "bounced"
            assert tab.table.choose(shown[str(bounced.key)].message_id)
            words = {str(tab.model.index(n, 0).data()) for n in range(tab.model.rowCount())}
            assert words == {"Delivered", "Bounced", "Withdrawn", "Sent"}


def look(booker: Wired) -> None:
    """A minute later: the worker asks what became of the messages, and tells the branch."""
    booker.administer(
        "update booker.deliveries set check_at = clock_timestamp() where check_at is not null",
        profile="demo",
    )
    done = booker.json("--profile", "demo", "worker", "--once", login="mailer")
    assert done["statuses"] > 0
    assert done["delivered"] == 1
