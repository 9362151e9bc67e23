"""Every sentence that the core can say to a desk is listed for translation."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from core.exchange.export_kinds import EXPORT_KINDS, export_fields
from core.exchange.fields import FIELDS
from core.messages.templates import KINDS, template_variables
from ui.core_sentences import SENTENCES
from ui.sentences import _pattern, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
OPEN = "X1"
# what no window asks for
ELSEWHERE = ("planning",)
ELSEWHERE_FILES = {
    "10_roles.sql",
    # written to customers and to the office, each in their own language
    "invitation.py",
    "notice_words.py",
    "spoken.py",
}
# what is written down and not said: into an empty sheet, beside a login
WRITTEN = (
    "How many technicians work in the zone that day.\nBlank or CLOSED: nobody. Remove the columns "
    "of days that shall stay as they are; write other dates over these as you need them."
)
NOT_SAID = {
    WRITTEN,
    "Left Booker.",
    f"Password given {OPEN} by admins of {OPEN}.",
    "May be left out.",
    "This is a date, such as 2026-12-31.",
    "This is a number of technicians, or CLOSED.",
    "This is a time of day, such as 08:00.",
    "This is a whole number.",
    "This is not in the list of the branch. Keep it only if it is new.",
    # what a variable of a template may hold, for example
    "Please keep the dog in the yard.",
    "The confirmation to linda@example.com came back.",
    "No such mailbox.",
    "550 5.1.1 No such mailbox.",
    "Ask for the right address.",
    # what a test message says to whoever gets it
    f"This is a test. Whoever reads it knows that messages of {OPEN} arrive here.",
    # said to whoever writes code
    "A setting needs a transaction: reading(whole=True).",
}
# open at an end, or for one letter: their few forms are listed whole
IN_PARTS = {
    f"{OPEN}stands in row {OPEN} already.",
    f': did you mean "{OPEN}"?',
    f"{OPEN}: A message may have {OPEN} characters.",
    f"{OPEN}: A text message may have {OPEN} characters.",
}
# so open that they would fit nearly anything
VAGUE = {'{a} "{b}" {c}', "The login {a}", "the login {a}"}

# what is said at the sign-in form before there is a desk
SIGNING_IN = ("app", "embedded", "embedded_account", "gate", "secrets", "signing_in")


LITERAL = re.compile(r"'((?:[^'\n]|'')*)'")
LITERALS = re.compile(rf"{LITERAL.pattern}(?:\s*\n\s*{LITERAL.pattern})*")


def looks_like_a_sentence(text: str) -> bool:
    return (
        bool(re.search(r"[A-Za-z]{2,} ", text))
        and text.endswith((".", "?"))
        and "select" not in text
        and text not in NOT_SAID | IN_PARTS
    )


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
    # literals in lines below each other are one, as SQL has it
    for match in LITERALS.finditer(file.read_text("utf-8")):
        text = "".join(LITERAL.findall(match[0])).replace("''", "'").replace("%s", OPEN)
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


def not_listed(texts: Iterable[str]) -> list[str]:
    listed = [_pattern(sentence) for sentence in SENTENCES if sentence not in VAGUE]
    return sorted({t for t in texts if not any(pattern.fullmatch(t) for pattern in listed)})


def test_every_sentence_of_the_core_is_listed() -> None:
    assert not_listed(text for _, text in said_in_the_core()) == []


def test_every_column_that_a_sheet_can_have_is_listed() -> None:
    infos = [info for known in FIELDS.values() for info in known]
    infos += [info for kind in EXPORT_KINDS for info in export_fields(kind)]
    assert not_listed(text for info in infos for text in (info.title, info.about)) == []


def test_every_template_variable_is_listed() -> None:
    assert not_listed(v.about for kind in KINDS for v in template_variables(kind)) == []


def test_nothing_is_listed_twice() -> None:
    assert len(SENTENCES) == len(set(SENTENCES))


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
        (
            "The visit is over. Resend had a fault of its own (500). It is asked again.",
            "THE VISIT IS OVER. RESEND HAD A FAULT OF ITS OWN (500). IT IS ASKED AGAIN.",
        ),
        ("You may not do this. Call them.", "YOU MAY NOT DO THIS. CALL THEM."),
        ("Nobody listed this.", "Nobody listed this."),
        ("Nobody listed this. Call them.", "Nobody listed this. Call them."),
        ("", ""),
    ],
)
def test_a_listed_sentence_is_translated_with_what_it_names(sentence: str, shown: str) -> None:
    assert said(sentence) == shown


def test_without_a_translation_it_is_said_in_english(qtbot: QtBot) -> None:
    del qtbot
    assert said("Arvada NE has no service that day.") == "Arvada NE has no service that day."


class Spanish(QTranslator):
    """Knows a few words, as booker_es.qm does."""

    WORDS: ClassVar[dict[str, str]] = {
        "{a} has no column {b}.": "{a} no tiene columna {b}.",
        "{a} and none {b}": "{a} ni {b}",
        "{a} and {b} more": "{a} y {b} más",
        "Columns {a} both mean {b}.": "Las columnas {a} significan {b}.",
        "Zone": "Zona",
        "Date": "Fecha",
        "site {a} ({b}, {c})": "domicilio {a} ({b}, {c})",
        "Changed since the import: {a}.": "Cambiado desde la importación: {a}.",
    }

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return self.WORDS.get(text, text)

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        return False


@pytest.fixture
def _spanish(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    app = QCoreApplication.instance()
    assert app is not None
    translator = Spanish()
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


@pytest.mark.usefixtures("_spanish")
@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Week 50 has no column Zone.", "Week 50 no tiene columna Zona."),
        ("Week 50 has no column Zone and none Date.", "Week 50 no tiene columna Zona ni Fecha."),
        ("Week 50 has no column Zone, Date.", "Week 50 no tiene columna Zona, Fecha."),
        ("Columns A both mean zone.", "Las columnas A significan zona."),
        (
            "Changed since the import: site S1 (ana, 1); site S2 (bo, 2) and 3 more.",
            "Cambiado desde la importación: domicilio S1 (ana, 1); domicilio S2 (bo, 2) y 3 más.",
        ),
        ("Smith, Zonen & Sons has no column X.", "Smith, Zonen & Sons no tiene columna X."),
    ],
)
def test_what_is_filled_in_is_translated_too(sentence: str, shown: str) -> None:
    assert said(sentence) == shown
