"""The embedded server against what happens to it: crowds, kills, and other people's logins."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import psycopg
import pytest
from psycopg import sql

from booker_desktop import embedded_programs
from booker_desktop.embedded import Address, EmbeddedServer, default_data_dir
from core.errors import InvalidInput, NotAllowed, Unreachable
from tests.throwaway import throwaway

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long

ENSURE = """
import sys, pathlib
from booker_desktop.embedded import EmbeddedServer
server = EmbeddedServer(pathlib.Path(sys.argv[1]))
"""
PRINT = """
address = server.ensure_running(fast=True)
server.ensure_database("booker")
print(address.port, (server.data_dir / "cluster/postmaster.pid").read_text().split()[0], flush=True)
"""
# The command dies the moment it has launched a program, which goes on without it, as after
# kill -9: no handler runs, the lock is dropped by the operating system.
DIE_WITH = """
import os, subprocess
def launch_and_die(command, *, check, timeout, **options):
    process = subprocess.Popen(command, **options)
    if command[0].split(os.sep)[-1].startswith(sys.argv[2]):
        os._exit(9)
    code = process.wait(timeout)
    return subprocess.CompletedProcess(command, code)
from booker_desktop import embedded_programs
embedded_programs.subprocess.run = launch_and_die
server.ensure_running(fast=True)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    with throwaway() as folder:
        yield folder


@pytest.fixture
def server(place: Path) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(place / "my data")
    yield made
    made.destroy()


@pytest.fixture(scope="module")
def lived_in() -> Iterator[EmbeddedServer]:
    """One server for the tests that stop or hurt it, and leave it so that it can start again."""
    with throwaway() as folder:
        made = EmbeddedServer(folder / "my data")
        yield made
        made.destroy()


@pytest.fixture(scope="module")
def shared() -> Iterator[EmbeddedServer]:
    """One server, with the login csr1, for the tests that leave it as it was."""
    with throwaway() as folder:
        made = EmbeddedServer(folder)
        made.ensure_running()
        made.ensure_database("booker")
        with administer(made) as connection:
            connection.execute("create role csr1 login password 'swordfish'")
        yield made
        made.destroy()


def administer(server: EmbeddedServer, dbname: str = "postgres") -> psycopg.Connection:
    address = server.ensure_running(fast=True)
    return psycopg.connect(
        host=address.administrator_host,
        port=address.port,
        user=address.administrator,
        dbname=dbname,
        autocommit=True,
    )


def postmaster_pid(server: EmbeddedServer) -> int:
    return int((server.data_dir / "cluster/postmaster.pid").read_text().split()[0])


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ENSURE + code, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


# Starting and stopping -----------------------------------------------------------------------


def test_a_server_keeps_running_between_commands_and_asking_again_is_cheap(
    lived_in: EmbeddedServer,
) -> None:
    first = lived_in.ensure_running(fast=True)
    pid = postmaster_pid(lived_in)
    began = time.perf_counter()
    again = EmbeddedServer(lived_in.data_dir).ensure_running()
    elapsed = time.perf_counter() - began
    assert again == first == lived_in.address()
    assert postmaster_pid(lived_in) == pid
    assert elapsed < 0.5, "a running server is found without starting anything"


def test_after_a_stop_it_starts_on_the_same_port_with_its_data(lived_in: EmbeddedServer) -> None:
    before = lived_in.ensure_running(fast=True)
    lived_in.ensure_database("booker")
    lived_in.stop()
    lived_in.stop()
    assert not lived_in.is_running()
    assert lived_in.ensure_running(fast=True) == before
    with administer(lived_in, "booker") as connection:
        assert connection.execute("select current_database()").fetchone() == ("booker",)


def test_destroying_leaves_no_data_and_a_fresh_start_is_possible(server: EmbeddedServer) -> None:
    assert not server.is_running()
    server.destroy()
    server.ensure_running(fast=True)
    server.ensure_database("booker")
    server.destroy()
    assert [path.name for path in server.data_dir.iterdir()] == ["lock"]
    with administer(server) as connection:
        query = "select count(*) from pg_database where datname = 'booker'"
        assert connection.execute(query).fetchone() == (0,)


