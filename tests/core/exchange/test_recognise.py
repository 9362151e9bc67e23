"""Sheets as people lay them out are taken for what they are, and read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput
from core.exchange.book import Merged
from core.exchange.capacity_sheet import CapacityReading
from core.exchange.mapping import FORMS, KINDS, SheetMapping, fields
from core.exchange.problem import Reading
from core.exchange.read import read
from core.exchange.recognise import fingerprint, preview, recognise, recognise_kind
from core.exchange.sheet import Row, Sheet
from tests.core.exchange.rows import BRANCHES, book_of, sample, sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.exchange.book import Book

TODAY = date(2026, 11, 21)
WINDOWS = {"8-10": (time(8), time(10)), "10-12": (time(10), time(12))}
SEVENTH, EIGHTH = (datetime(2026, 12, day) for day in (7, 8))  # noqa: DTZ001
WEEK = [datetime(2026, 12, day) for day in (7, 8, 9)]  # noqa: DTZ001

SHAPES: dict[str, tuple[list[list[Any]], str, dict[str, int], int]] = {
    "a corner without a word": (
        [["Our week"], [None, *WEEK], ["North", 1, 2, 3], ["South", 2, "closed", 1]],
        "matrix",
        {"zone": 0},
        9,
    ),
    "weekdays above the dates": (
        [
            [None, "Mon", "Tue", "Wed"],
            ["Zone", *WEEK],
            ["North", 1, 2, 3],
            ["South", 2, 2, 1],
        ],
        "matrix",
        {"zone": 0},
        11,
    ),
    "weekdays below the dates": (
        [["Zone", *WEEK], [None, "Mon", "Tue", "Wed"], ["North", 1, 2, 3]],
        "matrix",
        {"zone": 0},
        6,
    ),
    "turned": (
        [
            ["Date", "Day", "North", "South", "Total"],
            [SEVENTH, "Mon", 1, 2, 3],
            [EIGHTH, "Tue", 2, 1, 3],
            ["Total", None, 3, 3, 6],
        ],
        "matrix-turned",
        {"date": 0},
        6,
    ),
    "turned in Spanish, days first": (
        [["Fecha", "Norte", "Sur"], ["07/12/2026", 1, 2], ["15/12/2026", 2, 1]],
        "matrix-turned",
        {"date": 0},
        6,
    ),
    "days of a month": (
        [["Dec 2026"], ["Zone", *range(1, 32)], ["North", *[2] * 31]],
        "matrix",
        {"zone": 0},
        62,
    ),
    "days of a month, turned": (
        [["December 2026"], ["Day", "North"], *[[day, 2] for day in range(1, 32)]],
        "matrix-turned",
        {"date": 0},
        62,
    ),
    "a long list": (
        [["Techs", "Date", "Area"], [2, SEVENTH, "North"], [3, SEVENTH, "South"]],
        "counts",
        {"technicians": 0, "date": 1, "zone": 2},
        5,
    ),
    "a long list in Spanish": (
        [["Zona", "Fecha", "Capacidad"], ["Norte", "7 dic 2026", 2]],
        "counts",
        {"zone": 0, "date": 1, "technicians": 2},
        2,
    ),
    "minutes in a list": (
        [["Zone", "Date", "Mins"], ["North", SEVENTH, 1000], ["South", SEVENTH, 540]],
        "minutes",
        {"zone": 0, "date": 1, "minutes": 2},
        3,
    ),
    "minutes below dates": (
        [["Minutes per day"], ["Zone", *WEEK], ["North", 1000, 540, 0]],
        "minutes",
        {"zone": 0},
        3,
    ),
    "hours with a comma": (
        [["Zone", "Date", "Hours"], ["North", SEVENTH, "16,5"]],
        "minutes",
        {"zone": 0, "date": 1, "minutes": 2},
        2,
    ),
    "jobs in a list": (
        [["Zone", "Date", "Appointments"], ["North", SEVENTH, 14]],
        "jobs",
        {"zone": 0, "date": 1, "jobs": 2},
        3,
    ),
    "jobs below dates": (
        [["Jobs per day"], ["Area", *WEEK], ["North", 14, 6, 0]],
        "jobs",
        {"zone": 0},
        4,
    ),
    "a roster with a shift": (
        [["Tech", "Zone", "Date", "Shift"], ["Ann", "North", SEVENTH, "8-5"]],
        "roster",
        {"technician": 0, "zone": 1, "date": 2, "shift": 3},
        1,
    ),
    "a roster in Spanish": (
        [
            ["Fecha", "Zona", "T\u00e9cnico", "Inicio", "Fin"],
            [SEVENTH, "Norte", "Ana", "8", "17.30"],
        ],
        "roster",
        {"date": 0, "zone": 1, "technician": 2, "starts": 3, "ends": 4},
        1,
    ),
    "no header at all": (
        [
            ["North", "2026-12-07", "8-10", 2],
            ["North", "2026-12-07", "10-12", 1],
            ["South", "2026-12-07", "8-10", 2],
            ["South", "2026-12-07", "10-12", 1],
        ],
        "windows",
        {"zone": 0, "date": 1, "window": 2, "technicians": 3},
        4,
    ),
    "a word that says nothing": (
        [
            ["Zone", "Date", "Slot", "How many"],
            ["North", SEVENTH, "8-10", 2],
            ["North", SEVENTH, "10-12", 1],
        ],
        "windows",
        {"zone": 0, "date": 1, "window": 2, "technicians": 3},
        2,
    ),
}


def read_one(rows: Sequence[Sequence[Any]]) -> tuple[SheetMapping, CapacityReading]:
    book = book_of(sheet_of(*rows))
    (mapping,) = recognise(book, today=TODAY)
    reading = read(book, mapping, WINDOWS, today=TODAY)
    assert isinstance(reading, CapacityReading)
    return mapping, reading


@pytest.mark.parametrize(("rows", "form", "columns", "routes"), SHAPES.values(), ids=SHAPES)
def test_capacity_in_every_shape(
    rows: list[list[Any]], form: str, columns: dict[str, int], routes: int
) -> None:
    mapping, reading = read_one(rows)
    assert (mapping.kind, mapping.form, dict(mapping.columns)) == ("capacity", form, columns)
    assert reading.problems == ()
    assert sum(len(day.routes) for day in reading.days) == routes
    assert all(day.day.month == 12 and day.day.year == 2026 for day in reading.days)
    assert all(day.zone_row and day.zone_column for day in reading.days)


def test_minutes_and_jobs_are_never_more_than_stated() -> None:
    def minutes(moment: time) -> int:
        return moment.hour * 60 + moment.minute

    _, reading = read_one([["Zone", "Date", "Minutes"], ["North", SEVENTH, 1000]])
    assert [minutes(r.ends) - minutes(r.starts) for r in reading.days[0].routes] == [540, 460]
    _, reading = read_one([["Zone", "Date", "Hours"], ["North", SEVENTH, 1.33]])
    assert [minutes(r.ends) - minutes(r.starts) for r in reading.days[0].routes] == [79]
    _, reading = read_one([["Zone", "Date", "Jobs"], ["North", SEVENTH, 14]])
    assert [route.max_stops for route in reading.days[0].routes] == [6, 6, 2]
    assert reading.states_maximum


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (
            [
                ["Customer", "Customer", "Service", None],
                ["Number", "Name", "Address", "Zone"],
                ["A1", "Ann", "1 Main St", "North"],
            ],
            "sites",
        ),
        (
            [
                ["Cust no.", "Client", "Adress", "Zonas", "Reach at"],
                ["A1", "Ann", "1 Main St", "North", "303-555-0100"],
                ["A2", "Bob", "2 Main St", "North", "303-555-0101"],
            ],
            "sites",
        ),
        (
            [
                ["C1", "Ann Lee", "12 Main St", "North", "303-555-0100"],
                ["C2", "Bob Ray", "13 Main St", "North", "303-555-0101"],
                ["C3", "Eve Kim", "14 Main St", "South", "303-555-0102"],
                ["C4", "Joe Poe", "15 Main St", "South", "303-555-0103"],
            ],
            "sites",
        ),
        (
            [["C\u00f3digo", "Trabajo", "Duraci\u00f3n (min)"], ["A", "Arreglo", "1,5 h"]],
            "job-types",
        ),
        ([["Ventana", "Desde", "Hasta", "D\u00edas"], ["8-10", "8", "10", "lun a vie"]], "windows"),
    ],
)
def test_lists_of_the_catalogue(rows: list[list[Any]], kind: str) -> None:
    book = book_of(sheet_of(*rows))
    (mapping,) = recognise(book, today=TODAY)
    assert mapping.kind == kind
    reading = read(book, mapping, {}, today=TODAY)
    assert isinstance(reading, Reading)
    assert reading.problems == ()
    assert len(reading.records) == len(rows) - mapping.header


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("sites.csv", "sites", ["list"]),
        ("job_types.csv", "job-types", ["list"]),
        ("windows.csv", "windows", ["list"]),
        ("capacity.xlsx", "capacity", ["matrix", "roster"]),
        ("capacity_long.csv", "capacity", ["windows"]),
    ],
)
def test_the_branches_real_files(branch: str, name: str, kind: str, forms: list[str]) -> None:
    found = recognise(sample(branch, name), today=TODAY)
    assert [(mapping.kind, mapping.form) for mapping in found] == [(kind, form) for form in forms]
    assert [mapping.chosen for mapping in found] == [True, False][: len(forms)]
    assert found[0].sure > 0.9
    assert found[0].missing() == ()


def test_what_looks_like_nothing_is_left_out() -> None:
    assert recognise(book_of(sheet_of(["Hello"], ["world", 1]), sheet_of(name="B"))) == ()
    hidden = Sheet("Old", sheet_of(["Zone", SEVENTH], ["North", 1]).rows, hidden=True)
    assert recognise(book_of(hidden)) == ()
    assert recognise_kind(book_of(hidden), "capacity", sheet="old")[0].form == "matrix"
    with pytest.raises(InvalidInput, match="no visible sheet"):
        recognise_kind(book_of(hidden), "capacity")


def test_two_columns_of_one_meaning_are_asked_about() -> None:
    rows: list[list[Any]] = [
        ["Zone", "Area", "Date", "Techs"],
        ["North", "East", SEVENTH, 2],
    ]
    book = book_of(sheet_of(*rows))
    (mapping,) = recognise(book, today=TODAY)
    assert "zone" not in mapping.columns
    assert mapping.notes == ("Columns A and B both mean zone.",)
    with pytest.raises(InvalidInput, match=r"has no column Zone\. Columns A and B both mean zone"):
        read(book, mapping, {})
    right = replace(mapping, columns={**mapping.columns, "zone": 1})
    reading = read(book, right, {}, today=TODAY)
    assert isinstance(reading, CapacityReading)
    assert reading.days[0].zone == "East"


def test_what_was_used_is_remembered_for_the_shape() -> None:
    december = sheet_of(["Gebiet", *WEEK], ["North", 1, 2, 3], name="Dec")
    january = sheet_of(
        ["Gebiet", *(datetime(2027, 1, day) for day in range(1, 32))],  # noqa: DTZ001
        ["North", *[1] * 31],
        name="Jan",
    )
    assert fingerprint(december, 1) == fingerprint(january, 1)
    assert fingerprint(december, 1) != fingerprint(sheet_of(["Zone", *WEEK]), 1)
    used = SheetMapping("Dec", "capacity", "jobs", 1, {"zone": 0}, jobs_per_route=4)
    memory = {fingerprint(december, 1): SheetMapping.from_json(used.as_json())}
    (again,) = recognise(book_of(january), memory, today=TODAY)
    assert (again.sheet, again.form, again.jobs_per_route) == ("Jan", "jobs", 4)
    assert (again.remembered, again.hidden_rows) == (True, "ask")


def test_a_remembered_month_is_the_file_s_own() -> None:
    first, second = (
        sheet_of([title], ["Zone", *range(1, days + 1)], ["North", *[1] * days])
        for title, days in (("Dec 2026", 31), ("Feb 2027", 28))
    )
    (used,) = recognise(book_of(first), today=TODAY)
    (again,) = recognise(book_of(second), {fingerprint(first, 2): used}, today=TODAY)
    assert (again.remembered, again.month) == (True, date(2027, 2, 1))


def test_a_preview_shows_rows_as_they_stand() -> None:
    sheet = sheet_of(["Title"], ["Zone", SEVENTH], ["North", 1.0], ["South", "x" * 99])
    hidden = Sheet("S", (*sheet.rows, Row(9, ("West", 3), hidden=True)))
    mapping = SheetMapping("S", "capacity", "matrix", 2, {"zone": 0})
    seen = preview(book_of(hidden), mapping, most=3)
    assert seen.headers == ("Zone", "2026-12-07")
    assert [(row.number, row.hidden) for row in seen.rows] == [(3, False), (4, False), (9, True)]
    assert seen.rows[0].cells == ("North", "1")
    assert len(seen.rows[1].cells[1]) == 60
    assert preview(book_of(hidden), mapping, most=1).more == 2
    assert preview(book_of(hidden), replace(mapping, header=0)).headers == ("A", "B")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dates": "ymd"}, "dates"),
        ({"hidden_rows": "?"}, "hidden_rows"),
        ({"columns": {"zone": 0, "colour": 1}}, "columns"),
        ({"columns": {"zone": -1}}, "columns"),
        ({"columns": {}}, "columns"),
        ({"columns": {"zone": 0, "shift": 0}}, "columns"),
        ({"header": -1}, "header"),
        ({"header": 2}, "header"),
        ({"shift": (time(9), time(8))}, "shift"),
        ({"jobs_per_route": 0}, "jobs_per_route"),
        ({"unit": "days"}, "unit"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_at_its_field(
    change: dict[str, Any], field: str
) -> None:
    book = book_of(sheet_of(["Zone", SEVENTH], ["North", 1]))
    mapping = SheetMapping("Sheet1", "capacity", "matrix", 1, {"zone": 0})
    with pytest.raises(InvalidInput) as refused:
        read(book, replace(mapping, **change), {})
    assert refused.value.field == field


def test_every_form_has_fields() -> None:
    for kind in KINDS:
        for form in FORMS[kind]:
            assert fields(kind, form)
    with pytest.raises(InvalidInput):
        fields("sites", "matrix")
    with pytest.raises(InvalidInput, match="cannot be read"):
        SheetMapping.from_json({"sheet": "x"})


def shifts_and_most(reading: CapacityReading) -> list[tuple[str, str, int | None]]:
    return [
        (f"{route.starts:%H:%M}", f"{route.ends:%H:%M}", route.max_stops)
        for day in reading.days
        for route in day.routes
    ]


@pytest.mark.parametrize(
    ("rows", "form", "stated"),
    [
        (
            [["Zone", "Shift", *WEEK[:1]], ["North", "13:00-17:00", 240]],
            "minutes",
            [("13:00", "17:00", None)],
        ),
        (
            [["Jobs per day"], ["Zone", "Shift", *WEEK[:1]], ["North", "13:00-17:00", 4]],
            "jobs",
            [("13:00", "17:00", 4)],
        ),
        (
            [["Zone", "Start", "End", *WEEK[:1]], ["North", "13:00", "17:00", 1]],
            "matrix",
            [("13:00", "17:00", None)],
        ),
        (
            [["Date", "Start", "End", "North", "South"], [SEVENTH, "13:00", "17:00", 1, 0]],
            "matrix-turned",
            [("13:00", "17:00", None)],
        ),
        (
            [["Zone", "Date", "Shift", "Jobs"], ["North", SEVENTH, "8:00-17:00", 4]],
            "jobs",
            [("08:00", "17:00", 4)],
        ),
        (
            [["Zone", "Date", "Shift", "Hours"], ["North", SEVENTH, "8:00-17:00", 4]],
            "minutes",
            [("08:00", "12:00", None)],
        ),
        (
            [["Zone", "Date", "Shift", "Hr"], ["North", SEVENTH, "8:00-17:00", 4]],
            "minutes",
            [("08:00", "12:00", None)],
        ),
        (
            [["Zone", "Date", "Shift", "Minutes"], ["North", SEVENTH, "8:00-17:00", 240]],
            "minutes",
            [("08:00", "12:00", None)],
        ),
        (
            [["Zone", "Date", "Start", "End", "Minutes"], ["North", SEVENTH, "9", "17", 240]],
            "minutes",
            [("09:00", "13:00", None)],
        ),
        (
            [["Zone", "Date", "Start", "End", "Technicians"], ["North", SEVENTH, "8", "17", 3]],
            "counts",
            [("08:00", "17:00", None)] * 3,
        ),
        (
            [["Zone", "Date", "Capacity (jobs)"], ["North", SEVENTH, 4]],
            "jobs",
            [("08:00", "17:00", 4)],
        ),
    ],
)
def test_a_header_s_unit_and_shift_count(
    rows: list[list[Any]], form: str, stated: list[tuple[str, str, int | None]]
) -> None:
    mapping, reading = read_one(rows)
    assert (mapping.form, reading.problems) == (form, ())
    assert shifts_and_most(reading) == stated


@pytest.mark.parametrize(
    ("head", "row", "why"),
    [
        (["Techs", "Hours"], [3, 4], "Columns C and D both say how much there is"),
        (["Technicians", "Max jobs"], [3, 4], "Columns C and D both say how much there is"),
        (["Start", "End", "Techs", "Jobs"], ["8", "17", 3, 4], "both say how much there is"),
        (["Window", "Jobs"], ["8-10", 4], "Column C: a window states technicians, not jobs"),
        (["Technician hours"], [18], "no column"),
        (["Technicians"], [240], "no column"),
    ],
)
def test_what_states_two_things_is_refused(head: list[str], row: list[Any], why: str) -> None:
    rows = [["Zone", "Date", *head], *([zone, SEVENTH, *row] for zone in ("A", "B", "C"))]
    book = book_of(sheet_of(*rows))
    with pytest.raises(InvalidInput, match=why):
        recognise_kind(book, "capacity", today=TODAY)
    mappings = recognise(book, today=TODAY)
    assert all(mapping.kind != "capacity" or unread(book, mapping) for mapping in mappings)


def unread(book: Book, mapping: SheetMapping) -> bool:
    try:
        read(book, mapping, WINDOWS, today=TODAY)
    except InvalidInput:
        return True
    return False


def test_a_shape_without_header_is_for_files_without_one() -> None:
    rows_of: list[list[Any]] = [[zone, "2026-12-07", n] for n, zone in enumerate("ABCDE")]
    bare = sheet_of(*rows_of)
    used = SheetMapping("Sheet1", "capacity", "counts", 0, {"zone": 0, "date": 1, "technicians": 2})
    memory = {fingerprint(bare, 0): used}
    (again,) = recognise(book_of(bare), memory, today=TODAY)
    assert (again.remembered, again.header) == (True, 0)
    for rows, form in (
        ([["Zone", "Date", "Jobs"], ["North", SEVENTH, 4]], "jobs"),
        ([["Date", "Zone", "Technicians"], [SEVENTH, "North", 3]], "counts"),
        ([["Window", "Start", "End"], ["8-10", "8:00", "10:00"]], "list"),
    ):
        (seen,) = recognise(book_of(sheet_of(*rows)), memory, today=TODAY)
        assert (seen.remembered, seen.form, seen.header) == (False, form, 1)


def test_one_date_or_zone_above_two_columns_is_doubted() -> None:
    _, reading = read_one([["Zone", SEVENTH, SEVENTH, EIGHTH], ["South", 1, 5, 2]])
    assert [(p.row, p.column) for p in reading.problems] == [(1, "C")]
    assert reading.unsure == {("south", SEVENTH.date())}
    _, reading = read_one([["Date", "North", "north", "South"], [SEVENTH, 1, 5, 2]])
    assert [(p.row, p.column) for p in reading.problems] == [(1, "C")]
    assert reading.unsure == {("north", SEVENTH.date())}


def test_totals_are_no_zones_unless_a_zone_is_called_so() -> None:
    rows: list[list[Any]] = [
        ["Zone", *WEEK],
        ["North", 3, 2, 1],
        ["Total technicians", 3, 2, 1],
        ["Totals (all zones)", 3, 2, 1],
        ["Day total", 3, 2, 1],
        ["Total", 4, 4, 4],
    ]
    book = book_of(sheet_of(*rows))
    (mapping,) = recognise(book, today=TODAY)
    for zones, expected in (((), {"North"}), (("North", "Total"), {"North", "Total"})):
        reading = read(book, mapping, WINDOWS, zones=zones, today=TODAY)
        assert isinstance(reading, CapacityReading)
        assert {day.zone for day in reading.days} == expected
    _, turned = read_one([["Date", "North", "South", "Zone total", "Techs"], [SEVENTH, 3, 2, 5, 5]])
    assert {day.zone for day in turned.days} == {"North", "South"}


def test_a_customer_called_total_is_no_sum() -> None:
    head = ["Customer name", "Customer #", "Service address", "Zone"]
    rows = [head, ["Total Wine", "T1", "1 Main St", "North"]]
    book = book_of(sheet_of(*rows))
    reading = read(book, recognise_kind(book, "sites")[0], {}, today=TODAY)
    assert isinstance(reading, Reading)
    assert len(reading.records) == 1


@pytest.mark.parametrize(
    ("rows", "area", "refused"),
    [
        ([["Zone", *WEEK], ["North", 960, None, 1]], Merged(2, 1, 2, 2), ["B2", "C2"]),
        ([["Zone", *WEEK], ["North", "CLOSED", None, 1]], Merged(2, 1, 2, 2), []),
        ([["Zone", *WEEK], ["North", 1, 1, 1]], Merged(2, 1, 2, 1), []),
        (
            [["Zone", "Date", "Techs"], ["North", SEVENTH, 3], ["South", EIGHTH, None]],
            Merged(2, 2, 3, 2),
            ["C2", "C3"],
        ),
        (
            [["Zone", "Date", "Techs"], ["North", SEVENTH, 3], [None, EIGHTH, 2]],
            Merged(2, 0, 3, 0),
            [],
        ),
    ],
)
def test_a_merged_amount_is_refused_and_a_merged_name_counts(
    rows: list[list[Any]], area: Merged, refused: list[str]
) -> None:
    book = book_of(replace(sheet_of(*rows), merged=(area,)))
    (mapping,) = recognise(book, today=TODAY)
    reading = read(book, mapping, WINDOWS, today=TODAY)
    assert isinstance(reading, CapacityReading)
    assert [problem.cell for problem in reading.problems] == refused
