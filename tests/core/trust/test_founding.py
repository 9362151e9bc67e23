"""Branches and staff: whom an admin can make a login for, and whose login nobody can take."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.database.desk import open_database, open_desk
from core.errors import ActReused, InvalidInput, NotAllowed, SignInRefused
from core.trust.founding import (
    DrawnPassword,
    NewStaff,
    add_branch,
    add_staff,
    draw_password,
    scram_verifier,
)
from core.trust.staff import deactivate_staff, find_staff, list_staff
from tests.core.database.forge import connect, connect_owner, outcome, run
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.database.desk import Desk
    from tests.core.database.forge import Raw
    from tests.office import Office

# one worker, so that its scene is made once
VERIFIER = scram_verifier(PASSWORD)


@pytest.fixture(scope="module")
def admin(office: Office) -> Desk:
    return office.desk("admin")


@pytest.fixture(scope="module")
def owner(office: Office) -> Iterator[Raw]:
    with connect_owner(office) as connection:
        yield connection


@pytest.fixture(scope="module")
def second(office: Office) -> Desk:
    """Another branch's admin."""
    add_branch(office.admin, "boulder", "Boulder", "America/Denver")
    founder = open_desk(office.admin, "boulder")
    add_staff(founder, office.login("admin9"), "admin", password=PASSWORD)
    add_staff(founder, office.login("csr9"), "csr", password=PASSWORD)
    return office.desk("admin9")


def memberships(owner: Raw, login: str) -> set[str]:
    rows = run(
        owner,
        "select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid"
        " where m.member = %s::regrole",
        (f'"{login}"',),
    )
    return {name for (name,) in rows}


def test_a_verifier_is_what_postgresql_makes_of_the_password(owner: Raw, office: Office) -> None:
    """RFC 5802: what is stored proves the password and does not contain it."""
    password = draw_password()
    found = re.fullmatch(r"SCRAM-SHA-256\$(\d+):([^$]+)\$([^:]+):(.+)", scram_verifier(password))
    assert found is not None
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), b64decode(found[2]), int(found[1]))
    client = hmac.digest(salted, b"Client Key", "sha256")
    assert hashlib.sha256(client).digest() == b64decode(found[3])
    assert hmac.digest(salted, b"Server Key", "sha256") == b64decode(found[4])
    assert len({draw_password() for _ in range(50)}) == 50
    stored = run(
        owner, "select rolpassword from pg_authid where rolname = %s", (office.login("csr"),)
    )
    assert stored[0][0].startswith("SCRAM-SHA-256$4096:")


def test_a_new_login_signs_in_with_its_password_only(admin: Desk, office: Office) -> None:
    login = office.login("new")
    made = add_staff(admin, login, "csr")
    assert made.password is not None
    office_target = office.target("new")
    with open_database(office_target, made.password) as database:
        assert open_desk(database).branch.roles == ("csr",)
    for wrong in ("wrong", "", None, scram_verifier(made.password)):
        with open_database(office_target, wrong) as database, pytest.raises(SignInRefused):
            open_desk(database)


@pytest.mark.parametrize(
    "login",
    [
        "", "A", "Éva", "x" * 41, "1st", "a b", 'a"b', "a'b", "a;b", "a\nb", "a\\b", "public",
        "none", "postgres", "booker_owner", "booker_keeper", "booker_csr_0", "pg_read_all_data",
        "pg_x",
        'x" superuser --', "x' superuser; create role y superuser --", "x\0y",
    ],
)  # fmt: skip
def test_no_such_login(admin: Desk, login: str) -> None:
    with pytest.raises(InvalidInput):
        add_staff(admin, login, "csr")


@pytest.mark.parametrize("role", ["", "founder", "CSR", "csr ", "admin' or '1", "owner", None])
def test_no_such_role(admin: Desk, office: Office, role: str) -> None:
    with pytest.raises(InvalidInput):
        add_staff(admin, office.login("x"), role)


