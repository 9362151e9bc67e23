"""The worker: as a command, as a process that is stopped or killed, on a line that drops."""

from __future__ import annotations

import logging
import signal
import statistics
import subprocess
import sys
import threading
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from booker_desktop import profiles
from booker_desktop.worker import Options, Task, Worker
from core.booking.confirm import confirm
from core.database.desk import open_database, open_desk
from core.errors import NotAllowed, Unreachable
from core.messages import outbox
from core.messages.health import read_health
from core.messages.providers.choose import Sandbox
from core.trust.founding import add_branch, add_staff
from core.trust.staff import change_staff
from tests.booker_desktop.command_line import Booker
from tests.delivery import (
    KEYS,
    RESEND,
    age,
    confirm_one,
    deliver_by,
    hold_one,
    mailing_office,
    messages,
    options,
    run_once,
    running,
    until,
)
from tests.line_proxy import LineProxy
from tests.office import PASSWORD
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer
from tests.providers.smtp_server import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Cluster, Office

pytestmark = pytest.mark.long

SERVICE = Path(profiles.__file__).parents[1] / "resources" / "service"
KILLED = """
import logging, os, signal, sys
step, *words = sys.argv[1:]
class Killer(logging.Handler):
    def emit(self, record):
        if getattr(record, "step", None) == step:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
for name in ("core.messages.deliver", "core.messages.deliverer"):
    logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger(name).addHandler(Killer())
from booker_desktop.cli import run
sys.exit(run(words))
"""


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        yield made


@pytest.fixture
def booker(office: Office, tmp_path: Path) -> Booker:
    """A home whose current profile is the office."""
    made = Booker(tmp_path / "home")
    made.home.mkdir()
    for login in ("mailer", "admin", "csr"):
        made.passwords[office.login(login)] = PASSWORD
    target = office.target("mailer")
    made.json(
        "profile", "add", "office", "--host", target.host, "--port", str(target.port),
        "--dbname", target.dbname, "--login", target.user, "--sslmode", "disable",
    )  # fmt: skip
    made.json("profile", "use", "office")
    return made


