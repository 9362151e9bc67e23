"""What is asked for when somebody types: words, phone digits, and slips of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog.search_words import (
    LONGEST_WORD,
    MOST_WORDS,
    distance,
    fold,
    read_words,
    slips,
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        (" -- ", ()),
        ("Jones", ("jones",)),
        ("  Jones   kip ", ("jones", "kip")),
        ("AR-0187", ("ar", "0187")),
        ("O'Brien", ("obrien",)),
        ("O\u2019Brien", ("obrien",)),
        ("Côté", ("cote",)),
        ("10367 W. 55th Pl, #103", ("10367", "w", "55th", "pl", "103")),
        ("(467) 555-0808", ("4675550808",)),
        ("+1 467 555 0808", ("4675550808",)),
        ("555 0808", ("5550808",)),
        ("0808", ("0808",)),
        ("gail.smith1@example.com", ("gail", "smith1")),
        ("@acme.example.com", ("acme", "example")),
        ("acme.com", ("acme",)),
        ("st.james", ("st", "james")),
        ("a@", ("a",)),
        ("a a a b", ("a", "b")),
        (" ".join(f"w{n}" for n in range(20)), tuple(f"w{n}" for n in range(MOST_WORDS))),
        ("x" * 100, ("x" * LONGEST_WORD,)),
    ],
)
def test_words(typed: str, words: tuple[str, ...]) -> None:
    assert read_words(typed).words == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jonson", "johnson"),
        ("jhonson", "johnson"),
        ("johnnson", "johnson"),
        ("johmson", "johnson"),
        ("kiplng", "kipling"),
        ("ipling", "kipling"),
        ("micheal", "michael"),
    ],
)
def test_one_slip_away(typed: str, meant: str) -> None:
    assert meant in slips(typed)
    assert slips(typed)[0] == typed


@pytest.mark.parametrize("word", ["", "a", "bob", "55th", "1002"])
def test_short_words_and_numbers_count_as_typed(word: str) -> None:
    assert slips(word) == (word,)


@given(st.text(max_size=200))
def test_anything_can_be_typed(typed: str) -> None:
    wanted = read_words(typed)
    assert len(wanted.words) <= MOST_WORDS
    assert all(word and fold(word) == word for word in wanted.words)
    assert all(len(slips(word)) < 3_000 for word in wanted.words)


@pytest.mark.parametrize(
    ("typed", "word", "away"),
    [
        ("whitfield", "whitfield", 0),
        ("witfeild", "whitfield", 2),
        ("witfei", "whitfield", 2),
        ("whit", "whitfield", 0),
        ("jhonson", "johnson", 1),
        ("abc", "xyz", 3),
        ("", "any", 0),
        ("any", "", 3),
    ],
)
def test_how_many_slips(typed: str, word: str, away: int) -> None:
    assert distance(typed, word) == away


@given(st.text("abcdefgh", min_size=4, max_size=8))
def test_a_slip_counts_as_one(word: str) -> None:
    assert all(distance(other, word) <= 1 for other in slips(word))
