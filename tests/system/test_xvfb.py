"""The window on a real X display, driven from outside: a person's keys, a person's eyes.

Nothing of the program is imported: it is started as it is from a menu, keys come from the X
server, and what was done is looked up with another command.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.booker_desktop.command_line import ROOT, Booker, home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAMS: Final = ("Xvfb", "xdotool")
MISSING: Final = [name for name in PROGRAMS if shutil.which(name) is None]
SCREEN: Final = "1280x900x24"
SECONDS: Final = 60.0
CLOSE_SECONDS: Final = 10.0
KEY_MS: Final = "40"
"""Between two keys: a quick typist."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="X displays are Linux's"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def until(condition: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
    """Look again and again, as a person does, until it is so."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain: {what}"
        pause.wait(0.1)


@dataclass
class Screen:
    """An X display of our own; ``shots`` is where pictures of it go."""

    display: str
    shots: Path

    def ask(self, *words: str) -> str:
        """What xdotool answers; an empty text if it found nothing."""
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """The id of the window whose title matches, waited for; the keys go there from now on."""
        found: list[str] = []

        def is_there() -> bool:
            found[:] = self.ask("search", "--onlyvisible", "--name", title).split()
            return bool(found)

        until(is_there, f"a window called {title}")
        # there is no window manager that would give it the focus
        self.ask("windowfocus", "--sync", found[0])
        return found[0]

    def type(self, text: str) -> None:
        """Type it, key by key."""
        self.ask("type", "--delay", KEY_MS, text)

    def press(self, *keys: str) -> None:
        """Press keys by X's names for them."""
        self.ask("key", "--delay", KEY_MS, *keys)

    def shoot(self, name: str) -> None:
        """Keep a picture, where the program that takes them is there."""
        if shutil.which("import") is not None:
            subprocess.run(
                ["import", "-window", "root", str(self.shots / f"{name}.png")],
                env={**os.environ, "DISPLAY": self.display},
                timeout=SECONDS,
                check=True,
            )

    def is_still(self) -> bool:
        """Whether two looks in a row show the same, the status strip aside."""
        return self._look() == self._look()

    def _look(self) -> bytes:
        if shutil.which("import") is None:
            return b""
        width, height = SCREEN.split("x")[:2]
        return subprocess.run(
            ["import", "-window", "root", "-crop", f"{width}x{int(height) - 150}+0+0", "rgb:-"],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            timeout=SECONDS,
            check=True,
        ).stdout


@contextmanager
def x_display(shots: Path) -> Iterator[Screen]:
    """A virtual X display on a number that the server finds free."""
    told, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as reader:
            number = reader.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}", shots)
    finally:
        server.terminate()
        server.wait(SECONDS)


@contextmanager
def window_of(booker: Booker, screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    """The program without a word on its command line."""
    environment = booker.environment()
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("WAYLAND_DISPLAY", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "booker_desktop"],
        env={**environment, "DISPLAY": screen.display, "PYTHONPATH": str(ROOT)},
        cwd=booker.home,
        stdin=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(SECONDS)


OWN_PASSWORD = "my-own-horse-7"


def sign_in(screen: Screen, booker: Booker, login: str) -> None:
    """Type login and one-time password, choose an own one, and wait for the window."""
    screen.window("^Sign in to Booker")
    screen.press("alt+l", "ctrl+a")
    screen.type(login)
    screen.press("alt+p")
    screen.type(booker.passwords[login])
    screen.shoot(f"sign-in-{login}")
    screen.press("Return")
    until(screen.is_still, "the question for a password of one's own")
    screen.shoot(f"own-password-{login}")
    screen.type(OWN_PASSWORD)
    screen.press("Return")
    screen.type(OWN_PASSWORD)
    screen.press("Return")
    screen.window("Arvada branch")
    booker.passwords[login] = OWN_PASSWORD
    until(screen.is_still, "the window settles")


def end(process: subprocess.Popen[bytes]) -> None:
    """Ctrl+C where it was started: without a window manager no frame has a button."""
    process.send_signal(signal.SIGINT)
    assert process.wait(CLOSE_SECONDS) == 0


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where pictures go: to be looked at where somebody asked for them."""
    wanted = os.environ.get("BOOKER_SHOTS")
    folder = Path(wanted) if wanted else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_person_books_and_another_confirms(shots: Path) -> None:
    with home() as booker, x_display(shots) as screen:
        booker.found_office()

        def holds() -> list[dict[str, str]]:
            found: list[dict[str, str]] = booker.json("holds", login="dispatcher1")["holds"]
            return found

        with window_of(booker, screen) as process:
            sign_in(screen, booker, "csr1")
            screen.shoot("book-empty")
            screen.type("arv1001")
            until(screen.is_still, "the sites found")
            screen.shoot("book-found")
            screen.press("Return")
            until(screen.is_still, "the site chosen")
            screen.type("drain")
            until(screen.is_still, "the job found")
            screen.press("Return")
            until(screen.is_still, "the windows offered")
            screen.shoot("book-windows")
            screen.press("Return")
            until(lambda: len(holds()) == 1, "the hold is in the database")
            screen.shoot("book-held")
            [held] = holds()
            assert held["site"] == "ARV1001"
            assert held["job_type"] == "DRAIN"
            screen.press("F2")
            end(process)
        with window_of(booker, screen) as process:
            sign_in(screen, booker, "dispatcher1")
            screen.press("ctrl+2")
            until(screen.is_still, "the pending holds")
            screen.shoot("dispatch")
            screen.press("ctrl+Return")
            until(lambda: not holds(), "the hold is confirmed")
            screen.shoot("dispatch-confirmed")
            end(process)
        confirmed = booker.json("show", held["reference"], login="dispatcher1")
        assert confirmed["state"] == "confirmed"
        assert confirmed["confirmed_by"] == "dispatcher1"
