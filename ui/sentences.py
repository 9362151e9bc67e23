"""Sentences of the core, in the user's language.

The core speaks English and knows no screen; its sentences come to a desk finished, many of them
from the database. ui/core_sentences.py lists them with their names and numbers left open; one that
matches is translated and filled in again. One that is not listed is shown as it is: better than
nothing. (tests/ui/test_sentences.py looks for sentences of the core that are missing there.)
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.core_sentences import SENTENCES

_OPEN = re.compile(r"\{(\w+)\}")


def said(sentence: str) -> str:
    """``sentence`` of the core as it is to be shown."""
    if not sentence:
        return sentence
    whole = _translated(sentence)
    if whole != sentence:
        return whole
    for listed, pattern in _patterns():
        match = pattern.fullmatch(sentence)
        if match is None:
            continue
        return _filled(_translated(listed), match.groupdict())
    return sentence


def _filled(text: str, found: dict[str, str]) -> str:
    return _OPEN.sub(lambda place: said(found[place[1]]), text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Core", text)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The listed sentences that have something open, the most definite first."""
    unfinished = [sentence for sentence in SENTENCES if _OPEN.search(sentence)]
    unfinished.sort(key=lambda sentence: -len(_OPEN.sub("", sentence)))
    return tuple((sentence, _pattern(sentence)) for sentence in unfinished)


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
