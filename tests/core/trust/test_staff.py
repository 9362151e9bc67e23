"""Staff who change role, leave and come back, and their passwords, on every server there is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from core.database.desk import open_database, open_desk
from core.errors import (
    ActReused,
    BookerError,
    InvalidInput,
    LockedOut,
    NotAllowed,
    NotFound,
    SignInRefused,
)
from core.trust.audit import EventFilter, list_events
from core.trust.founding import add_branch, add_staff, scram_verifier
from core.trust.staff import (
    StaffMember,
    change_password,
    change_staff,
    check_password,
    deactivate_staff,
    find_staff,
    list_staff,
    must_change_password,
    reactivate_staff,
    record_sign_in,
    reset_password,
)
from tests.core.database.forge import connect, outcome, run
from tests.office import PASSWORD, TEMPLATE, Cluster, Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.database.desk import Desk
    from tests.servers import CentralServer

# one worker, so that each server is started once
NEW = "a new password"


@pytest.fixture(scope="module", name="place")
def _place(central: tuple[CentralServer, Cluster]) -> Iterator[Office]:
    """An office on each server, by each kind of administrator."""
    cluster = central[1]
    with cluster.admin("postgres") as database, database.reading() as connection:
        there = connection.exec_driver_sql(
            "select count(*) from pg_database where datname = %s", (TEMPLATE,)
        ).scalar_one()
    if not there:
        cluster.make_template()
    office = Office.found(cluster)
    yield office
    office.close()


@pytest.fixture(scope="module", name="admin")
def _admin(place: Office) -> Desk:
    return place.desk("admin")


@pytest.fixture(scope="module", name="second")
def _second(place: Office) -> Desk:
    """Another branch's admin, in the same database."""
    add_branch(place.admin, "boulder", "Boulder", "America/Denver")
    founder = open_desk(place.admin, "boulder")
    add_staff(founder, place.login("admin9"), "admin", password=PASSWORD)
    return place.desk("admin9")


def newcomer(place: Office, admin: Desk, role: str = "csr") -> str:
    """The login of somebody just added, whose password is PASSWORD."""
    login = place.login(f"n{uuid4().hex[:8]}")
    add_staff(admin, login, role, password=PASSWORD)
    return login


def roles_of(place: Office, login: str, password: str = PASSWORD) -> tuple[str, ...]:
    """What a sign-in finds: the roles in the office's branch."""
    with open_database(place.target(login.removeprefix(f"{place.prefix}.")), password) as database:
        return open_desk(database, "arvada").branch.roles


def acts_of(desk: Desk, login: str) -> list[str | None]:
    """The kinds of acts that changed the login's row, the newest first."""
    events = list_events(desk, EventFilter(table="staff"), 1_000)
    return [event.act for event in events if event.row_key == {"login": login}]


def administer(place: Office, *statements: str) -> None:
    """Statements of the server's administrator, in one transaction."""
    with place.admin.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_role_and_a_name_change_in_windows_that_are_open(place: Office, admin: Desk) -> None:
    login = newcomer(place, admin)
    name = login.removeprefix(f"{place.prefix}.")
    with connect(place, name) as window:
        ask = ("select app.my_roles(%s)", (place.branch_id,))
        assert run(window, *ask) == [(["csr"],)]
        member = change_staff(admin, uuid4(), login, role="dispatcher", display_name=" Jane  Doe ")
        assert (member.role, member.display_name, member.active) == ("dispatcher", "Jane Doe", True)
        assert run(window, *ask) == [(["dispatcher"],)]
    act = uuid4()
    renamed = change_staff(admin, act, login, display_name="Jane")
    assert (renamed.role, renamed.display_name) == ("dispatcher", "Jane")
    assert change_staff(admin, act, login, display_name="Jane") == renamed
    assert acts_of(admin, login) == ["change_staff", "change_staff", "add_staff"]
    assert (renamed.added_by, renamed.one_time_password) == (place.login("admin"), False)


