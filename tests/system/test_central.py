"""A central server: the acts' whole story over TCP with passwords, and what breaks on the way.

One story, on every server there is: Booker's own binaries and the system's, administered by a
superuser and by somebody who is none.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import event, text

from core.booking.answer_proposal import accept, decline
from core.booking.cancel import cancel
from core.booking.complete import complete
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.no_show import no_show
from core.booking.offers import offers
from core.booking.propose import propose
from core.booking.release import release
from core.booking.reschedule import reschedule
from core.booking.show import show
from core.database.desk import Desk, Target, open_database, open_desk
from core.errors import (
    AlreadyResolved,
    NotAllowed,
    NotFound,
    SignInRefused,
    Unreachable,
)
from core.trust.audit import read_events, seal, verify
from tests.core.database.forge import act, connect, found_second, outcome
from tests.office import PASSWORD, Cluster, Office
from tests.servers import EMBEDDED, LOOPBACK, CentralServer, central_server, over
from tests.throwaway import throwaway

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

pytestmark = pytest.mark.long


class Place(NamedTuple):
    office: Office
    csr: Desk
    dispatcher: Desk
    day: date


@pytest.fixture(scope="module", name="place")
def _place(central: tuple[CentralServer, Cluster]) -> Iterator[Place]:
    server, cluster = central
    with cluster.admin("postgres") as database, database.engine.connect() as connection:
        made = connection.execute(
            text("select count(*) from pg_database where datname = 'booker_template'")
        ).scalar_one()
    if not made:
        cluster.make_template()
    assert server.port == cluster.administrator.port
    office = Office.found(cluster)
    office.add_sites(9)
    for ahead in (3, 4):
        office.add_routes(office.day(ahead), 2)
    yield Place(office, office.desk(), office.desk("dispatcher"), office.day(3))
    office.close()


def test_the_whole_story(place: Place) -> None:
    """Hold → confirm → propose → accept → … through staff logins, each with one role."""
    csr, dispatcher, day = place.csr, place.dispatcher, place.day
    found = offers(csr, "S1", "TUNE", day, 1)
    assert {w.window for w in found.windows if w.offered} == {"8-10", "10-12", "12-2", "2-4", "4-6"}
    first = hold(csr, uuid4(), "S1", "TUNE", day, "8-10")
    with pytest.raises(NotAllowed):
        confirm(csr, uuid4(), first.reference)
    agreed = confirm(dispatcher, uuid4(), first.reference)
    assert (agreed.state, agreed.confirmed_by, agreed.message) == (
        "confirmed", place.office.login("dispatcher"), "queued",
    )  # fmt: skip
    with pytest.raises(AlreadyResolved, match="confirmed by"):
        confirm(dispatcher, uuid4(), first.reference)

    second = hold(csr, uuid4(), "S2", "TUNE", day, "8-10")
    assert propose(dispatcher, uuid4(), second.reference, day, "2-4").state == "proposed"
    taken = accept(csr, uuid4(), second.reference)
    assert (taken.state, taken.window, taken.agreed) == ("held", "2-4", True)
    assert confirm(dispatcher, uuid4(), second.reference).state == "confirmed"

    third = hold(csr, uuid4(), "S3", "SWAP", day, "10-12")
    assert len(third.stops) == 2
    propose(dispatcher, uuid4(), third.reference, place.office.day(4), "10-12")
    back = decline(csr, uuid4(), third.reference, keep_old=True)
    assert (back.state, back.date, back.window) == ("held", day, "10-12")
    assert release(csr, uuid4(), third.reference).state == "released"

    moved = reschedule(csr, uuid4(), first.reference, place.office.day(4), "12-2")
    assert confirm(dispatcher, uuid4(), moved.reference).state == "confirmed"
    assert show(csr, first.reference).state == "rescheduled"
    assert complete(dispatcher, uuid4(), moved.reference).state == "completed"
    assert cancel(csr, uuid4(), second.reference, "moved away").state == "cancelled"
    last = hold(csr, uuid4(), "S4", "TUNE", day, "4-6")
    confirm(dispatcher, uuid4(), last.reference)
    assert no_show(dispatcher, uuid4(), last.reference).state == "no_show"

    admin = place.office.desk("admin")
    assert {e.client for e in read_events(admin, last.reference)} == {LOOPBACK}
    assert seal(admin) > 0
    assert verify(admin).problem is None


def test_the_walls_stand_here_too(place: Place) -> None:
    """The attacks that depend on the server's version: roles and what their holders may do."""
    office = place.office
    held = hold(place.csr, uuid4(), "S5", "TUNE", place.day, "4-6")
    second = found_second(office)
    there, here = second.branch.branch_id, office.branch_id
    with connect(office, "csr") as csr, connect(office, "dispatcher9") as stranger:
        for attack in (
            "set role booker_owner",
            f"set role booker_dispatcher_{here.hex}",
            f"set role booker_csr_{there.hex}",
            f'set session authorization "{office.login("dispatcher")}"',
            f'grant booker_dispatcher_{here.hex} to "{office.login("csr")}"',
            f'grant booker_csr_{here.hex} to "{office.login("csr9")}"',
            f"alter role \"{office.login('dispatcher')}\" password 'x'",
            "create role other",
            "create table public.mine ()",
            "update booker.bookings set state = 'confirmed'",
            "delete from booker.audit_events",
            "select app.place_hold(null, null, null, null)",
            "copy (select 1) to program 'id'",
            "select pg_read_file('/etc/passwd')",
        ):
            assert outcome(csr, attack) == "42501", attack
        assert outcome(csr, act("confirm", here, held.reference)) == "BK008"
        assert outcome(stranger, act("confirm", here, held.reference)) == "BK008"
        for table in ("bookings", "sites", "staff", "audit_events"):
            rows = stranger.execute(
                f"select count(*) from booker.{table} where branch_id = %s".encode(), (here,)
            ).fetchall()
            assert rows == [(0,)]
    with pytest.raises(NotFound):
        show(office.desk("csr9"), held.reference)


