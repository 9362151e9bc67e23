"""Signing in for the window, at a real database: every way in, and every way to be refused."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
from keyring.backends import fail

from booker_desktop.gate import DesktopGate
from booker_desktop.profiles import Profile, Profiles
from core.database.desk import open_desk
from core.errors import (
    BookerError,
    InvalidInput,
    LockedOut,
    NotAllowed,
    NotFound,
    SignInRefused,
    Unreachable,
    UnsafeDatabase,
)
from core.trust.founding import add_branch, add_staff
from tests.booker_desktop.keyrings import LockedKeyring, MemoryKeyring, in_use
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from core.database.target import Target
    from tests.office import Office
    from ui.gate import SignedIn


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    monkeypatch.delenv("BOOKER_PASSWORD", raising=False)


@pytest.fixture(autouse=True)
def keyring() -> Iterator[MemoryKeyring]:
    with in_use(MemoryKeyring()) as backend:
        yield backend


def add_profile(target: Target, *, branch: str | None = None, host: str | None = None) -> None:
    """The profile ``office``, at ``target``."""
    where = host or target.host
    Profiles().add(
        Profile("office", "central", where, target.port, target.dbname, branch=branch),
        replace_existing=True,
    )


@pytest.fixture
def office(office: Office) -> Office:
    add_profile(office.target("csr"))
    return office


def sign_in(
    office: Office, login: str = "csr", password: str | None = PASSWORD, **more: object
) -> SignedIn:
    remember = bool(more.pop("remember", False))
    branch = more.pop("branch", None)
    assert not more
    return DesktopGate().sign_in(
        "office",
        office.login(login),
        password,
        remember=remember,
        branch=None if branch is None else str(branch),
    )


def refused(
    office: Office, kind: type[BookerError], *words: str, login: str = "csr"
) -> BookerError:
    """What signing in raises, exactly of that kind, with these words in it."""
    with pytest.raises(kind) as caught:
        sign_in(office, login)
    assert type(caught.value) is kind
    for word in words:
        assert word in f"{caught.value.title} {caught.value.message} {caught.value.next_step}"
    return caught.value


def test_who_signs_in_gets_a_pool_and_the_branch_with_their_roles(office: Office) -> None:
    signed_in = sign_in(office)
    with signed_in.database as database:
        assert database.login == office.login("csr")
        assert signed_in.branch is not None
        assert (signed_in.branch.code, signed_in.branch.roles) == ("arvada", ("csr",))
        assert (signed_in.branches, signed_in.hint) == ((signed_in.branch,), "")
        assert signed_in.password == PASSWORD
        assert PASSWORD not in repr(signed_in)


def test_a_password_is_remembered_used_and_forgotten(
    office: Office, keyring: MemoryKeyring
) -> None:
    gate = DesktopGate()
    login = office.login("csr")
    assert gate.keyring_refusal() is None
    assert not gate.is_remembered("office", login)
    sign_in(office, remember=True).database.close()
    assert keyring.kept == {("booker:office", login): PASSWORD}
    assert gate.is_remembered("office", login)
    again = sign_in(office, password=None, remember=True)
    again.database.close()
    assert again.password == PASSWORD
    sign_in(office, remember=False).database.close()
    assert keyring.kept == {}
    with pytest.raises(SignInRefused, match="No password"):
        sign_in(office, password=None)


def test_what_the_keyring_has_can_be_left_as_it_is(office: Office, keyring: MemoryKeyring) -> None:
    keyring.set_password("booker:office", office.login("csr"), "of old")
    DesktopGate().sign_in("office", office.login("csr"), PASSWORD, remember=None).database.close()
    assert keyring.kept == {("booker:office", office.login("csr")): "of old"}


def test_a_one_time_password_must_be_changed_and_the_new_one_opens_a_new_pool(
    make_office: Callable[[], Office], keyring: MemoryKeyring
) -> None:
    office = make_office()
    add_profile(office.target("csr"))
    drawn = add_staff(office.admin_desk, office.login("maria"), "csr").password
    first = sign_in(office, "maria", drawn, remember=True)
    assert first.must_change
    assert not sign_in_closed(office).must_change
    gate = DesktopGate()
    with pytest.raises(InvalidInput) as caught:
        gate.change_password(first, "short")
    assert caught.value.field == "new"
    # refused, it stays open
    assert open_desk(first.database).branch.code == "arvada"
    second = gate.change_password(first, "a password of my own")
    with second.database as database:
        assert not second.must_change
        assert second.branch == first.branch
        assert open_desk(database).branch.code == "arvada"
    assert keyring.kept == {("booker:office", office.login("maria")): "a password of my own"}
    with pytest.raises(SignInRefused):
        sign_in(office, "maria", drawn)


def test_without_a_keyring_the_new_password_is_not_remembered_either(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    add_profile(office.target("csr"))
    with in_use(fail.Keyring()):  # type: ignore[no-untyped-call]
        signed_in = sign_in(office)
        changed = DesktopGate().change_password(signed_in, "a password of my own")
        changed.database.close()
        assert changed.hint == ""


def sign_in_closed(office: Office) -> SignedIn:
    """As `sign_in`, with nothing left open."""
    signed_in = sign_in(office)
    signed_in.database.close()
    return signed_in


def test_an_old_remembered_password_says_so_and_a_wrong_one_does_not(
    office: Office, keyring: MemoryKeyring
) -> None:
    keyring.set_password("booker:office", office.login("csr"), "of old")
    with pytest.raises(SignInRefused, match="remembered on this computer is refused"):
        sign_in(office, password=None)
    with pytest.raises(SignInRefused, match="refused this login or password"):
        sign_in(office, password="wrong", remember=True)
    assert keyring.kept[("booker:office", office.login("csr"))] == "of old"


def test_a_keyring_that_is_locked_or_missing_is_a_hint_only(office: Office) -> None:
    with in_use(LockedKeyring()):
        signed_in = sign_in(office, remember=True)
        signed_in.database.close()
        assert "locked" in signed_in.hint
        assert not DesktopGate().is_remembered("office", office.login("csr"))
    with in_use(fail.Keyring()):  # type: ignore[no-untyped-call]
        assert "no keyring" in (DesktopGate().keyring_refusal() or "")
        signed_in = sign_in(office, remember=True)
        signed_in.database.close()
        assert "no keyring" in signed_in.hint


def test_a_locked_login_is_told_from_a_wrong_password(make_office: Callable[[], Office]) -> None:
    office = make_office()
    add_profile(office.target("csr"))
    office.execute(f'alter role "{office.login("csr")}" nologin')
    refused(office, LockedOut, "locked", "unlock")


def test_staff_of_no_branch_are_told(office: Office) -> None:
    login = office.login("nobody")
    office.execute(f"create role \"{login}\" login password '{PASSWORD}' in role booker_staff")
    refused(office, NotAllowed, "not staff of any branch", "administrator", login="nobody")


def test_a_database_that_is_not_ready_is_told_how(make_office: Callable[[], Office]) -> None:
    office = make_office()
    add_profile(office.target("csr"))
    version = office.rows("select version_num from booker.alembic_version")[0].version_num
    office.execute("update booker.alembic_version set version_num = '0000'")
    refused(office, UnsafeDatabase, "schema is 0000", "booker init")
    office.execute("update booker.alembic_version set version_num = '9999'")
    refused(office, UnsafeDatabase, "schema is 9999", "Install the newer Booker")
    office.execute("update booker.alembic_version set version_num = :v", v=version)
    office.execute("alter table booker.bookings disable trigger guard_transition")
    refused(office, UnsafeDatabase, "guard_transition")
    office.execute("alter table booker.bookings enable trigger guard_transition")
    sign_in(office).database.close()


def test_nobody_there_is_told(office: Office) -> None:
    with socket.socket() as taken:
        # bound and not listening: nobody else gets the port, nobody answers on it
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        Profiles().add(
            Profile("office", "central", "127.0.0.1", port, "booker"), replace_existing=True
        )
        refused(office, Unreachable, "cannot be reached")


def test_a_sign_in_that_hangs_is_broken_off(office: Office) -> None:
    gate = DesktopGate()
    caught: list[BaseException] = []

    def knock() -> None:
        try:
            gate.sign_in("office", office.login("csr"), PASSWORD, remember=False)
        except BookerError as error:
            caught.append(error)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        Profiles().add(
            Profile("office", "central", "127.0.0.1", port, "booker"), replace_existing=True
        )
        thread = threading.Thread(target=knock)
        thread.start()
        # it has come, and waits for a word
        peer, _ = silent.accept()
        with peer:
            gate.give_up()
            thread.join(5)
            assert not thread.is_alive()
    assert [type(error) for error in caught] == [Unreachable]


def test_staff_of_several_branches_choose_and_are_remembered(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    target = office.target("csr")
    add_profile(target)
    add_branch(office.admin, "boulder", "Boulder branch", "America/Denver")
    add_staff(open_desk(office.admin, "boulder"), office.login("csr"), "dispatcher")
    first = sign_in(office)
    first.database.close()
    assert [branch.code for branch in first.branches] == ["arvada", "boulder"]
    assert first.branch is None
    assert first.at(first.branches[1]).branch == first.branches[1]
    named = sign_in(office, branch="boulder")
    named.database.close()
    assert named.branch is not None
    assert (named.branch.code, named.branch.roles) == ("boulder", ("dispatcher",))
    add_profile(target, branch="arvada")
    usual = sign_in(office)
    usual.database.close()
    assert usual.branch is not None
    assert usual.branch.code == "arvada"


def test_the_chosen_profile_comes_first_and_each_says_what_it_is(office: Office) -> None:
    assert [(c.name, c.kind, c.is_new) for c in DesktopGate("office").profiles()] == [
        ("office", "central", False),
        ("demo", "sample", True),
        ("local", "local", True),
    ]
    assert DesktopGate().profiles()[0].name == "local"
    assert DesktopGate("office").profiles()[0].host == office.target("csr").host
    with pytest.raises(NotFound, match="There is no profile"):
        DesktopGate("atlantis").profiles()
    with pytest.raises(InvalidInput, match="Nobody is named"):
        DesktopGate().sign_in("office", "", PASSWORD, remember=False)
