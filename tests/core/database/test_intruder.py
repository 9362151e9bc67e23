"""A staff member's own login and nothing else: what it opens, and what stays shut."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.core.database.forge import act, connect, outcome, run

if TYPE_CHECKING:
    from tests.core.database.conftest import Scene
    from tests.core.database.forge import Raw

# one worker, so that its scene is made once
DENIED, NOT_ALLOWED, EXPIRED = "42501", "BK008", "BK004"
ROLES = ("csr", "dispatcher", "admin")
MAY_CALL = {
    "my_branches", "my_roles", "instant", "booking_json", "zone_day", "occupies", "hold",
    "reschedule", "confirm", "propose", "accept", "decline", "release", "cancel", "complete",
    "no_show", "seal_audit", "verify_audit", "add_staff", "save_zones", "save_sites",
    "save_job_types", "save_windows", "save_routes", "settle_routes", "set_rules", "set_zone_link",
    "add_block", "remove_block", "save_blocks", "extend_block_rule", "remove_block_rule",
    "save_zone", "save_window", "save_job_type", "change_staff", "deactivate_staff",
    "reactivate_staff", "end_sessions", "reset_password", "change_password", "record_sign_in",
    "read_zone_days", "move_stops", "pin_stop", "save_site", "fold",
    "set_site_active",
    "save_template", "drop_template", "save_export_profile", "remove_export_profile",
    "claim_export", "keep_export", "finish_export",
    "begin_import", "end_import", "begin_undo", "undo_rows", "end_undo", "remember_mapping",
    "lock_routes",
    "technician_on_the_way", "send_again", "settle_message", "save_delivery_settings",
    "save_contact", "claim_messages", "hand_over_message", "finish_message", "extend_lease",
    "claim_status_checks", "record_status", "record_reply", "beat", "leave",
    "expired_zone_days", "record_expired", "due_reminders", "due_notices", "queue_message",
}  # fmt: skip
"""Every function of the schema app that staff may call; a new one is a decision, made here."""


def tables(connection: Raw) -> list[str]:
    return [
        name
        for (name,) in run(
            connection,
            "select relname from pg_class where relnamespace = 'booker'::regnamespace"
            " and relkind in ('r', 'p') order by 1",
        )
    ]


@pytest.mark.parametrize("role", ROLES)
def test_no_table_is_written_directly(scene: Scene, role: str) -> None:
    session: Raw = getattr(scene, role)
    for table in tables(scene.owner):
        [(column,)] = run(
            scene.owner,
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and attgenerated = '' order by attnum limit 1",
            (f"booker.{table}",),
        )
        for attack in (
            f"insert into booker.{table} ({column}) select {column} from booker.{table}",
            f"insert into booker.{table} default values",
            f"update booker.{table} set {column} = {column}",
            f"delete from booker.{table}",
            f"truncate booker.{table} cascade",
            f"select * from booker.{table} for update",
            (
                f"merge into booker.{table} t using (select 1) s on false when not matched then"
                " insert default values"
            ),
            f"copy booker.{table} from stdin",
            f"lock table booker.{table} in access exclusive mode",
            f"alter table booker.{table} disable row level security",
            f"alter table booker.{table} disable trigger all",
            f"drop table booker.{table} cascade",
            (
                f"create trigger t before insert on booker.{table} execute function"
                " suppress_redundant_updates_trigger()"
            ),
            f"create policy p on booker.{table} using (true)",
            f"create index on booker.{table} ({column})",
            f"create rule r as on insert to booker.{table} do instead nothing",
        ):
            assert outcome(session, attack) == DENIED, attack


@pytest.mark.parametrize("role", ROLES)
def test_another_branch_has_no_rows(scene: Scene, role: str) -> None:
    session: Raw = getattr(scene, role)
    there = scene.there.branch
    for table in set(tables(scene.owner)) - {"alembic_version"}:
        count = f"select count(*) from booker.{table} where branch_id = %s"
        assert run(scene.owner, count, (there,))[0][0] > 0, f"nothing to steal in {table}"
        assert run(session, count, (there,)) == [(0,)], table
        own = run(session, f"select count(distinct branch_id) from booker.{table}")
        assert own[0][0] <= 1, table
    assert run(session, "select app.my_branches()") == [([scene.here.branch],)]


def test_a_function_in_the_where_clause_sees_no_hidden_row(scene: Scene) -> None:
    """Leaky operators would tell of hidden rows by their errors: policies are applied first."""
    probe = "select 1 from booker.sites where 1 / (customer_name <> 'Secret customer')::int > 0"
    assert outcome(scene.csr9, probe) == "22012"
    assert outcome(scene.csr, probe) == ""


@pytest.mark.parametrize(
    "setting",
    [
        "set app.branch = '{there}'",
        "set booker.branch = '{there}'",
        "set booker.act_id = '{there}'",
        "set search_path = pg_temp, public, booker, app",
        "set search_path = ''",
        "set session characteristics as transaction isolation level read uncommitted",
        "set enable_indexscan = off; set enable_seqscan = on",
        "set plan_cache_mode = force_generic_plan",
        "set transform_null_equals = on",
        "set quote_all_identifiers = on",
        "set timezone = 'Pacific/Kiritimati'; set datestyle = 'sql, dmy'",
    ],
)
def test_no_setting_opens_another_branch(scene: Scene, setting: str) -> None:
    with connect(scene.office, "csr") as session:
        for statement in setting.format(there=scene.there.branch).split("; "):
            run(session, statement)
        assert run(session, "select distinct branch_id from booker.bookings") == [
            (scene.here.branch,)
        ]
        confirm = act("confirm", scene.here.branch, scene.standing["held"])
        assert outcome(session, confirm) == NOT_ALLOWED
        foreign = act("release", scene.there.branch, "X")
        assert outcome(session, foreign) == NOT_ALLOWED


@pytest.mark.parametrize(
    ("attack", "refusal"),
    [
        ("set session_replication_role = replica", DENIED),
        ("set role booker_owner", DENIED),
        ("set role booker_keeper", DENIED),
        ("set role booker_founder", DENIED),
        ("set role booker_administrator", DENIED),
        ("set role pg_read_all_data", DENIED),
        ('set role "booker_csr_{there}"', DENIED),
        ('set role "booker_dispatcher_{here}"', DENIED),
        ('set role "booker_admin_{here}"', DENIED),
        ("set session authorization booker_owner", DENIED),
        ('set session authorization "{dispatcher}"', DENIED),
        ("set row_security = off; select * from booker.bookings", DENIED),
        ('grant "booker_dispatcher_{here}" to "{csr}"', DENIED),
        ('grant "booker_csr_{here}" to "{csr9}"', DENIED),
        ('alter role "{dispatcher}" password \'x\'', DENIED),
        ('alter role "{csr}" createrole', DENIED),
        ('alter role "{csr}" bypassrls', DENIED),
        ('alter role "{csr9}" rename to other', DENIED),
        ("create role other", DENIED),
        ("create schema mine", DENIED),
        ("create table public.mine ()", DENIED),
        ("create table booker.mine ()", DENIED),
        ("create temp table bookings ()", DENIED),
        ("create temp view v as select 1", DENIED),
        ("create function public.f() returns int language sql as 'select 1'", DENIED),
        ("create function app.occupies(x int) returns bool language sql as 'select true'", DENIED),
        ("create function pg_temp.now() returns int language sql as 'select 1'", DENIED),
        ("create operator public.= (leftarg = text, rightarg = text, function = texteq)", DENIED),
        ("create type public.t as (a int)", DENIED),
        ("create extension dblink", DENIED),
        (("create or replace function app.my_branches() returns uuid[] language sql as"
         " 'select null::uuid[]'"), DENIED),
        ("drop function app.my_branches() cascade", DENIED),
        ("alter function app.hold(uuid, uuid, jsonb, jsonb) security invoker", DENIED),
        ("alter function app.hold(uuid, uuid, jsonb, jsonb) set search_path = public", DENIED),
        ("grant execute on function app.place_hold(uuid, date, jsonb, uuid) to public", DENIED),
        ("comment on role booker_staff is 'x'", DENIED),
        ("select pg_read_file('/etc/passwd')", DENIED),
        ("select pg_ls_dir('.')", DENIED),
        ("select lo_import('/etc/passwd')", DENIED),
        ("copy (select 1) to program 'id'", DENIED),
        ("copy (select 1) to '/tmp/x'", DENIED),
        ("copy booker.zones to program 'id'", DENIED),
        ("select * from pg_authid", DENIED),
        ("select * from pg_shadow", DENIED),
        ("select * from pg_user_mapping", DENIED),
        ("select * from pg_statistic", DENIED),
        ("select pg_reload_conf()", DENIED),
        ("alter system set fsync = off", "25001"),
        ("alter database {dbname} set search_path = public", DENIED),
        ("load 'auto_explain'", DENIED),
        ("vacuum full booker.bookings", "25001"),
        ("select pg_terminate_backend({owner_pid})", DENIED),
        ("select pg_cancel_backend({other_pid})", DENIED),
        ('reassign owned by booker_owner to "{csr}"', DENIED),
        ("drop owned by booker_owner", DENIED),
        ("select app.place_hold(null, null, null, null)", DENIED),
        ("select app.add_branch('mine', 'Mine', 'UTC')", DENIED),
    ],
)  # fmt: skip
def test_shut(scene: Scene, attack: str, refusal: str) -> None:
    office = scene.office
    sent = attack.format(
        here=scene.here.branch.hex,
        there=scene.there.branch.hex,
        dbname=office.dbname,
        owner_pid=scene.owner.info.backend_pid,
        other_pid=scene.csr9.info.backend_pid,
        **{name: office.login(name) for name in ("csr", "csr9", "dispatcher")},
    )
    assert outcome(scene.csr, *sent.split("; ")) == refusal


@pytest.mark.parametrize("role", ["booker_staff", "booker_csr_{here}"])
def test_a_groups_rights_are_not_dropped_by_a_member(scene: Scene, role: str) -> None:
    """DROP OWNED revokes what a role was granted: a member may say it, and nothing happens."""
    group = role.format(here=scene.here.branch.hex)
    with scene.csr.transaction(force_rollback=True):
        run(scene.csr, f"drop owned by {group} cascade")
        assert run(scene.csr, "select count(*) > 0 from booker.bookings") == [(True,)]
        assert run(scene.csr, "select app.occupies('held')") == [(True,)]


def test_no_objects_of_ones_own_shadow_anything(scene: Scene) -> None:
    """Nowhere to put a function or a table: no schema, no temporary ones, so no path to poison."""
    [row] = run(
        scene.csr,
        "select has_database_privilege(current_database(), 'create'),"
        " has_database_privilege(current_database(), 'temporary'),"
        " bool_or(has_schema_privilege(oid, 'create')) from pg_namespace",
    )
    assert row == (False, False, False)
    unsafe = run(
        scene.owner,
        "select proname from pg_proc where pronamespace = 'app'::regnamespace and"
        " (proconfig is null or not proconfig @> array['search_path=pg_catalog, pg_temp'])",
    )
    assert unsafe == []


def test_what_staff_may_call_is_a_short_list(scene: Scene) -> None:
    listed = run(
        scene.csr,
        "select p.proname, array(select format_type(t, null) from unnest(proargtypes) as t),"
        " p.provariadic > 0, has_function_privilege(p.oid, 'execute'),"
        " p.prorettype = 'trigger'::regtype from pg_proc p"
        " where p.pronamespace = 'app'::regnamespace",
    )
    assert {name for name, _, _, may, _ in listed if may} == MAY_CALL
    internal = [
        (name, [f"null::{kind}" for kind in types], variadic)
        for name, types, variadic, may, trigger in listed
        if not (may or trigger)
    ]
    known = {
        "place_hold", "write_plan", "check_booking", "record_staff", "draft", "sweep",
        "begin_act", "end_act", "close_confirmed", "create_zones", "check_moves",
    }  # fmt: skip
    assert known <= {name for name, _, _ in internal}
    for name, values, variadic in internal:
        if variadic:
            values[-1] = f"variadic {values[-1]}"
        call = f"select app.{name}({', '.join(values)})"
        for session in (scene.csr, scene.dispatcher, scene.admin):
            assert outcome(session, call) == DENIED, call


def test_every_function_refuses_another_branch(scene: Scene) -> None:
    there = scene.there.branch
    content = Jsonb({"reference": "X", "reason": "x", "date": scene.here.day.isoformat()})
    values = {
        "uuid": uuid4(), "jsonb": content, "text": "csr", "text[]": [], "date": scene.here.day,
        "time without time zone": "08:00", "timestamp with time zone": None,
        "date[]": [scene.here.day], "boolean": True, "uuid[]": [uuid4()], "integer": 10,
    }  # fmt: skip
    silent = {"my_roles": [([],)], "instant": [(None,)], "booking_json": [(None,)]}
    listed = run(
        scene.admin,
        "select proname, array(select format_type(t, null) from unnest(proargtypes) as t)"
        " from pg_proc where pronamespace = 'app'::regnamespace"
        " and has_function_privilege(oid, 'execute') and proargnames[1] = 'p_branch'",
    )
    assert {name for name, _ in listed} >= {"hold", "add_staff", "save_sites", "verify_audit"}
    for name, types in listed:
        call = f"select app.{name}({', '.join(['%s'] * len(types))})"
        sent = (there, *(values[kind] for kind in types[1:]))
        for session in (scene.csr, scene.dispatcher, scene.admin):
            if name in silent:
                assert run(session, call, sent) == silent[name]
            else:
                assert outcome(session, (call, sent)) == NOT_ALLOWED, name


def test_only_a_dispatcher_of_the_branch_confirms(scene: Scene) -> None:
    here, reference = scene.here, scene.standing["held"]
    for session in (scene.csr, scene.admin, scene.csr9, scene.dispatcher9, scene.admin9):
        assert outcome(session, act("confirm", here.branch, reference)) == NOT_ALLOWED
    assert outcome(scene.dispatcher, act("confirm", here.branch, reference)) == ""
    foreign = act("confirm", scene.there.branch, reference)
    assert outcome(scene.dispatcher9, foreign) == "BK002"
    # the owner of everything is no dispatcher either
    assert outcome(scene.owner, act("confirm", here.branch, reference)) == NOT_ALLOWED


@pytest.mark.parametrize("kind", ["complete", "no_show"])
def test_only_dispatch_says_what_became_of_a_visit(scene: Scene, kind: str) -> None:
    here, reference = scene.here, scene.standing["held"]
    attack = act(kind, here.branch, reference)
    assert outcome(scene.csr, attack) == NOT_ALLOWED
    assert outcome(scene.dispatcher, attack) == "BK005"


def test_a_staff_login_founds_no_branch_and_no_staff(scene: Scene) -> None:
    verifier = "SCRAM-SHA-256$4096:" + "A" * 22 + "==$" + "A" * 43 + "=:" + "A" * 43 + "="
    for session, branch, refusal in (
        (scene.csr, scene.here.branch, NOT_ALLOWED),
        (scene.dispatcher, scene.here.branch, NOT_ALLOWED),
        (scene.admin, scene.there.branch, NOT_ALLOWED),
        (scene.admin9, scene.here.branch, NOT_ALLOWED),
        (scene.admin, scene.here.branch, ""),
    ):
        call = "select app.add_staff(%s, %s, 'dispatcher', 'n', %s)"
        sent = (branch, scene.office.login("mole"), verifier)
        assert outcome(session, (call, sent)) == refusal


def test_a_revoked_membership_counts_at_once(scene: Scene) -> None:
    """In the session that is open, in the transaction that has begun."""
    here, reference = scene.here, scene.standing["held"]
    group = f"booker_dispatcher_{here.branch.hex}"
    login = scene.office.login("dispatcher")
    with connect(scene.office, "dispatcher") as session:
        assert outcome(session, act("confirm", here.branch, reference)) == ""
        run(session, "begin")
        assert run(session, "select count(*) > 0 from booker.bookings") == [(True,)]
        # from PostgreSQL 16 on, only in the name of who granted it
        run(scene.owner, f'revoke {group} from "{login}" granted by booker_keeper')
        try:
            with pytest.raises(psycopg.Error) as refused:
                run(session, *act("confirm", here.branch, reference))
            # no right to the function any more, or no role in the branch: either will do
            assert refused.value.sqlstate in {DENIED, NOT_ALLOWED}
            run(session, "rollback")
            assert outcome(session, "select * from booker.bookings") == DENIED
        finally:
            run(scene.owner, f'grant {group} to "{login}" granted by booker_keeper')
    run(scene.owner, f'alter role "{login}" nologin')
    try:
        with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
            connect(scene.office, "dispatcher")
    finally:
        run(scene.owner, f'alter role "{login}" login')


def test_membership_through_another_login_is_none(scene: Scene) -> None:
    """A role handed on by its holder (which PostgreSQL 15 lets one do) opens nothing."""
    dispatcher, csr = scene.office.login("dispatcher"), scene.office.login("csr")
    with scene.owner.transaction(force_rollback=True):
        run(scene.owner, f'grant "{dispatcher}" to "{csr}"')
        run(scene.owner, f'set local session authorization "{csr}"')
        run(scene.owner, f'set local role "{dispatcher}"')
        assert run(scene.owner, "select app.my_roles(%s)", (scene.here.branch,)) == [(["csr"],)]


def test_locks_can_be_kept_but_change_nothing(scene: Scene) -> None:
    """What a hostile login still can do: be in the way. Advisory locks are open to everybody."""
    day = f"{scene.here.key('zone', 'North')}:0"
    lock = ("select pg_try_advisory_lock(hashtextextended(%s, 0))", (day,))
    assert run(scene.csr9, *lock) == [(True,)]
    try:
        assert run(scene.csr, *lock) == [(False,)]
        # a hold does not depend on it: the walls decide, not the queue
        here = scene.here
        plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
        assert outcome(scene.csr, here.hold(plan)) == ""
    finally:
        run(scene.csr9, "select pg_advisory_unlock_all()")
