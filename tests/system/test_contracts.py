"""Who may import whom, seen at run time; import-linter reads the same rules off the source."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Imports every module of a package and prints what is loaded then, and which foreign modules the
# package's own code asked for: what a library of ours imports in its turn is its own affair.
LOOK = """
import builtins, importlib, json, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package, asked, plain = sys.argv[2], set(), builtins.__import__

def watching(name, globals=None, locals=None, fromlist=(), level=0):
    importer = (globals or {}).get("__name__", "")
    if level == 0 and (importer + ".").startswith(package + "."):
        asked.add(name)
    return plain(name, globals, locals, fromlist, level)

builtins.__import__ = watching
top = importlib.import_module(package)
found = [package]
for module in pkgutil.walk_packages(top.__path__, package + "."):
    importlib.import_module(module.name)
    found.append(module.name)
print(json.dumps({"found": found, "asked": sorted(asked), "loaded": sorted(sys.modules)}))
"""


def look(package: str, root: Path = ROOT) -> dict[str, set[str]]:
    """``found``: the package's modules; ``asked``: its imports; ``loaded``: everything there is."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(root), package],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {key: set(names) for key, names in json.loads(done.stdout).items()}


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_core_loads_no_screen_and_no_program() -> None:
    seen = look("core")
    assert "core.planning.model" in seen["found"]
    assert tops(seen["loaded"]) & {"PySide6", "shiboken6", "ui", "booker_desktop"} == set()


def test_the_window_asks_for_no_sql() -> None:
    asked = tops(look("ui")["asked"])
    assert asked & {"sqlalchemy", "psycopg", "alembic", "migrations", "booker_desktop"} == set()


def test_planning_loads_nothing_else_of_the_core_and_no_library() -> None:
    seen = look("core.planning")
    allowed = set(sys.stdlib_module_names)
    assert tops(seen["asked"]) - allowed <= {"core"}
    ours = {name for name in seen["loaded"] if name.startswith("core.")}
    assert {name for name in ours if not name.startswith("core.planning")} == set()


def test_the_database_knows_two_libraries_and_our_errors() -> None:
    asked = look("core.database")["asked"]
    assert tops(asked) - set(sys.stdlib_module_names) <= {"core", "psycopg", "sqlalchemy"}
    ours = {name for name in asked if name.startswith("core.")}
    foreign = {name for name in ours if not name.startswith(("core.database", "core.errors"))}
    assert foreign == set()


def test_the_guards_see_what_they_guard_against(tmp_path: Path) -> None:
    core = tmp_path / "core"
    core.mkdir()
    (core / "__init__.py").write_text("", "utf-8")
    (core / "pane.py").write_text("from PySide6 import QtCore\nimport sqlalchemy\n", "utf-8")
    seen = look("core", tmp_path)
    assert "core.pane" in seen["found"]
    assert {"PySide6", "sqlalchemy"} <= tops(seen["asked"])
    assert {"PySide6", "shiboken6"} <= tops(seen["loaded"])
