"""What changes at other desks, and whether the line stands: watched on a connection of its own.

The database tells by NOTIFY what a transaction changed (migrations, ``40_notify.sql``). Where a
pooler swallows that, the audit trail is asked every few seconds, and finds the same.
"""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from core import steady
from core.database import refusals
from core.database.breakable import breakable
from core.errors import BookerError, Bug, SignInRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from core.database.target import Target

TOPICS = frozenset(
    {
        "bookings", "stops", "routes", "blocks", "sites", "job_types", "arrival_windows", "zones",
        "messages", "message_templates", "staff", "branches", "export_profiles",
        "import_mappings",
    }
)  # fmt: skip
"""Names of tables; a change of ``zone_links`` is one of ``zones``."""
BEAT_SECONDS = 2.0
POLL_SECONDS = 5.0
ANSWER_SECONDS = 6.0
"""A question that is not answered for so long: the line is lost."""
CONNECT_SECONDS = 10.0
SHORTEST_PAUSE, LONGEST_PAUSE, REFUSED_PAUSE = 0.5, 5.0, 30.0
"""Seconds before the next attempt to connect; a refused sign-in is not tried often."""
GATHER_SECONDS = 0.05
"""After a first notification: what comes so soon after it is told as one change with it."""
OVERLAP = timedelta(seconds=30)
"""An event's time is not the order of commits: each poll looks back so far for late ones."""
MOST_EVENTS = 500
"""Events of one poll; more than that means that everything may have changed."""
_CLOCKS_AGREE = 0.2
_EPOCH = date(2000, 1, 1)

_NOW = "select pg_catalog.clock_timestamp()"
_EVENTS = """
    select e.event_id, e.happened_at, e.table_name,
           case when e.table_name in ('bookings', 'stops', 'routes', 'messages')
                then array_remove(array[e.before ->> 'zone_day', e.after ->> 'zone_day',
                                        b.zone_day], null)
                else '{}' end
    from booker.audit_events e
    left join booker.bookings b
      on e.table_name = 'messages' and b.branch_id = e.branch_id and b.booking_id = e.booking_id
    where e.branch_id = %(branch)s and e.happened_at > %(since)s
    order by e.happened_at desc
    limit %(most)s
"""


def zone_day_key(zone_id: UUID | str, service_date: date) -> str:
    """The key the database generates in column ``zone_day``."""
    return f"{zone_id}:{(service_date - _EPOCH).days}"


@dataclass(frozen=True, slots=True)
class Change:
    """What may look different now: topics (see TOPICS), and the zone-days; none: anywhere."""

    topics: frozenset[str]
    zone_days: frozenset[str] = frozenset()

    def touches(self, *topics: str) -> bool:
        """Whether one of these topics changed."""
        return not self.topics.isdisjoint(topics)

    def touches_zone_day(self, zone_id: UUID | str, service_date: date) -> bool:
        """Whether something of that zone-day may have changed."""
        return not self.zone_days or zone_day_key(zone_id, service_date) in self.zone_days


EVERYTHING = Change(TOPICS)


def gather(payloads: Iterable[str]) -> Change | None:
    """One change of several notifications (``topic`` or ``topic zone_day``); None: of none."""
    topics: set[str] = set()
    zone_days: set[str] = set()
    anywhere = False
    for payload in payloads:
        topic, _, zone_day = payload.partition(" ")
        if topic in TOPICS:
            topics.add(topic)
            zone_days.add(zone_day)
            anywhere = anywhere or not zone_day
    if not topics:
        return None
    return Change(frozenset(topics), frozenset() if anywhere else frozenset(zone_days))


@dataclass
class _Polled:
    """What polling has seen: since when it looks, which events, and what was heard otherwise."""

    since: datetime
    seen: dict[UUID, datetime] = field(default_factory=dict)
    heard: dict[str, float] = field(default_factory=dict)

    def forget(self, server_now: datetime, monotonic: float) -> None:
        """Drop what no later poll can ask for."""
        self.since = max(self.since, server_now - OVERLAP)
        self.seen = {event: at for event, at in self.seen.items() if at > self.since}
        oldest = monotonic - 2 * OVERLAP.total_seconds()
        self.heard = {said: at for said, at in self.heard.items() if at > oldest}


