"""A booking day at two windows, by keys alone: calls, holds, a proposal, confirmations, a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import calls
from ui.dispatch.pending_holds import PendingHolds
from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.ui.person import Person

TABS = (("bookings", "Ctrl+3"), ("messages", "Ctrl+4"), ("audit", "Ctrl+5"))
"""The tabs that only show, and their keys."""
SLOW = 120.0
"""Seconds for an act whose every question takes two more than usual."""


def nothing(_doing: str) -> None:
    """Nobody wants to know what is being done."""


def play_calls(
    csr: Person,
    customers: Sequence[tuple[str, str]],
    job_words: str,
    job: str,
    *,
    about: Callable[[str], None] = nothing,
) -> None:
    """Hold the best window for each customer: (what is typed, what then stands first)."""
    for words, expected in customers:
        about("search")
        calls.next_call(csr)
        calls.choose_site(csr, words, expected)
        about("windows")
        calls.choose_job(csr, job_words, job)
        about("hold")
        calls.hold_window(csr)


def play_dispatch(
    dispatcher: Person, holds: int, *, about: Callable[[str], None] = nothing
) -> None:
    """Propose another window for the first hold, record a yes, confirm all, look at every tab."""
    about("dispatch")
    dispatcher.press("Ctrl+2")
    dispatcher.sees(f"Pending holds ({holds})", seconds=SLOW)
    calls.settle(dispatcher)
    about("propose")
    dispatcher.press("Ctrl+P")
    propose_another(dispatcher)
    dispatcher.sees("Proposed to", seconds=SLOW)
    calls.settle(dispatcher)
    about("accept")
    dispatcher.press("Ctrl+Y")
    dispatcher.sees("Agreed: ", seconds=SLOW)
    about("confirm")
    for left in reversed(range(holds)):
        calls.settle(dispatcher)
        # sooner the key would be one that was pressed twice
        dispatcher.wait(
            lambda: not dispatcher.find(PendingHolds).has_just_gone_on, "the next hold's turn"
        )
        dispatcher.press("Ctrl+Return")
        heading = f"Pending holds ({left})" if left else "No holds are waiting"
        dispatcher.sees("Confirmed: ", heading, seconds=SLOW)
    for name, keys in TABS:
        about(name)
        dispatcher.press(keys)
        calls.settle(dispatcher)


def play_main_acts(
    csr: Person,
    dispatcher: Person,
    customer: tuple[str, str],
    job: tuple[str, str],
    *,
    about: Callable[[str], None] = nothing,
) -> None:
    """A look at every tab, a search, windows, a hold and a confirmation, on a slow line.

    ``customer`` and ``job``: what is typed, and what then stands first. One hold waits for the
    dispatcher, on a later day than the customer gets: two acts on one day would, at such a pace,
    wait for each other longer than a desk does. While one of the two waits for an answer the
    other one works: each answer takes seconds.
    """
    about("search")
    calls.next_call(csr)
    csr.write(customer[0])
    for name, keys in (*TABS, ("dispatch", "Ctrl+2")):
        about(name)
        dispatcher.press(keys)
        # seen and painted; what it asks comes later
        dispatcher.wait(_turns(3), "a look")
    about("site")
    calls.search(csr, "", customer[1])
    csr.press("Return")
    about("confirm")
    dispatcher.sees("Pending holds (", seconds=SLOW)
    dispatcher.press("Ctrl+Return")
    about("windows")
    calls.choose_job(csr, *job)
    about("hold")
    before = len(calls.hold_cards(csr))
    csr.press("Return")
    dispatcher.sees("Confirmed: ", seconds=SLOW)
    csr.wait(lambda: len(calls.hold_cards(csr)) > before, "the hold", seconds=SLOW)


def _turns(count: int) -> Callable[[], bool]:
    """Whether the event loop came round so often since."""
    left = iter(range(count))
    return lambda: next(left, None) is None


def propose_another(dispatcher: Person) -> None:
    """In the grid that is open: an open window near the one that is held now, later days first."""
    calls.wait_for_windows(dispatcher)
    grid = dispatcher.find(WindowGrid)
    held = grid.current_window()
    for keys in (*["Right"] * 2, *["Left"] * 5, *["Right"] * 3, *["Down"] * 4, *["Up"] * 8):
        dispatcher.press(keys)
        now = grid.current_window()
        if now is not None and now.offered and now != held:
            break
    else:
        message = "no window is open near the one that is held"
        raise AssertionError(message)
    dispatcher.press("Return")
