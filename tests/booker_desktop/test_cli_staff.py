"""Staff by commands alone: roles, leaving, coming back, one-time passwords and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booker_desktop import secrets
from booker_desktop.cli import run
from tests.booker_desktop.command_line import Booker, home
from tests.booker_desktop.keyrings import MemoryKeyring, in_use

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long
NEW = "a new password"
REMINDER = "booker password"


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    with home() as made:
        made.json("init")
        made.json("branch", "add", "main", "--name", "Main", "--timezone", "UTC")
        for login, role in (("boss", "admin"), ("boss2", "admin"), ("jane", "csr")):
            made.passwords[login] = made.json("staff", "add", login, "--role", role)["password"]
        yield made


def member(booker: Booker, login: str) -> dict[str, object]:
    staff = booker.json("staff", "list", login="boss")["staff"]
    found: dict[str, object] = next(m for m in staff if m["login"] == login)
    return found


def test_the_list_keeps_its_keys_and_gains_two(booker: Booker) -> None:
    jane = member(booker, "jane")
    assert list(jane)[:4] == ["login", "role", "display_name", "active"]
    assert (jane["last_sign_in_at"], jane["one_time_password"]) == (None, True)
    told = booker.run("staff", "list", login="boss")
    assert "one-time password" in told.out


def test_a_one_time_password_works_and_asks_to_be_changed(booker: Booker) -> None:
    holds = booker.run("holds", "--json", login="boss2")
    assert holds.document == {"holds": []}
    assert REMINDER in holds.err
    for wrong, why in (("short\n", "10 to 200"), ("contraseña larga\n", "English"), ("", "10 to")):
        refused = booker.run("password", "--password-stdin", "--json", login="boss2", typed=wrong)
        assert (refused.code, refused.error["code"]) == (2, "invalid")
        assert why in refused.error["message"]
    no_terminal = booker.run("password", "--json", login="boss2")
    assert (no_terminal.code, no_terminal.error["code"]) == (2, "invalid")
    assert "--password-stdin" in no_terminal.error["next"]

    done = booker.run("password", "--password-stdin", "--json", login="boss2", typed=f"{NEW}\n")
    assert done.document == {"login": "boss2", "remembered": False}
    old = booker.run("holds", "--json", login="boss2")
    assert (old.code, old.error["code"]) == (5, "sign_in_refused")
    booker.passwords["boss2"] = NEW
    assert REMINDER not in booker.run("holds", login="boss2").err
    assert member(booker, "boss2")["one_time_password"] is False
    assert NEW not in "".join(
        path.read_text("utf-8", "replace") for path in booker.home.rglob("*.log")
    )


def test_roles_leaving_and_coming_back(booker: Booker) -> None:
    changed = booker.json("staff", "role", "jane", "dispatcher", login="boss")
    assert changed == {"login": "jane", "role": "dispatcher", "branch": "main", "active": True}
    left = booker.json("staff", "deactivate", "jane", login="boss")
    assert left["active"] is False
    locked = booker.run("holds", "--json", login="jane")
    assert (locked.code, locked.error["code"]) == (5, "locked")
    assert booker.json("staff", "activate", "jane", login="boss")["active"] is True
    drawn = booker.json("staff", "reset-password", "jane", login="boss")
    assert list(drawn) == ["login", "branch", "password"]
    booker.passwords["jane"] = str(drawn["password"])
    assert booker.run("holds", login="jane").code == 0

    for words, code in (
        (("role", "nobody", "csr"), "not_found"),
        (("role", "jane", "boss"), "usage"),
        (("deactivate", "boss"), "invalid"),
        (("activate", "jane"), "invalid"),
    ):
        refused = booker.run("staff", *words, "--json", login="boss")
        assert (refused.code, refused.error["code"]) == (2, code)
    forbidden = booker.run("staff", "deactivate", "boss", "--json", login="jane")
    assert (forbidden.code, forbidden.error["code"]) == (5, "not_allowed")
    # the administrator of the embedded server has no password of Booker's
    own = booker.run("password", "--password-stdin", "--json", typed=f"{NEW}\n")
    assert (own.code, own.error["code"]) == (5, "not_allowed")


def test_the_keyring_follows(
    booker: Booker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, with a keyring that is the test's own."""
    old = booker.json("staff", "reset-password", "boss2", login="boss")["password"]
    monkeypatch.setenv("BOOKER_HOME", str(booker.home))
    monkeypatch.delenv("BOOKER_PASSWORD", raising=False)
    with in_use(MemoryKeyring()):
        assert secrets.remember("local", "boss2", old)
        monkeypatch.setattr("sys.stdin", _Typed("another new password\n"))
        assert run(["--as", "boss2", "password", "--password-stdin"]) == 0
        assert "keyring has the new one" in capsys.readouterr().out
        assert secrets.remembered("local", "boss2") == "another new password"
        assert run(["--as", "boss2", "holds"]) == 0


class _Typed:
    """Standard input with one line on it, no terminal."""

    def __init__(self, line: str) -> None:
        self._line = line

    def readline(self) -> str:
        return self._line

    def isatty(self) -> bool:
        return False
