"""What the CSR sees of the messages of a hold: each way, a broken text, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from core.booking.confirm import confirm
from core.messages.contact import ContactEntry, save_contact
from core.messages.settings import DeliverySettings, save_settings
from tests.ui.booking.steps import choose_job, choose_site, hold_window, wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office
    from ui.booking.book_tab import BookTab
    from ui.booking.hold_detail import HoldDetail


def held(office: Office, tab: BookTab, qtbot: QtBot) -> Booking:
    """A hold of this desk, chosen in the tab."""
    choose_site(tab, qtbot, "S1")
    choose_job(tab, qtbot)
    return hold_window(tab, qtbot, office.day(3), "8-10")


def labels(detail: HoldDetail) -> str:
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if label.isVisible())


def by_sms(office: Office, site: str) -> None:
    settings = replace(DeliverySettings(), sms_kinds=("confirmation",))
    save_settings(office.desk("admin"), uuid4(), settings)
    entry = ContactEntry(site, sms=True, sms_number="(303) 555-0142", how="on the phone")
    save_contact(office.desk("csr"), uuid4(), entry)


def test_both_drafts_are_seen_and_then_what_became_of_them(
    new_office: Office,
    book: BookTab,
    qtbot: QtBot,
    look: Callable[[QWidget, str, tuple[int, int]], None],
) -> None:
    by_sms(new_office, "S1")
    detail = book.cards.detail
    booking = held(new_office, book, qtbot)
    wait(qtbot, detail.message.ways["sms"].isVisible)
    detail.message.ways["sms"].click()
    assert "+13035550142" in labels(detail)
    assert "1 segment" in labels(detail) or "2 segments" in labels(detail)
    look(book, "book-hold-sms", (1200, 760))
    confirm(new_office.desk("dispatcher"), uuid4(), booking.reference)
    wait(qtbot, lambda: "E-mail: Queued. Text message: Queued." in labels(detail))
    new_office.execute(
        "update booker.messages set state = 'sent', sent_at = clock_timestamp()"
        " where branch_id = :branch and channel = 'email' and state = 'queued'"
    )
    new_office.execute(
        "update booker.messages set state = 'bounced', ended_at = clock_timestamp(),"
        " problem = 'No such mailbox.'"
        " where branch_id = :branch and channel = 'email' and state = 'sent'"
    )
    wait(qtbot, lambda: "E-mail: Bounced. No such mailbox." in labels(detail))


def test_it_says_that_the_branch_s_own_text_is_broken(
    new_office: Office, book: BookTab, qtbot: QtBot
) -> None:
    new_office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, language, subject,"
        " html, text) values (:branch, gen_random_uuid(), 'confirmation', 'en', '{{ nope }}',"
        " 'h', 't')"
    )
    held(new_office, book, qtbot)
    detail = book.cards.detail
    wait(qtbot, lambda: "has a fault" in detail.message.fault)
    assert "nope" in labels(detail)


def test_a_site_without_an_address_says_so(new_office: Office, book: BookTab, qtbot: QtBot) -> None:
    new_office.execute("update booker.sites set email = null where branch_id = :branch")
    booking = held(new_office, book, qtbot)
    detail = book.cards.detail
    wait(qtbot, lambda: "no e-mail address at this site" in labels(detail))
    confirm(new_office.desk("dispatcher"), uuid4(), booking.reference)
    wait(qtbot, lambda: "E-mail: Withdrawn. The site has no e-mail address." in labels(detail))
