"""``booker export``: every kind, profiles, empty workbooks, and what is due."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.booker_desktop.command_line import Booker, home, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

PROFILE = {
    "kind": "sites",
    "format": "csv",
    "columns": [{"field": "number", "title": "No"}, {"field": "address_line", "title": "Place"}],
    "delimiter": ";",
    "encoding": "utf-8",
    "zones": ["Arvada NE"],
}


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    with home() as made:
        made.found_office()
        yield made


def saved(booker: Booker, folder: Path, name: str, **more: object) -> None:
    """A profile saved by the admin."""
    source = folder / "profile.json"
    source.write_text(json.dumps(PROFILE | more), "utf-8")
    booker.json("export", "profile", "save", name, "--file", str(source), login="admin1")


@pytest.mark.parametrize(
    ("kind", "words", "rows"),
    [
        ("sites", "sites", 189),
        ("job-types", "job types", 10),
        ("windows", "windows", 5),
        ("messages", "messages", 0),
        ("bookings", "confirmed bookings", 0),
    ],
)
def test_every_kind_is_written(
    booker: Booker, tmp_path: Path, kind: str, words: str, rows: int
) -> None:
    path = tmp_path / "x.csv"
    told = booker.json("export", kind, str(path), login="csr1")
    own = {"bookings": rows} if kind == "bookings" else {}
    assert told == {
        "file": str(path), "format": "csv", **own, "kind": kind, "profile": None, "rows": rows,
    }  # fmt: skip
    book = booker.run("export", kind, str(tmp_path / "x.xlsx"), login="csr1")
    assert book.out == f"Wrote {rows} {words} to {tmp_path / 'x.xlsx'}.\n"


def test_capacity_of_a_period(booker: Booker, tmp_path: Path) -> None:
    path = str(tmp_path / "x.csv")
    first = today().isoformat()
    whole = booker.json("export", "capacity", path, login="csr1")["rows"]
    part = booker.json("export", "capacity", path, "--from", first, "--to", first, login="csr1")
    assert 0 <= part["rows"] < whole
    assert booker.json("export", "audit", path, "--from", first, login="csr1")["rows"] > whole
    wrong = booker.run("export", "sites", path, "--from", first, login="csr1")
    assert wrong.code == 2
    assert "No such option '--from'" in wrong.err
    for name in ("x.pdf", "."):
        refused = booker.run("export", "sites", str(tmp_path / name), "--json", login="csr1")
        assert (refused.code, refused.error["code"]) == (2, "invalid")


def test_profiles_are_saved_shown_used_and_removed(booker: Booker, tmp_path: Path) -> None:
    saved(booker, tmp_path, "North east")
    listed = booker.json("export", "profiles", login="csr1")["profiles"]
    assert [(p["name"], p["shipped"]) for p in listed] == [
        ("Dispatch sheet", True), ("Google My Maps", True), ("Route planner", True),
        ("Calendars (.ics)", True), ("North east", False),
    ]  # fmt: skip
    text = booker.run("export", "profiles", login="csr1").out
    assert "North east" in text
    assert "comes with Booker" in text

    path = tmp_path / "x.txt"
    told = booker.json("export", "sites", str(path), "--profile", "north EAST", login="csr1")
    assert (told["profile"], told["format"]) == ("North east", "csv")
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "No;Place"
    assert len(lines) == told["rows"] + 1 < 190

    shown = booker.json("export", "profile", "show", "Dispatch sheet", login="csr1")
    copy = tmp_path / "copy.json"
    copy.write_text(json.dumps(shown), "utf-8")
    words = ["export", "profile", "save", "Our sheet", "--file", str(copy)]
    assert booker.json(*words, login="admin1")["columns"] == shown["columns"]
    assert booker.run(*words, "--json", login="csr1").error["code"] == "not_allowed"
    assert (
        "Planned arrival" in booker.run("export", "profile", "show", "our sheet", login="csr1").out
    )
    removed = booker.json("export", "profile", "remove", "our sheet", login="admin1")
    assert removed == {"removed": "Our sheet"}
    gone = booker.run("export", "bookings", str(path), "--profile", "Our sheet", "--json",
                      login="csr1")  # fmt: skip
    assert (gone.code, gone.error["code"]) == (2, "not_found")
    fixed = booker.run("export", "profile", "remove", "Dispatch sheet", "--json", login="admin1")
    assert (fixed.code, fixed.error["code"]) == (5, "not_allowed")


def test_a_database_s_name_means_the_database_as_everywhere(booker: Booker, tmp_path: Path) -> None:
    path = str(tmp_path / "b.csv")
    for words in (["--profile", "local"], ["--profile", "local", "--profile", "Route planner"]):
        told = booker.json("export", "bookings", path, *words, login="csr1")
        assert told["profile"] == (words[3] if len(words) > 2 else None)
    before = booker.json("--profile", "local", "export", "bookings", path, login="csr1")
    assert before["profile"] is None
    two = booker.run("export", "bookings", path, "--profile", "A", "--profile", "B", "--json",
                     login="csr1")  # fmt: skip
    assert (two.code, two.error["code"]) == (2, "invalid")


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "no readable JSON"), ("[]", "holds no profile"), ('{"colour": 1}', "has no colour")],
)
def test_what_is_no_profile_is_said(booker: Booker, tmp_path: Path, text: str, said: str) -> None:
    source = tmp_path / "p.json"
    source.write_text(text, "utf-8")
    refused = booker.run("export", "profile", "save", "X", "--file", str(source), "--json",
                         login="admin1")  # fmt: skip
    assert refused.code == 2
    assert said in refused.error["message"]


def test_calendars_go_into_a_folder(booker: Booker, tmp_path: Path) -> None:
    words = ["export", "bookings", str(tmp_path / "out"), "--profile", "Calendars (.ics)"]
    told = booker.json(*words, login="csr1")
    assert (told["format"], told["rows"]) == ("ics", 0)
    assert all(path.suffix == ".ics" for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "words", [["sites"], ["job-types"], ["windows"], ["capacity"], ["capacity", "matrix"]]
)
def test_an_empty_workbook_is_saved(booker: Booker, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "x.xlsx"
    form = ["--form", words[1]] if len(words) > 1 else []
    told = booker.json("export", "blank", words[0], str(path), *form, login="csr1")
    assert (told["kind"], told["file"]) == (words[0], str(path))
    assert path.read_bytes().startswith(b"PK")


def test_what_is_due_is_written_once(booker: Booker, tmp_path: Path) -> None:
    def due(name: str, folder: Path) -> None:
        saved(booker, tmp_path, name, schedule={"folder": str(folder), "every_minutes": 1440})
        booker.administer("update booker.export_profiles set saved_at = now() - interval '2 days'")

    out = tmp_path / "out"
    out.mkdir()
    due("Due", out)
    told = booker.json("export", "scheduled", login="dispatcher1")["runs"]
    assert [(run["profile"], run["rows"] > 0, run["problem"]) for run in told] == [
        ("Due", True, None)
    ]
    assert len(list(out.iterdir())) == 1
    assert booker.json("export", "scheduled", login="dispatcher1") == {"runs": []}
    assert booker.run("export", "scheduled", login="dispatcher1").out == "Nothing is due.\n"
    due("Lost", tmp_path / "nowhere")
    lost = booker.run("export", "scheduled", login="dispatcher1")
    assert lost.code == 2
    assert "There is no folder" in lost.out
    booker.json("export", "profile", "remove", "Lost", login="admin1")
    booker.json("export", "profile", "remove", "Due", login="admin1")


def test_it_stays_until_it_is_stopped(booker: Booker, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    saved(booker, tmp_path, "Stay", schedule={"folder": str(out), "every_minutes": 1440})
    booker.administer("update booker.export_profiles set saved_at = now() - interval '2 days'")
    both = booker.run("export", "scheduled", "--stay", "--json", login="dispatcher1")
    assert (both.code, both.error["code"]) == (2, "usage")
    process = booker.start("export", "scheduled", "--stay", login="dispatcher1")
    assert process.stdout is not None
    assert "Looking every minute" in process.stdout.readline()
    assert "Stay" in process.stdout.readline()
    assert len(list(out.iterdir())) == 1
    if sys.platform == "win32":
        process.kill()
        process.wait(60)
        return
    process.send_signal(signal.SIGTERM)
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, "Stopped.\n")
    assert "Traceback" not in errors
