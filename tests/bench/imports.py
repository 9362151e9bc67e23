"""What an admin waits for with a large file, and what the desks notice of it.

100,000 rows of capacity (a year's roster of 25 zones, and counts by window) and 100,000 sites,
each read, compared with nothing, and written in one transaction by a process of its own, while a
desk holds and releases windows in a zone that the file does not name. On the embedded server with
fsync, all on the same machine.
"""

from __future__ import annotations

import csv
import multiprocessing
import resource
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from openpyxl import Workbook, load_workbook

from core.booking.hold import hold
from core.booking.release import release
from core.database.desk import open_database, open_desk
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_sites
from core.exchange.import_log import list_imports, undo_import
from tests.bench.figure import Figure
from tests.core.booking.races.clients import percentile
from tests.office import PASSWORD, Office, embedded_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from core.database.desk import Desk
    from core.database.target import Target

NAMES = (
    "import_capacity_100k",
    "import_capacity_100k_memory",
    "import_capacity_100k_holds",
    "import_capacity_100k_list",
    "import_capacity_100k_again",
    "import_capacity_100k_undo",
    "import_sites_100k",
    "import_sites_100k_memory",
    "import_sites_100k_holds",
    "import_sites_100k_undo",
    "import_sites_100k_xlsx",
)
ROWS, QUICK_ROWS = 100_000, 10_000
ZONES, TECHNICIANS = 25, 11
WINDOWS = ("8-10", "10-12", "12-2", "2-4", "4-6")
SITES_BEFORE = 400
_ALONE_SECONDS = 4.0
_TARGET = "<= 20 s"


@dataclass(frozen=True, slots=True)
class _Imported:
    """One import: seconds, the peak memory of its process in MB, and what holds took meanwhile."""

    seconds: float
    megabytes: float
    added: int
    changed: int
    holds: tuple[float, ...]


def measure(*, quick: bool) -> list[Figure]:
    """Every figure, on one server; each file on a branch of its own."""
    rows = QUICK_ROWS if quick else ROWS
    with (
        TemporaryDirectory(prefix="booker-bench-") as folder,
        embedded_cluster(Path(folder), fast=False) as cluster,
    ):
        figures: list[Figure] = []
        for measured in (_capacity, _capacity_list, _sites, _sites_of_excel):
            office = Office.found(cluster)
            try:
                for n in range(ZONES):
                    office.add_zone(f"Zone {n:02d}")
                figures += measured(office, Path(folder), rows)
            finally:
                office.close()
        return figures


def _capacity(office: Office, folder: Path, rows: int) -> list[Figure]:
    path = folder / "roster.csv"
    baseline = _write(path, roster(office.day(1), rows))
    alone = _holds_alone(office)
    first = _imported(office, "capacity", path)
    again = _imported(office, "capacity", _write_again(folder, office.day(1), rows))
    return [
        *_three("import_capacity_100k", f"a roster of {rows:,} rows", first, alone, baseline),
        Figure(
            "import_capacity_100k_again",
            again.seconds,
            "s",
            f"the same roster, every shift an hour longer: {again.changed:,} routes changed",
            baseline,
            again.seconds / baseline,
            _TARGET,
        ),
        _undone(office, "import_capacity_100k_undo"),
    ]


def _capacity_list(office: Office, folder: Path, rows: int) -> list[Figure]:
    path = folder / "windows.csv"
    baseline = _write(path, counts(office.day(1), rows))
    done = _imported(office, "capacity", path)
    how = f"{rows:,} rows of zone, date, window, technicians: {done.added:,} routes;"
    return [
        Figure(
            "import_capacity_100k_list",
            done.seconds,
            "s",
            f"{how} {done.megabytes:.0f} MB",
            baseline,
            done.seconds / baseline,
            _TARGET,
        )
    ]


def _sites(office: Office, folder: Path, rows: int) -> list[Figure]:
    path = folder / "sites.csv"
    baseline = _write(path, sites(rows))
    alone = _holds_alone(office)
    done = _imported(office, "sites", path)
    return [
        *_three("import_sites_100k", f"{rows:,} sites, 14 columns", done, alone, baseline),
        _undone(office, "import_sites_100k_undo"),
    ]


def _sites_of_excel(office: Office, folder: Path, rows: int) -> list[Figure]:
    path = folder / "sites.xlsx"
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Sites")
    for row in sites(rows):
        sheet.append(row)
    workbook.save(path)
    began = time.perf_counter()
    for line in load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True):
        del line
    baseline = time.perf_counter() - began
    done = _imported(office, "sites", path)
    return [
        Figure(
            "import_sites_100k_xlsx",
            done.seconds,
            "s",
            f"{rows:,} sites of an Excel file, {done.megabytes:.0f} MB; baseline: openpyxl alone",
            baseline,
            done.seconds / baseline,
            _TARGET,
        )
    ]


def _undone(office: Office, name: str) -> Figure:
    """Take the newest import back."""
    desk = office.desk("admin")
    newest = list_imports(desk)[0]
    began = time.perf_counter()
    done = undo_import(desk, uuid4(), newest.import_id)
    seconds = time.perf_counter() - began
    how = f"{newest.file} undone: {done.removed:,} removed, {done.changed:,} as they were"
    return Figure(name, seconds, "s", how, target="< 60 s")


