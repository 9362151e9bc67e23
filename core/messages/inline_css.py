"""Style sheets as mail clients take them: each rule at the elements that it is for.

Rules that cannot stand there (for narrow screens, for dark ones) stay in the style sheet, for those
clients that read it. Nothing is loaded from anywhere.

The library goes into elements inside each other by calling itself, in native code: where they are
too deep for the thread's stack, the whole program would be gone. So their number has a limit, and
more than a few are read by a thread with room enough.
"""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from css_inline import CSSInliner

MOST_ELEMENTS: Final = 1_500
"""Elements of a text; a mail of an appointment has fifty."""
MOST_STYLED: Final = 150_000
"""Declarations times elements: every rule may be for every element, and is written there. A second
at most."""
_FEW: Final = 200
"""So many elements inside each other fit half a megabyte, the smallest stack there is."""
_ROOM: Final = 64 * 1024 * 1024
"""Bytes of stack for more; 8 MB have been seen to do."""
_SHEET: Final = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_ELEMENT: Final = re.compile(r"<[a-z]", re.IGNORECASE)
_sizing: Final = threading.Lock()


class TooMuchStyleError(ValueError):
    """A text with too many elements, or too long a style sheet for so many."""


def inline_css(html: str) -> str:
    """``html`` with its style sheets at its elements; what has none stays as it is.

    Raises ValueError for a sheet that cannot be read, or would take too long.
    """
    sheets = _SHEET.findall(html)
    if not sheets:
        return html
    elements = len(_ELEMENT.findall(html))
    if elements > MOST_ELEMENTS:
        message = f"There are {elements:,} elements; {MOST_ELEMENTS:,} can be styled."
        raise TooMuchStyleError(message)
    declarations = sum(sheet.count(";") + sheet.count("{") for sheet in sheets)
    # elements that are never closed are repeated by whoever reads them: only reading tells
    if declarations * (elements + elements**2 // 4) > MOST_STYLED:
        read = _run(html, elements, is_styled=False)
        if declarations * len(_ELEMENT.findall(read)) > MOST_STYLED:
            message = "The style sheet is too long for so many elements."
            raise TooMuchStyleError(message)
    return _run(html, elements, is_styled=True)


def _run(html: str, elements: int, *, is_styled: bool) -> str:
    inliner = _inliner(is_styled=is_styled)
    if elements <= _FEW:
        return inliner.inline(html)
    with _sizing:
        before = threading.stack_size(_ROOM)
        try:
            roomy = ThreadPoolExecutor(1)
            done = roomy.submit(inliner.inline, html)
        finally:
            threading.stack_size(before)
    with roomy:
        return done.result()


@cache
def _inliner(*, is_styled: bool) -> CSSInliner:
    from css_inline import CSSInliner  # noqa: PLC0415 - with the first message that is drafted

    return CSSInliner(
        inline_style_tags=is_styled, load_remote_stylesheets=False, keep_at_rules=True
    )
