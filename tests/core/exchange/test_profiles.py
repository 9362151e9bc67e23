"""Export profiles: saved, listed, refused, and what a file made by one looks like."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound
from core.exchange.defuse import restore
from core.exchange.export import SOURCES, export, sample_rows
from core.exchange.profiles import (
    DELIMITERS,
    ENCODINGS,
    FORMATS,
    SHIPPED,
    ExportProfile,
    ProfileColumn,
    Schedule,
    check_profile,
    find_profile,
    list_profiles,
    remove_profile,
    save_profile,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.office import Office

COLUMNS = (
    ProfileColumn("date", "Day"),
    ProfileColumn("from", "Start"),
    ProfileColumn("customer_name", "=Customer"),
    ProfileColumn("planned_arrival", "Arrives"),
)
MINE = ExportProfile("Mine", "bookings", "csv", COLUMNS)


@pytest.fixture(scope="module")
def booked(make_office: Callable[[], Office]) -> Office:
    """Three confirmed bookings: today's yesterday cannot be, so on days 1, 2 and 9; two zones."""
    office = make_office()
    office.add_zone("South")
    office.add_sites(4)
    office.add_sites(2, "South", prefix="Z")
    office.execute(
        "update booker.sites set customer_name = 'Żółć; \"Ünal\"', address = '1 Main St',"
        " unit = '#4', city = 'Arvada', state = 'CO', postal_code = '80002', latitude = 39.8,"
        " longitude = -105.1, phone = '303-555-0100', notes = 'Gate 7' where number = 'S1'"
    )
    for site, ahead, zone in (("S1", 1, "North"), ("Z1", 2, "South"), ("S2", 9, "North")):
        office.add_routes(office.day(ahead), 1, zone)
        made = hold(office.desk(), uuid4(), site, "TUNE", office.day(ahead), "10-12", notes="Dog")
        confirm(office.desk("dispatcher"), uuid4(), made.reference)
    return office


def written(office: Office, profile: ExportProfile, path: Path, **how: Any) -> list[list[str]]:  # noqa: ANN401 - export's own
    export(office.desk("csr"), profile.kind, path, profile=profile, **how)
    text = path.read_bytes().decode(profile.encoding)
    return list(csv.reader(text.splitlines(), delimiter=profile.delimiter))


# -- the file -----------------------------------------------------------------------------------


def test_columns_are_chosen_renamed_ordered_and_formatted(booked: Office, tmp_path: Path) -> None:
    profile = replace(
        MINE, delimiter=";", date_format="M/d/yyyy", time_format="h:mm a", encoding="utf-8"
    )
    header, first, *rest = written(booked, profile, tmp_path / "x.txt")
    assert header == ["Day", "Start", "'=Customer", "Arrives"]
    day = booked.day(1)
    assert first == [f"{day.month}/{day.day}/{day.year}", "10:00 AM", 'Żółć; "Ünal"', "10:00 AM"]
    assert len(rest) == 2


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_delimiter_and_encoding(
    booked: Office, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    profile = replace(MINE, delimiter=delimiter, encoding=encoding)
    rows = written(booked, profile, tmp_path / "x.csv")
    assert rows[0][:2] == ["Day", "Start"]
    lost = '?ó??; "Ünal"' if encoding == "cp1252" else 'Żółć; "Ünal"'
    assert rows[1][2] == lost
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf") == (
        encoding == "utf-8-sig"
    )


def test_excel_keeps_real_dates_in_the_profile_s_format(booked: Office, tmp_path: Path) -> None:
    profile = replace(MINE, format="xlsx", date_format="EEE d MMM", time_format="h:mm a")
    path = tmp_path / "x.xlsx"
    export(booked.desk("csr"), "bookings", path, profile=profile)
    sheet: Any = load_workbook(path)["Bookings"]
    day, starts = sheet["A2"], sheet["B2"]
    assert day.value == datetime.combine(booked.day(1), time())
    assert (day.number_format, starts.number_format) == ("ddd d mmm", "h:mm AM/PM")
    assert starts.value == time(10)
    assert sheet["C1"].value == "=Customer"
    assert sheet["C1"].data_type == "s"
    with pytest.raises(InvalidInput, match="writes Excel files"):
        export(booked.desk("csr"), "bookings", tmp_path / "x.csv", profile=profile)


