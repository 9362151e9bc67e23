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

from booker_desktop import profiles, secrets
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
    monkeypatch.delenv(profiles.PASSWORD_VARIABLE, raising=False)
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
    monkeypatch.setenv(profiles.PASSWORD_VARIABLE, "from the environment")
    assert secrets.find_password("denver", "csr1") == "from the environment"
    monkeypatch.setenv(profiles.PASSWORD_VARIABLE, "")
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


@pytest.fixture
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (*secrets.SECRET_VARIABLES.values(), secrets.CREDENTIALS_VARIABLE):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.usefixtures("_no_worker")
def test_a_providers_secret_is_kept_for_its_branch_only(memory: MemoryKeyring) -> None:
    name = "resend-api-key"
    assert secrets.find_secret("main", "denver", name) is None
    assert secrets.keep_secret("main", "denver", name, " re_swordfish\n")
    assert secrets.find_secret("main", "denver", name) == "re_swordfish"
    assert secrets.secret_source("main", "denver", name) == "keyring"
    assert memory.kept == {("booker:main", "denver/resend-api-key"): "re_swordfish"}
    assert secrets.find_secret("main", "aurora", name) is None
    assert secrets.find_secret("main", "denver", "smtp-password") is None
    assert secrets.forget_secret("main", "denver", name)
    assert not secrets.forget_secret("main", "denver", name)
    assert secrets.secret_source("main", "denver", name) is None


@pytest.mark.usefixtures("_no_worker")
def test_a_worker_has_its_secrets_from_its_environment_or_its_service_manager(
    memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = "twilio-auth-token"
    memory.set_password("booker:main", f"denver/{name}", "from the keyring")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    # a folder that has no such credential, an empty one, and one that is no text
    assert secrets.find_secret("main", "denver", name) == "from the keyring"
    for content in (b"", b" \n", b"\xff\xfe"):
        (tmp_path / name).write_bytes(content)
        assert secrets.find_secret("main", "denver", name) == "from the keyring"
    (tmp_path / name).write_bytes(b"from systemd\n")
    assert secrets.find_secret("main", "denver", name) == "from systemd"
    assert secrets.secret_source("main", "denver", name) == "credential"
    monkeypatch.setenv("BOOKER_TWILIO_AUTH_TOKEN", " from the environment ")
    assert secrets.find_secret("main", "denver", name) == "from the environment"
    assert secrets.secret_source("main", "denver", name) == "environment"
    monkeypatch.setenv("BOOKER_TWILIO_AUTH_TOKEN", " ")
    assert secrets.find_secret("main", "denver", name) == "from systemd"


def test_secrets_are_those_that_providers_have() -> None:
    assert secrets.SECRET_VARIABLES == {
        "resend-api-key": "BOOKER_RESEND_API_KEY",
        "smtp-password": "BOOKER_SMTP_PASSWORD",
        "twilio-auth-token": "BOOKER_TWILIO_AUTH_TOKEN",
    }
    assert tuple(secrets.SECRET_VARIABLES) == secrets.SECRETS
    with pytest.raises(ValueError, match="pin"):
        secrets.keep_secret("main", "denver", "pin", "1234")
    with pytest.raises(ValueError, match="pin"):
        secrets.forget_secret("main", "denver", "pin")


@pytest.mark.usefixtures("_no_worker")
def test_without_a_usable_keyring_no_secret_is_kept() -> None:
    keyring.set_keyring(LockedKeyring())
    assert not secrets.keep_secret("main", "denver", "smtp-password", "swordfish")
    assert secrets.find_secret("main", "denver", "smtp-password") is None
    assert not secrets.forget_secret("main", "denver", "smtp-password")


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
