from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette

from tests.ui.widgets.clocks import StandingClock
from tests.ui.widgets.facts import AS_OF
from ui import theme
from ui.widgets import countdown
from ui.widgets.countdown import CountdownDelegate, CountdownLabel
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("seconds", "text", "level"),
    [
        (600, "10:00", "calm"),
        (120, "2:00", "calm"),
        (119, "1:59", "soon"),
        (30, "0:30", "soon"),
        (29, "0:29", "urgent"),
        (0.2, "0:01", "urgent"),
        (0, "0:00", "urgent"),
        (-5, "0:00", "urgent"),
    ],
)
def test_seconds_are_written_and_judged(seconds: float, text: str, level: str) -> None:
    assert (countdown.text(seconds), countdown.level(seconds)) == (text, level)


def test_nothing_is_left_of_what_is_over() -> None:
    clock = StandingClock()
    clock.at = AS_OF + timedelta(hours=1)
    assert countdown.remaining(AS_OF, clock) == timedelta()


def test_a_label_counts_down_presses_and_ends_once(qtbot: QtBot) -> None:
    clock = StandingClock()
    label = CountdownLabel(clock)
    qtbot.addWidget(label)
    ended: list[bool] = []
    label.expired.connect(lambda: ended.append(True))
    label.set_expiry(AS_OF + timedelta(seconds=121))
    assert (label.text(), label.font().bold()) == ("2:01", False)
    clock.go(2)
    assert (label.text(), label.font().bold()) == ("1:59", True)
    assert "Ends soon" in label.accessibleName()
    clock.go(118.5)
    assert (label.text(), ended) == ("0:01", [])
    clock.go(0.5)
    clock.go(1)
    assert (label.text(), ended) == ("0:00", [True])
    label.set_expiry(None)
    assert label.text() == ""


def test_a_label_takes_the_colours_of_a_new_scheme(themed: QApplication, qtbot: QtBot) -> None:
    clock = StandingClock()
    label = CountdownLabel(clock)
    qtbot.addWidget(label)
    label.set_expiry(AS_OF + timedelta(seconds=20))
    label.show()
    theme.apply(themed, "dark")
    urgent = theme.state_colours("urgent", themed.palette()).ink
    qtbot.waitUntil(lambda: label.palette().color(QPalette.ColorRole.WindowText) == urgent)


def test_a_column_of_countdowns_is_drawn(
    qtbot: QtBot, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    clock = StandingClock()
    columns = (
        Column[tuple[str, int | None]](
            "left", "Left", lambda row: "" if row[1] is None else countdown.text(row[1])
        ),
        Column[tuple[str, int | None]]("reference", "Booking", lambda row: row[0]),
    )
    model = RowsModel(columns)
    rows: list[tuple[str, int | None]] = [("A", 20), ("B", 90), ("C", 400), ("D", None)]
    model.set_rows(rows, lambda row: row[0])
    table = Table(model, "Holds")
    qtbot.addWidget(table)

    def expires_of(index: countdown.Index) -> datetime | None:
        row = model.row_at(index)
        return None if row is None or row[1] is None else AS_OF + timedelta(seconds=row[1])

    table.setItemDelegateForColumn(0, CountdownDelegate(expires_of, clock, table))
    for key in "ABCD":
        table.choose(key)
        look(table, f"countdowns_{key}", (360, 180))
    before = table.grab().toImage()
    clock.go(1)
    assert table.grab().toImage() != before
