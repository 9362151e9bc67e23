"""Every kind in both formats: typed, whole, cancellable, and nothing in it that runs."""

from __future__ import annotations

import csv
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import Cancelled, InvalidInput
from core.exchange import export_rows, export_workbook
from core.exchange.export import EXPORT_KINDS, SOURCES, export, export_fields
from core.exchange.export_bookings import BOOKINGS, export_bookings
from core.exchange.export_layout import plain_layout
from core.exchange.export_rows import wanted, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

DOCS = Path(__file__).parents[3] / "docs" / "export.md"
EVIL = '=HYPERLINK("http://evil.example","x")'


@pytest.fixture(scope="module")
def busy(make_office: Callable[[], Office]) -> Office:
    """An office with something of every kind."""
    office = make_office()
    office.add_sites(3)
    office.execute(
        "update booker.sites set customer_name = :name, notes = '+1 first' || chr(10) || 'x',"
        " postal_code = '06040', latitude = 0.00001, longitude = -105.5, unit = '#4',"
        " city = 'Arvada', state = 'CO', phone = '+1 303 555 0100'"
        " where branch_id = :branch and number = 'S1'",
        name=EVIL,
    )
    office.execute("update booker.sites set active = false where number = 'S3'")
    office.execute(
        "update booker.job_types set questions = '{Gas?,Which floor?}' where code = 'TUNE'"
    )
    office.execute(
        "update booker.arrival_windows set weekdays = '{1,2,3,4,5,7}', max_bookings = 3"
        " where label = '4-6'"
    )
    day = office.day(5)
    office.add_routes(day, 2, max_stops=7)
    office.add_routes(day + timedelta(days=1), 1)
    first = hold(office.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10", answers=(("Gas?", "yes"),))
    confirm(office.desk("dispatcher"), uuid4(), first.reference)
    second = hold(office.desk("csr"), uuid4(), "S2", "TUNE", day, "8-10")
    office.expire(second.reference)
    return office


def rows_of(path: Path, **how: Any) -> list[dict[str, str]]:  # noqa: ANN401 - DictReader's own
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **how))


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_every_kind_as_csv_and_as_excel_says_the_same(
    busy: Office, tmp_path: Path, kind: str
) -> None:
    source = SOURCES[kind]
    text, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    written = export(busy.desk("csr"), kind, text)
    assert (written.path, written.format) == (text, "csv")
    assert written.rows > 0
    rows = rows_of(text)
    assert len(rows) == written.rows
    assert export(busy.desk("csr"), kind, book).rows == written.rows
    workbook = load_workbook(book)
    sheet: Any = workbook[source.sheet]
    header = [cell.value for cell in sheet[1]]
    assert header == list(rows[0])
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    columns = plain_layout(source).columns
    for line, row in zip(sheet.iter_rows(min_row=2), rows, strict=True):
        for cell, column in zip(line, columns, strict=True):
            same(cell, column.value, row[column.title])
    assert sheet.column_dimensions["A"].width >= 10
    workbook.close()


def same(cell: Any, value: str, text: str) -> None:  # noqa: ANN401 - openpyxl's untyped classes
    """A typed cell says what the CSV's text says."""
    assert cell.data_type in {"s", "n", "d", "b"}
    if not text:
        assert cell.value is None
    elif value in {"text", "weekdays"}:
        assert text in {cell.value, f"'{cell.value}"}
        assert cell.quotePrefix == text.startswith("'")
    elif value == "number":
        assert cell.value == pytest.approx(float(text))
    elif value == "flag":
        assert cell.value is (text == "yes")
    elif value == "time":
        assert cell.value == time.fromisoformat(text)
    else:
        assert cell.value == datetime.fromisoformat(text.removesuffix("Z"))


def test_what_each_kind_says(busy: Office, tmp_path: Path) -> None:
    def of(kind: str) -> list[dict[str, str]]:
        path = tmp_path / f"{kind}.csv"
        export(busy.desk("csr"), kind, path)
        return rows_of(path)

    site, _, gone = of("sites")
    assert site["Customer Name"] == f"'{EVIL}"
    assert (site["ZIP"], site["Latitude"], site["Longitude"]) == ("06040", "0.00001", "-105.5")
    assert (site["Phone"], site["Notes"]) == ("'+1 303 555 0100", "'+1 first\nx")
    assert (site["Active"], gone["Active"]) == ("yes", "no")
    tune = next(row for row in of("job-types") if row["Code"] == "TUNE")
    assert (tune["Minutes"], tune["All day"], tune["Questions"]) == (
        "60",
        "no",
        "Gas?\nWhich floor?",
    )
    last = of("windows")[-1]
    assert (last["Window"], last["From"], last["To"]) == ("4-6", "16:00", "18:00")
    assert (last["Days"], last["Max jobs"]) == ("Mon-Fri, Sun", "3")
    routes = of("capacity")
    assert [row["Technician"] for row in routes] == ["Tech 1North", "Tech 2North", "Tech 1North"]
    assert {row["Start"] for row in routes} == {"08:00"}
    assert [row["Max jobs"] for row in routes] == ["7", "7", ""]
    messages = of("messages")
    assert {row["state"] for row in messages} == {"queued", "withdrawn"}
    assert {row["recipient"] for row in messages} == {"s1@example.com", "s2@example.com"}
    told = of("audit")
    assert {"hold", "confirm"} <= {row["act"] for row in told}
    assert all(row["happened_at_utc"].endswith("Z") for row in told)


