"""Everything a developer, a newcomer and CI run: ``python3 dev.py COMMAND [ARGUMENT …]``.

    demo       the sample branch: its window, or a day played      (booker demo)
    test       run the tests                                       (pytest)
    check      lint, format, types, import contracts, schema
    bench      [--quick] [NAME …]: measure, print a table, write bench.json
    app        open the window, or run booker with the arguments given
    build      make the shipped folder with PyInstaller
    translate  collect the window's texts, make what it reads

Each makes ``.venv`` beside this file where it is missing or stale, from the hashed locks, and then
runs the command in it; arguments are passed on, the exit code is passed back. Standard library
only, CPython 3.11 or newer on Linux, macOS and Windows. Nothing outside this folder is touched,
except that Debian's own packages are installed where they are missing and this user may.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import IO

OLDEST_PYTHON = (3, 11)
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
# What Qt's libraries link to beyond a bare system, without a screen too (ldd on libQt6Gui).
QT_PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
)
# What its platform for a screen links to besides (ldd on libqxcb).
SCREEN_PACKAGES = (
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
# A screen that nobody sees, and hands to type on it: for the test of the window on a real display.
XVFB_PACKAGES = ("xvfb", "xdotool")
# How lupdate writes what depends on the sources alone: no places in them, nothing guessed.
PLAINLY = (
    *("-locations", "none", "-no-obsolete"),
    *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
)
# Where the tests with these marks are: they are found without reading all the others.
ALONE = ("tests/ui/journeys", "tests/core/booking/races")
SCHEMA = ("tests/core/database",)
CANNOT_START = 1
USAGE = 2


def say(sentence: str) -> None:
    """Tell the person; standard output is the command's own."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)


def give_up(sentence: str) -> SystemExit:
    """The end of a run that cannot go on: to be raised."""
    say(sentence)
    return SystemExit(CANNOT_START)


def run(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
    holding: int | None = None,
) -> int:
    """Run to the end; answer the exit code. ``quiet``: what it prints goes to standard error.

    ``holding``: the descriptor of a lock that the command holds with us, and on if we are killed.
    """
    output = sys.stderr if quiet else None
    held = () if holding is None or platform.system() == "Windows" else (holding,)
    return subprocess.run(
        command, cwd=cwd, env=env, stdout=output, pass_fds=held, check=False
    ).returncode