def test_who_leaves_is_out_at_once_and_can_come_back(place: Office, admin: Desk) -> None:
    login = newcomer(place, admin, "dispatcher")
    name = login.removeprefix(f"{place.prefix}.")
    window = connect(place, name)
    assert run(window, "select count(*) from booker.zones") == [(1,)]
    run(window, "begin")
    left = deactivate_staff(admin, uuid4(), login)
    assert (left.active, left.deactivated_at is not None) == (False, True)
    # the session is ended, and no other one begins
    with pytest.raises(psycopg.OperationalError):
        run(window, "select 1")
    with pytest.raises(LockedOut):
        roles_of(place, login)
    with pytest.raises(InvalidInput, match="left"):
        deactivate_staff(admin, uuid4(), login)
    for refused in (
        lambda: change_staff(admin, uuid4(), login, role="csr"),
        lambda: reset_password(admin, uuid4(), login),
        lambda: add_staff(admin, login, "csr"),
    ):
        with pytest.raises(InvalidInput, match="left"):
            refused()
    assert change_staff(admin, uuid4(), login, display_name="Gone").active is False
    back = reactivate_staff(admin, uuid4(), login)
    assert (back.active, back.role, back.deactivated_at) == (True, "dispatcher", None)
    assert roles_of(place, login) == ("dispatcher",)
    with pytest.raises(InvalidInput, match="active already"):
        reactivate_staff(admin, uuid4(), login)
    assert acts_of(admin, login) == [
        "reactivate_staff", "change_staff", "deactivate_staff", "add_staff",
    ]  # fmt: skip
    # the keeper gave back the rights that it needed to end a session
    assert not place.rows(
        "select 1 from pg_auth_members m join pg_roles u on u.oid = m.roleid where u.rolname ="
        " :login and m.member = 'booker_keeper'::regrole and pg_has_role('booker_keeper', u.oid,"
        " 'usage')",
        login=login,
    )


def test_who_has_another_branch_stays_there(place: Office, admin: Desk, second: Desk) -> None:
    login = newcomer(place, admin)
    name = login.removeprefix(f"{place.prefix}.")
    add_staff(second, login, "dispatcher")
    with connect(place, name) as window:
        deactivate_staff(admin, uuid4(), login)
        assert run(window, "select app.my_branches()") == [([second.branch.branch_id],)]
        assert run(window, "select distinct branch_id from booker.staff") == [
            (second.branch.branch_id,)
        ]
    with pytest.raises(NotAllowed):
        roles_of(place, login)
    assert [m.login for m in list_staff(second) if m.active] == [place.login("admin9"), login]
    # both gone: only now it is locked
    deactivate_staff(second, uuid4(), login)
    with pytest.raises(LockedOut):
        roles_of(place, login)
    reactivate_staff(admin, uuid4(), login)
    assert roles_of(place, login) == ("csr",)


def test_the_only_admin_stays_and_nobody_leaves_by_themselves(place: Office, second: Desk) -> None:
    only = place.login("admin9")
    with pytest.raises(InvalidInput, match="only admin") as refused:
        change_staff(second, uuid4(), only, role="csr")
    assert refused.value.field == "role"
    with pytest.raises(InvalidInput, match="themselves"):
        deactivate_staff(second, uuid4(), only)
    # asked by the founder, who is an admin without being in the list
    founder = open_desk(place.admin, "boulder")
    with pytest.raises(InvalidInput, match="only admin"):
        deactivate_staff(founder, uuid4(), only)
    assert find_staff(second, only).role == "admin"


def test_two_admins_do_not_send_each_other_away_at_once(place: Office) -> None:
    add_branch(place.admin, "duel", "Duel", "UTC")
    founder = open_desk(place.admin, "duel")
    logins = [place.login("duel1"), place.login("duel2")]
    for login in logins:
        add_staff(founder, login, "admin", password=PASSWORD)
    desks = [place.desk("duel1"), place.desk("duel2")]

    def away(n: int) -> bool:
        try:
            deactivate_staff(desks[n], uuid4(), logins[1 - n])
        except BookerError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(away, range(2))) == [False, True]
    assert len([m for m in list_staff(founder) if m.active]) == 1


