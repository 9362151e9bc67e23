"""Sentences of the core, in the user's language.

The core speaks English and knows no screen; its sentences come to a desk finished, many of them
from the database. ui/core_sentences*.py list them with their names and numbers left open; one that
matches is translated and filled in again. One that is not listed is shown as it is: better than
nothing. (tests/ui/test_sentences.py looks for sentences of the core that are missing there.)

What is filled in is looked up too; a list of it one by one; and a word also where it is listed with
a capital, as a column's title is. Sentences one after the other, such as an error's title, what it
says and what to do, are looked up together first and then one by one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from ui.core_sentences import SENTENCES

_OPEN = re.compile(r"\{(\w+)\}")
_BETWEEN = re.compile(r"(?<=[.?]) (?=\w)")


def said(sentence: str) -> str:
    """``sentence`` of the core as it is to be shown."""
    if not sentence:
        return sentence
    whole = _translated(sentence)
    if whole != sentence:
        return whole
    found = _meant(sentence)
    return _one_by_one(sentence) if found is None else _filled(_translated(found[0]), found[1])


def _one_by_one(text: str) -> str:
    """Sentences one after the other: as many as are listed together, then the rest."""
    parts = _BETWEEN.split(text)
    for count in range(len(parts) - 1, 0, -1):
        first, rest = " ".join(parts[:count]), " ".join(parts[count:])
        if _is_listed(first):
            return f"{said(first)} {said(rest)}"
        title = first.removesuffix(".")
        if _is_listed(title):
            return f"{said(title)}. {said(rest)}"
    return text


def _is_listed(sentence: str) -> bool:
    return sentence in SENTENCES or _meant(sentence) is not None


@lru_cache(maxsize=4096)
def _meant(sentence: str) -> tuple[str, dict[str, str]] | None:
    """The listed sentence that is meant, and what fills it; remembered, as cells ask when painted.

    Whatever the language is: it may change while the program runs.
    """
    for listed, (begins, *between, ends) in _unfinished():
        # what is written there tells nearly all of them apart, and a pattern is made only of what
        # is left: all of them together would hold the window up for a tenth of a second
        if (
            sentence.startswith(begins)
            and sentence.endswith(ends)
            and all(part in sentence for part in between)
        ):
            match = _pattern(listed).fullmatch(sentence)
            if match is not None:
                return listed, match.groupdict()
    return None


def _filled(text: str, found: dict[str, str]) -> str:
    return _OPEN.sub(lambda place: _part(found[place[1]]), text)


def _part(text: str) -> str:
    """What is filled into a sentence: something listed, a list of it, or a name as it is."""
    # a sentence has its own marks; only what does not end like one is a list
    if text.endswith("."):
        return said(text)
    if "; " in text:
        return "; ".join(_part(part) for part in text.split("; "))
    shown = said(text)
    if shown != text:
        return shown
    if ", " in text:
        return ", ".join(_part(part) for part in text.split(", "))
    capital = text[:1].upper() + text[1:]
    shown = _translated(capital)
    return text if shown == capital else shown[:1].lower() + shown[1:]


def _translated(text: str) -> str:
    return QCoreApplication.translate("Core", text)


@cache
def _unfinished() -> tuple[tuple[str, list[str]], ...]:
    """The listed sentences that have something open, and what is written around it.

    The most definite first.
    """
    split = ((sentence, _OPEN.split(sentence)[::2]) for sentence in SENTENCES)
    unfinished = [(sentence, parts) for sentence, parts in split if len(parts) > 1]
    unfinished.sort(key=lambda one: -sum(map(len, one[1])))
    return tuple(unfinished)


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _OPEN.split(sentence)
    seen: set[str] = set()
    written = []
    for place, part in enumerate(parts):
        if place % 2 == 0:
            written.append(re.escape(part))
        elif part in seen:
            written.append(f"(?P={part})")
        else:
            seen.add(part)
            written.append(f"(?P<{part}>.+?)")
    return re.compile("".join(written), re.DOTALL)