def _three(
    name: str, what: str, done: _Imported, alone: tuple[float, ...], baseline: float
) -> list[Figure]:
    usual, meanwhile = median(alone), median(done.holds)
    return [
        Figure(
            name,
            done.seconds,
            "s",
            f"{what}, {done.added:,} added; baseline: csv alone reads the file",
            baseline,
            done.seconds / baseline,
            _TARGET,
        ),
        Figure(
            f"{name}_memory",
            done.megabytes,
            "MB",
            "peak memory of the process that imports",
            target="< 500 MB",
        ),
        Figure(
            f"{name}_holds",
            1000 * meanwhile,
            "ms",
            f"median of {len(done.holds)} holds and releases in another zone during the import,"
            f" p95 {1000 * percentile(list(done.holds), 0.95):.0f} ms, in an office that had"
            f" {SITES_BEFORE} sites; baseline: {len(alone)} before it",
            1000 * usual,
            meanwhile / usual,
            "<= 2x",
        ),
    ]


def roster(first: date, rows: int, ends: str = "17:00") -> Iterator[list[object]]:
    """A year's roster, a row a technician's day."""
    yield ["Zone", "Date", "Technician", "Start", "End", "Max jobs"]
    for n in range(rows):
        day, rest = divmod(n, ZONES * TECHNICIANS)
        zone, technician = divmod(rest, TECHNICIANS)
        when = (first + timedelta(days=day)).isoformat()
        name = f"Tech {zone:02d}-{technician:02d}"
        yield [f"Zone {zone:02d}", when, name, "8:00", ends, 8]


def counts(first: date, rows: int) -> Iterator[list[object]]:
    """Capacity by window, a row a window of a zone's day."""
    yield ["zone", "date", "window", "technicians"]
    for n in range(rows):
        day, rest = divmod(n, ZONES * len(WINDOWS))
        zone, window = divmod(rest, len(WINDOWS))
        when = (first + timedelta(days=day)).isoformat()
        yield [f"Zone {zone:02d}", when, WINDOWS[window], 3 + (zone + window) % 2]


def sites(rows: int) -> Iterator[list[object]]:
    """Customers as an office exports them."""
    yield [
        *("Customer #", "Customer Name", "Service Address", "Unit", "City", "State", "ZIP"),
        *("Zone", "Phone", "Email", "VIP", "Latitude", "Longitude", "Notes"),
    ]
    for n in range(rows):
        yield [
            *(f"AR-{n:06d}", f"Ann{n % 7919} Guzman{n % 977}", f"{n % 9999} W {n % 83}th Avenue"),
            *("", "Arvada", "CO", str(80000 + n % 40), f"Zone {n % ZONES:02d}"),
            *(f"(303) 555-{n % 10000:04d}", f"ann{n}@example{n % 50}.com"),
            *("y" if n % 50 == 0 else "", 39.8 + n % 1000 / 10000, -105.1 + n % 997 / 10000),
            "gate code" if n % 7 == 0 else "",
        ]


def _write(path: Path, lines: Iterator[list[object]]) -> float:
    """Write the file; the seconds that csv alone needs to read it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    began = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.reader(file):
            del line
    return time.perf_counter() - began


def _write_again(folder: Path, first: date, rows: int) -> Path:
    path = folder / "again.csv"
    _write(path, roster(first, rows, "18:00"))
    return path


def _imported(office: Office, kind: str, path: Path) -> _Imported:
    """Import in a process of its own while a desk holds windows elsewhere."""
    ends, begins = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_import_there, args=(office.target("admin"), kind, path, begins)
    )
    process.start()
    # the other end is the child's alone: if it dies, the next receive says so
    begins.close()
    ready = ends.recv()
    if ready != "ready":
        message = "the importing process did not begin"
        raise RuntimeError(message)
    over = threading.Event()
    spent: list[float] = []
    desk = _holding_desk(office)
    thread = threading.Thread(target=_hold_until, args=(desk, office, over.is_set, spent))
    thread.start()
    try:
        seconds, megabytes, added, changed = ends.recv()
    finally:
        over.set()
        thread.join()
        process.join()
    return _Imported(seconds, megabytes, added, changed, tuple(spent))


def _import_there(target: Target, kind: str, path: Path, answer: Any) -> None:  # noqa: ANN401
    with open_database(target, PASSWORD) as database:
        desk = open_desk(database)
        answer.send("ready")
        began = time.perf_counter()
        done = (import_sites if kind == "sites" else import_capacity)(desk, path, act_id=uuid4())
        seconds = time.perf_counter() - began
        if done.refused:
            raise RuntimeError(str(done.refused[0]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        answer.send((seconds, peak, done.added, done.changed))


def _holding_desk(office: Office) -> Desk:
    """A desk of an office at work and, once, what it holds: a site and a route of the zone North.

    Its server has looked at the sites as autovacuum does within the minute. In an office that has
    none yet its plans are those for a single row, and a hold meanwhile takes 2.5 times as long:
    until the first file is in, there is nobody to be booked.
    """
    if not office.rows("select 1 from booker.sites where branch_id = :branch and number = 'S1'"):
        office.add_sites(SITES_BEFORE)
        office.execute("analyze booker.sites")
        office.add_routes(office.day(3), 2)
    return office.desk("csr")


def _holds_alone(office: Office) -> tuple[float, ...]:
    desk = _holding_desk(office)
    until = time.perf_counter() + _ALONE_SECONDS
    spent: list[float] = []
    _hold_until(desk, office, lambda: time.perf_counter() > until, spent)
    return tuple(spent)


def _hold_until(desk: Desk, office: Office, over: Callable[[], bool], spent: list[float]) -> None:
    """Hold and release, as a desk that works: with a breath between two customers."""
    breath = threading.Event()
    while not over():
        began = time.perf_counter()
        booking = hold(desk, uuid4(), "S1", "TUNE", office.day(3), "8-10")
        release(desk, uuid4(), booking.reference)
        spent.append(time.perf_counter() - began)
        breath.wait(0.05)
