"""The audit trail: every act leaves its events, nobody changes them, and a change is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from psycopg.types.json import Jsonb

from core.errors import NotAllowed
from core.trust.audit import read_events, seal, verify
from tests.core.database.forge import (
    DRAFT,
    Forger,
    act,
    connect,
    connect_owner,
    found_second,
    outcome,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.database.desk import Desk
    from tests.core.database.forge import Raw
    from tests.office import Office

# one worker, so that its scene is made once


class Archive(NamedTuple):
    office: Office
    here: Forger
    desk: Desk
    csr: Raw
    dispatcher: Raw
    admin: Raw
    owner: Raw
    sites: Iterator[int]


@pytest.fixture(scope="module")
def archive(office: Office) -> Iterator[Archive]:
    office.add_sites(30)
    office.add_routes(office.day(5), 30)
    with (
        connect(office, "csr") as csr,
        connect(office, "dispatcher") as dispatcher,
        connect(office, "admin") as admin,
        connect_owner(office) as owner,
    ):
        # the trail writes instants in UTC, whatever the server's own zone is
        run(owner, "set timezone = 'UTC'")
        yield Archive(
            office, Forger(office, office.branch_id, office.day(5)), office.desk("admin"), csr,
            dispatcher, admin, owner, iter(range(1, 31)),
        )  # fmt: skip


def held(archive: Archive) -> tuple[str, UUID]:
    """A new hold on a route of its own: its reference and its act's id."""
    here, n = archive.here, next(archive.sites)
    plan = here.plan(f"S{n}", "8-10", [here.stop(f"North/{n}", "08:00", "09:00")])
    statement, values = here.hold(plan)
    run(archive.csr, statement, values)
    return str(plan["reference"]), values[1]


def done(session: Raw, call: tuple[str, Sequence[Any]]) -> UUID:
    """Do an act; its id."""
    run(session, *call)
    return UUID(str(call[1][1]))


def test_a_bookings_life_can_be_told_from_its_events(archive: Archive) -> None:
    here = archive.here
    reference, held_by = held(archive)
    confirmed = done(archive.dispatcher, act("confirm", here.branch, reference))
    cancelled = done(archive.csr, act("cancel", here.branch, reference, reason="moved away"))
    events = [e for e in reversed(read_events(archive.desk, reference)) if e.table == "bookings"]
    login = archive.office.login
    assert [(e.act, e.act_id, e.login, e.operation) for e in events] == [
        ("hold", held_by, login("csr"), "insert"),
        ("confirm", confirmed, login("dispatcher"), "update"),
        ("cancel", cancelled, login("csr"), "update"),
    ]
    # each begins where the one before ended, and the last is the row as it stands
    assert events[0].before is None
    assert events[0].after == events[1].before
    assert events[1].after == events[2].before
    [(row,)] = run(
        archive.owner,
        "select to_jsonb(b) from booker.bookings b where reference = %s",
        (reference,),
    )
    assert events[2].after == row
    assert events[1].changes()["state"] == ("held", "confirmed")
    assert set(events[2].changes()) == {"state", "reason", "closed_by", "closed_at"}
    assert events[2].changes()["reason"] == (None, "moved away")
    near = datetime.now(UTC) - timedelta(minutes=5)
    assert all(e.happened_at > near for e in events)


def test_stops_and_messages_tell_their_part(archive: Archive) -> None:
    here = archive.here
    reference, _ = held(archive)
    done(archive.dispatcher, act("confirm", here.branch, reference))
    done(archive.csr, act("cancel", here.branch, reference, reason="x"))
    events = list(reversed(read_events(archive.desk, reference)))
    told = [(e.table, e.operation, e.act) for e in events if e.table in {"stops", "messages"}]
    assert told == [
        ("stops", "insert", "hold"),
        ("messages", "insert", "hold"),
        ("messages", "update", "confirm"),
        ("stops", "delete", "cancel"),
        ("messages", "update", "cancel"),
    ]
    states = [e.changes()["state"][1] for e in events if e.table == "messages"]
    assert states == ["draft", "queued", "withdrawn"]


