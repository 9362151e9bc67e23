"""What a CSR does at the tab, by keys, waited for on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from datetime import date

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from ui.booking.book_tab import BookTab

WAIT = 15_000


def focus() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Keys:
    """Presses keys on whatever has the focus, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def type(self, words: str) -> None:
        QTest.keyClicks(focus(), words)
        self.count += len(words)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(focus(), key, held)
        self.count += 1

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)


def wait(qtbot: QtBot, condition: Any) -> None:  # noqa: ANN401 (any callable of no arguments)
    qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)


def choose_site(tab: BookTab, qtbot: QtBot, number: str) -> None:
    tab.site_pane.focus_search()
    QTest.keyClicks(tab.site_pane.field, number)
    wait(qtbot, lambda: any(s.number == number for s in tab.site_pane.results.rows))
    assert tab.site_pane.results.choose(number)
    QTest.keyClick(tab.site_pane.field, Qt.Key.Key_Return)
    assert tab.site_pane.site is not None
    assert tab.site_pane.site.number == number


def choose_job(tab: BookTab, qtbot: QtBot, words: str = "TUNE") -> None:
    """Take the job, and wait for the grid's windows."""
    field: QLineEdit = tab.job_pane.field
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)
    wait(qtbot, lambda: tab.job_pane.job is not None and words in tab.job_pane.job.code)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait(qtbot, lambda: tab.window_pane.grid.current_window() is not None)


def hold_window(tab: BookTab, qtbot: QtBot, day: date, label: str) -> Booking:
    """Enter on that window; answers the card's booking."""
    before = {card.reference for card in tab.cards.cards()}
    assert tab.window_pane.grid.select(day, label)
    press_enter_on_grid(tab)
    wait(qtbot, lambda: {card.reference for card in tab.cards.cards()} - before)
    return next(card for card in tab.cards.cards() if card.reference not in before)


def press_enter_on_grid(tab: BookTab) -> None:
    tab.window_pane.focus_grid()
    QTest.keyClick(focus(), Qt.Key.Key_Return)


def card(tab: BookTab, reference: str) -> Booking:
    return next(booking for booking in tab.cards.cards() if booking.reference == reference)
