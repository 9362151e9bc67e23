"""The preview says what the import then does; good rows are taken by choice; it can be stopped."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from openpyxl import Workbook

from core.booking.hold import hold
from core.capacity import write_capacity as writing
from core.catalog.sites import find_site
from core.errors import Cancelled, ChangedSince, InvalidInput, NotFound, OverPromised
from core.exchange import commit
from core.exchange.commit import commit_import
from core.exchange.import_file import mappings_of
from core.exchange.import_log import list_imports, undo_import
from core.exchange.memory import remember
from core.exchange.prepare import prepare_import
from core.exchange.read import open_book
from core.exchange.recognise import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from core.exchange.import_result import ImportResult
    from core.exchange.prepare import Prepared
    from tests.office import Office

SITES: list[object] = ["Customer #", "Customer Name", "Service Address", "Zone", "Notes", "VIP"]
ROSTER: list[object] = ["Zone", "Date", "Technician", "Start", "End", "Max jobs"]


def write(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    path = folder / f"{uuid4()}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def prepare(
    office: Office,
    path: Path,
    kind: str,
    *,
    all_sheets: bool = False,
    create_zones: bool = False,
    take_good_rows: bool = False,
) -> Prepared:
    desk = office.desk("admin")
    book = open_book(path)
    mappings = mappings_of(desk, book, kind, all_sheets=all_sheets)
    return prepare_import(
        desk, book, mappings, create_zones=create_zones, take_good_rows=take_good_rows
    )


def take_in(
    office: Office,
    prepared: Prepared,
    *,
    create_zones: bool = False,
    accept_losses: bool = False,
    take_good_rows: bool = False,
) -> ImportResult:
    return commit_import(
        office.desk("admin"),
        uuid4(),
        prepared,
        create_zones=create_zones,
        accept_losses=accept_losses,
        take_good_rows=take_good_rows,
    )


def shifts(office: Office, day: date, zone: str = "North") -> list[tuple[str | None, str, str]]:
    return [
        tuple(row)
        for row in office.rows(
            "select technician, to_char(starts_at at time zone :zone_name, 'HH24:MI'),"
            " to_char(ends_at at time zone :zone_name, 'HH24:MI') from booker.routes"
            " where branch_id = :branch and zone_id = :zone and service_date = :day"
            " order by technician, number",
            zone_name=office.timezone,
            zone=office.zones[zone],
            day=day,
        )
    ]


def trail(office: Office) -> int:
    return int(
        office.rows("select count(*) from booker.audit_events where branch_id = :branch")[0][0]
    )


@pytest.fixture(scope="module")
def busy(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(12)
    office.add_zone("West")
    return office


def test_sites_are_said_field_by_field_and_then_written_as_said(
    busy: Office, tmp_path: Path
) -> None:
    rows: list[list[object]] = [SITES, ["P1", "Pia", "1 Main St", "North", "gate", ""]]
    take_in(busy, prepare(busy, write(tmp_path, rows), "sites"))
    rows = [
        SITES,
        ["P1", "Pia Lund", "1 Main St", "West", "", "y"],
        ["P2", "Pat", "2 Main St", "Farther", "", ""],
        ["S1", "Customer S1", "S1 Main Street", "North", "", ""],
    ]
    before = trail(busy)
    found = prepare(busy, write(tmp_path, rows), "sites", create_zones=True)
    assert trail(busy) == before
    assert (found.added, found.changed, found.unchanged, found.removed) == (1, 1, 1, 0)
    assert found.new_zones == ("Farther",)
    changed, added = found.changes
    assert (changed.how, changed.what, changed.row) == ("changed", "P1 Pia Lund", 2)
    assert changed.fields == (
        ("Customer name", "Pia", "Pia Lund"),
        ("Zone", "North", "West"),
        ("Notes", "gate", ""),
        ("VIP", "no", "yes"),
    )
    assert (added.how, added.what) == ("added", "P2 Pat")
    done = take_in(busy, found, create_zones=True)
    assert (done.added, done.changed, done.unchanged) == (1, 1, 1)
    assert done.zones_created == ("Farther",)
    assert find_site(busy.desk("csr"), "P1").zone == "West"


def test_capacity_is_said_by_zone_day_with_those_who_would_lose(
    busy: Office, tmp_path: Path
) -> None:
    days = [busy.day(n) for n in (10, 11, 12)]
    head = ["Zone", "Shift", *(day.isoformat() for day in days)]
    take_in(
        busy, prepare(busy, write(tmp_path, [head, ["North", "8:00-17:00", 1, 2, 2]]), "capacity")
    )
    lost = {
        hold(busy.desk("csr"), uuid4(), f"S{n}", "TUNE", days[2], "8-10").reference
        for n in (1, 2, 3)
    }
    kept = hold(busy.desk("csr"), uuid4(), "S4", "TUNE", days[1], "8-10").reference
    path = write(
        tmp_path,
        [head, ["North", "8:00-17:00", 1, 1, 0], ["West", "9:00-13:00", 2, "", "closed"]],
    )
    before = trail(busy)
    found = prepare(busy, path, "capacity")
    assert trail(busy) == before
    assert (found.added, found.changed, found.unchanged, found.removed) == (2, 0, 2, 3)
    assert [(c.how, c.what.split(",")[0], c.fields) for c in found.changes] == [
        (
            "changed",
            "North",
            (("Technicians", "2", "1"), ("Shifts", "8:00-17:00 (2)", "8:00-17:00")),
        ),
        ("removed", "North", (("Technicians", "2", "0"), ("Shifts", "8:00-17:00 (2)", ""))),
        ("added", "West", (("Technicians", "0", "2"), ("Shifts", "", "9:00-13:00 (2)"))),
    ]
    assert found.changes[0].what == f"North, {days[1]:%a} {days[1].day} {days[1]:%b %Y}"
    ((zone, day, references),) = [(x.zone, x.day, x.references) for x in found.losses]
    assert (zone, day, set(references)) == ("North", days[2], lost)
    with pytest.raises(OverPromised):
        take_in(busy, found)
    done = take_in(busy, found, accept_losses=True)
    assert {r for k in done.kept_over_promised for r in k.references} == lost
    assert kept not in lost


def test_good_rows_of_sites_are_taken_by_choice(busy: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        SITES,
        ["G1", "Gus", "1 Main St", "North", "", ""],
        ["G2", "Gil", "2 Main St", "Nroth", "", ""],
        ["G3", "", "3 Main St", "North", "", ""],
    ]
    found = prepare(busy, write(tmp_path, rows), "sites")
    assert (found.added, [p.row for p in found.problems]) == (1, [3, 4])
    refused = take_in(busy, found)
    assert (refused.written, refused.skipped, refused.import_id) == (False, 0, None)
    assert len(refused.refused) == 2
    done = take_in(busy, found, take_good_rows=True)
    assert (done.written, done.added, done.skipped, len(done.refused)) == (True, 1, 2, 2)
    assert find_site(busy.desk("csr"), "G1").customer_name == "Gus"
    with pytest.raises(NotFound):
        find_site(busy.desk("csr"), "G2")


def test_a_zone_day_that_a_bad_row_may_concern_is_left_as_it_is(
    busy: Office, tmp_path: Path
) -> None:
    first, second = busy.day(14), busy.day(15)
    take_in(
        busy,
        prepare(
            busy,
            write(
                tmp_path,
                [
                    ROSTER,
                    ["North", first, "Kim", "8:00", "17:00", ""],
                    ["North", first, "Lou", "8:00", "17:00", ""],
                ],
            ),
            "capacity",
        ),
    )
    there = shifts(busy, first)
    path = write(
        tmp_path,
        [
            ROSTER,
            ["North", first, "Kim", "9:00", "17:00", ""],
            ["North", first, "Lou", "half past", "17:00", ""],
            ["North", second, "Kim", "9:00", "17:00", ""],
        ],
    )
    found = prepare(busy, path, "capacity", take_good_rows=True)
    assert (found.added, found.changed, len(found.problems)) == (1, 0, 1)
    assert any(f"North on {first}" in note for note in found.notes)
    done = take_in(busy, found, take_good_rows=True)
    assert (done.added, done.changed, done.skipped) == (1, 0, 1)
    assert shifts(busy, first) == there
    assert shifts(busy, second) == [("Kim", "09:00", "17:00")]


def test_sheets_of_one_kind_are_one_import_and_must_agree(busy: Office, tmp_path: Path) -> None:
    first, second = busy.day(17), busy.day(18)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, days, cells in (
        ("November", (first, second), (1, 2)),
        ("December", (second,), (2,)),
        ("Again", (first,), (3,)),
    ):
        sheet = workbook.create_sheet(title)
        sheet.append(["Zone", *days])
        sheet.append(["West", *cells])
    workbook.save(tmp_path / "months.xlsx")
    found = prepare(busy, tmp_path / "months.xlsx", "capacity", all_sheets=True)
    (problem,) = found.problems
    assert (problem.sheet, problem.row, problem.value) == ("Again", 2, "West")
    assert problem.message == f"is stated for {first} in November, row 2 already, differently."
    done = take_in(busy, found, take_good_rows=True)
    assert (done.added, done.skipped) == (2, 1)
    assert (len(shifts(busy, first, "West")), len(shifts(busy, second, "West"))) == (0, 2)
    (newest, *_) = list_imports(busy.desk("admin"))
    assert newest.sheets == ("November", "December", "Again")


def test_nothing_chosen_and_two_kinds_are_refused(busy: Office, tmp_path: Path) -> None:
    desk = busy.desk("admin")
    book = open_book(write(tmp_path, [SITES, ["Q1", "Q", "1 Main St", "North", "", ""]]))
    with pytest.raises(InvalidInput, match="is chosen"):
        prepare_import(desk, book, ())


@pytest.mark.parametrize("many", [False, True])
def test_it_can_be_stopped_until_it_is_written(
    make_office: Callable[[], Office],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    many: bool,
) -> None:
    office = make_office()
    if many:
        in_bulk(monkeypatch)
    day = office.day(20)
    sites: list[list[object]] = [SITES]
    sites += [[f"K{n}", "Kay", f"{n} Main St", "North", "", ""] for n in range(30)]
    capacity: list[list[object]] = [["Zone", day.isoformat()], ["North", 3]]
    before = trail(office)
    for rows, kind, last in (
        (sites, "sites", "rows written"),
        (capacity, "capacity", "zone-days"),
    ):
        told: list[tuple[str, int, int]] = []

        def stop(
            what: str,
            done: int,
            total: int,
            told: list[tuple[str, int, int]] = told,
            last: str = last,
        ) -> None:
            told.append((what, done, total))
            if what == last and done == total:
                raise Cancelled("Stopped.")

        prepared = prepare(office, write(tmp_path, rows), kind)
        with pytest.raises(Cancelled):
            commit_import(office.desk("admin"), uuid4(), prepared, tell=stop)
        assert told[-1] == (last, told[-1][2], told[-1][2])
        assert trail(office) == before
    assert list_imports(office.desk("admin")) == ()


def in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few rows be as many."""
    monkeypatch.setattr(commit, "FEW_ROWS", 5)
    monkeypatch.setattr(commit, "ROWS_AT_ONCE", 10)
    monkeypatch.setattr(writing, "FEW_ROUTES", 1)
    monkeypatch.setattr(writing, "FEW_ZONE_DAYS", 1)
    monkeypatch.setattr(writing, "ROUTES_AT_ONCE", 4)


