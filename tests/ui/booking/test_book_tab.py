"""A call at the Book tab, by keys, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser, QWidget

from core.booking.answer_proposal import accept
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.propose import propose
from core.booking.show import show
from tests.ui.booking.conftest import open_book
from tests.ui.booking.steps import (
    Keys,
    card,
    choose_job,
    choose_site,
    focus,
    hold_window,
    press_enter_on_grid,
    wait,
)
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.booking.book_tab import BookTab

MOST_KEYSTROKES = 20


def test_a_known_customer_is_held_in_at_most_twenty_keystrokes(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    new_office.execute(
        "update booker.sites set customer_name = 'Wilhelmina Quist'"
        " where branch_id = :branch and number = 'S7'"
    )
    keys = Keys()
    wait(qtbot, book.site_pane.field.hasFocus)
    keys.type("wilhel")
    wait(qtbot, lambda: [site.number for site in book.site_pane.results.rows][:1] == ["S7"])
    keys.enter()
    wait(qtbot, book.job_pane.field.hasFocus)
    keys.type("tun")
    keys.enter()
    wait(qtbot, lambda: (w := book.window_pane.grid.current_window()) and w.offered)
    keys.enter()
    wait(qtbot, book.cards.cards)
    (held,) = book.cards.cards()
    assert (held.site, held.job_type, held.state) == ("S7", "TUNE", "held")
    assert keys.count <= MOST_KEYSTROKES
    assert show(new_office.desk("dispatcher"), held.reference).state == "held"


def test_a_held_window_shows_countdown_promise_and_message(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    detail = book.cards.detail
    assert detail.reference == held.reference
    assert book.cards.list.hasFocus()
    wait(qtbot, detail.countdown.text)
    minutes = int(detail.countdown.text().split(":")[0])
    assert 9 <= minutes <= 10
    wait(qtbot, lambda: detail.message.findChildren(QWidget))
    wait(qtbot, lambda: "Customer S1" in _shown_text(detail.message))


def test_the_state_s_mark_takes_the_colours_of_a_new_scheme(
    new_office: Office, book: BookTab, qtbot: QtBot, themed: QApplication
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    hold_window(book, qtbot, new_office.day(3), "8-10")
    mark = book.cards.detail.state_mark
    before = mark.pixmap().toImage()
    theme.apply(themed, "dark")
    wait(qtbot, lambda: mark.pixmap().toImage() != before)


def test_a_message_that_nobody_could_read_makes_way(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    hold_window(book, qtbot, new_office.day(3), "8-10")
    detail = book.cards.detail
    wait(qtbot, detail.message.isVisible)
    book.resize(1024, 480)
    wait(qtbot, lambda: not detail.message.isVisible())
    assert detail.release_button.isVisible()
    book.resize(1024, 760)
    wait(qtbot, detail.message.isVisible)


def _shown_text(widget: QWidget) -> str:
    pages: list[QTextBrowser] = widget.findChildren(QTextBrowser)
    return " ".join(page.toPlainText() for page in pages)


def test_esc_releases_this_call_s_hold_and_f2_leaves_it_running(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    first = hold_window(book, qtbot, new_office.day(3), "8-10")
    book.show_item(None)
    assert book.site_pane.site is None
    assert book.site_pane.field.hasFocus()
    assert book.cards.current() is None
    choose_site(book, qtbot, "S2")
    choose_job(book, qtbot)
    second = hold_window(book, qtbot, new_office.day(3), "8-10")
    QTest.keyClick(book.cards.list, Qt.Key.Key_Escape)
    wait(qtbot, lambda: card(book, second.reference).state == "released")
    assert card(book, first.reference).state == "held"
    wait(qtbot, lambda: show(new_office.desk("csr"), second.reference).state == "released")


def test_esc_in_the_grid_of_a_new_call_releases_nothing(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    book.show_item(None)
    choose_site(book, qtbot, "S2")
    choose_job(book, qtbot)
    book.window_pane.focus_grid()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    wait(qtbot, lambda: not book.session.tasks.is_busy)
    assert show(new_office.desk("csr"), held.reference).state == "held"


def test_clearing_what_is_finished_chooses_no_other_hold(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    references = []
    for number, label in (("S1", "8-10"), ("S2", "10-12"), ("S3", "12-2")):
        choose_site(book, qtbot, number)
        choose_job(book, qtbot)
        references.append(hold_window(book, qtbot, new_office.day(3), label).reference)
    assert book.cards.list.choose(references[1])
    book.cards.detail.release()
    wait(qtbot, lambda: card(book, references[1]).state == "released")
    book.cards.clear_finished()
    assert book.cards.current() is None
    book.cards.detail.release()
    QTest.keyClick(book.cards.list, Qt.Key.Key_Escape)
    wait(qtbot, lambda: not book.session.tasks.is_busy)
    states = {show(new_office.desk(), references[n]).state for n in (0, 2)}
    assert states == {"held"}


def test_a_second_enter_does_not_hold_a_second_window(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    book.window_pane.grid.select(new_office.day(3), "8-10")
    press_enter_on_grid(book)
    press_enter_on_grid(book)
    wait(qtbot, book.cards.cards)
    wait(qtbot, lambda: not book.session.tasks.is_busy)
    assert len(book.cards.cards()) == 1
    count = new_office.rows("select count(*) from booker.bookings where branch_id = :branch")
    assert count[0][0] == 1


def test_a_hold_that_runs_out_is_shown_as_expired(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    new_office.expire(held.reference)
    book.refresh()
    wait(qtbot, lambda: card(book, held.reference).state == "expired")
    wait(qtbot, lambda: "Nobody confirmed" in book.cards.detail._hint.text())  # noqa: SLF001


def test_a_dispatcher_s_confirmation_is_seen_without_asking(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    confirm(new_office.desk("dispatcher"), uuid4(), held.reference)
    wait(qtbot, lambda: card(book, held.reference).state == "confirmed")
    assert not book.cards.detail.release_button.isVisible()


def test_a_proposal_is_accepted_with_a_key(new_office: Office, book: BookTab, qtbot: QtBot) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    propose(new_office.desk("dispatcher"), uuid4(), held.reference, new_office.day(4), "10-12")
    wait(qtbot, lambda: card(book, held.reference).state == "proposed")
    assert book.cards.detail.accept_button.isVisible()
    book.cards.focus_list()
    QTest.keyClick(book.cards.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: card(book, held.reference).agreed)
    told = show(new_office.desk("dispatcher"), held.reference)
    assert (told.state, told.agreed, told.window) == ("held", True, "10-12")


def test_a_declined_proposal_can_keep_the_old_window(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    propose(new_office.desk("dispatcher"), uuid4(), held.reference, new_office.day(4), "10-12")
    wait(qtbot, book.cards.detail.keep_button.isVisible)
    QTest.mouseClick(book.cards.detail.keep_button, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: card(book, held.reference).state == "held")
    assert show(new_office.desk("csr"), held.reference).window == "8-10"


def test_a_proposal_decided_elsewhere_is_said(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    propose(new_office.desk("dispatcher"), uuid4(), held.reference, new_office.day(4), "10-12")
    wait(qtbot, book.cards.detail.accept_button.isVisible)
    book.session.changed.disconnect(book.changed)
    accept(new_office.desk("csr"), uuid4(), held.reference)
    book.cards.detail.accept()
    wait(qtbot, book.cards.detail.notice.isVisible)
    assert "already been decided" in book.cards.detail.notice.text()


def test_running_holds_of_this_login_are_there_at_the_start(
    new_office: Office, qtbot: QtBot
) -> None:
    desk, day = new_office.desk("csr"), new_office.day(3)
    mine = hold(desk, uuid4(), "S1", "TUNE", day, "8-10")
    hold(new_office.desk("dispatcher"), uuid4(), "S2", "TUNE", day, "8-10")
    with open_book(new_office, qtbot) as tab:
        wait(qtbot, tab.cards.cards)
        assert [booking.reference for booking in tab.cards.cards()] == [mine.reference]


def test_notes_and_answers_go_with_the_hold(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    new_office.execute(
        "update booker.job_types set questions = array['Is there a dog?', 'How old is it?']"
        " where branch_id = :branch and code = 'TUNE'"
    )
    book.job_pane.read()
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    wait(qtbot, lambda: "Is there a dog?" in book.job_pane._answers)  # noqa: SLF001
    field = book.job_pane._answers["Is there a dog?"].field  # noqa: SLF001
    QTest.keyClicks(field, "Yes, a big one")
    QTest.keyClicks(book.job_pane.notes, "Ring twice")
    held = hold_window(book, qtbot, new_office.day(3), "8-10")
    assert held.notes == "Ring twice"
    assert held.answers == (("Is there a dog?", "Yes, a big one"),)
    book.show_item(None)
    assert book.job_pane.notes_text() == ""
    assert book.job_pane.answers() == ()


def test_a_site_can_be_shown_by_another_tab(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    del new_office
    book.show_item("S3")
    wait(qtbot, lambda: book.site_pane.site is not None)
    assert book.site_pane.site is not None
    assert book.site_pane.site.number == "S3"


def test_everything_that_takes_focus_has_a_name(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    del new_office
    choose_site(book, qtbot, "S1")
    choose_job(book, qtbot)
    inside: list[QWidget] = book.findChildren(QWidget)
    nameless = [
        (widget.metaObject().className(), widget.parent())
        for widget in inside
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and widget.metaObject().className() not in ("QSplitterHandle", "QWidget")
        and widget.focusProxy() is None
    ]
    assert nameless == []


def test_f3_and_f4_go_to_the_panes(new_office: Office, book: BookTab, qtbot: QtBot) -> None:
    del new_office
    choose_site(book, qtbot, "S1")
    QTest.keyClick(book, Qt.Key.Key_F4)
    assert book.window_pane.isAncestorOf(focus())
    QTest.keyClick(focus(), Qt.Key.Key_F3)
    assert book.job_pane.field.hasFocus()
    QTest.keyClick(book.job_pane.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert book.site_pane.field.hasFocus()
