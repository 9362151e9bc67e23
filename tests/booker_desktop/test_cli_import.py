"""``booker import``: preview, good rows, the list, and undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.booker_desktop.command_line import Booker, home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    with home() as made:
        made.found_office()
        yield made


def test_a_sheet_is_previewed_taken_listed_and_undone(booker: Booker, tmp_path: Path) -> None:
    path = tmp_path / "windows.csv"
    path.write_text("Window,Start,End,Max bookings\nEvening,18:00,20:00,3\n", "utf-8")
    found = booker.json("import", "windows", str(path), "--preview", login="admin1")
    assert (found["added"], found["written"], found["more_changes"]) == (1, False, 0)
    (change,) = found["changes"]
    assert (change["how"], change["what"], change["row"]) == ("added", "Evening", 2)
    assert found["losses"] == []
    taken = booker.json("import", "windows", str(path), login="admin1")
    assert (taken["written"], taken["skipped"]) == (True, 0)
    listed = booker.json("import", "list", login="admin1")["imports"]
    assert (listed[0]["import_id"], listed[0]["kind"]) == (taken["import_id"], "windows")
    undone = booker.json("import", "undo", taken["import_id"], login="admin1")
    assert (undone["removed"], undone["undone"]) == (1, taken["import_id"])
    twice = booker.run("import", "undo", taken["import_id"], "--json", login="admin1")
    assert (twice.code, twice.error["code"]) == (3, "cannot_undo")
    assert "undone" in booker.run("import", "list", login="admin1").out
    text = booker.run("import", "windows", str(path), "--preview", login="admin1").out
    assert "added Evening: " in text


def test_good_rows_are_taken_and_the_others_marked(booker: Booker, tmp_path: Path) -> None:
    path, report = tmp_path / "jobs.csv", tmp_path / "marked.xlsx"
    path.write_text("Code,Job type,Minutes\nQ-FINE,Fine,30\nQ-NONE,None,0\n", "utf-8")
    words = ("import", "job-types", str(path), "--report", str(report), "--json")
    refused = booker.run(*words, login="admin1")
    assert (refused.code, refused.document["report"]) == (2, str(report))
    assert len(load_workbook(report).worksheets) > 1
    taken = booker.run(*words, "--take-good-rows", login="admin1")
    assert taken.code == 0
    told = taken.document
    assert (told["added"], told["skipped"], told["refused"][0]["row"]) == (1, 1, 3)
