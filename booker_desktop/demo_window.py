"""The sample branch's day, played by three people at their windows: real keys in the real window.

Nobody needs to see it: the windows are drawn off the screen, and pictures of them are kept.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from booker_desktop.app import SIGN_IN_SIZE, make_application
from booker_desktop.demo_day import CSRS, DISPATCHER, RACE_JOB, Day, Pressed
from booker_desktop.demo_messages import ADMIN
from booker_desktop.demo_setup import look_at_a_bad_sheet, look_at_setup
from booker_desktop.gate import DesktopGate
from booker_desktop.profiles import DEMO
from booker_desktop.robot import NothingHappened, Robot
from booker_desktop.signing_in import POOL_SIZE
from core.booking.show import show
from core.catalog.sites import find_site
from core.errors import Expired
from ui import theme
from ui.booking.book_tab import BookTab
from ui.bookings.bookings_tab import BookingsTab
from ui.dispatch.dispatch_tab import DispatchTab
from ui.messages.messages_tab import MessagesTab
from ui.preferences import Preferences
from ui.session import Session
from ui.sign_in import SignIn
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from booker_desktop.demo import Stage
    from booker_desktop.demo_day import Story
    from booker_desktop.demo_messages import Post
    from core.booking.facts import Booking, Offers, Window
    from core.messages.list_messages import MessageRow
    from ui.tab import Tab
    from ui.widgets.window_grid import WindowGrid

T = TypeVar("T", bound="Tab")

_SIZE: Final = (1440, 900)
_FIRST_FEW: Final = 12
"""A customer takes one of the first windows that are open."""
_MOST_STEPS: Final = 60
"""Keys that lead from any cell of two weeks to any other."""
_PICTURED_CALL: Final = 4
_LETTERS: Final = 4
_MESSAGES: Final[Mapping[str, Callable[[MessageRow], bool]]] = {
    "messages-text": lambda row: row.channel == "sms",
    "messages-spanish": lambda row: row.channel == "email" and "su cita" in row.subject.lower(),
}
_NEW_CUSTOMER: Final = "Maria Delgado"
_NEW_SITE: Final = ("6321 Carr Street", "", "Arvada", "CO", "80004")
"""What the caller says, in the order in which the form asks."""


class Seat:
    """One person's window, and the person: whoever sits down closes it in the end."""

    def __init__(self, stage: Stage, login: str) -> None:
        desk = stage.desk(login, pool_size=POOL_SIZE)
        self.session = Session(desk, stage.password(login), Preferences(None))
        self.window = MainWindow(self.session)
        self.window.resize(*_SIZE)
        self.robot = Robot(login, self.window)
        self.window.show()
        # a robot does not look whether it is whole yet
        self.window.open_tab("book")
        self.session.start()
        self.robot.wait(lambda: self.session.line.status.is_up, "the line to the database")

        self._tabs: dict[str, Tab] = {}

    def book(self) -> BookTab:
        """The tab Book, opened by its key."""
        return self._open("book", "Ctrl+1", BookTab)

    def dispatch(self) -> DispatchTab:
        """The tab Dispatch, opened by its key."""
        return self._open("dispatch", "Ctrl+2", DispatchTab)

    def _open(self, name: str, keys: str, kind: type[T]) -> T:
        tab = self._tabs.get(name)
        if tab is None or not tab.isVisible():
            self.robot.press(keys)
            tab = self._tabs[name] = self.window.findChildren(kind)[0]
            self.robot.wait(tab.isVisible, f"the tab {name}")
        if not isinstance(tab, kind):
            message = f"the tab {name} is a {type(tab).__name__}"
            raise TypeError(message)
        return tab

    def close(self) -> None:
        """Close the window; its threads end with it."""
        self.window.close()
        self.window.deleteLater()


