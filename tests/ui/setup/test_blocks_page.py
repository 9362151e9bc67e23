"""Blocked times by keys at a real office: once, again and again, holidays, removed."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.booking.hold import hold
from core.catalog.blocks import BlockEntry, list_block_rules, list_blocks, save_block
from tests.ui.setup.at_setup import control, nameless, open_page, press, retype, settle, wait, write
from ui.setup.block_words import (
    DAILY,
    MONTHLY,
    MONTHLY_WEEKDAY,
    NEVER,
    WEEKLY,
    YEARLY,
    rule_of,
)
from ui.setup.blocks_page import BlocksPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from core.catalog.blocks import StandingBlock
    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_zone("South")
    office.add_sites(2)
    office.add_routes(office.day(), 2)
    return office


@pytest.fixture
def page(shop: Office, qtbot: QtBot) -> Iterator[BlocksPage]:
    with open_page(shop, qtbot, BlocksPage) as opened:
        yield opened


def standing(office: Office) -> tuple[StandingBlock, ...]:
    return list_blocks(office.desk("admin"), office.today(), office.day(700))


def done(page: BlocksPage, qtbot: QtBot) -> None:
    wait(qtbot, page.notice.isVisible)
    settle(page, qtbot)


def test_a_time_is_blocked_by_keys(page: BlocksPage, shop: Office, qtbot: QtBot) -> None:
    held = hold(shop.desk("csr"), uuid4(), "S1", "TUNE", shop.day(), "8-10")
    control(Key.Key_N)
    write("Training")
    page.form.put({"whom": "zone", "zone": "North", "day": shop.day(), "all_day": False})
    assert page.has_unsaved()
    retype(page.form.rows["starts"].field, "8:00")
    retype(page.form.rows["ends"].field, "12:00")
    press(Key.Key_Return)
    done(page, qtbot)
    (block,) = standing(shop)
    assert (block.reason, block.zone, block.starts, block.ends) == (
        "Training", "North", time(8), time(12),
    )  # fmt: skip
    assert held.reference in page.notice.text()
    assert "stand there already" in page.notice.text()
    assert not page.has_unsaved()
    wait(qtbot, lambda: len(page.rows.rows) == 1)


def test_what_could_not_be_read_is_said_until_the_line_is_back(shop: Office, qtbot: QtBot) -> None:
    with (
        shop.line() as line,
        open_page(shop, qtbot, BlocksPage, port=line.port) as page,
    ):
        line.refuse()
        wait(qtbot, lambda: not page.session.line.status.is_up)
        # chosen again: it reads, and writes recurring blocks out further
        page.shown()
        settle(page, qtbot)
        assert "cannot be reached" in page.notice.text()
        line.resume()
        wait(qtbot, lambda: page.session.line.status.is_up)
        wait(qtbot, lambda: not page.notice.isVisible())


def test_what_is_missing_is_said_at_its_field(page: BlocksPage, shop: Office) -> None:
    control(Key.Key_N)
    control(Key.Key_S)
    assert "Say why" in page.form.rows["reason"].error.text()
    write("Vacation")
    page.form.put({"whom": "technician"})
    control(Key.Key_S)
    assert "as on the routes" in page.form.rows["technician"].error.text()
    page.form.put({"whom": "branch", "all_day": False})
    retype(page.form.rows["starts"].field, "soon")
    press(Key.Key_Return)
    assert "no time of day" in page.form.rows["starts"].error.text()
    assert not standing(shop)
    press(Key.Key_Escape)
    assert not page.has_unsaved()


def test_a_technician_is_one_of_the_routes(page: BlocksPage, qtbot: QtBot) -> None:
    control(Key.Key_N)
    write("Vacation")
    page.form.put({"whom": "technician"})
    field = page.form.rows["technician"].field
    retype(field, "Nobody")
    assert "No route of the coming six weeks is Nobody's" in page.form.preview.text()
    retype(field, "tech 2")
    assert isinstance(field, QLineEdit)
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    # a popup takes the keys
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(popup, key)
    assert page.form.values()["technician"] == "Tech 2North"
    assert not page.form.preview.text()


def test_the_core_s_refusals_stand_at_their_fields(
    page: BlocksPage, shop: Office, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    write("Odd")
    page.form.put({"repeats": "rule", "rule": "FREQ=HOURLY"})
    assert "by days, not hourly" in page.form.preview.text()
    press(Key.Key_Return)
    wait(qtbot, lambda: "by days" in page.form.rows["rule"].error.text())
    page.form.put({"whom": "route", "zone": "North", "route": 9, "day": shop.day()})
    press(Key.Key_Return)
    wait(qtbot, page.form.rows["route"].error.text)
    assert not standing(shop)


def test_a_recurring_one_shows_its_next_days_and_goes_as_a_whole(
    page: BlocksPage, shop: Office, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    write("Team meeting")
    page.form.put({"repeats": WEEKLY, "interval": 2, "weekdays": (1,)})
    assert "Every 2 weeks on Monday. Next: " in page.form.preview.text()
    assert page.form.preview.text().count(";") == 4
    press(Key.Key_Return)
    done(page, qtbot)
    (rule,) = list_block_rules(shop.desk("admin"))
    assert rule.entry.repeats == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    wait(qtbot, lambda: len(page.rows.rows) == 1)
    page.table.setFocus()
    press(Key.Key_Down)
    wait(qtbot, page.frame.shows_chosen)
    assert not page.frame.remove_button.isVisible()
    page.frame.remove_rule_button.setFocus()
    press(Key.Key_Space)
    wait(qtbot, lambda: not standing(shop))
    wait(qtbot, lambda: not page.rows.rows)
    assert "coming days are open again" in page.notice.text()
    assert page.frame.shows_form()


def test_one_day_of_a_recurring_one_can_go(page: BlocksPage, shop: Office, qtbot: QtBot) -> None:
    entry = BlockEntry("Inventory", shop.day(), repeats="FREQ=DAILY;COUNT=5")
    save_block(shop.desk("admin"), uuid4(), entry)
    wait(qtbot, lambda: len(page.rows.rows) == 1)
    page.each_day.setFocus()
    press(Key.Key_Space)
    assert len(page.rows.rows) == 5
    page.table.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    page.frame.remove_button.setFocus()
    press(Key.Key_Space)
    wait(qtbot, lambda: len(standing(shop)) == 4)
    assert shop.day(4) not in {block.day for block in standing(shop)}


def test_holidays_are_ticked_and_blocked_at_once(
    page: BlocksPage, shop: Office, qtbot: QtBot
) -> None:
    holidays = page.frame.holidays
    page.frame.holidays_button.setFocus()
    press(Key.Key_Space)
    wait(qtbot, lambda: holidays.days.count() and holidays.state.count() > 10)
    holidays.country.choose("GB")
    holidays.country.activated.emit(holidays.country.currentIndex())
    wait(qtbot, lambda: holidays.state.findData("SCT") > 0)
    holidays.state.choose("SCT")
    holidays.state.activated.emit(holidays.state.currentIndex())
    year = shop.today().year + 1
    holidays.years.choose((year,))
    holidays.years.activated.emit(holidays.years.currentIndex())
    wait(qtbot, lambda: {day.day.year for day in holidays.ticked()} == {year})
    ticked = holidays.ticked()
    assert len(ticked) > 6
    holidays.days.setFocus()
    press(Key.Key_Space)
    assert len(holidays.ticked()) == len(ticked) - 1
    holidays.block_button.setFocus()
    press(Key.Key_Space)
    done(page, qtbot)
    assert {block.day for block in standing(shop)} == {day.day for day in ticked[1:]}
    # what stands there by now is named, and not ticked again
    wait(qtbot, lambda: not holidays.ticked() or len(holidays.ticked()) == 1)
    assert holidays.days.item(1).text().endswith("(blocked already)")
    acts = shop.rows("select count(*) from booker.acts where kind like 'save_block%'")
    assert acts == [(1,)]


def test_another_page_asks_for_a_route(page: BlocksPage, shop: Office, qtbot: QtBot) -> None:
    page.show_item(BlockEntry("", shop.day(), zone="North", route=2))
    assert page.form.rows["route"].isVisible()
    assert not page.form.rows["repeats"].isVisible()
    write("Car repair")
    control(Key.Key_S)
    done(page, qtbot)
    (block,) = standing(shop)
    assert (block.zone, block.route, block.reason) == ("North", 2, "Car repair")


def test_another_desk_s_block_appears(page: BlocksPage, shop: Office, qtbot: QtBot) -> None:
    control(Key.Key_N)
    write("Half typed")
    save_block(shop.desk("dispatcher"), uuid4(), BlockEntry("Strike", shop.day(9)))
    wait(qtbot, lambda: [row.entry.reason for row in page.rows.rows] == ["Strike"])
    assert page.form.values()["reason"] == "Half typed"


def test_everything_has_a_name_and_looks_right(
    page: BlocksPage,
    shop: Office,
    qtbot: QtBot,
    look: Callable[[QWidget, str, tuple[int, int]], None],
    qtmodeltester: ModelTester,
) -> None:
    save_block(
        shop.desk("admin"),
        uuid4(),
        BlockEntry("Meeting", shop.day(), time(8), time(9), repeats="FREQ=WEEKLY;COUNT=3"),
    )
    wait(qtbot, lambda: page.rows.rows)
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call]
    page.form.put({"repeats": WEEKLY})
    assert not nameless(page)
    look(page, "blocks", (1000, 620))
    page.show_holidays()
    wait(qtbot, page.frame.holidays.days.count)
    assert not nameless(page)
    look(page, "blocks-holidays", (1000, 620))


FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("kind", "interval", "weekdays", "until", "rule"),
    [
        (NEVER, 3, (), None, None),
        (DAILY, 1, (), None, "FREQ=DAILY"),
        (WEEKLY, 1, (), None, "FREQ=WEEKLY;BYDAY=FR"),
        (WEEKLY, 2, (1, 7), None, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU"),
        (MONTHLY, 1, (), None, "FREQ=MONTHLY;BYMONTHDAY=27"),
        (MONTHLY_WEEKDAY, 1, (), None, "FREQ=MONTHLY;BYDAY=4FR"),
        (YEARLY, 1, (), FRIDAY + timedelta(days=900), "FREQ=YEARLY;UNTIL=20290515"),
    ],
)
def test_what_is_chosen_is_a_rule(
    kind: str, interval: int, weekdays: tuple[int, ...], until: date | None, rule: str | None
) -> None:
    assert rule_of(kind, interval, weekdays, FRIDAY, until) == rule


def test_a_fifth_weekday_is_the_last() -> None:
    assert rule_of(MONTHLY_WEEKDAY, 1, (), date(2026, 11, 30), None) == "FREQ=MONTHLY;BYDAY=-1MO"
