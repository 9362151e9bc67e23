"""What a person typed into the search field, as the words to ask the database for; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 6
LONGEST_WORD = 40
_SHORTEST_SLIP = 4
"""Letters of a word that may be misspelt: a shorter one is one slip away from too many others."""
_PHONE_DIGITS = 7
_DOMAIN_END = re.compile(r"(?<=\w)\.(com|net|org|edu|gov)$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ACCENTS = str.maketrans(
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ",
    "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy",
    "'\u2019`\u00b4",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Beginnings of words, each of which a site must have; and the whole as one line."""

    words: tuple[str, ...]
    line: str


def fold(text: str) -> str:
    """Small letters without accents and apostrophes, as the database's ``app.fold``."""
    return text.translate(_ACCENTS).lower()


def read_words(typed: str) -> Wanted:
    """The words typed, folded; digits that look like a phone number are one word, in any grouping.

    Of an e-mail address only what stands before the @ is a word; of a domain typed alone, all but
    its end.
    """
    line = fold(" ".join(typed.split()))
    digits = re.sub(r"\D", "", line)
    if len(digits) >= _PHONE_DIGITS and re.fullmatch(r"[\d\s()+./-]+", line):
        return Wanted((digits[-10:],), line)
    words = re.findall(r"[^\W_]+", " ".join(_told(part) for part in line.split()))
    distinct = dict.fromkeys(word[:LONGEST_WORD] for word in words)
    return Wanted(tuple(distinct)[:MOST_WORDS], line)


def _told(part: str) -> str:
    before, _, domain = part.partition("@")
    return before or _DOMAIN_END.sub("", domain) if domain else _DOMAIN_END.sub("", part)


def slips(word: str) -> tuple[str, ...]:
    """``word`` and all that one slip of the finger may have made it from.

    One letter too many, missing or wrong, or two neighbours exchanged: a few hundred. A word of
    under four letters, or with digits, counts as typed.
    """
    if len(word) < _SHORTEST_SLIP or not word.isalpha():
        return (word,)
    pairs = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    too_many = [left + right[1:] for left, right in pairs[:-2]]
    exchanged = [left + right[1] + right[0] + right[2:] for left, right in pairs[:-2]]
    wrong = [left + one + right[1:] for left, right in pairs[:-1] for one in _LETTERS]
    missing = [left + one + right for left, right in pairs[:-1] for one in _LETTERS]
    return tuple(dict.fromkeys((word, *too_many, *exchanged, *wrong, *missing)))


def distance(typed: str, word: str) -> int:
    """How many slips of the finger make ``typed`` of ``word``, or of a beginning of it."""
    earlier: list[int] = []
    last = list(range(len(word) + 1))
    for row, letter in enumerate(typed, 1):
        now = [row]
        for column, other in enumerate(word, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 < column and letter == word[column - 2] and other == typed[row - 2]:
                cost = min(cost, earlier[column - 2] + 1)
            now.append(cost)
        earlier, last = last, now
    return min(last)
