from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from core.errors import InvalidInput
from core.exchange.problem import Problem
from core.exchange.read import read
from core.exchange.recognise import recognise_kind
from core.exchange.report import save_report
from core.exchange.sheet import open_book
from tests.core.exchange import corpus

if TYPE_CHECKING:
    from pathlib import Path


def bad(sheet: str, row: int, column: str, value: str = "x") -> Problem:
    return Problem(sheet, row, column, value, "is not a number.", "Write a number.")


def test_a_workbook_keeps_its_looks_and_its_bad_cells_are_marked(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "marked.xlsx"
    workbook = corpus.workbook_of(*corpus.MATRIX)
    sheet: Any = workbook.active
    sheet.column_dimensions["A"].width = 44
    workbook.save(source)
    save_report(
        source,
        [bad("Capacity", 4, "D", "CLOSD"), bad("Capacity", 4, "D"), bad("Capacity", 5, "", "")],
        target,
    )
    marked: Any = load_workbook(target)
    assert marked.sheetnames == ["Problems", "Capacity"]
    copy = marked["Capacity"]
    assert copy.column_dimensions["A"].width == 44
    assert copy["D4"].fill.fgColor.rgb == "FFFFC7CE"
    assert copy["D4"].comment.text.count("is not a number. Write a number.") == 2
    assert copy["A5"].comment.text.startswith("is not a number.")
    assert copy["B4"].comment is None
    listed = [[cell.value for cell in row] for row in marked["Problems"].iter_rows()]
    assert listed[1] == ["Capacity", "D4", "CLOSD", "is not a number.", "Write a number."]
    assert [row[1] for row in listed] == ["Cell", "D4", "D4", "5"]


def test_a_text_file_becomes_a_workbook_at_the_same_places(tmp_path: Path) -> None:
    source, target = tmp_path / "sites.csv", tmp_path / "sites marked.xlsx"
    source.write_text(
        "Customer #,Customer Name,Service Address,Zone,Notes,VIP\n"
        "\n"
        "A1,Ann,1 Main St,North,=call first,maybe\n"
        "A2,Bob,2 Main St,North,+1,Y\n",
        "utf-8",
    )
    book = open_book(source)
    reading = read(book, recognise_kind(book, "sites")[0], {})
    save_report(source, reading.problems, target)
    marked: Any = load_workbook(target)
    copy = marked["sites.csv"]
    assert [cell.value for cell in copy[3]] == [
        "A1",
        "Ann",
        "1 Main St",
        "North",
        "=call first",
        "maybe",
    ]
    assert "neither yes nor no" in copy["F3"].comment.text
    # nothing of a file is run as a formula
    assert copy["E3"].data_type == "s"
    again = open_book(target)
    assert [sheet.name for sheet in again.sheets] == ["Problems", "sites.csv"]


def test_a_value_that_looks_like_a_formula_is_listed_as_text(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    corpus.workbook_of(["=1+1"]).save(source)
    save_report(source, [bad("Capacity", 1, "A", "=1+1")], target)
    marked: Any = load_workbook(target)
    assert (marked["Problems"]["C2"].value, marked["Problems"]["C2"].data_type) == ("=1+1", "s")


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    corpus.workbook_of(*corpus.MATRIX).save(source)
    before = source.read_bytes()
    with pytest.raises(InvalidInput, match="the file itself"):
        save_report(source, [], source)
    with pytest.raises(InvalidInput, match=r"must end in \.xlsx"):
        save_report(source, [], tmp_path / "b.csv")
    with pytest.raises(InvalidInput, match="cannot be written"):
        save_report(source, [], tmp_path / "no" / "b.xlsx")
    with pytest.raises(InvalidInput, match="cannot be read"):
        save_report(tmp_path / "none.xlsx", [], tmp_path / "b.xlsx")
    assert source.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_large_workbook_is_copied_as_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    corpus.workbook_of(*corpus.MATRIX).save(source)
    monkeypatch.setattr("core.exchange.report._MOST_KEPT_BYTES", 10)
    save_report(source, [bad("Capacity", 4, "D")], target)
    marked: Any = load_workbook(target)
    assert marked["Capacity"]["C2"].value == corpus.MONDAY
    assert marked["Capacity"]["D4"].comment is not None
