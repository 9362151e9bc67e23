"""Stories of a line that is slow, silent or gone: what is seen then, and what is true after."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtTest import QSignalSpy

from core.booking.hold import hold
from core.booking.release import release
from core.booking.show import holds
from tests.office import Office
from tests.servers import EMBEDDED, central_server
from tests.throwaway import throwaway
from tests.ui import calls
from tests.ui.day import play_main_acts, propose_another
from tests.ui.heartbeat import Heartbeat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.line_proxy import LineProxy
    from tests.ui.journeys.conftest import Sit

pytestmark = pytest.mark.long

NOTICED_SECONDS = 10.0
LONGEST_STALL_MS = 50.0
DELAY_SECONDS = 2.0
MOST_ROUNDS = 3
FEWEST_BEATS = 1000
CLOSE_SECONDS = 3.0


@pytest.fixture(autouse=True)
def _switches_as_before() -> Iterator[None]:
    """The window's tasks set the interpreter to theirs."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def count_holds(office: Office) -> int:
    """Running holds in the database."""
    [row] = office.rows(
        "select count(*) as n from booker.bookings where branch_id = :branch and state = 'held'"
    )
    n: int = row.n
    return n


def test_line_drops_during_hold(shop: Office, line: LineProxy, sit: Sit) -> None:
    csr = sit(shop, port=line.port)
    calls.choose_site(csr, "s3", "S3")
    calls.choose_job(csr, "tune", "TUNE")
    calls.settle(csr)
    # the server commits, and nobody hears of it
    line.cut_at_commit("app.hold")
    csr.press("Return")
    csr.sees("The line dropped before the answer came", "Whether it was done is not known yet.")
    csr.sees("1 act waits for its answer", "offline since")
    assert count_holds(shop) == 1
    line.resume()
    csr.wait(lambda: len(calls.hold_cards(csr)) == 1, "the truth")
    csr.sees("Connected")
    csr.sees_no("Whether it was done is not known yet.")
    csr.sees_no("waits for its answer")
    assert "Customer S3" in calls.hold_cards(csr)[0]
    assert count_holds(shop) == 1


@pytest.mark.parametrize(
    ("act", "keys", "state", "said"),
    [
        ("confirm", "Ctrl+Return", "confirmed", "Confirmed: Customer S3"),
        ("release", "Ctrl+R", "released", "Released: Customer S3"),
        ("propose", "Ctrl+P", "proposed", "Proposed to Customer S3"),
    ],
)
def test_line_drops_while_a_dispatcher_decides(
    shop: Office, line: LineProxy, sit: Sit, act: str, keys: str, state: str, said: str
) -> None:
    hold(shop.desk(), uuid4(), "S3", "TUNE", shop.day(3), "8-10")
    dispatcher = sit(shop, "dispatcher", port=line.port)
    dispatcher.press("Ctrl+2")
    dispatcher.sees("Pending holds (1)", "Customer S3")
    calls.settle(dispatcher)
    # the server commits, and nobody hears of it
    line.cut_at_commit(f"app.{act}")
    dispatcher.press(keys)
    if act == "propose":
        propose_another(dispatcher)
    dispatcher.sees("Whether it was done is not known yet.", "1 act waits for its answer")
    line.resume()
    dispatcher.sees(said, "Connected")
    dispatcher.sees_no("Whether it was done is not known yet.")
    # asked again under the same id: done once
    [row] = shop.rows(
        "select state from booker.bookings where keeps_for is null and branch_id = :branch"
    )
    assert row.state == state
    [row] = shop.rows(
        "select count(*) as n from booker.acts where kind = :act and branch_id = :branch", act=act
    )
    assert row.n == 1


def test_who_leaves_while_an_answer_is_missing_is_told_once(
    shop: Office, line: LineProxy, sit: Sit
) -> None:
    csr = sit(shop, port=line.port)
    left = QSignalSpy(csr.main_window.signed_out)
    calls.choose_site(csr, "s3", "S3")
    calls.choose_job(csr, "tune", "TUNE")
    calls.settle(csr)
    line.cut_at_commit("app.hold")
    csr.press("Return")
    csr.sees("1 act waits for its answer")
    csr.main_window.close()
    csr.sees("Not known yet what became of what you did last (1)")
    assert csr.main_window.isVisible()
    # who was told may go, either way
    csr.press("Ctrl+Shift+Q")
    csr.wait(lambda: left.count() == 1, "the way out")
    csr.main_window.close()
    assert not csr.main_window.isVisible()


