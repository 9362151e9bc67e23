from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton, QTextBrowser

from ui import theme
from ui.theme import paper
from ui.widgets.message_view import MessageView

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

HTML = "<p>Hello Jo, your appointment is <strong>confirmed</strong>.</p>"
TEXT = "Hello Jo,\n\nyour appointment is confirmed."


@pytest.fixture
def view(qtbot: QtBot) -> MessageView:
    made = MessageView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def _visible(view: MessageView) -> QTextBrowser:
    (page,) = (page for page in view.findChildren(QTextBrowser) if page.isVisible())
    return page


def test_nothing_is_shown_until_there_is_a_message(view: MessageView) -> None:
    assert not [page for page in view.findChildren(QTextBrowser) if page.isVisible()]
    view.set_message("Your appointment", HTML, TEXT, "jo@example.com")
    assert "confirmed" in _visible(view).toPlainText()
    view.clear()
    assert not [page for page in view.findChildren(QTextBrowser) if page.isVisible()]


def test_recipient_and_subject_stand_above(view: MessageView) -> None:
    view.set_message("<b>Subject</b>", HTML, TEXT, "jo@example.com")
    words = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert {"<b>Subject</b>", "jo@example.com"} <= set(words)
    view.set_message("Subject", HTML, TEXT, None)
    words = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "no e-mail address at this site" in words


def test_the_plain_text_is_the_one_that_is_sent(view: MessageView) -> None:
    view.set_message("Subject", HTML, TEXT, "jo@example.com")
    plain = view.findChildren(QRadioButton)[1]
    plain.click()
    assert _visible(view).toPlainText() == TEXT
    view.show_plain(plain=False)
    assert _visible(view).toPlainText() != TEXT


def test_nothing_a_message_refers_to_is_loaded(view: MessageView, tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("p { color: red }", "utf-8")
    url = style.as_uri()
    html = (
        f'<html><head><link rel="stylesheet" href="{url}"></head><body>'
        f'<p><img src="{url}"><a href="{url}">x</a> there</p></body></html>'
    )
    view.set_message("Subject", html, TEXT, "jo@example.com")
    page = _visible(view)
    assert "there" in page.toPlainText()
    assert not page.openLinks()
    assert not page.openExternalLinks()
    assert bytes(page.loadResource(3, url)) == b""


def test_what_the_customer_gets_is_on_white_paper_in_the_dark_too(
    view: MessageView, themed: QApplication
) -> None:
    theme.apply(themed, "dark")
    view.set_message("Subject", HTML, TEXT, "jo@example.com")
    themed.processEvents()
    middle = _visible(view).grab().toImage().pixelColor(200, 200)
    assert middle == paper().color(paper().ColorRole.Base)


def test_a_text_message_is_a_bubble_with_its_number_and_segments(view: MessageView) -> None:
    view.set_message("Subject", HTML, TEXT, "jo@example.com")
    view.set_sms("See you at 8.", "+13035550142")
    words = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert {"+13035550142", "See you at 8.", "1 segment · 13 characters"} <= set(words)
    assert "Subject" not in words
    assert not [button for button in view.findChildren(QRadioButton) if button.isVisible()]
    assert not [page for page in view.findChildren(QTextBrowser) if page.isVisible()]
    view.set_sms("See you at 8.", None)
    words = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "no number agreed at this site" in words
    # an e-mail after it is an e-mail again, as it was looked at
    view.set_message("Subject", HTML, TEXT, "jo@example.com")
    assert "confirmed" in _visible(view).toPlainText()
    assert [button for button in view.findChildren(QRadioButton) if button.isVisible()]


def test_what_is_chosen_for_e_mails_waits_behind_a_text_message(view: MessageView) -> None:
    view.set_sms("See you at 8.", "+13035550142")
    view.show_plain(plain=True)
    assert not [page for page in view.findChildren(QTextBrowser) if page.isVisible()]
    view.set_message("Subject", HTML, TEXT, "jo@example.com")
    assert _visible(view).toPlainText() == TEXT


def test_words_that_are_looked_for_come_into_view(view: MessageView) -> None:
    view.resize(400, 200)
    far = "".join(f"<p>Paragraph {number}</p>" for number in range(60)) + "<p>Mind the dog.</p>"
    view.set_message("Subject", far, TEXT, "jo@example.com")
    page = _visible(view)
    assert page.verticalScrollBar().value() == 0
    view.look_for("Mind the dog.")
    assert page.verticalScrollBar().value() > 0
    assert not page.textCursor().hasSelection()
    before = page.verticalScrollBar().value()
    view.look_for("of no message")
    assert page.verticalScrollBar().value() == before