def test_sixteen_commands_at_once_share_one_cluster_and_each_gets_an_answer(
    server: EmbeddedServer,
) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ENSURE + PRINT, str(server.data_dir)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(16)
    ]
    # The output is read to its end: a pipe that the server had inherited would never end.
    answers = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 16, answers
    assert len({said for said, _ in answers}) == 1
    assert not list(server.data_dir.glob("making-*"))


def test_the_server_outlives_the_process_group_that_started_it(server: EmbeddedServer) -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", ENSURE + PRINT + "sys.stdin.read()", str(server.data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0 if sys.platform != "win32" else None,
    )
    assert command.stdout is not None
    assert command.stdin is not None
    port = int(command.stdout.readline().split()[0])
    if sys.platform == "win32":
        command.kill()
    else:
        os.killpg(command.pid, 9)
    command.wait(timeout=10)
    command.stdin.close()
    command.stdout.close()
    address = server.address()
    assert address is not None
    assert address.port == port


# Kills ---------------------------------------------------------------------------------------


def test_a_killed_server_comes_back_with_what_was_committed(lived_in: EmbeddedServer) -> None:
    with closing(administer(lived_in)) as connection:
        connection.execute("create table kept as select 42 as answer")
        # A busy backend does not notice that its postmaster died, and would block the next one.
        connection.pgconn.send_query(b"select count(*) from generate_series(1, 10000000000)")
        postmaster = psutil.Process(postmaster_pid(lived_in))
        postmaster.kill()
        postmaster.wait(timeout=10)
        lived_in.ensure_running(fast=True)
        with administer(lived_in) as again:
            assert again.execute("select answer from kept").fetchone() == (42,)


def test_a_first_start_killed_in_the_middle_of_initdb_is_begun_again(
    server: EmbeddedServer,
) -> None:
    killed = run(DIE_WITH, str(server.data_dir), "initdb")
    assert killed.returncode == 9, killed.stderr
    assert list(server.data_dir.glob("making-*"))
    server.ensure_running(fast=True)
    server.ensure_database("booker")
    assert not list(server.data_dir.glob("making-*"))


def test_a_command_killed_while_the_server_starts_leaves_it_to_the_next(
    lived_in: EmbeddedServer,
) -> None:
    lived_in.ensure_running(fast=True)
    lived_in.stop()
    killed = run(DIE_WITH, str(lived_in.data_dir), "pg_ctl")
    assert killed.returncode == 9, killed.stderr
    with administer(lived_in) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_a_process_that_got_the_number_of_a_dead_server_is_left_alone(
    lived_in: EmbeddedServer,
) -> None:
    lived_in.ensure_running(fast=True)
    file = lived_in.data_dir / "cluster/postmaster.pid"
    lines = file.read_text().splitlines()
    lived_in.stop()
    file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    file.chmod(0o600)
    shutil.chown(file, file.parent.stat().st_uid, file.parent.stat().st_gid)
    assert not lived_in.is_running()
    lived_in.ensure_running(fast=True)
    assert postmaster_pid(lived_in) != os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no socket")
def test_a_process_that_has_a_killed_servers_number_does_not_keep_the_next_one_away(
    lived_in: EmbeddedServer,
) -> None:
    address = lived_in.ensure_running(fast=True)
    dead = psutil.Process(postmaster_pid(lived_in))
    file = lived_in.data_dir / "cluster/postmaster.pid"
    socket_lock = Path(address.administrator_host) / f".s.PGSQL.{address.port}.lock"
    dead.kill()
    dead.wait(timeout=10)
    # as PostgreSQL sees it: alive, and of the server's own account
    account = file.stat().st_uid if os.geteuid() == 0 else None
    with subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, cwd="/", user=account) as other:
        for lock in (file, socket_lock):
            lines = lock.read_text().splitlines()
            lock.write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
        lived_in.ensure_running(fast=True)
        assert other.poll() is None
        other.communicate()
    assert postmaster_pid(lived_in) != other.pid


