"""How a site's customer is written to, in the site's form: folded, two acts, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from core.catalog.sites import find_site
from core.messages.contact import ContactEntry, read_contact, save_contact
from tests.ui.booking.conftest import open_book
from tests.ui.booking.steps import choose_site, focus, wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.booking.book_tab import BookTab
    from ui.booking.site_form import SiteForm

Key = Qt.Key
NUMBER = "+13035550142"


def edit(tab: BookTab, qtbot: QtBot, number: str = "S1") -> SiteForm:
    """The form of a site, opened."""
    if tab.site_pane.site is None:
        choose_site(tab, qtbot, number)
    tab.site_pane.edit_site()
    form = tab.site_pane.form
    wait(qtbot, lambda: form.contact.isEnabled() and form.zone.count() > 1)
    return form


def saved(tab: BookTab, qtbot: QtBot) -> None:
    wait(qtbot, lambda: not tab.site_pane.is_editing)


def type_into(widget: QWidget, words: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, words)


def agree(form: SiteForm, number: str = "(303) 555-0142", how: str = "on the phone") -> None:
    form.contact.fold(open_it=True)
    form.contact.sms.click()
    type_into(form.contact.number, number)
    type_into(form.contact.how, how)


def test_folded_it_is_one_stop_after_the_e_mail(book: BookTab, qtbot: QtBot) -> None:
    form = edit(book, qtbot)
    email = form.rows["email"].field
    email.setFocus()
    QTest.keyClick(email, Key.Key_Tab)
    assert focus() is form.contact.fold_button
    QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is form.vip
    assert not form.contact.language.isVisible()
    form.contact.fold_button.setFocus()
    QTest.keyClick(focus(), Key.Key_Return)
    assert book.site_pane.is_editing
    assert form.contact.language.isVisible()
    QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is form.contact.language
    # no number is asked for where nobody agreed
    assert not form.contact.number.isVisible()


def test_language_and_agreement_are_kept_with_who_and_when(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    form = edit(book, qtbot)
    assert not form.is_changed()
    form.contact.fold(open_it=True)
    form.contact.language.choose("es")
    form.contact.zone.choose("America/Phoenix")
    agree(form)
    assert form.is_changed()
    QTest.keyClick(form.contact.how, Key.Key_Return)
    saved(book, qtbot)
    contact = read_contact(new_office.desk("csr"), "S1")
    assert (contact.language, contact.timezone) == ("es", "America/Phoenix")
    assert (contact.sms_number, contact.sms_agreed_how) == (NUMBER, "on the phone")
    assert contact.sms_agreed_by == new_office.login("csr")
    form = edit(book, qtbot)
    assert not form.is_changed()
    assert "Spanish" in form.contact.summary.text()
    assert NUMBER in form.contact.summary.text()
    form.contact.fold(open_it=True)
    assert new_office.login("csr") in form.contact.facts.text()


def test_an_agreement_is_asked_where_it_came_from_before_anything_is_written(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    form = edit(book, qtbot)
    type_into(form.rows["customer_name"].field, "Another Name")
    form.contact.fold(open_it=True)
    form.contact.sms.click()
    form.contact.fold(open_it=False)
    form.save()
    assert form.contact.is_open
    assert form.contact.rows["sms_number"].error.text()
    assert form.contact.rows["how"].error.text()
    assert focus() is form.contact.number
    type_into(form.contact.number, "12")
    type_into(form.contact.how, "in writing")
    form.save()
    wait(qtbot, lambda: "12" in form.contact.rows["sms_number"].error.text())
    assert focus() is form.contact.number
    # refused before the site was written
    assert find_site(new_office.desk("csr"), "S1").customer_name == "Customer S1"
    assert book.site_pane.is_editing


def test_the_site_s_phone_is_offered_as_the_number(book: BookTab, qtbot: QtBot) -> None:
    form = edit(book, qtbot)
    type_into(form.rows["phone"].field, "303 555 0199")
    form.contact.fold(open_it=True)
    form.contact.sms.click()
    assert form.contact.number.text() == "303 555 0199"


def test_a_stop_is_told_and_taking_it_back_needs_a_new_agreement(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    entry = ContactEntry("S1", sms=True, sms_number=NUMBER, how="on the phone")
    save_contact(new_office.desk("csr"), uuid4(), entry)
    new_office.execute(
        "update booker.site_contacts set sms_stopped_at = clock_timestamp()"
        " where branch_id = :branch"
    )
    form = edit(book, qtbot)
    assert "stopped" in form.contact.summary.text()
    form.contact.fold(open_it=True)
    assert not form.contact.sms.isChecked()
    assert "Tick the box only if they agree" in form.contact.facts.text()
    form.contact.sms.click()
    assert form.contact.number.text() == NUMBER
    form.save()
    assert form.contact.rows["how"].error.text()
    type_into(form.contact.how, "called, 21 November")
    form.save()
    saved(book, qtbot)
    assert read_contact(new_office.desk("csr"), "S1").agrees


def test_an_agreement_is_taken_back(new_office: Office, book: BookTab, qtbot: QtBot) -> None:
    entry = ContactEntry("S1", language="es", sms=True, sms_number=NUMBER, how="on the phone")
    save_contact(new_office.desk("csr"), uuid4(), entry)
    form = edit(book, qtbot)
    form.contact.fold(open_it=True)
    form.contact.sms.click()
    form.save()
    saved(book, qtbot)
    contact = read_contact(new_office.desk("csr"), "S1")
    assert (contact.sms_number, contact.language) == (None, "es")


def test_a_new_site_is_made_with_its_contact(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    book.site_pane.new_site()
    form = book.site_pane.form
    wait(qtbot, lambda: form.zone.count() > 1)
    assert form.contact.isEnabled()
    type_into(form.rows["customer_name"].field, "Ada Vale")
    type_into(form.rows["address"].field, "12 Oak Street")
    form.zone.setCurrentIndex(form.zone.findData("North"))
    agree(form)
    form.save()
    saved(book, qtbot)
    made = book.site_pane.site
    assert made is not None
    assert read_contact(new_office.desk("csr"), made.number).sms_number == NUMBER


def lose_contacts(office: Office) -> None:
    """From now on the database refuses what a contact is, and nothing else."""
    office.execute("alter table booker.site_contacts add constraint none check (false) not valid")


def find_contacts(office: Office) -> None:
    office.execute("alter table booker.site_contacts drop constraint none")


def test_what_could_not_be_kept_after_the_site_is_said_and_saved_again(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    form = edit(book, qtbot)
    type_into(form.rows["customer_name"].field, "Another Name")
    agree(form)
    lose_contacts(new_office)
    form.save()
    wait(qtbot, lambda: "The site is saved, but not how" in form.notice.text())
    assert find_site(new_office.desk("csr"), "S1").customer_name == "Another Name"
    assert book.site_pane.is_editing
    assert form.is_changed()
    assert form.save_button.isEnabled()
    find_contacts(new_office)
    before = changes(new_office, "save_site")
    form.save()
    saved(book, qtbot)
    assert read_contact(new_office.desk("csr"), "S1").sms_number == NUMBER
    # the site itself was not written a second time
    assert changes(new_office, "save_site") == before
    assert book.site_pane.site is not None
    assert book.site_pane.site.customer_name == "Another Name"


def changes(office: Office, act: str) -> int:
    """How often an act of that kind was done."""
    return int(
        office.rows(
            "select count(*) from booker.acts where kind = :act and branch_id = :branch", act=act
        )[0][0]
    )


def test_who_leaves_then_has_the_site_as_it_was_saved(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    book.site_pane.new_site()
    form = book.site_pane.form
    wait(qtbot, lambda: form.zone.count() > 1)
    type_into(form.rows["customer_name"].field, "Ada Vale")
    type_into(form.rows["address"].field, "12 Oak Street")
    form.zone.setCurrentIndex(form.zone.findData("North"))
    agree(form)
    lose_contacts(new_office)
    form.save()
    wait(qtbot, lambda: "The site is saved, but not how" in form.notice.text())
    QTest.keyClick(form.contact.how, Key.Key_Escape)
    assert not book.site_pane.is_editing
    assert book.site_pane.site is not None
    assert book.site_pane.site.customer_name == "Ada Vale"
    find_contacts(new_office)


@pytest.mark.parametrize("act", ["save_site", "save_contact"])
def test_an_answer_that_is_lost_loses_neither_act(
    new_office: Office, qtbot: QtBot, act: str
) -> None:
    with (
        new_office.line() as line,
        open_book(new_office, qtbot, port=line.port) as tab,
    ):
        form = edit(tab, qtbot)
        type_into(form.rows["customer_name"].field, "Another Name")
        agree(form)
        line.cut_at_commit(f"app.{act}(")
        form.save()
        wait(qtbot, lambda: "not known yet" in form.notice.text())
        # until it is known, nothing else is sent
        assert not form.save_button.isEnabled()
        line.resume()
        # asked again by itself under the same ids, and what comes after it as well
        saved(tab, qtbot)
        assert read_contact(new_office.desk("csr"), "S1").sms_number == NUMBER
        assert find_site(new_office.desk("csr"), "S1").customer_name == "Another Name"
        assert changes(new_office, "save_site") == 1
        assert changes(new_office, "save_contact") == 1


def test_opening_the_form_is_one_question(book: BookTab, qtbot: QtBot) -> None:
    choose_site(book, qtbot, "S1")
    wait(qtbot, lambda: not book.session.tasks.is_busy)
    asked: list[str] = []
    read = book.session.read

    def count(*args: object, topic: str, **more: object) -> None:
        asked.append(topic)
        read(*args, topic=topic, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book.session, "read", count)
        book.site_pane.edit_site()
    assert asked == ["zones"]
    wait(qtbot, lambda: not book.session.tasks.is_busy)


def test_it_looks_well(
    new_office: Office,
    book: BookTab,
    qtbot: QtBot,
    look: Callable[[QWidget, str, tuple[int, int]], None],
) -> None:
    entry = ContactEntry("S1", language="es", sms=True, sms_number=NUMBER, how="on the phone")
    save_contact(new_office.desk("csr"), uuid4(), entry)
    form = edit(book, qtbot)
    look(book, "book-site-folded", (1024, 610))
    form.contact.fold(open_it=True)
    QApplication.processEvents()
    look(book, "book-site-open", (1024, 610))
    # however narrow the pane: nothing is beyond its edge
    area = form.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()
