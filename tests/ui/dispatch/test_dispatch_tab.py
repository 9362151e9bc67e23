"""Stories of a dispatcher: holds come, are confirmed, proposed, released, run out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget
from sqlalchemy import text

from core.booking.answer_proposal import accept, decline
from core.booking.confirm import confirm
from core.booking.propose import propose
from core.booking.release import release
from core.booking.show import show
from core.database.live import EVERYTHING
from tests.ui.desk import hire
from tests.ui.dispatch.stage import stage
from ui.dispatch.dispatch_tab import DispatchTab
from ui.dispatch.hold_words import what_became
from ui.dispatch.pending_holds import PendingHolds
from ui.moments import LocalTimes
from ui.tabs import TABS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.office import Office

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def own_office(make_office: Callable[[], Office]) -> Office:
    """Holds are the branch's: each story has an office of its own."""
    return make_office()


def test_a_dispatcher_has_the_tab_and_a_csr_has_not() -> None:
    entry = next(entry for entry in TABS if entry.name == "dispatch")
    assert entry.roles == {"dispatcher"}
    assert entry.title() == "Dispatch"
    assert entry.load() is DispatchTab


def test_a_hold_of_another_desk_appears_and_is_confirmed_with_ctrl_enter(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        counts: list[int] = []
        on.tab.attention_changed.connect(counts.append)
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        qtbot.waitUntil(lambda: counts[-1:] == [1])
        qtbot.waitUntil(lambda: on.tab.message.isVisible() and "S1" in message_text(on.tab))
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: on.references() == [])
        assert show(own_office.desk(), held.reference).state == "confirmed"
        assert "Confirmed: Customer S1" in on.tab.notice.text()
        assert "s1@example.com is queued" in on.tab.notice.text()
        qtbot.waitUntil(lambda: on.spot(held.reference).stop.state == "confirmed")
        assert counts[-1] == 0


def message_text(tab: DispatchTab) -> str:
    """The drafted message on screen, in plain text."""
    pages = tab.message.findChildren(QWidget)
    return " ".join(page.toPlainText() for page in pages if hasattr(page, "toPlainText"))


def test_vip_customers_stand_first_then_the_soonest_to_expire(
    own_office: Office, qtbot: QtBot
) -> None:
    own_office.add_sites(1, vip=True, prefix="V")
    with stage(own_office, qtbot) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "10-12")
        vip = on.hold("V1", "12-2")
        qtbot.waitUntil(lambda: len(on.references()) == 3)
        assert on.references() == [vip.reference, first.reference, second.reference]
        QAbstractItemModelTester(
            on.tab.pending.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        on.hold("S3", "2-4")
        qtbot.waitUntil(lambda: len(on.references()) == 4)


def test_the_second_of_two_dispatchers_hears_who_was_faster(
    own_office: Office, qtbot: QtBot
) -> None:
    hire(own_office, "dispatcher2", "dispatcher")
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        # the other desk's news does not come before this desk's own try
        on.session.changed.disconnect(on.tab.changed)
        confirm(own_office.desk("dispatcher2"), uuid4(), held.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: own_office.login("dispatcher2") in on.tab.notice.text())
        qtbot.waitUntil(lambda: on.references() == [])
        on.session.changed.connect(on.tab.changed)


def test_a_hold_that_another_dispatcher_confirmed_says_so_by_itself(
    own_office: Office, qtbot: QtBot
) -> None:
    hire(own_office, "dispatcher2", "dispatcher")
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        confirm(own_office.desk("dispatcher2"), uuid4(), held.reference)
        qtbot.waitUntil(lambda: on.references() == [])
        login = own_office.login("dispatcher2")
        qtbot.waitUntil(lambda: f"{login} has confirmed Customer S1" in on.tab.notice.text())


def test_a_key_pressed_twice_confirms_one_hold(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "8-10")
        on.choose(first.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: on.references() == [second.reference])
        qtbot.waitUntil(lambda: on.tab.hold_pane.hold is not None)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        assert not on.tab.acts.is_running(second.reference)
        # a moment later it is meant
        qtbot.waitUntil(lambda: not on.tab.pending.has_just_gone_on)
        assert show(own_office.desk(), second.reference).state == "held"
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: on.references() == [])


