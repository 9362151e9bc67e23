"""What holds whatever program writes, owners' scripts too; and each wall, taken down, is missed.

The controls show that a test would see the wall gone: with it down, the same attack succeeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.core.database.forge import SETTLE, act, connect, connect_owner, outcome, run, without
from tests.core.database.test_lies import HONEST, LIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.core.database.conftest import Scene

    Attack = Callable[[Scene], tuple[str, Sequence[Any] | None]]

# one worker, so that its scene is made once
STATES = (
    "held", "proposed", "confirmed", "completed", "no_show", "cancelled", "rescheduled", "expired",
    "released",
)  # fmt: skip
ARROWS = {
    ("held", "confirmed"), ("held", "proposed"), ("held", "expired"), ("held", "released"),
    ("proposed", "held"), ("proposed", "expired"), ("proposed", "released"),
    ("confirmed", "completed"), ("confirmed", "no_show"), ("confirmed", "cancelled"),
    ("confirmed", "rescheduled"),
}  # fmt: skip
BECOME = "set local role booker_owner"
REFUSED = "BK005"


def put(scene: Scene, state: str, *, overdue: bool = False) -> None:
    """Bring the held booking into a state past every trigger, as only a superuser can."""
    run(scene.owner, "set local session_replication_role = replica")
    run(
        scene.owner,
        "update booker.bookings set state = %s, confirmed_by = 'x',"
        " confirmed_at = clock_timestamp(), expires_at = clock_timestamp() +"
        " make_interval(mins => %s) where reference = %s",
        (state, -1 if overdue else 10, scene.standing["held"]),
    )
    run(scene.owner, "set local session_replication_role = origin")


@pytest.mark.parametrize("old", STATES)
def test_only_the_arrows(scene: Scene, old: str) -> None:
    group = f"booker_dispatcher_{scene.here.branch.hex}"
    for new in STATES:
        become = (
            (
                "update booker.bookings set state = %s, confirmed_by = case when %s = 'confirmed'"
                " then session_user else confirmed_by end where reference = %s"
            ),
            (new, new, scene.standing["held"]),
        )
        with scene.owner.transaction(force_rollback=True):
            # as a dispatcher, so that the role is not what refuses
            run(scene.owner, f"grant {group} to {scene.owner.info.user}")
            put(scene, old, overdue=new == "expired")
            if (old, new) in ARROWS:
                assert outcome(scene.owner, BECOME, become) == "", new
            elif old != new:
                assert outcome(scene.owner, BECOME, become) == REFUSED, new


def test_confirming_needs_a_dispatcher_whoever_writes(scene: Scene) -> None:
    reference = scene.standing["held"]
    for claimed in (scene.office.login("dispatcher"), scene.owner.info.user):
        confirm = (
            (
                "update booker.bookings set state = 'confirmed', confirmed_by = %s,"
                " confirmed_at = clock_timestamp() where reference = %s"
            ),
            (claimed, reference),
        )
        assert outcome(scene.owner, confirm) == "BK008"
        assert outcome(scene.owner, BECOME, confirm) == "BK008"


def test_confirming_is_signed_and_in_time(scene: Scene) -> None:
    group = f"booker_dispatcher_{scene.here.branch.hex}"
    confirm = (
        "update booker.bookings set state = 'confirmed', confirmed_by = {},"
        " confirmed_at = clock_timestamp() where reference = %s"
    )
    with scene.owner.transaction(force_rollback=True):
        run(scene.owner, f"grant {group} to {scene.owner.info.user}")
        values = (scene.standing["held"],)
        assert outcome(scene.owner, (confirm.format("'somebody else'"), values)) == "BK008"
        assert outcome(scene.owner, (confirm.format("null"), values)) == "BK008"
        assert outcome(scene.owner, (confirm.format("session_user"), values)) == ""
        put(scene, "held", overdue=True)
        assert outcome(scene.owner, (confirm.format("session_user"), values)) == "BK004"


NOT_BY_SCRIPT: dict[str, tuple[str, str]] = {
    "delete a booking": ("delete from booker.bookings", REFUSED),
    "truncate bookings": ("truncate booker.bookings cascade", REFUSED),
    "truncate stops": ("truncate booker.stops", REFUSED),
    "truncate sites": ("truncate booker.sites cascade", REFUSED),
    "truncate counters": ("truncate booker.window_loads", REFUSED),
    "truncate blocks": ("truncate booker.blocks", REFUSED),
    "delete events": ("delete from booker.audit_events", REFUSED),
    "change events": ("update booker.audit_events set login = 'x'", REFUSED),
    "truncate events": ("truncate booker.audit_events cascade", REFUSED),
    "change seals": ("update booker.audit_seals set hash = ''", REFUSED),
    "delete seals": ("delete from booker.audit_seals", REFUSED),
    "truncate seals": ("truncate booker.audit_seals", REFUSED),
    "change acts": ("update booker.acts set content = '{}'", REFUSED),
    "delete acts": ("delete from booker.acts", REFUSED),
    "another site": ("update booker.bookings set site_id = gen_random_uuid()", REFUSED),
    "fewer technicians": ("update booker.bookings set technicians = 1 where technicians = 2",
                          REFUSED),
    "fewer minutes": ("update booker.bookings set minutes = minutes - 1", REFUSED),
    "another holder": ("update booker.bookings set held_by = 'x'", REFUSED),
    "another promise": ("update booker.bookings set promised_to = promised_to + interval '1 h'",
                        REFUSED),
    "a confirmed one changed": ("update booker.bookings set reason = 'x' where state = 'completed'",
                                REFUSED),
    "another confirmer": ("update booker.bookings set confirmed_by = 'x'", REFUSED),
    "a hold called expired": ("update booker.bookings set state = 'expired' where state = 'held'",
                              REFUSED),
    "stops taken away": ("delete from booker.stops", "23514 booking_technicians"),
    "a stop squeezed": ("update booker.stops set ends_at = ends_at - interval '1 minute'",
                        "23514 booking_length"),
    "stops out of the shift": (
        "update booker.routes set starts_at = starts_at + interval '1 hour' where number = 1",
        "23514 booking_shift"),
    "a pinned stop moved": (
        ("update booker.stops set arrives_at = arrives_at + interval '10 min',"
        " ends_at = ends_at + interval '10 min' where pinned"), "BK009"),
    "a technician in two places": ("update booker.routes set technician = 'T' where number < 3",
                                   "23P01 ex_routes_technician"),
    "a job without time": ("update booker.job_types set minutes = 0 where code = 'TUNE'",
                           "23514 ck_job_types_minutes"),
    "a lower limit than promised": (
        "update booker.arrival_windows set max_bookings = 0 where label = 'one'",
        "23514 ck_window_loads_limit"),
    "a lower maximum than planned": ("update booker.routes set max_stops = 0 where number = 4",
                                     "23514 ck_routes_max_stops"),
    "a window's count": ("update booker.window_loads set taken = 0", REFUSED),
    "a window's copied limit": ("update booker.window_loads set max_bookings = null", REFUSED),
    "a window's count deleted": ("delete from booker.window_loads", REFUSED),
    "a route's count": ("update booker.routes set stop_count = 0", REFUSED),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_BY_SCRIPT)
def test_an_owners_script_is_refused(scene: Scene, name: str) -> None:
    attack, refusal = NOT_BY_SCRIPT[name]
    assert outcome(scene.owner, attack, SETTLE) == refusal
    assert outcome(scene.owner, BECOME, attack, SETTLE) == refusal


def test_a_booking_begins_as_a_hold(scene: Scene) -> None:
    columns = [
        name
        for (name,) in run(
            scene.owner,
            "select attname from pg_attribute where attrelid = 'booker.bookings'::regclass"
            " and attnum > 0 and attgenerated = ''",
        )
    ]
    for state in STATES:
        chosen = {"booking_id": "gen_random_uuid()", "reference": "'NEW'", "state": f"'{state}'",
                  "confirmed_by": "session_user", "confirmed_at": "now()",
                  "site_id": "(select site_id from booker.sites where number = 'S20')"}  # fmt: skip
        insert = (
            (
                f"insert into booker.bookings ({', '.join(columns)})"
                f" select {', '.join(chosen.get(name, name) for name in columns)}"
                " from booker.bookings where reference = %s"
            ),
            (scene.standing["held"],),
        )
        assert outcome(scene.owner, insert) == REFUSED


def test_what_is_hidden_from_the_writer_is_not_believed(scene: Scene) -> None:
    """A superuser who is no staff there: the checks see nothing, so nothing passes."""
    other = scene.there.branch
    login, group = scene.owner.info.user, f"booker_admin_{scene.there.branch.hex}"
    stop = "update booker.stops set ends_at = starts_at + interval '1 minute' where branch_id = %s"
    assert outcome(scene.owner, (stop, (other,)), SETTLE) == "23514 booking_length"
    revoke = f"revoke {group} from {login} granted by booker_keeper"
    assert outcome(scene.owner, revoke, (stop, (other,)), SETTLE) in {"BK008", "42501"}


def foreign(table: str, column: str, source: str) -> Attack:
    """Make a row of branch arvada refer to one of branch boulder."""

    def attack(scene: Scene) -> tuple[str, Sequence[Any]]:
        return (
            (
                f"update booker.{table} set {column} = (select {column} from booker.{source}"
                f" where branch_id = %s limit 1) where branch_id = %s"
            ),
            (scene.there.branch, scene.here.branch),
        )

    return attack


def script(statement: str) -> Attack:
    return lambda _scene: (statement, None)


@dataclass(frozen=True)
class Control:
    """A wall, how it is taken down, whom it stops doing what, and how it says no."""

    down: str
    attack: Attack
    refusal: str
    login: str | None = "csr"


def drop(table: str, constraint: str) -> str:
    return f"alter table booker.{table} drop constraint {constraint}"


CHECKS = (
    "drop trigger check_booking_stops on booker.stops;"
    " drop trigger check_booking_state on booker.bookings"
)
# write_plan names two constraints, so something of their name must stay
NO_OVERLAP = (
    "alter table booker.stops drop constraint ex_stops_no_overlap,"
    " add constraint ex_stops_no_overlap unique (branch_id, stop_id) deferrable"
)
NOTICE = (
    "insert into booker.messages (branch_id, message_id, booking_id, kind, state, recipient,"
    " subject, html, text, notice_of, queued_at) select branch_id, gen_random_uuid(), booking_id,"
    " 'notice', 'queued', 'a@example.com', 's', 'h', 't', 'confirmed', now() from booker.bookings"
    " where state = 'held'; "
)
CONTROLS: dict[str, Control] = {
    "no two stops overlap": Control(NO_OVERLAP, *LIES["overlapping"]),
    "a stop in its shift": Control(CHECKS, *LIES["before the shift"]),
    "an arrival in its promise": Control(CHECKS, *LIES["at the promise's end"]),
    "as many stops as technicians": Control(CHECKS, *LIES["one technician for two"]),
    "as long as the job": Control(CHECKS, *LIES["shorter than the job"]),
    "all day from the shift's start": Control(CHECKS, *LIES["all day, arriving late"]),
    "one booking a site and window": Control(
        "drop index booker.uq_bookings_site_window", *LIES["a second time at the same site"]),
    "a window's limit": Control(drop("window_loads", "ck_window_loads_limit"),
                                *LIES["a full window"]),
    "a route's maximum": Control(drop("routes", "ck_routes_max_stops"), *LIES["a full route"]),
    "the minute": Control(drop("stops", "ck_stops_times"), *LIES["half a minute"]),
    "a pinned stop": Control("drop trigger guard_pin on booker.stops",
                             *LIES["a pinned stop moved"]),
    "a reference": Control(
        drop("bookings", "ck_bookings_reference"),
        lambda scene: scene.here.hold(scene.here.plan(
            "S10", "8-10", [scene.here.stop("North/2", "08:00", "09:00")], reference="=1+1")),
        "23514 ck_bookings_reference"),
    "confirmed by a dispatcher only": Control(
        "drop trigger guard_transition on booker.bookings",
        script("update booker.bookings set state = 'confirmed', confirmed_by = 'x',"
               " confirmed_at = clock_timestamp() where state = 'held' and keeps_for is null"),
        "BK008", None),
    "the arrows": Control(
        "drop trigger guard_transition on booker.bookings",
        script("update booker.bookings set state = 'held' where state = 'completed'"),
        REFUSED, None),
    "events stay": Control("drop trigger append_only on booker.audit_events",
                           script("update booker.audit_events set login = 'x'"), REFUSED, None),
    "bookings stay": Control(
        "drop trigger never_truncated on booker.bookings;"
        " drop trigger append_only on booker.acts;"
        " drop trigger never_truncated on booker.stops;"
        " drop trigger never_truncated on booker.messages;"
        " drop trigger never_truncated on booker.deliveries;"
        " drop trigger never_truncated on booker.delivery_attempts",
        script("truncate booker.bookings, booker.stops, booker.messages, booker.deliveries,"
               " booker.delivery_attempts"), REFUSED, None),
    "a confirmation goes with the promise": Control(
        "drop trigger guard_message on booker.messages",
        script("update booker.messages set state = 'queued', queued_at = now()"
               " where state = 'draft'"), REFUSED, None),
    "messages stay": Control(
        "drop trigger guard_message on booker.messages",
        script("delete from booker.messages where state = 'draft'"), REFUSED, None),
    "what is queued stays": Control(
        "drop trigger guard_message on booker.messages",
        script(NOTICE + "update booker.messages set text = 'other' where kind = 'notice'"),
        REFUSED, None),
    "what was handed over stays": Control(
        "drop trigger guard_delivery on booker.deliveries",
        # handed over, and nobody knows what became of it
        script(NOTICE + """update booker.deliveries set payload = '{"a": 1}', handed_at = now();"""
               """ update booker.deliveries set payload = '{"a": 2}'"""), REFUSED, None),
    "a notice is made once": Control(
        "drop index booker.uq_messages_notice; drop index booker.uq_messages_live",
        script(NOTICE + NOTICE), "23505 uq_messages_live", None),
    "counters": Control("drop trigger guard_counter on booker.window_loads",
                        script("update booker.window_loads set taken = 0"), REFUSED, None),
    "a site of the branch": Control(
        drop("bookings", "fk_bookings_site"),
        # the guard stands before the key: it is lifted, so that the key is what refuses
        lambda scene: (("drop trigger guard_transition on booker.bookings; update booker.bookings"
                       f" set site_id = '{scene.there.key('site', 'B1')}'"
                       f" where reference = '{scene.standing['held']}'"), None),
        "23503 fk_bookings_site", None),
    "a zone of the branch": Control(
        drop("sites", "fk_sites_zone"), foreign("sites", "zone_id", "zones"),
        "23503 fk_sites_zone", None),
    "only one's branches' rows": Control(
        "alter table booker.sites disable row level security",
        lambda scene: ("select 1 / count(*) from booker.sites where branch_id = %s",
                       (scene.there.branch,)), "22012"),
    "no direct writes": Control(
        "grant update on booker.zones to booker_staff",
        script("update booker.zones set name = 'Mine' where name = 'South'"), "42501"),
    "internal functions": Control(
        "grant execute on function app.sweep(uuid, text[]) to booker_staff",
        lambda scene: ("select app.sweep(%s, '{}')", (scene.here.branch,)), "42501"),
    "dispatch is a role": Control(
        "create or replace function app.require_role(p_branch uuid, variadic p_roles text[])"
        " returns void language sql as ''; drop trigger guard_transition on booker.bookings",
        lambda scene: act("confirm", scene.here.branch, scene.standing["held"]), "BK008"),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTROLS)
def test_each_wall_is_what_holds(scene: Scene, name: str) -> None:
    control = CONTROLS[name]
    login = None if control.login is None else scene.office.login(control.login)
    attack = control.attack(scene)
    with without(scene.owner, "select 1", login):
        assert outcome(scene.owner, attack, SETTLE) == control.refusal
    with without(scene.owner, control.down, login):
        assert outcome(scene.owner, attack, SETTLE) == ""


def test_the_honest_plan_needs_no_wall_down(scene: Scene) -> None:
    with without(scene.owner, "select 1", scene.office.login("csr")):
        for honest in HONEST.values():
            assert outcome(scene.owner, honest(scene), SETTLE) == ""


def test_a_setting_opens_a_branch_only_where_the_policy_believes_settings(scene: Scene) -> None:
    believing = (
        "drop policy staff_of_branch on booker.sites; create policy staff_of_branch on booker.sites"
        " using (branch_id = current_setting('app.branch', true)::uuid)"
    )
    steal = ("select 1 / count(*) from booker.sites where branch_id = %s", (scene.there.branch,))
    pretend = f"set local app.branch = '{scene.there.branch}'"
    with without(scene.owner, believing, scene.office.login("csr")):
        assert outcome(scene.owner, pretend, steal) == ""
    with without(scene.owner, "select 1", scene.office.login("csr")):
        assert outcome(scene.owner, pretend, steal) == "22012"


def test_two_clients_without_lock_or_serializable_do_not_break_a_shift(scene: Scene) -> None:
    """One shortens a shift while another moves a stop in it, both in READ COMMITTED.

    Each would be right alone. The one who comes second waits for the first, and is refused.
    """
    here, office = scene.here, scene.office
    reference = here.stand(scene.csr, "S13", "12-2", here.stop("North/5", "12:00", "13:00"))
    move = here.move(reference, here.stop("North/5", "13:00", "14:00"))
    plan = here.plan("S14", "8-10", [here.stop("North/3", "08:00", "09:00")], moves=[move])
    shorten = (
        "update booker.routes set ends_at = app.instant(%s, %s, '13:30') where route_id = %s",
        (here.branch, here.day, here.key("route", "North/5")),
    )
    with connect(office, "csr") as mover, mover.transaction(force_rollback=True):
        run(mover, *here.hold(plan))
        # the mover has not committed: the owner would have to wait for it
        impatient = "set local lock_timeout = '50ms'"
        assert outcome(scene.owner, impatient, shorten, SETTLE) == "55P03"
    assert outcome(scene.owner, shorten, SETTLE) == ""
    with connect(office, "csr") as mover:
        run(mover, *here.hold(plan))
    assert outcome(scene.owner, shorten, SETTLE) == "23514 booking_shift"


def test_the_first_stop_of_a_route_does_not_slip_past_its_changed_shift(scene: Scene) -> None:
    """A changed shift is not checked where no stop is: whoever brings one there is.

    In one transaction in either order, in one statement, and with two clients: who comes second
    waits, and is refused; at REPEATABLE READ its write fails.
    """
    here, owner, route = scene.here, scene.owner, uuid4()
    before = here.key("route", "North/1")
    create = (
        (
            "insert into booker.routes (branch_id, route_id, zone_id, service_date, number,"
            " starts_at, ends_at) select branch_id, %s, zone_id, service_date, 90, starts_at,"
            " ends_at from booker.routes where route_id = %s"
        ),
        (route, before),
    )
    moving = (
        "update booker.stops set route_id = %s where booking_id ="
        " (select booking_id from booker.bookings where reference = %s)"
    )
    move = (moving, (route, scene.standing["held"]))
    back = (moving, (before, scene.standing["held"]))
    noon = (
        "update booker.routes set starts_at = app.instant(%s, %s, '12:00') where route_id = %s",
        (here.branch, here.day, route),
    )
    at_once = (f"with moved as ({move[0]} returning 1) {noon[0]}", (*move[1], *noon[1]))
    shift, impatient = "23514 booking_shift", "set local lock_timeout = '50ms'"
    assert outcome(owner, create, move, SETTLE) == ""
    assert outcome(owner, create, noon, SETTLE) == ""
    assert outcome(owner, create, noon, move, SETTLE) == shift
    assert outcome(owner, create, move, noon, SETTLE) == shift
    assert outcome(owner, create, at_once, SETTLE) == shift
    with connect_owner(scene.office) as mover:
        run(owner, *create)
        try:
            with mover.transaction(force_rollback=True):
                run(mover, *move)
                assert outcome(owner, impatient, noon, SETTLE) == "55P03"
            run(mover, *move)
            assert outcome(owner, noon, SETTLE) == shift
            run(mover, *back)
            with owner.transaction(force_rollback=True):
                run(owner, *noon)
                assert outcome(mover, impatient, move, SETTLE) == "55P03"
            with mover.transaction(force_rollback=True):
                run(mover, "set transaction isolation level repeatable read")
                run(mover, "select 1 from booker.routes limit 1")
                run(owner, *noon)
                assert outcome(mover, move, SETTLE).startswith("40001")
            assert outcome(mover, move, SETTLE) == shift
        finally:
            run(owner, "delete from booker.routes where route_id = %s", (route,))
