"""Connection profiles: which database a command talks to, and as whom. Never a secret.

One JSON file, ``profiles.json``, in the platform's configuration folder, or in ``BOOKER_HOME``
when that is set. Passwords are not here: see `booker_desktop.secrets`.

Two profiles need no ``add``: ``local`` (the embedded database of this computer) and ``demo``
(the sample branch). They are known from the start and written down when they are first changed
or used.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import platformdirs

from core.errors import Busy, InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["embedded", "central"]
SslMode = Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]

PASSWORD_VARIABLE = "BOOKER_PASSWORD"  # noqa: S105 - a variable's name
"""Where a login's password may stand while the program runs: see `booker_desktop.secrets`."""

FILE_VERSION = 1
LOCAL = "local"
DEMO = "demo"

_LOCK_SECONDS = 10
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_DBNAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
_LOGIN_BYTES = 63
_HOST_CHARACTERS = 255
_SANDBOX = re.compile(r"folder|folder:.+|address:[^@\s]+@[^@\s]+")
_LOWEST_PORT, _HIGHEST_PORT = 1, 65535


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to reach a database.

    Embedded: ``host`` is loopback and ``port`` the last one known, 0 before the first start; the
    running server is the authority (`booker_desktop.embedded`). ``login`` and ``branch`` are
    what ``--as`` and ``--branch`` default to. ``sandbox``: where every message goes instead of to
    its customer ("folder", "folder:PATH", "address:A@B"); None: messages are real.
    """

    name: str
    kind: Kind
    host: str
    port: int
    dbname: str
    login: str | None = None
    branch: str | None = None
    sslmode: SslMode = "prefer"
    sandbox: str | None = None

    def as_json(self, *, current: bool = False) -> dict[str, Any]:
        """What ``profile show --json`` prints."""
        return {
            "name": self.name,
            "kind": self.kind,
            "host": self.host,
            "port": self.port,
            "dbname": self.dbname,
            "login": self.login,
            "branch": self.branch,
            "sandbox": self.sandbox,
            "current": current,
        }


def _built_in(name: str) -> Profile:
    return Profile(
        name, "embedded", "127.0.0.1", 0, "booker", sslmode="disable", sandbox=_usual_sandbox(name)
    )


def _usual_sandbox(name: str) -> str | None:
    """The demo's customers do not exist, but their addresses might."""
    return "folder" if name == DEMO else None


def check(profile: Profile) -> Profile:
    """Return ``profile`` if every field is usable, else raise InvalidInput naming the field."""
    if not _NAME.fullmatch(profile.name):
        message = (
            f"“{profile.name}” cannot be a profile's name: use 1 to 32 small letters, digits, "
            "hyphens or underscores."
        )
        raise InvalidInput(message)
    if profile.kind not in get_args(Kind):
        message = f"A profile is either embedded or central, not “{profile.kind}”."
        raise InvalidInput(message)
    if profile.name in {LOCAL, DEMO} and profile.kind != "embedded":
        message = f"“{profile.name}” is the name of an embedded database on this computer."
        raise InvalidInput(message, next_step="Give the central database another name.")
    if not profile.host or len(profile.host) > _HOST_CHARACTERS or not profile.host.isprintable():
        message = f"“{profile.host}” is not a host name or an address."
        raise InvalidInput(message)
    lowest = 0 if profile.kind == "embedded" else _LOWEST_PORT
    if not lowest <= profile.port <= _HIGHEST_PORT:
        message = f"{profile.port} is not a port: use a number from 1 to 65535."
        raise InvalidInput(message)
    if not _DBNAME.fullmatch(profile.dbname):
        message = (
            f"“{profile.dbname}” cannot be a database's name: use small letters, digits and "
            "underscores, not beginning with a digit."
        )
        raise InvalidInput(message)
    if profile.sslmode not in get_args(SslMode):
        message = f"“{profile.sslmode}” is not one of {', '.join(get_args(SslMode))}."
        raise InvalidInput(message)
    if profile.sandbox is not None and not _SANDBOX.fullmatch(profile.sandbox):
        message = f"“{profile.sandbox}” is not a sandbox for messages."
        raise InvalidInput(message, next_step="Use folder, folder:PATH, address:NAME@HOST or off.")
    _check_person(profile)
    return profile