@pytest.mark.parametrize(
    "verifier",
    [
        "", "secret", None, "md5" + "0" * 32, "SCRAM-SHA-256$4096:a$b:c",
        VERIFIER + "=", VERIFIER + "\n", " " + VERIFIER, VERIFIER.replace("4096", "0"),
        VERIFIER.replace("4096", "99999999"), VERIFIER + "' superuser --", VERIFIER[:-2],
        VERIFIER.replace("SCRAM-SHA-256", "SCRAM-SHA-1"),
    ],
)  # fmt: skip
def test_no_password_in_plain(office: Office, verifier: str | None) -> None:
    """What is no verifier would be taken for the password itself, and travel in plain."""
    call = "select app.add_staff(%s, %s, 'csr', 'n', %s)"
    with connect(office, "admin") as session:
        good = (call, (office.branch_id, office.login("plain"), VERIFIER))
        assert outcome(session, good) == ""
        bad = (call, (office.branch_id, office.login("plain"), verifier))
        assert outcome(session, bad) == "BK001"


@pytest.mark.parametrize("options", ["nologin", "login", "login superuser", "login createrole"])
def test_somebody_elses_role_is_not_adopted(
    admin: Desk, owner: Raw, office: Office, options: str
) -> None:
    name = office.login("foreign")
    run(owner, f'create role "{name}" {options}')
    try:
        with pytest.raises(InvalidInput, match="belongs to somebody else"):
            add_staff(admin, name, "csr")
        assert memberships(owner, name) == set()
    finally:
        run(owner, f'drop role "{name}"')


def test_the_administrator_is_not_adopted(admin: Desk, office: Office) -> None:
    with pytest.raises(InvalidInput, match="cannot be a login"):
        add_staff(admin, office.cluster.administrator.user, "csr")


def test_a_role_that_changes_leaves_no_old_right(admin: Desk, owner: Raw, office: Office) -> None:
    login, branch = office.login("climber"), office.branch_id.hex
    for role in ("csr", "dispatcher", "admin", "csr"):
        made = add_staff(admin, login, role, password=PASSWORD)
        assert memberships(owner, login) == {f"booker_{role}_{branch}"}
        # known already: the password stays the person's own
        assert (made.password is None) == (role != "csr" or made.password is None)
    assert [m.role for m in list_staff(admin) if m.login == login] == ["csr"]


def test_a_right_that_somebody_else_gave_is_told_of(
    admin: Desk, owner: Raw, office: Office
) -> None:
    """Booker cannot take it back (PostgreSQL 16 on), so the change of role is not a lie either."""
    login, group = office.login("given"), f"booker_dispatcher_{office.branch_id.hex}"
    add_staff(admin, login, "csr", password=PASSWORD)
    run(owner, f'grant {group} to "{login}"')
    with pytest.raises(NotAllowed, match="not given by Booker"):
        add_staff(admin, login, "csr")
    run(owner, f'revoke {group} from "{login}"')
    add_staff(admin, login, "dispatcher")
    assert memberships(owner, login) == {group}


def test_an_admin_has_no_say_in_another_branch(
    admin: Desk, second: Desk, owner: Raw, office: Office
) -> None:
    there = second.branch.branch_id
    with connect(office, "admin") as session:
        for role in ("csr", "dispatcher", "admin"):
            call = "select app.add_staff(%s, %s, %s, 'n', %s)"
            sent = (there, office.login("admin"), role, VERIFIER)
            assert outcome(session, (call, sent)) == "BK008"
        sent = (there, office.login("csr9"), "admin", VERIFIER)
        assert outcome(session, (call, sent)) == "BK008"
    # sharing a person changes nothing over there, their password least of all
    before = run(owner, "select rolpassword from pg_authid where rolname = %s",
                 (office.login("csr9"),))  # fmt: skip
    shared = add_staff(admin, office.login("csr9"), "csr", password="another-password")
    assert shared.password is None
    assert memberships(owner, office.login("csr9")) == {
        f"booker_csr_{there.hex}", f"booker_csr_{office.branch_id.hex}",
    }  # fmt: skip
    after = run(owner, "select rolpassword from pg_authid where rolname = %s",
                (office.login("csr9"),))  # fmt: skip
    assert before == after
    assert [m.login for m in list_staff(second)] == [
        office.login("admin9"), office.login("csr9"),
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["csr", "dispatcher"])
def test_only_admins_add_staff(office: Office, role: str) -> None:
    with pytest.raises(NotAllowed):
        add_staff(office.desk(role), office.login("friend"), "admin")


def test_staff_found_no_branch(office: Office) -> None:
    with pytest.raises(NotAllowed):
        add_branch(office.desk("admin").database, "mine", "Mine", "UTC")


