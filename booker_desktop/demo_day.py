"""A booking day on the sample branch, played through the real acts under the staff's own logins.

`Day` calls the acts itself; `booker_desktop.demo_window.WindowDay` is the same day, played by
people at windows: it replaces what stands under "Hands".
"""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text

from booker_desktop.commands.answer import clock, promise, span, stop_text
from booker_desktop.demo import TIMEZONE
from booker_desktop.demo_messages import MAILER
from core.booking.answer_proposal import accept
from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.propose import propose
from core.booking.reschedule import reschedule
from core.booking.show import show
from core.booking.zone_plan import zone_plan
from core.errors import BookerError, Expired, NotAllowed, NotOffered
from core.exchange.export_bookings import export_bookings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from booker_desktop.demo import Stage
    from booker_desktop.demo_messages import Delivered, Post
    from core.booking.facts import Booking, Offers, Window
    from core.database.desk import Desk

CALLS: Final = (
    "AC-TUNE",
    "NOHEAT",
    "DRAIN",
    "FURN-TUNE",
    "WH-SWAP",
    "APPL-DX",
    "INSPECT",
    "PEST-Q",
    "AC-TUNE",
    "NOHEAT",
)
"""The jobs of the day's ten calls."""
EXPIRING: Final = 3
"""Which of the calls runs out of time."""
PROPOSED: Final = 5
"""Which of the calls is moved by the dispatcher."""
RACE_JOB: Final = "SYS-INSTALL"
RACE_TECHNICIANS: Final = (2, 3)
"""Technicians free for an all-day job of two: with so many, one more fits and then none."""
LOOK_AHEAD_DAYS: Final = 7
CALENDAR_DAYS: Final = 28
FEW: Final = 4
CSRS: Final = ("csr1", "csr2")
DISPATCHER: Final = "dispatcher1"

_SITES = text(
    """
    select s.number, s.customer_name, z.name as zone from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch and s.active and not s.vip and not exists (
        select from booker.bookings b
        where b.branch_id = s.branch_id and b.site_id = s.site_id
          and b.state in ('held', 'proposed', 'confirmed'))
    order by s.number
    """
)
_BOOKED = text("select count(*) from booker.bookings where branch_id = :branch")
# Triggers guard the row from the administrator as well, so they are lifted for this statement.
_AGE = text(
    "update booker.bookings set expires_at = clock_timestamp() - interval '1 second'"
    " where branch_id = :branch and reference = :reference and state = 'held'"
)


@dataclass(frozen=True, slots=True)
class Story:
    """What happened on the day, in figures."""

    held: tuple[str, ...]
    confirmed: tuple[str, ...]
    expired: str
    proposed: str
    race_won_by: str
    race_lost_by: str
    race_answer: str
    race_milliseconds: int
    moved: str
    cancelled: str
    messages: tuple[Delivered, ...]
    files: tuple[str, ...]
    screens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """What one desk of two that pressed Hold at the same moment was answered, and how fast."""

    login: str
    held: Booking | None
    answer: str
    still_open: str
    milliseconds: int


@dataclass
class Log:
    """The readable log: what was said and done, by whom, at which time of the branch."""

    lines: list[str] = field(default_factory=list)

    def say(self, who: str, sentence: str) -> None:
        """Write one line; what goes on under it is indented."""
        now = datetime.now(ZoneInfo(TIMEZONE)).strftime("%H:%M:%S")
        first, *rest = sentence.split("\n")
        self.lines.append(f"{now}  {who:<12} {first}")
        self.lines += [f"{'':22} {line}" for line in rest]

    def head(self, title: str) -> None:
        """Begin a part."""
        self.lines += ["", title, "-" * len(title)]


