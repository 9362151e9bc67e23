"""Passwords: the environment first, then a keyring that protects them, never a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import fail, null

from booker_desktop import secrets
from tests.booker_desktop.keyrings import LockedKeyring, MemoryKeyring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from keyring.backend import KeyringBackend


class FileKeyring(MemoryKeyring):
    """What the package of file keyrings would put in force."""


FileKeyring.__module__ = "keyrings.alt.file"


class ChildOfFileKeyring(FileKeyring):
    """Somebody's variation of it, from another package."""


@pytest.fixture(autouse=True)
def _restored_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(secrets.PASSWORD_VARIABLE, raising=False)
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


def test_a_remembered_password_is_found_for_that_profile_and_login_only(
    memory: MemoryKeyring,
) -> None:
    assert secrets.find_password("denver", "csr1") is None
    assert secrets.remember("denver", "csr1", "swordfish")
    assert secrets.find_password("denver", "csr1") == "swordfish"
    assert secrets.find_password("denver", "csr2") is None
    assert secrets.find_password("aurora", "csr1") is None
    assert memory.kept == {("booker:denver", "csr1"): "swordfish"}
    assert secrets.refusal() is None


def test_the_environment_comes_first_and_empty_is_not_a_password(
    memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.set_password("booker:denver", "csr1", "from the keyring")
    monkeypatch.setenv(secrets.PASSWORD_VARIABLE, "from the environment")
    assert secrets.find_password("denver", "csr1") == "from the environment"
    monkeypatch.setenv(secrets.PASSWORD_VARIABLE, "")
    assert secrets.find_password("denver", "csr1") == "from the keyring"


def test_forgetting_takes_it_out_and_says_whether_it_was_there(memory: MemoryKeyring) -> None:
    secrets.remember("denver", "csr1", "swordfish")
    assert secrets.forget("denver", "csr1")
    assert memory.kept == {}
    assert not secrets.forget("denver", "csr1")


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, LockedKeyring])
def test_without_a_usable_keyring_nothing_is_kept_and_the_person_is_asked(
    kind: Callable[[], KeyringBackend],
) -> None:
    keyring.set_keyring(kind())
    assert not secrets.remember("denver", "csr1", "swordfish")
    assert secrets.find_password("denver", "csr1") is None
    assert not secrets.forget("denver", "csr1")


def test_no_keyring_is_said_in_a_sentence() -> None:
    none: Callable[[], KeyringBackend] = fail.Keyring
    keyring.set_keyring(none())
    assert "no keyring" in (secrets.refusal() or "")


@pytest.mark.parametrize("kind", [FileKeyring, ChildOfFileKeyring])
def test_a_keyring_in_files_is_refused_by_name(kind: type[MemoryKeyring]) -> None:
    backend = kind()
    backend.kept["booker:denver", "csr1"] = "written by another program"
    keyring.set_keyring(backend)
    assert not secrets.remember("denver", "csr2", "swordfish")
    assert secrets.find_password("denver", "csr1") is None
    assert len(backend.kept) == 1
    assert "keyrings.alt" in (secrets.refusal() or "")


GNOME = all(shutil.which(name) for name in ("dbus-run-session", "gnome-keyring-daemon"))

if GNOME:
    # Collected where Debian's gnome-keyring and dbus are installed: a real secret service, in a
    # session and a home of its own.

    def test_the_real_secret_service_keeps_it_for_another_process(tmp_path: Path) -> None:
        one = (
            "import keyring, sys; from booker_desktop import secrets;"
            "assert 'SecretService' in repr(keyring.get_keyring()), keyring.get_keyring();"
            "assert secrets.remember('denver', 'csr1', 'swordfish')"
        )
        two = (
            "from booker_desktop import secrets;"
            "assert secrets.find_password('denver', 'csr1') == 'swordfish';"
            "assert secrets.forget('denver', 'csr1');"
            "assert secrets.find_password('denver', 'csr1') is None;"
            "print('kept')"
        )
        script = (
            "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
            '"$1" -c "$2" && "$1" -c "$3"'
        )
        (tmp_path / "run").mkdir(mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        }
        shell = ["dbus-run-session", "--", "/bin/sh", "-c", script, "sh", sys.executable, one, two]
        done = subprocess.run(
            shell, check=False, capture_output=True, text=True, timeout=60, env=environment
        )
        assert done.returncode == 0, done.stderr
        assert "kept" in done.stdout
