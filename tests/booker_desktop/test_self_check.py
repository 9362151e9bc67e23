"""``booker --self-check``: everything is there, and what is not is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booker_desktop.self_check import CheckFailed, _found
from core.errors import Unreachable
from tests.booker_desktop.command_line import Booker

if TYPE_CHECKING:
    from pathlib import Path


def test_a_whole_booker_says_so_and_touches_nothing_of_the_user(tmp_path: Path) -> None:
    checked = Booker(tmp_path).json("--self-check")
    assert checked["ok"], checked
    assert [check["name"] for check in checked["checks"]] == [
        "modules", "resources", "database", "booking", "window",
    ]  # fmt: skip
    assert all(check["ok"] and check["detail"] for check in checked["checks"])
    assert {path.name for path in tmp_path.iterdir()} == {"log"}


def test_what_fails_is_named_and_never_escapes() -> None:
    def damaged() -> str:
        message = "missing or damaged: star.svg"
        raise CheckFailed(message)

    def refused() -> str:
        message = "nobody is there"
        raise Unreachable(message)

    def broken() -> str:
        empty: dict[str, str] = {}
        return empty["key"]

    assert _found("resources", damaged).detail == "missing or damaged: star.svg"
    assert _found("database", refused).detail.endswith("nobody is there")
    assert _found("window", broken).detail == "KeyError: 'key'"
    assert not any(_found("x", check).ok for check in (damaged, refused, broken))
    assert _found("x", lambda: "fine").ok
