"""The fields of Setup's forms: what is typed is what is meant, in any locale."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.setup.fields import (
    DecimalField,
    NumberField,
    OptionalDay,
    TimeField,
    Weekdays,
    clock_read,
    clock_words,
    day_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def locale(qtbot: QtBot) -> Iterator[Callable[[str], None]]:
    del qtbot
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", time(8)),
        ("830", time(8, 30)),
        ("08:30", time(8, 30)),
        ("8.30 pm", time(20, 30)),
        ("8:30 p.m.", time(20, 30)),
        ("12a", time(0)),
        ("12 PM", time(12)),
        ("1730", time(17, 30)),
        ("0", time(0)),
        ("24", None),
        ("13 pm", None),
        ("8:75", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_time_is_read_as_people_type_it(
    typed: str, meant: time | None, locale: Callable[[str], None]
) -> None:
    for name in ("en_US", "en_GB", "es_MX", "de_DE"):
        locale(name)
        assert clock_read(typed) == meant


@pytest.mark.parametrize("name", ["en_US", "en_GB", "es_US", "es_MX", "de_DE", "fi_FI", "ko_KR"])
def test_what_is_shown_can_be_read_again(name: str, locale: Callable[[str], None]) -> None:
    locale(name)
    for at in (time(0), time(8, 5), time(12), time(23, 59)):
        assert clock_read(clock_words(at)) == at


def test_a_time_moves_by_quarters_and_is_tidied(
    qtbot: QtBot, locale: Callable[[str], None]
) -> None:
    locale("en_GB")
    field = TimeField()
    qtbot.addWidget(field)
    field.setText("2350")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "23:50"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.moment() == time(0, 5)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.moment() == time(23, 50)
    field.setText("later")
    assert "no time of day" in field.wrong()


def test_nothing_typed_is_no_limit(qtbot: QtBot) -> None:
    field = NumberField(1, 480, "min", without="no limit")
    qtbot.addWidget(field)
    field.set_number(30)
    assert field.text() == "30 min"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.number() is None
    # what is typed next stands alone, not behind a word
    QTest.keyClicks(field, "45")
    assert field.number() == 45
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "no limit"
    field.selectAll()
    QTest.keyClicks(field, "60")
    assert field.number() == 60
    plain = NumberField(1, 20)
    qtbot.addWidget(plain)
    plain.set_number(None)
    assert plain.number() == 1


def test_scrolling_past_a_field_changes_nothing(qtbot: QtBot) -> None:
    for field in (NumberField(1, 480, "min"), DecimalField(1, 10)):
        qtbot.addWidget(field)
        field.show()
        before = field.value()
        at = QPointF(5, 5)
        event = QWheelEvent(
            at,
            field.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 (Qt's own)
        )
        QApplication.sendEvent(field, event)
        assert field.value() == before


def test_a_fraction_is_written_and_read_in_the_locale(
    qtbot: QtBot, locale: Callable[[str], None]
) -> None:
    locale("de_DE")
    field = DecimalField(1, 10)
    qtbot.addWidget(field)
    field.setValue(1.3)
    assert field.text() == "1,3"
    field.selectAll()
    QTest.keyClicks(field, "1,45")
    assert field.number() == 1.45


@pytest.mark.parametrize(("name", "first"), [("en_US", 7), ("en_GB", 1)])
def test_weekdays_stand_in_the_locale_s_order_and_are_walked(
    name: str, first: int, qtbot: QtBot, locale: Callable[[str], None]
) -> None:
    locale(name)
    days = Weekdays("Weekdays")
    qtbot.addWidget(days)
    with qtbot.waitExposed(days):
        days.show()
    days.activateWindow()
    days.choose((1, 2))
    assert days.chosen() == (1, 2)
    days.setFocus()
    here = days.buttons[first]
    qtbot.waitUntil(here.hasFocus)
    was = here.isChecked()
    QTest.keyClick(here, Qt.Key.Key_Space)
    assert here.isChecked() is not was
    QTest.keyClick(here, Qt.Key.Key_Right)
    assert days.buttons[first % 7 + 1].hasFocus()
    QTest.keyClick(days.buttons[first % 7 + 1], Qt.Key.Key_Left)
    QTest.keyClick(here, Qt.Key.Key_Left)
    assert days.buttons[(first + 5) % 7 + 1].hasFocus()
    assert [b for b in days.buttons.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus] == [
        days.buttons[(first + 5) % 7 + 1]
    ]
    words = day_words((1, 7)).split()
    assert words[0] == ("Sun" if first == 7 else "Mon")
    assert day_words((1, 2, 3, 4, 5)) == "Mon\N{EN DASH}Fri"
    assert day_words((2, 3)) == "Tue Wed"
    assert day_words(()) == ""
    assert day_words((5, 6, 7)) == ("Sun Fri Sat" if first == 7 else "Fri\N{EN DASH}Sun")


def test_a_day_or_none(qtbot: QtBot) -> None:
    field = OptionalDay("&Only until", "Last day")
    qtbot.addWidget(field)
    field.choose(None, date(2026, 12, 1))
    assert field.chosen() is None
    assert not field.day.isEnabled()
    with qtbot.waitSignal(field.changed):
        field.box.click()
    assert field.chosen() == date(2026, 12, 1)
    field.choose(date(2027, 1, 2), date(2026, 12, 1))
    assert field.chosen() == date(2027, 1, 2)
