"""Route sheets: everything a technician needs is on them, on as many pages as it takes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter

from core.booking.zone_plan import PlannedRoute, StopOnRoute, ZonePlan
from core.errors import InvalidInput, NotOffered
from ui.bookings.route_sheets import page_size, paint_sheets, write_sheets
from ui.bookings.sheet_words import head_lines, sheets_of, stop_text
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.bookings.sheet_words import Sheet

DAY = date(2026, 12, 7)
EIGHT = datetime(2026, 12, 7, 15, 0, tzinfo=UTC)
"""8:00 in Denver."""
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _american(qapp: QApplication) -> Iterator[None]:
    del qapp
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def times() -> LocalTimes:
    return LocalTimes("America/Denver")


def stop(number: int, **more: object) -> StopOnRoute:
    arrives = EIGHT + number * HOUR
    made = StopOnRoute(
        reference=f"REF{number:03}",
        state="confirmed",
        site=f"S{number}",
        latitude=None,
        longitude=None,
        minutes_on_site=45,
        buffer_before=0,
        buffer_after=0,
        drive_minutes=15,
        starts_at=arrives - timedelta(minutes=15),
        arrives_at=arrives,
        ends_at=arrives + timedelta(minutes=45),
        promised_from=EIGHT,
        promised_to=EIGHT + 2 * HOUR,
        technicians=1,
        pinned=False,
        customer_name=f"Customer {number}",
        address=f"{number} Main Street, Arvada, CO 80002",
        phone="303-555-0100",
        job_type="TUNE",
        job_name="A/C tune-up",
        window="8-10",
        vip=False,
        agreed=False,
        site_notes=None,
        notes=None,
        answers=(),
        all_day=False,
        expires_at=None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def route(number: int, *stops: StopOnRoute, technician: str | None = "Ana Ruiz") -> PlannedRoute:
    return PlannedRoute(
        route=number,
        technician=technician,
        starts_at=EIGHT,
        ends_at=EIGHT + 9 * HOUR,
        max_stops=None,
        stops=stops,
        start_latitude=None,
        start_longitude=None,
        blocks=((EIGHT + 4 * HOUR, EIGHT + 5 * HOUR, "Lunch"),),
    )


def sheets(*routes: PlannedRoute) -> tuple[Sheet, ...]:
    return sheets_of(ZonePlan("North", DAY, 15, 1.3, 40.0, routes), "Arvada branch")


def test_a_sheet_for_every_route_that_has_a_stop(times: LocalTimes) -> None:
    made = sheets(route(1, stop(1), stop(2)), route(2), route(3, stop(3), technician=None))
    assert [sheet.route.route for sheet in made] == [1, 3]
    title, day, lines = head_lines(made[0], times)
    assert title == "Ana Ruiz"
    assert day == "Monday, December 7, 2026"
    assert "Zone North" in lines[0]
    assert "2 stops" in lines[0]
    assert "Lunch" in lines[1]
    assert head_lines(made[1], times)[0] == "Route 3"


def test_a_stop_says_when_where_what_and_what_to_mind(times: LocalTimes) -> None:
    [sheet] = sheets(
        route(
            1,
            stop(
                1,
                vip=True,
                site_notes="Gate code 4411",
                notes=" Ring first ",
                answers=(("How old?", "12 years"), ("Smell of gas?", "")),
            ),
        )
    )
    told = stop_text(sheet.route.stops[0], sheet, times)
    assert told.arrival.replace("\N{NARROW NO-BREAK SPACE}", " ") == "9:00 AM"
    assert told.promise.startswith("promised")
    assert told.customer == "Customer 1 (VIP)"
    assert told.minutes == "45 minutes"
    assert told.mark == ""
    assert told.paragraphs == (
        ("Site notes", "Gate code 4411"),
        ("Notes", "Ring first"),
        ("How old?", "12 years"),
    )


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        ({"state": "held"}, "Not confirmed yet"),
        ({"state": "held", "reference": "REF001~1"}, "Kept until the customer's answer"),
        ({"state": "completed"}, "Completed"),
    ],
)
def test_what_is_not_simply_promised_is_marked(
    times: LocalTimes, more: dict[str, object], mark: str
) -> None:
    [sheet] = sheets(route(1, stop(1, **more)))
    assert stop_text(sheet.route.stops[0], sheet, times).mark == mark


def test_two_technicians_know_of_each_other(times: LocalTimes) -> None:
    both = stop(1, technicians=2)
    first, second = sheets(route(1, both), route(2, both, technician="Ben Cole"))
    assert stop_text(both, first, times).partners == "together with Ben Cole"
    assert stop_text(both, second, times).partners == "together with Ana Ruiz"


def test_a_long_day_and_a_long_note_take_more_pages(times: LocalTimes, tmp_path: Path) -> None:
    few = sheets(route(1, stop(1)))
    many = sheets(route(1, *(stop(n) for n in range(1, 25))))
    long_note = sheets(route(1, stop(1, notes="A word and another. " * 600)))
    path = tmp_path / "sheets.pdf"
    assert write_sheets(path, few, times, "now") == 1
    assert pages_in(path) == 1
    assert write_sheets(path, many, times, "now") > 2
    assert write_sheets(path, long_note, times, "now") > 2
    assert write_sheets(path, few + many, times, "now") == pages_in(path)


def test_the_same_code_paints_a_picture_with_ink_in_header_and_footer(times: LocalTimes) -> None:
    size = page_size().size(QPageSize.Unit.Point)
    picture = QImage(round(size.width()), round(size.height()), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    pages = paint_sheets(painter, sheets(route(1, stop(1))), times, "now", lambda: None)
    painter.end()
    assert pages == 1
    assert has_ink(picture, 30, 80)
    assert has_ink(picture, picture.height() - 56, picture.height() - 30)
    assert not has_ink(picture, picture.height() - 30, picture.height())


def test_the_paper_is_the_user_s_country_s() -> None:
    assert page_size().id() == QPageSize.PageSizeId.Letter
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    assert page_size().id() == QPageSize.PageSizeId.A4


def test_nothing_to_print_and_no_such_folder_are_said(times: LocalTimes, tmp_path: Path) -> None:
    with pytest.raises(NotOffered, match="No technician"):
        write_sheets(tmp_path / "sheets.pdf", sheets(route(1)), times, "now")
    assert not (tmp_path / "sheets.pdf").exists()
    with pytest.raises(InvalidInput, match="cannot be written"):
        write_sheets(tmp_path / "none" / "sheets.pdf", sheets(route(1, stop(1))), times, "now")


def pages_in(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def has_ink(picture: QImage, first: int, last: int) -> bool:
    white = picture.pixel(0, 0)
    return any(
        picture.pixel(x, y) != white
        for y in range(first, last)
        for x in range(0, picture.width(), 3)
    )
