"""What other desks change is heard, by notification or by polling; and a dead line is noticed."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.database.live import EVERYTHING, TOPICS, Change, Watcher, gather, zone_day_key
from core.errors import BookerError, LockedOut, SignInRefused, Unreachable
from tests.core.database.forge import connect, found_second, run
from tests.line_proxy import LineProxy
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.office import Office

STOP_SECONDS = 0.5


@dataclass
class Heard:
    """What a watcher told, and when; waits without polling."""

    beats: list[tuple[datetime, float, float]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    losses: list[BookerError] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def note(self, kept: list[object], value: object) -> None:
        with self.news:
            kept.append(value)
            self.news.notify_all()

    def wait(self, seconds: float, until: Callable[[Heard], object]) -> float:
        """How long it took until it was so; fails after ``seconds``."""
        began = time.monotonic()
        with self.news:
            assert self.news.wait_for(lambda: until(self), seconds), (self.changes, self.losses)
        return time.monotonic() - began

    def wait_quietly(self, seconds: float, until: Callable[[], object]) -> None:
        """Wait for what is not told."""
        deadline = time.monotonic() + seconds
        while not until():
            with self.news:
                self.news.wait(0.02)
            assert time.monotonic() < deadline


@contextmanager
def watching(
    office: Office,
    login: str = "csr",
    *,
    listen: bool = True,
    port: int | None = None,
    password: str = PASSWORD,
) -> Iterator[Heard]:
    """A watcher in a thread; in the end it stops within STOP_SECONDS, whatever it was doing."""
    target = office.target(login)
    if port is not None:
        target = replace(target, host="127.0.0.1", port=port)
    heard = Heard()
    watcher = Watcher(
        target,
        password,
        office.branch_id,
        on_beat=lambda *beat: heard.note(heard.beats, beat),  # type: ignore[arg-type]
        on_change=lambda change: heard.note(heard.changes, change),  # type: ignore[arg-type]
        on_lost=lambda error: heard.note(heard.losses, error),  # type: ignore[arg-type]
        listen=listen,
    )
    thread = threading.Thread(target=watcher.run, name="watcher")
    thread.start()
    try:
        yield heard
    finally:
        began = time.monotonic()
        watcher.stop()
        thread.join(10)
        assert not thread.is_alive()
        assert time.monotonic() - began < STOP_SECONDS


@pytest.fixture(scope="module", autouse=True)
def _days(office: Office) -> None:
    office.add_sites(40)
    for ahead in (2, 3):
        office.add_routes(office.day(ahead), 4)


@pytest.fixture(scope="module")
def sites() -> Iterator[str]:
    """One site a hold: no test meets another's booking."""
    return iter([f"S{n}" for n in range(1, 41)])


def test_what_another_login_holds_is_heard_within_a_second(
    office: Office, sites: Iterator[str]
) -> None:
    north, day = office.zones["North"], office.day(2)
    with watching(office) as heard:
        heard.wait(5, lambda h: h.beats)
        hold(office.desk("dispatcher"), uuid4(), next(sites), "TUNE", day, "8-10")
        assert heard.wait(5, lambda h: h.changes) < 1
        change = heard.changes[0]
        assert change.touches("bookings")
        assert change.touches("stops", "blocks")
        assert not change.touches("sites", "routes")
        assert change.touches_zone_day(north, day)
        assert not change.touches_zone_day(north, office.day(3))
        assert heard.losses == []
    server_now, sent, got = heard.beats[0]
    assert got >= sent
    assert abs(server_now - datetime.now(UTC)) < timedelta(minutes=1)


def test_where_nothing_can_be_heard_polling_finds_it(office: Office, sites: Iterator[str]) -> None:
    day = office.day(3)
    with watching(office, listen=False) as heard:
        heard.wait(5, lambda h: h.beats)
        held = hold(office.desk("dispatcher"), uuid4(), next(sites), "TUNE", day, "8-10")
        assert heard.wait(10, lambda h: h.changes) < 10
        assert heard.changes[0].touches("bookings")
        assert heard.changes[0].touches_zone_day(office.zones["North"], day)
        assert not heard.changes[0].touches_zone_day(office.zones["North"], office.day(2))
        # and what comes later is a change of its own; what was told is not told again
        confirm(office.desk("dispatcher"), uuid4(), held.reference)
        heard.wait(10, lambda h: len(h.changes) == 2)
        assert heard.changes[1].touches("messages")


def test_what_was_heard_is_not_found_again_by_polling(office: Office, sites: Iterator[str]) -> None:
    with watching(office) as heard:
        heard.wait(5, lambda h: h.beats)
        hold(office.desk("dispatcher"), uuid4(), next(sites), "TUNE", office.day(2), "10-12")
        heard.wait(5, lambda h: h.changes)
        # five beats are ten seconds: a poll has been between
        heard.wait(15, lambda h: len(h.beats) >= 5)
        assert len(heard.changes) == 1


def test_another_branch_is_not_heard_and_a_channel_tells_keys_only(
    office: Office, sites: Iterator[str]
) -> None:
    second = found_second(office)
    with connect(office, "csr9") as stranger, watching(office, listen=True) as heard:
        for branch in (office.branch_id, second.branch.branch_id):
            run(stranger, f"listen booker_{branch.hex}")
        heard.wait(5, lambda h: h.beats)
        office.execute(
            "insert into booker.zones (branch_id, zone_id, name)"
            " values (:other, gen_random_uuid(), 'Secret')",
            other=second.branch.branch_id,
        )
        hold(office.desk(), uuid4(), next(sites), "TUNE", office.day(2), "12-2", notes="Secret")
        heard.wait(5, lambda h: h.changes)
        assert not heard.changes[0].touches("zones")
        told = list(stranger.notifies(timeout=0.5))
    # the channels are no wall: what can be heard there tells of nobody
    assert {n.channel for n in told} == {
        f"booker_{branch.hex}" for branch in (office.branch_id, second.branch.branch_id)
    }
    for notice in told:
        assert re.fullmatch(r"[a-z_]+( [0-9a-f-]{36}:\d+)?", notice.payload), notice.payload
        assert notice.payload.split(" ")[0] in TOPICS


