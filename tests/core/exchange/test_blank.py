"""Empty workbooks: an import knows them at once, and nothing in them is imported."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from core.errors import InvalidInput
from core.exchange.blank import BLANK_KINDS, blank_fields, save_blank
from core.exchange.recognise import recognise
from core.exchange.sheet import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office

FORMS = [(kind, form) for kind, forms in BLANK_KINDS.items() for form in forms]


def sheet_of(office: Office, path: Path, kind: str, form: str | None = None) -> Any:  # noqa: ANN401 - openpyxl's untyped classes
    save_blank(office.desk("csr"), kind, path, form=form)
    return load_workbook(path).worksheets[0]


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_it_is_recognised_whole_and_states_nothing(
    office: Office, tmp_path: Path, kind: str, form: str
) -> None:
    path = tmp_path / "blank.xlsx"
    result = save_blank(office.desk("csr"), kind, path, form=form)
    assert (result.path, result.format, result.rows) == (path, "xlsx", 0)
    (mapping,) = recognise(open_book(path))
    assert (mapping.kind, mapping.form, mapping.chosen) == (kind, form, True)
    known = [info.name for info in blank_fields(kind, form)]
    assert {name: mapping.columns.get(name) for name in known} == {
        name: at for at, name in enumerate(known)
    }
    assert mapping.missing() == ()


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_every_header_says_what_goes_there(
    office: Office, tmp_path: Path, kind: str, form: str
) -> None:
    sheet = sheet_of(office, tmp_path / "x.xlsx", kind, form)
    known = blank_fields(kind, form)
    for cell, info in zip(sheet[1], known, strict=False):
        assert cell.value == info.title
        assert info.about in cell.comment.text
        assert ("Needed." in cell.comment.text) == info.needed
        assert cell.font.bold
        assert sheet.column_dimensions[cell.column_letter].width >= len(info.title)
    assert sheet.freeze_panes == "B2"
    assert sheet.max_row == 1


def rules(sheet: Any) -> dict[str, Any]:  # noqa: ANN401 - openpyxl's untyped classes
    """Title → the column's rule."""
    titles = {cell.column_letter: cell.value for cell in sheet[1]}
    return {
        titles[str(rule.sqref).split("2")[0]]: rule
        for rule in sheet.data_validations.dataValidation
    }


def test_zones_flags_numbers_and_windows_are_chosen_from_lists(
    office: Office, tmp_path: Path
) -> None:
    office.add_zone('=South, "old"')
    office.execute("update booker.arrival_windows set active = false where label = '4-6'")
    path = tmp_path / "x.xlsx"
    found = rules(sheet_of(office, path, "capacity", "windows"))
    assert found["Zone"].formula1 == "'Lists'!$A$1:$A$2"
    assert found["Window"].formula1 == "'Lists'!$B$1:$B$4"
    assert (found["Technicians"].type, found["Date"].type) == ("whole", "date")
    assert {rule.errorStyle for rule in found.values()} == {"warning"}
    workbook = load_workbook(path)
    lists: Any = workbook["Lists"]
    assert lists.sheet_state == "hidden"
    assert [cell.value for cell in lists["A"] if cell.value] == ['=South, "old"', "North"]
    assert {cell.data_type for cell in lists["A"]} <= {"s", "n"}
    sites = rules(sheet_of(office, path, "sites"))
    assert sites["VIP"].formula1 == '"yes,no"'
    assert sites["Zone"].type == "list"


def test_columns_keep_what_a_spreadsheet_would_change(office: Office, tmp_path: Path) -> None:
    sheet = sheet_of(office, tmp_path / "x.xlsx", "sites")
    formats = {
        cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]
    }
    assert formats["ZIP"] == "@"
    assert formats["Phone"] == "@"
    roster = sheet_of(office, tmp_path / "r.xlsx", "capacity")
    by_title = {
        cell.value: roster.column_dimensions[cell.column_letter].number_format for cell in roster[1]
    }
    assert (by_title["Date"], by_title["Start"]) == ("yyyy-mm-dd", "hh:mm")


def test_the_matrix_begins_tomorrow(office: Office, tmp_path: Path) -> None:
    sheet = sheet_of(office, tmp_path / "x.xlsx", "capacity", "matrix")
    dates = [cell.value.date() for cell in sheet[1] if hasattr(cell.value, "date")]
    first = dates[0]
    assert first - office.today() in (timedelta(days=1), timedelta(days=2))
    assert dates == [first + timedelta(days=at) for at in range(28)]


def test_what_cannot_be_saved_is_said(office: Office, tmp_path: Path) -> None:
    desk = office.desk("csr")
    with pytest.raises(InvalidInput, match="no import of bookings"):
        save_blank(desk, "bookings", tmp_path / "x.xlsx")
    with pytest.raises(InvalidInput, match="no empty sites as matrix"):
        save_blank(desk, "sites", tmp_path / "x.xlsx", form="matrix")
    with pytest.raises(InvalidInput, match=r"does not end in \.xlsx"):
        save_blank(desk, "sites", tmp_path / "x.csv")
    with pytest.raises(InvalidInput, match="cannot be written"):
        save_blank(desk, "sites", tmp_path / "no" / "x.xlsx")
    assert list(tmp_path.iterdir()) == []
