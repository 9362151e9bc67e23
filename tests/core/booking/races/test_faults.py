"""Connections and clients that end at the worst moment."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import text

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.request import zone_day_key
from core.database import connection as database_connection
from core.database.desk import open_database, open_desk
from core.errors import Busy, Duplicate, Taken
from tests.core.booking.races import truth
from tests.core.booking.races.clients import CLIENTS, Call, Clients, split
from tests.core.booking.races.days import FIRST, holds, keep_locked, single_openings
from tests.core.booking.races.weaken import forget_acts
from tests.line_proxy import LineProxy
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from tests.office import Office

pytestmark = pytest.mark.race

NOTICED_SECONDS = 4
"""A dead client's lock is gone at once on loopback; the lock's own time-out is twice this."""


@contextmanager
def _through_proxy(office: Office, login: str) -> Iterator[tuple[LineProxy, Desk]]:
    target = office.target(login)
    with (
        LineProxy(target.host, target.port) as proxy,
        open_database(replace(target, host="127.0.0.1", port=proxy.port), PASSWORD) as database,
    ):
        yield proxy, open_desk(database)


@pytest.mark.parametrize(
    "delivered",
    [
        pytest.param(True, id="the commit counted, its answer is lost"),
        pytest.param(False, id="the commit never arrived"),
    ],
)
def test_a_cut_commit_is_repeated_and_books_once(
    make_office: Callable[[], Office], *, delivered: bool
) -> None:
    office = single_openings(make_office, 1)
    day = office.day(FIRST)
    act_id = uuid4()
    with _through_proxy(office, "csr") as (proxy, desk):
        proxy.cut_at_commit("app.hold", delivered=delivered, once=True)
        booking = hold(desk, act_id, "S1", "TUNE", day, "8-10")
        assert proxy.cuts == 1
        assert hold(desk, act_id, "S1", "TUNE", day, "8-10") == booking
    assert truth.live(office, day) == [booking.reference]
    (row,) = office.rows("select count(*) as n from booker.bookings where branch_id = :branch")
    assert row.n == 1
    with _through_proxy(office, "dispatcher") as (proxy, desk):
        proxy.cut_at_commit("app.confirm", delivered=delivered, once=True)
        assert confirm(desk, uuid4(), booking.reference).state == "confirmed"
        assert proxy.cuts == 1
    (row,) = office.rows(
        "select count(*) as n from booker.messages where branch_id = :branch and state = 'queued'"
    )
    assert row.n == 1


def test_control_without_the_memory_of_acts_the_desk_is_told_the_opposite(
    make_office: Callable[[], Office],
) -> None:
    office = single_openings(make_office, 1)
    forget_acts(office)
    # neither the acts' functions nor the desk remember
    office.execute("create policy nobody on booker.acts as restrictive for select using (false)")
    with _through_proxy(office, "csr") as (proxy, desk):
        proxy.cut_at_commit("app.hold", once=True)
        with pytest.raises(Duplicate):
            hold(desk, uuid4(), "S1", "TUNE", office.day(FIRST), "8-10")
    assert len(truth.live(office, office.day(FIRST))) == 1


def _waiting(office: Office) -> int:
    (row,) = office.rows(
        "select count(*) as n from pg_locks where locktype = 'advisory' and not granted"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    return int(row.n)


def _advisory_locks(office: Office) -> int:
    (row,) = office.rows(
        "select count(*) as n from pg_locks where locktype = 'advisory'"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    return int(row.n)


def _until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Ask the database again and again; each question takes a round trip."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never came"


def test_a_killed_client_frees_the_zone_day(
    clients: Clients, make_office: Callable[[], Office]
) -> None:
    office = single_openings(make_office, 2)
    day = office.day(FIRST)
    clients.sign_in(office)
    with Clients(1) as doomed:
        doomed.sign_in(office)
        doomed.start([Call(keep_locked, ([zone_day_key(office.zones["North"], day)],))])
        _until(lambda: _advisory_locks(office) == 1)
        clients.start(holds(day))
        _until(lambda: _waiting(office) == CLIENTS)
        doomed.processes[0].kill()
        killed = time.monotonic()
        winners, losers = split(clients.answers(CLIENTS))
    assert time.monotonic() - killed < NOTICED_SECONDS
    assert len(winners) == 1
    assert {type(loser.error) for loser in losers} == {Taken}
    assert truth.live(office, day) == [winners[0].booking.reference]


def _nothing(connection: Connection) -> None:
    connection.execute(text("select 1"))


def test_a_lock_that_cannot_be_had_leaves_none_behind(
    make_office: Callable[[], Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office()
    first, second = (
        row.key
        for row in office.rows(
            "select key from unnest(cast(:keys as text[])) as key"
            " order by hashtextextended(key, 0)",
            keys=["one", "two"],
        )
    )
    monkeypatch.setattr(database_connection, "LOCK_MILLISECONDS", 200)
    patient, other = office.desk(), office.desk("dispatcher")

    def ask_for_both(_connection: Connection) -> None:
        with pytest.raises(Busy):
            patient.database.serializable(_nothing, locks=[first, second])

    other.database.serializable(ask_for_both, locks=[second])
    assert _advisory_locks(office) == 0
