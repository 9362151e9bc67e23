"""The fields of Setup's forms: numbers with their unit, times of day, days and weekdays."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTime, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ui.icons import set_icon
from ui.moments import day_format, python_date, qt_date
from ui.theme import GRID
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QWheelEvent

WEEK: Final = 7
_SECONDS: Final = (":ss", ".ss")
_QUARTER: Final = 15
_DAY: Final = 24 * 60
_NOON: Final = 12
_A_RUN: Final = 3
_TYPED: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?:([ap])m?)?")


def clock_format() -> str:
    """Hours and minutes as the user's locale writes them; some locales' short form has seconds."""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    for part in _SECONDS:
        form = form.replace(part, "")
    return form


def clock_words(at: time) -> str:
    """A time of day in words: "8:00 AM"."""
    return QLocale().toString(QTime(at.hour, at.minute), clock_format())


def clock_read(typed: str) -> time | None:
    """A time of day as people type it, in the user's locale; None where it is none."""
    words = "".join(typed.casefold().split())
    for named, letter in ((QLocale().amText(), "a"), (QLocale().pmText(), "p")):
        words = words.replace("".join(named.casefold().split()) or "\0", letter)
    words = words.replace("a.m.", "a").replace("p.m.", "p")
    if words[:1] in ("a", "p"):
        # some locales write it before the hour
        words = words[1:] + words[0]
    match = _TYPED.fullmatch(words)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return time(hour, minute) if hour * 60 < _DAY and minute < 60 else None  # noqa: PLR2004


def day_words(days: Iterable[int]) -> str:
    """Weekdays 1 to 7 in the locale's order, three or more in a row as one: "Mon-Fri Sun"."""
    first = QLocale().firstDayOfWeek().value
    places = sorted((day - first) % WEEK for day in set(days))
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])

    def named(place: int) -> str:
        day = (first - 1 + place) % WEEK + 1
        return QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat)

    return " ".join(
        f"{named(run[0])}\N{EN DASH}{named(run[-1])}"
        if len(run) >= _A_RUN
        else " ".join(named(place) for place in run)
        for run in runs
    )


