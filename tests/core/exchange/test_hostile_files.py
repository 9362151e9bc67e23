"""Every file of the corpus is refused in words, or read as it is meant; nothing is harmed."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from datetime import date
from datetime import time as clock
from typing import TYPE_CHECKING

import openpyxl
import pytest

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.capacity_sheet import CapacityReading
from core.exchange.problem import Reading
from core.exchange.read import read
from core.exchange.recognise import recognise, recognise_kind
from core.exchange.sheet import open_book
from tests.core.exchange import corpus

if TYPE_CHECKING:
    from pathlib import Path

    from core.exchange.sheet import Book

WINDOWS = {"8-10": (clock(8), clock(10)), "10-12": (clock(10), clock(12))}
TODAY = date(2026, 11, 21)
MONDAY = date(2026, 12, 7)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return corpus.build(tmp_path_factory.mktemp("corpus"))


def capacity(book: Book, hidden_rows: str = "ask") -> CapacityReading:
    (mapping, *_) = recognise(book, today=TODAY)
    reading = read(book, replace(mapping, hidden_rows=hidden_rows), WINDOWS, today=TODAY)
    assert isinstance(reading, CapacityReading)
    return reading


def counts(reading: CapacityReading) -> dict[tuple[str, date], int]:
    return {(day.zone, day.day): len(day.routes) for day in reading.days}


@pytest.mark.parametrize(("name", "said"), corpus.REFUSED.items())
def test_what_is_refused_says_what_it_is(files: dict[str, Path], name: str, said: str) -> None:
    started = time.process_time()
    with pytest.raises(InvalidInput, match=said) as refused:
        open_book(files[name])
    assert refused.value.next_step
    assert time.process_time() - started < 5


def test_entities_are_refused_by_openpyxl_too() -> None:
    assert openpyxl.DEFUSEDXML


def test_computed_values_are_used_and_formulas_without_one_are_named(
    files: dict[str, Path],
) -> None:
    assert counts(capacity(open_book(files["formulas.xlsx"])))["Arvada NE", MONDAY] == 5
    reading = capacity(open_book(files["formulas_without_values.xlsx"]))
    assert [problem.cell for problem in reading.problems] == ["B2", "C2"]
    assert "does not carry" in reading.problems[0].message


def test_hidden_rows_and_columns_are_asked_about(files: dict[str, Path]) -> None:
    book = open_book(files["hidden.xlsx"])
    assert [mapping.sheet for mapping in recognise(book, today=TODAY)] == ["Capacity"]
    with pytest.raises(
        InvalidInput, match=r"1 hidden rows \(the first is row 4\).*columns \(E\)"
    ) as asked:
        capacity(book)
    assert asked.value.field == "hidden_rows"
    assert len(counts(capacity(book, "take"))) == 10
    left = capacity(book, "leave")
    assert set(counts(left)) == {
        ("Arvada NE", d.date()) for d in corpus.WEEK if d != corpus.WEEK[2]
    }
    assert "Row 4: hidden: left out." in left.notes


def test_a_merged_zone_counts_for_every_row_that_it_covers(files: dict[str, Path]) -> None:
    reading = capacity(open_book(files["merged.xlsx"]))
    assert counts(reading) == {
        ("Arvada NE", MONDAY): 3,
        ("Arvada NE", date(2026, 12, 8)): 1,
        ("Arvada NW", MONDAY): 1,
    }
    assert any("Merged cells (A2)" in note for note in reading.notes)


def test_days_that_count_from_1904(files: dict[str, Path]) -> None:
    book = open_book(files["mac_1904.xlsx"])
    assert book.sheets[0].from_1904
    assert counts(capacity(book)) == counts(capacity(open_book(files["matrix.xlsx"])))


@pytest.mark.parametrize(
    ("name", "said"), [("macros.xlsm", "they are not run"), ("links.xlsx", "other workbooks")]
)
def test_macros_and_links_are_left_alone_and_said(
    files: dict[str, Path], name: str, said: str
) -> None:
    assert any(said in note for note in capacity(open_book(files[name])).notes)


def test_a_workbook_of_months_has_a_mapping_for_each(files: dict[str, Path]) -> None:
    book = open_book(files["months.xlsx"])
    mappings = recognise(book, today=TODAY)
    assert [(m.sheet, m.month, m.chosen) for m in mappings] == [
        ("Dec 2026", date(2026, 12, 1), True),
        ("Jan 2027", date(2027, 1, 1), True),
        ("Feb 2027", date(2027, 2, 1), True),
    ]
    days = [read(book, mapping, WINDOWS, today=TODAY) for mapping in mappings]
    assert [len(r.days) for r in days if isinstance(r, CapacityReading)] == [62, 62, 56]


@pytest.mark.parametrize(
    "name",
    ["bom.csv", "utf16.csv", "cp1252.csv", "sep.csv", "caret.csv", "totals.csv", "sites.xlsx"],
)
def test_sites_in_every_encoding(files: dict[str, Path], name: str) -> None:
    book = open_book(files[name])
    reading = read(book, recognise_kind(book, "sites")[0], {})
    assert isinstance(reading, Reading)
    assert (len(reading.records), reading.problems) == (2, ())


def test_doubles_the_13th_month_and_days_first(files: dict[str, Path]) -> None:
    book = open_book(files["duplicates.csv"])
    reading = read(book, recognise_kind(book, "sites")[0], {})
    assert [problem.cell for problem in reading.problems] == ["A4", "A5"]
    thirteenth = capacity(open_book(files["thirteenth.csv"]))
    assert [(p.cell, p.value) for p in thirteenth.problems] == [("B3", "2026-13-01")]
    assert thirteenth.unsure == {("ne", MONDAY)}
    first = capacity(open_book(files["days_first.csv"]))
    assert counts(first) == {("NE", date(2026, 12, 13)): 2, ("NE", MONDAY): 1}
    assert any("day first" in note for note in first.notes)


def test_a_very_long_cell_refuses_its_row_only(files: dict[str, Path]) -> None:
    book = open_book(files["long_cell.csv"])
    reading = read(book, recognise_kind(book, "sites")[0], {})
    assert [problem.cell for problem in reading.problems] == ["B4"]
    assert "longer than" in reading.problems[0].message


def test_a_million_empty_formatted_rows_take_seconds(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(corpus.empty_formatted(1_000_000))
    started = time.process_time()
    book = open_book(path)
    assert [len(sheet.rows) for sheet in book.sheets] == [2]
    assert time.process_time() - started < limits.MAX_SECONDS / 2


def test_a_reading_ends_when_its_time_is_up_or_nobody_waits(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    with pytest.raises(Enough):
        open_book(files["matrix.xlsx"], stop=stop)
    long = files["bom.csv"].with_name("long.csv")
    long.write_text("a,b\n" * 3_000, "utf-8")
    with pytest.raises(Enough):
        open_book(long, stop=stop)
    monkeypatch.setattr(limits, "MAX_SECONDS", -1.0)
    with pytest.raises(InvalidInput, match="takes more than"):
        open_book(files["matrix.xlsx"])


def test_more_descriptions_of_columns_than_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cols.xlsx"
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = "xl/worksheets/sheet1.xml"
    columns = b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * 200_000 + b"</cols>"
    assert b"<sheetData" in parts[name]
    parts[name] = parts[name].replace(b"<sheetData", columns + b"<sheetData")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        for part, content in parts.items():
            whole.writestr(part, content)
    begun = time.thread_time()
    with pytest.raises(InvalidInput):
        open_book(path)
    assert time.thread_time() - begun < 2