def test_server_restarts_and_nobody_restarts_booker(sit: Sit) -> None:
    with (
        throwaway() as folder,
        central_server(EMBEDDED, folder) as server,
    ):
        cluster = server.cluster()
        cluster.make_template()
        office = Office.found(cluster)
        office.add_sites(3)
        office.add_routes(office.day(3))
        csr = sit(office)
        calls.choose_site(csr, "s3", "S3")
        calls.choose_job(csr, "tune", "TUNE")
        calls.settle(csr)
        server.stop()
        csr.sees("offline since", seconds=NOTICED_SECONDS)
        # what was read stays readable, and an act says why not
        csr.sees("S3 Main Street")
        csr.press("Return")
        csr.sees("The database cannot be reached")
        server.start()
        # the test's own connections died as well
        office.admin.close()
        csr.sees("Connected")
        csr.wait(lambda: csr.focus_name() == "Arrival windows", "the grid")
        calls.settle(csr)
        calls.hold_window(csr)
        assert count_holds(office) == 1
        csr.main_window.close()
        office.close()


def test_dead_line_is_noticed_within_ten_seconds(shop: Office, line: LineProxy, sit: Sit) -> None:
    dispatcher = sit(shop, "dispatcher", port=line.port)
    held = hold(shop.desk(), uuid4(), "S3", "TUNE", shop.day(3), "8-10")
    dispatcher.press("Ctrl+2")
    dispatcher.sees("Pending holds (1)", "Customer S3")
    calls.settle(dispatcher)
    line.silence()
    dispatcher.sees("offline since", "showing data of", seconds=NOTICED_SECONDS)
    # everything stays readable, and an act says why not
    dispatcher.sees("Pending holds (1)", "Customer S3")
    dispatcher.press("Ctrl+Return")
    dispatcher.sees("There is no line to the database", "Booker reconnects by itself")
    dispatcher.press("Ctrl+1")
    dispatcher.press("Ctrl+2")
    dispatcher.sees("Customer S3")
    line.resume()
    dispatcher.sees("Connected")
    dispatcher.press("Ctrl+Return")
    dispatcher.sees("Confirmed: Customer S3")
    [row] = shop.rows(
        "select state from booker.bookings where reference = :reference", reference=held.reference
    )
    assert row.state == "confirmed"


@pytest.mark.parametrize(("listen", "within"), [(True, 1.0), (False, 10.0)])
def test_another_desk_is_seen_within(
    shop: Office, sit: Sit, *, listen: bool, within: float
) -> None:
    dispatcher = sit(shop, "dispatcher", listen=listen)
    day = shop.day(3)
    dispatcher.press("Ctrl+2")
    dispatcher.sees("No holds are waiting")
    calls.settle(dispatcher)
    hold(shop.desk(), uuid4(), "S3", "TUNE", day, "8-10")
    dispatcher.sees("Pending holds (1)", "Customer S3", seconds=within)


@pytest.mark.alone
def test_never_frozen_with_two_seconds_delay(shop: Office, line: LineProxy, sit: Sit) -> None:
    day = shop.day(4)
    longest: dict[str, float] = {}
    told = ""
    # other programs on the machine only ever add: an act is as slow as its best round
    for number in range(1, MOST_ROUNDS + 1):
        hold(shop.desk(), uuid4(), f"S{number}", "TUNE", day, "8-10")
        # new windows: what is built once a window is built in every round
        csr, dispatcher = sit(shop, port=line.port), sit(shop, "dispatcher", port=line.port)
        line.delay(DELAY_SECONDS)
        beat = csr.heartbeat = dispatcher.heartbeat = Heartbeat(noticed=LONGEST_STALL_MS)
        customer = (f"s{number + 3}", f"S{number + 3}")
        with beat.running():
            play_main_acts(csr, dispatcher, customer, ("tune", "TUNE"), about=beat.about)
        line.delay(0.0)
        csr.main_window.close()
        dispatcher.main_window.close()
        # else the next round's dispatcher confirms it, while its CSR holds on the same day
        for left in holds(shop.desk()):
            release(shop.desk(), uuid4(), left.reference)
        assert beat.beats > FEWEST_BEATS
        for act, stall in beat.longest_by_act.items():
            longest[act] = min(stall, longest.get(act, stall))
        told += f"round {number}:\n{beat.said(above=LONGEST_STALL_MS)}\n"
        if max(longest.values()) <= LONGEST_STALL_MS:
            return
    pytest.fail(f"longest stalls {longest}\n{told}")


def test_closing_while_calls_run(shop: Office, line: LineProxy, sit: Sit) -> None:
    csr = sit(shop, port=line.port)
    calls.choose_site(csr, "s3", "S3")
    calls.choose_job(csr, "tune", "TUNE")
    calls.settle(csr)
    line.silence()
    # an act, and every pane's questions, none of which is ever answered
    csr.press("Return")
    csr.press("F5")
    assert csr.session.tasks.is_busy
    began = time.monotonic()
    csr.main_window.close()
    assert time.monotonic() - began < CLOSE_SECONDS
    # that no thread is left is seen when the session and the test end
