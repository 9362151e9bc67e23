"""The guide and the README say what is there: keys, pictures, links, and the grid's own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QImage

from core.planning.model import Reason
from ui.shortcuts import Shortcut
from ui.widgets.window_words import day_words, reason_words

pytestmark = pytest.mark.long

ROOT: Final = Path(__file__).resolve().parents[2]
GUIDE: Final = ROOT / "docs" / "guide.md"
TOLD: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
ORDINARY: Final = frozenset(
    {"Enter", "Esc", "Tab", "↑", "↓", "Page Up", "Page Down"}
    | {f"Alt+{arrow}" for arrow in "↑↓←→"}  # the timeline's own
)
"""Keys that mean the same in every program, and are no shortcut of the window."""
MOST_BYTES: Final = 200_000
SMALLEST: Final = (1280, 800)

_KEY = re.compile(r"<kbd>(.+?)</kbd>")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| (.+?) \| <kbd>(.+?)</kbd> \| (.+?) \|$", re.MULTILINE)
_CELL = re.compile(r"^\| \*\*(.+?)\*\*", re.MULTILINE)


def as_written(shortcut: Shortcut) -> str:
    """The keys as a person reads them on a keyboard."""
    return shortcut.portable.replace("Return", "Enter")


def anchors(text: str) -> set[str]:
    """What a link can lead to in a text, as the usual readers of Markdown name it."""
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in _HEADING.findall(text)
    }


def links(file: Path) -> list[tuple[bool, str, str]]:
    """The links of a text that lead into the project: whether a picture, its words, its target."""
    found = _LINK.findall(file.read_text(encoding="utf-8"))
    return [(bool(mark), words, target) for mark, words, target in found if "://" not in target]


def test_every_key_of_the_guide_is_one_of_the_window() -> None:
    known = {as_written(shortcut) for shortcut in Shortcut}
    named = set(_KEY.findall(GUIDE.read_text(encoding="utf-8")))
    assert named - known - ORDINARY == set()


def test_the_guide_lists_every_shortcut_as_the_window_does() -> None:
    listed = _ROW.findall(GUIDE.read_text(encoding="utf-8"))
    assert listed == [(key.where(), as_written(key), key.meaning()) for key in Shortcut]


def test_the_guide_explains_every_word_of_a_cell() -> None:
    explained = _CELL.findall(GUIDE.read_text(encoding="utf-8"))
    assert set(explained) == {"Open", day_words(None), *(reason_words(why) for why in Reason)}
    assert len(explained) == len(set(explained))


@pytest.mark.parametrize("file", TOLD, ids=lambda file: file.name)
def test_every_link_leads_somewhere(file: Path) -> None:
    for _is_picture, _words, target in links(file):
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), target


def test_pictures_are_described_readable_and_small() -> None:
    shown = [
        ((file.parent / target).resolve(), words)
        for file in TOLD
        for is_picture, words, target in links(file)
        if is_picture
    ]
    for picture, words in shown:
        assert len(words.split()) > 1, f"{picture.name} has no description"
        assert picture.stat().st_size <= MOST_BYTES, picture.name
        size = QImage(str(picture)).size()
        assert (size.width(), size.height()) >= SMALLEST, picture.name
    kept = {*(ROOT / "docs" / "pictures").glob("*.png")}
    assert kept == {picture for picture, _ in shown}
