"""The import assistant under way: stopped, overtaken, without a line, with a big file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from core.exchange.import_log import list_imports
from core.exchange.memory import remembered
from tests.ui.heartbeat import Heartbeat
from tests.ui.setup.importing import WAIT_MS, Admin, importing, text
from ui.setup.import_assistant import Phase
from ui.setup.import_steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.office import Office


SITE: Final = "Customer #,Customer Name,Service Address,Zone,Phone"
MANY: Final = 20_000
BIG: Final = 100_000
LONGEST_STALL_MS: Final = 150.0
MOST_ROUNDS: Final = 3
FEWEST_BEATS: Final = 100


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def admin(shop: Office, qtbot: QtBot) -> Iterator[Admin]:
    with importing(shop, qtbot) as opened:
        yield opened


def sites(path: Path, count: int, prefix: str = "B") -> Path:
    rows = (
        f"{prefix}{n},Name {n},{n} Main Street,North,303-555-{n % 9000 + 1000}"
        for n in range(count)
    )
    return text(path, SITE, *rows)


def test_another_file_overtakes_the_one_that_is_read(admin: Admin, tmp_path: Path) -> None:
    slow, quick = sites(tmp_path / "slow.csv", MANY), sites(tmp_path / "quick.csv", 3)
    seen: list[str] = []
    admin.page.assistant.phase_changed.connect(lambda: seen.append(admin.page.mapping.shown_sheet))
    admin.drop(slow)
    assert admin.page.assistant.phase is Phase.READING
    admin.drop(quick)
    admin.wait_read()
    assert "quick" in admin.standing(Step.FILE)
    assert admin.page.mapping.shown_sheet == "quick.csv"
    assert len(admin.changes()) == 3
    assert all("slow" not in name for name in seen)


def test_reading_is_stopped_by_esc(admin: Admin, tmp_path: Path) -> None:
    admin.drop(sites(tmp_path / "slow.csv", MANY))
    assert admin.page.bar.stop_button.isVisible()
    admin.page.bar.stop_button.setFocus()
    admin.press("Escape")
    admin.wait_for(Phase.EMPTY)
    admin.wait_checked()
    assert admin.page.assistant.phase is Phase.EMPTY
    assert not admin.page.bar.stop_button.isVisible()


def test_what_is_stopped_while_it_is_written_leaves_nothing(admin: Admin, tmp_path: Path) -> None:
    desk = admin.office.desk("admin")
    before, known, listed = admin.count("sites"), dict(remembered(desk)), list_imports(desk)
    admin.read(sites(tmp_path / "many.csv", MANY, "C"))
    admin.go_on(Step.CHANGES)
    admin.page.bar.next_button.setFocus()
    admin.press("Return")
    assert admin.page.assistant.phase is Phase.WRITING
    # while it is written no other file is read
    admin.drop(sites(tmp_path / "other.csv", 1))
    assert "being written" in admin.page.notice.text()
    assert admin.page.result.isVisible()
    admin.page.bar.stop_button.setFocus()
    admin.press("Return")
    admin.wait_for(Phase.OPEN)
    assert admin.page.step is Step.CHANGES
    assert "Nothing was written" in admin.page.notice.text()
    assert admin.count("sites") == before
    assert list_imports(desk) == listed
    assert remembered(desk) == known
    # and what was stopped can be begun again
    admin.wait_checked()
    assert admin.page.bar.next_button.isEnabled()


def test_a_changed_mapping_makes_the_check_under_way_stale(admin: Admin, tmp_path: Path) -> None:
    admin.name_file(sites(tmp_path / "stale.csv", MANY, "D"))
    admin.wait_for(Phase.OPEN)
    choices = admin.page.mapping.mapped.choices
    admin.qtbot.waitUntil(lambda: choices.first_box() is not None)
    admin.mean(4, "")
    assert admin.page.assistant.is_checking
    admin.wait_checked()
    prepared = admin.page.assistant.prepared
    assert prepared is not None
    assert all("phone" not in mapping.columns for mapping in prepared.mappings)


def test_without_a_line_the_file_is_looked_at_and_checked_later(
    shop: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    with (
        shop.line() as line,
        importing(shop, qtbot, port=line.port) as admin,
    ):
        line.refuse()
        line.cut()
        qtbot.waitUntil(lambda: not admin.session.line.status.is_up, timeout=WAIT_MS)
        admin.read(sites(tmp_path / "offline.csv", 2, "E"))
        assert admin.page.step is Step.MEANING
        assert admin.standing(Step.MEANING) == "Sites"
        assert "last time" in admin.page.notice.text()
        admin.go_on(Step.CHECK)
        assert admin.page.check.notice.isVisible()
        assert not admin.page.bar.next_button.isEnabled()
        line.resume()
        qtbot.waitUntil(lambda: admin.page.assistant.prepared is not None, timeout=WAIT_MS)
        assert not admin.page.check.notice.isVisible()
        assert len(admin.changes()) == 2


def test_an_answer_that_is_lost_is_asked_for_again(
    shop: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    with (
        shop.line() as line,
        importing(shop, qtbot, port=line.port) as admin,
    ):
        before, listed = admin.count("sites"), len(list_imports(shop.desk("admin")))
        admin.read(sites(tmp_path / "lost.csv", 3, "G"))
        admin.go_on(Step.CHANGES)
        # the server commits, and nobody hears of it
        line.cut_at_commit("app.save_sites")
        admin.page.bar.next_button.setFocus()
        admin.press("Return")
        qtbot.waitUntil(lambda: "not known yet" in admin.page.notice.text(), timeout=WAIT_MS)
        assert admin.page.assistant.phase is Phase.WRITING
        line.resume()
        admin.wait_for(Phase.DONE)
        assert not admin.page.notice.isVisible()
        assert "3 added" in admin.page.result.notice.text()
        assert admin.count("sites") == before + 3
        assert len(list_imports(shop.desk("admin"))) == listed + 1


def test_a_hundred_thousand_rows_do_not_hold_the_window_up(admin: Admin, tmp_path: Path) -> None:
    file = sites(tmp_path / "big.csv", BIG, "F")
    told: list[str] = []
    # other programs on the machine only ever add: it is as slow as its best round
    for _ in range(MOST_ROUNDS):
        beat = Heartbeat(noticed=LONGEST_STALL_MS)
        with beat.running():
            look_at_big(admin, file, beat)
        assert beat.beats > FEWEST_BEATS
        if max((stall.own for stall in beat.stalls), default=0.0) <= LONGEST_STALL_MS:
            return
        told += [str(stall) for stall in beat.stalls]
    pytest.fail("\n".join(told))


def look_at_big(admin: Admin, file: Path, beat: Heartbeat) -> None:
    beat.about("reading")
    admin.drop(file)
    admin.wait_read()
    beat.about("going on")
    admin.go_on(Step.CHANGES)
    beat.about("filtering")
    admin.page.changes.filters["added"].click()
    prepared = admin.page.assistant.prepared
    assert prepared is not None
    assert prepared.added == BIG
    assert prepared.more_changes > 0
