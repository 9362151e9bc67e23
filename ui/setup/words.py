"""Words and columns that several pages of Setup share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from ui.theme import state_icon
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def state_column(is_active: Callable[[T], bool]) -> Column[T]:
    """Whether a row is in use, in a word and an icon."""
    active = QCoreApplication.translate("Setup", "In use")
    inactive = QCoreApplication.translate("Setup", "Inactive")
    return Column(
        "state",
        QCoreApplication.translate("Setup", "State"),
        lambda row: active if is_active(row) else inactive,
        icon=lambda row: state_icon("open" if is_active(row) else "closed"),
    )


def minutes_words(minutes: int | None) -> str:
    """A number of minutes with its unit; nothing where there is none."""
    if minutes is None:
        return ""
    unit = QCoreApplication.translate("Setup", "min")
    return f"{QLocale().toString(minutes)} {unit}"


def number_words(number: int | None) -> str:
    """A whole number as the user's locale writes it; nothing where there is none."""
    return "" if number is None else QLocale().toString(number)


def decimal_words(number: float) -> str:
    """A number with up to two digits after the point, as the user's locale writes it."""
    locale = QLocale()
    written = locale.toString(number, "f", 2)
    point = locale.decimalPoint()
    return written.rstrip("0").removesuffix(point) if point in written else written
