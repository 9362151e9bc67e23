"""Message templates: edited beside a preview, faults at their line, back to the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextBrowser

from core.booking.hold import hold
from core.messages.templates import Template, list_templates, save_template, shipped
from tests.ui.setup.at_setup import (
    control,
    focus,
    nameless,
    open_page,
    press,
    retype,
    settle,
    wait,
    write,
)
from ui.setup.template_grid import key_of
from ui.setup.templates_page import TemplatesPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key
ENGLISH = ("confirmation", "email", "en")
SPANISH = ("confirmation", "email", "es")
SMS = ("reminder", "sms", "en")


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(2)
    office.add_routes(office.day(), 2)
    return office


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[TemplatesPage]:
    with open_page(new_office, qtbot, TemplatesPage) as opened:
        wait(qtbot, lambda: shown_text(opened))
        yield opened


def stands(office: Office, key: tuple[str, str, str] = ENGLISH) -> Template:
    return next(t for t in list_templates(office.admin_desk) if key_of(t) == key)


def shown_text(page: TemplatesPage) -> str:
    """The preview's plain text."""
    papers = page.preview.view.findChildren(QTextBrowser)
    return next(p for p in papers if "plain" in p.accessibleName()).toPlainText()


def labels(widget: QWidget) -> str:
    """All that stands in labels there."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def current(page: TemplatesPage) -> tuple[str, str, str] | None:
    """The text under the cursor of the list."""
    row = page.table.current_row()
    return None if row is None else key_of(row)


def append(page: TemplatesPage, words: str) -> None:
    """Type at the end of the formatted text."""
    page.form.html.setFocus()
    page.form.html.moveCursor(QTextCursor.MoveOperation.End)
    write(words)


def cell(page: TemplatesPage, key: tuple[str, str, str]) -> str:
    """What stands in the list for a text."""
    return str(page.model.index_of(key).data())


def headers(page: TemplatesPage, direction: Qt.Orientation) -> list[str]:
    """What stands above the columns, or before the rows."""
    count = page.model.columnCount() if direction == ACROSS else page.model.rowCount()
    return [page.model.headerData(n, direction) for n in range(count)]


ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def test_the_list_says_whose_texts_they_are(page: TemplatesPage) -> None:
    assert headers(page, ACROSS) == [
        "E-mail, English",
        "E-mail, Spanish",
        "Text message, English",
        "Text message, Spanish",
    ]
    assert headers(page, DOWN)[:3] == ["Confirmation", "Reschedule", "Proposal"]
    assert len(headers(page, DOWN)) == 8
    assert {cell(page, key_of(template)) for template in page.model.rows} == {"As shipped"}
    # the branch is told by e-mail alone
    nothing = page.model.index(7, 2)
    assert nothing.data() == "\N{EN DASH}"
    assert not nothing.flags() & Qt.ItemFlag.ItemIsEnabled
    assert not page.has_unsaved()
    assert not page.shipped_button.isEnabled()
    assert "Linda Guzman" in shown_text(page)


def test_the_list_is_walked_with_the_arrow_keys(page: TemplatesPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    press(Key.Key_Right)
    wait(qtbot, lambda: page.form.subject.text().startswith("Su cita"))
    assert "For customers whose own language is Spanish." in labels(page)
    press(Key.Key_Down)
    wait(qtbot, lambda: "Reschedule, E-mail, Spanish" in labels(page))
    press(Key.Key_Return)
    assert focus() is page.form.subject


def test_a_text_message_has_one_text_and_says_its_segments(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    page.table.choose(SMS)
    wait(qtbot, lambda: "1 segment ·" in labels(page.preview.view))
    assert not page.form.subject.isVisible()
    assert not page.form.parts.isTabVisible(0)
    page.table.setFocus()
    press(Key.Key_Return)
    assert focus() is page.form.text
    control(Key.Key_A)
    write("Hi {{ customer_name }}, {{ day }} {{ arrival }} ")
    page.form.text.insertPlainText("\N{SNOWMAN}")
    wait(qtbot, lambda: "longer for \N{SNOWMAN}" in labels(page.preview.view))
    control(Key.Key_S)
    wait(qtbot, lambda: "is saved" in page.notice.text())
    saved = stands(new_office, SMS)
    assert saved.text.startswith("Hi {{ customer_name }}")
    assert (saved.subject, saved.html, saved.shipped) == ("", "", False)
    assert stands(new_office, ("reminder", "email", "en")).shipped
    wait(qtbot, lambda: cell(page, SMS) == "Your own")
    page.shipped_button.click()
    page.save()
    wait(qtbot, lambda: cell(page, SMS) == "As shipped")
    # an e-mail has all its parts again
    page.table.choose(ENGLISH)
    assert page.form.subject.isVisible()
    assert page.form.parts.isTabVisible(0)


def test_a_text_is_typed_previewed_and_saved_with_keys(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    retype(page.form.subject, "See you on ")
    # a variable from the list goes where the cursor was
    control(Key.Key_F)
    assert focus() is page.form.search
    write("job")
    assert [variable.name for variable in page.form.model.rows] == ["job_type"]
    # a name stands for its variable, though others have it in them
    retype(page.form.search, "day")
    assert len(page.form.model.rows) > 1
    press(Key.Key_Return)
    assert focus() is page.form.subject
    assert page.form.subject.text() == "See you on {{ day }}"
    assert page.has_unsaved()
    wait(qtbot, lambda: "See you on " in labels(page.preview.view))
    assert "{{" not in labels(page.preview.view)
    control(Key.Key_S)
    wait(qtbot, lambda: "Confirmation, E-mail, English is saved" in page.notice.text())
    assert stands(new_office).subject == "See you on {{ day }}"
    assert not page.has_unsaved()
    wait(qtbot, lambda: cell(page, ENGLISH) == "Your own")
    assert page.shipped_button.isEnabled()


def test_a_fault_is_marked_at_its_line_and_the_last_good_preview_stays(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    lines = page.form.html.toPlainText().count("\n") + 1
    append(page, "{{ custmer_name }}")
    error = page.form.rows["html"].error
    wait(qtbot, lambda: "did you mean" in error.text())
    assert f"Line {lines}" in error.text()
    assert "customer_name" in page.form.html.accessibleDescription()
    assert len(page.form.html.extraSelections()) == 1
    assert page.form.parts.tabText(0).startswith("!")
    assert page.preview.stale.isVisible()
    assert "Linda Guzman" in shown_text(page)
    # the cursor stays where somebody types
    assert focus() is page.form.html
    page.form.parts.setCurrentIndex(1)
    page.form.subject.setFocus()
    page.save()
    assert focus() is page.form.html
    assert page.form.html.textCursor().blockNumber() == lines - 1
    assert stands(new_office).shipped
    press(Key.Key_Backspace, times=18)
    wait(qtbot, lambda: not error.text())
    wait(qtbot, lambda: not page.preview.stale.isVisible())
    assert page.form.html.extraSelections() == []
    assert page.form.parts.tabText(0) == "Formatted"


def test_the_preview_is_of_a_real_booking(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    made = hold(new_office.desk("csr"), uuid4(), "S2", "TUNE", new_office.day(), "8-10")
    wait(qtbot, lambda: page.preview.booking.count() == 2)
    line = page.preview.booking.lineEdit()
    assert line is not None
    retype(line, made.reference.lower())
    press(Key.Key_Return)
    wait(qtbot, lambda: "Customer S2" in shown_text(page))
    retype(line, "NOSUCH")
    wait(qtbot, lambda: "no booking NOSUCH" in page.preview.row.error.text())
    assert page.form.rows["html"].error.text() == ""
    page.preview.booking.setCurrentIndex(0)
    page.preview.booking.setCurrentIndex(1)
    wait(qtbot, lambda: not page.preview.row.error.text())
    assert page.preview.reference() == made.reference
    page.preview.booking.setCurrentIndex(0)
    wait(qtbot, lambda: "Linda Guzman" in shown_text(page))


def test_back_to_the_shipped_one_asks_for_a_save_and_loses_nothing_before(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    save_template(
        new_office.desk("admin"), uuid4(), replace(shipped(*ENGLISH), subject="{{ day }}")
    )
    wait(qtbot, lambda: page.form.subject.text() == "{{ day }}")
    page.shipped_button.click()
    assert page.has_unsaved()
    assert "shipped" in page.notice.text()
    press(Key.Key_Escape)
    assert page.form.subject.text() == "{{ day }}"
    page.shipped_button.click()
    control(Key.Key_S)
    wait(qtbot, lambda: "shipped text is sent again" in page.notice.text())
    assert stands(new_office).shipped
    assert not page.has_unsaved()


def test_whoever_goes_on_with_something_typed_is_asked(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    retype(page.form.subject, "{{ day }}!")
    page.table.setFocus()
    press(Key.Key_Right)
    wait(qtbot, page.unsaved.isVisible)
    wait(qtbot, lambda: current(page) == ENGLISH)
    assert page.form.subject.text() == "{{ day }}!"
    page.unsaved.save_button.click()
    wait(qtbot, lambda: current(page) == SPANISH)
    settle(page, qtbot)
    assert page.form.subject.text().startswith("Su cita")
    assert stands(new_office).subject == "{{ day }}!"
    retype(page.form.subject, "x")
    page.table.choose(ENGLISH)
    wait(qtbot, page.unsaved.isVisible)
    page.unsaved.discard_button.click()
    assert page.form.subject.text() == "{{ day }}!"
    assert not page.has_unsaved()


def test_another_desk_s_text_does_not_take_away_what_is_typed(
    new_office: Office, page: TemplatesPage, qtbot: QtBot
) -> None:
    retype(page.form.subject, "mine {{ day }}")
    theirs = replace(shipped(*ENGLISH), subject="theirs {{ day }}")
    save_template(new_office.desk("admin"), uuid4(), theirs)
    wait(qtbot, lambda: "Another desk changed this text" in page.notice.text())
    assert page.form.subject.text() == "mine {{ day }}"
    page.undo()
    assert page.form.subject.text() == "theirs {{ day }}"


def test_what_the_customer_is_not_told_is_said_when_it_is_saved(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    page.form.text.setPlainText("We come.")
    page.save()
    wait(qtbot, lambda: "is saved" in page.notice.text())
    assert "{{ day }} and {{ arrival }}" in page.notice.text()


def test_a_stored_fault_is_told(new_office: Office, page: TemplatesPage, qtbot: QtBot) -> None:
    new_office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, language, subject,"
        " html, text) values (:branch, gen_random_uuid(), 'confirmation', 'en', '{{ nope }}',"
        " 'h', 't')"
    )
    wait(qtbot, lambda: cell(page, ENGLISH) == "Fault")
    index = page.model.index_of(ENGLISH)
    assert "the shipped one is sent" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "with a fault" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    wait(qtbot, lambda: "sent instead" in labels(page))


def test_the_models_keep_qt_s_rules(page: TemplatesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(page.form.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: TemplatesPage) -> None:
    assert nameless(page) == []


def test_tab_leaves_the_text_for_the_search(page: TemplatesPage) -> None:
    page.form.html.setFocus()
    press(Key.Key_Tab)
    assert focus() is page.form.search
    press(Key.Key_Down)
    assert focus() is page.form.variables
    press(Key.Key_Down)
    QTest.keyClick(page.form.variables, Key.Key_Return)
    assert focus() is page.form.html


def test_it_looks_well(
    new_office: Office,
    page: TemplatesPage,
    qtbot: QtBot,
    look: Callable[[QWidget, str, tuple[int, int]], None],
) -> None:
    new_office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, language, subject,"
        " html, text) values (:branch, gen_random_uuid(), 'proposal', 'es', '{{ nope }}', 'h', 't')"
    )
    own = replace(shipped(*SPANISH), subject="Nos vemos: {{ day }}")
    save_template(new_office.desk("admin"), uuid4(), own)
    wait(qtbot, lambda: cell(page, SPANISH) == "Your own")
    look(page, "setup-templates", (814, 560))
    look(page, "setup-templates-high", (1200, 900))
    page.table.choose(("reminder", "sms", "es"))
    wait(qtbot, lambda: "segment" in labels(page.preview.view))
    look(page, "setup-templates-sms", (814, 560))
