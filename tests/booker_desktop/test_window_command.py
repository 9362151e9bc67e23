"""``booker`` without a command, where there is no screen, and what it may not be asked with."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from booker_desktop.screen import has_screen, is_seen
from tests.booker_desktop.command_line import Booker

if TYPE_CHECKING:
    from pathlib import Path

NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Booker in a home without anything, on a computer without a screen."""
    environment = Booker(home).environment()
    return subprocess.run(
        [sys.executable, "-m", "booker_desktop", *words],
        env={name: value for name, value in environment.items() if name not in NO_SCREEN} | more,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
class TestWithoutAScreen:
    def test_booker_alone_says_so_and_what_there_is(self, tmp_path: Path) -> None:
        done = run(tmp_path)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Usage: booker" in done.stderr
        assert "Neither DISPLAY nor WAYLAND_DISPLAY is set" in done.stderr

    def test_the_command_window_says_so(self, tmp_path: Path) -> None:
        done = run(tmp_path, "window")
        assert done.returncode == 2
        assert "no window can be opened" in done.stderr

    def test_a_screen_that_cannot_be_opened_is_said(self, tmp_path: Path) -> None:
        # the tests' own platform must not reach it, and nobody serves this display
        done = run(tmp_path, "window", DISPLAY=":4000")
        assert done.returncode != 0
        assert "The window cannot be opened" in done.stderr


def test_no_document_comes_from_a_window(tmp_path: Path) -> None:
    asked = run(tmp_path, "window", "--json")
    assert (asked.returncode, '"invalid"' in asked.stdout) == (2, True)
    alone = run(tmp_path, "--json")
    assert (alone.returncode, '"usage"' in alone.stdout) == (2, True)


def test_help_comes_without_the_database_s_libraries_and_at_once(tmp_path: Path) -> None:
    begun = time.monotonic()
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert "--self-check" in done.stdout
    assert "window" in done.stdout
    assert time.monotonic() - begun < 5
    loads = "import sys, booker_desktop.cli; print({'sqlalchemy', 'psycopg', 'keyring', 'PySide6'}"
    seen = subprocess.run(
        [sys.executable, "-c", f"{loads} & set(sys.modules))"],
        env=Booker(tmp_path).environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert seen.stdout.strip() == "set()"


def test_self_check_stands_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "--self-check", "holds")
    assert done.returncode == 2
    assert "stands alone" in done.stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_a_screen_that_only_tests_have_is_not_seen() -> None:
    assert not has_screen({})
    assert not has_screen({"DISPLAY": ""})
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"})
    assert is_seen({"DISPLAY": ":0"})
    assert has_screen({"QT_QPA_PLATFORM": "offscreen"})
    assert not is_seen({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"})
