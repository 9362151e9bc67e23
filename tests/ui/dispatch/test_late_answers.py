"""Answers that come when another hold is chosen: they are of the hold they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.booking.confirm import confirm
from core.booking.show import show
from tests.ui.desk import hire
from tests.ui.dispatch.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.line_proxy import LineProxy
    from tests.office import Office
    from tests.ui.dispatch.stage import Stage
    from ui.dispatch.propose_pane import ProposePane


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def line(shop: Office) -> Iterator[LineProxy]:
    with shop.line() as line:
        yield line


def look_for_another(on: Stage, booking: Booking, window: str) -> ProposePane:
    """The grid for the hold, with the cursor on that window of its day."""
    on.choose(booking.reference)
    on.tab.begin_propose()
    pane = on.tab.propose
    on.qtbot.waitUntil(lambda: pane.grid.current_window() is not None, timeout=10_000)
    on.qtbot.waitUntil(lambda: not on.session.tasks.is_busy, timeout=10_000)
    assert pane.grid.select(on.day, window)
    pane.grid.setFocus()
    return pane


def test_a_late_refusal_offers_nothing_to_the_next_hold(
    shop: Office, line: LineProxy, qtbot: QtBot
) -> None:
    hire(shop, "other", "dispatcher")
    with stage(shop, qtbot, port=line.port) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "8-10")
        on.wait_for_hold(second.reference)
        pane = look_for_another(on, first, "12-2")
        line.delay(0.2)
        confirm(shop.desk("other"), uuid4(), first.reference)
        QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Return)
        pane.begin(second)
        refused = f"{first.reference}: This has already been decided"
        qtbot.waitUntil(lambda: refused in on.tab.notice.text(), timeout=15_000)
        line.delay(0.0)
        assert not pane.notice.isVisible()
        assert pane.hold == second


def test_a_late_yes_leaves_the_next_hold_in_the_grid(
    shop: Office, line: LineProxy, qtbot: QtBot
) -> None:
    with stage(shop, qtbot, port=line.port) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "8-10")
        on.wait_for_hold(second.reference)
        pane = look_for_another(on, first, "12-2")
        line.delay(0.2)
        QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Return)
        on.tab.pending.table.choose(second.reference)
        on.tab.begin_propose()
        qtbot.waitUntil(lambda: "Proposed to Customer S1" in on.tab.notice.text(), timeout=15_000)
        line.delay(0.0)
        assert pane.hold is not None
        assert pane.hold.reference == second.reference
        assert show(shop.desk(), second.reference).state == "held"
