"""The frame: dev.py's start, the locks, and what no file of the project may say."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[2]
LOCKS = (dev.RUNTIME_LOCK, dev.DEV_LOCK)
FOLDERS = ("booker_desktop", "core", "docs", "migrations", "resources", "tests", "ui", ".ci")
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
MADE = {".venv.lock", "bench.json"}
# Written so that they do not find themselves.
HOSTS = r"p[y]pi\.org|p[y]thonhosted|d[e]bian\.org|n[p]mjs"
MACHINE = r"/w[o]rk/|/r[o]ot/|/h[o]me/\w|/U[s]ers/\w|/o[p]t/"
SETTINGS = r"index[-]url|find[-]links|trusted[-]host"
UNSAID = re.compile(
    rf"{HOSTS}|(?<![\w.}}])(?:{MACHINE})|--(?:extra-)?(?:{SETTINGS})", re.IGNORECASE
)


@pytest.fixture
def home(tmp_path: Path) -> dev.Home:
    """A copy of the frame whose environment is complete: its bench tells its arguments."""
    for name in ("dev.py", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    home = dev.Home(tmp_path)
    venv.create(home.venv, with_pip=False, symlinks=sys.platform != "win32")
    home.write_stamp(home.wanted(dev.DEV_LOCK))
    (tmp_path / "tests" / "bench").mkdir(parents=True)
    tells = "import sys\nprint(sys.argv[1:], sys.prefix)\nsys.exit(7)\n"
    (tmp_path / "tests" / "bench" / "__main__.py").write_text(tells, "utf-8")
    return home


def start(home: dev.Home, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(home.root / "dev.py"), *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_second_start_takes_less_than_two_seconds_and_passes_everything_on(
    home: dev.Home,
) -> None:
    begun = time.monotonic()
    done = start(home, "bench", "--quick", "a name")
    assert time.monotonic() - begun < 2
    assert done.stdout.strip() == f"['--quick', 'a name'] {home.venv}"
    assert (done.returncode, done.stderr) == (7, "")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_complete_environment_is_ready(home: dev.Home, lock: str) -> None:
    assert home.is_ready(lock)


@pytest.mark.parametrize("name", [*LOCKS, "pyproject.toml"])
def test_a_changed_lock_or_project_is_noticed(home: dev.Home, name: str) -> None:
    file = home.root / name
    file.write_text(file.read_text("utf-8").replace("0.1.0", "0.1.1") + "# changed\n", "utf-8")
    assert not home.is_ready(dev.DEV_LOCK)


def test_only_what_booker_needs_is_not_enough_for_tests(home: dev.Home) -> None:
    home.write_stamp(home.wanted(dev.RUNTIME_LOCK))
    assert home.is_ready(dev.RUNTIME_LOCK)
    assert not home.is_ready(dev.DEV_LOCK)


@pytest.mark.parametrize(("mark", "folders"), [("alone", dev.ALONE), ("schema", dev.SCHEMA)])
def test_tests_with_a_mark_are_where_dev_py_looks_for_them(
    mark: str, folders: tuple[str, ...]
) -> None:
    marked = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if re.search(rf"pytest\.mark\.{mark}\b", file.read_text("utf-8"))
    ]
    assert marked
    within = tuple(f"{folder}/" for folder in folders)
    assert [file for file in marked if not file.startswith(within)] == []


def test_an_interrupted_install_is_made_anew(home: dev.Home) -> None:
    home.write_stamp({**home.wanted(dev.DEV_LOCK), "ready": False})
    assert not home.is_ready(dev.RUNTIME_LOCK)
    assert not home.is_usable()


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}"])
def test_a_stamp_that_cannot_be_read_is_made_anew(home: dev.Home, stamp: str) -> None:
    home.stamp.write_text(stamp, "utf-8")
    assert not home.is_ready(dev.RUNTIME_LOCK)
    assert not home.is_usable()


def test_a_copied_folder_makes_its_own_environment(home: dev.Home, tmp_path: Path) -> None:
    copy = dev.Home(tmp_path / "copy")
    ignored = shutil.ignore_patterns("copy")
    shutil.copytree(home.root, copy.root, symlinks=True, ignore=ignored)
    assert not copy.is_ready(dev.RUNTIME_LOCK)
    assert not copy.is_usable()


def test_of_two_that_prepare_one_waits(tmp_path: Path) -> None:
    lock = tmp_path / ".venv.lock"
    second = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import dev\n"
        "with dev.alone(pathlib.Path(sys.argv[2])): print('in')"
    )
    with dev.alone(lock):
        waiting = subprocess.Popen(
            [sys.executable, "-c", second, str(ROOT), str(lock)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert waiting.stderr is not None
        assert "waiting" in waiting.stderr.readline()
        assert waiting.poll() is None
    printed, _ = waiting.communicate(timeout=30)
    assert printed.strip() == "in"


if sys.platform != "win32":

    def test_an_installer_that_outlives_a_killed_dev_keeps_the_others_waiting(
        tmp_path: Path,
    ) -> None:
        lock = tmp_path / ".venv.lock"
        installer = "import sys; print('installing', flush=True); sys.stdin.read()"
        killed = (
            "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import dev\n"
            "with dev.alone(pathlib.Path(sys.argv[2])) as holding:\n"
            f"    dev.run([sys.executable, '-c', {installer!r}], holding=holding)"
        )
        first = subprocess.Popen(
            [sys.executable, "-c", killed, str(ROOT), str(lock)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "installing\n"
        first.kill()
        first.wait(timeout=30)
        with lock.open("a+b") as file:
            assert not dev.try_lock(file)
            # Its input ends, so it does, and lets go.
            first.stdin.close()
            assert first.stdout.read() == ""
            assert dev.try_lock(file, wait=True)
        first.stdout.close()


def test_an_old_python_can_read_dev_and_be_told() -> None:
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("words", [(), ("dance",)])
def test_a_wrong_command_is_told_what_there_is(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main([*words]) == dev.USAGE
    said = capsys.readouterr()
    assert all(name in said.out + said.err for name in dev.COMMANDS)


def locked(lock: str) -> dict[str, str]:
    """Each requirement of a lock, with its marker, and everything that stands under it."""
    text = (ROOT / lock).read_text("utf-8")
    return {block.partition(" \\")[0]: block for block in re.split(r"\n(?=\S)", text.rstrip("\n"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_is_pinned_and_hashed(lock: str) -> None:
    pin = re.compile(
        r"[a-z0-9-]+==[\w.]+(?: ; [^\n\\]+)? \\\n"
        r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}"
    )
    requirements = locked(lock)
    assert len(requirements) > len(tomllib.loads(PYPROJECT)["project"]["dependencies"])
    assert [block for block in requirements.values() if not pin.fullmatch(block)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert re.findall(r"\S*(?:://|file:|@)\S*", (ROOT / lock).read_text("utf-8")) == []


def test_the_development_lock_is_the_other_and_more() -> None:
    runtime, development = locked(dev.RUNTIME_LOCK), locked(dev.DEV_LOCK)
    names = {requirement.partition("==")[0] for requirement in runtime}
    same = [requirement for requirement in development if requirement.partition("==")[0] in names]
    pins = {requirement.partition(" ")[0] for requirement in runtime}
    assert {requirement.partition(" ")[0] for requirement in same} == pins


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads(PYPROJECT)["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in {
        dev.RUNTIME_LOCK: [*project["dependencies"], *extras["install"]],
        dev.DEV_LOCK: [*project["dependencies"], *extras["install"], *extras["dev"]],
    }.items():
        names = {requirement.partition("==")[0] for requirement in locked(lock)}
        assert {re.split(r"[\[<>=]", line)[0] for line in wanted} <= names


def project_files() -> list[Path]:
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name not in MADE]
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in top + below if "__pycache__" not in path.parts]


def unsaid(path: Path) -> list[str]:
    """Where a file names a package host, an installer's setting or a place on one machine."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []
    return [f"{path}:{n}: {line}" for n, line in enumerate(lines, 1) if UNSAID.search(line)]


def test_no_file_names_a_package_host_or_a_place_on_one_machine() -> None:
    files = project_files()
    assert ROOT / "dev.py" in files
    assert [where for path in files for where in unsaid(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        "see https://p~ypi.org/simple",
        "pip install --index~-url X",
        'ROOT = "/w~ork/main"',
        "in /h~ome/ann/booker",
    ],
)
def test_what_must_not_be_said_is_found(tmp_path: Path, line: str) -> None:
    line = line.replace("~", "")
    file = tmp_path / "file.md"
    file.write_text(f"first\n{line}\n", "utf-8")
    assert unsaid(file) == [f"{file}:2: {line}"]


def test_the_stamp_says_what_it_stands_for(home: dev.Home) -> None:
    stamp = json.loads(home.stamp.read_text("utf-8"))
    assert set(stamp) == {"ready", "root", "python", "project", *LOCKS}
