"""What is exported and imported again is the same: nothing changes, and not a byte differs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.catalog.save_site import SiteEntry, save_site
from core.errors import InvalidInput
from core.exchange import intake
from core.exchange.export import export
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_job_types, import_sites, import_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.database.desk import Desk
    from core.exchange.import_result import ImportResult
    from tests.office import Office

DATA = Path(__file__).parents[2] / "data"
KINDS = ("windows", "job-types", "sites", "capacity")
TRICKY = (
    "=1+1", "+49 89", "-x", "@SUM(A1)", "'=1", "''", "'quoted'", 'say "hi"', "a,b;c|d\te",
    "007", "1e5", "8-10", "1/2", "TRUE", "#REF!", "Żółć Ünal", "名前", "🙂", "O'Neil", "x\ny",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _before_the_sheets() -> Iterator[None]:
    """The branches' sheets are of December 2026, and what is past is not taken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "local_today", lambda _desk: date(2026, 11, 21))
        yield


def take_in(desk: Desk, kind: str, path: Path) -> ImportResult:
    """Import a file of that kind; zones that are new are made."""
    if kind == "capacity":
        return import_capacity(desk, path, act_id=uuid4(), create_zones=True)
    if kind == "sites":
        return import_sites(desk, path, act_id=uuid4(), create_zones=True)
    return {"job-types": import_job_types, "windows": import_windows}[kind](
        desk, path, act_id=uuid4()
    )


def emptied(office: Office) -> Office:
    """Without the zone, windows and job types that every office of a test has."""
    for table in ("arrival_windows", "job_types", "zones"):
        office.execute(f"delete from booker.{table} where branch_id = :branch")
    return office


def written(desk: Desk, folder: Path, kind: str, ending: str = "csv") -> Path:
    path = folder / f"{kind}.{ending}"
    export(desk, kind, path)
    return path


@pytest.mark.parametrize("branch", ["arvada", "glendale", "manchester"])
def test_a_real_branch_goes_out_and_in_and_out_again(
    make_office: Callable[[], Office], tmp_path: Path, branch: str
) -> None:
    first, second = emptied(make_office()), emptied(make_office())
    folder = DATA / branch
    desk = first.desk("admin")
    for kind, name in (
        ("windows", "windows.csv"), ("job-types", "job_types.csv"), ("sites", "sites.csv"),
        ("capacity", "capacity.xlsx"),
    ):  # fmt: skip
        assert take_in(desk, kind, folder / name).written
    out, again = tmp_path / "out", tmp_path / "again"
    out.mkdir()
    again.mkdir()
    for kind in KINDS:
        for ending in ("csv", "xlsx"):
            path = written(desk, out, kind, ending)
            same = take_in(desk, kind, path)
            assert (same.refused, same.added, same.changed, same.removed) == ((), 0, 0, 0), path
            assert same.unchanged > 0
            assert not [note for note in same.notes if "not used" in note], same.notes
    other = second.desk("admin")
    for kind in KINDS:
        assert take_in(other, kind, out / f"{kind}.csv").refused == ()
    for kind in KINDS:
        assert written(other, again, kind).read_bytes() == (out / f"{kind}.csv").read_bytes()


@pytest.fixture(scope="module")
def pair(make_office: Callable[[], Office]) -> tuple[Office, Office]:
    """An office that writes, and an empty one that reads."""
    return make_office(), emptied(make_office())


TEXTS = st.one_of(
    st.sampled_from(TRICKY),
    st.text(alphabet="=+-@'\" \t\n,;|0a\u00e9\uff1d\u4e00", min_size=1, max_size=12),
    st.text(min_size=1, max_size=30),
)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=6))
def test_whatever_people_type_comes_back(
    pair: tuple[Office, Office],
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str, str]],
) -> None:
    first, second = pair
    for office in pair:
        office.execute("delete from booker.sites where branch_id = :branch")
    saved = 0
    for name, address, unit, notes in rows:
        entry = SiteEntry(
            None, name, address, unit, None, None, "00700", "North", "+1 303 555 0100", None,
            bool(saved % 2), -0.00001 if saved else None, 5.0 if saved else None, notes,
        )  # fmt: skip
        try:
            save_site(first.desk("csr"), uuid4(), entry)
            saved += 1
        except InvalidInput:
            pass  # nothing but what cannot be shown
    folder = tmp_path_factory.mktemp("trip")
    path = written(first.desk("admin"), folder, "sites")
    if not saved:
        return
    for ending in ("csv", "xlsx"):
        same = take_in(
            first.desk("admin"), "sites", written(first.desk("admin"), folder, "sites", ending)
        )
        assert (same.refused, same.added, same.changed) == ((), 0, 0)
        assert same.unchanged == saved
    before = path.read_bytes()
    assert take_in(second.desk("admin"), "sites", path).added == saved
    assert written(second.desk("admin"), folder, "sites").read_bytes() == before


def test_what_is_not_offered_any_more_stays_so(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    first, second = make_office(), emptied(make_office())
    first.add_sites(3)
    for table, name in (("sites", "number = 'S2'"), ("job_types", "code = 'SWAP'"),
                        ("arrival_windows", "label = '4-6'")):  # fmt: skip
        first.execute(f"update booker.{table} set active = false where {name}")
    first.execute(
        "update booker.job_types set questions = '{Gas?,\"Which floor, please?\"}',"
        " buffer_before = 5, buffer_after = 10 where code = 'TUNE'"
    )
    first.execute(
        "update booker.arrival_windows set weekdays = '{1,3,5,6,7}', max_bookings = 2"
        " where label = '8-10'"
    )
    desk, other = first.desk("admin"), second.desk("admin")
    for kind in ("sites", "job-types", "windows"):
        for ending in ("xlsx", "csv"):
            path = written(desk, tmp_path, kind, ending)
            same = take_in(desk, kind, path)
            assert (same.refused, same.added, same.changed) == ((), 0, 0), path
        before = path.read_bytes()
        take_in(other, kind, path)
        assert written(other, tmp_path, kind).read_bytes() == before


def test_capacity_of_all_kinds_comes_back(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    first, second = make_office(), emptied(make_office())
    first.add_zone("=South")
    first.add_routes(first.day(3), 3, max_stops=4)
    first.add_routes(first.day(3), 1, "=South", starts="06:30", ends="14:45")
    first.add_routes(first.day(120), 2)
    first.execute("update booker.routes set technician = null where number = 2")
    first.execute("update booker.routes set technician = '@Ana, \"Bee\"' where number = 3")
    for ending in ("xlsx", "csv"):
        path = written(first.desk("admin"), tmp_path, "capacity", ending)
        same = take_in(first.desk("admin"), "capacity", path)
        assert (same.refused, same.added, same.changed, same.removed) == ((), 0, 0, 0)
        assert same.unchanged == 6
    before = path.read_bytes()
    assert take_in(second.desk("admin"), "capacity", path).added == 6
    assert written(second.desk("admin"), tmp_path, "capacity").read_bytes() == before