def become(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Run as the last thing. Where the system can, in this process's place: signals then arrive."""
    if platform.system() != "Windows":
        sys.stdout.flush()
        sys.stderr.flush()
        os.chdir(cwd or Path.cwd())
        os.execve(command[0], [*command], env or os.environ)  # noqa: S606 it is the purpose
    return run(command, cwd=cwd, env=env)


# ------------------------------------------------------------------------------ Debian's packages


def administrator() -> list[str] | None:
    """What to write before a command that installs packages; None where this user may not."""
    if shutil.which("apt-get") is None:
        return None
    if sys.platform != "win32" and os.geteuid() == 0:
        return ["env"]
    if shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True) == 0:
        return ["sudo", "-n", "env"]
    return None


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages if this user may; answer whether they are installed now."""
    prefix = administrator()
    if prefix is None:
        return False
    say(f"installing the system's packages {' '.join(packages)} …")
    apt = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Another apt-get may be at work: wait for it instead of failing.
    install = [*apt, "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends", "--yes"]
    if run([*install, *packages], quiet=True) == 0:
        return True
    # A new machine has no lists, an old one has stale ones.
    run([*apt, "update"], quiet=True)
    return run([*install, *packages], quiet=True) == 0


def provide_postgresql() -> None:
    """A system PostgreSQL server for the tests that want one, on Debian and its kin."""
    if platform.system() != "Linux" or any(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        return
    if not install_packages(["postgresql"]):
        say("no system PostgreSQL server, and it cannot be installed from here: the tests marked")
        say("postgres15 need Debian's package postgresql (or its like).")


def provide_xvfb() -> None:
    """A screen for the test of the window on a real display, on Debian and its kin."""
    if platform.system() != "Linux" or all(shutil.which(name) for name in ("Xvfb", "xdotool")):
        return
    if not install_packages([*XVFB_PACKAGES, *SCREEN_PACKAGES]):
        say("no Xvfb with xdotool, and they cannot be installed from here: the test of the window")
        say(f"on a real display is skipped. It needs {' '.join(XVFB_PACKAGES)}.")


# ------------------------------------------------------------------------------- the environment


@contextlib.contextmanager
def alone(path: Path) -> Iterator[int]:
    """Hold the lock file ``path``; gives its descriptor.

    The system lets go of it when this process, and whoever was given the descriptor, have ended,
    however they ended.
    """
    with path.open("a+b") as file:
        if not try_lock(file):
            say("another dev.py is preparing .venv, waiting for it …")
            while not try_lock(file, wait=True):
                pass
        yield file.fileno()


if sys.platform == "win32":
    import msvcrt

    def try_lock(file: IO[bytes], *, wait: bool = False) -> bool:
        """Lock the first byte; ``wait`` tries for ten seconds."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(file: IO[bytes], *, wait: bool = False) -> bool:
        """Lock the file; ``wait`` blocks until it is free."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True)
class Home:
    """A folder with this project in it, and its environment."""

    root: Path

    @property
    def venv(self) -> Path:
        """The environment's folder."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """What is installed; while ``"ready"`` in it is false, an install is under way or broke."""
        return self.venv / "booker-stamp.json"

    def program(self, name: str) -> str:
        """A program of the environment, by its whole path."""
        windows = platform.system() == "Windows"
        return str(self.venv / ("Scripts" if windows else "bin") / name) + ".exe" * windows

    def wanted(self, lock: str) -> dict[str, object]:
        """The stamp that an environment made from ``lock`` must carry, here and now."""
        # The development lock is a superset of the runtime one, pin for pin.
        names = [RUNTIME_LOCK] if lock == RUNTIME_LOCK else [RUNTIME_LOCK, DEV_LOCK]
        return {
            "ready": True,
            # The environment's scripts name its own path: one that was moved or copied is stale.
            "root": str(self.root),
            "python": f"{platform.python_implementation()} {platform.python_version()}",
            "project": _digest(_project_table(self.root / "pyproject.toml")),
            **{name: _digest((self.root / name).read_bytes()) for name in names},
        }

    def found(self) -> dict[str, object] | None:
        """The stamp as it is; None if there is none, an empty one if it cannot be read."""
        try:
            stamp = json.loads(self.stamp.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def is_ready(self, lock: str) -> bool:
        """Whether everything in ``lock`` is installed, as it stands in the lock now."""
        found = self.found()
        return (
            found is not None
            and Path(self.program("python")).exists()
            and self.wanted(lock).items() <= found.items()
        )

    def is_usable(self) -> bool:
        """Whether the environment can be installed into; otherwise it is made anew.

        An install that was interrupted may have left half a package that pip takes for a whole one.
        """
        found = self.found()
        if found is not None and (not found.get("ready") or found.get("root") != str(self.root)):
            return False
        version = ".".join(str(part) for part in sys.version_info[:2])
        where = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
        if not Path(self.program("python")).exists():
            return False
        answer = subprocess.run(
            [self.program("python"), "-c", f"import pip; {where}"],
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.returncode == 0 and answer.stdout.strip() == version

    def write_stamp(self, stamp: Mapping[str, object]) -> None:
        """Replace the stamp in one step."""
        new = self.stamp.with_suffix(".new")
        new.write_text(json.dumps(stamp, indent=1), "utf-8")
        new.replace(self.stamp)

    def prepare(self, lock: str) -> None:
        """Make the environment hold what ``lock`` says; nothing to do is the ordinary case."""
        if self.is_ready(lock):
            return
        with alone(self.root / ".venv.lock") as holding:
            if self.is_ready(lock):
                return
            say(f"preparing .venv from {lock}; this is done once and takes a minute or two …")
            if not self.is_usable():
                self._make_venv()
            self.write_stamp({"ready": False, "root": str(self.root)})
            self._install(lock, holding)
            self.write_stamp(self.wanted(lock))
            say(".venv is ready")

    def _make_venv(self) -> None:
        if Path(sys.prefix).resolve() == self.venv.resolve():
            raise give_up(
                ".venv must be made anew, but is running this; start dev.py with the system's "
                "Python: deactivate, then python3 dev.py …"
            )
        if importlib.util.find_spec("ensurepip") is None:
            package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            if not install_packages([package]):
                raise give_up(
                    f"this Python cannot make environments: install {package} (as root: "
                    f"apt-get install {package}) and start again."
                )
        if self.venv.exists():
            shutil.rmtree(self.venv)
        self.venv.mkdir()
        # First of all, so that whatever breaks from here on is seen as broken.
        self.write_stamp({"ready": False, "root": str(self.root)})
        if run([sys.executable, "-m", "venv", str(self.venv)], quiet=True) != 0:
            raise give_up("the environment .venv could not be made; the reason stands above.")

    def _install(self, lock: str, holding: int) -> None:
        pip = [self.program("python"), "-m", "pip", "--disable-pip-version-check", "install"]
        # Wheels only: building one would fetch tools that no lock pins.
        locked = ["--require-hashes", "--only-binary=:all:", "--quiet", "-r", str(self.root / lock)]
        if run([*pip, *locked], quiet=True, holding=holding) != 0:
            raise give_up(
                "the packages could not be installed; the reason stands above. A package index "
                "must be reachable once; then start again."
            )
        itself = [
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "--quiet",
            "-e",
            str(self.root),
        ]
        if run([*pip, *itself], quiet=True, holding=holding) != 0:
            raise give_up("the project itself could not be installed; the reason stands above.")
        self._provide_qt()

    def provide_screen(self) -> None:
        """Where there is a screen, see that Qt's platform for it loads."""
        has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
        if platform.system() != "Linux" or not has_screen:
            return
        for plugin in self.venv.glob("lib/python*/site-packages/PySide6/Qt/plugins/*/libqxcb.so"):
            load = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
            probe = [sys.executable, "-c", load, str(plugin)]
            if not subprocess.run(probe, capture_output=True, check=False).returncode:
                return
            install_packages(SCREEN_PACKAGES)
            if run(probe, quiet=True) != 0:
                say("the window cannot open here; on Debian it needs")
                say(" ".join(SCREEN_PACKAGES))

    def _provide_qt(self) -> None:
        """See that Qt's libraries load, as they must even without a screen."""
        probe = [self.program("python"), "-c", "import PySide6.QtTest, PySide6.QtWidgets"]
        if subprocess.run(
            [str(word) for word in probe], capture_output=True, check=False
        ).returncode:
            install_packages(QT_PACKAGES)
            if run(probe, quiet=True) != 0:
                say("Qt cannot be loaded, so there will be no window. On Debian it needs")
                say(" ".join(QT_PACKAGES))


def _project_table(pyproject: Path) -> bytes:
    """What an installed project is made of: its names, its scripts, its version."""
    import tomllib  # noqa: PLC0415 not there before 3.11, and an older Python gets a sentence

    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    return json.dumps(project, sort_keys=True).encode()


def _digest(content: bytes) -> str:
    # A checkout may have its own line ends; the packages are the same.
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


# ---------------------------------------------------------------------------------- the commands


def demo(home: Home, arguments: list[str]) -> int:
    """Open the sample branch, or play its day where there is no screen."""
    home.prepare(RUNTIME_LOCK)
    home.provide_screen()
    return become([home.program("booker"), "demo", *arguments])


def app(home: Home, arguments: list[str]) -> int:
    """Run booker from where the caller stands."""
    home.prepare(RUNTIME_LOCK)
    home.provide_screen()
    return become([home.program("booker"), *arguments])


def offscreen() -> dict[str, str]:
    """The environment of tests: no screen is needed, and none is used."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test(home: Home, arguments: list[str]) -> int:
    """Run pytest, on every core unless the caller says how many.

    A module's tests run one after another in one process: its offices are founded once. All tests
    run in half as many processes more, as many wait for a line, a clock or a server; but for those
    that measure time, which run before them, alone.
    """
    home.prepare(DEV_LOCK)
    provide_postgresql()
    provide_xvfb()
    cores = os.cpu_count() or 1
    pytest = [home.program("python"), "-m", "pytest"]
    if arguments:
        own = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
        workers = [] if own else processes(cores)
        return become([*pytest, *workers, *arguments], cwd=home.root, env=offscreen())
    failed = run([*pytest, "-q", "-m", "alone", *ALONE], cwd=home.root, env=offscreen())
    if failed:
        return failed
    rest = [*pytest, *processes(cores + cores // 2), "-m", "not alone"]
    return become(rest, cwd=home.root, env=offscreen())


def processes(count: int) -> list[str]:
    """The words that have pytest use so many processes, and no more than help."""
    return ["-n", str(min(count, 8)), "--dist", "loadfile"]


def check(home: Home, arguments: list[str]) -> int:
    """Run every check, also after one has failed; 1 if any did."""
    if arguments:
        raise give_up("check takes no arguments: it is the same for everybody.")
    home.prepare(DEV_LOCK)
    python = home.program("python")
    steps: dict[str, list[str]] = {
        "lint": [python, "-m", "ruff", "check", "."],
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "types": [python, "-m", "mypy"],
        "contracts": [home.program("lint-imports")],
        "schema": [python, "-m", "pytest", "-q", "-m", "schema", *SCHEMA],
    }
    failed = []
    for name, command in steps.items():
        say(f"{name} …")
        if run(command, cwd=home.root, env=offscreen()) != 0:
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else f"all well: {', '.join(steps)}")
    return 1 if failed else 0


def bench(home: Home, arguments: list[str]) -> int:
    """Measure; see tests/bench."""
    home.prepare(DEV_LOCK)
    measure = [home.program("python"), "-m", "tests.bench", *arguments]
    return become(measure, cwd=home.root, env=offscreen())


def build(home: Home, arguments: list[str]) -> int:
    """Make dist/booker, a folder that runs without Python."""
    home.prepare(DEV_LOCK)
    if platform.system() == "Linux" and shutil.which("objdump") is None:
        install_packages(["binutils"])
    bundle = [home.program("python"), "-m", "PyInstaller", "--noconfirm", *arguments]
    return become([*bundle, "pyinstaller.spec"], cwd=home.root)


def translating(root: Path, ts: str) -> tuple[list[str], list[str]]:
    """What to run in ``root`` for a translation: collect its texts in ``ts``, make the *.qm of it.

    It writes no line numbers, so that what changes in the file are texts.
    """
    sources = [
        str(file.relative_to(root))
        for folder in ("ui", "booker_desktop")
        for file in sorted((root / folder).rglob("*.py"))
    ]
    return ["pyside6-lupdate", *PLAINLY, *sources, "-ts", ts], ["pyside6-lrelease", "-silent", ts]


def translate(home: Home, arguments: list[str]) -> int:
    """Collect the window's texts in resources/translations/*.ts, and make the *.qm of them."""
    if arguments:
        raise give_up("translate takes no arguments: it does every language there is.")
    home.prepare(DEV_LOCK)
    for ts in sorted((home.root / "resources" / "translations").glob("booker_*.ts")):
        for program, *words in translating(home.root, str(ts.relative_to(home.root))):
            if run([home.program(program), *words], cwd=home.root) != 0:
                return 1
    return 0


COMMANDS: dict[str, Callable[[Home, list[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "app": app,
    "build": build,
    "translate": translate,
}


def main(words: list[str]) -> int:
    """Run the command that ``words`` name; answer its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        found = f"{platform.python_version()} ({sys.executable})"
        raise give_up(f"Booker needs CPython 3.11 or newer, and this is {found}.")
    if not words or words[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if words else USAGE
    command = COMMANDS.get(words[0])
    if command is None:
        say(f"there is no command {words[0]!r}; there are {', '.join(COMMANDS)}.")
        return USAGE
    return command(Home(Path(__file__).resolve().parent), words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
