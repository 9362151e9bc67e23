"""Passwords of database logins, and secrets of those who deliver messages, never from a file.

A login's password, or a secret of a provider of messages (`SECRETS`), comes from the environment,
from the system's keyring, or as a credential of the system's service manager, for a worker that
runs as a service: systemd decrypts them into a folder that only the service sees.

A computer without a keyring is an ordinary case (a server, a container): then nothing is
remembered, and the command line asks each time. `refusal` says why, for ``doctor`` and for the
sentence beside the question.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import keyring
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringError, PasswordDeleteError

from booker_desktop.profiles import PASSWORD_VARIABLE
from core.messages.providers import secret_names

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

PASSWORD_CREDENTIAL: Final = "booker-password"  # noqa: S105 - a name as well
_SERVICE = "booker:{profile}"

SECRETS: Final = secret_names.SECRETS
# What a secret of a provider is called in the environment of a worker.
SECRET_VARIABLES: Final = {name: "BOOKER_" + name.upper().replace("-", "_") for name in SECRETS}
CREDENTIALS_VARIABLE: Final = "CREDENTIALS_DIRECTORY"
_MOST_BYTES = 10_000

# The package of file-based keyrings: its default one stores passwords as they are, and which of
# the others is chosen depends on what else is installed.
_FILE_KEYRINGS = "keyrings.alt"


def find_password(profile: str, login: str) -> str | None:
    """Return a login's password; None: ask.

    ``BOOKER_PASSWORD`` if it is set, else a service's credential, else what the keyring has.
    """
    given = os.environ.get(PASSWORD_VARIABLE) or _credential(PASSWORD_CREDENTIAL)
    return given or remembered(profile, login)


def remembered(profile: str, login: str) -> str | None:
    """Return what the keyring has for this login, whatever the environment says."""
    backend = _trusted()
    if backend is None:
        return None
    try:
        return backend.get_password(_SERVICE.format(profile=profile), login)
    except KeyringError:
        # Locked, dismissed or gone: as without a keyring, the person is asked.
        return None


def remember(profile: str, login: str, password: str) -> bool:
    """Put a password into the keyring; False if there is none that may be trusted with it."""
    backend = _trusted()
    if backend is None:
        return False
    try:
        backend.set_password(_SERVICE.format(profile=profile), login, password)
    except KeyringError:
        return False
    return True


def forget(profile: str, login: str) -> bool:
    """Take a password out of the keyring; False if it was not there or could not be reached."""
    backend = _trusted()
    if backend is None:
        return False
    service = _SERVICE.format(profile=profile)
    try:
        if backend.get_password(service, login) is None:
            return False
        backend.delete_password(service, login)
    except (KeyringError, PasswordDeleteError):
        return False
    return True


def find_secret(profile: str, branch_code: str, name: str) -> str | None:
    """Return a secret of a branch's provider: environment, credential, keyring; None: nowhere.

    ``name`` is one of `SECRETS`. The first two are the worker's, whatever branch it serves.
    """
    source = secret_source(profile, branch_code, name)
    if source == "environment":
        return os.environ[SECRET_VARIABLES[name]].strip()
    if source == "credential":
        return _credential(name)
    return None if source is None else remembered(profile, _entry(branch_code, name))


def secret_source(profile: str, branch_code: str, name: str) -> str | None:
    """Where a secret is found: environment, credential or keyring; None: nowhere."""
    if os.environ.get(SECRET_VARIABLES[name], "").strip():
        return "environment"
    if _credential(name):
        return "credential"
    return "keyring" if remembered(profile, _entry(branch_code, name)) else None


def keep_secret(profile: str, branch_code: str, name: str, value: str) -> bool:
    """Put a branch's secret into the keyring; False if there is none that may be trusted."""
    if name not in SECRETS:
        raise ValueError(name)
    return remember(profile, _entry(branch_code, name), value.strip())


def forget_secret(profile: str, branch_code: str, name: str) -> bool:
    """Take a branch's secret out of the keyring; False if it was not there or not reached."""
    if name not in SECRETS:
        raise ValueError(name)
    return forget(profile, _entry(branch_code, name))


def _entry(branch_code: str, name: str) -> str:
    # no login has a slash in it
    return f"{branch_code}/{name}"


def _credential(name: str) -> str | None:
    """A credential of the service manager's; None if it gave none of that name."""
    folder = os.environ.get(CREDENTIALS_VARIABLE)
    if not folder:
        return None
    try:
        with (Path(folder) / name).open(encoding="utf-8") as file:
            return file.read(_MOST_BYTES).strip() or None
    except (OSError, UnicodeDecodeError):
        # as one that was not given: what asks for it says what is missing
        return None


def refusal() -> str | None:
    """Return why passwords cannot be remembered on this computer; None if they can."""
    backend = keyring.get_keyring()
    if _trusted() is not None:
        return None
    if any(_keeps_files(part) for part in _parts(backend)):
        return (
            "The keyring on this computer keeps passwords in files (keyrings.alt), so Booker does "
            "not use it."
        )
    return "There is no keyring on this computer, so passwords are asked for each time."


def _trusted() -> KeyringBackend | None:
    """Return the first keyring in use that really protects what it is given."""
    for part in _parts(keyring.get_keyring()):
        if not isinstance(part, (fail.Keyring, null.Keyring)) and not _keeps_files(part):
            return part
    return None


def _parts(backend: KeyringBackend) -> list[KeyringBackend]:
    """Return the keyrings behind ``backend``: a chain tries several, and must not fall through."""
    if isinstance(backend, chainer.ChainerBackend):
        return list(backend.backends)
    return [backend]


def _keeps_files(backend: KeyringBackend) -> bool:
    modules = (kind.__module__ for kind in type(backend).__mro__)
    return any(f"{module}.".startswith(f"{_FILE_KEYRINGS}.") for module in modules)
