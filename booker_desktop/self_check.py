"""Checks that this Booker is whole: its modules, what it brings along, its database, its window.

Nothing of the user's is touched: a database of its own in a temporary folder, a window that
nobody sees. It is for a new computer and for the bundle, where a file may be missing.
"""

from __future__ import annotations

import importlib
import logging
import os
import pkgutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.errors import BookerError

if TYPE_CHECKING:
    from collections.abc import Callable

LOG = logging.getLogger(__name__)

PACKAGES: Final = ("booker_desktop", "core", "migrations", "resources", "ui")
# run, not imported: the program's own entry, and what Alembic runs itself
_NOT_IMPORTED: Final = ("booker_desktop.__main__", "migrations.env", "migrations.versions")
_NOT_CHECKED: Final = "not checked after that"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing checked; ``detail`` says what was found, or what failed."""

    name: str
    ok: bool
    detail: str


class CheckFailed(Exception):
    """A check found something wrong, which its text names."""


def check_all() -> tuple[Finding, ...]:
    """Run every check; what needs a failed one is said not to have been checked."""
    # before Qt is loaded; a screen is neither needed nor used
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    findings = [_found("modules", _modules), _found("resources", _resources)]
    if not all(finding.ok for finding in findings):
        missed = ("database", "booking", "window")
        return (*findings, *(Finding(name, ok=False, detail=_NOT_CHECKED) for name in missed))
    # everything it imports has just been found to be there
    from booker_desktop.self_check_office import CheckOffice  # noqa: PLC0415

    with CheckOffice() as office:
        for name, check in (
            ("database", office.found),
            ("booking", office.book),
            ("window", office.open_window),
        ):
            is_whole = all(finding.ok for finding in findings)
            findings.append(
                _found(name, check) if is_whole else Finding(name, ok=False, detail=_NOT_CHECKED)
            )
    return tuple(findings)


def _found(name: str, check: Callable[[], str]) -> Finding:
    """Run one check; whatever it meets becomes a finding, and a traceback in the log."""
    try:
        return Finding(name, ok=True, detail=check())
    except CheckFailed as failed:
        return Finding(name, ok=False, detail=str(failed))
    except BookerError as error:
        LOG.exception("self-check: %s", name)
        return Finding(name, ok=False, detail=f"{error.title}. {error.message}")
    except Exception as error:
        LOG.exception("self-check: %s", name)
        return Finding(name, ok=False, detail=f"{type(error).__name__}: {error}")


def _modules() -> str:
    """Import every module there is."""
    count = 0
    for package in PACKAGES:
        top = importlib.import_module(package)
        for module in pkgutil.walk_packages(top.__path__, f"{package}."):
            if module.name.startswith(_NOT_IMPORTED):
                continue
            try:
                importlib.import_module(module.name)
            except Exception as error:
                message = f"{module.name}: {type(error).__name__}: {error}"
                raise CheckFailed(message) from error
            count += 1
    if count < len(PACKAGES):
        message = "the modules cannot be listed"
        raise CheckFailed(message)
    return f"{count} of them"


def _resources() -> str:
    """Load every template, icon and translation."""
    # imported here, so that what is missing is named and not escapes
    from jinja2 import Environment  # noqa: PLC0415
    from PySide6.QtCore import QTranslator  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    folder = Path(str(files("resources")))
    templates = sorted(folder.glob("templates/*.j2"))
    icons = sorted(folder.glob("icons/*.svg"))
    translations = sorted(folder.glob("translations/*.qm"))
    for template in templates:
        # only read, never rendered: the program renders in a sandbox
        Environment(autoescape=True).parse(template.read_text("utf-8"))
    bad = [icon.name for icon in icons if not QSvgRenderer(str(icon)).isValid()]
    bad += [file.name for file in translations if not QTranslator().load(str(file))]
    counts = {"templates": len(templates), "icons": len(icons), "translations": len(translations)}
    bad += [name for name, count in counts.items() if count == 0]
    if bad:
        message = f"missing or damaged: {', '.join(bad)}"
        raise CheckFailed(message)
    return ", ".join(f"{count} {name}" for name, count in counts.items())
