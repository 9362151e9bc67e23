"""Runs the real command line in a home of its own, and founds an office with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import psycopg

from booker_desktop import demo_sheets
from booker_desktop.embedded import EmbeddedServer
from tests.throwaway import throwaway

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TIMEZONE = "America/Denver"
SHEETS = demo_sheets.FOLDER / "arvada"
SECONDS = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        assert "Traceback" not in self.err
        content: dict[str, Any] = json.loads(self.out)
        return content

    @property
    def error(self) -> dict[str, Any]:
        """The error in the document, whole."""
        error: dict[str, Any] = self.document["error"]
        assert set(error) == {"code", "title", "message", "next", "alternatives"}
        assert error["title"]
        assert error["message"]
        assert error["next"]
        return error


@dataclass
class Booker:
    """``booker`` in ``home``; passwords of the staff it founded are known to it."""

    home: Path
    passwords: dict[str, str] = field(default_factory=dict)

    def environment(self, password: str | None = None) -> dict[str, str]:
        """No keyring, no display, nothing of whoever runs the tests."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("BOOKER_") and name != "PYTHONDONTWRITEBYTECODE"
        }
        given = {} if password is None else {"BOOKER_PASSWORD": password}
        return {
            **kept,
            "BOOKER_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            # a hundred starts compile every module once, also where nothing may be written
            # beside the installed packages
            "PYTHONPYCACHEPREFIX": str(ROOT / ".pytest_cache" / "pycache"),
            "PYTHONWARNINGS": "error",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **given,
        }

    def start(
        self,
        *words: str,
        login: str | None = None,
        password: str | None = None,
        is_asked: bool = False,
    ) -> subprocess.Popen[str]:
        """Begin a command, ``login`` with the password it was given at its founding."""
        who = [] if login is None else ["--as", login]
        return subprocess.Popen(
            [sys.executable, "-m", "booker_desktop", *who, *words],
            env=self.environment(password or self.passwords.get(login or "")),
            cwd=self.home,
            stdin=subprocess.PIPE if is_asked else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(
        self,
        *words: str,
        login: str | None = None,
        password: str | None = None,
        typed: str | None = None,
    ) -> Answer:
        """Run a command to its end, with ``typed`` on its standard input."""
        process = self.start(*words, login=login, password=password, is_asked=typed is not None)
        out, err = process.communicate(typed, timeout=SECONDS)
        return Answer(process.returncode, out, err)

    def json(self, *words: str, login: str | None = None) -> dict[str, Any]:
        """What a command answers that must succeed."""
        answer = self.run(*words, "--json", login=login)
        assert answer.code == 0, answer
        return answer.document

    def found_office(self) -> None:
        """A branch with staff and sheets, by commands alone."""
        self.json("init")
        self.json("branch", "add", "arvada", "--name", "Arvada branch", "--timezone", TIMEZONE)
        for login in ("csr1", "csr2", "dispatcher1", "admin1"):
            role = login.rstrip("12")
            self.passwords[login] = self.json("staff", "add", login, "--role", role)["password"]
        capacity = self.home / "capacity.xlsx"
        demo_sheets.write_capacity(capacity, today())
        self.json("import", "sites", str(SHEETS / "sites.csv"), "--create-zones", login="admin1")
        self.json("import", "job-types", str(SHEETS / "job_types.csv"), login="admin1")
        self.json("import", "windows", str(SHEETS / "windows.csv"), login="admin1")
        self.json("import", "capacity", str(capacity), "--sheet", "Roster", login="admin1")

    def administer(self, statement: str, *values: object, profile: str = "local") -> None:
        """One statement as the database's administrator, triggers lifted."""
        address = self.server(profile).ensure_running()
        with psycopg.connect(
            host=address.administrator_host,
            port=address.port,
            user=address.administrator,
            dbname="booker",
        ) as connection:
            connection.execute("set local session_replication_role = replica")
            connection.execute(statement.encode(), values)

    def server(self, profile: str = "local") -> EmbeddedServer:
        """The embedded server of a profile in this home."""
        return EmbeddedServer(self.home / "embedded" / profile)


@contextmanager
def home() -> Iterator[Booker]:
    """A new home, whose embedded servers end with it."""
    with throwaway() as folder:
        made = Booker(folder)
        try:
            yield made
        finally:
            for profile in ("local", "demo"):
                made.server(profile).destroy()


def today() -> date:
    """The branch's date."""
    return datetime.now(ZoneInfo(TIMEZONE)).date()