@contextmanager
def started(
    booker: Booker,
    more: dict[str, str],
    *words: str,
    program: tuple[str, ...] = ("-m", "booker_desktop"),
) -> Iterator[subprocess.Popen[str]]:
    """A process of Booker's with more in its environment, ended with the block."""
    process = subprocess.Popen(
        [sys.executable, *program, *words],
        env={**booker.environment(PASSWORD), **more},
        cwd=booker.home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def resend_at(url: str) -> dict[str, str]:
    return {"BOOKER_RESEND_URL": url, "BOOKER_RESEND_API_KEY": KEYS["resend-api-key"]}


def all_sent(office: Office) -> bool:
    return {row.state for row in messages(office)} == {"sent"}


def test_once_delivers_what_is_due_into_the_sandbox_and_says_so(
    office: Office, booker: Booker
) -> None:
    booker.json("profile", "sandbox", "folder")
    reference = confirm_one(office, "S1", office.day(2))
    done = booker.json("worker", "--once", login=office.login("mailer"))
    assert done["delivered"] == 1
    assert {"failed", "again", "uncertain", "reminders", "notices", "statuses", "expired"} <= set(
        done
    )
    assert done["sealed"] > 0
    folder = booker.home / "sandbox" / "office"
    assert done["sandbox"] == f"folder:{folder}"
    [row] = messages(office, reference)
    assert row.state == "sent"
    assert (folder / f"{row.message_id}.eml").read_text("utf-8").count("BEGIN:VCALENDAR") <= 1
    # it said goodbye
    assert office.rows("select 1 from booker.workers") == []
    again = booker.run("worker", "--once", login=office.login("mailer"))
    assert (again.code, again.out.splitlines()[0][:5]) == (0, "Done:")


def test_a_branch_that_fails_ends_no_others_turn(office: Office, booker: Booker) -> None:
    booker.json("profile", "sandbox", "folder")
    add_branch(office.admin, "alpine", "Alpine branch", office.timezone)
    alpine = open_desk(office.admin, "alpine")
    add_staff(alpine, office.login("mailer"), "worker")
    office.execute(
        "create function booker.broken() returns trigger language plpgsql as $$ begin"
        f" if new.branch_id = '{alpine.branch.branch_id}' then"
        "  raise exception 'no space left' using errcode = '53100'; end if;"
        " return new; end $$"
    )
    office.execute(
        "create trigger broken before insert on booker.workers"
        " for each row execute function booker.broken()"
    )
    reference = confirm_one(office, "S1", office.day(2))
    done = booker.run("worker", "--once", "--json", login=office.login("mailer"))
    assert (done.code, done.error["code"]) == (3, "busy")
    assert "disk of the database server is full" in done.error["message"]
    assert messages(office, reference)[0].state == "sent"


def test_in_a_sandbox_it_leaves_to_others_what_they_deliver_for_real(
    office: Office, tmp_path: Path
) -> None:
    confirm_one(office, "S1", office.day(2))
    desk, real = office.desk("mailer", pool_size=3), uuid4()
    outbox.beat(desk, real, {"host": "server", "version": "1", "sandbox": None, "tasks": {}})
    trying = options(sandbox=Sandbox(folder=tmp_path))
    assert run_once(office, trying) == {}
    with running(office, trying):
        until(lambda: len(read_health(desk).workers) == 2)
        assert read_health(desk).sandbox is None
    assert [row.state for row in messages(office)] == ["queued"]
    outbox.leave(desk, real)
    assert run_once(office, trying) == {"delivered": 1}


def test_who_is_no_worker_is_told_what_to_do(office: Office, booker: Booker) -> None:
    refused = booker.run("worker", "--once", "--json", login=office.login("csr"))
    assert (refused.code, refused.error["code"]) == (5, "not_allowed")
    assert "--role worker" in refused.error["next"]
    nowhere = booker.run(
        "worker", "--once", "--json", "--branch", "boulder", login=office.login("mailer")
    )
    assert nowhere.code == 5
    usage = booker.run("worker", "--json", login=office.login("mailer"))
    assert usage.code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to end a process with")
def test_a_worker_that_is_told_to_end_ends_after_what_it_handed_over(
    office: Office, booker: Booker
) -> None:
    deliver_by(office, RESEND)
    with (
        ResendServer(Faults(delay=1.0)) as server,
        started(booker, resend_at(server.url), "worker") as process,
    ):
        until(lambda: bool(office.rows("select 1 from booker.workers")))
        reference = confirm_one(office, "S1", office.day(2))
        until(lambda: server.requests == 1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stdout is not None
        assert "Stopped." in process.stdout.read()
        assert len(server.accepted) == 1
    assert messages(office, reference)[0].state == "sent"
    assert office.rows("select 1 from booker.workers") == []


@pytest.mark.parametrize("step", ["claimed", "built", "handed over", "answered", "finished"])
def test_killed_at_any_step_it_loses_and_doubles_nothing(
    office: Office, booker: Booker, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    deliver_by(office, RESEND)
    references = [
        confirm_one(office, f"S{n + 1}", office.day(2), window)
        for n, window in enumerate(("8-10", "10-12", "12-2"))
    ]
    with ResendServer(Faults()) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        with started(
            booker, resend_at(server.url), step, "worker", "--once", program=("-c", KILLED)
        ) as process:
            assert process.wait(60) not in (0, None)
        age(office, "5 minutes")
        with open_database(office.target("mailer"), PASSWORD, pool_size=3) as database:
            worker = Worker(database, options())
            worker.run_once()
        keys = [str(mail.key) for mail in server.accepted]
    rows = messages(office)
    assert sorted(row.reference for row in rows) == sorted(references)
    assert {row.state for row in rows} <= {"sent", "delivered"}
    assert sorted(keys) == sorted(str(row.message_id) for row in rows)


def test_a_confirmation_is_handed_over_at_once(office: Office, tmp_path: Path) -> None:
    windows = ("8-10", "10-12", "12-2", "2-4")
    references = [
        hold_one(office, f"S{n + 1}", office.day(1 + n // 8), windows[n % 4]) for n in range(12)
    ]
    with running(office, options(sandbox=Sandbox(folder=tmp_path))):
        until(lambda: bool(office.rows("select 1 from booker.workers")))
        for reference in references:
            confirm(office.desk("dispatcher"), uuid4(), reference)
        until(lambda: all_sent(office))
    took = [(row.first_handed_at - row.queued_at).total_seconds() for row in messages(office)]
    assert statistics.median(took) < 1


def test_a_line_that_drops_is_had_again(office: Office, tmp_path: Path) -> None:
    target = office.target("mailer")
    stopping = threading.Event()
    with LineProxy(target.host, target.port) as line:
        behind = type(target)("127.0.0.1", line.port, target.dbname, target.user, "disable")
        with open_database(behind, PASSWORD, pool_size=3) as database:
            worker = Worker(database, options(sandbox=Sandbox(folder=tmp_path)))
            thread = threading.Thread(
                target=worker.run, args=(behind, PASSWORD, stopping), kwargs={"end_seconds": 20}
            )
            thread.start()
            until(lambda: bool(office.rows("select 1 from booker.workers")))
            line.refuse()
            reference = confirm_one(office, "S1", office.day(2))
            until(lambda: line.cuts > 0)
            line.resume()
            until(lambda: messages(office, reference)[0].state == "sent")
            stopping.set()
            thread.join(30)
            assert not thread.is_alive()


def test_an_answer_is_written_down_when_the_database_is_back(office: Office) -> None:
    target = office.target("mailer")
    with SmtpServer() as smtp, LineProxy(target.host, target.port) as line:
        deliver_by(
            office,
            RESEND,
            mail_provider="smtp",
            smtp_host=smtp.host,
            smtp_port=smtp.port,
            smtp_security="none",
        )
        reference = confirm_one(office, "S1", office.day(2))
        behind = type(target)("127.0.0.1", line.port, target.dbname, target.user, "disable")
        with open_database(behind, PASSWORD, pool_size=3) as database, at_step("answered", line):
            worker = Worker(database, options())
            thread = threading.Thread(target=worker.run_once)
            thread.start()
            until(lambda: line.cuts > 0)
            assert messages(office, reference)[0].handed_at is not None
            line.resume()
            thread.join(60)
        # a mail server cannot be asked whether it took it: it is known only from its answer
        assert messages(office, reference)[0].state == "sent"
        assert len(smtp.accepted) == 1


@contextmanager
def at_step(step: str, line: LineProxy) -> Iterator[None]:
    """Cut the line when a message has come so far, for the first time."""

    class Cutter(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if getattr(record, "step", None) == step and not line.cuts:
                line.refuse()

    logger = logging.getLogger("core.messages.deliver")
    level, handler = logger.level, Cutter()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)


def test_a_task_that_fails_is_said_and_begins_again() -> None:
    failing = [True]

    def work() -> int:
        if failing:
            failing.pop()
            message = "nothing was done"
            raise Unreachable(message)
        return 3

    task = Task("reminders", 20, work)
    task.attempt()
    assert task.problem == "The database cannot be reached. nothing was done"
    task.attempt()
    assert not task.problem
    assert task.count == 3


def test_two_workers_share_the_work_and_beat(office: Office, tmp_path: Path) -> None:
    given = options(sandbox=Sandbox(folder=tmp_path))
    with running(office, given) as first, running(office, given) as second:
        until(lambda: len(office.rows("select 1 from booker.workers")) == 2)
        for n in range(6):
            confirm_one(office, f"S{n + 1}", office.day(1 + n // 3), "8-10")
        until(lambda: all_sent(office))
        [one] = first.branches.values()
        [two] = second.branches.values()
        assert one.counts()["delivered"] + two.counts()["delivered"] == 6
        health = read_health(office.desk("csr"))
        assert health.is_alive
        assert health.sandbox == f"folder:{tmp_path}"
        assert {beat.login for beat in health.workers} == {office.login("mailer")}
    assert read_health(office.desk("csr")).workers == ()


def test_who_loses_the_role_ceases_to_deliver(office: Office, tmp_path: Path) -> None:
    desk = office.desk("mailer", pool_size=3)
    worker = Worker(desk.database, options(sandbox=Sandbox(folder=tmp_path)))
    assert [branch.code for branch in worker.served()] == ["arvada"]
    change_staff(office.desk("admin"), uuid4(), office.login("mailer"), role="csr")
    with pytest.raises(NotAllowed, match="may not deliver"):
        worker.served()


def test_the_beat_says_that_nothing_is_set_up(office: Office) -> None:
    confirm_one(office, "S1", office.day(2))
    with running(office, Options(secret=lambda _branch, _name: None)) as worker:
        until(lambda: bool(worker.branches))
        [branch] = worker.branches.values()
        until(lambda: branch.deliverer.problem is not None)
        assert "mail" in branch.facts()["tasks"]["deliver"]["problem"]
    assert messages(office)[0].state == "queued"


def test_doctor_tells_of_the_worker_and_sends_a_test(
    office: Office, booker: Booker, tmp_path: Path
) -> None:
    login = office.login("mailer")

    def check(name: str, *words: str) -> dict[str, object]:
        document = booker.run("doctor", "--json", *words, login=login).document
        [found] = [entry for entry in document["checks"] if entry["name"] == name]
        return dict(found)

    fresh = check("worker")
    assert (fresh["ok"], "not set up" in str(fresh["detail"])) == (True, True)
    deliver_by(office, RESEND)
    confirm_one(office, "S1", office.day(2))
    alone = check("worker")
    assert not alone["ok"]
    assert "1 message waits" in str(alone["detail"])
    with running(office, options(sandbox=Sandbox(folder=tmp_path / "out"))):
        until(lambda: all_sent(office))
        alive = check("worker")
        assert alive["ok"]
        assert "last heard of" in str(alive["detail"])
    missing = check("send test", "--send-test", "ada@example.com")
    assert not missing["ok"]
    assert "API key" in str(missing["detail"])
    booker.json("profile", "sandbox", "folder")
    sent = check("send test", "--send-test", "ada@example.com")
    assert sent["ok"]
    [mail] = (booker.home / "sandbox" / "office").iterdir()
    assert "ada@example.com" in mail.read_text("utf-8")


def test_a_one_time_password_becomes_the_workers_own_without_a_terminal(
    office: Office, booker: Booker
) -> None:
    login = office.login("mailer2")
    added = booker.json("staff", "add", login, "--role", "worker", login=office.login("admin"))
    booker.passwords[login] = added["password"]
    warned = booker.run("worker", "--once", login=login)
    assert warned.code == 0
    assert "one-time" in warned.err
    new = "a-password-of-the-workers-own"
    changed = booker.run("password", "--password-stdin", login=login, typed=f"{new}\n")
    assert changed.code == 0
    # as a service gets it
    credentials = booker.home / "credentials"
    credentials.mkdir()
    (credentials / "booker-password").write_text(f"{new}\n", "utf-8")
    environment = booker.environment()
    served = subprocess.run(
        [sys.executable, "-m", "booker_desktop", "--as", login, "worker", "--once", "--json"],
        env={**environment, "CREDENTIALS_DIRECTORY": str(credentials)},
        cwd=booker.home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert served.returncode == 0, served.stderr
    assert "one-time" not in served.stderr


def test_the_service_files_are_whole() -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(SERVICE / "booker-worker.service", "utf-8")
    assert unit["Service"]["ExecStart"].endswith("booker worker")
    credentials = [
        line.split("=", 1)[1].split(":")[0]
        for line in (SERVICE / "booker-worker.service").read_text("utf-8").splitlines()
        if line.startswith("LoadCredential")
    ]
    assert sorted(credentials) == sorted([*KEYS, "booker-password"])
    task = ET.parse(SERVICE / "booker-worker.xml").getroot()  # noqa: S314 - our own file
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    [arguments] = task.findall(".//t:Exec/t:Arguments", space)
    assert arguments.text == "worker"
    project = tomllib.loads((SERVICE.parents[1] / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["setuptools"]["package-data"]["*"]
    assert {f"*{file.suffix}" for file in SERVICE.iterdir() if file.is_file()} <= set(shipped)
