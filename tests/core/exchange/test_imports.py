"""The real files of three branches, through the acts, on a real database."""

from __future__ import annotations

import csv
import json
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from openpyxl import Workbook
from sqlalchemy import text

from core.catalog.job_types import list_job_types
from core.catalog.sites import find_site, search_sites
from core.catalog.windows import list_windows
from core.catalog.zones import find_zone, list_zones
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound
from core.exchange import commit, intake
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_job_types, import_sites, import_windows
from core.exchange.sheet import open_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.database.desk import Desk
    from tests.office import Office

DATA = Path(__file__).parents[2] / "data"
BRANCHES = {
    "arvada": (189, 284, 123, 468),
    "glendale": (179, 295, 121, 463),
    "manchester": (191, 274, 123, 470),
}
"""Sites, routes of the matrix, of the roster, of the list by window."""
SAVE_SITES = text(
    "select app.save_sites(:branch, gen_random_uuid(),"
    " jsonb_build_object('part', cast(:part as integer)), cast(:rows as jsonb))"
)


@pytest.fixture(scope="module", autouse=True)
def _before_the_sheets() -> Iterator[None]:
    """The branches' sheets are of December 2026, and what is past is not taken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "local_today", lambda _desk: date(2026, 11, 21))
        yield


def audit_count(office: Office) -> int:
    return int(
        office.rows("select count(*) from booker.audit_events where branch_id = :branch")[0][0]
    )


def write(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_branch_s_files_import_without_a_hand_s_help_and_twice_changes_nothing(
    make_office: Callable[[], Office], branch: str
) -> None:
    sites, matrix, roster, by_window = BRANCHES[branch]
    folder = DATA / branch
    office = make_office()
    desk = office.desk("admin")

    first = import_sites(desk, folder / "sites.csv", create_zones=True, act_id=uuid4())
    assert (first.written, first.added, first.changed, first.refused) == (True, sites, 0, ())
    assert len(first.zones_created) == 4
    assert import_job_types(desk, folder / "job_types.csv", act_id=uuid4()).added == 10
    windows = import_windows(desk, folder / "windows.csv", act_id=uuid4())
    assert (windows.added, windows.unchanged) == (0, 5)  # the office has the same five
    capacity = import_capacity(desk, folder / "capacity.xlsx", act_id=uuid4())
    assert (capacity.sheet, capacity.added, capacity.refused) == ("Capacity", matrix, ())

    before = audit_count(office)
    again = [
        import_sites(desk, folder / "sites.csv", act_id=uuid4()),
        import_job_types(desk, folder / "job_types.csv", act_id=uuid4()),
        import_windows(desk, folder / "windows.csv", act_id=uuid4()),
        import_capacity(desk, folder / "capacity.xlsx", act_id=uuid4()),
    ]
    assert [(r.added, r.changed, r.removed) for r in again] == [(0, 0, 0)] * 4
    assert [r.unchanged for r in again] == [sites, 10, 5, matrix]
    assert audit_count(office) == before

    by_name = import_capacity(desk, folder / "capacity.xlsx", sheet="Roster", act_id=uuid4())
    assert by_name.added + by_name.changed + by_name.unchanged == roster
    before = audit_count(office)
    same = import_capacity(desk, folder / "capacity.xlsx", sheet="Roster", act_id=uuid4())
    assert (same.added, same.changed, same.removed, same.unchanged) == (0, 0, 0, roster)

    listed = import_capacity(desk, folder / "capacity_long.csv", act_id=uuid4())
    assert listed.added + listed.changed + listed.unchanged == by_window
    before = audit_count(office)
    same = import_capacity(desk, folder / "capacity_long.csv", act_id=uuid4())
    assert (same.added, same.changed, same.removed, same.unchanged) == (0, 0, 0, by_window)
    assert audit_count(office) == before


def test_what_was_imported_can_be_read(office: Office) -> None:
    desk = office.desk("admin")
    import_sites(desk, DATA / "manchester" / "sites.csv", create_zones=True, act_id=uuid4())
    import_job_types(desk, DATA / "manchester" / "job_types.csv", act_id=uuid4())
    site = find_site(office.desk("csr"), "MAN1002")
    assert (site.customer_name, site.zone, site.vip) == ("Adam Sanchez", "Manchester NE", True)
    assert (site.postal_code, site.notes) == ("06040", "=call first")
    assert site.latitude == 41.7820711
    assert find_site(desk, "MAN1017").customer_name == "Brittany Vasquez"
    assert [s.number for s in search_sites(desk, "656 555 0922")] == ["MAN1002"]
    assert "MAN1002" in [s.number for s in search_sites(desk, "castle hill")]
    install = next(j for j in list_job_types(desk) if j.code == "SYS-INSTALL")
    assert (install.minutes, install.technicians, install.all_day) == (None, 2, True)
    assert [w.label for w in list_windows(desk)] == ["8-10", "10-12", "12-2", "2-4", "4-6"]
    assert "Manchester SW" in [zone.name for zone in list_zones(desk)]
    with pytest.raises(NotFound):
        find_site(desk, "MAN9999")
    with pytest.raises(NotFound, match="Manchester NE"):
        find_zone(desk, "Nowhere")


def test_an_unknown_zone_refuses_the_whole_file_and_names_the_nearest(
    office: Office, tmp_path: Path
) -> None:
    desk = office.desk("admin")
    path = write(
        tmp_path / "sites.csv",
        [
            ["Customer #", "Customer Name", "Service Address", "Zone"],
            ["Z1", "Ann", "1 Main St", "NORTH "],
            ["Z2", "Bob", "2 Main St", "Nort"],
        ],
    )
    result = import_sites(desk, path, act_id=uuid4())
    assert not result.written
    (problem,) = result.refused
    assert (problem.sheet, problem.row, problem.column, problem.value) == (
        "sites.csv",
        3,
        "D",
        "Nort",
    )
    assert problem.proposal == 'Did you mean "North"?'
    with pytest.raises(NotFound):
        find_site(desk, "Z1")


def test_a_column_that_the_file_lacks_stays_and_a_blank_cell_clears(
    office: Office, tmp_path: Path
) -> None:
    desk = office.desk("admin")
    head = ["Account", "Name", "Address", "Zone"]
    full = write(
        tmp_path / "full.csv",
        [[*head, "Notes", "VIP"], ["C1", "Ann", "1 Main St", "North", "gate", "y"]],
    )
    import_sites(desk, full, act_id=uuid4())
    short = write(tmp_path / "short.csv", [head, ["C1", "Ann Lee", "1 Main St", "North"]])
    result = import_sites(desk, short, act_id=uuid4())
    assert (result.added, result.changed) == (0, 1)
    site = find_site(desk, "C1")
    assert (site.customer_name, site.notes, site.vip) == ("Ann Lee", "gate", True)
    blank = write(
        tmp_path / "blank.csv", [[*head, "Notes"], ["C1", "Ann Lee", "1 Main St", "North", ""]]
    )
    import_sites(desk, blank, act_id=uuid4())
    assert find_site(desk, "C1").notes is None


def test_a_dry_run_counts_and_writes_nothing(office: Office, tmp_path: Path) -> None:
    desk = office.desk("admin")
    path = write(
        tmp_path / "d.csv",
        [["Customer #", "Name", "Address", "Zone"], ["D1", "Dan", "1 Main St", "Dryland"]],
    )
    before = audit_count(office)
    result = import_sites(desk, path, create_zones=True, dry_run=True, act_id=uuid4())
    assert (result.added, result.zones_created, result.written) == (1, ("Dryland",), False)
    assert audit_count(office) == before
    assert "Dryland" not in [zone.name for zone in list_zones(desk)]


def test_only_admins_import(office: Office) -> None:
    for login in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            import_windows(office.desk(login), DATA / "arvada" / "windows.csv", act_id=uuid4())


def test_a_repeated_act_answers_the_same_and_another_file_under_its_id_is_refused(
    office: Office, tmp_path: Path
) -> None:
    desk = office.desk("admin")
    rows = [["Customer #", "Name", "Address", "Zone"], ["R1", "Rae", "1 Main St", "North"]]
    path = write(tmp_path / "r.csv", rows)
    act = uuid4()
    first = import_sites(desk, path, act_id=act)
    assert first.added == 1
    assert import_sites(desk, path, act_id=act) == first
    other = write(tmp_path / "o.csv", [*rows, ["R2", "Roy", "2 Main St", "North"]])
    with pytest.raises(ActReused):
        import_sites(desk, other, act_id=act)


def test_a_wrong_file_or_sheet_is_said_in_a_sentence(office: Office, tmp_path: Path) -> None:
    desk = office.desk("admin")
    arvada = DATA / "arvada"
    with pytest.raises(InvalidInput, match="does not look like customers' sites"):
        import_sites(desk, arvada / "windows.csv", act_id=uuid4())
    with pytest.raises(InvalidInput, match=r'no sheet "Rota"\. Its sheets: Capacity, Roster'):
        import_capacity(desk, arvada / "capacity.xlsx", sheet="Rota", act_id=uuid4())
    with pytest.raises(InvalidInput, match="no capacity that can be recognised"):
        import_capacity(desk, arvada / "sites.csv", act_id=uuid4())
    with pytest.raises(InvalidInput, match="cannot be read"):
        import_sites(desk, tmp_path / "nowhere.csv", act_id=uuid4())


def test_a_large_file_is_one_act_in_several_parts(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "ROWS_AT_ONCE", 10)
    desk = office.desk("admin")
    rows = [[f"P{n}", f"Person {n}", f"{n} Main St", "Far"] for n in range(25)]
    head = ["Customer #", "Name", "Address", "Zone"]
    path = write(tmp_path / "p.csv", [head, *rows])
    act = uuid4()
    first = import_sites(desk, path, create_zones=True, act_id=act)
    assert (first.added, first.zones_created) == (25, ("Far",))
    assert import_sites(desk, path, create_zones=True, act_id=act) == first
    rows[24][3] = "Fra"
    refused = import_sites(desk, write(tmp_path / "q.csv", [head, *rows]), act_id=uuid4())
    assert [p.row for p in refused.refused] == [26]
    rows[24][3], rows[0][1] = "Far", "Pat"
    changed = import_sites(desk, write(tmp_path / "r.csv", [head, *rows]), act_id=uuid4())
    assert (changed.added, changed.changed, changed.unchanged) == (0, 1, 24)


def test_sites_from_excel_are_the_same_sites(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    desk = office.desk("admin")
    import_sites(desk, DATA / "manchester" / "sites.csv", create_zones=True, act_id=uuid4())
    workbook = Workbook()
    cover: Any = workbook.active
    cover.append(["Manchester", "as of today"])
    sheet = workbook.create_sheet("Customers")
    for row in open_book(DATA / "manchester" / "sites.csv").sheets[0].rows:
        sheet.append([cell.value for cell in row.cells])
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
            elif cell.column_letter in "GLM" and cell.value:
                cell.value = float(cell.value)  # as a spreadsheet takes ZIP codes and coordinates
    workbook.save(tmp_path / "sites.xlsx")
    result = import_sites(desk, tmp_path / "sites.xlsx", act_id=uuid4())
    assert (result.sheet, result.refused) == ("Customers", ())
    assert (result.added, result.changed, result.unchanged) == (0, 0, 191)


@pytest.mark.race
def test_desks_that_import_the_same_files_at_once_do_it_once(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    begin = threading.Barrier(3)
    outcomes: list[tuple[int, int]] = []
    broken: list[Exception] = []

    def both(desk: Desk) -> None:
        try:
            begin.wait(30)
            sites = import_sites(
                desk, DATA / "arvada" / "sites.csv", create_zones=True, act_id=uuid4()
            )
            capacity = import_capacity(desk, DATA / "arvada" / "capacity.xlsx", act_id=uuid4())
            outcomes.extend((r.added, r.unchanged) for r in (sites, capacity))
        except Exception as error:  # noqa: BLE001 - it is the test that fails, below
            broken.append(error)

    threads = [threading.Thread(target=both, args=(office.desk("admin"),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert broken == []
    assert sorted(outcomes) == [(0, 189), (0, 189), (0, 284), (0, 284), (189, 0), (284, 0)]


def test_an_import_reads_the_sites_that_stand_once(make_office: Callable[[], Office]) -> None:
    """On tables without statistics, where a look-up a row read the whole branch each time."""
    office = make_office()
    count, parts = 1_000, 3
    with office.desk("admin").database.engine.begin() as connection:
        for part in range(parts):
            rows = [
                {
                    "number": f"N{part * count + n}",
                    "customer_name": f"Customer {n}",
                    "address": f"{n} Main Street",
                    "zone": "North",
                }
                for n in range(count)
            ]
            connection.execute(
                SAVE_SITES, {"branch": office.branch_id, "part": part, "rows": json.dumps(rows)}
            )
        again = [{**row, "notes": "n"} for row in rows]
        answer = connection.execute(
            SAVE_SITES, {"branch": office.branch_id, "part": parts, "rows": json.dumps(again)}
        ).scalar_one()
        read = connection.execute(
            text(
                "select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables"
                " where schemaname = 'booker' and relname = 'sites'"
            )
        ).scalar_one()
    assert (answer["added"], answer["changed"]) == (0, count)
    # each call may read what stands once for the look-up and once for the update
    assert read <= 2 * (parts + 1) * parts * count