def _check_person(profile: Profile) -> None:
    login = profile.login
    if login is not None and (
        not login or not login.isprintable() or len(login.encode()) > _LOGIN_BYTES
    ):
        message = f"“{login}” cannot be a login: use 1 to {_LOGIN_BYTES} printable characters."
        raise InvalidInput(message)
    if profile.branch is not None and not _BRANCH.fullmatch(profile.branch):
        message = (
            f"“{profile.branch}” is not a branch code: use letters, digits, hyphens and "
            "underscores."
        )
        raise InvalidInput(message)


def booker_home() -> Path | None:
    """``BOOKER_HOME`` as an absolute path: one folder for everything Booker keeps, or None."""
    home = os.environ.get("BOOKER_HOME")
    return Path(home).expanduser().absolute() if home else None


def config_dir() -> Path:
    """The folder of ``profiles.json``."""
    return booker_home() or platformdirs.user_config_path("booker", appauthor=False)


def data_dir() -> Path:
    """The folder of embedded databases and other data that outlives a command.

    For root on Unix that is the system's folder: the database server never runs as root, and
    root's own home is closed to the account that it runs as.
    """
    home = booker_home()
    if home is not None:
        return home
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/booker")
    return platformdirs.user_data_path("booker", appauthor=False)


def embedded_dir(name: str) -> Path:
    """Where the embedded database of the profile ``name`` lives."""
    return data_dir() / "embedded" / name


def sandbox_dir(name: str) -> Path:
    """Where the profile's messages go when its sandbox is a folder and no path is named."""
    return data_dir() / "sandbox" / name


def replace_file(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Write ``path`` so that a reader, or a crash, meets the old text or the new, never half."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


@dataclass(frozen=True, slots=True)
class _Book:
    """The file's content: the name of the current profile, and the profiles by name."""

    current: str
    profiles: dict[str, Profile]


class Profiles:
    """The profiles of this computer's user; every change is locked and atomic."""

    def __init__(self, directory: Path | None = None) -> None:
        """Use ``directory`` instead of the configuration folder (for a second set)."""
        self._directory = directory or config_dir()
        self._file = self._directory / "profiles.json"

    @property
    def path(self) -> Path:
        """The file, which need not exist yet."""
        return self._file

    def list(self) -> tuple[Profile, ...]:
        """Every profile, by name; ``demo`` and ``local`` are always among them."""
        profiles = self._read().profiles
        return tuple(profiles[name] for name in sorted(profiles))

    def current(self) -> Profile:
        """The profile of a command without ``--profile``: ``local`` until another is chosen."""
        book = self._read()
        return book.profiles[book.current]

    def is_current(self, name: str) -> bool:
        """Whether ``name`` is the profile that `current` answers."""
        return self._read().current == name

    def show(self, name: str | None = None) -> Profile:
        """The profile ``name`` (None: the current one); NotFound names those there are."""
        book = self._read()
        return _find(book, book.current if name is None else name)

    def add(self, profile: Profile, *, replace_existing: bool = False) -> Profile:
        """Write a profile down; a name that is in use is refused unless ``replace_existing``."""
        check(profile)

        def change(book: _Book) -> _Book:
            taken = profile.name in book.profiles and profile.name not in {LOCAL, DEMO}
            if taken and not replace_existing:
                message = f"There is already a profile “{profile.name}”."
                raise InvalidInput(message, next_step="Choose another name.")
            return _Book(book.current, {**book.profiles, profile.name: profile})

        self._change(change)
        return profile

    def use(self, name: str) -> Profile:
        """Make ``name`` the current profile."""
        book = self._change(lambda book: _Book(_find(book, name).name, book.profiles))
        return book.profiles[name]

    def amend(
        self,
        name: str,
        *,
        port: int | None = None,
        login: str | None = None,
        branch: str | None = None,
    ) -> Profile:
        """Change what is given of one profile: the port found at start, a default login."""

        def change(book: _Book) -> _Book:
            old = _find(book, name)
            new = replace(
                old,
                port=old.port if port is None else port,
                login=login or old.login,
                branch=branch or old.branch,
            )
            return _Book(book.current, {**book.profiles, name: check(new)})

        return self._change(change).profiles[name]

    def set_sandbox(self, name: str, sandbox: str | None) -> Profile:
        """Say where the profile's messages go; None: to the customers."""

        def change(book: _Book) -> _Book:
            new = check(replace(_find(book, name), sandbox=sandbox))
            return _Book(book.current, {**book.profiles, name: new})

        return self._change(change).profiles[name]

    def _change(self, change: Callable[[_Book], _Book]) -> _Book:
        # who only reads them, as every start does, needs no lock
        from filelock import FileLock, Timeout  # noqa: PLC0415

        self._directory.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._directory / "profiles.lock", timeout=_LOCK_SECONDS)
        try:
            with lock:
                old = self._read()
                new = change(old)
                if new != old or not self._file.exists():
                    replace_file(self._file, _dump(new))
                return new
        except Timeout as error:
            message = f"Another Booker has been changing {self._file} for {_LOCK_SECONDS} seconds."
            raise Busy(message) from error

    def _read(self) -> _Book:
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            text = None
        built_in = {name: _built_in(name) for name in (DEMO, LOCAL)}
        if text is None:
            return _Book(LOCAL, built_in)
        book = _load(text, self._file)
        return _Book(book.current, {**built_in, **book.profiles})


