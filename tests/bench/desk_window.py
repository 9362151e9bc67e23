"""The measuring process: one CSR's window, later a dispatcher's beside it, driven by keys.

It is a process of its own so that its memory is the desktop's, and nothing else takes turns with
the GUI thread. ``python -m tests.bench.desk_window`` reads an Order and answers a Measured.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import psutil
from PySide6.QtWidgets import QListView

from booker_desktop.app import make_application
from booker_desktop.signing_in import CONNECT_SECONDS, POOL_SIZE
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.release import release
from core.catalog.sites import search_sites
from core.database.desk import Target, open_database, open_desk
from core.errors import BookerError
from tests.bench.desk_orders import Call, Measured, Order
from tests.ui import calls
from tests.ui.day import play_calls, play_dispatch
from tests.ui.heartbeat import Heartbeat
from tests.ui.person import Person
from ui import theme
from ui.booking.hold_cards import HoldCards
from ui.booking.window_pane import WindowPane
from ui.preferences import Preferences
from ui.session import Session
from ui.widgets.window_grid import WindowGrid
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from core.database.desk import Desk
    from ui.booking.asking import Asking

SCREEN: Final = (1280, 800)
MEGABYTE: Final = 1 << 20
LONGEST_STALL_MS: Final = 50.0
KEY_SECONDS: Final = 0.1
"""Between two keys of a quick typist."""


@contextmanager
def seated(order: Order, login: str) -> Iterator[Person]:
    """A window as the program opens it, on the line through the proxy."""
    database = open_database(
        Target("127.0.0.1", order.port, order.dbname, login, "disable"),
        order.password,
        pool_size=POOL_SIZE,
        connect_seconds=CONNECT_SECONDS,
    )
    session = Session(open_desk(database), order.password, Preferences(None))
    window = MainWindow(session)
    window.resize(*SCREEN)
    window.show()
    session.start()
    person = Person(window)
    person.look_at()
    person.wait(lambda: session.line.status.is_up, "the line")
    calls.settle(person)
    try:
        yield person
    finally:
        window.close()


def main() -> None:
    """Measure what the order says."""
    order = Order.from_json(sys.stdin.readline())
    app = make_application()
    theme.apply(app, "light")
    measured = Measured()
    with ExitStack() as stack:
        csr = stack.enter_context(seated(order, order.csr))
        _typeahead(app, csr, order, measured)
        _bookings(app, csr, order, measured)
        measured.megabytes_before = _megabytes()
        dispatcher = stack.enter_context(seated(order, order.dispatcher))
        _day(csr, dispatcher, order, measured)
    print(measured.as_json(), flush=True)


def _painted(app: QApplication) -> float:
    """Everything that was to be painted has been: the moment."""
    app.sendPostedEvents()
    app.processEvents()
    return time.perf_counter()


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / MEGABYTE


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def _typeahead(app: QApplication, csr: Person, order: Order, measured: Measured) -> None:
    """Each key until the list shows the answer to what stands in the field."""
    prefixes = []
    for query in order.queries:
        calls.next_call(csr)
        calls.settle(csr)
        for n, key in enumerate(query, 1):
            began = time.perf_counter()
            csr.write(key)
            csr.wait(lambda: not csr.session.tasks.is_busy, "the sites")
            measured.typeahead.append(1000 * (_painted(app) - began))
            prefixes.append(query[:n].strip())
            if len(prefixes) == order.keys:
                break
        if len(prefixes) == order.keys:
            break
    csr.find(QListView, calls.SITES)
    measured.typeahead_bare = [
        _timed(lambda words=words: search_sites(csr.session.desk, words, 20))  # type: ignore[misc]
        for words in prefixes
        if words
    ]


def _bookings(app: QApplication, csr: Person, order: Order, measured: Measured) -> None:
    """Whole bookings from an empty Book tab, each part timed; then the same calls bare."""
    for number, call in enumerate(order.calls):
        calls.next_call(csr)
        calls.settle(csr)
        _booking(app, csr, order, measured, call, at_once=bool(number % 2))
    calls.next_call(csr)
    calls.settle(csr)
    for call in order.calls:
        _bare_booking(csr.session.desk, call.site, order.job, measured)


def _pause(csr: Person, seconds: float) -> None:
    """What a person needs between two keys; the window lives on."""
    until = time.monotonic() + seconds
    csr.wait(lambda: time.monotonic() >= until, "the next key")


def _booking(
    app: QApplication,
    csr: Person,
    order: Order,
    measured: Measured,
    call: Call,
    *,
    at_once: bool,
) -> None:
    """``at_once``: the job type comes in one burst, so that no window was asked for ahead."""
    csr.keystrokes = 0
    calls.choose_site(csr, call.words, call.site)
    calls.settle(csr)
    grid, asking = csr.find(WindowGrid), csr.find(WindowPane).asking
    began = time.perf_counter()
    job = order.other_job if at_once else order.job
    if at_once:
        csr.write(order.other_words)
    else:
        for key in order.job_words:
            _pause(csr, KEY_SECONDS)
            csr.write(key)
        began = time.perf_counter()
    csr.press("Return")
    csr.wait(lambda: _has_windows(asking, job) and grid.current_window(), "the windows")
    spent = 1000 * (_painted(app) - began)
    (measured.grid if at_once else measured.grid_typed).append(spent)
    calls.settle(csr)
    # the settled windows are painted before a person says which
    _pause(csr, KEY_SECONDS)
    # asked directly: to look through the window at every turn would be the test's work, not its own
    cards = csr.find(HoldCards)
    before = len(cards.cards())
    began = time.perf_counter()
    csr.press("Return")
    csr.wait(lambda: len(cards.cards()) > before, "the hold")
    measured.hold.append(1000 * (_painted(app) - began))
    measured.keystrokes.append(csr.keystrokes)
    calls.settle(csr)
    csr.press("Ctrl+R")
    csr.wait(lambda: "Released" in calls.hold_cards(csr)[0], "the hold to be released")


def _has_windows(asking: Asking, job: str) -> bool:
    """Whether the answer is this job's: the one that stands first is asked for unasked."""
    return asking.answer is not None and asking.answer.job_type == job


