"""What the database says, sorted: a sentence for a person, worth another try, or a bug."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.database import refusals
from core.database.desk import list_branches, open_database
from core.errors import (
    ActReused,
    AlreadyResolved,
    BookerError,
    Busy,
    Duplicate,
    Expired,
    InvalidInput,
    LockedOut,
    NotAllowed,
    NotFound,
    NotOffered,
    OverPromised,
    Taken,
    Unreachable,
)
from core.trust.founding import add_staff
from tests.core.database.forge import connect, run
from tests.office import PASSWORD

if TYPE_CHECKING:
    from core.database.connection import Database
    from tests.core.database.conftest import Scene
    from tests.office import Office


# one worker, so that its scene is made once


def said(
    office: Office, statement: str, *, before: str = "select 1", **values: object
) -> DBAPIError:
    """How SQLAlchemy reports what the real database answers, once ``before`` was done."""
    with office.desk().database.engine.connect() as connection:
        connection.execute(text(before))
        with pytest.raises(DBAPIError) as refused:
            connection.execute(text(statement), values)
    return refused.value


@pytest.mark.parametrize(
    ("code", "kind", "exit_code"),
    [
        ("BK001", InvalidInput, 2), ("BK002", NotFound, 2), ("BK003", NotOffered, 3),
        ("BK004", Expired, 3), ("BK005", AlreadyResolved, 3), ("BK006", ActReused, 3),
        ("BK007", OverPromised, 3), ("BK008", NotAllowed, 5), ("BK009", Taken, 3),
    ],
)  # fmt: skip
def test_our_own_codes(office: Office, code: str, kind: type[BookerError], exit_code: int) -> None:
    raised = "do $$ begin raise exception using errcode = '{}', message = 'm', hint = 'h'; end $$"
    error = refusals.as_booker_error(said(office, raised.format(code)))
    assert type(error) is kind
    assert (error.message, error.next_step, error.exit_code) == ("m", "h", exit_code)


@pytest.mark.parametrize(
    ("constraint", "kind"),
    [
        ("ex_stops_no_overlap", Taken), ("uq_stops_route", Taken), ("booking_technicians", Taken),
        ("booking_promise", Taken), ("booking_shift", Taken), ("booking_length", Taken),
        ("ck_routes_max_stops", Taken), ("ck_window_loads_limit", NotOffered),
        ("uq_bookings_site_window", Duplicate), ("ex_routes_technician", InvalidInput),
        ("pk_acts", Busy), ("ck_bookings_notes", InvalidInput),
        ("ck_bookings_answers", InvalidInput),
    ],
)  # fmt: skip
def test_each_constraint_a_person_can_meet(
    office: Office, constraint: str, kind: type[BookerError]
) -> None:
    raised = (
        "do $$ begin raise exception using errcode = 'check_violation', constraint = '{}'; end $$"
    )
    assert type(refusals.as_booker_error(said(office, raised.format(constraint)))) is kind


def test_every_named_constraint_is_really_there(scene: Scene) -> None:
    """A constraint renamed in a migration would fall out of its sentence."""
    named = set(refusals._CONSTRAINTS)  # noqa: SLF001 - the table under test
    raised = {"booking_technicians", "booking_promise", "booking_shift", "booking_length"}
    there = {
        name
        for (name,) in run(
            scene.owner,
            "select conname from pg_constraint where connamespace = 'booker'::regnamespace"
            " union select indexrelid::regclass::text from pg_index"
            " union select relname from pg_class where relkind = 'i'",
        )
    }
    assert named - raised <= there
    bodies = run(
        scene.owner, "select string_agg(prosrc, '') from pg_proc where proname = 'check_booking'"
    )[0][0]
    assert all(name in bodies for name in raised)


def test_a_cancelled_statement_is_no_lost_connection(office: Office) -> None:
    error = said(office, "select pg_sleep(10)", before="set local statement_timeout = 1")
    assert refusals.sqlstate(error) == "57014"
    assert not refusals.is_disconnect(error)
    assert not refusals.is_retryable(error)
    assert type(refusals.as_booker_error(error)) is Busy


def test_an_ended_session_is_a_lost_connection(office: Office) -> None:
    error = said(office, "select pg_terminate_backend(pg_backend_pid())")
    assert refusals.is_disconnect(error)
    assert type(refusals.as_booker_error(error)) is Unreachable


def test_a_text_no_database_keeps_is_bad_input(office: Office) -> None:
    """Refused by the driver: nothing was sent, so nothing is unreachable and nothing is retried."""
    error = said(office, "select cast(:value as text)", value="a\0b")
    assert not refusals.is_disconnect(error)
    assert type(refusals.as_booker_error(error)) is InvalidInput


def test_a_login_that_may_not_log_in_is_locked(office: Office) -> None:
    login = office.login("admin")
    office.execute(f'alter role "{login}" nologin')
    try:
        with (
            open_database(office.target("admin"), PASSWORD) as database,
            pytest.raises(LockedOut) as refused,
        ):
            list_branches(database)
    finally:
        office.execute(f'alter role "{login}" login')
    assert refused.value.message == f"An administrator has locked the login {login}."
    assert refused.value.next_step == "Ask an administrator of your branch to unlock it."
    assert (refused.value.code, refused.value.exit_code) == ("locked", 5)


def test_a_login_with_too_many_windows_is_told_so(office: Office) -> None:
    """A login has sixteen connections: the next is refused, and works when another has gone."""
    login = office.login("crowd")
    add_staff(office.admin_desk, login, "csr", password=PASSWORD)
    with ExitStack() as stack:
        open_ones = [stack.enter_context(connect(office, "crowd")) for _ in range(16)]
        database = stack.enter_context(open_database(office.target("crowd"), PASSWORD))
        with pytest.raises(Busy) as refused:
            list_branches(database)
        open_ones[0].close()
        assert await_branches(database)
    assert refused.value.message == f"The login {login} has too many windows open."
    assert refused.value.next_step == "Close another window of this login, then try again."
    assert (refused.value.code, refused.value.exit_code) == ("busy", 3)


def await_branches(database: Database) -> bool:
    """Whether the branches can be listed, once the server has noticed that another has gone."""
    for _ in range(200):
        with suppress(Busy):
            return bool(list_branches(database))
    return False


@pytest.mark.parametrize(
    "words",
    [
        "sorry, too many clients already",
        'too many connections for database "booker"',
        "remaining connection slots are reserved for roles with the SUPERUSER attribute",
    ],
)
def test_a_full_server_is_busy_not_gone(words: str) -> None:
    """A connection that is refused comes without its code: only its words tell."""
    error = psycopg.OperationalError(f'connection to server at "db" failed: FATAL:  {words}')
    told = refusals.from_driver(error)
    assert isinstance(told, Busy)
    assert told.message == "The database server has no connection left."


@pytest.mark.parametrize("state", ["40001", "40P01", "BK009"])
def test_what_is_tried_again(office: Office, state: str) -> None:
    raised = f"do $$ begin raise exception using errcode = '{state}'; end $$"
    assert refusals.is_retryable(said(office, raised))


@pytest.mark.parametrize("state", ["22012", "42P01", "42601", "XX000", "23514"])
def test_a_bug_is_not_dressed_up(office: Office, state: str) -> None:
    raised = f"do $$ begin raise exception using errcode = '{state}'; end $$"
    error = said(office, raised)
    assert refusals.as_booker_error(error) is None
    assert not refusals.is_retryable(error)


def test_no_rights_and_too_long_a_wait(scene: Scene) -> None:
    office = scene.office
    assert type(refusals.as_booker_error(said(office, "select * from pg_authid"))) is NotAllowed
    with scene.owner.transaction(force_rollback=True):
        run(scene.owner, "lock table booker.zones in access exclusive mode")
        error = said(office, "select * from booker.zones", before="set local lock_timeout = 1")
    assert type(refusals.as_booker_error(error)) is Busy