class Day:
    """One day's calls; each part is a method, in the order in which they are played."""

    def __init__(self, stage: Stage, post: Post, desks: Mapping[str, Desk] | None = None) -> None:
        """Sign everybody in, unless their ``desks`` by login are given."""
        self._stage = stage
        self._post = post
        logins = (*CSRS, DISPATCHER)
        by_login = desks or {login: stage.desk(login) for login in logins}
        self._csrs = tuple(by_login[login] for login in CSRS)
        self._dispatcher = by_login[DISPATCHER]
        self._branch = {"branch": self._dispatcher.branch.branch_id}
        self._first = stage.today() + timedelta(days=1)
        self.log = Log()
        with self._dispatcher.reading() as connection:
            # another day of calls each time, and the same one for the same history
            self._chance = random.Random(  # noqa: S311 - which customer calls is no secret
                connection.execute(_BOOKED, self._branch).scalar_one()
            )
            self._sites = list(connection.execute(_SITES, self._branch).all())
        self._chance.shuffle(self._sites)

    def play(self, folder: Path) -> Story:
        """Play it all, write the files into ``folder``, and tell the story."""
        self.log.lines.append("A booking day at the Arvada branch (times of America/Denver)")
        held = [self._call(number, job) for number, job in enumerate(CALLS)]
        winner, loser, answer, milliseconds = self._race()
        expired = self._expire(held[EXPIRING])
        moved = self._propose(held[PROPOSED])
        waiting = [b for b in held if b.reference not in {expired.reference, moved.reference}]
        confirmed = self._confirm([*waiting, moved, winner])
        old, new, cancelled = self._change_minds(confirmed)
        standing = [b.reference for b in confirmed if b.reference not in {old, cancelled}]
        messages = self._deliver()
        files = self._export(folder, confirmed[-1])
        return Story(
            held=tuple(booking.reference for booking in held),
            confirmed=(*standing, new),
            expired=expired.reference,
            proposed=moved.reference,
            race_won_by=winner.held_by,
            race_lost_by=loser,
            race_answer=answer,
            race_milliseconds=milliseconds,
            moved=new,
            cancelled=cancelled,
            messages=messages,
            files=files,
        )

    # The calls ---------------------------------------------------------------------------------

    def _call(self, number: int, job: str) -> Booking:
        """A customer calls; the csr offers what can be kept, and holds one window."""
        if number == 0:
            self.log.head("Ten calls")
        who = number % len(self._csrs)
        while self._sites:
            site = self._sites.pop()
            told, booking = self._take_call(who, site.number, job)
            if booking is None:
                continue
            self.log.say(CSRS[who], self._call_text(told, booking))
            return booking
        raise _full()

    def _find_window(self, desk: Desk, site: str, job: str) -> tuple[Offers, Window | None]:
        """One of the first windows offered, later weeks when the next one is full."""
        told = offers(desk, site, job, self._first, LOOK_AHEAD_DAYS)
        for week in range(CALENDAR_DAYS // LOOK_AHEAD_DAYS):
            first = self._first + timedelta(days=week * LOOK_AHEAD_DAYS)
            if week:
                told = offers(desk, site, job, first, LOOK_AHEAD_DAYS)
            still_open = [window for window in told.windows if window.offered]
            if still_open:
                return told, self._chance.choice(still_open[: 3 * FEW])
        return told, None

    def _call_text(self, told: Offers, booking: Booking) -> str:
        offered = sum(window.offered for window in told.windows)
        lines = [
            (
                f"{booking.customer_name} ({booking.site}, {booking.zone}) needs "
                f"{booking.job_type}: {offered} of {len(told.windows)} windows can be promised."
            ),
            (
                f"Held {promise(booking, TIMEZONE)} as {booking.reference} until "
                f"{clock(booking.expires_at or booking.held_at, TIMEZONE)}."
            ),
        ]
        lines += [f"Planned on {stop_text(stop, TIMEZONE)}." for stop in booking.stops]
        refused = [w for w in told.windows if not w.offered and w.reason != "closed"]
        if refused:
            window = refused[0]
            lines.append(f"Not offered: {_named(window)}. {window.explanation}")
        return "\n".join(lines)

    # The race ----------------------------------------------------------------------------------

    def _race(self) -> tuple[Booking, str, str, int]:
        """Two desks want the last opening of a day at the same moment: one gets it."""
        self.log.head("A lost race")
        zone, sites, window = self._last_opening()
        self.log.say(
            "two calls",
            f"{zone}, {window.date:%a %Y-%m-%d}: one opening is left for an all-day {RACE_JOB}.\n"
            f"{CSRS[0]} has {sites[0]} on the phone, {CSRS[1]} has {sites[1]}; both press "
            "Hold at the same moment.",
        )
        outcomes = self._press_together(sites, window)
        won = [pressed for pressed in outcomes if pressed.held is not None]
        lost = [pressed for pressed in outcomes if pressed.held is None]
        if len(won) != 1 or len(lost) != 1 or won[0].held is None:
            message = f"the last opening was won {len(won)} times"
            raise AssertionError(message)
        winner, loser = won[0].held, lost[0]
        self.log.say(winner.held_by, f"Held {promise(winner, TIMEZONE)} as {winner.reference}.")
        self.log.say(
            loser.login,
            f"{loser.answer}\nAnswered after {loser.milliseconds} ms. "
            f"Still open: {loser.still_open or 'none'}.",
        )
        return winner, loser.login, loser.answer, loser.milliseconds

    def _last_opening(self) -> tuple[str, list[str], Window]:
        """A zone, two of its sites, and a window that only one of them can get."""
        by_zone: dict[str, list[Any]] = {}
        for site in self._sites:
            by_zone.setdefault(site.zone, []).append(site)
        for zone, sites in sorted(by_zone.items()):
            if len(sites) < len(self._csrs):
                continue
            told = offers(self._csrs[0], sites[0].number, RACE_JOB, self._first, CALENDAR_DAYS)
            for window in told.windows:
                if window.offered and window.technicians_free in RACE_TECHNICIANS:
                    pair = sites[: len(self._csrs)]
                    self._sites = [site for site in self._sites if site not in pair]
                    return zone, [site.number for site in pair], window
        raise _full()

    # The dispatcher ----------------------------------------------------------------------------

    def _expire(self, booking: Booking) -> Booking:
        """A hold runs out; confirming it is refused, and its time is free again."""
        self.log.head("An expiry")
        with self._stage.administrator.engine.begin() as connection:
            connection.exec_driver_sql("set local session_replication_role = replica")
            connection.execute(_AGE, {**self._branch, "reference": booking.reference})
        self.log.say(
            "demo",
            f"{booking.customer_name} never called back. So that nobody waits ten minutes, the "
            f"demo's\nadministrator sets the expiry of {booking.reference} to a second ago.",
        )
        try:
            self._press_confirm(booking.reference)
        except Expired as refused:
            self.log.say(DISPATCHER, f"Confirm {booking.reference}: {refused.message}")
        else:
            message = f"{booking.reference} was confirmed after its expiry"
            raise AssertionError(message)
        return show(self._dispatcher, booking.reference)

    def _propose(self, booking: Booking) -> Booking:
        """The dispatcher proposes another window; the customer says yes."""
        self.log.head("A proposal")
        proposed = self._press_propose(booking)
        self.log.say(
            DISPATCHER,
            f"Proposes {promise(proposed, TIMEZONE)} for {booking.reference} instead of "
            f"{promise(booking, TIMEZONE)},\nwhich stays held until the customer answers.",
        )
        # who says yes has read it
        self._post.wait()
        agreed = self._press_accept(booking)
        self.log.say(
            booking.held_by, f"{agreed.customer_name} says yes: {agreed.reference} is agreed."
        )
        return agreed

    def _confirm(self, bookings: list[Booking]) -> list[Booking]:
        """Only a dispatcher makes a promise real; its message is queued with it."""
        self.log.head("Confirmations")
        try:
            confirm(self._csrs[0], uuid4(), bookings[0].reference)
        except NotAllowed as refused:
            self.log.say(CSRS[0], f"Confirm {bookings[0].reference}: {refused.message}")
        done = []
        for booking in bookings:
            confirmed = self._press_confirm(booking.reference)
            self.log.say(
                DISPATCHER,
                f"Confirmed {confirmed.reference}, {confirmed.customer_name}: "
                f"{promise(confirmed, TIMEZONE)}. Message {confirmed.message}.",
            )
            done.append(confirmed)
        return done

    def _change_minds(self, confirmed: list[Booking]) -> tuple[str, str, str]:
        """A customer moves an appointment, another cancels one: old, new and cancelled."""
        self.log.head("Second thoughts")
        # of the ordinary ones: not who was proposed another window, nor the race's winner
        told = [booking for booking in confirmed[:-2] if booking.email is not None]
        moving, leaving = told[0], told[1]
        desk = self._csrs[0]
        _, window = self._find_window(desk, moving.site, moving.job_type)
        if window is None:
            raise _full()
        held = reschedule(desk, uuid4(), moving.reference, window.date, window.window)
        new = confirm(self._dispatcher, uuid4(), held.reference)
        self.log.say(
            CSRS[0],
            f"{moving.customer_name} moves {moving.reference} to {promise(new, TIMEZONE)}: "
            f"{new.reference}.",
        )
        # a customer who never heard of a promise would not hear of its end
        self._post.wait()
        cancel(desk, uuid4(), leaving.reference, "The customer has sold the house.")
        self.log.say(CSRS[0], f"{leaving.customer_name} cancels {leaving.reference}.")
        return moving.reference, new.reference, leaving.reference

    def _deliver(self) -> tuple[Delivered, ...]:
        """Wait until every message has gone, reminders and notices too, and tell of them."""
        self.log.head("Messages")
        self._post.make_reminders_due()
        self._post.wait(for_news=True)
        delivered = self._post.delivered()
        for line in delivered:
            self.log.say(
                MAILER,
                f"{line.messages} x {line.kind} by {line.channel} in {line.language}: "
                f"{line.state}.",
            )
        return delivered

    def _export(self, folder: Path, example: Booking) -> tuple[str, ...]:
        """Write the sheets, and the day's log with one zone's plan at its end."""
        self.log.head("Sheets out")
        written = []
        for name in ("bookings.csv", "bookings.xlsx"):
            result = export_bookings(self._dispatcher, folder / name)
            self.log.say(DISPATCHER, f"{name}: {result.rows} confirmed bookings.")
            written.append(str(result.path))
        self.log.head(f"{example.zone} on {example.date:%a %Y-%m-%d}")
        self.log.lines += _plan_lines(self._dispatcher, example.zone, example.date)
        log = folder / "demo.log"
        log.write_text("\n".join(self.log.lines) + "\n", encoding="utf-8")
        return (*written, str(log))

    # Hands: what a person presses ----------------------------------------------------------------

    def _take_call(self, who: int, site: str, job: str) -> tuple[Offers, Booking | None]:
        """A csr offers the windows for a site's job, and holds one; None where none is open."""
        desk = self._csrs[who]
        told, window = self._find_window(desk, site, job)
        if window is None:
            return told, None
        return told, hold(desk, uuid4(), site, job, window.date, window.window)

    def _press_together(self, sites: list[str], window: Window) -> list[Pressed]:
        """Both csrs hold the same window at the same moment, each for a site of their own."""
        start = threading.Barrier(len(self._csrs))

        def press(desk: Desk, site: str) -> Pressed:
            start.wait()
            began = time.monotonic()
            held, answer, still_open = None, "", ""
            try:
                held = hold(desk, uuid4(), site, RACE_JOB, window.date, window.window)
            except BookerError as refused:
                answer = f"{refused.title}. {refused.message}"
                nearest = (f"{item['date']} {item['window']}" for item in refused.alternatives)
                still_open = ", ".join(nearest)
            took = round((time.monotonic() - began) * 1000)
            return Pressed(desk.database.login, held, answer, still_open, took)

        with ThreadPoolExecutor(len(self._csrs)) as pool:
            return list(pool.map(press, self._csrs, sites))

    def _press_confirm(self, reference: str) -> Booking:
        """The dispatcher confirms. Raises Expired."""
        return confirm(self._dispatcher, uuid4(), reference)

    def _press_propose(self, booking: Booking) -> Booking:
        """The dispatcher proposes another window: of a week's, the one that adds least driving."""
        told, _ = self._find_window(self._dispatcher, booking.site, booking.job_type)
        others = [
            window
            for window in told.windows
            if window.offered and (window.date, window.window) != (booking.date, booking.window)
        ]
        if not others:
            raise _full()
        best = min(others, key=lambda window: window.extra_drive_minutes or 0)
        return propose(self._dispatcher, uuid4(), booking.reference, best.date, best.window)

    def _press_accept(self, booking: Booking) -> Booking:
        """The csr who holds it records the customer's yes."""
        desk = self._csrs[CSRS.index(booking.held_by)]
        return accept(desk, uuid4(), booking.reference)


def _plan_lines(desk: Desk, zone: str, day: date) -> list[str]:
    lines = []
    for route in zone_plan(desk, zone, day).routes:
        who = f" {route.technician}" if route.technician else ""
        shift = f"{span(route.starts_at, route.ends_at, TIMEZONE)}"
        lines.append(f"Route {route.route}{who}, {shift}{'' if route.stops else ': free'}")
        lines += [
            f"    {clock(stop.starts_at, TIMEZONE)} drive {stop.drive_minutes} min, "
            f"{span(stop.arrives_at, stop.ends_at, TIMEZONE)} at {stop.site} "
            f"({stop.reference}, promised "
            f"{span(stop.promised_from, stop.promised_to, TIMEZONE)})"
            for stop in route.stops
        ]
    return lines


def _named(window: Window) -> str:
    return f"{window.date:%a %Y-%m-%d} {window.window}"


def _full() -> NotOffered:
    return NotOffered(
        "The sample branch has no room left for another day of calls.",
        next_step="Begin afresh: `booker demo --reset`, then `booker demo --headless`.",
    )