def _bare_booking(desk: Desk, site: str, job: str, measured: Measured) -> None:
    began = time.perf_counter()
    told = offers(desk, site, job)
    measured.grid_bare.append(1000 * (time.perf_counter() - began))
    for window in (window for window in told.windows if window.offered):
        began = time.perf_counter()
        try:
            held = hold(desk, uuid4(), site, job, window.date, window.window)
        except BookerError:
            continue
        measured.hold_bare.append(1000 * (time.perf_counter() - began))
        release(desk, uuid4(), held.reference)
        return


def _day(csr: Person, dispatcher: Person, order: Order, measured: Measured) -> None:
    """The demo day over a slow line, with the heartbeat running."""
    beat = csr.heartbeat = dispatcher.heartbeat = Heartbeat()
    print("slow", flush=True)
    sys.stdin.readline()
    began = time.monotonic()
    beat.start()
    day = [(call.words, call.site) for call in order.day]
    play_calls(csr, day, order.job_words, order.job, about=beat.about)
    play_dispatch(dispatcher, len(day), about=beat.about)
    beat.stop()
    measured.day_seconds = time.monotonic() - began
    measured.longest_stall = beat.longest
    measured.longest_own_stall = max((stall.own for stall in beat.stalls), default=0.0)
    measured.stalls = [(stall.late, stall.doing) for stall in beat.stalls]
    # whoever runs this sees the culprits
    print(beat.said(above=LONGEST_STALL_MS), file=sys.stderr, flush=True)
    measured.megabytes_after = _megabytes()


if __name__ == "__main__":
    main()