def test_polling_asks_for_ones_own_branch_alone(office: Office, sites: Iterator[str]) -> None:
    with watching(office, listen=False) as heard:
        heard.wait(5, lambda h: h.beats)
        office.execute("update booker.branches set name = name || '.' where branch_id <> :branch")
        hold(office.desk(), uuid4(), next(sites), "TUNE", office.day(2), "2-4")
        heard.wait(10, lambda h: h.changes)
        assert not any(change.touches("branches") for change in heard.changes)


def test_many_zone_days_at_once_are_told_as_anywhere(office: Office) -> None:
    with connect(office, "csr") as session, watching(office) as heard:
        run(session, f"listen booker_{office.branch_id.hex}")
        heard.wait(5, lambda h: h.beats)
        office.execute(
            "insert into booker.routes (branch_id, route_id, zone_id, service_date, number,"
            " starts_at, ends_at) select :branch, gen_random_uuid(), :zone, d, 90,"
            " d + interval '8 hours', d + interval '17 hours' from generate_series(date"
            " '2030-01-01', date '2030-02-15', '1 day') as d",
            zone=office.zones["North"],
        )
        heard.wait(5, lambda h: h.changes)
        assert heard.changes == [Change(frozenset({"routes"}))]
        assert [n.payload for n in session.notifies(timeout=0.5)] == ["routes"]
        office.execute("update booker.routes set max_stops = 9 where number = 90 and service_date"
                       " = '2030-01-02'")  # fmt: skip
        heard.wait(5, lambda h: len(h.changes) == 2)
        key = zone_day_key(office.zones["North"], date(2030, 1, 2))
        assert heard.changes[1] == Change(frozenset({"routes"}), frozenset({key}))
        office.execute("update booker.routes set max_stops = 9 where number = 90 and service_date"
                       " = '2030-01-02'")  # fmt: skip
        assert list(session.notifies(timeout=0.5, stop_after=5))[1:] == []


def test_the_server_ends_the_session_and_the_line_comes_back(office: Office) -> None:
    with watching(office) as heard:
        heard.wait(5, lambda h: h.beats)
        office.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'booker-live' and usename = :login",
            login=office.login("csr"),
        )
        heard.wait(5, lambda h: h.losses)
        assert isinstance(heard.losses[0], Unreachable)
        beats = len(heard.beats)
        heard.wait(10, lambda h: len(h.beats) > beats)
        # what was missed meanwhile is anything
        heard.wait(5, lambda h: h.changes)
        assert heard.changes == [EVERYTHING]


def test_silence_is_noticed_within_ten_seconds_and_does_not_delay_the_end(office: Office) -> None:
    port = office.target("csr").port
    with (
        LineProxy("127.0.0.1", port) as proxy,
        watching(office, port=proxy.port) as heard,
    ):
        heard.wait(5, lambda h: h.beats)
        proxy.silence()
        assert heard.wait(12, lambda h: h.losses) < 10
        proxy.resume()
        beats = len(heard.beats)
        heard.wait(20, lambda h: len(h.beats) > beats)
        heard.wait(5, lambda h: h.changes)
        assert heard.changes == [EVERYTHING]
        # ended with a question on its way that nobody answers
        proxy.silence()


def test_a_connect_that_nobody_answers_is_broken_off(office: Office) -> None:
    with office.line() as proxy:
        proxy.silence()
        with watching(office, port=proxy.port) as heard:
            # connected to the proxy, and waiting for the server's first word
            heard.wait_quietly(5, lambda: proxy.accepted)
        assert heard.beats == []


def test_a_pause_between_attempts_is_broken_off(office: Office) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with watching(office, port=unused.getsockname()[1]) as heard:
            heard.wait(5, lambda h: len(h.losses) >= 2)
        assert all(type(error) is Unreachable for error in heard.losses)


def test_a_refused_and_a_locked_login_are_told_apart(office: Office) -> None:
    with watching(office, password="not this one") as heard:
        heard.wait(5, lambda h: h.losses)
    assert type(heard.losses[0]) is SignInRefused
    login = office.login("admin")
    office.execute(f'alter role "{login}" nologin')
    try:
        with watching(office, "admin") as heard:
            heard.wait(5, lambda h: h.losses)
    finally:
        office.execute(f'alter role "{login}" login')
    assert type(heard.losses[0]) is LockedOut
    assert login in heard.losses[0].message


def test_several_notifications_are_one_change() -> None:
    zone = uuid4()
    key = zone_day_key(zone, date(2026, 1, 5))
    assert gather([]) is None
    assert gather(["weather"]) is None
    both = gather([f"bookings {key}", f"stops {key}"])
    assert both == Change(frozenset({"bookings", "stops"}), frozenset({key}))
    assert both.touches_zone_day(str(zone), date(2026, 1, 5))
    assert not both.touches_zone_day(uuid4(), date(2026, 1, 5))
    # one that may be anywhere makes all of it so
    assert gather([f"bookings {key}", "blocks"]) == Change(frozenset({"bookings", "blocks"}))