def test_a_period_is_of_the_branch_and_narrows_each_dated_kind(
    busy: Office, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    desk = busy.desk("csr")
    day = busy.day(5)
    assert export(desk, "capacity", path, first=day, last=day).rows == 2
    assert export(desk, "capacity", path, first=day + timedelta(days=1)).rows == 1
    assert export(desk, "bookings", path, last=day - timedelta(days=1)).rows == 0
    drafted = busy.rows(
        "select distinct (drafted_at at time zone o.timezone)::date from booker.messages m"
        " join booker.branches o using (branch_id) where m.branch_id = :branch"
    )
    today = drafted[0][0]
    assert export(desk, "messages", path, first=today, last=drafted[-1][0]).rows == 2
    assert export(desk, "messages", path, first=today + timedelta(days=2)).rows == 0
    assert export(desk, "audit", path, last=today - timedelta(days=2)).rows == 0
    with pytest.raises(InvalidInput, match="sites have no dates"):
        export(desk, "sites", path, first=day)
    with pytest.raises(InvalidInput, match="no export of routes"):
        export(desk, "routes", path)
    with pytest.raises(InvalidInput, match=r"neither in \.csv nor in \.xlsx"):
        export(desk, "sites", tmp_path / "x.txt")


def test_progress_counts_and_whoever_watches_may_stop_it(busy: Office, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    path = tmp_path / "sites.csv"
    export(busy.desk("csr"), "sites", path, tell=lambda *step: told.append(step))
    assert told == [("sites", 0, 3), ("sites", 3, 3)]

    def stop(_what: str, done: int, _total: int) -> None:
        if done:
            raise Cancelled("Stopped.")

    before = path.read_bytes()
    for name in ("sites.csv", "sites.xlsx"):
        with pytest.raises(Cancelled):
            export(busy.desk("csr"), "sites", tmp_path / name, tell=stop)
    assert [found.name for found in tmp_path.iterdir()] == ["sites.csv"]
    assert path.read_bytes() == before


def test_a_file_that_is_not_wanted_any_more_never_takes_its_place(
    busy: Office, tmp_path: Path
) -> None:
    def not_any_more() -> None:
        raise Cancelled("Another machine was faster.")

    with pytest.raises(Cancelled):
        export(busy.desk("csr"), "sites", tmp_path / "s.csv", ready=not_any_more)
    assert list(tmp_path.iterdir()) == []


def test_rows_are_written_while_they_come(
    busy: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many at once, however many there are: of those with a companion, and of those without."""
    monkeypatch.setattr(export_rows, "ROWS_AT_ONCE", 1)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    desk = busy.desk("csr")
    event.listen(desk.database.engine, "before_cursor_execute", note)
    try:
        states = ("confirmed", "expired")
        assert export_bookings(desk, tmp_path / "b.csv", states=states).rows == 2
    finally:
        event.remove(desk.database.engine, "before_cursor_execute", note)
    assert sum("from booker.stops" in " ".join(text.split()) for text in asked) == 2
    assert export(desk, "sites", tmp_path / "s.csv").rows == 3


def test_another_branch_exports_nothing_of_this_one(busy: Office, tmp_path: Path) -> None:
    from tests.core.database.forge import found_second  # noqa: PLC0415 - one test of many

    other = found_second(busy)
    for kind in ("sites", "capacity", "messages", "bookings"):
        path = tmp_path / f"{kind}.csv"
        assert export(other, kind, path).rows == 0
        assert len(path.read_text("utf-8-sig").splitlines()) == 1


def test_more_rows_than_a_sheet_holds_are_refused(
    busy: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_workbook, "MOST_ROWS", 2)
    with pytest.raises(InvalidInput, match="holds 2 rows"):
        export(busy.desk("csr"), "sites", tmp_path / "s.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_has_no_formula_and_no_link(busy: Office, tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    export(busy.desk("csr"), "sites", path)
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert set(archive.namelist()) == {
            "xl/worksheets/sheet1.xml", "[Content_Types].xml", "_rels/.rels",
            "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
        }  # fmt: skip
    assert "<f>" not in sheet
    assert "=HYPERLINK(" in sheet


def test_characters_that_xml_cannot_hold_are_replaced(busy: Office, tmp_path: Path) -> None:
    busy.execute(
        "update booker.sites set notes = 'a' || chr(1) || chr(65535) || '<&>' || chr(13)"
        " || repeat('x', 40000) where branch_id = :branch and number = 'S2'"
    )
    path = tmp_path / "s.xlsx"
    export(busy.desk("csr"), "sites", path)
    sheet: Any = load_workbook(path)["Sites"]
    notes = sheet["N3"].value
    assert notes.startswith("a\ufffd\ufffd<&>\rx")
    assert len(notes) == 32_767
    busy.execute("update booker.sites set notes = null where number = 'S2'")


def test_references_alone_say_which_bookings(busy: Office, tmp_path: Path) -> None:
    desk = busy.desk("csr")
    values = wanted(desk, BOOKINGS, states=("confirmed",), references=[])
    written = write_rows(
        desk, BOOKINGS, plain_layout(BOOKINGS), values, tmp_path / "b.csv", file_format="csv"
    )
    assert written.rows == 0


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_every_field_is_documented_and_can_be_chosen(kind: str) -> None:
    text = DOCS.read_text("utf-8")
    fields = export_fields(kind)
    assert len({field.name for field in fields}) == len(fields)
    assert all(field.title and field.about for field in fields)
    assert [field.name for field in fields if f"`{field.name}`" not in text] == []