def test_what_was_confirmed_at_this_desk_was_confirmed_by_you(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: on.references() == [])
        decided = show(own_office.desk(), held.reference)
        times = LocalTimes(own_office.desk().branch.timezone)
        own = what_became(decided, times, own_office.login("dispatcher"))
        other = what_became(decided, times, own_office.login("csr"))
        assert own is not None
        assert own[0] == "You have confirmed Customer S1"
        assert "another desk" not in own[1]
        assert other is not None
        assert other[0] == f"{own_office.login('dispatcher')} has confirmed Customer S1"
        heard = " ".join(label.text() for label in on.tab.hold_pane.findChildren(QLabel))
        assert "another desk" not in heard


def test_names_take_the_room_that_a_wide_window_has(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot, sites=0, routes=0) as on:
        on.tab.hide()
        pending = PendingHolds(on.session, LocalTimes(on.session.desk.branch.timezone))
        qtbot.addWidget(pending)
        pending.resize(1200, 300)
        pending.show()
        model = pending.table.model()
        across = Qt.Orientation.Horizontal
        titles = [model.headerData(n, across) for n in range(model.columnCount())]
        customer, job, site = (titles.index(title) for title in ("Customer", "Job", "Site"))
        width = pending.table.columnWidth
        qtbot.waitUntil(lambda: width(customer) > width(site))
        assert width(job) > width(site)


@pytest.mark.parametrize("ended", ["expired", "confirmed by another"])
def test_when_the_chosen_hold_goes_nothing_is_chosen_until_the_person_chooses(
    own_office: Office, qtbot: QtBot, ended: str
) -> None:
    hire(own_office, "dispatcher2", "dispatcher")
    with stage(own_office, qtbot) as on:
        first, second, third = (on.hold(f"S{n}", "8-10", "TUNE") for n in (1, 2, 3))
        on.choose(second.reference)
        if ended == "expired":
            own_office.expire(second.reference)
            on.tab.changed(EVERYTHING)
        else:
            confirm(own_office.desk("dispatcher2"), uuid4(), second.reference)
        qtbot.waitUntil(lambda: on.references() == [first.reference, third.reference])
        # a key that was on its way when the hold went, the focus where Qt puts it, and a new hold
        for key in (Qt.Key.Key_Return, Qt.Key.Key_R, Qt.Key.Key_P):
            QTest.keyClick(QApplication.focusWidget() or on.tab, key, CONTROL)
        on.tab.pending.table.clearFocus()
        on.tab.pending.table.setFocus()
        fourth = on.hold("S4", "10-12")
        on.wait_for_hold(fourth.reference)
        assert chosen(on.tab) == ""
        words = ended.split(maxsplit=1)[0]
        qtbot.waitUntil(lambda: words in pane_text(on.tab) and "Customer S2" in pane_text(on.tab))
        assert "Nothing is chosen" in pane_text(on.tab)
        csr = own_office.desk()
        assert {show(csr, hold.reference).state for hold in (first, third, fourth)} == {"held"}
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Down)
        assert chosen(on.tab) == first.reference
        assert "Customer S1" in pane_text(on.tab)


def pane_text(tab: DispatchTab) -> str:
    """What stands where the chosen hold is shown."""
    labels: list[QLabel] = tab.hold_pane.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_hold_that_goes_while_its_act_has_no_answer_is_not_followed_by_another(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "10-12")
        on.choose(second.reference)
        on.choose(first.reference)
        # the table may lose a hold before the answer to its act comes, or after
        pending = on.tab.pending
        on.session.changed.disconnect(on.tab.changed)
        pending.set_holds((second,))
        assert chosen(on.tab) == ""
        pending.decided(first.reference)
        assert chosen(on.tab) == second.reference
        pending.decided(second.reference)
        assert chosen(on.tab) == second.reference
        pending.set_holds(())
        pending.set_holds((first,))
        assert chosen(on.tab) == ""
        pending.begin()
        assert chosen(on.tab) == first.reference
        on.session.changed.connect(on.tab.changed)