class Watcher:
    """Watches a branch from ``run``, which blocks its own thread until ``stop`` from another.

    ``on_beat(server_now, sent, got)`` every BEAT_SECONDS: the database's clock between two of
    our monotonic instants. ``on_change(Change)``: within a second where notifications arrive,
    else within POLL_SECONDS and a beat. ``on_lost(BookerError)``: the line is gone, or cannot be
    had; it is tried again until it stands, and what was missed is then one change of EVERYTHING.
    All are called in the thread of ``run``.
    """

    def __init__(
        self,
        target: Target,
        password: str | None,
        branch_id: UUID,
        *,
        on_beat: Callable[[datetime, float, float], None],
        on_change: Callable[[Change], None],
        on_lost: Callable[[BookerError], None],
        listen: bool = True,
    ) -> None:
        self._target = target
        self._password = password
        self._branch_id = branch_id
        self._on_beat = on_beat
        self._on_change = on_change
        self._on_lost = on_lost
        self._listen = listen
        self._stopped = threading.Event()
        self._deadline = float("inf")
        # the database's clock and ours at one instant, as the last beat told
        self._server_now: datetime | None = None
        self._at = 0.0
        self._class = breakable(self._check)

    def stop(self) -> None:
        """End ``run`` within 0.5 s, whatever it waits for; for another thread, and repeatable."""
        self._stopped.set()

    def run(self) -> None:
        """Watch until stopped. What fails is told to ``on_lost``, and never raised."""
        pause = SHORTEST_PAUSE
        had_line = False
        while not self._stopped.is_set():
            began = steady.now()
            try:
                with self._connect() as connection:
                    self._watch(connection, missed=had_line)
            except psycopg.Error as error:
                if self._stopped.is_set():
                    return
                lost = refusals.from_driver(error) or Bug(f"The line was dropped: {error}")
                self._on_lost(lost)
                had_line = had_line or self._server_now is not None
                longest = REFUSED_PAUSE if isinstance(lost, SignInRefused) else LONGEST_PAUSE
                # a line that stood for a while is asked for again at once
                stood = steady.now() - began > LONGEST_PAUSE + CONNECT_SECONDS
                pause = SHORTEST_PAUSE if stood else min(2 * pause, longest)
                # jitter, so that a branch's desks do not all knock at once; not secrecy
                self._stopped.wait(pause * random.uniform(0.5, 1))  # noqa: S311

    def _check(self) -> None:
        if self._stopped.is_set():
            message = "stopped"
            raise psycopg.OperationalError(message)
        if steady.now() > self._deadline:
            message = "no answer in time"
            raise psycopg.OperationalError(message)

    def _connect(self) -> psycopg.Connection[Any]:
        self._deadline = steady.now() + CONNECT_SECONDS
        target = self._target
        return self._class.connect(
            host=target.host,
            port=target.port,
            dbname=target.dbname,
            user=target.user,
            password=self._password,
            sslmode=target.sslmode,
            application_name="booker-live",
            autocommit=True,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=2,
            tcp_user_timeout=int(1000 * ANSWER_SECONDS),
        )

    def _watch(self, connection: psycopg.Connection[Any], *, missed: bool) -> None:
        if self._listen:
            channel = sql.Identifier(f"booker_{self._branch_id.hex}")
            self._ask(connection, sql.SQL("listen {}").format(channel))
        polled = _Polled(self._beat(connection))
        if missed:
            self._on_change(EVERYTHING)
        next_beat = steady.now() + BEAT_SECONDS
        next_poll = steady.now() + POLL_SECONDS
        while True:
            until = min(next_beat, next_poll)
            self._hear(connection, polled, max(until - steady.now(), 0.0))
            if steady.now() >= next_beat:
                polled.forget(self._beat(connection), steady.now())
                next_beat = steady.now() + BEAT_SECONDS
            if steady.now() >= next_poll:
                self._poll(connection, polled)
                next_poll = steady.now() + POLL_SECONDS

    def _ask(
        self, connection: psycopg.Connection[Any], query: sql.Composable | str, **values: object
    ) -> list[tuple[Any, ...]]:
        self._deadline = steady.now() + ANSWER_SECONDS
        text = query if isinstance(query, sql.Composable) else query.encode()
        cursor = connection.execute(text, values or None)  # type: ignore[arg-type, unused-ignore]
        return cursor.fetchall() if cursor.description else []

    def _beat(self, connection: psycopg.Connection[Any]) -> datetime:
        sent = steady.now()
        [(server_now,)] = self._ask(connection, _NOW)
        got = steady.now()
        self._server_now, self._at = server_now, (sent + got) / 2
        self._on_beat(server_now, sent, got)
        known: datetime = server_now
        return known

    def _hear(self, connection: psycopg.Connection[Any], polled: _Polled, seconds: float) -> None:
        """Wait so long for notifications; the first one, and what comes with it, is one change."""
        self._deadline = float("inf")
        payloads = [n.payload for n in connection.notifies(timeout=seconds, stop_after=1)]
        if not payloads:
            return
        payloads += [n.payload for n in connection.notifies(timeout=GATHER_SECONDS)]
        polled.heard.update(dict.fromkeys(payloads, steady.now()))
        change = gather(payloads)
        if change is not None:
            self._on_change(change)

    def _poll(self, connection: psycopg.Connection[Any], polled: _Polled) -> None:
        """Ask the audit trail for what no notification told."""
        rows = self._ask(
            connection, _EVENTS, branch=self._branch_id, since=polled.since, most=MOST_EVENTS + 1
        )
        new = [row for row in rows if row[0] not in polled.seen]
        polled.seen.update((event, happened_at) for event, happened_at, _, _ in new)
        if len(new) > MOST_EVENTS:
            self._on_change(EVERYTHING)
            return
        untold = {
            payload
            for _, happened_at, table, zone_days in new
            for payload in _payloads(table, zone_days)
            if not self._was_told(polled, payload, happened_at)
        }
        change = gather(untold)
        if change is not None:
            self._on_change(change)

    def _was_told(self, polled: _Polled, payload: str, happened_at: datetime) -> bool:
        """Whether a notification of it, or of its whole topic, came after it happened."""
        if self._server_now is None:
            return False
        heard = max(
            polled.heard.get(payload, 0.0), polled.heard.get(payload.partition(" ")[0], 0.0)
        )
        happened = self._at + (happened_at - self._server_now).total_seconds()
        return heard > happened - _CLOCKS_AGREE


def _payloads(table: str, zone_days: Iterable[str]) -> list[str]:
    """An audit event in the words of the notifications."""
    topic = "zones" if table == "zone_links" else table
    return [f"{topic} {zone_day}" for zone_day in zone_days] or [topic]
