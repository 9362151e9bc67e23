"""A window that delivers: where the branch allows it, for as long as it is open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from booker_desktop.app import Program, Start
from booker_desktop.desk_worker import DeskWorker
from booker_desktop.gate import DesktopGate
from booker_desktop.profiles import Profile, Profiles
from core import steady
from tests.booker_desktop.keyrings import MemoryKeyring, in_use
from tests.delivery import KEYS, RESEND, confirm_one, deliver_by, mailing_office, messages, until
from tests.office import PASSWORD
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.office import Cluster, Office


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    with in_use(MemoryKeyring()):
        yield


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        target = made.target("dispatcher")
        Profiles().add(
            Profile("office", "central", target.host, target.port, target.dbname, sandbox="folder")
        )
        yield made


def worker_of(office: Office, role: str) -> DeskWorker:
    desk = office.desk(role)
    return DeskWorker("office", desk.database.target, PASSWORD, desk.branch, begin_seconds=0)


def test_a_window_delivers_from_the_moment_that_it_may(office: Office) -> None:
    worker = worker_of(office, "dispatcher")
    worker.start()
    reference = confirm_one(office, "S1", office.day(2))
    assert not worker.is_delivering
    deliver_by(office, RESEND, desktop_worker=True)
    worker.heard({"branches"})
    until(lambda: messages(office, reference)[0].state == "sent")
    [beat] = office.rows("select in_desktop, sandbox, login from booker.workers")
    assert beat.in_desktop
    assert beat.login == office.login("dispatcher")
    at_once = confirm_one(office, "S2", office.day(2), "10-12")
    worker.heard({"messages"})
    until(lambda: messages(office, at_once)[0].state == "sent")
    deliver_by(office, RESEND, desktop_worker=False)
    worker.heard({"branches"})
    until(lambda: not worker.is_delivering)
    began = steady.now()
    worker.stop()
    assert worker.join(3)
    assert steady.now() - began < 3
    assert not [t for t in threading.enumerate() if t.name.startswith(("deliver ", "beat "))]


def test_a_csrs_window_never_does(office: Office) -> None:
    deliver_by(office, RESEND, desktop_worker=True)
    worker = worker_of(office, "csr")
    worker.start()
    worker.stop()
    assert worker.join(0)
    assert not worker.is_delivering


def test_a_computer_without_the_key_leaves_it_to_others(office: Office) -> None:
    Profiles().set_sandbox("office", None)
    deliver_by(office, RESEND, desktop_worker=True)
    worker = worker_of(office, "dispatcher")
    worker.start()
    until(lambda: bool(office.rows("select 1 from pg_stat_activity where usename = :who",
                                   who=office.login("dispatcher"))))  # fmt: skip
    worker.stop()
    assert worker.join(3)
    assert office.rows("select 1 from booker.workers") == []


def test_it_ends_within_three_seconds_whatever_the_provider_does(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Profiles().set_sandbox("office", None)
    monkeypatch.setenv("BOOKER_RESEND_API_KEY", KEYS["resend-api-key"])
    deliver_by(office, RESEND, desktop_worker=True)
    with ResendServer(Faults(script=["stall"], stall=8)) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        worker = worker_of(office, "dispatcher")
        worker.start()
        reference = confirm_one(office, "S1", office.day(2))
        until(lambda: worker.is_delivering)
        worker.heard({"messages"})
        until(lambda: server.requests == 1)
        began = steady.now()
        worker.stop()
        assert worker.join(3)
        assert steady.now() - began < 3
    # whoever claims it next sees that it may have come
    [row] = messages(office, reference)
    assert row.state == "queued"
    assert row.handed_at is not None


def test_a_dispatchers_window_brings_it_along_and_ends_it(
    office: Office, qapp: QApplication, qtbot: QtBot
) -> None:
    deliver_by(office, RESEND, desktop_worker=True)
    program = Program(qapp, DesktopGate(), Preferences(None))
    program.begin(Start("office", office.login("dispatcher"), None, PASSWORD))
    qtbot.waitUntil(
        lambda: program.desk_worker is not None and program.desk_worker.is_delivering,
        timeout=30_000,
    )
    reference = confirm_one(office, "S1", office.day(2))
    qtbot.waitUntil(lambda: messages(office, reference)[0].state == "sent", timeout=15_000)
    assert program.window is not None
    with qtbot.waitSignal(program.ended):
        program.window.close()
    began = steady.now()
    program.end()
    assert steady.now() - began < 3
    assert program.desk_worker is None
    assert not [t for t in threading.enumerate() if t.name == "desk-worker"]
    assert office.rows("select 1 from booker.workers") == []
    program.deleteLater()
