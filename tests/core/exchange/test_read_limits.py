"""The limits that core.exchange.limits states are held: time and memory, with large files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.errors import InvalidInput
from core.exchange import limits
from core.exchange.sheet import open_book
from tests.core.exchange import corpus

ROWS = 100_000
_MEASURE = """
import json, sys, time
from pathlib import Path
from core.exchange.read import open_book, read
from core.exchange.recognise import recognise
started = time.process_time()
book = open_book(Path(sys.argv[1]))
reading = read(book, recognise(book)[0], {})
taken = time.process_time() - started
# its own: what getrusage tells is at least what the process was that started this one
told = Path("/proc/self/status").read_text()
peak = int(next(line.split()[1] for line in told.splitlines() if line.startswith("VmHWM")))
print(json.dumps([len(reading.records), len(reading.problems), taken, peak]))
"""


def _rows() -> list[list[str]]:
    head = ["Customer #", "Customer Name", "Service Address", "City", "Zone", "Phone", "Email"]
    return [
        head,
        *(
            [
                f"S{n:06}",
                f"Ann Lee {n % 977}",
                f"{n % 9973} West 55th Place",
                "Arvada",
                f"Zone {n % 25}",
                f"(303) 555-{n % 10_000:04}",
                f"user{n}@example.com",
            ]
            for n in range(ROWS)
        ),
    ]


def _with_rows(data: bytes, rows: str) -> bytes:
    start, end = data.index(b"<sheetData>"), data.index(b"</sheetData>")
    return data[:start] + b"<sheetData>" + rows.encode() + data[end:]


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is asked of Linux")
@pytest.mark.parametrize("name", ["sites.csv", "sites.xlsx"])
def test_100_000_rows_stay_within_400_mb_and_their_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows(_rows())
    else:
        # written by hand: openpyxl would take longer than the reading that is measured
        sheet = "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t>{v}</t></is></c>' for v in row) + "</row>"
            for row in _rows()
        )
        empty = corpus.content_of(corpus.workbook_of(["x"]))
        path.write_bytes(
            corpus.with_parts(empty, {corpus.SHEET: lambda data: _with_rows(data, sheet)})
        )
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    records, problems, taken, peak = json.loads(done.stdout)
    assert (records, problems) == (ROWS, 0)
    # macOS counts in bytes, Linux in kilobytes
    assert peak / 1_000 < 400
    assert taken < limits.MAX_SECONDS / 2


def test_the_millionth_row_is_refused_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"a,b\n" * 1_000_000)
    started = time.process_time()
    with pytest.raises(InvalidInput, match="more than 250,000 rows"):
        open_book(path)
    assert time.process_time() - started < limits.MAX_SECONDS / 2


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MAX_ROWS", 3, "more than 3 rows"),
        ("MAX_CELLS", 8, "more than 8 cells"),
        ("MAX_COLUMNS", 1, "more than 1 columns"),
        ("MAX_SHEETS", 0, "more than 0 sheets"),
        ("MAX_PARTS", 2, "far more than a sheet"),
        ("MAX_UNPACKED_BYTES", 100, "unpacks to more than"),
        ("MAX_SMALL_PART_BYTES", 10, "not a readable Excel file"),
    ],
)
def test_every_limit_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    for n in range(5):
        workbook["Sheet"].append([f"Zone {n}", n, date(2026, 12, 7) + timedelta(n)])
    workbook.save(path)
    assert len(open_book(path).sheets[0].rows) == 5
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(InvalidInput, match=said):
        open_book(path)