class NumberField(QSpinBox):
    """A whole number with its unit. With ``without``, that word stands for none (None)."""

    def __init__(
        self,
        low: int,
        high: int,
        unit: str = "",
        *,
        without: str = "",
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._without = without
        # one below the least stands for none
        self.setRange(low - 1 if without else low, high)
        self.setSpecialValueText(without)
        self.setSuffix(f" {unit}" if unit else "")
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def number(self) -> int | None:
        """The number; None where the word for none stands, or nothing does."""
        return None if self._without and self.value() == self.minimum() else self.value()

    def set_number(self, number: int | None) -> None:
        """Show it; a number out of bounds shows the nearest."""
        self.setValue(self.minimum() if number is None else number)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Nothing typed is the word for none, where there is one."""
        if self._without and not self._typed(text):
            return (QValidator.State.Acceptable, text, position)
        return super().validate(text, position)

    def valueFromText(self, text: str) -> int:  # noqa: N802 (Qt's name)
        """The number typed, none where nothing is."""
        if self._without and not self._typed(text):
            return self.minimum()
        return super().valueFromText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scrolling past a field changes nothing in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).removesuffix(self.suffix().strip()).strip()


class DecimalField(QDoubleSpinBox):
    """A number with a fraction, as the user's locale writes it, with its unit."""

    def __init__(
        self,
        low: float,
        high: float,
        unit: str = "",
        *,
        digits: int = 2,
        step: float = 0.1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setDecimals(digits)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def number(self) -> float:
        """The number."""
        return round(self.value(), self.decimals())

    def textFromValue(self, value: float) -> str:  # noqa: N802 (Qt's name)
        """Without digits that say nothing."""
        written = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return written.rstrip("0").removesuffix(point) if point in written else written

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scrolling past a field changes nothing in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TimeField(QLineEdit):
    """A time of day, typed as people do: 8, 830, 8:30, 8.30 pm, 20:30. Up and Down move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self._tidy)

    def moment(self) -> time | None:
        """The time; None where what stands there is none."""
        return clock_read(self.text())

    def set_moment(self, at: time) -> None:
        """Show it."""
        self.setText(clock_words(at))

    def wrong(self) -> str:
        """What is wrong with what stands there; nothing where it is a time."""
        if self.moment() is not None:
            return ""
        return self.tr("This is no time of day. Type one such as {example}.").format(
            example=clock_words(time(8, 30))
        )

    @Slot()
    def _tidy(self) -> None:
        at = self.moment()
        if at is not None and self.text() != clock_words(at):
            self.set_moment(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Up and Down: a quarter of an hour."""
        steps = {Qt.Key.Key_Up: _QUARTER, Qt.Key.Key_Down: -_QUARTER}
        step = steps.get(Qt.Key(event.key()))
        at = self.moment()
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        minutes = (at.hour * 60 + at.minute + step) % _DAY
        self.set_moment(time(*divmod(minutes, 60)))
        self.selectAll()


class OptionalDay(QWidget):
    """A day, or none: the box beside it says whether. ``changed`` comes with either."""

    changed = Signal()

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words)
        self.box.setAccessibleName(words.replace("&", ""))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format())
        self.day.setAccessibleName(name)
        self.day.calendarWidget().setAccessibleName(name)
        self.day.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.box)
        row.addWidget(self.day, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self._on_toggled)
        self.day.dateChanged.connect(self._on_day_changed)

    def chosen(self) -> date | None:
        """The day, None where the box is not ticked."""
        return python_date(self.day.date()) if self.box.isChecked() else None

    def choose(self, day: date | None, otherwise: date) -> None:
        """Show a day; none: ``otherwise`` stands ready for who ticks the box."""
        self.day.setDate(qt_date(day or otherwise))
        self.box.setChecked(day is not None)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.day.setEnabled(on)
        self.changed.emit()

    @Slot()
    def _on_day_changed(self) -> None:
        self.changed.emit()


class _Switch(QToolButton):
    """A weekday's: the keys that walk are the row's, a button would walk on into other fields."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Left and Right are for the row."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Weekdays(QWidget):
    """Seven switches in the locale's order. Tab comes to one of them; Left and Right walk."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        first = QLocale().firstDayOfWeek().value
        self._days = [(first - 1 + step) % WEEK + 1 for step in range(WEEK)]
        self.buttons: dict[int, QToolButton] = {}
        flow = Flow(self)
        for day in self._days:
            button = self._button(day)
            self.buttons[day] = button
            flow.addWidget(button)
        self._enter(self._days[0])

    def chosen(self) -> tuple[int, ...]:
        """The weekdays that are on, 1 (Monday) to 7."""
        return tuple(day for day in range(1, WEEK + 1) if self.buttons[day].isChecked())

    def choose(self, days: Iterable[int]) -> None:
        """Switch these on, and the others off."""
        on = set(days)
        for day, button in self.buttons.items():
            button.setChecked(day in on)

    def _button(self, day: int) -> QToolButton:
        button = _Switch()
        button.setCheckable(True)
        button.setText(QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat))
        button.setAccessibleName(QLocale().standaloneDayName(day))
        button.setToolTip(QLocale().standaloneDayName(day))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, "minus")
        button.toggled.connect(lambda on, shown=button: set_icon(shown, "check" if on else "minus"))
        button.toggled.connect(self._on_toggled)
        return button

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()

    def _enter(self, here: int) -> None:
        """Tab stops once in the row: at the switch used last."""
        for day, button in self.buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if day == here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self.buttons[here])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Left and Right go to the next switch, Space (the switch's own) turns it."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        here = next((day for day, button in self.buttons.items() if button.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = self._days[(self._days.index(here) + step) % WEEK]
        self._enter(there)
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
