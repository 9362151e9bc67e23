from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from tests.core.exchange.rows import places, read_sites, sample, sheet_of

if TYPE_CHECKING:
    from core.exchange.sheet import Value

HEAD = ("Customer #", "Customer Name", "Service Address", "Zone")
ANN = ("A1", "Ann", "1 Main St", "North")


@pytest.mark.parametrize(
    ("branch", "count", "vips"), [("arvada", 189, 9), ("glendale", 179, 4), ("manchester", 191, 9)]
)
def test_the_branches_real_files(branch: str, count: int, vips: int) -> None:
    reading = read_sites(sample(branch, "sites.csv").sheets[0])
    assert (len(reading.records), reading.problems, reading.notes) == (count, (), ())
    assert sum(record.vip for record in reading.records) == vips
    assert len({record.zone for record in reading.records}) == 4
    assert all(record.latitude and record.longitude for record in reading.records)
    notes = {record.notes for record in reading.records}
    assert {"=call first", "Côté jardin", None} <= notes
    assert all(r.customer_name == " ".join(r.customer_name.split()) for r in reading.records)


def test_other_words_any_order_titles_above_and_columns_that_are_not_used() -> None:
    reading = read_sites(
        sheet_of(
            ["Our customers"],
            [None],
            ["AREA", "Acct #", "E-mail", "Client", "Street address", "Colour", "Lat", "Lng"],
            [
                " North\u00a0",
                1001.0,
                "Ann@Example.com",
                "Ann  Lee ",
                "1 Main St",
                "red",
                39.5,
                "-105.1",
            ],
        )
    )
    (site,) = reading.records
    assert (site.row, site.number, site.customer_name, site.zone) == (4, "1001", "Ann Lee", "North")
    assert (site.email, site.latitude, site.longitude) == ("Ann@example.com", 39.5, -105.1)
    assert reading.notes == ('Column F ("Colour") is not used.',)
    assert reading.columns["zone"] == "A"
    assert "phone" not in reading.columns


@pytest.mark.parametrize(
    ("column", "value", "message", "proposal"),
    [
        ("Email", "nobody", "not an e-mail", ""),
        ("Email", "a@b.example; c@d.example", "not an e-mail", '"a@b.example"'),
        ("Phone", "ask Bob", "not a phone", ""),
        ("Phone", "2.55555E+09", "lost digits", "as text"),
        ("VIP", "perhaps", "neither yes nor no", "Y"),
        ("Notes", "x" * 2001, "longer than", ""),
        ("Notes", "ring\x07", "cannot be shown", ""),
    ],
)
def test_a_bad_cell_refuses_its_row_with_place_and_reason(
    column: str, value: str, message: str, proposal: str
) -> None:
    reading = read_sites(sheet_of([*HEAD, column], [*ANN, value], ["B1", *ANN[1:], ""]))
    assert [record.number for record in reading.records] == ["B1"]
    (problem,) = reading.problems
    assert (problem.sheet, problem.row, problem.column) == ("Sheet1", 2, "E")
    assert message in problem.message
    assert proposal in problem.proposal
    assert str(problem).startswith("Sheet1, row 2, column E:")


@pytest.mark.parametrize(
    ("latitude", "longitude", "column"),
    [
        (91, 10, "E"),
        (-105.1, 39.5, "E"),
        (39.5, 181, "F"),
        ("39,5,1", "-105", "E"),
        (39.5, None, "F"),
        (None, 10, "E"),
        (0, 0, "E"),
    ],
)
def test_coordinates_that_are_nowhere(latitude: Value, longitude: Value, column: str) -> None:
    reading = read_sites(sheet_of([*HEAD, "Latitude", "Longitude"], [*ANN, latitude, longitude]))
    assert [problem.column for problem in reading.problems] == [column]


def test_missing_and_doubled_rows_are_all_named_at_once() -> None:
    reading = read_sites(
        sheet_of(HEAD, ANN, ["a1", "Bob", "2 Main St", "North"], ["", "", "3 Main St", " \u00a0"])
    )
    assert places(reading.problems) == [(3, "A", "a1"), (4, "A", ""), (4, "B", ""), (4, "D", "")]
    assert "row 2 already" in reading.problems[0].message


def test_zip_codes_that_lost_their_zero_and_phones_as_typed() -> None:
    reading = read_sites(
        sheet_of(
            [*HEAD, "ZIP", "Phone"],
            [*ANN, 6040, 2555550897.0],
            ["B", *ANN[1:], "06040-1234", "(467) 555-0808 x2"],
        )
    )
    assert [(r.postal_code, r.phone) for r in reading.records] == [
        ("06040", "2555550897"),
        ("06040-1234", "(467) 555-0808 x2"),
    ]


def test_a_sheet_of_something_else_is_said() -> None:
    with pytest.raises(InvalidInput, match="no column Zone"):
        read_sites(sheet_of(HEAD[:3], ANN[:3]))
    with pytest.raises(InvalidInput, match="is empty"):
        read_sites(sheet_of())
    with pytest.raises(InvalidInput, match="columns D and E both mean zone"):
        read_sites(sheet_of([*HEAD, "Area"], ANN))
