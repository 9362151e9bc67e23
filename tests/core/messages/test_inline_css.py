"""Style sheets at their elements: nothing fetched, nothing that takes long."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from core.messages.inline_css import (
    MOST_ELEMENTS,
    MOST_STYLED,
    TooMuchStyleError,
    inline_css,
)

if TYPE_CHECKING:
    from pathlib import Path


def page(css: str, body: str) -> str:
    return f"<!doctype html><html><head><style>{css}</style></head><body>{body}</body></html>"


def test_rules_stand_at_their_elements_and_those_for_screens_stay() -> None:
    css = "p { color: #111; } @media (max-width: 480px) { p { color: red !important; } }"
    made = inline_css(page(css, "<p class='x'>Tom &amp; Jerry</p>"))
    assert '<p class="x" style="color: #111;">Tom &amp; Jerry</p>' in made
    assert "@media (max-width: 480px)" in made
    assert made.lower().startswith("<!doctype html>")


def test_what_has_no_sheet_stays_as_it_is() -> None:
    for html in ("<b>x</b>", "plain", "<p style='color:red'>&nbsp;</p>"):
        assert inline_css(html) == html


def test_nothing_is_read_or_fetched(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.css"
    sheet.write_text("p { color: red }", "utf-8")
    for href in (str(sheet), sheet.as_uri(), "http://127.0.0.1:9/sheet.css"):
        link = f'<link rel="stylesheet" href="{href}"><style>b {{ x: y }}</style>'
        assert "red" not in inline_css(f"<html><head>{link}</head><body><p>x</p></body></html>")


FORMATTED = "".join(f"<p><b a={n}></p>" for n in range(700)) + "x"
"""Each <b> is never closed, and so repeated in every paragraph that follows: 245,000 of them."""


@pytest.mark.parametrize(
    "html",
    [
        page("* {" + "".join(f"--a{i}: 1;" for i in range(3000)) + "}", "<b>" * 1400),
        page("".join(f"* {{ a{i}: 1 }}" for i in range(2500)), "<b></b>" * 1400),
        "<b>" * 1400 + "<style>*{" + "a:b;" * 4000,
        page("* {" + "a:b;" * 40 + "}", FORMATTED),
        page("* {" + "a:b;" * 900 + "}", FORMATTED[:2000]),
    ],
)
def test_a_sheet_that_would_take_minutes_is_refused(html: str) -> None:
    began = time.monotonic()
    with pytest.raises(TooMuchStyleError, match="too long for so many elements"):
        inline_css(html)
    assert time.monotonic() - began < 5


def test_what_is_let_through_takes_a_second_at_most() -> None:
    elements = 300
    css = "* {" + "".join(f"--a{i}:1;" for i in range(MOST_STYLED // elements - 60)) + "}"
    began = time.monotonic()
    inline_css(page(css, "<b>" * (elements - 10)))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("element", ["b", "div", "svg", "table", "a", "p"])
def test_elements_inside_each_other_never_end_the_program(element: str) -> None:
    # a desk's reads run on threads, whose stacks may be as small as this one's
    sheet = f"<style>{element} {{ a: b }}</style>"
    deep = sheet + f"<{element}>" * (MOST_ELEMENTS - 1)
    before = threading.stack_size(512 * 1024)
    try:
        found: list[str] = []
        thread = threading.Thread(target=lambda: found.append(inline_css(deep)))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert found[0].count(f"<{element}") >= MOST_ELEMENTS - 1
    # the next thread has the stack that it would have had
    assert threading.stack_size() == before
    with pytest.raises(TooMuchStyleError, match=r"1,501 elements; 1,500 can be styled"):
        inline_css(deep + f"<{element}>")


@pytest.mark.parametrize("css", ["p{color:red", "}}}{{{", "p{{color}}", "p{color:;;}", "\\", "/*"])
def test_a_broken_sheet_styles_less_and_the_text_stands(css: str) -> None:
    assert "Hello" in inline_css(page(css, "<p>Hello</p>"))