def _find(book: _Book, name: str) -> Profile:
    if name not in book.profiles:
        message = f"There is no profile “{name}”; there are: {', '.join(sorted(book.profiles))}."
        raise NotFound(message, next_step="Choose one of them, or add it with `profile add`.")
    return book.profiles[name]


def _dump(book: _Book) -> str:
    profiles = [_entry(book.profiles[name]) for name in sorted(book.profiles)]
    document = {"version": FILE_VERSION, "current": book.current, "profiles": profiles}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entry(profile: Profile) -> dict[str, Any]:
    entry = asdict(profile)
    if profile.sandbox == _usual_sandbox(profile.name):
        # an older Booker reads the file as well, as long as it can
        del entry["sandbox"]
    return entry


def _load(text: str, path: Path) -> _Book:
    """Read a file's text; InvalidInput names the file and what is wrong in it."""
    try:
        document = json.loads(text)
    except ValueError as error:
        message = f"{path} is not readable as profiles: {error}."
        raise InvalidInput(message, next_step="Correct the file, or move it away.") from error
    if not isinstance(document, dict) or document.get("version") != FILE_VERSION:
        version = document.get("version") if isinstance(document, dict) else None
        message = f"{path} has version {version!r}; this Booker reads version {FILE_VERSION}."
        raise InvalidInput(message, next_step="Use the newer Booker that wrote the file.")
    entries = document.get("profiles")
    if not isinstance(entries, list):
        message = f"{path} has no list of profiles."
        raise InvalidInput(message)
    profiles = {profile.name: profile for profile in (_parse(entry, path) for entry in entries)}
    current = document.get("current", LOCAL)
    if not isinstance(current, str) or current not in {*profiles, LOCAL, DEMO}:
        message = f"{path} says that the current profile is {current!r}, which it does not have."
        raise InvalidInput(message)
    return _Book(current, profiles)


def _parse(entry: object, path: Path) -> Profile:
    names = {field.name for field in fields(Profile)}
    if not isinstance(entry, dict) or not names >= set(entry):
        # Names only: a value could be a password that somebody wrote here by mistake.
        unknown = sorted(set(entry) - names) if isinstance(entry, dict) else [type(entry).__name__]
        message = f"{path} has a profile with an unknown part: {', '.join(unknown)}."
        raise InvalidInput(message)
    texts_are_texts = all(
        isinstance(value, int if key == "port" else (str, type(None)))
        for key, value in entry.items()
    )
    required = {"name", "kind", "host", "port", "dbname"}
    if not texts_are_texts or not all(entry.get(key) is not None for key in required):
        message = f"{path} has a profile of which {', '.join(sorted(required))} are not all given."
        raise InvalidInput(message)
    # files of before messages were delivered say nothing of it
    return check(Profile(**{"sandbox": _usual_sandbox(entry["name"]), **entry}))
