"""An import is taken back as a whole, or refused by name of what stands in the way."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.release import release
from core.booking.show import show
from core.catalog.sites import find_site
from core.errors import Cancelled, CannotUndo, NotAllowed, NotFound
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_sites, import_windows
from core.exchange.import_log import list_imports, undo_import

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from tests.office import Office

SITES: list[object] = ["Customer #", "Customer Name", "Service Address", "Zone", "Notes"]
TABLES = {
    "zones": "zone_id",
    "sites": "site_id",
    "site_words": "word, site_id",
    "job_types": "job_type_id",
    "arrival_windows": "window_id",
    "routes": "route_id",
    "stops": "stop_id",
    "blocks": "block_id",
}


def write(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    path = folder / f"{uuid4()}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def matrix(folder: Path, day: date, cell: object, shift: str = "8:00-17:00") -> Path:
    return write(folder, [["Zone", "Shift", day.isoformat()], ["North", shift, cell]])


def everything(office: Office) -> dict[str, list[Any]]:
    """All that an import may touch, byte for byte."""
    return {
        table: [
            str(row[0])
            for row in office.rows(
                f"select to_jsonb(t) from booker.{table} t where branch_id = :branch order by {key}"
            )
        ]
        for table, key in TABLES.items()
    }


def take_in(office: Office, path: Path, *, accept_losses: bool = False) -> UUID:
    result = import_capacity(
        office.desk("admin"), path, act_id=uuid4(), allow_over_promised=accept_losses
    )
    assert result.written
    assert result.import_id is not None
    return result.import_id


def confirmed(office: Office, site: str, day: date, window: str) -> str:
    booking = hold(office.desk("csr"), uuid4(), site, "TUNE", day, window)
    return confirm(office.desk("dispatcher"), uuid4(), booking.reference).reference


@pytest.fixture(scope="module")
def busy(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(12)
    return office


def test_sites_and_their_new_zone_go_and_changed_ones_are_as_they_were(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    admin = office.desk("admin")
    import_sites(
        admin, write(tmp_path, [SITES, ["C1", "Ann", "1 Main St", "North", "gate"]]), act_id=uuid4()
    )
    before = everything(office)
    rows: list[list[object]] = [
        SITES,
        ["C1", "Ann Lee", "9 Oak St", "Far", ""],
        ["C2", "Bob", "2 Main St", "Far", "dog"],
    ]
    done = import_sites(admin, write(tmp_path, rows), act_id=uuid4(), create_zones=True)
    assert (done.added, done.changed) == (1, 1)
    assert done.import_id is not None
    act = uuid4()
    undone = undo_import(admin, act, done.import_id)
    assert (undone.changed, undone.removed) == (1, 2)  # the zone went as well
    assert everything(office) == before
    assert undo_import(admin, act, done.import_id) == undone
    with pytest.raises(CannotUndo, match="has undone this import already"):
        undo_import(admin, uuid4(), done.import_id)
    newest = list_imports(office.desk("csr"))
    assert [(one.kind, one.added, one.undone_at is not None) for one in newest] == [
        ("sites", 1, True),
        ("sites", 1, False),
    ]
    assert newest[0].undone_by == admin.database.login
    assert newest[0].sheets == (newest[0].file,)
    acts = office.rows(
        "select distinct act_kind from booker.audit_events where branch_id = :branch"
        " and act_id = :act",
        act=act,
    )
    assert acts == [("undo_import",)]


def test_windows_and_their_limit_return(make_office: Callable[[], Office], tmp_path: Path) -> None:
    office = make_office()
    before = everything(office)
    rows: list[list[object]] = [
        ["Window", "Start", "End", "Max bookings"],
        ["8-10", "8:00", "10:30", 3],
        ["Evening", "18:00", "20:00", ""],
    ]
    admin = office.desk("admin")
    done = import_windows(admin, write(tmp_path, rows), act_id=uuid4())
    assert (done.added, done.changed, done.import_id is None) == (1, 1, False)
    undo_import(admin, uuid4(), done.import_id or uuid4())
    assert everything(office) == before


def test_a_site_that_was_booked_or_changed_since_stays_with_its_whole_import(
    busy: Office, tmp_path: Path
) -> None:
    admin = busy.desk("admin")
    day = busy.day(8)
    busy.add_routes(day, 1)
    rows: list[list[object]] = [SITES, ["U1", "Uma", "1 Main St", "North", ""]]
    done = import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    reference = confirmed(busy, "U1", day, "8-10")
    before = everything(busy)
    with pytest.raises(CannotUndo, match=rf"Bookings stand on what .*{reference}"):
        undo_import(admin, uuid4(), done.import_id or uuid4())
    assert everything(busy) == before
    rows = [SITES, ["U2", "Una", "1 Main St", "North", ""]]
    done = import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    rows[1][4] = "the bell is broken"
    import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    with pytest.raises(CannotUndo, match=rf"site U2 \({admin.database.login}, \d{{4}}-"):
        undo_import(admin, uuid4(), done.import_id or uuid4())
    assert find_site(admin, "U2").notes == "the bell is broken"


def test_added_routes_go_and_removed_ones_return_with_their_numbers(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(20)
    take_in(busy, matrix(tmp_path, day, 3))
    before = everything(busy)
    for cell, shift in (("CLOSED", "8:00-17:00"), (5, "7:30-16:30"), (1, "9:00-12:00")):
        import_id = take_in(busy, matrix(tmp_path, day, cell, shift))
        undo_import(busy.desk("admin"), uuid4(), import_id)
        assert everything(busy) == before


def test_stops_that_the_import_moved_go_back(busy: Office, tmp_path: Path) -> None:
    day = busy.day(21)
    take_in(busy, matrix(tmp_path, day, 2))
    references = [confirmed(busy, f"S{n}", day, "8-10") for n in (1, 2, 3)]
    references.append(confirmed(busy, "S4", day, "12-2"))
    cancel(busy.desk("dispatcher"), uuid4(), references[0], "moved away")
    before = everything(busy)
    import_id = take_in(busy, matrix(tmp_path, day, 1))
    assert everything(busy)["routes"] != before["routes"]
    undo_import(busy.desk("admin"), uuid4(), import_id)
    assert everything(busy) == before


def test_a_route_that_was_promised_on_stays_with_its_whole_import(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(22)
    import_id = take_in(busy, matrix(tmp_path, day, 2))
    booking = hold(busy.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    with pytest.raises(CannotUndo, match=booking.reference):
        undo_import(busy.desk("admin"), uuid4(), import_id)
    busy.expire(booking.reference)
    undo_import(busy.desk("admin"), uuid4(), import_id)


def test_a_shift_does_not_shrink_under_a_booking(busy: Office, tmp_path: Path) -> None:
    day = busy.day(23)
    take_in(busy, matrix(tmp_path, day, 1, "8:00-12:00"))
    import_id = take_in(busy, matrix(tmp_path, day, 1, "8:00-17:00"))
    reference = confirmed(busy, "S1", day, "2-4")
    with pytest.raises(CannotUndo, match=rf"{reference} would lie outside its route's shift"):
        undo_import(busy.desk("admin"), uuid4(), import_id)
    assert show(busy.desk("csr"), reference).state == "confirmed"


def test_the_older_of_two_imports_is_undone_after_the_newer(busy: Office, tmp_path: Path) -> None:
    day = busy.day(24)
    older = take_in(busy, matrix(tmp_path, day, 1))
    newer = take_in(busy, matrix(tmp_path, day, 1, "9:00-16:00"))
    with pytest.raises(CannotUndo, match=rf"route 1 of North on {day} \("):
        undo_import(busy.desk("admin"), uuid4(), older)
    undo_import(busy.desk("admin"), uuid4(), newer)
    undo_import(busy.desk("admin"), uuid4(), older)
    assert not busy.rows(
        "select 1 from booker.routes where branch_id = :branch and service_date = :day", day=day
    )


def test_only_admins_undo_and_only_what_there_is(busy: Office, tmp_path: Path) -> None:
    import_id = take_in(busy, matrix(tmp_path, busy.day(25), 1))
    for login in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            undo_import(busy.desk(login), uuid4(), import_id)
    with pytest.raises(NotFound):
        undo_import(busy.desk("admin"), uuid4(), uuid4())


def test_an_undoing_can_be_stopped(busy: Office, tmp_path: Path) -> None:
    import_id = take_in(busy, matrix(tmp_path, busy.day(26), 2))
    before = everything(busy)

    def stop(what: str, _done: int, _total: int) -> None:
        if what == "rows undone":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        undo_import(busy.desk("admin"), uuid4(), import_id, tell=stop)
    assert everything(busy) == before


def test_what_a_later_import_states_again_is_not_undone_before_it(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    admin = office.desk("admin")
    day, other = office.day(10), office.day(12)
    first = take_in(office, matrix(tmp_path, day, 2))
    apart = take_in(office, matrix(tmp_path, other, 2))
    head = ["Zone", "Shift", day.isoformat(), office.day(11).isoformat()]
    again = take_in(office, write(tmp_path, [head, ["North", "8:00-17:00", 2, 1]]))
    with pytest.raises(CannotUndo, match=r"states the same again \(.* undo that one first"):
        undo_import(admin, uuid4(), first)
    undo_import(admin, uuid4(), apart)
    undo_import(admin, uuid4(), again)
    undo_import(admin, uuid4(), first)
    rows: list[list[object]] = [SITES, ["R1", "Rae", "1 Main St", "North", ""]]
    done = import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    newer = import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    assert newer.unchanged == 1
    with pytest.raises(CannotUndo, match="states the same again"):
        undo_import(admin, uuid4(), done.import_id or uuid4())
    undo_import(admin, uuid4(), newer.import_id or uuid4())
    undo_import(admin, uuid4(), done.import_id or uuid4())
    with pytest.raises(NotFound):
        find_site(admin, "R1")


def test_a_site_whose_bookings_are_over_stays_but_is_offered_no_more(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    admin = office.desk("admin")
    office.add_zone("Far")
    day = office.day(8)
    office.add_routes(day, 1)
    rows: list[list[object]] = [SITES]
    rows += [[f"O{n}", "Ola", f"{n} Main St", "North", ""] for n in (1, 2)]
    done = import_sites(admin, write(tmp_path, rows), act_id=uuid4())
    booking = hold(office.desk("csr"), uuid4(), "O1", "TUNE", day, "8-10")
    with pytest.raises(CannotUndo, match=booking.reference):
        undo_import(admin, uuid4(), done.import_id or uuid4())
    release(office.desk("csr"), uuid4(), booking.reference)
    undone = undo_import(admin, uuid4(), done.import_id or uuid4())
    assert undone.removed == 1
    assert undone.notes == (
        "Bookings were made with them, so they stay, but are offered no more: 1 sites.",
    )
    assert office.rows(
        "select number, active from booker.sites where branch_id = :branch and number like 'O%'"
    ) == [("O1", False)]


def test_fewer_jobs_than_are_promised_are_said_in_words(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    office.add_sites(3)
    day = office.day(7)
    jobs: list[list[object]] = [["Zone", "Date", "Jobs"], ["North", day, 1]]
    take_in(office, write(tmp_path, jobs))
    jobs[1][2] = 3
    import_id = take_in(office, write(tmp_path, jobs))
    for site in ("S1", "S2"):
        confirmed(office, site, day, "10-12")
    with pytest.raises(CannotUndo, match="the most jobs that a route had"):
        undo_import(office.desk("admin"), uuid4(), import_id)
