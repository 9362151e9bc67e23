"""Text that a spreadsheet would run as a formula, made harmless on the way out and restored.

A cell that begins with ``=``, ``+``, ``-``, ``@`` (or their full-width forms), a tab, a line
feed or a carriage return may be run by the program that opens the file, also behind blanks and
quotes. A leading apostrophe makes every spreadsheet show it as text. The same holds for what stands
behind a delimiter inside a text: a file that is opened with that delimiter is cut there, whatever
the quotes, and so an apostrophe stands there too.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_RUNS = re.compile(rf"[\s\"']*[{_SIGNS}]|[\"' ]*[\t\r\n]")
# what stands before a sign; lookbehind and possessive, so that a long stretch is looked at once
_BEFORE_SIGN = re.compile(rf"(?<![,;|^\s\"'])[,;|^\s\"']++(?=[{_SIGNS}])")
# asked first, for speed: nearly no text has one; a set at its beginning lets the search leap
_SIGN_AFTER = re.compile(rf"[{_SIGNS}](?<=[,;|^\s\"'].)")
_BREAK = re.compile(r"\r\n|[\t\r\n]")
_GUARDED_BREAK = re.compile(r"(\r\n|[\t\r\n])'")


def runs(text: str) -> bool:
    """Whether a spreadsheet might evaluate ``text`` instead of showing it."""
    # nearly every text begins with a letter or a digit, and an export asks for millions
    return not text[:1].isalnum() and _RUNS.match(text) is not None


def defuse(text: str) -> str:
    """``text`` as it is written to a CSV cell: never evaluated, wherever the line is cut."""
    guarded = _BEFORE_SIGN.sub(_guarded, text) if _SIGN_AFTER.search(text) else text
    return "'" + guarded if runs(text) else guarded


def restore(text: str) -> str:
    """The inverse of :func:`defuse`: ``restore(defuse(text)) == text`` for every text.

    It holds because what is dangerous stays so behind an apostrophe: a text that has one already
    gets another one on the way out.
    """
    plain = text[1:] if text.startswith("'") and runs(text[1:]) else text
    return _BEFORE_SIGN.sub(_unguarded, plain) if _SIGN_AFTER.search(plain) else plain


def _guarded(found: re.Match[str]) -> str:
    """An apostrophe behind the last delimiter before the sign, and behind each break after it."""
    cut, rest = _halves(found.group())
    return cut + ("'" if cut else "") + _BREAK.sub(r"\g<0>'", rest)


def _unguarded(found: re.Match[str]) -> str:
    cut, rest = _halves(found.group())
    return cut + _GUARDED_BREAK.sub(r"\1", rest.removeprefix("'") if cut else rest)


def _halves(stretch: str) -> tuple[str, str]:
    end = max(stretch.rfind(delimiter) for delimiter in ",;|^") + 1
    return stretch[:end], stretch[end:]