@pytest.mark.parametrize("sslmode", ["prefer", "disable"])
def test_a_password_and_nothing_else_signs_in(place: Place, sslmode: str) -> None:
    target = over(place.office.target("csr"), sslmode)
    with open_database(target, PASSWORD) as database:
        assert open_desk(database).branch.code == "arvada"
    for wrong in ("wrong", "", None):
        with open_database(target, wrong) as database, pytest.raises(SignInRefused):
            open_desk(database)
    nobody = Target(target.host, target.port, target.dbname, "nobody", sslmode)
    with open_database(nobody, PASSWORD) as database, pytest.raises(SignInRefused):
        open_desk(database)


def test_encryption_that_the_server_has_not_is_missed(place: Place) -> None:
    target = over(place.office.target("csr"), "require")
    with open_database(target, PASSWORD) as database, pytest.raises(Unreachable, match="SSL"):
        open_desk(database)


def test_a_database_that_is_not_there(place: Place) -> None:
    target = place.office.target("csr")
    elsewhere = Target(target.host, target.port, "nowhere", target.user)
    with open_database(elsewhere, PASSWORD) as database, pytest.raises(Unreachable):
        open_desk(database)


def test_a_connection_that_dies_before_the_commit_is_replaced(place: Place) -> None:
    """The act runs again on a new connection: nothing is lost, nothing is done twice."""
    database = place.csr.database
    runs: list[int] = []

    def work(connection: Connection) -> int:
        pid = connection.execute(text("select pg_backend_pid()")).scalar_one()
        runs.append(pid)
        if len(runs) == 1:
            _kill(place.office, pid)
        return int(connection.execute(text("select count(*) from booker.bookings")).scalar_one())

    assert database.serializable(work, locks=["a day"]) >= 0
    assert len(set(runs)) == 2
    # the dead session's lock went with it
    with connect(place.office, "csr") as other:
        free = other.execute("select pg_try_advisory_lock(hashtextextended('a day', 0))").fetchone()
        assert free == (True,)


def test_a_connection_that_always_dies_ends_in_a_clear_answer(place: Place) -> None:
    def work(connection: Connection) -> None:
        _kill(place.office, connection.execute(text("select pg_backend_pid()")).scalar_one())
        connection.execute(text("select 1"))

    with pytest.raises(Unreachable):
        place.csr.database.serializable(work)
    # the pool recovers
    assert offers(place.csr, "S1", "TUNE", place.day, 1).windows


def test_a_hold_whose_session_is_killed_before_its_commit_is_made_once(place: Place) -> None:
    """The retry carries the same act, so there is one booking, and the act's id answers for it."""
    engine, day = place.csr.database.engine, place.office.day(4)
    killed: list[int] = []

    def cut(connection: Connection) -> None:
        serializable = connection.get_execution_options().get("isolation_level") == "SERIALIZABLE"
        raw = connection.connection.driver_connection
        if serializable and not killed and isinstance(raw, psycopg.Connection):
            killed.append(raw.info.backend_pid)
            _kill(place.office, raw.info.backend_pid)

    event.listen(engine, "commit", cut)
    try:
        act_id = uuid4()
        made = hold(place.csr, act_id, "S6", "TUNE", day, "4-6")
    finally:
        event.remove(engine, "commit", cut)
    assert len(killed) == 1
    rows = place.office.rows(
        "select reference from booker.bookings b join booker.sites s using (branch_id, site_id)"
        " where s.number = 'S6'"
    )
    assert [row.reference for row in rows] == [made.reference]
    assert hold(place.csr, act_id, "S6", "TUNE", day, "4-6") == made


def _kill(office: Office, pid: int) -> None:
    """End a session of the login csr and wait until it is gone: a login may end its own."""
    with connect(office, "csr") as connection:
        connection.execute("select pg_terminate_backend(%s, 5000)", (pid,))


def test_a_stopped_server_is_unreachable_and_comes_back() -> None:
    with (
        throwaway() as folder,
        central_server(EMBEDDED, folder) as server,
        server.cluster().admin("postgres") as database,
    ):
        with database.reading() as connection:
            assert connection.execute(text("select 1")).scalar_one() == 1
        server.stop()
        for _ in range(2):
            with pytest.raises(Unreachable) as refused, database.reading() as connection:
                connection.execute(text("select 1"))
            assert not isinstance(refused.value, SignInRefused)
        server.start()
        with database.reading() as connection:
            assert connection.execute(text("select 1")).scalar_one() == 1


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    nowhere = Target(LOOPBACK, port, "x", "x")
    with open_database(nowhere, "x") as database, pytest.raises(Unreachable) as refused:
        open_desk(database)
    assert not isinstance(refused.value, SignInRefused)