def test_a_server_whose_socket_was_swept_away_is_started_anew(lived_in: EmbeddedServer) -> None:
    address = lived_in.ensure_running(fast=True)
    assert address.socket_dir is not None
    shutil.rmtree(address.socket_dir)
    with administer(lived_in) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


# Ports and places ----------------------------------------------------------------------------


def test_a_port_taken_meanwhile_is_replaced_and_the_new_one_kept(lived_in: EmbeddedServer) -> None:
    before = lived_in.ensure_running(fast=True)
    lived_in.stop()
    with socket.create_server((before.host, before.port)):
        after = lived_in.ensure_running(fast=True)
        assert after.port != before.port
    assert json.loads((lived_in.data_dir / "server.json").read_text()) == {"port": after.port}
    lived_in.stop()
    assert lived_in.ensure_running(fast=True) == after


def test_a_long_booker_home_gets_a_short_socket(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOKER_HOME", str(place / ("long" * 30)))
    server = EmbeddedServer(default_data_dir("demo"))
    address = server.ensure_running(fast=True)
    assert address.socket_dir is not None
    assert len(address.socket_dir) < 80
    assert stat.S_IMODE(Path(address.socket_dir).stat().st_mode) == 0o700
    with administer(server) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    server.destroy()
    assert not Path(address.socket_dir).exists()


def test_a_planted_socket_folder_is_refused(place: Path) -> None:
    server = EmbeddedServer(place / ("long" * 30))
    address = server.ensure_running(fast=True)
    server.stop()
    assert address.socket_dir is not None
    Path(address.socket_dir).rmdir()
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    Path(address.socket_dir).symlink_to(elsewhere)
    with pytest.raises(NotAllowed, match="belongs to somebody else"):
        server.ensure_running(fast=True)
    Path(address.socket_dir).unlink()
    server.destroy()


def test_a_folder_above_that_is_closed_again_does_not_matter(
    place: Path, server: EmbeddedServer
) -> None:
    server.ensure_running(fast=True)
    place.chmod(0o700)
    server.stop()
    assert not server.is_running()
    place.chmod(0o700)
    server.ensure_running(fast=True)
    assert place.stat().st_mode & 0o007 == 0, "passage is for the server's account alone"


def test_a_path_that_a_shell_would_run_is_refused(place: Path) -> None:
    with pytest.raises(InvalidInput, match="unusual characters"):
        EmbeddedServer(place / "$(touch x)")


def test_a_frozen_application_runs_the_server_from_a_copy_that_stays(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOKER_HOME", str(place))
    monkeypatch.setattr(sys, "_MEIPASS", str(place / "unpacked"), raising=False)
    server = EmbeddedServer(default_data_dir("demo"))
    server.ensure_running(fast=True)
    exe = psutil.Process(postmaster_pid(server)).exe()
    server.destroy()
    assert exe.startswith(str(place))
    assert not exe.startswith(str(embedded_programs.installed()))


# Refusals ------------------------------------------------------------------------------------


def test_data_of_another_version_is_refused_in_words(server: EmbeddedServer) -> None:
    server.ensure_running(fast=True)
    server.stop()
    (server.data_dir / "cluster/PG_VERSION").write_text("17\n")
    with pytest.raises(Unreachable, match="written by PostgreSQL 17; this Booker brings") as caught:
        server.ensure_running(fast=True)
    assert "dump" in caught.value.next_step


def test_a_server_that_cannot_start_says_what_its_log_says(server: EmbeddedServer) -> None:
    server.ensure_running(fast=True)
    server.stop()
    (server.data_dir / "cluster/global/pg_control").unlink()
    with pytest.raises(Unreachable, match="pg_control"):
        server.ensure_running(fast=True)


@pytest.mark.parametrize("dbname", ["", "Booker", 'a"b', "x" * 64])
def test_a_database_name_that_needs_quoting_is_refused(shared: EmbeddedServer, dbname: str) -> None:
    with pytest.raises(InvalidInput, match="database's name"):
        shared.ensure_database(dbname)


# Who gets in ---------------------------------------------------------------------------------


def staff(server: EmbeddedServer, way: str, user: str, password: str | None) -> psycopg.Connection:
    address = server.ensure_running()
    host = address.host if way == "tcp" else address.administrator_host
    return psycopg.connect(
        host=host, port=address.port, user=user, password=password, dbname="booker"
    )


@pytest.mark.parametrize("way", ["tcp", "socket"])
def test_staff_get_in_with_their_password_only(shared: EmbeddedServer, way: str) -> None:
    with staff(shared, way, "csr1", "swordfish") as connection:
        assert connection.execute("select session_user").fetchone() == ("csr1",)
        assert connection.pgconn.used_password
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        staff(shared, way, "csr1", "Swordfish")
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        staff(shared, way, "csr1", None)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        staff(shared, way, "nobody_here", "swordfish")


def test_the_administrator_is_refused_over_tcp_even_with_a_password(
    shared: EmbeddedServer,
) -> None:
    set_password = sql.SQL("alter role {} password {}")
    name = sql.Identifier(Address("", 0, None).administrator)
    with administer(shared) as connection:
        connection.execute(set_password.format(name, sql.Literal("known")))
        with pytest.raises(psycopg.OperationalError, match=r"pg_hba\.conf rejects"):
            staff(shared, "tcp", "booker_administrator", "known")
        connection.execute(set_password.format(name, sql.SQL("null")))


def test_nobody_is_trusted_and_the_settings_are_in_force(shared: EmbeddedServer) -> None:
    with administer(shared) as connection:
        rules = connection.execute("select auth_method, error from pg_hba_file_rules").fetchall()
        wanted = {
            "password_encryption": "scram-sha-256",
            "fsync": "on",
            "timezone": "UTC",
            "listen_addresses": "127.0.0.1",
            "default_transaction_isolation": "read committed",
            "idle_in_transaction_session_timeout": "30s",
        }
        found = {
            name: connection.execute("select current_setting(%s)", (name,)).fetchone()
            for name in wanted
        }
        locale = connection.execute(
            "select datlocprovider, datlocale from pg_database where datname = 'booker'"
        ).fetchone()
    assert {method for method, _ in rules} == {"peer", "reject", "scram-sha-256"}
    assert {error for _, error in rules} == {None}
    assert found == {name: (value,) for name, value in wanted.items()}
    assert locale == ("b", "C.UTF-8")


def test_no_password_reaches_the_log_or_the_servers_environment(place: Path) -> None:
    server = EmbeddedServer(place / "data")
    done = run(PRINT, str(server.data_dir), BOOKER_PASSWORD="swordfish", PGPORT="1", PGDATA="/x")
    assert done.returncode == 0, done.stderr
    process = psutil.Process(postmaster_pid(server))
    with administer(server) as connection:
        connection.execute("create role csr1 login")
        for statement in (
            "create role csr1 login password 'swordfish'",
            "create role csr2 login password 'swordfish' bogus",
        ):
            with pytest.raises(psycopg.Error):
                connection.execute(statement.encode())
    environment = process.environ()
    server.stop()
    logs = "".join(path.read_text() for path in (server.data_dir / "log").iterdir())
    server.destroy()
    assert not {"BOOKER_PASSWORD", "PGPORT"} & set(environment)
    assert "csr1" in logs, "errors are logged, or this test would prove nothing"
    assert "swordfish" not in logs


def test_the_data_is_closed_to_other_accounts(shared: EmbeddedServer) -> None:
    shared.ensure_running()
    for name in ("cluster", "log", "run"):
        assert stat.S_IMODE((shared.data_dir / name).stat().st_mode) == 0o700