def test_every_act_leaves_an_event(archive: Archive) -> None:
    here = archive.here
    acts: dict[str, UUID] = {}

    def go(session: Raw, kind: str, reference: str, *extra: object, **more: object) -> None:
        call = f"select app.{kind}({', '.join(['%s'] * (3 + len(extra)))})"
        acts[kind] = uuid4()
        content = Jsonb({"reference": reference, **more})
        run(session, call, (here.branch, acts[kind], content, *(Jsonb(e) for e in extra)))

    for last, session in (
        ("release", archive.csr),
        ("complete", archive.dispatcher),
        ("no_show", archive.dispatcher),
        ("cancel", archive.csr),
    ):
        reference, acts["hold"] = held(archive)
        if last != "release":
            go(archive.dispatcher, "confirm", reference)
        go(session, last, reference, reason="x")
    for answer in ("accept", "decline"):
        n = next(archive.sites)
        stop = here.stop(f"North/{n}", "08:00", "09:00")
        reference = here.stand(archive.csr, f"S{n}", "8-10", stop)
        plan = here.plan(f"S{n}", "10-12", [here.stop(f"North/{n}", "10:00", "11:00")])
        go(archive.dispatcher, "propose", reference, plan, date=here.day.isoformat())
        go(archive.csr, answer, reference, DRAFT)
    rules = uuid4()
    content = Jsonb({"branch": {"hold_minutes": 11}})
    run(archive.admin, "select app.set_rules(%s, %s, %s)", (here.branch, rules, content))
    seen = {(e.act, e.act_id) for e in read_events(archive.desk, most=1000)}
    assert {*acts.items(), ("set_rules", rules)} <= seen
    assert len(acts) == 9


def test_an_event_carries_no_act_that_was_not_done(archive: Archive) -> None:
    """Founding and staffing have no act's id: a setting of the client must not lend them one."""
    run(archive.admin, f"set booker.act_id = '{uuid4()}'")
    run(archive.admin, "set booker.act_kind = 'confirm'")
    verifier = "SCRAM-SHA-256$4096:" + "A" * 22 + "==$" + "A" * 43 + "=:" + "A" * 43 + "="
    run(
        archive.admin,
        "select app.add_staff(%s, %s, 'csr', 'n', %s)",
        (archive.here.branch, archive.office.login("audited"), verifier),
    )
    event = next(e for e in read_events(archive.desk) if e.table == "staff")
    login = archive.office.login("admin")
    assert (event.act, event.act_id, event.login) == ("add_staff", None, login)
    assert "SCRAM" not in str(event.after)


@pytest.mark.parametrize("digits", [-15, 0, 3])
def test_no_setting_makes_a_change_look_like_none(archive: Archive, digits: int) -> None:
    """A number written with one digit would be the same before and after: so the trail chooses."""
    with connect(archive.office, "admin") as session:
        run(session, f"set extra_float_digits = {digits}")
        run(session, "set timezone = 'Asia/Kolkata'")
        for latitude in (39.8001, 39.8002):
            site = {"number": "S30", "customer_name": "n", "address": "a", "zone": "North"}
            rows = [{**site, "latitude": latitude + digits, "longitude": -105.1}]
            call = "select app.save_sites(%s, %s, '{}', %s)"
            run(session, call, (archive.here.branch, uuid4(), Jsonb(rows)))
    event = next(e for e in read_events(archive.desk) if e.table == "sites")
    before, after = event.changes()["latitude"]
    assert (before, after) == (pytest.approx(39.8001 + digits), pytest.approx(39.8002 + digits))
    assert before != after


def test_what_changes_nothing_leaves_nothing(archive: Archive) -> None:
    count = "select count(*) from booker.audit_events"
    before = run(archive.owner, count)
    run(archive.owner, "update booker.zones set name = name")
    assert run(archive.owner, count) == before
    run(archive.owner, "update booker.zones set released_until = '2099-01-01'")
    assert run(archive.owner, count) == [(before[0][0] + 1,)]


def test_only_admins_seal_and_strangers_see_nothing(archive: Archive) -> None:
    office = archive.office
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            seal(office.desk(role))
        assert verify(office.desk(role)).problem is None
    found_second(office)
    with connect(office, "admin9") as stranger:
        for function in ("seal_audit", "verify_audit"):
            call = (f"select app.{function}(%s)", (archive.here.branch,))
            assert outcome(stranger, call) == "BK008"


