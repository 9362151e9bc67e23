"""Every sentence that the core can say to a desk is listed for translation."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from ui.core_sentences import SENTENCES
from ui.sentences import _pattern, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
OPEN = "X1"
# what no window asks for: sheets, setup and the command line come later or never
ELSEWHERE = ("exchange", "planning")
ELSEWHERE_FILES = {
    "10_roles.sql",
    "61_catalog.sql",
    "70_founding.sql",
    "71_keeper.sql",
    "founding.py",
}

# what is said at the sign-in form before there is a desk
SIGNING_IN = ("app", "embedded", "embedded_account", "gate", "secrets", "signing_in")


def looks_like_a_sentence(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,} ", text)) and text.endswith(".") and "select" not in text


def written(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else OPEN for part in node.values
        )
    return None


def said_in_python(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    no_sentence: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            no_sentence |= {id(part) for part in node.values}
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            no_sentence |= {id(line.value) for line in node.body if isinstance(line, ast.Expr)}
    for node in ast.walk(tree):
        text = None if id(node) in no_sentence else written(node)
        if text is not None and looks_like_a_sentence(text):
            yield text


def said_in_sql(file: Path) -> Iterator[str]:
    for match in re.finditer(r"'((?:[^'\n]|'')*\.)'", file.read_text("utf-8")):
        text = match[1].replace("''", "'").replace("%s", OPEN)
        if looks_like_a_sentence(text):
            yield text


def said_in_the_core() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "core").rglob("*.py")):
        if file.name not in ELSEWHERE_FILES and not {*file.parts} & {*ELSEWHERE}:
            yield from ((file.name, text) for text in said_in_python(file))
    for name in SIGNING_IN:
        file = ROOT / "booker_desktop" / f"{name}.py"
        yield from ((file.name, text) for text in said_in_python(file))
    for file in sorted((ROOT / "migrations" / "versions").rglob("*.sql")):
        if file.name not in ELSEWHERE_FILES:
            yield from ((file.name, text) for text in said_in_sql(file))


def test_every_sentence_of_the_core_is_listed() -> None:
    listed = [_pattern(sentence) for sentence in SENTENCES]
    missing = sorted(
        {
            f"{file}: {text}"
            for file, text in said_in_the_core()
            if not any(pattern.fullmatch(text) for pattern in listed)
        }
    )
    assert missing == []


class Shouting(QTranslator):
    """Translates what it is given into capitals, with its open places kept."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del disambiguation, n
        if context != "Core" or text not in SENTENCES:
            return text
        return re.sub(r"[a-z]+(?![a-z]*\})", lambda word: word[0].upper(), text)

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        return False


@pytest.fixture
def _shouting(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    app = QCoreApplication.instance()
    assert app is not None
    translator = Shouting()
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


@pytest.mark.usefixtures("_shouting")
@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("All routes are full then.", "ALL ROUTES ARE FULL THEN."),
        ("Arvada NE has no service that day.", "Arvada NE HAS NO SERVICE THAT DAY."),
        (
            "Taken 2 s ago by csr2 at another desk. All routes are full then.",
            "TAKEN 2 S AGO BY csr2 AT ANOTHER DESK. ALL ROUTES ARE FULL THEN.",
        ),
        (
            "2 technicians can take it; 1 other stop moves inside what was promised.",
            "2 TECHNICIANS CAN TAKE IT; 1 OTHER STOP MOVES INSIDE WHAT WAS PROMISED.",
        ),
        ("Nobody listed this.", "Nobody listed this."),
        ("", ""),
    ],
)
def test_a_listed_sentence_is_translated_with_what_it_names(sentence: str, shown: str) -> None:
    assert said(sentence) == shown


def test_without_a_translation_it_is_said_in_english(qtbot: QtBot) -> None:
    del qtbot
    assert said("Arvada NE has no service that day.") == "Arvada NE has no service that day."
