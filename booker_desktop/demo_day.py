"""A booking day on the sample branch, played through the real acts under the staff's own logins."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text

from booker_desktop.commands.answer import clock, promise, span, stop_text
from booker_desktop.demo import TIMEZONE
from core.booking.answer_proposal import accept
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.propose import propose
from core.booking.show import show
from core.booking.zone_plan import zone_plan
from core.errors import BookerError, Expired, NotAllowed, NotOffered
from core.exchange.export_bookings import export_bookings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from booker_desktop.demo import Stage
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
    files: tuple[str, ...]


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

    def __init__(self, stage: Stage) -> None:
        """Sign everybody in."""
        self._stage = stage
        self._csrs = (stage.desk("csr1"), stage.desk("csr2"))
        self._dispatcher = stage.desk("dispatcher1")
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
        files = self._export(folder, confirmed[0])
        return Story(
            held=tuple(booking.reference for booking in held),
            confirmed=tuple(booking.reference for booking in confirmed),
            expired=expired.reference,
            proposed=moved.reference,
            race_won_by=winner.held_by,
            race_lost_by=loser,
            race_answer=answer,
            race_milliseconds=milliseconds,
            files=files,
        )

    # The calls ---------------------------------------------------------------------------------

    def _call(self, number: int, job: str) -> Booking:
        """A customer calls; the csr offers what can be kept, and holds one window."""
        if number == 0:
            self.log.head("Ten calls")
        desk = self._csrs[number % 2]
        while self._sites:
            site = self._sites.pop()
            told, window = self._find_window(desk, site.number, job)
            if window is None:
                continue
            booking = hold(desk, uuid4(), site.number, job, window.date, window.window)
            self.log.say(desk.database.login, self._call_text(told, booking))
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
        logins = [desk.database.login for desk in self._csrs]
        self.log.say(
            "two calls",
            f"{zone}, {window.date:%a %Y-%m-%d}: one opening is left for an all-day {RACE_JOB}.\n"
            f"{logins[0]} has {sites[0]} on the phone, {logins[1]} has {sites[1]}; both press "
            "Hold at the same moment.",
        )
        start = threading.Barrier(len(self._csrs))

        def press(desk: Desk, site: str) -> tuple[Booking | BookerError, int]:
            start.wait()
            began = datetime.now().astimezone()
            outcome: Booking | BookerError
            try:
                outcome = hold(desk, uuid4(), site, RACE_JOB, window.date, window.window)
            except BookerError as refused:
                outcome = refused
            return outcome, round((datetime.now().astimezone() - began).total_seconds() * 1000)

        with ThreadPoolExecutor(len(self._csrs)) as pool:
            outcomes = list(pool.map(press, self._csrs, sites))
        won = [outcome for outcome, _ in outcomes if not isinstance(outcome, BookerError)]
        lost = [
            (login, outcome, took)
            for login, (outcome, took) in zip(logins, outcomes, strict=True)
            if isinstance(outcome, BookerError)
        ]
        if len(won) != 1 or len(lost) != 1:
            message = f"the last opening was won {len(won)} times"
            raise AssertionError(message)
        login, refusal, took = lost[0]
        self.log.say(won[0].held_by, f"Held {promise(won[0], TIMEZONE)} as {won[0].reference}.")
        nearest = ", ".join(f"{item['date']} {item['window']}" for item in refusal.alternatives)
        answer = f"{refusal.title}. {refusal.message}"
        self.log.say(login, f"{answer}\nAnswered after {took} ms. Still open: {nearest or 'none'}.")
        return won[0], login, answer, took

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
            confirm(self._dispatcher, uuid4(), booking.reference)
        except Expired as refused:
            self.log.say("dispatcher1", f"Confirm {booking.reference}: {refused.message}")
        else:
            message = f"{booking.reference} was confirmed after its expiry"
            raise AssertionError(message)
        return show(self._dispatcher, booking.reference)

    def _propose(self, booking: Booking) -> Booking:
        """The dispatcher proposes another window; the customer says yes."""
        self.log.head("A proposal")
        told, _ = self._find_window(self._dispatcher, booking.site, booking.job_type)
        others = [
            window
            for window in told.windows
            if window.offered and (window.date, window.window) != (booking.date, booking.window)
        ]
        if not others:
            raise _full()
        # a whole day's choice: the one that adds the least driving
        best = min(others, key=lambda window: window.extra_drive_minutes or 0)
        proposed = propose(self._dispatcher, uuid4(), booking.reference, best.date, best.window)
        self.log.say(
            "dispatcher1",
            f"Proposes {promise(proposed, TIMEZONE)} for {booking.reference} instead of "
            f"{promise(booking, TIMEZONE)},\nwhich stays held until the customer answers.",
        )
        agreed = accept(self._csrs[0], uuid4(), booking.reference)
        self.log.say("csr1", f"{agreed.customer_name} says yes: {agreed.reference} is agreed.")
        return agreed

    def _confirm(self, bookings: list[Booking]) -> list[Booking]:
        """Only a dispatcher makes a promise real; its message is queued with it."""
        self.log.head("Confirmations")
        try:
            confirm(self._csrs[0], uuid4(), bookings[0].reference)
        except NotAllowed as refused:
            self.log.say("csr1", f"Confirm {bookings[0].reference}: {refused.message}")
        done = []
        for booking in bookings:
            confirmed = confirm(self._dispatcher, uuid4(), booking.reference)
            self.log.say(
                "dispatcher1",
                f"Confirmed {confirmed.reference}, {confirmed.customer_name}: "
                f"{promise(confirmed, TIMEZONE)}. Message {confirmed.message}.",
            )
            done.append(confirmed)
        return done

    def _export(self, folder: Path, example: Booking) -> tuple[str, ...]:
        """Write the sheets, and the day's log with one zone's plan at its end."""
        self.log.head("Sheets out")
        written = []
        for name in ("bookings.csv", "bookings.xlsx"):
            result = export_bookings(self._dispatcher, folder / name)
            self.log.say("dispatcher1", f"{name}: {result.rows} confirmed bookings.")
            written.append(str(result.path))
        self.log.head(f"{example.zone} on {example.date:%a %Y-%m-%d}")
        self.log.lines += _plan_lines(self._dispatcher, example.zone, example.date)
        log = folder / "demo.log"
        log.write_text("\n".join(self.log.lines) + "\n", encoding="utf-8")
        return (*written, str(log))


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