def test_a_seal_chains_every_event_once_and_the_head_moves(archive: Archive) -> None:
    seal(archive.desk)
    before = verify(archive.desk)
    assert seal(archive.desk) == 0
    assert verify(archive.desk) == before
    held(archive)
    # the booking, its stop, its message
    assert seal(archive.desk) == 3
    after = verify(archive.desk)
    assert after.problem is None
    assert (after.sealed, after.head != before.head) == (before.sealed + 3, True)


SECOND = "position = 2 and branch_id = '{branch}'"
COLUMNS = {
    "login": "'x'", "client": "'x'", "application": "'x'", "act_id": "gen_random_uuid()",
    "act_kind": "'x'", "table_name": "'x'", "row_key": "'{}'", "operation": "'delete'",
    "booking_id": "gen_random_uuid()", "transaction_id": "transaction_id + 1",
    "happened_at": "happened_at - interval '1 microsecond'",
    "before": "coalesce(before, '{}') || '{\"x\": 1}'",
    "after": "coalesce(after, '{}') || '{\"x\": 1}'",
}  # fmt: skip
OF_SECOND = f" where event_id = (select event_id from booker.audit_seals where {SECOND})"
REMOVE = f"delete from booker.audit_events{OF_SECOND}"
UNSEAL = f"delete from booker.audit_seals where {SECOND}"
CLOSE_UP = (
    "update booker.audit_seals set position = position - 1"
    " where position > 2 and branch_id = '{branch}'"
)
SWAP = (
    "update booker.audit_seals s set event_id = o.event_id from booker.audit_seals o"
    " where s.branch_id = '{branch}' and o.branch_id = s.branch_id"
    " and s.position in (2, 3) and o.position = 5 - s.position"
)
REHASH = f"update booker.audit_seals set hash = sha256('x') where {SECOND}"
ALTERED, REMOVED, UNSEALED = (
    "the event was altered",
    "the event was removed",
    "a seal was removed",
)
FORGERIES: dict[str, tuple[str, str]] = {
    **{
        f"another {column}": (
            f"update booker.audit_events set {column} = {value}{OF_SECOND}",
            ALTERED,
        )
        for column, value in COLUMNS.items()
    },
    "an event removed": (REMOVE, REMOVED),
    "an event and its seal removed": (f"{REMOVE}; {UNSEAL}", UNSEALED),
    "a removed one, closed up": (f"{UNSEAL}; {CLOSE_UP}", ALTERED),
    "two in another order": (SWAP, ALTERED),
    "another hash": (REHASH, ALTERED),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_trail_is_found(archive: Archive, name: str) -> None:
    """As a superuser with every trigger and unique index aside: nobody less can even try."""
    forgery, problem = FORGERIES[name]
    seal(archive.desk)
    check = "select problem, broken_position from app.verify_audit(%s)"
    with archive.owner.transaction(force_rollback=True):
        assert run(archive.owner, check, (archive.here.branch,)) == [(None, None)]
        run(archive.owner, "set local session_replication_role = replica")
        for constraint in ("uq_audit_seals_event", "pk_audit_seals"):
            run(archive.owner, f"alter table booker.audit_seals drop constraint {constraint}")
        run(archive.owner, forgery.replace("{branch}", str(archive.here.branch)))
        assert run(archive.owner, check, (archive.here.branch,)) == [(problem, 2)]


def test_the_end_cut_off_is_found_by_a_head_kept_elsewhere(archive: Archive) -> None:
    """A chain proves nothing about its own end: the head is what one writes down outside."""
    seal(archive.desk)
    kept = verify(archive.desk)
    cut = "delete from booker.audit_seals where branch_id = %s and position = %s"
    with archive.owner.transaction(force_rollback=True):
        run(archive.owner, "set local session_replication_role = replica")
        run(archive.owner, cut, (archive.here.branch, kept.sealed))
        [(problem, head)] = run(
            archive.owner,
            "select problem, head_hash from app.verify_audit(%s)",
            (archive.here.branch,),
        )
    assert problem is None
    assert head != kept.head
