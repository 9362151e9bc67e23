"""What the dispatcher sees before it goes out, and the line that goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser

from core.booking.propose import propose
from core.booking.show import show
from core.messages.contact import ContactEntry, save_contact
from core.messages.list_messages import newest_of
from core.messages.settings import DeliverySettings, save_settings
from tests.ui.dispatch.stage import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LINE = "Please keep the dog in the yard & the gate open."


@pytest.fixture
def on(make_office: Callable[[], Office], qtbot: QtBot) -> Iterator[Stage]:
    with stage(make_office(), qtbot) as opened:
        yield opened


def words(on: Stage) -> str:
    """All that the pane of the message says."""
    view = on.tab.message
    texts = [browser.toPlainText() for browser in view.findChildren(QTextBrowser)]
    return "\n".join((*texts, *(label.text() for label in view.findChildren(QLabel))))


def shown(on: Stage) -> str:
    """What of it is to be seen."""
    view = on.tab.message
    texts = [b.toPlainText() for b in view.findChildren(QTextBrowser) if b.isVisible()]
    return "\n".join(
        (*texts, *(one.text() for one in view.findChildren(QLabel) if one.isVisible()))
    )


def type_line(on: Stage, line: str) -> None:
    on.tab.hold_pane.line_field.setFocus()
    QTest.keyClicks(on.tab.hold_pane.line_field, line)


def by_sms_too(office: Office, site: str) -> None:
    """The branch confirms by text message too, and the site's customer agreed."""
    settings = replace(DeliverySettings(), sms_kinds=("confirmation",))
    save_settings(office.desk("admin"), uuid4(), settings)
    entry = ContactEntry(site, sms=True, sms_number="(303) 555-0142", how="on the phone")
    save_contact(office.desk("csr"), uuid4(), entry)


def test_a_line_is_seen_in_the_message_and_goes_with_the_confirmation(
    on: Stage, qtbot: QtBot
) -> None:
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    qtbot.waitUntil(lambda: "S1" in words(on))
    on.tab.details.setFocus()
    type_line(on, LINE)
    qtbot.waitUntil(lambda: LINE in shown(on))
    # and scrolled to, where the pane is small
    paper = next(b for b in on.tab.message.findChildren(QTextBrowser) if b.isVisible())
    assert paper.viewport().rect().contains(paper.cursorRect().center())
    assert on.tab.message.isVisible()
    # still a draft without it: nothing is kept before the dispatcher decides
    assert all(LINE not in one.text for one in newest_of(on.office.desk(), held.reference))
    QTest.keyClick(on.tab.hold_pane.line_field, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: on.references() == [])
    assert show(on.office.desk(), held.reference).state == "confirmed"
    (sent,) = newest_of(on.office.desk(), held.reference)
    assert (sent.state, sent.line) == ("queued", LINE)
    assert LINE in sent.text
    assert LINE.replace("&", "&amp;") in sent.html
    assert on.tab.hold_pane.line == ""


def test_without_a_line_the_drafts_go_out_as_they_were(on: Stage, qtbot: QtBot) -> None:
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    (draft,) = newest_of(on.office.desk(), held.reference)
    QTest.keyClick(on.tab.pending.table, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: on.references() == [])
    (sent,) = newest_of(on.office.desk(), held.reference)
    assert (sent.message_id, sent.state, sent.line) == (draft.message_id, "queued", None)
    assert sent.html == draft.html


def test_a_line_stays_with_its_hold(on: Stage, qtbot: QtBot) -> None:
    first, second = on.hold("S1", "8-10"), on.hold("S2", "10-12")
    on.choose(first.reference)
    type_line(on, "For the first one.")
    on.choose(second.reference)
    assert on.tab.hold_pane.line_field.text() == ""
    qtbot.waitUntil(lambda: "S2" in words(on))
    assert "For the first one." not in words(on)
    QTest.keyClick(on.tab.pending.table, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: on.references() == [first.reference])
    (sent,) = newest_of(on.office.desk(), second.reference)
    assert sent.line is None
    on.choose(first.reference)
    assert on.tab.hold_pane.line_field.text() == "For the first one."
    qtbot.waitUntil(lambda: "For the first one." in words(on))


def test_enter_ends_the_line_and_the_next_one_confirms(on: Stage, qtbot: QtBot) -> None:
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    type_line(on, "See you.")
    QTest.keyClick(on.tab.hold_pane.line_field, Key.Key_Return)
    assert show(on.office.desk(), held.reference).state == "held"
    button = QApplication.focusWidget()
    assert button is not None
    assert button.accessibleName() == "Confirm"
    QTest.keyClick(button, Key.Key_Space)
    qtbot.waitUntil(lambda: on.references() == [])
    assert newest_of(on.office.desk(), held.reference)[0].line == "See you."


def test_a_line_has_500_characters_at_most(on: Stage) -> None:
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    on.tab.hold_pane.line_field.setFocus()
    QApplication.clipboard().setText("x" * 600)
    on.tab.hold_pane.line_field.paste()
    assert len(on.tab.hold_pane.line) == 500


def test_both_messages_are_seen_with_what_they_cost(on: Stage, qtbot: QtBot) -> None:
    by_sms_too(on.office, "S1")
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    ways = on.tab.message.ways
    qtbot.waitUntil(ways["sms"].isVisible)
    assert ways["email"].isChecked()
    assert "segment" not in shown(on)
    ways["sms"].click()
    assert "+13035550142" in shown(on)
    assert "segment" in shown(on)
    type_line(on, "Ring twice.")
    qtbot.waitUntil(lambda: "Ring twice." in shown(on))
    assert ways["sms"].isChecked()
    QTest.keyClick(on.tab.hold_pane.line_field, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: on.references() == [])
    sent = newest_of(on.office.desk(), held.reference)
    assert {(one.channel, one.state, one.line) for one in sent} == {
        ("email", "queued", "Ring twice."),
        ("sms", "queued", "Ring twice."),
    }


def test_it_says_that_the_branch_s_own_text_is_broken(on: Stage, qtbot: QtBot) -> None:
    on.office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, language, subject,"
        " html, text) values (:branch, gen_random_uuid(), 'confirmation', 'en', '{{ nope }}',"
        " 'h', 't')"
    )
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    qtbot.waitUntil(lambda: "has a fault" in on.tab.message.fault)
    assert "nope" in on.tab.message.fault
    # the shipped one stands there, and goes
    assert "S1" in words(on)


def test_while_a_proposal_waits_there_is_no_line(on: Stage, qtbot: QtBot) -> None:
    held = on.hold("S1", "8-10")
    on.choose(held.reference)
    type_line(on, "For later.")
    propose(on.office.desk("dispatcher"), uuid4(), held.reference, on.day, "10-12")
    qtbot.waitUntil(lambda: on.tab.hold_pane.hold is not None)
    qtbot.waitUntil(lambda: not on.tab.hold_pane.line_field.isVisible())
    assert on.tab.hold_pane.line == ""


def test_it_looks_well(
    on: Stage, qtbot: QtBot, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    by_sms_too(on.office, "S1")
    held = on.hold("S1", "8-10")
    on.hold("S2", "10-12")
    on.choose(held.reference)
    type_line(on, "Please keep the dog in the yard.")
    qtbot.waitUntil(lambda: "keep the dog" in words(on))
    look(on.tab, "dispatch-line", (1024, 610))
    on.tab.message.ways["sms"].click()
    look(on.tab, "dispatch-line-sms", (1280, 800))
