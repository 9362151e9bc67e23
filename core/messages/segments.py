"""Of how many segments a text message is made: 3GPP TS 23.038, as carriers charge it.

160 septets fit one segment, or 153 each where there are several; a single character outside the
alphabet makes the whole message UCS-2, with 70 or 67 units. A character of the extension table
takes two septets, one beyond the basic plane two units, and neither is ever split between segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION: Final = frozenset("\f^{}\\[~]|€")
_ROOM: Final = {"gsm-7": (160, 153), "ucs-2": (70, 67)}
_BEYOND: Final = 0xFFFF
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t", " "),
        **dict.fromkeys("\u2018\u2019\u201a\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        "\u2026": "...",
        "\u2022": "-",
        **dict.fromkeys("\u200b\u200e\u200f\u00ad\ufeff\r"),
    }
)


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text message takes.

    ``characters``: septets or UTF-16 units used; ``left``: of them, free in the last segment.
    ``odd``: the characters that keep it from being GSM-7, each once, in their order.
    """

    count: int
    encoding: Literal["gsm-7", "ucs-2"]
    characters: int
    left: int
    odd: str = ""


def segments(text: str) -> Segments:
    """Count the segments of ``text``; an empty one takes none."""
    odd = "".join(dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENSION))
    encoding: Literal["gsm-7", "ucs-2"] = "ucs-2" if odd else "gsm-7"
    widths = [_width(character, encoding) for character in text]
    alone, each = _ROOM[encoding]
    used = sum(widths)
    if used <= alone:
        return Segments(min(1, used), encoding, used, alone - used, odd)
    count, free = 1, each
    for width in widths:
        if width > free:
            count, free = count + 1, each
        free -= width
    return Segments(count, encoding, used, free, odd)


def _width(character: str, encoding: str) -> int:
    if encoding == "gsm-7":
        return 2 if character in _EXTENSION else 1
    return 2 if ord(character) > _BEYOND else 1


def plain_signs(text: str) -> str:
    """``text`` with the signs of typesetting as a telephone types them; letters stay as they are.

    One narrow blank, such as times are written with, would make the message two or three.
    """
    return text.translate(_PLAIN)