def test_a_one_time_password_is_changed_by_its_owner(place: Office, admin: Desk) -> None:
    login = place.login(f"once{uuid4().hex[:6]}")
    name = login.removeprefix(f"{place.prefix}.")
    added = add_staff(admin, login, "csr")
    assert added.password is not None
    assert find_staff(admin, login).one_time_password
    ((hours,),) = place.rows(
        "select extract(epoch from rolvaliduntil - clock_timestamp()) / 3600 from pg_roles"
        " where rolname = :login",
        login=login,
    )
    assert 71 < hours <= 72
    with open_database(place.target(name), added.password) as database:
        desk = open_desk(database)
        assert must_change_password(desk)
        with pytest.raises(InvalidInput, match="you have now"):
            change_password(desk, added.password)
        change_password(desk, NEW)
        assert not must_change_password(desk)
    with pytest.raises(SignInRefused):
        roles_of(place, login, added.password)
    assert roles_of(place, login, NEW) == ("csr",)
    member = find_staff(admin, login)
    assert not member.one_time_password
    assert place.rows(
        "select rolvaliduntil = 'infinity' from pg_roles where rolname = :login", login=login
    ) == [(True,)]
    assert acts_of(admin, login)[0] == "change_password"

    act = uuid4()
    drawn = reset_password(admin, act, login)
    assert drawn not in {added.password, NEW}
    with pytest.raises(SignInRefused):
        roles_of(place, login, NEW)
    assert roles_of(place, login, drawn) == ("csr",)
    assert find_staff(admin, login).one_time_password
    # each is a row of the trail, and no row of anything has what it was
    reset_password(admin, uuid4(), login)
    assert acts_of(admin, login)[:3] == ["reset_password", "reset_password", "change_password"]
    with pytest.raises(ActReused):
        reset_password(admin, act, login)
    assert not place.rows(
        "select 1 from booker.acts where content::text like '%SCRAM%' or result::text like"
        " '%SCRAM%' union all select 1 from booker.audit_events where after::text like '%SCRAM%'"
    )


def test_a_one_time_password_ends(place: Office, admin: Desk) -> None:
    login = place.login(f"late{uuid4().hex[:6]}")
    added = add_staff(admin, login, "csr")
    assert added.password is not None
    assert roles_of(place, login, added.password) == ("csr",)
    administer(
        place, "set local role booker_keeper", f"alter role \"{login}\" valid until '2020-01-01'"
    )
    with pytest.raises(SignInRefused):
        roles_of(place, login, added.password)
    assert roles_of(place, login, reset_password(admin, uuid4(), login)) == ("csr",)


def test_no_admin_resets_their_way_into_another_branch(
    place: Office, admin: Desk, second: Desk
) -> None:
    login = newcomer(place, admin)
    add_staff(second, login, "admin")
    for desk in (admin, second):
        with pytest.raises(NotAllowed, match="another branch"):
            reset_password(desk, uuid4(), login)
    assert len(roles_of(place, login)) == 1
    # whoever is admin of both may
    add_staff(second, place.login("admin"), "admin")
    both = place.desk("admin")
    drawn = reset_password(both, uuid4(), login)
    assert roles_of(place, login, drawn) == ("csr",)
    flagged = place.rows(
        "select count(*) from booker.staff where login = :login and one_time_password", login=login
    )
    assert flagged in ([(2,)], [(1,)])
    with open_database(place.target(login.removeprefix(f"{place.prefix}.")), drawn) as database:
        change_password(open_desk(database, "boulder"), NEW)
        assert not must_change_password(open_desk(database, "arvada"))
    deactivate_staff(second, uuid4(), place.login("admin"))


