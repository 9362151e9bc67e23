"""Text as people and spreadsheets type it, made alike wherever it comes in; pure."""

from __future__ import annotations

import unicodedata

LONGEST_TEXT = 2_000
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"), " ")


class FieldRefused(Exception):
    """A value that its field cannot hold: ``message`` ends the sentence that began with it."""

    def __init__(self, message: str, proposal: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.proposal = proposal


def tidy(text: str) -> str:
    """``text`` without stray, repeated, non-breaking and zero-width spaces."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.translate(_SPACES).split())


def tidy_lines(text: str) -> str:
    """As ``tidy``, line by line; raises FieldRefused where it is too long or cannot be shown."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    result = "\n".join(tidy(line) for line in lines).strip()
    if len(result) > LONGEST_TEXT:
        message = f"is longer than {LONGEST_TEXT:,} characters."
        raise FieldRefused(message)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in result if letter != "\n"):
        message = "contains characters that cannot be shown."
        raise FieldRefused(message, "Type the text again.")
    return result
