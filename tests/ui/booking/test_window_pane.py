"""The grid beside other desks: lost races, reasons, pages, and a line that drops."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.booking.hold import hold
from core.planning.model import Reason
from tests.ui.booking.conftest import open_book
from tests.ui.booking.steps import (
    choose_job,
    choose_site,
    focus,
    hold_window,
    press_enter_on_grid,
    wait,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Window
    from tests.line_proxy import LineProxy
    from tests.office import Office
    from ui.booking.book_tab import BookTab


def cell(book: BookTab, day: date, label: str) -> Window | None:
    answer = book.window_pane.asking.answer
    windows = () if answer is None else answer.windows
    return next((w for w in windows if (w.date, w.window) == (day, label)), None)


def is_open(book: BookTab, day: date, label: str) -> bool:
    window = cell(book, day, label)
    return window is not None and window.offered


def fill(office: Office, day: date, label: str, first_site: int) -> None:
    """Take every opening of a window from another desk: two routes, one job each."""
    for number in range(2):
        hold(office.desk("dispatcher"), uuid4(), f"S{first_site + number}", "TUNE", day, label)


@pytest.fixture
def small_office(new_office: Office) -> Office:
    """Day 6 has two routes that last for one job each."""
    new_office.add_routes(new_office.day(6), 2, starts="08:00", ends="09:15")
    return new_office


def test_a_cell_that_another_desk_takes_closes_by_itself(
    small_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = small_office.day(6)
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: is_open(book, day, "8-10"))
    book.window_pane.grid.select(day, "8-10")
    fill(small_office, day, "8-10", 5)
    wait(qtbot, lambda: not is_open(book, day, "8-10"))
    wait(qtbot, book.window_pane.notice.isVisible)
    assert "has just gone" in book.window_pane.notice.text()


def test_a_lost_race_offers_the_nearest_windows_with_the_cursor_on_the_best(
    small_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = small_office.day(6)
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: is_open(book, day, "8-10"))
    # this desk does not hear of it in time
    book.session.changed.disconnect(book.changed)
    fill(small_office, day, "8-10", 5)
    book.window_pane.grid.select(day, "8-10")
    press_enter_on_grid(book)
    notice = book.window_pane.notice
    wait(qtbot, lambda: "another desk" in notice.text())
    assert notice.first_alternative is not None
    there = book.window_pane.grid.current_window()
    assert there is not None
    assert there.offered
    assert (there.date, there.window) != (day, "8-10")
    assert not book.cards.cards()
    press_enter_on_grid(book)
    wait(qtbot, book.cards.cards)
    (held,) = book.cards.cards()
    assert (held.date, held.window) == (there.date, there.window)


def test_an_alternative_is_taken_by_its_button(
    small_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = small_office.day(6)
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: is_open(book, day, "8-10"))
    book.session.changed.disconnect(book.changed)
    fill(small_office, day, "8-10", 5)
    book.window_pane.grid.select(day, "8-10")
    press_enter_on_grid(book)
    wait(qtbot, lambda: book.window_pane.notice.first_alternative is not None)
    button = book.window_pane.notice.first_alternative
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    wait(qtbot, book.cards.cards)


def test_enter_on_a_closed_cell_says_why(new_office: Office, book: BookTab, qtbot: QtBot) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    assert book.window_pane.grid.select(new_office.day(1), "8-10")
    press_enter_on_grid(book)
    assert "no service" in book.window_pane.notice.text()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not book.window_pane.notice.isVisible()


def test_what_is_said_takes_no_room_of_the_grid_s(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    grid, notice = book.window_pane.grid, book.window_pane.notice
    before, holds = grid.size(), book.cards.height()
    grid.select(new_office.day(1), "8-10")
    press_enter_on_grid(book)
    qtbot.waitUntil(lambda: notice.isVisible() and notice.height() > 0)
    qtbot.waitUntil(lambda: book.cards.height() < holds)
    assert grid.size() == before
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: book.cards.height() == holds)
    assert grid.size() == before


def test_esc_on_the_link_of_a_notice_closes_the_notice(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    hold(new_office.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    book.window_pane.grid.select(day, "8-10")
    press_enter_on_grid(book)
    button = book.window_pane.existing_button
    wait(qtbot, button.isVisible)
    button.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not button.isVisible()
    assert not book.window_pane.notice.isVisible()
    assert book.window_pane.grid.isAncestorOf(focus()) or book.window_pane.grid.hasFocus()


def test_a_window_the_site_has_already_links_to_its_booking(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    held = hold(new_office.desk("csr"), uuid4(), "S1", "TUNE", day, "8-10")
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    book.window_pane.grid.select(day, "8-10")
    press_enter_on_grid(book)
    button = book.window_pane.existing_button
    wait(qtbot, button.isVisible)
    with qtbot.waitSignal(book.asked) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["bookings", held.reference]


def test_a_duplicate_told_by_the_database_links_too(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: is_open(book, day, "8-10"))
    book.session.changed.disconnect(book.changed)
    held = hold(new_office.desk("dispatcher"), uuid4(), "S1", "TUNE", day, "8-10")
    book.window_pane.grid.select(day, "8-10")
    press_enter_on_grid(book)
    wait(qtbot, book.window_pane.existing_button.isVisible)
    assert held.reference in book.window_pane.existing_button.text()


def test_page_down_shows_the_next_two_weeks_and_page_up_goes_back(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    pane = book.window_pane
    pane.grid.page_requested.emit(-1)
    assert pane.question is not None
    assert pane.question.first is None
    pane.grid.page_requested.emit(1)
    wait(qtbot, lambda: cell(book, new_office.day(14), "8-10"))
    assert cell(book, new_office.day(13), "8-10") is None
    pane.grid.page_requested.emit(-1)
    wait(qtbot, lambda: cell(book, new_office.day(3), "8-10"))


def test_cells_left_checking_are_settled_in_the_background(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    del new_office
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot, "SWAP")

    def settled() -> bool:
        answer = book.window_pane.asking.answer
        return answer is not None and all(w.reason is not Reason.CHECKING for w in answer.windows)

    wait(qtbot, settled)


def test_no_site_and_no_routes_say_what_to_do(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    new_office.add_zone("South")
    new_office.add_sites(1, "South", prefix="Q")
    choose_site(book, qtbot, "Q1")
    choose_job(book, qtbot)
    wait(qtbot, book.window_pane.notice.isVisible)
    assert "No technician works in South" in book.window_pane.notice.text()


@pytest.fixture
def line(new_office: Office) -> Iterator[LineProxy]:
    """The line between the desk and its server."""
    with new_office.line() as proxy:
        yield proxy


def test_without_a_line_everything_stays_readable_and_a_hold_says_why_not(
    new_office: Office, line: LineProxy, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    with open_book(new_office, qtbot, port=line.port) as book:
        choose_site(book, qtbot, "S1")
        choose_job(book, qtbot)
        wait(qtbot, lambda: is_open(book, day, "8-10"))
        line.refuse()
        line.cut()
        wait(qtbot, lambda: not book.session.line.status.is_up)
        book.window_pane.grid.select(day, "8-10")
        press_enter_on_grid(book)
        assert "no line" in book.window_pane.notice.text()
        assert is_open(book, day, "8-10")
        assert not book.window_pane.is_holding
        line.resume()
        wait(qtbot, lambda: book.session.line.status.is_up)
        held = hold_window(book, qtbot, day, "8-10")
        assert held.site == "S1"


def test_an_answer_the_line_swallowed_is_said_to_be_unknown_and_then_comes(
    new_office: Office, line: LineProxy, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    with open_book(new_office, qtbot, port=line.port) as book:
        choose_site(book, qtbot, "S1")
        choose_job(book, qtbot)
        wait(qtbot, lambda: is_open(book, day, "8-10"))
        wait(qtbot, lambda: not book.session.tasks.is_busy)
        line.cut_at_commit("app.hold")
        book.window_pane.grid.select(day, "8-10")
        press_enter_on_grid(book)
        wait(qtbot, lambda: "not known yet" in book.window_pane.notice.text())
        # nobody knows: another Enter must not hold another window
        press_enter_on_grid(book)
        line.resume()
        wait(qtbot, book.cards.cards)
        wait(qtbot, lambda: not book.session.tasks.is_busy)
        assert len(book.cards.cards()) == 1
        assert not book.window_pane.notice.isVisible()
    count = new_office.rows("select count(*) from booker.bookings where branch_id = :branch")
    assert count[0][0] == 1


def test_a_cell_that_is_checked_again_is_as_old_as_what_it_shows(
    small_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    day = small_office.day(6)
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: is_open(book, day, "8-10"))
    asking = book.window_pane.asking
    question, known, first = asking.question, asking.answer, asking.as_of
    assert question is not None
    assert known is not None
    assert first is not None
    shown = cell(book, day, "8-10")
    later = first + timedelta(seconds=20)
    again = replace(
        known,
        windows=tuple(
            replace(w, offered=False, reason=Reason.CHECKING) if w == shown else w
            for w in known.windows
        ),
    )
    # as the planner answers when its first milliseconds do not suffice
    asking._on_answered(question, later, again)  # noqa: SLF001 what a thread hands over
    assert cell(book, day, "8-10") == shown
    assert asking.as_of == first
    asking._on_settled(question, later, known)  # noqa: SLF001
    assert asking.as_of == later