@pytest.mark.parametrize("code", ["", "A", "a b", "-a", "x" * 33, "a'b", 'a"b', "a;b", "a\nb"])
def test_no_such_code(office: Office, code: str) -> None:
    with pytest.raises(InvalidInput):
        # the name is trimmed, so a line's end is put where it stays
        add_branch(office.admin, f"{code}\nx" if code.endswith("\n") else code, "n", "UTC")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "utc'", "America/denver; drop"])
def test_no_such_time_zone(office: Office, zone: str) -> None:
    with pytest.raises(InvalidInput):
        add_branch(office.admin, "zoned", "n", zone)


def test_a_code_is_given_once(office: Office) -> None:
    with pytest.raises(InvalidInput, match="already"):
        add_branch(office.admin, "arvada", "Another", "UTC")
    with pytest.raises(NotAllowed):
        open_desk(office.admin, "zoned")


def test_one_code_founded_twice_at_once_is_founded_once(office: Office) -> None:
    def found(_: int) -> bool:
        try:
            add_branch(office.admin, "rush", "Rush", "UTC")
        except InvalidInput:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(found, range(2))) == [False, True]


def test_one_login_made_twice_at_once_is_made_once(office: Office, admin: Desk) -> None:
    login = office.login("twin")

    def make(_: int) -> str | None:
        return add_staff(admin, login, "csr").password

    with ThreadPoolExecutor(2) as pool:
        passwords = list(pool.map(make, range(2)))
    assert sorted(password is None for password in passwords) == [False, True]


def test_a_code_is_free_again_in_a_new_database_of_the_name(
    make_office: Callable[[], Office],
) -> None:
    """Roles outlive a dropped database; the branch they stood for does not."""
    office = make_office()
    office.admin.close()
    office.cluster.execute(f"drop database {office.dbname} with (force)")
    office.cluster.execute(f"create database {office.dbname} template booker_template")
    add_branch(office.admin, "arvada", "Arvada", "America/Denver")
    assert len(office.rows("select 1 from booker.branches")) == 1
    with pytest.raises(InvalidInput, match="already"):
        add_branch(office.admin, "arvada", "Arvada", "America/Denver")


def test_the_only_admin_stays_one(make_office: Callable[[], Office]) -> None:
    office = make_office()
    admin = office.desk("admin")
    with pytest.raises(InvalidInput, match="only admin"):
        add_staff(admin, office.login("admin"), "csr")
    assert office.login("admin") in {m.login for m in list_staff(admin) if m.role == "admin"}
    add_staff(admin, office.login("second"), "admin")
    assert add_staff(admin, office.login("admin"), "csr").role == "csr"


def test_a_branch_has_a_name(office: Office) -> None:
    with pytest.raises(InvalidInput, match="name"):
        add_branch(office.admin, "nameless", "  ", "UTC")


def test_an_act_repeated_after_a_lost_answer_tells_the_same_password(
    office: Office, admin: Desk
) -> None:
    login, act, drawn = office.login("again"), uuid4(), DrawnPassword()
    assert drawn.password not in repr(drawn)
    made = add_staff(admin, login, "csr", act_id=act, drawn=drawn, only_new=True)
    assert made == NewStaff(login, "csr", drawn.password)
    assert add_staff(admin, login, "csr", act_id=act, drawn=drawn, only_new=True) == made
    with open_database(office.target("again"), drawn.password) as database:
        assert open_desk(database).branch.roles == ("csr",)
    # another one that is drawn would not be theirs: it is never told as if it were
    with pytest.raises(ActReused):
        add_staff(admin, login, "csr", act_id=act, only_new=True)
    kept = office.rows(
        "select content::text, result::text from booker.acts where act_id = :a", a=act
    )
    assert len(kept) == 1
    assert not any(drawn.password in word or "SCRAM" in word for word in kept[0])


def test_who_is_in_the_list_already_is_not_new(office: Office, admin: Desk) -> None:
    login = office.login("listed")
    add_staff(admin, login, "dispatcher", display_name="Lee", password=PASSWORD)
    with pytest.raises(InvalidInput, match=f"{login} is in the list already"):
        add_staff(admin, login, "csr", only_new=True)
    member = find_staff(admin, login)
    assert (member.role, member.display_name) == ("dispatcher", "Lee")
    deactivate_staff(admin, uuid4(), login)
    with pytest.raises(InvalidInput, match="in the list already"):
        add_staff(admin, login, "csr", only_new=True)
