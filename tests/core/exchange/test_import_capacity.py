"""Capacity against what is promised: routes keep their bookings, or the sheet is refused."""

from __future__ import annotations

import csv
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.show import show
from core.catalog.rules import set_zone_link
from core.errors import InvalidInput, OverPromised
from core.exchange.import_capacity import import_capacity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.exchange.import_result import ImportResult
    from tests.office import Office

ROSTER: list[object] = ["Zone", "Date", "Technician", "Start", "End", "Max jobs"]


def write(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    path = folder / f"{uuid4()}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def matrix(folder: Path, day: date, cell: object, shift: str = "8:00-17:00") -> Path:
    return write(folder, [["Zone", "Shift", day.isoformat()], ["North", shift, cell]])


def load(
    office: Office,
    path: Path,
    *,
    create_zones: bool = False,
    allow_over_promised: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    return import_capacity(
        office.desk("admin"),
        path,
        act_id=uuid4(),
        create_zones=create_zones,
        allow_over_promised=allow_over_promised,
        dry_run=dry_run,
    )


def routes(office: Office, day: date, zone: str = "North") -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for row in office.rows(
            "select r.number, r.technician, (r.starts_at at time zone o.timezone)::time,"
            " (r.ends_at at time zone o.timezone)::time, r.max_stops, r.retired, r.stop_count"
            " from booker.routes r join booker.branches o using (branch_id)"
            " where r.branch_id = :branch and r.zone_id = :zone and r.service_date = :day"
            " order by r.number",
            zone=office.zones[zone],
            day=day,
        )
    ]


def confirmed(office: Office, site: str, day: date, window: str, job: str = "TUNE") -> str:
    booking = hold(office.desk("csr"), uuid4(), site, job, day, window)
    return confirm(office.desk("dispatcher"), uuid4(), booking.reference).reference


@pytest.fixture(scope="module")
def busy(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(12)
    return office


def test_an_empty_day_takes_numbers_and_local_shift(busy: Office, tmp_path: Path) -> None:
    day = busy.day(20)
    result = load(busy, matrix(tmp_path, day, 2, "7:30-16:30"))
    assert (result.added, result.removed) == (2, 0)
    assert routes(busy, day) == [
        (n, None, time(7, 30), time(16, 30), None, False, 0) for n in (1, 2)
    ]
    assert load(busy, matrix(tmp_path, day, "CLOSED")).removed == 2
    assert routes(busy, day) == []


def test_a_roster_names_the_routes_that_stand_and_a_matrix_does_not_unname_them(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(21)
    load(busy, matrix(tmp_path, day, 2))
    named = write(
        tmp_path,
        [
            ROSTER,
            ["North", day, "Zoe", "8:00", "17:00", 6],
            ["North", day, "Abe", "8:00", "16:00", ""],
        ],
    )
    result = load(busy, named)
    assert (result.added, result.changed, result.removed) == (0, 2, 0)
    expected = [
        (1, "Zoe", time(8), time(17), 6, False, 0),
        (2, "Abe", time(8), time(16), None, False, 0),
    ]
    assert routes(busy, day) == expected
    result = load(busy, matrix(tmp_path, day, 2))
    assert (result.changed, result.unchanged) == (1, 1)
    assert [row[1:4] for row in routes(busy, day)] == [
        ("Zoe", time(8), time(17)),
        ("Abe", time(8), time(17)),
    ]


def test_a_route_that_vanishes_hands_its_bookings_to_one_that_stays(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(22)
    load(busy, matrix(tmp_path, day, 3))
    booked = [confirmed(busy, f"S{n}", day, "8-10") for n in (1, 2)]
    booked.append(confirmed(busy, "S3", day, "12-2"))
    result = load(busy, matrix(tmp_path, day, 1))
    assert (result.removed, result.kept_over_promised, result.written) == (2, (), True)
    ((_, _, _, _, _, retired, count),) = routes(busy, day)
    assert (retired, count) == (False, 3)
    for reference in booked:
        booking = show(busy.desk("csr"), reference)
        (stop,) = booking.stops
        assert booking.promised_from <= stop.arrives_at < booking.promised_to


def test_less_than_is_promised_is_refused_with_the_bookings_named(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(23)
    load(busy, matrix(tmp_path, day, 2))
    references = {confirmed(busy, f"S{n}", day, "8-10") for n in (1, 2, 3)}
    before = routes(busy, day)
    with pytest.raises(OverPromised) as refused:
        load(busy, matrix(tmp_path, day, "closed"))
    assert f"North on {day}" in refused.value.message
    assert all(reference in refused.value.message for reference in references)
    with pytest.raises(OverPromised) as refused:
        load(busy, matrix(tmp_path, day, 1))
    # one technician can make two of the three: those left over are named
    assert sum(reference in refused.value.message for reference in references) == 1
    assert routes(busy, day) == before
    dry = tmp_path / "dry.csv"
    dry.write_text(matrix(tmp_path, day, 1).read_text("utf-8"), "utf-8")
    with pytest.raises(OverPromised):
        load(busy, dry, dry_run=True)


def test_accepted_losses_keep_the_routes_that_are_needed_until_they_are_empty(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(24)
    load(busy, matrix(tmp_path, day, 2))
    references = [confirmed(busy, f"S{n}", day, "8-10") for n in (1, 2, 3)]
    result = load(busy, matrix(tmp_path, day, 0), allow_over_promised=True)
    assert result.removed == 0
    assert sorted(r for kept in result.kept_over_promised for r in kept.references) == sorted(
        references
    )
    assert {(kept.zone, kept.day) for kept in result.kept_over_promised} == {("North", day)}
    assert all(row[5] for row in routes(busy, day))
    # said again, nothing changes; and nobody needs to accept it twice
    again = load(busy, matrix(tmp_path, day, 0))
    assert (again.changed, again.removed, again.unchanged) == (0, 0, 2)
    for reference in references:
        cancel(busy.desk("dispatcher"), uuid4(), reference, "moved away")
    assert load(busy, matrix(tmp_path, day, 0)).removed == 2
    assert routes(busy, day) == []


def test_a_retired_route_works_again_when_the_sheet_has_room(busy: Office, tmp_path: Path) -> None:
    day = busy.day(25)
    load(busy, matrix(tmp_path, day, 1))
    confirmed(busy, "S1", day, "8-10")
    load(busy, matrix(tmp_path, day, 0), allow_over_promised=True)
    assert [row[5] for row in routes(busy, day)] == [True]
    result = load(busy, matrix(tmp_path, day, 2))
    assert (result.added, result.changed) == (1, 1)
    assert [(row[0], row[5], row[6]) for row in routes(busy, day)] == [
        (1, False, 1),
        (2, False, 0),
    ]


def test_a_shorter_shift_moves_stops_inside_their_promise_or_is_refused(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(26)
    load(busy, matrix(tmp_path, day, 1))
    early = confirmed(busy, "S1", day, "8-10")
    result = load(busy, matrix(tmp_path, day, 1, "9:00-17:00"))
    assert (result.changed, result.removed) == (1, 0)
    (stop,) = show(busy.desk("csr"), early).stops
    assert stop.starts_at >= busy.rows("select app.instant(:branch, :day, '09:00')", day=day)[0][0]
    with pytest.raises(OverPromised, match=early):
        load(busy, matrix(tmp_path, day, 1, "10:00-17:00"))
    kept = load(busy, matrix(tmp_path, day, 1, "10:00-17:00"), allow_over_promised=True)
    assert [k.references for k in kept.kept_over_promised] == [(early,)]
    assert [row[2:6] for row in routes(busy, day)] == [(time(9), time(17), None, True)]


def test_an_all_day_job_follows_its_route_s_shift(busy: Office, tmp_path: Path) -> None:
    day = busy.day(27)
    load(busy, matrix(tmp_path, day, 1))
    reference = confirmed(busy, "S1", day, "8-10", "INSTALL")
    load(busy, matrix(tmp_path, day, 1, "8:30-16:00"))
    (stop,) = show(busy.desk("csr"), reference).stops
    assert [row[2:4] for row in routes(busy, day)] == [(time(8, 30), time(16))]
    assert (stop.ends_at - stop.starts_at).total_seconds() == 7.5 * 3600


def test_a_lower_maximum_of_jobs_counts_what_is_promised(busy: Office, tmp_path: Path) -> None:
    day = busy.day(28)
    load(busy, matrix(tmp_path, day, 2))
    for site, window in (("S1", "8-10"), ("S2", "12-2")):
        confirmed(busy, site, day, window)
    tight: list[list[object]] = [ROSTER] + [
        [*("North", day, name, "8:00", "17:00", 1)] for name in ("Kim", "Lou")
    ]
    load(busy, write(tmp_path, tight))
    assert [(row[4], row[6]) for row in routes(busy, day)] == [(1, 1), (1, 1)]
    with pytest.raises(OverPromised):
        load(busy, write(tmp_path, tight[:2]))


def test_a_neighbour_s_route_takes_over_what_its_zone_loses(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    office.add_sites(2)
    office.add_zone("South")
    set_zone_link(office.desk("admin"), uuid4(), "North", "South", 25)
    day = office.day(10)
    load(office, matrix(tmp_path, day, 1))
    office.add_routes(day, 1, "South")
    reference = confirmed(office, "S1", day, "10-12")
    load(office, matrix(tmp_path, day, "CLOSED"))
    assert routes(office, day) == []
    assert [row[6] for row in routes(office, day, "South")] == [1]
    assert show(office.desk("csr"), reference).state == "confirmed"


def test_an_expired_hold_does_not_stand_in_the_way(busy: Office, tmp_path: Path) -> None:
    day = busy.day(29)
    load(busy, matrix(tmp_path, day, 1))
    booking = hold(busy.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    with pytest.raises(OverPromised, match=booking.reference):
        load(busy, matrix(tmp_path, day, 0))
    busy.expire(booking.reference)
    assert load(busy, matrix(tmp_path, day, 0)).removed == 1


def test_one_technician_in_two_zones_at_once_is_refused_by_name(
    busy: Office, tmp_path: Path
) -> None:
    busy.add_zone("West")
    day = busy.day(30)
    load(busy, write(tmp_path, [ROSTER, ["North", day, "Max", "8:00", "17:00", ""]]))
    with pytest.raises(InvalidInput, match=rf"Max on {day} \(West and North\)"):
        load(busy, write(tmp_path, [ROSTER, ["West", day, "Max", "12:00", "20:00", ""]]))
    # handing over in one file is fine: what counts is the end of it
    moved: list[list[object]] = [
        ROSTER,
        ["West", day, "Max", "8:00", "17:00", ""],
        ["North", day, "Eve", "8:00", "17:00", ""],
    ]
    assert load(busy, write(tmp_path, moved)).written


def test_an_unknown_zone_is_refused_once_and_created_on_request(
    busy: Office, tmp_path: Path
) -> None:
    day = busy.day(31)
    rows: list[list[object]] = [
        ["Zone", day.isoformat(), busy.day(32).isoformat()],
        ["Nroth", 1, 2],
        ["* holidays to be agreed", "", ""],
    ]
    result = load(busy, write(tmp_path, rows))
    assert [(p.row, p.column, p.value, p.proposal) for p in result.refused] == [
        (2, "A", "Nroth", 'Did you mean "North"?'),
        (
            3,
            "A",
            "* holidays to be agreed",
            "Zones can be created from the file with --create-zones.",
        ),
    ]
    created = load(busy, write(tmp_path, rows[:2]), create_zones=True)
    assert (created.zones_created, created.added) == (("Nroth",), 3)
    remark = load(busy, write(tmp_path, rows), create_zones=True)
    assert [p.row for p in remark.refused] == [3]


def test_clock_changes_keep_the_local_shift(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    sunday = date(2027, 3, 14)
    load(office, matrix(tmp_path, sunday, 1, "0:30-8:30"))
    ((hours,),) = office.rows(
        "select extract(epoch from ends_at - starts_at) / 3600 from booker.routes"
        " where branch_id = :branch and service_date = :day",
        day=sunday,
    )
    assert hours == 7
    assert load(office, matrix(tmp_path, sunday, 1, "0:30-8:30")).unchanged == 1
