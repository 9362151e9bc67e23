from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from core.errors import NotOffered, Taken, Unanswered, Unreachable
from ui.moments import short_day
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

ALTERNATIVES = [
    {"date": f"2026-11-{day}", "window": "8-10", "starts_at": "s", "ends_at": "e"}
    for day in range(24, 30)
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def page(field: QLineEdit, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(field)
    made.show()
    return made


@pytest.fixture
def notice(page: QWidget) -> Notice:
    """A notice beneath a field in which somebody types."""
    made = Notice()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def _taken() -> Taken:
    return Taken("csr2 took it 2 s ago at another desk.", alternatives=ALTERNATIVES)


def test_it_is_hidden_while_it_has_nothing_to_say(notice: Notice) -> None:
    assert notice.isHidden()
    notice.show_info("Offline", "You see data of 10:30.")
    assert notice.isVisible()
    notice.clear()
    assert notice.isHidden()
    assert notice.text() == ""


def test_an_error_says_what_and_what_to_do_and_can_be_copied(notice: Notice) -> None:
    notice.show_error(NotOffered("All routes are full then."))
    wanted = (
        "This window cannot be promised\nAll routes are full then.\n"
        "Choose one of the windows that are still open."
    )
    assert notice.text() == wanted
    assert notice.accessibleName() == "This window cannot be promised"
    assert "All routes" in notice.accessibleDescription()
    copy = next(b for b in notice.findChildren(QToolButton) if "Copy" in b.accessibleName())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == wanted


def test_the_alternatives_are_buttons_and_typing_is_not_interrupted(
    notice: Notice, field: QLineEdit, qtbot: QtBot
) -> None:
    field.setFocus()
    notice.show_error(_taken())
    QTest.keyClicks(field, "typed on")
    assert field.text() == "typed on"
    buttons = notice.findChildren(QPushButton)
    assert [b.text() for b in buttons] == [
        f"{short_day(date(2026, 11, day))}, 8-10" for day in (24, 25, 26, 27)
    ]
    first = notice.first_alternative
    assert first is buttons[0]
    with qtbot.waitSignal(notice.alternative_chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Space)
    assert chosen.args == [ALTERNATIVES[0]]


def test_a_later_message_replaces_the_earlier_one_and_its_buttons(notice: Notice) -> None:
    notice.show_error(_taken())
    notice.show_success("Confirmed", "ARV-1042 is confirmed.")
    assert notice.first_alternative is None
    assert notice.text() == "Confirmed\nARV-1042 is confirmed."


def test_escape_on_any_of_its_buttons_closes_it(notice: Notice, qtbot: QtBot) -> None:
    notice.show_error(_taken())
    first = notice.first_alternative
    assert first is not None
    with qtbot.waitSignal(notice.closed):
        QTest.keyClick(first, Qt.Key.Key_Escape)
    assert notice.isHidden()


def test_what_could_not_be_read_is_said_until_it_could(notice: Notice) -> None:
    notice.show_unread(Unreachable("There is no line."))
    assert "There is no line." in notice.text()
    notice.was_read()
    assert notice.isHidden()
    notice.show_unread(Unreachable("There is no line."))
    notice.show_error(NotOffered("All routes are full then."))
    notice.was_read()
    assert "All routes are full then." in notice.text()


def test_an_act_of_unknown_outcome_is_not_hidden_by_a_failed_reading(notice: Notice) -> None:
    notice.show_error(Unanswered("Whether it was done is not known yet."))
    notice.show_unread(Unreachable("There is no line."))
    notice.was_read()
    assert "not known yet" in notice.text()
    notice.show_success("Confirmed")
    notice.show_unread(Unreachable("There is no line."))
    assert "There is no line." in notice.text()


def test_text_of_an_error_is_never_markup(notice: Notice) -> None:
    notice.show_error(NotOffered("<b>Jo & Sons</b>"))
    assert "<b>Jo & Sons</b>" in notice.text()


def test_notices_in_light_and_dark(
    qtbot: QtBot, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    for number in range(3):
        made = Notice()
        layout.addWidget(made)
        (
            lambda n=made: n.show_error(_taken()),
            lambda n=made: n.show_info("Offline since 10:31", "You see data of 10:30."),
            lambda n=made: n.show_success("Confirmed", "ARV-1042 is confirmed."),
        )[number]()
    layout.addStretch(1)
    look(page, "notices", (560, 320))


def test_the_alternatives_wrap_in_a_narrow_pane(
    notice: Notice, page: QWidget, qtbot: QtBot
) -> None:
    notice.show_error(_taken())
    page.resize(300, 400)
    buttons = notice.findChildren(QPushButton)
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[-1].y())
    assert page.width() <= 300
    for button in buttons:
        assert notice.rect().contains(button.geometry())
