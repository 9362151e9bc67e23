"""A million bookings into a file: how long, how much memory, beside the bare libraries.

The embedded server is the one with fsync; the export runs in a process of its own
(export_process), whose peak is its own. What the libraries alone need is measured on the same
values: csv on all of them, openpyxl's write-only mode on a part, scaled.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook

from tests.bench import big_office
from tests.bench.figure import Figure
from tests.office import PASSWORD, embedded_cluster

if TYPE_CHECKING:
    from tests.bench.big_office import BigOffice

NAMES = (
    "export_bookings_1m",
    "export_bookings_1m_memory",
    "export_bookings_1m_xlsx",
    "export_bookings_1m_xlsx_memory",
)
ROOT: Final = Path(__file__).resolve().parents[2]
_OPENPYXL_ROWS: Final = 20_000
_TARGET: Final = "< 300 MB"


def measure(*, quick: bool) -> list[Figure]:
    """Both formats, on one server."""
    size = big_office.QUICK if quick else big_office.WHOLE
    with (
        TemporaryDirectory(prefix="booker-bench-") as folder,
        embedded_cluster(Path(folder), fast=False) as cluster,
        TemporaryDirectory(prefix="booker-export-") as out,
    ):
        big = big_office.make(cluster, size)
        try:
            text, book = Path(out) / "bookings.csv", Path(out) / "bookings.xlsx"
            told = {path: _exported(big, path) for path in (text, book)}
        finally:
            big.office.close()
        count = told[text]["rows"]
        bare = {text: _bare_csv(text, Path(out) / "bare.csv")}
        bare[book] = _bare_openpyxl(text, Path(out) / "bare.xlsx", count)
    how = f"{count:,} bookings of {size.sites:,} sites, a process of its own, as csr"
    figures = []
    for path, suffix, library in (
        (text, "", "csv.writer alone, the same texts"),
        (book, "_xlsx", f"openpyxl write-only alone, {_OPENPYXL_ROWS:,} rows scaled"),
    ):
        seconds, baseline = told[path]["seconds"], bare[path]
        about = f"{how}; baseline: {library}"
        figures += [
            Figure(
                f"export_bookings_1m{suffix}", seconds, "s", about, baseline, seconds / baseline
            ),
            Figure(
                f"export_bookings_1m{suffix}_memory",
                told[path]["peak"],
                "MB",
                f"{how}; peak of the process; {told[path]['before']:.0f} MB before it began",
                target=_TARGET,
            ),
        ]
    return figures


def _exported(big: BigOffice, path: Path) -> dict[str, Any]:
    target = big.office.target("csr")
    order = {
        "host": target.host,
        "port": target.port,
        "dbname": target.dbname,
        "user": target.user,
        "password": PASSWORD,
        "path": str(path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.export_process"],
        input=json.dumps(order),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        message = f"the exporting process ended with {done.returncode}: {done.stderr}"
        raise RuntimeError(message)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _bare_csv(made: Path, path: Path) -> float:
    """Seconds to write the same rows once more, reading them not counted."""
    seconds = 0.0
    with (
        made.open(encoding="utf-8-sig", newline="") as source,
        path.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        rows = csv.reader(source)
        writer = csv.writer(file, lineterminator="\r\n")
        while part := list(islice(rows, 10_000)):
            began = time.perf_counter()
            writer.writerows(part)
            seconds += time.perf_counter() - began
    return seconds


def _bare_openpyxl(made: Path, path: Path, count: int) -> float:
    """Seconds for ``count`` rows of plain values, from a part of them."""
    with made.open(encoding="utf-8-sig", newline="") as source:
        rows = list(islice(csv.reader(source), _OPENPYXL_ROWS))
    began = time.perf_counter()
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet("Bookings")
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return (time.perf_counter() - began) * count / len(rows)
