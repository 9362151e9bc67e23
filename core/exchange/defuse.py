"""Text that a spreadsheet would run as a formula, made harmless on the way out and restored.

A cell that begins with ``=``, ``+``, ``-``, ``@`` (or their full-width forms), a tab, a line
feed or a carriage return may be run by the program that opens the file, also behind blanks and
quotes. A leading apostrophe makes every spreadsheet show it as text.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\"' ]*[\t\r\n]")


def runs(text: str) -> bool:
    """Whether a spreadsheet might evaluate ``text`` instead of showing it."""
    # nearly every text begins with a letter or a digit, and an export asks for millions
    return not text[:1].isalnum() and _RUNS.match(text) is not None


def defuse(text: str) -> str:
    """``text`` as it is written to a CSV cell: never evaluated."""
    if text[:1].isalnum():
        return text
    return "'" + text if runs(text) else text


def restore(text: str) -> str:
    """The inverse of :func:`defuse`: ``restore(defuse(text)) == text`` for every text.

    It holds because a text that begins with an apostrophe and a dangerous rest is dangerous
    itself, and so gets an apostrophe of its own on the way out.
    """
    return text[1:] if text.startswith("'") and runs(text[1:]) else text
