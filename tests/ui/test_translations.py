"""The translations are whole, fit their sources, and are the ones that are shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from dev import translating
from ui.language import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = tuple(language for language in SHIPPED if language != "en")
REPAIR = "run `python3 dev.py translate`, and translate what is unfinished in the .ts file"
ENDS = ("…", ".", ":", "?", "!")


@dataclass(frozen=True)
class Text:
    """One text of a translation; ``state`` as in the file: "" where it is finished."""

    context: str
    source: str
    translation: str
    state: str


def texts(file: Path) -> tuple[Text, ...]:
    root = ET.parse(file).getroot()  # noqa: S314 our own file
    return tuple(
        Text(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
            translation.get("type", ""),
        )
        for context in root.iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    )


def places(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{\w*\}|%\d+", text)))


def accelerators(text: str) -> int:
    return len(re.findall(r"&(?=\w)", text.replace("&&", "")))


def end(text: str) -> str:
    return next((mark for mark in ENDS if text.rstrip("”\"'").endswith(mark)), "")


def run(command: Sequence[str]) -> None:
    program, *words = command
    # beside the Python that runs the tests
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    assert found is not None, program
    subprocess.run([found, *words], cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(params=LANGUAGES)
def ts(request: pytest.FixtureRequest) -> Path:
    return FOLDER / f"booker_{request.param}.ts"


def test_every_text_is_translated(ts: Path) -> None:
    unfinished = [text for text in texts(ts) if text.state or not text.translation.strip()]
    assert not unfinished, REPAIR


def test_translations_fit_their_sources(ts: Path) -> None:
    found = texts(ts)
    assert found
    for fits in (places, accelerators, end):
        misfits = [text for text in found if fits(text.source) != fits(text.translation)]
        assert not misfits, fits.__name__


def test_every_text_of_the_sources_is_there_and_no_other(ts: Path, tmp_path: Path) -> None:
    copy = tmp_path / ts.name
    shutil.copy(ts, copy)
    collect, _ = translating(ROOT, str(copy))
    run(collect)
    before, after = set(texts(ts)), set(texts(copy))
    assert after - before == set(), REPAIR
    assert before - after == set(), REPAIR
    assert copy.read_bytes() == ts.read_bytes(), REPAIR


def test_what_is_shipped_is_made_of_it(ts: Path, tmp_path: Path) -> None:
    copy = tmp_path / ts.name
    shutil.copy(ts, copy)
    _, make = translating(ROOT, str(copy))
    run(make)
    assert copy.with_suffix(".qm").read_bytes() == ts.with_suffix(".qm").read_bytes(), REPAIR


def test_it_says_nothing_of_the_machine_it_was_made_on(ts: Path) -> None:
    assert "<location" not in ts.read_text("utf-8")


def test_it_loads_and_translates(ts: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(ts.with_suffix(".qm")))
    wrong = [
        text
        for text in texts(ts)
        if translator.translate(text.context, text.source) != text.translation
    ]
    assert not wrong
