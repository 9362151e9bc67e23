"""Stories between the first ring of the phone and the confirmed window, told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from core.booking.hold import hold
from core.booking.release import release
from tests.core.booking.races.days import expires_in
from tests.ui import calls
from tests.ui.day import propose_another
from tests.ui.desk import hire
from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office
    from tests.ui.journeys.conftest import Sit

MOST_KEYSTROKES = 20


def bookings(office: Office) -> list[tuple[str, str]]:
    """(site, state) of every booking in the database, in the order of the holds."""
    return [
        (row.number, row.state)
        for row in office.rows(
            "select s.number, b.state from booker.bookings b"
            " join booker.sites s using (branch_id, site_id)"
            " where b.branch_id = :branch and b.keeps_for is null order by b.held_at"
        )
    ]


def test_csr_books_while_customer_waits(shop: Office, sit: Sit) -> None:
    csr = sit(shop)
    assert csr.focus_name() == calls.SITE_FIELD
    calls.choose_site(csr, "customer s3", "S3")
    csr.sees("S3 Main Street", "s3@example.com")
    grid = calls.choose_job(csr, "tune", "TUNE")
    window = grid.current_window()
    assert window is not None
    assert window.offered
    calls.hold_window(csr)
    assert bookings(shop) == [("S3", "held")]
    # the drafted message, as the customer will see it
    csr.sees("Held", "Hello Customer S3", "Your appointment is confirmed")
    csr.press("F2")
    csr.wait(lambda: csr.focus_name() == calls.SITE_FIELD, "the next call")
    assert "Customer S3" in calls.hold_cards(csr)[0]
    calls.choose_site(csr, "s5", "S5")
    calls.choose_job(csr, "tune", "TUNE")
    calls.hold_window(csr)
    assert ["S5" in calls.hold_cards(csr)[0], "S3" in calls.hold_cards(csr)[1]] == [True, True]
    # Esc gives this call's hold back, and leaves the other alone
    csr.press("Ctrl+R")
    csr.wait(lambda: bookings(shop) == [("S3", "held"), ("S5", "released")], "the release")


def test_keystrokes(shop: Office, sit: Sit) -> None:
    csr = sit(shop)
    assert csr.keystrokes == 0
    calls.choose_site(csr, "s4", "S4")
    calls.choose_job(csr, "tun", "TUNE")
    calls.hold_window(csr)
    assert bookings(shop) == [("S4", "held")]
    assert csr.keystrokes <= MOST_KEYSTROKES


def test_two_desks_one_opening(make_office: Callable[[], Office], sit: Sit) -> None:
    office = make_office()
    office.add_sites(3)
    first, later = office.day(3), office.day(4)
    office.add_routes(first, starts="08:00", ends="09:00")
    office.add_routes(later, 2)
    hire(office, "csr2", "csr")
    desks = [sit(office), sit(office, "csr2")]
    for number, desk in enumerate(desks, 1):
        calls.choose_site(desk, f"s{number}", f"S{number}")
        calls.choose_job(desk, "tune", "TUNE")
        calls.settle(desk)
        grid = desk.find(WindowGrid)
        grid.select(first, "8-10")
    for desk in desks:
        # neither is let to see what the other did: both keys are down before any answer
        desk.press("Return")
    losers: list[int] = []

    def one_lost() -> bool:
        losers[:] = [n for n, desk in enumerate(desks) if "Another desk was faster" in desk.reads()]
        return bool(losers)

    desks[0].wait(one_lost, "one of two to lose")
    [lost] = losers
    won = 1 - lost
    assert bookings(office) == [(f"S{won + 1}", "held")]
    desks[won].wait(lambda: len(calls.hold_cards(desks[won])) == 1, "the winner's hold")
    # the nearest window is offered at once, the cursor on the best
    calls.settle(desks[lost])
    under = calls.window_under_cursor(desks[lost])
    assert under.offered
    assert under.date == later


def test_dispatcher_proposes_and_customer_accepts(shop: Office, sit: Sit) -> None:
    csr, dispatcher = sit(shop), sit(shop, "dispatcher")
    calls.choose_site(csr, "s3", "S3")
    calls.choose_job(csr, "tune", "TUNE")
    calls.hold_window(csr)
    dispatcher.press("Ctrl+2")
    dispatcher.sees("Pending holds (1)", "Customer S3")
    calls.settle(dispatcher)
    dispatcher.press("Ctrl+P")
    propose_another(dispatcher)
    dispatcher.sees("Proposed to Customer S3")
    # the customer is still on the phone with the CSR
    csr.wait(lambda: "Proposal" in calls.hold_cards(csr)[0], "the proposal")
    calls.settle(csr)
    csr.press("Ctrl+Y")
    csr.wait(lambda: "agreed" in calls.hold_cards(csr)[0], "the customer's yes")
    dispatcher.sees("agreed by the customer")
    dispatcher.press("Ctrl+Return")
    dispatcher.sees("Confirmed: Customer S3", "No holds are waiting")
    csr.wait(lambda: "Confirmed" in calls.hold_cards(csr)[0], "the confirmation")
    assert bookings(shop) == [("S3", "confirmed")]
    [row] = shop.rows(
        "select agreed, held_by, confirmed_by from booker.bookings where confirmed_at is not null"
    )
    assert (row.agreed, row.held_by, row.confirmed_by) == (
        True,
        shop.login("csr"),
        shop.login("dispatcher"),
    )


def test_hold_expires_on_screen(shop: Office, sit: Sit) -> None:
    csr, dispatcher = sit(shop), sit(shop, "dispatcher")
    dispatcher.press("Ctrl+2")
    calls.choose_site(csr, "s3", "S3")
    calls.choose_job(csr, "tune", "TUNE")
    calls.hold_window(csr)
    dispatcher.sees("Pending holds (1)")
    [row] = shop.rows("select reference from booker.bookings")
    # so that nobody waits ten minutes; both desks look again and see the last seconds
    expires_in(shop, row.reference, 4_000)
    csr.press("F5")
    dispatcher.press("F5")
    csr.wait(lambda: "0:0" in calls.hold_cards(csr)[0], "the last seconds")
    csr.wait(lambda: "Expired" in calls.hold_cards(csr)[0], "the expiry")
    dispatcher.sees("No holds are waiting")
    # what it held is free for the next customer
    assert hold(shop.desk(), uuid4(), "S3", "TUNE", shop.day(2), "8-10").state == "held"


def test_another_desk_takes_the_window_under_the_cursor(
    make_office: Callable[[], Office], sit: Sit
) -> None:
    office = make_office()
    office.add_sites(3)
    day = office.day(3)
    office.add_routes(day, starts="08:00", ends="09:00")
    csr = sit(office)
    calls.choose_site(csr, "s1", "S1")
    grid = calls.choose_job(csr, "tune", "TUNE")
    calls.settle(csr)
    under = grid.current_window()
    assert under is not None
    assert (under.date, under.window, under.offered) == (day, "8-10", True)
    taken = hold(office.desk("dispatcher"), uuid4(), "S2", "TUNE", day, "8-10")
    csr.wait(lambda: not calls.window_under_cursor(csr).offered, "the cell to close by itself")
    release(office.desk("dispatcher"), uuid4(), taken.reference)
    csr.wait(lambda: calls.window_under_cursor(csr).offered, "the cell to open again")
