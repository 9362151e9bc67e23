from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bench.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
from tests.bench.figure import Figure
NAMES = ("walk", "run")
def measure(*, quick):
    return [
        Figure("walk", 12.5 if quick else 25.0, "ms", "a walk", 5.0, 2.5, "under 30 ms"),
        Figure("run", 0.5, "share", "a run"),
    ]
"""
BAD = """
NAMES = ("fall",)
def measure(*, quick):
    raise ValueError("it fell")
"""


@pytest.fixture
def topics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    # A package name of its own for each test: imported modules outlive a test.
    folder = tmp_path / f"topics_{request.node.name}"
    folder.mkdir()
    (folder / "good.py").write_text(GOOD, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def run(topics: Path, *words: str) -> int:
    return main(words, folder=topics, package=topics.name, output=topics / "bench.json")


def test_figures_are_printed_and_written(topics: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(topics, "--quick") == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "value", "unit", "baseline", "ratio", "target", "how"]
    assert [row.split()[:5] for row in rows] == [
        ["walk", "12.5", "ms", "5", "2.5"],
        ["run", "0.5", "share", "-", "-"],
    ]
    written = json.loads((topics / "bench.json").read_text("utf-8"))
    assert set(written) == {"machine", "versions", "figures"}
    assert written["figures"][0] == {
        "name": "walk",
        "value": 12.5,
        "unit": "ms",
        "baseline": 5.0,
        "ratio": 2.5,
        "target": "under 30 ms",
        "how": "a walk",
    }


def test_a_name_chooses_its_figure(topics: Path) -> None:
    assert run(topics, "run") == 0
    written = json.loads((topics / "bench.json").read_text("utf-8"))
    assert [figure["name"] for figure in written["figures"]] == ["run"]


def test_an_unknown_name_is_refused(topics: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(topics, "fly") == 2
    assert "Nothing measures 'fly'" in capsys.readouterr().err
    assert not (topics / "bench.json").exists()


def test_a_failure_is_told_and_the_others_are_measured(
    topics: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (topics / "bad.py").write_text(BAD, "utf-8")
    (topics / "worse.py").write_text("raise RuntimeError('it is broken')", "utf-8")
    assert run(topics) == 1
    printed = capsys.readouterr()
    assert "it fell" in printed.err
    assert "it is broken" in printed.err
    assert "walk" in printed.out
