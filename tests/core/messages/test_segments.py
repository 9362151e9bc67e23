"""Segments as the standard counts them: alphabets, what takes two, and what is never split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages.segments import Segments, plain_signs, segments


@pytest.mark.parametrize(
    ("text", "count", "encoding", "characters", "left"),
    [
        ("", 0, "gsm-7", 0, 160),
        ("a", 1, "gsm-7", 1, 159),
        ("a" * 160, 1, "gsm-7", 160, 0),
        ("a" * 161, 2, "gsm-7", 161, 145),
        ("a" * 306, 2, "gsm-7", 306, 0),
        ("a" * 307, 3, "gsm-7", 307, 152),
        ("€" * 80, 1, "gsm-7", 160, 0),
        ("€" * 81, 2, "gsm-7", 162, 143),
        ("á", 1, "ucs-2", 1, 69),
        ("á" * 70, 1, "ucs-2", 70, 0),
        ("á" * 71, 2, "ucs-2", 71, 63),
        ("á" * 134, 2, "ucs-2", 134, 0),
        ("á" * 135, 3, "ucs-2", 135, 66),
        ("🔧" * 35, 1, "ucs-2", 70, 0),
        ("🔧" * 36, 2, "ucs-2", 72, 61),
        ("¿Le conviene mañana? Ñandú Ü é à", 1, "ucs-2", 32, 38),
        ("¿Le conviene mañana? Ñ ü é à ì ò ù Ç ¡", 1, "gsm-7", 38, 122),
        ("line\nfeed\r", 1, "gsm-7", 10, 150),
    ],
)
def test_counts(text: str, count: int, encoding: str, characters: int, left: int) -> None:
    found = segments(text)
    assert (found.count, found.encoding, found.characters, found.left) == (
        count,
        encoding,
        characters,
        left,
    )


def test_two_septets_are_never_split() -> None:
    # 152 and an escape: the first segment keeps one septet free
    text = "a" * 152 + "€" + "a" * 151
    assert segments(text) == Segments(2, "gsm-7", 305, 0)
    assert segments(text + "a").count == 3


def test_a_surrogate_pair_is_never_split() -> None:
    text = "á" * 66 + "🔧" + "á" * 65
    assert segments(text) == Segments(2, "ucs-2", 133, 0, "á🔧")
    assert segments(text + "á").count == 3


def test_what_costs_the_alphabet_is_named_once() -> None:
    assert segments("sábado, sábado → 🔧").odd == "á→🔧"


@given(st.text(st.sampled_from("aé€á🔧\n[]"), max_size=400))
def test_every_unit_has_its_place(text: str) -> None:
    found = segments(text)
    alone, each = (160, 153) if found.encoding == "gsm-7" else (70, 67)
    room = alone if found.count <= 1 else found.count * each
    # at most one unit of each segment but the last stays free
    free = room - found.characters - found.left
    assert 0 <= free <= max(0, found.count - 1)
    assert 0 <= found.left <= alone


def test_typesetting_is_typed_plainly_and_letters_stay() -> None:
    typeset = "\u201c8:00\u202fAM\u201d \u2013 \u2018so\u2019\u2026\u00a0\u2022 á\u200b\r\n"
    assert plain_signs(typeset) == "\"8:00 AM\" - 'so'... - á\n"