def test_nobody_comes_back_with_a_password_of_another_branch_s(
    place: Office, admin: Desk, second: Desk
) -> None:
    """In both orders: whoever gave the password in the meantime does not get in with it."""
    for gone, other in ((admin, second), (second, admin)):
        login = newcomer(place, admin)
        name = login.removeprefix(f"{place.prefix}.")
        add_staff(second, login, "csr")
        deactivate_staff(gone, uuid4(), login)
        drawn = reset_password(other, uuid4(), login)
        # changed by whoever drew it, as if by the person
        with open_database(place.target(name), drawn) as stolen:
            change_password(open_desk(stolen, other.branch.code), NEW)
        for refused in (
            lambda gone=gone, login=login: reactivate_staff(gone, uuid4(), login),
            lambda gone=gone, login=login: add_staff(gone, login, "csr"),
        ):
            with pytest.raises(InvalidInput, match="another password") as why:
                refused()
            assert "Reset" in why.value.next_step
        # and nobody resets their way into the branch that they still work in
        with pytest.raises(NotAllowed, match="another branch"):
            reset_password(gone, uuid4(), login)
        # gone from there too; a session of the one who knows the password is left open
        window = connect(place, name, NEW)
        with connect(place, "admin9" if other is second else "admin") as session:
            leave = "select app.deactivate_staff(%s, %s, %s)"
            run(session, leave, (other.branch.branch_id, uuid4(), Jsonb({"login": login})))
        assert run(window, "select 1") == [(1,)]
        with pytest.raises(InvalidInput, match="another password"):
            reactivate_staff(gone, uuid4(), login)
        mine = reset_password(gone, uuid4(), login)
        assert reactivate_staff(gone, uuid4(), login).one_time_password
        with pytest.raises(psycopg.OperationalError):
            run(window, "select 1")
        with open_database(place.target(name), mine) as own:
            assert must_change_password(open_desk(own, gone.branch.code))
        with pytest.raises(SignInRefused):
            roles_of(place, login, NEW)
        # now it is the other one that must not trust it
        with pytest.raises(InvalidInput, match="another password"):
            reactivate_staff(other, uuid4(), login)


@pytest.mark.parametrize(
    "right",
    [
        'alter role "{login}" createrole',
        'alter role "{login}" createdb',
        'grant booker_founder to "{login}"',
    ],
)
def test_no_admin_touches_who_administers_the_server(
    place: Office, admin: Desk, right: str
) -> None:
    login = newcomer(place, admin)
    administer(place, right.format(login=login))
    with pytest.raises(NotAllowed, match="did not give"):
        reset_password(admin, uuid4(), login)
    with (
        open_database(place.target(login.removeprefix(f"{place.prefix}.")), PASSWORD) as database,
        pytest.raises(NotAllowed, match="did not give"),
    ):
        change_password(open_desk(database, "arvada"), NEW)
    # what Booker gave is taken, the login itself stays as it is
    assert deactivate_staff(admin, uuid4(), login).active is False
    with pytest.raises(NotAllowed):
        roles_of(place, login)


def test_a_login_made_anew_by_somebody_else_is_left_alone(place: Office, admin: Desk) -> None:
    login = newcomer(place, admin)
    deactivate_staff(admin, uuid4(), login)
    administer(place, "set local role booker_keeper", f'drop role "{login}"')
    with pytest.raises(InvalidInput, match="no longer on the server"):
        reactivate_staff(admin, uuid4(), login)
    administer(place, f"create role \"{login}\" login password '{scram_verifier(PASSWORD)}'")
    try:
        with pytest.raises(InvalidInput, match="somebody else"):
            reactivate_staff(admin, uuid4(), login)
        with pytest.raises(SignInRefused):
            roles_of(place, login, "wrong")
    finally:
        administer(place, f'drop role "{login}"')
    # added as new staff, under the name that is in the list already
    assert add_staff(admin, login, "dispatcher", password=PASSWORD).role == "dispatcher"
    assert find_staff(admin, login).active


