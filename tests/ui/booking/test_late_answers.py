"""A hold's answer that comes when another customer is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.booking.hold import hold
from tests.ui.booking.conftest import open_book
from tests.ui.booking.steps import (
    choose_job,
    choose_site,
    hold_window,
    press_enter_on_grid,
    wait,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.booking.book_tab import BookTab


def test_a_refusal_offers_nothing_to_the_site_chosen_by_then(
    new_office: Office, qtbot: QtBot
) -> None:
    day = new_office.day(3)
    with (
        new_office.line() as line,
        open_book(new_office, qtbot, port=line.port) as book,
    ):
        choose_site(book, qtbot, "S1")
        choose_job(book, qtbot)
        assert book.window_pane.grid.select(day, "10-12")
        line.delay(0.2)
        hold(new_office.desk("dispatcher"), uuid4(), "S1", "TUNE", day, "10-12")
        press_enter_on_grid(book)
        # without F2
        book.site_pane.choose_number("S2")
        wait(qtbot, lambda: book.site_pane.site is not None and book.site_pane.site.number == "S2")
        wait(qtbot, lambda: "Customer S1: " in book.cards.notice.text())
        assert not book.window_pane.notice.isVisible()
        line.delay(0.0)


def test_what_was_noted_for_one_customer_is_not_told_of_the_next(
    book: BookTab, new_office: Office, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    book.job_pane.notes.setPlainText("Gate code 1234")
    first = hold_window(book, qtbot, new_office.day(3), "10-12")
    assert first.notes == "Gate code 1234"
    # without F2
    choose_site(book, qtbot, "S2")
    choose_job(book, qtbot)
    assert hold_window(book, qtbot, new_office.day(3), "12-2").notes is None


def test_notes_survive_a_site_chosen_by_mistake(book: BookTab, qtbot: QtBot) -> None:
    choose_site(book, qtbot, "S1")
    book.job_pane.notes.setPlainText("Gate code 1234")
    choose_site(book, qtbot, "S2")
    assert book.job_pane.notes_text() == "Gate code 1234"


def test_two_desks_correct_two_things_of_one_site(
    book: BookTab, new_office: Office, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    book.site_pane.edit_site()
    new_office.execute(
        "update booker.sites set phone = '303-555-0142' where branch_id = :branch and number = 'S1'"
    )
    form = book.site_pane.form
    wait(qtbot, form.zone.currentData)
    form.notes.setPlainText("Dog in the yard")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: book.site_pane.site is not None and book.site_pane.site.notes)
    site = book.site_pane.site
    assert site is not None
    assert (site.phone, site.notes) == ("303-555-0142", "Dog in the yard")
