"""Every way in which an office saves a sheet."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from core.catalog.typed_text import tidy
from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.sheet import column_letters, open_book

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = datetime(2026, 12, 7)  # noqa: DTZ001 - a spreadsheet's date has no zone
TEXT = 'Zone;Notes\r\nArvada;Côté jardin\r\n\r\nGlendale;"two\r\nlines"\r\n'


def values(path: Path) -> list[tuple[int, list[Any]]]:
    return [
        (row.number, [cell.value for cell in row.cells]) for row in open_book(path).sheets[0].rows
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(TEXT.replace(";", delimiter).encode(encoding))
    assert values(path) == [
        (1, ["Zone", "Notes"]),
        (2, ["Arvada", "Côté jardin"]),
        (4, ["Glendale", "two\r\nlines"]),
    ]


def test_excel_s_own_delimiter_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("sep=;\na,b;c\nd;e,f\n", "utf-8")
    assert [cells for _, cells in values(path)] == [["a,b", "c"], ["d", "e,f"]]


def test_commas_inside_quotes_do_not_choose_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('a;b\n"1,2,3";x\n"4,5,6";y\n', "utf-8")
    assert values(path)[1] == (2, ["1,2,3", "x"])


def test_a_quote_that_is_never_closed_is_said_instead_of_swallowing_rows(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('Zone,Notes\nArvada,"gate code 5\nGlendale,\nGolden,\n', "utf-8")
    with pytest.raises(InvalidInput, match=r"x\.csv, row 2: a quotation mark .* never closed"):
        open_book(path)


def test_a_damaged_workbook_is_refused_in_words_wherever_it_is_damaged(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.xlsx", tmp_path / "broken.xlsx"
    workbook = Workbook()
    workbook["Sheet"].append(["Zone", "Notes"])
    workbook.save(whole)
    content = whole.read_bytes()
    refused = 0
    for place in range(30, len(content), 41):
        broken.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        try:
            open_book(broken)
        except InvalidInput:
            refused += 1
    assert refused > 10


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Notes,Phone\n=call first,+1 303\n'=cmd,@home\n", "utf-8")
    assert values(path)[1:] == [(2, ["=call first", "+1 303"]), (3, ["=cmd", "@home"])]


def test_excel_keeps_types_and_takes_no_formula_without_its_value(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(["Zone", MONDAY, time(8), 5, None])
    sheet["A3"] = "text"
    sheet["B3"] = "=1+1"
    sheet["C3"] = "=call first"
    sheet["C3"].data_type = "s"
    sheet["D3"] = "#REF!"
    workbook.save(path)
    first, second = open_book(path).sheets[0].rows
    assert [cell.value for cell in first.cells] == [
        "Zone",
        MONDAY,
        time(8),
        5,
    ]
    assert second.number == 3
    assert "does not carry" in second.cells[1].trouble
    assert (second.cells[2].value, second.cells[2].trouble) == ("=call first", "")
    assert "error value" in second.cells[3].trouble


def test_the_value_of_a_computed_formula_is_used(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet["A1"] = "=2*3"
    workbook.save(path)
    computed = tmp_path / "y.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(computed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<v />", b"<v>6</v>").replace(b"<v/>", b"<v>6</v>")
                assert b"<v>6</v>" in content
            new.writestr(name, content)
    (row,) = open_book(computed).sheets[0].rows
    assert (row.cells[0].value, row.cells[0].trouble) == (6, "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "not a readable Excel file"),
        ("a.xls", b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        ("a.csv", b"a,b\n\0\x01,2", "neither an Excel file nor readable text"),
        ("a.csv", b'a,"' + b"x" * 200_000, "not a readable CSV file"),
        ("a.csv", b"," * 900, "more than 800 columns"),
    ],
)
def test_what_is_no_sheet_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=said):
        open_book(path)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(InvalidInput, match="not a readable Excel file"):
        open_book(path)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 11, "utf-8")
    monkeypatch.setattr(limits, "MAX_ROWS", 10)
    with pytest.raises(InvalidInput, match="more than 10 rows"):
        open_book(path)
    monkeypatch.setattr(limits, "MAX_BYTES", 20)
    with pytest.raises(InvalidInput, match="larger than"):
        open_book(path)
    monkeypatch.undo()
    packed = tmp_path / "a.xlsx"
    workbook = Workbook()
    workbook.save(packed)
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(InvalidInput, match="unpacks to more than"):
        open_book(packed)


def test_an_empty_file_is_an_empty_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    assert open_book(path).sheets[0].rows == ()


def test_spaces_of_every_kind() -> None:
    assert tidy(" \u00a0Arvada\u200b  NW\u202f\ufeff ") == "Arvada NW"
    assert [column_letters(n) for n in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]
