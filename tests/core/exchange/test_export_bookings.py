"""What was promised, in a file that opens in Excel and runs nothing."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import InvalidInput
from core.exchange.export_bookings import COLUMNS, export_bookings
from core.exchange.sheet import open_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

DOCS = Path(__file__).parents[3] / "docs" / "export.md"


@pytest.fixture(scope="module")
def booked(make_office: Callable[[], Office]) -> tuple[Office, date, dict[str, str]]:
    office = make_office()
    office.add_sites(4)
    for site, name, notes, phone in (
        ("S1", '=HYPERLINK("http://evil.example","x")', "=call first", "+1 303 555 0100"),
        ("S2", "Renée; Côté, Sons", "\t@SUM(A1)\nsecond line", "303-555-0101"),
    ):
        office.execute(
            "update booker.sites set customer_name = :name, notes = :notes, phone = :phone,"
            " postal_code = '06040' where branch_id = :branch and number = :site",
            site=site,
            name=name,
            notes=notes,
            phone=phone,
        )
    day = office.day(5)
    office.add_routes(day, 2)
    office.add_routes(day + timedelta(days=1), 2)
    references = {}
    for site, job, when, window in (
        ("S1", "SWAP", day, "8-10"),
        ("S2", "TUNE", day, "12-2"),
        ("S3", "INSTALL", day + timedelta(days=1), "8-10"),
        ("S4", "TUNE", day, "2-4"),
    ):
        references[site] = hold(office.desk("csr"), uuid4(), site, job, when, window).reference
        if site != "S4":
            confirm(office.desk("dispatcher"), uuid4(), references[site])
    return office, day, references


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


Booked = tuple["Office", date, dict[str, str]]


def test_one_row_a_booking_in_the_csv(booked: Booked, tmp_path: Path) -> None:
    office, day, references = booked
    path = tmp_path / "bookings.csv"
    result = export_bookings(office.desk("csr"), path)
    assert (result.rows, result.format) == (3, "csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    rows = rows_of(path)
    assert [row["reference"] for row in rows] == [references[s] for s in ("S1", "S2", "S3")]
    first, second, third = rows
    assert first["technicians"] == "Tech 1North; Tech 2North"
    assert first["routes"] == "North 1; North 2"
    assert (first["date"], first["from"], first["to"]) == (day.isoformat(), "08:00", "10:00")
    (local,) = office.rows(
        "select to_char(app.instant(:branch, :day, '08:00') at time zone 'UTC',"
        """ 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
        day=day,
    )[0]
    assert first["promised_from_utc"] == local
    assert (first["minutes"], first["technicians_needed"], first["vip"]) == ("120", "2", "no")
    assert (third["minutes"], third["all_day"]) == ("", "yes")
    assert second["postal_code"] == "06040"


def test_what_would_run_is_defused_and_read_back_as_it_was(booked: Booked, tmp_path: Path) -> None:
    office, _, _ = booked
    path = tmp_path / "bookings.csv"
    export_bookings(office.desk("csr"), path)
    first, second, _ = rows_of(path)
    assert first["customer_name"] == '\'=HYPERLINK("http://evil.example","x")'
    assert (first["notes"], first["phone"]) == ("'=call first", "'+1 303 555 0100")
    assert second["notes"] == "'\t'@SUM(A1)\nsecond line"
    assert second["customer_name"] == "Renée; Côté, Sons"
    sheet = open_book(path).sheets[0]
    at = {cell.value: index for index, cell in enumerate(sheet.rows[0].cells)}
    assert sheet.rows[1].cell(at["notes"]).value == "=call first"
    assert sheet.rows[2].cell(at["notes"]).value == "\t@SUM(A1)\nsecond line"


def test_typed_cells_in_excel_and_no_formula(booked: Booked, tmp_path: Path) -> None:
    office, day, references = booked
    path = tmp_path / "bookings.XLSX"
    assert export_bookings(office.desk("csr"), path).rows == 3
    workbook = load_workbook(path)
    sheet: Any = workbook["Bookings"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "B2"
    row = dict(zip(COLUMNS, sheet[2], strict=True))
    assert row["reference"].value == references["S1"]
    assert row["date"].value == datetime.combine(day, time())
    assert row["from"].value == time(8)
    assert row["minutes"].value == 120
    assert row["vip"].value is False
    assert row["notes"].value == "=call first"
    assert row["notes"].quotePrefix
    assert isinstance(row["promised_from_utc"].value, datetime)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d", "b"}
    workbook.close()


def test_the_range_is_the_service_date_and_states_can_be_asked_for(
    booked: Booked, tmp_path: Path
) -> None:
    office, day, references = booked
    desk = office.desk("csr")
    path = tmp_path / "b.csv"
    assert export_bookings(desk, path, first=day, last=day).rows == 2
    assert export_bookings(desk, path, first=day + timedelta(days=1)).rows == 1
    assert export_bookings(desk, path, last=day - timedelta(days=1)).rows == 0
    assert len(rows_of(path)) == 0
    assert export_bookings(desk, path, states=("held",)).rows == 1
    office.expire(references["S4"])
    assert export_bookings(desk, path, states=("held",)).rows == 0
    assert export_bookings(desk, path, states=("expired",)).rows == 1


def test_only_the_references_asked_for_in_whatever_state(booked: Booked, tmp_path: Path) -> None:
    office, _, references = booked
    path = tmp_path / "some.csv"
    wanted = [references["S1"], references["S4"]]
    assert export_bookings(office.desk("csr"), path, references=wanted).rows == 2
    states = {row["reference"]: row["state"] for row in rows_of(path)}
    assert states.keys() == set(wanted)
    # nobody confirmed it, and it may have expired by now
    assert states[references["S4"]] in {"held", "expired"}
    assert export_bookings(office.desk("csr"), path, references=[]).rows == 0


def test_a_file_appears_whole_or_not_at_all(booked: Booked, tmp_path: Path) -> None:
    office, day, _ = booked
    desk = office.desk("csr")
    with pytest.raises(InvalidInput, match=r"neither in \.csv nor in \.xlsx"):
        export_bookings(desk, tmp_path / "b.pdf")
    with pytest.raises(InvalidInput, match="cannot be written"):
        export_bookings(desk, tmp_path / "nowhere" / "b.csv")
    with pytest.raises(InvalidInput, match="before it begins"):
        export_bookings(desk, tmp_path / "b.csv", first=day, last=day - timedelta(days=1))
    with pytest.raises(InvalidInput, match="no state gone"):
        export_bookings(desk, tmp_path / "b.csv", states=("gone",))
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(InvalidInput, match="cannot be replaced"):
        export_bookings(desk, tmp_path / "taken.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.csv"]


def test_every_column_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