def test_in_bulk_is_the_same(
    make_office: Callable[[], Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_bulk(monkeypatch)
    office = make_office()
    office.add_sites(8)
    days = [office.day(n) for n in range(5, 12)]
    head = ["Zone", *(day.isoformat() for day in days)]
    first = take_in(
        office, prepare(office, write(tmp_path, [head, ["North", *[3] * 7]]), "capacity")
    )
    assert first.added == 21
    held = [
        hold(office.desk("csr"), uuid4(), f"S{n + 1}", "TUNE", day, "8-10").reference
        for n, day in enumerate(days)
    ]
    found = prepare(office, write(tmp_path, [head, ["North", 1, 0, 2, 4, 1, 1, 1]]), "capacity")
    assert [loss.references for loss in found.losses] == [(held[1],)]
    with pytest.raises(OverPromised, match=held[1]):
        take_in(office, found)
    done = take_in(office, found, accept_losses=True)
    assert (done.added, done.removed) == (1, 11)
    assert [k.references for k in done.kept_over_promised] == [(held[1],)]
    standing = office.rows(
        "select b.reference from booker.bookings b"
        " join booker.stops t using (branch_id, booking_id) where b.branch_id = :branch"
        " order by b.service_date"
    )
    assert [row[0] for row in standing] == held
    undo_import(office.desk("admin"), uuid4(), done.import_id or uuid4())
    assert [len(shifts(office, day)) for day in days] == [3] * 7


def test_a_technician_in_two_places_is_named_in_bulk_too(
    make_office: Callable[[], Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office()
    office.add_zone("West")
    day = office.day(9)
    rows: list[list[object]] = [ROSTER, ["North", day, "Max", "8:00", "17:00", ""]]
    take_in(office, prepare(office, write(tmp_path, rows), "capacity"))
    in_bulk(monkeypatch)
    rows = [ROSTER]
    rows += [["West", day, name, "12:00", "20:00", ""] for name in ("Max", "Eve", "Ida")]
    with pytest.raises(InvalidInput, match=rf"two routes at the same time: Max on {day}"):
        take_in(office, prepare(office, write(tmp_path, rows), "capacity"))


@pytest.mark.parametrize("day", ["", "2026-13-01"])
def test_a_misspelled_zone_may_be_any_of_that_day(
    make_office: Callable[[], Office], tmp_path: Path, day: str
) -> None:
    office = make_office()
    first, second = office.day(5), office.day(6)
    rows: list[list[object]] = [ROSTER]
    rows += [
        ["North", date, name, "8:00", "17:00", ""] for date in (first, second) for name in "AB"
    ]
    take_in(office, prepare(office, write(tmp_path, rows), "capacity"))
    there = [shifts(office, first), shifts(office, second)]
    rows[2][:2] = ["", day] if day else ["Nrth", first]
    rows[4][4] = "16:00"
    found = prepare(office, write(tmp_path, rows), "capacity", take_good_rows=True)
    assert found.removed == 0
    assert found.problems
    if day:
        # that row may concern any zone and any day
        with pytest.raises(InvalidInput, match=r"Nothing of .* can be taken"):
            take_in(office, found, take_good_rows=True)
        assert [shifts(office, first), shifts(office, second)] == there
    else:
        assert take_in(office, found, take_good_rows=True).changed == 1
        assert shifts(office, first) == there[0]


def test_a_misspelled_line_leaves_the_other_lines_of_a_grid_certain(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    day = office.day(5).isoformat()
    grid: list[list[object]] = [["Zone", day], ["North", 2], ["Lunch", 1]]
    found = prepare(office, write(tmp_path, grid), "capacity", take_good_rows=True)
    assert (found.added, len(found.problems)) == (2, 1)
    with_shifts: list[list[object]] = [
        ["Zone", "Shift", day],
        ["North", "8:00-12:00", 2],
        ["Nrth", "12:00-17:00", 2],
    ]
    found = prepare(office, write(tmp_path, with_shifts), "capacity", take_good_rows=True)
    assert found.added == 0


def test_how_a_sheet_was_read_is_said(make_office: Callable[[], Office], tmp_path: Path) -> None:
    office = make_office()
    admin = office.desk("admin")
    path = write(tmp_path, [["Zone", "Date", "Technicians"], ["North", office.day(4), 1]])
    book = open_book(path)
    (mapping,) = mappings_of(admin, book, "capacity")
    remember(admin, uuid4(), fingerprint(book.sheets[0], 1), mapping)
    found = prepare(office, path, "capacity")
    assert "Read as last time." in found.notes
    assert "Read as last time." in take_in(office, found).notes


def test_the_past_is_left_out_and_said(make_office: Callable[[], Office], tmp_path: Path) -> None:
    office = make_office()
    past, coming = office.today() - timedelta(days=3), office.day(2)
    path = write(tmp_path, [["Zone", past.isoformat(), coming.isoformat()], ["North", 2, 1]])
    found = prepare(office, path, "capacity")
    assert found.added == 1
    assert f"Left out, because it is in the past: {past}." in found.notes
    assert take_in(office, found).added == 1
    assert shifts(office, past) == []
    path = write(tmp_path, [["Zone", past.isoformat()], ["North", 2]])
    with pytest.raises(InvalidInput, match=f"the past alone: its last day is {past}"):
        prepare(office, path, "capacity")


@pytest.mark.parametrize("many", [False, True])
def test_what_is_no_longer_as_it_was_shown_is_not_written(
    make_office: Callable[[], Office],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    many: bool,
) -> None:
    office = make_office()
    office.add_sites(4)
    if many:
        in_bulk(monkeypatch)
    day, next_day = office.day(8), office.day(9)
    office.add_routes(day, 2)
    office.add_routes(next_day, 2)
    path = write(tmp_path, [["Zone", day.isoformat(), next_day.isoformat()], ["North", 0, 0]])
    shown = hold(office.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10").reference
    found = prepare(office, path, "capacity")
    assert [loss.references for loss in found.losses] == [(shown,)]
    late = hold(office.desk("csr"), uuid4(), "S2", "TUNE", next_day, "8-10").reference
    before = trail(office)
    with pytest.raises(ChangedSince, match=f"than were shown: {late}"):
        take_in(office, found, accept_losses=True)
    assert trail(office) == before
    found = prepare(office, path, "capacity")
    office.add_routes(day, 1)
    with pytest.raises(ChangedSince, match="other than was shown"):
        take_in(office, found, accept_losses=True)
    assert len(take_in(office, prepare(office, path, "capacity"), accept_losses=True).notes) == 0
    sites = write(tmp_path, [SITES, ["S1", "New Name", "1 Main St", "North", "", ""]])
    found = prepare(office, sites, "sites")
    take_in(office, prepare(office, sites, "sites"))
    with pytest.raises(ChangedSince):
        take_in(office, found)


def test_a_number_in_other_capitals_is_no_second_site(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    office.add_sites(2)
    rows: list[list[object]] = [SITES, ["s1", "Customer S1", "S1 Main Street", "North", "", ""]]
    found = prepare(office, write(tmp_path, rows), "sites")
    (problem,) = found.problems
    assert (found.added, problem.row, problem.proposal) == (0, 2, 'Did you mean "S1"?')


def test_a_site_that_is_not_served_stays_so(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    office.add_sites(1)
    office.execute("update booker.sites set active = false where branch_id = :branch")
    rows: list[list[object]] = [SITES[:4], ["S1", "Customer S1", "S1 Main Street", "North"]]
    found = prepare(office, write(tmp_path, rows), "sites")
    assert (found.changed, found.unchanged) == (0, 1)
    assert found.notes[-1].endswith("without a column Active with yes: 1.")
    assert take_in(office, found).unchanged == 1
    rows = [[*SITES[:4], "Active"], ["S1", "Customer S1", "S1 Main Street", "North", "yes"]]
    back = prepare(office, write(tmp_path, rows), "sites")
    assert back.notes == ()
    assert take_in(office, back).changed == 1