def test_only_admins_and_only_of_the_branch(place: Office, admin: Desk, second: Desk) -> None:
    login = newcomer(place, admin)
    verifier = scram_verifier(PASSWORD)
    for desk in (place.desk("csr"), place.desk("dispatcher")):
        for refused in (
            lambda desk=desk: change_staff(desk, uuid4(), login, role="admin"),
            lambda desk=desk: deactivate_staff(desk, uuid4(), login),
            lambda desk=desk: reactivate_staff(desk, uuid4(), login),
            lambda desk=desk: reset_password(desk, uuid4(), login),
        ):
            with pytest.raises(NotAllowed):
                refused()
    with pytest.raises(NotFound):
        change_staff(second, uuid4(), login, role="admin")
    with connect(place, "csr") as session:
        assert outcome(
            session, f"select app.set_password('{login}', '{verifier}', 'infinity')"
        ) == ("42501")
        assert outcome(
            session, f"select app.set_role('{place.branch_id}', '{login}', 'admin')"
        ) == ("42501")
        assert outcome(session, "select app.change_password('plain')") == "BK001"
        assert outcome(session, "alter role current_user valid until 'infinity'") == "42501"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("short", "10 to 200"),
        ("", "10 to 200"),
        ("x" * 201, "10 to 200"),
        ("contraseña larga", "English keyboard"),
        ("tab\tin the middle", "English keyboard"),
        ("zero\0inside it all", "English keyboard"),
        (" " * 10, "different"),
        ("a" * 10, "different"),
        ("Ababababab", "different"),
        ("jane.doe-Jane.Doe", "login"),
    ],
)
def test_no_such_password(wrong: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why) as refused:
        check_password(wrong, "jane.doe")
    assert refused.value.field == "new"


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "x" * 81])
def test_no_such_name(place: Office, admin: Desk, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        change_staff(admin, uuid4(), place.login("csr"), display_name=name)
    assert refused.value.field == "display_name"


def test_last_sign_in_is_ones_own_alone(place: Office, admin: Desk) -> None:
    login = newcomer(place, admin)
    assert find_staff(admin, login).last_sign_in_at is None
    with open_database(place.target(login.removeprefix(f"{place.prefix}.")), PASSWORD) as database:
        desk = open_desk(database)
        record_sign_in(desk)
        first = find_staff(admin, login).last_sign_in_at
        record_sign_in(desk)
    last = find_staff(admin, login).last_sign_in_at
    assert first is not None
    assert last is not None
    assert first < last
    # not a row of the trail; the founder has none at all
    assert acts_of(admin, login) == ["add_staff"]
    record_sign_in(place.admin_desk)
    assert isinstance(find_staff(admin, place.login("csr")), StaffMember)


def test_many_admins_at_one_login_at_once(place: Office, admin: Desk) -> None:
    """Roles are rows of the catalogue, which knows no waiting: the acts queue before it."""
    login = newcomer(place, admin)
    second = place.login(f"boss{uuid4().hex[:6]}")
    add_staff(admin, second, "admin", password=PASSWORD)
    with open_database(place.target(second.removeprefix(f"{place.prefix}.")), PASSWORD) as database:
        desks = [admin, open_desk(database, "arvada")] * 4

        def work(n: int) -> str:
            if n % 2:
                change_staff(desks[n], uuid4(), login, role=("csr", "dispatcher")[n // 2 % 2])
                return ""
            return reset_password(desks[n], uuid4(), login)

        with ThreadPoolExecutor(4) as pool:
            drawn = [password for password in pool.map(work, range(8)) if password]
    lets_in = []
    for password in drawn:
        try:
            lets_in.append(roles_of(place, login, password))
        except SignInRefused:
            continue
    assert lets_in == [(find_staff(admin, login).role,)]
