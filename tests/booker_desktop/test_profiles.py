"""Profiles on disk: what is refused, what survives two writers, and that no secret gets in."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from booker_desktop.profiles import Profile, Profiles, check, config_dir, data_dir
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from pathlib import Path


def central(**changes: object) -> Profile:
    facts: dict[str, object] = {
        "name": "denver",
        "kind": "central",
        "host": "db.example.com",
        "port": 5432,
        "dbname": "booker",
    }
    return Profile(**{**facts, **changes})  # type: ignore[arg-type]  # wrong values on purpose


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "config")


def test_local_and_demo_are_there_from_the_start_and_local_is_current(profiles: Profiles) -> None:
    assert [profile.name for profile in profiles.list()] == ["demo", "local"]
    assert profiles.current().name == "local"
    assert profiles.show("demo").kind == "embedded"
    assert not profiles.path.exists()


def test_an_added_profile_is_read_back_by_another_program(profiles: Profiles) -> None:
    added = profiles.add(central(login="csr1", branch="DEN", sslmode="verify-full"))
    again = Profiles(profiles.path.parent)
    assert again.show("denver") == added
    assert again.current().name == "local"
    assert again.use("denver") == added
    assert profiles.current() == added
    assert profiles.is_current("denver")


def test_show_prints_exactly_the_contract_and_nothing_secret(profiles: Profiles) -> None:
    profile = profiles.add(central(login="csr1", branch="DEN"))
    assert profile.as_json(current=True) == {
        "name": "denver",
        "kind": "central",
        "host": "db.example.com",
        "port": 5432,
        "dbname": "booker",
        "login": "csr1",
        "branch": "DEN",
        "sandbox": None,
        "current": True,
    }


def test_a_name_in_use_is_refused_unless_replacing(profiles: Profiles) -> None:
    profiles.add(central())
    with pytest.raises(InvalidInput, match="already a profile “denver”"):
        profiles.add(central(port=5433))
    profiles.add(central(port=5433), replace_existing=True)
    assert profiles.show("denver").port == 5433


def test_an_unknown_profile_is_answered_with_those_there_are(profiles: Profiles) -> None:
    for ask in (profiles.show, profiles.use):
        with pytest.raises(NotFound, match="there are: demo, local"):
            ask("denver")


def test_amend_changes_what_is_given_and_keeps_the_rest(profiles: Profiles) -> None:
    amended = profiles.amend("demo", port=20123, login="csr1")
    assert (amended.port, amended.login, amended.branch) == (20123, "csr1", None)
    assert profiles.amend("demo", branch="ARV").login == "csr1"
    assert profiles.show("demo").port == 20123


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "profile's name"),
        ({"name": "../x"}, "profile's name"),
        ({"name": "Denver"}, "profile's name"),
        ({"name": "local"}, "embedded database"),
        ({"kind": "sqlite"}, "embedded or central"),
        ({"host": ""}, "host name"),
        ({"host": "a\nb"}, "host name"),
        ({"port": 0}, "not a port"),
        ({"port": 65536}, "not a port"),
        ({"dbname": "book er"}, "database's name"),
        ({"dbname": "x" * 64}, "database's name"),
        ({"login": ""}, "cannot be a login"),
        ({"login": "é" * 32}, "cannot be a login"),
        ({"branch": "A B"}, "branch code"),
        ({"sslmode": "maybe"}, "not one of disable"),
    ],
)
def test_what_cannot_work_is_refused_in_words_and_not_written(
    profiles: Profiles, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        profiles.add(central(**changes))
    assert not profiles.path.exists()


def test_an_embedded_profile_may_not_know_its_port_yet() -> None:
    assert check(Profile("office", "embedded", "127.0.0.1", 0, "booker")).port == 0


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "not readable"),
        ("[]", "version None"),
        ({"version": 2, "current": "local", "profiles": []}, "version 2"),
        ({"version": 1, "current": "local"}, "no list"),
        ({"version": 1, "current": "gone", "profiles": []}, "'gone'"),
        ({"version": 1, "current": "local", "profiles": ["denver"]}, "unknown part"),
        ({"version": 1, "current": "local", "profiles": [{"name": "x"}]}, "not all given"),
    ],
)
def test_an_unknown_or_broken_file_is_refused_and_left_alone(
    profiles: Profiles, document: object, words: str
) -> None:
    profiles.path.parent.mkdir()
    text = document if isinstance(document, str) else json.dumps(document)
    profiles.path.write_text(text)
    with pytest.raises(InvalidInput, match=words):
        profiles.list()
    with pytest.raises(InvalidInput):
        profiles.use("local")
    assert profiles.path.read_text() == text


def test_a_password_in_the_file_is_refused_and_not_repeated(profiles: Profiles) -> None:
    profiles.add(central())
    document = json.loads(profiles.path.read_text())
    document["profiles"][0]["password"] = "swordfish"
    profiles.path.write_text(json.dumps(document))
    with pytest.raises(InvalidInput, match="unknown part: password") as caught:
        profiles.list()
    assert "swordfish" not in caught.value.message


def test_eight_programs_adding_at_once_lose_no_profile(profiles: Profiles) -> None:
    code = (
        "import sys, pathlib; from booker_desktop.profiles import *;"
        "Profiles(pathlib.Path(sys.argv[1])).add("
        "Profile(sys.argv[2], 'central', 'db.example.com', 5432, 'booker'))"
    )
    names = [f"office{number}" for number in range(8)]
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(profiles.path.parent), name])
        for name in names
    ]
    assert [process.wait(timeout=30) for process in running] == [0] * 8
    assert {profile.name for profile in profiles.list()} == {*names, "demo", "local"}
    leftovers = {path.name for path in profiles.path.parent.iterdir()}
    assert leftovers <= {"profiles.json", "profiles.lock"}


def test_booker_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path / "home"))
    assert config_dir() == data_dir() == tmp_path / "home"
    Profiles().use("demo")
    assert (tmp_path / "home" / "profiles.json").exists()


def test_the_demos_messages_go_to_a_folder_until_somebody_says_otherwise(
    profiles: Profiles,
) -> None:
    assert profiles.show("demo").sandbox == "folder"
    assert profiles.show("local").sandbox is None
    profiles.set_sandbox("demo", None)
    assert Profiles(profiles.path.parent).show("demo").sandbox is None
    profiles.set_sandbox("demo", "folder")
    profiles.set_sandbox("local", "address:ada@example.com")
    again = Profiles(profiles.path.parent)
    assert again.show("demo").sandbox == "folder"
    assert again.show("local").sandbox == "address:ada@example.com"


def test_a_file_of_before_there_were_sandboxes_is_read(profiles: Profiles) -> None:
    profiles.add(central())
    profiles.amend("demo", login="csr1")
    document = json.loads(profiles.path.read_text("utf-8"))
    # and what is written is what an older Booker reads, as long as nobody chose a sandbox
    assert all("sandbox" not in entry for entry in document["profiles"])
    assert profiles.show("demo").sandbox == "folder"
    assert profiles.show("denver").sandbox is None


@pytest.mark.parametrize("sandbox", ["", "file", "folder:", "address:ada", "address:a b@c", "off"])
def test_what_is_no_sandbox_is_refused(profiles: Profiles, sandbox: str) -> None:
    with pytest.raises(InvalidInput, match="sandbox"):
        profiles.set_sandbox("local", sandbox)
