"""Central PostgreSQL servers for tests: over TCP with passwords, from given binaries.

The same server that a company would run for its offices, made in a moment: no socket, no trust,
scram-sha-256 for everybody, the administrator included. Binaries are Booker's own embedded ones
and, where the system has them, Debian's.
"""

from __future__ import annotations

import re
import secrets
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from booker_desktop import embedded_account, embedded_programs
from core.database.target import Target
from tests.office import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booker_desktop.embedded_account import ServerAccount

LOOPBACK = "127.0.0.1"
SUPERUSER = "boss"
ADMINISTRATOR = "landlord"
"""Not a superuser: may create roles and databases, as a managed service gives it."""
OLDEST_VERSION = 15
_SECONDS = 60
_ATTEMPTS = 5
_SETTINGS = f"""
listen_addresses = '{LOOPBACK}'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 40
shared_buffers = '32MB'
fsync = off
full_page_writes = off
max_wal_size = '256MB'
timezone = 'UTC'
log_min_error_statement = 'panic'
"""
_HBA = "host all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True, slots=True)
class Binaries:
    """A PostgreSQL installation: what it is called here, and where its programs are."""

    label: str
    folder: Path | None

    def program(self, name: str, account: ServerAccount | None) -> str:
        """A program's path; the embedded ones are put where ``account`` can run them."""
        folder = self.folder or embedded_programs.stable(account)
        return str(folder / name)


EMBEDDED = Binaries("embedded", None)


def debian_binaries() -> list[Binaries]:
    """The system's own installations that Booker supports, newest last; none is ordinary."""
    found = sorted(
        (float(path.parents[1].name), path.parent)
        for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")
    )
    return [
        Binaries(f"debian{version:.0f}", folder)
        for version, folder in found
        if version >= OLDEST_VERSION
    ]


@dataclass
class CentralServer:
    """A server that can be stopped and started; ``password`` is every administrator's."""

    binaries: Binaries
    folder: Path
    account: ServerAccount | None
    password: str = field(default_factory=lambda: secrets.token_hex(16))
    port: int = 0

    def start(self) -> None:
        """Start it on the port of last time; the first time, on a free one."""
        said = ""
        for _ in range(_ATTEMPTS if self.port == 0 else 1):
            port = self.port or _free_port()
            done, said = self._run(
                "pg_ctl", "start", "-w", "-s", "-t", str(_SECONDS), "-D", str(self.folder),
                "-l", str(self.folder / "server.log"), "-o", f"-p {port}",
            )  # fmt: skip
            if done:
                self.port = port
                return
        raise RuntimeError(f"{self.binaries.label} did not start: {said}")

    def stop(self) -> None:
        """Stop it, ending every connection."""
        done, said = self._run(
            "pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", str(self.folder)
        )
        if not done:
            raise RuntimeError(f"{self.binaries.label} did not stop: {said}")

    def cluster(self, administrator: str = SUPERUSER) -> Cluster:
        """The server as offices see it, administered by ``administrator``."""
        target = Target(LOOPBACK, self.port, "postgres", administrator)
        return Cluster(target, LOOPBACK, self.password)

    def execute(self, statement: str) -> None:
        """One statement as the superuser, in the database postgres."""
        with psycopg.connect(
            host=LOOPBACK,
            port=self.port,
            user=SUPERUSER,
            password=self.password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            connection.execute(statement)

    def make_administrator(self, name: str = ADMINISTRATOR) -> Cluster:
        """An administrator without superuser rights, and the server as they see it."""
        with psycopg.connect(
            host=LOOPBACK,
            port=self.port,
            user=SUPERUSER,
            password=self.password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            statement = sql.SQL("create role {} login createrole createdb password {}")
            connection.execute(
                statement.format(sql.Identifier(name), sql.Literal(self.password)).as_string()
            )
        return self.cluster(name)

    def make(self) -> None:
        """Initialise the folder: no trust for anybody."""
        secret = self.folder.with_name(f"{self.folder.name}.secret")
        secret.write_text(self.password, "utf-8")
        embedded_account.own(secret, self.account)
        done, said = self._run(
            "initdb", "-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync",
            "--encoding=UTF8", "--locale=C", "--no-instructions", "-D", str(self.folder),
        )  # fmt: skip
        secret.unlink()
        if not done:
            raise RuntimeError(f"{self.binaries.label} was not initialised: {said}")
        for name, text in (("postgresql.auto.conf", _SETTINGS), ("pg_hba.conf", _HBA)):
            (self.folder / name).write_text(text, "utf-8")

    def _run(self, program: str, *arguments: str) -> tuple[bool, str]:
        command = [self.binaries.program(program, self.account), *arguments]
        return embedded_programs.run(command, self.account, _SECONDS)


@contextmanager
def central_server(binaries: Binaries, folder: Path) -> Iterator[CentralServer]:
    """A running central server in ``folder``, stopped in the end."""
    data = folder / re.sub(r"\W", "", binaries.label)
    data.mkdir(mode=0o700)
    account = embedded_account.server_account(data)
    embedded_account.own(data, account)
    embedded_account.let_pass(folder, account)
    server = CentralServer(binaries, data, account)
    server.make()
    server.start()
    try:
        yield server
    finally:
        if (data / "postmaster.pid").exists():
            server.stop()


def over(target: Target, sslmode: str) -> Target:
    """The same place, asked for with another sslmode."""
    return replace(target, sslmode=sslmode)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
