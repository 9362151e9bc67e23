"""Calendars of technicians: RFC 5545, parsed back; one event a stop, nothing of anybody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import Cancelled, InvalidInput
from core.exchange import calendar_files
from core.exchange.calendar_files import file_name_of
from core.exchange.export import export
from core.exchange.profiles import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.office import Office

CALENDARS = SHIPPED[3]
ZONE = ZoneInfo("America/Denver")


@pytest.fixture
def booked(make_office: Callable[[], Office]) -> Office:
    """Two technicians on day 4; a visit of both and a visit of one; Tech 1 alone on day 5."""
    office = make_office()
    office.add_sites(4)
    office.execute(
        "update booker.sites set customer_name = 'O''Neil, Żółć; & Sons', notes = :notes,"
        " latitude = 39.8, longitude = -105.1, phone = '303-555-0100', city = 'Arvada',"
        " vip = true where number = 'S1'",
        notes="Gate 7\r\nBEGIN:VEVENT\nring\x07twice",
    )
    office.add_routes(office.day(4), 2)
    office.add_routes(office.day(5), 1)
    for site, job, ahead, window in (
        ("S1", "SWAP", 4, "8-10"), ("S2", "TUNE", 4, "12-2"), ("S3", "TUNE", 5, "2-4"),
    ):  # fmt: skip
        made = hold(office.desk(), uuid4(), site, job, office.day(ahead), window)
        confirm(office.desk("dispatcher"), uuid4(), made.reference)
    hold(office.desk(), uuid4(), "S4", "TUNE", office.day(5), "8-10")
    return office


def calendars(office: Office, folder: Path) -> dict[str, Any]:
    export(office.desk("csr"), "bookings", folder, profile=CALENDARS)
    return {path.stem: parsed(path) for path in sorted(folder.iterdir())}


def parsed(path: Path) -> Any:  # noqa: ANN401 - its properties have as many types as names
    """The file read back, its lines as RFC 5545 has them."""
    content = path.read_bytes()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert not any(byte < 32 and byte not in b"\r\n\t" for byte in content)
    calendar: Any = Calendar.from_ical(content)
    assert str(calendar["version"]) == "2.0"
    assert calendar["prodid"]
    return calendar


def events(calendar: Calendar) -> list[Any]:
    found: list[Any] = list(calendar.walk("VEVENT"))
    return sorted(found, key=lambda event: event["dtstart"].dt)


def test_each_technician_has_the_planned_stops(booked: Office, tmp_path: Path) -> None:
    result = export(booked.desk("csr"), "bookings", tmp_path / "out", profile=CALENDARS)
    assert (result.path, result.format, result.rows) == (tmp_path / "out", "ics", 4)
    found = calendars(booked, tmp_path / "out")
    assert list(found) == ["Tech 1North", "Tech 2North"]
    assert sum(len(events(calendar)) for calendar in found.values()) == 4
    first = events(found["Tech 1North"])[0]
    local = first["dtstart"].dt
    assert local == datetime.combine(booked.day(4), time(8), ZONE)
    assert first["dtstart"].params["TZID"] == "America/Denver"
    assert first["dtend"].dt - local == timedelta(hours=2)
    assert str(first["summary"]) == "8-10 · O'Neil, Żółć; & Sons · SWAP"
    assert str(first["location"]) == "S1 Main Street, Arvada"
    assert str(first["status"]) == "CONFIRMED"
    assert first["geo"].to_ical() == "39.8;-105.1"
    assert first["dtstamp"].dt.tzinfo is not None
    lines = str(first["description"]).split("\n")
    assert lines[:5] == [
        "Arrival promised 08:00-10:00", "SWAP", "2 technicians", "VIP", "303-555-0100",
    ]  # fmt: skip
    # a customer's notes make no event of their own
    assert "BEGIN:VEVENT" in lines
    assert "ring twice" in lines
    assert lines[-1].startswith("Booking ")


def test_the_time_zone_is_defined_in_the_file(booked: Office, tmp_path: Path) -> None:
    for calendar in calendars(booked, tmp_path / "out").values():
        (zone,) = calendar.walk("VTIMEZONE")
        assert str(zone["tzid"]) == "America/Denver"
        offsets = {part["tzoffsetto"].td for part in zone.subcomponents}
        assert offsets == {timedelta(hours=-6), timedelta(hours=-7)}


def test_uids_are_stable_apart_and_the_technicians_own(booked: Office, tmp_path: Path) -> None:
    def uids() -> dict[str, set[str]]:
        found = calendars(booked, tmp_path / "out")
        return {
            name: {str(event["uid"]) for event in events(calendar)}
            for name, calendar in found.items()
        }

    before = uids()
    assert uids() == before
    assert before["Tech 1North"].isdisjoint(before["Tech 2North"])
    assert sum(len(found) for found in before.values()) == 4
    (reference,) = booked.rows(
        "select b.reference from booker.bookings b join booker.sites s using (branch_id, site_id)"
        " where s.number = 'S1'"
    )[0]
    cancel(booked.desk(), uuid4(), reference, "moved away")
    after = uids()
    assert {name: len(before[name] - after[name]) for name in before} == {
        "Tech 1North": 1, "Tech 2North": 1,
    }  # fmt: skip


def test_a_technician_without_visits_has_an_empty_calendar(booked: Office, tmp_path: Path) -> None:
    booked.add_zone("South")
    booked.add_routes(booked.day(6), 1, "South")
    booked.execute(
        "update booker.routes set technician = null where zone_id = :zone",
        zone=booked.zones["South"],
    )
    found = calendars(booked, tmp_path / "out")
    assert events(found["South 1"]) == []
    assert found["South 1"].walk("VTIMEZONE") == []


def test_all_in_one_file_and_tentative_ones_where_they_are_asked_for(
    booked: Office, tmp_path: Path
) -> None:
    path = tmp_path / "all.ics"
    profile = replace(CALENDARS, states=("confirmed", "held"))
    assert export(booked.desk("csr"), "bookings", path, profile=profile).rows == 5
    calendar = parsed(path)
    found = events(calendar)
    assert str(calendar["x-wr-calname"]) == "Arvada branch"
    assert [str(event["status"]) for event in found].count("TENTATIVE") == 1
    assert str(found[0]["summary"]).endswith("(Tech 1North)")
    none = replace(CALENDARS, days_back=0, days_ahead=0)
    assert export(booked.desk("csr"), "bookings", path, profile=none).rows == 0
    assert events(parsed(path)) == []


def test_nothing_is_written_where_it_is_stopped_or_there_is_too_much(
    booked: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    desk = booked.desk("csr")
    folder = tmp_path / "out"
    with pytest.raises(Cancelled):
        export(desk, "bookings", folder, profile=CALENDARS, ready=stop)
    monkeypatch.setattr(calendar_files, "MOST_EVENTS", 2)
    with pytest.raises(InvalidInput, match="hold 2 visits"):
        export(desk, "bookings", folder, profile=CALENDARS)
    assert list(folder.iterdir()) == []
    (tmp_path / "file").write_text("x")
    with pytest.raises(InvalidInput, match="no folder"):
        export(desk, "bookings", tmp_path / "file", profile=CALENDARS)
    with pytest.raises(InvalidInput, match="no folder"):
        export(desk, "bookings", tmp_path / "no" / "where", profile=CALENDARS)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ana Núñez", "Ana Núñez"),
        ("O'Neil / North", "O'Neil - North"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "Unnamed"),
        (" . ", "Unnamed"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("a\n\tb", "a-b"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_technician_s_name_becomes_a_file_s(name: str, file: str) -> None:
    assert file_name_of(name) == file


def test_two_names_that_become_one_file_stay_apart(booked: Office, tmp_path: Path) -> None:
    booked.execute(
        "update booker.routes set technician = case number when 1 then 'A/B' else 'A:B' end"
        " where branch_id = :branch"
    )
    assert set(calendars(booked, tmp_path / "out")) == {"A-B", "A-B 2"}


def test_a_name_that_another_one_becomes_is_not_taken_twice(booked: Office, tmp_path: Path) -> None:
    numbers = booked.rows(
        "select route_id from booker.routes where branch_id = :branch order by service_date, number"
    )
    for (route,), name in zip(numbers, ("A-B 2", "A/B", "A:B"), strict=True):
        booked.execute(
            "update booker.routes set technician = :name where branch_id = :branch"
            " and route_id = :route", name=name, route=route,
        )  # fmt: skip
    assert set(calendars(booked, tmp_path / "out")) == {"A-B", "A-B 2", "A-B 3"}