class WindowDay(Day):
    """The same day at three windows; a context manager. ``folder`` gets the pictures."""

    def __init__(self, stage: Stage, post: Post, folder: Path) -> None:
        self._stage = stage
        self._app = make_application()
        theme.apply(self._app, "light")
        self._folder = folder / "screens"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._pictures: list[str] = []
        self._calls = 0
        self._closing = ExitStack()
        self._seats: dict[str, Seat] = {}
        for login in (*CSRS, DISPATCHER):
            seat = Seat(stage, login)
            self._closing.callback(seat.close)
            self._seats[login] = seat
        desks = {login: seat.session.desk for login, seat in self._seats.items()}
        super().__init__(stage, post, desks)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._closing.close()

    def play(self, folder: Path) -> Story:
        """See Day.play; the story names the pictures too."""
        self._look_at_sign_in()
        first = self._seats[CSRS[0]]
        first.book()
        self._take_picture(first, "book-empty")
        story = super().play(folder)
        self._look_around(story)
        return replace(story, screens=tuple(self._pictures))

    # Hands: what a person presses ----------------------------------------------------------------

    def _take_call(self, who: int, site: str, job: str) -> tuple[Offers, Booking | None]:
        seat = self._seats[CSRS[who]]
        told = self._ask(seat, site, job)
        still_open = [window for window in told.windows if window.offered]
        if not still_open:
            return told, None
        tab = seat.book()
        window = self._chance.choice(still_open[:_FIRST_FEW])
        self._walk(seat.robot, tab.window_pane.grid, window)
        self._calls += 1
        if self._calls == _PICTURED_CALL:
            self._take_picture(seat, "book-windows")
        seat.robot.press("Return")
        held = self._await_hold(seat, tab, site)
        if held is None:
            raise NothingHappened(tab.window_pane.notice.text())
        if self._calls == _PICTURED_CALL:
            self._take_picture(seat, "book-hold")
        return told, held

    def _press_together(self, sites: list[str], window: Window) -> list[Pressed]:
        seats = [self._seats[login] for login in CSRS]
        tabs = []
        for seat, site in zip(seats, sites, strict=True):
            self._ask(seat, site, RACE_JOB)
            tab = seat.book()
            self._walk(seat.robot, tab.window_pane.grid, window)
            tabs.append(tab)
        began = time.monotonic()
        for seat, tab in zip(seats, tabs, strict=True):
            seat.robot.hit_enter(tab.window_pane.grid)
        outcomes = []
        for seat, tab, site in zip(seats, tabs, sites, strict=True):
            held = self._await_hold(seat, tab, site)
            took = round((time.monotonic() - began) * 1000)
            answer, still_open = "", ""
            if held is None:
                title, sentence, *_ = tab.window_pane.notice.text().split("\n")
                answer = f"{title}. {sentence}"
                current = tab.window_pane.grid.current_window()
                still_open = "" if current is None else f"{current.date} {current.window}"
                self._take_picture(seat, "book-lost-race")
            outcomes.append(Pressed(seat.robot.who, held, answer, still_open, took))
        return outcomes

    def _expire(self, booking: Booking) -> Booking:
        # a hold whose time is up leaves the table, so it is chosen while it still runs
        seat = self._seats[DISPATCHER]
        self._choose_hold(seat, booking.reference)
        self._take_picture(seat, "dispatch-holds")
        return super()._expire(booking)

    def _press_confirm(self, reference: str) -> Booking:
        seat = self._seats[DISPATCHER]
        tab = self._choose_hold(seat, reference)
        chosen = tab.hold_pane.hold
        if chosen is None or chosen.reference != reference:
            message = f"another hold than {reference} came under the cursor"
            raise NothingHappened(message)
        # sooner it would be a key that was pressed twice
        seat.robot.wait(lambda: not tab.pending.has_just_gone_on, "the next hold's turn")
        seat.robot.press("Ctrl+Return")
        seat.robot.wait(
            lambda: not tab.acts.is_running(reference) and tab.notice.isVisible(),
            f"the answer to confirming {reference}",
        )
        booking = show(self._dispatcher, reference)
        if booking.state != "confirmed":
            self._take_picture(seat, "dispatch-expired")
            _, sentence, *_ = tab.notice.text().split("\n")
            raise Expired(sentence)
        return booking

    def _press_propose(self, booking: Booking) -> Booking:
        seat = self._seats[DISPATCHER]
        tab = self._choose_hold(seat, booking.reference)
        seat.robot.press("Ctrl+P")
        grid = tab.propose.grid
        seat.robot.wait(lambda: grid.current_window() is not None, "the windows to propose from")
        for key in ("Right", "Down", "Left", "Up", *["Right"] * _MOST_STEPS):
            window = grid.current_window()
            is_held = window is None or (window.date, window.window) == (
                booking.date,
                booking.window,
            )
            if window is not None and window.offered and not is_held:
                break
            seat.robot.press(key)
        self._take_picture(seat, "dispatch-propose")
        seat.robot.press("Return")
        seat.robot.wait(lambda: tab.propose.hold is None, "the proposal to be made")
        return show(self._dispatcher, booking.reference)

    def _press_accept(self, booking: Booking) -> Booking:
        seat = self._seats[booking.held_by]
        tab = seat.book()
        reference = booking.reference
        seat.robot.wait(
            lambda: any(
                card.reference == reference and card.state == "proposed"
                for card in tab.cards.cards()
            ),
            "the proposal to be seen",
        )
        tab.cards.focus_list()
        seat.robot.press("Ctrl+Home")
        for _ in tab.cards.cards():
            current = tab.cards.current()
            if current is not None and current.reference == reference:
                break
            seat.robot.press("Down")
        self._take_picture(seat, "book-proposal")
        seat.robot.press("Ctrl+Y")
        seat.robot.wait(
            lambda: any(c.reference == reference and c.agreed for c in tab.cards.cards()),
            "the customer's yes to be recorded",
        )
        return show(self._dispatcher, reference)

    # At the window -------------------------------------------------------------------------------

    def _ask(self, seat: Seat, site: str, job: str) -> Offers:
        """The next call: find the site, choose the job, and see its windows."""
        tab, robot = seat.book(), seat.robot
        found = tab.site_pane.results
        robot.press("F2")
        if self._calls + 1 == _PICTURED_CALL:
            # a customer says a name, not a number
            name = find_site(seat.session.desk, site).customer_name.split()[-1]
            robot.write(name[:_LETTERS].lower())
            robot.wait(lambda: found.current_row() is not None, "sites of that name")
            self._take_picture(seat, "book-search")
            robot.press("Ctrl+A")
        robot.write(site)
        robot.wait(lambda: (row := found.current_row()) and row.number == site, f"site {site}")
        robot.press("Return")
        robot.wait(lambda: (s := tab.site_pane.site) and s.number == site, f"site {site}'s card")
        robot.write(job)
        robot.wait(lambda: (j := tab.job_pane.job) and j.code == job, f"job type {job}")
        robot.press("Return")
        asking = tab.window_pane.asking

        def answered() -> bool:
            question = asking.question
            is_this = question is not None and (question.site, question.job) == (site, job)
            return is_this and asking.answer is not None

        robot.wait(answered, f"the windows of {site}")
        if asking.answer is None:
            message = "an answer went away"
            raise NothingHappened(message)
        return asking.answer

    def _walk(self, robot: Robot, grid: WindowGrid, target: Window) -> None:
        """Lead the cursor to a window with the arrow keys, turning pages if it is later."""
        for _ in range(_MOST_STEPS):
            now = grid.current_window()
            if now is None:
                robot.wait(lambda: grid.current_window() is not None, "a cell under the cursor")
                continue
            if (now.date, now.window) == (target.date, target.window):
                return
            if now.date != target.date:
                before = now.date
                robot.press("Right" if now.date < target.date else "Left")
                after = grid.current_window()
                if after is not None and after.date == before:
                    self._turn_page(robot, grid, later=before < target.date)
            else:
                time_of = (now.starts_at, now.window)
                robot.press("Down" if time_of < (target.starts_at, target.window) else "Up")
        message = f"{robot.who} did not find {target.date} {target.window}"
        raise NothingHappened(message)

    def _turn_page(self, robot: Robot, grid: WindowGrid, *, later: bool) -> None:
        before = grid.current_window()
        robot.press("PgDown" if later else "PgUp")
        robot.wait(
            lambda: (w := grid.current_window()) is not None and w != before, "the next two weeks"
        )

    def _await_hold(self, seat: Seat, tab: BookTab, site: str) -> Booking | None:
        """The hold that Enter placed, or None where the window says why not."""

        def is_answered() -> bool:
            if tab.window_pane.is_holding:
                return False
            current = tab.cards.current()
            is_held = current is not None and current.site == site
            return is_held or tab.window_pane.notice.isVisible()

        seat.robot.wait(is_answered, f"the hold for {site}")
        current = tab.cards.current()
        return current if current is not None and current.site == site else None

    def _choose_hold(self, seat: Seat, reference: str) -> DispatchTab:
        """Walk the table of pending holds to ``reference``."""
        tab, robot = seat.dispatch(), seat.robot
        table = tab.pending.table
        robot.wait(
            lambda: any(hold.reference == reference for hold in tab.pending.holds),
            f"{reference} among the pending holds",
        )
        robot.look_at()
        if seat.window.focusWidget() is not table:
            robot.click(table.viewport())
        robot.press("Ctrl+Home")
        for _ in range(2 * len(tab.pending.holds)):
            current = tab.pending.current
            if current is not None and current.reference == reference:
                break
            robot.press("Down")
        robot.wait(
            lambda: (hold := tab.hold_pane.hold) is not None and hold.reference == reference,
            f"{reference} to be shown",
        )
        return tab

    # Pictures ------------------------------------------------------------------------------------

    def _look_at_sign_in(self) -> None:
        """A picture of the form, as a csr finds it."""
        form = SignIn(DesktopGate(DEMO), Preferences(None), profile=DEMO, login=CSRS[0])
        form.resize(*SIGN_IN_SIZE)
        robot = Robot(CSRS[0], form)
        form.show()
        form.start()
        login = robot.find(QLineEdit, "Login")
        robot.wait(lambda: login.text() == CSRS[0] and not form.is_busy, "the form")
        self._take(robot, "sign-in")
        form.close_tasks()
        form.close()
        form.deleteLater()

    def _look_around(self, story: Story) -> None:
        """Pictures of what the day's calls did not lead to, with the day's bookings in it."""
        self._look_at_form(self._seats[CSRS[0]])
        seat = self._seats[DISPATCHER]
        self._look_at_day(seat)
        self._look_at_booking(seat, story.proposed)
        self._look_at_messages(seat)
        seat.window.open_tab("audit")
        self._settle(seat)
        seat.robot.press("Down", 2)
        self._take_picture(seat, "audit")
        admin = Seat(self._stage, ADMIN)
        self._closing.callback(admin.close)
        look_at_setup(admin, self._take_picture)
        look_at_a_bad_sheet(admin, self._folder.parent, self._take_picture)

    def _look_at_form(self, seat: Seat) -> None:
        """A customer whom nobody knows."""
        tab, robot = seat.book(), seat.robot
        robot.press("F2")
        robot.write(_NEW_CUSTOMER)
        robot.press("Ctrl+N")
        for words in _NEW_SITE:
            robot.write(words)
            robot.press("Tab")
        self._take_picture(seat, "book-new-site")
        robot.press("Esc")
        robot.wait(lambda: not tab.site_pane.is_editing, "the form to be left")

    def _look_at_day(self, seat: Seat) -> None:
        """A day that is well filled, with one of its stops."""
        tab, robot = seat.dispatch(), seat.robot
        zones = robot.find(QComboBox, "Zone")
        zones.setFocus()
        robot.press("Home")
        robot.press("Down")
        tab.day.bar.step((self._first - tab.day.bar.service_date).days)
        for _ in range(_MOST_STEPS):
            self._settle(seat)
            plan = tab.day.timeline.plan
            if plan is not None and any(route.stops for route in plan.routes):
                break
            tab.day.bar.step(1)
        robot.press("Esc")
        tab.day.take_focus()
        robot.press("Right", 2)
        robot.press("Return")
        self._take_picture(seat, "dispatch-day")

    def _look_at_booking(self, seat: Seat, reference: str) -> None:
        """A booking with a history."""
        tab = seat.window.open_tab("bookings")
        if not isinstance(tab, BookingsTab):
            message = f"the tab bookings is a {type(tab).__name__}"
            raise TypeError(message)
        self._settle(seat)
        seat.robot.press("Down")
        self._take_picture(seat, "bookings")
        tab.table.choose(reference)
        tab.details.pages.tabBar().setFocus()
        seat.robot.press("Right")
        seat.robot.wait(tab.details.history.isVisible, "the booking's history")
        self._take_picture(seat, "bookings-history")

    def _look_at_messages(self, seat: Seat) -> None:
        """What the customers got: the last ones, a text message, and a mail in Spanish."""
        tab = seat.window.open_tab("messages")
        if not isinstance(tab, MessagesTab):
            message = f"the tab messages is a {type(tab).__name__}"
            raise TypeError(message)
        self._settle(seat)
        seat.robot.press("Down", 2)
        self._take_picture(seat, "messages")
        for name, is_wanted in _MESSAGES.items():
            for _ in range(_MOST_STEPS):
                row = tab.table.current_row()
                if row is not None and is_wanted(row):
                    break
                seat.robot.press("Down")
            self._take_picture(seat, name)

    def _settle(self, seat: Seat) -> None:
        """Wait until everything that was asked for is shown."""
        seat.robot.wait(lambda: not seat.session.tasks.is_busy, "the answers")

    def _take_picture(self, seat: Seat, name: str) -> None:
        """The person's window as it is once it has its answers, light and dark."""
        seat.robot.look_at()
        self._settle(seat)
        self._take(seat.robot, name)

    def _take(self, robot: Robot, name: str) -> None:
        for scheme in ("dark", "light"):
            theme.apply(self._app, "dark" if scheme == "dark" else "light")
            self._app.processEvents()
            file = self._folder / f"{name}-{scheme}.png"
            robot.take_picture(file)
            self._pictures.append(str(file))