def test_days_are_relative_to_today_at_the_branch_unless_said_otherwise(
    booked: Office, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"

    def count(back: int | None, ahead: int | None, **how: Any) -> int:  # noqa: ANN401 - export's own
        profile = replace(MINE, days_back=back, days_ahead=ahead)
        return len(written(booked, profile, path, **how)) - 1

    assert count(None, None) == 3
    assert count(0, 2) == 2
    assert count(-2, 2) == 1
    assert count(None, 1) == 1
    assert count(-3, None) == 1
    assert count(30, 0) == 0
    assert count(30, 0, first=booked.day(1), last=booked.day(2)) == 2
    assert count(30, 0, first=booked.day(2)) == 2


def test_zones_and_states_filter(booked: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    assert len(written(booked, replace(MINE, zones=("South",)), path)) == 2
    assert len(written(booked, replace(MINE, states=("held", "cancelled")), path)) == 1
    assert len(written(booked, replace(MINE, states=("confirmed", "held")), path)) == 4
    with pytest.raises(InvalidInput, match="asks for West, which is no zone"):
        written(booked, replace(MINE, zones=("South", "West")), path)
    inactive = ExportProfile(
        "Old", "sites", "csv", (ProfileColumn("number", "No"),), states=("inactive",)
    )
    assert len(written(booked, inactive, path)) == 1


def test_a_profile_is_of_one_kind(booked: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is one of bookings, not of sites"):
        export(booked.desk("csr"), "sites", tmp_path / "x.csv", profile=MINE)


def test_a_sample_is_what_the_file_would_begin_with(booked: Office) -> None:
    profile = replace(MINE, delimiter=";", encoding="cp1252", date_format="EEE d")
    rows = sample_rows(booked.desk("csr"), profile, most=2)
    assert rows[0] == ["Day", "Start", "'=Customer", "Arrives"]
    assert rows[1][0] == f"{booked.day(1):%a} {booked.day(1).day}"
    assert len(rows) == 3
    assert sample_rows(booked.desk("csr"), SHIPPED[3]) == ()


@pytest.mark.parametrize("kind", SOURCES)
def test_every_field_of_every_kind_can_be_a_column(
    booked: Office, tmp_path: Path, kind: str
) -> None:
    columns = tuple(
        ProfileColumn(field.name, f"{number} {field.title}")
        for number, field in enumerate(SOURCES[kind].fields)
    )
    profile = ExportProfile("All", kind, "csv", columns)
    rows = written(booked, profile, tmp_path / "x.csv")
    assert [len(row) for row in rows[:2]] == [len(columns)] * 2
    assert export(booked.desk("csr"), kind, tmp_path / "x.xlsx", profile=profile).rows > 0


# -- those that are shipped -----------------------------------------------------------------------


def test_the_shipped_ones_are_whole() -> None:
    assert [p.name for p in SHIPPED] == [
        "Dispatch sheet", "Google My Maps", "Route planner", "Calendars (.ics)",
    ]  # fmt: skip
    for profile in SHIPPED:
        assert check_profile(profile) == profile
        assert profile.shipped


def test_google_my_maps_finds_places_and_titles(booked: Office, tmp_path: Path) -> None:
    rows = written(
        booked, find_profile(booked.desk(), "google my maps"), tmp_path / "x.csv",
        first=booked.day(1), last=booked.day(1),
    )  # fmt: skip
    assert rows[0] == ["Name", "Address", "Latitude", "Longitude", "Description"]
    name, address, latitude, longitude = rows[1][:4]
    assert name == '10-12 Żółć; "Ünal"'
    assert address == "1 Main St, #4, Arvada, CO 80002"
    assert (latitude, longitude) == ("39.8", "-105.1")


def test_route_planners_get_address_window_minutes_and_driver(
    booked: Office, tmp_path: Path
) -> None:
    profile = find_profile(booked.desk(), "Route planner")
    path = tmp_path / "x.csv"
    export(
        booked.desk(), "bookings", path, profile=profile, first=booked.day(1), last=booked.day(1)
    )
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Date"] == booked.day(1).isoformat()
    assert (row["Time window start"], row["Time window end"]) == ("10:00", "12:00")
    assert (row["Duration"], row["Driver"]) == ("60", "Tech 1North")
    assert (row["Phone"], row["Notes"]) == ("303-555-0100", "Gate 7\nDog")


def test_the_dispatch_sheet_has_tomorrow(booked: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    profile = find_profile(booked.desk(), "Dispatch sheet")
    assert export(booked.desk(), "bookings", path, profile=profile).rows == 1


# -- saved --------------------------------------------------------------------------------------


def test_saved_listed_changed_renamed_and_removed(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk("admin")
    act = uuid4()
    scheduled = replace(
        MINE, name="  Zebra   sheet ", zones=("North",), days_back=-1, days_ahead=3,
        schedule=Schedule("/srv/x", None, time(6, 30), "{name} {date}"),
    )  # fmt: skip
    saved = save_profile(desk, act, scheduled)
    assert saved == replace(scheduled, name="Zebra sheet")
    assert save_profile(desk, act, scheduled) == saved
    with pytest.raises(ActReused):
        save_profile(desk, act, MINE)
    save_profile(desk, uuid4(), replace(MINE, name="ants"))
    assert list_profiles(office.desk("csr")) == (*SHIPPED, replace(MINE, name="ants"), saved)
    assert find_profile(desk, "ZEBRA sheet") == saved

    changed = save_profile(desk, uuid4(), replace(saved, name="Bee", schedule=None), was=saved.name)
    assert find_profile(desk, "bee") == changed
    with pytest.raises(NotFound, match="Dispatch sheet, Google My Maps"):
        find_profile(desk, "Zebra sheet")
    remove_profile(desk, uuid4(), "Bee")
    remove_profile(desk, uuid4(), "ants")
    assert list_profiles(desk) == SHIPPED
    told = office.rows(
        "select act_kind, operation from booker.audit_events where branch_id = :branch"
        " and table_name = 'export_profiles' order by happened_at"
    )
    assert [tuple(row) for row in told] == [
        ("save_export_profile", "insert"), ("save_export_profile", "insert"),
        ("save_export_profile", "update"), ("remove_export_profile", "delete"),
        ("remove_export_profile", "delete"),
    ]  # fmt: skip


def test_names_are_one_s_own(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk("admin")
    save_profile(desk, uuid4(), MINE)
    save_profile(desk, uuid4(), replace(MINE, name="Other"))
    for name, was in (("MINE", None), ("mine", "Other")):
        with pytest.raises(InvalidInput, match="already") as refused:
            save_profile(desk, uuid4(), replace(MINE, name=name), was=was)
        assert refused.value.field == "name"
    assert save_profile(desk, uuid4(), replace(MINE, name="MINE"), was="Mine").name == "MINE"
    with pytest.raises(InvalidInput, match="comes with Booker") as reserved:
        save_profile(desk, uuid4(), replace(MINE, name="dispatch SHEET"))
    assert reserved.value.field == "name"
    with pytest.raises(NotAllowed, match="comes with Booker"):
        save_profile(desk, uuid4(), MINE, was="Dispatch sheet")
    with pytest.raises(NotAllowed, match="comes with Booker"):
        remove_profile(desk, uuid4(), "Dispatch sheet")
    with pytest.raises(NotFound):
        remove_profile(desk, uuid4(), "Nothing")
    with pytest.raises(NotFound):
        save_profile(desk, uuid4(), replace(MINE, name="New"), was="Nothing")
    copy = save_profile(desk, uuid4(), replace(SHIPPED[0], name="Our sheet"))
    assert copy == replace(SHIPPED[0], name="Our sheet", shipped=False)


def test_one_of_a_later_version_takes_no_other_along(make_office: Callable[[], Office]) -> None:
    office = make_office()
    save_profile(office.desk("admin"), uuid4(), MINE)
    office.execute(
        "insert into booker.export_profiles (branch_id, profile_id, name, content) values"
        " (:branch, gen_random_uuid(), 'Later', '{\"robots\": true}')"
    )
    assert list_profiles(office.desk("csr")) == (*SHIPPED, MINE)


@pytest.mark.parametrize("role", ["csr", "dispatcher"])
def test_only_admins_save_and_remove(booked: Office, role: str) -> None:
    desk = booked.desk(role)
    with pytest.raises(NotAllowed):
        save_profile(desk, uuid4(), MINE)
    with pytest.raises(NotAllowed):
        remove_profile(desk, uuid4(), "Mine")
    assert list_profiles(desk)[: len(SHIPPED)] == SHIPPED


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"name": " "}, "name", "1 to 80"),
        ({"name": "x" * 81}, "name", "1 to 80"),
        ({"name": "a\0b"}, "name", "cannot be shown"),
        ({"kind": "routes"}, "kind", "no export of routes"),
        ({"format": "pdf"}, "format", "no format"),
        ({"kind": "sites", "format": "ics"}, "format", "Calendars are made of bookings"),
        ({"columns": ()}, "columns", "1 to 60"),
        ({"columns": (ProfileColumn("nothing", "x"),)}, "columns", "no field nothing"),
        ({"columns": (ProfileColumn("date", " "),)}, "columns", "title"),
        ({"columns": (COLUMNS[0], ProfileColumn("to", "dAY"))}, "columns", "called dAY"),
        ({"delimiter": "a"}, "delimiter", "no delimiter"),
        ({"delimiter": '"'}, "delimiter", "no delimiter"),
        ({"encoding": "ebcdic"}, "encoding", "no encoding"),
        ({"date_format": "yyyy-mm-dd"}, "date_format", "no part"),
        ({"time_format": "h:mm"}, "time_format", "morning"),
        ({"states": ("gone",)}, "states", "no state of bookings"),
        ({"days_back": 1.5}, "days_back", "whole numbers"),
        ({"days_ahead": 99_999}, "days_ahead", "whole numbers"),
        ({"days_back": -3, "days_ahead": 2}, "days_ahead", "end before"),
        ({"kind": "windows", "columns": (ProfileColumn("label", "x"),), "days_back": 1},
         "days_back", "have no dates"),
        ({"kind": "windows", "columns": (ProfileColumn("label", "x"),), "zones": ("North",)},
         "zones", "not of a zone"),
        ({"schedule": Schedule("relative/x", 10)}, "folder", "whole path"),
        ({"schedule": Schedule("", 10)}, "folder", "1 to 1000"),
        ({"schedule": Schedule("/x")}, "every_minutes", "one of both"),
        ({"schedule": Schedule("/x", 10, time(6))}, "every_minutes", "one of both"),
        ({"schedule": Schedule("/x", 4)}, "every_minutes", "5 to 1,440"),
        ({"schedule": Schedule("/x", every_minutes=True)}, "every_minutes", "5 to 1,440"),
        ({"schedule": Schedule("/x", 10, None, "../x")}, "file_name", "cannot be a file name"),
        ({"schedule": Schedule("/x", 10, None, "{user}")}, "file_name", "cannot be a file name"),
        ({"schedule": Schedule("/x", 10, None, "")}, "file_name", "1 to 150"),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_said_at_its_field(
    change: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said) as refused:
        check_profile(replace(MINE, **change))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"colour": "red"}, "has no colour"),
        ({"columns": [{"title": "x"}]}, "not a profile"),
        ({"columns": 7}, "not a profile"),
        ({"name": 7}, "name is a text"),
        ({"zones": "North"}, "lists of texts"),
        ({"schedule": {"folder": "/x", "at": "25:00"}}, "not a profile"),
        ({"schedule": {"folder": "/x", "cron": "x"}}, "no cron"),
        ({"schedule": 7}, "not a profile"),
    ],
)
def test_what_is_no_document_of_a_profile_is_said(document: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        ExportProfile.from_json({**MINE.as_json(), **document})


TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and text.strip())


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        ExportProfile,
        name=TEXTS,
        kind=st.just("bookings"),
        format=st.sampled_from(FORMATS[:2]),
        columns=st.lists(
            st.builds(
                ProfileColumn,
                st.sampled_from([field.name for field in SOURCES["bookings"].fields]),
                TEXTS,
            ),
            min_size=1,
            max_size=5,
            unique_by=lambda column: " ".join(column.title.split()).casefold(),
        ).map(tuple),
        delimiter=st.sampled_from(DELIMITERS),
        encoding=st.sampled_from(ENCODINGS),
        days_back=st.none() | st.integers(0, 30),
        days_ahead=st.none() | st.integers(0, 30),
        schedule=st.none() | st.just(Schedule("/x", 15)) | st.just(Schedule("/x", None, time(23))),
    )
)
def test_a_profile_goes_through_json_and_is_the_same(profile: ExportProfile) -> None:
    try:
        checked = check_profile(profile)
    except InvalidInput:
        return  # a text of nothing but what cannot be shown
    assert ExportProfile.from_json(checked.as_json()) == checked
    assert check_profile(checked) == checked


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\t=1", "'=1", " =1", '"=1'])
def test_nothing_that_a_profile_writes_runs(booked: Office, tmp_path: Path, text: str) -> None:
    booked.execute(
        "update booker.sites set customer_name = :text where branch_id = :branch and number = 'Z1'",
        text=text,
    )
    columns = (ProfileColumn("customer_name", "=1+1"), ProfileColumn("stop_name", "@x"))
    for delimiter in DELIMITERS:
        profile = replace(MINE, columns=columns, delimiter=delimiter, zones=("South",))
        path = tmp_path / "x.csv"
        export(booked.desk("csr"), "bookings", path, profile=profile)
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, row = csv.reader(file, delimiter=delimiter)
        assert header == ["'=1+1", "'@x"]
        # behind a delimiter of others as well
        assert row[0] == ("'\t'=1" if text == "\t=1" else f"'{text}")
        assert restore(row[0]) == text