def chosen(tab: DispatchTab) -> str:
    """The reference of the chosen hold; nothing if none is."""
    return "" if tab.pending.current is None else tab.pending.current.reference


def test_a_yes_that_this_screen_has_not_heard_of_yet_does_not_stop_the_confirmation(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        propose(own_office.desk("dispatcher"), uuid4(), held.reference, on.day, "2-4")
        on.choose(held.reference)
        qtbot.waitUntil(lambda: state(on.tab) == "proposed")
        on.session.changed.disconnect(on.tab.changed)
        accept(own_office.desk(), uuid4(), held.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "Confirmed: Customer S1" in on.tab.notice.text())
        assert show(own_office.desk(), held.reference).state == "confirmed"
        on.session.changed.connect(on.tab.changed)


def test_why_not_is_said_only_as_long_as_it_is_so(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        propose(own_office.desk("dispatcher"), uuid4(), held.reference, on.day, "2-4")
        on.choose(held.reference)
        qtbot.waitUntil(lambda: state(on.tab) == "proposed")
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        assert "has not answered yet" in on.tab.notice.text()
        qtbot.waitUntil(lambda: not on.session.tasks.is_busy)
        # what the customer declined is not what was to be confirmed
        decline(own_office.desk(), uuid4(), held.reference, keep_old=True)
        qtbot.waitUntil(lambda: state(on.tab) == "held")
        assert on.tab.hold_pane.hold == on.tab.pending.current
        assert not on.tab.notice.isVisible()
        assert show(own_office.desk(), held.reference).state == "held"


def end_soon(office: Office, reference: str, seconds: int) -> None:
    """As if a hold had been placed so many minutes ago that only seconds are left."""
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.execute(
            text(
                "update booker.bookings set expires_at = clock_timestamp()"
                " + make_interval(secs => :seconds)"
                " where branch_id = :branch and reference = :reference"
            ),
            {"branch": office.branch_id, "reference": reference, "seconds": seconds},
        )


def test_a_hold_runs_out_on_screen(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        end_soon(own_office, held.reference, 4)
        on.choose(held.reference)
        # nobody else does anything: the countdown alone tells that the end has come
        qtbot.waitUntil(lambda: on.references() == [], timeout=12_000)
        qtbot.waitUntil(lambda: "has expired" in on.tab.notice.text())
        qtbot.waitUntil(lambda: not on.has_stop(held.reference))


def test_confirming_what_has_run_out_says_so(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        own_office.expire(held.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "expired" in on.tab.notice.text())
        qtbot.waitUntil(lambda: on.references() == [])


def test_a_hold_is_released_and_the_next_one_is_chosen(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        first, second = on.hold("S1", "8-10"), on.hold("S2", "10-12")
        on.choose(second.reference)
        on.choose(first.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_R, CONTROL)
        qtbot.waitUntil(lambda: on.references() == [second.reference])
        assert "Released: Customer S1" in on.tab.notice.text()
        qtbot.waitUntil(
            lambda: (
                on.tab.hold_pane.hold is not None
                and on.tab.hold_pane.hold.reference == second.reference
            )
        )


def test_another_window_is_proposed_and_the_customer_accepts_it(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_P, CONTROL)
        grid = on.tab.propose.grid
        qtbot.waitUntil(lambda: grid.select(on.day, "8-10"))
        now = grid.current_window()
        assert now is not None
        assert f"held now, as {held.reference}" in now.explanation
        cells = grid.findChildren(QTableView)[0].model()
        said = {
            cells.index(row, column).data()
            for row in range(cells.rowCount())
            for column in range(cells.columnCount())
        }
        assert "Held now" in said
        assert "Booked already" not in said
        assert grid.select(on.day, "2-4")
        grid.window_chosen.emit(grid.current_window())
        qtbot.waitUntil(lambda: bool(on.tab.pending.holds) and state(on.tab) == "proposed")
        assert "Proposed to Customer S1" in on.tab.notice.text()
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        assert "has not answered yet" in on.tab.notice.text()
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Y, CONTROL)
        qtbot.waitUntil(lambda: state(on.tab) == "held")
        booking = show(own_office.desk(), held.reference)
        assert (booking.window, booking.agreed) == ("2-4", True)


def state(tab: DispatchTab) -> str:
    """The state of the first pending hold."""
    return tab.pending.holds[0].state


def test_a_declined_proposal_can_keep_the_old_window(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        propose(own_office.desk("dispatcher"), uuid4(), held.reference, on.day, "2-4")
        on.choose(held.reference)
        (button,) = (
            found
            for found in on.tab.hold_pane.findChildren(QAbstractButton)
            if found.accessibleName() == "Decline and keep the old window"
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(on.tab) == "held")
        assert show(own_office.desk(), held.reference).window == "8-10"


def test_looking_for_another_window_ends_when_the_hold_does(
    own_office: Office, qtbot: QtBot
) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        on.tab.begin_propose()
        qtbot.waitUntil(lambda: on.tab.propose.grid.current_window() is not None)
        release(own_office.desk(), uuid4(), held.reference)
        qtbot.waitUntil(lambda: on.tab.propose.hold is None)
        qtbot.waitUntil(lambda: "has released the hold of Customer S1" in on.tab.notice.text())
        assert on.tab.day.isVisible()


def test_escape_goes_back_from_the_grid_to_the_timeline(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        on.tab.begin_propose()
        QTest.keyClick(on.tab.propose, Qt.Key.Key_Escape)
        assert on.tab.propose.hold is None
        assert on.tab.day.isVisible()


def test_no_holds_and_no_routes_say_what_happens_next(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot, routes=0) as on:
        qtbot.waitUntil(
            lambda: "No holds are waiting" in on.tab.pending.table.accessibleDescription()
        )
        timeline = on.tab.day.timeline
        qtbot.waitUntil(lambda: "No routes in North" in timeline.accessibleDescription())
        assert on.tab.plot.said() in {"", "No stops yet on this day."}


def test_without_a_line_the_day_stays_readable_and_acts_say_why_not(
    own_office: Office, qtbot: QtBot
) -> None:
    with (
        own_office.line() as line,
        stage(own_office, qtbot, port=line.port) as on,
    ):
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        line.refuse()
        line.cut()
        qtbot.waitUntil(lambda: not on.session.line.status.is_up)
        QTest.keyClick(on.tab.pending.table, Qt.Key.Key_Return, CONTROL)
        assert "no line to the database" in on.tab.notice.text()
        assert on.has_stop(held.reference)
        assert on.references() == [held.reference]


def test_a_message_that_could_not_be_read_is_read_when_the_line_is_back(
    own_office: Office, qtbot: QtBot
) -> None:
    with (
        own_office.line() as line,
        stage(own_office, qtbot, port=line.port) as on,
    ):
        first, second = on.hold("S1", "8-10"), on.hold("S2", "10-12")
        on.wait_for_hold(second.reference)
        on.choose(first.reference)
        line.refuse()
        qtbot.waitUntil(lambda: not on.session.line.status.is_up)
        on.tab.pending.table.choose(second.reference)
        qtbot.waitUntil(lambda: "cannot be reached" in on.tab.notice.text())
        assert "S2" not in message_text(on.tab)
        line.resume()
        qtbot.waitUntil(lambda: "Customer S2" in message_text(on.tab), timeout=15_000)
        assert not on.tab.notice.isVisible()


def test_everything_that_takes_the_focus_has_a_name(own_office: Office, qtbot: QtBot) -> None:
    with stage(own_office, qtbot) as on:
        held = on.hold("S1", "8-10")
        on.choose(held.reference)
        nameless = [
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in on.tab.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
        ]
        assert nameless == []


def test_the_sound_is_a_choice_that_is_remembered(
    own_office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", staticmethod(lambda: beeps.append(True)))
    with stage(own_office, qtbot) as on:
        on.wait_for_hold(on.hold("S1", "8-10").reference)
        assert beeps == []
        on.tab.pending.sound.setChecked(True)
        assert on.session.preferences.flag("dispatch/sound")
        on.wait_for_hold(on.hold("S2", "8-10").reference)
        assert beeps == [True]
