"""A customer's messages by every way: one switch, what is wrong with a text, what was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextBrowser

from ui.messages.drafts_view import DraftsView, Previewed, previewed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MAIL = Previewed("email", "jo@example.com", "Your visit", "<p>Hello</p>", "Hello", None)
SMS = Previewed("sms", "+13035550142", "", "", "Hello by phone", None)


@pytest.fixture
def view(qtbot: QtBot) -> DraftsView:
    made = DraftsView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def shown(view: DraftsView) -> str:
    texts = [b.toPlainText() for b in view.findChildren(QTextBrowser) if b.isVisible()]
    labels = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    return "\n".join((*texts, *labels))


def test_one_message_needs_no_switch(view: DraftsView) -> None:
    view.set_messages([MAIL])
    assert "Your visit" in shown(view)
    assert not view.ways["email"].isVisible()
    view.set_messages([SMS])
    assert "Hello by phone" in shown(view)
    assert "1 segment · 14 characters" in shown(view)
    assert "Subject" not in shown(view)


def test_of_two_the_one_that_was_looked_at_stays(view: DraftsView) -> None:
    view.set_messages([SMS, MAIL])
    assert "Your visit" in shown(view)
    view.ways["email"].setFocus()
    QTest.keyClick(view.ways["email"], Qt.Key.Key_Right)
    assert "Hello by phone" in shown(view)
    view.set_messages([MAIL, replace(SMS, text="Another")])
    assert "Another" in shown(view)
    view.set_messages([MAIL])
    assert "Your visit" in shown(view)


def test_what_was_withdrawn_is_shown_only_where_there_is_nothing_else(view: DraftsView) -> None:
    gone = replace(SMS, state="withdrawn")
    view.set_messages([MAIL, gone])
    assert not view.ways["sms"].isVisible()
    view.set_messages([gone])
    assert "Hello by phone" in shown(view)


def test_a_fault_is_said_with_the_message_it_is_of(view: DraftsView) -> None:
    view.set_messages([MAIL, replace(SMS, template_fault="Line 1: nope.")])
    assert view.fault == ""
    view.ways["sms"].click()
    assert "Line 1: nope." in view.fault
    assert "the shipped one is sent" in shown(view)
    view.clear()
    assert view.fault == ""
    assert "No message" in shown(view)


def test_a_long_letter_is_named_because_it_costs(view: DraftsView) -> None:
    view.set_messages([replace(SMS, text="\N{SNOWMAN}" * 80)])
    assert "2 segments" in shown(view)
    assert "longer for \N{SNOWMAN}" in shown(view)


def test_drafts_made_anew_go_the_ways_that_the_drafts_go() -> None:
    draft = {
        "subject": "s",
        "html": "h",
        "text": "t",
        "sms": "m",
        "fault": None,
        "email": "jo@example.com",
        "sms_number": "+13035550142",
    }
    assert previewed(draft, [MAIL]) == (Previewed("email", "jo@example.com", "s", "h", "t", None),)
    assert [one.text for one in previewed(draft, [SMS, MAIL])] == ["m", "t"]
