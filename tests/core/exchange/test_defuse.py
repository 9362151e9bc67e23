from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.exchange.defuse import defuse, restore, runs
from core.exchange.sheet import open_book

if TYPE_CHECKING:
    from pathlib import Path

TRICKY = st.text(alphabet="=+-@\t\r\n '\"\uff1d a1;,|^")


@settings(deadline=None)
@given(st.one_of(TRICKY, st.text()))
@example("'=1+1")
@example("''")
def test_what_is_defused_is_restored_and_what_was_harmless_is_untouched(text: str) -> None:
    assert restore(defuse(text)) == text
    parts = [text, *re.split("[,;\t|^\r\n]", text)]
    assert any(runs(part) for part in parts) or defuse(text) == text


@settings(deadline=None)
@given(TRICKY)
@example("Bob;=cmd|' /C calc'!A0")
@example("a,\r\n -1")
def test_nothing_runs_where_the_line_is_cut_with_another_delimiter(text: str) -> None:
    for delimiter in ",;\t|^\n":
        for part in defuse(text).split(delimiter)[1:]:
            assert re.match(r"[ \"]*[=+\-@\uff1d]", part) is None


def test_an_apostrophe_stands_where_the_cut_would_be() -> None:
    assert defuse("Bob;=1") == "Bob;'=1"
    assert defuse("\t=1") == "'\t'=1"
    assert defuse("gate\r\n- dog, @ 5") == "gate\r\n'- dog,' @ 5"
    assert defuse(", " * 50_000 + "x") == ", " * 50_000 + "x"


@settings(deadline=None)
@given(TRICKY)
def test_nothing_that_is_written_begins_as_a_formula(text: str) -> None:
    written = defuse(text)
    assert written[:1] not in set("=+-@\t\r\n\uff1d") or not written


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1 303 555 0100",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        '"=1',
        "'=1",
        "\uff1d1",
    ],
)
def test_the_known_shapes_run(text: str) -> None:
    assert defuse(text) == "'" + text


@pytest.mark.parametrize("text", ["", "O'Neil", "'tis", "a=b", "1-2", "Dog - big", "10-12"])
def test_ordinary_text_stays(text: str) -> None:
    assert defuse(text) == text


@settings(deadline=None)
@given(st.lists(st.text(alphabet="=+-@\t 'a1;,\"|é", min_size=1), min_size=2, max_size=4))
def test_a_row_goes_through_a_csv_file_unchanged(
    tmp_path_factory: pytest.TempPathFactory, fields: list[str]
) -> None:
    path: Path = tmp_path_factory.mktemp("defuse") / "x.csv"
    header = ["first", "second", "third", "fourth"][: len(fields)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerows([header] * 30)  # so that the delimiter is beyond doubt
        writer.writerow([defuse(field) for field in [*fields]])
        writer.writerow(["end", *header[1:]])
    rows = {row.number: row for row in open_book(path).sheets[0].rows}
    read = [rows[31].cell(i).value for i in range(len(fields))] if 31 in rows else None
    assert read == fields or (read is None and not "".join(fields).strip())
