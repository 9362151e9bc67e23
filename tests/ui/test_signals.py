"""PySide6 6.12.0 on CPython 3.11 lost a reference to ``True`` with each signal, and aborted."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
EMITS = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal(bool, int)

heard = []
app = QCoreApplication([])
bell = Bell()
bell.rung.connect(lambda loud, times: heard.append((loud, times)))
for times in range(5000):
    bell.rung.emit(True, times)
    bell.rung.emit(False, times)
assert heard == [(loud, times) for times in range(5000) for loud in (True, False)]
print(len(heard))
"""


def test_ten_thousand_signals_do_not_end_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "10000"), done.stderr


def test_the_broken_release_is_neither_locked_nor_admitted() -> None:
    locked = re.findall(
        r"^pyside6-essentials==([\w.]+)",
        (ROOT / "requirements.lock").read_text("utf-8"),
        re.MULTILINE,
    )
    assert [Version("6.10") <= Version(version) < Version("6.12") for version in locked] == [True]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    admitted = [
        requirement.specifier
        for requirement in map(Requirement, project["dependencies"])
        if requirement.name == "pyside6-essentials"
    ]
    assert ["6.12.0" in versions for versions in admitted] == [False]
    assert [locked[0] in versions for versions in admitted] == [True]
