"""abort: whatever a connection waits for, another thread ends it at once."""

from __future__ import annotations

import gc
import threading
import time
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import text

from core.booking.hold import hold
from core.database.desk import list_branches, open_database, open_desk
from core.errors import BookerError, Unreachable
from tests.core.database.forge import connect, run
from tests.line_proxy import LineProxy
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.database.desk import Database
    from tests.office import Office

AT_ONCE = 0.5
WAITING = (
    "select count(*) from pg_stat_activity where usename = :login and state = 'active'"
    " and query like :query"
)


class Call:
    """A call in a thread of its own, and how it ended."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.error: BookerError | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except BookerError as error:
            self.error = error

    def ends_at_once(self, database: Database) -> None:
        """Abort, and see it end with Unreachable."""
        began = time.monotonic()
        database.abort()
        self._thread.join(10)
        assert time.monotonic() - began < AT_ONCE
        assert type(self.error) is Unreachable


def wait_until_active(office: Office, query: str) -> None:
    """Until the server works on such a query for the csr."""
    wait_until(lambda: office.rows(WAITING, login=office.login("csr"), query=query)[0][0])


def wait_until(it_is_so: Callable[[], object]) -> None:
    """Until it is so; fails after ten seconds."""
    deadline = time.monotonic() + 10
    pause = threading.Event()
    while not it_is_so():
        assert time.monotonic() < deadline
        pause.wait(0.02)


def test_a_query_that_takes_long(office: Office) -> None:
    with open_database(office.target("csr"), PASSWORD) as database:

        def work() -> None:
            with database.reading() as connection:
                connection.execute(text("select pg_sleep(25)"))

        call = Call(work)
        wait_until_active(office, "%pg_sleep(25)%")
        call.ends_at_once(database)


def test_an_act_that_waits_for_its_turn(office: Office) -> None:
    """And it is not tried again, though the connection was lost."""
    day = office.day(2)
    office.add_routes(day, 1)
    office.add_sites(1)
    key = office.rows("select zone_day from booker.routes where service_date = :day", day=day)
    with (
        connect(office, "dispatcher") as other,
        open_database(office.target("csr"), PASSWORD) as database,
    ):
        run(other, "select pg_advisory_lock(hashtextextended(%s, 0))", (key[0][0],))
        desk = open_desk(database)
        call = Call(lambda: hold(desk, uuid4(), "S1", "TUNE", day, "8-10"))
        wait_until_active(office, "%pg_advisory_lock%")
        call.ends_at_once(database)
    assert office.rows("select count(*) from booker.bookings") == [(0,)]


def test_a_connect_that_nobody_answers(office: Office) -> None:
    target = office.target("csr")
    with LineProxy("127.0.0.1", target.port) as proxy:
        proxy.silence()
        behind = replace(target, host="127.0.0.1", port=proxy.port)
        with open_database(behind, PASSWORD, connect_seconds=20) as database:
            call = Call(lambda: list_branches(database))
            wait_until(lambda: proxy.accepted)
            call.ends_at_once(database)


def test_a_line_that_drops_while_rows_are_streamed_leaves_nothing_open(office: Office) -> None:
    target = office.target("csr")
    with LineProxy("127.0.0.1", target.port) as proxy:
        behind = replace(target, host="127.0.0.1", port=proxy.port)

        def stream(database: Database) -> None:
            numbers = text("select generate_series(1, 100000)")
            with database.reading(whole=True) as connection:
                rows = connection.execute(numbers, execution_options={"yield_per": 10})
                assert next(rows)
                proxy.cut()
                rows.all()

        with (
            warnings.catch_warnings(record=True, action="always") as said,
            open_database(behind, PASSWORD) as database,
        ):
            with pytest.raises(Unreachable):
                stream(database)
            gc.collect()
    assert [str(one.message) for one in said] == []


def test_afterwards_nothing_is_asked_any_more(office: Office) -> None:
    with open_database(office.target("csr"), PASSWORD) as database:
        desk = open_desk(database)
        database.abort()
        database.abort()
        with pytest.raises(Unreachable, match="closed"):
            list_branches(database)
        with pytest.raises(Unreachable, match="closed"):
            hold(desk, uuid4(), "S1", "TUNE", office.day(2), "8-10")
        with pytest.raises(Unreachable, match="closed"):
            database.serializable(lambda connection: connection.execute(text("select 1")))
    # the others' work goes on
    assert list_branches(office.desk("dispatcher").database)
