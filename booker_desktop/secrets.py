"""Passwords of database logins: from the environment or the system's keyring, never from a file.

A computer without a keyring is an ordinary case (a server, a container): then nothing is
remembered, and the command line asks each time. `refusal` says why, for ``doctor`` and for the
sentence beside the question.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import keyring
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringError, PasswordDeleteError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

PASSWORD_VARIABLE = "BOOKER_PASSWORD"  # noqa: S105 - a variable's name
_SERVICE = "booker:{profile}"

# The package of file-based keyrings: its default one stores passwords as they are, and which of
# the others is chosen depends on what else is installed.
_FILE_KEYRINGS = "keyrings.alt"


def find_password(profile: str, login: str) -> str | None:
    """Return ``BOOKER_PASSWORD`` if it is set, else what the keyring has, else None: ask."""
    return os.environ.get(PASSWORD_VARIABLE) or remembered(profile, login)


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
